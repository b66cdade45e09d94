"""A newcomer lets somebody of their own choice look along: a consent of its own kind, and what it opens (ADR 29).

`toegang_gemachtigd` says of which dossier a part is open to who asks; the functions behind row-level security ask it. `avg_machtig` writes the row, the
appointment and the consent at once, and only for the newcomer who is surely there: no screen can let somebody in on behalf of another.
"""

from __future__ import annotations

from importlib import import_module

from django.db import migrations, models

from samenspel.toegang import functies
from samenspel.toegang.rls import GEMEENTE, vervang_in

_VANDAAG = "(now() at time zone 'Europe/Amsterdam')::date"
_IK = "nullif(current_setting('app.gebruiker'), '')::uuid"
_HIER = "current_setting('app.gemeente')::uuid"
_KOP = "language sql stable security definer set search_path = public, pg_temp"

# One row at most: an account is of one authorisation. A record that was merged is read in the one in which it goes on.
GEMACHTIGD = f"""
create function toegang_gemachtigd(cat text) returns setof uuid {_KOP} rows 1 as
  $$ select coalesce(d.samengevoegd_in_id, d.id) from toegang_machtiging m join dossiers_dossier d on d.id = m.dossier_id
       where toegang_bereik() = 'gemachtigd' and m.gemeente_id = {_HIER} and m.gebruiker_id = {_IK} and m.vanaf <= {_VANDAAG}
       and (cat = '' or exists (select from toegang_recht r where r.rol = current_setting('app.rol') and r.categorie = cat and r.gedeeld
         and cat = any (m.onderdelen)))
       and exists (select from avg_toestemming t where t.tabel = 'toegang_machtiging' and t.rij_id = m.id and t.ontvanger_id = m.gebruiker_id
         and t.ingetrokken_op is null and t.tot >= {_VANDAAG}) $$;
create function toegang_machtigt(cat text) returns boolean {_KOP} as
  $$ select cat <> 'C04' and exists (select from toegang_gemachtigd(cat)) $$;
revoke all on function toegang_gemachtigd(text), toegang_machtigt(text) from public;
grant execute on function toegang_gemachtigd(text), toegang_machtigt(text) to samenspel_app, samenspel_eigenaar;
"""  # noqa: S608  # our own words
_MAG, _ALLE, _KORT = (
    functies._VOL.format(cat="cat"),
    functies._VOL.format(cat="categorie"),
    functies._KORT.format(cat="cat"),
)
_IN_REGELS = "rol = current_setting('app.rol') and daad = 'lees' and gedeeld and toegang_machtigt(categorie::text)"
_DELEN = (
    ("toegang_mag(text, text)", _MAG, f"{_MAG} or daad = 'lees' and toegang_machtigt(cat)"),
    ("toegang_categorieen(text)", _ALLE, f"{_ALLE} or {_IN_REGELS}"),
    # of the household the minimal view and no name: a partner gave nobody leave
    ("toegang_kort(text)", _KORT, f"{_KORT} or exists (select from toegang_gemachtigd(cat))"),
    (
        "toegang_bereikbare_dossiers(text)",
        "where toegang_bereik() = 'zichzelf'",
        "where toegang_bereik() = 'zichzelf'\n     union all\n     select g.id from toegang_gemachtigd(cat) g (id)",
    ),
)  # fmt: skip
_WAS = import_module("samenspel.avg.migrations.0010_zonder_organisatie")
DELING = f"""
create or replace view avg_deling with (security_barrier) as
select {_WAS._WAS._KOLOMMEN}, t.ontvanger_id
from avg_toestemming t
where t.{GEMEENTE} and (
  t.dossier_id in (select toegang_bereikbare_dossiers('')) and (
    (select toegang_bereik()) in ('betrokken', 'toegewezen') and t.organisatie_id = (select toegang_organisatie())
      and ((select toegang_bereik()) = 'betrokken' or t.ontvanger_id = (select {_IK}) or t.tabel = 'toegang_betrokkenheid')
    or (select toegang_bereik()) = 'gemeente' and t.organisatie_id is null and t.ontvanger_id = (select {_IK}))
  or (select toegang_bereik()) = 'gemachtigd' and t.organisatie_id is null and t.ontvanger_id = (select {_IK}));
"""  # noqa: S608  # our own words

MACHTIG = f"""
create function avg_machtig(rij jsonb) returns uuid
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  m toegang_machtiging := jsonb_populate_record(null::toegang_machtiging, rij);
  ik uuid := {_IK};
begin
  if current_setting('app.rol') <> 'inburgeraar' or ik is null or current_setting('app.niveau', true) is distinct from 'substantieel' then
    raise exception 'alleen de inburgeraar zelf laat iemand meekijken' using errcode = '42501';
  end if;
  m.gemeente_id := {_HIER};
  m.dossier_id := nullif(current_setting('app.dossier', true), '')::uuid;
  m.vanaf := {_VANDAAG};
  if m.tot < m.vanaf or m.tot > m.vanaf + 366 or length(btrim(m.naam)) = 0 or coalesce(cardinality(m.onderdelen), 0) = 0
      or exists (select from unnest(m.onderdelen) c where not exists (
        select from toegang_recht r where r.rol = 'gemachtigde' and r.categorie = c and r.gedeeld)) then
    raise exception 'een machtiging is voor iemand, voor iets, en voor hooguit een jaar' using errcode = '22023';
  end if;
  if m.gebruiker_id = ik or exists (select from toegang_aanstelling a where a.gebruiker_id = m.gebruiker_id)
      or not exists (select from dossiers_dossier d where d.id = m.dossier_id and d.gemeente_id = m.gemeente_id) then
    raise exception 'dit account is van iemand anders' using errcode = '42501';
  end if;
  insert into toegang_aanstelling (id, gebruiker_id, gemeente_id, rol, titel, dossier_id, vanaf, tot)
    values (m.id, m.gebruiker_id, m.gemeente_id, 'gemachtigde', '', m.dossier_id, m.vanaf, m.tot);
  insert into toegang_machtiging select m.*;
  insert into avg_toestemming (id, gemeente_id, dossier_id, organisatie_id, ontvanger_id, tabel, rij_id, betreft, voor_wie, waarom, gevraagd_door_id,
      gevraagd_op, taal, tolk, wijze, tot, vastgelegd_op)
    values (m.id, m.gemeente_id, m.dossier_id, null, m.gebruiker_id, 'toegang_machtiging', m.id, 'C19', m.relatie, 'meekijken', ik,
      m.vanaf, coalesce(rij ->> 'taal', ''), '', 'zelf', m.tot, m.gemaakt_op);
  return m.id;
end $$;
revoke all on function avg_machtig(jsonb) from public;
grant execute on function avg_machtig(jsonb) to samenspel_app;
"""  # noqa: S608  # our own words


class Migration(migrations.Migration):
    dependencies = [("avg", "0010_zonder_organisatie"), ("toegang", "0031_machtiging"), ("keten", "0008_budgetcoach")]

    operations = [
        migrations.AlterField(
            "toestemming",
            "wijze",
            models.CharField(
                verbose_name="hoe iemand ja zei",
                max_length=12,
                choices=[
                    ("gesproken", "gezegd in een gesprek"),
                    ("ondertekend", "op papier ondertekend"),
                    ("zelf", "zelf gekozen in Mijn plan"),
                ],
            ),
        ),
        migrations.RunSQL(
            GEMACHTIGD, "drop function if exists toegang_machtigt(text), toegang_gemachtigd(text)"
        ),
        *(vervang_in(f, was, wordt) for f, was, wordt in _DELEN),
        migrations.RunSQL(DELING, _WAS.DELING),
        migrations.RunSQL(MACHTIG, "drop function if exists avg_machtig(jsonb)"),
    ]  # fmt: skip
