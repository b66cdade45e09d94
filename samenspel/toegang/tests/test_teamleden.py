"""C20 in short: a team leader sees who is in the own team and until when, the data protection officer the municipality, others nobody (matrix)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.klok import vandaag
from samenspel.organisaties.models import Team
from samenspel.toegang.models import Aanstelling, Rol, Teamlid
from samenspel.toegang.teamleden import teamleden
from tests.wereld import Wereld

pytestmark = [pytest.mark.django_db, pytest.mark.pg15]
DAG = timedelta(days=1)


def _namen(wie: Aanwezige) -> tuple[set[str], set[str]]:
    """Past our own wall, and past the database alone."""
    with identiteit(wie):
        eerste, tweede = (
            set(rijen.values_list("gebruiker__naam", flat=True)) for rijen in (teamleden(wie), Teamlid.objects.all())
        )
        return eerste, tweede


def _als(wereld: Wereld, naam: str, rol: str) -> Aanwezige:
    return Aanwezige(gebruiker_id=wereld.gebruikers[naam].pk, gemeente_id=wereld.assen.pk, rol=rol, doel="proef")


def test_een_teamleider_ziet_het_eigen_team(wereld: Wereld) -> None:
    with als_eigenaar():
        zuid = Team.objects.create(gemeente=wereld.assen, naam="Zuid")
        Aanstelling.objects.filter(gebruiker__in=[wereld.gebruikers["rob"], wereld.gebruikers["kees"]]).update(
            team=zuid
        )
    assert _namen(wereld.rob) == ({"Rob Veenstra", "Kees Boonstra"},) * 2


def test_de_functionaris_ziet_de_gemeente_zonder_partners_en_inburgeraars(wereld: Wereld) -> None:
    een, twee = _namen(_als(wereld, "lotte", Rol.FUNCTIONARIS_GEGEVENSBESCHERMING))
    assert een == twee
    assert {"Sanne de Wit", "Rob Veenstra", "Fatma Yilmaz"} <= een
    assert not een & {"Bert Zandstra", "Amira Test", "Ines Postma"}


@pytest.mark.parametrize("naam", ["sanne", "kees", "wim", "lotte", "ines", "bert", "amira"])
def test_wie_geen_c20_heeft_ziet_niemand(wereld: Wereld, naam: str) -> None:
    assert _namen(wereld.wie(naam)) == (set(), set())


def test_wie_bijna_stopt_staat_op_het_teamscherm(wereld: Wereld) -> None:
    blad = wereld.client("rob").get("/werkvoorraad/team/").content.decode()
    assert "Aanstellingen die aflopen" not in blad
    with als_eigenaar():
        Aanstelling.objects.filter(gebruiker=wereld.gebruikers["kees"]).update(tot=vandaag() + 20 * DAG)
        Aanstelling.objects.filter(gebruiker=wereld.gebruikers["wim"]).update(
            tot=vandaag() + 200 * DAG, vanaf=date(2022, 1, 1)
        )
    blad = wereld.client("rob").get("/werkvoorraad/team/").content.decode()
    assert "Aanstellingen die aflopen" in blad
    assert blad.count("Wim Oosting") <= blad.count("Kees Boonstra")
    assert "Aanstellingen die aflopen" not in wereld.client("sanne").get("/werkvoorraad/team/").content.decode()
