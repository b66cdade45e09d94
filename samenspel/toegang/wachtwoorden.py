"""Which passwords are refused: too long to be meant, or guessed first by anybody who knows this house (ASVS 6.2, V17).

No rules about capitals or signs; twelve characters and not an obvious word are enough. The list of common passwords is Django's.
"""

from __future__ import annotations

import re
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from samenspel.kern.plat import plat
from samenspel.organisaties.models import Gemeente

HOOGSTENS: Final = 128
_OVER: Final = 5
"""Letters and digits that must be left when the obvious words are taken out."""
_WOORDEN: Final = (
    "samenspel", "inburgeraar", "inburgering", "inburgeren", "gemeente", "regievoerder", "klantmanager", "consulent", "statushouder",
    "nieuwkomer", "taalschool", "vluchtelingenwerk", "vluchteling", "nederland", "holland", "welkom", "wachtwoord", "password", "passwort", "geheim",
    "secret", "inloggen", "login", "admin", "beheerder", "beheer", "test", "demo", "qwerty", "azerty", "qwertz", "asdfgh", "zxcvbn",
    "letmein", "iloveyou", "lente", "zomer", "herfst", "winter", "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
)  # fmt: skip
_VERMOMD: Final = str.maketrans("013457@$!", "oieastasi")
_RIJEN: Final = ("abcdefghijklmnopqrstuvwxyz", "0123456789", "1234567890", "qwertyuiopasdfghjklzxcvbnm", "azertyuiopqsdfghjklmwxcvbn", "1q2w3e4r5t6y7u8i9o0p", "!@#$%^&*()_+", "1qaz2wsx3edc4rfv5tgb6yhn7ujm")  # fmt: skip
_REEKSEN: Final = tuple(rij for deel in _RIJEN for rij in (deel * 3, deel[::-1] * 3))


class NietTeLang:
    """A password of a thousand signs keeps the server busy, and is nobody's."""

    def validate(self, password: str, user: object = None) -> None:
        if len(password) > HOOGSTENS:
            raise ValidationError(self.get_help_text(), code="password_too_long")

    def get_help_text(self) -> str:
        return _("Een wachtwoord heeft hoogstens %(aantal)s tekens.") % {"aantal": HOOGSTENS}


class NietVoorDeHand:
    """What is left without the words that everybody here would try first must still be something."""

    def validate(self, password: str, user: object = None) -> None:
        if ligt_voor_de_hand(password, namen_van(user)):
            raise ValidationError(self.get_help_text(), code="password_obvious")

    def get_help_text(self) -> str:
        return _("Dit wachtwoord is makkelijk te raden. Neem een paar woorden die niets met uw werk te maken hebben.")


def ligt_voor_de_hand(wachtwoord: str, namen: tuple[str, ...] = ()) -> bool:
    """Made of few signs, a row of the keyboard or the alphabet, or of obvious words with a year and some signs around it."""
    klein = wachtwoord.casefold()
    if len(set(klein)) < _OVER or _is_reeks(klein) or _herhaalt(klein):
        return True
    weg = sorted({*_WOORDEN, *namen}, key=len, reverse=True)
    return min(_rest(klein, weg), _rest(klein.translate(_VERMOMD), weg)) < _OVER


def namen_van(gebruiker: Any) -> tuple[str, ...]:
    """Words of this person and of the municipalities here."""
    eigen = re.split(r"\W+", plat(f"{getattr(gebruiker, 'naam', '')} {getattr(gebruiker, 'email', '')}"))
    plaatsen = [
        deel for naam in Gemeente.objects.values_list("naam", flat=True) for deel in re.split(r"\W+", plat(naam))
    ]
    return tuple(deel for deel in (*eigen, *plaatsen) if len(deel) > 2)


def _rest(tekst: str, weg: list[str]) -> int:
    """How much is left without these words: letters, and other signs when they are more than a year and an exclamation mark."""
    for woord in weg:
        tekst = tekst.replace(woord, " ")
    letters = sum(teken.isalpha() for teken in tekst)
    cijfers = "".join(teken for teken in tekst if teken.isdecimal())
    tekens = "".join(teken for teken in tekst if not teken.isalnum() and not teken.isspace())
    return letters + sum(len(deel) for deel in (cijfers, tekens) if len(set(deel)) >= _OVER and not _is_reeks(deel))


def _is_reeks(tekst: str) -> bool:
    """A piece of the alphabet, the digits or the keyboard, from beginning to end."""
    return any(tekst in reeks for reeks in _REEKSEN)


def _herhaalt(tekst: str) -> bool:
    """`abcabcabcabc`: one piece of at most six signs, again and again."""
    return any(len(tekst) >= 2 * n and tekst == (tekst[:n] * len(tekst))[: len(tekst)] for n in range(1, 7))
