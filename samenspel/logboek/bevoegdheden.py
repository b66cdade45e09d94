"""Who may read the whole log of a municipality, and say what a signal was."""

from __future__ import annotations

from samenspel.kern.identiteit import Aanwezige
from samenspel.toegang.matrix import recht
from samenspel.toegang.models import Rol


def ziet_logboek(wie: Aanwezige) -> bool:
    """Who keeps C19: the data protection officer (AVG 39), and the independent check of BIO2 8.15.06."""
    return wie.gebruiker_id is not None and recht(wie.rol, "C19").schrijf


def controleert(wie: Aanwezige) -> bool:
    """Who reads the log with pseudonyms: an auditor, as long as the assignment runs (the database looks at that again)."""
    return wie.gebruiker_id is not None and wie.rol == Rol.AUDITOR_REKENKAMER


def ziet_dat_er_gewijzigd_is(wie: Aanwezige) -> bool:
    """The data protection officer, and the functional manager: that something changed, and which columns; never a value."""
    return ziet_logboek(wie) or (wie.gebruiker_id is not None and wie.rol == Rol.FUNCTIONEEL_BEHEERDER)
