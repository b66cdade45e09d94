"""The SQL functions of the change history: the owner's. Nobody reads the table itself; what somebody may know of it comes out of a function."""

from __future__ import annotations

_KOP = "security definer set search_path = public, pg_temp"

SCHRIJF = f"""
create or replace function logboek_wijzig() returns trigger language plpgsql {_KOP} as $$
declare v_dossier uuid; v_gemeente uuid; v_id uuid; v_oud jsonb; v_nieuw jsonb; v_voor jsonb; v_na jsonb; v_stil text[] := tg_argv[2];
begin
  if tg_op = 'DELETE' then
    v_id := old.id;
    if tg_argv[0] = 'dossier_id' then v_dossier := old.dossier_id; elsif tg_argv[0] = 'id' then v_dossier := old.id; end if;
    if tg_argv[1] = 'ja' then v_gemeente := old.gemeente_id; end if;
    v_voor := to_jsonb(old) - v_stil;
  else
    v_id := new.id;
    if tg_argv[0] = 'dossier_id' then v_dossier := new.dossier_id; elsif tg_argv[0] = 'id' then v_dossier := new.id; end if;
    if tg_argv[1] = 'ja' then v_gemeente := new.gemeente_id; end if;
    if tg_op = 'UPDATE' then
      if old is not distinct from new then return null; end if;
      v_oud := to_jsonb(old) - v_stil; v_nieuw := to_jsonb(new) - v_stil;
      select jsonb_object_agg(o.key, o.value), jsonb_object_agg(o.key, v_nieuw -> o.key) into v_voor, v_na
        from jsonb_each(v_oud) o where o.value is distinct from v_nieuw -> o.key;
      if v_voor is null then return null; end if;
    end if;
  end if;
  with nieuw as (insert into logboek_wijziging (op, gemeente_id, dossier_id, tabel, rij_id, daad, gebruiker_id, rol, doel, trace, voor, na)
    values (clock_timestamp(), v_gemeente, v_dossier, tg_table_name, v_id, left(tg_op, 1),
      nullif(current_setting('app.gebruiker', true), '')::uuid, coalesce(current_setting('app.rol', true), ''),
      left(coalesce(current_setting('app.doel', true), ''), 80), decode(coalesce(current_setting('app.trace', true), ''), 'hex'), v_voor, v_na)
    returning id)
  insert into logboek_zegelwacht (wijziging_id) select id from nieuw;
  return null;
end $$;
revoke all on function logboek_wijzig() from public;
"""  # noqa: S608  # no value from outside
"""Also run by a later migration, where it replaces the one of before there were seals."""

WISSEN = f"""
create function logboek_wijziging_weg() returns trigger language plpgsql {_KOP} as $$
begin
  perform set_config('logboek.wist', 'ja', true);
  if tg_table_name = 'dossiers_dossier' then
    delete from logboek_wijziging where dossier_id = old.id;
  else
    delete from logboek_wijziging where rij_id = old.id and tabel = tg_table_name;
  end if;
  perform set_config('logboek.wist', '', true);
  return null;
end $$;
create trigger bewaak before update or delete on logboek_wijziging for each row execute function logboek_bewaak();
revoke all on function logboek_wijziging_weg() from public;
"""  # noqa: S608  # no value from outside

LEES = f"""
create or replace function logboek_gewijzigd(p_vanaf timestamptz, p_tot timestamptz, p_meeste int) returns table (op timestamptz, tabel text, daad text,
    dossier_id uuid, gebruiker_id uuid, rol text, doel text, kolommen text[]) language plpgsql stable {_KOP} as $$
#variable_conflict use_column
declare v_gemeente uuid := current_setting('app.gemeente')::uuid; v_fg boolean := toegang_mag('C19', 'schrijf');
begin
  if not v_fg and current_setting('app.rol') <> 'functioneel_beheerder' then
    raise exception 'alleen de FG en de functioneel beheerder zien dat er iets is gewijzigd' using errcode = '42501';
  end if;
  return query select w.op, w.tabel::text, w.daad::text, case when v_fg then w.dossier_id end, w.gebruiker_id, w.rol::text, w.doel::text,
    (select array_agg(k order by k) from jsonb_object_keys(w.na) k)
    from logboek_wijziging w where w.op >= p_vanaf and w.op < p_tot and (w.gemeente_id = v_gemeente or (w.gemeente_id is null
      and w.tabel = 'toegang_gebruiker' and w.rij_id in (select a.gebruiker_id from toegang_aanstelling a where a.gemeente_id = v_gemeente)))
    order by w.op desc, w.id desc limit p_meeste;
end $$;

create or replace function logboek_wijzigingen_van(p_dossier uuid, p_meeste int) returns table (op timestamptz, tabel text, rij_id uuid, daad text,
    gebruiker_id uuid, rol text, doel text, voor jsonb, na jsonb) language plpgsql stable {_KOP} as $$
#variable_conflict use_column
begin
  if current_setting('app.rol') <> 'regievoerder' or toegang_bereik() <> 'gemeente' then
    raise exception 'alleen wie de regie heeft ziet wat er is gewijzigd' using errcode = '42501';
  end if;
  return query select w.op, w.tabel::text, w.rij_id, w.daad::text, w.gebruiker_id, w.rol::text, w.doel::text, w.voor, w.na
    from logboek_wijziging w join dossiers_dossier d on d.id = w.dossier_id
    where w.dossier_id = p_dossier and d.gemeente_id = current_setting('app.gemeente')::uuid and w.tabel not like all (array['avg\\_%', 'datalek\\_%', 'bewaren\\_%'])
    order by w.op desc, w.id desc limit p_meeste;
end $$;
revoke all on function logboek_gewijzigd(timestamptz, timestamptz, int) from public;
revoke all on function logboek_wijzigingen_van(uuid, int) from public;
grant execute on function logboek_gewijzigd(timestamptz, timestamptz, int) to samenspel_app;
grant execute on function logboek_wijzigingen_van(uuid, int) to samenspel_app;
"""  # noqa: S608  # no value from outside
"""Tables of `avg` and `datalek` hold C19, which who directs knows in short only; of those of `bewaren` a hold is for who keeps the records (matrix D)."""

WEG = """
drop function if exists logboek_wijzigingen_van(uuid, int);
drop function if exists logboek_gewijzigd(timestamptz, timestamptz, int);
drop function if exists logboek_wijziging_weg() cascade;
drop function if exists logboek_wijzig() cascade;
"""
