"""An organisation that leaves soon, or said no, stands in the list of who directs the dossier (ADR 26; D5)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import nu, vandaag
from samenspel.toegang.models import Betrokkenheid
from samenspel.werkvoorraad import regels
from samenspel.werkvoorraad.regels import Regel, regels_van
from samenspel.werkvoorraad.rijen import woorden_van
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def _regels(wereld: Wereld, wie: str = "sanne", **velden: Any) -> list[Regel]:
    with als_eigenaar():
        Betrokkenheid.objects.update(**velden)
    with wereld.als(wie) as ik:
        return [r for r in regels_van(ik, vandaag()) if r.soort.startswith("meedoen.")]


@pytest.mark.parametrize(
    ("dagen", "er", "dringend"),
    [(15, False, False), (14, True, False), (4, True, False), (3, True, True), (0, True, True), (-1, False, False)],
)
def test_veertien_en_drie_dagen_voor_het_einde_staat_het_op_de_lijst(
    wereld: Wereld, dagen: int, er: bool, dringend: bool
) -> None:
    gevonden = _regels(wereld, tot=vandaag() + dagen * DAG)
    assert bool(gevonden) == er
    assert [regel.stand == "dringend" for regel in gevonden] == [dringend] * len(gevonden)
    for regel in gevonden:
        woorden = woorden_van(regel, vandaag())
        assert woorden["wat"] == "VluchtelingenWerk Noord doet bijna niet meer mee"
        assert woorden["actie_url"] == reverse("dossiers:verlengen", args=[wereld.dossier_id, regel.id])


def test_een_nee_staat_er_tot_iemand_het_las(wereld: Wereld) -> None:
    nee: dict[str, Any] = {"stand": "geweigerd", "weigerreden": "Geen plek.", "beantwoord_op": NU}
    (regel,) = _regels(wereld, **nee)
    assert (regel.stand, "zei nee" in woorden_van(regel, vandaag())["wat"]) == ("dringend", True)
    assert not _regels(wereld, stand="ingetrokken", ingetrokken_op=nu())


@pytest.mark.parametrize("stand", ["voorgesteld", "ingetrokken"])
def test_wie_niet_meedoet_loopt_niet_af(wereld: Wereld, stand: str) -> None:
    assert not _regels(wereld, tot=vandaag() + DAG, stand=stand)


def test_het_staat_alleen_op_de_eigen_lijst_en_op_de_bladzijde(wereld: Wereld) -> None:
    assert not _regels(wereld, "kees", tot=vandaag() + 3 * DAG)
    with als_eigenaar():
        assert Betrokkenheid.objects.get().tot == vandaag() + 3 * DAG
    assert "doet bijna niet meer mee" in wereld.client("sanne").get("/werkvoorraad/").content.decode()


def test_de_vraag_van_de_lijst_wordt_eenmaal_opgesteld(wereld: Wereld) -> None:
    """ADR 9: what the question makes of its values it gets as values, else it is built anew for every reader."""
    _regels(wereld)
    assert regels._LOSSE_RIJEN._vormen
    assert all(vorm is not None for vorm in regels._LOSSE_RIJEN._vormen.values())
