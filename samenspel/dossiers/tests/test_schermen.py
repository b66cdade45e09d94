"""The pages of a dossier open for who may see them, in few statements; for Ines they do not exist."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenspel.dossiers.beeld import beeld_van, haal_dossier
from samenspel.dossiers.bonnen import kaart
from samenspel.dossiers.handelingen.notities import noteer
from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import Gebeurtenis
from samenspel.personen.handelingen import leg_gezinslid_vast
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db

BLADEN = ("dossier", "termijnen", "tijdlijn", "afdruk", "gesprekken", "documenten", "partners", "persoon", "contact", "gezinslid", "nummers",
          "toewijzen", "oproepen", "sluiten", "samenvoegen", "wissen")  # fmt: skip


@pytest.mark.parametrize("blad", BLADEN)
def test_sanne_opent_elk_blad_van_het_dossier(wereld: Wereld, blad: str) -> None:
    antwoord = wereld.client("sanne").get(reverse(f"dossiers:{blad}", args=[wereld.dossier_id]))
    assert antwoord.status_code == 200
    assert "Amira Test el Haddad" in antwoord.content.decode()


@pytest.mark.parametrize("blad", BLADEN)
@pytest.mark.parametrize("naam", ["ines", "bert", "amira", "lotte", "fatma"])
def test_voor_wie_er_niets_te_zoeken_heeft_bestaat_het_dossier_niet(wereld: Wereld, naam: str, blad: str) -> None:
    assert wereld.client(naam).get(reverse(f"dossiers:{blad}", args=[wereld.dossier_id])).status_code == 404


def test_het_overzicht_kost_hooguit_veertien_vragen(wereld: Wereld) -> None:
    """Session, user, appointment and identity included; BEGIN, COMMIT and savepoints are not questions."""
    client = wereld.client("sanne")
    adres = reverse("dossiers:dossier", args=[wereld.dossier_id])
    client.get(adres)  # templates and permissions are read once
    with CaptureQueriesContext(connection) as vragen:
        assert client.get(adres).status_code == 200
    echte = [
        vraag["sql"]
        for vraag in vragen
        if not vraag["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK"))
    ]
    assert len(echte) <= 14, "\n".join(sql[:160] for sql in echte)


def test_het_overzicht_toont_de_eerste_termijn_met_bon_en_artikel(wereld: Wereld) -> None:
    with wereld.als("sanne"):  # the guidance began on the day of registration, so the PIP is what comes first
        leg_vast(wereld.dossier(), "mb_gestart", op=date(2026, 3, 30), door=wereld.sanne)
    inhoud = wereld.client("sanne").get(reverse("dossiers:dossier", args=[wereld.dossier_id])).content.decode()
    assert "PIP vaststellen" in inhoud
    assert "10 april 2026" in inhoud
    assert "Besluit inburgering 2021, artikel 5.3" in inhoud
    assert "BSN eindigt op 019" in inhoud
    assert "999990019" not in inhoud
    assert "T12" not in inhoud


def test_de_paginatitel_noemt_geen_naam_en_geen_nummer(wereld: Wereld) -> None:
    inhoud = wereld.client("sanne").get(reverse("dossiers:dossier", args=[wereld.dossier_id])).content.decode()
    titel = inhoud.split("<title>")[1].split("</title>")[0]
    assert "Amira" not in titel
    assert "A26-0001" in titel


@pytest.mark.parametrize(("bron", "merk"), [
    ("duo", "DUO-bericht kwam 54 dagen later"), ("coa", "DUO-bericht kwam 54 dagen later"), ("bestand", ""), ("hand", ""),
])  # fmt: skip
def test_laat_begonnen_door_de_keten_staat_er_alleen_bij_een_bericht_van_de_keten(
    wereld: Wereld, bron: str, merk: str
) -> None:
    """The day on which somebody typed or loaded a notice says nothing about the day on which DUO sent it."""
    with wereld.als("sanne") as sanne:
        oud = Gebeurtenis.objects.get(soort="kennisgeving_inburgeringsplicht")
        trek_in(oud, door=sanne, op=date(2026, 6, 3), reden="opnieuw", vastgelegd_op=NU)
        leg_vast(
            wereld.dossier(),
            "kennisgeving_inburgeringsplicht",
            op=date(2026, 4, 10),
            door=sanne,
            bron=bron,
            vastgelegd_op=NU,
        )
    client, adres = wereld.client("sanne"), reverse("dossiers:termijnen", args=[wereld.dossier_id])
    inhoud = client.get(adres).content.decode()
    assert (merk in inhoud) if merk else ("bericht kwam" not in inhoud)
    assert _bon_van_de_tien_weken(wereld).endswith("op 3 juni." if merk else "10 april 2026.")
    with wereld.als("sanne") as sanne:
        leg_vast(wereld.dossier(), "bericht_ontvangen", op=date(2026, 4, 22), door=sanne, vastgelegd_op=NU)
    assert "DUO-bericht kwam 12 dagen later" in client.get(adres).content.decode()
    assert _bon_van_de_tien_weken(wereld).endswith("Wij kregen het bericht op 22 april.")


def _bon_van_de_tien_weken(wereld: Wereld) -> str:
    with wereld.als("sanne") as sanne:
        beeld = beeld_van(haal_dossier(wereld.dossier_id, wie=sanne), wie=sanne, op=date(2026, 6, 3))
        termijn = beeld.termijn("T12")
        assert termijn is not None
        return kaart(beeld, termijn).regels[0].zin


def test_op_papier_staat_een_notitie_tot_het_einde_en_ook_het_gezin(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        noteer(
            wereld.dossier(), door=sanne, tekst=f"Begin. {'Het verhaal gaat door. ' * 300}En dit is het einde.", nu=NU
        )
        leg_gezinslid_vast(wereld.dossier_id, door=sanne, relatie="kind", naam="Noor Proef", geboortedatum="2015-08")
    inhoud = wereld.client("sanne").get(reverse("dossiers:afdruk", args=[wereld.dossier_id])).content.decode()
    assert "En dit is het einde." in inhoud
    assert "Noor Proef</bdi>, geboren augustus 2015" in inhoud
    kort = wereld.client("sanne").get(reverse("dossiers:tijdlijn", args=[wereld.dossier_id])).content.decode()
    assert "En dit is het einde." not in kort
