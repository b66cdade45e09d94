"""`manage.py demo_logins`: who can log in to the demo, and why you would."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

import samenspel.demo.wereld  # noqa: F401  # importing registers the stories
from samenspel.demo.handleiding import login_regels
from samenspel.demo.organisaties import MET_CODE, WACHTWOORD


class Command(BaseCommand):
    help = "Drukt de logins van de demo af."

    def handle(self, *args: Any, **opties: Any) -> None:
        self.stdout.write(f'Wachtwoord voor iedereen: "{WACHTWOORD}"')
        for email, naam, wat in login_regels():
            self.stdout.write(f"  {email:<26} {naam:<18} {wat}")
        for email in MET_CODE:
            self.stdout.write(f"De code van {email}: python3 run.py toegangscode {email}")
        self.stdout.write("De verhalen staan in docs/handleiding/demowereld.md.")
