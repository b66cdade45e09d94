"""The functions that write the log, and who may read it: nobody adds, changes or takes away a row by hand."""

from __future__ import annotations

from django.db import migrations

from samenspel.logboek.functies import BEWAAK, SCHRIJF, VERZEGEL, WEG, WIS
from samenspel.toegang.rls import GEMEENTE, schut

_TABELLEN = (
    "logboek_regel",
    "logboek_betrokkene",
    "logboek_verwerking",
    "logboek_schakel",
    "logboek_wacht",
    "logboek_gewist",
)
_FG = f"{GEMEENTE} and (select toegang_mag('C19', 'schrijf'))"
"""Whoever keeps C19 (the data protection officer) reads the whole log of the municipality."""


def _dicht(tabel: str) -> list[str]:
    return [
        f"alter table {tabel} enable row level security",
        f"alter table {tabel} force row level security",
        f"create policy eigenaar on {tabel} to samenspel_eigenaar using (true) with check (true)",
    ]


_DICHT = [opdracht for tabel in _TABELLEN if tabel != "logboek_betrokkene" for opdracht in _dicht(tabel)]
_LEEST = [
    # a line outlives the dossier it was about: no foreign key
    "alter table logboek_betrokkene drop constraint logboek_betrokkene_zelfde_gemeente",
    f"create policy app_lees_fg on logboek_betrokkene for select to samenspel_app using ({_FG})",
    f"create policy app_lees on logboek_regel for select to samenspel_app using ({_FG} or ({GEMEENTE} and id in (select regel_id from logboek_betrokkene)))",  # noqa: S608  # our own words
    "grant select on logboek_regel to samenspel_app",
    f"create policy app_lees on logboek_verwerking for select to samenspel_app using ({_FG})",
    "grant select on logboek_verwerking to samenspel_app",
]


class Migration(migrations.Migration):
    dependencies = [("logboek", "0001_initial"), ("toegang", "0015_kort"), ("dossiers", "0002_muur")]

    operations = [
        schut("logboek_betrokkene", categorie="C19", daden=""),
        migrations.RunSQL(";\n".join([*_DICHT, *_LEEST]), "select 1"),
        migrations.RunSQL(SCHRIJF + VERZEGEL + BEWAAK + WIS, WEG),
    ]
