"""App configuration: how the first wall asks for consents and emergencies, and what a dossier page shows of them."""

from __future__ import annotations

from django.apps import AppConfig


class AvgConfig(AppConfig):
    name = "samenspel.avg"
    label = "avg"

    def ready(self) -> None:
        from samenspel.avg import bladen, deuren  # models exist from here on
        from samenspel.avg.handelingen.kopie import KOPIE
        from samenspel.avg.verwijderlijst import schrijf_buiten
        from samenspel.avg.wacht import wacht
        from samenspel.avg.zaken import met_verklaring, staande_beperkingen
        from samenspel.dossiers.beeld import meld_staand_aan
        from samenspel.dossiers.views.gereedschap import meld_wacht_aan
        from samenspel.kern.achtergrond import meld_werk_aan
        from samenspel.kluis.plekken import meld

        meld(KOPIE)
        meld_staand_aan("beperking", staande_beperkingen)
        meld_staand_aan("verklaring", met_verklaring)
        deuren.meld_aan()
        bladen.meld_aan()
        meld_wacht_aan(wacht)
        meld_werk_aan("verwijderingen buiten de database schrijven", seconden=5, doe=schrijf_buiten)
