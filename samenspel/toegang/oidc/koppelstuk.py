"""What of django-allauth we stand on: its provider, its adapter, its row that ties an account to a provider. Stricter in each.

Its own fetching is shut (`get_requests_session`): everything goes through `oidc.gesprek`. Providers come from the settings alone, never
from a table. A row holds provider and `sub`; `extra_data` stays empty.
"""

from __future__ import annotations

import secrets
from typing import Any, ClassVar, NoReturn
from urllib.parse import urlsplit

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

from samenspel.toegang.oidc.aanbieders import Aanbieder, aanbieders
from samenspel.toegang.oidc.gesprek import instellingen_van
from samenspel.toegang.oidc.idtoken import InlogFout


class AanbiederAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Closed: nobody signs up, nothing is linked by itself."""

    def generate_state_param(self, state: dict[str, Any]) -> str:
        return secrets.token_urlsafe(32)

    def get_requests_session(self) -> NoReturn:
        raise InlogFout("niet_langs_hier")

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """Of the settings."""
        passend = [
            a for a in aanbieders() if provider in {None, HuisProvider.id, a.id} and client_id in {None, a.client_id}
        ]
        return [app_van(a) for a in passend]


def app_van(a: Aanbieder) -> SocialApp:
    """As the library wants it, without the secret."""
    instellingen = {"server_url": a.issuer, "scope": list(a.scopes), "oauth_pkce_enabled": True}
    return SocialApp(
        provider=HuisProvider.id, provider_id=a.id, name=a.naam, client_id=a.client_id, settings=instellingen
    )


class HuisAdapter(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """Where the browser goes, and where it comes back."""

    @property
    def openid_config(self) -> dict[str, Any]:
        return instellingen_van(self.aanbieder)

    @property
    def aanbieder(self) -> Aanbieder:
        return next(a for a in aanbieders() if a.id == self.provider_id)

    def get_callback_url(self, request: HttpRequest, app: SocialApp) -> str:
        return request.build_absolute_uri(reverse("account_aanbieder_terug", args=[self.provider_id]))


class HuisProvider(OpenIDConnectProvider):  # type: ignore[misc]
    """One of ours: PKCE always, and a nonce, a level and a fresh login as asked."""

    oauth2_adapter_class: ClassVar[type[HuisAdapter]] = HuisAdapter
    pkce_enabled_default = True

    def adres(self, request: HttpRequest, *, state: str, nonce: str, uitdaging: str, extra: dict[str, str]) -> str:
        """The address at the provider to which the browser goes. Raises `InlogFout`."""
        adapter = self.get_oauth2_adapter(request)
        aanbieder, waar = adapter.aanbieder, str(adapter.authorize_url)
        delen = urlsplit(waar)
        if delen.hostname not in aanbieder.bestemming.hosts or delen.scheme != urlsplit(aanbieder.issuer).scheme:
            raise InlogFout("ontdekking_adres")
        vraag = {
            "response_type": "code",
            "client_id": aanbieder.client_id,
            "redirect_uri": adapter.get_callback_url(request, self.app),
            "scope": " ".join(self.get_scope()),
            "state": state,
            "nonce": nonce,
            "code_challenge": uitdaging,
            "code_challenge_method": "S256",
            **extra,
        }
        return f"{waar}{'&' if delen.query else '?'}{urlencode(vraag)}"


def provider_van(request: HttpRequest, a: Aanbieder) -> HuisProvider:
    return HuisProvider(request, app=app_van(a))


def pkce() -> tuple[str, str]:
    """The secret that stays here, and the digest of it (S256) that goes along."""
    paar = generate_code_challenge()
    uitdaging = paar["code_challenge"]
    return paar["code_verifier"], uitdaging.decode() if isinstance(uitdaging, bytes) else uitdaging
