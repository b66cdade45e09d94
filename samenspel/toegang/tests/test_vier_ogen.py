"""A mandate works once a second pair of eyes confirmed it; a municipality with one manager is not blocked, and it shows."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse
from django.utils import timezone

from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.toegang import beheer_kwalificaties
from samenspel.toegang.kwalificaties import geldige_kwalificatie
from samenspel.toegang.models import Aanstelling, Beheerdaad, Gebruiker, Kwalificatie, Rol
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db
JUNI = date(2022, 6, 1)


def geef(wereld: Wereld, aan: str = "kees", soort: str = "mandaat_pip") -> Kwalificatie:
    with wereld.als("fatma") as fatma:
        return beheer_kwalificaties.geef_kwalificatie(
            wereld.gebruikers[aan], door=fatma, soort=soort, vanaf=JUNI, tot=None, bron="mandaatbesluit"
        )


def geldt(wereld: Wereld, aan: str = "kees", op: date | None = None) -> bool:
    with wereld.als("fatma"):
        mens = wereld.gebruikers[aan].pk
        return geldige_kwalificatie(mens, wereld.assen.pk, "mandaat_pip", op or vandaag()) is not None


def zonder_rob(wereld: Wereld) -> None:
    with als_eigenaar():
        Aanstelling.objects.filter(pk=wereld.aanstellingen["rob"].pk).update(tot=date(2026, 1, 1))


def tweede_beheerder(wereld: Wereld) -> None:
    with als_eigenaar():
        tom = Gebruiker.objects.create_user("tom@voorbeeld.test", naam="Tom Tweede")
        wereld.gebruikers["tom"] = tom
        wereld.aanstellingen["tom"] = Aanstelling.objects.create(
            gebruiker=tom, gemeente=wereld.assen, rol=Rol.FUNCTIONEEL_BEHEERDER, vanaf=JUNI
        )


@pytest.mark.parametrize("naam", ["rob", "tom"])
def test_een_mandaat_werkt_pas_als_een_ander_het_bevestigt(wereld: Wereld, naam: str) -> None:
    """A team leader or a second manager; from that moment on, not for the days before."""
    tweede_beheerder(wereld)
    mandaat = geef(wereld)
    assert not geldt(wereld)
    with wereld.als(naam) as ander:
        beheer_kwalificaties.bevestig_kwalificatie(mandaat, door=ander)
    assert geldt(wereld)
    assert not geldt(wereld, op=vandaag() - timedelta(days=1))
    with wereld.als("fatma"):
        regels = list(Beheerdaad.objects.values_list("door__naam", "wat", "toelichting"))
    assert regels[0][:2] == (wereld.gebruikers[naam].naam, "bevoegdheid_bevestigd")
    assert "wacht op een tweede beheerder of een teamleider" in regels[1][2]


@pytest.mark.parametrize(
    ("naam", "zin"), [("fatma", "U gaf dit mandaat zelf"), ("sanne", "Alleen een functioneel beheerder of teamleider")]
)
def test_de_gever_en_wie_geen_beheerder_is_bevestigen_niet(wereld: Wereld, naam: str, zin: str) -> None:
    mandaat = geef(wereld)
    with wereld.als(naam) as wie, pytest.raises(Weigering, match=zin):
        beheer_kwalificaties.bevestig_kwalificatie(mandaat, door=wie)
    assert not geldt(wereld)


def test_de_ontvanger_bevestigt_het_eigen_mandaat_niet(wereld: Wereld) -> None:
    tweede_beheerder(wereld)
    mandaat = geef(wereld, "rob")
    with wereld.als("rob") as rob, pytest.raises(Weigering, match="voor uzelf"):
        beheer_kwalificaties.bevestig_kwalificatie(mandaat, door=rob)


def test_een_mandaat_wordt_een_keer_bevestigd(wereld: Wereld) -> None:
    mandaat = geef(wereld)
    with wereld.als("rob") as rob:
        beheer_kwalificaties.bevestig_kwalificatie(mandaat, door=rob)
        with pytest.raises(Weigering, match="wacht niet"):
            beheer_kwalificaties.bevestig_kwalificatie(mandaat, door=rob)


def test_waar_niemand_anders_kan_bevestigen_geldt_het_meteen_en_dat_is_te_zien(wereld: Wereld) -> None:
    zonder_rob(wereld)
    mandaat = geef(wereld)
    assert mandaat.vier_ogen == "alleen"
    assert geldt(wereld)
    blad = wereld.client("fatma").get(reverse("toegang:gebruiker", args=[wereld.gebruikers["kees"].pk]))
    assert blad.content.decode().count("eldt meteen: er was geen tweede beheerder of teamleider") == 2  # mark and log


def test_de_ontvanger_telt_niet_als_tweede_beheerder(wereld: Wereld) -> None:
    assert geef(wereld, "rob").vier_ogen == "alleen"


def test_een_certificaat_wacht_niet(wereld: Wereld) -> None:
    assert geef(wereld, soort="leerbaarheidstoets").vier_ogen == ""


def test_door_de_schermen_van_beheerder_en_teamleider(wereld: Wereld) -> None:
    fatma, rob = wereld.client("fatma"), wereld.client("rob")
    velden = {"soort": "mandaat_pip", "bron": "besluit 2026", "vanaf": "1-6-2022"}
    adres = reverse("toegang:kwalificatie_nieuw", args=[wereld.gebruikers["kees"].pk])
    blad = fatma.post(adres, velden, follow=True).content.decode()
    assert "geldt zodra een andere beheerder of een teamleider het bevestigt" in blad
    assert "Wacht op een tweede beheerder of een teamleider" in blad
    lijst = reverse("toegang:mandaten")
    assert lijst in fatma.get(reverse("toegang:beheer")).content.decode()
    assert "U gaf dit mandaat zelf" in fatma.get(lijst).content.decode()
    assert wereld.client("sanne").get(lijst).status_code == 409
    assert lijst in rob.get(reverse("werkvoorraad:team")).content.decode()
    with wereld.als("fatma"):
        bevestig = reverse("toegang:bevestiging", args=[Kwalificatie.objects.get(vier_ogen="wacht").pk])
    assert bevestig in rob.get(lijst).content.decode()
    assert fatma.post(bevestig).status_code == 409
    assert "Het mandaat geldt nu." in rob.post(bevestig, follow=True).content.decode()
    assert "Er wacht geen mandaat" in rob.get(lijst).content.decode()
    assert wereld.client("ines").post(bevestig).status_code in {404, 409}


def _schrijf_besluit(wereld: Wereld, op: datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into dossiers_gebeurtenis (id, gemeente_id, dossier_id, categorie, soort, op, gegevens, vastgelegd_op, bron)"
            " values (%s, %s, %s, 'C06', 'pip_bekendgemaakt', '2026-06-01', '{}', %s, 'hand')",
            [uuid7(), wereld.assen.pk, wereld.dossier_id, op],
        )


@pytest.mark.pg15
def test_ook_de_muur_laat_een_wachtend_mandaat_niet_besluiten(wereld: Wereld) -> None:
    with als_eigenaar():
        Kwalificatie.objects.filter(soort="mandaat_pip").delete()
    mandaat = geef(wereld, "sanne")
    with pytest.raises(DatabaseError, match="wie mandaat heeft"), wereld.als("sanne"):
        _schrijf_besluit(wereld, nu())
    with wereld.als("rob") as rob:
        beheer_kwalificaties.bevestig_kwalificatie(mandaat, door=rob)
    with wereld.als("sanne"):
        _schrijf_besluit(wereld, nu())
    with pytest.raises(DatabaseError, match="wie mandaat heeft"), wereld.als("sanne"):
        _schrijf_besluit(wereld, nu() - timedelta(days=2))


@pytest.mark.pg15
def test_ook_de_muur_geeft_geen_mandaat_dat_meteen_geldt_waar_een_ander_kan_bevestigen(wereld: Wereld) -> None:
    hier = {"gemeente": wereld.assen, "gebruiker": wereld.gebruikers["kees"], "vanaf": JUNI, "bron": "x"}
    gever = {"gegeven_door": wereld.gebruikers["fatma"]}
    with wereld.als("fatma"):
        for vier_ogen in ("", "alleen"):
            with pytest.raises(DatabaseError, match="pas als een ander"), transaction.atomic():
                Kwalificatie.objects.create(soort="mandaat_pip", vier_ogen=vier_ogen, **hier, **gever)
        with pytest.raises(DatabaseError, match="staat erbij"), transaction.atomic():
            Kwalificatie.objects.create(soort="mandaat_pip", vier_ogen="wacht", **hier)
        with pytest.raises(DatabaseError, match="staat erbij"), transaction.atomic():
            Kwalificatie.objects.create(
                soort="mandaat_pip", vier_ogen="wacht", gegeven_door=wereld.gebruikers["rob"], **hier
            )
    zonder_rob(wereld)
    with wereld.als("fatma"):
        Kwalificatie.objects.create(soort="mandaat_pip", vier_ogen="alleen", **hier, **gever)


@pytest.mark.pg15
def test_ook_de_muur_laat_alleen_een_ander_bevestigen_vanaf_nu(wereld: Wereld) -> None:
    mandaat, ik = geef(wereld), wereld.gebruikers

    def zegel(naam: str, door: str, **anders: object) -> None:
        velden = {"vier_ogen": "bevestigd", "bevestigd_door": ik[door], "bevestigd_op": timezone.now(), **anders}
        with wereld.als(naam), transaction.atomic():
            Kwalificatie.objects.filter(pk=mandaat.pk).update(**velden)

    for naam, door in (("fatma", "fatma"), ("fatma", "rob"), ("rob", "fatma"), ("sanne", "sanne")):
        with pytest.raises(DatabaseError, match="een ander dan de gever"):
            zegel(naam, door)
    for anders in ({"bevestigd_op": timezone.now() - timedelta(days=1)}, {"gebruiker": ik["rob"]}, {"bron": "anders"}):
        with pytest.raises(DatabaseError, match=r"vanaf nu|een ander dan de gever"):
            zegel("rob", "rob", **anders)
    with wereld.als("rob"), pytest.raises(DatabaseError, match="functioneel beheerder"), transaction.atomic():
        Kwalificatie.objects.filter(pk=mandaat.pk).update(tot=date(2026, 1, 1))
    zegel("rob", "rob")
    assert geldt(wereld)
    for veld, waarde in (("bron", "anders"), ("vanaf", date(2021, 1, 1))):
        with wereld.als("fatma"), pytest.raises(DatabaseError, match="geef een nieuw"), transaction.atomic():
            Kwalificatie.objects.filter(pk=mandaat.pk).update(**{veld: waarde})
    with wereld.als("fatma"), pytest.raises(DatabaseError, match="alleen de dagen"), transaction.atomic():
        Kwalificatie.objects.filter(pk=mandaat.pk).update(gegeven_door=None)
