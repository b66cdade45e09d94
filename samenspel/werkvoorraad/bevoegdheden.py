"""Who works with the work list."""

from __future__ import annotations

from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import JA, Oordeel, nee
from samenspel.toegang.matrix import Bereik, bereik, recht


def ziet_werkvoorraad(wie: Aanwezige) -> bool:
    """Staff of the municipality who direct or lead."""
    return bereik(wie.rol) is Bereik.GEMEENTE and recht(wie.rol, "C16").lees


def mag_plannen(wie: Aanwezige) -> Oordeel:
    """Waiting, passing, being done: staff who may write reminders. A newcomer writes C16 too, but never passes a term."""
    if ziet_werkvoorraad(wie) and recht(wie.rol, "C16").schrijf:
        return JA
    return nee("Uw rol wijzigt geen herinneringen. Vraag de regievoerder van dit dossier.")


def mag_noteren(wie: Aanwezige) -> Oordeel:
    """The quick note."""
    if bereik(wie.rol) is Bereik.GEMEENTE and recht(wie.rol, "C15").schrijf:
        return JA
    return nee("Uw rol schrijft geen notities. Vraag de regievoerder van dit dossier.")
