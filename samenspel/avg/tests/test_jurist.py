"""ADR 28: what a jurist sees is the row of the matrix, and health (C12 = T) thing by thing, with a yes for this one person."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from samenspel.avg.bevoegdheden import per_stuk_met_jurist
from samenspel.avg.delen import te_delen_met_jurist
from samenspel.avg.handelingen.toestemmen import leg_toestemming_vast, trek_toestemming_in
from samenspel.avg.tests.hulp import gevraagd, gezondheid, toestemming, vul_gezondheid
from samenspel.dossiers.models import Notitie
from samenspel.intake.models import BelemmeringGezondheid
from samenspel.kern.identiteit import identiteit
from samenspel.kern.klok import nu
from samenspel.kern.oordeel import Weigering
from samenspel.plan.tests.hulp_jurist import gevuld as gevuld
from samenspel.plan.tests.hulp_jurist import vraag
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db


def test_wat_een_jurist_ziet_is_de_rij_van_de_matrix(gevuld: Wereld) -> None:
    vul_gezondheid(gevuld)
    vraag(gevuld)
    with gevuld.als("judith") as judith:
        assert not Notitie.objects.zichtbaar_voor(judith).exists()
        assert not BelemmeringGezondheid.objects.exists()
    client = gevuld.client("judith")
    assert client.get(reverse("toegang:start")).headers["Location"] == reverse("dossiers:lijst")
    for naam in ("dossiers:dossier", "plan:pip", "dossiers:partners"):
        assert client.get(reverse(naam, args=[gevuld.dossier_id])).status_code == 200
    assert client.get(reverse("dossiers:export")).status_code == 409


def test_gezondheid_alleen_per_stuk_en_alleen_deze_jurist(gevuld: Wereld) -> None:
    """C12 = T: one thing, for one person, until taken back or until the objection is over."""
    assert per_stuk_met_jurist() == ("C12",)
    vul_gezondheid(gevuld)
    vraag(gevuld)
    vraag(gevuld, "karim")
    with gevuld.als("sanne") as sanne:
        eerste = te_delen_met_jurist(gevuld.gebruikers["judith"], [gevuld.dossier_id], wie=sanne)[0]
        sleutel = leg_toestemming_vast(eerste, None, gevraagd(), door=sanne, nu=nu())
        with pytest.raises(Weigering, match="al gedeeld"):
            leg_toestemming_vast(eerste, None, gevraagd(), door=sanne, nu=nu())
    assert _gedeeld(gevuld, "judith") == {eerste.rij_id}
    assert _gedeeld(gevuld, "karim") == set()
    assert (
        "Met u gedeeld"
        in gevuld.client("judith").get(reverse("dossiers:dossier", args=[gevuld.dossier_id])).content.decode()
    )
    with gevuld.als("amira") as amira:
        trek_toestemming_in(toestemming(gevuld, sleutel, amira), door=amira, nu=nu())
    assert _gedeeld(gevuld, "judith") == set()


def _gedeeld(wereld: Wereld, naam: str) -> set[UUID]:
    """By the first wall and by the second; they must agree."""
    wie = wereld.wie(naam)
    with identiteit(wie):
        tweede = set(BelemmeringGezondheid.objects.values_list("pk", flat=True))
        eerste = set(BelemmeringGezondheid.objects.zichtbaar_voor(wie).values_list("pk", flat=True))
    assert eerste == tweede
    return eerste


def test_wie_hier_niet_naar_een_bezwaar_kijkt_krijgt_niets_gedeeld(gevuld: Wereld) -> None:
    vul_gezondheid(gevuld)
    eerste = gezondheid(gevuld, gevuld.sanne)[0]
    with gevuld.als("sanne") as sanne:
        deel = te_delen_met_jurist(gevuld.gebruikers["judith"], [gevuld.dossier_id], wie=sanne)[0]
        with pytest.raises(Weigering, match="Vraag eerst een jurist"):
            leg_toestemming_vast(deel, None, gevraagd(), door=sanne, nu=nu())
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "select avg_leg_toestemming_vast(jsonb_build_object('id', gen_random_uuid(), 'dossier_id', %s::uuid, 'tabel', %s::text, 'rij_id', %s::uuid,"
                " 'betreft', 'C12', 'voor_wie', '', 'waarom', 'zomaar iets', 'gevraagd_op', current_date, 'tot', current_date, 'taal', 'x', 'tolk', '',"
                " 'wijze', 'gesproken', 'vastgelegd_op', now(), 'ontvanger_id', %s::uuid))",
                [gevuld.dossier_id, eerste.tabel, eerste.rij_id, gevuld.gebruikers["judith"].pk],
            )
