"""Who works for the municipality reaches the dossiers of a circle, and not the municipality as a whole (ADR 25).

The functions are changed in place, so that what another app added to them stays.
"""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

import samenspel.kern.uuid7
from samenspel.toegang.functies import KRING_LEEG
from samenspel.toegang.kringfuncties import (
    BEWAAK,
    BEWAAK_WEG,
    HERSCHRIJF,
    IN_DE_KRING,
    KRING,
    KRING_WEG,
    MUUR,
    MUUR_WEG,
    OOK_EIGEN_NOOD,
)
from samenspel.toegang.rls import GEMEENTE, met_kring, vervang_in

_BALIE = "select id from dossiers_dossier where toegang_bereik() = 'onverdeeld'"
_DELEN = (
    ("toegang_bereikbare_dossiers(text)", _BALIE, IN_DE_KRING + _BALIE),
    (
        "nummer_voluit(uuid, uuid, text, timestamptz)",
        "(toegang_bereik() = 'gemeente' or toegang_bereik() = 'onverdeeld' and n.dossier_id",
        "(toegang_hele_gemeente() or toegang_bereik() = any ('{gemeente,onverdeeld}') and n.dossier_id",
    ),
    (
        "avg_leg_toestemming_vast(jsonb)",
        "toegang_bereik() <> 'gemeente' or not toegang_mag('C06'",
        "toegang_bereik() <> 'gemeente' or not toegang_reikt(t.dossier_id) or not toegang_mag('C06'",
    ),
    (
        "avg_trek_toestemming_in(uuid, timestamptz)",
        "toegang_bereik() = 'gemeente' and toegang_mag",
        "toegang_bereik() = 'gemeente' and toegang_reikt(dossier_id) and toegang_mag",
    ),
    (
        "logboek_wijzigingen_van(uuid, integer)",
        "toegang_bereik() <> 'gemeente' then",
        "toegang_bereik() <> 'gemeente' or not toegang_reikt(p_dossier) then",
    ),
    (
        "dossiers_wis(uuid, text)",
        "where id = wat and gemeente_id = gemeente) then",
        "where id = wat and gemeente_id = gemeente and toegang_reikt(wat)) then",
    ),
    (
        "toegang_bewaak_betrokkenheid()",
        "toegang_bereik() <> 'gemeente' then",
        "toegang_bereik() <> 'gemeente' or not toegang_reikt(new.dossier_id) then",
    ),
)

_ACTIE = f"{GEMEENTE} and (select toegang_mag('C16', 'schrijf')) and (select toegang_bereik()) = 'gemeente'"
ACTIES = f"""alter policy app_maak on plan_actie with check ({_ACTIE}
  and ((select toegang_hele_gemeente()) or dossier_id in (select toegang_bereikbare_dossiers('C16'))))"""
_COORDINATOR = (
    "((select current_setting('app.rol')) = 'mb_coordinator' and organisatie_id = (select toegang_organisatie()))"
)
_IK = "(select nullif(current_setting('app.gebruiker'), '')::uuid)"
_LEEST = f"{GEMEENTE} and ({_COORDINATOR} or gebruiker_id = {_IK} or (select toegang_bereik()) = 'gemeente'%s)"
_HIER = " and ((select toegang_hele_gemeente()) or dossier_id in (select toegang_bereikbare_dossiers('')))"


def _mens(**velden: object) -> models.ForeignKey:
    return models.ForeignKey(
        to=settings.AUTH_USER_MODEL, on_delete=django.db.models.deletion.PROTECT, **{"related_name": "+", "db_index": False, **velden}
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("toegang", "0026_toegewezen_per_cel"),
        ("avg", "0008_gewogen_en_buitensporig"),
        ("bewaren", "0003_vasthouding_met_einde"),
        ("datalek", "0004_snoei_met_bewijs"),
        ("dossiers", "0012_versleuteld"),
        ("intake", "0010_versleuteld"),
        ("keten", "0005_versleuteld"),
        ("koppelingen", "0006_nulmeting"),
        ("logboek", "0007_zegels_muur"),
        ("personen", "0005_inburgeraar_met_bsn"),
        ("plan", "0015_versleuteld"),
        ("werkvoorraad", "0002_muur"),
    ]

    operations = [
        migrations.AddField("toegangbereik", "kring", models.CharField(max_length=20, blank=True, db_default="")),
        migrations.CreateModel(
            name="Meewerking",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False, default=samenspel.kern.uuid7.uuid7, editable=False)),
                ("dossier_id", models.UUIDField(null=True, db_index=True)),
                ("waarvoor", models.CharField(max_length=120, blank=True)),
                ("vanaf", models.DateField()),
                ("tot", models.DateField(verbose_name="tot en met", null=True, blank=True)),
                ("gegeven_op", models.DateTimeField()),
                ("gestopt_op", models.DateTimeField(null=True, help_text="Eerder dan de laatste dag, en meteen.")),
                ("gebruiker", _mens(related_name="meewerkingen", db_index=True)),
                ("regievoerder", _mens(related_name="ondersteund_door", db_index=True, null=True)),
                ("gegeven_door", _mens()),
                ("gestopt_door", _mens(null=True)),
                (
                    "gemeente",
                    models.ForeignKey(to="organisaties.gemeente", on_delete=django.db.models.deletion.PROTECT, related_name="+", db_index=False),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=Q(tot__isnull=True) | Q(tot__gte=F("vanaf")), name="meewerking_einde_na_begin"),
                    models.CheckConstraint(
                        condition=Q(dossier_id__isnull=False, regievoerder__isnull=True)
                        | Q(dossier_id__isnull=True, regievoerder__isnull=False),
                        name="meewerking_dossier_of_regievoerder",
                    ),
                ],
            },
        ),
        migrations.RunSQL(KRING, KRING_LEEG + KRING_WEG),
        *(vervang_in(f, was, wordt) for f, was, wordt in _DELEN),
        met_kring(),
        migrations.RunSQL(HERSCHRIJF, migrations.RunSQL.noop),
        migrations.RunSQL(OOK_EIGEN_NOOD, migrations.RunSQL.noop),
        migrations.RunSQL(ACTIES, f"alter policy app_maak on plan_actie with check ({_ACTIE})"),
        migrations.RunSQL(
            f"alter policy app_lees on toegang_toewijzing using ({_LEEST % _HIER})",
            f"alter policy app_lees on toegang_toewijzing using ({_LEEST % ''})",
        ),
        migrations.RunSQL(MUUR, MUUR_WEG),
        migrations.RunSQL(BEWAAK, BEWAAK_WEG),
    ]  # fmt: skip
