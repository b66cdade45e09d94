"""A municipality makes its plan templates: who may, what stays, what a template must be, and that nobody meets another's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from samenspel.intake.tests.hulp_eigen import beheerder_van_tynaarlo
from samenspel.kern.identiteit import identiteit
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.plan.domeinen import DOMEINEN
from samenspel.plan.handelingen.plansjablonen import (
    stel_plansjabloon_op,
    stel_plansjabloon_vast,
    trek_plansjabloon_in,
    wijzig_plansjabloon,
)
from samenspel.plan.models import Plansjabloon
from samenspel.plan.plansjablonen import te_gebruiken, versies_van, voorbeelden
from samenspel.plan.sjablooninhoud import Sjabloonactie, Sjabloondoel, Sjablooninhoud, gebreken, inhoud_van
from samenspel.plan.tests.hulp_sjabloon import BEGIN, BESLUIT, maak_sjabloon
from tests.wereld import NU, Wereld, beleid

PIP = "plan_wi2021"


# Who may.


@pytest.mark.django_db
@pytest.mark.parametrize("naam", ["sanne", "rob", "kees", "lotte", "bert", "amira"])
def test_alleen_de_functioneel_beheerder_maakt_plansjablonen(wereld: Wereld, naam: str) -> None:
    with wereld.als("fatma") as fatma:
        rij = maak_sjabloon(fatma)
    with wereld.als(naam) as wie:
        daden: list[Any] = [
            lambda: stel_plansjabloon_op(BEGIN, door=wie, nu=NU),
            lambda: wijzig_plansjabloon(rij, BEGIN, door=wie, nu=NU),
            lambda: stel_plansjabloon_vast(rij, besluit=BESLUIT, door=wie, nu=NU),
            lambda: trek_plansjabloon_in(rij, door=wie, nu=NU),
        ]
        for daad in daden:
            with pytest.raises(Weigering, match="Alleen een functioneel beheerder"):
                daad()
    with wereld.als("sanne"), pytest.raises(DatabaseError, match="functioneel beheerder"), transaction.atomic():
        Plansjabloon.objects.filter(pk=rij.pk).update(naam="Anders")


@pytest.mark.django_db
def test_een_sjabloon_bestaat_alleen_in_de_eigen_gemeente(wereld: Wereld) -> None:
    buur, _client = beheerder_van_tynaarlo(wereld)
    with wereld.als("fatma") as fatma:
        rij = maak_sjabloon(fatma)
    with identiteit(buur):
        assert maak_sjabloon(buur, naam="Van Tynaarlo").nummer == rij.nummer == 1  # a number of one municipality
        assert not Plansjabloon.objects.filter(pk=rij.pk).exists()  # the wall, without any filter of ours
        assert te_gebruiken(wereld.assen.pk, PIP) == []  # not even when asked for by name
        with pytest.raises(Weigering, match="andere gemeente"):
            trek_plansjabloon_in(rij, door=buur, nu=NU)
    with wereld.als("sanne"):
        assert [gekozen.naam for gekozen in te_gebruiken(wereld.assen.pk, PIP)] == [BEGIN.naam]


# Versions.


@pytest.mark.django_db
def test_een_concept_houdt_wie_het_opstelde_en_wie_het_wijzigde(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        rij = stel_plansjabloon_op(BEGIN, door=fatma, nu=NU)
        assert (rij.gewijzigd_door_id, rij.gewijzigd_op) == (None, None)
        rij = wijzig_plansjabloon(rij, replace(BEGIN, naam="Anders"), door=fatma, nu=NU)
        assert (rij.versie, rij.naam, rij.opgesteld_door_id, rij.gewijzigd_door_id) == (1, "Anders", fatma.gebruiker_id, fatma.gebruiker_id)  # fmt: skip
        daden = [str(wat) for wat, _wie, _op in versies_van([rij])[0].daden]
    assert daden == ["opgesteld", "gewijzigd"]


@pytest.mark.django_db
def test_wat_vastgesteld_is_verandert_niet_en_een_wijziging_is_een_versie(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        een = maak_sjabloon(fatma)
        twee = wijzig_plansjabloon(een, replace(BEGIN, naam="Tweede"), door=fatma, nu=NU)
        assert (twee.nummer, twee.versie, twee.is_concept) == (een.nummer, 2, True)
        assert [rij.naam for rij in te_gebruiken(wereld.assen.pk, PIP)] == [BEGIN.naam]  # a draft is not chosen
        with pytest.raises(Weigering, match="al een concept"):
            wijzig_plansjabloon(een, BEGIN, door=fatma, nu=NU)
        stel_plansjabloon_vast(twee, besluit=BESLUIT, door=fatma, nu=NU)
        assert [rij.naam for rij in te_gebruiken(wereld.assen.pk, PIP)] == ["Tweede"]
        with pytest.raises(DatabaseError, match="verandert niet"), transaction.atomic():
            Plansjabloon.objects.filter(pk=een.pk).update(naam="Stiekem")
        trek_plansjabloon_in(twee, door=fatma, nu=NU)
        trek_plansjabloon_in(twee, door=fatma, nu=NU)  # sent twice
        assert te_gebruiken(wereld.assen.pk, PIP) == []  # out of use in every version
        with pytest.raises(Weigering, match="uit gebruik"):
            wijzig_plansjabloon(twee, BEGIN, door=fatma, nu=NU)


@pytest.mark.django_db
def test_vaststellen_vraagt_waar_het_op_rust_en_een_oude_bladzijde_overschrijft_niets(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        rij = stel_plansjabloon_op(BEGIN, door=fatma, nu=NU)
        for leeg in ("", "   "):
            with pytest.raises(Weigering, match="waar dit sjabloon op rust"):
                stel_plansjabloon_vast(rij, besluit=leeg, door=fatma, nu=NU)
        oud = rij.merk
        rij = wijzig_plansjabloon(rij, BEGIN, door=fatma, nu=NU, gezien=oud)
        for daad in (
            lambda: wijzig_plansjabloon(rij, BEGIN, door=fatma, nu=NU, gezien=oud),
            lambda: stel_plansjabloon_vast(rij, besluit=BESLUIT, door=fatma, nu=NU, gezien=oud),
            lambda: trek_plansjabloon_in(rij, door=fatma, nu=NU, gezien=oud),
        ):
            with pytest.raises(Weigering, match="Een collega heeft dit sjabloon gewijzigd"):
                daad()
        assert stel_plansjabloon_vast(rij, besluit=BESLUIT, door=fatma, nu=NU).besluit == BESLUIT


@pytest.mark.django_db
def test_een_formulier_dat_twee_keer_komt_maakt_een_sjabloon(wereld: Wereld) -> None:
    sleutel = uuid7()
    with wereld.als("fatma") as fatma:
        rijen = {stel_plansjabloon_op(BEGIN, door=fatma, nu=NU, sleutel=sleutel).pk for _keer in range(2)}
        assert rijen == {sleutel}
        assert Plansjabloon.objects.count() == 1


@pytest.mark.django_db
def test_een_doel_en_een_actie_houden_hun_code_over_de_versies(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        een = maak_sjabloon(fatma)
        oud = inhoud_van(een)
        weg, blijft = oud.doelen[0], oud.doelen[1]
        nieuw = Sjabloondoel("werk", "Ik wil werken.", (Sjabloonactie("Praten met de werkcoach", "m", 2),))
        twee = wijzig_plansjabloon(een, replace(oud, doelen=(blijft, nieuw)), door=fatma, nu=NU)
    codes = [doel.code for doel in inhoud_van(twee).doelen]
    acties = [actie.code for doel in inhoud_van(twee).doelen for actie in doel.acties]
    assert codes[0] == blijft.code
    assert codes[1] not in {weg.code, blijft.code}  # a code is never given again
    assert not {actie.code for actie in weg.acties} & set(acties)
    assert len(set(codes + acties)) == len(codes + acties)


# For which plan.


@pytest.mark.django_db
def test_een_sjabloon_is_voor_een_soort_plan_en_soms_voor_een_leerroute(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        maak_sjabloon(fatma, naam="Elke route")
        maak_sjabloon(fatma, naam="Z", leerroute="Z")
        steun = replace(voorbeelden()["opnieuw_op_weg"], naam="Steun")
        stel_plansjabloon_vast(stel_plansjabloon_op(steun, door=fatma, nu=NU), besluit=BESLUIT, door=fatma, nu=NU)

        def namen(soort: str, route: str = "") -> list[str]:
            return [rij.naam for rij in te_gebruiken(wereld.assen.pk, soort, route)]

        assert namen(PIP) == ["Elke route", "Z"]
        assert namen(PIP, "Z") == ["Elke route", "Z"]
        assert namen(PIP, "B1") == ["Elke route"]
        assert namen("plan_ondersteuning") == ["Steun"]


# What a template must be.


def _fout(inhoud: Sjablooninhoud) -> list[str]:
    return [gebrek.veld for gebrek in gebreken(inhoud, DOMEINEN)]


def test_elk_gebrek_staat_bij_zijn_veld() -> None:
    goed = Sjabloonactie("Toeslagen aanvragen", "kredietbank", 4, "Vraag de toeslagen aan.")
    doel = Sjabloondoel("financien", "Ik wil sparen.", (goed,))
    inhoud = Sjablooninhoud("Naam", PIP, (doel,))
    assert _fout(inhoud) == []
    assert _fout(replace(inhoud, naam="")) == ["naam"]
    assert _fout(replace(inhoud, plansoort="iets")) == ["plansoort"]
    assert _fout(replace(inhoud, plansoort="plan_ondersteuning", leerroute="Z")) == ["leerroute"]
    assert _fout(replace(inhoud, doelen=())) == ["doel_0_woorden"]
    for veld, fout in (
        ("doel_0_woorden", replace(doel, woorden="")),
        ("doel_0_woorden", replace(doel, woorden="x" * 301)),
        ("doel_0_domein", replace(doel, domein="geluk")),
    ):
        assert _fout(replace(inhoud, doelen=(fout,))) == [veld]
    for veld, slecht in (
        ("wat", replace(goed, wat="")),
        ("eigenaar", replace(goed, eigenaar="", opdracht="")),
        ("weken", replace(goed, weken=0)),
        ("weken", replace(goed, weken=157)),
        ("opdracht", replace(goed, opdracht="")),  # a partner may not read about money in the action itself
        ("opdracht", replace(goed, opdracht="x" * 301)),
        ("onderwerp", replace(goed, onderwerp="geluk")),
    ):
        assert _fout(replace(inhoud, doelen=(replace(doel, acties=(slecht,)),))) == [f"actie_0_0_{veld}"]


@pytest.mark.django_db
def test_een_onderdeel_dat_de_gemeente_niet_gebruikt_komt_niet_in_een_sjabloon(wereld: Wereld) -> None:
    beleid(wereld.assen, **{"domein_gebruikt.financien": False})
    with wereld.als("fatma") as fatma, pytest.raises(Weigering, match="onderdeel dat uw gemeente gebruikt"):
        stel_plansjabloon_op(BEGIN, door=fatma, nu=NU)


def test_elk_meegeleverd_voorbeeld_is_een_goed_sjabloon() -> None:
    assert {"eerste_maanden", "financieel_ontzorgen", "kind_en_opvang"} <= set(voorbeelden())
    assert {inhoud.plansoort for inhoud in voorbeelden().values()} == {PIP, "plan_ondersteuning"}
    for code, inhoud in voorbeelden().items():
        assert _fout(inhoud) == [], code
        assert all(doel.woorden.startswith("Ik wil") for doel in inhoud.doelen), code
