"""Who keeps the breach kit."""

from __future__ import annotations

from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import JA, Oordeel, nee
from samenspel.logboek.bevoegdheden import ziet_logboek


def ziet_datalekken(wie: Aanwezige) -> bool:
    """Who reads the whole log: the data protection officer (AVG 33, 34 and 39)."""
    return ziet_logboek(wie)


def mag_datalek_vastleggen(wie: Aanwezige) -> Oordeel:
    """The same person, by hand: a case is begun by somebody, never by the system."""
    if ziet_datalekken(wie):
        return JA
    return nee("Alleen de functionaris gegevensbescherming legt een datalek vast.")
