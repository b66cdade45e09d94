"""A draft keeps who drew it up beside who changed it last; of what was there before, the last writer counts as the first."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WIE = models.ForeignKey(
    db_index=False,
    null=True,
    on_delete=django.db.models.deletion.PROTECT,
    related_name="+",
    to=settings.AUTH_USER_MODEL,
)
NEEM_OVER = """
update intake_eigenvraag set opgesteld_door_id = gewijzigd_door_id, opgesteld_op = gewijzigd_op;
update intake_eigenvraag set gewijzigd_door_id = null, gewijzigd_op = null;
set constraints all immediate;
"""
TERUG = """
update intake_eigenvraag set gewijzigd_door_id = opgesteld_door_id, gewijzigd_op = opgesteld_op where gewijzigd_op is null;
set constraints all immediate;
"""
BEWAAK = """
create function intake_bewaak_opsteller() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if (new.opgesteld_door_id, new.opgesteld_op) is distinct from (old.opgesteld_door_id, old.opgesteld_op) then
    raise exception 'wie een vraag opstelde, verandert niet' using errcode = '42501';
  end if;
  return new;
end $$;
revoke all on function intake_bewaak_opsteller() from public;
create trigger bewaak_opsteller before update on intake_eigenvraag for each row
  when (current_user = 'samenspel_app') execute function intake_bewaak_opsteller();
"""
BEWAAK_WEG = """
drop trigger if exists bewaak_opsteller on intake_eigenvraag;
drop function if exists intake_bewaak_opsteller();
"""


class Migration(migrations.Migration):
    dependencies = [("intake", "0008_minder_indexen")]

    operations = [
        migrations.AddField("eigenvraag", "opgesteld_door", WIE.clone()),
        migrations.AddField("eigenvraag", "opgesteld_op", models.DateTimeField(null=True)),
        migrations.AlterField("eigenvraag", "gewijzigd_door", WIE.clone()),
        migrations.AlterField("eigenvraag", "gewijzigd_op", models.DateTimeField(null=True)),
        migrations.RunSQL(NEEM_OVER, TERUG),
        migrations.AlterField(
            "eigenvraag",
            "opgesteld_door",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField("eigenvraag", "opgesteld_op", models.DateTimeField()),
        migrations.RunSQL(BEWAAK, BEWAAK_WEG),
    ]
