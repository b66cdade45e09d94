"""Talks: one person, a household, a group; the fact for the law; the right to talk alone."""

from __future__ import annotations

from datetime import date

import pytest

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.vastleggen import trek_in
from samenspel.dossiers.models import Doelgroep, Dossier, Gebeurtenis
from samenspel.intake.handelingen.gesprekken import Gespreksverslag, houd_eindgesprek, houd_welkomgesprek
from samenspel.intake.models import Gesprek
from samenspel.intake.stand import stand_van, vergeet
from samenspel.intake.tests.hulp import VANDAAG, WELKOM
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from tests.wereld import NU, Wereld


def _nog_een(sanne: Aanwezige, naam: str, doelgroep: str = Doelgroep.ASIEL_A) -> Dossier:
    return open_dossier(Aanmelding(naam=naam, doelgroep=doelgroep), door=sanne, op=date(2026, 2, 16), vastgelegd_op=NU)


def test_een_welkomgesprek_voor_het_gezin_staat_in_elk_dossier(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossiers = [wereld.dossier(), _nog_een(sanne, "Yusuf Test")]
        verslag = Gespreksverslag(
            op=WELKOM, vorm="gezin", deelnemers=["partner", "coa_casemanager", "tolk"], tolk_taal="Tigrinya",
            onderwerpen=["inburgeren", "coa_stappen"], recht_alleen_gezegd=True, folders="Inburgering", folder_taal="Tigrinya", groepsgrootte=2,
        )  # fmt: skip
        gesprekken = houd_welkomgesprek(dossiers, verslag, door=sanne, vastgelegd_op=NU)
        assert len({gesprek.sessie for gesprek in gesprekken}) == 1
        for dossier in dossiers:
            assert Gebeurtenis.objects.filter(dossier=dossier, soort="welkomgesprek", op=WELKOM).count() == 1
            assert Gesprek.objects.get(dossier=dossier).deelnemers == ["partner", "coa_casemanager", "tolk"]


def test_twee_keer_versturen_is_een_gesprek(wereld: Wereld) -> None:
    sessie = uuid7()
    with wereld.als("sanne") as sanne:
        for _ in range(2):
            houd_welkomgesprek(
                [wereld.dossier()], Gespreksverslag(op=WELKOM), door=sanne, sessie=sessie, vastgelegd_op=NU
            )
        assert Gesprek.objects.filter(dossier_id=wereld.dossier_id).count() == 1
        assert Gebeurtenis.objects.filter(dossier_id=wereld.dossier_id, soort="welkomgesprek").count() == 1


def test_het_recht_om_alleen_te_praten_telt_tot_het_gesprek_wordt_ingetrokken(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        houd_welkomgesprek(
            [dossier], Gespreksverslag(op=WELKOM, recht_alleen_gezegd=True), door=sanne, vastgelegd_op=NU
        )
        assert "alleen_praten_gezegd" not in {onderdeel.wet.code for onderdeel in stand_van(dossier, sanne).ontbreekt}
        feit = Gebeurtenis.objects.get(dossier=dossier, soort="welkomgesprek")
        trek_in(feit, door=sanne, op=VANDAAG, reden="verkeerd dossier", vastgelegd_op=NU)
        vergeet(dossier)
        assert "alleen_praten_gezegd" in {onderdeel.wet.code for onderdeel in stand_van(dossier, sanne).ontbreekt}


def test_een_eindgesprek_is_geen_feit_voor_de_wet(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        voor = Gebeurtenis.objects.count()
        (gesprek,) = houd_eindgesprek([wereld.dossier()], Gespreksverslag(op=VANDAAG), door=sanne, vastgelegd_op=NU)
        assert gesprek.gebeurtenis is None
        assert Gebeurtenis.objects.count() == voor


def test_voor_de_ondertussengroep_ontstaat_geen_feit_en_geen_minimum(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = _nog_een(sanne, "Hamid Test", Doelgroep.WI2013)
        (gesprek,) = houd_welkomgesprek([dossier], Gespreksverslag(op=WELKOM), door=sanne, vastgelegd_op=NU)
        assert gesprek.gebeurtenis is None
        assert stand_van(dossier, sanne).minimum == ()
        assert stand_van(dossier, sanne).telling == ""


@pytest.mark.parametrize(
    ("verslag", "zin"),
    [
        (Gespreksverslag(op=date(2026, 6, 4)), "toekomst"),
        (Gespreksverslag(op=WELKOM, deelnemers=["tolk"]), "taal van de tolk"),
        (Gespreksverslag(op=WELKOM, folders="Inburgering"), "welke taal"),
    ],
)
def test_een_half_verslag_wordt_geweigerd_met_een_zin(wereld: Wereld, verslag: Gespreksverslag, zin: str) -> None:
    with wereld.als("sanne") as sanne, pytest.raises(Weigering, match=zin):
        houd_welkomgesprek([wereld.dossier()], verslag, door=sanne, vastgelegd_op=NU)


def test_zonder_dossier_is_er_geen_gesprek(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne, pytest.raises(Weigering, match="voor wie"):
        houd_welkomgesprek([], Gespreksverslag(op=WELKOM), door=sanne, vastgelegd_op=NU)


def test_een_teamleider_houdt_geen_intakegesprek(wereld: Wereld) -> None:
    with wereld.als("rob") as rob, pytest.raises(Weigering, match="Uw rol"):
        houd_welkomgesprek([wereld.dossier()], Gespreksverslag(op=WELKOM), door=rob, vastgelegd_op=NU)
