"""The same form twice has one effect: test, waiver, second opinion, measurements, signature."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samenspel.dossiers.models import Gebeurtenis
from samenspel.intake.models import (
    BelemmeringGezondheid,
    DigitaleVaardigheidMeting,
    IntakeOndertekening,
    LbtAfname,
    LbtOntheffing,
    NetwerkMeting,
    PositieveGezondheidMeting,
    SecondOpinion,
    TaalMeting,
    ZrmScoreFinancieel,
)
from samenspel.intake.tests.hulp import vul_minimum
from tests.wereld import NU, Wereld


@pytest.fixture(autouse=True)
def _de_dag_van_de_proef(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)


@pytest.fixture
def sanne(wereld: Wereld) -> Client:
    return wereld.client("sanne")


def _twee_keer(client: Client, adres: str, velden: dict[str, Any], formulier: str = "form") -> None:
    sleutel = str(client.get(adres).context[formulier]["sleutel"].value())
    for _ in range(2):
        assert client.post(adres, {**velden, "sleutel": sleutel}).status_code == 302
    ander = str(client.get(adres).context[formulier]["sleutel"].value())
    assert ander != sleutel


def _feiten(wereld: Wereld, soort: str) -> int:
    with wereld.als("sanne"):
        return Gebeurtenis.objects.filter(dossier_id=wereld.dossier_id, soort=soort).count()


def test_een_toets_twee_keer_verstuurd_is_een_toets(wereld: Wereld, sanne: Client) -> None:
    velden = {"op": "26-5-2026", "score": "31", "toetsbegeleider": str(wereld.gebruikers["sanne"].pk)}
    _twee_keer(sanne, reverse("intake:leerbaarheidstoets", args=[wereld.dossier_id]), velden)
    with wereld.als("sanne"):
        assert LbtAfname.objects.count() == 1
    assert _feiten(wereld, "lbt_uitslag") == 1


def test_een_ontheffing_twee_keer_verstuurd_is_een_ontheffing(wereld: Wereld, sanne: Client) -> None:
    velden = {
        "op": "26-5-2026",
        "afgezien": "on",
        "beperking": "zien",
        "motivering": "Verklaring van de oogarts gezien.",
    }
    _twee_keer(sanne, reverse("intake:leerbaarheidstoets", args=[wereld.dossier_id]), velden)
    with wereld.als("sanne"):
        assert (LbtAfname.objects.count(), LbtOntheffing.objects.count()) == (1, 1)


def test_een_aanmelding_twee_keer_verstuurd_is_een_aanmelding(wereld: Wereld, sanne: Client) -> None:
    _twee_keer(sanne, reverse("intake:toetsaanmelding", args=[wereld.dossier_id]), {"op": "26-5-2026"})
    assert _feiten(wereld, "lbt_aangemeld") == 1


def test_een_tweede_mening_en_haar_uitkomst_twee_keer_verstuurd(wereld: Wereld, sanne: Client) -> None:
    velden = {"op": "27-5-2026", "school": "Noord", "reden": "Studeerde aan de universiteit"}
    _twee_keer(sanne, reverse("intake:tweede_mening", args=[wereld.dossier_id]), velden)
    with wereld.als("sanne"):
        opinion = SecondOpinion.objects.get()
    adres = reverse("intake:uitkomst", args=[wereld.dossier_id, opinion.pk])
    for _ in range(2):
        antwoord = sanne.post(adres, {"op": "2-6-2026", "uitkomst": "haalbaar", "gevolg": "Wij wegen B1."})
        assert antwoord.status_code == 302
    assert _feiten(wereld, "second_opinion") == 1
    with wereld.als("sanne"):
        assert SecondOpinion.objects.count() == 1


_ZES = (
    "lichaamsfuncties", "mentaal_welbevinden", "zingeving", "kwaliteit_van_leven", "meedoen", "dagelijks_functioneren",
)  # fmt: skip


@pytest.mark.parametrize(
    ("soort", "tabel", "aantal", "velden"),
    [
        ("taal", TaalMeting, 2, {"kant": "school", "bron": "school", "lezen": "A1", "spreken": "A2"}),
        ("netwerk", NetwerkMeting, 1, {"kant": "zelf", "contacten": "0", "per": "week"}),
        ("digitaal", DigitaleVaardigheidMeting, 1, {"kant": "zelf", "telefoon": "zelf", "formulier": "hulp", "digid": "niet"}),
        ("belemmering", BelemmeringGezondheid, 1, {"kant": "professional", "lichamelijk": "geen", "psychisch": "licht", "hulp": "nodig"}),
        ("zelfredzaamheid", ZrmScoreFinancieel, 1, {"kant": "professional", "financien": "2"}),
        ("positieve-gezondheid", PositieveGezondheidMeting, 1, {"kant": "zelf", **dict.fromkeys(_ZES, "6")}),
    ],
)  # fmt: skip
def test_een_meting_twee_keer_verstuurd_is_een_meting(
    wereld: Wereld, sanne: Client, soort: str, tabel: Any, aantal: int, velden: dict[str, str]
) -> None:
    _twee_keer(sanne, reverse("intake:meting", args=[wereld.dossier_id, soort]), {"op": "19-5-2026", **velden})
    with wereld.als("sanne"):
        assert tabel.objects.count() == aantal


def test_een_handtekening_twee_keer_verstuurd_is_een_handtekening(wereld: Wereld, sanne: Client) -> None:
    with wereld.als("kees") as kees:
        vul_minimum(wereld, wereld.dossier(), kees)
    pagina = sanne.get(reverse("intake:intake", args=[wereld.dossier_id]))
    sleutel = str(pagina.context["tekenform"]["sleutel"].value())
    adres = reverse("intake:ondertekening", args=[wereld.dossier_id])
    leeg = sanne.post(adres, {"sleutel": sleutel})
    assert leeg.status_code == 422
    assert "Kies wie de intake voorbereidde" in leeg.content.decode()
    velden = {"sleutel": sleutel, "voorbereid_door": str(wereld.gebruikers["kees"].pk)}
    for _ in range(2):
        assert sanne.post(adres, velden).status_code == 302
    with wereld.als("sanne"):
        assert IntakeOndertekening.objects.get().voorbereid_door == wereld.gebruikers["kees"]
    assert _feiten(wereld, "brede_intake_afgerond") == 1
    assert sanne.post(adres, {"voorbereid_door": velden["voorbereid_door"]}).status_code == 409
