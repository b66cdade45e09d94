"""One signal of DUO by hand: find the person, make the facts, or open a dossier when the signal brings somebody new."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier, Gebeurtenis, Regime
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.koppelingen.bevoegdheden import mag_inlezen
from samenspel.koppelingen.duo.signalen import Signaal, feiten
from samenspel.personen.nummers import met_nummer, normaliseer_bsn, normaliseer_v_nummer


@dataclass(frozen=True, slots=True, kw_only=True)
class Nieuweling:
    """Who DUO tells us about for the first time."""

    naam: str = ""
    geboortedatum: str = ""


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
    while gevonden is not None and gevonden.samengevoegd_in is not None:  # an older merge may still form a chain
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
) -> Verwerkt:
    """Record a signal. The same `sleutel` twice is one signal, and what the dossier knew is not recorded again."""
    mag_inlezen(door, "duo").of_weiger()
    dossier = vind(wie_tekst, wie=door)
    nieuw = dossier is None
    if dossier is None:
        dossier = _open(
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
    for plek, (soort, dag, gegevens) in enumerate(feiten(signaal, op=op, waarden=waarden)):
        if not _bekend(dossier, soort, dag, gegevens):
            _leg_vast(
                dossier, soort, op=dag, door=door, gegevens=gegevens, bron=Gebeurtenis.Bron.DUO, vastgelegd_op=nu,
                sleutel=uuid5(sleutel, f"feit {plek}"),
            )  # fmt: skip
            gemaakt += 1
    return Verwerkt(dossier, nieuw, gemaakt == 0)


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
    wat = {
        naam: waarde for naam, waarde in gegevens.items() if naam != "elders"
    }  # whoever recorded it may not have said
    return staand.filter(gegevens__contains=wat).exists()


def _open(
    signaal: Signaal, tekst: str, nieuweling: Nieuweling, *, op: date, waarden: Mapping[str, Any], door: Aanwezige, nu: datetime,
    sleutel: UUID,
) -> Dossier:  # fmt: skip
    if not signaal.opent:
        raise Weigering(_("Deze persoon heeft hier geen dossier. Kijk of het nummer klopt."), veld="wie")
    if not nieuweling.naam.strip() or not waarden.get("doelgroep"):
        raise Weigering(
            _("Deze persoon is nieuw. Vul ook de naam en de groep in."),
            veld="naam" if not nieuweling.naam.strip() else "doelgroep",
        )
    nummers: dict[str, Any] = {}
    for veld, normaliseer in (("bsn", normaliseer_bsn), ("v_nummer", normaliseer_v_nummer)):
        try:
            nummers[veld] = normaliseer(tekst)
            break
        except Weigering:
            continue
    if not nummers:
        raise Weigering(
            _("Vul voor een nieuwe persoon het BSN (9 cijfers) of het V-nummer (10 cijfers) in."), veld="wie"
        )
    aanmelding = Aanmelding(
        naam=nieuweling.naam, doelgroep=str(waarden["doelgroep"]), geboortedatum=nieuweling.geboortedatum, **nummers
    )
    return open_dossier(
        aanmelding, door=door, op=op, bron=Gebeurtenis.Bron.DUO, vastgelegd_op=nu, sleutel=uuid5(sleutel, "dossier")
    )
