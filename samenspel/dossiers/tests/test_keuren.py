"""What `run.py termijnen` calls a fault is not recorded: contract.md section 1, a sentence at the field, days in Dutch."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import voeg_samen
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.kern.oordeel import Weigering
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db

PIP = {"leerroute": "B1"}


def _nieuw(wereld: Wereld, doelgroep: str = "ASIEL_A") -> Dossier:
    return open_dossier(
        Aanmelding(naam="Proef Persoon", doelgroep=doelgroep), door=wereld.sanne, op=date(2026, 3, 1), vastgelegd_op=NU
    )


def _leg(wereld: Wereld, dossier: Dossier, soort: str, op: date, **gegevens: Any) -> Gebeurtenis:
    return leg_vast(dossier, soort, op=op, door=wereld.sanne, gegevens=gegevens, vastgelegd_op=NU)


@pytest.mark.parametrize(
    ("begin", "wordt", "mag"), [("VRIJWILLIG", "ASIEL_A", True), ("ASIEL_A", "VRIJWILLIG", False), ("GEZIN", "WI2013", False)]
)  # fmt: skip
def test_of_iemand_een_pip_kan_hebben_volgt_uit_de_groep_op_die_dag(
    wereld: Wereld, begin: str, wordt: str, mag: bool
) -> None:
    with wereld.als("sanne"):
        dossier = _nieuw(wereld, begin)
        _leg(wereld, dossier, "doelgroep_gewijzigd", date(2026, 5, 1), doelgroep=wordt)
        if mag:
            _leg(wereld, dossier, "pip_dagtekening", date(2026, 6, 1), **PIP)
            with pytest.raises(Weigering, match="geen PIP"):
                _leg(wereld, dossier, "pip_dagtekening", date(2026, 4, 1), **PIP)
        else:
            with pytest.raises(Weigering, match="geen PIP"):
                _leg(wereld, dossier, "pip_dagtekening", date(2026, 6, 1), **PIP)
            _leg(wereld, dossier, "pip_dagtekening", date(2026, 4, 1), **PIP)


@pytest.mark.parametrize(("eerst", "soort", "velden", "veld", "zin"), [
    (("plicht_start", date(2026, 5, 1), {}), "plicht_einde", {"op": "30-4-2026", "reden": "voldaan"}, "op",
     "30 april 2026 ligt voor het begin, 1 mei 2026."),
    (("recht_op_bijstand", date(2026, 5, 1), {}), "bijstand_beeindigd", {"op": "30-4-2026"}, "op",
     "30 april 2026 ligt voor het begin, 1 mei 2026."),
    (("plicht_start", date(2026, 5, 1), {}), "pip_dagtekening", {"op": "30-4-2026", "leerroute": "B1"}, "op",
     "Het PIP van 30 april 2026 ligt voor het begin van de inburgeringsplicht, 1 mei 2026."),
    (("pip_dagtekening", date(2026, 5, 1), PIP), "termijn_verlengd", {"op": "2-5-2026", "nieuw_einde": "1-1-2020"}, "nieuw_einde",
     "1 januari 2020 ligt voor het begin van de termijn, 2 mei 2026."),
    (("pip_dagtekening", date(2026, 5, 1), PIP), "plicht_start", {"op": "2-5-2026"}, "op",
     "Het PIP van 1 mei 2026 ligt voor het begin van de inburgeringsplicht, 2 mei 2026."),
    (("welkomgesprek", date(2026, 5, 1), {}), "duo_termijn", {"op": "1-6-2026", "begin": "2-6-2026", "einde": "1-6-2026"}, "einde",
     "1 juni 2026 ligt voor het begin, 2 juni 2026."),
])  # fmt: skip
def test_een_feit_dat_met_een_ander_botst_krijgt_een_zin_bij_het_veld(
    wereld: Wereld, eerst: tuple[str, date, dict[str, Any]], soort: str, velden: dict[str, str], veld: str, zin: str
) -> None:
    with wereld.als("sanne"):
        _leg(wereld, wereld.dossier(), eerst[0], eerst[1], **eerst[2])
    antwoord = wereld.client("sanne").post(
        reverse("dossiers:feit", args=[wereld.dossier_id, soort]), {"bron": "hand", **velden}
    )
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors == {veld: [zin]}
    with wereld.als("sanne"):
        assert not Gebeurtenis.objects.filter(soort=soort).exists()


def test_ook_een_feit_van_een_samengevoegd_dossier_telt_mee(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        ander = _nieuw(wereld)
        _leg(wereld, ander, "plicht_start", date(2026, 5, 1))
        voeg_samen(ander, in_=wereld.dossier(), door=sanne, op=date(2026, 5, 2), reden="zelfde", nu=NU)
        with pytest.raises(Weigering, match="begin van de inburgeringsplicht"):
            _leg(wereld, wereld.dossier(), "pip_dagtekening", date(2026, 4, 1), **PIP)


def test_wat_al_niet_klopte_houdt_een_ander_feit_niet_tegen(wereld: Wereld) -> None:
    """Facts from before this check: who corrects one of them must not stumble over the other."""
    with wereld.als("sanne"):
        dossier = wereld.dossier()
        for soort, op in (("plicht_start", date(2026, 5, 2)), ("plicht_einde", date(2026, 5, 1))):
            Gebeurtenis.objects.create(
                gemeente_id=dossier.gemeente_id, dossier=dossier, categorie="C05", soort=soort, op=op, vastgelegd_op=NU,
                door_id=wereld.sanne.gebruiker_id, gegevens={},
            )  # fmt: skip
        _leg(wereld, dossier, "recht_op_bijstand", date(2026, 5, 1))
        _leg(wereld, dossier, "bijstand_beeindigd", date(2026, 5, 3))
