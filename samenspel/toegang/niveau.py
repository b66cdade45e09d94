"""How sure it is that this is the newcomer: Midden or Substantieel (DigiD), and what opens from which level (ADR 19).

Below Substantieel health, money, the vault of work and care, letters and the log stay shut, on the page and in both walls. Which
level a password is, the municipality says (`SAMENSPEL_NIVEAU_WACHTWOORD`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, Concatenate, Final, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseBase
from django.urls import reverse

from samenspel.kern.identiteit import Aanwezige

P = ParamSpec("P")
View = Callable[Concatenate[Any, P], HttpResponseBase]
MIDDEN: Final = "midden"
SUBSTANTIEEL: Final = "substantieel"
NIVEAUS: Final = (MIDDEN, SUBSTANTIEEL)
"""From low to high."""
INBURGERAAR: Final = "inburgeraar"
HOOG: Final = ("C09", "C10", "C11", "C12", "C18", "C19")
"""Categories of which a newcomer reads all from Substantieel on."""
HOOG_KORT: Final = tuple(c for c in HOOG if c != "C19")
"""The same of minimal views: what one said yes to (C19 in short) stays open, for taking it back must be easy (AVG 7 lid 3)."""


def te_laag(wie: Aanwezige, categorie: str, *, kort: bool = False) -> bool:
    """Whether this login is too weak for the category. Of anybody but the newcomer the level is not asked."""
    return wie.rol == INBURGERAAR and wie.niveau != SUBSTANTIEEL and categorie in (HOOG_KORT if kort else HOOG)


def zonder_te_hoge(wie: Aanwezige, categorieen: Sequence[str]) -> list[str]:
    """Those of these categories for which the login is strong enough."""
    return [c for c in categorieen if not te_laag(wie, c)]


def vanaf_substantieel(view: View[P]) -> View[P]:
    """The one decorator: a page of the newcomer that asks a stronger login first, and then opens."""

    @wraps(view)
    def bewaakt(request: Any, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.wie.rol == INBURGERAAR and request.wie.niveau != SUBSTANTIEEL:
            return redirect_to_login(request.get_full_path(), login_url=reverse("portaal:hoger"))
        return view(request, *args, **kwargs)

    bewaakt.vanaf_substantieel = True  # type: ignore[attr-defined]  # for the test over every route
    return bewaakt
