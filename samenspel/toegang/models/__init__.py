"""People who work here (and the newcomer who logs in): users, appointments, qualifications, involvement.

`toegang` knows dossiers only by id: it stands below them.
"""

from __future__ import annotations

from samenspel.toegang.models.balie import Balievraag
from samenspel.toegang.models.boeking import Tolkboeking
from samenspel.toegang.models.contract import Contractbeheer
from samenspel.toegang.models.machtiging import MACHTIGING, Machtiging
from samenspel.toegang.models.mensen import EEN_OP_EEN, MET_NOODDEUR, VAN_EEN_DOSSIER, Foto, Gebruiker, Rol
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
from samenspel.toegang.models.samenwerking import Deelnemer, Samenwerking
from samenspel.toegang.models.sporen import Beheerdaad, Inzage
from samenspel.toegang.models.teamlid import Teamlid
from samenspel.toegang.models.werk import Aanstelling, Kwalificatie, Vervanging

__all__ = [
    "EEN_OP_EEN",
    "MACHTIGING",
    "MET_NOODDEUR",
    "VAN_EEN_DOSSIER",
    "Aanstelling",
    "Balievraag",
    "Beheerdaad",
    "Betrokkenheid",
    "BetrokkenheidQuerySet",
    "Contractbeheer",
    "Deelnemer",
    "EigenMeewerking",
    "Foto",
    "Gebruiker",
    "Inlogrem",
    "Inzage",
    "Kwalificatie",
    "Machtiging",
    "Meewerking",
    "Overeenkomst",
    "Rol",
    "Samenwerking",
    "Teamlid",
    "ToegangBereik",
    "ToegangRecht",
    "Toewijzing",
    "Tolkboeking",
    "Vervanging",
    "Vrijwilliger",
]
