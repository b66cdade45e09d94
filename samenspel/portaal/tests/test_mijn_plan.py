"""The newcomer's own pages: own dossier only, own language, one tap to be called; and how she is let in."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import haal_uit_elkaar, voeg_samen
from samenspel.dossiers.models import Afspraak, Dossier, Herinnering
from samenspel.huisstijl.tests.fotohulp import JPEG
from samenspel.intake.antwoorden import geldende
from samenspel.intake.bevoegdheden import THUIS
from samenspel.intake.models import AntwoordGezin, Kant
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.plan.tests.hulp_leefplan import doel
from samenspel.portaal import dagen
from samenspel.portaal.handelingen.toelaten import (
    beeindig_toegang,
    geef_nieuw_wachtwoord,
    laat_inburgeraar_toe,
    lopende_toegang,
)
from samenspel.portaal.vragen import thuisdomeinen
from samenspel.portaal.zinnen import _alle, taal_van, zinnen
from samenspel.toegang.fotos import plaats_foto
from samenspel.toegang.matrix import CATEGORIEEN, recht
from samenspel.toegang.middleware import aanwezige
from samenspel.toegang.models import Aanstelling, Gebruiker, Rol, Vervanging
from samenspel.toegang.vervanging import regel_vervanging
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db
MIJN = "/mijn/"


def test_amira_komt_na_het_inloggen_op_mijn_plan(wereld: Wereld) -> None:
    assert wereld.client("amira").get("/")["Location"] == MIJN


def test_zij_ziet_wie_haar_contactpersoon_is_en_wanneer_de_afspraak_is(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        Afspraak.objects.create(
            gemeente=wereld.assen, dossier_id=wereld.dossier_id, begin=nu() + timedelta(days=2), onderwerp="Gesprek over uw plan",
            plaats="Noordersingel 33", tolk="Arabisch", met_id=sanne.mens(),
        )  # fmt: skip
    tekst = wereld.client("amira").get(MIJN).content.decode()
    assert "Sanne de Wit" in tekst
    assert "Gesprek over uw plan" in tekst
    assert "Noordersingel 33" in tekst


def test_zij_ziet_welke_talen_en_uren_en_wie_er_is_als_haar_contactpersoon_weg_is(wereld: Wereld) -> None:
    """Peers, idea 10: one face. The number to call is that of who is there."""
    with als_eigenaar():
        for naam, telefoon, talen in (
            ("sanne", "0592 111 111", "Nederlands en Arabisch"),
            ("kees", "0592 222 222", "Engels"),
        ):
            mens = wereld.gebruikers[naam]
            mens.telefoon, mens.talen, mens.bereikbaar = telefoon, talen, f"elke ochtend, {naam}"
            mens.save()
    client = wereld.client("amira")
    tekst = client.get(MIJN, {"taal": "nl"}).content.decode()
    assert 'Spreekt: <bdi lang="nl">Nederlands en Arabisch' in tekst
    assert "elke ochtend, sanne" in tekst
    assert "tel:0592 111 111" in tekst
    op = vandaag()
    with wereld.als("rob") as rob:
        regel_vervanging(
            afwezig=wereld.gebruikers["sanne"], vervanger=wereld.gebruikers["kees"], vanaf=op, tot=op, door=rob
        )
    tekst = client.get(MIJN, {"taal": "nl"}).content.decode()
    assert "Kees Boonstra" in tekst
    assert f"tot en met <bdi>{dagen.dag(op, 'nl')}" in tekst
    assert "tel:0592 222 222" in tekst
    assert "tel:0592 111 111" not in tekst
    assert "elke ochtend, sanne" not in tekst


def _met_foto(wereld: Wereld, naam: str = "sanne") -> Gebruiker:
    mens = wereld.gebruikers[naam]
    with wereld.als(naam) as zelf:
        plaats_foto(mens, door=zelf, inhoud=JPEG, op=vandaag(), nu=NU)
    return mens


@pytest.mark.parametrize(
    ("taal", "zinnen"),
    [
        ("nl", ("Wie u helpt", "Foto van Sanne de Wit", "uw contactpersoon", "Te bereiken:", "Bel <bdi>0592 111 111")),
        ("en", ("Who helps you", "Photo of Sanne de Wit", "your contact person", "Available:", "Call <bdi>0592 111")),
        ("ar", ("من يساعدك", "صورة Sanne de Wit", "أوقات الاتصال", "اتصل <bdi>0592 111 111")),
    ],
)
@pytest.mark.parametrize("pad", ["portaal:vragen", "portaal:vragenblad"])
def test_op_elke_bladzijde_staat_wie_haar_helpt(wereld: Wereld, taal: str, zinnen: tuple[str, ...], pad: str) -> None:
    """Peers, idea 10: one face, one number, when; on every page, without a script."""
    sanne = _met_foto(wereld)
    with als_eigenaar():
        Gebruiker.objects.filter(pk=sanne.pk).update(telefoon="0592 111 111", bereikbaar="elke ochtend")
        delen = [thuisdomeinen(wereld.assen.pk)[0].code] if pad == "portaal:vragenblad" else []
    client = wereld.client("amira")
    tekst = client.get(reverse(pad, args=delen), {"taal": taal}).content.decode()
    kaart = tekst[tekst.index('class="wiehelpt"') :].split("</section>")[0]
    verwacht = (*zinnen, "tel:0592 111 111", "elke ochtend", reverse("portaal:foto", args=[sanne.pk]))
    assert [zin for zin in verwacht if zin not in kaart] == []
    begin = client.get(MIJN).content.decode()
    assert 'class="wiehelpt"' not in begin  # there it stands in the first card
    assert reverse("portaal:foto", args=[sanne.pk]) in begin


def test_zonder_nummer_of_contactpersoon_wijst_elke_bladzijde_naar_bel_mij(wereld: Wereld) -> None:
    client, adres = wereld.client("amira"), reverse("portaal:vragen")
    assert f'href="{MIJN}#bel"' in client.get(adres).content.decode()
    with als_eigenaar():
        Dossier.objects.filter(pk=wereld.dossier_id).update(contactpersoon=None)
    tekst = client.get(adres, {"taal": "nl"}).content.decode()
    assert "U krijgt snel een contactpersoon." in tekst
    assert f'href="{MIJN}#bel"' in tekst
    assert 'id="bel"' in client.get(MIJN).content.decode()


def test_zij_ziet_de_foto_van_haar_contactpersoon_en_van_wie_er_nu_is(wereld: Wereld) -> None:
    sanne, kees, rob = (_met_foto(wereld, naam) for naam in ("sanne", "kees", "rob"))
    client, op = wereld.client("amira"), vandaag()

    def codes() -> list[int]:
        return [client.get(reverse("portaal:foto", args=[mens.pk])).status_code for mens in (sanne, kees, rob)]

    assert codes() == [200, 404, 404]
    with wereld.als("rob") as teamleider:
        regel_vervanging(afwezig=sanne, vervanger=kees, vanaf=op, tot=op, door=teamleider)
    assert codes() == [200, 200, 404]
    with als_eigenaar():
        Vervanging.objects.update(vanaf=op - timedelta(days=9), tot=op - timedelta(days=1))
    assert codes() == [200, 404, 404]
    assert wereld.client("sanne").get(reverse("portaal:foto", args=[sanne.pk])).status_code == 404
    with als_eigenaar():
        Dossier.objects.filter(pk=wereld.dossier_id).update(contactpersoon=rob)
    assert codes() == [404, 404, 200]


@pytest.mark.parametrize("naam", ["sanne", "ines", "bert", "rob", "fatma", "wim", "lotte"])
@pytest.mark.parametrize("pad", ["portaal:mijn_plan", "portaal:vragen"])
def test_voor_een_ander_bestaat_mijn_plan_niet(wereld: Wereld, naam: str, pad: str) -> None:
    assert wereld.client(naam).get(reverse(pad)).status_code == 404


def test_arabisch_staat_van_rechts_naar_links_en_blijft_gekozen(wereld: Wereld) -> None:
    client = wereld.client("amira")
    assert '<html lang="ar" dir="rtl">' in client.get(MIJN, {"taal": "ar"}).content.decode()
    assert 'lang="ar" dir="rtl"' in client.get(reverse("portaal:vragen")).content.decode()
    assert 'lang="nl" dir="ltr"' in client.get(MIJN, {"taal": "nl"}).content.decode()
    assert 'lang="nl"' in client.get(MIJN, {"taal": "klingon"}).content.decode()


def test_elke_zin_is_er_in_drie_talen() -> None:
    assert {
        code for code, teksten in _alle().items() if set(teksten) != {"nl", "en", "ar"} or not all(teksten.values())
    } == set()


def test_een_ongecontroleerde_vertaling_zegt_dat(wereld: Wereld) -> None:
    assert "has not been checked by a person" in wereld.client("amira").get(MIJN, {"taal": "en"}).content.decode()


def test_twee_keer_bel_mij_is_een_keer_op_de_bellijst(wereld: Wereld) -> None:
    client = wereld.client("amira")
    for _ in range(2):
        assert client.post(reverse("portaal:bel_mij")).status_code == 302
    with wereld.als("sanne"):
        assert Herinnering.objects.filter(soort="terugbellen", klaar_op__isnull=True).count() == 1
    assert "Wij weten dat u gebeld wilt worden" in client.get(MIJN, {"taal": "nl"}).content.decode()


def test_haar_antwoord_staat_aan_haar_eigen_kant_en_blijft_bij_een_fout(wereld: Wereld) -> None:
    client = wereld.client("amira")
    with wereld.als("amira"):
        domein = thuisdomeinen(wereld.assen.pk)[0]
    adres = reverse("portaal:vragenblad", args=[domein.code])
    regels = client.get(adres, {"taal": "nl"}).context["regels"]
    regel = next(r for r in regels if r.heeft_tekstvak and r.bewerkbaar and r.zichtbaar and not r.onderwerp)
    antwoord = client.post(
        reverse("portaal:antwoord", args=[regel.vraag.code]), {regel.naam: "7", f"g-{regel.naam}": ""}
    )
    assert antwoord.status_code == 302
    with wereld.als("sanne") as sanne:
        kanten = {kant for code, _, kant in geldende(wereld.dossier(), sanne, THUIS) if code == regel.vraag.code}
    assert kanten == {Kant.ZELF}


def test_vragen_over_geld_en_gezondheid_staan_niet_op_de_telefoon(wereld: Wereld) -> None:
    with wereld.als("amira"):
        domeinen = thuisdomeinen(wereld.assen.pk)
    for domein in domeinen:
        regels = wereld.client("amira").get(reverse("portaal:vragenblad", args=[domein.code])).context["regels"]
        assert {regel.vraag.categorie for regel in regels} <= THUIS
    assert wereld.client("amira").get(reverse("portaal:vragenblad", args=["bestaat-niet"])).status_code == 404


def test_sanne_laat_iemand_toe_en_het_wachtwoord_staat_er_een_keer(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        beeindig_toegang(wereld.dossier(), door=sanne, tot=vandaag() - timedelta(days=1), nu=nu())
    client = wereld.client("sanne")
    adres = reverse("portaal:uitnodigen", args=[wereld.dossier_id])
    assert "Een e-mailadres is niet nodig" in client.get(adres).content.decode()
    gelukt = client.post(adres)
    gebruiker = gelukt.context["gebruiker"]
    assert gebruiker.inlognaam in gelukt.content.decode()
    assert "@" not in gebruiker.inlognaam
    assert gebruiker.check_password(gelukt.context["wachtwoord"])
    assert gelukt.context["wachtwoord"] not in client.get(adres).content.decode()


def test_wie_al_toegang_heeft_krijgt_er_geen_tweede(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne, pytest.raises(Weigering, match="heeft al toegang"):
        laat_inburgeraar_toe(wereld.dossier(), door=sanne, vanaf=vandaag())


def test_twee_klikken_op_toegang_gaan_na_elkaar(wereld: Wereld) -> None:
    """Both would find no login yet, and make one each: the second waits here until the first is done, and reads the sentence above."""
    with wereld.als("sanne") as sanne:
        beeindig_toegang(wereld.dossier(), door=sanne, tot=vandaag() - timedelta(days=1), nu=nu())
        laat_inburgeraar_toe(wereld.dossier(), door=sanne, vanaf=vandaag())
    slot = "select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and classid = hashtext('toelating')::oid and objid = hashtext(%s)::oid"
    with connection.cursor() as cursor:
        cursor.execute(slot, [str(wereld.dossier_id)])
        assert cursor.fetchone() == (1,)


@pytest.mark.parametrize("getypt", ["{naam}", " {NAAM} ", "{kaal}", "{naam}@inlognaam.invalid"])
def test_de_inburgeraar_logt_in_met_de_naam_van_het_blad(wereld: Wereld, getypt: str) -> None:
    with wereld.als("sanne") as sanne:
        beeindig_toegang(wereld.dossier(), door=sanne, tot=vandaag() - timedelta(days=1), nu=nu())
        gebruiker, wachtwoord = laat_inburgeraar_toe(wereld.dossier(), door=sanne, vanaf=vandaag())
    naam = gebruiker.inlognaam
    typt = getypt.format(naam=naam, NAAM=naam.upper(), kaal=naam.replace("-", " "))
    antwoord = Client().post(reverse("account_login"), {"login": typt, "password": wachtwoord})
    assert antwoord.status_code == 302, antwoord.content.decode()


def test_iemand_toelaten_zegt_niets_over_wie_elders_inlogt(wereld: Wereld) -> None:
    """No address is asked (ADR 35): what is sent along makes no difference, and nobody's account is touched."""
    with wereld.als("sanne") as sanne:
        beeindig_toegang(wereld.dossier(), door=sanne, tot=vandaag() - timedelta(days=1), nu=nu())
    ines = wereld.gebruikers["ines"]
    adres = reverse("portaal:uitnodigen", args=[wereld.dossier_id])
    gelukt = wereld.client("sanne").post(adres, {"email": ines.email})
    assert gelukt.status_code == 200
    assert gelukt.context["gebruiker"].pk != ines.pk
    assert ines.email not in gelukt.content.decode()
    with als_eigenaar():
        assert not Aanstelling.objects.filter(gebruiker=ines, gemeente=wereld.assen).exists()


def test_van_alles_wat_te_delen_is_zegt_mijn_plan_wat_het_is() -> None:
    """Whom a newcomer lets look along stands on a page of its own, with the parts by their names (ADR 29)."""
    kan = {c for rol in set(Rol) - {Rol.GEMACHTIGDE} for c in CATEGORIEEN if recht(rol.value, c).gedeeld}
    for taal in ("nl", "en", "ar"):
        assert {f"delen_{c}" for c in kan} <= set(zinnen(taal))


@pytest.mark.parametrize("naam", ["rob", "wim", "kees"])
def test_wie_de_regie_niet_voert(wereld: Wereld, naam: str) -> None:
    """Kees prepares and may let somebody in; Rob reads and Wim has new dossiers only."""
    with wereld.als("sanne") as sanne:
        beeindig_toegang(wereld.dossier(), door=sanne, tot=vandaag() - timedelta(days=1), nu=nu())
        dossier = wereld.dossier()
    with wereld.als(naam) as wie:
        if naam == "kees":
            assert laat_inburgeraar_toe(dossier, door=wie, vanaf=vandaag())
        else:
            with pytest.raises(Weigering):
                laat_inburgeraar_toe(dossier, door=wie, vanaf=vandaag())


def test_een_nieuw_wachtwoord_zet_het_oude_buiten_werking_en_einde_is_einde(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        gebruiker, wachtwoord = geef_nieuw_wachtwoord(wereld.dossier(), door=sanne, op=vandaag())
        gebruiker.refresh_from_db()
        assert gebruiker.check_password(wachtwoord)
        beeindig_toegang(wereld.dossier(), door=sanne, tot=vandaag(), nu=nu())
        assert lopende_toegang(wereld.dossier(), op=vandaag()) is not None
        assert lopende_toegang(wereld.dossier(), op=vandaag() + timedelta(days=1)) is None
    assert Aanstelling.objects.get(gebruiker=gebruiker).tot == vandaag()


@pytest.fixture
def hoofd(wereld: Wereld) -> Dossier:
    """Amira once more, in a record with a plan of its own; her login is on the other one."""
    with wereld.als("sanne"):
        return open_dossier(
            Aanmelding(naam="Ameera El-Haddad", doelgroep="ASIEL_A", geboortedatum="1994-03-14"),
            door=wereld.sanne, op=date(2026, 3, 1), vastgelegd_op=NU,
        )  # fmt: skip


def _ziet(wereld: Wereld, *dossiers: Dossier) -> tuple[list[bool], list[bool]]:
    """Which of these Amira sees with the identity of her login: by the first wall alone, and by the database alone."""
    with als_eigenaar():
        rij = Aanstelling.objects.met_eigen_dossier().get(pk=wereld.aanstellingen["amira"].pk)
        wie = aanwezige(wereld.gebruikers["amira"], rij, doel="proef")
        eerste = [Dossier.objects.zichtbaar_voor(wie).filter(pk=d.pk).exists() for d in dossiers]
    with identiteit(wie):
        tweede = [Dossier.objects.filter(pk=d.pk).exists() for d in dossiers]
    return eerste, tweede


@pytest.mark.pg15
def test_haar_login_gaat_mee_naar_het_dossier_dat_verder_gaat_en_weer_terug(wereld: Wereld, hoofd: Dossier) -> None:
    eigen, client = wereld.dossier_id, wereld.client("amira")
    with wereld.als("sanne"):
        eigen_dossier = wereld.dossier()
    assert client.get(MIJN).context["dossier"].pk == eigen
    assert _ziet(wereld, eigen_dossier, hoofd) == ([True, False], [True, False])
    with wereld.als("sanne") as sanne:
        samen = voeg_samen(wereld.dossier(), in_=hoofd, door=sanne, op=date(2026, 6, 2), reden="Een persoon.", nu=NU)
    assert client.get(MIJN).context["dossier"].pk == hoofd.pk
    assert _ziet(wereld, eigen_dossier, hoofd) == ([False, True], [False, True])
    with wereld.als("sanne") as sanne:  # in a chain too: what goes on in another leads straight there
        derde = open_dossier(
            Aanmelding(naam="Amira Test", doelgroep="ASIEL_A", geboortedatum="1994"), door=sanne, op=date(2026, 3, 2), vastgelegd_op=NU
        )  # fmt: skip
        keten = voeg_samen(hoofd, in_=derde, door=sanne, op=date(2026, 6, 2), reden="Een persoon.", nu=NU)
    assert client.get(MIJN).context["dossier"].pk == derde.pk
    with wereld.als("sanne") as sanne:
        haal_uit_elkaar(keten, door=sanne, op=date(2026, 6, 2), nu=NU)
        haal_uit_elkaar(samen, door=sanne, op=date(2026, 6, 2), nu=NU)
    assert client.get(MIJN).context["dossier"].pk == eigen
    assert _ziet(wereld, eigen_dossier, hoofd) == ([True, False], [True, False])


def test_zij_antwoordt_in_het_dossier_dat_verder_gaat(wereld: Wereld, hoofd: Dossier) -> None:
    with wereld.als("sanne") as sanne:
        voeg_samen(wereld.dossier(), in_=hoofd, door=sanne, op=date(2026, 6, 2), reden="Een persoon.", nu=NU)
    velden = {"v-partner": "nee", "g-v-partner": ""}
    assert wereld.client("amira").post(reverse("portaal:antwoord", args=["partner"]), velden).status_code == 302
    with als_eigenaar():
        assert AntwoordGezin.objects.get().dossier_id == hoofd.pk


@pytest.mark.pg15
@pytest.mark.parametrize("naam", ["sanne", "bert"])
def test_de_functie_zegt_van_niemand_anders_waar_een_dossier_verder_gaat(
    wereld: Wereld, hoofd: Dossier, naam: str
) -> None:
    """Only of a newcomer's own appointment, whatever id is asked."""
    with wereld.als("sanne") as sanne:
        voeg_samen(wereld.dossier(), in_=hoofd, door=sanne, op=date(2026, 6, 2), reden="Een persoon.", nu=NU)
    with wereld.als(naam), connection.cursor() as cursor:
        for vraag in (wereld.dossier_id, wereld.aanstellingen[naam].pk):
            cursor.execute("select toegang_eigen_dossier(%s)", [vraag])
            assert cursor.fetchone() == (None,)


def test_de_regie_ziet_en_beeindigt_haar_login_bij_het_dossier_dat_verder_gaat(wereld: Wereld, hoofd: Dossier) -> None:
    with wereld.als("sanne") as sanne:
        assert lopende_toegang(hoofd, op=vandaag()) is None
        laat_inburgeraar_toe(hoofd, door=sanne, vanaf=vandaag())
        eigen = lopende_toegang(hoofd, op=vandaag())
        voeg_samen(wereld.dossier(), in_=hoofd, door=sanne, op=date(2026, 6, 2), reden="Een persoon.", nu=NU)
        assert lopende_toegang(hoofd, op=vandaag()) == eigen
        with pytest.raises(Weigering, match="heeft al toegang"):
            laat_inburgeraar_toe(hoofd, door=sanne, vanaf=vandaag())
        beeindig_toegang(hoofd, door=sanne, tot=vandaag() - timedelta(days=1), nu=nu())
        assert lopende_toegang(hoofd, op=vandaag() + timedelta(days=1)) is None
    assert wereld.client("amira").get(MIJN).status_code == 403


def test_ines_laat_niemand_uit_een_andere_gemeente_toe(wereld: Wereld) -> None:
    assert wereld.client("ines").get(reverse("portaal:uitnodigen", args=[wereld.dossier_id])).status_code == 404


@pytest.mark.parametrize(
    ("talen", "taal"), [(["Arabisch"], "ar"), (["Tigrinya", "Engels"], "en"), (["Tigrinya"], "nl"), ([], "nl")]
)
def test_de_eerste_taal_die_wij_spreken(talen: list[str], taal: str) -> None:
    assert taal_van(talen) == taal


@pytest.mark.parametrize(
    ("uur", "minuut", "woorden"),
    [
        (8, 30, "half elf in de ochtend"),
        (10, 0, "twaalf uur in de middag"),
        (11, 15, "kwart over een in de middag"),
        (8, 42, ""),
    ],
)
def test_de_tijd_zoals_mensen_hem_zeggen(uur: int, minuut: int, woorden: str) -> None:
    """NU is summer time: 8.30 UTC is half past ten."""
    assert dagen.gesproken_tijd(NU.replace(hour=uur, minute=minuut)) == woorden


def test_de_dag_in_drie_talen() -> None:
    assert dagen.dag(NU.date(), "nl") == "woensdag 3 juni"
    assert dagen.dag(NU.date(), "en") == "Wednesday 3 June"
    assert "حزيران" in dagen.dag(NU.date(), "ar")


def test_doelen_over_geld_en_gezondheid_staan_niet_op_de_telefoon(wereld: Wereld) -> None:
    """ADR 7: a password alone is not enough to read C09 to C12 there; the talk is."""
    with wereld.als("sanne"):
        doel(wereld, "taal", "Ik wil met de juf praten.")
        doel(wereld, "financien", "Ik wil geen schulden meer.")
        doel(wereld, "welbevinden", "Ik wil beter slapen.")
    tekst = wereld.client("amira").get(MIJN).content.decode()
    assert "met de juf praten" in tekst
    assert "schulden" not in tekst
    assert "beter slapen" not in tekst


def test_wie_geen_toegang_meer_heeft_is_meteen_uitgelogd(wereld: Wereld) -> None:
    client = wereld.client("amira")
    assert client.get(MIJN).status_code == 200
    with wereld.als("sanne") as sanne:
        beeindig_toegang(wereld.dossier(), door=sanne, tot=vandaag(), nu=nu())
    assert client.get(MIJN)["Location"].startswith(reverse("account_login"))
