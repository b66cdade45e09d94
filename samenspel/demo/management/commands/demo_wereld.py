"""`manage.py demo_wereld`: fill an empty database with the made-up region, or say that it is there."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from samenspel.demo.muur import databaseadres, herstel
from samenspel.demo.ruimte import past_op_schijf
from samenspel.demo.volume import geladen
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
        parser.add_argument("--schijf", type=Path, help="de map van de database, om te zien of het past")

    def handle(self, *args: Any, op: date | None, schaal: int, klein: bool, schijf: Path | None, **opties: Any) -> None:
        if herstel(databaseadres()):
            self._meld("een afgebroken --schaal is hersteld")
        if schaal and schijf is not None and not geladen() and not (past := past_op_schijf(schaal, schijf)):
            raise CommandError(past.reden)
        if Gemeente.objects.exists():
            self.stdout.write("De demowereld staat er al. Zij leeft op de dag waarop zij is gemaakt.")
            if klein or (op and not schaal):
                self._meld(
                    "--op en --klein doen nu niets. Een nieuwe wereld: python3 run.py demo --opnieuw, met die keuzes erbij."
                )
        else:
            with transaction.atomic():  # a world that was stopped halfway was never there
                bouw_wereld(op or vandaag(), meld=self._meld, klein=klein)
        if schaal:
            from samenspel.demo.schaal import laad  # only when asked: it is heavy

            laad(schaal, op or vandaag(), meld=self._meld)

    def _meld(self, zin: str) -> None:
        self.stdout.write(f"  {zin}", ending="\n")
        self.stdout.flush()
