"""What stands between somebody and a dossier in each state: the involvement, the agreement, the consent, the emergency, the assignment, the circle."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import psycopg

from tests.matrix.leningen import leen
from tests.matrix.naief import CATEGORIEEN, FG, VAN_DE_GEMEENTE, VRIJWILLIGERS
from tests.matrix.rijen import voeg_toe
from tests.matrix.toestanden import (
    BEZWAREN,
    BOEKINGEN,
    DEKKINGEN,
    ELDERS,
    KRINGEN,
    LENINGEN,
    LOOPT,
    MACHTIGINGEN,
    MEEWERKERS,
    NALOOP_ZONDER_COACHAFSPRAAK,
    NODEN,
    ONDERSTEUNINGEN,
    ONVERDEELD,
    STANDEN,
    TEAMS,
    TOESTANDEN,
    VONDSTEN,
    ZICHZELF,
    ZONDER_COACHAFSPRAAK,
)

if TYPE_CHECKING:
    from tests.matrix.proefwereld import Proefwereld, Rij

Looptijd = tuple[date, date | None, list[str]]
"""From, until, and which categories."""


def _relaties() -> dict[str, tuple[Looptijd | None, Looptijd | None]]:
    """By state the involvement and the agreement that it is about; None where there is none."""
    dag = timedelta(days=1)
    begin, vandaag = date(2025, 1, 1), date.today()
    loopt: Looptijd = (begin, None, CATEGORIEEN)
    voorbij: Looptijd = (begin, vandaag - dag, CATEGORIEEN)
    komt: Looptijd = (vandaag + dag, None, CATEGORIEEN)
    komt_een_maand: Looptijd = (vandaag + dag, vandaag + 30 * dag, CATEGORIEEN)
    leeg: Looptijd = (begin, None, [])
    laatste_dag: Looptijd = (begin, vandaag - 30 * dag, CATEGORIEEN)
    lang_voorbij: Looptijd = (begin, vandaag - 31 * dag, CATEGORIEEN)
    bijzonder: dict[str, tuple[Looptijd | None, Looptijd | None]] = {
        "geen": (None, None), ONVERDEELD: (None, None), ZICHZELF: (None, None),
        NALOOP_ZONDER_COACHAFSPRAAK: ((begin, vandaag - dag, [c for c in CATEGORIEEN if c != "C10"]), loopt),
        "gestopt": (voorbij, loopt), "gestopt_30": (laatste_dag, loopt), "gestopt_31": (lang_voorbij, loopt), "gestopt_ingetrokken": (voorbij, loopt),
        "gestopt_zonder_overeenkomst": (voorbij, voorbij), "gestopt_leeg": ((begin, vandaag - dag, []), loopt), "gestopt_beperkt": (voorbij, loopt),
        "gestopt_niet_in_overeenkomst": (voorbij, leeg), "gestopt_andere_organisatie": (voorbij, loopt), "gestopt_andere_gemeente": (voorbij, loopt),
        "nog_niet": (komt_een_maand, loopt), "niet_in_betrokkenheid": (leeg, loopt),
        "zonder_overeenkomst": (loopt, None), "overeenkomst_voorbij": (loopt, voorbij), "overeenkomst_nog_niet": (loopt, komt),
        "niet_in_overeenkomst": (loopt, leeg),
        ZONDER_COACHAFSPRAAK: ((begin, None, [c for c in CATEGORIEEN if c != "C10"]), loopt),
        "gedeeld_zonder_overeenkomst": (loopt, leeg), "gedeeld_buiten_betrokkenheid": (leeg, loopt), "gedeeld_gestopt": (voorbij, loopt), "gedeeld_nog_niet": (komt, loopt),
        "toegewezen_zonder_deelname": (None, loopt), "toegewezen_zonder_overeenkomst": (loopt, None), **dict.fromkeys((*NODEN, *KRINGEN, *MACHTIGINGEN, *VONDSTEN, *BOEKINGEN), (None, None)),
    }  # fmt: skip
    return {toestand: bijzonder.get(toestand, (loopt, loopt)) for toestand in TOESTANDEN}


def relatie(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, toestand: str) -> None:
    """The involvement and the agreement that this state is about."""
    deel, papier = _relaties()[toestand]
    wie = wereld.organisaties[toestand]
    deelnemer = uuid4() if toestand in {"andere_organisatie", "gestopt_andere_organisatie"} else wie
    hier = {"gemeente_id": wereld.gemeenten[toestand in ELDERS]}
    if deel:
        voeg_toe(
            eigenaar, "toegang_betrokkenheid",
            {
                **hier, "dossier_id": wereld.dossiers[toestand], "organisatie_id": deelnemer, "stand": STANDEN.get(toestand, "geaccepteerd"),
                **_looptijd(deel),
            },
        )  # fmt: skip
    for partij in {wie, deelnemer} if papier else ():
        voeg_toe(eigenaar, "toegang_overeenkomst", {**hier, "organisatie_id": partij, **_looptijd(papier)})


def _looptijd(looptijd: Looptijd | None) -> dict[str, Any]:
    return dict(zip(("vanaf", "tot", "categorieen"), looptijd or (), strict=False))


def _aan_een_jurist(wereld: Proefwereld, toestand: str) -> dict[str, Any]:
    """Somebody who is of no organisation."""
    wie = uuid4() if toestand.endswith("_ander") else wereld.gebruiker
    return {"organisatie_id": None, "ontvanger_id": wie} if toestand in BEZWAREN else {}


def deel(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, rij: Rij, rij_id: str) -> None:
    """The consent that this state is about, for one row."""
    vandaag = date.today()
    velden: dict[str, Any] = {
        "gemeente_id": wereld.gemeenten[0], "dossier_id": wereld.dossiers[rij.toestand], "organisatie_id": wereld.organisaties[rij.toestand],
        "rij_id": rij_id, "betreft": rij.categorie, "tot": vandaag + timedelta(days=30),
    }  # fmt: skip
    velden |= _aan_een_jurist(wereld, rij.toestand) | _een_op_een_gedeeld(eigenaar, wereld, rij)
    match rij.toestand:
        case "bezwaar_gedeeld_ingetrokken":
            velden["ingetrokken_op"] = datetime.now(tz=UTC)
        case "bezwaar_gedeeld_niet_meer":
            velden["tot"] = vandaag - timedelta(days=1)
        case "gedeeld_ingetrokken":
            velden["ingetrokken_op"] = datetime.now(tz=UTC)
        case "gedeeld_voorbij":
            velden["tot"] = vandaag - timedelta(days=2)
        case "gedeeld_met_ander":
            velden["organisatie_id"] = wereld.organisaties[LOOPT]
        case "gedeeld_andere_categorie":
            velden["betreft"] = {"C10": "C12", "C11": "C10", "C12": "C11"}[rij.categorie]
        case "gedeeld_ander_dossier":
            velden["dossier_id"] = _ook_elders(eigenaar, wereld, rij.toestand)
    voeg_toe(eigenaar, "avg_toestemming", velden)


def _een_op_een_gedeeld(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, rij: Rij) -> dict[str, Any]:
    """What is special about a row that was shared with one person of the organisation."""
    if not rij.toestand.startswith("maatje"):
        return {}
    bijzonder: dict[str, Any] = {"ontvanger_id": wereld.gebruiker}
    match rij.toestand:
        case "maatje_voor_ander":
            bijzonder["ontvanger_id"] = uuid4()
        case "maatje_andere_categorie":
            bijzonder["betreft"] = {"C03": "C13", "C13": "C03"}[rij.categorie]
        case "maatje_ander_dossier":
            bijzonder["dossier_id"] = elders = _ook_elders(eigenaar, wereld, rij.toestand)
            _wijs_gezin_toe(eigenaar, wereld, rij.toestand, dossier_id=elders)
            _zeg_ja_op_een_maatje(eigenaar, wereld, rij.toestand, dossier_id=elders)
    return bijzonder


def _ook_elders(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, toestand: str) -> UUID:
    """One more dossier in which the organisation of this state takes part, for everything."""
    dossier = uuid4()
    deel = {"organisatie_id": wereld.organisaties[toestand], "vanaf": date(2025, 1, 1), "stand": "geaccepteerd", "categorieen": CATEGORIEEN}  # fmt: skip
    voeg_toe(eigenaar, "toegang_betrokkenheid", {**deel, "gemeente_id": wereld.gemeenten[0], "dossier_id": dossier})
    return dossier


def noden(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, toestand: str) -> None:
    """The emergency that this state is about, in every role that has the municipality or its cases."""
    nu, uur = datetime.now(tz=UTC), timedelta(hours=1)
    begin, einde = {
        "nood_voorbij": (nu - uur, nu - timedelta(seconds=1)), "nood_nog_niet": (nu + 9 * uur, nu + 10 * uur), "nood_wacht": (None, None),
    }.get(toestand, (nu - uur, nu + 9 * uur))  # fmt: skip
    for rol in [*VAN_DE_GEMEENTE, FG]:
        voeg_toe(
            eigenaar, "avg_noodtoegang",
            {
                "gemeente_id": wereld.gemeenten[0], "dossier_id": wereld.dossiers[toestand], "begin": begin, "einde": einde,
                "door_id": uuid4() if toestand == "nood_van_ander" else wereld.gebruiker, "rol": "beleidsadviseur" if toestand == "nood_andere_rol" else rol,
                "categorieen": ["C14"] if toestand == "nood_andere_categorie" else CATEGORIEEN, "gestopt_op": nu if toestand == "nood_gestopt" else None,
            },
        )  # fmt: skip


def wijs_toe(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, toestand: str) -> None:
    """The volunteer of this organisation, and what was given to them."""
    nu, vandaag = datetime.now(tz=UTC), date.today()
    beloofd = None if toestand == "toegewezen_niet_beloofd" else nu
    voeg_toe(eigenaar, "toegang_vrijwilliger", {**_een_op_een(wereld, toestand), "geheimhouding_op": beloofd})
    ander = uuid4()
    if toestand == "toegewezen_aan_ander":  # a volunteer of the same organisation, who promised too
        voeg_toe(
            eigenaar,
            "toegang_vrijwilliger",
            {**_een_op_een(wereld, toestand), "gebruiker_id": ander, "geheimhouding_op": nu},
        )
        _stel_vrijwilliger_aan(eigenaar, wereld, toestand, gebruiker_id=ander)
    dienst: dict[str, dict[str, Any]] = {
        "toegewezen_uit_dienst": {"tot": vandaag - timedelta(days=1)}, "toegewezen_dienst_begint": {"vanaf": vandaag + timedelta(days=1)},
        "toegewezen_andere_dienst": {"rol": "mb_coordinator"}, "toegewezen_zonder_dienst": {"gebruiker_id": uuid4()},
    }  # fmt: skip
    _stel_vrijwilliger_aan(eigenaar, wereld, toestand, **dienst.get(toestand, {}))
    anders: dict[str, Any] = {
        "toegewezen_voorbij": {"tot": vandaag - timedelta(days=1)}, "toegewezen_gestopt": {"gestopt_op": nu},
        "toegewezen_nog_niet": {"vanaf": vandaag + timedelta(days=7 - vandaag.weekday())}, "toegewezen_aan_ander": {"gebruiker_id": ander},
        "toegewezen_ander_dossier": {"dossier_id": uuid4()},
    }.get(toestand, {})  # fmt: skip
    _wijs_gezin_toe(eigenaar, wereld, toestand, **anders)
    if toestand.startswith("maatje"):
        maatje: dict[str, Any] = {
            "maatje_ingetrokken": {"ingetrokken_op": nu}, "maatje_voorbij": {"tot": vandaag - timedelta(days=1)}, "maatje_met_ander": {"organisatie_id": uuid4()},
            "maatje_elders": {"dossier_id": uuid4()}, "maatje_iets_anders": {"tabel": "plan_actie"},
        }.get(toestand, {})  # fmt: skip
        _zeg_ja_op_een_maatje(eigenaar, wereld, toestand, **maatje)


def _stel_vrijwilliger_aan(
    eigenaar: psycopg.Connection[Any], wereld: Proefwereld, toestand: str, **anders: Any
) -> None:
    """The appointment in each role of who helps one on one, which runs today unless it says otherwise."""
    for rol in VRIJWILLIGERS:
        velden = {**_een_op_een(wereld, toestand), "rol": rol, "vanaf": date(2025, 1, 1)}
        voeg_toe(eigenaar, "toegang_aanstelling", {**velden, **anders})


def _een_op_een(wereld: Proefwereld, toestand: str) -> dict[str, Any]:
    """The one who asks, as a volunteer of the organisation of this state."""
    gemeente = wereld.gemeenten[toestand == "toegewezen_andere_gemeente"]
    return {"gemeente_id": gemeente, "organisatie_id": wereld.organisaties[toestand], "gebruiker_id": wereld.gebruiker}


def _wijs_gezin_toe(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, toestand: str, **anders: Any) -> None:
    """The assignment, which runs today unless it says otherwise."""
    looptijd = {"vanaf": date(2025, 1, 1), "tot": date.today() + timedelta(days=60), "gestopt_op": None}
    velden = {**_een_op_een(wereld, toestand), "dossier_id": wereld.dossiers[toestand], **looptijd, **anders}
    voeg_toe(eigenaar, "toegang_toewijzing", velden)


def _zeg_ja_op_een_maatje(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, toestand: str, **anders: Any) -> None:
    """The consent to one person of the organisation, one on one, which holds unless it says otherwise."""
    velden: dict[str, Any] = {
        "gemeente_id": wereld.gemeenten[0], "dossier_id": wereld.dossiers[toestand], "organisatie_id": wereld.organisaties[toestand],
        "tabel": "toegang_betrokkenheid", "betreft": "C13", "tot": date.today() + timedelta(days=30),
    }  # fmt: skip
    voeg_toe(eigenaar, "avg_toestemming", {**velden, **anders})


def vraag_aan_de_balie(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, toestand: str) -> None:
    """The question at the desk that found this dossier."""
    nu, even = datetime.now(tz=UTC), timedelta(hours=1)
    velden = {
        "gemeente_id": wereld.gemeenten[toestand == "gevonden_elders"], "dossier_id": wereld.dossiers[toestand], "op": nu - even,
        "gebruiker_id": uuid4() if toestand == "gevonden_door_ander" else wereld.gebruiker,
        "tot": nu - timedelta(seconds=1) if toestand == "gevonden_voorbij" else nu + 9 * even,
    }  # fmt: skip
    voeg_toe(eigenaar, "toegang_balievraag", velden)


def kring(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, toestand: str) -> None:
    """Why somebody who works for the municipality reaches this dossier, or does not."""
    elders = toestand.endswith(("andere_gemeente", "elders"))
    hier = {"gemeente_id": wereld.gemeenten[elders]}
    if toestand in DEKKINGEN:
        wie = uuid4() if toestand.endswith("_ander") else wereld.gebruiker
        velden = {**hier, "afwezig_id": wereld.contactpersonen[toestand], "vervanger_id": wie, **_dagen(toestand)}
        voeg_toe(eigenaar, "toegang_vervanging", {"tot": date(2100, 1, 1), **velden})
    if (toestand in MEEWERKERS or toestand in ONDERSTEUNINGEN) and toestand != "meewerker_erin":
        wie = uuid4() if toestand.endswith("_ander") else wereld.gebruiker
        waarin = (
            {"dossier_id": wereld.dossiers[toestand]}
            if toestand in MEEWERKERS
            else {"regievoerder_id": wereld.contactpersonen[toestand]}
        )
        gestopt = datetime.now(tz=UTC) if toestand.endswith("gestopt") else None
        voeg_toe(
            eigenaar,
            "toegang_meewerking",
            {**hier, **waarin, "gebruiker_id": wie, "gestopt_op": gestopt, **_dagen(toestand)},
        )
    if toestand in BEZWAREN:
        _vraag_jurist(eigenaar, wereld, toestand)
    if toestand in LENINGEN:
        leen(eigenaar, wereld.gemeenten[0], wereld.contactpersonen[toestand], toestand, team_id=uuid4())
    if toestand in TEAMS:
        _teams(eigenaar, wereld, toestand)


def _vraag_jurist(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, toestand: str) -> None:
    """Who asks was asked to look at the objection here, as a jurist unless it says otherwise; the row of the objection itself says how it stands (`bezwaar_van`)."""
    if toestand in {"bezwaar_niet_gevraagd", "bezwaar_erin", "bezwaar_oud"}:
        return
    velden = {
        "gemeente_id": wereld.gemeenten[toestand.endswith("andere_gemeente")], "dossier_id": wereld.dossiers[toestand],
        "gebruiker_id": uuid4() if toestand == "bezwaar_ander" else wereld.gebruiker, "als_jurist": toestand != "bezwaar_als_collega",
        "gestopt_op": datetime.now(tz=UTC) if toestand.endswith("gestopt") else None, **_dagen(toestand),
    }  # fmt: skip
    voeg_toe(eigenaar, "toegang_meewerking", velden)


def machtig(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, toestand: str) -> None:
    """The authorisation that this state is about, and the consent behind it."""
    if toestand == "gemachtigd_verder":
        return  # it comes with the record that goes on here
    vandaag, dag = date.today(), timedelta(days=1)
    wie = wereld.gemachtigden["gemachtigd_verder" if toestand == "gemachtigd_oud" else toestand]
    hier = {
        "gemeente_id": wereld.gemeenten[toestand == "gemachtigd_andere_gemeente"],
        "dossier_id": wereld.dossiers[toestand],
    }
    rij = voeg_toe(
        eigenaar, "toegang_machtiging",
        {
            **hier, "gebruiker_id": uuid4() if toestand == "gemachtigd_ander" else wie, "tot": vandaag + 30 * dag,
            "vanaf": vandaag + dag if toestand == "gemachtigd_nog_niet" else vandaag - 9 * dag,
            "onderdelen": ["C06"] if toestand == "gemachtigd_voor_c06" else CATEGORIEEN,
        },
    )  # fmt: skip
    if toestand == "gemachtigd_zonder_ja":
        return
    anders: dict[str, Any] = {
        "gemachtigd_ingetrokken": {"ingetrokken_op": datetime.now(tz=UTC)}, "gemachtigd_voorbij": {"tot": vandaag - dag},
        "gemachtigd_ja_voor_ander": {"ontvanger_id": uuid4()}, "gemachtigd_ja_over_ander": {"rij_id": uuid4()},
        "gemachtigd_ja_iets_anders": {"tabel": "plan_actie"},
    }.get(toestand, {})  # fmt: skip
    velden = {
        **hier,
        "organisatie_id": None,
        "ontvanger_id": wie,
        "tabel": "toegang_machtiging",
        "rij_id": rij["id"],
        "betreft": "C19",
        "tot": vandaag + 30 * dag,
    }
    voeg_toe(eigenaar, "avg_toestemming", {**velden, **anders})


def boek(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, toestand: str) -> None:
    """The booking that this state is about. After one that was stopped another interpreter came; in another municipality who asks in the other states was booked too."""
    geleden = {"geboekt_gisteren": 1, "geboekt_eergisteren": 2}.get(toestand, 0)
    nu = datetime.now(tz=UTC)
    mij = wereld.gemachtigden[toestand]
    van_wie: dict[str, list[tuple[UUID, datetime | None]]] = {
        "geboekt_ander": [(wereld.gebruiker, None)],
        "geboekt_andere_gemeente": [(mij, None), (wereld.gebruiker, None)],
        "geboekt_gestopt": [(mij, nu), (uuid4(), None)],
    }
    for gebruiker, gestopt in van_wie.get(toestand, [(mij, None)]):
        voeg_toe(
            eigenaar, "toegang_tolkboeking",
            {
                "gemeente_id": wereld.gemeenten[toestand == "geboekt_andere_gemeente"], "dossier_id": wereld.dossiers[toestand],
                "afspraak_id": wereld.afspraken[toestand], "gebruiker_id": gebruiker, "nummer": str(uuid4())[:8],
                "dag": date.today() - timedelta(days=geleden), "gestopt_op": gestopt,
                "geheimhouding_op": None if toestand == "geboekt_niet_beloofd" else nu,
            },
        )  # fmt: skip


def bezwaar_van(toestand: str) -> dict[str, Any]:
    """How the objection of this dossier stands; elsewhere there was one, long ago."""
    if toestand not in BEZWAREN or toestand in {"bezwaar_erin", "bezwaar_van_oud"}:
        return {"uitkomst": "ongegrond", "beslist_op": date(2025, 1, 1)}
    geleden = {"bezwaar_beslist": 49, "bezwaar_lang_beslist": 50, "bezwaar_ingetrokken": 0}.get(toestand)
    if geleden is None:
        return {"uitkomst": "", "beslist_op": None}
    uitkomst = "ingetrokken" if toestand == "bezwaar_ingetrokken" else "ongegrond"
    return {"uitkomst": uitkomst, "beslist_op": date.today() - timedelta(days=geleden)}


def _dagen(toestand: str) -> dict[str, date]:
    """From and until by the name of the state; open where nothing is said of it."""
    vandaag, dag = date.today(), timedelta(days=1)
    if toestand.endswith(("nog_niet", "vanaf_morgen")):
        return {"vanaf": vandaag + dag}
    tot = {"tot": vandaag - dag} if toestand.endswith(("voorbij", "tot_gisteren")) else {}
    return {"vanaf": date(2025, 1, 1), **tot}


def _teams(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, toestand: str) -> None:
    """The appointment of the contact person, and the one with which somebody leads that team."""
    team, ander = (None if toestand == "team_zonder_naam" else uuid4()), uuid4()
    hier, begin = wereld.gemeenten[0], date(2025, 1, 1)

    def stel_aan(wie: UUID, **velden: Any) -> None:
        vast = {"gemeente_id": hier, "gebruiker_id": wie, "rol": "regievoerder", "vanaf": begin, "team_id": team}
        voeg_toe(eigenaar, "toegang_aanstelling", {**vast, **velden})

    hun = wereld.contactpersonen[toestand]
    match toestand:
        case "team_voorbij" | "team_nog_niet":
            stel_aan(hun, **_dagen(toestand))
            stel_aan(hun, team_id=ander)
        case "team_ander":
            stel_aan(hun, team_id=ander)
        case "team_keten":
            stel_aan(hun, organisatie_id=uuid4())
            stel_aan(hun, team_id=ander)
        case "vertrokken" | "vertrokken_naar_keten":
            stel_aan(hun, team_id=ander, tot=date.today() - timedelta(days=1))
            if toestand != "vertrokken":
                stel_aan(hun, organisatie_id=uuid4(), rol="mb_coordinator")
        case "team_alles_elders":
            stel_aan(hun, gemeente_id=wereld.gemeenten[1])
        case _:
            stel_aan(hun)
    leiding = {
        "team_niet_van_mij": {"rol": "regievoerder"}, "team_geleid_elders": {"gemeente_id": wereld.gemeenten[1]},
        "team_alles_elders": {"gemeente_id": wereld.gemeenten[1]}, "team_geleid_door_ander": {"gebruiker_id": uuid4()},
    }.get(toestand, _dagen(toestand) if "geleid" in toestand else {})  # fmt: skip
    stel_aan(wereld.gebruiker, **{"rol": "teamleider", **leiding})
