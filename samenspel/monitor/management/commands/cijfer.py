"""`run.py cijfer CODE --gemeente G ...`: one figure as JSON (contract.md section 4)."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from samenspel.kern.klok import vandaag
from samenspel.monitor.assen import ASSEN
from samenspel.monitor.berekening import cijfer
from samenspel.monitor.feitenbank import Vraag
from samenspel.monitor.indicatoren.definities import INDICATOREN
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.taaklog import opdracht


class Command(BaseCommand):
    help = "Rekent één cijfer uit en drukt het af als JSON."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="I01 tot en met I33")
        parser.add_argument("--gemeente", required=True, help="een gemeente, of sda voor de regio")
        parser.add_argument("--op", type=date.fromisoformat, help="peildatum (standaard vandaag)")
        parser.add_argument("--periode", nargs=2, type=date.fromisoformat, metavar=("VAN", "TOT"))
        parser.add_argument("--uitsplitsing", choices=sorted(ASSEN))
        parser.add_argument("--bekend-op", type=date.fromisoformat, help="zoals bekend op deze dag")
        parser.add_argument("--publiek", action="store_true", help="met bescherming van kleine aantallen")

    def handle(self, *args: Any, **opties: Any) -> None:
        code = opties["code"].upper()
        if code not in INDICATOREN:
            self._fout(f"Het cijfer {opties['code']} bestaat niet. Kies I01 tot en met I33.")
        gemeenten = _gemeenten(opties["gemeente"])
        if not gemeenten:
            self._fout(f"De gemeente {opties['gemeente']} staat niet in deze database.")
        van, tot = opties["periode"] or (None, None)
        if van and tot and van > tot:
            self._fout(f"De periode begint op {van} en eindigt al op {tot}.")
        vraag = Vraag(
            gemeenten=gemeenten, op=opties["op"] or tot or vandaag(), van=van, tot=tot, bekend_op=opties["bekend_op"]
        )
        keuzes = {naam: opties[naam] for naam in ("gemeente", "uitsplitsing", "publiek")}
        with opdracht("cijfer", [gemeente.pk for gemeente in gemeenten], leest=True):
            uitkomst = cijfer(code, vraag, **keuzes)
        self.stdout.write(json.dumps(uitkomst.als_json(), ensure_ascii=False, indent=2))

    def _fout(self, zin: str) -> None:
        self.stderr.write(zin)
        sys.exit(2)


def _gemeenten(code: str) -> tuple[Gemeente, ...]:
    """One municipality, or all of a region."""
    gevonden = Gemeente.objects.filter(code=code) or Gemeente.objects.filter(regio__code=code).order_by("code")
    return tuple(gevonden)
