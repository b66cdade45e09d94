"""Some newcomers let a partner know one thing about their health; and twice somebody had to look in an emergency. Through the acts alone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from samenspel.avg.bevoegdheden import per_stuk_met
from samenspel.avg.handelingen.nood import begin_noodtoegang, beoordeel_noodtoegang
from samenspel.avg.handelingen.toestemmen import Gevraagd, leg_toestemming_vast, trek_toestemming_in
from samenspel.avg.handelingen.zaken import Gevraagd as Verzoek
from samenspel.avg.handelingen.zaken import open_zaak
from samenspel.avg.models import NoodtoegangKort, ToestemmingKort, Zaak
from samenspel.avg.onderdelen import onderdelen
from samenspel.demo.bouwer import moment
from samenspel.demo.organisaties import Huis
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.organisaties.models import Organisatie
from samenspel.personen.models import Persoon
from samenspel.toegang.models import Aanstelling, Betrokkenheid
from wet.kalender import plus_maanden

_WAAROM = {
    Organisatie.Soort.MAATSCHAPPELIJKE_BEGELEIDING: "De begeleider gaat mee naar de huisarts.",
    Organisatie.Soort.WELZIJN: "Zo zoekt de maatje-coördinator een activiteit die past.",
    Organisatie.Soort.WERK: "Zo past de proefplaatsing bij wat kan.",
}
_HOEVEEL = 8
"""In the newest dossiers of a municipality."""


def bouw_toestemmingen(huis: Huis, eerst: UUID, op: date) -> UUID | None:
    """Gives the consent that was taken back. In Assen: the newcomer with a login first, then others; one takes it back. And two emergencies, one of them judged; and two requests about the own data."""
    marieke = aanwezig(huis, "marieke@assen.test")
    gemaakt: dict[UUID, UUID] = {}
    with identiteit(marieke):
        for deelname in _deelnames(marieke, eerst, op):
            if len(gemaakt) == _HOEVEEL:
                break
            if deelname.dossier_id in gemaakt:
                continue
            if (sleutel := _deel(deelname, marieke, op - timedelta(days=3 + len(gemaakt)), op)) is not None:
                gemaakt[deelname.dossier_id] = sleutel
        if len(gemaakt) > 2:
            terug = ToestemmingKort.objects.zichtbaar_voor(marieke).get(pk=list(gemaakt.values())[2])
            trek_toestemming_in(terug, door=marieke, nu=moment(op, 8))
        nummers = list(Dossier.objects.zichtbaar_voor(marieke).filter(gesloten_op__isnull=True).order_by("-pk").values_list("nummer", flat=True)[:2])  # fmt: skip
        _verzoeken(marieke, eerst, nummers[0], op)
    if op <= vandaag():
        _noden(huis, nummers, op)
    return list(gemaakt.values())[2] if len(gemaakt) > 2 else None


def _verzoeken(marieke: Aanwezige, eerst: UUID, nummer: str, op: date) -> None:
    """Two people asked about their data: one for a copy, one says that something is wrong."""
    hier = Dossier.objects.zichtbaar_voor(marieke)
    for dossier, soort, vraag, betreft in (
        (
            hier.get(pk=eerst),
            Zaak.Soort.RECTIFICATIE,
            "Mijn geboortedag is niet 1 januari. Die is op mijn pas verzonnen.",
            "C01",
        ),
        (hier.get(nummer=nummer), Zaak.Soort.INZAGE, "Ik wil graag alles lezen wat er over mij staat.", ""),
    ):
        verzoek = Verzoek(
            soort=soort,
            vraag=vraag,
            hoe=Zaak.Hoe.BALIE,
            op=op - timedelta(days=9),
            betreft=betreft,
            identiteit=Zaak.Identiteit.DOCUMENT,
        )
        open_zaak(dossier, verzoek, door=marieke, nu=moment(op, 9))


def aanwezig(huis: Huis, email: str) -> Aanwezige:
    """Somebody who works here, present in the first appointment."""
    gebruiker = huis.gebruikers[email]
    aanstelling = Aanstelling.objects.filter(gebruiker=gebruiker).order_by("pk")[0]
    return Aanwezige(
        gebruiker_id=gebruiker.pk, gemeente_id=aanstelling.gemeente_id, rol=aanstelling.rol, doel="demo", aanstelling_id=aanstelling.pk, naam=gebruiker.naam
    )  # fmt: skip


def _deelnames(wie: Aanwezige, eerst: UUID, op: date) -> list[Betrokkenheid]:
    """Who takes part and may get single things, the newcomer with a login in front."""
    rijen = Betrokkenheid.objects.loopt(op).filter(gemeente_id=wie.gemeente_id).select_related("organisatie").order_by("-pk")  # fmt: skip
    return sorted(
        (rij for rij in rijen if set(rij.categorieen) & set(per_stuk_met(rij.organisatie.soort))),
        key=lambda rij: rij.dossier_id != eerst,
    )


def _deel(deelname: Betrokkenheid, wie: Aanwezige, dag: date, op: date) -> UUID | None:
    """The newest thing that this organisation may be told; None when there is nothing."""
    mag = set(deelname.categorieen) & set(per_stuk_met(deelname.organisatie.soort))
    delen = onderdelen([deelname.dossier_id], wie=wie, categorieen=mag)
    if not delen:
        return None
    persoon = Persoon.objects.zichtbaar_voor(wie).filter(dossier_id=deelname.dossier_id).first()
    taal = persoon.tolk_taal if persoon else ""
    gevraagd = Gevraagd(
        waarom=_WAAROM[Organisatie.Soort(deelname.organisatie.soort)], op=dag, tot=plus_maanden(op, 6), taal=taal or "Nederlands",
        tolk="telefonische tolk" if taal else "", wijze="gesproken", vrij_gezegd=True,
    )  # fmt: skip
    liefst = next((deel for deel in delen if not deel.tabel.startswith("plan_")), delen[0])
    return leg_toestemming_vast(liefst, deelname.organisatie, gevraagd, door=wie, nu=moment(op, 7))


def _noden(huis: Huis, nummers: list[str], op: date) -> None:
    """The FG looked after a complaint nine days ago, and the team leader judged that; since yesterday one waits."""
    fg, rob = aanwezig(huis, "femke@assen.test"), aanwezig(huis, "rob@assen.test")
    begin = _voorbij(op - timedelta(days=9), 14)
    oud = _nood(fg, nummers[0], "avg_zaak", "Een klacht: er staat iets over gezondheid dat niet klopt.", begin)
    with identiteit(rob):
        kort = NoodtoegangKort.objects.zichtbaar_voor(rob).get(pk=oud.pk)
        beoordeel_noodtoegang(
            kort, door=rob, uitkomst="terecht", oordeel="De klacht ging precies hierover. Het gegeven is verbeterd.", tonen=True,
            nu=begin + timedelta(days=2),
        )  # fmt: skip
    _nood(
        fg, nummers[-1], "datalek", "Een brief is naar een oud adres gegaan; nagaan wat erin stond.",
        _voorbij(op - timedelta(days=1), 10),
    )  # fmt: skip


def _voorbij(dag: date, uur: int) -> datetime:
    return min(moment(dag, uur), nu() - timedelta(hours=2))


def _nood(wie: Aanwezige, nummer: str, reden: str, uitleg: str, begin: datetime) -> NoodtoegangKort:
    with identiteit(wie):
        return begin_noodtoegang(
            nummer, door=wie, reden=reden, toelichting=uitleg, categorieen=["C12", "C15"], nu=begin
        )
