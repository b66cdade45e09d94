"""Hanna, whom Bert asks in, and how she comes in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.keten.handelingen.vrijwilligers import beloof_geheimhouding, nodig_uit
from samenspel.toegang.models import Vrijwilliger
from samenspel.toegang.persoonlijk import Sleutels
from tests.wereld import Wereld

DAG = timedelta(days=1)


def bert_nodigt_uit(wereld: Wereld, **velden: Any) -> tuple[Vrijwilliger, Sleutels]:
    vast: dict[str, Any] = {
        "naam": "Hanna Brink", "dossier_id": wereld.dossier_id, "vanaf": vandaag(), "tot": vandaag() + 30 * DAG, "nu": nu(),
    }  # fmt: skip
    with wereld.als("bert") as bert:
        return nodig_uit(door=bert, **{**vast, **velden})


def _als(wereld: Wereld, rij: Vrijwilliger) -> Aanwezige:
    return Aanwezige(
        gebruiker_id=rij.gebruiker_id, gemeente_id=wereld.assen.pk, rol="mb_vrijwilliger", doel="proef", organisatie_id=rij.organisatie_id
    )  # fmt: skip


def beloofd(wereld: Wereld, **velden: Any) -> tuple[Vrijwilliger, Aanwezige]:
    """Asked in, and secrecy promised."""
    rij, _sleutels = bert_nodigt_uit(wereld, **velden)
    wie = _als(wereld, rij)
    with identiteit(wie):
        beloof_geheimhouding(door=wie, nu=nu())
    return rij, wie


def kom_binnen(sleutels: Sleutels) -> Client:
    """By the link and the code, on a device of their own."""
    client = Client()
    antwoord = client.post(reverse("persoonlijke_link", args=[sleutels.link]), {"code": sleutels.code})
    assert (antwoord.status_code, antwoord.headers.get("Location")) == (302, "/")
    return client
