"""Every table with a dossier belongs to a part, or says why not; every row to one part exactly."""

from __future__ import annotations

import pytest
from django.db import connection

from samenspel.bewaren.models import Deel
from samenspel.bewaren.tabellen import ELDERS, FEITEN, VERSCHILT, deel_van_feit, tabellen
from samenspel.dossiers.soorten import SOORTEN
from samenspel.kern.identiteit import als_eigenaar

pytestmark = pytest.mark.django_db


def met_een_dossier() -> set[str]:
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'dossier_id' and not a.attisdropped"
            " where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace"
        )
        return {naam for (naam,) in cursor.fetchall()}


def test_geen_tabel_met_een_dossier_wordt_vergeten() -> None:
    ingedeeld = {tabel for deel in Deel.values for tabel, _ in tabellen(deel)} | {FEITEN}
    assert met_een_dossier() == (ingedeeld | set(ELDERS)) - {"dossiers_dossier"}
    assert not ingedeeld & set(ELDERS)
    assert set(VERSCHILT) <= ingedeeld


def test_een_tabel_staat_in_twee_delen_alleen_als_haar_rijen_verschillen() -> None:
    alle = [tabel for deel in Deel.values for tabel, _ in tabellen(deel)]
    dubbel = {tabel for tabel in alle if alle.count(tabel) > 1}
    assert dubbel == {tabel for tabel, rijen in VERSCHILT.items() if len(rijen) > 1}


def test_wat_wijst_gaat_voor_waar_het_naar_wijst() -> None:
    op_rij = [tabel for tabel, _ in tabellen("inhoud")]
    assert op_rij.index("plan_actie") < op_rij.index("plan_doel")
    assert op_rij.index("plan_pipgezin") < op_rij.index("plan_pip")
    besluit = [tabel for tabel, _ in tabellen("besluit")]
    assert besluit.index("plan_pipbrief") < besluit.index("plan_pipbesluit") < besluit.index("plan_pip")


def test_van_feiten_blijft_alleen_de_kern_vijftig_jaar() -> None:
    per_deel: dict[str, set[str]] = {}
    for soort in SOORTEN:
        per_deel.setdefault(deel_van_feit(soort), set()).add(soort)
    assert per_deel["kern"] == {"vrijstelling", "ontheffing", "plicht_einde"}
    assert per_deel["besluit"] == {"bezwaar", "beslissing_op_bezwaar", "bezwaar_ingetrokken", "waarschuwing", "boete"}
    assert "recht_op_bijstand" in per_deel["inkomen"]
