"""An answer that there is more than one is about each of them: a row for each, shut from the beginning, from which both logs are written (ADR 31).

The desk sees none of them: what opens is `tot`. Such a row is no question of its own, and does not count as one.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import vervang_in

_VRAAG = "balie_vraag(uuid, text[], text)"
_TELT = "v.gebruiker_id = ik and v.op > now() - interval '1 hour'"
_SLOT = "  return case cardinality(gevonden)"
_ALLEBEI = """  if cardinality(gevonden) > 1 then
    insert into toegang_balievraag (id, gemeente_id, gebruiker_id, dossier_id, op, tot) select gen_random_uuid(), hier, ik, g, now(), now() from unnest(gevonden) g;
  end if;
"""


class Migration(migrations.Migration):
    dependencies = [("balie", "0001_vragen")]

    operations = [
        vervang_in(_VRAAG, _TELT, f"{_TELT} and (v.dossier_id is null or v.tot > v.op)"),
        vervang_in(_VRAAG, _SLOT, f"{_ALLEBEI}{_SLOT}"),
    ]
