"""The letter comes from the frozen decision, and lacks nothing for any group and route (Awb 3:45, 3:46; Wi 15)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import BewaakteTermijn, Dossier
from samenspel.huisstijl.datums import voluit
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.oordeel import Weigering
from samenspel.personen.models import Persoon
from samenspel.plan.brief.besluit import besluit as maak_stuk
from samenspel.plan.brief.maken import maak_brief, ontbreekt
from samenspel.plan.brief.tests.test_brief import woorden
from samenspel.plan.brieven import brief_van, gegevens_uit, maak_en_bewaar
from samenspel.plan.handelingen.bespreken import bespreek_pip
from samenspel.plan.handelingen.vaststellen import maak_pip_bekend, stel_pip_vast
from samenspel.plan.handelingen.wijzigen import wijzig_pip
from samenspel.plan.models import Pip, PipBesluit, PipBrief
from samenspel.plan.tests.hulp import besproken_pip, dag, na, vastgesteld_pip, vers
from samenspel.toegang.models import Gebruiker, Vervanging
from tests.wereld import NU, VANDAAG, Wereld

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("leerroute", ["B1", "ONDERWIJS", "Z"])
@pytest.mark.parametrize("doelgroep", ["ASIEL_A", "ASIEL_B", "GEZIN", "OVERIG"])
def test_aan_de_brief_van_een_vastgesteld_pip_ontbreekt_niets(wereld: Wereld, doelgroep: str, leerroute: str) -> None:
    with als_eigenaar():
        Dossier.objects.filter(pk=wereld.dossier_id).update(doelgroep=doelgroep, doelgroep_nu=doelgroep)
    with wereld.als("sanne") as sanne:
        pip = vastgesteld_pip(wereld.dossier(), sanne, leerroute=leerroute, alfabetisering_verplicht=True)
        gegevens = gegevens_uit(PipBesluit.objects.get(pip=pip).inhoud)
        assert ontbreekt(gegevens) == []
        assert gegevens.leerroute == leerroute
        assert gegevens.ondertekening.mandaat == "proef"
        assert (gegevens.termijn_eerste_dag, gegevens.termijn_laatste_dag) == (date(2026, 6, 4), date(2029, 6, 3))


@pytest.mark.parametrize("leerroute", ["B1", "Z"])
def test_artikel_5_3_lid_3_ook_zonder_de_dag_van_het_pip_van_elders_stelt_u_vast_met_een_brief(
    wereld: Wereld, leerroute: str
) -> None:
    """SS121 with a route and without a day: the ten weeks run, so the change is adopted and the letter says what is known."""
    with wereld.als("sanne") as sanne:
        mee = {"met_pip": True, "leerroute": leerroute}
        leg_vast(
            wereld.dossier(), "verhuizing", op=date(2026, 5, 20), door=sanne, gegevens=mee, bron="duo", vastgelegd_op=NU
        )
        pip = besproken_pip(wereld.dossier(), sanne, leerroute=leerroute, intake=False)
        assert pip.reden == Pip.Reden.VERHUIZING
        stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU)
        besluit = PipBesluit.objects.get(pip=pip)
        gegevens = gegevens_uit(besluit.inhoud)
        assert (gegevens.termijn_eerste_dag, gegevens.termijn_laatste_dag) == (None, None)
        tekst = woorden(brief_van(besluit, wie=sanne))
        assert "Uw inburgeringstermijn loopt al sinds uw eerste PIP" in tekst
        assert "DUO stuurt u een brief met de datums" in tekst
        assert "Uw tijd loopt al sinds uw eerste plan" in tekst
        t13 = BewaakteTermijn.objects.get(dossier_id=wereld.dossier_id, code="T13")
        assert t13.voldaan_op == VANDAAG
        maak_pip_bekend(vers(pip), door=sanne, op=VANDAAG, hoe="post", nu=NU)
        assert BewaakteTermijn.objects.get(dossier_id=wereld.dossier_id, code="T15").start == VANDAAG
        nieuw = wijzig_pip(vers(pip), door=sanne, reden=Pip.Reden.OVERIG, toelichting="Meer uren.", nu=na(10))
        bespreek_pip(nieuw, door=sanne, op=dag(10), hoe="telefoon", instemming="eens", nu=na(10))
        stel_pip_vast(nieuw, door=sanne, dagtekening=dag(10), nu=na(10))
        assert gegevens_uit(PipBesluit.objects.get(pip=nieuw).inhoud).termijn_eerste_dag is None


def test_zonder_drie_jaar_en_zonder_verhuizing_komt_er_geen_brief(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = vastgesteld_pip(wereld.dossier(), sanne)
        inhoud = PipBesluit.objects.get(pip=pip).inhoud
        assert inhoud["termijn_sinds_elders"] is False
        with pytest.raises(Weigering, match="De drie jaar van dit PIP zijn niet bekend"):
            gegevens_uit({**inhoud, "termijnen": []})


@pytest.mark.parametrize(
    ("vanaf", "tot", "weg"),
    [(VANDAAG, VANDAAG, True), (VANDAAG - timedelta(days=9), VANDAAG + timedelta(days=11), True),
     (VANDAAG - timedelta(days=9), VANDAAG - timedelta(days=1), False), (VANDAAG + timedelta(days=1), VANDAAG + timedelta(days=9), False)],
)  # fmt: skip
def test_is_de_contactpersoon_er_niet_dan_noemt_de_brief_wie_helpt(
    wereld: Wereld, vanaf: date, tot: date, weg: bool
) -> None:
    """R70: one contact person, with a deputy. Frozen with the decision, like every word of it."""
    kees = wereld.gebruikers["kees"]
    with als_eigenaar():
        Gebruiker.objects.filter(pk=kees.pk).update(telefoon="0592-123456")
        Dossier.objects.filter(pk=wereld.dossier_id).update(contactpersoon=wereld.gebruikers["sanne"])
        Vervanging.objects.create(
            gemeente=wereld.assen, afwezig=wereld.gebruikers["sanne"], vervanger=kees, vanaf=vanaf, tot=tot
        )
    with wereld.als("sanne") as sanne:
        inhoud = PipBesluit.objects.get(pip=vastgesteld_pip(wereld.dossier(), sanne)).inhoud
        with als_eigenaar():
            Vervanging.objects.all().delete()
        stuk = str(maak_stuk(gegevens_uit(inhoud)))
    zin = f"Sanne de Wit is er niet van {voluit(vanaf)} tot en met {voluit(tot)}. In die tijd helpt Kees Boonstra u: 0592-123456."
    assert (zin in stuk) == weg
    assert stuk.count("0592-123456") == (
        5 if weg else 0
    )  # beside the date, three times in the letter, on the plain page


def test_de_brief_zegt_welke_talen_de_contactpersoon_spreekt_en_wanneer_te_bellen(wereld: Wereld) -> None:
    """Peers, idea 10. In the words of that day, also when they change later; of a deputy too."""
    sanne = {"telefoon": "0592-111111", "talen": "Nederlands en Arabisch", "bereikbaar": "ma-do van 9 tot 16 uur"}
    kees = {"telefoon": "0592-123456", "talen": "Engels", "bereikbaar": "elke ochtend"}
    with als_eigenaar():
        for naam, velden in (("sanne", sanne), ("kees", kees)):
            Gebruiker.objects.filter(pk=wereld.gebruikers[naam].pk).update(**velden)
        Dossier.objects.filter(pk=wereld.dossier_id).update(contactpersoon=wereld.gebruikers["sanne"])
        Vervanging.objects.create(
            gemeente=wereld.assen, afwezig=wereld.gebruikers["sanne"], vervanger=wereld.gebruikers["kees"], vanaf=VANDAAG, tot=VANDAAG
        )  # fmt: skip
    with wereld.als("sanne") as wie:
        inhoud = PipBesluit.objects.get(pip=vastgesteld_pip(wereld.dossier(), wie)).inhoud
        with als_eigenaar():
            Gebruiker.objects.update(talen="Frans", bereikbaar="nooit")
        stuk = maak_stuk(gegevens_uit(inhoud))
    assert ("Te bereiken", "ma-do van 9 tot 16 uur") in stuk.kenmerken
    assert ("Spreekt", "Nederlands en Arabisch") in stuk.kenmerken
    tekst, bijblad = str(stuk), str(stuk.bijblad)
    zin = "Sanne de Wit is uw contactpersoon, en spreekt Nederlands en Arabisch. Te bereiken: ma-do van 9 tot 16 uur."
    assert zin in tekst
    assert [regel for regel in ("Te bereiken: elke ochtend", "Spreekt: Engels") if regel not in bijblad] == []
    assert "Frans" not in tekst


def test_een_besluit_van_voor_de_waarneming_geeft_nog_steeds_zijn_brief(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        inhoud = PipBesluit.objects.get(pip=vastgesteld_pip(wereld.dossier(), sanne)).inhoud
    for later in ("waarneming", "talen", "bereikbaar"):
        del inhoud["afzender"][later]
    del inhoud["gepasseerd"]
    assert gegevens_uit(inhoud).afzender.waarneming is None
    assert maak_brief(gegevens_uit(inhoud))


def test_de_brief_blijft_zoals_hij_was(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pip = besproken_pip(wereld.dossier(), sanne)
        stel_pip_vast(pip, door=sanne, dagtekening=VANDAAG, nu=NU)
        besluit = PipBesluit.objects.get(pip=pip)
        eerst = brief_van(besluit, wie=sanne)
        Persoon.objects.filter(dossier_id=wereld.dossier_id).update(naam="Amira Anders")
        assert brief_van(besluit, wie=sanne) == eerst
        assert maak_brief(gegevens_uit(besluit.inhoud)) == eerst


@pytest.mark.parametrize("naam", ["sanne", "kees"])
def test_een_brief_lezen_schrijft_niets(wereld: Wereld, naam: str) -> None:
    """A GET that writes can be sent by a link in a mail, and two at once stand in each other's way."""
    with wereld.als("sanne") as sanne:
        pip = vastgesteld_pip(wereld.dossier(), sanne)
    client, adres = wereld.client(naam), reverse("plan:brief", args=[wereld.dossier_id, pip.versie])
    with CaptureQueriesContext(connection) as vragen:
        antwoorden = [client.get(adres) for _keer in range(2)]
    assert [a.status_code for a in antwoorden] == [200, 200]
    assert antwoorden[0].content == antwoorden[1].content
    assert antwoorden[0].content.startswith(b"%PDF")
    assert not [v["sql"] for v in vragen if v["sql"].lstrip("( ").upper().startswith(("INSERT", "UPDATE", "DELETE"))]
    with wereld.als("sanne"):
        assert not PipBrief.objects.exists()


def test_twee_tegelijk_bewaren_is_een_brief(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        besluit = PipBesluit.objects.get(pip=vastgesteld_pip(wereld.dossier(), sanne))
        eerst = maak_en_bewaar(besluit, nu=NU)
        assert maak_en_bewaar(besluit, nu=NU) == eerst
        assert PipBrief.objects.get().bytes == len(eerst)
        assert brief_van(besluit, wie=sanne) == eerst


def test_een_lagere_norm_voor_meedoen_verlaagt_de_lessen_niet(wereld: Wereld) -> None:
    """Ri 3.16: each norm is its own; the letter once gave the one for the other."""
    with wereld.als("sanne") as sanne:
        pip = vastgesteld_pip(wereld.dossier(), sanne, leerroute="Z", beperking=True, urennorm_participatie=400)
        gegevens = gegevens_uit(PipBesluit.objects.get(pip=pip).inhoud)
        assert (gegevens.urennorm, gegevens.urennorm_participatie) == (None, 400)
        assert ontbreekt(gegevens) == []


def test_zonder_de_drie_jaar_komt_er_geen_brief_met_verzonnen_dagen(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        inhoud = PipBesluit.objects.get(pip=vastgesteld_pip(wereld.dossier(), sanne)).inhoud
        zonder = {**inhoud, "termijnen": [t for t in inhoud["termijnen"] if t["code"] != "T17"]}
        with pytest.raises(Weigering, match="drie jaar"):
            gegevens_uit(zonder)
