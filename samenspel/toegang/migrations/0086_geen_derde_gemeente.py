"""A municipality says yes to the others that were asked with it: after the yes of another nobody is added (ADR 34).

Adding and saying yes wait for each other, so that a yes that is being written is seen.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import vervang_in

_BEWAAK = "toegang_bewaak_deelnemer()"
_ROL = "    raise exception 'alleen een functioneel beheerder spreekt voor de gemeente' using errcode = '42501';\n  end if;\n"
_NA_EEN_JA = """  perform pg_advisory_xact_lock(hashtextextended('samenwerking' || new.samenwerking_id, 0));
  if tg_op = 'INSERT' and exists (select from toegang_deelnemer d where d.samenwerking_id = new.samenwerking_id and d.gemeente_id <> current_setting('app.gemeente')::uuid
      and d.ja_op is not null) then
    raise exception 'een andere gemeente zei al ja: leg een nieuwe samenwerking vast' using errcode = '42501';
  end if;
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0085_foto_van_medewerkers")]

    operations = [vervang_in(_BEWAAK, _ROL, _ROL + _NA_EEN_JA)]
