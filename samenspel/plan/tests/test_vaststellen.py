"""Adopting (Wi 15, Wi 11 lid 2, Awb 3:46): complete, on the day of sending, by who has a mandate, and frozen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

import wet
from samenspel.beleid.waarden import beleid_van
from samenspel.dossiers.feiten import feiten_van
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import BewaakteTermijn, Dossier, DuoMelding, Gebeurtenis
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.oordeel import Weigering
from samenspel.plan.handelingen.beginnen import begin_pip
from samenspel.plan.handelingen.bespreken import bespreek_pip
from samenspel.plan.handelingen.inhoud import leg_inhoud_vast
from samenspel.plan.handelingen.vaststellen import Onvolledig, maak_pip_bekend, stel_pip_vast
from samenspel.plan.handelingen.wegen import kies_leerroute, weeg_leerroute
from samenspel.plan.models import Pip, PipBesluit
from samenspel.plan.standaardzinnen import Zin, zinnen
from samenspel.plan.tests.hulp import INHOUD, bekend_pip, besproken_pip, dag, na, vastgesteld_pip, vers
from samenspel.toegang.models import Kwalificatie
from tests.wereld import NU, VANDAAG, Wereld, beleid

pytestmark = pytest.mark.django_db


def soorten(wereld: Wereld) -> list[str]:
    rijen = Gebeurtenis.objects.filter(dossier_id=wereld.dossier_id).order_by("vastgelegd_op", "id")
    return list(rijen.values_list("soort", flat=True))


def test_vaststellen_legt_het_feit_vast_en_begint_de_drie_jaar(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = vastgesteld_pip(wereld.dossier(), sanne)
        assert (pip.stand, pip.dagtekening) == (Pip.Stand.VASTGESTELD, VANDAAG)
        feit = Gebeurtenis.objects.get(soort="pip_dagtekening")
        assert (feit.op, feit.gegevens) == (VANDAAG, {"leerroute": "B1"})
        dossier = wereld.dossier()
        assert (dossier.leerroute, dossier.fase) == ("B1", "traject")
        termijn = BewaakteTermijn.objects.get(dossier=dossier, code="T17")
        assert (termijn.start, termijn.uiterlijk) == (date(2026, 6, 4), date(2029, 6, 3))
        assert BewaakteTermijn.objects.get(dossier=dossier, code="T12").voldaan_op == VANDAAG


def test_vaststellen_staat_bij_nog_melden_aan_duo(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        vastgesteld_pip(wereld.dossier(), sanne)
        assert list(DuoMelding.objects.values_list("regel", flat=True)) == ["pip_vastgesteld"]


def test_artikel_11_een_eerdere_dagtekening_wordt_geweigerd(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne)
        with pytest.raises(Weigering, match="de dag waarop u het PIP verstuurt"):
            stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG - timedelta(days=1), nu=NU)
        with pytest.raises(Weigering, match="toekomst"):
            stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG + timedelta(days=1), nu=NU)
        assert "pip_dagtekening" not in soorten(wereld)


def test_twee_van_drie_afgewogen_houdt_het_vaststellen_tegen(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne)
        weeg_leerroute(pip, "Z", door=sanne, oordeel="", eigen_regel="", nu=NU)
        with pytest.raises(Onvolledig, match="Weeg de Z-route nog af") as fout:
            stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU)
        assert [gebrek.code for gebrek in fout.value.gebreken] == ["afweging_Z"]


@pytest.mark.parametrize(
    ("leeg", "code"),
    [
        ({"ondersteuning": ""}, "ondersteuning"),
        ({"intensiteit_pvt": None}, "intensiteit_pvt"),
        ({"intensiteit_map": None}, "intensiteit_map"),
        ({"intensiteit_leerroute": None}, "intensiteit_leerroute"),
        ({"aantal_voortgangsgesprekken": None}, "voortgangsgesprekken"),
        ({"uren_vooraf_bekeken": False}, "uren_vooraf"),
        ({"motivering": ""}, "motivering"),
        ({"jong_kind": True}, "vve"),
        ({"heeft_bijstand": True}, "ontzorgbesluit"),
    ],
)
def test_artikel_15_wat_ontbreekt_houdt_het_vaststellen_tegen(wereld: Wereld, leeg: dict[str, Any], code: str) -> None:
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne, **leeg)
        with pytest.raises(Onvolledig) as fout:
            stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU)
        assert [gebrek.code for gebrek in fout.value.gebreken] == [code]


def test_artikel_3_14_de_z_route_vraagt_een_besluit_over_examens(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne, leerroute="Z", examenonderdelen_toegestaan=None)
        with pytest.raises(Onvolledig, match="A2 of KNM"):
            stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU)


def test_een_concept_wordt_eerst_besproken(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = begin_pip(wereld.dossier(), door=sanne, nu=NU)
        with pytest.raises(Onvolledig, match="Bespreek het PIP"):
            stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU)


def test_alleen_wie_in_het_mandaatregister_staat_beslist(wereld: Wereld) -> None:
    with als_eigenaar():
        Kwalificatie.objects.filter(soort="mandaat_pip").update(tot=VANDAAG - timedelta(days=1))
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne)
        with pytest.raises(Weigering, match="mandaatregister"):
            stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU)


def test_een_coach_bereidt_voor_en_beslist_niet(wereld: Wereld) -> None:
    with als_eigenaar():
        Kwalificatie.objects.create(
            gebruiker=wereld.gebruikers["kees"],
            gemeente=wereld.assen,
            soort="mandaat_pip",
            vanaf=date(2022, 1, 1),
            bron="x",
        )
    with wereld.als("kees") as kees:
        pip = besproken_pip(wereld.dossier(), kees)
        with pytest.raises(Weigering, match="Vaststellen doet een regievoerder"):
            stel_pip_vast(pip, door=kees, dagtekening=VANDAAG, nu=NU)


def test_twee_keer_vaststellen_is_een_besluit(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne)
        stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False)
        with pytest.raises(Weigering, match="al vastgesteld op 3 juni 2026 door Sanne de Wit"):
            stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU)
        assert soorten(wereld).count("pip_dagtekening") == 1


def test_een_verouderd_formulier_stelt_niets_vast(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne)
        leg_inhoud_vast(pip, {"motivering": "Nog een zin erbij."}, door=sanne, nu=NU)
        with pytest.raises(Weigering, match="Een collega heeft dit PIP gewijzigd"):
            stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU, bewerking=pip.bewerking)


def test_het_besluit_is_bevroren_met_woorden_mandaat_en_bron(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> None:
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne)
        weeg_leerroute(
            pip,
            "B1",
            door=sanne,
            oordeel="past",
            eigen_regel="Amira leert snel.",
            codes=["b1_gewone_route", "z_praktijk"],
            nu=NU,
        )
        stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False)
        tekst = zinnen()["b1_gewone_route"].tekst
        monkeypatch.setitem(zinnen(), "b1_gewone_route", Zin("b1_gewone_route", "B1", "Later herschreven."))
        besluit = PipBesluit.objects.get(pip=pip)
        assert besluit.inhoud["ondertekening"] == {"naam": "sanne", "functie": "regievoerder", "mandaat": "proef"}
        b1 = next(w for w in besluit.inhoud["wegingen"] if w["leerroute"] == "B1")
        assert b1["redenen"] == [tekst, "Amira leert snel."]
        assert besluit.inhoud["inhoud"]["intensiteit_leerroute"] == 15
        t17 = next(t for t in besluit.inhoud["termijnen"] if t["code"] == "T17")
        assert (t17["start"], t17["uiterlijk"]) == ("2026-06-04", "2029-06-03")


@pytest.mark.parametrize("doelgroep", ["GEZIN", "OVERIG"])
def test_artikel_15_lid_2_lesuren_zijn_er_alleen_voor_asiel(wereld: Wereld, doelgroep: str) -> None:
    with als_eigenaar():
        Dossier.objects.filter(pk=wereld.dossier_id).update(doelgroep=doelgroep, doelgroep_nu=doelgroep)
    with wereld.als("sanne") as sanne:
        pip = vastgesteld_pip(wereld.dossier(), sanne, alfabetisering_verplicht=False)
        assert vers(pip).intensiteit_leerroute is None
        assert vers(pip).alfabetisering_verplicht is False


@pytest.mark.parametrize("doelgroep", ["WI2013", "VRIJWILLIG"])
def test_buiten_de_wet_bestaat_geen_pip(wereld: Wereld, doelgroep: str) -> None:
    with als_eigenaar():
        Dossier.objects.filter(pk=wereld.dossier_id).update(doelgroep=doelgroep, doelgroep_nu=doelgroep)
    with wereld.als("sanne") as sanne, pytest.raises(Weigering, match="Maak een ondersteuningsplan"):
        begin_pip(wereld.dossier(), door=sanne, nu=NU)


def test_artikel_6_8_bekendmaken_begint_de_bezwaartermijn(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = bekend_pip(wereld.dossier(), sanne)
        assert (pip.stand, pip.bekendgemaakt_op) == (Pip.Stand.BEKENDGEMAAKT, VANDAAG)
        assert BewaakteTermijn.objects.get(dossier_id=wereld.dossier_id, code="T15").uiterlijk == date(2026, 7, 15)
        with pytest.raises(Weigering, match="al bekendgemaakt op 3 juni 2026"):
            maak_pip_bekend(pip, door=sanne, op=VANDAAG, hoe="post", nu=NU)


def test_artikel_11_later_bekendmaken_geeft_een_dringend_signaal(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = vastgesteld_pip(wereld.dossier(), sanne)
        maak_pip_bekend(pip, door=sanne, op=dag(9), hoe="post", nu=na(9))
        signalen = wet.signalen(feiten_van(wereld.dossier()), beleid_van(wereld.assen.pk), dag(9))
        assert [(s.code, s.ernst) for s in signalen] == [("pip_later_bekendgemaakt", "dringend")]


@pytest.mark.parametrize(
    ("op", "zin"), [(-1, "Bekendmaken kan niet eerder"), (1, "toekomst")], ids=["voor de dagtekening", "toekomst"]
)
def test_een_onmogelijke_dag_van_bekendmaken(wereld: Wereld, op: int, zin: str) -> None:
    with wereld.als("sanne") as sanne:
        pip = vastgesteld_pip(wereld.dossier(), sanne)
        with pytest.raises(Weigering, match=zin):
            maak_pip_bekend(pip, door=sanne, op=dag(op), hoe="post", nu=NU)


def test_een_besluit_dat_niet_vaststaat_wordt_niet_bekendgemaakt(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne)
        with pytest.raises(Weigering, match="Stel het PIP eerst vast"):
            maak_pip_bekend(pip, door=sanne, op=VANDAAG, hoe="post", nu=NU)


def test_ri_3_16_een_lagere_norm_wordt_een_feit(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        vastgesteld_pip(wereld.dossier(), sanne, leerroute="Z", beperking=True, urennorm_cursus=400)
        feit = Gebeurtenis.objects.get(soort="urennorm_verlaagd")
        assert feit.gegevens == {"type": "nt2", "norm": 400}


def test_na_een_verhuizing_is_het_een_wijziging_en_gaat_de_route_mee(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        leg_vast(
            dossier,
            "pip_dagtekening",
            op=date(2026, 4, 20),
            door=sanne,
            gegevens={"leerroute": "B1"},
            bron="duo",
            vastgelegd_op=NU,
        )
        leg_vast(dossier, "verhuizing", op=date(2026, 5, 20), door=sanne, bron="brp", vastgelegd_op=NU)
        pip = begin_pip(wereld.dossier(), door=sanne, nu=NU)
        assert pip.reden == Pip.Reden.VERHUIZING
        kies_leerroute(pip, "B1", door=sanne, nu=NU)
        leg_inhoud_vast(pip, INHOUD, door=sanne, nu=NU)
        bespreek_pip(pip, door=sanne, op=VANDAAG, hoe="op_kantoor", instemming="eens", nu=NU)
        stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False)
        assert soorten(wereld)[-1] == "pip_wijziging"
        assert BewaakteTermijn.objects.get(dossier=dossier, code="T13").voldaan_op == VANDAAG


def test_het_postadres_komt_uit_het_beleid_van_die_dag(wereld: Wereld) -> None:
    beleid(wereld.assen, postadres="Postbus 30018, 9400 RA Assen")
    with wereld.als("sanne") as sanne:
        pip = vastgesteld_pip(wereld.dossier(), sanne)
        assert PipBesluit.objects.get(pip=pip).inhoud["afzender"]["postadres"] == ["Postbus 30018", "9400 RA Assen"]
