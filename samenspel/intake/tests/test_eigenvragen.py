"""A municipality makes its own questions: who may, what stays, what a condition may rest on, and that nobody meets another's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from samenspel.intake.eigenvraag_keuren import Gebrek, Keuzetekst, Vraaginhoud, bronnen, gebreken
from samenspel.intake.eigenvragen import als_vraag, domeinen_van, eigen_vragen, vraag_van, vragen_van
from samenspel.intake.handelingen.eigenvragen import (
    inhoud_van,
    kijk_teksten_na,
    stel_eigen_vraag_op,
    stel_eigen_vraag_vast,
    trek_eigen_vraag_in,
    wijzig_eigen_vraag,
)
from samenspel.intake.models import EigenVraag
from samenspel.intake.tests.hulp_eigen import FIETS, PAPIER, beheerder_van_tynaarlo, maak
from samenspel.intake.vragenbeheer import alle_versies_van
from samenspel.intake.vragenlijst import EIGEN, alle_versies, domeinen, is_eigen, vragen
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.toegang.models import Gebruiker
from tests.wereld import NU, WACHTWOORD, Wereld

_TWEE = (Keuzetekst("", {"nl": "Ja"}), Keuzetekst("", {"nl": "Nee"}))


def test_geen_meegeleverde_vraag_heet_als_een_eigen_vraag() -> None:
    assert not [code for code, _versie in alle_versies() if code.startswith(EIGEN)]
    assert is_eigen("eigen_12")
    assert not any(is_eigen(code) for code in ("eigen_", "eigen_x", "partner", "eigen_1x", "eigen_-1"))


# Who may.


@pytest.mark.parametrize("naam", ["sanne", "rob", "kees", "lotte", "bert", "amira"])
def test_alleen_de_functioneel_beheerder_maakt_vragen(wereld: Wereld, naam: str) -> None:
    with wereld.als("fatma") as fatma:
        rij = maak(fatma)
    with wereld.als(naam) as wie:
        daden: list[Any] = [
            lambda: stel_eigen_vraag_op(PAPIER, door=wie, nu=NU),
            lambda: wijzig_eigen_vraag(rij, PAPIER, door=wie, nu=NU),
            lambda: stel_eigen_vraag_vast(rij, door=wie, nu=NU),
            lambda: trek_eigen_vraag_in(rij, door=wie, nu=NU),
            lambda: kijk_teksten_na(rij, ["vraag.nl"], door=wie, nu=NU),
        ]
        for daad in daden:
            with pytest.raises(Weigering, match="Alleen een functioneel beheerder"):
                daad()


def test_ook_de_database_laat_een_ander_geen_vraag_schrijven(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        rij = maak(fatma)
    with wereld.als("sanne"), pytest.raises(DatabaseError, match="functioneel beheerder"), transaction.atomic():
        EigenVraag.objects.filter(pk=rij.pk).update(nagekeken={})


# One municipality.


def test_een_vraag_bestaat_alleen_in_de_eigen_gemeente(wereld: Wereld) -> None:
    buur, _client = beheerder_van_tynaarlo(wereld)
    with wereld.als("fatma") as fatma:
        rij = maak(fatma)
    with identiteit(buur):
        eigen = maak(buur, FIETS)
        assert eigen.code == rij.code == "eigen_1"  # a number of one municipality
        assert [v.tekst.in_taal("nl") for v in eigen_vragen(buur.gemeente_id).values()] == ["Kunt u fietsen?"]
        assert eigen_vragen(wereld.assen.pk) == {}  # not even when asked for by name
        for daad in (wijzig_eigen_vraag, stel_eigen_vraag_vast, trek_eigen_vraag_in):
            meer = (PAPIER,) if daad is wijzig_eigen_vraag else ()
            with pytest.raises(Weigering, match="andere gemeente"):
                daad(rij, *meer, door=buur, nu=NU)
    with wereld.als("fatma"):
        assert [v.tekst.in_taal("nl") for v in eigen_vragen(wereld.assen.pk).values()] == [PAPIER.tekst["nl"]]


# The questionnaire.


def test_een_concept_wordt_niet_gesteld_en_een_vastgestelde_vraag_staat_achteraan_haar_bladzijde(
    wereld: Wereld,
) -> None:
    with wereld.als("fatma") as fatma:
        rij = stel_eigen_vraag_op(PAPIER, door=fatma, nu=NU)
        assert vragen_van(wereld.assen.pk) == vragen()
        assert vraag_van(wereld.assen.pk, rij.code) is None
        stel_eigen_vraag_vast(rij, door=fatma, nu=NU)
        pagina = domeinen_van(wereld.assen.pk)["gezin"]
        assert pagina.vragen[:-1] == domeinen()["gezin"].vragen
        assert pagina.vragen[-1] == vraag_van(wereld.assen.pk, rij.code)
        assert [code for code, ander in domeinen_van(wereld.assen.pk).items() if ander != domeinen()[code]] == ["gezin"]


def test_een_eigen_vraag_telt_nooit_voor_het_wettelijk_minimum(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        assert als_vraag(maak(fatma)).wettelijk == ""
    assert "wettelijk" not in {veld.name for veld in EigenVraag._meta.get_fields()}


def test_het_kost_een_vraag_aan_de_database(wereld: Wereld, django_assert_num_queries: Any) -> None:
    with wereld.als("fatma") as fatma:
        maak(fatma)
        maak(fatma, FIETS)
        with django_assert_num_queries(1):
            domeinen_van(wereld.assen.pk)
        with django_assert_num_queries(0):
            assert vraag_van(wereld.assen.pk, "partner") == vragen()["partner"]


def test_zonder_engels_of_arabisch_staat_het_nederlands_er_met_een_merk(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        tekst = als_vraag(maak(fatma)).tekst
    assert tekst.in_taal("ar") == PAPIER.tekst["nl"]
    assert tekst.ontbreekt == {"ar"}
    assert tekst.concepttalen == {"nl", "en"}  # what nobody wrote is not a draft


# Versions.


def test_wat_vastgesteld_is_verandert_niet_en_een_wijziging_is_een_nieuwe_versie(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        een = maak(fatma, FIETS)
        anders = replace(inhoud_van(een), tekst={"nl": "Kunt u fietsen in de stad?"})
        twee = wijzig_eigen_vraag(een, anders, door=fatma, nu=NU)
        assert (twee.code, twee.versie, twee.is_concept) == (een.code, 2, True)
        gesteld = vraag_van(wereld.assen.pk, een.code)
        assert gesteld is not None
        assert (gesteld.versie, gesteld.tekst.in_taal("nl")) == (1, "Kunt u fietsen?")
        stel_eigen_vraag_vast(twee, door=fatma, nu=NU)
        gesteld = vraag_van(wereld.assen.pk, een.code)
        assert gesteld is not None
        assert (gesteld.versie, [keuze.code for keuze in gesteld.keuzes]) == (2, ["k1", "k2", "k3"])
        een.refresh_from_db()
        assert een.teksten["vraag"] == {"nl": "Kunt u fietsen?"}


@pytest.mark.parametrize(
    "velden", [{"teksten": {"vraag": {"nl": "Iets anders?"}}}, {"categorie": "C12"}, {"vastgesteld_op": None}, {"versie": 3}]
)  # fmt: skip
def test_ook_in_de_database_verandert_een_vastgestelde_vraag_niet(wereld: Wereld, velden: dict[str, Any]) -> None:
    with wereld.als("fatma") as fatma:
        rij = maak(fatma)
        with pytest.raises(DatabaseError), transaction.atomic():
            EigenVraag.objects.filter(pk=rij.pk).update(**velden)


def test_soort_categorie_en_per_kind_blijven_als_de_vraag_al_gesteld_is(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        rij = maak(fatma)
        anders = {
            "categorie": replace(PAPIER, categorie="C12"),
            "soort": replace(PAPIER, soort="tekst"),
            "per_kind": replace(PAPIER, per_kind=True),
        }
        for veld, inhoud in anders.items():
            with pytest.raises(Weigering, match="al gesteld") as fout:
                wijzig_eigen_vraag(rij, inhoud, door=fatma, nu=NU)
            assert fout.value.veld == veld


def test_een_antwoord_houdt_zijn_code_en_een_nieuw_antwoord_krijgt_er_een_die_nooit_gebruikt_is(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        een = maak(fatma, FIETS)
        keuzes = inhoud_van(een).keuzes
        zonder = replace(inhoud_van(een), keuzes=keuzes[:2])
        twee = stel_eigen_vraag_vast(wijzig_eigen_vraag(een, zonder, door=fatma, nu=NU), door=fatma, nu=NU)
        met = replace(zonder, keuzes=(keuzes[1], keuzes[0], Keuzetekst("", {"nl": "Ik leer het"})))
        drie = wijzig_eigen_vraag(twee, met, door=fatma, nu=NU)
        assert drie.keuzes == ["k2", "k1", "k4"]
        verzonnen = replace(met, keuzes=(Keuzetekst("../x", {"nl": "a"}), Keuzetekst("k1", {"nl": "b"})))
        assert wijzig_eigen_vraag(drie, verzonnen, door=fatma, nu=NU).keuzes == ["k5", "k1"]


def test_twee_mensen_tegelijk_en_twee_keer_verzonden(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        sleutel = uuid7()
        een = stel_eigen_vraag_op(PAPIER, door=fatma, nu=NU, sleutel=sleutel)
        assert stel_eigen_vraag_op(PAPIER, door=fatma, nu=NU, sleutel=sleutel) == een
        assert EigenVraag.objects.count() == 1
        gezien = een.merk
        kijk_teksten_na(een, ["vraag.nl"], door=fatma, nu=NU)
        for daad in (stel_eigen_vraag_vast, trek_eigen_vraag_in):
            with pytest.raises(Weigering, match="Een collega"):
                daad(een, door=fatma, nu=NU, gezien=gezien)
        with pytest.raises(Weigering, match="Een collega"):
            wijzig_eigen_vraag(een, FIETS, door=fatma, nu=NU, gezien=gezien)
        stel_eigen_vraag_vast(stel_eigen_vraag_vast(een, door=fatma, nu=NU), door=fatma, nu=NU)
        wijzig_eigen_vraag(een, PAPIER, door=fatma, nu=NU)
        with pytest.raises(Weigering, match="al een concept"):
            wijzig_eigen_vraag(een, PAPIER, door=fatma, nu=NU)


def test_een_ingetrokken_vraag_wordt_niet_meer_gesteld_in_geen_enkele_versie(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        een = maak(fatma)
        twee = stel_eigen_vraag_vast(wijzig_eigen_vraag(een, PAPIER, door=fatma, nu=NU), door=fatma, nu=NU)
        trek_eigen_vraag_in(twee, door=fatma, nu=NU)
        trek_eigen_vraag_in(twee, door=fatma, nu=NU)
        assert eigen_vragen(wereld.assen.pk) == {}
        with pytest.raises(Weigering, match="ingetrokken"):
            wijzig_eigen_vraag(twee, PAPIER, door=fatma, nu=NU)


def test_een_concept_wegdoen_laat_staan_wat_gesteld_wordt(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        een = maak(fatma)
        twee = wijzig_eigen_vraag(een, PAPIER, door=fatma, nu=NU)
        trek_eigen_vraag_in(twee, door=fatma, nu=NU)
        assert [vraag.versie for vraag in eigen_vragen(wereld.assen.pk).values()] == [1]
        with pytest.raises(Weigering, match="weggedaan"):
            stel_eigen_vraag_vast(twee, door=fatma, nu=NU)
        assert wijzig_eigen_vraag(een, PAPIER, door=fatma, nu=NU).versie == 3


# Checked texts.


def test_een_nagekeken_tekst_draagt_wie_en_wanneer_en_blijft_dat_in_een_volgende_versie_met_dezelfde_woorden(
    wereld: Wereld,
) -> None:
    with wereld.als("fatma") as fatma:
        een = kijk_teksten_na(maak(fatma), ["vraag.nl", "vraag.en"], door=fatma, nu=NU)
        assert als_vraag(een).tekst.concepttalen == set()
        assert een.nagekeken["vraag.nl"] == {"door": str(fatma.gebruiker_id), "op": NU.isoformat()}
        anders = replace(PAPIER, tekst={**PAPIER.tekst, "en": "Do you get difficult letters?"})
        twee = wijzig_eigen_vraag(een, anders, door=fatma, nu=NU)
        assert set(twee.nagekeken) == {"vraag.nl"}
        assert set(kijk_teksten_na(twee, [], door=fatma, nu=NU).nagekeken) == set()
        with pytest.raises(Weigering, match="is er niet"):
            kijk_teksten_na(twee, ["vraag.ar"], door=fatma, nu=NU)


# Conditions.


def test_een_voorwaarde_kijkt_naar_een_eerdere_vraag_van_de_bladzijde(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        een, twee = maak(fatma), maak(fatma)
        alle = list(vragen_van(wereld.assen.pk).values())
    codes = [vraag.code for vraag in bronnen(alle, "gezin", een.nummer)]
    assert "partner" in codes
    assert not {een.code, twee.code, "kind_overdag", "gezin_wie", "werk_gehad"} & set(codes)
    assert een.code in [vraag.code for vraag in bronnen(alle, "gezin", twee.nummer)]


@pytest.mark.parametrize(
    ("toon_als", "categorie", "zin"),
    [
        ((("eigen_9", "ja"),), "C04", "niet van zichzelf"),
        ((("bestaat_niet", "ja"),), "C04", "eerder op deze bladzijde"),
        ((("werk_gehad", "ja"),), "C04", "eerder op deze bladzijde"),
        ((("eigen_12", "ja"),), "C04", "eerder op deze bladzijde"),
        ((("partner", "misschien"),), "C04", "kan iemand daar niet geven"),
        ((("partner", "hier"), ("kinderen", "ja")), "C04", "één vraag"),
        ((("partner", "hier"),), "C12", "andere categorie"),
    ],
)
def test_een_voorwaarde_die_nooit_waar_wordt_of_te_veel_verraadt(
    toon_als: tuple[tuple[str, str], ...], categorie: str, zin: str
) -> None:
    inhoud = replace(PAPIER, toon_als=toon_als, categorie=categorie)
    gevonden = gebreken(inhoud, bronnen(vragen().values(), "gezin", 9), code="eigen_9")
    assert [gebrek.veld for gebrek in gevonden] == ["toon_als"]
    assert zin in gevonden[0].zin


def test_wie_alleen_het_eigene_leest_krijgt_geen_vraag_na_het_antwoord_van_een_ander() -> None:
    inhoud = replace(PAPIER, kanten=("zelf", "coa"), toon_als=(("partner", "hier"),))
    mogelijk = bronnen(vragen().values(), "gezin", None)
    assert ["nooit krijgen" in gebrek.zin for gebrek in gebreken(inhoud, mogelijk)] == [True]
    assert gebreken(replace(inhoud, toon_als=(("wonen", "azc"),)), mogelijk) == []  # the COA answers that one too


def test_een_goede_voorwaarde_heeft_geen_gebrek() -> None:
    inhoud = replace(PAPIER, toon_als=(("partner", "hier"), ("partner", "buitenland")))
    assert gebreken(inhoud, bronnen(vragen().values(), "gezin", None)) == []


def test_waar_een_andere_vraag_op_wacht_gaat_niet_weg(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        bron = maak(fatma, FIETS)
        maak(fatma, PAPIER, domein="werk", categorie="C08", onderdeel="werk", toon_als=((bron.code, "k3"),))
        with pytest.raises(Weigering, match="hangt een andere af"):
            trek_eigen_vraag_in(bron, door=fatma, nu=NU)
        minder = replace(inhoud_van(bron), keuzes=inhoud_van(bron).keuzes[:2])
        concept = wijzig_eigen_vraag(bron, minder, door=fatma, nu=NU)
        with pytest.raises(Weigering, match="wacht een andere vraag"):
            stel_eigen_vraag_vast(concept, door=fatma, nu=NU)


def test_een_concept_waarvan_de_voorwaarde_intussen_verdween_wordt_niet_vastgesteld(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        bron = maak(fatma, FIETS)
        volger = replace(PAPIER, domein="werk", categorie="C08", onderdeel="werk", toon_als=((bron.code, "k3"),))
        concept = stel_eigen_vraag_op(volger, door=fatma, nu=NU)
        trek_eigen_vraag_in(bron, door=fatma, nu=NU)
        with pytest.raises(Weigering, match="eerder op deze bladzijde"):
            stel_eigen_vraag_vast(concept, door=fatma, nu=NU)


# What must be right.


@pytest.mark.parametrize(
    ("inhoud", "velden"),
    [
        (replace(PAPIER, tekst={"nl": "", "en": "Only English?"}), ["vraag_nl"]),
        (replace(PAPIER, tekst={"nl": "x" * 10_000}), ["vraag_nl"]),
        (replace(PAPIER, hulp={"nl": "", "ar": "شرح"}), ["hulp_nl"]),
        (replace(PAPIER, hulp={"nl": "x" * 501}), ["hulp_nl"]),
        (replace(PAPIER, domein="elders"), ["domein"]),
        (replace(PAPIER, categorie="C14"), ["categorie"]),
        (replace(PAPIER, categorie="C02"), ["categorie"]),
        (replace(PAPIER, soort="raadsel"), ["soort"]),
        (replace(PAPIER, onderdeel="weer"), ["onderdeel"]),
        (replace(PAPIER, kanten=()), ["kanten"]),
        (replace(PAPIER, kanten=("zelf", "buurvrouw")), ["kanten"]),
        (replace(PAPIER, doorvragen=("x" * 201,)), ["doorvragen"]),
        (replace(PAPIER, doorvragen=("x",) * 11), ["doorvragen"]),
        (replace(PAPIER, hoogste=5), ["hoogste"]),
        (replace(PAPIER, soort="getal", hoogste=10_000), ["hoogste"]),
        (replace(PAPIER, keuzes=_TWEE), ["keuze_0_nl"]),
        (replace(PAPIER, soort="keuze"), ["keuze_0_nl"]),
        (replace(PAPIER, soort="keuze", keuzes=_TWEE[:1]), ["keuze_0_nl"]),
        (replace(PAPIER, soort="meerkeuze", keuzes=(*_TWEE, Keuzetekst("", {"nl": "", "en": "Maybe"}))), ["keuze_2_nl"]),
        (replace(PAPIER, soort="keuze", keuzes=(*_TWEE, Keuzetekst("", {"nl": "ja"}))), ["keuze_2_nl"]),
        (replace(PAPIER, soort="keuze", keuzes=(*_TWEE, Keuzetekst("", {"nl": "x" * 151}))), ["keuze_2_nl"]),
        (replace(PAPIER, soort="keuze", keuzes=tuple(Keuzetekst("", {"nl": str(n)}) for n in range(21))), ["keuze_0_nl"]),
    ],
)  # fmt: skip
def test_elk_gebrek_staat_bij_zijn_veld(inhoud: Vraaginhoud, velden: list[str]) -> None:
    gevonden: list[Gebrek] = gebreken(inhoud, [])
    assert [gebrek.veld for gebrek in gevonden] == velden
    assert all(gebrek.zin.endswith(".") for gebrek in gevonden)


@pytest.mark.parametrize("inhoud", [PAPIER, FIETS, replace(PAPIER, soort="getal", hoogste=168)])
def test_een_goede_vraag_heeft_geen_gebrek(inhoud: Vraaginhoud) -> None:
    assert gebreken(inhoud, []) == []


# Who drew it up, and who changed it.


def test_een_concept_houdt_wie_het_opstelde_ook_als_een_ander_het_wijzigt(wereld: Wereld) -> None:
    with als_eigenaar():
        bea = Gebruiker.objects.create_user("bea@voorbeeld.test", WACHTWOORD, naam="Bea Mulder")
    later = NU + timedelta(days=1)
    with wereld.als("fatma") as fatma:
        rij = stel_eigen_vraag_op(PAPIER, door=fatma, nu=NU)
    ander = replace(fatma, gebruiker_id=bea.pk, naam="Bea")
    with identiteit(ander):
        rij = wijzig_eigen_vraag(rij, replace(PAPIER, onderdeel="wonen"), door=ander, nu=later)
        assert (rij.opgesteld_door_id, rij.opgesteld_op) == (fatma.gebruiker_id, NU)
        assert (rij.gewijzigd_door_id, rij.gewijzigd_op) == (bea.pk, later)
        (versie,) = alle_versies_van([rij])
        assert [(str(wat), wie) for wat, wie, _op in versie.daden] == [
            ("opgesteld", "Fatma Yilmaz"),
            ("gewijzigd", "Bea Mulder"),
        ]
        stel_eigen_vraag_vast(rij, door=ander, nu=later)
        twee = wijzig_eigen_vraag(rij, PAPIER, door=ander, nu=later)
        assert (twee.opgesteld_door_id, twee.gewijzigd_door_id) == (bea.pk, None)  # a version of her own
        with pytest.raises(DatabaseError, match="opstelde"), transaction.atomic():
            EigenVraag.objects.filter(pk=twee.pk).update(opgesteld_door_id=fatma.gebruiker_id)
