"""Who coaches on money comes in for that alone: an agreement to coach in this dossier, or nothing of it (matrix, `budgetcoach`)."""

from __future__ import annotations

import pytest
from django.db import connection

from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.models import AntwoordGeld
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.keten.models import InkomenKort
from samenspel.personen.models import Persoon
from samenspel.toegang.beheer import PARTNERROLLEN
from samenspel.toegang.categorieen import mogelijk
from samenspel.toegang.models import Aanstelling, Betrokkenheid, Gebruiker, Overeenkomst, Rol
from tests.wereld import NU, VANDAAG, Wereld

pytestmark = [pytest.mark.django_db, pytest.mark.pg15]


@pytest.fixture
def joke(wereld: Wereld) -> Aanwezige:
    """Works at the organisation of Bert, who guides Amira; everything may be shared with it, also coaching on money."""
    bert = wereld.bert
    with als_eigenaar():
        joke = Gebruiker.objects.create_user("joke@vwnn.test", "x", naam="Joke Dekker")
        Aanstelling.objects.create(
            gebruiker=joke,
            gemeente=wereld.assen,
            organisatie_id=bert.organisatie_id,
            rol=Rol.BUDGETCOACH,
            vanaf=VANDAAG,
        )
        alles = list(mogelijk("maatschappelijke_begeleiding"))
        Overeenkomst.objects.filter(organisatie=wereld.vluchtelingenwerk).update(categorieen=alles)
        Betrokkenheid.objects.filter(dossier_id=wereld.dossier_id).update(categorieen=[c for c in alles if c != "C10"])
    return Aanwezige(
        gebruiker_id=joke.pk, gemeente_id=wereld.assen.pk, rol=Rol.BUDGETCOACH, doel="proef", organisatie_id=bert.organisatie_id
    )  # fmt: skip


def _spreek_coachen_af(wereld: Wereld) -> None:
    with als_eigenaar():
        for rij in Betrokkenheid.objects.filter(dossier_id=wereld.dossier_id):
            rij.categorieen = sorted({*rij.categorieen, "C10"})
            rij.save(update_fields=["categorieen"])


def _namen(wie: Aanwezige) -> tuple[int, int]:
    """What the two walls let through of people: both, and the database alone."""
    with identiteit(wie):
        return Persoon.objects.zichtbaar_voor(wie).count(), Persoon.objects.count()


def test_zonder_afspraak_over_geld_bestaat_niemand(wereld: Wereld, joke: Aanwezige) -> None:
    assert _namen(joke) == (0, 0)
    assert _namen(wereld.bert) == (1, 1), "who guides keeps what was agreed"


def test_met_de_afspraak_gaat_open_wat_de_matrix_geeft(wereld: Wereld, joke: Aanwezige) -> None:
    _spreek_coachen_af(wereld)
    assert _namen(joke) == (1, 1)
    with identiteit(joke):
        assert InkomenKort.objects.zichtbaar_voor(joke).exists(), "V of C09"
        assert not Persoon.objects.zichtbaar_voor(joke).exclude(dossier_id=wereld.dossier_id).exists()
        with connection.cursor() as cursor:
            cursor.execute("update personen_persoon set roepnaam = 'x'")
            assert cursor.rowcount == 0, "reads of C01, and no more"


def test_wie_begeleidt_ziet_ook_dan_niets_van_schulden(wereld: Wereld, joke: Aanwezige) -> None:
    """Almelo: the bills and the coaching never meet in one role."""
    _spreek_coachen_af(wereld)
    with wereld.als("sanne") as sanne:
        beantwoord(wereld.dossier(), "wie_betaalt", "ander", door=sanne, op=VANDAAG, vastgelegd_op=NU)
    with identiteit(wereld.bert):
        assert not AntwoordGeld.objects.exists()
    with identiteit(joke):
        assert AntwoordGeld.objects.zichtbaar_voor(joke).exists()


def test_een_beheerder_kan_iemand_als_budgetcoach_aanstellen() -> None:
    assert Rol.BUDGETCOACH.value in PARTNERROLLEN
