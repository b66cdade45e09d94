"""Taking back: the row stays, marked, and counts nowhere: bar, overview, weighing, report, lists."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import Gebeurtenis
from samenspel.intake.handelingen.gesprekken import Gespreksverslag, houd_eindgesprek, houd_vervolggesprek
from samenspel.intake.handelingen.intrekken import neem_terug
from samenspel.intake.handelingen.leerbaarheid import (
    leg_lbt_vast,
    leg_second_opinion_vast,
    vraag_second_opinion,
    zie_af_van_lbt,
)
from samenspel.intake.handelingen.metingen import leg_belemmering_vast, meet_taal, meet_zelfredzaamheid
from samenspel.intake.models import Gesprek, LbtAfname, SecondOpinion, TaalMeting
from samenspel.intake.overzicht import overzicht_van, taalmetingen, taalverschillen
from samenspel.intake.stand import stand_van
from samenspel.intake.tests.hulp import TOETS, VANDAAG
from samenspel.intake.verslag import verslag_van
from samenspel.kern.oordeel import Weigering
from tests.wereld import NU, Wereld

REDEN = "hoort bij een ander dossier"


@pytest.fixture(autouse=True)
def _de_dag_van_de_proef(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)


def _zie_af(wereld: Wereld, wie: Any) -> LbtAfname:
    return zie_af_van_lbt(
        wereld.dossier(), door=wie, op=TOETS, beperking="zien", motivering="Verklaring van de oogarts gezien.", vastgelegd_op=NU
    )  # fmt: skip


def _ontbreekt(wereld: Wereld, wie: Any) -> set[str]:
    return {onderdeel.wet.code for onderdeel in stand_van(wereld.dossier(), wie).ontbreekt}


def test_een_ontheffing_in_het_verkeerde_dossier_telt_niet_voor_altijd(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        afname = _zie_af(wereld, sanne)
        assert "leerbaarheidstoets" not in _ontbreekt(wereld, sanne)
        neem_terug(afname, door=sanne, op=VANDAAG, reden=REDEN, vastgelegd_op=NU)
        assert "leerbaarheidstoets" in _ontbreekt(wereld, sanne)
        assert LbtAfname.objects.get().ingetrokken_reden == REDEN


def test_een_toets_terugnemen_trekt_haar_feit_in(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        afname = leg_lbt_vast(
            wereld.dossier(), door=sanne, op=TOETS, score=31, toetsbegeleider=wereld.gebruikers["sanne"], vastgelegd_op=NU
        )  # fmt: skip
        neem_terug(afname, door=sanne, op=VANDAAG, reden=REDEN, vastgelegd_op=NU)
        assert Gebeurtenis.objects.get(soort="intrekking").trekt_in_id == afname.gebeurtenis_id


@pytest.mark.parametrize(("houd", "kind"), [(houd_eindgesprek, "eindgesprek"), (houd_vervolggesprek, "vervolg")])
def test_een_gesprek_terugnemen(wereld: Wereld, houd: Any, kind: str) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        (gesprek,) = houd(
            [dossier], Gespreksverslag(op=VANDAAG, recht_alleen_gezegd=True), door=sanne, vastgelegd_op=NU
        )
        assert "alleen_praten_gezegd" not in _ontbreekt(wereld, sanne)
        neem_terug(gesprek, door=sanne, op=VANDAAG, reden=REDEN, vastgelegd_op=NU)
        assert "alleen_praten_gezegd" in _ontbreekt(wereld, sanne)
        overzicht = overzicht_van(dossier, stand_van(wereld.dossier(), sanne), sanne)
        assert overzicht.delen[-1].stand == "nog_niet"
        assert verslag_van(dossier, sanne)["gesprekken"] == []
    lijst = wereld.client("sanne").get(reverse("intake:gesprek", args=[wereld.dossier_id, kind])).content.decode()
    assert REDEN in lijst


def test_een_meting_terugnemen(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        (taal,) = meet_taal(dossier, {"lezen": "A1"}, door=sanne, op=TOETS, bron="gesprek", vastgelegd_op=NU)
        meet_taal(dossier, {"lezen": "A2"}, door=sanne, op=TOETS, bron="school", kant="school", vastgelegd_op=NU)
        last = leg_belemmering_vast(
            dossier, door=sanne, op=TOETS, lichamelijk="geen", psychisch="licht", hulp="nodig", vastgelegd_op=NU
        )
        (zrm,) = meet_zelfredzaamheid(dossier, {"financien": 2}, door=sanne, op=TOETS, vastgelegd_op=NU)
        assert len(taalverschillen(taalmetingen(dossier, sanne))) == 1
        for meting in (taal, last, zrm):
            neem_terug(meting, door=sanne, op=VANDAAG, reden=REDEN, vastgelegd_op=NU)
        assert taalverschillen(taalmetingen(dossier, sanne)) == []
        assert {"gezondheid", "zelfredzaamheid"} <= _ontbreekt(wereld, sanne)
        (opnieuw,) = meet_zelfredzaamheid(dossier, {"financien": 4}, door=sanne, op=TOETS, vastgelegd_op=NU)
        assert opnieuw.pk != zrm.pk
    client = wereld.client("sanne")
    lijst = client.get(reverse("intake:meting", args=[wereld.dossier_id, "taal"])).content.decode()
    assert REDEN in lijst
    verslag = client.get(reverse("intake:verslag", args=[wereld.dossier_id])).content.decode()
    assert "indruk in een gesprek" not in verslag


def test_een_tweede_mening_waarvan_het_feit_is_ingetrokken_is_te_verbeteren(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        opinion = vraag_second_opinion(
            dossier, door=sanne, op=TOETS, school="Noord", reden="genoeg reden", vastgelegd_op=NU
        )
        opinion = leg_second_opinion_vast(
            opinion, door=sanne, op=VANDAAG, uitkomst="haalbaar", gevolg="B1", vastgelegd_op=NU
        )
        feit = Gebeurtenis.objects.get(soort="second_opinion")
        trek_in(feit, door=sanne, op=VANDAAG, reden="verkeerd gelezen", vastgelegd_op=NU)
        goed = leg_second_opinion_vast(
            opinion, door=sanne, op=VANDAAG, uitkomst="niet_haalbaar", gevolg="Z", vastgelegd_op=NU
        )
        assert (goed.pk != opinion.pk, goed.reden) == (True, "genoeg reden")
        assert SecondOpinion.objects.get(pk=opinion.pk).uitkomst == "haalbaar"


def test_een_ontheffing_waarvan_het_feit_op_de_tijdlijn_is_ingetrokken_telt_niet(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        _zie_af(wereld, sanne)
        feit = Gebeurtenis.objects.get(soort="lbt_afgezien")
        trek_in(feit, door=sanne, op=VANDAAG, reden="verkeerd dossier", vastgelegd_op=NU)
        assert "leerbaarheidstoets" in _ontbreekt(wereld, sanne)


def test_het_feit_voor_duo_volgt_een_teruggenomen_taalniveau(wereld: Wereld) -> None:
    """Besluit 9.2 lid 2 b: a level after the PIP is a fact; of the level that stays it is told again."""
    with wereld.als("sanne") as sanne:
        leg_vast(
            wereld.dossier(), "pip_dagtekening", op=TOETS, door=sanne, gegevens={"leerroute": "B1"}, vastgelegd_op=NU
        )
        lezen, _spreken = meet_taal(
            wereld.dossier(), {"lezen": "A2", "spreken": "B1"}, door=sanne, op=VANDAAG, bron="toets", vastgelegd_op=NU
        )
        neem_terug(lezen, door=sanne, op=VANDAAG, reden=REDEN, vastgelegd_op=NU)
        staand = Gebeurtenis.objects.get(soort="taalniveau", intrekking__isnull=True)
        assert staand.gegevens == {"spreken": "B1"}


def test_zonder_reden_twee_keer_of_zonder_recht_gaat_het_niet(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        (taal,) = meet_taal(wereld.dossier(), {"lezen": "A1"}, door=sanne, op=TOETS, bron="gesprek", vastgelegd_op=NU)
        with pytest.raises(Weigering, match="waarom dit niet klopt"):
            neem_terug(taal, door=sanne, op=VANDAAG, reden=" ", vastgelegd_op=NU)
    with wereld.als("rob") as rob:
        assert not TaalMeting.objects.exists()
        with pytest.raises(Weigering, match="Uw rol"):
            neem_terug(taal, door=rob, op=VANDAAG, reden=REDEN, vastgelegd_op=NU)
    with wereld.als("sanne") as sanne:
        eerst = neem_terug(taal, door=sanne, op=VANDAAG, reden=REDEN, vastgelegd_op=NU)
        assert neem_terug(taal, door=sanne, op=VANDAAG, reden=REDEN, vastgelegd_op=NU) == eerst
    with wereld.als("kees") as kees, pytest.raises(Weigering, match="al ingetrokken"):
        neem_terug(taal, door=kees, op=VANDAAG, reden=REDEN, vastgelegd_op=NU)


def test_terugnemen_over_het_scherm(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        _zie_af(wereld, sanne)
        (gesprek,) = houd_eindgesprek([wereld.dossier()], Gespreksverslag(op=VANDAAG), door=sanne, vastgelegd_op=NU)
        afname = LbtAfname.objects.get()
    client: Client = wereld.client("sanne")
    adres = reverse("intake:intrekken", args=[wereld.dossier_id, "toets", afname.pk])
    lijst = reverse("intake:leerbaarheidstoets", args=[wereld.dossier_id])
    assert adres in client.get(lijst).content.decode()
    assert "Afzien van de leerbaarheidstoets van 26 mei 2026" in client.get(adres).content.decode()
    assert client.post(adres, {"reden": ""}).status_code == 422
    antwoord = client.post(adres, {"reden": REDEN})
    assert (antwoord.status_code, antwoord["Location"]) == (302, lijst)
    pagina = client.get(lijst).content.decode()
    assert REDEN in pagina
    assert adres not in pagina
    assert client.get(reverse("intake:intrekken", args=[wereld.dossier_id, "toets", gesprek.pk])).status_code == 404
    assert client.get(reverse("intake:intrekken", args=[wereld.dossier_id, "onzin", gesprek.pk])).status_code == 404
    with wereld.als("sanne"):
        assert Gesprek.objects.get().ingetrokken_op is None
