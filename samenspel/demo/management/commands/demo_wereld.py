"""`manage.py demo_wereld`: fill an empty database with the made-up region, or say that it is there."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from samenspel.demo.muur import databaseadres, herstel
from samenspel.demo.wereld import bouw_wereld
from samenspel.kern.klok import vandaag
from samenspel.organisaties.models import Gemeente


class Command(BaseCommand):
    help = "Vult een lege database met de demowereld. Een gevulde database blijft zoals hij is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--op", type=date.fromisoformat, help="de dag waarop de demowereld leeft (standaard vandaag)"
        )
        parser.add_argument("--schaal", type=int, default=0, help="laad daarna nog N verzonnen dossiers met COPY")
        parser.add_argument("--klein", action="store_true", help="alleen de verhalen, zonder de pilot en de caseload")

    def handle(self, *args: Any, op: date | None, schaal: int, klein: bool, **opties: Any) -> None:
        if herstel(databaseadres()):
            self._meld("een afgebroken --schaal is hersteld")
        if Gemeente.objects.exists():
            self.stdout.write("De demowereld staat er al.")
        else:
            with transaction.atomic():  # a world that was stopped halfway was never there
                bouw_wereld(op or vandaag(), meld=self._meld, klein=klein)
        if schaal:
            from samenspel.demo.schaal import laad  # only when asked: it is heavy

            laad(schaal, op or vandaag(), meld=self._meld)

    def _meld(self, zin: str) -> None:
        self.stdout.write(f"  {zin}", ending="\n")
        self.stdout.flush()
