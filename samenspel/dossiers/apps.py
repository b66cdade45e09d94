"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "samenspel.dossiers"
    label = "dossiers"

    def ready(self) -> None:
        from samenspel.beleid.gevolgen import meld_rekenaar_aan  # needs loaded apps
        from samenspel.dossiers import beleidsgevolgen, eigen_bladen
        from samenspel.dossiers.handelingen.documenten import INHOUD
        from samenspel.kluis.plekken import meld

        eigen_bladen.meld_aan()
        meld_rekenaar_aan(beleidsgevolgen.bereken)
        meld(INHOUD)
