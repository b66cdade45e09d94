"""ADR 30: Selam interprets once for Amira: the appointment, the language and a number, until the day after; no name and no file."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.test import Client
from django.urls import reverse

from samenspel.avg.tests.hulp import stel_aan as aangesteld
from samenspel.dossiers.handelingen.afspraken import plan_afspraak, stop_tolk, zeg_afspraak_af
from samenspel.dossiers.models import Afspraak, Dossier
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.keten.handelingen.tolken import beloof_geheimhouding, boek_tolk
from samenspel.keten.models import BereikKort, BoekingKort, EigenAfspraak, NaamKort
from samenspel.personen.models import Persoon
from samenspel.toegang.beheer import stel_aan
from samenspel.toegang.boekingen import lopende_boekingen
from samenspel.toegang.models import Aanstelling, Betrokkenheid, Gebruiker, Rol, Teamlid, Tolkboeking
from samenspel.toegang.persoonlijk import Sleutels
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)


def afspraak(wereld: Wereld, tolk: str = "Tigrinya", over: timedelta = 2 * DAG) -> Afspraak:
    with wereld.als("sanne") as sanne:
        return plan_afspraak(
            wereld.dossier(), door=sanne, begin=nu() + over, onderwerp="schulden", met=wereld.gebruikers["sanne"], plaats="Noordersingel 33", tolk=tolk,
            nu=nu(), sleutel=uuid7(),
        )  # fmt: skip


def boek(wereld: Wereld, bij: Afspraak, *, belooft: bool = True, **wens: str) -> tuple[Aanwezige, Sleutels]:
    """Sanne books; gives Selam as present, and the keys."""
    with wereld.als("sanne") as sanne:
        sleutel, sleutels = boek_tolk(bij, door=sanne, naam="Selam Tesfay", taal="Tigrinya", nu=nu(), **wens)
    with als_eigenaar():
        selam = Tolkboeking.objects.get(pk=sleutel).gebruiker
    wie = Aanwezige(gebruiker_id=selam.pk, gemeente_id=wereld.assen.pk, rol=Rol.TOLK, doel="proef")
    if belooft:
        with identiteit(wie):
            beloof_geheimhouding(door=wie, nu=nu())
    return wie, sleutels


def ziet(wie: Aanwezige) -> bool:
    """Booking and appointment; the walls must agree."""
    with identiteit(wie):
        tweede = {BoekingKort.objects.exists(), EigenAfspraak.objects.exists()}
        eerste = {BoekingKort.objects.zichtbaar_voor(wie).exists(), EigenAfspraak.objects.zichtbaar_voor(wie).exists()}
    with als_eigenaar():  # the first wall, with no second beneath it
        eerste.add(lopende_boekingen(wie).exists())
    assert len(eerste | tweede) == 1, (eerste, tweede)
    return eerste == {True}


def test_zij_ziet_een_nummer_en_geen_naam(wereld: Wereld) -> None:
    """Table D4: of C01 language, dialect, the wish for a man or a woman and the number of the booking, and that only."""
    selam, _sleutels = boek(wereld, afspraak(wereld), dialect="Asmara", voorkeur="vrouw")
    with identiteit(selam):
        (rij,) = BoekingKort.objects.zichtbaar_voor(selam).values()
        assert not NaamKort.objects.exists()
    assert set(rij) == {"id", "gemeente_id", "dossier_id", "nummer", "taal", "dialect", "voorkeur"}
    assert (rij["taal"], rij["dialect"], rij["voorkeur"]) == ("Tigrinya", "Asmara", "vrouw")
    assert re.fullmatch(r"T\d{6}", rij["nummer"])


def test_de_eerste_muur_geeft_haar_geen_naam(wereld: Wereld) -> None:
    """Without asking the database: then it is not the second wall that holds."""
    selam, _sleutels = boek(wereld, afspraak(wereld))
    assert NaamKort.objects.zichtbaar_voor(selam).query.is_empty()
    assert not BoekingKort.objects.zichtbaar_voor(selam).query.is_empty()


def test_een_boeking_ziet_alleen_de_tolk_zelf(wereld: Wereld) -> None:
    boek(wereld, afspraak(wereld))
    ander, _sleutels = boek(wereld, afspraak(wereld, over=3 * DAG))
    with identiteit(ander):
        assert BoekingKort.objects.count() == BoekingKort.objects.zichtbaar_voor(ander).count() == 1
    for naam in ("sanne", "rob", "amira"):
        with wereld.als(naam) as wie:
            assert not BoekingKort.objects.exists(), naam
            assert BoekingKort.objects.zichtbaar_voor(wie).query.is_empty(), naam


def test_zij_ziet_de_afspraak_en_geen_dossier(wereld: Wereld) -> None:
    ander = afspraak(wereld)
    selam, _sleutels = boek(wereld, afspraak(wereld))
    assert ziet(selam)
    with identiteit(selam):
        assert not EigenAfspraak.objects.filter(pk=ander.pk).exists()
        assert EigenAfspraak.objects.count() == 1
        for model in (Dossier, Persoon, Afspraak, BereikKort):
            assert not model.objects.exists(), model
            assert not model.objects.zichtbaar_voor(selam).exists(), model


def test_zonder_belofte_niets(wereld: Wereld) -> None:
    selam, _sleutels = boek(wereld, afspraak(wereld), belooft=False)
    assert not ziet(selam)


@pytest.mark.parametrize(("geleden", "mag"), [(0, True), (1, True), (2, False)])
def test_tot_en_met_de_dag_erna(wereld: Wereld, geleden: int, mag: bool) -> None:
    selam, _sleutels = boek(wereld, afspraak(wereld))
    with als_eigenaar():
        Tolkboeking.objects.update(dag=vandaag() - geleden * DAG)
    assert ziet(selam) is mag


@pytest.mark.parametrize("hoe", ["stop", "afgezegd"])
def test_stoppen_en_afzeggen_werken_meteen(wereld: Wereld, hoe: str) -> None:
    bij = afspraak(wereld)
    selam, _sleutels = boek(wereld, bij)
    with wereld.als("sanne") as sanne:
        if hoe == "stop":
            stop_tolk(bij, door=sanne, nu=nu())
        else:
            zeg_afspraak_af(bij, door=sanne, nu=nu())
    assert not ziet(selam)


def test_twee_tolken_zien_elk_de_eigen_afspraak(wereld: Wereld) -> None:
    """Of one dossier: each booking opens its own appointment."""
    hier, daar = afspraak(wereld), afspraak(wereld, over=3 * DAG)
    for bij in (hier, daar):
        wie, _sleutels = boek(wereld, bij)
        with identiteit(wie):
            assert [rij.pk for rij in EigenAfspraak.objects.zichtbaar_voor(wie)] == [bij.pk]
            assert [rij.pk for rij in EigenAfspraak.objects.all()] == [bij.pk]


def test_wat_een_ander_tolkt_opent_haar_niets(wereld: Wereld) -> None:
    """Of the same dossier: hers was stopped, the other goes on."""
    hier, daar = afspraak(wereld), afspraak(wereld, over=3 * DAG)
    selam, _sleutels = boek(wereld, hier)
    ander, _sleutels = boek(wereld, daar)
    with wereld.als("sanne") as sanne:
        assert stop_tolk(hier, door=sanne, nu=nu())
    assert not ziet(selam)
    assert ziet(ander)


def test_zij_verandert_en_stopt_niets(wereld: Wereld) -> None:
    bij = afspraak(wereld)
    selam, _sleutels = boek(wereld, bij)
    with identiteit(selam):
        with pytest.raises(Weigering, match="Uw rol wijzigt dit niet"):
            stop_tolk(bij, door=selam, nu=nu())
        with pytest.raises(Weigering):
            zeg_afspraak_af(bij, door=selam, nu=nu())
        with pytest.raises(Weigering, match="Een tolk boekt wie de afspraak maakt"):
            boek_tolk(bij, door=selam, naam="S", taal="T", nu=nu())
        with pytest.raises(DatabaseError), transaction.atomic():
            Tolkboeking.objects.update(dag=vandaag() + 99 * DAG)
    assert ziet(selam)


def test_wie_het_dossier_niet_ziet_stopt_haar_niet(wereld: Wereld) -> None:
    bij = afspraak(wereld)
    selam, _sleutels = boek(wereld, bij)
    aangesteld(wereld, "mira", Rol.REGIEVOERDER)
    for naam in ("ines", "mira", "bert"):
        with wereld.als(naam) as wie:
            assert not stop_tolk(bij, door=wie, nu=nu()), naam
    with wereld.als("lotte") as lotte, pytest.raises(Weigering, match="Uw rol wijzigt dit niet"):
        stop_tolk(bij, door=lotte, nu=nu())
    with wereld.als("lotte"), connection.cursor() as cursor:
        cursor.execute("select toegang_stop_tolk(%s, %s)", [bij.pk, nu()])
        assert cursor.fetchone() == (0,)
    assert ziet(selam)


def test_op_een_afspraak_die_voorbij_is_komt_niemand(wereld: Wereld) -> None:
    bij = afspraak(wereld)
    with als_eigenaar():
        Afspraak.objects.filter(pk=bij.pk).update(begin=nu() - 2 * DAG)
        bij.refresh_from_db()
    with wereld.als("sanne") as sanne, pytest.raises(Weigering, match="afgezegd of voorbij"):
        boek_tolk(bij, door=sanne, naam="S", taal="T", nu=nu())


def test_een_account_is_van_een_boeking_en_kent_geen_andere_aanstelling(wereld: Wereld) -> None:
    """Not of Beheer, in no team, employed nowhere; the account goes when the content of the dossier goes, and the session carries no dossier."""
    selam, _sleutels = boek(wereld, afspraak(wereld))
    assert "Selam" not in wereld.client("fatma").get(reverse("toegang:beheer")).content.decode()
    with als_eigenaar():
        account = Gebruiker.objects.get(pk=selam.mens())
        rij = Aanstelling.objects.met_eigen_dossier().get(gebruiker=account)
        assert (rij.dossier_id, rij.eigen_dossier_id, rij.tot) == (wereld.dossier_id, None, vandaag() + 3 * DAG)
        assert not Teamlid.objects.filter(gebruiker_id=account.pk).exists()
        with connection.cursor() as cursor:
            cursor.execute("select toegang_in_dienst(%s, %s, %s)", [account.pk, wereld.assen.pk, vandaag()])
            assert cursor.fetchone() == (False,)
    with wereld.als("fatma") as fatma:
        with pytest.raises(Weigering, match="Kies een rol"):
            stel_aan(wereld.gebruikers["kees"], door=fatma, rol=Rol.TOLK, vanaf=vandaag())
        with pytest.raises(Weigering, match="logt in met een link"):
            stel_aan(account, door=fatma, rol=Rol.REGIEVOERDER, vanaf=vandaag())


def test_zij_ziet_niet_wie_hier_werkt_of_meedoet(wereld: Wereld) -> None:
    selam, _sleutels = boek(wereld, afspraak(wereld))
    with identiteit(selam):
        assert {rij.gebruiker_id for rij in Aanstelling.objects.all()} == {selam.gebruiker_id}
        assert not Betrokkenheid.objects.exists()


def test_niemand_stelt_een_tolk_aan_buiten_een_boeking_om(wereld: Wereld) -> None:
    velden = {"gemeente": wereld.assen, "dossier_id": wereld.dossier_id, "vanaf": vandaag(), "tot": vandaag() + DAG}
    with als_eigenaar():
        account = Gebruiker.objects.create_user(f"{uuid4()}@tolk.invalid", None, naam="S")
    for naam in ("sanne", "fatma"):
        with wereld.als(naam), pytest.raises(DatabaseError), transaction.atomic():
            Aanstelling.objects.create(gebruiker=account, rol=Rol.TOLK, **velden)


def test_na_het_stoppen_werken_link_en_code_niet(wereld: Wereld) -> None:
    bij = afspraak(wereld)
    _selam, sleutels = boek(wereld, bij)
    with wereld.als("sanne") as sanne:
        assert stop_tolk(bij, door=sanne, nu=nu())
    assert Client().post(reverse("persoonlijke_link", args=[sleutels.link]), {"code": sleutels.code}).status_code == 422


def test_amira_leest_dat_een_tolk_keek(wereld: Wereld) -> None:
    _selam, sleutels = boek(wereld, afspraak(wereld))
    client = Client()
    client.post(reverse("persoonlijke_link", args=[sleutels.link]), {"code": sleutels.code})
    client.get(reverse("keten:tolk"))
    tekst = wereld.client("amira").get(reverse("portaal:wie_keek_mee")).content.decode()
    assert "tolk" in tekst
    assert "Selam" not in tekst


def test_alleen_bij_een_afspraak_met_tolk_en_een_keer(wereld: Wereld) -> None:
    zonder, met = afspraak(wereld, tolk=""), afspraak(wereld)
    with wereld.als("sanne") as sanne, pytest.raises(Weigering, match="staat geen tolk"):
        boek_tolk(zonder, door=sanne, naam="S", taal="T", nu=nu())
    boek(wereld, met)
    with wereld.als("sanne") as sanne, pytest.raises(Weigering, match="al een tolk geboekt"):
        boek_tolk(met, door=sanne, naam="S", taal="T", nu=nu())


@pytest.mark.parametrize("naam", ["bert", "amira", "wim", "lotte"])
def test_wie_geen_afspraken_maakt_boekt_niet(wereld: Wereld, naam: str) -> None:
    bij = afspraak(wereld)
    with wereld.als(naam) as wie, pytest.raises(Weigering, match="Een tolk boekt wie de afspraak maakt"):
        boek_tolk(bij, door=wie, naam="S", taal="T", nu=nu())
    with als_eigenaar():
        account = Gebruiker.objects.create_user(f"{uuid4()}@tolk.invalid", None, naam="S")
    rij = {
        **dict.fromkeys(("link_merk", "code", "toestel_merk"), ""), "id": str(uuid4()), "afspraak_id": str(bij.pk), "gebruiker_id": str(account.pk),
        "naam": "S", "taal": "T", "geboekt_op": str(nu()),
    }  # fmt: skip
    with wereld.als(naam), connection.cursor() as cursor, pytest.raises(DatabaseError, match="een tolk boekt wie"), transaction.atomic():  # fmt: skip
        cursor.execute("select toegang_boek_tolk(%s::jsonb)", [json.dumps(rij)])
    with wereld.als(naam), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("insert into toegang_tolkboeking default values")


def test_zij_tekent_en_leest_de_bladzijde(wereld: Wereld) -> None:
    _selam, sleutels = boek(wereld, afspraak(wereld), belooft=False)
    client = Client()
    assert client.post(reverse("persoonlijke_link", args=[sleutels.link]), {"code": sleutels.code}).status_code == 302
    adres = reverse("keten:tolk")
    eerst = client.get(adres).content.decode()
    assert "Wat u hoort, blijft bij u" in eerst
    assert "Noordersingel" not in eerst
    assert client.post(adres, {"beloofd": "on"}).status_code == 302
    tekst = client.get(adres).content.decode()
    assert "Noordersingel 33" in tekst
    assert "Tigrinya" in tekst
    assert re.search(r"T\d{6}", tekst)
    with als_eigenaar():
        namen = Persoon.objects.get(dossier_id=wereld.dossier_id).naam.split()
        nummer = Dossier.objects.get(pk=wereld.dossier_id).nummer
    for niet in (namen[0], namen[-1], nummer, str(wereld.dossier_id), "schulden"):
        assert niet not in tekst, niet
    assert client.get(reverse("dossiers:dossier", args=[wereld.dossier_id])).status_code == 404
    for naam in ("dossiers:lijst", "keten:gezinnen", "portaal:gemachtigd"):
        assert client.get(reverse(naam)).status_code in {403, 404, 409}, naam


def test_de_intakebalie_maakt_de_afspraak_en_boekt_niet(wereld: Wereld) -> None:
    """Wim plans where nobody is the contact person yet; the interpreter waits for who directs."""
    bij, wim = afspraak(wereld), wereld.client("wim")
    with als_eigenaar():
        Dossier.objects.filter(pk=wereld.dossier_id).update(contactpersoon=None)
    gesprekken = wim.get(reverse("dossiers:gesprekken", args=[wereld.dossier_id])).content.decode()
    assert ("Noordersingel 33" in gesprekken, "Boek de tolk" in gesprekken) == (True, False)
    antwoord = wim.get(reverse("keten:tolkboeking", args=[wereld.dossier_id, bij.pk]))
    assert antwoord.status_code == 409
    assert "Een tolk boekt wie de afspraak maakt" in antwoord.content.decode()


def test_sanne_boekt_op_de_bladzijde_en_stopt(wereld: Wereld) -> None:
    bij, sanne = afspraak(wereld), wereld.client("sanne")
    gesprekken = reverse("dossiers:gesprekken", args=[wereld.dossier_id])
    eerst = sanne.get(gesprekken).content.decode()
    assert ("Boek de tolk" in eerst, "Tolk geboekt" in eerst) == (True, False)
    adres = reverse("keten:tolkboeking", args=[wereld.dossier_id, bij.pk])
    gemaakt = sanne.post(adres, {"naam": "Selam", "taal": "Tigrinya", "voorkeur": "vrouw"}).content.decode()
    assert "2. Zeg deze code" in gemaakt
    assert (nummer := re.search(r"T\d{6}", gemaakt))
    al = sanne.get(adres).content.decode()
    assert "De tolk tekende nog niet" in al
    assert nummer[0] in al
    daarna = sanne.get(gesprekken).content.decode()
    assert ("Boek de tolk" in daarna, "Tolk geboekt" in daarna) == (False, True)
    assert sanne.post(reverse("keten:tolkboeking_einde", args=[wereld.dossier_id, bij.pk])).status_code == 302
    assert "Maak link en code" in sanne.get(adres).content.decode()
    assert "Boek de tolk" in sanne.get(gesprekken).content.decode()


def test_wie_in_een_oud_tabblad_nog_eens_boekt_leest_waarom_het_niet_kan(wereld: Wereld) -> None:
    bij, sanne = afspraak(wereld), wereld.client("sanne")
    boek(wereld, bij)
    adres = reverse("keten:tolkboeking", args=[wereld.dossier_id, bij.pk])
    nog_eens = sanne.post(adres, {"naam": "Ander", "taal": "Tigrinya", "voorkeur": ""})
    assert nog_eens.status_code == 422
    tekst = nog_eens.content.decode()
    assert "is al een tolk geboekt. Komt er een ander? Stop dan eerst deze boeking." in tekst
    assert "Wat u invulde" not in tekst  # there is no form any more in which it could stand
    assert "Selam Tesfay" in tekst
