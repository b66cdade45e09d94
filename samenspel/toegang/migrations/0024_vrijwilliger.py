"""A volunteer and the families given to them: who writes those rows, who reads them, and which dossiers they open (ADR 23).

The function that says which is here; `keten` 0004 makes the wall ask it. The appointment is given by the coordinator of the organisation,
never longer than a year, and by nobody else.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

import samenspel.kern.uuid7

_VANDAAG = "(now() at time zone 'Europe/Amsterdam')::date"
_IK = "(select nullif(current_setting('app.gebruiker'), '')::uuid)"
_GEMEENTE = "gemeente_id = (select current_setting('app.gemeente')::uuid)"
_COORDINATOR = (
    "((select current_setting('app.rol')) = 'mb_coordinator' and organisatie_id = (select toegang_organisatie()))"
)
_LEEST = f"{_GEMEENTE} and ({_COORDINATOR} or gebruiker_id = {_IK} or (select toegang_bereik()) = 'gemeente')"


def _muur(tabel: str, wijzigt: str) -> str:
    return f"""
alter table {tabel} enable row level security;
alter table {tabel} force row level security;
create policy eigenaar on {tabel} to samenspel_eigenaar using (true) with check (true);
create policy app_lees on {tabel} for select to samenspel_app using ({_LEEST});
create policy app_maak on {tabel} for insert to samenspel_app with check ({_GEMEENTE} and {_COORDINATOR});
create policy app_wijzig on {tabel} for update to samenspel_app using ({_GEMEENTE} and {wijzigt}) with check ({_GEMEENTE} and {wijzigt});
grant select, insert, update on {tabel} to samenspel_app;
"""


MUUR = (
    _muur("toegang_vrijwilliger", f"({_COORDINATOR} or gebruiker_id = {_IK})")
    + _muur("toegang_toewijzing", _COORDINATOR)
    + """
create policy login_leest on toegang_vrijwilliger for select to samenspel_login using (true);
create policy login_wijzigt on toegang_vrijwilliger for update to samenspel_login using (true) with check (true);
grant select, update (link_merk, link_tot, toestel_merk) on toegang_vrijwilliger to samenspel_login;
"""
)
MUUR_WEG = "; ".join(
    f"drop policy if exists {naam} on {tabel}"
    for tabel in ("toegang_vrijwilliger", "toegang_toewijzing")
    for naam in ("eigenaar", "app_lees", "app_maak", "app_wijzig", "login_leest", "login_wijzigt")
)

TOEGEWEZEN = f"""
create function toegang_toegewezen_dossiers() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 20 as $$
  select t.dossier_id from toegang_toewijzing t
    join toegang_vrijwilliger v on v.gebruiker_id = t.gebruiker_id and v.organisatie_id = t.organisatie_id and v.gemeente_id = t.gemeente_id
    where t.gemeente_id = current_setting('app.gemeente')::uuid and t.organisatie_id = toegang_organisatie()
      and t.gebruiker_id = nullif(current_setting('app.gebruiker'), '')::uuid and t.gestopt_op is null
      and t.vanaf < date_trunc('week', {_VANDAAG})::date + 7 and t.tot >= {_VANDAAG} and v.geheimhouding_op is not null
$$;
revoke all on function toegang_toegewezen_dossiers() from public;
grant execute on function toegang_toegewezen_dossiers() to samenspel_app, samenspel_eigenaar;
"""  # noqa: S608  # our own words

# The same sentences as `keten.handelingen.vrijwilligers`.
BEWAAK = """
create function toegang_bewaak_vrijwilliger() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  ik uuid := nullif(current_setting('app.gebruiker'), '')::uuid;
  toegang text[] := array['link_merk', 'link_tot', 'code', 'toestel_merk'];
begin
  if tg_op = 'INSERT' then
    if new.gemaakt_door_id is distinct from ik or new.geheimhouding_op is not null then
      raise exception 'wie een vrijwilliger uitnodigt staat erbij, en belooft niets voor een ander' using errcode = '42501';
    end if;
    return new;
  end if;
  if current_setting('app.rol') = 'mb_coordinator' then
    if to_jsonb(new) - toegang <> to_jsonb(old) - toegang then
      raise exception 'een coordinator vernieuwt alleen de toegang' using errcode = '42501';
    end if;
  elsif old.geheimhouding_op is not null or to_jsonb(new) - 'geheimhouding_op' <> to_jsonb(old) - 'geheimhouding_op' then
    raise exception 'een vrijwilliger belooft een keer te zwijgen, en wijzigt verder niets' using errcode = '42501';
  end if;
  return new;
end $$;
create function toegang_bewaak_toewijzing() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  ik uuid := nullif(current_setting('app.gebruiker'), '')::uuid;
  einde text[] := array['gestopt_door_id', 'gestopt_op'];
begin
  if tg_op = 'INSERT' then
    if new.gegeven_door_id is distinct from ik or new.gestopt_op is not null or new.gestopt_door_id is not null then
      raise exception 'wie een gezin toewijst, staat erbij' using errcode = '42501';
    end if;
    if new.dossier_id not in (select toegang_bereikbare_dossiers('C01')) then
      raise exception 'deze organisatie doet niet mee bij dit gezin' using errcode = '42501';
    end if;
    if not exists (select from toegang_vrijwilliger v where v.gebruiker_id = new.gebruiker_id and v.organisatie_id = new.organisatie_id
        and v.gemeente_id = new.gemeente_id) then
      raise exception 'alleen aan een vrijwilliger van deze organisatie' using errcode = '42501';
    end if;
    return new;
  end if;
  if old.gestopt_op is not null or to_jsonb(new) - einde <> to_jsonb(old) - einde or new.gestopt_op is null
      or new.gestopt_door_id is distinct from ik then
    raise exception 'een toewijzing stopt alleen' using errcode = '42501';
  end if;
  return new;
end $$;
create or replace function toegang_bewaak_toelating() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  rol text := current_setting('app.rol');
  nieuw jsonb := to_jsonb(new);
  vrij text[] := array['vanaf', 'tot', 'titel', 'team_id', 'uren_per_week', 'bron'];
begin
  if tg_table_name = 'toegang_aanstelling' and nieuw ->> 'rol' = 'inburgeraar' then
    if toegang_bereik() <> 'gemeente' then
      raise exception 'een inburgeraar krijgt toegang vanuit het dossier' using errcode = '42501';
    end if;
  elsif tg_table_name = 'toegang_aanstelling' and nieuw ->> 'rol' = 'mb_vrijwilliger' and (tg_op = 'INSERT' or rol <> 'functioneel_beheerder') then
    if rol <> 'mb_coordinator' or (nieuw ->> 'organisatie_id') is distinct from toegang_organisatie()::text
        or new.tot is null or new.tot > new.vanaf + 366 then
      raise exception 'een vrijwilliger wordt uitgenodigd door de eigen coordinator, voor hooguit een jaar' using errcode = '42501';
    end if;
  elsif rol <> 'functioneel_beheerder' then
    raise exception 'alleen een functioneel beheerder laat iemand toe' using errcode = '42501';
  end if;
  if tg_op = 'UPDATE' then
    if to_jsonb(new) - vrij <> to_jsonb(old) - vrij then
      raise exception 'alleen de dagen van een aanstelling of bevoegdheid wijzigen' using errcode = '42501';
    end if;
    if new.vanaf >= old.vanaf and (old.tot is null or new.tot <= old.tot) then
      return new;  -- shorter: whoever it is about
    end if;
  end if;
  if new.gebruiker_id = nullif(current_setting('app.gebruiker'), '')::uuid then
    raise exception 'niemand geeft zichzelf een aanstelling of bevoegdheid' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function toegang_bewaak_vrijwilliger(), toegang_bewaak_toewijzing() from public;
create trigger bewaak before insert or update on toegang_vrijwilliger for each row
  when (current_user = 'samenspel_app') execute function toegang_bewaak_vrijwilliger();
create trigger bewaak before insert or update on toegang_toewijzing for each row
  when (current_user = 'samenspel_app') execute function toegang_bewaak_toewijzing();
"""
BEWAAK_WEG = """
drop trigger if exists bewaak on toegang_toewijzing;
drop trigger if exists bewaak on toegang_vrijwilliger;
drop function if exists toegang_bewaak_toewijzing(), toegang_bewaak_vrijwilliger();
"""
TOELATING_WAS = (
    str(import_module("samenspel.toegang.migrations.0004_beheerdaad").BEWAKING)
    .split("revoke all")[0]
    .replace("create function", "create or replace function", 1)
)


def _mens(**velden: Any) -> models.ForeignKey:
    return models.ForeignKey(
        to=settings.AUTH_USER_MODEL, on_delete=django.db.models.deletion.PROTECT, **{"related_name": "+", "db_index": False, **velden}
    )  # fmt: skip


def _van(wat: str, **velden: Any) -> models.ForeignKey:
    return models.ForeignKey(
        to=f"organisaties.{wat}", on_delete=django.db.models.deletion.PROTECT, **{"related_name": "+", **velden}
    )


def _id() -> models.UUIDField:
    return models.UUIDField(primary_key=True, serialize=False, default=samenspel.kern.uuid7.uuid7, editable=False)


class Migration(migrations.Migration):
    dependencies = [("toegang", "0023_koppeling_gaat_mee"), ("dossiers", "0002_muur")]

    operations = [
        migrations.AlterField(
            "aanstelling",
            "rol",
            models.CharField(
                max_length=40,
                choices=[
                    ("regievoerder", "regievoerder"),
                    ("coach_inburgering", "coach inburgering"),
                    ("ondersteuner_regie", "ondersteuner"),
                    ("intakebalie", "intakebalie"),
                    ("teamleider", "teamleider"),
                    ("beleidsadviseur", "beleidsadviseur"),
                    ("functioneel_beheerder", "functioneel beheerder"),
                    ("functionaris_gegevensbescherming", "functionaris gegevensbescherming"),
                    ("informatiebeheerder", "informatiebeheerder"),
                    ("taalaanbieder", "taalschool"),
                    ("mb_coordinator", "maatschappelijke begeleiding"),
                    ("mb_vrijwilliger", "vrijwilliger"),
                    ("stadsbank_gkb", "kredietbank"),
                    ("werkcoach_wpda", "werkcoach"),
                    ("sociaal_team_welzijn", "welzijn"),
                    ("coa_casemanager", "casemanager COA"),
                    ("inburgeraar", "inburgeraar"),
                ],
            ),
        ),
        migrations.AlterField(
            "beheerdaad",
            "wat",
            models.CharField(
                max_length=30,
                choices=[
                    ("gebruiker_gemaakt", "gebruiker gemaakt"),
                    ("gegevens_gewijzigd", "gegevens gewijzigd"),
                    ("aangesteld", "aanstelling gegeven"),
                    ("aanstelling_gewijzigd", "aanstelling gewijzigd"),
                    ("aanstelling_beeindigd", "aanstelling beëindigd"),
                    ("bevoegdheid_gegeven", "bevoegdheid gegeven"),
                    ("bevoegdheid_bevestigd", "bevoegdheid bevestigd"),
                    ("bevoegdheid_beeindigd", "bevoegdheid beëindigd"),
                    ("startwachtwoord_gegeven", "startwachtwoord gegeven"),
                    ("koppellink_gegeven", "koppellink gegeven"),
                    ("tweede_stap_weg", "tweede stap weggehaald"),
                    ("foto_gegeven", "foto geplaatst"),
                    ("foto_weggehaald", "foto weggehaald"),
                    ("vrijwilliger_uitgenodigd", "vrijwilliger uitgenodigd"),
                    ("nieuwe_link", "nieuwe link en code gegeven"),
                    ("vrijwilliger_gestopt", "vrijwilliger gestopt"),
                ],
            ),
        ),
        migrations.CreateModel(
            name="Vrijwilliger",
            fields=[
                ("id", _id()),
                ("link_merk", models.CharField(max_length=64, blank=True, db_index=True)),
                ("link_tot", models.DateTimeField(null=True)),
                ("code", models.CharField(max_length=128, blank=True)),
                ("toestel_merk", models.CharField(max_length=64, blank=True, db_index=True)),
                (
                    "geheimhouding_op",
                    models.DateTimeField(null=True, help_text="Leeg: nog niet beloofd te zwijgen."),
                ),
                ("gemaakt_op", models.DateTimeField()),
                (
                    "gebruiker",
                    models.OneToOneField(
                        to=settings.AUTH_USER_MODEL,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="vrijwilliger",
                    ),
                ),
                ("gemaakt_door", _mens()),
                ("gemeente", _van("gemeente", db_index=False)),
                ("organisatie", _van("organisatie", related_name="vrijwilligers")),
            ],
        ),
        migrations.CreateModel(
            name="Toewijzing",
            fields=[
                ("id", _id()),
                ("dossier_id", models.UUIDField(db_index=True)),
                ("vanaf", models.DateField()),
                ("tot", models.DateField(verbose_name="tot en met")),
                ("gegeven_op", models.DateTimeField()),
                ("gestopt_op", models.DateTimeField(null=True, help_text="Eerder dan de laatste dag, en meteen.")),
                ("gebruiker", _mens(related_name="toewijzingen", db_index=True)),
                ("gegeven_door", _mens()),
                ("gestopt_door", _mens(null=True)),
                ("gemeente", _van("gemeente", db_index=False)),
                ("organisatie", _van("organisatie", db_index=False)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=Q(tot__gte=F("vanaf")), name="toewijzing_einde_na_begin")
                ],
            },
        ),
        migrations.RunSQL(MUUR, MUUR_WEG),
        migrations.RunSQL(TOEGEWEZEN, "drop function if exists toegang_toegewezen_dossiers()"),
        migrations.RunSQL(BEWAAK, BEWAAK_WEG + TOELATING_WAS),
    ]
