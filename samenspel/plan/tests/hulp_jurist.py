"""Amira objected to her PIP, and there are two jurists: the world of the tests about ADR 28."""

from __future__ import annotations

from datetime import date

import pytest

from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import nu, vandaag
from samenspel.plan.handelingen.bezwaar import teken_bezwaar_aan, vraag_jurist
from samenspel.plan.models import PipBezwaar
from samenspel.plan.tests.hulp import bekend_pip, dag, na
from samenspel.toegang.models import Aanstelling, Gebruiker, Kwalificatie, Meewerking, Rol
from tests.wereld import Wereld


@pytest.fixture
def gevuld(wereld: Wereld) -> Wereld:
    """Amira objected to her PIP; Judith and Karim are jurists, of whom Judith has the mandate."""
    with als_eigenaar():
        for naam, voluit in (("judith", "Judith Prins"), ("karim", "Karim Vos")):
            wereld.gebruikers[naam] = Gebruiker.objects.create_user(f"{naam}@voorbeeld.test", "x", naam=voluit)
            wereld.aanstellingen[naam] = Aanstelling.objects.create(
                gebruiker=wereld.gebruikers[naam], gemeente=wereld.assen, rol=Rol.JURIST_BEZWAAR, vanaf=date(2022, 1, 1)
            )
        Kwalificatie.objects.create(
            gebruiker=wereld.gebruikers["judith"], gemeente=wereld.assen, soort="mandaat_bezwaar", vanaf=date(2022, 1, 1), bron="besluit"
        )  # fmt: skip
    with wereld.als("sanne") as sanne:
        teken_bezwaar_aan(bekend_pip(wereld.dossier(), sanne), door=sanne, ontvangen_op=dag(7), nu=na(7))
    return wereld


def bezwaar() -> PipBezwaar:
    """The one there is."""
    return PipBezwaar.objects.select_related("pip__dossier__gemeente", "pip__dossier__samengevoegd_in").get()


def vraag(wereld: Wereld, naam: str = "judith") -> Meewerking:
    """Sanne asks this jurist."""
    with wereld.als("sanne") as sanne:
        return vraag_jurist(bezwaar(), wereld.gebruikers[naam], door=sanne, vanaf=vandaag(), nu=nu())
