"""No first PIP without the brede intake (Wi 14 lid 3 and 5, 15 lid 1; Besluit 5.2), and what it rests on is frozen."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import voeg_samen
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.handelingen.ondertekenen import onderteken_intake
from samenspel.intake.tests.hulp import MINIMUM, TOETS, WELKOM
from samenspel.kern import klok
from samenspel.plan.handelingen.vaststellen import Onvolledig, stel_pip_vast
from samenspel.plan.handelingen.wegen import beoordeel
from samenspel.plan.models import Pip, PipBesluit
from samenspel.plan.tests.hulp import besproken_pip, vers, zorg_voor_intake
from tests.wereld import NU, VANDAAG, Wereld

pytestmark = pytest.mark.django_db
ALLES = [
    "intake_leerbaarheidstoets", "intake_opleiding_en_werk", "intake_persoonlijke_omstandigheden", "intake_gezondheid",
    "intake_taalniveau", "intake_arbeidsparticipatie", "intake_zelfredzaamheid", "intake_schriftelijk_vastgelegd",
    "intake_alleen_praten_gezegd",
]  # fmt: skip


def gebreken(pip: Pip, door: object) -> list[str]:
    with pytest.raises(Onvolledig) as fout:
        stel_pip_vast(pip, door=door, dagtekening=VANDAAG, nu=NU, met_brief=False)  # type: ignore[arg-type]
    return [gebrek.code for gebrek in fout.value.gebreken]


def test_artikel_14_zonder_brede_intake_is_er_geen_pip(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne, intake=False)
        assert gebreken(pip, sanne) == ALLES
        assert vers(pip).stand == Pip.Stand.BESPROKEN


def test_over_de_voorschool_praat_de_intake_alleen_met_ouders(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne, intake=False, jong_kind=True, vve_afspraken="Vier ochtenden.")
        assert "intake_vve" in gebreken(pip, sanne)


def test_een_deel_dat_ontbreekt_wordt_genoemd(wereld: Wereld) -> None:
    """Everything but one answer about self-reliance."""
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        for code, waarde in MINIMUM.items():
            if code != "zelf_regelen":
                beantwoord(dossier, code, waarde, door=sanne, op=date(2026, 5, 19), vastgelegd_op=NU)
        leg_vast(dossier, "lbt_uitslag", op=TOETS, door=sanne, gegevens={"score": 31}, bron="duo", vastgelegd_op=NU)
        pip = besproken_pip(dossier, sanne, intake=False)
        assert gebreken(pip, sanne) == [
            "intake_zelfredzaamheid", "intake_schriftelijk_vastgelegd", "intake_alleen_praten_gezegd",
        ]  # fmt: skip


def test_elk_deel_dat_ontbreekt_leidt_naar_zijn_plek_in_de_intake(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        besproken_pip(wereld.dossier(), sanne, intake=False, nu=klok.nu())
    client = wereld.client("sanne")
    blad = client.get(reverse("plan:pip", args=[wereld.dossier_id])).content.decode()
    assert "In de brede intake ontbreekt nog: leerbaarheidstoets afgenomen." in blad
    assert "Doe de intake" in blad
    adressen = re.findall(r'href="(/dossiers/[^"]+/intake/(?:vragen|gesprek|leerb)[^"]*)">In de brede', blad)
    assert len(adressen) == len(ALLES) - 1
    for adres in adressen:
        pad, _hek, anker = adres.partition("#")
        antwoord = client.get(pad)
        assert antwoord.status_code == 200
        assert not anker or f'id="{anker}"' in antwoord.content.decode()


def test_het_besluit_noemt_toets_gesprek_en_handtekening_van_die_dag(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        zorg_voor_intake(dossier, sanne)
        onderteken_intake(wereld.dossier(), door=sanne, op=VANDAAG, vastgelegd_op=NU)
        pip = besproken_pip(dossier, sanne)
        stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False)
        inhoud = PipBesluit.objects.get(pip=pip).inhoud
        assert inhoud["intake"] == {
            "toets": {"score": 31, "op": TOETS.isoformat(), "bron": "vastgelegd door Sanne de Wit"},
            "gesprekken": [{"naam": "welkomgesprek", "op": WELKOM.isoformat()}],
            "ondertekening": {"door": "Sanne de Wit", "op": VANDAAG.isoformat(), "kwalificatie": "proef"},
        }
        assert (
            "Leerbaarheidstoets: 31 van 40 (grens 28 · 26 mei 2026 · vastgelegd door Sanne de Wit)" in inhoud["bronnen"]
        )
        assert "Welkomgesprek: 6 mei 2026" in inhoud["bronnen"]
        assert "Brede intake ondertekend: 3 juni 2026, Sanne de Wit" in inhoud["bronnen"]


def test_artikel_15_lid_4_wie_met_een_pip_verhuist_doet_de_intake_niet_over(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        leg_vast(
            dossier, "pip_dagtekening", op=date(2026, 4, 20), door=sanne, gegevens={"leerroute": "B1"}, bron="duo",
            vastgelegd_op=NU,
        )  # fmt: skip
        leg_vast(dossier, "verhuizing", op=date(2026, 5, 20), door=sanne, bron="brp", vastgelegd_op=NU)
        pip = besproken_pip(wereld.dossier(), sanne, intake=False)
        assert pip.reden == Pip.Reden.VERHUIZING
        assert stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False).geldend


@pytest.mark.parametrize(("oproepen", "houdt_tegen"), [(2, True), (3, False)])
def test_artikel_14_lid_2_na_drie_oproepen_rondt_de_gemeente_zelf_af(
    wereld: Wereld, oproepen: int, houdt_tegen: bool
) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        for dag in range(4, 4 + oproepen):
            leg_vast(
                dossier, "oproep_brede_intake", op=date(2026, 5, dag), door=sanne, vastgelegd_op=NU,
                gegevens={"verschijnen_op": date(2026, 5, dag + 7).isoformat()},
            )  # fmt: skip
        pip = besproken_pip(wereld.dossier(), sanne, intake=False)
        waarom = "Kwam drie keer niet, ook niet na een huisbezoek."
        beoordeel(pip, "intake_in_afwezigheid", door=sanne, oordeel=True, motivering=waarom, nu=NU)
        if houdt_tegen:
            assert gebreken(pip, sanne) == [*ALLES, "intake_in_afwezigheid"]
        else:
            assert stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False).geldend
            oordelen = PipBesluit.objects.get(pip=pip).inhoud["beoordelingen"]
            assert waarom in [oordeel["motivering"] for oordeel in oordelen]


def test_de_intake_van_het_andere_dossier_van_dezelfde_persoon_telt(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        zorg_voor_intake(wereld.dossier(), sanne)
        nieuw = open_dossier(
            Aanmelding(naam="Amira el Haddad", doelgroep="ASIEL_A"), door=sanne, op=VANDAAG, vastgelegd_op=NU
        )
        voeg_samen(wereld.dossier(), in_=nieuw, door=sanne, op=VANDAAG, reden="zelfde persoon", nu=NU)
        pip = besproken_pip(Dossier.objects.select_related("gemeente").get(pk=nieuw.pk), sanne, intake=False)
        assert stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU, met_brief=False).geldend
