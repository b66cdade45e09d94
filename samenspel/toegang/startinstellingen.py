"""Start-up refuses settings with which the walls stand, and the door is open: a weak secret, plain http, Django's page for developers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from samenspel.toegang.oidc.aanbieders import gebreken_van_oidc

SLEUTELS = ("sleutel_kek", "sleutel_blind")
_KORTST = 50
_VOOR_ANDEREN = 0o007


def gebreken_van_de_instellingen() -> list[str]:
    """Every reason, in Dutch; empty when all is well. The demo and the tests hold made-up people, and go without HTTPS."""
    alleen_namaak = settings.DEMO or settings.PROEF
    vragen = [
        (settings.DEBUG and not settings.DEMO, "SAMENSPEL_ONTWIKKEL staat aan: dan staan gegevens op de foutpagina's"),
        (not settings.VEILIG and not alleen_namaak, "SAMENSPEL_HTTPS staat niet op ja: wachtwoorden gaan dan leesbaar over het netwerk"),
        (any(adres.startswith("http://") for adres in settings.CSRF_TRUSTED_ORIGINS) and not alleen_namaak,
         "SAMENSPEL_ORIGINS heeft een adres met http://; schrijf https://"),
        ("*" in settings.ALLOWED_HOSTS, "SAMENSPEL_HOSTS laat elk adres toe (*); noem de naam van uw server"),
        (not settings.PASSWORD_HASHERS[0].endswith(".Argon2PasswordHasher") and not settings.PROEF, "wachtwoorden worden niet met Argon2 bewaard"),
        ("DATABASE_URL_EIGENAAR" in os.environ and not alleen_namaak,
         "DATABASE_URL_EIGENAAR staat in de omgeving: die is alleen voor het maken van tabellen"),
    ]  # fmt: skip
    return [zin for fout, zin in vragen if fout] + [*_van_het_geheim(), *_van_de_bestanden(), *gebreken_van_oidc()]


def _van_het_geheim() -> Iterator[str]:
    geheim = settings.SECRET_KEY
    if len(geheim) < _KORTST or len(set(geheim)) < 8 or geheim.startswith("django-insecure-"):
        yield "django_geheim is te kort of te gewoon; maak een nieuw met: openssl rand -hex 32"


def _van_de_bestanden() -> Iterator[str]:
    """Secrets that other users of the machine can read, and keys that are none."""
    map_, gelezen = Path(settings.SAMENSPEL_GEHEIMEN), list[str]()
    for naam in ("django_geheim", *SLEUTELS):
        bestand = map_ / naam
        try:
            tekst, rechten = bestand.read_text().strip(), bestand.stat().st_mode
        except OSError:
            yield f"het geheim {naam} ontbreekt in SAMENSPEL_GEHEIMEN"
            continue
        if rechten & _VOOR_ANDEREN:
            yield f"het bestand van {naam} is leesbaar voor iedereen op deze machine; geef alleen uzelf recht (chmod 600)"
        if naam in SLEUTELS and not _is_sleutel(tekst):
            yield f"{naam} is geen sleutel van 32 bytes, hexadecimaal geschreven"
        gelezen.append(tekst)
    for bestand in sorted(
        ander for naam in SLEUTELS for ander in map_.glob(f"{naam}.*")
    ):  # while keys are being replaced
        tekst = bestand.read_text().strip()
        if bestand.stat().st_mode & _VOOR_ANDEREN:
            yield f"het bestand van {bestand.name} is leesbaar voor iedereen op deze machine; geef alleen uzelf recht (chmod 600)"
        if not _is_sleutel(tekst):
            yield f"{bestand.name} is geen sleutel van 32 bytes, hexadecimaal geschreven"
        gelezen.append(tekst)
    if len(set(gelezen)) < len(gelezen):
        yield "de geheimen zijn gelijk aan elkaar; maak voor elk een nieuw"


def _is_sleutel(tekst: str) -> bool:
    try:
        return len(bytes.fromhex(tekst)) == 32
    except ValueError:
        return False
