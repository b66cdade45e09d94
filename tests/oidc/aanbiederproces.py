"""A real provider in a process of its own: `allauth.idp.oidc`, with two people, on a database in memory. Imports nothing of `samenspel`.

    python tests/oidc/aanbiederproces.py PORT ADDRESS PUBLIC_KEY BSN

It knows two clients of ADDRESS: of staff (`client_secret_basic`) and of newcomers, whose proof (`private_key_jwt`), which the library does
not know, is looked at here. It gives the level that was asked for (`acr_values`), as a broker of DigiD does.
"""

from __future__ import annotations

import base64
import sys
import time
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import django
import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

GEHEIM, WACHTWOORD = "geheim-van-de-gemeente", "een wachtwoord bij de aanbieder"
PERSONEN = {"medewerker": {}, "nieuwkomer": {}}
gegeven: dict[Any, str] = {}
"""What level was asked, by account: the last time that somebody came by."""


def stel_in(poort: str, adres: str, bsn: str) -> None:
    PERSONEN["nieuwkomer"] = {"bsn": bsn}
    sleutel = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = sleutel.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    settings.configure(
        DEBUG=False, SECRET_KEY="een geheim van de proef" * 3, ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=__name__, USE_TZ=True,
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": "file:aanbieder?mode=memory&cache=shared", "OPTIONS": {"uri": True}}},
        INSTALLED_APPS=[
            "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages", "allauth", "allauth.account",
            "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware", "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware", f"{__name__}.tussen",
        ],
        TEMPLATES=[{
            "BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True,
            "OPTIONS": {"context_processors": ["django.template.context_processors.request", "django.contrib.auth.context_processors.auth", "django.contrib.messages.context_processors.messages"]},
        }],
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"], ACCOUNT_LOGIN_METHODS={"username"}, ACCOUNT_EMAIL_VERIFICATION="none",
        SESSION_COOKIE_NAME="aanbieder", CSRF_COOKIE_NAME="aanbieder_csrf",  # cookies do not know ports: not those of Samenspel
        ACCOUNT_SIGNUP_FIELDS=["username*", "password1*"], IDP_OIDC_PRIVATE_KEY=pem.decode(), IDP_OIDC_ADAPTER=f"{__name__}.adapter_van_hier", CLIENTADRES=adres,
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )  # fmt: skip
    django.setup()


def vul(adres: str) -> None:
    """Two people, two clients."""
    from allauth.idp.oidc.models import Client
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for naam in PERSONEN:
        get_user_model().objects.create_user(naam, f"{naam}@voorbeeld.test", WACHTWOORD)
    for naam in ("gemeente", "makelaar"):
        client = Client(
            id=naam,
            name=naam,
            scopes="openid\nprofile",
            redirect_uris=f"{adres}/inloggen/bij/{naam}/terug/",
            skip_consent=True,
        )
        client.set_secret(GEHEIM)
        client.save()


def tussen(get_response: Any) -> Any:
    """Remember which level was asked; look at the proof of a client that signs."""

    def middleware(request: Any) -> Any:
        if request.GET.get("response_type") == "code" and request.user.is_authenticated:
            gegeven[request.user.pk] = request.GET.get("acr_values", "")
        bewering = request.POST.get("client_assertion") if request.path.endswith("/token") else None
        if bewering:
            jwt.decode(
                bewering, Path(sys.argv[3]).read_text(), algorithms=["ES256"], audience=request.build_absolute_uri(request.path), issuer="makelaar",
                options={"require": ["exp", "iat", "jti", "sub"]},
            )  # fmt: skip
            request.META["HTTP_AUTHORIZATION"] = f"Basic {base64.b64encode(f'makelaar:{GEHEIM}'.encode()).decode()}"
        return get_response(request)

    return middleware


def maak_adapter() -> type:
    from allauth.idp.oidc.adapter import DefaultOIDCAdapter

    class Adapter(DefaultOIDCAdapter):  # type: ignore[misc]
        """What a provider says of somebody."""

        def get_claims(self, purpose: str, user: Any, client: Any, scopes: Any, **rest: Any) -> dict[str, Any]:
            claims: dict[str, Any] = super().get_claims(purpose, user, client, scopes, **rest)
            van_hier = PERSONEN[user.username] if client.id == "makelaar" else {}
            return {**claims, "acr": gegeven.get(user.pk, ""), "auth_time": int(time.time()), **van_hier}

        def get_user_sub(self, client: Any, user: Any) -> str:
            return f"{client.id}-{user.username}"

        def get_user_by_sub(self, client: Any, sub: str) -> Any:
            from django.contrib.auth import get_user_model

            return get_user_model().objects.get(username=sub.split("-", 1)[1])

    return Adapter


class _Stil(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Silent."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


def main(poort: str, adres: str, _sleutel: str, bsn: str) -> None:
    """Serve until stopped."""
    global urlpatterns, adapter_van_hier
    stel_in(poort, adres, bsn)
    from django.core.wsgi import get_wsgi_application
    from django.urls import include, path

    urlpatterns = [path("accounts/", include("allauth.account.urls")), path("", include("allauth.idp.urls"))]
    adapter_van_hier = maak_adapter()
    vul(adres)
    make_server("127.0.0.1", int(poort), get_wsgi_application(), _Server, _Stil).serve_forever()


urlpatterns: list[Any] = []
adapter_van_hier: Any = None

if __name__ == "__main__":
    sys.modules["aanbiederproces"] = sys.modules["__main__"]
    main(*sys.argv[1:])
