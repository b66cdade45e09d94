"""The letter of a summons: what the law asks, in A2, by the norms of every letter (Wi 14 lid 1 and 2, 22; Bi 5.2, 7.1)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time
from typing import Any

import page
import pypdfium2
import pytest
from django.urls import reverse

from samenspel.dossiers.handelingen.oproepbrieven import bewaar_oproepbrief
from samenspel.dossiers.handelingen.oproepen import roep_op
from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import Document, Dossier, Gebeurtenis
from samenspel.dossiers.oproepbrief import Oproepgegevens, maak_oproep, oproep
from samenspel.huisstijl.datums import voluit
from samenspel.huisstijl.pdf.afzender import Afzender, Geadresseerde, Waarneming
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.personen.models import Persoon
from samenspel.toegang.models import Gebruiker
from tests.wereld import NU, Wereld

GEGEVENS = Oproepgegevens(
    afzender=Afzender(gemeente="Assen", contactpersoon="Marieke Hoekstra", telefoon="0592 366 911", talen="Nederlands en Engels",
                      bereikbaar="ma-do van 9 tot 16 uur", postadres=("Noordersingel 33", "9401 JW Assen")),
    geadresseerde=Geadresseerde(naam="Mevrouw N. Al-Hamwi", adres=("Vredeveldseweg 55", "9404 CB Assen"), aanhef="mevrouw Al-Hamwi"),
    dossiernummer="A26-0412", op=date(2026, 6, 1), verschijnen_op=date(2026, 6, 15), tijd="10.30", plaats="Gemeentehuis, Noordersingel 33, Assen",
    doelgroep="GEZIN",
)  # fmt: skip
WEG = Waarneming(naam="Kees Boonstra", telefoon="0592-123456", vanaf=date(2026, 6, 1), tot=date(2026, 6, 20))
GEVALLEN = {
    "gewoon": GEGEVENS,
    "asiel": replace(GEGEVENS, doelgroep="ASIEL_A"),
    "tolk": replace(GEGEVENS, tolk_nodig=True, tolk_taal="Tigrinya"),
    "tweede": replace(GEGEVENS, nummer=2, gewaarschuwd_op=date(2026, 5, 20)),
    "opnieuw": replace(GEGEVENS, opnieuw_op=date(2026, 6, 9)),
    "waarneming": replace(GEGEVENS, afzender=replace(GEGEVENS.afzender, waarneming=WEG)),
}


def woorden(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(bladzij.get_textpage().get_text_bounded() for bladzij in document).split())


@pytest.mark.parametrize("geval", GEVALLEN)
def test_elke_oproep_voldoet_aan_pdf_ua_en_pdf_a(geval: str) -> None:
    pdf = maak_oproep(GEVALLEN[geval])
    for norm in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        assert [fout.message for fout in page.validate_pdf_bytes(pdf, profile=norm).failures] == []
    assert len(pypdfium2.PdfDocument(pdf)) <= 2
    assert pdf == maak_oproep(GEVALLEN[geval])


def test_titel_en_kenmerken_noemen_niemand() -> None:
    kenmerken = pypdfium2.PdfDocument(maak_oproep(GEGEVENS)).get_metadata_dict()
    assert kenmerken["Title"] == "Oproep voor de brede intake"
    assert "Hamwi" not in str(kenmerken)
    assert "A26-0412" not in str(kenmerken)


def test_artikel_14_wanneer_waar_wat_en_wie_staan_erin() -> None:
    tekst = woorden(maak_oproep(GEGEVENS))
    for deel in (
        "maandag 15 juni 2026", "Kom om 10.30 uur.", "Gemeentehuis, Noordersingel 33, Assen", "uw verblijfspas", "Wilt u een tolk? Bel ons.",
        "U mag alleen met ons praten", "Kunt u niet komen?", "0592 366 911", "artikel 14, leden 1 en 2", "artikel 5.2",
    ):  # fmt: skip
        assert deel in tekst


def test_artikel_22_eerst_een_waarschuwing_en_een_nieuwe_oproep_en_dan_pas_een_boete() -> None:
    tekst = woorden(maak_oproep(GEGEVENS))
    assert tekst.index("Dan krijgt u een waarschuwing") < tekst.index("een boete krijgen van 250 euro")
    assert "Had u een goede reden? Dan krijgt u geen boete." in tekst
    assert "Komt u drie keer niet? Dan maken wij het plan zonder u." in tekst
    assert "een uitzondering" not in tekst
    tweede = woorden(maak_oproep(GEVALLEN["tweede"]))
    assert "Dit is oproep 2." in tweede
    assert "Wij hebben u gewaarschuwd op 20 mei 2026." in tweede
    assert "Dan krijgt u een waarschuwing" not in tweede


@pytest.mark.parametrize("doelgroep", ["ASIEL_A", "ASIEL_B"])
def test_bij_asiel_is_een_boete_een_uitzondering(doelgroep: str) -> None:
    assert "Voor u is een boete een uitzondering." in woorden(maak_oproep(replace(GEGEVENS, doelgroep=doelgroep)))


def test_de_tolk_en_wie_waarneemt_staan_erin() -> None:
    assert "De taal is: Tigrinya." in woorden(maak_oproep(GEVALLEN["tolk"]))
    assert "In die tijd helpt Kees Boonstra u: 0592-123456." in woorden(maak_oproep(GEVALLEN["waarneming"]))


@pytest.mark.parametrize("geval", ["gewoon", "asiel", "tolk", "tweede"])
def test_de_oproep_heeft_korte_zinnen(geval: str) -> None:
    """A2: twelve words at most, but for the articles at the end."""
    blokken: list[Any] = list(oproep(GEVALLEN[geval]).blokken)[:-1]
    teksten = [zin for blok in blokken for deel in _teksten(blok[1:]) for zin in re.split(r"(?<=[.?!])\s+", deel)]
    assert len(teksten) > 20
    assert [zin for zin in teksten if len(zin.split()) > 12] == []


def _teksten(deel: Any) -> list[str]:
    if isinstance(deel, str):
        return [deel]
    return [tekst for stuk in deel for tekst in _teksten(stuk)] if isinstance(deel, list | tuple) else []


@pytest.mark.parametrize("leeg", [replace(GEGEVENS, tijd=""), replace(GEGEVENS, plaats=" ")])
def test_zonder_tijd_of_plaats_komt_er_geen_brief(leeg: Oproepgegevens) -> None:
    with pytest.raises(Weigering, match="geen tijd of plaats"):
        maak_oproep(leeg)


@pytest.mark.parametrize("vreemd", ["#panic() $x$ *vet*", "نور", "x" * 4_000])
def test_tekst_van_een_mens_is_nooit_opmaak(vreemd: str) -> None:
    assert "Plaats:" in woorden(maak_oproep(replace(GEGEVENS, plaats=vreemd)))


# From the act


def _roep_op(wereld: Wereld, op: date) -> Gebeurtenis:
    with wereld.als("sanne") as sanne:
        return roep_op(
            wereld.dossier(),
            door=sanne,
            op=op,
            verschijnen_op=date(2026, 6, 15),
            tijd=time(10, 30),
            plaats="Gemeentehuis",
            vastgelegd_op=NU,
        )


@pytest.mark.django_db
def test_na_de_oproep_staat_de_brief_klaar(wereld: Wereld) -> None:
    with als_eigenaar():
        Persoon.objects.filter(dossier_id=wereld.dossier_id).update(tolk_nodig=True, tolk_taal="Arabisch")
        Dossier.objects.filter(pk=wereld.dossier_id).update(contactpersoon=wereld.gebruikers["sanne"])
    adres, client = reverse("dossiers:oproepen", args=[wereld.dossier_id]), wereld.client("sanne")
    velden = {"op": "1-6-2026", "verschijnen_op": "15-6-2026", "sleutel": str(uuid7())}
    assert "waar iemand moet komen" in str(
        client.post(adres, velden | {"tijd": "10.30"}).context["form"].errors["plaats"]
    )
    assert "hoe laat" in str(client.post(adres, velden | {"plaats": "Gemeentehuis"}).context["form"].errors["tijd"])
    antwoord = client.post(adres, velden | {"tijd": "10.30", "plaats": "Gemeentehuis, Assen"}, follow=True)
    blad = antwoord.content.decode()
    with wereld.als("sanne"):
        feit = Gebeurtenis.objects.get(soort="oproep_brede_intake")
    brief = reverse("dossiers:oproepbrief", args=[wereld.dossier_id, feit.pk])
    assert brief in blad
    pdf = client.get(brief)
    assert pdf["Content-Disposition"] == 'attachment; filename="A26-0001-oproep-1.pdf"'
    tekst = woorden(pdf.content)
    assert "Kom om 10.30 uur." in tekst
    assert "De taal is: Arabisch." in tekst
    assert "Sanne de Wit" in tekst


@pytest.mark.django_db
def test_de_brief_blijft_zoals_hij_verstuurd_is(wereld: Wereld) -> None:
    """Who calls next week hears of another contact person; the letter in the dossier is the one that was sent."""
    with als_eigenaar():
        Dossier.objects.filter(pk=wereld.dossier_id).update(contactpersoon=wereld.gebruikers["sanne"])
    adres, client = reverse("dossiers:oproepen", args=[wereld.dossier_id]), wereld.client("sanne")
    velden = {"op": "1-6-2026", "verschijnen_op": "15-6-2026", "tijd": "10.30", "plaats": "Gemeentehuis"}
    client.post(adres, velden | {"sleutel": str(uuid7())})
    with wereld.als("sanne"):
        feit = Gebeurtenis.objects.get(soort="oproep_brede_intake")
        stuk = Document.objects.get()
    with als_eigenaar():
        Gebruiker.objects.filter(pk=wereld.gebruikers["sanne"].pk).update(naam="Sanne Nieuwenhuis")
    brief = client.get(reverse("dossiers:oproepbrief", args=[wereld.dossier_id, feit.pk])).content
    assert "Sanne de Wit" in woorden(brief)
    assert client.get(reverse("dossiers:document", args=[wereld.dossier_id, stuk.pk])).content == brief
    assert stuk.titel == "Oproep voor de brede intake"


@pytest.mark.django_db
def test_een_brief_die_opnieuw_gemaakt_is_zegt_welke_hij_vervangt(wereld: Wereld) -> None:
    """Of a summons whose letter was not kept: set from the dossier as it is now, so it may differ from what somebody has at home."""
    feit = _roep_op(wereld, date(2026, 6, 1))
    adres = reverse("dossiers:oproepbrief", args=[wereld.dossier_id, feit.pk])
    vervangt = "Deze brief vervangt de brief van 1 juni 2026."
    tekst = woorden(wereld.client("sanne").get(adres).content)
    assert vervangt in tekst
    assert f"Wij maakten deze brief opnieuw op {voluit(vandaag())}." in tekst
    with wereld.als("sanne") as sanne:
        bewaar_oproepbrief(wereld.dossier(), feit, door=sanne, op=date(2026, 6, 1), nu=NU)
    assert "vervangt" not in woorden(wereld.client("sanne").get(adres).content), "the one that went out"


@pytest.mark.django_db
def test_een_teken_zonder_letter_is_een_zin_en_er_is_niets_vastgelegd(wereld: Wereld) -> None:
    velden = {"op": "1-6-2026", "verschijnen_op": "15-6-2026", "tijd": "10.30", "plaats": "Loket \U00013000"}
    adres = reverse("dossiers:oproepen", args=[wereld.dossier_id])
    antwoord = wereld.client("sanne").post(adres, velden | {"sleutel": str(uuid7())})
    assert antwoord.status_code == 422
    with wereld.als("sanne"):
        assert not Gebeurtenis.objects.filter(soort="oproep_brede_intake").exists()


@pytest.mark.django_db
def test_de_tweede_oproep_na_een_waarschuwing_zegt_dat(wereld: Wereld) -> None:
    eerste, tweede = _roep_op(wereld, date(2026, 5, 1)), _roep_op(wereld, date(2026, 6, 1))
    with wereld.als("sanne") as sanne:
        leg_vast(
            wereld.dossier(),
            "waarschuwing",
            op=date(2026, 5, 20),
            door=sanne,
            gegevens={"artikel": "22"},
            vastgelegd_op=NU,
        )

    def tekst(feit: Gebeurtenis) -> str:
        return woorden(
            wereld.client("sanne").get(reverse("dossiers:oproepbrief", args=[wereld.dossier_id, feit.pk])).content
        )

    assert "gewaarschuwd" not in tekst(eerste)
    assert "Dit is oproep 2." in tekst(tweede)
    assert "gewaarschuwd op 20 mei 2026" in tekst(tweede)
    with wereld.als("sanne") as sanne:
        trek_in(eerste, door=sanne, op=date(2026, 6, 2), reden="verkeerde persoon", vastgelegd_op=NU)
    assert "Dit is oproep" not in tekst(tweede)
    assert (
        wereld.client("sanne").get(reverse("dossiers:oproepbrief", args=[wereld.dossier_id, eerste.pk])).status_code
        == 404
    )


@pytest.mark.django_db
def test_een_andere_gemeente_krijgt_de_brief_niet_en_zonder_tijd_is_er_geen(wereld: Wereld) -> None:
    feit = _roep_op(wereld, date(2026, 6, 1))
    brief = reverse("dossiers:oproepbrief", args=[wereld.dossier_id, feit.pk])
    assert wereld.client("ines").get(brief).status_code == 404
    with wereld.als("sanne") as sanne:
        kaal = roep_op(
            wereld.dossier(), door=sanne, op=date(2026, 6, 2), verschijnen_op=date(2026, 6, 15), vastgelegd_op=NU
        )
    zonder = reverse("dossiers:oproepbrief", args=[wereld.dossier_id, kaal.pk])
    assert wereld.client("sanne").get(zonder).status_code == 409
    blad = wereld.client("sanne").get(reverse("dossiers:oproepen", args=[wereld.dossier_id])).content.decode()
    assert brief in blad
    assert zonder not in blad
