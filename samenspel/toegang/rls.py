"""Migration operations for the second wall: row-level security from the same four values.

Policies call no function per row: functions and settings stand in a sub-select, which PostgreSQL evaluates
once per query. `FORCE` binds the owner too, who gets a policy of its own (a data migration without it would
silently touch no row). A composite foreign key keeps a row in the municipality of its dossier, because
foreign keys do not look at policies.
"""

from __future__ import annotations

from django.db import migrations

GEMEENTE = "gemeente_id = (select current_setting('app.gemeente')::uuid)"


def _bereik(kolom: str, categorie: str | None) -> str:
    dossiers = f"{kolom} in (select toegang_bereikbare_dossiers('{categorie or ''}'))"
    if categorie is None:  # each row has its own
        cel = f"({kolom}, categorie::text) in (select c.dossier_id, c.categorie from toegang_bereikbare_cellen() c)"  # noqa: S608  # our own names
        dossiers = f"({dossiers} and ((select toegang_bereik()) <> all (array['betrokken', 'toegewezen']) or {cel}))"
    delen = ["(select toegang_hele_gemeente())", dossiers]
    if kolom == "id":  # the dossier itself: a new row is not yet among the reachable ones
        delen.insert(1, "(contactpersoon_id is null and (select toegang_ziet_stapel()))")
        delen.insert(2, "contactpersoon_id = any ((select toegang_kring_mensen())::uuid[])")
    return f"({' or '.join(delen)})"


def _categorie(categorie: str | None, organisatie_kolom: str, daad: str) -> str:
    if categorie is None:
        return f"categorie = any ((select toegang_categorieen('{daad}'))::text[])"
    alles = f"(select toegang_mag('{categorie}', '{daad}'))"
    if not organisatie_kolom:
        return alles
    eigen = f"((select toegang_mag_eigen('{categorie}')) and {organisatie_kolom} = (select toegang_organisatie()))"
    return f"({alles} or {eigen})"


def _beleid(tabel: str, categorie: str | None, kolom: str, organisatie_kolom: str, daden: str) -> list[str]:
    def voorwaarde(daad: str) -> str:
        return " and ".join([GEMEENTE, _categorie(categorie, organisatie_kolom, daad), _bereik(kolom, categorie)])

    regels = [
        f"create policy app_lees on {tabel} for select to samenspel_app using ({voorwaarde('lees')})",
        f"grant select on {tabel} to samenspel_app",
    ]
    if "I" in daden:
        regels += [
            f"create policy app_maak on {tabel} for insert to samenspel_app with check ({voorwaarde('schrijf')})",
            f"grant insert on {tabel} to samenspel_app",
        ]
    if "U" in daden:
        regels += [
            f"create policy app_wijzig on {tabel} for update to samenspel_app"
            f" using ({voorwaarde('schrijf')}) with check ({voorwaarde('schrijf')})",
            f"grant update on {tabel} to samenspel_app",
        ]
    if "D" in daden:
        regels += [
            f"create policy app_verwijder on {tabel} for delete to samenspel_app using ({voorwaarde('schrijf')})",
            f"grant delete on {tabel} to samenspel_app",
        ]
    return regels


def schut(
    tabel: str,
    *,
    categorie: str | None,
    daden: str = "IUD",
    dossier_kolom: str = "dossier_id",
    organisatie_kolom: str = "",
) -> migrations.RunSQL:
    """Shield one table with personal data.

    `categorie` is C01-C20, or None where each row carries its own (`categorie`). `daden` names what the
    application role may do beside reading: I(nsert), U(pdate), D(elete); facts get "I" only.
    """
    regels = [
        f"alter table {tabel} enable row level security",
        f"alter table {tabel} force row level security",
        f"create policy eigenaar on {tabel} to samenspel_eigenaar using (true) with check (true)",
        *_beleid(tabel, categorie, dossier_kolom, organisatie_kolom, daden),
    ]
    if dossier_kolom == "dossier_id":
        regels.append(
            f"alter table {tabel} add constraint {tabel}_zelfde_gemeente foreign key (dossier_id, gemeente_id)"
            " references dossiers_dossier (id, gemeente_id) deferrable initially deferred"
        )
    return migrations.RunSQL(";\n".join(regels), reverse_sql=_terug(tabel, dossier_kolom))


def met_kring(tabel: str = "dossiers_dossier", categorie: str = "C05") -> migrations.RunSQL:
    """The policies of the dossier itself, which ask who is the contact person (ADR 25), for a database that has older ones."""
    lees, schrijf = (
        " and ".join([GEMEENTE, _categorie(categorie, "", daad), _bereik("id", categorie)])
        for daad in ("lees", "schrijf")
    )
    regels = [
        f"alter policy app_lees on {tabel} using ({lees})",
        f"alter policy app_maak on {tabel} with check ({schrijf})",
        f"alter policy app_wijzig on {tabel} using ({schrijf}) with check ({schrijf})",
    ]
    return migrations.RunSQL(";\n".join(regels), migrations.RunSQL.noop)


def verruim(
    tabel: str, *, categorie: str, gedeeld: bool = False, nood: bool = False, organisatie_kolom: str = ""
) -> migrations.RunSQL:
    """Let reading of a shielded table also follow a consent (T: those rows, ADR 16) or an emergency (N: that dossier, ADR 17).

    Only reading: what was shared or opened in an emergency is changed by nobody.
    """
    gewoon = [_categorie(categorie, organisatie_kolom, "lees"), _bereik("dossier_id", categorie)]
    deuren = [" and ".join(gewoon)]
    if gedeeld:
        deuren.append(
            f"(dossier_id, id) in (select g.dossier_id, g.rij_id from toegang_gedeeld() g where g.categorie = '{categorie}')"  # noqa: S608  # our own names
        )
    if nood:
        deuren.append(f"dossier_id in (select n.dossier_id from toegang_nood() n where n.categorie = '{categorie}')")  # noqa: S608  # our own names
    alles = " or ".join(f"({deur})" for deur in deuren)
    return migrations.RunSQL(
        f"alter policy app_lees on {tabel} using ({GEMEENTE} and ({alles}))",
        f"alter policy app_lees on {tabel} using ({' and '.join([GEMEENTE, *gewoon])})",
    )


def schut_gemeente(tabel: str, *, daden: str = "IUD") -> migrations.RunSQL:
    """Shield a table without personal data of newcomers, but of one municipality (staff, policy, plans of work)."""
    rechten = {"I": "insert", "U": "update", "D": "delete"}
    lijst = ", ".join(["select", *(rechten[daad] for daad in daden)])
    regels = [
        f"alter table {tabel} enable row level security",
        f"alter table {tabel} force row level security",
        f"create policy eigenaar on {tabel} to samenspel_eigenaar using (true) with check (true)",
        f"create policy app_gemeente on {tabel} to samenspel_app using ({GEMEENTE}) with check ({GEMEENTE})",
        f"grant {lijst} on {tabel} to samenspel_app",
    ]
    return migrations.RunSQL(";\n".join(regels), reverse_sql=_terug(tabel, "id"))


def minimaal(naam: str, *, categorie: str, select: str, extra: str = "true") -> migrations.RunSQL:
    """A named minimal view (V of the matrix): a few columns for who may not see the table.

    `select` gives one row per dossier or more, with `id`, `gemeente_id` and `dossier_id` among its columns. The view runs as the owner, who sees all
    rows, so it repeats the wall itself: municipality, cell and reach. `security_barrier` keeps a condition of the asker from running before the wall.
    `extra` narrows further, in the words of the view.
    """
    regels = [
        f"create view {_zicht(naam, categorie, select, extra)}",
        f"revoke all on {naam} from public",
        f"grant select on {naam} to samenspel_app",
    ]
    return migrations.RunSQL(";\n".join(regels), reverse_sql=f"drop view if exists {naam}")


def vernieuw_minimaal(naam: str, *, categorie: str, select: str, was: str, extra: str = "true") -> migrations.RunSQL:
    """Another question behind a minimal view, with the same columns and the same wall; `extra` narrows it further than it was."""
    nieuw = f"create or replace view {_zicht(naam, categorie, select, extra)}"
    return migrations.RunSQL(nieuw, f"create or replace view {_zicht(naam, categorie, was, 'true')}")


def _zicht(naam: str, categorie: str, select: str, extra: str) -> str:
    waar = " and ".join([
        GEMEENTE,
        f"(select toegang_kort('{categorie}'))",
        f"((select toegang_hele_gemeente()) or dossier_id in (select toegang_bereikbare_dossiers('{categorie}')))",
        extra,
    ])  # fmt: skip
    return f"{naam} with (security_barrier) as select kort.* from ({select}) kort where {waar}"  # noqa: S608  # our own words


HOUD_PLANNEN = """
do $do$
declare f record; lijf text;
begin
  for f in select p.proretset as veel, rtrim(p.prosrc, E' \\n;') as vraag, pg_get_functiondef(p.oid) as heel
      from pg_proc p join pg_language l on l.oid = p.prolang
      where p.pronamespace = 'public'::regnamespace and l.lanname = 'sql' and p.prosecdef and p.provolatile = 's' loop
    lijf := case when f.veel then 'return query ' || f.vraag else 'return (' || f.vraag || ')' end;
    execute replace(left(f.heel, position('AS $function$' in f.heel) - 1), 'LANGUAGE sql', 'LANGUAGE plpgsql')
      || 'AS $function$ #variable_conflict use_column' || E'\\nbegin ' || lijf || E';\\nend $function$';
  end loop;
end $do$;
"""
"""Lets every function of the wall keep its plans: PostgreSQL plans one in sql anew in each question that asks it, and a policy asks several.

A function that a later migration writes in sql needs it again; `toegang/tests/test_plannen.py` says so.
"""


def vervang_in(functie: str, was: str, wordt: str) -> migrations.RunSQL:
    """Change words of a function of the wall in place, so that what another app added to it stays.

    Raises when the words are not there: then nothing would be changed, and nobody would see it.
    """
    return migrations.RunSQL(_vervang(functie, was, wordt), _vervang(functie, wordt, was))


def _vervang(functie: str, was: str, wordt: str) -> str:
    return f"""
do $do$
declare heel text := pg_get_functiondef('{functie}'::regprocedure);
begin
  if position($w${was}$w$ in heel) = 0 then
    raise exception 'niet gevonden in {functie}';
  end if;
  execute replace(heel, $w${was}$w$, $w${wordt}$w$);
end $do$;
"""


def naloop(tabel: str, *, categorie: str, organisatie_kolom: str = "organisatie_id") -> migrations.RunSQL:
    """A second door for reading: an organisation sees its own rows (E) for a while after it took part (ADR 26).

    The function behind it looks at the municipality; a composite key keeps the row in that of its dossier.
    """
    waar = (
        f"(select toegang_mag_eigen('{categorie}')) and {organisatie_kolom} = (select toegang_organisatie())"
        f" and dossier_id in (select toegang_nalopende_dossiers('{categorie}'))"
    )
    return migrations.RunSQL(
        f"create policy app_naloop on {tabel} for select to samenspel_app using ({waar})",
        f"drop policy if exists app_naloop on {tabel}",
    )


def _terug(tabel: str, dossier_kolom: str) -> str:
    regels = [
        f"drop policy if exists {naam} on {tabel}"
        for naam in ("eigenaar", "app_lees", "app_maak", "app_wijzig", "app_verwijder", "app_gemeente")
    ]
    if dossier_kolom == "dossier_id":
        regels.append(f"alter table {tabel} drop constraint if exists {tabel}_zelfde_gemeente")
    return ";\n".join([*regels, f"alter table {tabel} disable row level security"])
