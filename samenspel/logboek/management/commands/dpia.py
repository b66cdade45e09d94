"""`run.py dpia`: the model for an impact assessment as Markdown on the screen."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from samenspel.kern.klok import vandaag
from samenspel.logboek.dpia import dpia


class Command(BaseCommand):
    help = "Schrijf een model voor de DPIA (AVG 35) als Markdown."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("\n".join(dpia(op=vandaag())))
