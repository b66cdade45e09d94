"""Bugs built into the wall by rule, one at a time: does V1 notice each?

Every condition of every policy and of every minimal view is left out once, every table loses its wall once, and so does each condition in the
functions behind them. Who tries is ordered so that most bugs show at the first; a bug is caught at the first answer that differs from the matrix.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, LiteralString, cast

import psycopg

from tests.matrix.muur import DADEN, Uitslag, Vrager, alle_proeven, als
from tests.matrix.naief import LEES, MAAK, MINDER_ZEKER, PROEFROLLEN, SPOREN, VERWIJDER, WIJZIG, tabellen
from tests.matrix.toestanden import (
    BOEKINGEN,
    LEENT_NIET,
    MACHTIGINGEN,
    NALOOP_ZONDER_COACHAFSPRAAK,
    TOEWIJZINGEN,
    ZONDER_COACHAFSPRAAK,
)

_EERST = [
    *((rol, toestand) for rol in PROEFROLLEN for toestand in ("loopt", "geen")), ("tolk", "geen"), *(("tolk", toestand) for toestand in BOEKINGEN), ("regievoerder", LEENT_NIET), *((wie, toestand) for wie in ("mb_vrijwilliger", "informele_taal_maatje", "sleutelpersoon") for toestand in TOEWIJZINGEN), ("regievoerder", "geen"), ("jurist_bezwaar", "geen"), *(("gemachtigde", toestand) for toestand in MACHTIGINGEN), ("taalaanbieder", "loopt"), ("mb_coordinator", "loopt"), ("teamleider", "geen"), ("inburgeraar", "geen"), ("inburgeraar", MINDER_ZEKER),
    ("intakebalie", "geen"), ("klantcontact_balie", "geen"), ("budgetcoach", ZONDER_COACHAFSPRAAK), ("budgetcoach", NALOOP_ZONDER_COACHAFSPRAAK), ("budgetcoach", "loopt"),
    ("functionaris_gegevensbescherming", "geen"), ("mb_coordinator", "gedeeld"), ("sociaal_team_welzijn", "gedeeld"), ("coa_casemanager", "loopt"), ("werkcoach_wpda", "loopt"), ("stadsbank_gkb", "loopt"), ("sociaal_team_welzijn", "loopt"), ("proef_schrijft_alles", "gestopt"),
]  # fmt: skip
_HOOG = "(current_setting('app.rol') <> 'inburgeraar' or current_setting('app.niveau', true) = 'substantieel' or not {cat} = any ('{{{hoog}}}'))"
_HIER, _IK = "current_setting('app.gemeente')::uuid", "nullif(current_setting('app.gebruiker'), '')::uuid"
_HIER_OF_NIETS = "nullif(current_setting('app.gemeente'), '')::uuid"
_NU = "(now() at time zone 'Europe/Amsterdam')::date"
_MET_EIGEN = "{caseload,toegewezen,ondersteunt}"
_MIJN_LOPENDE = (
    f"m.gemeente_id = {_HIER} and ",
    f"m.gebruiker_id = {_IK} and ",
    f"m.vanaf <= {_NU} and ",
    f"(m.tot is null or m.tot >= {_NU}) and ",
    "m.gestopt_op is null and ",
)
_IN_DE_FUNCTIES = (
    ("toegang_bereikbare_dossiers", "b.gemeente_id = hier and "),
    ("toegang_bereikbare_dossiers", " and b.organisatie_id = toegang_organisatie()"),
    (
        "toegang_bereikbare_dossiers",
        " and (current_setting('app.rol') <> 'budgetcoach' or 'C10' = any (b.categorieen))",
    ),
    ("toegang_nalopende_dossiers", " and (current_setting('app.rol') <> 'budgetcoach' or 'C10' = any (b.categorieen))"),
    ("toegang_bereikbare_dossiers", "b.vanaf <= (now() at time zone 'Europe/Amsterdam')::date and "),
    ("toegang_bereikbare_dossiers", " and (b.tot is null or b.tot >= (now() at time zone 'Europe/Amsterdam')::date)"),
    ("toegang_bereikbare_dossiers", " and (cat = '' or cat = any (b.categorieen))"),
    ("toegang_bereikbare_dossiers", "o.organisatie_id = b.organisatie_id"),
    ("toegang_bereikbare_dossiers", "o.vanaf <= (now() at time zone 'Europe/Amsterdam')::date and "),
    ("toegang_bereikbare_dossiers", " and (o.tot is null or o.tot >= (now() at time zone 'Europe/Amsterdam')::date)"),
    ("toegang_bereikbare_dossiers", " and (cat = '' or cat = any (o.categorieen))"),
    ("toegang_bereikbare_dossiers", "d.contactpersoon_id is null and "),
    ("toegang_bereikbare_dossiers", "hoe = 'betrokken'"),
    ("toegang_bereikbare_cellen", "b.vanaf <= (now() at time zone 'Europe/Amsterdam')::date and "),
    ("toegang_bereikbare_cellen", " and (b.tot is null or b.tot >= (now() at time zone 'Europe/Amsterdam')::date)"),
    ("toegang_mag", "categorie = cat and "),
    ("toegang_mag", " and not eigen"),
    ("toegang_mag", "rol = current_setting('app.rol') and "),
    ("toegang_mag", "case daad when 'lees' then lees else schrijf end"),
    ("toegang_mag_eigen", " and eigen"),
    ("toegang_kort", " and kort"),
    ("toegang_mag", f" and {_HOOG.format(cat='cat', hoog='C09,C10,C11,C12,C18,C19')}"),
    ("toegang_categorieen", f" and {_HOOG.format(cat='categorie', hoog='C09,C10,C11,C12,C18,C19')}"),
    ("toegang_kort", f" and {_HOOG.format(cat='cat', hoog='C09,C10,C11,C12,C18')}"),
    ("toegang_kort", "categorie = cat and "),
    ("toegang_categorieen", "and not eigen and case daad when 'lees' then lees else schrijf end"),
    ("toegang_gedeeld", "r.rol = current_setting('app.rol') and "),
    ("toegang_gedeeld", " and r.categorie = t.betreft"),
    ("toegang_gedeeld", " and r.gedeeld"),
    ("toegang_gedeeld", "t.organisatie_id = toegang_organisatie() and "),
    ("toegang_gedeeld", "t.ingetrokken_op is null and "),
    ("toegang_gedeeld", " and t.tot >= (now() at time zone 'Europe/Amsterdam')::date"),
    (
        "toegang_gedeeld",
        " and (t.dossier_id, t.betreft::text) in (select c.dossier_id, c.categorie from toegang_bereikbare_cellen() c)",
    ),
    (
        "toegang_gedeeld",
        "t.ontvanger_id is not distinct from (case toegang_bereik() when 'toegewezen' then nullif(current_setting('app.gebruiker'), '')::uuid end) and ",
    ),
    (
        "toegang_toegewezen_dossiers",
        " and (current_setting('app.rol') = 'mb_vrijwilliger' or t.dossier_id in (select toegang_met_maatje()))",
    ),
    ("toegang_met_maatje", " and c.organisatie_id = toegang_organisatie()"),
    ("toegang_met_maatje", "c.tabel = 'toegang_betrokkenheid' and "),
    ("toegang_met_maatje", "c.ingetrokken_op is null and "),
    ("toegang_met_maatje", " and c.tot >= (now() at time zone 'Europe/Amsterdam')::date"),
    *(
        (functie, " and b.stand = 'geaccepteerd'")
        for functie in ("toegang_bereikbare_dossiers", "toegang_bereikbare_cellen", "toegang_nalopende_dossiers")
    ),
    *(
        ("toegang_nalopende_dossiers", stuk)
        for stuk in (
            "b.gemeente_id = current_setting('app.gemeente')::uuid and ",
            " and b.organisatie_id = toegang_organisatie()",
            "b.tot < (now() at time zone 'Europe/Amsterdam')::date and ",
            " and b.tot >= (now() at time zone 'Europe/Amsterdam')::date - 30",
            " and cat = any (b.categorieen)",
            "o.organisatie_id = b.organisatie_id",
            " and (o.tot is null or o.tot >= (now() at time zone 'Europe/Amsterdam')::date)",
            " and (cat = '' or cat = any (o.categorieen))",
        )
    ),
    *(
        ("toegang_toegewezen_dossiers", stuk)
        for stuk in (
            "t.gemeente_id = current_setting('app.gemeente')::uuid and ",
            "t.gebruiker_id = nullif(current_setting('app.gebruiker'), '')::uuid and ",
            "t.gestopt_op is null and ",
            "t.vanaf < date_trunc('week', (now() at time zone 'Europe/Amsterdam')::date)::date + 7 and ",
            "t.tot >= (now() at time zone 'Europe/Amsterdam')::date and ",
            " and v.geheimhouding_op is not null",
        )
    ),
    ("toegang_bereikbare_dossiers", " and b.dossier_id in (select toegang_toegewezen_dossiers())"),
    ("toegang_hele_gemeente", " and b.kring = 'alles'"),
    ("toegang_ziet_stapel", "b.kring = any ('{caseload,team}')"),
    ("toegang_bereikbare_dossiers", "toegang_ziet_stapel()"),
    ("toegang_bereikbare_dossiers", " and d.contactpersoon_id = any (mensen)"),
    ("toegang_bereikbare_dossiers", " and d.contactpersoon_id is null"),
    ("toegang_bereikbare_dossiers", " and d.id = any (gegeven)"),
    ("toegang_bereikbare_dossiers", " and d.samengevoegd_in_id = any (gegeven)"),
    ("toegang_bereikbare_dossiers", "mensen := toegang_kring_mensen();"),
    ("toegang_bereikbare_dossiers", "gegeven := toegang_kring_meegegeven();"),
    ("toegang_bereikbare_dossiers", "return query select v.id from toegang_gevonden_dossiers() v (id);"),
    *(
        ("toegang_gevonden_dossiers", stuk)
        for stuk in (
            "toegang_bereik() = 'gezocht'",
            f"v.gemeente_id = {_HIER_OF_NIETS} and ",
            f"v.gebruiker_id = {_IK} and ",
            "v.tot > statement_timestamp() and ",
        )
    ),
    *(("toegang_kring_meegegeven", stuk) for stuk in (*_MIJN_LOPENDE, f"k = any ('{_MET_EIGEN}')", "k = 'bezwaar'")),
    *(
        ("toegang_gemachtigd", stuk)
        for stuk in (
            f"m.gemeente_id = {_HIER_OF_NIETS} and ",
            f"m.gebruiker_id = {_IK} and ",
            f" and m.vanaf <= {_NU}",
            " and r.gedeeld",
            " and cat = any (m.onderdelen)",
            "t.tabel = 'toegang_machtiging' and ",
            "t.rij_id = m.id and ",
            "t.ontvanger_id = m.gebruiker_id and ",
            "t.ingetrokken_op is null and ",
            f" and t.tot >= {_NU}",
        )
    ),
    *(
        ("toegang_geboekt", stuk)
        for stuk in (
            f"b.gemeente_id = {_HIER_OF_NIETS} and ",
            f"b.gebruiker_id = {_IK} and ",
            "b.gestopt_op is null and ",
            "b.geheimhouding_op is not null and ",
            f" and b.dag >= {_NU} - 1",
        )
    ),
    ("toegang_machtigt", "cat <> 'C04' and "),
    ("toegang_mag", "daad = 'lees' and "),
    ("toegang_categorieen", "daad = 'lees' and "),
    ("toegang_categorieen", " and toegang_machtigt(categorie::text)"),
    ("toegang_kring_meegegeven", " and m.dossier_id in (select toegang_bezwaardossiers())"),
    ("toegang_kring_meegegeven", " and not m.als_jurist"),
    ("toegang_kring_meegegeven", " and m.als_jurist"),
    ("toegang_bezwaardossiers", "b.uitkomst = '' or "),
    ("toegang_bezwaardossiers", "b.uitkomst <> 'ingetrokken' and "),
    ("toegang_bezwaardossiers", f" and b.beslist_op + 49 >= {_NU}"),
    ("toegang_gedeeld", f" and t.ontvanger_id = {_IK}"),
    ("toegang_gedeeld", " and t.dossier_id in (select toegang_bereikbare_dossiers(''))"),
    *(
        ("toegang_kring_mensen", stuk)
        for stuk in (
            *_MIJN_LOPENDE,
            f"k = any ('{_MET_EIGEN}')",
            "k = 'ondersteunt'",
            "k = 'team'",
            f"v.gemeente_id = {_HIER} and ",
            f"v.vervanger_id = {_IK} and ",
            f"v.vanaf <= {_NU} and ",
            f" and v.tot >= {_NU}",
            f"a.gemeente_id = {_HIER} and ",
            "a.organisatie_id is null and ",
            f"a.vanaf <= {_NU} and ",
            f" and (a.tot is null or a.tot >= {_NU})",
            f"l.gebruiker_id = {_IK} and ",
            "l.gemeente_id = a.gemeente_id and ",
            "l.rol = 'teamleider' and ",
            f"l.vanaf <= {_NU} and ",
            f"(l.tot is null or l.tot >= {_NU}) and ",
            " and l.team_id is not distinct from a.team_id",
            "n.gebruiker_id = a.gebruiker_id and ",
            "n.organisatie_id is null and ",
            f" and (n.tot is null or n.tot >= {_NU})",
        )
    ),
    *(
        ("toegang_in_dienst", stuk)
        for stuk in (
            "a.gebruiker_id = wie and ",
            "a.gemeente_id = waar and ",
            "a.organisatie_id is null and ",
            "a.rol <> all (array['inburgeraar', 'gemachtigde', 'tolk', 'auditor_rekenkamer']) and ",
            "a.thuisgemeente_id is null and ",
            "a.vanaf <= dag and ",
            " and (a.tot is null or a.tot >= dag)",
        )
    ),
    *(
        ("toegang_leen_geldt", stuk)
        for stuk in (
            "toegang_in_dienst(wie, thuis, dag) and ",
            "t.gemeente_id = thuis and ",
            "h.gemeente_id = hier and ",
            "welke = any (s.rollen) and ",
            "s.vanaf <= dag and ",
            "(s.tot is null or s.tot >= dag) and ",
            "t.ja_op is not null and ",
            "(t.tot is null or t.tot >= dag) and ",
            "h.ja_op is not null and ",
            " and (h.tot is null or h.tot >= dag)",
        )
    ),
    *(
        ("toegang_rol", stuk)
        for stuk in (
            " and a.thuisgemeente_id is not null",
            f"a.vanaf <= {_NU} and ",
            f"(a.tot is null or a.tot >= {_NU}) and ",
            "a.thuisgemeente_id is null or ",
            f" and (a.thuisgemeente_id is null or toegang_leen_geldt(wie, a.thuisgemeente_id, hier, welke, {_NU}))",
        )
    ),
    (
        "toegang_kring_mensen",
        f" and (n.thuisgemeente_id is null or toegang_leen_geldt(n.gebruiker_id, n.thuisgemeente_id, n.gemeente_id, n.rol, {_NU}))",
    ),
    ("toegang_nood", "r.rol = current_setting('app.rol') and "),
    ("toegang_nood", " and r.categorie = any (n.categorieen)"),
    ("toegang_nood", " and r.nood"),
    ("toegang_nood", "n.door_id = nullif(current_setting('app.gebruiker'), '')::uuid and "),
    ("toegang_nood", " and n.rol = current_setting('app.rol')"),
    ("toegang_nood", "n.begin <= statement_timestamp() and "),
    ("toegang_nood", "n.einde > statement_timestamp()"),
    ("toegang_nood", " and n.gestopt_op is null"),
)


_DADEN = {"app_lees": (LEES,), "app_maak": (MAAK,), "app_wijzig": (WIJZIG,), "app_verwijder": (VERWIJDER,)}
"""What a policy is about: asked first, of everybody."""
_ZONDER_CATEGORIE = re.compile(r"\s*WHERE \([a-z]\.categorie = '[^']*'::text\)")


@dataclass(frozen=True, slots=True)
class Fout:
    """One bug: its name, the statement that builds it in and the one that takes it out, where it must show ("" is anywhere) and in which policy it is."""

    naam: str
    erin: str
    eruit: str
    waar: str
    beleid: str = ""


def _delen(tekst: str, waar: str = " AND ") -> list[str]:
    """The conditions of `(a AND b AND c)`: split at AND (or OR) outside every inner bracket."""
    kaal = tekst.strip()
    kaal = kaal[1:-1] if kaal.startswith("(") and _sluit_aan_het_eind(kaal) else kaal
    delen, diepte, begin = [], 0, 0
    for plek, teken in enumerate(kaal):
        diepte += (teken == "(") - (teken == ")")
        if diepte == 0 and kaal.startswith(waar, plek):
            delen.append(kaal[begin:plek])
            begin = plek + len(waar)
    return [deel.strip() for deel in [*delen, kaal[begin:]]]


def _sluit_aan_het_eind(tekst: str) -> bool:
    diepte = 0
    for plek, teken in enumerate(tekst):
        diepte += (teken == "(") - (teken == ")")
        if diepte == 0:
            return plek == len(tekst) - 1
    return False


def _deuren(tekst: str) -> Iterator[tuple[str, str]]:
    """Of the doors in a policy (a or b or c): each door shut once, each left without one of its conditions, and without its category."""
    deuren = _delen(tekst, " OR ")
    for nummer, deur in enumerate(deuren):
        yield f"deur dicht: {deur}", f"({' or '.join(d for d in deuren if d != deur)})"
        for welk, deel in enumerate(_delen(deur)):
            open_ = [*deuren[:nummer], f"({_zonder(deur, welk)})", *deuren[nummer + 1 :]]
            yield f"deur zonder {deel}", f"({' or '.join(open_)})"
        if "WHERE" in deur:
            yield f"deur zonder categorie: {deur}", tekst.replace(deur, _ZONDER_CATEGORIE.sub("", deur))
        if deur.startswith("((dossier_id, id)"):
            los = deur.replace("(dossier_id, id) IN", "id IN").replace("g.dossier_id, g.rij_id", "g.rij_id")
            yield f"deur zonder dossier: {deur}", tekst.replace(deur, los.replace("SELECT g.dossier_id,", "SELECT"))


def _zonder(tekst: str, welk: int) -> str:
    return " and ".join(deel for nummer, deel in enumerate(_delen(tekst)) if nummer != welk) or "true"


def _in_het_beleid(eigenaar: psycopg.Connection[Any]) -> Iterator[Fout]:
    """Each condition of each policy of a table with a dossier."""
    namen = [*(tabel.naam for tabel in tabellen()), *SPOREN]
    rijen = eigenaar.execute(
        "select tablename, policyname, qual, with_check from pg_policies where tablename = any (%s) and policyname like 'app\\_%%' order by 1, 2", [namen]
    ).fetchall()  # fmt: skip
    for tabel, naam, lees, schrijf in rijen:
        deel = f"alter policy {naam} on {tabel}"
        heel = deel + (f" using ({lees})" if lees else "") + (f" with check ({schrijf})" if schrijf else "")
        for welk, tekst in enumerate(_delen(lees or schrijf)):
            erin = deel
            erin += f" using ({_zonder(lees, welk)})" if lees else ""
            erin += f" with check ({_zonder(schrijf, welk)})" if schrijf else ""
            yield Fout(f"{tabel} {naam} zonder {tekst[:60]}", erin, heel, tabel, naam)
            spoor = tabel in SPOREN and naam == "app_lees" and len(_delen(tekst, " OR ")) > 1
            if spoor or "toegang_gedeeld" in tekst or "toegang_nood" in tekst:
                for wat, in_plaats in _deuren(tekst):
                    yield Fout(
                        f"{tabel} {naam}: {wat[:90]}",
                        f"{deel} using ({lees.replace(tekst, in_plaats)})",
                        heel,
                        tabel,
                        naam,
                    )
    for tabel in namen:
        yield Fout(
            f"{tabel} zonder muur",
            f"alter table {tabel} disable row level security",
            f"alter table {tabel} enable row level security",
            tabel,
        )


def _in_de_zichten(eigenaar: psycopg.Connection[Any]) -> Iterator[Fout]:
    """Each condition of each minimal view."""
    rijen = eigenaar.execute(
        "select viewname, definition from pg_views where schemaname = 'public' and viewname like 'kort\\_c%' order by 1"
    ).fetchall()
    for zicht, definitie in rijen:
        voor, waar = definitie.rstrip(" ;\n").rsplit("WHERE ", 1)
        kop = f"create or replace view {zicht} with (security_barrier) as {voor}where "
        for welk, tekst in enumerate(_delen(waar)):
            if tekst == "true":
                continue  # a view that narrows no further
            yield Fout(f"{zicht} zonder {tekst[:60]}", kop + _zonder(waar, welk), kop + waar, zicht)


def _in_de_functies(eigenaar: psycopg.Connection[Any]) -> Iterator[Fout]:
    for functie, stuk in _IN_DE_FUNCTIES:
        rij = eigenaar.execute("select pg_get_functiondef(oid) from pg_proc where proname = %s", [functie]).fetchone()
        assert rij is not None
        heel = cast("str", rij[0])
        plat = " ".join(heel.split())
        weg = " ".join(stuk.replace("\\n", " ").split())
        assert weg in plat, (functie, weg)
        open_ = {
            "case daad when 'lees' then lees else schrijf end": "true",
            "o.organisatie_id = b.organisatie_id": "true",
            "n.einde > statement_timestamp()": "true",
        }
        in_plaats = open_.get(
            weg,
            "true"
            if weg.startswith(("toegang_bereik()", "toegang_ziet_stapel()", "k = ", "hoe = ", "b.kring = "))
            else "",
        )
        yield Fout(f"{functie} zonder {weg}", plat.replace(weg, in_plaats), heel, "")


def zonder_fout(vrager: Vrager) -> list[str]:
    """What differs from the matrix while nothing is wrong, for the roles that only this proof has: V1 asks the others, and a difference would hide a bug."""
    for rol in PROEFROLLEN:
        for toestand in ("loopt", "geen", "gestopt"):
            vrager.alles(rol, toestand)
    return [f"zonder fout anders dan de matrix: {waar}" for waar in vrager.uitslag.mis]


def fouten(eigenaar: psycopg.Connection[Any]) -> list[Fout]:
    """All of them, in a fixed order."""
    return [*_in_het_beleid(eigenaar), *_in_de_zichten(eigenaar), *_in_de_functies(eigenaar)]


Plek = tuple[str, str, str]
"""Who noticed a bug, in which state they asked, and of which table or view."""


def wie_ziet(fout: Fout, eigenaar: psycopg.Connection[Any], vrager: Vrager, eerst: Plek | None = None) -> Plek | None:
    """Build it in, ask until something differs from the matrix, take it out. `eerst` is where it was noticed the last time."""
    eigenaar.execute(cast("LiteralString", fout.erin))
    try:
        return next(
            (gezien for wie, hier, namen, daden in _vragen(fout, vrager, eerst) if (gezien := _anders(vrager, wie, hier, namen, daden))), None
        )  # fmt: skip
    finally:
        eigenaar.execute(cast("LiteralString", fout.eruit))


def _vragen(
    fout: Fout, vrager: Vrager, eerst: Plek | None
) -> Iterator[tuple[str, str, frozenset[str], tuple[str, ...]]]:
    """In which order to ask: the last time, then what the bug is about, then everything. Of a function first one table of each category, of everybody."""
    if eerst:
        yield eerst[0], eerst[1], frozenset({eerst[2]}), DADEN
    volgorde = _EERST + [proef for proef in alle_proeven() if proef not in _EERST]
    alles = frozenset({fout.waar} if fout.waar else {*(tabel.naam for tabel in tabellen()), *vrager.zichten, *SPOREN})
    if not fout.waar:
        # a category, and whether an organisation has rows of its own there
        per_categorie = {(tabel.categorie, bool(tabel.van_wie)): tabel.naam for tabel in reversed(tabellen())}
        yield from (
            (wie, hier, frozenset({*per_categorie.values(), *vrager.zichten, *SPOREN}), (LEES,))
            for wie, hier in volgorde
        )
    for daden in dict.fromkeys((_DADEN.get(fout.beleid, DADEN), DADEN)):
        yield from ((wie, hier, alles, daden) for wie, hier in volgorde)


class _Gezien(Exception):
    """Something came out otherwise: enough. Carries the place."""


class _Eerste(Uitslag):
    """Stops at the first difference."""

    __slots__ = ()

    def meld(self, *waar: str) -> None:
        raise _Gezien(*waar[:3])


def _anders(
    vrager: Vrager, principal: str, toestand: str, namen: frozenset[str], daden: tuple[str, ...]
) -> Plek | None:
    hier = Vrager(vrager.login, vrager.wereld, vrager.zichten, _Eerste())
    try:
        with als(vrager.login, vrager.wereld, principal, toestand):
            for tabel in tabellen():
                if tabel.naam in namen:
                    hier.tabel(principal, toestand, tabel, daden)
            for zicht in namen.intersection(vrager.zichten):
                hier.zicht(principal, toestand, zicht)
            for naam in namen.intersection(SPOREN):
                hier.spoor(principal, toestand, naam, daden)
    except _Gezien as gezien:
        return principal, toestand, gezien.args[2]
    return None
