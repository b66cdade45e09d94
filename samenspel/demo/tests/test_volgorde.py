"""The demo writes a life in the order in which it is lived: the plan, the decision, and then what came of the plan."""

from __future__ import annotations

from datetime import date

import pytest

from samenspel.demo.caseload import bouw_caseload
from samenspel.demo.organisaties import bouw_huis
from samenspel.demo.overeenkomsten import bouw_overeenkomsten
from samenspel.demo.toeval import ZAAD
from samenspel.demo.wereld import _aan_het_werk
from samenspel.kern.identiteit import als_eigenaar
from samenspel.plan.models import PLANREGELS, Actie, PipBesluit, Planregel

pytestmark = pytest.mark.django_db
OP = date(2026, 11, 24)
AFLOOP = (Planregel.Soort.AFGEROND, Planregel.Soort.GETOETST, Planregel.Soort.BEREIKT)


def test_wat_er_van_het_plan_kwam_is_van_na_het_besluit() -> None:
    """Ids are in the order in which rows were written: on the day of the decision no action was done yet."""
    with als_eigenaar():
        huis = bouw_huis()
        bouw_overeenkomsten(huis, OP)
    with _aan_het_werk(huis, "assen", "caseload", ZAAD) as bouwer:
        bouw_caseload(bouwer, OP, aantal=6)
    with als_eigenaar():
        besluiten = dict(PipBesluit.objects.values_list("dossier_id", "id"))
        hier = {"dossier_id__in": list(besluiten)}
        afgesproken, afloop = [], []
        for tabel in PLANREGELS.values():
            rijen = tabel.objects.filter(**hier).values_list("soort", "dossier_id", "id")
            afgesproken += [(dossier, id_) for soort, dossier, id_ in rijen if soort == Planregel.Soort.AFGESPROKEN]
            afloop += [(dossier, id_) for soort, dossier, id_ in rijen if soort in AFLOOP]
        assert len(besluiten) == 4
        assert all(id_ < besluiten[dossier] for dossier, id_ in afgesproken)
        assert all(id_ > besluiten[dossier] for dossier, id_ in afloop)
        assert len(afgesproken) == Actie.objects.filter(**hier).count()
        assert len(afloop) > 4
