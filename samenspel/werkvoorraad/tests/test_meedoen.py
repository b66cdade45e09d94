"""An organisation that leaves soon, or said no, stands in the list of who directs the dossier (ADR 26; D5)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import nu, vandaag
from samenspel.toegang.models import Betrokkenheid
from samenspel.werkvoorraad import regels
from samenspel.werkvoorraad.regels import Regel, regels_van
from samenspel.werkvoorraad.rijen import woorden_van
from tests.wereld import NU, Wereld, beleid

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def _regels(wereld: Wereld, wie: str = "sanne", op: date | None = None, **velden: Any) -> list[Regel]:
    with als_eigenaar():
        Betrokkenheid.objects.update(**velden)
    with wereld.als(wie) as ik:
        return [r for r in regels_van(ik, op or vandaag()) if r.soort.startswith("meedoen.")]


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


@pytest.mark.parametrize(
    ("gevraagd", "op", "waarden", "er"),
    [
        (date(2026, 6, 1), date(2026, 6, 8), {}, False), (date(2026, 6, 1), date(2026, 6, 9), {}, True),
        (date(2026, 5, 21), date(2026, 5, 29), {}, False), (date(2026, 5, 21), date(2026, 5, 30), {}, True),  # a weekend and the day after Pentecost
        (date(2026, 6, 1), date(2026, 6, 3), {"partner_antwoord_werkdagen": 2}, False), (date(2026, 6, 1), date(2026, 6, 4), {"partner_antwoord_werkdagen": 2}, True),
        (date(2026, 6, 1), date(2026, 6, 20), {"partner_antwoord_werkdagen": 30}, False),
    ],
)  # fmt: skip
def test_een_vraag_zonder_antwoord_komt_na_de_werkdagen_van_het_beleid(
    wereld: Wereld, gevraagd: date, op: date, waarden: dict[str, int], er: bool
) -> None:
    """Five working days where the municipality chose nothing (ADR 26)."""
    beleid(wereld.assen, **waarden)
    moment = datetime.combine(gevraagd, time(23, 30), tzinfo=ZoneInfo("Europe/Amsterdam"))
    gevonden = _regels(wereld, op=op, stand="voorgesteld", gevraagd_op=moment)
    assert bool(gevonden) == er
    for regel in gevonden:
        woorden = woorden_van(regel, op)
        assert (regel.stand, woorden["wat"]) == ("dringend", "Wacht op VluchtelingenWerk Noord: doet die mee?")
        assert woorden["actie_url"] == reverse("dossiers:partners", args=[wereld.dossier_id])


def test_een_vraag_waarvan_de_laatste_dag_voorbij_is_wordt_niet_nagejaagd(wereld: Wereld) -> None:
    vraag: dict[str, Any] = {"stand": "voorgesteld", "gevraagd_op": NU, "vanaf": date(2026, 6, 1)}
    assert _regels(wereld, **vraag, tot=vandaag())
    assert not _regels(wereld, **vraag, tot=vandaag() - DAG)


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
    vormen = [vorm for (wie, *_rest), vorm in regels._LOSSE_RIJEN._vormen.items() if wie[0] == "regievoerder"]
    assert vormen  # a team leader reads no day of birth (C04), and without that column the question is another
    assert None not in vormen
