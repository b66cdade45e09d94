"""What was taken back in the intake does not speak in the weighing: waiver, test, second opinion, level."""

from __future__ import annotations

from samenspel.dossiers.handelingen.vastleggen import trek_in
from samenspel.dossiers.models import Gebeurtenis
from samenspel.intake.handelingen.intrekken import neem_terug
from samenspel.intake.handelingen.leerbaarheid import (
    leg_lbt_vast,
    leg_second_opinion_vast,
    vraag_second_opinion,
    zie_af_van_lbt,
)
from samenspel.intake.handelingen.metingen import meet_taal
from samenspel.intake.tests.hulp import TOETS
from samenspel.kern.identiteit import Aanwezige
from samenspel.plan.weging import Bekend, bekend_over
from tests.wereld import NU, VANDAAG, Wereld

REDEN = "hoort bij een ander dossier"


def _bekend(wereld: Wereld, wie: Aanwezige) -> Bekend:
    return bekend_over(wereld.dossier(), wie, VANDAAG)


def test_een_ingetrokken_ontheffing_of_toets_weegt_niet_mee(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        afname = zie_af_van_lbt(
            wereld.dossier(), door=sanne, op=TOETS, beperking="zien", motivering="Verklaring van de oogarts gezien.", vastgelegd_op=NU
        )  # fmt: skip
        assert _bekend(wereld, sanne).ontheven
        neem_terug(afname, door=sanne, op=VANDAAG, reden=REDEN, vastgelegd_op=NU)
        assert not _bekend(wereld, sanne).ontheven
        toets = leg_lbt_vast(
            wereld.dossier(), door=sanne, op=TOETS, score=31, toetsbegeleider=wereld.gebruikers["sanne"], vastgelegd_op=NU
        )  # fmt: skip
        assert _bekend(wereld, sanne).score == 31
        neem_terug(toets, door=sanne, op=VANDAAG, reden=REDEN, vastgelegd_op=NU)
        assert _bekend(wereld, sanne).score is None


def test_een_ingetrokken_taalniveau_weegt_niet_mee(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        (eigen,) = meet_taal(wereld.dossier(), {"lezen": "A1"}, door=sanne, op=TOETS, bron="gesprek", vastgelegd_op=NU)
        meet_taal(
            wereld.dossier(), {"lezen": "A2"}, door=sanne, op=TOETS, bron="school", kant="school", vastgelegd_op=NU
        )
        neem_terug(eigen, door=sanne, op=VANDAAG, reden=REDEN, vastgelegd_op=NU)
        assert [meting.niveau for meting in _bekend(wereld, sanne).taal] == ["A2"]


def test_van_een_tweede_mening_weegt_alleen_de_uitkomst_die_staat(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        opinion = vraag_second_opinion(
            wereld.dossier(), door=sanne, op=TOETS, school="Noord", reden="genoeg reden", vastgelegd_op=NU
        )
        opinion = leg_second_opinion_vast(
            opinion, door=sanne, op=VANDAAG, uitkomst="haalbaar", gevolg="B1", vastgelegd_op=NU
        )
        feit = Gebeurtenis.objects.get(soort="second_opinion")
        trek_in(feit, door=sanne, op=VANDAAG, reden="verkeerd gelezen", vastgelegd_op=NU)
        assert _bekend(wereld, sanne).tweede_mening is None
        leg_second_opinion_vast(opinion, door=sanne, op=VANDAAG, uitkomst="niet_haalbaar", gevolg="Z", vastgelegd_op=NU)
        mening = _bekend(wereld, sanne).tweede_mening
        assert mening is not None
        assert mening.uitkomst == "niet_haalbaar"
