"""Login, log-out, second factor: the pages of django-allauth that we use. It builds links to its others, so their names stay, and give 404."""

from __future__ import annotations

from collections.abc import Iterable

from allauth.account import urls as account_urls
from allauth.account import views as account
from allauth.mfa import urls as mfa_urls
from allauth.usersessions import urls as sessie_urls
from django.urls import URLPattern, URLResolver, include, path

from samenspel.toegang.openbaar import ACCOUNT, niet_hier

_EIGEN = frozenset({"account_login", "account_logout"})


def _open_of_dicht(delen: Iterable[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """The same patterns, with `niet_hier` behind every name that this house does not use."""
    return [
        URLResolver(deel.pattern, _open_of_dicht(deel.url_patterns))
        if isinstance(deel, URLResolver)
        else URLPattern(deel.pattern, deel.callback if deel.name in ACCOUNT else niet_hier, name=deel.name)
        for deel in delen
        if getattr(deel, "name", None) not in _EIGEN
    ]


urlpatterns = [
    path("", include(_open_of_dicht(account_urls.urlpatterns))),
    path("sessies/", include(_open_of_dicht(sessie_urls.urlpatterns))),
    path("tweede-stap/", include(_open_of_dicht(mfa_urls.urlpatterns))),
    path("", account.login, name="account_login"),
    path("uit/", account.logout, name="account_logout"),
]
