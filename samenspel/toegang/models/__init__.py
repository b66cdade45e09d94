"""People who work here (and the newcomer who logs in): users, appointments, qualifications, involvement.

`toegang` knows dossiers only by id: it stands below them.
"""

from __future__ import annotations

from samenspel.toegang.models.mensen import EEN_OP_EEN, MET_NOODDEUR, Foto, Gebruiker, Rol
from samenspel.toegang.models.muur import Inlogrem, ToegangBereik, ToegangRecht
from samenspel.toegang.models.samen import (
    Betrokkenheid,
    BetrokkenheidQuerySet,
    EigenMeewerking,
    Meewerking,
    Overeenkomst,
    Toewijzing,
    Vrijwilliger,
)
from samenspel.toegang.models.sporen import Beheerdaad, Inzage
from samenspel.toegang.models.werk import Aanstelling, Kwalificatie, Vervanging

__all__ = [
    "EEN_OP_EEN",
    "MET_NOODDEUR",
    "Aanstelling",
    "Beheerdaad",
    "Betrokkenheid",
    "BetrokkenheidQuerySet",
    "EigenMeewerking",
    "Foto",
    "Gebruiker",
    "Inlogrem",
    "Inzage",
    "Kwalificatie",
    "Meewerking",
    "Overeenkomst",
    "Rol",
    "ToegangBereik",
    "ToegangRecht",
    "Toewijzing",
    "Vervanging",
    "Vrijwilliger",
]
