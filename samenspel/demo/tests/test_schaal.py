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
from samenspel.demo.levensloop import LEVENS, levensloop
from samenspel.demo.muur import laat_zakken, teruggezet
from samenspel.demo.narekenen import Uitkomst, dag_van_het_volume, rang_van, reken_na, verschillen
from samenspel.demo.poel import maak_poel
from samenspel.demo.rijen import rijen_van
from samenspel.demo.sjabloon import Sjabloon
from samenspel.demo.volume import Deel, bereid_voor, lees_partners, lot, verdeling
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import als_eigenaar

OP = date(2026, 6, 3)
ZAAD = 1220  # its first six: B1 and Z with a decision, a concept, one in the intake, one without, a support plan
AANTAL = 6
_SCHRIJFWIJZE = re.compile(r"::[a-z ]+|[()\[\]]")


def _deel() -> Deel:
    return bereid_voor(AANTAL, OP, ZAAD, gemeenten=1)[0]


def _poel(deel: Deel) -> dict[int, Sjabloon]:
    nummers = {lot(deel.code, nummer, OP, ZAAD).levensnummer for nummer in range(AANTAL)}
    return maak_poel(OP, meld=print, nummers=sorted(nummers))


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
    _elke_kolom_telt(_dossiers()[0].pk)
    _dag_en_rang_staan_in_het_dossier(_dossiers())


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
        "dossiers_duomelding", "dossiers_bewaaktetermijn",
    }  # fmt: skip
    assert not verwacht - rijen.keys()


def _elke_kolom_telt(dossier_id: UUID) -> None:
    """The comparison itself: whatever value is changed, in whatever table, is found."""
    with als_eigenaar():
        rijen, ander = rijen_van(dossier_id), rijen_van(dossier_id)
    assert list(verschillen(rijen, ander)) == []
    for tabel, alle in ander.items():
        for kolom, waarde in alle[0].items():
            if kolom in {"id", "nummer"}:  # given out anew each time
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


@pytest.mark.parametrize("aantal", [1_000, 10_000, 1_000_000])
def test_de_verdeling_over_gemeenten_telt_op(aantal: int) -> None:
    delen = verdeling(aantal)
    assert sum(delen) == aantal
    assert delen == sorted(delen, reverse=True)
