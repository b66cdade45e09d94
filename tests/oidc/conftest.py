"""Three providers that can lie, and the settings under which Samenspel believes them: staff of Assen, another for staff, newcomers of Assen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as nu_settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from samenspel.kern.identiteit import als_eigenaar
from samenspel.toegang.oidc.aanbieders import Aanbieder, aanbieder
from samenspel.toegang.oidc.gesprek import vergeet
from samenspel.toegang.oidc.koppelingen import koppel
from tests.oidc.vijand import GEHEIM, KROMME, Vijand, draait, pem
from tests.wereld import BSN_AMIRA, Wereld

MIDDEN, SUBSTANTIEEL = "urn:proef:midden", "urn:proef:substantieel"
TWEE_FACTOREN = "urn:proef:twee"
AMIRA = {"sub": "paarsgewijs-amira", "bsn": BSN_AMIRA, "acr": MIDDEN}
SANNE = {"sub": "sanne-bij-de-gemeente", "email": "sanne@voorbeeld.test", "groups": ["beheerders"]}
_HREF = re.compile(r'http-equiv="refresh" content="0; url=([^"]+)"')


@dataclass(slots=True)
class Opstelling:
    """The providers, by the id that they have in the settings."""

    assen: Vijand
    ander: Vijand
    digid: Vijand

    def naar(self, client: Client, wie: str, route: str = "account_aanbieder", **velden: str) -> str:
        """The address at the provider to which the button leads."""
        antwoord = client.post(reverse(route, args=[wie]), velden)
        assert antwoord.status_code == 200, antwoord.content.decode()[-900:]
        gevonden = _HREF.search(antwoord.content.decode())
        assert gevonden
        return unescape(gevonden[1])

    def terug(self, client: Client, wie: str, vraag: dict[str, str]) -> Any:
        """The browser comes back."""
        return client.get(reverse("account_aanbieder_terug", args=[wie]), vraag)

    def log_in(self, client: Client, wie: str, mens: dict[str, Any], **rest: Any) -> Any:
        """The whole way, with what the provider says of this person."""
        op: Vijand = getattr(self, wie)
        return self.terug(client, wie, op.log_in(self.naar(client, wie, **rest), mens))


def _instelling(op: Vijand, **velden: Any) -> dict[str, Any]:
    return {"naam": f"proef {op.pad}", "gemeenten": ["assen"], "issuer": op.issuer, "client_id": op.client, **velden}


@pytest.fixture
def ops(wereld: Wereld, settings: Settings, tmp_path: Path) -> Iterator[Opstelling]:
    """Running, believed, and nothing remembered of an earlier test."""
    cache.clear()
    vergeet()
    for bestand in Path(nu_settings.SAMENSPEL_GEHEIMEN).iterdir():
        (tmp_path / bestand.name).symlink_to(bestand)
    for naam, inhoud in (("oidc_assen", GEHEIM), ("oidc_sleutel", pem(KROMME))):
        (tmp_path / naam).write_text(inhoud)
        (tmp_path / naam).chmod(0o600)
    settings.SAMENSPEL_GEHEIMEN, settings.PROEF = str(tmp_path), True
    een = Opstelling(
        Vijand("assen", "client-assen", None),
        Vijand("ander", "client-ander", KROMME),
        Vijand("digid", "client-digid", KROMME),
    )
    with draait(een.assen, een.ander, een.digid):
        settings.OIDC = {
            "assen": _instelling(een.assen, voor="medewerkers", geheim="oidc_assen", bewijs="client_secret_basic", tweede_stap=[TWEE_FACTOREN]),
            "ander": _instelling(een.ander, voor="medewerkers", geheim="oidc_sleutel"),
            "digid": _instelling(
                een.digid, voor="inburgeraars", geheim="oidc_sleutel", acr={"midden": MIDDEN, "substantieel": SUBSTANTIEEL}
            ),
        }  # fmt: skip
        settings.NIVEAU_WACHTWOORD = "midden"
        koppel(wereld.gebruikers["sanne"], bij("assen"), SANNE["sub"])
        yield een
    vergeet()


def bij(naam: str) -> Aanbieder:
    gevonden = aanbieder(naam)
    assert gevonden is not None
    return gevonden


def binnen(client: Client) -> str:
    """The account that is logged in in this browser; empty for nobody."""
    return str(client.session.get("_auth_user_id", ""))


def inlogregels() -> list[tuple[str, str]]:
    """What the audit log says of logins: purpose and outcome, in order."""
    from samenspel.logboek.models import Regel

    with als_eigenaar():
        return list(Regel.objects.filter(activiteit="inloggen").order_by("tijd", "id").values_list("doel", "resultaat"))
