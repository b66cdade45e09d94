"""The wall asks for the answer of an organisation, and leaves it its own rows for thirty days after it took part (ADR 26; D5).

What stands in the functions is changed in place, as in 0004, so that what another app added to them stays.
"""

from __future__ import annotations

from importlib import import_module

from django.db import migrations

from samenspel.toegang.functies import MET_OVEREENKOMST
from samenspel.toegang.rls import naloop, vervang_in

_SLOT = import_module("samenspel.avg.migrations.0006_muur_zaak")._SLOT
_VANDAAG = "(now() at time zone 'Europe/Amsterdam')::date"
_EIGEN = "b.organisatie_id = toegang_organisatie()"
_JA = f"{_EIGEN} and b.stand = 'geaccepteerd'"
_FUNCTIES = ("toegang_bereikbare_dossiers(text)", "toegang_bereikbare_cellen()")

NALOOP = f"""
create function toegang_nalopende_dossiers(cat text) returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 20 as $$
  select b.dossier_id from toegang_betrokkenheid b where toegang_bereik() = 'betrokken'
    and b.gemeente_id = current_setting('app.gemeente')::uuid and b.organisatie_id = toegang_organisatie() and b.stand = 'geaccepteerd'
    and b.tot < {_VANDAAG} and b.tot >= {_VANDAAG} - 30 and cat = any (b.categorieen)
    {(MET_OVEREENKOMST + _SLOT).format(cat="cat").replace("current_date", _VANDAAG).strip()}
$$;
revoke all on function toegang_nalopende_dossiers(text) from public;
grant execute on function toegang_nalopende_dossiers(text) to samenspel_app, samenspel_eigenaar;
"""  # noqa: S608  # our own words

TABELLEN = {
    "intake_antwoordtaal": "C07", "intake_digitalevaardigheidmeting": "C07", "intake_taalmeting": "C07", "intake_antwoordwerk": "C08",
    "intake_zrmscorewerk": "C08", "intake_antwoordnetwerk": "C13", "intake_netwerkmeting": "C13", "intake_zrmscorenetwerk": "C13", "plan_actie": "C16",
}  # fmt: skip
"""Where rows belong to an organisation and the matrix gives some organisation its own (E)."""


class Migration(migrations.Migration):
    dependencies = [
        ("keten", "0005_versleuteld"),
        ("toegang", "0028_verzoek"),
        ("avg", "0008_gewogen_en_buitensporig"),
        ("intake", "0010_versleuteld"),
        ("plan", "0015_versleuteld"),
    ]

    operations = [
        *(vervang_in(functie, _EIGEN, _JA) for functie in _FUNCTIES),
        migrations.RunSQL(NALOOP, "drop function if exists toegang_nalopende_dossiers(text)"),
        *(naloop(tabel, categorie=categorie) for tabel, categorie in TABELLEN.items()),
    ]
