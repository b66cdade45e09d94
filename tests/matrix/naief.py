"""The access matrix read as plainly as can be: what the proofs expect. Imports nothing of `samenspel`, which it judges.

`toegangsmatrix.csv` is a copy of the source (`tests/contract/` compares it), `correcties.csv` holds what was decided after it, and
`tabellen.csv` says of every table with a dossier which category it holds and what the application may do with it at all.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

MAP = Path(__file__).parent
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


# The states of a relation between somebody and a dossier.
LOOPT = "loopt"
ONVERDEELD = "onverdeeld"
ZICHZELF = "zichzelf"
ANDERE_GEMEENTE = "andere_gemeente"
# By consent (T): in each of these one row of every table with such cells was shared, and one beside it was not.
GEDEELD = "gedeeld"
DELINGEN = {
    GEDEELD: "takes part, agreed, and the row was shared with this organisation",
    "gedeeld_ingetrokken": "the same, and the consent was taken back",
    "gedeeld_voorbij": "the same, and the consent held until yesterday",
    "gedeeld_met_ander": "takes part, agreed, and the row was shared with another organisation",
    "gedeeld_andere_categorie": "the consent says another category than the row has",
    "gedeeld_ander_dossier": "the consent is of another dossier in which the organisation takes part",
    "gedeeld_zonder_overeenkomst": "shared, takes part, and the agreement does not cover the category",
    "gedeeld_buiten_betrokkenheid": "shared, agreed, and taking part does not cover the category",
    "gedeeld_gestopt": "shared, agreed, and taking part ended yesterday",
}
# In an emergency (N): who asks opened the door of this dossier, in the role of now, for every category, unless it says otherwise.
NOOD = "nood"
NODEN = {
    NOOD: "it runs now",
    "nood_voorbij": "it was over a second ago",
    "nood_nog_niet": "it begins in an hour",
    "nood_wacht": "it waits for a second person",
    "nood_gestopt": "it was stopped",
    "nood_van_ander": "somebody else opened the door",
    "nood_andere_rol": "it was opened in another role",
    "nood_andere_categorie": "it was opened for C14 alone",
}
MINDER_ZEKER = "minder zeker"
"""A newcomer who logged in below Substantieel: the same dossier, and nothing of these categories (standaarden, part A10)."""
HOOG = {"C09", "C10", "C11", "C12", "C18", "C19"}
HOOG_KORT = HOOG - {"C19"}
BEPERKT, BEPERKT_C07, ZAAK = "beperkt", "beperkt_c07", "zaak"
# Given to one person (a volunteer): who asks is the volunteer of that organisation, promised secrecy, and the rest runs, unless it says otherwise.
TOEGEWEZEN = "toegewezen"
TOEWIJZINGEN = {
    TOEGEWEZEN: "it runs today",
    "toegewezen_voorbij": "the last day was yesterday",
    "toegewezen_gestopt": "it was stopped",
    "toegewezen_nog_niet": "it begins next week",
    "toegewezen_aan_ander": "it was given to another volunteer",
    "toegewezen_ander_dossier": "another dossier was given",
    "toegewezen_niet_beloofd": "secrecy was not promised",
    "toegewezen_andere_gemeente": "given in another municipality",
    "toegewezen_zonder_deelname": "the organisation takes no part",
    "toegewezen_zonder_overeenkomst": "nothing was signed",
    "maatje": "it runs today, and the newcomer said yes to one person; of C03 and C13 one row was shared with who asks",
    "maatje_ingetrokken": "the same, and the yes to one person was taken back",
    "maatje_voorbij": "the same, and that yes held until yesterday",
    "maatje_met_ander": "the yes to one person is about another organisation",
    "maatje_elders": "the yes to one person is of another dossier",
    "maatje_iets_anders": "the yes is about something else",
    "maatje_voor_ander": "the yes holds, and the rows were shared with another person",
    "maatje_andere_categorie": "the yes holds, and what was shared with who asks says the other of the two categories",
    "maatje_ander_dossier": "the yes holds, and what was shared with who asks is of another dossier that they help in as well",
}
# Who works for the municipality: by the contact person of the dossier, or because somebody asked them to work along.
# The one who asks is always the same person, who leads a team and has covered and helped in each of these.
EIGEN = "eigen"
DEKKINGEN = {
    "gedekt": "one covers for the contact person today",
    "dekking_voorbij": "until yesterday",
    "dekking_nog_niet": "from tomorrow",
    "dekking_door_ander": "somebody else covers",
    "dekking_andere_gemeente": "one covers in another municipality",
}
MEEWERKERS = {
    "meewerker": "one was asked to work along here",
    "meewerker_erin": "it was merged into the dossier in which one was asked to work along",
    "meewerker_voorbij": "until yesterday",
    "meewerker_nog_niet": "from tomorrow",
    "meewerker_gestopt": "and was stopped",
    "meewerker_ander": "somebody else was asked",
    "meewerker_andere_gemeente": "one was asked in another municipality",
}
ONDERSTEUNINGEN = {
    "ondersteund": "one assists the contact person",
    "ondersteund_voorbij": "until yesterday",
    "ondersteund_nog_niet": "from tomorrow",
    "ondersteund_gestopt": "and was stopped",
    "ondersteund_door_ander": "somebody else assists",
    "ondersteund_andere_gemeente": "one assists in another municipality",
}
TEAMS = {
    "team": "the contact person is in a team that one leads",
    "team_zonder_naam": "both are in no team, which is the team without a name",
    "team_ander": "in another team",
    "team_voorbij": "was in one's team until yesterday, and is in another now",
    "team_nog_niet": "comes into one's team tomorrow, and is in another now",
    "team_niet_van_mij": "in a team in which one works and does not lead",
    "team_geleid_tot_gisteren": "in a team that one led until yesterday",
    "team_geleid_vanaf_morgen": "in a team that one leads from tomorrow",
    "team_geleid_elders": "in a team that one leads in another municipality",
    "team_alles_elders": "the same, and the contact person is in it there",
    "team_geleid_door_ander": "in a team that somebody else leads",
    "team_keten": "works for a partner, and has the team in name",
    "vertrokken": "the contact person had an appointment here, and has none now",
    "vertrokken_naar_keten": "the same, and works for a partner now",
}
# The desk: by the question of a moment ago that found the dossier. The one who asks is always the same person.
GEVONDEN = "gevonden"
VONDSTEN = {
    GEVONDEN: "one found it a moment ago, by the whole name and the birth date",
    "gevonden_voorbij": "and that was over a second ago",
    "gevonden_door_ander": "somebody else found it",
    "gevonden_elders": "one found it in another municipality",
}
# A jurist: one was asked to work along here, unless it says otherwise, and there is an objection.
BEZWAREN = {
    "bezwaar": "it runs",
    "bezwaar_erin": "it was merged into the dossier in which the objection runs",
    "bezwaar_van_oud": "the objection is of a record that was merged into it",
    "bezwaar_oud": "it is that record",
    "bezwaar_beslist": "it was decided on forty-nine days ago",
    "bezwaar_lang_beslist": "it was decided on fifty days ago",
    "bezwaar_ingetrokken": "it was taken back today",
    "bezwaar_niet_gevraagd": "it runs, and nobody was asked",
    "bezwaar_gestopt": "it runs, and working along was stopped",
    "bezwaar_voorbij": "it runs, and working along was until yesterday",
    "bezwaar_nog_niet": "it runs, and working along begins tomorrow",
    "bezwaar_ander": "it runs, and another jurist was asked",
    "bezwaar_andere_gemeente": "it runs, and one was asked in another municipality",
    "bezwaar_gedeeld": "it runs, and one row of C12 was shared with who asks",
    "bezwaar_gedeeld_ingetrokken": "the same, and that was taken back",
    "bezwaar_gedeeld_niet_meer": "the same, and that held until yesterday",
    "bezwaar_gedeeld_ander": "the same, with another jurist",
    "bezwaar_gedeeld_gestopt": "the same, and working along was stopped",
}
GEVRAAGD = {
    b
    for b in BEZWAREN
    if not b.endswith(("niet_gevraagd", "gestopt", "voorbij", "nog_niet", "_ander", "andere_gemeente"))
} | {"bezwaar_gedeeld_ander"}
"""Where working along runs today, also when the objection is over."""
# Who may look along for a newcomer: who asks is the person of this state, and every part was chosen, unless it says otherwise.
GEMACHTIGDE = "gemachtigde"
MACHTIGINGEN = {
    "gemachtigd": "it holds today",
    "gemachtigd_voor_c06": "it holds today, and only C06 was chosen",
    "gemachtigd_verder": "it is of a record that was merged into this one",
    "gemachtigd_oud": "it is that record",
    "gemachtigd_ingetrokken": "the newcomer took it back",
    "gemachtigd_voorbij": "it held until yesterday",
    "gemachtigd_nog_niet": "it begins tomorrow",
    "gemachtigd_zonder_ja": "there is no consent behind it",
    "gemachtigd_ja_voor_ander": "the consent is for another person",
    "gemachtigd_ja_over_ander": "the consent is about another authorisation",
    "gemachtigd_ja_iets_anders": "the consent is about something else",
    "gemachtigd_andere_gemeente": "it was given in another municipality",
    "gemachtigd_ander": "somebody else may look along",
}
MEEKIJKEN = {"gemachtigd": set(CATEGORIEEN), "gemachtigd_verder": set(CATEGORIEEN), "gemachtigd_voor_c06": {"C06"}}
"""Where it opens anything, and for which parts it was given."""
# The contact person is in nobody's team here, employed by another municipality, and works here under an agreement that both joined, unless it says otherwise.
GELEEND = "geleend"
NIET_GELEEND = {
    "geleend_voorbij": "the agreement ended yesterday",
    "geleend_nog_niet": "it begins tomorrow",
    "geleend_andere_rol": "it is about another role",
    "geleend_thuis_geen_ja": "the other municipality did not say yes",
    "geleend_hier_geen_ja": "this one did not",
    "geleend_thuis_gestopt": "the other left it yesterday",
    "geleend_hier_gestopt": "this one did",
    "geleend_thuis_niet_erin": "the other is not in it",
    "geleend_hier_niet_erin": "this one is not",
    "geleend_uit_dienst": "and was employed there until yesterday",
    "geleend_dienst_begint": "and is employed there from tomorrow",
    "geleend_dienst_bij_keten": "and works there for an organisation",
    "geleend_dienst_ergens_anders": "and is employed by a third municipality",
    "geleend_ander_in_dienst": "and somebody else is employed there",
    "geleend_zelf_geleend": "and works there as one of elsewhere too",
    "geleend_als_inburgeraar": "and is only a newcomer there",
}
LENINGEN = {GELEEND: "both are in force", **NIET_GELEEND}
LEENT_NIET = "leent_niet"
"""Who asks is employed elsewhere, and may not work here any more."""
KRINGEN = {
    EIGEN: "one is the contact person",
    **DEKKINGEN,
    **MEEWERKERS,
    **ONDERSTEUNINGEN,
    **TEAMS,
    **BEZWAREN,
    **LENINGEN,
}
ZONDER_COACHAFSPRAAK, NALOOP_ZONDER_COACHAFSPRAAK = "zonder_coachafspraak", "gestopt_zonder_coachafspraak"
# After the last day: in the first of these an organisation still reads its own rows (E), in the others it reads nothing.
NALOOP = {
    "gestopt": "taking part ended yesterday",
    "gestopt_30": "taking part ended thirty days ago",
    NALOOP_ZONDER_COACHAFSPRAAK: "taking part ended yesterday, and was not for debts and coaching (C10)",
}
NA_DE_NALOOP = {
    "gestopt_31": "taking part ended thirty-one days ago",
    "gestopt_ingetrokken": "taking part ended yesterday, and was withdrawn",
    "gestopt_zonder_overeenkomst": "taking part ended yesterday, and so did the agreement",
    "gestopt_leeg": "taking part ended yesterday, and was for no category",
    "gestopt_beperkt": "taking part ended yesterday, and the record is only stored",
    "gestopt_niet_in_overeenkomst": "taking part ended yesterday, and the agreement covers no category",
    "gestopt_andere_organisatie": "another organisation took part until yesterday",
    "gestopt_andere_gemeente": "took part until yesterday, in another municipality than that of the appointment",
}
# What was said when the organisation was asked; where nothing stands here it said yes.
STANDEN = {
    "voorgesteld": "voorgesteld",
    "geweigerd": "geweigerd",
    "ingetrokken": "ingetrokken",
    "gestopt_ingetrokken": "ingetrokken",
}
TOESTANDEN = {
    "geen": "in the own municipality, with a contact person, and the organisation takes no part",
    LOOPT: "the organisation takes part today, the agreement is in force, both cover every category",
    **NALOOP,
    **NA_DE_NALOOP,
    "voorgesteld": "the organisation was asked and did not answer yet",
    "geweigerd": "the organisation said no",
    "ingetrokken": "the municipality withdrew it",
    "nog_niet": "taking part begins tomorrow",
    "zonder_overeenkomst": "takes part, nothing was signed",
    "overeenkomst_voorbij": "takes part, the agreement ended yesterday",
    "overeenkomst_nog_niet": "takes part, the agreement begins tomorrow",
    "niet_in_betrokkenheid": "takes part, for no category",
    "niet_in_overeenkomst": "takes part, the agreement covers no category",
    ZONDER_COACHAFSPRAAK: "takes part with an agreement, and not for debts and coaching (C10)",
    "andere_organisatie": "another organisation takes part",
    ONVERDEELD: "nobody is the contact person yet",
    ZICHZELF: "it is one's own dossier",
    ANDERE_GEMEENTE: "the organisation takes part with an agreement, and the dossier is of another municipality than the appointment",
    **DELINGEN,
    **NODEN,
    BEPERKT: "takes part with an agreement, and the record is only stored (AVG 18)",
    BEPERKT_C07: "takes part with an agreement, and one category is only stored",
    ZAAK: "takes part with an agreement, and a request under the AVG is open",
    **TOEWIJZINGEN,
    **KRINGEN,
    **MACHTIGINGEN,
    **VONDSTEN,
}
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
ELDERS = {ANDERE_GEMEENTE, "gestopt_andere_gemeente"}
"""The dossiers of the other municipality."""
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

HELE_GEMEENTE = {"proef_mag_niets", "proef_ziet_kort", "proef_schrijft_hier"}
"""Nobody of the matrix: each has some of the dossiers."""
_ZELF = {EIGEN, "gedekt", "meewerker", "meewerker_erin"}
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


def bereikt(principal: str, toestand: str) -> bool:
    """Whether somebody with this role reaches a dossier in this state at all."""
    if toestand in ELDERS:
        return False
    if principal in HELE_GEMEENTE:
        return True
    if principal in VAN_DE_GEMEENTE:
        return toestand in VAN_DE_GEMEENTE[principal]
    if principal == "intakebalie":
        return toestand == ONVERDEELD
    if principal == "klantcontact_balie":
        return toestand == GEVONDEN
    if principal == "inburgeraar":
        return toestand == ZICHZELF
    if principal == FG:
        return toestand in MET_ZAAK or toestand == ZAAK
    if principal in VRIJWILLIGERS:
        return toestand in (
            MET_JA if principal in MAATJES else {TOEGEWEZEN, *(t for t in TOEWIJZINGEN if t.startswith("maatje"))}
        )
    if principal == "budgetcoach" and toestand == ZONDER_COACHAFSPRAAK:
        return False
    return principal in BETROKKEN and toestand in _NEEMT_DEEL


DEELNAME, INZAGE = "toegang_betrokkenheid", "toegang_inzage"
SPOREN = (DEELNAME, INZAGE)
"""Tables that name a dossier and hold nothing of it: who takes part, and who looked with a reason. No column of the matrix, but the same reach."""


def mag_spoor(tabel: str, principal: str, toestand: str, daad: str, *, eigen: bool, zelfde: bool) -> bool:
    """Of these one row. `eigen`: of the own organisation in the state of who asks (`zelfde`), or signed by who asks."""
    if toestand in ELDERS or daad == VERWIJDER:
        return False
    if daad == LEES and principal in {"contractmanager", "auditor_rekenkamer"}:
        return False  # no row about anybody, also not what they signed
    eigen = eigen and principal != GEMACHTIGDE  # who is another person in each state, and signed none of these
    hier = bereikt(principal, toestand)
    van_de_gemeente = principal in HELE_GEMEENTE | set(VAN_DE_GEMEENTE)
    if tabel != INZAGE and principal in {"klantcontact_balie", GEMACHTIGDE}:
        return False  # who takes part is none of theirs
    if tabel == INZAGE:
        kijkt = daad == LEES and hier and (van_de_gemeente or principal == FG)
        return daad in {LEES, MAAK} and (eigen or kijkt)
    if daad != LEES:
        letter = PROEFROLLEN.get(principal) or cellen().get((principal, "C06"), "-")
        return hier and van_de_gemeente and letter == "S"
    if principal in BETROKKEN:
        return eigen and zelfde  # also what it was only asked, or is over
    return hier and (principal not in VRIJWILLIGERS or (eigen and zelfde))


def _maakt(principal: str, toestand: str, tabel: Tabel) -> bool:
    """Whether a new row may begin like this one; who works along in one dossier opens no other in the name of its contact person."""
    if tabel.wie_maakt == "regie" and principal not in HELE_GEMEENTE | set(VAN_DE_GEMEENTE):
        return False
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


def mag(
    principal: str, toestand: str, daad: str, categorie: str, tabel: Tabel | None = None, *, eigen: bool = False,
    gedeeld: bool = False, verborgen: bool = False,
) -> bool:  # fmt: skip
    """Whether the database may do this with one row. `kort` asks the minimal view, which has no table.

    `eigen`: the row is the organisation's own. `gedeeld`: the consent of this state is about this row. `verborgen`: hidden from the newcomer for safety.
    """
    if tabel is not None and (tabel.naam in ALLEEN_VOOR_FG or (tabel.naam in HEEL_VOOR_FG and principal == FG)):
        toezicht = principal == FG or (PROEFROLLEN.get(principal) == "S" and tabel.naam in ALLEEN_VOOR_FG)
        return toezicht and daad == LEES and toestand not in ELDERS
    letter = PROEFROLLEN.get(principal) or cellen().get((principal, categorie), "-")
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
