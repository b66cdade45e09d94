"""The walls around retention. Who manages records sees lists and holds of the own municipality, and no dossier (matrix D).

The house proposes and carries out; a person signs, and only that. What the named set of Bi 9.9 lid 2 does not hold is taken out of the rows that
stay by a function of the owner, which only the house may call. A hold without an end stands in the way of every erasure of that dossier.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import GEMEENTE

_ROL = "(select current_setting('app.rol'))"
_BEHEER = f"{_ROL} in ('informatiebeheerder', 'functionaris_gegevensbescherming')"
_HUIS = f"{_ROL} = 'systeem'"
_IK = "(select nullif(current_setting('app.gebruiker'), '')::uuid)"
_DAAD = "language plpgsql volatile security definer set search_path = public, pg_temp"
_LEEST = {
    "bewaren_bewaardag": _HUIS,
    "bewaren_vernietigingslijst": f"({_HUIS} or {_BEHEER} or {_ROL} = 'teamleider')",
    "bewaren_vernietigingsregel": f"({_HUIS} or {_BEHEER})",
    "bewaren_vasthouding": f"({_HUIS} or {_BEHEER})",
}


def _dicht(tabel: str, leest: str) -> list[str]:
    return [
        f"alter table {tabel} enable row level security",
        f"alter table {tabel} force row level security",
        f"create policy eigenaar on {tabel} to samenspel_eigenaar using (true) with check (true)",
        f"create policy app_lees on {tabel} for select to samenspel_app using ({GEMEENTE} and {leest})",
        f"grant select on {tabel} to samenspel_app",
    ]


def _huis_schrijft(tabel: str) -> list[str]:
    return [
        f"create policy app_maak on {tabel} for insert to samenspel_app with check ({GEMEENTE} and {_HUIS})",
        f"create policy app_wijzig on {tabel} for update to samenspel_app using ({GEMEENTE} and {_HUIS}) with check ({GEMEENTE} and {_HUIS})",
        f"create policy app_verwijder on {tabel} for delete to samenspel_app using ({GEMEENTE} and {_HUIS})",
        f"grant insert, update, delete on {tabel} to samenspel_app",
    ]


_MUREN = [
    *(regel for tabel, leest in _LEEST.items() for regel in _dicht(tabel, leest)),
    *(regel for tabel in list(_LEEST)[:3] for regel in _huis_schrijft(tabel)),
    f"create policy app_teken on bewaren_vernietigingslijst for update to samenspel_app using ({GEMEENTE} and {_ROL} = 'informatiebeheerder' and stand = 'voorstel')"
    f" with check ({GEMEENTE} and {_ROL} = 'informatiebeheerder' and stand = 'ondertekend' and ondertekend_door_id = {_IK})",
    f"create policy app_maak on bewaren_vasthouding for insert to samenspel_app with check ({GEMEENTE} and {_BEHEER} and door_id = {_IK} and opgeheven_op is null)",
    f"create policy app_wijzig on bewaren_vasthouding for update to samenspel_app using ({GEMEENTE} and {_BEHEER} and opgeheven_op is null)"
    f" with check ({GEMEENTE} and {_BEHEER} and opgeheven_door_id = {_IK})",
    "grant insert, update on bewaren_vasthouding to samenspel_app",
]
WACHTERS = """
create function bewaren_bewaak_lijst() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare huis boolean := current_setting('app.rol') = 'systeem';
begin
  if tg_op = 'DELETE' then
    if old.stand <> 'voorstel' then
      raise exception 'een ondertekende lijst blijft' using errcode = '42501';
    end if;
    return old;
  end if;
  if (to_jsonb(new) - array['stand', 'uitgevoerd_op', 'ondertekend_op', 'ondertekend_door_id', 'toelichting'])
      <> (to_jsonb(old) - array['stand', 'uitgevoerd_op', 'ondertekend_op', 'ondertekend_door_id', 'toelichting'])
    or (huis and old.stand = 'voorstel' and new.stand <> 'voorstel')
    or (old.stand <> 'voorstel' and (new.ondertekend_op, new.ondertekend_door_id, new.toelichting, new.stand = 'voorstel')
      is distinct from (old.ondertekend_op, old.ondertekend_door_id, old.toelichting, false)) then
    raise exception 'een mens ondertekent, en een ondertekende lijst verandert niet' using errcode = '42501';
  end if;
  return new;
end $$;
create function bewaren_bewaak_regel() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare v_stand text; vrij text[] := array['stand', 'dossier_id', 'reden', 'vast', 'rijen', 'vernietigd_op', 'nummer'];
begin
  if tg_op = 'UPDATE' then
    if old.stand <> 'open' or to_jsonb(new) - vrij <> to_jsonb(old) - vrij then
      raise exception 'een regel verandert alleen door het uitvoeren' using errcode = '42501';
    end if;
    return new;
  end if;
  select stand into v_stand from bewaren_vernietigingslijst where id = coalesce(new.lijst_id, old.lijst_id);
  if v_stand <> 'voorstel' then
    raise exception 'op een ondertekende lijst komt niets bij, en er gaat niets af' using errcode = '42501';
  end if;
  return coalesce(new, old);
end $$;
create function bewaren_bewaak_vasthouding() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare vrij text[] := array['opgeheven_op', 'opgeheven_door_id', 'opgeheven_reden'];
begin
  if tg_op = 'DELETE' then
    if old.opgeheven_op is null and old.tot is null then
      raise exception 'dit dossier wordt vastgehouden: hef dat eerst op' using errcode = '55000';
    end if;
    return old;
  end if;
  if to_jsonb(new) - vrij <> to_jsonb(old) - vrij then
    raise exception 'een vasthouding verandert niet, zij wordt opgeheven' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger bewaak before update or delete on bewaren_vernietigingslijst for each row when (current_user = 'samenspel_app') execute function bewaren_bewaak_lijst();
create trigger bewaak before insert or update or delete on bewaren_vernietigingsregel for each row when (current_user = 'samenspel_app') execute function bewaren_bewaak_regel();
create trigger bewaak before update or delete on bewaren_vasthouding for each row execute function bewaren_bewaak_vasthouding();
"""
DADEN = f"""
create function bewaren_dossier(p_nummer text) returns uuid {_DAAD} as $$
begin
  if current_setting('app.rol') not in ('informatiebeheerder', 'functionaris_gegevensbescherming') then
    raise exception 'wie dossiers bewaart, vraagt dit' using errcode = '42501';
  end if;
  return (select coalesce(samengevoegd_in_id, id) from dossiers_dossier where gemeente_id = current_setting('app.gemeente')::uuid and nummer = p_nummer);
end $$;
create function bewaren_te_laat(p_dag date, out aantal bigint, out oudste date) {_DAAD} as $$
begin
  if current_setting('app.rol') not in ('informatiebeheerder', 'functionaris_gegevensbescherming', 'teamleider', 'systeem') then
    raise exception 'wie toeziet op het bewaren, vraagt dit' using errcode = '42501';
  end if;
  select count(*), min(laatste_dag) into aantal, oudste from bewaren_vernietigingsregel
    where gemeente_id = current_setting('app.gemeente')::uuid and stand = 'open' and vast = '' and laatste_dag < p_dag;
end $$;
create function bewaren_snoei(p_dossiers uuid[], p_kernvelden jsonb, p_dag date) returns int {_DAAD} as $$
declare doel record; v_id uuid; v_inloggers uuid[]; v_gemeente uuid := current_setting('app.gemeente')::uuid; v_ids uuid[];
begin
  if current_setting('app.rol') <> 'systeem' then
    raise exception 'snoeien doet het huis, na een ondertekende lijst' using errcode = '42501';
  end if;
  select coalesce(array_agg(id), '{{}}') into v_ids from dossiers_dossier where id = any (p_dossiers) and gemeente_id = v_gemeente;
  update personen_persoon set roepnaam = '', geslacht = 'anders', aanspreekvorm = '', land_herkomst = '', talen = '{{}}', tolk_nodig = false, tolk_taal = '',
    tolk_voorkeur = '' where dossier_id = any (v_ids);
  update personen_contactgegeven set zoek = '', voorkeur = false where dossier_id = any (v_ids);
  update dossiers_gebeurtenis g set door_id = null,
    gegevens = coalesce((select jsonb_object_agg(k, v) from jsonb_each(g.gegevens) e (k, v) where p_kernvelden -> g.soort ? k), '{{}}')
    where dossier_id = any (v_ids) and p_kernvelden ? g.soort;
  update dossiers_dossier set doelgroep = '', doelgroep_nu = '', leerroute = '', fase = 'gesloten', contactpersoon_id = null, team_id = null,
    gesloten_op = coalesce(gesloten_op, p_dag) where id = any (v_ids);
  update personen_gezinslid set eigen_dossier_id = null where eigen_dossier_id = any (v_ids);
  -- the login of the newcomer, when it was for this dossier alone
  select coalesce(array_agg(gebruiker_id), '{{}}') into v_inloggers from toegang_aanstelling a where dossier_id = any (v_ids) and not exists
    (select from toegang_aanstelling b where b.gebruiker_id = a.gebruiker_id and (b.dossier_id = any (v_ids)) is not true);
  delete from toegang_aanstelling where dossier_id = any (v_ids);
  for doel in
    select k.conrelid::regclass as tabel, a.attname as kolom from pg_catalog.pg_constraint k
      join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
      where k.contype = 'f' and k.confrelid = 'toegang_gebruiker'::regclass
        and k.conrelid::regclass::text in ('account_emailaddress', 'mfa_authenticator', 'usersessions_usersession')
  loop
    execute format('delete from %s where %I = any ($1)', doel.tabel, doel.kolom) using v_inloggers;
  end loop;
  foreach v_id in array v_inloggers loop
    begin
      set constraints all immediate;
      delete from toegang_gebruiker where id = v_id;
      set constraints all deferred;
    exception when foreign_key_violation then  -- wrote something that stays: an account of nobody
      update toegang_gebruiker set email = v_id || '@weg.invalid', naam = '', telefoon = '', talen = '', bereikbaar = '', voorkeuren = '{{}}',
        password = '!', is_active = false where id = v_id;
    end;
  end loop;
  set constraints all deferred;
  return cardinality(v_ids);
end $$;
revoke all on function bewaren_dossier(text), bewaren_te_laat(date), bewaren_snoei(uuid[], jsonb, date) from public;
grant execute on function bewaren_dossier(text), bewaren_te_laat(date), bewaren_snoei(uuid[], jsonb, date) to samenspel_app;
"""  # noqa: S608  # our own words
TERUG = """
drop trigger if exists bewaak on bewaren_vernietigingslijst; drop trigger if exists bewaak on bewaren_vernietigingsregel; drop trigger if exists bewaak on bewaren_vasthouding;
drop function if exists bewaren_bewaak_lijst(), bewaren_bewaak_regel(), bewaren_bewaak_vasthouding(), bewaren_dossier(text), bewaren_te_laat(date), bewaren_snoei(uuid[], jsonb, date);
"""
_ROL_PAST = """
create or replace function toegang_rol_past(rol text, soort text) returns boolean
language sql immutable set search_path = public, pg_temp as $$
  select case soort
    when 'taalschool' then rol = 'taalaanbieder'
    when 'maatschappelijke_begeleiding' then rol = 'mb_coordinator'
    when 'kredietbank' then rol = 'stadsbank_gkb'
    when 'werk' then rol = 'werkcoach_wpda'
    when 'welzijn' then rol = 'sociaal_team_welzijn'
    when 'coa' then rol = 'coa_casemanager'
    when '' then rol = any (array['regievoerder', 'coach_inburgering', 'ondersteuner_regie', 'intakebalie', 'teamleider', 'beleidsadviseur',
      'functioneel_beheerder', 'functionaris_gegevensbescherming', {erbij}'inburgeraar'])
    else false end
$$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("bewaren", "0001_initial"),
        ("dossiers", "0011_spoor_bij_collega"),
        ("personen", "0002_muur"),
        ("toegang", "0022_informatiebeheerder"),
        ("avg", "0004_verwijderd"),
        ("account", "0001_initial"),
        ("mfa", "0001_initial"),
        ("usersessions", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(_ROL_PAST.format(erbij="'informatiebeheerder', "), _ROL_PAST.format(erbij="")),
        migrations.RunSQL(";\n".join(_MUREN), "select 1"),
        migrations.RunSQL(WACHTERS + DADEN, TERUG),
    ]
