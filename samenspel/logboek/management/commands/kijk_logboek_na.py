"""`run.py kijk_logboek_na`: is anything in the log not as it was written? Exit 1 when so."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand

from samenspel.kern.klok import nu
from samenspel.logboek.nakijken import bewaar, kijk_na


class Command(BaseCommand):
    help = "Kijk het hele logboek na: elke regel, elke schakel, en de hoofden buiten de database."

    def handle(self, *args: Any, **options: Any) -> None:
        moment = nu()
        uit = kijk_na(moment)
        bewaar(uit, moment)
        for fout in uit.fouten[:50]:
            self.stdout.write(f"FOUT {fout}")
        self.stdout.write(
            f"{uit.regels} regels en {uit.wijzigingen} wijzigingen in {uit.ketens} ketens nagekeken; {uit.wachten} wachten op een zegel; {uit.niet_verankerd} nog niet verankerd;"
            f" {len(uit.fouten)} fouten."
        )
        if uit.fouten:
            sys.exit(1)
