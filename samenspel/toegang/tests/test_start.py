"""A server with one thing wrong refuses to start; `run.py bewijs start` does it in processes of their own, also in the database."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from samenspel.toegang.startinstellingen import gebreken_van_de_instellingen


@pytest.fixture
def goed(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """As in production; the folder of secrets."""
    for naam in ("django_geheim", "sleutel_kek", "sleutel_blind"):
        (tmp_path / naam).write_text(secrets.token_hex(32))
        (tmp_path / naam).chmod(0o600)
    settings.SAMENSPEL_GEHEIMEN = str(tmp_path)
    settings.SECRET_KEY = secrets.token_hex(32)
    settings.DEBUG = settings.DEMO = settings.PROEF = False
    settings.VEILIG = True
    settings.CSRF_TRUSTED_ORIGINS = ["https://samenspel.test"]
    settings.ALLOWED_HOSTS = ["samenspel.test"]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    monkeypatch.delenv("DATABASE_URL_EIGENAAR", raising=False)
    return tmp_path


def test_goede_instellingen_starten(goed: Path) -> None:
    assert gebreken_van_de_instellingen() == []


@pytest.mark.parametrize(
    ("naam", "waarde", "zin"),
    [
        ("DEBUG", True, "SAMENSPEL_ONTWIKKEL"),
        ("VEILIG", False, "SAMENSPEL_HTTPS"),
        ("CSRF_TRUSTED_ORIGINS", ["http://samenspel.test"], "SAMENSPEL_ORIGINS"),
        ("ALLOWED_HOSTS", ["*"], "SAMENSPEL_HOSTS"),
        ("PASSWORD_HASHERS", ["django.contrib.auth.hashers.MD5PasswordHasher"], "Argon2"),
        ("SECRET_KEY", "kort", "django_geheim"),
        ("SECRET_KEY", "django-insecure-" + "abcdefghij" * 6, "django_geheim"),
    ],
)
def test_een_zwakke_instelling_start_niet(goed: Path, settings: Settings, naam: str, waarde: Any, zin: str) -> None:
    setattr(settings, naam, waarde)
    (gebrek,) = gebreken_van_de_instellingen()
    assert zin in gebrek


def test_geheimen_die_een_ander_leest_of_die_er_geen_zijn_starten_niet(goed: Path) -> None:
    (goed / "django_geheim").chmod(0o644)
    (goed / "sleutel_kek").write_text("kort")
    (goed / "sleutel_blind").unlink()
    gevonden = gebreken_van_de_instellingen()
    assert [zin.split()[0] for zin in gevonden] == ["het", "sleutel_kek", "het"]


def test_twee_gelijke_sleutels_starten_niet(goed: Path) -> None:
    (goed / "sleutel_blind").write_text((goed / "sleutel_kek").read_text())
    (gebrek,) = gebreken_van_de_instellingen()
    assert "gelijk" in gebrek


def test_het_adres_van_de_eigenaar_hoort_niet_bij_de_server(goed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL_EIGENAAR", "postgresql:///samenspel")
    (gebrek,) = gebreken_van_de_instellingen()
    assert "DATABASE_URL_EIGENAAR" in gebrek
