"""A copy of the database with every table and wall, and in it one dossier per state of a relation.

Each table with a dossier gets a row per dossier: one per category where each row carries its own, and one of the own and one of another organisation
where rows belong to one. Constraints and triggers of the copy are dropped: what is judged is the wall alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple, cast
from uuid import UUID, uuid4

import psycopg
from psycopg import sql

from tests.matrix.naief import (
    BEPERKT,
    BEPERKT_C07,
    BETROKKEN,
    CATEGORIEEN,
    DEKKINGEN,
    DELINGEN,
    EIGEN,
    ELDERS,
    FG,
    KRINGEN,
    LOOPT,
    MEEWERKERS,
    MET_JA,
    MET_ZAAK,
    NALOOP_ZONDER_COACHAFSPRAAK,
    NODEN,
    ONDERSTEUNINGEN,
    ONVERDEELD,
    PROEFROLLEN,
    STANDEN,
    TEAMS,
    TOESTANDEN,
    TOEWIJZINGEN,
    VAN_DE_GEMEENTE,
    ZAAK,
    ZICHZELF,
    ZONDER_COACHAFSPRAAK,
    Tabel,
    tabellen,
)

_WAARDE = {
    "uuid": None, "boolean": False, "date": date(2026, 1, 5), "timestamp with time zone": "2026-01-05T10:00:00Z", "jsonb": "{}", "bytea": b"x",
    "ARRAY": [], "smallint": 1, "integer": 1, "numeric": 1,
}  # fmt: skip
# So that the minimal views have something to show.
_INHOUD: dict[str, dict[str, Any]] = {
    "dossiers_dossier": {"leerroute": "B1"},
    "personen_contactgegeven": {"soort": "telefoon"},
    "plan_pip": {"stand": "vastgesteld"},
    "intake_antwoordwerk": {"vraag": "uren_per_week", "waarde": "12"},
    "dossiers_notitie": {"gedeeld": True},
}


# Of these there is a row of each.
_VARIANTEN: dict[str, list[dict[str, Any]]] = {"personen_nummer": [{"soort": "v_nummer"}, {"soort": "bsn"}]}
VOOR_EEN = {"C03", "C13"}
"""The categories with cells T of who helps one on one."""
PER_STUK, IN_NOOD = {"C10", "C11", "C12"}, {"C12", "C14", "C15"}
"""The categories with cells T and N of somebody who can log in."""


class Rij(NamedTuple):
    """One row of the copy."""

    toestand: str
    categorie: str
    eigen: bool
    gedeeld: bool = False
    verborgen: bool = False


@dataclass(slots=True)
class Proefwereld:
    """What was made: by state its municipality, organisation and dossier, and every row of every table."""

    gemeenten: tuple[UUID, UUID]
    gebruiker: UUID
    organisaties: dict[str, UUID] = field(default_factory=dict)
    dossiers: dict[str, UUID] = field(default_factory=dict)
    contactpersonen: dict[str, UUID] = field(default_factory=dict)
    rijen: dict[str, dict[UUID, Rij]] = field(default_factory=dict)
    kopie: dict[UUID, dict[str, Any]] = field(default_factory=dict)


# Tries to add each row, as whoever asks, and takes it back; refused for want of a right is false, refused for another reason is a fault.
_PROEF_MAAK = """
create function proef_maak(tabel regclass, rijen jsonb[]) returns boolean[] language plpgsql as $$
declare
  rij jsonb;
  uit boolean[] := '{}';
begin
  foreach rij in array rijen loop
    begin
      execute format('insert into %s select * from jsonb_populate_record(null::%s, $1)', tabel, tabel) using rij;
      raise exception using errcode = 'P9999';
    exception
      when insufficient_privilege then uit := uit || false;
      when sqlstate 'P9999' then uit := uit || true;
    end;
  end loop;
  return uit;
end $$
"""


def bouw(eigenaar: psycopg.Connection[Any]) -> Proefwereld:
    """Fill the copy, as the owner."""
    _maak_los(eigenaar)
    eigenaar.execute(_PROEF_MAAK)
    wereld = Proefwereld((uuid4(), uuid4()), uuid4())
    for toestand in TOESTANDEN:
        wereld.organisaties[toestand], wereld.dossiers[toestand] = uuid4(), uuid4()
        wereld.contactpersonen[toestand] = wereld.gebruiker if toestand == EIGEN else uuid4()
        _relatie(eigenaar, wereld, toestand)
        if toestand in TOEWIJZINGEN:
            _wijs_toe(eigenaar, wereld, toestand)
        if toestand in KRINGEN:
            _kring(eigenaar, wereld, toestand)
        if toestand in NODEN:
            _noden(eigenaar, wereld, toestand)
        pip = uuid4()
        for tabel in tabellen():
            for rij in _rijen_van(tabel, toestand):
                for variant in _VARIANTEN.get(tabel.naam, [{}]):
                    _maak_rij(eigenaar, wereld, tabel, rij, {**_vaste_sleutels(tabel, pip), **variant})
    eigenaar.execute("analyze")
    return wereld


def _maak_los(eigenaar: psycopg.Connection[Any]) -> None:
    eigenaar.execute("""
        do $$ declare r record; begin
          for r in select conrelid::regclass as t, conname from pg_constraint c join pg_class k on k.oid = c.conrelid
                   where k.relnamespace = 'public'::regnamespace and contype in ('c', 'f', 'u') order by contype = 'u' loop
            execute format('alter table %s drop constraint if exists %I cascade', r.t, r.conname);
          end loop;
          for r in select indexrelid::regclass as i from pg_index x join pg_class k on k.oid = x.indrelid
                   where k.relnamespace = 'public'::regnamespace and indisunique and not indisprimary loop
            execute format('drop index %s', r.i);
          end loop;
          for r in select tgrelid::regclass as t from pg_trigger join pg_class k on k.oid = tgrelid
                   where k.relnamespace = 'public'::regnamespace and not tgisinternal and tgenabled <> 'D' group by 1 loop
            execute format('alter table %s disable trigger user', r.t);
          end loop;
        end $$""")


def _rijen_van(tabel: Tabel, toestand: str) -> list[Rij]:
    if tabel.naam == "avg_noodtoegang":
        return [Rij(toestand, "C19", False, verborgen=verborgen) for verborgen in (False, True) if toestand in MET_ZAAK]
    if tabel.naam == "dossiers_dossier":
        return [Rij(toestand, tabel.categorie, False)]
    if toestand in DELINGEN:
        hier = CATEGORIEEN if tabel.categorie == "rij" else [tabel.categorie]
        return [Rij(toestand, c, False, gedeeld) for c in hier if c in PER_STUK for gedeeld in (True, False)]
    if toestand in NODEN:
        hier = CATEGORIEEN if tabel.categorie == "rij" else [tabel.categorie]
        return [Rij(toestand, c, False) for c in hier if c in IN_NOOD]
    if toestand in KRINGEN:
        return [Rij(toestand, c, False) for c in (["C05", "C06"] if tabel.categorie == "rij" else [tabel.categorie])]
    categorieen = CATEGORIEEN if tabel.categorie == "rij" else [tabel.categorie]
    van_wie = (True, False) if tabel.van_wie else (False,)
    rijen = [Rij(toestand, categorie, eigen) for categorie in categorieen for eigen in van_wie]
    if toestand in MET_JA and tabel.categorie in VOOR_EEN:
        rijen.append(Rij(toestand, tabel.categorie, False, gedeeld=True))
    return rijen


Looptijd = tuple[date, date | None, list[str]]
"""From, until, and which categories."""


def _relaties() -> dict[str, tuple[Looptijd | None, Looptijd | None]]:
    """By state the involvement and the agreement that it is about; None where there is none."""
    dag = timedelta(days=1)
    begin, vandaag = date(2025, 1, 1), date.today()
    loopt: Looptijd = (begin, None, CATEGORIEEN)
    voorbij: Looptijd = (begin, vandaag - dag, CATEGORIEEN)
    komt: Looptijd = (vandaag + dag, None, CATEGORIEEN)
    leeg: Looptijd = (begin, None, [])
    laatste_dag: Looptijd = (begin, vandaag - 30 * dag, CATEGORIEEN)
    lang_voorbij: Looptijd = (begin, vandaag - 31 * dag, CATEGORIEEN)
    bijzonder: dict[str, tuple[Looptijd | None, Looptijd | None]] = {
        "geen": (None, None), ONVERDEELD: (None, None), ZICHZELF: (None, None),
        NALOOP_ZONDER_COACHAFSPRAAK: ((begin, vandaag - dag, [c for c in CATEGORIEEN if c != "C10"]), loopt),
        "gestopt": (voorbij, loopt), "gestopt_30": (laatste_dag, loopt), "gestopt_31": (lang_voorbij, loopt), "gestopt_ingetrokken": (voorbij, loopt),
        "gestopt_zonder_overeenkomst": (voorbij, voorbij), "gestopt_leeg": ((begin, vandaag - dag, []), loopt), "gestopt_beperkt": (voorbij, loopt),
        "gestopt_niet_in_overeenkomst": (voorbij, leeg), "gestopt_andere_organisatie": (voorbij, loopt), "gestopt_andere_gemeente": (voorbij, loopt),
        "nog_niet": (komt, loopt), "niet_in_betrokkenheid": (leeg, loopt),
        "zonder_overeenkomst": (loopt, None), "overeenkomst_voorbij": (loopt, voorbij), "overeenkomst_nog_niet": (loopt, komt),
        "niet_in_overeenkomst": (loopt, leeg),
        ZONDER_COACHAFSPRAAK: ((begin, None, [c for c in CATEGORIEEN if c != "C10"]), loopt),
        "gedeeld_zonder_overeenkomst": (loopt, leeg), "gedeeld_buiten_betrokkenheid": (leeg, loopt), "gedeeld_gestopt": (voorbij, loopt),
        "toegewezen_zonder_deelname": (None, loopt), "toegewezen_zonder_overeenkomst": (loopt, None), **dict.fromkeys((*NODEN, *KRINGEN), (None, None)),
    }  # fmt: skip
    return {toestand: bijzonder.get(toestand, (loopt, loopt)) for toestand in TOESTANDEN}


def _relatie(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, toestand: str) -> None:
    """The involvement and the agreement that this state is about."""
    deel, papier = _relaties()[toestand]
    wie = wereld.organisaties[toestand]
    deelnemer = uuid4() if toestand in {"andere_organisatie", "gestopt_andere_organisatie"} else wie
    hier = {"gemeente_id": wereld.gemeenten[toestand in ELDERS]}
    if deel:
        _voeg_toe(
            eigenaar, "toegang_betrokkenheid",
            {
                **hier, "dossier_id": wereld.dossiers[toestand], "organisatie_id": deelnemer, "stand": STANDEN.get(toestand, "geaccepteerd"),
                **_looptijd(deel),
            },
        )  # fmt: skip
    for partij in {wie, deelnemer} if papier else ():
        _voeg_toe(eigenaar, "toegang_overeenkomst", {**hier, "organisatie_id": partij, **_looptijd(papier)})


def _looptijd(looptijd: Looptijd | None) -> dict[str, Any]:
    return dict(zip(("vanaf", "tot", "categorieen"), looptijd or (), strict=False))


def _deel(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, rij: Rij, rij_id: str) -> None:
    """The consent that this state is about, for one row."""
    vandaag = date.today()
    velden: dict[str, Any] = {
        "gemeente_id": wereld.gemeenten[0], "dossier_id": wereld.dossiers[rij.toestand], "organisatie_id": wereld.organisaties[rij.toestand],
        "rij_id": rij_id, "betreft": rij.categorie, "tot": vandaag + timedelta(days=30),
    }  # fmt: skip
    match rij.toestand:
        case "maatje":
            velden["ontvanger_id"] = wereld.gebruiker
        case "maatje_voor_ander":
            velden["ontvanger_id"] = uuid4()
        case "gedeeld_ingetrokken":
            velden["ingetrokken_op"] = datetime.now(tz=UTC)
        case "gedeeld_voorbij":
            velden["tot"] = vandaag - timedelta(days=2)
        case "gedeeld_met_ander":
            velden["organisatie_id"] = wereld.organisaties[LOOPT]
        case "gedeeld_andere_categorie":
            velden["betreft"] = {"C10": "C12", "C11": "C10", "C12": "C11"}[rij.categorie]
        case "gedeeld_ander_dossier":
            velden["dossier_id"] = uuid4()
            deel = {
                "organisatie_id": wereld.organisaties[rij.toestand],
                "vanaf": date(2025, 1, 1),
                "stand": "geaccepteerd",
                "categorieen": CATEGORIEEN,
            }
            _voeg_toe(
                eigenaar,
                "toegang_betrokkenheid",
                {**deel, "gemeente_id": wereld.gemeenten[0], "dossier_id": velden["dossier_id"]},
            )
    _voeg_toe(eigenaar, "avg_toestemming", velden)


def _noden(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, toestand: str) -> None:
    """The emergency that this state is about, in every role that has the municipality or its cases."""
    nu, uur = datetime.now(tz=UTC), timedelta(hours=1)
    begin, einde = {
        "nood_voorbij": (nu - uur, nu - timedelta(seconds=1)), "nood_nog_niet": (nu + 9 * uur, nu + 10 * uur), "nood_wacht": (None, None),
    }.get(toestand, (nu - uur, nu + 9 * uur))  # fmt: skip
    for rol in [*VAN_DE_GEMEENTE, FG]:
        _voeg_toe(
            eigenaar, "avg_noodtoegang",
            {
                "gemeente_id": wereld.gemeenten[0], "dossier_id": wereld.dossiers[toestand], "begin": begin, "einde": einde,
                "door_id": uuid4() if toestand == "nood_van_ander" else wereld.gebruiker, "rol": "beleidsadviseur" if toestand == "nood_andere_rol" else rol,
                "categorieen": ["C14"] if toestand == "nood_andere_categorie" else CATEGORIEEN, "gestopt_op": nu if toestand == "nood_gestopt" else None,
            },
        )  # fmt: skip


def _wijs_toe(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, toestand: str) -> None:
    """The volunteer of this organisation, and what was given to them."""
    nu, vandaag = datetime.now(tz=UTC), date.today()
    hier = {
        "gemeente_id": wereld.gemeenten[toestand == "toegewezen_andere_gemeente"], "organisatie_id": wereld.organisaties[toestand],
        "gebruiker_id": wereld.gebruiker,
    }  # fmt: skip
    beloofd = None if toestand == "toegewezen_niet_beloofd" else nu
    _voeg_toe(eigenaar, "toegang_vrijwilliger", {**hier, "geheimhouding_op": beloofd})
    anders: dict[str, Any] = {
        "toegewezen_voorbij": {"tot": vandaag - timedelta(days=1)}, "toegewezen_gestopt": {"gestopt_op": nu},
        "toegewezen_nog_niet": {"vanaf": vandaag + timedelta(days=7 - vandaag.weekday())}, "toegewezen_aan_ander": {"gebruiker_id": uuid4()},
        "toegewezen_ander_dossier": {"dossier_id": uuid4()},
    }.get(toestand, {})  # fmt: skip
    velden = {
        **hier, "dossier_id": wereld.dossiers[toestand], "vanaf": date(2025, 1, 1), "tot": vandaag + timedelta(days=60), "gestopt_op": None,
    }  # fmt: skip
    _voeg_toe(eigenaar, "toegang_toewijzing", {**velden, **anders})
    if toestand.startswith("maatje"):
        _zeg_ja_op_een_maatje(eigenaar, wereld, toestand)


def _zeg_ja_op_een_maatje(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, toestand: str) -> None:
    """The consent that this state is about: to one person of the organisation, one on one."""
    vandaag = date.today()
    anders: dict[str, Any] = {
        "maatje_ingetrokken": {"ingetrokken_op": datetime.now(tz=UTC)}, "maatje_voorbij": {"tot": vandaag - timedelta(days=1)},
        "maatje_met_ander": {"organisatie_id": uuid4()}, "maatje_elders": {"dossier_id": uuid4()}, "maatje_iets_anders": {"tabel": "plan_actie"},
    }.get(toestand, {})  # fmt: skip
    velden: dict[str, Any] = {
        "gemeente_id": wereld.gemeenten[0], "dossier_id": wereld.dossiers[toestand], "organisatie_id": wereld.organisaties[toestand],
        "tabel": "toegang_betrokkenheid", "betreft": "C13", "tot": vandaag + timedelta(days=30),
    }  # fmt: skip
    _voeg_toe(eigenaar, "avg_toestemming", {**velden, **anders})


def _kring(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, toestand: str) -> None:
    """Why somebody who works for the municipality reaches this dossier, or does not."""
    elders = toestand.endswith(("andere_gemeente", "elders"))
    hier = {"gemeente_id": wereld.gemeenten[elders]}
    if toestand in DEKKINGEN:
        wie = uuid4() if toestand.endswith("_ander") else wereld.gebruiker
        velden = {**hier, "afwezig_id": wereld.contactpersonen[toestand], "vervanger_id": wie, **_dagen(toestand)}
        _voeg_toe(eigenaar, "toegang_vervanging", {"tot": date(2100, 1, 1), **velden})
    if (toestand in MEEWERKERS or toestand in ONDERSTEUNINGEN) and toestand != "meewerker_erin":
        wie = uuid4() if toestand.endswith("_ander") else wereld.gebruiker
        waarin = (
            {"dossier_id": wereld.dossiers[toestand]}
            if toestand in MEEWERKERS
            else {"regievoerder_id": wereld.contactpersonen[toestand]}
        )
        gestopt = datetime.now(tz=UTC) if toestand.endswith("gestopt") else None
        _voeg_toe(
            eigenaar,
            "toegang_meewerking",
            {**hier, **waarin, "gebruiker_id": wie, "gestopt_op": gestopt, **_dagen(toestand)},
        )
    if toestand in TEAMS:
        _teams(eigenaar, wereld, toestand)


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
        _voeg_toe(eigenaar, "toegang_aanstelling", {**vast, **velden})

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


def _vaste_sleutels(tabel: Tabel, pip: UUID) -> dict[str, Any]:
    """So that what an impairment means belongs to the PIP in force."""
    return {"plan_pip": {"id": pip}, "plan_pipbelastbaarheid": {"pip_id": pip}}.get(tabel.naam, {})


def _maak_rij(
    eigenaar: psycopg.Connection[Any], wereld: Proefwereld, tabel: Tabel, rij: Rij, inhoud: dict[str, Any]
) -> None:
    velden: dict[str, Any] = {"gemeente_id": wereld.gemeenten[rij.toestand in ELDERS]}
    if tabel.naam == "dossiers_dossier":
        velden |= {
            "id": wereld.dossiers[rij.toestand],
            "contactpersoon_id": None if rij.toestand == ONVERDEELD else wereld.contactpersonen[rij.toestand],
            "samengevoegd_in_id": wereld.dossiers["meewerker"] if rij.toestand == "meewerker_erin" else None,
        }
    else:
        velden |= {"dossier_id": wereld.dossiers[rij.toestand]}
    if tabel.naam == "dossiers_afspraak":
        velden |= {"met_id": wereld.gebruiker}
    if tabel.van_wie:
        velden |= {tabel.van_wie: wereld.organisaties[rij.toestand] if rij.eigen else uuid4()}
    if tabel.categorie == "rij":
        velden |= {"categorie": rij.categorie}
    if tabel.naam == "avg_noodtoegang":
        velden |= {"verborgen": rij.verborgen}
    if tabel.naam == "avg_avgzaak":  # elsewhere answered, and long enough ago
        velden |= {"beslist_op": None if rij.toestand == ZAAK else datetime.now(tz=UTC) - timedelta(days=43)}
    if tabel.naam == "avg_beperking":
        loopt = rij.toestand in {BEPERKT, BEPERKT_C07, "gestopt_beperkt"}
        velden |= {
            "opgeheven_op": None if loopt else datetime.now(tz=UTC),
            "categorieen": ["C07"] if rij.toestand == BEPERKT_C07 else [],
        }
    if tabel.naam == "avg_toestemming":
        velden |= {"tot": date.today() - timedelta(days=2)}
    gemaakt = _voeg_toe(eigenaar, tabel.naam, {**velden, **_INHOUD.get(tabel.naam, {}), **inhoud})
    wereld.rijen.setdefault(tabel.naam, {})[UUID(str(gemaakt["id"]))] = rij
    wereld.kopie[UUID(str(gemaakt["id"]))] = gemaakt
    if rij.gedeeld:
        _deel(eigenaar, wereld, rij, gemaakt["id"])


def _voeg_toe(eigenaar: psycopg.Connection[Any], tabel: str, velden: dict[str, Any]) -> dict[str, Any]:
    """One row with these fields, and something harmless in every other column that must have a value."""
    alles = {naam: _waarde(soort) for naam, soort in _verplicht(eigenaar)[tabel]} | velden
    invoegen = sql.SQL("insert into {} ({}) values ({}) returning to_jsonb({}.*)").format(
        sql.Identifier(tabel), sql.SQL(", ").join(map(sql.Identifier, alles)), sql.SQL(", ").join([sql.Placeholder()] * len(alles)), sql.Identifier(tabel),
    )  # fmt: skip
    rij = eigenaar.execute(invoegen, list(alles.values())).fetchone()
    assert rij is not None
    return cast("dict[str, Any]", rij[0])


_KOLOMMEN: dict[str, list[tuple[str, str]]] = {}


def _verplicht(eigenaar: psycopg.Connection[Any]) -> dict[str, list[tuple[str, str]]]:
    """Of every table the columns without which there is no row, and of what kind they are."""
    if not _KOLOMMEN:
        for tabel, naam, soort in eigenaar.execute(
            "select table_name, column_name, data_type from information_schema.columns where table_schema = 'public'"
            " and is_nullable = 'NO' and column_default is null and is_identity = 'NO'"
        ).fetchall():
            _KOLOMMEN.setdefault(tabel, []).append((naam, soort))
    return _KOLOMMEN


def _waarde(soort: str) -> Any:
    return uuid4() if soort == "uuid" else _WAARDE.get(soort, "x")


def voeg_proefrollen_toe(eigenaar: psycopg.Connection[Any]) -> None:
    """The roles of `naief.PROEFROLLEN` in the tables that the wall reads."""
    for rol, letter in PROEFROLLEN.items():
        eigenaar.execute(
            "insert into toegang_bereik (rol, bereik, kring) values (%s, %s, %s)",
            [rol, *(("betrokken", "") if rol in BETROKKEN else ("gemeente", "alles"))],
        )
        for categorie in CATEGORIEEN if letter != "-" else []:
            eigenaar.execute(
                "insert into toegang_recht (rol, categorie, lees, schrijf, eigen, kort) values (%s, %s, %s, %s, false, true)",
                [rol, categorie, letter == "S", letter == "S"],
            )
