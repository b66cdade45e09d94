"""Work that belongs to nobody: dossiers without a contact person, and what other sources know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from samenspel.dossiers.bevoegdheden import mag_verdelen
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.werkvoorraad.adressen import adres

HOOGUIT_NIEMAND: Final = 300


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


Bron = Callable[[Aanwezige, date], Sequence[Taak]]
_bronnen: list[Bron] = []


def registreer_bron(bron: Bron) -> None:
    """Called from `AppConfig.ready`; asks with (who, day), at most one SQL statement. Twice is once."""
    if bron not in _bronnen:
        _bronnen.append(bron)


def taken_van_niemand(wie: Aanwezige, op: date) -> list[Taak]:
    """Dossiers without a contact person (one statement), then what every source knows."""
    return _zonder_contactpersoon(wie) + [taak for bron in _bronnen for taak in bron(wie, op)]


def _zonder_contactpersoon(wie: Aanwezige) -> list[Taak]:
    zonder = Dossier.objects.zichtbaar_voor(wie).filter(
        contactpersoon__isnull=True, gesloten_op__isnull=True, samengevoegd_in__isnull=True
    )
    neemt = bool(mag_verdelen(wie))
    knop = _("Neem dossier") if neemt else _("Open dossier")
    scherm = "werkvoorraad:neem" if neemt else "dossiers:dossier"
    rijen = zonder.order_by("id").values_list("id", "nummer", "persoon__naam")[:HOOGUIT_NIEMAND]
    return [
        Taak(id_, nummer, naam or nummer, _("Nog geen contactpersoon"), knop, adres(id_, scherm), basis=_("geen wettelijke termijn"), is_dossier=True)
        for id_, nummer, naam in rijen
    ]  # fmt: skip
