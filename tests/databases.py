"""Which database the tests of this process use: the empty one, or the one in which the cast stands."""

from __future__ import annotations

from django.conf import settings
from django.db import connections

_VERBINDINGEN = ("default", "eigenaar")


class Databases:
    """Remembers what the next test wants, also before the two are made."""

    def __init__(self) -> None:
        self._leeg = self._met_cast = self._nu = ""
        self._vraagt_de_cast = False

    def voor_wie(self, *, vraagt_de_cast: bool) -> None:
        """The one that this test wants, from now on."""
        self._vraagt_de_cast = vraagt_de_cast
        self._neem()

    def zijn_er(self, leeg: str, met_cast: str) -> None:
        """Both are made; the test that waits for them gets its own."""
        self._leeg, self._met_cast = leeg, met_cast
        self._neem()

    def gebruik(self, naam: str) -> None:
        """Both connections go to this database from now on."""
        self._nu = naam
        for alias in _VERBINDINGEN:
            settings.DATABASES[alias]["NAME"] = naam
            connections[alias].close()
            connections[alias].settings_dict["NAME"] = naam

    def sluit(self) -> None:
        """No connection is left open."""
        for alias in _VERBINDINGEN:
            connections[alias].close()

    def _neem(self) -> None:
        wil = self._met_cast if self._vraagt_de_cast else self._leeg
        if wil and wil != self._nu:
            self.gebruik(wil)
