"""Records of the intake can be taken back: the row stays, marked. A test may be taken by somebody from outside."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

_ZRM = ("zrmscorefinancieel", "zrmscoregezin", "zrmscoregezondheid", "zrmscorenetwerk", "zrmscorewerk")
_INTREKBAAR = (
    "belemmeringgezondheid", "digitalevaardigheidmeting", "gesprek", "lbtafname", "netwerkmeting", "positievegezondheidmeting",
    "secondopinion", "taalmeting", *_ZRM,
)  # fmt: skip


def _intrekking(model: str) -> list[migrations.AddField]:
    velden: dict[str, models.Field] = {
        "ingetrokken_door": models.ForeignKey(
            blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+",
            to=settings.AUTH_USER_MODEL,
        ),
        "ingetrokken_op": models.DateTimeField(blank=True, null=True),
        "ingetrokken_reden": models.CharField(blank=True, db_default="", default="", max_length=500),
    }  # fmt: skip
    return [migrations.AddField(model_name=model, name=naam, field=veld) for naam, veld in velden.items()]


class Migration(migrations.Migration):
    dependencies = [
        ("dossiers", "0005_besluiten"),
        ("intake", "0003_lbt_ontheffing"),
        ("organisaties", "0002_rechten"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="lbtafname", name="lbtafname_uitslag_of_reden"),
        *(migrations.RemoveConstraint(model_name=model, name=f"{model}_een_per_dag") for model in _ZRM),
        *(veld for model in _INTREKBAAR for veld in _intrekking(model)),
        migrations.AddField(
            model_name="lbtafname",
            name="begeleider_naam",
            field=models.CharField(
                blank=True, db_default="", default="", max_length=120, verbose_name="naam van iemand van buiten"
            ),
        ),
        migrations.AddConstraint(
            model_name="lbtafname",
            constraint=models.CheckConstraint(
                condition=Q(afgezien="", score__isnull=False, haalbaar__isnull=False)
                & (Q(toetsbegeleider__isnull=False) | ~Q(begeleider_naam="") & ~Q(certificaat=""))
                | Q(score__isnull=True, haalbaar__isnull=True) & ~Q(afgezien=""),
                name="lbtafname_uitslag_of_reden",
            ),
        ),
        *(
            migrations.AddConstraint(
                model_name=model,
                constraint=models.UniqueConstraint(
                    condition=Q(ingetrokken_op__isnull=True),
                    fields=("dossier", "op", "kant", "domein"),
                    name=f"{model}_een_per_dag",
                ),
            )
            for model in _ZRM
        ),
    ]
