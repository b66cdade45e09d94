"""Work that belongs to nobody: dossiers without a contact person, actions without an owner, and what other sources know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samenspel.dossiers.bevoegdheden import mag_verdelen
from samenspel.kern.adressen import adres
from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.identiteit import Aanwezige
from samenspel.werkvoorraad.acties import actiedaad_adres
from samenspel.werkvoorraad.ophalen import alle_niemands_rijen, niemands_rijen


@dataclass(frozen=True, slots=True)
class Taak:
    """Work without an owner. `tekst` is what must be done, `op` its last day, `url` where an owner is chosen."""

    dossier_id: UUID
    nummer: str
    naam: str
    tekst: str
    knop: str
    url: str
    op: date | None = None
    basis: str = ""
    is_dossier: bool = False
    actie_id: UUID | None = None
    fase: str = ""
    leerroute: str = ""
    doelgroep: str = ""


Bron = Callable[[Aanwezige, date], Sequence[Taak]]
_bronnen: list[Bron] = []
_NIEMANDS, _ALLES_VAN_NIEMAND = Eenmaal(niemands_rijen), Eenmaal(alle_niemands_rijen)


def registreer_bron(bron: Bron) -> None:
    """Called from `AppConfig.ready`; asks with (who, day), at most one SQL statement. Twice is once."""
    if bron not in _bronnen:
        _bronnen.append(bron)


def taken_van_niemand(wie: Aanwezige, op: date, *, alles: bool = False) -> list[Taak]:
    """What the municipality knows itself (one statement), then what every source knows. `alles` for who searches or exports."""
    return _in_de_gemeente(wie, alles=alles) + [taak for bron in _bronnen for taak in bron(wie, op)]


def _in_de_gemeente(wie: Aanwezige, *, alles: bool) -> list[Taak]:
    """Dossiers without a contact person, then actions of a plan without an owner. One statement."""
    neemt = bool(mag_verdelen(wie))
    rijen = _ALLES_VAN_NIEMAND(wie) if alles else _NIEMANDS(wie)
    woorden = (
        _("Nog geen contactpersoon"),
        _("Neem dossier") if neemt else _("Open dossier"),
        _("geen wettelijke termijn"),
    )
    scherm = "werkvoorraad:neem" if neemt else "dossiers:dossier"
    taken = [_dossiertaak(rij, scherm, *woorden) if rij[4] is None else _actietaak(rij) for rij in rijen]
    return sorted(taken, key=lambda taak: (not taak.is_dossier, taak.op or date.max, taak.nummer))


def _dossiertaak(rij: tuple[Any, ...], scherm: str, tekst: str, knop: str, basis: str) -> Taak:
    id_, nummer, naam, _dag, _actie, *waar = rij
    return Taak(id_, nummer, naam or nummer, tekst, knop, adres(id_, scherm), None, basis, True, None, *waar)


def _actietaak(rij: tuple[Any, ...]) -> Taak:
    dossier_id, nummer, naam, op, actie_id, *waar = rij
    return Taak(
        dossier_id, nummer, naam or nummer, _("Actie uit het plan"), _("Kies eigenaar"),
        actiedaad_adres(dossier_id, actie_id, "toewijzen"), op, _("Het plan vaststellen zonder eigenaar vraagt om een reden"), False, actie_id,
        *waar,
    )  # fmt: skip
