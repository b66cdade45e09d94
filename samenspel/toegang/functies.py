"""The SQL functions behind row-level security: each answers once per query, from the settings of the transaction.

`current_setting('app.rol')` without a default raises when no identity was set: an error, never an empty list.
"""

from __future__ import annotations

_KOP = "language sql stable security definer set search_path = public, pg_temp"

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
create function toegang_bereikbare_dossiers() returns setof uuid {_KOP} rows 100 as
  $$ select id from dossiers_dossier where toegang_bereik() = 'onverdeeld' and contactpersoon_id is null
       and gemeente_id = current_setting('app.gemeente')::uuid
     union all
     select dossier_id from toegang_betrokkenheid where toegang_bereik() = 'betrokken'
       and gemeente_id = current_setting('app.gemeente')::uuid and organisatie_id = toegang_organisatie()
       and vanaf <= current_date and (tot is null or tot >= current_date)
     union all
     select nullif(current_setting('app.dossier', true), '')::uuid where toegang_bereik() = 'zichzelf' $$;
revoke all on function toegang_bereik(), toegang_mag(text, text), toegang_mag_eigen(text), toegang_categorieen(text),
  toegang_organisatie(), toegang_bereikbare_dossiers() from public;
grant execute on function toegang_bereik(), toegang_mag(text, text), toegang_mag_eigen(text), toegang_categorieen(text),
  toegang_organisatie(), toegang_bereikbare_dossiers() to samenspel_app, samenspel_eigenaar;
"""  # noqa: S608  # no value from outside

FUNCTIES_WEG = """
drop function if exists toegang_bereikbare_dossiers(), toegang_organisatie(), toegang_categorieen(text),
  toegang_mag_eigen(text), toegang_mag(text, text), toegang_bereik();
"""
