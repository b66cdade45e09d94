"""Signing: only the qualified, only when the law's minimum is covered."""

from __future__ import annotations

import pytest

from samenspel.beleid.models import Beleidswaarde
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.models import Doelgroep, Gebeurtenis
from samenspel.intake.bevoegdheden import mag_ondertekenen
from samenspel.intake.handelingen.ondertekenen import onderteken_intake
from samenspel.intake.stand import stand_van
from samenspel.intake.tests.hulp import VANDAAG, WELKOM, vul_minimum
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.oordeel import Weigering
from tests.wereld import NU, Wereld, beleid


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
        ondertekening = onderteken_intake(wereld.dossier(), door=sanne, op=VANDAAG, vastgelegd_op=NU)
        assert ondertekening.voorbereid_door == wereld.gebruikers["kees"]


def test_een_gemeente_mag_besluiten_dat_de_kwalificatie_niet_nodig_is(wereld: Wereld) -> None:
    """The law asks for no certificate here: it is Almelo's rule, and theirs to let go of. Without a decision it stands."""
    with wereld.als("kees") as kees:
        vul_minimum(wereld, wereld.dossier(), kees)
        assert not mag_ondertekenen(kees, wereld.dossier(), VANDAAG)
    beleid(wereld.assen, intake_kwalificatie_verplicht=True)
    with wereld.als("kees") as kees:
        assert not mag_ondertekenen(kees, wereld.dossier(), VANDAAG)
    with als_eigenaar():
        Beleidswaarde.objects.update(waarde=False)
    with wereld.als("kees") as kees:
        ondertekening = onderteken_intake(wereld.dossier(), door=kees, op=VANDAAG, vastgelegd_op=NU)
    assert (ondertekening.kwalificatie, ondertekening.door_id) == ("", wereld.gebruikers["kees"].pk)


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
