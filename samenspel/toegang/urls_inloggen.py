"""Login, log-out, second factor: the pages of django-allauth that we use. It builds links to its others, so their names stay, and give 404."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from allauth.account import urls as account_urls
from allauth.account import views as account
from allauth.mfa import urls as mfa_urls
from allauth.usersessions import urls as sessie_urls
from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path

from samenspel.toegang import passkeys, views_aanbieder, views_persoonlijk, views_sessie
from samenspel.toegang.openbaar import ACCOUNT, niet_hier

_EIGEN = frozenset({"account_login", "account_logout"})
_ANDERS: dict[str, Callable[..., HttpResponseBase]] = {
    "mfa_activate_totp": passkeys.AppAanzetten.as_view(),
    "mfa_add_webauthn": passkeys.PasskeyMaken.as_view(),
    "mfa_index": passkeys.TweedeStapBlad.as_view(),
    "mfa_list_webauthn": passkeys.lijst,
    "mfa_login_webauthn": passkeys.PasskeyInloggen.as_view(),
    "mfa_reauthenticate_webauthn": passkeys.PasskeyOpnieuw.as_view(),
    "mfa_remove_webauthn": passkeys.PasskeyWeg.as_view(),
    "usersessions_list": views_sessie.Sessielijst.as_view(),
}
"""Where our own page stands in place of the one of django-allauth."""


def _open_of_dicht(delen: Iterable[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    """The same patterns, with `niet_hier` behind every name that this house does not use."""
    return [
        URLResolver(deel.pattern, _open_of_dicht(deel.url_patterns))
        if isinstance(deel, URLResolver)
        else URLPattern(deel.pattern, _blad(deel), name=deel.name)
        for deel in delen
        if getattr(deel, "name", None) not in _EIGEN
    ]


def _blad(deel: URLPattern) -> Callable[..., HttpResponseBase]:
    """Its view, ours, or the 404 of a page that this house does not use."""
    if deel.name not in ACCOUNT:
        return niet_hier
    return _ANDERS.get(deel.name or "", deel.callback)


urlpatterns = [
    path("", include(_open_of_dicht(account_urls.urlpatterns))),
    path("sessies/", include(_open_of_dicht(sessie_urls.urlpatterns))),
    path("tweede-stap/", include(_open_of_dicht(mfa_urls.urlpatterns))),
    path("", account.login, name="account_login"),
    path("uit/", views_sessie.uitloggen, name="account_logout"),
    path("bent-u-het/", views_sessie.bent_u_het, name="account_bent_u_het"),
    path("bij/<slug:aanbieder_id>/", views_aanbieder.inloggen, name="account_aanbieder"),
    path("bij/<slug:aanbieder_id>/terug/", views_aanbieder.terug, name="account_aanbieder_terug"),
    path("bij/<slug:aanbieder_id>/hoger/", views_aanbieder.hoger, name="account_aanbieder_hoger"),
    path("bij/<slug:aanbieder_id>/opnieuw/", views_aanbieder.opnieuw, name="account_aanbieder_opnieuw"),
    path("koppelen/", views_aanbieder.koppelen, name="account_koppelen"),
    path("koppelen/<slug:aanbieder_id>/", views_aanbieder.koppel, name="account_koppel"),
    path("koppelen/<int:nummer>/weg/", views_aanbieder.ontkoppelen, name="account_ontkoppelen"),
    path("koppellink/<str:link>/", views_aanbieder.koppellink, name="account_koppellink"),
    path("met-link/<str:link>/", views_persoonlijk.met_link, name="persoonlijke_link"),
    path("met-code/", views_persoonlijk.met_code, name="persoonlijke_code"),
    path("er-nog/", views_sessie.er_nog, name="account_er_nog"),
]
