"""Guessing goes slowly: a brake on wrong passwords and codes, in the database, so that it holds for every process and after a restart.

One row per key says until when its turns are spent (a leaky bucket; GCRA): a key has `STAPEL` turns at once, and gets one back
every `TERUG` seconds. A turn is taken before the password is looked at, so that twenty guesses at the same moment are twenty
turns; who was right gets the turn back. Keys are digests: the table names nobody, and an address that does not exist has
the same rows as one that does.

What cannot happen: that somebody elsewhere keeps the owner out. A place from which the owner logged in before has turns of
its own, and a passkey never passes here, for there is nothing to guess.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from django.conf import settings
from django.db import connection

from samenspel.toegang.models import Inlogrem


@dataclass(frozen=True, slots=True)
class Maat:
    """`stapel` turns at once, then one per `terug`."""

    stapel: int
    terug: timedelta


ACCOUNT: Final = Maat(5, timedelta(minutes=12))
"""Per account: ten in any hour from places that it knows, and ten from everywhere else together (V19: at most 20)."""
PLEK: Final = Maat(60, timedelta(seconds=12))
"""Per internet address, over all accounts: a town hall may mistype sixty times at nine, then three hundred an hour."""
CODE: Final = Maat(5, timedelta(minutes=5))
"""Per person whose password was right: codes of an app."""
HEENWEG: Final = Maat(120, timedelta(seconds=1))
"""Per internet address: on the way to a provider. Nothing is guessed there; each time a session is kept and a provider may be asked."""
_BEKEND: Final = timedelta(days=90)
STATE_GELDT: Final = timedelta(minutes=15)
"""Longer than a login at a provider may take."""

_NEEM = """
insert into toegang_inlogrem as r (sleutel, tot) values (%(sleutel)s, %(nu)s::timestamptz + make_interval(secs => %(terug)s))
on conflict (sleutel) do update set tot = greatest(r.tot, %(nu)s::timestamptz) + make_interval(secs => %(terug)s)
where greatest(r.tot, %(nu)s::timestamptz) <= %(nu)s::timestamptz + make_interval(secs => %(terug)s) * (%(stapel)s - 1)
returning true
"""
_GEEF_TERUG = "update toegang_inlogrem set tot = tot - make_interval(secs => %(terug)s) where sleutel = %(sleutel)s"
_ONTHOUD = """
insert into toegang_inlogrem as r (sleutel, tot) values (%(sleutel)s, %(tot)s)
on conflict (sleutel) do update set tot = excluded.tot where r.tot <= %(nu)s returning true
"""
_ONTHOUD_OPNIEUW = """
insert into toegang_inlogrem (sleutel, tot) values (%(sleutel)s, %(tot)s) on conflict (sleutel) do update set tot = excluded.tot
"""


@dataclass(frozen=True, slots=True)
class Beurt:
    """Turns that were taken; given back when it was right."""

    genomen: tuple[tuple[str, Maat], ...]

    def geef_terug(self) -> None:
        with connection.cursor() as cursor:
            for sleutel, maat in self.genomen:
                cursor.execute(_GEEF_TERUG, {"sleutel": sleutel, "terug": maat.terug.total_seconds()})


def neem_beurt_voor_wachtwoord(email: str, adres: str, nu: datetime) -> Beurt | None:
    """Before a password is looked at; None: wait. Asks the same of a known and an unknown account."""
    bekend = is_bekende_plek(email, adres, nu)
    plek = [] if bekend else [(_sleutel("plek", adres), PLEK)]
    return _neem([*plek, (_sleutel("account", email.lower(), "bekend" if bekend else "elders"), ACCOUNT)], nu)


def neem_beurt_voor_code(gebruiker_id: object, nu: datetime) -> Beurt | None:
    """Before a code is looked at."""
    return _neem([(_sleutel("code", str(gebruiker_id)), CODE)], nu)


def neem_beurt_voor_heenweg(adres: str, nu: datetime) -> Beurt | None:
    """Before somebody goes to a provider: a town hall may at nine, a machine not all day."""
    return _neem([(_sleutel("heenweg", adres), HEENWEG)], nu)


def neem_beurt_voor_persoonlijke_code(merk: str, adres: str, nu: datetime) -> Beurt | None:
    """Before the code that belongs to a link or a device is looked at; the same for a link that nobody has."""
    return _neem([(_sleutel("plek", adres), PLEK), (_sleutel("persoonlijk", merk), CODE)], nu)


def is_bekende_plek(email: str, adres: str, nu: datetime) -> bool:
    """Whether this account logged in from here in the last ninety days."""
    return Inlogrem.objects.filter(sleutel=_sleutel("bekend", email.lower(), adres), tot__gt=nu).exists()


def onthoud_plek(email: str, adres: str, nu: datetime) -> None:
    """Somebody is in: from here the account has turns of its own."""
    with connection.cursor() as cursor:
        cursor.execute(_ONTHOUD_OPNIEUW, {"sleutel": _sleutel("bekend", email.lower(), adres), "tot": nu + _BEKEND})


def eenmalig(soort: str, *delen: object, nu: datetime, geldig: timedelta) -> bool:
    """The first time that this is used, of all processes; again only after `geldig`."""
    with connection.cursor() as cursor:
        sleutel = _sleutel(soort, *map(str, delen))
        cursor.execute(_ONTHOUD, {"sleutel": sleutel, "tot": nu + geldig, "nu": nu})
        return cursor.fetchone() is not None


def ruim_op(nu: datetime) -> int:
    """What has no meaning any more."""
    return Inlogrem.objects.filter(tot__lt=nu).delete()[0]


def _neem(keys: list[tuple[str, Maat]], nu: datetime) -> Beurt | None:
    genomen: list[tuple[str, Maat]] = []
    with connection.cursor() as cursor:
        for sleutel, maat in keys:
            cursor.execute(
                _NEEM, {"sleutel": sleutel, "nu": nu, "terug": maat.terug.total_seconds(), "stapel": maat.stapel}
            )
            if cursor.fetchone() is None:
                return None
            genomen.append((sleutel, maat))
    return Beurt(tuple(genomen))


def _sleutel(*delen: str) -> str:
    """A digest under the secret of this installation: who reads the table learns no address."""
    return hmac.new(settings.SECRET_KEY.encode(), "|".join(delen).encode(), sha256).hexdigest()
