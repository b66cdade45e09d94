"""Who undoes a file stands in the settings of the transaction: the caller names nobody, and no moment.

Only the house may call it (`systeem`, on behalf of somebody who may undo this file), so an act of the application
always went before.
"""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

_OUD = import_module("samenspel.koppelingen.migrations.0003_spoor_per_regel")._WORDT
_VELDEN = "uuid, uuid[], uuid, timestamptz"
_NIEUW = (
    _OUD.replace("create or replace function", "create function")
    .replace("welke uuid, ids uuid[], wie uuid, moment timestamptz", "welke uuid, ids uuid[]")
    .replace(_VELDEN, "uuid, uuid[]")
    .replace(
        "  te_wissen uuid[];",
        "  wie uuid := nullif(current_setting('app.gebruiker'), '')::uuid;\n  te_wissen uuid[];",
    )
    .replace(
        "  if not toegang_mag('C05', 'schrijf') then\n    raise exception 'mag niet';",
        "  if current_setting('app.rol') <> 'systeem' or wie is null then\n"
        "    raise exception 'alleen Samenspel wist, namens een medewerker' using errcode = '42501';",
    )
    .replace("'inlezing_ongedaan', moment, wie", "'inlezing_ongedaan', now(), wie")
)
_WEG = "drop function koppelingen_wis_ingelezen({});"


class Migration(migrations.Migration):
    dependencies = [("koppelingen", "0003_spoor_per_regel")]

    operations = [
        migrations.RunSQL(
            _WEG.format(_VELDEN) + _NIEUW,
            _WEG.format("uuid, uuid[]") + _OUD.replace("create or replace function", "create function"),
        )
    ]
