"""Who coaches on money comes in for that alone: an agreement to coach in this dossier, or nothing of it (matrix, `budgetcoach`)."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from samenspel.dossiers.handelingen.betrekken import betrek
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.models import AntwoordGeld
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.keten.deelnames import verzoeken
from samenspel.keten.handelingen.verzoeken import aanvaard_verzoek
from samenspel.keten.models import InkomenKort
from samenspel.keten.tests.hulp import muren
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


def test_zonder_afspraak_over_geld_bestaat_niemand(wereld: Wereld, joke: Aanwezige) -> None:
    assert muren(joke) == (False, False)
    assert muren(wereld.bert) == (True, True), "who guides keeps what was agreed"


def test_met_de_afspraak_gaat_open_wat_de_matrix_geeft(wereld: Wereld, joke: Aanwezige) -> None:
    _spreek_coachen_af(wereld)
    assert muren(joke) == (True, True)
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


@pytest.mark.parametrize(("categorieen", "mag"), [(["C01", "C16"], False), (["C01", "C10"], True)])
def test_een_budgetcoach_antwoordt_alleen_op_een_vraag_over_geld(
    wereld: Wereld, joke: Aanwezige, categorieen: list[str], mag: bool
) -> None:
    with als_eigenaar():
        Betrokkenheid.objects.all().delete()
    with wereld.als("sanne") as sanne:
        vraag = betrek(
            wereld.dossier(), wereld.vluchtelingenwerk, door=sanne, doel="wegwijs", vanaf=vandaag(), categorieen=categorieen, nu=nu()
        )  # fmt: skip
    with identiteit(joke):
        assert verzoeken(joke, vandaag()).exists() is mag
        if mag:
            aanvaard_verzoek(vraag, door=joke, nu=nu())
            return
        with pytest.raises(Weigering, match="niet over geld"):
            aanvaard_verzoek(vraag, door=joke, nu=nu())
        with pytest.raises(DatabaseError, match="niet te beantwoorden"), transaction.atomic():
            connection.cursor().execute("select toegang_beantwoord_verzoek(%s, true, '', %s)", [vraag.pk, nu()])


def test_een_beheerder_kan_iemand_als_budgetcoach_aanstellen() -> None:
    assert Rol.BUDGETCOACH.value in PARTNERROLLEN
