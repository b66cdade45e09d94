"""House rules: without login nobody reaches anything but the pages that `toegang.openbaar` names, and a dossier of
another municipality does not exist: Ines gets 404 on every page of Amira's."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, SlugConverter, StringConverter, UUIDConverter

from samenspel.toegang.openbaar import ACCOUNT, OPENBAAR
from tests.wereld import Wereld

_VOORBEELD = {
    UUIDConverter: UUID("01940000-0000-7000-8000-000000000000"),
    IntConverter: 1,
    SlugConverter: "voorbeeld",
    StringConverter: "voorbeeld",
}
_VAN_ALLAUTH: dict[str, dict[str, object]] = {
    "account_confirm_email": {"key": "x"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "x-y"},
}


def _urls(
    resolver: URLResolver, ruimte: str = "", erboven: dict[str, object] | None = None
) -> Iterator[tuple[str, dict[str, object]]]:
    for deel in resolver.url_patterns:
        eigen = {sleutel: _VOORBEELD[type(omzetter)] for sleutel, omzetter in deel.pattern.converters.items()}
        kwargs = {**(erboven or {}), **eigen}
        if isinstance(deel, URLResolver):
            yield from _urls(deel, f"{ruimte}{deel.namespace}:" if deel.namespace else ruimte, kwargs)
        elif isinstance(deel, URLPattern) and deel.name:
            naam = f"{ruimte}{deel.name}"
            yield naam, _VAN_ALLAUTH.get(naam) or kwargs


ALLE = sorted(_urls(get_resolver()), key=lambda paar: paar[0])


_VAN_HET_ACCOUNT = ("account_", "mfa_", "usersessions_")
DICHT = {naam for naam, _ in ALLE if naam.startswith(_VAN_HET_ACCOUNT)} - ACCOUNT - OPENBAAR


def test_er_zijn_urls_om_te_bewaken() -> None:
    assert len(ALLE) > 20


@pytest.mark.django_db
@pytest.mark.parametrize(("naam", "kwargs"), [paar for paar in ALLE if paar[0] not in OPENBAAR | DICHT])
@pytest.mark.parametrize("methode", ["get", "post"])
def test_anoniem_wordt_naar_inloggen_gestuurd(naam: str, kwargs: dict[str, object], methode: str) -> None:
    response = getattr(Client(), methode)(reverse(naam, kwargs=kwargs))
    assert response.status_code == 302
    assert response["Location"].startswith("/inloggen/")


@pytest.mark.django_db
@pytest.mark.parametrize(("naam", "kwargs"), [paar for paar in ALLE if paar[0] in DICHT])
def test_wat_de_inlogbibliotheek_meer_kan_bestaat_hier_niet(
    wereld: Wereld, naam: str, kwargs: dict[str, object]
) -> None:
    """Signing up, another e-mail address, a new password by e-mail: closed for everybody, logged in or not."""
    for client in (Client(), wereld.client("sanne"), wereld.client("amira")):
        assert client.get(reverse(naam, kwargs=kwargs)).status_code == 404
        assert client.post(reverse(naam, kwargs=kwargs), {"email": "ik@voorbeeld.test"}).status_code == 404


def test_wat_dicht_is_zijn_de_bladen_die_niemand_gebruikt() -> None:
    assert {"account_signup", "account_email", "account_reset_password", "account_set_password"} <= DICHT
    assert {naam for naam, _ in ALLE} >= ACCOUNT


VAN_EEN_DOSSIER = [paar for paar in ALLE if "dossier_id" in paar[1]]


def test_er_zijn_urls_van_een_dossier() -> None:
    assert len(VAN_EEN_DOSSIER) > 20


@pytest.mark.django_db
@pytest.mark.parametrize(("naam", "kwargs"), VAN_EEN_DOSSIER, ids=[naam for naam, _ in VAN_EEN_DOSSIER])
def test_ines_krijgt_overal_404_op_het_dossier_van_amira(wereld: Wereld, naam: str, kwargs: dict[str, object]) -> None:
    """Not even a form that was filled in wrongly tells her that it exists; a page that takes no GET says so to everybody."""
    url = reverse(naam, kwargs=kwargs | {"dossier_id": wereld.dossier_id})
    ines = wereld.client("ines")
    codes = [ines.get(url).status_code, ines.post(url, {"tekst": "x"}).status_code]
    assert 404 in codes
    assert set(codes) <= {404, 405}


@pytest.mark.django_db
def test_de_regel_kan_mislukken_want_sanne_ziet_het_dossier_wel(wereld: Wereld) -> None:
    url = reverse("dossiers:dossier", kwargs={"dossier_id": wereld.dossier_id})
    assert wereld.client("sanne").get(url).status_code == 200
