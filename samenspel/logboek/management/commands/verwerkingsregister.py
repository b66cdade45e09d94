"""`run.py verwerkingsregister [--gemeente NAAM]`: the register of processing as Markdown on the screen."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from samenspel.kern.identiteit import SYSTEEM, Aanwezige, identiteit
from samenspel.kern.klok import vandaag
from samenspel.logboek.register import register
from samenspel.organisaties.models import Gemeente


class Command(BaseCommand):
    help = "Schrijf het register van verwerkingen (AVG 30) als Markdown."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--gemeente", help="Ook met welke organisaties deze gemeente iets afsprak.")

    def handle(self, *args: Any, **options: Any) -> None:
        naam = options["gemeente"]
        if not naam:
            self.stdout.write("\n".join(register(op=vandaag())))
            return
        gemeente = Gemeente.objects.filter(naam=naam).first()
        if gemeente is None:
            raise CommandError(f"De gemeente {naam} staat niet in Samenspel.")
        with identiteit(Aanwezige(gebruiker_id=None, gemeente_id=gemeente.pk, rol=SYSTEEM, doel="logboek:register")):
            self.stdout.write("\n".join(register(gemeente.pk, op=vandaag())))
