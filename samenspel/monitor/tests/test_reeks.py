"""Many municipalities in one series give what each of them gives by itself, and nobody sees another's dossiers meanwhile."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from django.db import DataError, connection, transaction

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import als_eigenaar, daarna_als, huidige
from samenspel.monitor import feitenbank
from samenspel.monitor.assen import ASSEN
from samenspel.monitor.feitenbank import Telwijze, Vraag, huis, tel
from samenspel.monitor.indicatoren.definities import INDICATOREN
from samenspel.toegang.models import Kwalificatie
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db

OP = date(2026, 11, 1)
TELWIJZEN = [indicator.hoe for indicator in INDICATOREN.values() if isinstance(indicator.hoe, Telwijze)]


@pytest.fixture
def vraag(wereld: Wereld) -> Vraag:
    """Two plans in Assen and three in Tynaarlo, one of them with another route; the municipalities asked in turn."""
    with als_eigenaar():
        for soort in Kwalificatie.Soort.values:  # who decides on a plan stands in the register
            Kwalificatie.objects.create(
                gebruiker=wereld.gebruikers["ines"], gemeente=wereld.tynaarlo, soort=soort, vanaf=date(2022, 1, 1), bron="proef"
            )  # fmt: skip
    for naam, routes in (("sanne", ("B1", "Z")), ("ines", ("B1", "B1", "ONDERWIJS"))):
        with wereld.als(naam) as wie:
            for route in routes:
                dossier = open_dossier(Aanmelding(naam="Proef", doelgroep="GEZIN"), door=wie, op=OP, vastgelegd_op=NU)
                leg_vast(dossier, "kennisgeving_inburgeringsplicht", op=date(2026, 1, 5), door=wie, vastgelegd_op=NU)
                leg_vast(
                    dossier, "pip_dagtekening", op=date(2026, 3, 2), door=wie, vastgelegd_op=NU, gegevens={"leerroute": route}
                )  # fmt: skip
    return Vraag(gemeenten=(wereld.assen, wereld.tynaarlo) * 5, op=OP)


def test_een_reeks_telt_hetzelfde_als_een_voor_een(vraag: Vraag, monkeypatch: pytest.MonkeyPatch) -> None:
    geteld = 0
    for telwijze, as_ in product(TELWIJZEN, ASSEN.values()):
        monkeypatch.setattr(feitenbank, "VELE", 99)
        los = list(tel(telwijze, vraag, as_))
        monkeypatch.setattr(feitenbank, "VELE", 1)
        assert list(tel(telwijze, vraag, as_)) == los
        geteld += sum(groep.aantal for groep in los)
    assert geteld > 0


def test_elke_gemeente_telt_alleen_de_eigen_mensen(vraag: Vraag) -> None:
    heel = list(tel(INDICATOREN["I02"].hoe, vraag, ASSEN["leerroute"]))  # type: ignore[arg-type]
    assert {groep.naam: 0 for groep in heel}.keys() == {"B1", "Z", "ONDERWIJS"}
    assert sum(groep.aantal for groep in heel if groep.naam == "ONDERWIJS") == 5
    assert sum(groep.aantal for groep in heel if groep.naam == "B1") == 5 * (1 + 2)


def test_wie_verder_gaat_als_een_ander_ziet_alleen_wat_die_ziet(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        assert Dossier.objects.count() == 1
        daarna_als(huis(wereld.tynaarlo))
        assert not Dossier.objects.exists()
        daarna_als(sanne)
        assert Dossier.objects.count() == 1
    assert huidige() is None
    with pytest.raises(RuntimeError):
        daarna_als(huis(wereld.tynaarlo))


def test_na_een_reeks_blijft_er_niets_staan(wereld: Wereld, vraag: Vraag) -> None:
    with wereld.als("sanne"), connection.cursor() as cursor:
        cursor.execute("deallocate all")  # what a series that failed left behind
        list(tel(TELWIJZEN[0], vraag, ASSEN["leerroute"]))
        assert huidige() == wereld.sanne
        assert set(Dossier.objects.values_list("gemeente_id", flat=True)) == {wereld.assen.pk}
        cursor.execute("select count(*) from pg_prepared_statements where name like 'cijfer_%%'", [])
        assert cursor.fetchone() == (0,)


def test_een_reeks_die_mislukt_verhindert_de_volgende_niet(wereld: Wereld, vraag: Vraag) -> None:
    nul = "(length(d.nummer) - length(d.nummer))"
    stuk = Telwijze(soorten=("pip_dagtekening",), kolommen={}, telt=f"1 / {nul} = 1")
    for _ in range(2):
        with pytest.raises(DataError), transaction.atomic():
            list(tel(stuk, vraag, ASSEN["leerroute"]))
    assert list(tel(TELWIJZEN[0], vraag, ASSEN["leerroute"]))
