"""`run.py verwijder_opnieuw`: on a restored backup, as the owner. `run.py herstel` does it by itself, before anybody can look."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.utils import ProgrammingError

from samenspel.avg.verwijderlijst import verwijder_opnieuw
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.taaklog import opdracht


class Command(BaseCommand):
    help = "Verwijder uit een teruggezette reservekopie wat daarna verwijderd is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--bestand", type=Path, help="De lijst; anders verwijderd.txt in SAMENSPEL_ANKERS.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with opdracht("verwijder_opnieuw", list(Gemeente.objects.values_list("pk", flat=True))):
                gelezen, terug = verwijder_opnieuw(options["bestand"])
        except ProgrammingError as fout:
            raise CommandError(
                "Deze kopie is van een oudere versie, of dit is niet de rol samenspel_eigenaar. Doe eerst migrate, en daarna dit opnieuw. "
                "Zet de kopie tot dan niet open."
            ) from fout
        self.stdout.write(f"{gelezen} verwijderingen nagelopen; {terug} rijen stonden in de kopie en zijn weer weg.")
