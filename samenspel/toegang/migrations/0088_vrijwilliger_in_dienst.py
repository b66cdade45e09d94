"""An assignment of a volunteer opens nothing after the appointment of the volunteer ended, in the database as at the door (ADR 23).

The door asks the appointment at each request; the second wall believed it. Now it looks by itself, as it does at the promise of secrecy.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import vervang_in

_VANDAAG = "(now() at time zone 'Europe/Amsterdam')::date"
_BELOOFD = "v.geheimhouding_op is not null"
_IN_DIENST = f"""exists (select from toegang_aanstelling a
        where (a.gebruiker_id, a.gemeente_id, a.organisatie_id) = (t.gebruiker_id, t.gemeente_id, t.organisatie_id)
          and a.rol = current_setting('app.rol') and a.vanaf <= {_VANDAAG} and (a.tot is null or a.tot >= {_VANDAAG}))"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0087_een_ja_per_mens"), ("keten", "0081_tolk")]

    operations = [vervang_in("toegang_toegewezen_dossiers()", _BELOOFD, f"{_BELOOFD}\n      and {_IN_DIENST}")]
