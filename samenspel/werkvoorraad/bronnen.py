"""Work that belongs to nobody: dossiers without a contact person, actions without an owner, and what other sources know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from samenspel.dossiers.bevoegdheden import mag_verdelen
from samenspel.kern.adressen import adres
from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.identiteit import Aanwezige
from samenspel.werkvoorraad.acties import actiedaad_adres
from samenspel.werkvoorraad.ophalen import niemands_rijen


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


Bron = Callable[[Aanwezige, date], Sequence[Taak]]
_bronnen: list[Bron] = []
_NIEMANDS = Eenmaal(niemands_rijen)


def registreer_bron(bron: Bron) -> None:
    """Called from `AppConfig.ready`; asks with (who, day), at most one SQL statement. Twice is once."""
    if bron not in _bronnen:
        _bronnen.append(bron)


def taken_van_niemand(wie: Aanwezige, op: date) -> list[Taak]:
    """What the municipality knows itself (one statement), then what every source knows."""
    return _in_de_gemeente(wie) + [taak for bron in _bronnen for taak in bron(wie, op)]


def _in_de_gemeente(wie: Aanwezige) -> list[Taak]:
    """Dossiers without a contact person, then actions of a plan without an owner. One statement."""
    neemt = bool(mag_verdelen(wie))
    rijen = _NIEMANDS(wie)
    taken = [_dossiertaak(*rij[:3], neemt=neemt) if rij[4] is None else _actietaak(*rij) for rij in rijen]
    return sorted(taken, key=lambda taak: (not taak.is_dossier, taak.op or date.max, taak.nummer))


def _dossiertaak(id_: UUID, nummer: str, naam: str | None, *, neemt: bool) -> Taak:
    knop = _("Neem dossier") if neemt else _("Open dossier")
    scherm = "werkvoorraad:neem" if neemt else "dossiers:dossier"
    return Taak(
        id_, nummer, naam or nummer, _("Nog geen contactpersoon"), knop, adres(id_, scherm), basis=_("geen wettelijke termijn"), is_dossier=True,
    )  # fmt: skip


def _actietaak(dossier_id: UUID, nummer: str, naam: str | None, op: date, actie_id: UUID) -> Taak:
    return Taak(
        dossier_id, nummer, naam or nummer, _("Actie uit het plan"), _("Kies eigenaar"),
        actiedaad_adres(dossier_id, actie_id, "toewijzen"), op=op, basis=_("Zonder eigenaar kan het plan niet worden vastgesteld"),
        actie_id=actie_id,
    )  # fmt: skip
