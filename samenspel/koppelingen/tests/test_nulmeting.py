"""R17: baseline measurements come in with the caseload, row by row, and go out again when the file is undone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from samenspel.dossiers.models import Dossier
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.models import IntakeStand, PositieveGezondheidMeting, TaalMeting
from samenspel.koppelingen.inlezen.terugdraaien import draai_terug
from samenspel.koppelingen.tests.hulp_inlezen import keur, lees_in, zinnen
from tests.wereld import NU, VANDAAG, Wereld

OP = date(2026, 5, 4)
_ZES = (
    "Lichaamsfuncties",
    "Mentaal welbevinden",
    "Zingeving",
    "Kwaliteit van leven",
    "Meedoen",
    "Dagelijks functioneren",
)
KOPPEN = ["Naam", "Geboortedatum", "Doelgroep", "Nulmeting", "Lezen", "Spreken", *_ZES]


def _rij(naam: str = "Nul Proef", *, op: Any = OP, lezen: str = "A1", spreken: str = "onder A1", zes: Any = (6,) * 6) -> list[Any]:  # fmt: skip
    return [naam, "1-5-1990", "asiel", op, lezen, spreken, *zes]


def test_taalniveau_en_positieve_gezondheid_komen_mee_als_nulmeting(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        lees_in([KOPPEN, _rij()], sanne)
        dossier = Dossier.objects.get(persoon__naam="Nul Proef")
        gemeten = TaalMeting.objects.filter(dossier=dossier, bron="nulmeting", op=OP)
        assert dict(gemeten.values_list("vaardigheid", "niveau")) == {"lezen": "A1", "spreken": "PRE_A1"}
        assert PositieveGezondheidMeting.objects.get(dossier=dossier).meedoen == 6
        assert "taalniveau" in IntakeStand.objects.get(dossier=dossier).onderdelen


def test_hetzelfde_bestand_meet_niet_twee_keer_en_een_ander_niveau_verandert_niets(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        lees_in([KOPPEN, _rij()], sanne)
        assert lees_in([KOPPEN, _rij()], sanne).telling == {"bekend": 1}
        (regel,) = keur([KOPPEN, _rij(lezen="B1")], sanne)
        assert "iets anders. Het dossier is niet veranderd" in zinnen(regel)
        assert TaalMeting.objects.count() == 2
        assert PositieveGezondheidMeting.objects.count() == 1


def test_wat_niet_klopt_is_een_zin_bij_de_regel(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        zonder_dag, vijf, raar = keur(
            [KOPPEN, _rij("A Proef", op=""), _rij("B Proef", zes=(6, 6, 6, 6, 6, "")), _rij("C Proef", lezen="best goed")],
            sanne,
        )  # fmt: skip
        assert "De dag van de nulmeting ontbreekt" in zinnen(zonder_dag)
        assert zonder_dag.metingen == []
        assert "alle zes de scores" in zinnen(vijf)
        assert [m.soort for m in vijf.metingen] == ["taal_lezen", "taal_spreken"]
        assert [bericht.kolom for bericht in raar.berichten] == ["taalniveau lezen"]
        assert [m.soort for m in raar.metingen] == ["taal_spreken", "pg_"]


def test_ongedaan_maken_wist_of_trekt_de_nulmeting_in(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        inlezing = lees_in([KOPPEN, _rij("Weg Proef"), _rij("Blijft Proef")], sanne)
        blijft = Dossier.objects.get(persoon__naam="Blijft Proef")
        beantwoord(blijft, "alleen", "nee", door=sanne, op=OP, vastgelegd_op=NU)
        terug = draai_terug(inlezing, door=sanne, op=VANDAAG, nu=NU + timedelta(minutes=9), reden="verkeerd bestand")
        assert (terug.terug_verslag["gewist"], terug.terug_verslag["blijft"]) == (1, 1)
        assert terug.terug_verslag["metingen_ingetrokken"] == 3
        assert set(TaalMeting.objects.values_list("dossier_id", flat=True)) == {blijft.pk}
        assert not TaalMeting.objects.staand().exists()
        assert "taalniveau" not in IntakeStand.objects.get(dossier=blijft).onderdelen
