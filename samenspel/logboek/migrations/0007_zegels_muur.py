"""The change history in the chain: who may see the seals (nobody), and the functions that make them. What stands there already waits for its seal.

And who directs a dossier no longer reads in the history that somebody holds it.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.logboek.functies import VERZEGEL
from samenspel.logboek.wijzigfuncties import LEES, SCHRIJF
from samenspel.logboek.zegelfuncties import BEWAAK, BUNDEL, WEG, WIS

_TABELLEN = ("logboek_bundel", "logboek_zegel", "logboek_zegelwacht")
_DICHT = "".join(
    f"alter table {tabel} enable row level security; alter table {tabel} force row level security;"
    f" create policy eigenaar on {tabel} to samenspel_eigenaar using (true) with check (true);"
    for tabel in _TABELLEN
)
_ALLES = "insert into logboek_zegelwacht (wijziging_id) select id from logboek_wijziging;"


class Migration(migrations.Migration):
    dependencies = [("logboek", "0006_zegels")]

    operations = [migrations.RunSQL(_DICHT + BEWAAK + BUNDEL + WIS + VERZEGEL + SCHRIJF + LEES + _ALLES, WEG)]
