"""V1: the matrix against PostgreSQL itself, as the application role, without any of our Python between: everybody tries everything."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, LiteralString
from uuid import UUID, uuid4

import psycopg
from psycopg import sql

from tests.matrix.naief import (
    ALLEEN_VOOR_FG,
    BETROKKEN,
    GEMACHTIGDE,
    HEEL_VOOR_FG,
    HOOG,
    HOOG_KORT,
    HUIS,
    KORT,
    LEES,
    MAAK,
    MINDER_ZEKER,
    SPOREN,
    TOLK,
    VERWIJDER,
    VRIJWILLIGERS,
    WIJZIG,
    Tabel,
    heeft_zicht,
    houdt_toezicht,
    mag,
    mag_spoor,
    principalen,
    tabellen,
)
from tests.matrix.proefwereld import PER_STUK, Proefwereld, Rij
from tests.matrix.toestanden import (
    BOEKINGEN,
    DELINGEN,
    LEENT_NIET,
    LOOPT,
    MACHTIGINGEN,
    NODEN,
    TOESTANDEN,
    TOEWIJZINGEN,
    VONDSTEN,
    ZICHZELF,
)

GEEN_TOEGANG = "42501"
_VRAAG: dict[str, LiteralString] = {
    LEES: "select id from {}", WIJZIG: "update {} set id = id returning id", VERWIJDER: "delete from {} returning id",
}  # fmt: skip


DADEN = (*_VRAAG, MAAK)
_BLIND: dict[str, LiteralString] = {WIJZIG: "update {} set gemeente_id = {}", VERWIJDER: "delete from {}"}


@dataclass(slots=True)
class Uitslag:
    """How much was asked, and what came out otherwise than the matrix says."""

    gevraagd: int = 0
    mis: Counter[str] = field(default_factory=Counter)

    def meld(self, *waar: str) -> None:
        self.mis[" ".join(waar)] += 1


def korte_zichten(eigenaar: psycopg.Connection[Any]) -> dict[str, str]:
    """Every minimal view of the database, with its category."""
    namen = eigenaar.execute(
        "select viewname from pg_views where schemaname = 'public' and viewname like 'kort\\_c%'"
    ).fetchall()
    return {naam: naam[5:8].upper() for (naam,) in namen}


def onbekende_tabellen(eigenaar: psycopg.Connection[Any]) -> set[str]:
    """Tables with a dossier and a municipality of which `tabellen.csv` says nothing, or the other way round."""
    in_de_database = eigenaar.execute(
        "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'dossier_id' and not a.attisdropped"
        " where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace"
    ).fetchall()
    # the wall reads them, C19 and C20 have them, or it is a wrapped key that opens nothing without the one on disk
    eigen_regels = {
        *SPOREN,
        "bewaren_bewaardag",  # by role, not by category: samenspel/bewaren/tests/test_muur.py
        "bewaren_vasthouding",
        "bewaren_vernietigingsregel",
        "toegang_aanstelling",
        "logboek_wijziging",
        "toegang_toewijzing",
        "toegang_balievraag",  # by who asked: samenspel/balie/tests/
        "toegang_meewerking",  # by who gives it: samenspel/dossiers/tests/test_kring.py
        "toegang_tolkboeking",  # the same: samenspel/keten/tests/test_tolk.py
        "toegang_machtiging",  # the wall reads it; who else does: samenspel/portaal/tests/test_gemachtigde.py
        "kluis_dossiersleutel",
    }
    return ({naam for (naam,) in in_de_database} | {"dossiers_dossier"}) ^ (
        {tabel.naam for tabel in tabellen()} | eigen_regels
    )


_NEEM_PLAATS = "select set_config('app.rol', toegang_rol(%s, %s, %s), true)"
"""As `kern.identiteit` does: the database says which role somebody has who takes their place."""


@contextmanager
def als(login: psycopg.Connection[Any], wereld: Proefwereld, principal: str, toestand: str) -> Iterator[None]:
    """A transaction of this person, undone at its end."""
    wie = wereld.leent_niet_meer if toestand == LEENT_NIET else wereld.gebruiker
    waarden = {
        "role": "samenspel_app", "app.gebruiker": str(wereld.gemachtigden[toestand] if principal in {GEMACHTIGDE, TOLK} else wie), "app.gemeente": str(wereld.gemeenten[0]), "app.rol": principal, "app.doel": "bewijs",
        "app.organisatie": str(wereld.organisaties[toestand]) if principal in BETROKKEN | VRIJWILLIGERS else "",
        "app.dossier": str(wereld.dossiers[ZICHZELF]) if principal == "inburgeraar" else "",
        "app.niveau": "midden" if toestand == MINDER_ZEKER else "substantieel",
    }  # fmt: skip
    zet = sql.SQL("select {}").format(
        sql.SQL(", ").join(
            sql.SQL("set_config({}, {}, true)").format(sql.Literal(naam), sql.Literal(w)) for naam, w in waarden.items()
        )
    )
    with login.transaction(force_rollback=True):
        login.execute(zet)
        login.execute(_NEEM_PLAATS, [wie, wereld.gemeenten[0], principal])
        yield


def _krijgt(principal: str, van: str, hier: str, daad: str, tabel: Tabel | None, rij: Rij) -> bool:
    """What the matrix says of a row of the dossier in state `hier`, for somebody of the organisation of state `van`, or for whom the newcomer of it chose."""
    toezicht = tabel is not None and tabel.naam in ALLEEN_VOOR_FG | HEEL_VOOR_FG and houdt_toezicht(principal)
    if principal in BETROKKEN | VRIJWILLIGERS | {GEMACHTIGDE, TOLK} and van != hier and not toezicht:
        return False
    if van == LEENT_NIET:
        return False
    if van == MINDER_ZEKER and rij.categorie in (HOOG_KORT if daad == KORT else HOOG):
        return False
    return mag(
        principal, hier, daad, rij.categorie, tabel, eigen=rij.eigen, gedeeld=rij.gedeeld, verborgen=rij.verborgen
    )


def _gezien(login: psycopg.Connection[Any], opdracht: sql.Composed) -> set[UUID]:
    """The ids that a statement gives; none when the database refuses."""
    try:
        with login.transaction(force_rollback=True):
            return {rij[0] for rij in login.execute(opdracht).fetchall()}
    except psycopg.Error as fout:
        if fout.sqlstate != GEEN_TOEGANG:
            raise
        return set()


def _geraakt(login: psycopg.Connection[Any], opdracht: sql.Composed) -> int:
    """How many rows a statement touches; none when the database refuses."""
    try:
        with login.transaction(force_rollback=True):
            return login.execute(opdracht).rowcount
    except psycopg.Error as fout:
        if fout.sqlstate != GEEN_TOEGANG:
            raise
        return 0


@dataclass(frozen=True, slots=True)
class Vrager:
    """Tries on one connection, as somebody in some state, and counts what comes out otherwise than the matrix says.

    Who is of no organisation has no state of its own: every dossier is tried at once.
    """

    login: psycopg.Connection[Any]
    wereld: Proefwereld
    zichten: dict[str, str]
    uitslag: Uitslag

    def alles(self, principal: str, toestand: str) -> None:
        """Every table and every minimal view; about a consent, every table of which rows were shared."""
        met = PER_STUK if toestand in DELINGEN else None
        with als(self.login, self.wereld, principal, toestand):
            for tabel in tabellen():
                if met is None or tabel.categorie in met:
                    self.tabel(principal, toestand, tabel)
            for zicht in self.zichten:
                if met is None or self.zichten[zicht] in met:
                    self.zicht(principal, toestand, zicht)
            for naam in SPOREN:
                self.spoor(principal, toestand, naam)

    def spoor(self, principal: str, toestand: str, naam: str, daden: Collection[str] = DADEN) -> None:
        """The same of a table that names a dossier and has no category."""
        rijen = self.wereld.rijen[naam]
        moet: dict[str, set[UUID]] = {
            daad: {
                pk
                for pk, rij in rijen.items()
                if toestand != LEENT_NIET
                and mag_spoor(naam, principal, rij.toestand, daad, eigen=rij.eigen, zelfde=rij.toestand == toestand)
            }
            for daad in daden
        }
        for daad in daden:
            ids = self._kan(naam, daad)
            self.uitslag.gevraagd += len(rijen)
            for pk in moet[daad] ^ ids:
                self.uitslag.meld(
                    principal, toestand, naam, daad, rijen[pk].toestand, "te veel" if pk in ids else "te weinig"
                )
        for daad in set(_BLIND) & set(daden):
            self._tel_blind(principal, toestand, naam, daad, len(moet[daad]))

    def _kan(self, naam: str, daad: str) -> set[UUID]:
        """Of which rows somebody can do this."""
        rijen = self.wereld.rijen[naam]
        if daad != MAAK:
            return _gezien(self.login, sql.SQL(_VRAAG[daad]).format(sql.Identifier(naam))) & set(rijen)
        if naam not in self.wereld.nieuw:  # taken back each time, so the ids can be used again
            kopie = [{**self.wereld.kopie[pk], "id": str(uuid4())} for pk in rijen]
            self.wereld.nieuw[naam] = json.dumps(kopie)
        nieuw = _kan_maken(self.login, naam, self.wereld.nieuw[naam])
        return {pk for pk, kan in zip(rijen, nieuw, strict=True) if kan}

    def tabel(self, principal: str, toestand: str, tabel: Tabel, daden: Collection[str] = DADEN) -> None:
        """Read, change, delete and add, or some of these, inside `als`. Each is counted before the next is asked."""
        rijen = self.wereld.rijen[tabel.naam]
        for daad in daden:
            ids = self._kan(tabel.naam, daad)
            for pk, rij in rijen.items():
                self._tel(principal, toestand, tabel.naam, daad, rij, tabel, kan=pk in ids)
        self._blind(principal, toestand, tabel, daden)

    def _blind(self, principal: str, toestand: str, tabel: Tabel, daden: Collection[str]) -> None:
        """Change and delete without looking: then PostgreSQL does not ask who may read, and the policy of the act stands alone."""
        for daad in set(_BLIND) & set(daden):
            rijen = self.wereld.rijen[tabel.naam].values()
            moet = sum(_krijgt(principal, toestand, rij.toestand, daad, tabel, rij) for rij in rijen)
            self._tel_blind(principal, toestand, tabel.naam, daad, moet)

    def _tel_blind(self, principal: str, toestand: str, naam: str, daad: str, moet: int) -> None:
        opdracht = sql.SQL(_BLIND[daad]).format(sql.Identifier(naam), sql.Literal(self.wereld.gemeenten[0]))
        self.uitslag.gevraagd += 1
        if (aantal := _geraakt(self.login, opdracht)) != moet:
            self.uitslag.meld(principal, toestand, naam, "blind", daad, f"{aantal} in plaats van {moet}")

    def zicht(self, principal: str, toestand: str, zicht: str) -> None:
        """Read, inside `als`."""
        if zicht == "kort_c19_noodtoegang":  # not in every dossier, and some are hidden from the newcomer: row by row
            gezien = _gezien(self.login, sql.SQL("select id from {}").format(sql.Identifier(zicht)))
            for pk, rij in self.wereld.rijen["avg_noodtoegang"].items():
                self._tel(principal, toestand, zicht, KORT, rij, None, kan=pk in gezien)
            return
        if zicht == "kort_c16_mijn" and principal == GEMACHTIGDE:
            return  # the appointments with who asks: nobody has one with somebody who looks along
        gezien = _gezien(self.login, sql.SQL("select dossier_id from {}").format(sql.Identifier(zicht)))
        for hier, dossier in self.wereld.dossiers.items():
            if hier in DELINGEN or hier in NODEN:
                continue  # of these there is a row in some tables only
            rij = Rij(hier, self.zichten[zicht], eigen=False)
            self._tel(principal, toestand, zicht, KORT, rij, None, kan=dossier in gezien)
        if zicht == "kort_c02_nummer" and principal == "coa_casemanager":  # D4: the V-number only
            self.uitslag.gevraagd += 1
            if _gezien(self.login, sql.SQL("select id from kort_c02_nummer where soort = 'bsn'").format()):
                self.uitslag.meld(principal, toestand, zicht, "C02", KORT, "een BSN")

    def _tel(
        self, principal: str, toestand: str, waar: str, daad: str, rij: Rij, tabel: Tabel | None, *, kan: bool
    ) -> None:
        self.uitslag.gevraagd += 1
        krijgt = _krijgt(principal, toestand, rij.toestand, daad, tabel, rij)
        if kan != (krijgt and heeft_zicht(principal, waar, rij.toestand)):
            self.uitslag.meld(principal, toestand, waar, rij.categorie, daad, "te veel" if kan else "te weinig")


def _kan_maken(login: psycopg.Connection[Any], tabel: str, rijen: str) -> list[bool]:
    """Of each row (a list, as JSON) whether somebody could add it, in one statement."""
    uitkomst = login.execute(
        sql.SQL(
            "select {}(array(select rij from jsonb_array_elements(%s::jsonb) with ordinality as alle (rij, nummer) order by nummer))"
        ).format(sql.Identifier(f"proef_maak_{tabel}")),
        [rijen],
    ).fetchone()
    assert uitkomst is not None
    return list(uitkomst[0])


def alle_proeven() -> list[tuple[str, str]]:
    """Everybody, and who is of an organisation once in every state; for an organisation there is no emergency. A newcomer also less surely; and the house itself."""
    partner = [t for t in TOESTANDEN if t not in {*NODEN, *TOEWIJZINGEN, *MACHTIGINGEN, *VONDSTEN, *BOEKINGEN}]
    waar = {
        **dict.fromkeys(BETROKKEN, partner),
        **{wie: ["geen", LOOPT, *TOEWIJZINGEN] for wie in VRIJWILLIGERS},
        GEMACHTIGDE: ["geen", *MACHTIGINGEN],
        TOLK: ["geen", *BOEKINGEN],
    }
    proeven = [(wie, toestand) for wie in principalen() for toestand in waar.get(wie, ["geen"])]
    return [*proeven, (HUIS, "geen"), ("inburgeraar", MINDER_ZEKER), ("regievoerder", LEENT_NIET)]
