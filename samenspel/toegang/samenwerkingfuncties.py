"""What the database knows of municipalities that work with one team: the same decision as `AanstellingQuerySet.geldig`, made by the wall (ADR 34).

`toegang_rol` is asked once per transaction, when somebody takes their place (`kern.identiteit`): who may not work here any more has no role there, and
nothing else in the wall has to ask again.
"""

from __future__ import annotations

_KOP = "language plpgsql stable security definer set search_path = public, pg_temp"
_DAAD = "language plpgsql set search_path = public, pg_temp"
_VANDAAG = "(now() at time zone 'Europe/Amsterdam')::date"
_GEMEENTE = "current_setting('app.gemeente')::uuid"
_IK = "nullif(current_setting('app.gebruiker'), '')::uuid"
# Migration `toegang` 0081 puts the interpreter beside them.
_BUITEN_DIENST = "array['inburgeraar', 'gemachtigde', 'auditor_rekenkamer']"
_IN_DIENST = f"a.organisatie_id is null and a.rol <> all ({_BUITEN_DIENST}) and a.thuisgemeente_id is null"

FUNCTIES = f"""
create function toegang_in_dienst(wie uuid, waar uuid, dag date) returns boolean {_KOP} as $$
begin
  return exists (select from toegang_aanstelling a where a.gebruiker_id = wie and a.gemeente_id = waar and {_IN_DIENST}
    and a.vanaf <= dag and (a.tot is null or a.tot >= dag));
end $$;
create function toegang_leen_geldt(wie uuid, thuis uuid, hier uuid, welke text, dag date) returns boolean {_KOP} as $$
begin
  return toegang_in_dienst(wie, thuis, dag) and exists (select from toegang_samenwerking s
    join toegang_deelnemer t on t.samenwerking_id = s.id join toegang_deelnemer h on h.samenwerking_id = s.id
    where t.gemeente_id = thuis and h.gemeente_id = hier and welke = any (s.rollen) and s.vanaf <= dag and (s.tot is null or s.tot >= dag)
      and t.ja_op is not null and (t.tot is null or t.tot >= dag) and h.ja_op is not null and (h.tot is null or h.tot >= dag));
end $$;
create function toegang_rol(wie uuid, hier uuid, welke text) returns text {_KOP} as $$
begin
  if not exists (select from toegang_aanstelling a where a.gebruiker_id = wie and a.gemeente_id = hier and a.rol = welke and a.thuisgemeente_id is not null)
    or exists (select from toegang_aanstelling a where a.gebruiker_id = wie and a.gemeente_id = hier and a.rol = welke
      and a.vanaf <= {_VANDAAG} and (a.tot is null or a.tot >= {_VANDAAG})
      and (a.thuisgemeente_id is null or toegang_leen_geldt(wie, a.thuisgemeente_id, hier, welke, {_VANDAAG}))) then
    return welke;
  end if;
  return '';
end $$;
create function toegang_thuis(wie uuid, welke text, van date, tot_en_met date, out elders boolean, out thuis uuid) {_KOP} as $$
begin
  select true, min(a.gemeente_id::text) filter (where toegang_leen_geldt(wie, a.gemeente_id, {_GEMEENTE}, welke, greatest(van, {_VANDAAG})))::uuid
    into elders, thuis from toegang_aanstelling a where a.gebruiker_id = wie and a.gemeente_id <> {_GEMEENTE} and {_IN_DIENST}
    and a.vanaf <= coalesce(tot_en_met, 'infinity') and coalesce(a.tot, 'infinity') >= van
    and current_setting('app.rol') = any (array['functioneel_beheerder', 'systeem']) having count(*) > 0;
  elders := coalesce(elders, false);
end $$;
create function toegang_mijn_samenwerkingen() returns setof uuid {_KOP} rows 10 as $$
begin
  return query select s.id from toegang_samenwerking s where s.gemeente_id = {_GEMEENTE}
    union select d.samenwerking_id from toegang_deelnemer d where d.gemeente_id = {_GEMEENTE};
end $$;
create function toegang_elders_van_ons() returns table (wie uuid, waar uuid, welke text, van date, tot_en_met date) {_KOP} rows 10 as $$
begin
  return query select a.gebruiker_id, a.gemeente_id, a.rol::text, a.vanaf, a.tot from toegang_aanstelling a
    where current_setting('app.rol') = 'functioneel_beheerder' and a.thuisgemeente_id = {_GEMEENTE} and (a.tot is null or a.tot >= {_VANDAAG});
end $$;
revoke all on function toegang_in_dienst(uuid, uuid, date), toegang_leen_geldt(uuid, uuid, uuid, text, date), toegang_rol(uuid, uuid, text),
  toegang_thuis(uuid, text, date, date), toegang_mijn_samenwerkingen(), toegang_elders_van_ons() from public;
grant execute on function toegang_in_dienst(uuid, uuid, date), toegang_rol(uuid, uuid, text) to samenspel_app, samenspel_eigenaar, samenspel_login;
grant execute on function toegang_leen_geldt(uuid, uuid, uuid, text, date) to samenspel_eigenaar;
grant execute on function toegang_mijn_samenwerkingen() to samenspel_app, samenspel_eigenaar;
grant execute on function toegang_thuis(uuid, text, date, date), toegang_elders_van_ons() to samenspel_app, samenspel_eigenaar;
"""  # noqa: S608  # our own words
FUNCTIES_WEG = """
drop function if exists toegang_elders_van_ons(), toegang_mijn_samenwerkingen(), toegang_thuis(uuid, text, date, date), toegang_rol(uuid, uuid, text),
  toegang_leen_geldt(uuid, uuid, uuid, text, date), toegang_in_dienst(uuid, uuid, date);
"""

# A municipality reads the agreements it is in, whole; it writes its own place in them.
MUUR = f"""
alter table toegang_samenwerking enable row level security;
alter table toegang_samenwerking force row level security;
create policy eigenaar on toegang_samenwerking to samenspel_eigenaar using (true) with check (true);
create policy login_leest on toegang_samenwerking for select to samenspel_login using (true);
create policy app_lees on toegang_samenwerking for select to samenspel_app using (id in (select toegang_mijn_samenwerkingen()));
create policy app_maak on toegang_samenwerking for insert to samenspel_app with check (gemeente_id = (select {_GEMEENTE}));
grant select, insert on toegang_samenwerking to samenspel_app;
alter table toegang_deelnemer enable row level security;
alter table toegang_deelnemer force row level security;
create policy eigenaar on toegang_deelnemer to samenspel_eigenaar using (true) with check (true);
create policy login_leest on toegang_deelnemer for select to samenspel_login using (true);
create policy app_lees on toegang_deelnemer for select to samenspel_app using (samenwerking_id in (select toegang_mijn_samenwerkingen()));
create policy app_maak on toegang_deelnemer for insert to samenspel_app
  with check (samenwerking_id in (select s.id from toegang_samenwerking s where s.gemeente_id = (select {_GEMEENTE})));
create policy app_wijzig on toegang_deelnemer for update to samenspel_app
  using (gemeente_id = (select {_GEMEENTE})) with check (gemeente_id = (select {_GEMEENTE}));
grant select, insert, update on toegang_deelnemer to samenspel_app;
"""  # noqa: S608  # our own words
MUUR_WEG = "; ".join(
    f"drop policy if exists {naam} on {tabel}"
    for tabel in ("toegang_deelnemer", "toegang_samenwerking")
    for naam in ("eigenaar", "login_leest", "app_lees", "app_maak", "app_wijzig")
)

# The same sentences as `samenwerken.py` and `beheer.stel_aan`. The last one holds for everybody: an appointment from elsewhere without an agreement is no row at all.
BEWAAK = f"""
create function toegang_bewaak_samenwerking() returns trigger {_DAAD} as $$
begin
  if current_setting('app.rol') <> 'functioneel_beheerder' or new.vastgelegd_door_id is distinct from {_IK} or new.vorm = 'overgang' then
    raise exception 'alleen een functioneel beheerder legt een samenwerking vast, en staat erbij' using errcode = '42501';
  end if;
  return new;
end $$;
create function toegang_bewaak_deelnemer() returns trigger {_DAAD} as $$
declare
  ik uuid := {_IK};
  antwoord text[] := array['ja_door_id', 'ja_op'];
  einde text[] := array['tot', 'reden', 'gestopt_door_id', 'gestopt_op'];
begin
  if current_setting('app.rol') <> 'functioneel_beheerder' then
    raise exception 'alleen een functioneel beheerder spreekt voor de gemeente' using errcode = '42501';
  end if;
  if new.ja_op is not null and (tg_op = 'INSERT' or old.ja_op is null) then
    if new.gemeente_id <> {_GEMEENTE} or new.ja_door_id is distinct from ik then
      raise exception 'een gemeente zegt zelf ja' using errcode = '42501';
    end if;
    if exists (select from toegang_deelnemer d where d.samenwerking_id = new.samenwerking_id and d.id <> new.id and d.ja_door_id = ik) then
      raise exception 'niemand zegt ja voor twee gemeenten' using errcode = '42501';
    end if;
  end if;
  if tg_op = 'INSERT' then
    if new.gestopt_op is not null or new.tot is not null then
      raise exception 'meedoen begint met een vraag of een ja' using errcode = '42501';
    end if;
  elsif new.gestopt_op is distinct from old.gestopt_op then
    if to_jsonb(new) - einde <> to_jsonb(old) - einde or new.gestopt_door_id is distinct from ik or new.tot is null or new.tot >= old.tot
        or btrim(new.reden) = '' then
      raise exception 'een gemeente stopt zelf, met een reden, en niet later dan gezegd' using errcode = '42501';
    end if;
  elsif old.ja_op is not null or old.gestopt_op is not null or to_jsonb(new) - antwoord <> to_jsonb(old) - antwoord then
    raise exception 'een antwoord geef je een keer' using errcode = '42501';
  end if;
  return new;
end $$;
create function toegang_bewaak_thuis() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  dagen text[] := array['vanaf', 'tot', 'titel', 'team_id', 'uren_per_week'];
begin
  if new.organisatie_id is not null or new.rol = any ({_BUITEN_DIENST}) then
    return new;
  end if;
  if tg_op = 'UPDATE' and to_jsonb(new) - dagen = to_jsonb(old) - dagen and new.vanaf >= old.vanaf and (old.tot is null or new.tot <= old.tot) then
    return new;  -- shorter
  end if;
  perform pg_advisory_xact_lock(hashtextextended('thuis' || new.gebruiker_id, 0));  -- two municipalities at once are one after the other
  if new.thuisgemeente_id is not null and not toegang_leen_geldt(new.gebruiker_id, new.thuisgemeente_id, new.gemeente_id, new.rol, greatest(new.vanaf, {_VANDAAG}))
    or new.thuisgemeente_id is null and exists (select from toegang_aanstelling a where a.gebruiker_id = new.gebruiker_id and a.gemeente_id <> new.gemeente_id
      and {_IN_DIENST} and a.vanaf <= coalesce(new.tot, 'infinity') and coalesce(a.tot, 'infinity') >= new.vanaf) then
    raise exception 'wie in dienst is bij een andere gemeente, werkt hier alleen onder een samenwerking' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function toegang_bewaak_samenwerking(), toegang_bewaak_deelnemer(), toegang_bewaak_thuis() from public;
create trigger bewaak before insert on toegang_samenwerking for each row
  when (current_user = 'samenspel_app') execute function toegang_bewaak_samenwerking();
create trigger bewaak before insert or update on toegang_deelnemer for each row
  when (current_user = 'samenspel_app') execute function toegang_bewaak_deelnemer();
create trigger bewaak_thuis before insert or update on toegang_aanstelling for each row execute function toegang_bewaak_thuis();
"""  # noqa: S608  # our own words
BEWAAK_WEG = """
drop trigger if exists bewaak_thuis on toegang_aanstelling;
drop trigger if exists bewaak on toegang_deelnemer;
drop trigger if exists bewaak on toegang_samenwerking;
drop function if exists toegang_bewaak_thuis(), toegang_bewaak_deelnemer(), toegang_bewaak_samenwerking();
"""

# Who worked in several municipalities before this version: employed where they were appointed first. Nothing shuts unannounced; it shuts after ninety days,
# unless somebody records what was agreed.
OVERGANG = f"""
update toegang_aanstelling a set thuisgemeente_id = t.gemeente_id from (
    select distinct on (a.gebruiker_id) a.gebruiker_id, a.gemeente_id from toegang_aanstelling a
      where {_IN_DIENST} and (a.tot is null or a.tot >= {_VANDAAG}) order by a.gebruiker_id, a.vanaf, a.id) t
  where t.gebruiker_id = a.gebruiker_id and t.gemeente_id <> a.gemeente_id and {_IN_DIENST} and (a.tot is null or a.tot >= {_VANDAAG});
with paren as (
  select gen_random_uuid() as id, a.thuisgemeente_id as thuis, a.gemeente_id as hier, array_agg(distinct a.rol) as rollen, min(a.vanaf) as vanaf
    from toegang_aanstelling a where a.thuisgemeente_id is not null group by 2, 3
), samen as (
  insert into toegang_samenwerking (id, gemeente_id, naam, vorm, doelen, rollen, kenmerk, vanaf, tot, vastgelegd_op)
    select p.id, p.hier, 'Nog vast te leggen', 'overgang', 'Wie hier al werkte, werkt door tot dit is vastgelegd.', p.rollen, '', p.vanaf, {_VANDAAG} + 90, now()
      from paren p
)
insert into toegang_deelnemer (id, samenwerking_id, gemeente_id, gevraagd_op, ja_op, reden)
  select gen_random_uuid(), p.id, g.gemeente, now(), now(), '' from paren p cross join lateral (values (p.thuis), (p.hier)) g (gemeente);
"""  # noqa: S608  # our own words

# A contact person of elsewhere whose agreement is over counts as one who left (ADR 25).
VERTROKKEN = (
    "toegang_kring_mensen()",
    "and n.organisatie_id is null and n.rol <> all (array['inburgeraar', 'gemachtigde']) and n.vanaf",
    "and n.organisatie_id is null and n.rol <> all (array['inburgeraar', 'gemachtigde'])"
    f" and (n.thuisgemeente_id is null or toegang_leen_geldt(n.gebruiker_id, n.thuisgemeente_id, n.gemeente_id, n.rol, {_VANDAAG})) and n.vanaf",
)
