"""What the plan says about money (C10) and about body and mind (C12) is encrypted under the key of its dossier."""

from __future__ import annotations

from django.db import migrations

from samenspel.kluis.migreren import versleutel_kolom
from samenspel.kluis.velden import VersleuteldeJson, VersleuteldeTekst

_HELP = "Dagen en eigenaar, zoals ze toen werden."


class Migration(migrations.Migration):
    dependencies = [("plan", "0014_hoofddoelen_van_ggm"), ("dossiers", "0012_versleuteld")]

    operations = [
        operatie
        for model in ("planregelfinancien", "planregelwelbevinden")
        for operatie in (
            versleutel_kolom(model, f"plan_{model}", "tekst", VersleuteldeTekst(blank=True, max_length=2000)),
            versleutel_kolom(model, f"plan_{model}", "gegevens", VersleuteldeJson(blank=True, default=dict, help_text=_HELP), als_json=True),
        )
    ]  # fmt: skip
