"""Somebody from outside without a certificate may be recorded: the rule that asks for one is passed with a reason (ADR 11)."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("intake", "0004_terugnemen")]

    operations = [
        migrations.RemoveConstraint(model_name="lbtafname", name="lbtafname_uitslag_of_reden"),
        migrations.AddConstraint(
            model_name="lbtafname",
            constraint=models.CheckConstraint(
                condition=Q(afgezien="", score__isnull=False, haalbaar__isnull=False)
                & (Q(toetsbegeleider__isnull=False) | ~Q(begeleider_naam=""))
                | Q(score__isnull=True, haalbaar__isnull=True) & ~Q(afgezien=""),
                name="lbtafname_uitslag_of_reden",
            ),
        ),
    ]
