"""The circle of somebody who works for the municipality, in SQL: the same decision as `kring.py`, made by the database (ADR 25).

Each function answers once per query. An ended cover, appointment or assignment is shut in the next statement.
"""

from __future__ import annotations

_KOP = "language sql stable security definer set search_path = public, pg_temp"
_PLAN = "language plpgsql stable security definer set search_path = public, pg_temp"  # keeps its plans, where sql makes them anew
_VANDAAG = "(now() at time zone 'Europe/Amsterdam')::date"
_IK = "nullif(current_setting('app.gebruiker'), '')::uuid"
_GEMEENTE = "current_setting('app.gemeente')::uuid"
_LOOPT = f"m.vanaf <= {_VANDAAG} and (m.tot is null or m.tot >= {_VANDAAG}) and m.gestopt_op is null"
_MIJN = f"m.gemeente_id = {_GEMEENTE} and m.gebruiker_id = {_IK}"
_MEDEWERKER = "a.organisatie_id is null and a.rol <> 'inburgeraar'"

KRING = f"""
create function toegang_kring() returns text {_KOP} as
  $$ select coalesce((select kring from toegang_bereik where rol = current_setting('app.rol')), '') $$;
create or replace function toegang_hele_gemeente() returns boolean {_KOP} as
  $$ select toegang_bereik() = 'gemeente' and toegang_kring() = 'alles' $$;
create or replace function toegang_ziet_stapel() returns boolean {_KOP} as
  $$ select toegang_bereik() = 'onverdeeld' or toegang_kring() = any ('{{caseload,team}}') $$;
create or replace function toegang_kring_mensen() returns uuid[] {_PLAN} as $$
declare
  k text := toegang_kring();
begin
  return (select coalesce(array_agg(x.wie), '{{}}') from (
    select {_IK} as wie where k = any ('{{caseload,toegewezen,ondersteunt}}')
    union all
    select v.afwezig_id from toegang_vervanging v where k = any ('{{caseload,toegewezen,ondersteunt}}')
      and v.gemeente_id = {_GEMEENTE} and v.vervanger_id = {_IK} and v.vanaf <= {_VANDAAG} and v.tot >= {_VANDAAG}
    union all
    select m.regievoerder_id from toegang_meewerking m where k = 'ondersteunt' and {_MIJN} and {_LOOPT} and m.regievoerder_id is not null
    union all
    select a.gebruiker_id from toegang_aanstelling a where k = 'team' and a.gemeente_id = {_GEMEENTE} and {_MEDEWERKER}
      and a.vanaf <= {_VANDAAG} and (a.tot is null or a.tot >= {_VANDAAG})
      and exists (select from toegang_aanstelling l where l.gebruiker_id = {_IK} and l.gemeente_id = a.gemeente_id and l.rol = 'teamleider'
        and l.vanaf <= {_VANDAAG} and (l.tot is null or l.tot >= {_VANDAAG}) and l.team_id is not distinct from a.team_id)
    union all
    select a.gebruiker_id from toegang_aanstelling a where k = 'team' and a.gemeente_id = {_GEMEENTE} and {_MEDEWERKER}
      and not exists (select from toegang_aanstelling n where n.gebruiker_id = a.gebruiker_id and n.gemeente_id = a.gemeente_id
        and n.organisatie_id is null and n.rol <> 'inburgeraar' and n.vanaf <= {_VANDAAG} and (n.tot is null or n.tot >= {_VANDAAG}))
  ) x);
end $$;
create function toegang_in_de_kring() returns setof uuid {_PLAN} rows 100 as $$
declare
  mensen uuid[];
  stapel boolean;
  gegeven uuid[];
begin
  if toegang_bereik() <> 'gemeente' or toegang_kring() = any ('{{alles,""}}') then
    return;
  end if;
  mensen := toegang_kring_mensen();
  stapel := toegang_ziet_stapel();
  gegeven := array(select toegang_kring_dossiers());
  return query select d.id from dossiers_dossier d where d.gemeente_id = {_GEMEENTE}
    and (d.contactpersoon_id = any (mensen) or d.contactpersoon_id is null and stapel
      or d.id = any (gegeven) or d.samengevoegd_in_id = any (gegeven));
end $$;
create function toegang_kring_dossiers() returns setof uuid {_KOP} rows 20 as
  $$ select m.dossier_id from toegang_meewerking m where toegang_kring() = any ('{{caseload,toegewezen,ondersteunt}}')
       and {_MIJN} and {_LOOPT} and m.dossier_id is not null $$;
create function toegang_reikt(welk uuid) returns boolean {_KOP} as
  $$ select toegang_hele_gemeente() or welk in (select toegang_bereikbare_dossiers('')) $$;
revoke all on function toegang_kring(), toegang_kring_dossiers(), toegang_in_de_kring(), toegang_reikt(uuid) from public;
grant execute on function toegang_kring(), toegang_kring_dossiers(), toegang_in_de_kring(), toegang_reikt(uuid) to samenspel_app, samenspel_eigenaar;
"""  # noqa: S608  # no value from outside
KRING_WEG = (
    "drop function if exists toegang_reikt(uuid), toegang_in_de_kring(), toegang_kring_dossiers(), toegang_kring();"
)

IN_DE_KRING = """select k.id from toegang_in_de_kring() k (id)
     union all
     """
"""Stands first in `toegang_bereikbare_dossiers`."""

IN_DE_KRING_PER_INDEX = f"""
create or replace function toegang_in_de_kring() returns setof uuid {_PLAN} rows 100 as $$
declare
  hier uuid;
  mensen uuid[];
  gegeven uuid[];
begin
  if toegang_bereik() <> 'gemeente' or toegang_kring() = any ('{{alles,""}}') then
    return;
  end if;
  hier := {_GEMEENTE};
  mensen := toegang_kring_mensen();
  gegeven := array(select toegang_kring_dossiers());
  return query select d.id from dossiers_dossier d where d.gemeente_id = hier and d.contactpersoon_id = any (mensen);
  if toegang_ziet_stapel() then
    return query select d.id from dossiers_dossier d where d.gemeente_id = hier and d.contactpersoon_id is null;
  end if;
  if gegeven <> '{{}}' then
    return query select d.id from dossiers_dossier d where d.gemeente_id = hier and d.id = any (gegeven)
      union all select d.id from dossiers_dossier d where d.gemeente_id = hier and d.samengevoegd_in_id = any (gegeven);
  end if;
end $$;
"""  # noqa: S608  # no value from outside
"""Each part by an index of its own: as one condition with `or` it read every dossier of the municipality, each time a policy asked."""

EIGEN_MEEWERKING = f"""
create view toegang_eigen_meewerking with (security_barrier) as
  select id, gemeente_id, gebruiker_id, dossier_id, regievoerder_id, als_jurist, vanaf, tot, gestopt_op from toegang_meewerking
    where (select current_user) = 'samenspel_eigenaar'
      or gemeente_id = (select nullif(current_setting('app.gemeente'), '')::uuid)
        and (gebruiker_id = (select {_IK}) or (select toegang_hele_gemeente()));
revoke all on toegang_eigen_meewerking from public;
grant select on toegang_eigen_meewerking to samenspel_app;
"""  # noqa: S608  # no value from outside
"""The owner and the house see all, as in the table: so the first wall can be tried without the second."""

_HELE = "( SELECT toegang_hele_gemeente() AS toegang_hele_gemeente)"
# Who opened the door of an emergency sees that it is open, and stops it, also of a dossier outside the own circle.
OOK_EIGEN_NOOD = f"""
do $do$
declare was text := pg_get_viewdef('kort_c19_noodtoegang'::regclass);
begin
  if position('{_HELE}' in was) = 0 then
    raise exception 'niet gevonden in kort_c19_noodtoegang';
  end if;
  execute 'create or replace view kort_c19_noodtoegang with (security_barrier) as '
    || replace(was, '{_HELE}', $n$({_HELE} or door_id = (select {_IK}))$n$);
end $do$;
"""

# One relation between a colleague and a dossier, or between an ondersteuner and a regievoerder. Whoever directs gives it, in reach.
MUUR = f"""
alter table toegang_meewerking enable row level security;
alter table toegang_meewerking force row level security;
create policy eigenaar on toegang_meewerking to samenspel_eigenaar using (true) with check (true);
create policy app_lees on toegang_meewerking for select to samenspel_app using (gemeente_id = (select {_GEMEENTE})
  and (gebruiker_id = (select {_IK}) or ((select toegang_bereik()) = 'gemeente'
    and (dossier_id is null or (select toegang_hele_gemeente()) or dossier_id in (select toegang_bereikbare_dossiers(''))))));
create policy app_maak on toegang_meewerking for insert to samenspel_app with check (gemeente_id = (select {_GEMEENTE})
  and (select toegang_bereik()) = 'gemeente'
  and (dossier_id in (select toegang_bereikbare_dossiers('')) or regievoerder_id = any ((select toegang_kring_mensen())::uuid[])));
create policy app_wijzig on toegang_meewerking for update to samenspel_app
  using (gemeente_id = (select {_GEMEENTE}) and (select toegang_bereik()) = 'gemeente'
    and (dossier_id in (select toegang_bereikbare_dossiers('')) or regievoerder_id = any ((select toegang_kring_mensen())::uuid[])))
  with check (gemeente_id = (select {_GEMEENTE}) and (select toegang_bereik()) = 'gemeente');
grant select, insert, update on toegang_meewerking to samenspel_app;
alter table toegang_meewerking add constraint toegang_meewerking_zelfde_gemeente foreign key (dossier_id, gemeente_id)
  references dossiers_dossier (id, gemeente_id) deferrable initially deferred;
"""
MUUR_WEG = "; ".join(
    f"drop policy if exists {naam} on toegang_meewerking" for naam in ("eigenaar", "app_lees", "app_maak", "app_wijzig")
)

# The same sentences as `meewerken.py` and `vervanging.py`. Cover is reach now: nobody takes it for themselves.
BEWAAK = f"""
create function toegang_bewaak_meewerking() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  ik uuid := {_IK};
  einde text[] := array['gestopt_door_id', 'gestopt_op'];
begin
  if current_setting('app.rol') <> all (array['regievoerder', 'teamleider', 'systeem']) and not exists (
      select from dossiers_dossier d where d.id = new.dossier_id and d.contactpersoon_id = ik) then
    raise exception 'alleen wie een dossier regisseert, laat een collega meewerken' using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' then
    if old.gestopt_op is not null or to_jsonb(new) - einde <> to_jsonb(old) - einde or new.gestopt_op is null
        or new.gestopt_door_id is distinct from ik then
      raise exception 'meewerken stopt alleen' using errcode = '42501';
    end if;
    return new;
  end if;
  if new.gegeven_door_id is distinct from ik or new.gestopt_op is not null or new.gestopt_door_id is not null then
    raise exception 'wie een collega laat meewerken, staat erbij' using errcode = '42501';
  end if;
  if new.gebruiker_id = ik then
    raise exception 'niemand laat zichzelf meewerken' using errcode = '42501';
  end if;
  if not exists (select from toegang_aanstelling a where a.gebruiker_id = new.gebruiker_id and a.gemeente_id = new.gemeente_id
      and (a.tot is null or a.tot >= new.vanaf) and a.rol = any (case when new.regievoerder_id is null
        then array['regievoerder', 'coach_inburgering', 'ondersteuner_regie'] else array['ondersteuner_regie'] end)) then
    raise exception 'alleen een collega van deze gemeente werkt mee' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger bewaak before insert or update on toegang_meewerking for each row
  when (current_user = 'samenspel_app') execute function toegang_bewaak_meewerking();

create function toegang_bewaak_vervanging() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  rol text := current_setting('app.rol');
  ik uuid := {_IK};
begin
  if rol = any (array['functioneel_beheerder', 'systeem']) or rol = 'teamleider' and new.afwezig_id = any (toegang_kring_mensen()) then
    return new;
  end if;
  if tg_op = 'UPDATE' and new.tot < old.tot and to_jsonb(new) - 'tot' = to_jsonb(old) - 'tot' then
    return new;  -- shorter: whoever it is about
  end if;
  if rol <> 'regievoerder' or new.afwezig_id is distinct from ik then
    raise exception 'een regievoerder regelt vervanging voor zichzelf, een teamleider voor het eigen team' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger bewaak before insert or update on toegang_vervanging for each row
  when (current_user = 'samenspel_app') execute function toegang_bewaak_vervanging();
revoke all on function toegang_bewaak_meewerking(), toegang_bewaak_vervanging() from public;
"""  # noqa: S608  # no value from outside
BEWAAK_WEG = """
drop trigger if exists bewaak on toegang_vervanging;
drop trigger if exists bewaak on toegang_meewerking;
drop function if exists toegang_bewaak_vervanging(), toegang_bewaak_meewerking();
"""

# What was made before 0027 asked whether somebody works for the municipality where it meant: whether all its dossiers are in reach.
HERSCHRIJF = """
do $do$
declare
  p record; v record;
  oud text := '(( SELECT toegang_bereik() AS toegang_bereik) = ''gemeente''::text)';
  nieuw text := '( SELECT toegang_hele_gemeente() AS toegang_hele_gemeente)';
begin
  for p in select tablename, policyname, qual, with_check from pg_policies where schemaname = 'public'
      and position(oud in concat(qual, with_check)) > 0
      and tablename not in ('toegang_vrijwilliger', 'toegang_toewijzing', 'toegang_meewerking')
      and (tablename, policyname) <> ('plan_actie', 'app_maak') loop
    execute format('alter policy %I on %I', p.policyname, p.tablename)
      || coalesce(' using (' || replace(p.qual, oud, nieuw) || ')', '') || coalesce(' with check (' || replace(p.with_check, oud, nieuw) || ')', '');
  end loop;
  for v in select viewname, definition from pg_views where schemaname = 'public' and position(oud in definition) > 0 loop
    execute format('create or replace view %I with (security_barrier) as ', v.viewname) || replace(v.definition, oud, nieuw);
  end loop;
end $do$;
"""
