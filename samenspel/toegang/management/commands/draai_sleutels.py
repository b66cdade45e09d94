"""`manage.py draai_sleutels`: bring everything under the new main keys, as the owner, while the house stays open."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from samenspel.kern.klok import nu
from samenspel.kluis.draaien import draai
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.taaklog import opdracht


class Command(BaseCommand):
    help = "Zet alle versleutelde gegevens onder de nieuwe hoofdsleutels. Lees eerst docs/productie.md, hoofdstuk Sleutels."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--log", action="store_true", help="geef mensen ook een nieuwe naam in het Logboek Dataverwerkingen"
        )

    def handle(self, *args: Any, log: bool, **opties: Any) -> None:
        with opdracht("draai_sleutels", list(Gemeente.objects.values_list("pk", flat=True))):
            uit = draai(nu=nu(), nieuw_in_het_log=log, meld=self.stdout.write)
        if uit.over:
            self.stdout.write(f"NOG NIET KLAAR: {uit.over}. Start deze opdracht nog een keer.")
            sys.exit(1)
        oud = [f"{naam} {kenmerk}" for naam, kenmerken in uit.oude_sleutels.items() for kenmerk in kenmerken]
        self.stdout.write(
            "Alles staat onder de nieuwe sleutels. "
            + (
                f"Haal de oude weg uit SAMENSPEL_GEHEIMEN ({', '.join(oud)}), en bewaar ze 35 dagen bij de reservekopie\u00ebn."
                if oud
                else ""
            )
        )
