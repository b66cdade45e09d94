"""`run.py toegangscode bea@assen.test`: the code of this moment, of somebody in the demo who has a second step."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any, Final

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from samenspel.demo.organisaties import MET_CODE

_GENOEG: Final = 10.0


class Command(BaseCommand):
    help = "Drukt de code van dit moment af. Alleen voor logins van de demo, en nooit in productie."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="een login van de demo met een tweede stap")

    def handle(self, *args: Any, email: str, **opties: Any) -> None:
        if settings.VEILIG or not (settings.DEMO or settings.DEBUG or settings.PROEF):
            raise CommandError(
                "Dit werkt alleen in de demo. In productie komt de code uit de app van de gebruiker zelf."
            )
        if email not in MET_CODE:
            raise CommandError(f"Alleen deze logins van de demo hebben een code: {', '.join(MET_CODE)}.")
        stap = Authenticator.objects.filter(user__email=email, type=Authenticator.Type.TOTP).first()
        if stap is None:
            raise CommandError(f"De tweede stap van {email} staat uit. Alleen het wachtwoord is dan genoeg.")
        over = _seconden_over()
        if over < _GENOEG:  # who still has to type it would be too late
            time.sleep(over)
            over = app_settings.TOTP_PERIOD
        tellers = list(yield_hotp_counters_from_time())
        code = hotp_value(decrypt(stap.data["secret"]), tellers[len(tellers) // 2])
        self.stdout.write(f"{format_hotp_value(code)} (werkt nog {over:.0f} seconden)")


def _seconden_over() -> float:
    """How long the code of this moment still works."""
    return float(app_settings.TOTP_PERIOD - time.time() % app_settings.TOTP_PERIOD)
