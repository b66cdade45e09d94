"""The access matrix read as plainly as can be: what the proofs expect. Imports nothing of `samenspel`, which it judges.

`toegangsmatrix.csv` is a copy of the source (`tests/contract/` compares it), `correcties.csv` holds what was decided after it, and
`tabellen.csv` says of every table with a dossier which category it holds and what the application may do with it at all.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.matrix.toestanden import (
    BEPERKT_C07,
    BEZWAREN,
    EIGEN,
    ELDERS,
    GEDEELD,
    GEVONDEN,
    GEVRAAGD,
    LOOPT,
    MEEWERKERS,
    NALOOP,
    NALOOP_ZONDER_COACHAFSPRAAK,
    NIET_GELEEND,
    NODEN,
    NOOD,
    ONVERDEELD,
    TOEGEWEZEN,
    TOEWIJZINGEN,
    ZAAK,
    ZICHZELF,
    ZONDER_COACHAFSPRAAK,
)

MAP = Path(__file__).parent
ZICHT_VAN_TOLK, ZICHT_ZONDER_TOLK = "kort_c01_boeking", "kort_c01_naam"
CATEGORIEEN = [f"C{nummer:02}" for nummer in range(1, 21)]
LEES, KORT, MAAK, WIJZIG, VERWIJDER = "lees", "kort", "maak", "wijzig", "verwijder"
_LETTER = {MAAK: "M", WIJZIG: "W", VERWIJDER: "V"}


class Tabel(NamedTuple):
    """One table; `categorie` is C01-C20, or `rij` where each row says it. `van_wie` is the column of the organisation whose row it is.

    `wie_maakt`: empty, or `regie` where only who has the whole municipality adds rows (an action is given, not taken).
    """

    naam: str
    categorie: str
    van_wie: str
    daden: str
    eigen_daden: str
    wie_maakt: str


MINDER_ZEKER = "minder zeker"
"""A newcomer who logged in below Substantieel: the same dossier, and nothing of these categories (standaarden, part A10)."""
HOOG = {"C09", "C10", "C11", "C12", "C18", "C19"}
HOOG_KORT = HOOG - {"C19"}
GEMACHTIGDE, TOLK = "gemachtigde", "tolk"
MEEKIJKEN = {"gemachtigd": set(CATEGORIEEN), "gemachtigd_verder": set(CATEGORIEEN), "gemachtigd_voor_c06": {"C06"}}
"""Where it opens anything, and for which parts it was given."""
_NEEMT_DEEL = {
    *(set(TOEWIJZINGEN) - {"toegewezen_zonder_deelname", "toegewezen_zonder_overeenkomst"}),
    LOOPT,
    ZONDER_COACHAFSPRAAK,
    BEPERKT_C07,
    ZAAK,
    GEDEELD,
    "gedeeld_ingetrokken",
    "gedeeld_voorbij",
    "gedeeld_met_ander",
    "gedeeld_andere_categorie",
    "gedeeld_ander_dossier",
}
FG = "functionaris_gegevensbescherming"
HEEL_VOOR_FG = {"logboek_betrokkene"}
"""The log is what the data protection officer watches over: of the whole municipality, also where there is no case yet."""
ALLEEN_VOOR_FG = {"datalek_getroffene"}
"""Whom a breach touched: the data protection officer of the municipality knows, and nobody else, until somebody decides to tell."""
MET_ZAAK = {*NODEN, ZICHZELF, *ELDERS}
"""The dossiers in which there was an emergency: a case for the data protection officer. In the others there is no row about one."""

# Who reaches which dossiers, read from the column `bereik`. Who is not named has no appointment that leads to a dossier yet.
PROEFROLLEN = {"proef_schrijft_alles": "S", "proef_schrijft_hier": "S", "proef_mag_niets": "-", "proef_ziet_kort": "V"}
"""Nobody has these; they exist in the copy of the proof of bugs, where every condition must matter to somebody. One letter for every category."""

HUIS = "systeem"
"""The house itself: every dossier and every cell, and no screen. It alone writes down whom a breach touched."""
HELE_GEMEENTE = {"proef_mag_niets", "proef_ziet_kort", "proef_schrijft_hier", HUIS}
"""Nobody of the matrix: each has all of the dossiers here."""
_ZELF = {EIGEN, "gedekt", "meewerker", "meewerker_erin", "bezwaar_als_collega"}
VAN_DE_GEMEENTE = {
    "regievoerder": _ZELF | {ONVERDEELD},
    "coach_inburgering": _ZELF,
    "ondersteuner_regie": _ZELF | {"ondersteund"},
    "teamleider": {EIGEN, ONVERDEELD, "team", "team_zonder_naam", "vertrokken", "vertrokken_naar_keten", *NIET_GELEEND},
    "jurist_bezwaar": GEVRAAGD - {"bezwaar_lang_beslist", "bezwaar_ingetrokken"},
}
"""Who works for the municipality, and which dossiers they reach; a team leader is in the own team."""
BETROKKEN = {
    "taalaanbieder", "mb_coordinator", "stadsbank_gkb", "budgetcoach", "werkcoach_wpda", "sociaal_team_welzijn", "coa_casemanager", "proef_schrijft_alles",
}  # fmt: skip

MET_JA = {"maatje", "maatje_voor_ander", "maatje_andere_categorie", "maatje_ander_dossier"}
"""Who has consent as a ground sees nothing without it."""
MAATJES = {"informele_taal_maatje", "sleutelpersoon"}
VRIJWILLIGERS = {"mb_vrijwilliger", *MAATJES}
"""Who has of the dossiers of the organisation the ones that were given to them."""


@cache
def cellen() -> dict[tuple[str, str], str]:
    """The letter of every (principal, category): the copy, then the corrections in their order."""
    with (MAP / "toegangsmatrix.csv").open(newline="", encoding="utf-8") as bestand:
        gelezen = {(rij["principal"], c): rij[c] for rij in csv.DictReader(bestand) for c in CATEGORIEEN}
    with (MAP / "correcties.csv").open(newline="", encoding="utf-8") as bestand:
        for rij in csv.DictReader(bestand):
            for c in CATEGORIEEN if rij["categorie"] == "*" else [rij["categorie"]]:
                over = rij["cel"]
                gelezen[rij["principal"], c] = gelezen[over[1:], c] if over.startswith("=") else over
    return {(wie, c): gelezen.get((wie, c), "-") for wie in {wie: 0 for wie, _c in gelezen} for c in CATEGORIEEN}


@cache
def principalen() -> list[str]:
    """Everybody in the matrix, in its order, and whom the corrections added."""
    return list(dict.fromkeys(principal for principal, _c in cellen()))


@cache
def tabellen() -> list[Tabel]:
    """Every table with a dossier."""
    with (MAP / "tabellen.csv").open(newline="", encoding="utf-8") as bestand:
        return [Tabel(*rij) for rij in list(csv.reader(bestand))[1:]]


_ALLEEN_DAAR = {
    "intakebalie": {ONVERDEELD},
    "klantcontact_balie": {GEVONDEN},
    "inburgeraar": {ZICHZELF},
    TOLK: {"geboekt", "geboekt_gisteren"},
}


def bereikt(principal: str, toestand: str) -> bool:
    """Whether somebody with this role reaches a dossier in this state at all."""
    if toestand in ELDERS:
        return False
    if principal in HELE_GEMEENTE:
        return True
    if principal in VAN_DE_GEMEENTE:
        return toestand in VAN_DE_GEMEENTE[principal]
    if principal in _ALLEEN_DAAR:
        return toestand in _ALLEEN_DAAR[principal]
    if principal == FG:
        return toestand in MET_ZAAK or toestand == ZAAK
    if principal in VRIJWILLIGERS:
        return toestand in (
            MET_JA if principal in MAATJES else {TOEGEWEZEN, *(t for t in TOEWIJZINGEN if t.startswith("maatje"))}
        )
    if principal == "budgetcoach" and toestand == ZONDER_COACHAFSPRAAK:
        return False
    return principal in BETROKKEN and toestand in _NEEMT_DEEL


def heeft_zicht(principal: str, zicht: str, toestand: str) -> bool:
    """Table D4: of C01 an interpreter has the own booking and no name; nobody else has that view. Who asks in other states was booked in one of these."""
    if zicht == ZICHT_VAN_TOLK:
        return principal == TOLK or toestand == "geboekt_ander"
    return zicht != ZICHT_ZONDER_TOLK or principal != TOLK


DEELNAME, INZAGE = "toegang_betrokkenheid", "toegang_inzage"
SPOREN = (DEELNAME, INZAGE)
"""Tables that name a dossier and hold nothing of it: who takes part, and who looked with a reason. No column of the matrix, but the same reach."""


def _letter(principal: str, categorie: str) -> str:
    return "S" if principal == HUIS else PROEFROLLEN.get(principal) or cellen().get((principal, categorie), "-")


def mag_spoor(tabel: str, principal: str, toestand: str, daad: str, *, eigen: bool, zelfde: bool) -> bool:
    """Of these one row. `eigen`: of the own organisation in the state of who asks (`zelfde`), or signed by who asks."""
    if toestand in ELDERS or daad == VERWIJDER:
        return False
    if daad == LEES and principal in {"contractmanager", "auditor_rekenkamer"}:
        return False  # no row about anybody, also not what they signed
    eigen = eigen and principal not in {
        GEMACHTIGDE,
        TOLK,
    }  # who is another person in each state, and signed none of these
    hier = bereikt(principal, toestand)
    van_de_gemeente = principal in HELE_GEMEENTE | set(VAN_DE_GEMEENTE)
    if tabel != INZAGE and principal in {"klantcontact_balie", GEMACHTIGDE, TOLK}:
        return False  # who takes part is none of theirs
    if tabel == INZAGE:
        kijkt = daad == LEES and hier and (van_de_gemeente or principal == FG)
        return daad in {LEES, MAAK} and (eigen or kijkt)
    if daad != LEES:
        return hier and van_de_gemeente and _letter(principal, "C06") == "S"
    if principal in BETROKKEN:
        return eigen and zelfde  # also what it was only asked, or is over
    if (van_de_gemeente or principal == "intakebalie") and _letter(principal, "C18") not in {"V", "L", "S"}:
        return False  # a jurist and who takes in reach a dossier, and which organisation takes part is none of theirs
    return hier and (principal not in VRIJWILLIGERS or (eigen and zelfde))


def _maakt(principal: str, toestand: str, tabel: Tabel) -> bool:
    """Whether a new row may begin like this one; who works along in one dossier opens no other in the name of its contact person."""
    if tabel.wie_maakt == "regie" and principal not in HELE_GEMEENTE | set(VAN_DE_GEMEENTE):
        return False
    if tabel.naam == "dossiers_dossier" and principal in BETROKKEN:
        return False  # who was asked to take part in one dossier opens no other
    return tabel.naam != "dossiers_dossier" or toestand not in {*MEEWERKERS, *BEZWAREN} or principal in HELE_GEMEENTE


def _staat_open(principal: str, toestand: str, categorie: str) -> bool:
    """Reached, and not of a category that is only stored, or was not agreed for this dossier."""
    dicht = {BEPERKT_C07: "C07", ZONDER_COACHAFSPRAAK: "C10"}
    op_slot = dicht.get(toestand) == categorie and principal in BETROKKEN
    return bereikt(principal, toestand) and not op_slot


def _eigen_deur(principal: str, toestand: str, daad: str, categorie: str, letter: str, *, per_rij: bool) -> bool:
    """What leads past the reach: the door of an emergency, and who looks along for a newcomer; of the household no names, for a partner gave nobody leave."""
    if letter == "N":
        return daad == LEES and not per_rij and toestand == NOOD
    gekozen = letter == "T" and categorie in MEEKIJKEN.get(toestand, set())
    return gekozen and (daad == KORT or (daad == LEES and categorie != "C04"))


def houdt_toezicht(principal: str) -> bool:
    """Whoever keeps C19 watches over the whole municipality, however little they reach: the data protection officer, the house, and who writes all in V6."""
    return principal in {FG, HUIS} or PROEFROLLEN.get(principal) == "S"


def _als_toezicht(principal: str, toestand: str, daad: str, tabel: Tabel) -> bool | None:
    """What is read in whole by whoever watches; None where the cells decide."""
    if tabel.naam in ALLEEN_VOOR_FG | HEEL_VOOR_FG and houdt_toezicht(principal):
        schrijft = daad == MAAK and principal == HUIS and tabel.naam in ALLEEN_VOOR_FG
        return (daad == LEES or schrijft) and toestand not in ELDERS
    return False if tabel.naam in ALLEEN_VOOR_FG else None


def mag(
    principal: str, toestand: str, daad: str, categorie: str, tabel: Tabel | None = None, *, eigen: bool = False,
    gedeeld: bool = False, verborgen: bool = False,
) -> bool:  # fmt: skip
    """Whether the database may do this with one row. `kort` asks the minimal view, which has no table.

    `eigen`: the row is the organisation's own. `gedeeld`: the consent of this state is about this row. `verborgen`: hidden from the newcomer for safety.
    """
    if tabel is not None and (toezicht := _als_toezicht(principal, toestand, daad, tabel)) is not None:
        return toezicht
    letter = _letter(principal, categorie)
    if principal == GEMACHTIGDE or letter == "N":
        return _eigen_deur(
            principal, toestand, daad, categorie, letter, per_rij=tabel is not None and tabel.categorie == "rij"
        )
    if principal in BETROKKEN and toestand in NALOOP:
        zonder = principal == "budgetcoach" and toestand == NALOOP_ZONDER_COACHAFSPRAAK
        return letter == "E" and daad == LEES and eigen and not zonder
    if not _staat_open(principal, toestand, categorie) or (verborgen and principal == "inburgeraar"):
        return False
    if daad == KORT:
        return letter in {"V", "L", "S"}
    assert tabel is not None
    per_stuk = daad == LEES and tabel.categorie != "rij"  # facts and terms are shared nor opened one by one
    if letter == "T":
        hun = {"jurist_bezwaar": "bezwaar_gedeeld", **dict.fromkeys(MAATJES, "maatje")}.get(principal, GEDEELD)
        return per_stuk and gedeeld and toestand == hun
    kan = daad == LEES or _LETTER[daad] in tabel.daden
    if daad == MAAK and not _maakt(principal, toestand, tabel):
        return False
    if letter in {"S", "L"}:
        return kan and (letter == "S" or daad == LEES)
    if letter == "E" and tabel.van_wie and eigen:
        return daad == LEES or _LETTER[daad] in tabel.eigen_daden
    return False
