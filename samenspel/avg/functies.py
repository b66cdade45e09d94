"""The SQL functions that remove rows for good. The owner's: no role may delete from most tables, and none may write `avg_verwijderd`.

`avg_verwijder` is called by the house alone (`samenspel.avg.verwijderen`), `avg_verwijder_opnieuw` by the owner, on a restored backup.
"""

from __future__ import annotations

_DAAD = "language plpgsql volatile security definer set search_path = public, pg_temp"

LOSSE_WIJZERS = (
    ("intake_lbtontheffing", "afname_id", "intake_lbtafname"),
    ("personen_gezinslid", "eigen_dossier_id", "dossiers_dossier"),
)
"""Columns that point at a row of another table without a foreign key in the database. A test looks whether this is all of them."""
ZONDER_WIJZER_NIETS = (("dossiers_gebeurtenis", "trekt_in_id"),)
"""May be empty, and means nothing when it was emptied: the row goes too."""
NOOIT = ("avg_verwijderd", "dossiers_gewistdossier", "logboek_")
"""Receipts and logs: removed by no one, but see `logboek_wis`."""


def _waarden(rijen: tuple[tuple[str, ...], ...]) -> str:
    return ", ".join("(" + ", ".join(f"'{deel}'" for deel in rij) + ")" for rij in rijen)


WIS_RIJEN = f"""
create function avg_wis_rijen(p_gemeente uuid, p_tabel text, p_ids uuid[], p_grond text, p_op timestamptz) returns int {_DAAD} as $$
declare w record; v_ids uuid[]; v_aantal int;
begin
  if coalesce(cardinality(p_ids), 0) = 0 then
    return 0;
  end if;
  for w in
    select k.conrelid::regclass::text as tabel, a.attname::text as kolom, a.attnotnull as vast from pg_catalog.pg_constraint k
      join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.confrelid = p_tabel::regclass and cardinality(k.conkey) = 1
    union all select l.tabel, l.kolom, a.attnotnull from (values {_waarden(LOSSE_WIJZERS)}) l (tabel, kolom, naar)
      join pg_catalog.pg_attribute a on a.attrelid = to_regclass(l.tabel) and a.attname = l.kolom where l.naar = p_tabel
  loop
    if w.vast or (w.tabel, w.kolom) in ({_waarden(ZONDER_WIJZER_NIETS)}) then
      execute format('select array_agg(id) from %I where %I = any ($1) and not id = any ($1)', w.tabel, w.kolom) into v_ids using p_ids;
      perform avg_wis_rijen(p_gemeente, w.tabel, v_ids, p_grond, p_op);
    else
      execute format('update %I set %I = null where %I = any ($1)', w.tabel, w.kolom, w.kolom) using p_ids;
    end if;
  end loop;
  execute format('with weg as (delete from %I where id = any ($1) and gemeente_id = $2 returning id), bij as (
      insert into avg_verwijderd (id, gemeente_id, tabel, rij_id, grond, op, buiten) select gen_random_uuid(), $2, $3, id, $4, $5, false from weg
      on conflict (rij_id, tabel) do nothing) select count(*) from weg', p_tabel)
    into v_aantal using p_ids, p_gemeente, p_tabel, p_grond, p_op;
  return v_aantal;
end $$;
"""  # noqa: S608  # our own words

WIS_DOSSIER = f"""
create function avg_wis_dossier(p_gemeente uuid, p_dossier uuid, p_grond text, p_op timestamptz) returns int {_DAAD} as $$
declare doel record; inloggers uuid[];
begin
  if not exists (select from dossiers_dossier where id = p_dossier and gemeente_id = p_gemeente) then
    return 0;
  end if;
  if exists (select from dossiers_dossier where samengevoegd_in_id = p_dossier) then
    raise exception 'in dit dossier is een ander samengevoegd' using errcode = '55000';
  end if;
  select coalesce(array_agg(gebruiker_id), '{{}}') into inloggers from toegang_aanstelling a where dossier_id = p_dossier and not exists
    (select from toegang_aanstelling b where b.gebruiker_id = a.gebruiker_id and b.dossier_id is distinct from p_dossier);
  -- every table that knows a dossier, also one that a later version adds; the log keeps an id that leads nowhere until its own term (ADR 18)
  for doel in
    select c.relname::text as tabel from pg_catalog.pg_class c
      join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attname = 'dossier_id' and not a.attisdropped
      where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace and c.relname not like 'logboek\\_%'
  loop
    execute format('delete from %I where dossier_id = $1', doel.tabel) using p_dossier;
  end loop;
  update personen_gezinslid set eigen_dossier_id = null where eigen_dossier_id = p_dossier;
  delete from dossiers_samenvoeging where blijft_id = p_dossier;
  for doel in
    select k.conrelid::regclass as tabel, a.attname as kolom from pg_catalog.pg_constraint k
      join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.confrelid = 'toegang_gebruiker'::regclass
        and k.conrelid::regclass::text in ('account_emailaddress', 'mfa_authenticator', 'usersessions_usersession')
  loop
    execute format('delete from %s where %I = any ($1)', doel.tabel, doel.kolom) using inloggers;
  end loop;
  delete from dossiers_dossier where id = p_dossier;
  delete from toegang_gebruiker where id = any (inloggers);
  insert into avg_verwijderd (id, gemeente_id, tabel, rij_id, grond, op, buiten)
    values (gen_random_uuid(), p_gemeente, 'dossiers_dossier', p_dossier, p_grond, p_op, false) on conflict (rij_id, tabel) do nothing;
  set constraints all immediate;
  set constraints all deferred;
  return 1;
end $$;
"""  # noqa: S608  # our own words

_NOOIT = " and ".join(f"p_tabel not like '{naam.replace('_', chr(92) + '_')}%'" for naam in NOOIT)
OPNIEUW = f"""
create or replace function avg_verwijder_opnieuw(p_gemeente uuid, p_tabel text, p_id uuid, p_grond text, p_op timestamptz) returns int {_DAAD} as $$
begin
  if to_regclass(p_tabel) is null or not exists (select from organisaties_gemeente where id = p_gemeente) then
    return 0;
  end if;
  perform set_config('app.gemeente', p_gemeente::text, true), set_config('app.rol', 'systeem', true), set_config('app.gebruiker', '', true),
    set_config('app.doel', 'avg:verwijder_opnieuw', true), set_config('avg.herstelt', 'ja', true);
  return avg_doe_verwijder(p_gemeente, p_tabel, array[p_id], p_grond, p_op);
end $$;
"""
"""On a restored backup: also past a hold that was lifted since (`avg.herstelt`). This and `VERWIJDER` are run anew by a later migration."""
VERWIJDER = f"""
create or replace function avg_doe_verwijder(p_gemeente uuid, p_tabel text, p_ids uuid[], p_grond text, p_op timestamptz) returns int {_DAAD} as $$
declare v_id uuid; v_aantal int := 0;
begin
  perform set_config('avg.verwijdert', 'ja', true), set_config('avg.dag', ((p_op at time zone 'Europe/Amsterdam')::date)::text, true);
  if p_tabel = 'dossiers_dossier' then
    foreach v_id in array p_ids loop
      v_aantal := v_aantal + avg_wis_dossier(p_gemeente, v_id, p_grond, p_op);
    end loop;
  elsif p_tabel = 'logboek_betrokkene' then  -- the ids are those of dossiers: the content of the log about them, never a line (ADR 18)
    foreach v_id in array p_ids loop
      if exists (select from logboek_betrokkene where dossier_id = v_id and gemeente_id = p_gemeente) then
        v_aantal := v_aantal + logboek_wis(v_id, gen_random_uuid());
        insert into avg_verwijderd (id, gemeente_id, tabel, rij_id, grond, op, buiten)
          values (gen_random_uuid(), p_gemeente, p_tabel, v_id, p_grond, p_op, false) on conflict (rij_id, tabel) do update set op = excluded.op, buiten = false;
      end if;
    end loop;
  elsif {_NOOIT} and exists (select from pg_catalog.pg_class c where c.oid = to_regclass(p_tabel) and c.relkind in ('r', 'p')
      and c.relnamespace = 'public'::regnamespace and 3 = (select count(*) from pg_catalog.pg_attribute a
        where a.attrelid = c.oid and a.attname in ('id', 'gemeente_id', 'dossier_id') and not a.attisdropped)) then
    v_aantal := avg_wis_rijen(p_gemeente, p_tabel, p_ids, p_grond, p_op);
  else
    raise exception 'uit deze tabel wordt niets verwijderd: %', p_tabel using errcode = '42501';
  end if;
  -- work that waits, or is done, and names what is gone
  delete from procrastinate_jobs j where j.status <> 'doing' and exists (select from unnest(p_ids) u (id) where position(u.id::text in j.args::text) > 0);
  perform set_config('avg.verwijdert', '', true), set_config('avg.dag', '', true);
  return v_aantal;
end $$;

create or replace function avg_verwijder(p_tabel text, p_ids uuid[], p_grond text, p_op timestamptz) returns int {_DAAD} as $$
begin
  if current_setting('app.rol') <> 'systeem' then
    raise exception 'verwijderen doet het huis, na een besluit van een mens' using errcode = '42501';
  end if;
  if p_grond !~ '^[a-z0-9_:.-]{{2,80}}$' then
    raise exception 'verwijderen heeft een grond' using errcode = '22023';
  end if;
  return avg_doe_verwijder(current_setting('app.gemeente')::uuid, p_tabel, p_ids, p_grond, p_op);
end $$;

create or replace function avg_naar_buiten() returns table (tabel text, rij_id uuid, gemeente_id uuid, grond text, op timestamptz) {_DAAD} as $$
begin
  return query update avg_verwijderd v set buiten = true where not v.buiten returning v.tabel::text, v.rij_id, v.gemeente_id, v.grond::text, v.op;
end $$;
"""  # noqa: S608  # our own words

_INTERN = (
    "avg_wis_rijen(uuid, text, uuid[], text, timestamptz)", "avg_wis_dossier(uuid, uuid, text, timestamptz)",
    "avg_doe_verwijder(uuid, text, uuid[], text, timestamptz)", "avg_verwijder_opnieuw(uuid, text, uuid, text, timestamptz)",
)  # fmt: skip
_OPEN = (("avg_verwijder(text, uuid[], text, timestamptz)", "samenspel_app"), ("avg_naar_buiten()", "samenspel_login"))
RECHTEN = "".join(f"revoke all on function {naam} from public; " for naam in (*_INTERN, *(naam for naam, _ in _OPEN))) + "".join(
    f"grant execute on function {naam} to {rol}; " for naam, rol in _OPEN
)  # fmt: skip
WEG = "".join(f"drop function if exists {naam}; " for naam in (*(naam for naam, _ in _OPEN), *reversed(_INTERN)))

GEWIST_DOSSIER = f"""
create or replace function dossiers_wis(wat uuid, waarom text) returns void {_DAAD} as $$
declare
  gemeente uuid := current_setting('app.gemeente')::uuid;
  mens uuid := nullif(current_setting('app.gebruiker'), '')::uuid;
begin
  if current_setting('app.rol') <> 'regievoerder' or mens is null then
    raise exception 'alleen een regievoerder wist een dossier' using errcode = '42501';
  end if;
  if waarom <> 'verkeerd_regime' then
    raise exception 'onbekende reden' using errcode = '22023';
  end if;
  if not exists (select from dossiers_dossier where id = wat and gemeente_id = gemeente) then
    raise exception 'dit dossier bestaat niet in deze gemeente' using errcode = '42501';
  end if;
  if exists (select from dossiers_dossier where samengevoegd_in_id = wat or (id = wat and samengevoegd_in_id is not null)) then
    raise exception 'dit dossier is samengevoegd' using errcode = '55000';
  end if;
  insert into dossiers_gewistdossier (id, gemeente_id, nummer, reden, gewist_op, door_id)
    select gen_random_uuid(), gemeente_id, nummer, waarom, now(), mens from dossiers_dossier where id = wat;
  perform avg_doe_verwijder(gemeente, 'dossiers_dossier', array[wat], waarom, now());
end $$;
"""  # noqa: S608  # our own words
"""Erasure of a dossier that never belonged here goes the same way, so that a restored backup forgets it too."""

NIET_BIJ_VERWIJDEREN = "when (not (current_user = 'samenspel_eigenaar' and current_setting('avg.verwijdert', true) is not distinct from 'ja'))"
"""What was adopted does not change; but when a row goes, what pointed at it may lose its pointer."""
BEWAKING = f"""
drop trigger bewaak on plan_pip;
create trigger bewaak before update on plan_pip for each row {NIET_BIJ_VERWIJDEREN} execute function plan_bewaak_pip();
drop trigger bewaak on plan_steunplan;
create trigger bewaak before update on plan_steunplan for each row {NIET_BIJ_VERWIJDEREN} execute function plan_bewaak_steunplan();
"""
BEWAKING_TERUG = """
drop trigger bewaak on plan_pip;
create trigger bewaak before update on plan_pip for each row execute function plan_bewaak_pip();
drop trigger bewaak on plan_steunplan;
create trigger bewaak before update on plan_steunplan for each row execute function plan_bewaak_steunplan();
"""
