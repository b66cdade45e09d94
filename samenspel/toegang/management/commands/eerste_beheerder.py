"""`run.py eerste-beheerder`: a new installation lets its first functional manager in; after that, people do it on screen."""

from __future__ import annotations

import re
from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import connection

from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.kern.plat import plat
from samenspel.toegang.beheer import eerste_beheerder

_VRAGEN = {
    "gemeente": "Naam van de gemeente: ",
    "email": "E-mailadres van de functioneel beheerder: ",
    "naam": "Naam van de functioneel beheerder: ",
}


class Command(BaseCommand):
    help = "Maakt de gemeente en haar eerste functioneel beheerder, en drukt eenmalig een startwachtwoord af."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for naam, vraag in _VRAGEN.items():
            parser.add_argument(f"--{naam}", help=vraag.rstrip(": "))
        parser.add_argument("--nummerletter", default="", help="Eerste letters van een dossiernummer")

    def handle(self, *args: Any, nummerletter: str, **opties: Any) -> None:
        antwoorden = {naam: _antwoord(naam, opties.get(naam)) for naam in _VRAGEN}
        code = re.sub(r"[^a-z0-9]+", "-", plat(antwoorden["gemeente"])).strip("-")
        try:
            validate_email(antwoorden["email"])
            with als_eigenaar():
                wachtwoord = eerste_beheerder(code=code, nummerletter=nummerletter, op=vandaag(), **antwoorden)
        except ValidationError:
            raise CommandError("Dit is geen e-mailadres. Schrijf het als naam@gemeente.nl.") from None
        except Weigering as weigering:
            raise CommandError(weigering.reden) from None
        finally:
            connection.close()
        self.stdout.write(f"Log in met {antwoorden['email'].lower()} en dit startwachtwoord: {wachtwoord}")
        self.stdout.write(
            "Het staat nergens anders. Zet na het inloggen eerst een tweede stap aan, en kies dan een eigen wachtwoord."
        )


def _antwoord(naam: str, gegeven: str | None) -> str:
    antwoord = (gegeven if gegeven is not None else input(_VRAGEN[naam])).strip()
    if not antwoord:
        raise CommandError(f"Zonder antwoord gaat het niet: {_VRAGEN[naam].rstrip(': ').lower()}.")
    return antwoord
