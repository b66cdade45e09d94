"""Who reads and writes a breach: the data protection officer of the municipality. Nobody changes or takes away a row.

A case and its people are written by the house, on behalf of who began it; a decision by that person.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.rls import GEMEENTE

_FG = f"{GEMEENTE} and (select toegang_mag('C19', 'schrijf'))"
_HUIS = f"{_FG} and (select current_setting('app.rol')) = 'systeem'"
_ZELF = "door_id = (select nullif(current_setting('app.gebruiker'), '')::uuid)"
_MAAKT = {
    "datalek_datalek": f"{_HUIS} and {_ZELF}",
    "datalek_getroffene": _HUIS,
    "datalek_datalekbesluit": f"{_FG} and {_ZELF}",
}


def _muur(tabel: str, maakt: str) -> list[str]:
    return [
        f"alter table {tabel} enable row level security",
        f"alter table {tabel} force row level security",
        f"create policy eigenaar on {tabel} to samenspel_eigenaar using (true) with check (true)",
        f"create policy app_lees on {tabel} for select to samenspel_app using ({_FG})",
        f"create policy app_maak on {tabel} for insert to samenspel_app with check ({maakt})",
        f"grant select, insert on {tabel} to samenspel_app",
    ]


_SAMEN = (
    "alter table datalek_getroffene add constraint datalek_getroffene_zelfde_gemeente foreign key (dossier_id, gemeente_id)"
    " references dossiers_dossier (id, gemeente_id) deferrable initially deferred"
)


class Migration(migrations.Migration):
    dependencies = [
        ("datalek", "0001_initial"),
        ("toegang", "0015_kort"),
        ("dossiers", "0002_muur"),
        ("logboek", "0002_muur"),
    ]

    operations = [
        migrations.RunSQL(
            ";\n".join([*(regel for tabel, maakt in _MAAKT.items() for regel in _muur(tabel, maakt)), _SAMEN]),
            "select 1",
        )
    ]
