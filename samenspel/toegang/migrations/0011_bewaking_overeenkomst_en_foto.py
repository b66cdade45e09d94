"""Who ended an agreement, what needs no signature, and the sentences of the acts underneath them.

An agreement is kept by the functional manager and only ends; an involvement is written by who reaches the municipality; a
photo of who also works elsewhere is only their own, and a newcomer sees who takes over on the days of that alone.
"""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

# The same sentences as `overeenkomsten.py` and `dossiers.handelingen.betrekken`.
BEWAAK = """
create function toegang_bewaak_overeenkomst() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  ik uuid := nullif(current_setting('app.gebruiker'), '')::uuid;
  einde text[] := array['tot', 'einde_reden', 'beeindigd_door_id', 'beeindigd_op'];
begin
  if current_setting('app.rol') <> 'functioneel_beheerder' then
    raise exception 'alleen een functioneel beheerder legt overeenkomsten vast' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' then
    if new.vastgelegd_door_id is distinct from ik or new.beeindigd_door_id is not null or new.beeindigd_op is not null then
      raise exception 'wie een overeenkomst vastlegt, staat erbij' using errcode = '42501';
    end if;
    return new;
  end if;
  if to_jsonb(new) - einde <> to_jsonb(old) - einde or new.tot is null or new.tot >= old.tot then
    raise exception 'een overeenkomst eindigt alleen, en niet later dan afgesproken' using errcode = '42501';
  end if;
  if new.beeindigd_door_id is distinct from ik or new.beeindigd_op is null then
    raise exception 'wie een overeenkomst beeindigt, staat erbij' using errcode = '42501';
  end if;
  return new;
end $$;
create function toegang_bewaak_betrokkenheid() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if toegang_bereik() <> 'gemeente' then
    raise exception 'alleen wie de dossiers van de gemeente heeft, betrekt een organisatie' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function toegang_bewaak_overeenkomst(), toegang_bewaak_betrokkenheid() from public;
create trigger bewaak before insert or update on toegang_overeenkomst for each row
  when (current_user = 'samenspel_app') execute function toegang_bewaak_overeenkomst();
create trigger bewaak before insert or update on toegang_betrokkenheid for each row
  when (current_user = 'samenspel_app') execute function toegang_bewaak_betrokkenheid();
"""
BEWAAK_WEG = """
drop trigger if exists bewaak on toegang_betrokkenheid;
drop trigger if exists bewaak on toegang_overeenkomst;
drop function if exists toegang_bewaak_betrokkenheid(), toegang_bewaak_overeenkomst();
"""

_VANDAAG = "(now() at time zone 'Europe/Amsterdam')::date"
_FOTO = """
alter policy app_lees on toegang_foto using (
  gebruiker_id = (select nullif(current_setting('app.gebruiker'), '')::uuid)
  or (
    (select current_setting('app.rol')) <> 'inburgeraar' and (select toegang_organisatie()) is null
    and gebruiker_id in (select gebruiker_id from toegang_aanstelling)
  )
  or (
    (select current_setting('app.rol')) = 'inburgeraar' and (
      gebruiker_id in (select contactpersoon_id from dossiers_dossier)
      or gebruiker_id in (
        select v.vervanger_id from toegang_vervanging v join dossiers_dossier d on d.contactpersoon_id = v.afwezig_id
        {dagen}
      )
    )
  )
);
alter policy app_maak on toegang_foto with check ({van_wie});
alter policy app_wijzig on toegang_foto using ({van_wie}) with check ({van_wie});
alter policy app_verwijder on toegang_foto using ({van_wie});
"""
_VAN_WIE = """(select current_setting('app.rol')) <> 'inburgeraar' and (
    gebruiker_id = (select nullif(current_setting('app.gebruiker'), '')::uuid)
    or (
      (select current_setting('app.rol')) = 'functioneel_beheerder'
      and gebruiker_id in (select gebruiker_id from toegang_aanstelling){alleen_hier}
    )
  )"""


def _foto(dagen: str, alleen_hier: str) -> str:
    return _FOTO.replace("{van_wie}", _VAN_WIE.replace("{alleen_hier}", alleen_hier)).replace("{dagen}", dagen)


FOTO = _foto(
    f"where v.vanaf <= {_VANDAAG} and v.tot >= {_VANDAAG}", f" and not toegang_werkt_elders(gebruiker_id, {_VANDAAG})"
)
FOTO_TERUG = _foto("", "")


class Migration(migrations.Migration):
    dependencies = [("toegang", "0010_muur_overeenkomst")]

    operations = [
        migrations.AddField(
            "overeenkomst",
            "beeindigd_door",
            models.ForeignKey(
                to=settings.AUTH_USER_MODEL,
                on_delete=django.db.models.deletion.PROTECT,
                null=True,
                related_name="+",
                db_index=False,
            ),
        ),
        migrations.AddField("overeenkomst", "beeindigd_op", models.DateTimeField(null=True)),
        migrations.AlterField(
            "overeenkomst",
            "soort",
            models.CharField(
                max_length=30,
                choices=[
                    ("verwerkersovereenkomst", "verwerkersovereenkomst"),
                    ("gegevensuitwisseling", "overeenkomst over uitwisseling van gegevens"),
                    ("gezamenlijk", "regeling van gezamenlijk verantwoordelijken"),
                    ("mandaat", "mandaatbesluit"),
                    ("wettelijke_taak", "wettelijke taak: er is niets te ondertekenen"),
                ],
            ),
        ),
        migrations.AlterField(
            "overeenkomst",
            "kenmerk",
            models.CharField(blank=True, max_length=80, help_text="Waar het getekende stuk ligt, of het artikel."),
        ),
        migrations.AlterField(
            "overeenkomst",
            "ondertekend_op",
            models.DateField(null=True, blank=True, help_text="Leeg: een wettelijke taak."),
        ),
        migrations.AddConstraint(
            "overeenkomst",
            models.CheckConstraint(
                condition=Q(soort="wettelijke_taak") | Q(ondertekend_op__isnull=False),
                name="overeenkomst_is_ondertekend",
            ),
        ),
        migrations.RunSQL(BEWAAK, BEWAAK_WEG),
        migrations.RunSQL(FOTO, FOTO_TERUG),
    ]
