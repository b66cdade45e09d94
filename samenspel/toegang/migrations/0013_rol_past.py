"""A role of a chain partner fits the kind of its organisation, works for this municipality, and no other role has an organisation.

The act says so (`beheer.stel_aan`, `categorieen.rollen_voor`); from now on the database does too, whoever writes the row. An organisation
does not change its kind under the people who work there.
"""

from __future__ import annotations

from django.db import migrations

PAST = """
create function toegang_rol_past(rol text, soort text) returns boolean
language sql immutable set search_path = public, pg_temp as $$
  select case soort
    when 'taalschool' then rol = 'taalaanbieder'
    when 'maatschappelijke_begeleiding' then rol = 'mb_coordinator'
    when 'kredietbank' then rol = 'stadsbank_gkb'
    when 'werk' then rol = 'werkcoach_wpda'
    when 'welzijn' then rol = 'sociaal_team_welzijn'
    when 'coa' then rol = 'coa_casemanager'
    when '' then rol = any (array['regievoerder', 'coach_inburgering', 'ondersteuner_regie', 'intakebalie', 'teamleider', 'beleidsadviseur',
      'functioneel_beheerder', 'inburgeraar'])
    else false end
$$;
create function toegang_bewaak_rol() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not toegang_rol_past(new.rol, coalesce((select o.soort from organisaties_organisatie o where o.id = new.organisatie_id), '')) then
    raise exception 'deze rol past niet bij deze organisatie' using errcode = '42501';
  end if;
  if new.organisatie_id is not null and not exists (select from organisaties_organisatie_gemeenten g
      where g.organisatie_id = new.organisatie_id and g.gemeente_id = new.gemeente_id) then
    raise exception 'deze organisatie werkt niet voor deze gemeente' using errcode = '42501';
  end if;
  if (new.rol = 'inburgeraar') <> (new.dossier_id is not null) then
    raise exception 'alleen een inburgeraar heeft een eigen dossier' using errcode = '42501';
  end if;
  return new;
end $$;
create function toegang_bewaak_soort() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from toegang_aanstelling a where a.organisatie_id = new.id and not toegang_rol_past(a.rol, new.soort)) then
    raise exception 'hier werken mensen met een rol die niet past bij dit soort organisatie' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function toegang_rol_past(text, text), toegang_bewaak_rol(), toegang_bewaak_soort() from public;
grant execute on function toegang_rol_past(text, text) to samenspel_app, samenspel_eigenaar;
create trigger bewaak_rol before insert or update of rol, organisatie_id, gemeente_id, dossier_id on toegang_aanstelling
  for each row execute function toegang_bewaak_rol();
create trigger bewaak_soort before update of soort on organisaties_organisatie
  for each row when (new.soort is distinct from old.soort) execute function toegang_bewaak_soort();
"""
PAST_WEG = """
drop trigger if exists bewaak_soort on organisaties_organisatie;
drop trigger if exists bewaak_rol on toegang_aanstelling;
drop function if exists toegang_bewaak_soort(), toegang_bewaak_rol(), toegang_rol_past(text, text);
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0012_eigen_dossier"), ("organisaties", "0001_initial")]

    operations = [migrations.RunSQL(PAST, PAST_WEG)]
