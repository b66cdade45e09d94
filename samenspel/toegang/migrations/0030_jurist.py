"""A jurist for objections can log in: a circle of the dossiers given one by one, as long as an objection runs there (ADR 28).

What stands in functions is changed in place. `toegang_bezwaardossiers` answers once per query; `plan.bezwaarzicht` says the same in Python.
"""

from __future__ import annotations

from django.db import migrations, models

from samenspel.toegang.migrations._rollen import met_rol
from samenspel.toegang.rls import vervang_in

_VANDAAG = "(now() at time zone 'Europe/Amsterdam')::date"
_GEMEENTE = "current_setting('app.gemeente')::uuid"

# The record in which it goes on, when the PIP is of one that was merged. Seven weeks after the decision nobody can appeal any more (`plan.bezwaarzicht`); taken back is over.
BEZWAREN = f"""
create function toegang_bezwaardossiers() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 20 as $$
  select coalesce(d.samengevoegd_in_id, d.id) from plan_pipbezwaar b join dossiers_dossier d on d.id = b.dossier_id
    where toegang_kring() = 'bezwaar' and b.gemeente_id = {_GEMEENTE} and (b.uitkomst = '' or b.uitkomst <> 'ingetrokken' and b.beslist_op + 49 >= {_VANDAAG})
$$;
revoke all on function toegang_bezwaardossiers() from public;
grant execute on function toegang_bezwaardossiers() to samenspel_app, samenspel_eigenaar;
"""  # noqa: S608  # our own words
# Reach hangs on the objection: who has it begins none, and touches none that was decided on. Of facts a jurist records what belongs to it.
JURIST = f"""
create function toegang_bewaak_jurist_bezwaar() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if toegang_kring() = 'bezwaar' and (tg_op = 'INSERT' or old.uitkomst <> '' or new.beslist_op > {_VANDAAG}) then
    raise exception 'een jurist beoordeelt een bezwaar dat loopt, en begint er geen' using errcode = '42501';
  end if;
  return new;
end $$;
create function toegang_bewaak_jurist_feit() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if toegang_kring() = 'bezwaar' and new.soort <> all (array['bezwaar', 'beslissing_op_bezwaar', 'bezwaar_ingetrokken']) then
    raise exception 'een jurist legt alleen vast wat bij het bezwaar hoort' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function toegang_bewaak_jurist_bezwaar(), toegang_bewaak_jurist_feit() from public;
create trigger bewaak_jurist before insert or update on plan_pipbezwaar for each row
  when (current_user = 'samenspel_app') execute function toegang_bewaak_jurist_bezwaar();
create trigger bewaak_jurist before insert on dossiers_gebeurtenis for each row
  when (current_user = 'samenspel_app') execute function toegang_bewaak_jurist_feit();
"""
JURIST_WEG = """
drop trigger if exists bewaak_jurist on plan_pipbezwaar; drop trigger if exists bewaak_jurist on dossiers_gebeurtenis;
drop function if exists toegang_bewaak_jurist_bezwaar(), toegang_bewaak_jurist_feit();
"""
_DELEN = (
    (
        "toegang_kring_dossiers()",
        "where toegang_kring() = any ('{caseload,toegewezen,ondersteunt}')",
        "where (toegang_kring() = any ('{caseload,toegewezen,ondersteunt}') and not m.als_jurist"
        " or toegang_kring() = 'bezwaar' and m.als_jurist and m.dossier_id in (select toegang_bezwaardossiers()))",
    ),
    (
        "toegang_bewaak_meewerking()",
        "(case when new.regievoerder_id is null",
        "(case when new.als_jurist and new.dossier_id is not null then array['jurist_bezwaar'] when new.regievoerder_id is null",
    ),
    ("toegang_rol_past(text, text)", "array['regievoerder',", "array['regievoerder', 'jurist_bezwaar',"),
    ("toegang_bewaak_mandaat()", "if new.soort <> 'mandaat_pip' then", "if new.soort not in ('mandaat_pip', 'mandaat_bezwaar') then"),
    ("toegang_bewaak_mandaat()", "elsif new.soort = 'mandaat_pip' and", "elsif new.soort in ('mandaat_pip', 'mandaat_bezwaar') and"),
    # who objected asks in writing; a jurist decides on nothing else, and with a mandate of its own kind
    (
        "dossiers_bewaak_besluit()",
        "if current_setting('app.rol') <> 'regievoerder' or not exists (",
        "if not (current_setting('app.rol') = 'regievoerder' or current_setting('app.rol') = 'jurist_bezwaar' and wat = 'beslissing_op_bezwaar') or not exists (",
    ),
    (
        "dossiers_bewaak_besluit()",
        "and k.soort = 'mandaat_pip'",
        "and k.soort = case current_setting('app.rol') when 'jurist_bezwaar' then 'mandaat_bezwaar' else 'mandaat_pip' end",
    ),
)  # fmt: skip
# Works for the municipality, and opens no dossier to anybody: neither to an organisation nor to the newcomer.
_GEEN_JURIST = (
    ("toegang_bewaak_betrokkenheid()", "if toegang_bereik() <> 'gemeente' or", "if toegang_bereik() <> 'gemeente' or toegang_kring() = 'bezwaar' or"),
    ("toegang_bewaak_toelating()", "if toegang_bereik() <> 'gemeente' then", "if toegang_bereik() <> 'gemeente' or toegang_kring() = 'bezwaar' then"),
    ("logboek_wijzigingen_van(uuid, integer)", "toegang_bereik() <> 'gemeente' or", "toegang_bereik() <> 'gemeente' or toegang_kring() = 'bezwaar' or"),
)  # fmt: skip
SOORTEN = [
    ("brede_intake", "brede intake ondertekenen"),
    ("leerbaarheidstoets", "leerbaarheidstoets afnemen"),
    ("mandaat_pip", "mandaat om een PIP vast te stellen"),
    ("mandaat_bezwaar", "mandaat om op een bezwaar te beslissen"),
]
ROLLEN = met_rol("0029_maatje", "jurist_bezwaar", "jurist bezwaar", voor="beleidsadviseur")


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0029_maatje"),
        ("plan", "0015_versleuteld"),
        ("dossiers", "0007_bevestigd_mandaat"),
        ("avg", "0009_ontvanger"),
        ("bewaren", "0002_muur"),
        ("keten", "0008_budgetcoach"),
        ("logboek", "0007_zegels_muur"),
    ]

    operations = [
        migrations.AlterField("aanstelling", "rol", models.CharField(max_length=40, choices=ROLLEN)),
        migrations.AddField(
            "meewerking",
            "als_jurist",
            models.BooleanField(
                default=False, help_text="Voor een bezwaar: opent niets in een andere rol van dezelfde persoon."
            ),
        ),
        migrations.AlterField("kwalificatie", "soort", models.CharField(max_length=40, choices=SOORTEN)),
        migrations.RunSQL(BEZWAREN, "drop function if exists toegang_bezwaardossiers()"),
        migrations.RunSQL(JURIST, JURIST_WEG),
        *(vervang_in(f, was, wordt) for f, was, wordt in (*_DELEN, *_GEEN_JURIST)),
    ]
