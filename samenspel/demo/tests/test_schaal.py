"""The volume loader writes by COPY exactly what the acts make of the same life."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise
from uuid import UUID, uuid4

import pytest
from django.db import connection

from samenspel.demo.invullen import Invuller, kolommen
from samenspel.demo.kopie import schrijf_portie
from samenspel.demo.levensloop import LEVENS, PAREN, levensloop
from samenspel.demo.muur import laat_zakken, teruggezet
from samenspel.demo.narekenen import Uitkomst, dag_van_het_volume, rang_van, reken_na, verschillen
from samenspel.demo.poel import maak_poel
from samenspel.demo.rijen import rijen_van
from samenspel.demo.sjabloon import Sjabloon
from samenspel.demo.tests.passend import tegenstrijdig
from samenspel.demo.volume import Deel, bereid_voor, lees_partners, lot, verdeling
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.personen.models import Gezinslid
from samenspel.plan.models import Pip, PipBezwaar

OP = date(2026, 6, 3)
ZAAD = 755  # its first eight: a couple, an objection and its decision, a changed PIP and support plan, closed and opened again
AANTAL = 8
_SCHRIJFWIJZE = re.compile(r"::[a-z ]+|[()\[\]]")


def _deel() -> Deel:
    return bereid_voor(AANTAL, OP, ZAAD, gemeenten=1)[0]


def _poel(deel: Deel) -> dict[int, Sjabloon]:
    nummers = {lot(deel.code, nummer, AANTAL, OP, ZAAD).levensnummer for nummer in range(AANTAL)}
    return maak_poel(OP, sorted(nummers))


def _laad(deel: Deel, poel: dict[int, Sjabloon]) -> None:
    """As `laad` does, in the transaction of the test; every key and check is put back before anything is compared."""
    with als_eigenaar():
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")
            voor = _sleutels()
            laat_zakken(connection.connection, sorted(kolommen(poel)))
            schrijf_portie(cursor, Invuller(poel), kolommen(poel), [deel])
            for opdracht in teruggezet(connection.connection):
                cursor.execute(opdracht)
        assert _sleutels() == voor


def _sleutels() -> set[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select conname, pg_get_constraintdef(oid) from pg_constraint where contype in ('p','u','f','c') and conrelid::regclass::text !~ '^demo_muur'"
            " union all select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index"
            " where indrelid::regclass::text !~ '^(pg_|demo_muur)'"
            " union all select relname, relforcerowsecurity::text from pg_class where relkind = 'r' and relname not like 'demo_muur%'"
            " union all select tgname, tgenabled::text || tgrelid::regclass from pg_trigger where not tgisinternal"
        )
        return {(naam, _SCHRIJFWIJZE.sub("", wat)) for naam, wat in cursor.fetchall()}  # PostgreSQL moves a cast about


def _dossiers() -> list[Dossier]:
    with als_eigenaar():
        return list(
            Dossier.objects.filter(gemeente__code="voorbeeld-001").select_related("gemeente", "contactpersoon").order_by("nummer")
        )  # fmt: skip


def test_elke_rij_is_die_van_de_handelingen(db: None) -> None:
    deel = _deel()
    poel = _poel(deel)
    _laad(deel, poel)
    with als_eigenaar():
        partners = lees_partners()
    uitkomsten = [reken_na(dossier, partners, ZAAD) for dossier in _dossiers()]
    assert len(uitkomsten) == AANTAL
    assert [(u.nummer, u.verschillen) for u in uitkomsten if u.verschillen] == []
    _heeft_alles(uitkomsten)
    _elke_kolom_telt(next(dossier.pk for dossier in _dossiers() if _maakte_bezwaar(dossier)))
    _een_paar_wijst_naar_elkaar()
    _er_gebeurt_van_alles()
    _geen_besluit_spreekt_de_toets_tegen()
    _dag_en_rang_staan_in_het_dossier(_dossiers())


def _maakte_bezwaar(dossier: Dossier) -> bool:
    with als_eigenaar():
        return PipBezwaar.objects.filter(dossier=dossier).exists()


def _heeft_alles(uitkomsten: list[Uitkomst]) -> None:
    """The sample holds what a case load holds: intakes, weighed routes, decisions, living plans, support plans."""
    rijen: dict[str, int] = defaultdict(int)
    for uitkomst in uitkomsten:
        for tabel, aantal in uitkomst.rijen.items():
            rijen[tabel] += aantal
    verwacht = {
        "intake_gesprek", "intake_antwoordtaal", "intake_intakestand", "intake_lbtafname", "intake_intakeondertekening",
        "intake_positievegezondheidmeting", "plan_pip", "plan_afweging", "plan_beoordeling", "plan_pipbesluit", "plan_doel",
        "plan_actie", "plan_planregelwerk", "plan_steunplan", "toegang_betrokkenheid", "personen_zoekterm", "personen_nummer",
        "dossiers_duomelding", "dossiers_bewaaktetermijn", "personen_gezinslid", "dossiers_contactmoment", "dossiers_notitie",
        "dossiers_afspraak", "dossiers_herinnering", "plan_pipbezwaar", "plan_bezwaarstap",
    }  # fmt: skip
    assert not verwacht - rijen.keys()


def _een_paar_wijst_naar_elkaar() -> None:
    """Of a couple each has the other in the household, and both have the same children."""
    with als_eigenaar():
        leden = Gezinslid.objects.filter(dossier__gemeente__code="voorbeeld-001")
        partners = list(
            leden.filter(eigen_dossier__isnull=False).select_related("dossier__persoon", "eigen_dossier__persoon")
        )
        kinderen = {
            p.pk: set(leden.filter(dossier=p.dossier, relatie="kind").values_list("naam", "geboortedatum"))
            for p in partners
        }
    assert len(partners) == 2
    zij, hij = partners
    assert (zij.dossier_id, zij.eigen_dossier_id) == (hij.eigen_dossier_id, hij.dossier_id)
    for lid in partners:
        assert lid.eigen_dossier is not None
        mens = lid.eigen_dossier.persoon
        assert (lid.naam, lid.geboortedatum) == (mens.naam, mens.geboortedatum)
        assert lid.dossier.contactpersoon_id == lid.eigen_dossier.contactpersoon_id
    assert kinderen[zij.pk] == kinderen[hij.pk]


def _er_gebeurt_van_alles() -> None:
    """What does not show in the names of tables."""
    with als_eigenaar():
        hier = Gebeurtenis.objects.filter(dossier__gemeente__code="voorbeeld-001")
        soorten = set(hier.values_list("soort", flat=True))
        bezwaar = PipBezwaar.objects.select_related("pip").filter(beslist_door__isnull=False).first()
    assert {
        "intrekking",
        "dossier_gesloten",
        "dossier_heropend",
        "pip_wijziging",
        "bezwaar",
        "steunplan_gewijzigd",
    } <= soorten
    assert bezwaar is not None
    assert bezwaar.beslist_door_id != bezwaar.pip.vastgesteld_door_id


def _geen_besluit_spreekt_de_toets_tegen() -> None:
    with als_eigenaar():
        besluiten = list(
            Pip.objects.filter(dossier__gemeente__code="voorbeeld-001", vastgesteld_op__isnull=False).select_related("dossier")
        )  # fmt: skip
    assert len(besluiten) > 3
    gemeente_id = besluiten[0].gemeente_id
    with identiteit(Aanwezige(gebruiker_id=None, gemeente_id=gemeente_id, rol="systeem", doel="proef")) as wie:
        assert [zin for pip in besluiten for zin in tegenstrijdig(pip, wie)] == []


def _elke_kolom_telt(dossier_id: UUID) -> None:
    """The comparison itself: whatever value is changed, in whatever table, is found."""
    with als_eigenaar():
        rijen, ander = rijen_van(dossier_id), rijen_van(dossier_id)
    assert list(verschillen(rijen, ander)) == []
    for tabel, alle in ander.items():
        for kolom, waarde in alle[0].items():
            if kolom in {"id", "nummer", "sleutel", "sessie"}:  # given out anew each time
                continue
            alle[0][kolom] = uuid4() if isinstance(waarde, UUID) else bytes(40) if kolom == "cijfer" else "iets anders"
            assert list(verschillen(rijen, ander)), (tabel, kolom)
            alle[0][kolom] = waarde


def _dag_en_rang_staan_in_het_dossier(dossiers: list[Dossier]) -> None:
    assert {dag_van_het_volume(dossier, ZAAD) for dossier in dossiers} == {OP}
    assert sorted(map(rang_van, dossiers)) == list(range(AANTAL))


def test_levens_liggen_gespreid_over_drie_jaar() -> None:
    levens = [levensloop(nummer, OP) for nummer in range(LEVENS)]
    dagen = sorted((OP - leven.begin).days for leven in levens)
    assert dagen[0] < 15
    assert dagen[-1] > 1_080
    assert max(later - eerder for eerder, later in pairwise(dagen)) < 15
    assert {leven.groep for leven in levens} == {"ASIEL_A", "ASIEL_B", "GEZIN", "OVERIG", "WI2013"}


def test_een_paar_kwam_samen_en_heeft_samen_kinderen() -> None:
    paren = [(levensloop(nummer, OP), levensloop(nummer + 1, OP)) for nummer in range(0, 2 * PAREN, 2)]
    for zij, hij in paren:
        assert (zij.begin, zij.gemeld, zij.taal, zij.groep, zij.gezin) == (
            hij.begin,
            hij.gemeld,
            hij.taal,
            hij.groep,
            hij.gezin,
        )
    assert any(zij.gezin.kinderen for zij, _hij in paren)
    assert any(zij.leerroute != hij.leerroute for zij, hij in paren)


def test_van_een_paar_zijn_beide_dossiers_op_elkaar_afgestemd() -> None:
    """An odd number of dossiers leaves the last one alone."""
    aantal = 401
    loten = [lot("voorbeeld-001", nummer, aantal, OP, ZAAD) for nummer in range(aantal)]
    halven = [(nummer, haar) for nummer, haar in enumerate(loten) if haar.ander is not None]
    assert 0.15 < len(halven) / aantal < 0.35
    for nummer, haar in halven:
        ander = loten[haar.ander or 0]
        assert ander.ander == nummer
        assert haar.weken == ander.weken
        assert haar.mens.kinderen == ander.mens.kinderen
        assert (haar.mens.partner, haar.mens.partner_geboren) == (
            ander.mens.aanmelding.naam,
            ander.mens.aanmelding.geboortedatum,
        )
    assert loten[-1].ander is None


@pytest.mark.parametrize("aantal", [1_000, 10_000, 1_000_000])
def test_de_verdeling_over_gemeenten_telt_op(aantal: int) -> None:
    delen = verdeling(aantal)
    assert sum(delen) == aantal
    assert delen == sorted(delen, reverse=True)
