"""A copy of the database with every table and wall, and in it one dossier per state of a relation.

Each table with a dossier gets a row per dossier: one per category where each row carries its own, and one of the own and one of another organisation
where rows belong to one. Constraints and triggers of the copy are dropped: what is judged is the wall alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import psycopg
from psycopg import sql

from tests.matrix.leningen import vragers
from tests.matrix.naief import (
    BETROKKEN,
    CATEGORIEEN,
    DEELNAME,
    INZAGE,
    MET_JA,
    MET_ZAAK,
    PROEFROLLEN,
    SPOREN,
    Tabel,
    tabellen,
)
from tests.matrix.relaties import bezwaar_van, boek, deel, kring, machtig, noden, relatie, vraag_aan_de_balie, wijs_toe
from tests.matrix.rijen import voeg_toe
from tests.matrix.toestanden import (
    BEPERKT,
    BEPERKT_C07,
    BOEKINGEN,
    DELINGEN,
    EIGEN,
    ELDERS,
    KRINGEN,
    MACHTIGINGEN,
    NODEN,
    ONVERDEELD,
    TOESTANDEN,
    TOEWIJZINGEN,
    VONDSTEN,
    ZAAK,
)

# So that the minimal views have something to show.
_INHOUD: dict[str, dict[str, Any]] = {
    "dossiers_dossier": {"leerroute": "B1"},
    "personen_contactgegeven": {"soort": "telefoon"},
    "dossiers_afspraak": {"begin": "2100-01-01T10:00:00Z"},
    "plan_pip": {"stand": "vastgesteld"},
    "intake_antwoordwerk": {"vraag": "uren_per_week", "waarde": "12"},
    "dossiers_notitie": {"gedeeld": True},
}


# Of these there is a row of each.
_VARIANTEN: dict[str, list[dict[str, Any]]] = {"personen_nummer": [{"soort": "v_nummer"}, {"soort": "bsn"}]}
_IN = {
    "meewerker_erin": "meewerker",
    "bezwaar_erin": "bezwaar",
    "bezwaar_oud": "bezwaar_van_oud",
    "gemachtigd_oud": "gemachtigd_verder",
}
"""Which record was merged into which."""
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
    leent_niet_meer: UUID = field(default_factory=uuid4)
    organisaties: dict[str, UUID] = field(default_factory=dict)
    dossiers: dict[str, UUID] = field(default_factory=dict)
    contactpersonen: dict[str, UUID] = field(default_factory=dict)
    gemachtigden: dict[str, UUID] = field(default_factory=dict)
    afspraken: dict[str, UUID] = field(default_factory=dict)
    rijen: dict[str, dict[UUID, Rij]] = field(default_factory=dict)
    kopie: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    nieuw: dict[str, str] = field(default_factory=dict)


# Tries to add each row, as whoever asks, and takes it back; refused for want of a right is false, refused for another reason is a fault.
# One for each table: its plan is kept, and planning was most of the proof.
_PROEF_MAAK = """
create function {functie}(rijen jsonb[]) returns boolean[] language plpgsql as $$
declare
  rij jsonb;
  uit boolean[] := '{{}}';
begin
  if not has_any_column_privilege('{tabel}', 'insert') then
    return array_fill(false, array[cardinality(rijen)]);
  end if;
  foreach rij in array rijen loop
    begin
      insert into {tabel} select * from jsonb_populate_record(null::{tabel}, rij);
      raise exception using errcode = 'P9999';
    exception
      when insufficient_privilege then uit := uit || false;
      when sqlstate 'P9999' then uit := uit || true;
    end;
  end loop;
  return uit;
end $$
"""


_VERHOUDINGEN = (
    (MACHTIGINGEN, machtig),
    (BOEKINGEN, boek),
    (TOEWIJZINGEN, wijs_toe),
    (KRINGEN, kring),
    (VONDSTEN, vraag_aan_de_balie),
    (NODEN, noden),
)
"""By the states in which it stands: what ties somebody to the dossier."""


def bouw(eigenaar: psycopg.Connection[Any]) -> Proefwereld:
    """Fill the copy, as the owner."""
    _maak_los(eigenaar)
    for naam in (*(tabel.naam for tabel in tabellen()), *SPOREN):
        eigenaar.execute(sql.SQL(_PROEF_MAAK).format(functie=sql.Identifier(f"proef_maak_{naam}"), tabel=sql.SQL(naam)))
    wereld = Proefwereld((uuid4(), uuid4()), uuid4())
    vragers(eigenaar, wereld)
    for toestand in TOESTANDEN:
        wereld.organisaties[toestand], wereld.dossiers[toestand] = uuid4(), uuid4()
        wereld.contactpersonen[toestand] = wereld.gebruiker if toestand == EIGEN else uuid4()
        wereld.gemachtigden[toestand], wereld.afspraken[toestand] = uuid4(), uuid4()
        relatie(eigenaar, wereld, toestand)
        _maak_sporen(eigenaar, wereld, toestand)
        for toestanden, leg in _VERHOUDINGEN:
            if toestand in toestanden:
                leg(eigenaar, wereld, toestand)
        ander = {
            "gemeente_id": wereld.gemeenten[toestand in ELDERS],
            "dossier_id": wereld.dossiers[toestand],
            "stand": "geaccepteerd",
        }
        # of an organisation of nobody: then C18 has something to show
        voeg_toe(eigenaar, "toegang_betrokkenheid", ander)
        pip = uuid4()
        for tabel in tabellen():
            for rij in _rijen_van(tabel, toestand):
                for variant in _VARIANTEN.get(tabel.naam, [{}]):
                    _maak_rij(eigenaar, wereld, tabel, rij, {**_vaste_sleutels(tabel, pip), **variant})
    _onthoud_deelnames(eigenaar, wereld)
    eigenaar.execute("analyze")
    return wereld


def _maak_sporen(eigenaar: psycopg.Connection[Any], wereld: Proefwereld, toestand: str) -> None:
    """An organisation that was only asked, and who looked with a reason: who asks, and somebody else."""
    hier = {"gemeente_id": wereld.gemeenten[toestand in ELDERS], "dossier_id": wereld.dossiers[toestand]}
    voeg_toe(eigenaar, DEELNAME, {**hier, "stand": "voorgesteld"})
    for eigen in (True, False):
        rij = voeg_toe(eigenaar, INZAGE, {**hier, **({"door_id": wereld.gebruiker} if eigen else {})})
        _onthoud(wereld, INZAGE, rij, Rij(toestand, "", eigen))


def _onthoud_deelnames(eigenaar: psycopg.Connection[Any], wereld: Proefwereld) -> None:
    """Whoever takes part anywhere: in the state of its organisation, else in that of the dossier."""
    van_wie = {str(organisatie): toestand for toestand, organisatie in wereld.organisaties.items()}
    waarin = {str(dossier): toestand for toestand, dossier in wereld.dossiers.items()}
    for (rij,) in eigenaar.execute("select to_jsonb(b.*) from toegang_betrokkenheid b order by id").fetchall():
        eigen = rij["organisatie_id"] in van_wie
        toestand = van_wie[rij["organisatie_id"]] if eigen else waarin[rij["dossier_id"]]
        _onthoud(wereld, DEELNAME, rij, Rij(toestand, "", eigen))


def _onthoud(wereld: Proefwereld, tabel: str, rij: dict[str, Any], wat: Rij) -> None:
    sleutel = UUID(str(rij["id"]))
    wereld.rijen.setdefault(tabel, {})[sleutel] = wat
    wereld.kopie[sleutel] = rij


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
    if toestand in MACHTIGINGEN:
        return [
            Rij(toestand, c, False)
            for c in (["C04", "C06", "C12", "C14"] if tabel.categorie == "rij" else [tabel.categorie])
        ]
    if toestand in BOEKINGEN:
        return [Rij(toestand, c, False) for c in (["C01", "C16"] if tabel.categorie == "rij" else [tabel.categorie])]
    if toestand in KRINGEN or toestand in VONDSTEN:
        hier = ["C05", "C06"] if tabel.categorie == "rij" else [tabel.categorie]
        met = (True, False) if toestand.startswith("bezwaar_gedeeld") and hier == ["C12"] else (False,)
        return [Rij(toestand, c, False, gedeeld) for c in hier for gedeeld in met]
    categorieen = CATEGORIEEN if tabel.categorie == "rij" else [tabel.categorie]
    van_wie = (True, False) if tabel.van_wie else (False,)
    rijen = [Rij(toestand, categorie, eigen) for categorie in categorieen for eigen in van_wie]
    if toestand in MET_JA and tabel.categorie in VOOR_EEN:
        rijen.append(Rij(toestand, tabel.categorie, False, gedeeld=True))
    return rijen


def _vaste_sleutels(tabel: Tabel, pip: UUID) -> dict[str, Any]:
    """So that what an impairment means belongs to the PIP in force."""
    return {"plan_pip": {"id": pip}, "plan_pipbelastbaarheid": {"pip_id": pip}}.get(tabel.naam, {})


def _van_de_toestand(tabel: Tabel, rij: Rij) -> dict[str, Any]:
    """Of requests, of what is only stored, and of objections: what the state says."""
    nu = datetime.now(tz=UTC)
    match tabel.naam:
        case "avg_avgzaak":  # elsewhere answered, and long enough ago
            return {"beslist_op": None if rij.toestand == ZAAK else nu - timedelta(days=43)}
        case "avg_beperking":
            loopt = rij.toestand in {BEPERKT, BEPERKT_C07, "gestopt_beperkt"}
            return {
                "opgeheven_op": None if loopt else nu,
                "categorieen": ["C07"] if rij.toestand == BEPERKT_C07 else [],
            }
        case "plan_pipbezwaar":
            return bezwaar_van(rij.toestand)
    return {}


def _maak_rij(
    eigenaar: psycopg.Connection[Any], wereld: Proefwereld, tabel: Tabel, rij: Rij, inhoud: dict[str, Any]
) -> None:
    velden: dict[str, Any] = {"gemeente_id": wereld.gemeenten[rij.toestand in ELDERS]}
    if tabel.naam == "dossiers_dossier":
        velden |= {
            "id": wereld.dossiers[rij.toestand],
            "contactpersoon_id": None if rij.toestand == ONVERDEELD else wereld.contactpersonen[rij.toestand],
            "samengevoegd_in_id": wereld.dossiers[_IN[rij.toestand]] if rij.toestand in _IN else None,
        }
    else:
        velden |= {"dossier_id": wereld.dossiers[rij.toestand]}
    if tabel.naam == "dossiers_afspraak":
        velden |= {
            "met_id": wereld.gebruiker,
            "id": wereld.afspraken[rij.toestand] if rij.toestand in BOEKINGEN else uuid4(),
        }
    if tabel.van_wie:
        velden |= {tabel.van_wie: wereld.organisaties[rij.toestand] if rij.eigen else uuid4()}
    if tabel.categorie == "rij":
        velden |= {"categorie": rij.categorie}
    if tabel.naam == "avg_noodtoegang":
        velden |= {"verborgen": rij.verborgen}
    velden |= _van_de_toestand(tabel, rij)
    if tabel.naam == "avg_toestemming":
        velden |= {"tot": date.today() - timedelta(days=2)}
    velden |= _regel_van(eigenaar, wereld, tabel, velden["gemeente_id"])
    gemaakt = voeg_toe(eigenaar, tabel.naam, {**velden, **_INHOUD.get(tabel.naam, {}), **inhoud})
    _onthoud(wereld, tabel.naam, gemaakt, rij)
    if rij.gedeeld:
        deel(eigenaar, wereld, rij, gemaakt["id"])


def _regel_van(
    eigenaar: psycopg.Connection[Any], wereld: Proefwereld, tabel: Tabel, gemeente_id: UUID
) -> dict[str, Any]:
    """Of the log a line of who asks: then the minimal view of one's own looks has something to show."""
    if tabel.naam != "logboek_betrokkene":
        return {}
    regel = {"gemeente_id": gemeente_id, "gebruiker_id": wereld.gebruiker, "resultaat": "ok"}
    return {"regel_id": voeg_toe(eigenaar, "logboek_regel", regel)["id"]}


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
