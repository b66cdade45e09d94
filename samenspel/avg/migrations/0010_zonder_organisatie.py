"""A consent can be about one person who is of no organisation: a jurist of the municipality who looks at an objection (ADR 28)."""

from __future__ import annotations

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from samenspel.toegang.rls import GEMEENTE, minimaal, vervang_in

_VANDAAG = "(now() at time zone 'Europe/Amsterdam')::date"
_IK = "nullif(current_setting('app.gebruiker'), '')::uuid"
LEG_VAST = "avg_leg_toestemming_vast(jsonb)"
_VAN_HEM = "and w.organisatie_id = t.organisatie_id and w.gestopt_op is null and w.tot >= " + _VANDAAG + ") then"
_COLLEGA = f"""
      and not (t.organisatie_id is null and exists (select from toegang_meewerking m
        join toegang_aanstelling a on a.gebruiker_id = m.gebruiker_id and a.gemeente_id = m.gemeente_id and a.organisatie_id is null
          and a.vanaf <= {_VANDAAG} and (a.tot is null or a.tot >= {_VANDAAG})
        join toegang_recht r on r.rol = a.rol and r.categorie = t.betreft and r.gedeeld
        where m.gebruiker_id = t.ontvanger_id and m.gemeente_id = t.gemeente_id and m.gestopt_op is null and (m.tot is null or m.tot >= {_VANDAAG})
          and m.dossier_id in (select coalesce(d.samengevoegd_in_id, d.id) from dossiers_dossier d where d.id = t.dossier_id))) then"""  # noqa: S608  # our own words
_DELEN = (
    (
        "toegang_gedeeld()",
        "from toegang_bereikbare_cellen() c)",
        f"""from toegang_bereikbare_cellen() c)
     union all
     select t.dossier_id, t.rij_id, t.betreft::text from avg_toestemming t
       join toegang_recht r on r.rol = current_setting('app.rol') and r.categorie = t.betreft and r.gedeeld
       where toegang_bereik() = 'gemeente' and t.organisatie_id is null and t.ontvanger_id = {_IK} and t.ingetrokken_op is null
       and t.tot >= {_VANDAAG} and t.dossier_id in (select toegang_bereikbare_dossiers(''))""",  # noqa: S608  # our own words
    ),
    (LEG_VAST, "and x.organisatie_id = t.organisatie_id and", "and x.organisatie_id is not distinct from t.organisatie_id and"),
    (LEG_VAST, _VAN_HEM, _VAN_HEM.removesuffix(" then") + _COLLEGA),
)  # fmt: skip
_WAS = import_module("samenspel.avg.migrations.0009_ontvanger")
DELING = f"""
create or replace view avg_deling with (security_barrier) as
select {_WAS._KOLOMMEN}, t.ontvanger_id
from avg_toestemming t
where t.{GEMEENTE} and t.dossier_id in (select toegang_bereikbare_dossiers(''))
  and ((select toegang_bereik()) in ('betrokken', 'toegewezen') and t.organisatie_id = (select toegang_organisatie())
      and ((select toegang_bereik()) = 'betrokken' or t.ontvanger_id = (select {_IK}) or t.tabel = 'toegang_betrokkenheid')
    or (select toegang_bereik()) = 'gemeente' and t.organisatie_id is null and t.ontvanger_id = (select {_IK}));
"""  # noqa: S608  # our own words
_KORT = import_module("samenspel.avg.migrations.0002_muur").TOESTEMMING_KORT.strip()
_ZICHT = "kort_c19_toestemming"


class Migration(migrations.Migration):
    dependencies = [("avg", "0009_ontvanger"), ("toegang", "0030_jurist")]

    operations = [
        migrations.AlterField(
            "toestemming",
            "organisatie",
            models.ForeignKey(
                to="organisaties.organisatie",
                on_delete=django.db.models.deletion.PROTECT,
                null=True,
                related_name="+",
                db_index=False,
            ),
        ),
        migrations.AddConstraint(
            "toestemming",
            models.CheckConstraint(
                condition=Q(organisatie__isnull=False) | Q(ontvanger__isnull=False), name="toestemming_voor_iemand"
            ),
        ),
        *(vervang_in(f, was, wordt) for f, was, wordt in _DELEN),
        migrations.RunSQL(DELING, _WAS.DELING),
        migrations.RunSQL(
            f"drop view {_ZICHT}", minimaal(_ZICHT, categorie="C19", select=_KORT).sql
        ),
        minimaal(_ZICHT, categorie="C19", select=_KORT.replace("t.ingetrokken_door_id", "t.ingetrokken_door_id, t.ontvanger_id")),
    ]  # fmt: skip
