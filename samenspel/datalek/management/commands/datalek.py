"""`run.py datalek`: how large a breach is, or which cases wait. It writes no case: a person does that, logged in.

run.py datalek --gemeente assen --bron account --wat naam@voorbeeld.nl --vanaf "2026-11-01 00:00" --tot "2026-11-26 12:00"
run.py datalek --gemeente assen --open        what must still be reported; exit 1 when something is too late (for a timer)
"""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive, make_aware

from samenspel.datalek.herkennen import herken
from samenspel.datalek.melding import naam_van
from samenspel.datalek.models import Bron, Datalek
from samenspel.datalek.omvang import Vraag, bereken
from samenspel.datalek.stand import stand_van
from samenspel.kern.identiteit import SYSTEEM, Aanwezige, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.taaklog import opdracht


class Command(BaseCommand):
    help = "Wie een datalek raakt, of welke datalekken nog wachten."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--gemeente", required=True, help="Korte naam, zoals aa-en-hunze.")
        parser.add_argument("--open", action="store_true", help="Wat nog gemeld moet worden.")
        parser.add_argument("--bron", choices=Bron.values)
        parser.add_argument("--wat", help="E-mailadres, naam, kenmerk, netwerk of moment.")
        parser.add_argument("--vanaf", help="JJJJ-MM-DD UU:MM")
        parser.add_argument("--tot", help="JJJJ-MM-DD UU:MM")
        parser.add_argument("--dossiers", action="store_true", help="Ook elk dossiernummer.")

    def handle(self, *args: Any, **options: Any) -> None:
        gemeente = Gemeente.objects.filter(code=options["gemeente"]).first()
        if gemeente is None:
            raise CommandError(f"De gemeente {options['gemeente']} staat niet in Samenspel.")
        huis = Aanwezige(gebruiker_id=None, gemeente_id=gemeente.pk, rol=SYSTEEM, doel="datalek:opdracht")
        with opdracht("datalek", [gemeente.pk], leest=True), identiteit(huis):
            if options["open"]:
                self._open(gemeente)
            else:
                self._omvang(gemeente, options)

    def _open(self, gemeente: Gemeente) -> None:
        standen = [
            (zaak, stand_van(zaak, zaak.besluiten.all(), nu()))
            for zaak in Datalek.objects.filter(gemeente=gemeente).prefetch_related("besluiten").order_by("ontdekt_op")
        ]
        for zaak, stand in standen:
            if stand.te_doen:
                over = "" if stand.uren is None else f"nog {stand.uren} uur om te melden. "
                over = f"TE LAAT, {-stand.uren} uur over tijd. " if stand.te_laat and stand.uren is not None else over
                self.stdout.write(f"{zaak.pk} {zaak.get_bron_display()}: {over}{' '.join(stand.te_doen)}")
        if any(stand.te_laat for _zaak, stand in standen):
            sys.exit(1)

    def _omvang(self, gemeente: Gemeente, o: dict[str, Any]) -> None:
        if not o["bron"] or not o["wat"]:
            raise CommandError("Geef --bron en --wat, met --vanaf en --tot; of --open.")
        try:
            wat = herken(o["bron"], o["wat"], gemeente.pk)
        except Weigering as weigering:
            raise CommandError(weigering.reden) from None
        vanaf, tot = _moment(o["vanaf"], "--vanaf"), _moment(o["tot"], "--tot")
        omvang = bereken(Vraag(gemeente_id=gemeente.pk, bron=o["bron"], wat=wat, vanaf=vanaf, tot=tot, op=vandaag()))
        t = omvang.telling()
        self.stdout.write(
            f"{t['mensen']} mensen; {t['gewist']} vermeldingen van wie gewist is; bekeken {t['bekeken']}, gewijzigd {t['gewijzigd']}, gedownload {t['gedownload']},"
            f" nummers voluit {t['nummers']}, gedeeld {t['gedeeld']}; geheim adres {t['geheim']}, apart bewaard {t['kluis']}, kinderen onder 16 {t['kinderen']}"
        )
        for code, aantal in t["categorieen"].items():
            self.stdout.write(f"  {code} {naam_van(code)}: {aantal}")
        for taal, aantal in t["talen"].items():
            self.stdout.write(f"  taal {taal or 'niet bekend'}: {aantal}")
        if o["dossiers"]:
            self.stdout.write("\n".join(g.nummer for g in omvang.getroffenen))


def _moment(tekst: str | None, welk: str) -> datetime:
    moment = parse_datetime(tekst or "")
    if moment is None:
        raise CommandError(f"{welk} is een moment, zoals '2026-11-26 12:00'.")
    return make_aware(moment) if is_naive(moment) else moment
