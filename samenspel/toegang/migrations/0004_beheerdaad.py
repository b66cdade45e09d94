"""Who let whom in stands in a log that only grows; and nobody lets themselves in, also not past the screens."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import samenspel.kern.uuid7
from samenspel.toegang.rls import schut_gemeente

# Staff are let in by the functional manager; a newcomer by who directs the dossier. Never by themselves, and later only
# the days, the title, the team and the hours change.
BEWAKING = """
create function toegang_bewaak_toelating() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  rol text := current_setting('app.rol');
  vrij text[] := array['vanaf', 'tot', 'titel', 'team_id', 'uren_per_week', 'bron'];
begin
  if tg_table_name = 'toegang_aanstelling' and to_jsonb(new) ->> 'rol' = 'inburgeraar' then
    if toegang_bereik() <> 'gemeente' then
      raise exception 'een inburgeraar krijgt toegang vanuit het dossier' using errcode = '42501';
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
revoke all on function toegang_bewaak_toelating() from public;
create trigger bewaak before insert or update on toegang_aanstelling for each row
  when (current_user = 'samenspel_app') execute function toegang_bewaak_toelating();
create trigger bewaak before insert or update on toegang_kwalificatie for each row
  when (current_user = 'samenspel_app') execute function toegang_bewaak_toelating();
"""
BEWAKING_WEG = """
drop trigger if exists bewaak on toegang_kwalificatie;
drop trigger if exists bewaak on toegang_aanstelling;
drop function if exists toegang_bewaak_toelating();
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0003_werkt_elders"), ("dossiers", "0002_muur")]

    operations = [
        migrations.CreateModel(
            name="Beheerdaad",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        primary_key=True, serialize=False, default=samenspel.kern.uuid7.uuid7, editable=False
                    ),
                ),
                (
                    "wat",
                    models.CharField(
                        max_length=30,
                        choices=[
                            ("gebruiker_gemaakt", "gebruiker gemaakt"),
                            ("aangesteld", "aanstelling gegeven"),
                            ("aanstelling_beeindigd", "aanstelling beëindigd"),
                            ("bevoegdheid_gegeven", "bevoegdheid gegeven"),
                            ("bevoegdheid_beeindigd", "bevoegdheid beëindigd"),
                            ("startwachtwoord_gegeven", "startwachtwoord gegeven"),
                        ],
                    ),
                ),
                ("toelichting", models.CharField(max_length=200, blank=True)),
                ("op", models.DateTimeField()),
                (
                    "door",
                    models.ForeignKey(
                        to=settings.AUTH_USER_MODEL,
                        on_delete=django.db.models.deletion.PROTECT,
                        null=True,
                        related_name="+",
                        help_text="Leeg: wie de server beheert.",
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        to="organisaties.gemeente", on_delete=django.db.models.deletion.PROTECT, related_name="+"
                    ),
                ),
                (
                    "over",
                    models.ForeignKey(
                        to=settings.AUTH_USER_MODEL, on_delete=django.db.models.deletion.PROTECT, related_name="+"
                    ),
                ),
            ],
            options={"ordering": ["-op", "-id"]},
        ),
        schut_gemeente("toegang_beheerdaad", daden="I"),
        migrations.RunSQL(BEWAKING, BEWAKING_WEG),
    ]
