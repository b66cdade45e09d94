"""An interpreter comes in for one booking: the row, its wall, and the functions that write it (ADR 30). What it opens in the views: `keten` 0081.

The appointment carries the dossier, as of who looks along (ADR 29): so the account goes when the content goes. The session carries none.
"""

from __future__ import annotations

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samenspel.kern.uuid7
from samenspel.toegang.rls import vervang_in

_VANDAAG = "(now() at time zone 'Europe/Amsterdam')::date"
_IK = "nullif(current_setting('app.gebruiker'), '')::uuid"
_HIER = "current_setting('app.gemeente')::uuid"
_DAAD = "language plpgsql volatile security definer set search_path = public, pg_temp"
ROLLEN = [*import_module("samenspel.toegang.migrations.0042_auditor").ROLLEN, ("tolk", "tolk")]
MUUR = f"""
alter table toegang_tolkboeking enable row level security;
alter table toegang_tolkboeking force row level security;
create policy eigenaar on toegang_tolkboeking to samenspel_eigenaar using (true) with check (true);
create policy app_lees on toegang_tolkboeking for select to samenspel_app using (gemeente_id = (select {_HIER}) and (gebruiker_id = (select {_IK})
  or (select toegang_bereik()) = 'gemeente' and ((select toegang_hele_gemeente()) or dossier_id in (select toegang_bereikbare_dossiers('')))));
create policy login_leest on toegang_tolkboeking for select to samenspel_login using (true);
create policy login_wijzigt on toegang_tolkboeking for update to samenspel_login using (true) with check (true);
grant select on toegang_tolkboeking to samenspel_app;
grant select, update (link_merk, link_tot, toestel_merk) on toegang_tolkboeking to samenspel_login;
alter table toegang_tolkboeking add constraint toegang_tolkboeking_zelfde_gemeente foreign key (dossier_id, gemeente_id)
  references dossiers_dossier (id, gemeente_id) deferrable initially deferred;
"""
MUUR_WEG = "; ".join(
    f"drop policy if exists {naam} on toegang_tolkboeking"
    for naam in ("eigenaar", "app_lees", "login_leest", "login_wijzigt")
)
GEBOEKT = f"""
create function toegang_geboekt() returns setof uuid
language plpgsql stable security definer set search_path = public, pg_temp rows 1 as $$
begin
  return query select b.dossier_id from toegang_tolkboeking b where toegang_bereik() = 'geboekt' and b.gemeente_id = {_HIER} and b.gebruiker_id = {_IK}
    and b.gestopt_op is null and b.geheimhouding_op is not null and b.dag >= {_VANDAAG} - 1;
end $$;
create function toegang_boek_tolk(rij jsonb) returns uuid {_DAAD} as $$
declare
  b toegang_tolkboeking := jsonb_populate_record(null::toegang_tolkboeking, rij);
  a record;
begin
  select x.id, x.gemeente_id, x.dossier_id, (x.begin at time zone 'Europe/Amsterdam')::date as dag, x.tolk, x.afgezegd_op into a from dossiers_afspraak x
    where x.id = b.afspraak_id and x.gemeente_id = {_HIER};
  if {_IK} is null or toegang_bereik() <> 'gemeente' or not toegang_mag('C16', 'schrijf') or a.id is null or not toegang_reikt(a.dossier_id) then
    raise exception 'een tolk boekt wie de afspraak maakt' using errcode = '42501';
  end if;
  b.gemeente_id := a.gemeente_id;
  b.dossier_id := a.dossier_id;
  b.dag := a.dag;
  b.geboekt_door_id := {_IK};
  b.geheimhouding_op := null;
  b.gestopt_op := null;
  if a.afgezegd_op is not null or b.dag < {_VANDAAG} or length(btrim(a.tolk)) = 0 or length(btrim(b.naam)) = 0 then
    raise exception 'bij deze afspraak komt geen tolk' using errcode = '22023';
  end if;
  if exists (select from toegang_aanstelling x where x.gebruiker_id = b.gebruiker_id)
      or exists (select from toegang_tolkboeking x where x.afspraak_id = a.id and x.gestopt_op is null) then
    raise exception 'er is al een tolk geboekt' using errcode = '42501';
  end if;
  loop  -- no count: it says neither whose it is nor how many there are
    b.nummer := 'T' || lpad(floor(random() * 1000000)::int::text, 6, '0');
    exit when not exists (select from toegang_tolkboeking x where x.gemeente_id = b.gemeente_id and x.nummer = b.nummer);
  end loop;
  insert into toegang_aanstelling (id, gebruiker_id, gemeente_id, rol, titel, dossier_id, vanaf, tot)
    values (b.id, b.gebruiker_id, b.gemeente_id, 'tolk', '', b.dossier_id, {_VANDAAG}, b.dag + 1);
  insert into toegang_tolkboeking select b.*;
  return b.id;
end $$;
create function toegang_stop_tolk(afspraak uuid, moment timestamptz) returns integer {_DAAD} as $$
declare n integer;
begin
  update toegang_tolkboeking b set gestopt_op = moment, link_merk = '', link_tot = null, code = '', toestel_merk = ''
    where b.afspraak_id = afspraak and b.gemeente_id = {_HIER} and b.gestopt_op is null
    and toegang_bereik() in ('gemeente', 'onverdeeld') and toegang_mag('C16', 'schrijf') and toegang_reikt(b.dossier_id);
  get diagnostics n = row_count;
  return n;
end $$;
create function toegang_tolk_belooft(moment timestamptz) returns void {_DAAD} as $$
begin
  update toegang_tolkboeking b set geheimhouding_op = moment
    where b.gebruiker_id = {_IK} and b.gemeente_id = {_HIER} and b.geheimhouding_op is null and toegang_bereik() = 'geboekt';
end $$;
revoke all on function toegang_geboekt(), toegang_boek_tolk(jsonb), toegang_stop_tolk(uuid, timestamptz), toegang_tolk_belooft(timestamptz) from public;
grant execute on function toegang_geboekt() to samenspel_app, samenspel_eigenaar;
grant execute on function toegang_boek_tolk(jsonb), toegang_stop_tolk(uuid, timestamptz), toegang_tolk_belooft(timestamptz) to samenspel_app;
"""  # noqa: S608  # our own words
GEBOEKT_WEG = "drop function if exists toegang_tolk_belooft(timestamptz), toegang_stop_tolk(uuid, timestamptz), toegang_boek_tolk(jsonb), toegang_geboekt()"
_TWEE = "array['inburgeraar', 'gemachtigde']"
_DRIE = "array['inburgeraar', 'gemachtigde', 'tolk']"
_BUITEN_DIENST = "array['inburgeraar', 'gemachtigde', 'auditor_rekenkamer']"
_EEN = "'sleutelpersoon', 'gemachtigde']"
_DELEN = (
    ("toegang_rol_past(text, text)", "'gemachtigde'])", "'gemachtigde', 'tolk'])"),
    ("toegang_bewaak_rol()", _TWEE, _DRIE),
    ("toegang_is_vrijwilliger(uuid)", _EEN, "'sleutelpersoon', 'gemachtigde', 'tolk']"),
    ("toegang_bewaak_elders()", _EEN, "'sleutelpersoon', 'gemachtigde', 'tolk']"),
    ("toegang_kring_mensen()", _TWEE, _DRIE),
    (  # the house books (`toegang_boek_tolk`, as the owner): nobody of the staff appoints one
        "toegang_bewaak_toelating()",
        "nieuw ->> 'rol' = 'gemachtigde' and tg_op = 'INSERT' then\n    raise exception 'wie meekijkt, kiest de inburgeraar zelf'",
        "nieuw ->> 'rol' = any (array['gemachtigde', 'tolk']) and tg_op = 'INSERT' then\n    raise exception 'wie meekijkt kiest de inburgeraar zelf, en een tolk hoort bij een afspraak'",
    ),
    *(
        (functie, _BUITEN_DIENST, "array['inburgeraar', 'gemachtigde', 'tolk', 'auditor_rekenkamer']")
        for functie in (
            "toegang_in_dienst(uuid, uuid, date)",
            "toegang_thuis(uuid, text, date, date)",
            "toegang_bewaak_thuis()",
        )
    ),
)
# Which organisations take part, and who works here, is nothing to an interpreter: beside who looks along in the policies that hold back persons.
_ERBIJ = """
do $do$
declare p record;
begin
  for p in select tablename, qual from pg_policies where schemaname = 'public' and policyname = 'app_geen_personen'
      and position($w${was}$w$ in qual) > 0 loop
    execute format('alter policy app_geen_personen on %I using (%s)', p.tablename, replace(p.qual, $w${was}$w$, $w${wordt}$w$));
  end loop;
end $do$;
"""
_GEMACHTIGDE, _OOK_TOLK = "'gemachtigde'::text]", "'gemachtigde'::text, 'tolk'::text]"
_TEAMLID = import_module("samenspel.toegang.migrations.0043_teamlid").ZICHT.split(";")[0]
_NIET = "a.rol <> 'inburgeraar'"
assert _NIET in _TEAMLID
_TEAMLID_WAS = _TEAMLID.replace("create view", "create or replace view")
_TEAMLID_NU = _TEAMLID_WAS.replace(_NIET, f"a.rol <> all ({_DRIE})")


class Migration(migrations.Migration):
    dependencies = [("toegang", "0080_plannen"), ("dossiers", "0015_kring")]

    operations = [
        migrations.AlterField("aanstelling", "rol", models.CharField(max_length=40, choices=ROLLEN)),
        migrations.CreateModel(
            name="Tolkboeking",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False, default=samenspel.kern.uuid7.uuid7, editable=False)),
                ("dossier_id", models.UUIDField(db_index=True)),
                ("afspraak_id", models.UUIDField(db_index=True)),
                ("naam", models.CharField(max_length=120)),
                (
                    "nummer",
                    models.CharField(max_length=8, help_text="Zo noemt de tolk de boeking aan de telefoon en bij de balie. Het zegt niets over wie het gaat."),
                ),
                ("taal", models.CharField(max_length=40)),
                ("dialect", models.CharField(max_length=40, blank=True)),
                ("voorkeur", models.CharField(max_length=5, choices=[("", "maakt niet uit"), ("vrouw", "een vrouw"), ("man", "een man")], blank=True)),
                ("dag", models.DateField(help_text="De dag van de afspraak.")),
                ("link_merk", models.CharField(max_length=64, blank=True, db_index=True)),
                ("link_tot", models.DateTimeField(null=True)),
                ("code", models.CharField(max_length=128, blank=True)),
                ("toestel_merk", models.CharField(max_length=64, blank=True, db_index=True)),
                ("geheimhouding_op", models.DateTimeField(null=True, help_text="Leeg: nog niet beloofd te zwijgen.")),
                ("geboekt_op", models.DateTimeField()),
                ("gestopt_op", models.DateTimeField(null=True, help_text="Eerder dan de laatste dag, en meteen.")),
                (
                    "gebruiker",
                    models.OneToOneField(to=settings.AUTH_USER_MODEL, on_delete=django.db.models.deletion.PROTECT, related_name="tolkboeking"),
                ),
                (
                    "geboekt_door",
                    models.ForeignKey(to=settings.AUTH_USER_MODEL, on_delete=django.db.models.deletion.PROTECT, related_name="+", db_index=False),
                ),
                (
                    "gemeente",
                    models.ForeignKey(to="organisaties.gemeente", on_delete=django.db.models.deletion.PROTECT, related_name="+", db_index=False),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=["afspraak_id"], condition=models.Q(gestopt_op__isnull=True), name="tolkboeking_een_per_afspraak"
                    ),
                    models.UniqueConstraint(fields=["gemeente", "nummer"], name="tolkboeking_nummer_uniek"),
                    models.CheckConstraint(condition=models.Q(voorkeur__in=["", "vrouw", "man"]), name="tolkboeking_voorkeur"),
                ],
            },
        ),
        migrations.RunSQL(MUUR, MUUR_WEG),
        migrations.RunSQL(GEBOEKT, GEBOEKT_WEG),
        *(vervang_in(f, was, wordt) for f, was, wordt in _DELEN),
        migrations.RunSQL(
            _ERBIJ.format(was=_GEMACHTIGDE, wordt=_OOK_TOLK), _ERBIJ.format(was=_OOK_TOLK, wordt=_GEMACHTIGDE)
        ),
        migrations.RunSQL(_TEAMLID_NU, _TEAMLID_WAS),
    ]  # fmt: skip
