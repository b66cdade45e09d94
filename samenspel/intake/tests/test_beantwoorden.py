"""Answering: kept per side and per day, corrected, replaced, taken away; two people do not overwrite each other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.intake.antwoorden import eerdere, geldende, verschillen
from samenspel.intake.bewijs import onderdelen_van
from samenspel.intake.handelingen import beantwoorden
from samenspel.intake.handelingen.beantwoorden import IntussenGewijzigd, beantwoord, merk
from samenspel.intake.models import AntwoordTaal, IntakeStand, Kant
from samenspel.intake.tests.hulp import VRAGEN, vul_vragen
from samenspel.intake.vragenlijst import vragen
from samenspel.intake.waarden import LANGSTE_TEKST, controleer
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.oordeel import Weigering
from samenspel.personen.models import Gezinslid
from tests.wereld import NU, Wereld


def test_een_antwoord_blijft_bewaard_met_vraag_versie_en_dag(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        antwoord = beantwoord(wereld.dossier(), "opleiding_niveau", "hoger", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        assert antwoord is not None
        assert (antwoord.waarde, antwoord.vraag_versie, antwoord.op, antwoord.kant) == ("hoger", 1, VRAGEN, "zelf")
        assert antwoord.vaste_categorie == "C07"


def test_het_eerste_antwoord_begint_de_vragenlijst_en_het_tweede_niet_nog_eens(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        beantwoord(dossier, "kinderen", "ja", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        beantwoord(dossier, "partner", "nee", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        assert Gebeurtenis.objects.filter(dossier=dossier, soort="vragenlijst_start", op=VRAGEN).count() == 1


def test_het_beeld_van_de_medewerker_begint_de_vragenlijst_niet(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        beantwoord(dossier, "digitaal", "hulp", door=sanne, op=VRAGEN, kant=Kant.PROFESSIONAL, vastgelegd_op=NU)
        assert not Gebeurtenis.objects.filter(dossier=dossier, soort="vragenlijst_start").exists()


def test_dezelfde_dag_wordt_verbeterd_en_een_latere_dag_vervangt(wereld: Wereld) -> None:
    """R27: the same subject may be asked again; what was said before stays readable."""
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        for waarde, op in (("goed", VRAGEN), ("soms", VRAGEN), ("vaak", VRAGEN + timedelta(days=10))):
            beantwoord(dossier, "hoofd", waarde, door=sanne, op=op, vastgelegd_op=NU)
        assert geldende(dossier, sanne)["hoofd", "", "zelf"].waarde == "vaak"
        assert [oud.waarde for oud in eerdere(dossier, sanne, [vragen()["hoofd"]])] == ["soms"]


def test_een_leeg_antwoord_haalt_het_antwoord_weg(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        beantwoord(dossier, "kinderen", "ja", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        assert beantwoord(dossier, "kinderen", "", door=sanne, op=VRAGEN, vastgelegd_op=NU) is None
        assert geldende(dossier, sanne) == {}
        assert len(eerdere(dossier, sanne, [vragen()["kinderen"]])) == 1


def test_wie_een_oude_bladzijde_bewaart_overschrijft_zijn_collega_niet(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        beantwoord(dossier, "kinderen", "ja", door=sanne, op=VRAGEN, gezien="", vastgelegd_op=NU)
    with wereld.als("kees") as kees, pytest.raises(IntussenGewijzigd, match="intussen veranderd"):
        beantwoord(wereld.dossier(), "kinderen", "nee", door=kees, op=VRAGEN, gezien="", vastgelegd_op=NU)


def test_met_het_merk_van_nu_mag_het_wel(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        eerste = beantwoord(dossier, "kinderen", "ja", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        tweede = beantwoord(
            dossier,
            "kinderen",
            "nee",
            door=sanne,
            op=VRAGEN,
            gezien=merk(eerste),
            vastgelegd_op=NU + timedelta(minutes=1),
        )
        assert tweede is not None
        assert tweede.waarde == "nee"


@pytest.mark.parametrize(
    ("code", "waarde", "zin"),
    [
        ("opleiding_jaren", "veel", "heel getal"),
        ("opleiding_jaren", "31", "tot en met 30"),
        ("opleiding_jaren", "-1", "van 0"),
        ("opleiding_laatste_jaar", "31-2-2010", "bestaat niet"),
        ("opleiding_laatste_jaar", "vorig jaar", "Schrijf een datum"),
        ("opleiding_niveau", "doctor", "Kies een van de antwoorden"),
        ("gezin_wie", "x" * 10_000, "te lang: 10000 tekens"),
    ],
)
def test_een_onmogelijk_antwoord_krijgt_een_zin(code: str, waarde: str, zin: str) -> None:
    with pytest.raises(Weigering, match=zin):
        controleer(vragen()[code], waarde)


@pytest.mark.parametrize(
    ("getypt", "bewaard"),
    [("2010", "2010"), ("3-2010", "2010-03"), ("14-3-2010", "2010-03-14"), ("2010-03", "2010-03"), (" 1999 ", "1999")],
)
def test_een_deels_bekende_datum_houdt_zijn_precisie(getypt: str, bewaard: str) -> None:
    assert controleer(vragen()["opleiding_laatste_jaar"], getypt) == bewaard


def test_emoji_en_arabisch_blijven_heel(wereld: Wereld) -> None:
    tekst = "أنا وابنتي 🙂 en mijn zus"
    assert controleer(vragen()["gezin_wie"], tekst + " " * 5 + "\x00") == tekst
    assert len(controleer(vragen()["gezin_wie"], "x" * LANGSTE_TEKST)) == LANGSTE_TEKST


def test_een_gesprek_in_de_toekomst_bestaat_niet(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne, pytest.raises(Weigering, match="toekomst"):
        beantwoord(wereld.dossier(), "kinderen", "ja", door=sanne, op=date(2026, 6, 4), vastgelegd_op=NU)


def test_coach_legt_geen_inkomen_vast_maar_leest_het_wel(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        beantwoord(wereld.dossier(), "inkomen_bron", ["uitkering"], door=sanne, op=VRAGEN, vastgelegd_op=NU)
    with wereld.als("kees") as kees:
        assert geldende(wereld.dossier(), kees)["inkomen_bron", "", "zelf"].waarde == ["uitkering"]
        with pytest.raises(Weigering, match="Uw rol legt dit niet vast"):
            beantwoord(wereld.dossier(), "inkomen_bron", ["werk"], door=kees, op=VRAGEN, vastgelegd_op=NU)


def test_kanten_staan_naast_elkaar_en_een_verschil_valt_op(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        for kant, waarde in ((Kant.ZELF, "basis"), (Kant.COA, "hoger"), (Kant.SCHOOL, "basis")):
            beantwoord(dossier, "opleiding_niveau", waarde, door=sanne, op=VRAGEN, kant=kant, vastgelegd_op=NU)
        beantwoord(dossier, "talen", "Tigrinya", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        beantwoord(dossier, "talen", "Tigrinya, Engels", door=sanne, op=VRAGEN, kant=Kant.COA, vastgelegd_op=NU)
        (verschil,) = verschillen(geldende(dossier, sanne))
    assert verschil.vraag.code == "opleiding_niveau"
    assert [(g.kant, g.waarde) for g in verschil.gegevens] == [("zelf", "basis"), ("coa", "hoger"), ("school", "basis")]


def test_een_kant_die_de_vraag_niet_heeft_wordt_geweigerd(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne, pytest.raises(Weigering, match="andere kant"):
        beantwoord(wereld.dossier(), "kinderen", "ja", door=sanne, op=VRAGEN, kant=Kant.SCHOOL, vastgelegd_op=NU)


def test_per_kind_een_eigen_antwoord(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        kinderen = [
            Gezinslid.objects.create(gemeente_id=dossier.gemeente_id, dossier=dossier, relatie="kind", naam=naam)
            for naam in ("Liya", "Yonas")
        ]
        for kind, waar in zip(kinderen, ("opvang", "school"), strict=True):
            beantwoord(dossier, "kind_overdag", waar, door=sanne, op=VRAGEN, onderwerp=str(kind.pk), vastgelegd_op=NU)
        waarden = geldende(dossier, sanne)
    assert [waarden["kind_overdag", str(kind.pk), "zelf"].waarde for kind in kinderen] == ["opvang", "school"]


def test_in_een_gesloten_dossier_verandert_niets(wereld: Wereld) -> None:
    with als_eigenaar():
        Dossier.objects.filter(pk=wereld.dossier_id).update(gesloten_op=date(2026, 6, 1))
    with wereld.als("sanne") as sanne, pytest.raises(Weigering, match="gesloten"):
        beantwoord(wereld.dossier(), "kinderen", "ja", door=sanne, op=VRAGEN, vastgelegd_op=NU)


def test_de_stand_is_gelijk_aan_opnieuw_afleiden(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        vul_vragen(dossier, sanne)
        stand: Any = IntakeStand.objects.get(dossier=dossier)
        assert set(stand.onderdelen) == {
            "opleiding_en_werk", "persoonlijke_omstandigheden", "gezondheid", "vve", "taalniveau", "arbeidsparticipatie", "zelfredzaamheid",
            "schriftelijk_vastgelegd",
        }  # fmt: skip
        assert stand.onderdelen == onderdelen_van([dossier.pk], geldende(dossier, sanne))


def test_een_vervolgvraag_telt_mee_zodra_zij_verschijnt(wereld: Wereld) -> None:
    """Work experience is covered by "no"; after "yes" also by which work."""
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        beantwoord(dossier, "opleiding_niveau", "basis", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        beantwoord(dossier, "opleiding_jaren", 6, door=sanne, op=VRAGEN, vastgelegd_op=NU)
        beantwoord(dossier, "werk_gehad", "nee", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        assert "opleiding_en_werk" in IntakeStand.objects.get(dossier=dossier).onderdelen
        beantwoord(dossier, "werk_gehad", "ja", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        assert "opleiding_en_werk" not in IntakeStand.objects.get(dossier=dossier).onderdelen
        beantwoord(dossier, "werk_wat", "kok, zes jaar", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        assert "opleiding_en_werk" in IntakeStand.objects.get(dossier=dossier).onderdelen


def test_een_oud_antwoord_houdt_de_vraag_van_toen(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        beantwoord(dossier, "alfabet", "goed", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        assert AntwoordTaal.objects.get(dossier=dossier).vraag_versie == vragen()["alfabet"].versie
        assert (
            geldende(dossier, sanne)["alfabet", "", "zelf"].gevraagd.tekst.in_taal("nl")
            == "Kunt u lezen en schrijven in uw eigen taal?"
        )


def test_dezelfde_bladzijde_die_net_eerder_bewaarde_is_geen_collega(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Autosave and the button at once: the second finds the first only when the database refuses the row."""
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        eerst = beantwoord(dossier, "talen", "Tigrinya", door=sanne, op=VRAGEN, vastgelegd_op=NU)
        echt = beantwoorden._staand

        def nog_niet_te_zien(*args: Any) -> Any:
            monkeypatch.setattr(beantwoorden, "_staand", echt)
            return []

        monkeypatch.setattr(beantwoorden, "_staand", nog_niet_te_zien)
        assert beantwoord(dossier, "talen", "Tigrinya", door=sanne, op=VRAGEN, gezien="", vastgelegd_op=NU) == eerst
        monkeypatch.setattr(beantwoorden, "_staand", nog_niet_te_zien)
        with pytest.raises(IntussenGewijzigd):
            beantwoord(dossier, "talen", "Arabisch", door=sanne, op=VRAGEN, gezien="", vastgelegd_op=NU)
        assert Gebeurtenis.objects.filter(dossier=dossier, soort="vragenlijst_start").count() == 1
