"""Signing: only the qualified, only when the law's minimum is covered."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from samenspel.beleid.models import Beleidswaarde
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.vastleggen import trek_in
from samenspel.dossiers.models import Doelgroep, Gebeurtenis
from samenspel.intake.bevoegdheden import is_gekwalificeerd
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.handelingen.gesprekken import Gespreksverslag, houd_welkomgesprek
from samenspel.intake.handelingen.intrekken import neem_terug
from samenspel.intake.handelingen.leerbaarheid import leg_lbt_vast, zie_af_van_lbt
from samenspel.intake.handelingen.ondertekenen import onderteken_intake
from samenspel.intake.models import LbtAfname
from samenspel.intake.stand import stand_van
from samenspel.intake.tests.hulp import VANDAAG, WELKOM, vul_minimum, vul_vragen
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.oordeel import Weigering
from tests.wereld import NU, Wereld, beleid

LATER = NU + timedelta(minutes=5)


def test_een_gekwalificeerde_medewerker_ondertekent(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        vul_minimum(wereld, dossier, sanne)
        ondertekening = onderteken_intake(dossier, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        assert ondertekening.kwalificatie == "proef"
        assert Gebeurtenis.objects.get(dossier=dossier, soort="brede_intake_afgerond").op == VANDAAG
        assert stand_van(dossier, sanne).telling == "10 van 10"


def test_wie_niet_gekwalificeerd_is_bereidt_voor_maar_tekent_niet(wereld: Wereld) -> None:
    """R188: Kees has no qualification; what he prepared stays."""
    with wereld.als("kees") as kees:
        dossier = wereld.dossier()
        vul_minimum(wereld, dossier, kees)
        with pytest.raises(Weigering, match="voorbereiden, maar niet ondertekenen"):
            onderteken_intake(dossier, door=kees, op=VANDAAG, vastgelegd_op=NU)
    with wereld.als("sanne") as sanne:
        ondertekening = onderteken_intake(
            wereld.dossier(), door=sanne, op=VANDAAG, voorbereid_door=wereld.gebruikers["kees"].pk, vastgelegd_op=NU
        )
        assert ondertekening.voorbereid_door == wereld.gebruikers["kees"]


def test_een_gemeente_mag_besluiten_dat_de_kwalificatie_niet_nodig_is(wereld: Wereld) -> None:
    """The law asks for no certificate here: it is Almelo's rule, and theirs to let go of. Without a decision it stands."""
    with wereld.als("kees") as kees:
        vul_minimum(wereld, wereld.dossier(), kees)
        assert not is_gekwalificeerd(kees, VANDAAG)
    beleid(wereld.assen, intake_kwalificatie_verplicht=True)
    with wereld.als("kees") as kees:
        assert not is_gekwalificeerd(kees, VANDAAG)
    with als_eigenaar():
        Beleidswaarde.objects.update(waarde=False)
    with wereld.als("kees") as kees:
        ondertekening = onderteken_intake(wereld.dossier(), door=kees, op=VANDAAG, vastgelegd_op=NU)
    assert (ondertekening.kwalificatie, ondertekening.door_id) == ("", wereld.gebruikers["kees"].pk)


def test_het_laatste_gesprek_zegt_niet_wie_voorbereidde(wereld: Wereld) -> None:
    with wereld.als("kees") as kees:
        vul_minimum(wereld, wereld.dossier(), kees)
    with wereld.als("sanne") as sanne:
        assert onderteken_intake(wereld.dossier(), door=sanne, op=VANDAAG, vastgelegd_op=NU).voorbereid_door is None


def test_zolang_een_handtekening_geldt_komt_er_geen_tweede(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        vul_minimum(wereld, dossier, sanne)
        onderteken_intake(dossier, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        with pytest.raises(Weigering, match="al ondertekend"):
            onderteken_intake(wereld.dossier(), door=sanne, op=VANDAAG, vastgelegd_op=LATER)
        assert Gebeurtenis.objects.filter(dossier=dossier, soort="brede_intake_afgerond").count() == 1


def test_een_aanvulling_na_de_handtekening_laat_haar_gelden(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        vul_minimum(wereld, dossier, sanne)
        onderteken_intake(dossier, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        beantwoord(dossier, "lichaam", "soms", door=sanne, op=VANDAAG, vastgelegd_op=LATER)
        assert _geldt(wereld)


@pytest.mark.parametrize("weg", ["feit", "rij"])
def test_een_toets_die_na_de_handtekening_wordt_ingetrokken_vraagt_een_nieuwe(wereld: Wereld, weg: str) -> None:
    """The box, the block and the refusal follow the bar: signing again is offered once the test is there again."""
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        vul_minimum(wereld, dossier, sanne)
        eerste = onderteken_intake(dossier, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        afname = LbtAfname.objects.get(dossier=dossier)
        if weg == "feit":
            feit = Gebeurtenis.objects.get(dossier=dossier, soort="lbt_uitslag")
            trek_in(feit, door=sanne, op=VANDAAG, reden="verkeerd dossier", vastgelegd_op=LATER)
        else:
            neem_terug(afname, door=sanne, op=VANDAAG, reden="verkeerd dossier", vastgelegd_op=LATER)
        stand = stand_van(wereld.dossier(), sanne)
        assert (stand.telling, _geldt(wereld)) == ("9 van 10", False)
        with pytest.raises(Weigering, match="De wet vraagt nog"):
            onderteken_intake(wereld.dossier(), door=sanne, op=VANDAAG, vastgelegd_op=LATER)
        leg_lbt_vast(
            wereld.dossier(), door=sanne, op=VANDAAG, score=30, toetsbegeleider=wereld.gebruikers["sanne"], vastgelegd_op=LATER
        )  # fmt: skip
        assert (stand_van(wereld.dossier(), sanne).telling, _geldt(wereld)) == ("10 van 10", False)
        tweede = onderteken_intake(wereld.dossier(), door=sanne, op=VANDAAG, vastgelegd_op=LATER)
        assert tweede.pk != eerste.pk
        assert _geldt(wereld)
        staand = Gebeurtenis.objects.filter(dossier=dossier, soort="brede_intake_afgerond", intrekking__isnull=True)
        assert [feit.pk for feit in staand] == [tweede.gebeurtenis_id]


def test_een_ingetrokken_ontheffing_vraagt_ook_een_nieuwe_handtekening(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        houd_welkomgesprek(
            [dossier], Gespreksverslag(op=WELKOM, recht_alleen_gezegd=True), door=sanne, vastgelegd_op=NU
        )
        vul_vragen(dossier, sanne)
        zie: dict[str, Any] = {"beperking": "zien", "motivering": "Verklaring van de oogarts gezien."}
        afname = zie_af_van_lbt(dossier, door=sanne, op=VANDAAG, vastgelegd_op=NU, **zie)
        onderteken_intake(dossier, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        assert _geldt(wereld)
        neem_terug(afname, door=sanne, op=VANDAAG, reden="verkeerd dossier", vastgelegd_op=LATER)
        zie_af_van_lbt(dossier, door=sanne, op=VANDAAG, vastgelegd_op=LATER, **zie)
        assert not _geldt(wereld)


def test_het_scherm_zegt_dat_de_handtekening_niet_meer_geldt_en_biedt_een_nieuwe_aan(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        vul_minimum(wereld, dossier, sanne)
        onderteken_intake(dossier, door=sanne, op=VANDAAG, vastgelegd_op=NU)
        neem_terug(
            LbtAfname.objects.get(dossier=dossier),
            door=sanne,
            op=VANDAAG,
            reden="verkeerd dossier",
            vastgelegd_op=LATER,
        )
        leg_lbt_vast(
            wereld.dossier(), door=sanne, op=VANDAAG, score=30, toetsbegeleider=wereld.gebruikers["sanne"], vastgelegd_op=LATER
        )  # fmt: skip
    pagina = wereld.client("sanne").get(reverse("intake:intake", args=[wereld.dossier_id])).content.decode()
    assert "Handtekening geldt niet meer" in pagina
    assert "Onderteken de intake" in pagina


def _geldt(wereld: Wereld) -> bool:
    with wereld.als("sanne") as sanne:
        handtekening = stand_van(wereld.dossier(), sanne).handtekening
    assert handtekening is not None
    return handtekening.geldt


def test_een_gat_in_het_wettelijk_minimum_houdt_de_handtekening_tegen(wereld: Wereld) -> None:
    with (
        wereld.als("sanne") as sanne,
        pytest.raises(Weigering, match="De wet vraagt nog: leerbaarheidstoets afgenomen, opleiding"),
    ):
        onderteken_intake(wereld.dossier(), door=sanne, op=VANDAAG, vastgelegd_op=NU)


def test_voor_de_ondertussengroep_vraagt_de_wet_niets(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = open_dossier(
            Aanmelding(naam="Hamid Test", doelgroep=Doelgroep.WI2013), door=sanne, op=WELKOM, vastgelegd_op=NU
        )
        assert onderteken_intake(dossier, door=sanne, op=VANDAAG, vastgelegd_op=NU).op == VANDAAG
