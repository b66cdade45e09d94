"""Who sees what goes, who signs, and who holds it. None of this opens a dossier (matrix D: only the destruction list)."""

from __future__ import annotations

from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import JA, Oordeel, nee
from samenspel.toegang.models import Rol

BEHEERT = frozenset({Rol.INFORMATIEBEHEERDER.value, Rol.FUNCTIONARIS_GEGEVENSBESCHERMING.value})
"""Read the lines, and hold. The data protection officer looks on, and does not sign what is judged afterwards."""
ZIET_TOE = BEHEERT | {Rol.TEAMLEIDER.value}
"""Are told what is too late, in numbers."""


def ziet_lijsten(wie: Aanwezige) -> bool:
    """Whether there is a page for this role at all."""
    return wie.rol in ZIET_TOE


def ziet_regels(wie: Aanwezige) -> bool:
    """Whether the page names dossiers, by number."""
    return wie.rol in BEHEERT


def mag_ondertekenen(wie: Aanwezige) -> Oordeel:
    """Destroying is a decision of a person (Archiefwet): who manages the records."""
    if wie.gebruiker_id is not None and wie.rol == Rol.INFORMATIEBEHEERDER:
        return JA
    return nee("De informatiebeheerder ondertekent een vernietigingslijst. Vraag het aan die collega.")


def mag_vasthouden(wie: Aanwezige) -> Oordeel:
    """Hold, and take a hold away."""
    if wie.gebruiker_id is not None and wie.rol in BEHEERT:
        return JA
    return nee(
        "De informatiebeheerder of de functionaris gegevensbescherming houdt een dossier vast. Vraag het aan een van hen."
    )
