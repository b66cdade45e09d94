"""An auditor reads the log with pseudonyms, through a function of the owner (V of C19; ADR 33), and what came out of looking it over.

The key of an assignment never leaves the database, and nobody but this function reads it: who is behind a pseudonym cannot be computed from
a list of ids. When the assignment is over, the key goes with the next question of anybody, and what was written down can be tied to nobody any more.
"""

from __future__ import annotations

from django.db import migrations, models

import samenspel.kern.uuid7

_KOP = "security definer set search_path = public, pg_temp"
_VANDAAG = "(now() at time zone 'Europe/Amsterdam')::date"
_LOOPT = f"a.rol = 'auditor_rekenkamer' and a.vanaf <= {_VANDAAG} and a.tot >= {_VANDAAG}"
_GETALLEN = ("regels", "wijzigingen", "ketens", "wachten", "niet_verankerd", "fouten")

CONTROLE = f"""
alter table logboek_controlesleutel enable row level security;
alter table logboek_controlesleutel force row level security;
create policy eigenaar on logboek_controlesleutel to samenspel_eigenaar using (true) with check (true);
alter table logboek_nakijking enable row level security;
alter table logboek_nakijking force row level security;
create policy eigenaar on logboek_nakijking to samenspel_eigenaar using (true) with check (true);
create policy app_lees on logboek_nakijking for select to samenspel_app
  using ((select toegang_mag('C19', 'schrijf')) or (select current_setting('app.rol')) = 'auditor_rekenkamer');
grant select on logboek_nakijking to samenspel_app;

create function logboek_schuilnaam(sleutel bytea, soort text, welke uuid) returns text language sql immutable set search_path = public, pg_temp as $$
  select case when welke is null then '' else soort || '-' || encode(substring(
    sha256(sleutel || sha256(sleutel || convert_to(soort || '|' || welke::text, 'UTF8'))) for 6), 'hex') end
$$;

create function logboek_controlesleutel_van_nu() returns bytea language plpgsql volatile {_KOP} as $$
declare
  opdracht uuid;
  einde date;
begin
  delete from logboek_controlesleutel k where k.tot < {_VANDAAG};
  select a.id, a.tot into opdracht, einde from toegang_aanstelling a where current_setting('app.rol') = 'auditor_rekenkamer' and {_LOOPT}
    and a.gebruiker_id = nullif(current_setting('app.gebruiker'), '')::uuid and a.gemeente_id = current_setting('app.gemeente')::uuid
    order by a.vanaf, a.id limit 1;
  if opdracht is null then
    raise exception 'alleen een auditor leest dit, zolang de opdracht loopt' using errcode = '42501';
  end if;
  insert into logboek_controlesleutel (aanstelling_id, sleutel, tot) values (opdracht, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()), einde)
    on conflict do nothing;
  return (select k.sleutel from logboek_controlesleutel k where k.aanstelling_id = opdracht);
end $$;

create function logboek_controle(p_van timestamptz, p_tot timestamptz, p_actie text, p_resultaat text, p_aantal int, p_na int)
returns table (totaal bigint, tijd timestamptz, wie text, rol text, activiteit text, actie text, resultaat text, aantal int, dossiers text[], soorten text[])
language plpgsql volatile {_KOP} as $$
#variable_conflict use_column
declare
  v_sleutel bytea := logboek_controlesleutel_van_nu();
begin
  return query
  with gekozen as materialized (
    select r.id, r.tijd, r.gebruiker_id, r.rol, r.activiteit, r.actie, r.resultaat, r.aantal, count(*) over () as alle from logboek_regel r
    where r.gemeente_id = current_setting('app.gemeente')::uuid and (p_van is null or r.tijd >= p_van) and (p_tot is null or r.tijd < p_tot)
      and (p_actie = '' or r.actie = p_actie) and (p_resultaat = '' or r.resultaat = p_resultaat)
    order by r.tijd desc, r.id desc limit least(p_aantal, 100) offset p_na
  )
  select g.alle, date_trunc('minute', g.tijd), logboek_schuilnaam(v_sleutel, 'm', g.gebruiker_id), g.rol::text, g.activiteit::text, g.actie::text,
    g.resultaat::text, g.aantal::int, coalesce(b.dossiers, '{{}}'), coalesce(b.soorten, '{{}}')
  from gekozen g left join lateral (
    select array_agg(distinct logboek_schuilnaam(v_sleutel, 'd', n.dossier_id)) filter (where n.dossier_id is not null) as dossiers,
      array_agg(distinct c.code::text) filter (where c.code is not null) as soorten
    from logboek_betrokkene n left join lateral unnest(n.categorieen) c (code) on true where n.regel_id = g.id
  ) b on true
  order by g.tijd desc, g.id desc;
end $$;
revoke all on function logboek_schuilnaam(bytea, text, uuid), logboek_controlesleutel_van_nu(),
  logboek_controle(timestamptz, timestamptz, text, text, int, int) from public;
grant execute on function logboek_controle(timestamptz, timestamptz, text, text, int, int) to samenspel_app;
"""  # noqa: S608  # our own words
CONTROLE_WEG = """
drop function if exists logboek_controle(timestamptz, timestamptz, text, text, int, int);
drop function if exists logboek_controlesleutel_van_nu();
drop function if exists logboek_schuilnaam(bytea, text, uuid);
"""


class Migration(migrations.Migration):
    dependencies = [("logboek", "0007_zegels_muur"), ("toegang", "0042_auditor")]

    operations = [
        migrations.CreateModel(
            name="Controlesleutel",
            fields=[
                ("aanstelling_id", models.UUIDField(primary_key=True, serialize=False)),
                ("sleutel", models.BinaryField()),
                ("tot", models.DateField(verbose_name="tot en met")),
            ],
        ),
        migrations.CreateModel(
            name="Nakijking",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=samenspel.kern.uuid7.uuid7, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("op", models.DateTimeField()),
                *((naam, models.PositiveIntegerField()) for naam in _GETALLEN),
            ],
        ),
        migrations.RunSQL(CONTROLE, CONTROLE_WEG),
    ]
