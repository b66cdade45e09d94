"""The SQL functions that put the change history in the chain of the log, afterwards. The owner's.

The writer of a change only notes its number in a waiting list, inside its own statement. The sealer gives each change a salted digest, makes of
all that wait one bundle per municipality, and the bundle becomes a link as a line of the log does. A lawful deletion takes content and salt;
the digest stays, and is named by a bundle of its own. The texts under the digests are written the same way in `geschiedenis.py`.
"""

from __future__ import annotations

from samenspel.logboek.functies import micros

_KOP = "security definer set search_path = public, pg_temp"
NIEMAND = "'00000000-0000-0000-0000-000000000000'::uuid"


def _hash_van(kolom: str) -> str:
    return f"encode(sha256(convert_to(coalesce({kolom}::text, ''), 'UTF8')), 'hex')"


DIGEST = f"""sha256(uuid_send(w.zout) || convert_to(concat_ws('|', w.id, {micros("w.op")}, coalesce(w.gemeente_id::text, ''),
    coalesce(w.dossier_id::text, ''), w.tabel, w.rij_id::text, w.daad, coalesce(w.gebruiker_id::text, ''), w.rol, w.doel,
    encode(w.trace, 'hex'), {_hash_van("w.voor")}, {_hash_van("w.na")}), 'UTF8'))"""
_BUNDEL = f"""
    insert into logboek_bundel (id, keten, soort, aantal, op, digest) values (v_id, k.keten, '{{soort}}', v_aantal, v_op,
      sha256(convert_to(concat_ws('|', v_id::text, k.keten::text, '{{soort}}', v_aantal, {micros("v_op")}), 'UTF8') || v_alle));
    insert into logboek_wacht (regel_id) values (v_id);"""  # noqa: S608  # our own words

BUNDEL = f"""
create or replace function logboek_bundel_wijzigingen() returns void language plpgsql {_KOP} as $$
declare v_ids bigint[]; k record; v_id uuid; v_op timestamptz; v_alle bytea; v_aantal int;
begin
  -- one that a deletion is taking away now waits for the next time
  select array_agg(wijziging_id) into v_ids
    from (select wijziging_id from logboek_zegelwacht order by wijziging_id limit 50000 for update skip locked) q;
  if v_ids is null then
    return;
  end if;
  for k in select distinct coalesce(w.gemeente_id, {NIEMAND}) as keten from logboek_wijziging w
    where w.id = any (v_ids) and not exists (select from logboek_zegel z where z.wijziging_id = w.id)
  loop
    v_id := gen_random_uuid(); v_op := clock_timestamp();
    with nieuw as (
      insert into logboek_zegel (wijziging_id, bundel_id, zout, digest)
      select w.id, v_id, w.zout, {DIGEST} from (
        select gen_random_uuid() as zout, h.* from logboek_wijziging h where h.id = any (v_ids) and coalesce(h.gemeente_id, {NIEMAND}) = k.keten
          and not exists (select from logboek_zegel z where z.wijziging_id = h.id) offset 0
      ) w returning wijziging_id, digest
    ) select string_agg(digest, ''::bytea order by wijziging_id), count(*) into v_alle, v_aantal from nieuw;
    {_BUNDEL.format(soort="gemaakt")}
  end loop;
  perform set_config('logboek.wist', 'ja', true);
  for k in select distinct b.keten from logboek_zegel z join logboek_bundel b on b.id = z.bundel_id
    where z.wijziging_id = any (v_ids) and z.zout is null and z.gewist_in_id is null
  loop
    v_id := gen_random_uuid(); v_op := clock_timestamp();
    with weg as (
      update logboek_zegel z set gewist_in_id = v_id from logboek_bundel b
        where b.id = z.bundel_id and b.keten = k.keten and z.wijziging_id = any (v_ids) and z.zout is null and z.gewist_in_id is null
        returning z.wijziging_id, z.digest
    ) select string_agg(digest, ''::bytea order by wijziging_id), count(*) into v_alle, v_aantal from weg;
    {_BUNDEL.format(soort="gewist")}
  end loop;
  perform set_config('logboek.wist', '', true);
  delete from logboek_zegelwacht where wijziging_id = any (v_ids);
end $$;
revoke all on function logboek_bundel_wijzigingen() from public;
"""  # noqa: S608  # no value from outside
"""Two passes: what was written since, and what was lawfully erased since it was sealed."""

WIS = f"""
create or replace function logboek_wis_wijzigingen(p_ids bigint[]) returns int language plpgsql {_KOP} as $$
declare v int;
begin
  if coalesce(cardinality(p_ids), 0) = 0 then
    return 0;
  end if;
  delete from logboek_zegelwacht where wijziging_id = any (p_ids);  -- waits for a sealer that is busy with these
  perform set_config('logboek.wist', 'ja', true);
  update logboek_zegel set zout = null where wijziging_id = any (p_ids) and zout is not null;
  insert into logboek_zegelwacht (wijziging_id) select wijziging_id from logboek_zegel where wijziging_id = any (p_ids) and gewist_in_id is null
    on conflict do nothing;
  delete from logboek_wijziging where id = any (p_ids);
  get diagnostics v = row_count;
  perform set_config('logboek.wist', '', true);
  return v;
end $$;
revoke all on function logboek_wis_wijzigingen(bigint[]) from public;

create or replace function logboek_wijziging_weg() returns trigger language plpgsql {_KOP} as $$
begin
  if tg_table_name = 'dossiers_dossier' then
    perform logboek_wis_wijzigingen(array(select id from logboek_wijziging where dossier_id = old.id));
  else
    perform logboek_wis_wijzigingen(array(select id from logboek_wijziging where rij_id = old.id and tabel = tg_table_name));
  end if;
  return null;
end $$;
"""  # noqa: S608  # no value from outside
"""The history of what is lawfully erased: content and salt go, the digest waits for the bundle that says so."""

BEWAAK = """
create trigger bewaak before update or delete on logboek_zegel for each row execute function logboek_bewaak();
create trigger bewaak before update or delete on logboek_bundel for each row execute function logboek_bewaak();
"""

WEG = """
drop function if exists logboek_wis_wijzigingen(bigint[]);
drop function if exists logboek_bundel_wijzigingen();
"""
