"""`cijfer`: from the facts of persons, as contract.md section 4 says."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import voeg_samen
from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.monitor.assen import ASSEN
from samenspel.monitor.indicatoren.definities import INDICATOREN
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db

SLEUTELS = ["code", "naam", "teller", "noemer", "waarde", "eenheid", "peildatum", "periode", "gemeente", "definitie", "bron",
            "onderdrukt", "reden", "rijen"]  # fmt: skip
OP = date(2026, 11, 1)
Maak = Callable[..., Dossier]


def vraag(code: str, gemeente: str = "assen", *opties: str, op: date = OP) -> dict[str, Any]:
    """What the command prints."""
    uit = StringIO()
    call_command("cijfer", code, "--gemeente", gemeente, "--op", op.isoformat(), *opties, stdout=uit)
    antwoord: dict[str, Any] = json.loads(uit.getvalue())
    return antwoord


def groepen(antwoord: dict[str, Any], veld: str = "teller") -> dict[str, Any]:
    return {rij["groep"]: rij[veld] for rij in antwoord["rijen"]}


@pytest.fixture
def maak(wereld: Wereld) -> Maak:
    """A dossier in Assen with facts `(kind, day, particulars)`, recorded on the day itself."""

    def doe(*feiten: tuple[str, date, dict[str, Any]], doelgroep: str = "ASIEL_A", **velden: Any) -> Dossier:
        with wereld.als("sanne") as sanne:
            aanmelding = Aanmelding(naam="Proef Persoon", doelgroep=doelgroep, **velden)
            dossier = open_dossier(aanmelding, door=sanne, op=date(2022, 1, 3), vastgelegd_op=NU)
            for soort, op, gegevens in feiten:
                leg_vast(
                    dossier, soort, op=op, door=sanne, gegevens=gegevens,
                    vastgelegd_op=datetime(op.year, op.month, op.day, 12, tzinfo=UTC),
                )  # fmt: skip
        return dossier

    return doe


def pip(op: date, leerroute: str = "B1") -> tuple[str, date, dict[str, Any]]:
    return ("pip_dagtekening", op, {"leerroute": leerroute})


def kennisgeving(op: date) -> tuple[str, date, dict[str, Any]]:
    return ("kennisgeving_inburgeringsplicht", op, {})


def test_de_uitkomst_heeft_de_sleutels_van_het_contract(wereld: Wereld) -> None:
    antwoord = vraag("I01")
    assert list(antwoord) == SLEUTELS
    assert (antwoord["teller"], antwoord["noemer"], antwoord["waarde"], antwoord["eenheid"]) == (1, None, 1, "aantal")
    assert antwoord["peildatum"] == "2026-11-01"


@pytest.mark.parametrize("code", sorted(INDICATOREN))
def test_zonder_feiten_is_er_nog_geen_cijfer(wereld: Wereld, code: str) -> None:
    """Tynaarlo has no dossier at all."""
    antwoord = vraag(code, "tynaarlo")
    assert (antwoord["waarde"], antwoord["reden"], antwoord["rijen"]) == (None, "nog geen gegevens", [])


@pytest.mark.parametrize(("code", "gemeente"), [("I99", "assen"), ("I04", "atlantis")])
def test_een_onbekende_code_of_gemeente_is_een_fout(wereld: Wereld, code: str, gemeente: str) -> None:
    with pytest.raises(SystemExit) as einde:
        vraag(code, gemeente)
    assert einde.value.code == 2


def test_plannen_tellen_pip_en_ondersteuningsplan_elk_mens_een_keer(wereld: Wereld, maak: Maak) -> None:
    """I04."""
    maak(
        kennisgeving(date(2025, 1, 6)), pip(date(2025, 3, 10)), ("pip_wijziging", date(2025, 9, 1), {"leerroute": "Z"})
    )
    maak(("steunplan_vastgesteld", date(2022, 2, 1), {}), doelgroep="WI2013")
    maak()
    antwoord = vraag("I04", "sda", "--uitsplitsing", "regime")
    assert antwoord["waarde"] == 2
    assert groepen(antwoord) == {"wi2013": 1, "wi2021": 1}


def test_een_pip_van_een_andere_gemeente_is_geen_plan_van_hier(wereld: Wereld, maak: Maak) -> None:
    """I04 and I06 are about what this college adopted; I02 is about the route that somebody follows here."""
    soort, dag, velden = pip(date(2025, 3, 10))
    elders = (soort, dag, {**velden, "elders": True})
    maak(kennisgeving(date(2025, 1, 6)), elders, ("verhuizing", date(2025, 5, 1), {"met_pip": True}))
    assert vraag("I04", "assen")["waarde"] in {None, 0}
    assert vraag("I06", "assen")["noemer"] in {None, 0}
    assert groepen(vraag("I02", "assen", "--uitsplitsing", "leerroute"))["B1"] == 1
    maak(kennisgeving(date(2025, 1, 6)), elders, ("pip_wijziging", date(2025, 6, 2), {"leerroute": "Z"}))
    assert vraag("I04", "assen")["waarde"] == 1  # changed here, so adopted here


def test_een_pip_van_voor_de_verhuizing_is_ook_zonder_merk_niet_van_hier(wereld: Wereld, maak: Maak) -> None:
    """I04 and I06: recorded by hand, and nobody said whose it was; who said that it was ours, came back."""
    soort, dag, velden = pip(date(2025, 3, 10))
    bericht = kennisgeving(date(2025, 1, 6))
    maak(
        bericht, (soort, dag, velden), ("pip_wijziging", date(2025, 4, 1), velden), ("verhuizing", date(2025, 5, 1), {})
    )
    assert vraag("I04", "assen")["waarde"] in {None, 0}
    assert vraag("I06", "assen")["noemer"] in {None, 0}
    assert vraag("I04", "assen", op=date(2025, 4, 30))["waarde"] == 1  # the move was still to come
    maak(bericht, (soort, dag, {**velden, "elders": False}), ("verhuizing", date(2025, 5, 1), {}))
    maak(bericht, pip(date(2025, 5, 2)), ("verhuizing", date(2025, 5, 1), {}))
    eigen = maak(bericht, ("verhuizing", date(2025, 5, 1), {}))
    with wereld.als("sanne") as sanne:
        leg_vast(eigen, soort, op=dag, door=sanne, gegevens=velden, bron="handeling", vastgelegd_op=NU)
    assert vraag("I04", "assen")["waarde"] == 3
    assert vraag("I06", "assen")["noemer"] == 3
    assert groepen(vraag("I02", "assen", "--uitsplitsing", "leerroute"))["B1"] == 4  # they all have a route here


def test_de_leerroute_is_die_van_de_peildatum(wereld: Wereld, maak: Maak) -> None:
    """I02: changed in September, so still B1 in August."""
    maak(
        kennisgeving(date(2025, 1, 6)), pip(date(2025, 3, 10)), ("pip_wijziging", date(2025, 9, 1), {"leerroute": "Z"})
    )
    maak(kennisgeving(date(2025, 1, 6)), pip(date(2025, 3, 17)))
    maak(kennisgeving(date(2025, 1, 6)), pip(date(2025, 3, 18), "ONDERWIJS"))
    eerder = vraag("I02", "assen", "--uitsplitsing", "leerroute", op=date(2025, 8, 1))
    later = vraag("I02", "assen", "--uitsplitsing", "leerroute")
    assert groepen(eerder) == {"B1": 2, "ONDERWIJS": 1}
    assert groepen(later, "waarde") == {"B1": 33.3, "ONDERWIJS": 33.3, "Z": 33.3}
    assert {rij["noemer"] for rij in later["rijen"]} == {3}


def test_een_periode_telt_beide_dagen_mee(wereld: Wereld, maak: Maak) -> None:
    for dag in (date(2025, 2, 28), date(2025, 3, 1), date(2025, 3, 31), date(2025, 4, 1)):
        maak(kennisgeving(date(2025, 1, 6)), pip(dag))
    antwoord = vraag("I04", "assen", "--periode", "2025-03-01", "2025-03-31")
    assert (antwoord["waarde"], antwoord["periode"]) == (2, {"van": "2025-03-01", "tot": "2025-03-31"})


def test_een_ingetrokken_feit_telt_niet_meer(wereld: Wereld, maak: Maak) -> None:
    dossier = maak(kennisgeving(date(2025, 1, 6)), pip(date(2025, 3, 10)))
    with wereld.als("sanne") as sanne:
        feit = Gebeurtenis.objects.get(dossier=dossier, soort="pip_dagtekening")
        trek_in(
            feit,
            door=sanne,
            op=date(2025, 6, 2),
            reden="verkeerde persoon",
            vastgelegd_op=datetime(2025, 6, 2, 9, tzinfo=UTC),
        )
    assert vraag("I04")["waarde"] is None
    assert vraag("I04", op=date(2025, 6, 1))["waarde"] == 1
    assert vraag("I04", "assen", "--bekend-op", "2025-06-01")["waarde"] == 1


def test_wat_later_werd_vastgelegd_was_toen_niet_bekend(wereld: Wereld, maak: Maak) -> None:
    """The second clock: a PIP of March that was recorded in May."""
    dossier = maak(kennisgeving(date(2025, 1, 6)))
    with wereld.als("sanne") as sanne:
        leg_vast(
            dossier, "pip_dagtekening", op=date(2025, 3, 10), door=sanne, gegevens={"leerroute": "Z"},
            vastgelegd_op=datetime(2025, 5, 12, 9, tzinfo=UTC),
        )  # fmt: skip
    assert vraag("I04", "assen", "--bekend-op", "2025-04-30")["waarde"] is None
    assert vraag("I04", "assen", "--bekend-op", "2025-05-12")["waarde"] == 1


def test_samengevoegde_dossiers_zijn_een_mens(wereld: Wereld, maak: Maak) -> None:
    een = maak(kennisgeving(date(2025, 1, 6)), pip(date(2025, 3, 10)))
    ander = maak(pip(date(2025, 4, 14), "Z"))
    with wereld.als("sanne") as sanne:
        voeg_samen(ander, in_=een, door=sanne, op=date(2026, 6, 1), reden="zelfde", nu=NU)
    antwoord = vraag("I04", "assen", "--uitsplitsing", "leerroute")
    assert groepen(antwoord) == {"Z": 1}


def test_de_plicht_telt_tot_zij_eindigt(wereld: Wereld, maak: Maak) -> None:
    """I01: Amira, and who is not yet done; closed counts again after reopening."""
    maak(kennisgeving(date(2025, 1, 6)), ("plicht_einde", date(2026, 1, 5), {"reden": "voldaan"}))
    maak(kennisgeving(date(2025, 1, 6)), ("dossier_gesloten", date(2025, 5, 1), {"reden": "verhuisd"}))
    maak(
        kennisgeving(date(2025, 1, 6)),
        ("dossier_gesloten", date(2025, 5, 1), {"reden": "verhuisd"}),
        ("dossier_heropend", date(2025, 6, 2), {"reden": "terug"}),
    )
    assert vraag("I01")["waarde"] == 2
    assert vraag("I01", op=date(2025, 12, 1))["waarde"] == 2


def test_pip_op_tijd_vraagt_het_de_wet(wereld: Wereld, maak: Maak) -> None:
    """I05, Besluit 5.3: ten weeks after 6 January 2025 is 17 March 2025."""
    maak(kennisgeving(date(2025, 1, 6)), pip(date(2025, 3, 17)), doelgroep="GEZIN")
    maak(kennisgeving(date(2025, 1, 6)), pip(date(2025, 3, 18)), doelgroep="GEZIN")
    maak(kennisgeving(date(2026, 10, 26)), doelgroep="GEZIN")  # not due yet
    antwoord = vraag("I05", "assen", "--uitsplitsing", "doelgroep")
    assert groepen(antwoord, "waarde")["GEZIN"] == 50.0
    assert groepen(antwoord, "noemer")["GEZIN"] == 2
    assert vraag("I05", "assen", "--uitsplitsing", "periode", op=date(2025, 12, 31))["rijen"][0]["groep"] == "2025"


@pytest.mark.parametrize(("dagen", "mediaan"), [((63,), 63), ((63, 70), 66.5), ((10, 63, 70), 63)])
def test_de_mediaan_ligt_in_het_midden(wereld: Wereld, maak: Maak, dagen: tuple[int, ...], mediaan: float) -> None:
    """I06: no numerator; the denominator is the number of persons."""
    begin = date(2025, 1, 6)
    for n in dagen:
        maak(kennisgeving(begin), pip(date.fromordinal(begin.toordinal() + n)))
    antwoord = vraag("I06")
    assert (antwoord["teller"], antwoord["noemer"], antwoord["waarde"]) == (None, len(dagen), mediaan)


@pytest.mark.parametrize(
    ("geboren", "klasse"),
    [
        ("", "onbekend"),
        ("1998", "28 tot en met 44"),
        ("2009-12", "jonger dan 18"),
        ("1959-11-01", "67 of ouder"),
        ("1959-11-02", "45 tot en met 66"),
    ],
)
def test_de_leeftijdsklasse_op_de_peildatum(wereld: Wereld, maak: Maak, geboren: str, klasse: str) -> None:
    maak(kennisgeving(date(2025, 1, 6)), pip(date(2025, 3, 10)), geboortedatum=geboren)
    assert groepen(vraag("I04", "assen", "--uitsplitsing", "leeftijdsklasse")) == {klasse: 1}


@pytest.mark.parametrize("as_", sorted(ASSEN))
@pytest.mark.parametrize("code", ["I01", "I02", "I04", "I05", "I06", "I20"])
def test_elke_uitsplitsing_telt_op_tot_het_geheel(wereld: Wereld, maak: Maak, code: str, as_: str) -> None:
    maak(kennisgeving(date(2025, 1, 6)), pip(date(2025, 3, 10)), ("second_opinion", date(2025, 2, 3), {}))
    maak(
        kennisgeving(date(2024, 1, 8)),
        pip(date(2024, 4, 10), "Z"),
        ("second_opinion", date(2024, 2, 5), {}),
        doelgroep="GEZIN",
    )
    antwoord = vraag(code, "sda", "--uitsplitsing", as_)
    heel = antwoord["noemer"] if antwoord["teller"] is None or antwoord["eenheid"] == "procent" else antwoord["teller"]
    deel = "teller" if code in {"I01", "I02", "I04", "I20"} else "noemer"
    assert heel == sum(rij[deel] for rij in antwoord["rijen"]) > 0


def test_publiek_verbergt_kleine_aantallen_en_een_buur(wereld: Wereld, maak: Maak) -> None:
    for _ in range(6):
        maak(kennisgeving(date(2025, 1, 6)), pip(date(2025, 3, 10)))
    for _ in range(7):
        maak(kennisgeving(date(2025, 1, 6)), pip(date(2025, 3, 10), "ONDERWIJS"))
    maak(kennisgeving(date(2025, 1, 6)), pip(date(2025, 3, 10), "Z"))
    rijen = {rij["groep"]: rij for rij in vraag("I04", "assen", "--uitsplitsing", "leerroute", "--publiek")["rijen"]}
    assert {naam: rij["onderdrukt"] for naam, rij in rijen.items()} == {"B1": True, "ONDERWIJS": False, "Z": True}
    assert rijen["Z"]["teller"] is rijen["Z"]["waarde"] is None


def test_e01_is_de_middelste_wachttijd_van_aanmelding_tot_toets(maak: Maak) -> None:
    """R211. Without registration there is no wait; a result that was withdrawn does not count."""
    toets = {"score": 30}
    maak(("lbt_aangemeld", date(2026, 3, 1), {}), ("lbt_uitslag", date(2026, 3, 11), toets))
    maak(("lbt_aangemeld", date(2026, 3, 1), {}), ("lbt_uitslag", date(2026, 3, 21), toets))
    maak(("lbt_aangemeld", date(2026, 3, 1), {}), ("lbt_uitslag", date(2026, 4, 30), toets))
    maak(("lbt_aangemeld", date(2026, 3, 1), {}))
    maak(("lbt_uitslag", date(2026, 3, 2), toets))
    antwoord = vraag("E01")
    assert (antwoord["waarde"], antwoord["noemer"], antwoord["eenheid"]) == (20, 3, "dagen")
