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
from samenspel.demo.wereld import bouw_wereld, dag_van_de_wereld
from samenspel.huisstijl.datums import voluit
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
            self._staat_er_al(vandaag(), klein=klein, op=op if not schaal else None)
        else:
            with transaction.atomic():  # a world that was stopped halfway was never there
                bouw_wereld(op or vandaag(), meld=self._meld, klein=klein)
        if schaal:
            from samenspel.demo.schaal import laad  # only when asked: it is heavy

            laad(schaal, op or vandaag(), meld=self._meld)

    def _staat_er_al(self, nu: date, *, klein: bool, op: date | None) -> None:
        """On which day the world lives, what that means today, and the one command for a world of today."""
        dag = dag_van_de_wereld()
        opnieuw = f"python3 run.py demo --opnieuw{f' --schaal {aantal}' if (aantal := geladen()) else ''}"
        self.stdout.write(f"De demowereld staat er al.{f' Zij leeft op {voluit(dag)}.' if dag else ''}")
        if dag is not None and dag < nu:
            self._meld(f"Dat is {_zo_lang_geleden((nu - dag).days)}: wat toen op tijd was, kan nu te laat zijn.")
            self._meld(f"Een wereld van vandaag: {opnieuw}. Wat u in de demo opschreef, gaat dan weg.")
        if klein or op:
            self._meld(f"--op en --klein doen nu niets. Een nieuwe wereld: {opnieuw}, met die keuzes erbij.")

    def _meld(self, zin: str) -> None:
        self.stdout.write(f"  {zin}", ending="\n")
        self.stdout.flush()


def _zo_lang_geleden(dagen: int) -> str:
    weken = dagen // 7
    return f"{dagen} {'dag' if dagen == 1 else 'dagen'} geleden" if weken < 2 else f"{weken} weken geleden"
