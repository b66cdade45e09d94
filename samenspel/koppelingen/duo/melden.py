"""The lines of "Nog melden aan DUO": who, what, the values as DUO's portal asks them, and what DUO would refuse."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.dossiers.feiten import rauwe_gebeurtenissen
from samenspel.dossiers.models import DuoMelding, Gebeurtenis
from samenspel.kern.identiteit import Aanwezige
from samenspel.koppelingen.duo import bezwaren
from samenspel.koppelingen.duo.waarden import (
    PIPREGELS,
    Context,
    Waarde,
    leerroute_van,
    niveau_van,
    uren_van_de_route,
    vraagt_intensiteit,
    waarden,
)
from samenspel.personen.models import Nummer, NummerKort, Persoon
from samenspel.plan.models import Pip
from samenspel.toegang.models import Gebruiker
from wet.melden import MELDINGEN

_PER_CODE = {melding.code: melding for melding in MELDINGEN.values()}
SOORTEN: dict[str, str | Promise] = {
    "pip_vastgesteld": gettext_lazy("PIP vastgesteld"),
    "pip_gewijzigd": gettext_lazy("PIP gewijzigd"),
    "leerroute_gewijzigd": gettext_lazy("Leerroute gewijzigd"),
    "afgeschaald": gettext_lazy("Niveau verlaagd"),
    "aanbod": gettext_lazy("Cursus aangeboden"),
    "geen_aanbod": gettext_lazy("Nog geen aanbod"),
    "opleiding": gettext_lazy("Opleiding zonder vrijstelling"),
    "uren": gettext_lazy("Gevolgde uren"),
    "aanwezigheid": gettext_lazy("Aanwezigheid bij de lessen"),
    "inspanning": gettext_lazy("Inspanning"),
    "taalniveau": gettext_lazy("Taalniveau"),
    "pvt": gettext_lazy("Participatieverklaring"),
    "map": gettext_lazy("Eindgesprek MAP"),
    "z_route": gettext_lazy("Z-route afgerond"),
    "urennorm": gettext_lazy("Lagere urennorm"),
    "lbt_afgezien": gettext_lazy("Geen leerbaarheidstoets"),
    "contactpersoon": gettext_lazy("Contactpersoon"),
}


@dataclass(slots=True)
class Meldregel:
    """One line, ready to show and to copy."""

    melding: DuoMelding
    naam: str
    bsn_staart: str
    zin: str
    artikel: str
    sinds: date
    waarden: list[Waarde] = field(default_factory=list)
    bezwaren: list[str] = field(default_factory=list)
    intrekking: bool = False
    onzeker: str = ""

    @property
    def kopie(self) -> str:
        """The values as one text, without name or number of the newcomer."""
        return "\n".join(f"{waarde.naam}: {waarde.tekst}" for waarde in self.waarden)


def regels(meldingen: Iterable[DuoMelding], *, wie: Aanwezige, vandaag: date) -> list[Meldregel]:
    """The lines of these reports: six queries, however many there are. Fetch with dossier and event selected."""
    meldingen = list(meldingen)
    ids = {melding.dossier_id for melding in meldingen}
    namen = dict(Persoon.objects.zichtbaar_voor(wie).filter(dossier_id__in=ids).values_list("dossier_id", "naam"))
    nummers = NummerKort.objects.zichtbaar_voor(wie).filter(dossier_id__in=ids, soort=Nummer.Soort.BSN)
    staarten = dict(nummers.values_list("dossier_id", "staart"))
    feiten = _feiten(meldingen, ids, vandaag)
    plannen = _plannen(meldingen, wie)
    mensen = _mensen(meldingen)
    oorspronkelijk = Gebeurtenis.objects.zichtbaar_voor(wie).in_bulk(
        [m.gebeurtenis.trekt_in_id for m in meldingen if m.gebeurtenis.trekt_in_id]
    )
    return [
        _regel(
            melding,
            Context(
                _feit_van(melding, oorspronkelijk),
                feiten[melding.dossier_id],
                plannen.get((melding.dossier_id, melding.gebeurtenis.op)),
                mensen,
            ),
            namen.get(melding.dossier_id, ""),
            staarten.get(melding.dossier_id, ""),
        )
        for melding in meldingen
    ]


def _feit_van(melding: DuoMelding, oorspronkelijk: Mapping[UUID, Gebeurtenis]) -> Gebeurtenis:
    """The fact itself; of a withdrawal the fact that it withdraws."""
    van = melding.gebeurtenis.trekt_in_id
    return oorspronkelijk.get(van, melding.gebeurtenis) if van else melding.gebeurtenis


def _mensen(meldingen: list[DuoMelding]) -> dict[str, Gebruiker]:
    """The colleagues that these lines name as contact person."""
    ids = {m.gebeurtenis.gegevens.get("aan") for m in meldingen if m.regel == "contactpersoon"} - {None}
    return {str(mens.pk): mens for mens in Gebruiker.objects.filter(pk__in=ids)} if ids else {}


def _feiten(meldingen: list[DuoMelding], ids: set[UUID], vandaag: date) -> dict[UUID, bezwaren.Feiten]:
    doelgroepen = {melding.dossier_id: melding.dossier.doelgroep_nu for melding in meldingen}
    per_dossier = rauwe_gebeurtenissen(ids)
    uit = {}
    for pk in ids:
        rijen = per_dossier.get(pk, [])
        ingetrokken = {rij.trekt_in_id for rij in rijen if rij.trekt_in_id}
        per_soort: dict[str, list[tuple[date, Mapping[str, Any]]]] = {}
        for rij in sorted(rijen, key=lambda rij: (rij.op, rij.vastgelegd_op)):
            if rij.soort != "intrekking" and rij.id not in ingetrokken:
                per_soort.setdefault(rij.soort, []).append((rij.op, rij.gegevens))
        uit[pk] = bezwaren.Feiten(per_soort, doelgroepen[pk], vandaag)
    return uit


def _plannen(meldingen: list[DuoMelding], wie: Aanwezige) -> dict[tuple[UUID, date], Pip]:
    """The PIP behind a line, by dossier and date; none for a PIP that was made outside Samenspel."""
    dagen = {(m.dossier_id, m.gebeurtenis.op) for m in meldingen if m.regel in PIPREGELS}
    if not dagen:
        return {}
    ids = {dossier for dossier, _dag in dagen}
    rijen = (
        Pip.objects.zichtbaar_voor(wie)
        .filter(
            Q(dossier_id__in=ids) | Q(dossier__samengevoegd_in_id__in=ids),
            dagtekening__in={dag for _dossier, dag in dagen},
        )
        .select_related("dossier__samengevoegd_in")
    )
    uit: dict[tuple[UUID, date], Pip] = {}
    for pip in rijen:
        if pip.dagtekening is not None:
            uit.setdefault((pip.hoofddossier.pk, pip.dagtekening), pip)
            uit[pip.dossier_id, pip.dagtekening] = pip
    return uit


def _regel(melding: DuoMelding, context: Context, naam: str, staart: str) -> Meldregel:
    soort, trekt_in = _PER_CODE[melding.regel], bool(melding.gebeurtenis.trekt_in_id)
    zin = _("Trek bij DUO in: %(wat)s.") % {"wat": SOORTEN[melding.regel]} if trekt_in else soort.zin
    regel = Meldregel(
        melding, naam, staart, zin, str(soort.grondslag), melding.gebeurtenis.op, intrekking=trekt_in, onzeker=soort.onzeker
    )  # fmt: skip
    regel.waarden = waarden(melding.regel, context)
    if melding.gemeld_op is None and melding.vervallen_op is None:
        weg = bezwaren.van_intrekking
        regel.bezwaren = weg(context.feiten, regel=melding.regel) if trekt_in else _bezwaren(melding.regel, context)
    return regel


def _bezwaren(regel: str, context: Context) -> list[str]:
    gebeurtenis, feiten = context.gebeurtenis, context.feiten
    if regel in PIPREGELS:
        return _bezwaren_van_pip(regel, context)
    if regel == "aanbod":
        return bezwaren.van_aanbod(feiten, op=gebeurtenis.op, gegevens=gebeurtenis.gegevens)
    if regel in {"pvt", "map"}:
        return bezwaren.van_gesprek(feiten, op=gebeurtenis.op, verwijtbaar=context.gegeven("verwijtbaar"))
    if regel == "z_route":
        return bezwaren.van_z_route(feiten, op=gebeurtenis.op)
    if regel == "contactpersoon":
        return bezwaren.van_contactpersoon(feiten, op=gebeurtenis.op, velden={waarde.veld for waarde in waarden(regel, context)})  # fmt: skip
    return []


def _bezwaren_van_pip(regel: str, context: Context) -> list[str]:
    gebeurtenis, feiten = context.gebeurtenis, context.feiten
    route = leerroute_van(gebeurtenis, feiten)
    eerste = feiten.eerste("pip_dagtekening", "pip_wijziging") == gebeurtenis.op and regel == "pip_vastgesteld"
    zinnen = bezwaren.van_pip(
        feiten, op=gebeurtenis.op, leerroute=route, niveau=niveau_van(gebeurtenis, feiten, route), eerste_pip=eerste
    )
    if vraagt_intensiteit(context, route) and uren_van_de_route(context) is None and regel != "afgeschaald":
        zinnen.append(
            _("Het totaal aantal uren van de B1-route ontbreekt. DUO vraagt een schatting van de hele route.")
        )
    if regel == "leerroute_gewijzigd" and not any(w.veld == "reden_wijziging" for w in waarden(regel, context)):
        zinnen.append(_("De reden van de wijziging ontbreekt. Schrijf die erbij."))
    return zinnen
