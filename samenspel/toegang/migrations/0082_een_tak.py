"""The functions of the wall ask only what the role of who asks can give: one branch each, where a union tried every role (ADR 25).

Nearly half of what the wall took went to branches that could find nothing, in queries that PostgreSQL sets up all the same, each time a policy asks.
What each branch says has not changed. The circle stands in the function that a policy asks: a set handed on is copied twice.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import vervang_in

_PLAN = "language plpgsql stable security definer set search_path = public, pg_temp"
_VANDAAG = "(now() at time zone 'Europe/Amsterdam')::date"
_IK = "nullif(current_setting('app.gebruiker'), '')::uuid"
_GEMEENTE = "current_setting('app.gemeente')::uuid"
_HIER = "nullif(current_setting('app.gemeente'), '')::uuid"
"""Of nobody, such as the owner in a test, nothing: a plan that is kept reads its settings before it looks at the role."""
_ROL = "current_setting('app.rol')"
_LOOPT = f"m.vanaf <= {_VANDAAG} and (m.tot is null or m.tot >= {_VANDAAG}) and m.gestopt_op is null"
_MIJN = f"m.gemeente_id = {_GEMEENTE} and m.gebruiker_id = {_IK}"
_MEDEWERKER = "a.organisatie_id is null and a.rol <> all (array['inburgeraar', 'gemachtigde', 'tolk'])"

_ROLLEN = f"""
create or replace function toegang_hele_gemeente() returns boolean {_PLAN} as $$
begin
  return exists (select from toegang_bereik b where b.rol = {_ROL} and b.bereik = 'gemeente' and b.kring = 'alles');
end $$;
create or replace function toegang_ziet_stapel() returns boolean {_PLAN} as $$
begin
  return exists (select from toegang_bereik b where b.rol = {_ROL} and (b.bereik = 'onverdeeld' or b.kring = any ('{{caseload,team}}')));
end $$;
"""  # noqa: S608  # no value from outside

_MENSEN = f"""
create or replace function toegang_kring_mensen() returns uuid[] {_PLAN} as $$
declare
  k text := toegang_kring();
  mensen uuid[] := '{{}}';
begin
  if k = any ('{{caseload,toegewezen,ondersteunt}}') then
    mensen := array(select {_IK} union all select v.afwezig_id from toegang_vervanging v
      where v.gemeente_id = {_GEMEENTE} and v.vervanger_id = {_IK} and v.vanaf <= {_VANDAAG} and v.tot >= {_VANDAAG});
  end if;
  if k = 'ondersteunt' then
    mensen := mensen || array(select m.regievoerder_id from toegang_meewerking m where {_MIJN} and {_LOOPT} and m.regievoerder_id is not null);
  end if;
  if k = 'team' then
    mensen := mensen || array(
      select a.gebruiker_id from toegang_aanstelling a where a.gemeente_id = {_GEMEENTE} and {_MEDEWERKER}
        and a.vanaf <= {_VANDAAG} and (a.tot is null or a.tot >= {_VANDAAG})
        and exists (select from toegang_aanstelling l where l.gebruiker_id = {_IK} and l.gemeente_id = a.gemeente_id and l.rol = 'teamleider'
          and l.vanaf <= {_VANDAAG} and (l.tot is null or l.tot >= {_VANDAAG}) and l.team_id is not distinct from a.team_id)
      union all
      select a.gebruiker_id from toegang_aanstelling a where a.gemeente_id = {_GEMEENTE} and {_MEDEWERKER}
        and not exists (select from toegang_aanstelling n where n.gebruiker_id = a.gebruiker_id and n.gemeente_id = a.gemeente_id
          and n.organisatie_id is null and n.rol <> all (array['inburgeraar', 'gemachtigde', 'tolk'])
          and (n.thuisgemeente_id is null or toegang_leen_geldt(n.gebruiker_id, n.thuisgemeente_id, n.gemeente_id, n.rol, {_VANDAAG}))
          and n.vanaf <= {_VANDAAG} and (n.tot is null or n.tot >= {_VANDAAG})));
  end if;
  return mensen;
end $$;
"""  # noqa: S608  # no value from outside

_MEEGEGEVEN = f"""
create function toegang_kring_meegegeven() returns uuid[] {_PLAN} as $$
declare
  k text := toegang_kring();
begin
  if k = 'bezwaar' then
    return array(select m.dossier_id from toegang_meewerking m where {_MIJN} and {_LOOPT}
      and m.dossier_id in (select toegang_bezwaardossiers()) and m.als_jurist);
  end if;
  if k = any ('{{caseload,toegewezen,ondersteunt}}') then
    return array(select m.dossier_id from toegang_meewerking m
      where {_MIJN} and {_LOOPT} and m.dossier_id is not null and not m.als_jurist);
  end if;
  return '{{}}';
end $$;
revoke all on function toegang_kring_meegegeven() from public;
grant execute on function toegang_kring_meegegeven() to samenspel_app, samenspel_eigenaar;
"""  # noqa: S608  # no value from outside

_BEREIK = f"""
create or replace function toegang_bereikbare_dossiers(cat text) returns setof uuid {_PLAN} rows 100 as $$
declare
  hoe text := toegang_bereik();
  hier uuid := {_HIER};
  mensen uuid[];
  gegeven uuid[];
begin
  case hoe
  when 'gemeente' then
    mensen := toegang_kring_mensen();
    return query select d.id from dossiers_dossier d where d.gemeente_id = hier and d.contactpersoon_id = any (mensen);
    if toegang_ziet_stapel() then
      return query select d.id from dossiers_dossier d where d.gemeente_id = hier and d.contactpersoon_id is null;
    end if;
    gegeven := toegang_kring_meegegeven();
    if gegeven <> '{{}}' then
      return query select d.id from dossiers_dossier d where d.gemeente_id = hier and d.id = any (gegeven)
        union all select d.id from dossiers_dossier d where d.gemeente_id = hier and d.samengevoegd_in_id = any (gegeven);
    end if;
  when 'gezocht' then
    return query select v.id from toegang_gevonden_dossiers() v (id);
  when 'onverdeeld' then
    return query select d.id from dossiers_dossier d where d.contactpersoon_id is null and d.gemeente_id = hier;
  when 'betrokken', 'toegewezen' then
    return query select b.dossier_id from toegang_betrokkenheid b
      where (hoe = 'betrokken' or hoe = 'toegewezen' and b.dossier_id in (select toegang_toegewezen_dossiers()))
      and b.gemeente_id = hier and b.organisatie_id = toegang_organisatie()
      and ({_ROL} <> 'budgetcoach' or 'C10' = any (b.categorieen)) and b.stand = 'geaccepteerd'
      and b.vanaf <= {_VANDAAG} and (b.tot is null or b.tot >= {_VANDAAG})
      and (cat = '' or cat = any (b.categorieen))
      and exists (select from toegang_overeenkomst o where o.gemeente_id = b.gemeente_id and o.organisatie_id = b.organisatie_id
        and o.vanaf <= {_VANDAAG} and (o.tot is null or o.tot >= {_VANDAAG}) and (cat = '' or cat = any (o.categorieen)))
      and not exists (select from avg_beperking s where s.dossier_id = b.dossier_id and s.opgeheven_op is null
        and (cardinality(s.categorieen) = 0 or cat = any (s.categorieen)));
  when 'zichzelf' then
    return query select nullif(current_setting('app.dossier', true), '')::uuid;
  when 'gemachtigd' then
    return query select g.id from toegang_gemachtigd(cat) g (id);
  when 'geboekt' then
    return query select b.id from toegang_geboekt() b (id);
  when 'avg_zaak' then
    return query select n.dossier_id from avg_noodtoegang n where n.gemeente_id = hier
      union all select z.dossier_id from avg_avgzaak z where z.gemeente_id = hier
        and (z.beslist_op is null or z.beslist_op > now() - interval '42 days');
  else
    return;
  end case;
end $$;
drop function toegang_in_de_kring(), toegang_kring_dossiers();
"""  # noqa: S608  # no value from outside


class Migration(migrations.Migration):
    dependencies = [("toegang", "0081_tolk"), ("keten", "0081_tolk")]

    operations = [
        *(migrations.RunSQL(deel, migrations.RunSQL.noop) for deel in (_ROLLEN, _MENSEN, _MEEGEGEVEN, _BEREIK)),
        *(
            vervang_in(functie, f"{letter}.gemeente_id = {_GEMEENTE}", f"{letter}.gemeente_id = {_HIER}")
            for functie, letter in (
                ("toegang_gemachtigd(text)", "m"),
                ("toegang_gevonden_dossiers()", "v"),
                ("toegang_geboekt()", "b"),
            )
        ),
    ]
