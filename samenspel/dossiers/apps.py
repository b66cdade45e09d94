"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "samenspel.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        from samenspel.kluis.plekken import Plek, meld

        meld(
            Plek("dossiers_document", "cijfer", "'dossiers_document|cijfer|' || dossier_id || '|' || id", dossier=True)
        )
        from samenspel.beleid.gevolgen import meld_rekenaar_aan  # needs loaded apps
        from samenspel.dossiers import beleidsgevolgen, eigen_bladen

        eigen_bladen.meld_aan()
        meld_rekenaar_aan(beleidsgevolgen.bereken)
