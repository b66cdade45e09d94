"""Questions about consents: what is shared of a dossier, and what one's organisation got."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Q

from samenspel.avg.bevoegdheden import kent_maatjes, per_stuk_met, per_stuk_met_jurist, per_stuk_voor
from samenspel.avg.deuren import delingen
from samenspel.avg.models import MAATJE, Deling, ToestemmingKort
from samenspel.avg.onderdelen import Onderdeel, onderdelen
from samenspel.kern.identiteit import Aanwezige
from samenspel.organisaties.models import Organisatie
from samenspel.plan.domeinen import TALEN
from samenspel.toegang.categorieen import NAMEN, namen
from samenspel.toegang.matrix import CATEGORIEEN, recht
from samenspel.toegang.models import (
    EEN_OP_EEN,
    MACHTIGING,
    Aanstelling,
    Betrokkenheid,
    Gebruiker,
    Machtiging,
    Meewerking,
    Rol,
    Toewijzing,
)

_TAALNAAM = dict(TALEN)


@dataclass(frozen=True, slots=True)
class Gedeeldregel:
    """One consent, with what it is about as far as the reader may know that."""

    toestemming: ToestemmingKort
    categorie: str
    onderdeel: Onderdeel | None
    geldt: bool
    meekijken: tuple[str, ...] = ()
    """Of somebody who looks along for the newcomer: the parts that they chose (ADR 29)."""

    @property
    def taal(self) -> str:
        """The language by its name: who chose in Mijn plan left the code of the page."""
        return str(_TAALNAAM.get(self.toestemming.taal, self.toestemming.taal))


@dataclass(frozen=True, slots=True)
class MetU:
    """What the reader's organisation got, with who asked for it."""

    deling: Deling
    onderdeel: Onderdeel


def gedeeld_van(dossier_ids: Sequence[UUID], *, wie: Aanwezige, op: date) -> list[Gedeeldregel]:
    """Every consent of these records of one person, those that hold first, the newest first."""
    vraag = ToestemmingKort.objects.zichtbaar_voor(wie).filter(dossier_id__in=dossier_ids)
    rijen = list(vraag.select_related("organisatie", "ontvanger", "gevraagd_door").order_by("-gevraagd_op", "-pk"))
    over = _over(rijen, wie)
    meekijken = _meekijken(rijen)
    regels = [
        Gedeeldregel(
            rij,
            _waarover(rij, meekijken.get(rij.rij_id, ())),
            over.get(rij.rij_id),
            geldt=rij.ingetrokken_op is None and rij.tot >= op,
            meekijken=meekijken.get(rij.rij_id, ()),
        )
        for rij in rijen
    ]
    return sorted(regels, key=lambda regel: not regel.geldt)


def _meekijken(rijen: Sequence[ToestemmingKort]) -> dict[UUID, tuple[str, ...]]:
    """By authorisation the parts that were chosen; no statement where there is none."""
    welke = Machtiging.objects.filter(pk__in=[rij.rij_id for rij in rijen if rij.tabel == MACHTIGING])
    return {pk: tuple(onderdelen_) for pk, onderdelen_ in welke.values_list("pk", "onderdelen")}


def _waarover(rij: ToestemmingKort, meekijken: tuple[str, ...]) -> str:
    if rij.tabel == MACHTIGING:
        return f"mag meekijken bij {namen(list(meekijken))}"
    return str(NAMEN[rij.betreft])


def _over(rijen: Sequence[ToestemmingKort], wie: Aanwezige) -> dict[UUID, Onderdeel]:
    """What they are about, for who reads those categories in full; a newcomer reads at home which kind it is and no more (ADR 7)."""
    if not rijen or wie.rol == "inburgeraar":
        return {}
    mag = {rij.betreft for rij in rijen if recht(wie.rol, rij.betreft).lees}
    gevonden = onderdelen(
        [rij.dossier_id for rij in rijen], wie=wie, categorieen=mag, rijen=[rij.rij_id for rij in rijen]
    )
    return {deel.rij_id: deel for deel in gevonden}


def met_ons_gedeeld(dossier_id: UUID, *, wie: Aanwezige) -> list[MetU]:
    """What the newcomer let one's organisation, or oneself, know, and nothing beside it."""
    open_ = [c for c in CATEGORIEEN if recht(wie.rol, c).gedeeld]
    rijen = {
        rij.rij_id: rij
        for categorie in open_
        for rij in delingen(wie, categorie).filter(dossier_id=dossier_id).select_related("gevraagd_door")
    }
    if not rijen:
        return []
    return [
        MetU(rijen[deel.rij_id], deel)
        for deel in onderdelen([dossier_id], wie=wie, categorieen=open_, rijen=rijen)
        if deel.rij_id in rijen
    ]


def te_delen_met(organisatie: Organisatie, dossier_ids: Sequence[UUID], *, wie: Aanwezige, op: date) -> list[Onderdeel]:
    """What the newcomer may be asked about for this organisation: cells T only, and what holds now."""
    delen = onderdelen(dossier_ids, wie=wie, categorieen=per_stuk_met(organisatie.soort))
    return delen + een_op_een(organisatie, dossier_ids, wie=wie, op=op) if kent_maatjes(organisatie.soort) else delen


def te_delen_met_jurist(jurist: Gebruiker, dossier_ids: Sequence[UUID], *, wie: Aanwezige) -> list[Onderdeel]:
    """What the newcomer may be asked about for this one jurist (ADR 28)."""
    delen = onderdelen(dossier_ids, wie=wie, categorieen=per_stuk_met_jurist())
    return [replace(deel, voor=jurist.pk) for deel in delen]


def juristen(dossier_ids: Iterable[UUID], *, wie: Aanwezige, op: date) -> list[Gebruiker]:
    """Who was asked to look at an objection here, and works here as a jurist today."""
    hier = {"gemeente_id": wie.gemeente_id}
    mee = Meewerking.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=op), dossier_id__in=list(dossier_ids), vanaf__lte=op, gestopt_op__isnull=True, **hier
    )  # fmt: skip
    als = Aanstelling.objects.geldig(op).filter(rol=Rol.JURIST_BEZWAAR, **hier)
    zij = Gebruiker.objects.filter(pk__in=mee.values("gebruiker_id")).filter(pk__in=als.values("gebruiker_id"))
    return list(zij.order_by("naam", "pk"))


def een_op_een(organisatie: Organisatie, dossier_ids: Sequence[UUID], *, wie: Aanwezige, op: date) -> list[Onderdeel]:
    """That somebody of this organisation helps one on one at all, and what each of those who do may be told (ADR 27)."""
    hun = {"gemeente_id": wie.gemeente_id, "organisatie_id": organisatie.pk, "dossier_id__in": dossier_ids}
    mee = Betrokkenheid.objects.loopt(op).filter(categorieen__contains=["C13"], **hun)
    delen = [
        Onderdeel(MAATJE, rij.pk, rij.dossier_id, "C13", "Een taalmaatje of sleutelpersoon, één op één", rij.doel, rij.vanaf)
        for rij in mee.order_by("pk")
    ]  # fmt: skip
    hulp = Toewijzing.objects.filter(gestopt_op__isnull=True, tot__gte=op, **hun).select_related("gebruiker")
    rollen = dict(
        Aanstelling.objects.geldig(op).filter(gebruiker_id__in=hulp.values("gebruiker_id"), rol__in=EEN_OP_EEN)
        .values_list("gebruiker_id", "rol")
    )  # fmt: skip
    for een in hulp.order_by("gebruiker__naam", "pk"):
        stuks = onderdelen([een.dossier_id], wie=wie, categorieen=per_stuk_voor(rollen.get(een.gebruiker_id, "")))
        delen += [
            replace(d, voor=een.gebruiker_id, titel=f"Voor {een.gebruiker.naam}: {d.titel.lower()}") for d in stuks
        ]
    return delen


def ontvangers(dossier_ids: Sequence[UUID], *, wie: Aanwezige, op: date) -> list[Organisatie]:
    """Who takes part today for a category of which single things can be shared."""
    hier = Betrokkenheid.objects.loopt(op).filter(gemeente_id=wie.gemeente_id, dossier_id__in=dossier_ids)
    gevonden = {
        mee.organisatie_id: mee.organisatie
        for mee in hier.select_related("organisatie")
        if set(mee.categorieen)
        & ({*per_stuk_met(mee.organisatie.soort)} | ({"C13"} if kent_maatjes(mee.organisatie.soort) else set()))
    }
    return sorted(gevonden.values(), key=lambda organisatie: organisatie.naam)
