"""A kept question answers as the query set would, for each reader and every role, and keeps nothing of anybody."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db.models import QuerySet

from samenspel.dossiers.beeld import _gebeurtenissen, _logregels, _met_kop
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import vandaag
from samenspel.plan.leefplan import _alle_acties, _alle_regels
from samenspel.toegang.gebonden import betrokken_dossiers
from samenspel.toegang.models import Betrokkenheid
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db
_STRAKS = datetime(2100, 1, 1, tzinfo=UTC)
ROLLEN = ("sanne", "kees", "ines", "rob")


def _dossiers(wie: Aanwezige, tot: datetime) -> QuerySet[Dossier]:
    return Dossier.objects.zichtbaar_voor(wie).filter(aangemaakt_op__lte=tot).select_related("gemeente").order_by("id")


@pytest.mark.parametrize("vraag", [_gebeurtenissen, _logregels, _alle_regels, _alle_acties])
@pytest.mark.parametrize("rol", ROLLEN)
def test_rijen_zijn_die_van_de_query_set(wereld: Wereld, vraag: Any, rol: str) -> None:
    """Twice, so that the second answer comes from what was kept."""
    ids = [wereld.dossier_id]
    bewaard = Eenmaal(vraag)
    with wereld.als(rol) as wie:
        verwacht = sorted(map(repr, vraag(wie, ids)))
        assert sorted(map(repr, bewaard(wie, ids))) == verwacht
        assert sorted(map(repr, bewaard(wie, ids))) == verwacht


def test_een_instantie_is_heel_met_wat_erbij_hoort(wereld: Wereld) -> None:
    bewaard = Eenmaal(_met_kop)
    with wereld.als("sanne") as sanne:
        vers = _met_kop(sanne, wereld.dossier_id, vandaag()).get()
        for _keer in range(2):
            gevonden = bewaard.eerste(sanne, wereld.dossier_id, vandaag())
            assert gevonden is not None
            assert gevonden.__dict__.keys() == vers.__dict__.keys()
            assert (gevonden.gemeente.naam, gevonden.contactpersoon) == (vers.gemeente.naam, vers.contactpersoon)
            assert not gevonden._state.adding


def test_wat_voor_de_een_is_bewaard_geeft_de_ander_niets(wereld: Wereld) -> None:
    """Sanne asks first; Ines, of another municipality, asks with what was kept."""
    bewaard = Eenmaal(_dossiers)
    with wereld.als("sanne") as sanne:
        assert wereld.dossier_id in {d.pk for d in bewaard(sanne, _STRAKS)}
    with wereld.als("ines") as ines:
        assert ines.rol == sanne.rol
        assert wereld.dossier_id not in {d.pk for d in bewaard(ines, _STRAKS)}
        assert len(bewaard._vormen) == 1  # one statement served both


@pytest.mark.parametrize("vraag", [_alle_acties, _gebeurtenissen])
def test_een_vraag_dient_elke_rol_met_het_eigen_antwoord(wereld: Wereld, vraag: Any) -> None:
    """One kept question, asked by turns: a partner never gets what was made for a regievoerder, also not once plans are kept."""
    bewaard, ids = Eenmaal(vraag), [wereld.dossier_id]
    gezien = set()
    for _ronde in range(8):  # PostgreSQL keeps the plan of a statement after five times
        for naam in ("sanne", "bert", "ines", "wim"):
            with wereld.als(naam) as wie:
                antwoord = sorted(map(repr, bewaard(wie, ids)))
                assert antwoord == sorted(map(repr, vraag(wie, ids))), naam
                gezien.add((wie.rol, bool(antwoord)))
    assert len({rol for rol, _ in gezien}) == 3
    # The database would hide it too: so also look at the first wall. Each role has its own statement, or is built anew.
    assert len(bewaard._vormen) == 3


def test_in_wat_bewaard_is_staat_niemand(wereld: Wereld) -> None:
    bewaard = Eenmaal(_dossiers)
    with wereld.als("sanne") as sanne:
        bewaard(sanne, _STRAKS)
        (vorm,) = bewaard._vormen.values()
    assert vorm is not None
    for geheim in (sanne.gemeente_id, sanne.gebruiker_id, _STRAKS, sanne.naam):
        assert str(geheim) not in vorm.opdracht


def test_een_rol_die_niets_ziet_vraagt_niets(wereld: Wereld, django_assert_num_queries: Any) -> None:
    bewaard = Eenmaal(lambda wie: Dossier.objects.filter(pk__in=[]) if wie else Dossier.objects.all())
    with wereld.als("sanne") as sanne:
        bewaard(sanne)
        with django_assert_num_queries(0):
            assert bewaard(sanne) == []


def test_een_lijst_van_ids_is_een_waarde(wereld: Wereld) -> None:
    """However long: the same statement."""
    bewaard = Eenmaal(_gebeurtenissen)
    with wereld.als("sanne") as sanne:
        een = bewaard(sanne, [wereld.dossier_id])
        veel = bewaard(sanne, [wereld.dossier_id, *(UUID(int=n) for n in range(50))])
        assert een
        assert een == veel
        assert bewaard(sanne, []) == []
        assert len(bewaard._vormen) == 1


def test_een_vraag_die_zelf_op_de_klok_kijkt_wordt_niet_bewaard(wereld: Wereld) -> None:
    """Involvement follows the wall clock: what was true today may not be kept for tomorrow."""

    def via_de_klok(wie: Aanwezige) -> QuerySet[Betrokkenheid, UUID]:
        return betrokken_dossiers(wie, "C16")

    bewaard = Eenmaal(via_de_klok)
    with wereld.als("bert") as bert:
        assert bert.organisatie_id is not None
        assert bewaard(bert) == list(via_de_klok(bert))
        assert list(bewaard._vormen.values()) == [None]


@pytest.mark.parametrize("letters", [1, 3])
def test_een_vraag_die_iets_maakt_van_haar_waarde_wordt_niet_bewaard(wereld: Wereld, letters: int) -> None:
    """Also when what it makes is the same for both stand-ins, as their first letter is."""

    def met_een_voorvoegsel(wie: Aanwezige, begin: str) -> QuerySet[Dossier]:
        return Dossier.objects.zichtbaar_voor(wie).filter(nummer__startswith=begin[:letters])

    bewaard = Eenmaal(met_een_voorvoegsel)
    with wereld.als("sanne") as sanne:
        nummer = Dossier.objects.get(pk=wereld.dossier_id).nummer
        assert [d.nummer for d in bewaard(sanne, nummer[:2])] == [
            d.nummer for d in met_een_voorvoegsel(sanne, nummer[:2])
        ]
        assert bewaard(sanne, "ZZZ") == []
        assert list(bewaard._vormen.values()) == [None]


def test_een_procent_in_een_vaste_waarde_blijft_een_procent(wereld: Wereld) -> None:
    def met_procent(wie: Aanwezige, soort: str) -> QuerySet[Gebeurtenis]:
        return Gebeurtenis.objects.zichtbaar_voor(wie).filter(soort=soort).exclude(bron="100% 's").order_by("id")

    bewaard = Eenmaal(met_procent)
    with wereld.als("sanne") as sanne:
        soort = Gebeurtenis.objects.zichtbaar_voor(sanne).values_list("soort", flat=True)[0]
        assert [g.pk for g in bewaard(sanne, soort)] == [g.pk for g in met_procent(sanne, soort)]


def test_een_vaste_datum_wordt_niet_bewaard(wereld: Wereld) -> None:
    """It might be a day that the question worked out for itself."""
    bewaard = Eenmaal(lambda wie: Dossier.objects.zichtbaar_voor(wie).filter(aangemaakt_op__lte=_STRAKS))
    with wereld.als("sanne") as sanne:
        assert bewaard(sanne)
        assert list(bewaard._vormen.values()) == [None]
