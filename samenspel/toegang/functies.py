"""The SQL functions behind row-level security: each answers once per query, from the settings of the transaction.

`current_setting('app.rol')` without a default raises when no identity was set: an error, never an empty list.
"""

from __future__ import annotations

_KOP = "language sql stable security definer set search_path = public, pg_temp"


def bereikbaar(extra: str = "", zaak: str = "") -> str:
    """The dossiers of which somebody reaches a category; an empty one means any.

    `extra`: what else an involvement `b` needs. `zaak`: a select of the dossiers with a case for the data protection officer.
    """
    ook = f"\n     union all\n     {zaak}" if zaak else ""
    return f"""
create or replace function toegang_bereikbare_dossiers(cat text) returns setof uuid {_KOP} rows 100 as
  $$ select id from dossiers_dossier where toegang_bereik() = 'onverdeeld' and contactpersoon_id is null
       and gemeente_id = current_setting('app.gemeente')::uuid
     union all
     select b.dossier_id from toegang_betrokkenheid b where toegang_bereik() = 'betrokken'
       and b.gemeente_id = current_setting('app.gemeente')::uuid and b.organisatie_id = toegang_organisatie()
       and b.vanaf <= current_date and (b.tot is null or b.tot >= current_date)
       and (cat = '' or cat = any (b.categorieen)){extra.format(cat="cat")}
     union all
     select nullif(current_setting('app.dossier', true), '')::uuid where toegang_bereik() = 'zichzelf'{ook} $$;
"""  # noqa: S608  # no value from outside


def cellen(extra: str = "") -> str:
    """For tables in which each row says its category: what was agreed per dossier."""
    return f"""
create or replace function toegang_bereikbare_cellen() returns table (dossier_id uuid, categorie text) {_KOP} rows 500 as
  $$ select b.dossier_id, c.categorie from toegang_betrokkenheid b cross join unnest(b.categorieen) c (categorie)
       where toegang_bereik() = 'betrokken'
       and b.gemeente_id = current_setting('app.gemeente')::uuid and b.organisatie_id = toegang_organisatie()
       and b.vanaf <= current_date and (b.tot is null or b.tot >= current_date){extra.format(cat="c.categorie")} $$;
"""  # noqa: S608  # no value from outside


MET_OVEREENKOMST = """
       and exists (select from toegang_overeenkomst o where o.gemeente_id = b.gemeente_id and o.organisatie_id = b.organisatie_id
         and o.vanaf <= current_date and (o.tot is null or o.tot >= current_date) and ({cat} = '' or {cat} = any (o.categorieen)))"""

BEREIKBAAR, CELLEN = bereikbaar(), cellen()


def met_dag_van_hier(functies: str) -> str:
    """The same, with today in the Netherlands instead of today in the time zone of the connection."""
    return functies.replace("current_date", "(now() at time zone 'Europe/Amsterdam')::date")


KRING_LEEG = f"""
create or replace function toegang_hele_gemeente() returns boolean {_KOP} as $$ select toegang_bereik() = 'gemeente' $$;
create or replace function toegang_ziet_stapel() returns boolean {_KOP} as $$ select toegang_bereik() = 'onverdeeld' $$;
create or replace function toegang_kring_mensen() returns uuid[] {_KOP} as $$ select '{{}}'::uuid[] $$;
revoke all on function toegang_hele_gemeente(), toegang_ziet_stapel(), toegang_kring_mensen() from public;
grant execute on function toegang_hele_gemeente(), toegang_ziet_stapel(), toegang_kring_mensen() to samenspel_app, samenspel_eigenaar;
"""  # noqa: S608  # no value from outside
"""What the policies ask, in a database that has no circles yet: `kringfuncties` says it in full (migration 0027)."""

FUNCTIES = f"""
create function toegang_bereik() returns text {_KOP} as
  $$ select coalesce((select bereik from toegang_bereik where rol = current_setting('app.rol')), 'geen') $$;
create function toegang_mag(cat text, daad text) returns boolean {_KOP} as
  $$ select exists (select from toegang_recht where rol = current_setting('app.rol') and categorie = cat and not eigen
       and case daad when 'lees' then lees else schrijf end) $$;
create function toegang_mag_eigen(cat text) returns boolean {_KOP} as
  $$ select exists (select from toegang_recht where rol = current_setting('app.rol') and categorie = cat and eigen) $$;
create function toegang_categorieen(daad text) returns text[] {_KOP} as
  $$ select coalesce(array_agg(categorie::text), '{{}}') from toegang_recht where rol = current_setting('app.rol')
       and not eigen and case daad when 'lees' then lees else schrijf end $$;
create function toegang_organisatie() returns uuid {_KOP} as
  $$ select nullif(current_setting('app.organisatie', true), '')::uuid $$;
{BEREIKBAAR}
{CELLEN}
{KRING_LEEG}
revoke all on function toegang_bereik(), toegang_mag(text, text), toegang_mag_eigen(text), toegang_categorieen(text),
  toegang_organisatie(), toegang_bereikbare_dossiers(text), toegang_bereikbare_cellen() from public;
grant execute on function toegang_bereik(), toegang_mag(text, text), toegang_mag_eigen(text), toegang_categorieen(text),
  toegang_organisatie(), toegang_bereikbare_dossiers(text), toegang_bereikbare_cellen() to samenspel_app, samenspel_eigenaar;
"""  # noqa: S608  # no value from outside

KORT = f"""
create or replace function toegang_kort(cat text) returns boolean {_KOP} as
  $$ select exists (select from toegang_recht where rol = current_setting('app.rol') and categorie = cat and kort) $$;
revoke all on function toegang_kort(text) from public;
grant execute on function toegang_kort(text) to samenspel_app, samenspel_eigenaar;
"""  # noqa: S608  # no value from outside
"""Whether somebody may see the minimal view of a category (V), or all of it."""

FUNCTIES_WEG = """
drop function if exists toegang_hele_gemeente(), toegang_ziet_stapel(), toegang_kring_mensen(), toegang_bereikbare_dossiers(text), toegang_bereikbare_cellen(), toegang_organisatie(), toegang_categorieen(text),
  toegang_mag_eigen(text), toegang_mag(text, text), toegang_bereik();
"""

_HOOG_GENOEG = "(current_setting('app.rol') <> 'inburgeraar' or current_setting('app.niveau', true) = 'substantieel' or not {cat} = any ('{{{hoog}}}'))"
_VOL, _KORT = (_HOOG_GENOEG.replace("{hoog}", hoog) for hoog in ("C09,C10,C11,C12,C18,C19", "C09,C10,C11,C12,C18"))

MET_NIVEAU = f"""
create or replace function toegang_mag(cat text, daad text) returns boolean {_KOP} as
  $$ select exists (select from toegang_recht where rol = current_setting('app.rol') and categorie = cat and not eigen
       and case daad when 'lees' then lees else schrijf end) and {_VOL.format(cat="cat")} $$;
create or replace function toegang_categorieen(daad text) returns text[] {_KOP} as
  $$ select coalesce(array_agg(categorie::text), '{{}}') from toegang_recht where rol = current_setting('app.rol')
       and not eigen and case daad when 'lees' then lees else schrijf end and {_VOL.format(cat="categorie")} $$;
create or replace function toegang_kort(cat text) returns boolean {_KOP} as
  $$ select exists (select from toegang_recht where rol = current_setting('app.rol') and categorie = cat and kort)
       and {_KORT.format(cat="cat")} $$;
"""  # noqa: S608  # no value from outside
"""The same, and a newcomer who logged in less surely reads and writes less (ADR 19; `toegang.niveau` says it in Python)."""
