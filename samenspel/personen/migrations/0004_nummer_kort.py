"""Staff see a number covered (V of the matrix) and uncover it by a function that first writes who asked, when and why."""

from __future__ import annotations

from django.db import migrations, models

from samenspel.kern.uuid7 import uuid7
from samenspel.toegang.rls import minimaal

# The COA gives and gets the V-number only (D4).
_COA = "(soort = 'v_nummer' or (select current_setting('app.rol')) <> 'coa_casemanager')"
VOLUIT = """
create function nummer_voluit(welk uuid, spoor uuid, waarom text, moment timestamptz) returns bytea
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  rij personen_nummer;
begin
  select n.* into rij from personen_nummer n where n.id = welk and n.gemeente_id = current_setting('app.gemeente')::uuid and toegang_kort('C02')
    and (toegang_bereik() = 'gemeente' or toegang_bereik() = 'onverdeeld' and n.dossier_id in (select toegang_bereikbare_dossiers('C02')));
  if rij.id is null or length(trim(waarom)) < 5 then
    raise insufficient_privilege using message = 'dit nummer is niet te tonen';
  end if;
  insert into toegang_inzage (id, gemeente_id, dossier_id, door_id, wat, categorie, reden, op)
    values (spoor, rij.gemeente_id, rij.dossier_id, current_setting('app.gebruiker')::uuid, rij.soort || ' voluit', 'C02', waarom, moment);
  return rij.cijfer;
end $$;
revoke all on function nummer_voluit(uuid, uuid, text, timestamptz) from public;
grant execute on function nummer_voluit(uuid, uuid, text, timestamptz) to samenspel_app;
"""


class Migration(migrations.Migration):
    dependencies = [("personen", "0003_minder_indexen"), ("toegang", "0015_kort")]

    operations = [
        migrations.CreateModel(
            name="NummerKort",
            fields=[
                ("id", models.UUIDField(default=uuid7, editable=False, primary_key=True, serialize=False)),
                ("soort", models.CharField(choices=[("bsn", "BSN"), ("v_nummer", "V-nummer")], max_length=10)),
                ("blind", models.BinaryField()),
                ("staart", models.CharField(max_length=3)),
            ],
            options={"db_table": "kort_c02_nummer", "abstract": False, "managed": False},
        ),
        minimaal(
            "kort_c02_nummer",
            categorie="C02",
            select="select n.id, n.gemeente_id, n.dossier_id, n.soort, n.blind, n.staart from personen_nummer n",
            extra=_COA,
        ),
        migrations.RunSQL(VOLUIT, "drop function if exists nummer_voluit(uuid, uuid, text, timestamptz)"),
    ]
