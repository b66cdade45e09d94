"""How a question looks to the newcomer: the portal, which stands above the intake, says so itself."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest

from samenspel.intake.vragenblad import Regel

Voorbeeld = Callable[[HttpRequest, Regel, str], str]
"""From a row and a language to the same HTML that the newcomer gets."""
_aangemeld: list[Voorbeeld] = []


def meld_voorbeeld_aan(voorbeeld: Voorbeeld) -> None:
    """Called once, from `ready` of the portal."""
    _aangemeld[:] = [voorbeeld]


def voorbeeld_van_het_portaal(request: HttpRequest, regel: Regel, taal: str) -> str:
    """The row as it stands on the newcomer's own phone; empty without a portal."""
    return _aangemeld[0](request, regel, taal) if _aangemeld else ""
