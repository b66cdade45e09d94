"""One signal of DUO by hand: find the person, make the facts, or open a dossier when the signal brings somebody new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeGuard
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from samenspel.dossiers.bevoegdheden import mag_bewerken
from samenspel.dossiers.bonnen import KENNISGEVING, ONTVANGEN
from samenspel.dossiers.dubbelen import Lijkt, bij_collega, mogelijke_dubbelen, noteer_genoemd, wie_lijkt_erop
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier, Gebeurtenis, Regime
from samenspel.dossiers.samen import ids_van
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.koppelingen.bevoegdheden import mag_inlezen
from samenspel.koppelingen.duo.signalen import Feit, Signaal, feiten
from samenspel.personen.models import Nummer, NummerKort
from samenspel.personen.nummers import leg_nummer_vast, met_nummer, normaliseer_bsn, normaliseer_v_nummer

KORTSTE_REDEN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Nieuweling:
    """Who DUO tells us about for the first time."""

    naam: str = ""
    geboortedatum: str = ""
    zelfde: UUID | None = None
    """This dossier, in sight, is of the same person."""
    anders_omdat: str = ""
    """Why it is nobody who is here already."""


class LijktOp(Weigering):
    """Somebody with this name and birth date is here already; `lijkt` says who, for the choice."""

    def __init__(self, lijkt: Lijkt) -> None:
        zin = _("Deze persoon is er misschien al. Kies of het dezelfde is.")
        if not lijkt.dossiers:
            zin = _(
                "Deze persoon heeft misschien al een dossier bij een collega. Geef het signaal aan de regievoerder."
            )
        super().__init__(zin, veld="wie_is_het")
        self.lijkt = lijkt


class BijCollega(Weigering):
    """Somebody who is not in sight has this very number. `gaat_door_in`: the record to which one in sight led."""

    def __init__(self, gaat_door_in: UUID | None = None, bij: str = "") -> None:
        super().__init__(bij_collega(bij), veld="wie")
        self.gaat_door_in = gaat_door_in


@dataclass(frozen=True, slots=True)
class Verwerkt:
    """What a signal did. `stond_er_al`: the dossier knew it, nothing was added."""

    dossier: Dossier
    nieuw: bool
    stond_er_al: bool


def vind(tekst: str, *, wie: Aanwezige) -> Dossier | None:
    """The dossier of a BSN, V-number or dossier number, within sight; a merged one leads to the one that goes on."""
    op_nummer = Q(nummer=tekst.strip().upper()) | Q(pk__in=met_nummer(tekst, wie=wie).values("dossier_id"))
    gevonden = (
        Dossier.objects.zichtbaar_voor(wie)
        .filter(op_nummer)
        .select_related("gemeente", "samengevoegd_in__gemeente")
        .first()
    )
    while gevonden is not None and gevonden.samengevoegd_in_id is not None:  # an older merge may still form a chain
        if gevonden.samengevoegd_in is None:  # it goes on in a record that is not in sight
            raise BijCollega(gevonden.samengevoegd_in_id)
        gevonden = gevonden.samengevoegd_in
    return gevonden


@transaction.atomic
def verwerk_signaal(
    signaal: Signaal,
    wie_tekst: str,
    *,
    op: date,
    waarden: Mapping[str, Any],
    door: Aanwezige,
    nu: datetime,
    sleutel: UUID,
    nieuweling: Nieuweling | None = None,
    ontvangen_op: date | None = None,
) -> Verwerkt:
    """Record a signal. The same `sleutel` twice is one signal, and what the dossier knew is not recorded again.

    `ontvangen_op`: the day on which the notice reached us, when that was not today.
    """
    mag_inlezen(door, "duo").of_weiger()
    dossier, nieuw = vind(wie_tekst, wie=door), False
    if dossier is None:
        dossier, nieuw = _herken_of_open(
            signaal, wie_tekst, nieuweling or Nieuweling(), op=op, waarden=waarden, door=door, nu=nu, sleutel=sleutel
        )
    if dossier.regime == Regime.WI2013:
        raise Weigering(
            _("Dossier %(nummer)s valt onder de oude wet. Dit signaal past daar niet bij.")
            % {"nummer": dossier.nummer},
            veld="wie",
        )
    if signaal.opent:
        waarden = {**waarden, "doelgroep": waarden.get("doelgroep") or dossier.doelgroep_nu}
    gemaakt = 0
    feiten_van_nu = feiten(signaal, op=op, waarden=waarden)
    for plek, (soort, dag, gegevens) in enumerate(feiten_van_nu):
        if not _bekend(dossier, soort, dag, gegevens):
            _leg_vast(
                dossier, soort, op=dag, door=door, gegevens=gegevens, bron=Gebeurtenis.Bron.DUO, vastgelegd_op=nu,
                sleutel=uuid5(sleutel, f"feit {plek}"),
            )  # fmt: skip
            gemaakt += 1
    if _kwam_eerder(ontvangen_op, feiten_van_nu, nu) and not _bekend(dossier, ONTVANGEN, ontvangen_op, {}):
        leg_vast(dossier, ONTVANGEN, op=ontvangen_op, door=door, vastgelegd_op=nu, sleutel=uuid5(sleutel, "ontvangen"))
        gemaakt += 1
    return Verwerkt(dossier, nieuw, gemaakt == 0)


def _kwam_eerder(ontvangen_op: date | None, feiten_van_nu: list[Feit], nu: datetime) -> TypeGuard[date]:
    """The notice came before today, which is when it is recorded: a late notice counts from the day on which it came."""
    kennisgeving = next((dag for soort, dag, _gegevens in feiten_van_nu if soort == KENNISGEVING), None)
    return kennisgeving is not None and ontvangen_op is not None and kennisgeving <= ontvangen_op < localdate(nu)


def _leg_vast(dossier: Dossier, soort: str, **rest: Any) -> None:
    """A fault in the PIP of elsewhere stands at the day of that PIP, not at that of the signal."""
    try:
        leg_vast(dossier, soort, **rest)
    except Weigering as weigering:
        if soort == "pip_dagtekening":
            raise Weigering(weigering.reden, veld="pip_op") from None
        raise


def _bekend(dossier: Dossier, soort: str, op: date, gegevens: dict[str, Any]) -> bool:
    """Does this person's file say so already: here, or in a record that was merged into it, also by way of another?"""
    hier = (
        Q(dossier=dossier) | Q(dossier__samengevoegd_in=dossier) | Q(dossier__samengevoegd_in__samengevoegd_in=dossier)
    )
    staand = Gebeurtenis.objects.filter(hier, soort=soort, op=op, intrekking__isnull=True)
    # whoever recorded it may not have said that it was another municipality's
    wat = {naam: waarde for naam, waarde in gegevens.items() if naam != "elders"}
    return staand.filter(gegevens__contains=wat).exists()


def lijkt_op(tekst: str, nieuweling: Nieuweling, *, door: Aanwezige, nu: datetime) -> Lijkt:
    """Who may be this person, by number or by name and birth date."""
    gezocht = {"naam": nieuweling.naam, "geboortedatum": nieuweling.geboortedatum, **_nummers(tekst)}
    return wie_lijkt_erop(wie=door, nu=nu, **gezocht)


def noteer_verteld(weigering: Weigering, tekst: str, nieuweling: Nieuweling, *, door: Aanwezige, nu: datetime) -> None:
    """A refusal undoes the whole act; that it told of a dossier with a colleague stays, as a look in that dossier."""
    if isinstance(weigering, BijCollega) and weigering.gaat_door_in is not None:
        noteer_genoemd(weigering.gaat_door_in, wie=door, nu=nu)
    elif isinstance(weigering, BijCollega) or (isinstance(weigering, LijktOp) and weigering.lijkt.bij_collega):
        lijkt_op(tekst, nieuweling, door=door, nu=nu)


def in_zicht(tekst: str, nieuweling: Nieuweling, *, door: Aanwezige) -> Lijkt:
    """The same, of dossiers in sight alone: for who is asked again, and records nothing yet."""
    gezocht = {"naam": nieuweling.naam, "geboortedatum": nieuweling.geboortedatum, **_nummers(tekst)}
    return Lijkt(tuple(mogelijke_dubbelen(wie=door, **gezocht)[:5]))


def _herken_of_open(
    signaal: Signaal, tekst: str, nieuweling: Nieuweling, *, op: date, waarden: Mapping[str, Any], door: Aanwezige, nu: datetime,
    sleutel: UUID,
) -> tuple[Dossier, bool]:  # fmt: skip
    """Nobody in sight has this number: it is somebody who is here by another number, or somebody new (then True)."""
    lijkt = lijkt_op(tekst, nieuweling, door=door, nu=nu)
    if lijkt.op_nummer:
        raise BijCollega(bij=lijkt.bij)
    _weiger_onvolledig(signaal, tekst, nieuweling, waarden)
    if nieuweling.zelfde is not None:
        return _voeg_nummer_toe(lijkt, nieuweling.zelfde, _nummers(tekst), door=door), False
    if lijkt and len(nieuweling.anders_omdat.strip()) < KORTSTE_REDEN:
        raise LijktOp(lijkt)
    aanmelding = Aanmelding(
        naam=nieuweling.naam, doelgroep=str(waarden["doelgroep"]), geboortedatum=nieuweling.geboortedatum,
        waarom_nieuw=nieuweling.anders_omdat if lijkt else "", **_nummers(tekst),
    )  # fmt: skip
    nieuw = open_dossier(
        aanmelding, door=door, op=op, bron=Gebeurtenis.Bron.DUO, vastgelegd_op=nu, sleutel=uuid5(sleutel, "dossier")
    )
    return nieuw, True


def _weiger_onvolledig(signaal: Signaal, tekst: str, nieuweling: Nieuweling, waarden: Mapping[str, Any]) -> None:
    """Who is new has a number, a name, a group, and a birth date by which somebody who is here already is found."""
    if not signaal.opent:
        raise Weigering(_("Deze persoon heeft hier geen dossier. Kijk of het nummer klopt."), veld="wie")
    if not _nummers(tekst):
        raise Weigering(
            _("Vul voor een nieuwe persoon het BSN (9 cijfers) of het V-nummer (10 cijfers) in."), veld="wie"
        )
    leeg = [
        veld
        for veld, waarde in (
            ("naam", nieuweling.naam.strip()),
            ("doelgroep", waarden.get("doelgroep")),
            ("geboortedatum", nieuweling.geboortedatum),
        )
        if not waarde
    ]
    if leeg:
        raise Weigering(
            _("Deze persoon is nieuw. Vul ook de naam, de groep en de geboortedatum in. Alleen het jaar mag ook."),
            veld=leeg[0],
        )


def _nummers(tekst: str) -> dict[str, Any]:
    for veld, normaliseer in (("bsn", normaliseer_bsn), ("v_nummer", normaliseer_v_nummer)):
        try:
            return {veld: normaliseer(tekst)}
        except Weigering:
            continue
    return {}


def _voeg_nummer_toe(lijkt: Lijkt, gekozen: UUID, nummers: Mapping[str, Any], *, door: Aanwezige) -> Dossier:
    """The dossier that was chosen gets the number by which DUO knows the person. Another number of that kind is another person."""
    dossier = next((dossier for dossier in lijkt.dossiers if dossier.pk == gekozen), None)
    if dossier is None:
        raise LijktOp(lijkt)
    mag_bewerken(door, "C05").of_weiger()
    for soort, waarde in nummers.items():
        if NummerKort.objects.zichtbaar_voor(door).filter(dossier_id__in=ids_van(dossier), soort=soort).exists():
            woorden = {"nummer": dossier.nummer, "soort": Nummer.Soort(soort).label}
            raise Weigering(
                _("Dossier %(nummer)s heeft een ander %(soort)s. Dan is dit iemand anders, of een van de twee nummers klopt niet.") % woorden,
                veld="wie_is_het",
            )  # fmt: skip
        leg_nummer_vast(dossier.pk, soort, waarde, door=door)
    return Dossier.objects.zichtbaar_voor(door).select_related("gemeente").get(pk=dossier.pk)
