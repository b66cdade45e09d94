"""An auditor reads the log with pseudonyms, for one assignment, and nothing else (ADR 33; matrix, `auditor_rekenkamer`)."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.db.models import Model
from django.urls import reverse

from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.logboek.controle import Controlelijst, Controleregel
from samenspel.logboek.models import Betrokkene, Controlesleutel, Nakijking, Regel, Verwerking
from samenspel.logboek.nakijken import Uitkomst, bewaar
from samenspel.toegang.beheer import beeindig_aanstelling, maak_gebruiker, stel_aan
from samenspel.toegang.models import Aanstelling, Betrokkenheid, Gebruiker, Inzage, Overeenkomst, Rol
from tests.wereld import Wereld

pytestmark = [pytest.mark.django_db, pytest.mark.pg15]
DAG = timedelta(days=1)
CONTROLE = "logboek:controle"


@pytest.fixture
def rik(wereld: Wereld) -> Aanwezige:
    """Comes for the court of audit, for three months. Before that, Sanne looked at Amira's dossier twice, and Ines tried in vain."""
    wie = _auditor(wereld, "rik")
    adres = reverse("dossiers:dossier", args=[wereld.dossier_id])
    for naam in ("sanne", "sanne", "rob", "ines"):
        wereld.client(naam).get(adres)
    return wie


def _auditor(wereld: Wereld, naam: str) -> Aanwezige:
    with als_eigenaar():
        gebruiker = Gebruiker.objects.create_user(f"{naam}@rekenkamer.test", "x", naam=naam.title())
        wereld.gebruikers[naam] = gebruiker
        wereld.aanstellingen[naam] = Aanstelling.objects.create(
            gebruiker=gebruiker,
            gemeente=wereld.assen,
            rol=Rol.AUDITOR_REKENKAMER,
            vanaf=vandaag(),
            tot=vandaag() + 90 * DAG,
        )
    return wereld.wie(naam)


def _regels(wie: Aanwezige, **keuze: str) -> list[Controleregel]:
    with identiteit(wie):
        return Controlelijst(**keuze)[:100]  # type: ignore[arg-type]


def test_dezelfde_mens_heeft_dezelfde_schuilnaam_en_een_ander_een_andere(rik: Aanwezige) -> None:
    gelezen = [regel for regel in _regels(rik) if regel.dossiers]
    assert len(gelezen) == 3, "Ines works elsewhere"
    sanne, rob = ({r.wie for r in gelezen if r.rol == rol} for rol in ("regievoerder", "teamleider"))
    assert len(sanne) == len(rob) == 1
    assert sanne != rob
    assert len({dossier for regel in gelezen for dossier in regel.dossiers}) == 1
    assert {"C01", "C05"} <= {soort for regel in gelezen for soort in regel.soorten}


def test_een_andere_opdracht_heeft_andere_schuilnamen(wereld: Wereld, rik: Aanwezige) -> None:
    ander = _auditor(wereld, "els")
    namen = [{(r.wie, *r.dossiers) for r in _regels(wie) if r.dossiers} for wie in (rik, ander, rik)]
    assert not namen[0] & namen[1]
    assert namen[0] == namen[2]


def test_er_staat_niets_waaraan_iemand_te_vinden_is(wereld: Wereld, rik: Aanwezige) -> None:
    blad = wereld.client("rik").get(reverse(CONTROLE)).content.decode()
    ids = [wereld.dossier_id, *(mens.pk for naam, mens in wereld.gebruikers.items() if naam != "rik")]
    for woord in ("Sanne", "Amira", "Veenstra", "/dossiers/", *map(str, ids)):
        assert woord not in blad
    assert all(regel.tijd.second == 0 for regel in _regels(rik))


def test_een_soort_gegeven_heeft_een_naam_en_een_tijd_geen_seconden_die_er_niet_zijn(
    wereld: Wereld, rik: Aanwezige
) -> None:
    wereld.client("amira").get(reverse("portaal:wie_keek_mee"))
    wereld.client("sanne").get(reverse("dossiers:partners", args=[wereld.dossier_id]))
    blad = wereld.client("rik").get(reverse(CONTROLE)).content.decode()
    assert "wie keek, en waarop iemand ja zei" in blad
    assert re.findall(r"\bC\d\d\b", blad) == []
    assert re.findall(r"\d\d\.\d\d\.00", blad) == []


def test_met_een_kleiner_tijdvak_is_de_seconde_niet_terug_te_vinden(rik: Aanwezige) -> None:
    """Lines are to the minute; who asks the database for half a minute, and half of that, gets the whole day all the same."""
    alle = len(_regels(rik))
    with als_eigenaar():
        moment = Regel.objects.order_by("tijd").first().tijd  # type: ignore[union-attr]  # there are lines
    net_na = moment + timedelta(microseconds=1)
    assert len(_regels(rik, van=net_na)) == len(_regels(rik, van=moment)) >= alle  # type: ignore[arg-type]
    assert len(_regels(rik, tot=net_na)) == len(_regels(rik, tot=moment)) == 0  # type: ignore[arg-type]


def test_ook_de_database_geeft_alleen_de_schuilnamen(wereld: Wereld, rik: Aanwezige) -> None:
    with identiteit(rik):
        personen = [apps.get_model(label) for label in ("personen.Persoon", "dossiers.Dossier")]
        dicht: list[type[Model]] = [Regel, Betrokkene, Verwerking, *personen, Betrokkenheid, Inzage, Overeenkomst]
        for model in dicht:
            assert not model._default_manager.exists(), model
        assert {a.gebruiker_id for a in Aanstelling.objects.all()} == {rik.gebruiker_id}
    for opdracht in (
        "select * from logboek_controlesleutel",
        "select logboek_controlesleutel_van_nu()",
        "select logboek_schuilnaam('x', 'm', gen_random_uuid())",
    ):
        with identiteit(rik), pytest.raises(DatabaseError, match="denied"), transaction.atomic():
            connection.cursor().execute(opdracht)


def test_de_dag_na_de_opdracht_is_het_dicht_en_is_de_sleutel_weg(wereld: Wereld, rik: Aanwezige) -> None:
    assert _regels(rik)
    with als_eigenaar():
        assert Controlesleutel.objects.count() == 1
        Aanstelling.objects.filter(pk=wereld.aanstellingen["rik"].pk).update(
            vanaf=vandaag() - 9 * DAG, tot=vandaag() - DAG
        )
        Controlesleutel.objects.update(tot=vandaag() - DAG)
    with identiteit(rik), pytest.raises(DatabaseError, match="zolang de opdracht loopt"), transaction.atomic():
        len(Controlelijst())
    assert wereld.client("rik").get(reverse(CONTROLE)).status_code == 403
    _regels(_auditor(wereld, "els"))
    with als_eigenaar():
        assert [s.aanstelling_id for s in Controlesleutel.objects.all()] == [wereld.aanstellingen["els"].pk]


def test_wordt_de_opdracht_korter_dan_wordt_de_sleutel_dat_ook(wereld: Wereld, rik: Aanwezige) -> None:
    """The key has the last day of the assignment as it is now: over is gone at once, without a next auditor."""
    assert _regels(rik)
    with wereld.als("fatma") as fatma:
        beeindig_aanstelling(wereld.aanstellingen["rik"], door=fatma, tot=vandaag() + 9 * DAG, vandaag=vandaag())
    with als_eigenaar():
        assert [s.tot for s in Controlesleutel.objects.all()] == [vandaag() + 9 * DAG]
        Aanstelling.objects.filter(pk=wereld.aanstellingen["rik"].pk).update(vanaf=vandaag() - 9 * DAG)
    with wereld.als("fatma") as fatma:
        rij = Aanstelling.objects.get(pk=wereld.aanstellingen["rik"].pk)
        beeindig_aanstelling(rij, door=fatma, tot=vandaag() - DAG, vandaag=vandaag())
    with als_eigenaar():
        assert not Controlesleutel.objects.exists()
    with identiteit(rik), pytest.raises(DatabaseError, match="zolang de opdracht loopt"), transaction.atomic():
        len(Controlelijst())


@pytest.mark.parametrize("naam", ["sanne", "rob", "fatma", "lotte", "bert", "amira"])
def test_niemand_anders_leest_zo_het_logboek(wereld: Wereld, rik: Aanwezige, naam: str) -> None:
    assert wereld.client(naam).get(reverse(CONTROLE)).status_code == 404
    with wereld.als(naam), pytest.raises(DatabaseError, match="alleen een auditor"), transaction.atomic():
        len(Controlelijst())


def test_van_een_andere_gemeente_leest_hij_niets(wereld: Wereld, rik: Aanwezige) -> None:
    aantal = len(_regels(rik))
    with als_eigenaar():
        eerder = Regel.objects.filter(gemeente_id=wereld.tynaarlo.pk).count()
    wereld.client("ines").get(reverse("dossiers:dossier", args=[wereld.dossier_id]))
    with als_eigenaar():
        assert Regel.objects.filter(gemeente_id=wereld.tynaarlo.pk).count() > eerder
    assert len(_regels(rik)) == aantal


def test_dat_hij_leest_staat_zelf_in_het_logboek(wereld: Wereld, rik: Aanwezige) -> None:
    wereld.client("rik").get(reverse(CONTROLE))
    with als_eigenaar():
        regel = Regel.objects.get(gebruiker_id=rik.gebruiker_id)
    assert (regel.doel, regel.actie, regel.resultaat, regel.aantal) == (CONTROLE, "lees", "ok", 0)


def test_hij_kiest_een_dag_en_hoe_het_afliep(wereld: Wereld, rik: Aanwezige) -> None:
    client = wereld.client("rik")
    morgen = (vandaag() + DAG).isoformat()
    assert "Geen regels" in client.get(reverse(CONTROLE), {"dag": morgen}).content.decode()
    assert (
        client.get(reverse(CONTROLE), {"dag": "onzin", "actie": "x", "resultaat": "y", "blad": "999"}).status_code
        == 200
    )
    assert {r.resultaat for r in _regels(rik, resultaat="geweigerd")} <= {"geweigerd"}
    assert {r.actie for r in _regels(rik, actie="lees")} == {"lees"}


def test_hij_ziet_wat_er_bij_het_nakijken_uitkwam(wereld: Wereld, rik: Aanwezige) -> None:
    client = wereld.client("rik")
    assert "Nog niet nagekeken" in client.get(reverse(CONTROLE)).content.decode()
    with als_eigenaar():
        bewaar(Uitkomst(regels=12, ketens=2, fouten=["keten x: schakel 3 past niet"]), nu(), using="default")
    blad = client.get(reverse(CONTROLE)).content.decode()
    assert "1 fout" in blad
    assert "schakel 3" not in blad
    with wereld.als("sanne"):
        assert not Nakijking.objects.exists()


@pytest.mark.parametrize("tot", [None, 400])
def test_een_auditor_zonder_laatste_dag_komt_er_niet_in(wereld: Wereld, tot: int | None) -> None:
    einde = vandaag() + tot * DAG if tot else None
    with wereld.als("fatma") as fatma:
        mens, _wachtwoord = maak_gebruiker(door=fatma, email="rik@rekenkamer.test", naam="Rik Vonk")
        with pytest.raises(Weigering, match="voor een opdracht"):
            stel_aan(mens, door=fatma, rol=Rol.AUDITOR_REKENKAMER, vanaf=vandaag(), tot=einde)
        goed = stel_aan(mens, door=fatma, rol=Rol.AUDITOR_REKENKAMER, vanaf=vandaag(), tot=vandaag() + 60 * DAG)
        with pytest.raises(DatabaseError, match="hooguit een jaar"), transaction.atomic():
            Aanstelling.objects.filter(pk=goed.pk).update(tot=einde)


def test_hij_schrijft_niets_in_wat_hij_leest(wereld: Wereld, rik: Aanwezige) -> None:
    for opdracht in (
        "update logboek_regel set pad = ''",
        "delete from logboek_nakijking",
        "delete from logboek_betrokkene",
    ):
        with identiteit(rik), pytest.raises(DatabaseError, match="denied"), transaction.atomic():
            connection.cursor().execute(opdracht)


def test_hij_begint_bij_het_logboek_en_ziet_cijfers(wereld: Wereld, rik: Aanwezige) -> None:
    client = wereld.client("rik")
    assert client.get("/")["Location"] == reverse(CONTROLE)
    assert client.get(reverse("monitor:cijfers")).status_code == 200
    assert client.get(reverse("monitor:aanbieders")).status_code == 200
    assert client.get(reverse("logboek:regels")).status_code == 404
    assert client.get(reverse("toegang:overeenkomsten")).status_code == 409
