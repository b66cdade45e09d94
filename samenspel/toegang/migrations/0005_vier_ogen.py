"""A mandate works once a second pair of eyes confirmed it; where nobody else could, it works at once and says so.

Mandates that were there before keep working: they need no confirmation.
"""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

# The same sentences as `beheer_kwalificaties._vier_ogen` and `mag_bevestigen` there. The trigger that was there (`0004`) looks at
# everything but a confirmation, which a team leader may give as well.
MANDAAT = """
create function toegang_bewaak_mandaat() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  ik uuid := nullif(current_setting('app.gebruiker'), '')::uuid;
  vandaag date := (now() at time zone 'Europe/Amsterdam')::date;
  zegel text[] := array['vier_ogen', 'bevestigd_door_id', 'bevestigd_op'];
begin
  if tg_op = 'INSERT' then
    if new.gegeven_door_id is distinct from ik then
      raise exception 'wie een bevoegdheid geeft, staat erbij' using errcode = '42501';
    end if;
    if new.soort <> 'mandaat_pip' then
      if new.vier_ogen <> '' then
        raise exception 'alleen een mandaat wacht op een tweede paar ogen' using errcode = '42501';
      end if;
    elsif new.vier_ogen not in ('wacht', 'alleen') or new.vier_ogen = 'alleen' and exists (
        select from toegang_aanstelling a join toegang_gebruiker g on g.id = a.gebruiker_id
        where a.gemeente_id = new.gemeente_id and a.rol in ('functioneel_beheerder', 'teamleider') and g.is_active
          and a.vanaf <= vandaag and (a.tot is null or a.tot >= vandaag) and a.gebruiker_id not in (ik, new.gebruiker_id)) then
      raise exception 'een mandaat geldt pas als een ander het bevestigt' using errcode = '42501';
    end if;
    return new;
  end if;
  if old.vier_ogen = 'wacht' and new.vier_ogen = 'bevestigd' then
    if current_setting('app.rol') not in ('functioneel_beheerder', 'teamleider') or new.bevestigd_door_id is distinct from ik
        or ik is null or ik = new.gebruiker_id or ik is not distinct from new.gegeven_door_id then
      raise exception 'een ander dan de gever en de ontvanger bevestigt een mandaat' using errcode = '42501';
    end if;
    if new.bevestigd_op < now() - interval '5 minutes' or to_jsonb(new) - zegel <> to_jsonb(old) - zegel then
      raise exception 'een bevestiging geldt vanaf nu, en verandert verder niets' using errcode = '42501';
    end if;
  elsif new.soort = 'mandaat_pip' and (new.bron <> old.bron or new.vanaf < old.vanaf
      or coalesce(new.tot, 'infinity') > coalesce(old.tot, 'infinity')) then
    raise exception 'een mandaat wordt niet langer of anders: geef een nieuw' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function toegang_bewaak_mandaat() from public;
drop trigger bewaak on toegang_kwalificatie;
create trigger bewaak before update on toegang_kwalificatie for each row
  when (current_user = 'samenspel_app' and not (old.vier_ogen = 'wacht' and new.vier_ogen = 'bevestigd'))
  execute function toegang_bewaak_toelating();
create trigger bewaak_invoer before insert on toegang_kwalificatie for each row
  when (current_user = 'samenspel_app') execute function toegang_bewaak_toelating();
create trigger bewaak_mandaat before insert or update on toegang_kwalificatie for each row
  when (current_user = 'samenspel_app') execute function toegang_bewaak_mandaat();
"""
MANDAAT_WEG = """
drop trigger if exists bewaak_mandaat on toegang_kwalificatie;
drop trigger if exists bewaak_invoer on toegang_kwalificatie;
drop trigger if exists bewaak on toegang_kwalificatie;
create trigger bewaak before insert or update on toegang_kwalificatie for each row
  when (current_user = 'samenspel_app') execute function toegang_bewaak_toelating();
drop function if exists toegang_bewaak_mandaat();
"""


def _mens() -> models.ForeignKey:
    return models.ForeignKey(
        to=settings.AUTH_USER_MODEL, on_delete=django.db.models.deletion.PROTECT, null=True, related_name="+", db_index=False
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("toegang", "0004_beheerdaad")]

    operations = [
        migrations.AddField("kwalificatie", "gegeven_door", _mens()),
        migrations.AddField(
            "kwalificatie",
            "vier_ogen",
            models.CharField(
                max_length=10,
                blank=True,
                default="",
                db_default="",
                choices=[
                    ("", "niet nodig"),
                    ("wacht", "wacht op een tweede beheerder of een teamleider"),
                    ("bevestigd", "bevestigd"),
                    ("alleen", "geldt meteen: er was geen tweede beheerder of teamleider"),
                ],
            ),
        ),
        migrations.AddField("kwalificatie", "bevestigd_door", _mens()),
        migrations.AddField("kwalificatie", "bevestigd_op", models.DateTimeField(null=True)),
        migrations.AddConstraint(
            "kwalificatie",
            models.CheckConstraint(
                condition=Q(vier_ogen="bevestigd", bevestigd_door__isnull=False, bevestigd_op__isnull=False)
                | ~Q(vier_ogen="bevestigd") & Q(bevestigd_door__isnull=True, bevestigd_op__isnull=True),
                name="kwalificatie_bevestigd_door_wie",
            ),
        ),
        migrations.AlterField(
            "beheerdaad",
            "wat",
            models.CharField(
                max_length=30,
                choices=[
                    ("gebruiker_gemaakt", "gebruiker gemaakt"),
                    ("aangesteld", "aanstelling gegeven"),
                    ("aanstelling_beeindigd", "aanstelling beëindigd"),
                    ("bevoegdheid_gegeven", "bevoegdheid gegeven"),
                    ("bevoegdheid_bevestigd", "bevoegdheid bevestigd"),
                    ("bevoegdheid_beeindigd", "bevoegdheid beëindigd"),
                    ("startwachtwoord_gegeven", "startwachtwoord gegeven"),
                ],
            ),
        ),
        migrations.RunSQL(MANDAAT, MANDAAT_WEG),
    ]
