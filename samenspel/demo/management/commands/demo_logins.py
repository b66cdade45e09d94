"""`manage.py demo_logins`: who can log in to the demo, and why you would."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from samenspel.demo.organisaties import LOGINS, WACHTWOORD


class Command(BaseCommand):
    help = "Drukt de logins van de demo af."

    def handle(self, *args: Any, **opties: Any) -> None:
        self.stdout.write(f'Wachtwoord voor iedereen: "{WACHTWOORD}"')
        for login in LOGINS:
            rol = login.titel or str(login.rol).replace("_", " ")
            plaats = ", ".join(login.gemeenten)
            self.stdout.write(
                f"  {login.email:<22} {login.naam:<18} {rol}, {plaats}" + (f": {login.uitleg}" if login.uitleg else "")
            )
