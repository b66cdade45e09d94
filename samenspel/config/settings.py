"""One settings file; differences between machines are values in the environment (`.env.example`)."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]


def env_bool(naam: str, *, standaard: bool) -> bool:
    """`ja` or `nee`; anything else is refused."""
    waarde = os.environ.get(naam, "ja" if standaard else "nee")
    if waarde not in {"ja", "nee"}:
        raise ImproperlyConfigured(f"{naam} is ja of nee, niet {waarde!r}")
    return waarde == "ja"


def env_list(naam: str, standaard: str) -> list[str]:
    """Comma-separated values."""
    return [deel.strip() for deel in os.environ.get(naam, standaard).split(",") if deel.strip()]


def env_secret(naam: str) -> str:
    """A secret from a file in SAMENSPEL_GEHEIMEN; never from the environment itself."""
    bestand = Path(SAMENSPEL_GEHEIMEN) / naam
    try:
        return bestand.read_text().strip()
    except OSError as fout:
        raise ImproperlyConfigured(f"Het geheim {naam} ontbreekt in SAMENSPEL_GEHEIMEN.") from fout


def lees_toml(pad: str) -> dict[str, Any]:
    """The content of this file; nothing without one."""
    try:
        return tomllib.loads(Path(pad).read_text(encoding="utf-8")) if pad else {}
    except (OSError, tomllib.TOMLDecodeError) as fout:
        raise ImproperlyConfigured(f"{pad} is niet te lezen als TOML: {type(fout).__name__}.") from fout


# Kept questions (kern/eenmaal.py) are planned once per connection. PgBouncer before 1.21 cannot: say "nee" there.
_PREPARE = 5 if env_bool("SAMENSPEL_PLANNEN_BEWAREN", standaard=True) else None


def database(url: str, **opties: Any) -> dict[str, Any]:
    """Django settings for a `postgresql://user:password@host:port/name?host=/socket` address."""
    delen = urlsplit(url)
    vraag = dict(parse_qsl(delen.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(delen.path.lstrip("/")),
        "USER": unquote(delen.username or ""),
        "PASSWORD": unquote(delen.password or ""),
        "HOST": vraag.pop("host", delen.hostname or ""),
        "PORT": vraag.pop("port", str(delen.port or "")),
        "OPTIONS": {"prepare_threshold": _PREPARE, **vraag, **opties},
        "CONN_MAX_AGE": 0 if "pool" in opties else 60,
        "DISABLE_SERVER_SIDE_CURSORS": True,
    }


SAMENSPEL_GEHEIMEN = os.environ.get("SAMENSPEL_GEHEIMEN", str(BASE_DIR / ".geheimen"))
SAMENSPEL_ANKERS = os.environ.get("SAMENSPEL_ANKERS", str(Path(SAMENSPEL_GEHEIMEN).parent / "ankers"))
"""Where the heads of the log go: outside the database, at best on a machine that only adds."""
SECRET_KEY = env_secret("django_geheim")
DEBUG = env_bool("SAMENSPEL_ONTWIKKEL", standaard=False)
VEILIG = env_bool("SAMENSPEL_HTTPS", standaard=False)
PROEF = env_bool("SAMENSPEL_PROEF", standaard=False)
DEMO = env_bool("SAMENSPEL_DEMO", standaard=False)
TWEEDE_STAP = os.environ.get("SAMENSPEL_TWEEDE_STAP", "verplicht")
if TWEEDE_STAP not in {"verplicht", "advies"}:
    raise ImproperlyConfigured(f"SAMENSPEL_TWEEDE_STAP is verplicht of advies, niet {TWEEDE_STAP!r}")
if TWEEDE_STAP == "advies" and not (DEMO or PROEF):
    raise ImproperlyConfigured("SAMENSPEL_TWEEDE_STAP=advies is er alleen voor de demo. Haal deze regel weg.")
ALLOWED_HOSTS = env_list("SAMENSPEL_HOSTS", "localhost,127.0.0.1,[::1],testserver")
CSRF_TRUSTED_ORIGINS = env_list("SAMENSPEL_ORIGINS", "")

INSTALLED_APPS = [
    "samenspel.kern",
    "samenspel.organisaties",
    "samenspel.beleid",
    "samenspel.kluis",
    "samenspel.huisstijl",
    "samenspel.toegang",
    "samenspel.logboek",
    "samenspel.personen",
    "samenspel.dossiers",
    "samenspel.intake",
    "samenspel.plan",
    "samenspel.avg",
    "samenspel.bewaren",
    "samenspel.keten",
    "samenspel.koppelingen",
    "samenspel.werkvoorraad",
    "samenspel.portaal",
    "samenspel.balie",
    "samenspel.monitor",
    "samenspel.datalek",
    "samenspel.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.forms",
    "django_htmx",
    "template_partials",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "samenspel.kern.middleware.koppen",
    "django.middleware.security.SecurityMiddleware",
    "samenspel.kern.middleware.poort",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "samenspel.kern.zoekterm.ZoektermMiddleware",
    "samenspel.toegang.middleware.AanwezigeMiddleware",
]

ROOT_URLCONF = "samenspel.config.urls"
WSGI_APPLICATION = "samenspel.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "samenspel.toegang.context.schil",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "samenspel.huisstijl.templatetags.snel",
            ],
        },
    }
]
FORM_RENDERER = "samenspel.huisstijl.formulieren.HuisstijlRenderer"

TIJDSLIMIET = float(os.environ.get("SAMENSPEL_TIJDSLIMIET", "10"))
"""Seconds that one statement of a request may take; 0 is no limit. Jobs and commands have none."""

_POOL = {"min_size": 2, "max_size": 8, "timeout": 10} if env_bool("SAMENSPEL_POOL", standaard=False) else None
_EXTRA: dict[str, Any] = {"pool": _POOL} if _POOL else {}
DATABASES = {"default": database(os.environ.get("DATABASE_URL", "postgresql:///samenspel"), **_EXTRA)}
if "DATABASE_URL_EIGENAAR" in os.environ:
    DATABASES["eigenaar"] = database(os.environ["DATABASE_URL_EIGENAAR"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "toegang.Gebruiker"
AUTHENTICATION_BACKENDS = ["samenspel.toegang.aanmelden.LoginBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "samenspel.toegang.wachtwoorden.NietTeLang"},
    {"NAME": "samenspel.toegang.wachtwoorden.NietVoorDeHand"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "samenspel.toegang.adapter.GeslotenAdapter"
ACCOUNT_FORMS = {
    "login": "samenspel.toegang.inlogform.InlogForm",
    "change_password": "samenspel.toegang.inlogform.WachtwoordForm",
    "reauthenticate": "samenspel.toegang.inlogform.WachtwoordOpnieuwForm",
}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60  # `toegang.opnieuw`: a full number, an export, access of others
# `toegang.rem` brakes guessing, for every process and after a restart
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("SAMENSPEL_PROXIES", "1" if VEILIG else "0"))
ACCOUNT_LOGOUT_REDIRECT_URL = "/inloggen/"
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # every passkey asks who holds it, also as second step
MFA_RATE_LIMITS = {"webauthn_login": "300/m/ip"}  # nothing to guess; a town hall logs in from one address at nine
MFA_ADAPTER = "samenspel.toegang.adapter.TweedeStapAdapter"
MFA_FORMS = {
    "authenticate": "samenspel.toegang.inlogform.CodeForm",
    "reauthenticate": "samenspel.toegang.inlogform.CodeOpnieuwForm",
    "activate_totp": "samenspel.toegang.inlogform.TweedeStapForm",
    "add_webauthn": "samenspel.toegang.passkeys.PasskeyForm",
    "authenticate_webauthn": "samenspel.toegang.passkeys.PasskeyStapForm",
    "login_webauthn": "samenspel.toegang.passkeys.PasskeyInlogForm",
    "reauthenticate_webauthn": "samenspel.toegang.passkeys.PasskeyOpnieuwForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs up: an account is made, and handed over, by a manager
MFA_TOTP_ISSUER = "Samenspel"

SOCIALACCOUNT_ADAPTER = "samenspel.toegang.oidc.koppelstuk.AanbiederAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # the same address at another provider is another person (ASVS 6.8.1)
OIDC = lees_toml(os.environ.get("SAMENSPEL_OIDC", ""))
"""Providers that may say who somebody is (`toegang.oidc.aanbieders`)."""
_VAN_INBURGERAARS = any(a.get("voor") == "inburgeraars" for a in OIDC.values() if isinstance(a, dict))
NIVEAU_WACHTWOORD = os.environ.get("SAMENSPEL_NIVEAU_WACHTWOORD", "midden" if _VAN_INBURGERAARS else "substantieel")
"""How sure the login of a newcomer with a password is (ADR 19). Where nobody can log in more surely, it opens all."""
if NIVEAU_WACHTWOORD not in {"midden", "substantieel"}:
    raise ImproperlyConfigured(f"SAMENSPEL_NIVEAU_WACHTWOORD is midden of substantieel, niet {NIVEAU_WACHTWOORD!r}")

SESSION_ENGINE = "samenspel.toegang.aanmelden"
SESSIE_STIL = 15 * 60
"""Seconds without a request after which staff is logged out: a screen in an office with a door (ASVS 7.3.1, V20)."""
SESSIE_STIL_INBURGERAAR = 10 * 60
"""The same for a newcomer, who may sit at a computer of the library."""
SESSIE_HOOGUIT = 10 * 60 * 60
"""Seconds after which everybody logs in again: a working day (ASVS 7.3.2)."""
SESSIES_TEGELIJK = 5
"""Devices at a time: desk, laptop, telephone, and two to spare. The one that logged in first goes."""
SESSION_COOKIE_AGE = SESSIE_HOOGUIT
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "__Host-sessie" if VEILIG else "sessie"
CSRF_COOKIE_NAME = "__Host-csrf" if VEILIG else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = VEILIG
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = VEILIG
SECURE_HSTS_SECONDS = 31_536_000 if VEILIG else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = VEILIG
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if VEILIG else None
SECURE_REFERRER_POLICY = "same-origin"  # "no-referrer" makes Chromium send Origin: null, and every form fails
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # framing is forbidden by frame-ancestors 'none' in kern.middleware.koppen
    "security.W021",  # the preload list is a choice about a whole domain, for who owns it
]
CSRF_FAILURE_VIEW = "samenspel.kern.middleware.zonder_bewijs"
MESSAGE_STORAGE = "samenspel.kern.berichten.Berichtenkoek"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
DATE_INPUT_FORMATS = ["%d-%m-%Y", "%d/%m/%Y", "%d %m %Y", "%d.%m.%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d-%m-%y"]

STATIC_URL = "/static/"
STATIC_ROOT = os.environ.get("SAMENSPEL_STATIC", str(BASE_DIR / ".static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if env_bool("SAMENSPEL_STATIC_KLAAR", standaard=False)
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # nothing is mailed yet, and nothing may reach a log

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "kort": {
            "()": "samenspel.kern.logboek.ZonderGegevens",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"scherm": {"class": "logging.StreamHandler", "formatter": "kort"}},
    "root": {"handlers": ["scherm"], "level": os.environ.get("SAMENSPEL_LOGNIVEAU", "WARNING")},
}
