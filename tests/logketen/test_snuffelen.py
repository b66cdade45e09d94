"""V42: looking that may not belong to the work is put before somebody; what it was, a person says. Half of these must stay silent."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils.timezone import make_aware

from samenspel.dossiers.models import Afspraak, Dossier
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.logboek.handelingen import zie_na
from samenspel.logboek.models import Regel
from samenspel.logboek.snuffelen import GEWEIGERD, MISLUKT, PER_DAG, ZONDER_REDEN, signalen
from samenspel.personen.models import Persoon
from samenspel.toegang.models import Aanstelling, Gebruiker, Rol
from samenspel.toegang.vervanging import regel_vervanging
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def fg(wereld: Wereld) -> Wereld:
    """Assen has a data protection officer: Joke."""
    with als_eigenaar():
        joke = Gebruiker.objects.create_user("joke@voorbeeld.test", None, naam="Joke Dijkstra")
        wereld.gebruikers["joke"] = joke
        wereld.aanstellingen["joke"] = Aanstelling.objects.create(
            gebruiker=joke, gemeente=wereld.assen, rol=Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, vanaf=date(2024, 1, 1)
        )
    return wereld


def _dossiers(wereld: Wereld, aantal: int, *, van: str | None = None, naam: str = "Proef Voorbeeld") -> list[UUID]:
    """Made-up dossiers of a colleague (or of `van`)."""
    with als_eigenaar():
        rij = Dossier.objects.get(pk=wereld.dossier_id)
        ids = []
        for nummer in range(aantal):
            rij.pk = rij.id = uuid4()
            rij.nummer = f"A26-9{nummer:03}{len(Dossier.objects.all())}"
            rij.contactpersoon = wereld.gebruikers[van or "kees"]
            rij.save(force_insert=True)
            Persoon.objects.create(gemeente=wereld.assen, dossier_id=rij.pk, naam=naam)
            ids.append(rij.pk)
    return ids


def _keek(
    wereld: Wereld,
    naam: str,
    dossiers: list[UUID],
    moment: datetime | None = None,
    *,
    resultaat: str = "ok",
    actie: str = "lees",
) -> None:
    """As the log has it, one line for each dossier, at a moment of ours."""
    wie = wereld.wie(naam)
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "alter table logboek_regel disable trigger bewaak; alter table logboek_betrokkene disable trigger bewaak"
        )
        for volg, dossier_id in enumerate(dossiers):
            cursor.execute(
                "select set_config('app.gemeente', %s, true), set_config('app.gebruiker', %s, true), set_config('app.rol', %s, true), set_config('app.doel', 'dossiers:dossier', true)",
                [str(wie.gemeente_id), str(wie.gebruiker_id), wie.rol],
            )
            regel_id = uuid4()
            cursor.execute(
                "select logboek_schrijf(%s, null, 'dossier', 'Dossier bijhouden', %s, %s, %s, '/', '', '', '\\x00', null, now(), %s::uuid[], %s::text[], %s::bytea[], 'k1')",
                [regel_id, actie, resultaat, 200 if resultaat == "ok" else 404, [dossier_id] if resultaat == "ok" else [], ["C05"] if resultaat == "ok" else [],
                 [b"x"] if resultaat == "ok" else []],
            )  # fmt: skip
            tijd = (moment or make_aware(datetime.combine(vandaag(), time(11)))) + timedelta(seconds=volg)
            cursor.execute("update logboek_regel set tijd = %s where id = %s", [tijd, regel_id])
            cursor.execute("update logboek_betrokkene set tijd = %s where regel_id = %s", [tijd, regel_id])


def _patronen(wereld: Wereld) -> dict[str, int]:
    with identiteit(wereld.wie("joke")) as joke:
        return {
            s.patroon: s.aantal
            for s in signalen(joke, make_aware(datetime.combine(vandaag() + timedelta(days=1), time(0))))
        }


def test_de_eigen_caseload_is_geen_signaal(fg: Wereld) -> None:
    _keek(fg, "sanne", _dossiers(fg, ZONDER_REDEN + 3, van="sanne"))
    assert _patronen(fg) == {}


def test_veel_dossiers_op_een_dag(fg: Wereld) -> None:
    eigen = _dossiers(fg, PER_DAG + 1, van="sanne")
    _keek(fg, "sanne", eigen[:-1])
    assert _patronen(fg) == {}
    _keek(fg, "sanne", eigen[-1:])
    assert _patronen(fg) == {"veel": PER_DAG + 1}


def test_dossiers_van_een_collega_zonder_reden(fg: Wereld) -> None:
    _keek(fg, "sanne", _dossiers(fg, ZONDER_REDEN + 1))
    assert _patronen(fg) == {"zonder_reden": ZONDER_REDEN + 1}


def test_wie_waarneemt_heeft_een_reden(fg: Wereld) -> None:
    with identiteit(fg.wie("rob")) as rob:
        regel_vervanging(
            afwezig=fg.gebruikers["kees"],
            vervanger=fg.gebruikers["sanne"],
            vanaf=vandaag(),
            tot=vandaag() + timedelta(days=3),
            door=rob,
        )
    _keek(fg, "sanne", _dossiers(fg, ZONDER_REDEN + 1))
    assert _patronen(fg) == {}


def test_wie_er_een_afspraak_heeft_heeft_een_reden(fg: Wereld) -> None:
    ids = _dossiers(fg, ZONDER_REDEN + 1)
    with als_eigenaar():
        for dossier_id in ids:
            Afspraak.objects.create(
                gemeente=fg.assen, dossier_id=dossier_id, begin=nu(), onderwerp="Gesprek", met=fg.gebruikers["sanne"]
            )
    _keek(fg, "sanne", ids)
    assert _patronen(fg) == {}


def test_iemand_met_de_eigen_achternaam(fg: Wereld) -> None:
    _keek(fg, "sanne", _dossiers(fg, 1, naam="Anna de Wit"))
    assert _patronen(fg) == {"eigen_naam": 1}


def test_de_eigen_achternaam_in_de_eigen_caseload_hoort_bij_het_werk(fg: Wereld) -> None:
    _keek(fg, "sanne", _dossiers(fg, 1, van="sanne", naam="Anna de Wit"))
    assert _patronen(fg) == {}


@pytest.mark.parametrize(("dagen", "verwacht"), [(4, {}), (5, {"steeds_terug": 5})])
def test_steeds_terug_in_hetzelfde_dossier_van_een_collega(fg: Wereld, dagen: int, verwacht: dict[str, int]) -> None:
    (een,) = _dossiers(fg, 1)
    for dag in range(dagen):
        _keek(fg, "sanne", [een], make_aware(datetime.combine(vandaag() - timedelta(days=dag), time(10))))
    assert _patronen(fg) == verwacht


@pytest.mark.parametrize(("uur", "verwacht"), [(22, {}), (23, {"nacht": 3}), (5, {"nacht": 3}), (6, {})])
def test_midden_in_de_nacht(fg: Wereld, uur: int, verwacht: dict[str, int]) -> None:
    _keek(fg, "sanne", _dossiers(fg, 3, van="sanne"), make_aware(datetime.combine(vandaag(), time(uur, 10))))
    assert _patronen(fg) == verwacht


def test_adressen_proberen_en_wachtwoorden_raden(fg: Wereld) -> None:
    _keek(fg, "sanne", [fg.dossier_id] * (GEWEIGERD - 1), resultaat="geweigerd")
    assert _patronen(fg) == {}
    _keek(fg, "sanne", [fg.dossier_id], resultaat="geweigerd")
    assert _patronen(fg) == {"geweigerd": GEWEIGERD}
    _keek(fg, "kees", [fg.dossier_id] * MISLUKT, resultaat="geweigerd", actie="inlog")
    assert _patronen(fg) == {"geweigerd": GEWEIGERD, "mislukt": MISLUKT}


def test_na_vier_weken_is_een_signaal_voorbij_en_het_logboek_niet(fg: Wereld) -> None:
    _keek(fg, "sanne", _dossiers(fg, 1, naam="Anna de Wit"), nu() - timedelta(days=40))
    assert _patronen(fg) == {}
    with identiteit(fg.wie("joke")):
        assert Regel.objects.exists()


def test_de_functionaris_ziet_een_signaal_na_en_het_gaat_van_de_lijst(fg: Wereld) -> None:
    _keek(fg, "sanne", _dossiers(fg, 1, naam="Anna de Wit"))
    client = fg.client("joke")
    lijst = client.get("/logboek/").content.decode()
    assert "Sanne de Wit" in lijst
    assert "de eigen achternaam" in lijst
    assert "Anna" not in lijst
    adres = f"/logboek/signaal/eigen_naam/{fg.gebruikers['sanne'].pk}/{vandaag().isoformat()}/"
    blad = client.get(adres).content.decode()
    assert "Dossier bijhouden" in blad
    assert "Anna" not in blad
    assert client.post(adres, {"uitkomst": "in_orde", "toelichting": "kort"}).status_code == 422
    assert (
        client.post(
            adres, {"uitkomst": "in_orde", "toelichting": "Met Sanne gesproken: een buurvrouw, geen familie."}
        ).status_code
        == 302
    )
    assert "Nagegaan" in client.get("/logboek/").content.decode()
    with identiteit(fg.wie("joke")) as joke:
        (signaal,) = signalen(joke, nu() + timedelta(days=1))
        with pytest.raises(Weigering, match="al nagezien"):
            zie_na(signaal, uitkomst="in_orde", toelichting="nog een keer hetzelfde gezegd", door=joke, op=nu())


def test_niemand_ziet_na_wat_hij_zelf_deed(fg: Wereld) -> None:
    with als_eigenaar():
        Aanstelling.objects.create(
            gebruiker=fg.gebruikers["joke"], gemeente=fg.assen, rol=Rol.REGIEVOERDER, vanaf=date(2024, 1, 1)
        )
    _keek(fg, "joke", _dossiers(fg, 1, naam="Anna Dijkstra"))
    with identiteit(fg.wie("joke")) as joke:
        (signaal,) = signalen(joke, nu() + timedelta(days=1))
        with pytest.raises(Weigering, match="over uzelf"):
            zie_na(signaal, uitkomst="in_orde", toelichting="dit was niets, echt helemaal niets", door=joke, op=nu())


@pytest.mark.parametrize("naam", ["sanne", "rob", "fatma", "bert", "amira"])
@pytest.mark.parametrize("adres", ["/logboek/", "/logboek/regels/"])
def test_alleen_de_functionaris_leest_het_logboek(fg: Wereld, naam: str, adres: str) -> None:
    assert fg.client(naam).get(adres).status_code == 404


def test_alle_regels_met_filters_en_het_lezen_zelf_staat_er_ook(fg: Wereld) -> None:
    fg.client("sanne").get(f"/dossiers/{fg.dossier_id}/")
    client = fg.client("joke")
    blad = client.get("/logboek/regels/").content.decode()
    assert "Sanne de Wit" in blad
    assert str(fg.dossier_id) not in blad
    assert "Toezien op wie meekijkt" in client.get("/logboek/regels/").content.decode()
    for vraag in (f"?wie={fg.gebruikers['kees'].pk}", "?dag=2020-01-01", "?actie=uitvoer", "?resultaat=mislukt"):
        assert "Dossier bijhouden" not in client.get(f"/logboek/regels/{vraag}").content.decode()
    for vraag in ("?wie=onzin", "?dag=onzin", "?actie=onzin&blad=99"):
        assert client.get(f"/logboek/regels/{vraag}").status_code == 200
