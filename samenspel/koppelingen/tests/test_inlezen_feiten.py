"""The facts in a caseload spreadsheet: which are taken over, which are not and why, and what is still to report."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import voeg_samen
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import DuoMelding
from samenspel.koppelingen.inlezen.regel import Uitkomst
from samenspel.koppelingen.inlezen.terugdraaien import draai_terug
from samenspel.koppelingen.tests.bestandmakers import proef_bsn
from samenspel.koppelingen.tests.hulp_inlezen import KOPPEN, een_rij, keur, lees_in, zinnen
from tests.wereld import NU, VANDAAG, Wereld


def test_een_feit_in_de_toekomst_of_een_datum_die_niet_bestaat_wordt_overgeslagen_met_een_zin(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        toekomst, onmogelijk = keur(
            [
                KOPPEN,
                een_rij(kennis=VANDAAG + timedelta(days=1)),
                een_rij("Yusuf P", bsn=proef_bsn(8), kennis="31-6-2026"),
            ],
            sanne,
        )
        assert "ligt in de toekomst" in zinnen(toekomst)
        assert "31-6-2026 bestaat niet" in zinnen(onmogelijk)
        assert (toekomst.feiten, onmogelijk.feiten) == ([], [])


def test_een_pip_voor_de_ondertussengroep_wordt_geweigerd_maar_het_dossier_komt_er(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        (regel,) = keur([KOPPEN, een_rij(groep="ondertussengroep", kennis="", pip=date(2026, 5, 1), route="Z")], sanne)
        assert regel.uitkomst is Uitkomst.NIEUW
        assert regel.feiten == []
        assert "geen PIP" in zinnen(regel)


@pytest.mark.parametrize(
    ("begin", "wordt", "mag"), [("VRIJWILLIG", "ASIEL_A", True), ("ASIEL_A", "VRIJWILLIG", False), ("GEZIN", "GEZIN", True)]
)  # fmt: skip
def test_of_een_pip_wordt_overgenomen_volgt_uit_de_groep_op_die_dag(
    wereld: Wereld, begin: str, wordt: str, mag: bool
) -> None:
    with wereld.als("sanne") as sanne:
        dossier = open_dossier(
            Aanmelding(naam="Sara Proef", doelgroep=begin, bsn=proef_bsn(7)),
            door=sanne,
            op=date(2026, 1, 5),
            vastgelegd_op=NU,
        )
        wissel = {"doelgroep": wordt}
        leg_vast(dossier, "doelgroep_gewijzigd", op=date(2026, 4, 1), door=sanne, gegevens=wissel, vastgelegd_op=NU)
        voor, na = (
            keur([KOPPEN, een_rij(kennis="", pip=dag, route="Z")], sanne)[0]
            for dag in (date(2026, 3, 1), date(2026, 5, 1))
        )
        assert [feit.soort for feit in na.feiten] == (["pip_dagtekening"] if mag else [])
        assert ("geen PIP" in zinnen(na)) is not mag
        assert bool(voor.feiten) is (begin != "VRIJWILLIG")


def test_wat_termijnen_een_fout_noemt_wordt_niet_overgenomen_en_staat_er_in_het_nederlands(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = open_dossier(
            Aanmelding(naam="Sara Proef", doelgroep="GEZIN", bsn=proef_bsn(7)),
            door=sanne,
            op=date(2026, 1, 5),
            vastgelegd_op=NU,
        )
        leg_vast(dossier, "plicht_start", op=date(2026, 5, 2), door=sanne, vastgelegd_op=NU)
        (regel,) = keur([KOPPEN, een_rij(kennis="", pip=date(2026, 5, 1), route="Z")], sanne)
        assert regel.feiten == []
        assert zinnen(regel) == (
            "Het PIP van 1 mei 2026 ligt voor het begin van de inburgeringsplicht, 2 mei 2026. Niet overgenomen."
        )


def test_feiten_van_een_samengevoegd_dossier_zijn_bekend_bij_het_dossier_dat_doorgaat(wereld: Wereld) -> None:
    """Found by the number of either, the row fills in the one that goes on, and what either knew is not loaded again."""
    with wereld.als("sanne") as sanne:
        oud = open_dossier(
            Aanmelding(naam="Sara Proef", doelgroep="GEZIN", bsn=proef_bsn(7)),
            door=sanne,
            op=date(2026, 1, 5),
            vastgelegd_op=NU,
        )
        leg_vast(oud, "kennisgeving_inburgeringsplicht", op=date(2026, 5, 1), door=sanne, vastgelegd_op=NU)
        hoofd = open_dossier(
            Aanmelding(naam="Sara Proef", doelgroep="GEZIN", bsn=proef_bsn(8)),
            door=sanne,
            op=date(2026, 1, 5),
            vastgelegd_op=NU,
        )
        voeg_samen(oud, in_=hoofd, door=sanne, op=date(2026, 5, 3), reden="zelfde", nu=NU)
        for bsn in (proef_bsn(7), proef_bsn(8)):
            (regel,) = keur([KOPPEN, een_rij(bsn=bsn)], sanne)
            assert regel.doel is not None
            assert (regel.doel.dossier_id, regel.feiten) == (hoofd.pk, [])


def test_feiten_die_nog_gemeld_moeten_worden_geven_een_regel_en_al_gemelde_niet(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        lees_in([KOPPEN, een_rij(pip=date(2026, 5, 20), route="Z")], sanne, al_gemeld=True)
        assert DuoMelding.objects.count() == 0
        inlezing = lees_in(
            [KOPPEN, een_rij("Yusuf P", bsn=proef_bsn(8), pip=date(2026, 5, 20), route="Z")], sanne, al_gemeld=False
        )
        assert DuoMelding.objects.get().regel == "pip_vastgesteld"
        draai_terug(inlezing, door=sanne, op=VANDAAG, nu=NU, reden="verkeerd bestand")
        assert DuoMelding.objects.count() == 0
