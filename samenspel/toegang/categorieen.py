"""What the categories C01 to C20 are called on screen, and which of them an organisation of a kind can get at all."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.organisaties.models import Organisatie
from samenspel.toegang.matrix import CATEGORIEEN, cel

NAMEN: dict[str, str | Promise] = {
    "C01": _("naam, geboortedatum en taal"),
    "C02": _("BSN en V-nummer"),
    "C03": _("telefoon en adres"),
    "C04": _("gezin"),
    "C05": _("status bij DUO en de gemeente"),
    "C06": _("plan en leerroute"),
    "C07": _("leren en lessen"),
    "C08": _("werk en meedoen"),
    "C09": _("inkomen en ontzorgen"),
    "C10": _("schulden en omgaan met geld"),
    "C11": _("wat iemand aankan"),
    "C12": _("gezondheid"),
    "C13": _("contacten en activiteiten"),
    "C15": _("verslagen en notities"),
    "C16": _("afspraken en taken"),
    "C17": _("besluiten en handhaving"),
    "C18": _("inkoop en levering"),
}
"""C14 (what is kept apart), C19 and C20 (who looked, and beheer) are shared with no organisation."""

_ALLEEN_HIER: dict[str, str | Promise] = {
    "C14": _("wat apart bewaard blijft"),
    "C19": _("wie keek, en waarop iemand ja zei"),
    "C20": _("beheer"),
}

_PRINCIPALEN: dict[str, tuple[str, ...]] = {
    Organisatie.Soort.TAALSCHOOL: ("taalaanbieder",),
    Organisatie.Soort.MAATSCHAPPELIJKE_BEGELEIDING: ("mb_coordinator", "mb_vrijwilliger", "budgetcoach"),
    Organisatie.Soort.KREDIETBANK: ("stadsbank_gkb",),
    Organisatie.Soort.WERK: ("werkcoach_wpda",),
    Organisatie.Soort.WELZIJN: ("sociaal_team_welzijn", "informele_taal_maatje", "sleutelpersoon"),
    Organisatie.Soort.COA: ("coa_casemanager",),
    Organisatie.Soort.OVERIG: ("tolk",),
}
"""Who of the matrix works at an organisation of this kind."""


def rollen_voor(soort: str) -> tuple[str, ...]:
    """The roles that fit an organisation of this kind; a role elsewhere would read what was never agreed with it."""
    return _PRINCIPALEN[soort]


def mogelijk(soort: str) -> tuple[str, ...]:
    """The categories of which the matrix opens anything at all to somebody at an organisation of this kind.

    Also cells that stay shut for now (V, T and N of partners): what was signed covers them, and is not signed anew once the
    views and consents are there. And of principals that cannot log in yet: the agreement is with their organisation.
    """
    return tuple(
        c for c in CATEGORIEEN if c in NAMEN and any(cel(wie, c) not in {"", "-"} for wie in _PRINCIPALEN[soort])
    )


def namen(categorieen: Iterable[str]) -> str:
    """Their names in one line, for a sentence; also of what no organisation gets, for a log names that too."""
    return ", ".join(naam_van(c) for c in categorieen)


def naam_van(categorie: str) -> str:
    """What a category is called. A code is no word: there is none without a name."""
    return str(NAMEN.get(categorie) or _ALLEEN_HIER[categorie])
