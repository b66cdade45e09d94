"""Who may read files in, and who may report to DUO."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import JA, Oordeel, nee
from samenspel.koppelingen.inlezen.rechten import leesbare_soorten
from samenspel.koppelingen.inlezen.velden import SOORTEN

if TYPE_CHECKING:
    from samenspel.koppelingen.models import Inlezing

_MELDT = frozenset({"regievoerder", "coach_inburgering", "ondersteuner_regie"})
_ZIET_MELDINGEN = _MELDT | {"teamleider"}


def mag_inlezen(wie: Aanwezige, soort: str) -> Oordeel:
    """Staff who may write what this kind of file holds; each fact is judged again, row by row."""
    if soort not in SOORTEN:
        return nee(_("Dit soort bestand kent Samenspel niet."))
    if soort in leesbare_soorten(wie):
        return JA
    return nee(_("Uw rol leest dit soort bestand niet in. Vraag een regievoerder."))


def mag_terugdraaien(wie: Aanwezige, inlezing: Inlezing) -> Oordeel:
    """Who read it in, or a regievoerder of the same municipality; only once, only when it is done."""
    if inlezing.stand != "klaar":
        return nee(_("Deze inlezing is niet (meer) ongedaan te maken."))
    if wie.rol == "regievoerder" or wie.gebruiker_id == inlezing.door_id:
        return mag_inlezen(wie, inlezing.soort)
    return nee(_("Alleen wie het bestand inlas of een regievoerder maakt dit ongedaan."))


def mag_meldingen_zien(wie: Aanwezige) -> Oordeel:
    """The list "Nog melden aan DUO"."""
    if wie.rol in _ZIET_MELDINGEN:
        return JA
    return nee(_("Deze lijst is voor regievoerders, coaches, ondersteuners en teamleiders."))


def mag_melden(wie: Aanwezige) -> Oordeel:
    """Tick off a line, or undo that: who works on dossiers; a team leader only reads."""
    if wie.rol in _MELDT:
        return JA
    return nee(_("Uw rol meldt niet aan DUO. Vraag de regievoerder van dit dossier."))
