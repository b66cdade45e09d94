"""Acts from the list, the quick note, and what leaves the system."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenspel.dossiers.handelingen.notities import noteer_contact, zet_herinnering
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import Afspraak, BewaakteTermijn, Contactmoment, Herinnering
from samenspel.dossiers.verversing import ververs
from samenspel.intake.handelingen.leerbaarheid import meld_aan_voor_lbt
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.personen.models import Persoon
from samenspel.plan.tests.hulp import tweede_regievoerder
from samenspel.toegang.models import Inzage, Vervanging
from samenspel.toegang.vervanging import regel_vervanging
from samenspel.werkvoorraad.afspraken import afspraken_tussen
from samenspel.werkvoorraad.bestand import als_csv
from samenspel.werkvoorraad.dagen import lees_terug_op
from samenspel.werkvoorraad.forms import WachtForm
from samenspel.werkvoorraad.handelingen import sla_over
from samenspel.werkvoorraad.models import Overgeslagen
from samenspel.werkvoorraad.regels import regels_van
from tests.wereld import NU, VANDAAG, Wereld, beleid

pytestmark = pytest.mark.django_db
LIJST = "/werkvoorraad/"


def herinnering(wereld: Wereld, soort: str = "kom_terug") -> Herinnering:
    with wereld.als("sanne"):
        return zet_herinnering(wereld.dossier(), door=wereld.sanne, soort=soort, op=vandaag(), nu=nu())


def notitie(client: Client, wereld: Wereld, **velden: str) -> tuple[int, str]:
    data = {
        "over": str(wereld.dossier_id),
        "soort": "gesproken",
        "tekst": "Zij belt de opvang.",
        "terug_op": "",
        "sleutel": str(uuid7()),
    }
    antwoord = client.post(reverse("werkvoorraad:notitie"), {**data, **velden})
    return antwoord.status_code, antwoord.content.decode()


def test_klaar_haalt_de_regel_weg_en_ongedaan_zet_hem_terug(wereld: Wereld) -> None:
    rij, client = herinnering(wereld), wereld.client("sanne")
    antwoord = client.post(reverse("werkvoorraad:klaar", args=[rij.pk]))
    assert antwoord["Location"] == f"{LIJST}?gedaan=klaar.{rij.pk}"
    assert "Ongedaan maken" in client.get(antwoord["Location"]).content.decode()
    terug = client.post(reverse("werkvoorraad:ongedaan", args=["klaar", rij.pk]), {"vraag": "soort=terugbellen"})
    assert terug["Location"] == reverse("werkvoorraad:lijst") + "?soort=terugbellen"  # the list as it was chosen
    with wereld.als("sanne"):
        assert Herinnering.objects.get(pk=rij.pk).klaar_op is None


def test_twee_keer_klaar_is_een_keer(wereld: Wereld) -> None:
    rij, client = herinnering(wereld), wereld.client("sanne")
    client.post(reverse("werkvoorraad:klaar", args=[rij.pk]))
    with wereld.als("sanne"):
        eerst = Herinnering.objects.get(pk=rij.pk).klaar_op
    assert client.post(reverse("werkvoorraad:klaar", args=[rij.pk])).status_code == 302
    with wereld.als("sanne"):
        assert Herinnering.objects.get(pk=rij.pk).klaar_op == eerst


def test_ines_rondt_niets_af_in_een_andere_gemeente(wereld: Wereld) -> None:
    rij = herinnering(wereld)
    assert wereld.client("ines").post(reverse("werkvoorraad:klaar", args=[rij.pk])).status_code == 404


def test_een_wettelijke_termijn_is_niet_over_te_slaan(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        termijn = BewaakteTermijn.objects.get(code="T12")
    antwoord = wereld.client("sanne").post(reverse("werkvoorraad:overslaan", args=[termijn.pk]), {"reden": "druk"})
    assert antwoord.status_code == 409
    assert "staat in de wet" in antwoord.content.decode()


def beleidstermijn(wereld: Wereld) -> BewaakteTermijn:
    """Assen decided: a welcome talk within so many weeks of the coupling of 16 February 2026."""
    beleid(wereld.assen, welkomgesprek_weken=6)
    with wereld.als("sanne"):
        ververs(wereld.dossier(), wie=wereld.sanne)
        return BewaakteTermijn.objects.get(code="T01")


def test_een_stap_van_eigen_beleid_gaat_weg_met_een_reden_en_komt_terug_met_ongedaan(wereld: Wereld) -> None:
    termijn, client = beleidstermijn(wereld), wereld.client("sanne")
    adres = reverse("werkvoorraad:overslaan", args=[termijn.pk])
    assert "Waarom slaat u deze stap over?" in client.post(adres).content.decode()
    assert client.post(adres, {"reden": " "}).status_code == 422
    assert client.post(adres, {"reden": "Al gesproken in het AZC"}).status_code == 302
    assert client.post(adres, {"reden": "Al gesproken in het AZC"}).status_code == 302
    with wereld.als("sanne"):
        (overgeslagen,) = Overgeslagen.objects.all()
        assert "T01" not in {r.rij.code for r in regels_van(wereld.sanne, VANDAAG) if r.rij}
    client.post(reverse("werkvoorraad:ongedaan", args=["overslaan", overgeslagen.pk]))
    with wereld.als("sanne"):
        assert "T01" in {r.rij.code for r in regels_van(wereld.sanne, VANDAAG) if r.rij}


def test_rob_slaat_zonder_reden_niets_over(wereld: Wereld) -> None:
    termijn = beleidstermijn(wereld)
    with wereld.als("rob"), pytest.raises(Weigering, match="Schrijf waarom"):
        sla_over(termijn, door=wereld.rob, reden="  ", op=VANDAAG, nu=NU)


def test_wachten_vraagt_op_wie_en_een_dag_na_vandaag(wereld: Wereld) -> None:
    with wereld.als("sanne"):
        termijn = BewaakteTermijn.objects.get(code="T12")
    client, adres = wereld.client("sanne"), reverse("werkvoorraad:wacht_termijn", args=[termijn.pk])
    dag = vandaag() + timedelta(days=3)
    assert client.post(adres, {"wie": "", "tot": dag.isoformat()}).status_code == 422
    nu_ = vandaag()
    assert client.post(adres, {"wie": "het COA", "tot": nu_.isoformat()}).status_code == 422
    assert client.post(adres, {"wie": "het COA", "tot": dag.isoformat()}).status_code == 302
    assert "wacht op het COA" in client.get(f"{LIJST}?lijst=wacht").content.decode()


def test_de_notitie_staat_in_het_dossier_en_dezelfde_inzending_is_een_keer(wereld: Wereld) -> None:
    client, sleutel = wereld.client("sanne"), str(uuid7())
    for _ in range(2):
        assert notitie(client, wereld, sleutel=sleutel, terug_op="morgen")[0] == 302
    with wereld.als("sanne"):
        assert Contactmoment.objects.get().regel == "Zij belt de opvang."
        assert Herinnering.objects.get().op == vandaag() + timedelta(days=1)


def test_van_een_gezin_komt_erbij_wie_er_nog_niet_stond(wereld: Wereld) -> None:
    """The same submission once more, now about two: one row and one reminder for the other, and those that were there come back."""
    sleutel = uuid7()
    velden: dict[str, Any] = {
        "soort": "niet_bereikt",
        "op": vandaag(),
        "regel": "Niet thuis.",
        "nu": nu(),
        "terug_op": vandaag(),
    }
    with wereld.als("sanne") as sanne:
        eerste = wereld.dossier()
        tweede = open_dossier(Aanmelding(naam="Yared Tekle", doelgroep="GEZIN"), door=sanne, op=vandaag())
        (al,) = noteer_contact([eerste], door=sanne, sleutel=sleutel, **velden)
        nogmaals = noteer_contact([eerste, tweede], door=sanne, sleutel=sleutel, **velden)
        assert nogmaals[0].pk == al.pk
        assert {moment.dossier_id for moment in nogmaals} == {eerste.pk, tweede.pk}
        assert sorted(Contactmoment.objects.values_list("pk", flat=True)) == sorted(moment.pk for moment in nogmaals)
        assert all(moment.regel == "Niet thuis." for moment in Contactmoment.objects.all())
        terug = Herinnering.objects.values_list("dossier_id", "soort")
        assert sorted(terug) == sorted((id_, "terugbellen") for id_ in (eerste.pk, tweede.pk))
        assert noteer_contact([], door=sanne, sleutel=uuid7(), **velden) == []


def test_de_notitie_kost_hooguit_negen_opdrachten(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    notitie(client, wereld)
    with CaptureQueriesContext(connection) as vragen:
        assert notitie(client, wereld, terug_op="morgen")[0] == 302
    assert sum(not v["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")) for v in vragen) <= 9


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"tekst": ""}, "Schrijf eerst één regel"),
        ({"tekst": "x" * 10_000}, "te lang"),
        ({"terug_op": "31 juni"}, "31 juni bestaat niet"),
        ({"over": ""}, "Kies over wie"),
        ({"soort": "gedroomd"}, "Kies wat er gebeurde"),
    ],
)
def test_een_verkeerde_notitie_krijgt_een_zin_en_verliest_niets(
    wereld: Wereld, velden: dict[str, str], zin: str
) -> None:
    status, inhoud = notitie(wereld.client("sanne"), wereld, **velden)
    assert status == 422
    assert zin in inhoud


def test_de_wachtrij_van_het_toestel_krijgt_json(wereld: Wereld) -> None:
    data = {"over": str(wereld.dossier_id), "soort": "bezocht", "tekst": "Thuis 🙂", "sleutel": str(uuid7())}
    antwoord = wereld.client("sanne").post(
        reverse("werkvoorraad:notitie"), data, headers={"accept": "application/json"}
    )
    assert antwoord.json() == {"bewaard": True, "terug": reverse("dossiers:dossier", args=[wereld.dossier_id])}
    fout = wereld.client("sanne").post(
        reverse("werkvoorraad:notitie"), {**data, "terug_op": "31 juni"}, headers={"accept": "application/json"}
    )
    assert fout.status_code == 422
    assert fout.json()["fouten"]["terug_op"].startswith("31 juni bestaat niet")


@pytest.mark.parametrize(
    ("terug", "adres"),
    [
        ("lijst", "/werkvoorraad/?gedaan=notitie"),
        ("route=Z&lijst=wacht", "/werkvoorraad/?lijst=wacht&route=Z&gedaan=notitie"),
        ("https://elders.test/", "/werkvoorraad/?gedaan=notitie"),
    ],
)
def test_na_de_notitie_terug_naar_de_lijst_zoals_die_was(wereld: Wereld, terug: str, adres: str) -> None:
    data = {"over": str(wereld.dossier_id), "soort": "gesproken", "tekst": "Belt terug.", "terug": terug}
    assert wereld.client("sanne").post(reverse("werkvoorraad:notitie"), data)["Location"] == adres


def test_ines_schrijft_niets_over_amira(wereld: Wereld) -> None:
    assert notitie(wereld.client("ines"), wereld)[0] == 409
    with wereld.als("sanne"):
        assert not Contactmoment.objects.exists()


@pytest.mark.parametrize(
    ("tekst", "dag"),
    [("", None), ("niet", None), ("morgen", date(2026, 6, 4)), ("vr 5 juni", date(2026, 6, 5)), ("vrijdag", date(2026, 6, 5)),
     ("wo", date(2026, 6, 10)), ("5-6", date(2026, 6, 5)), ("2 juni", date(2027, 6, 2)), ("2026-06-11", date(2026, 6, 11))],
)  # fmt: skip
def test_een_dag_zoals_mensen_hem_typen(tekst: str, dag: date | None) -> None:
    assert lees_terug_op(tekst, VANDAAG) == dag


def test_een_dag_die_niet_bestaat(wereld: Wereld) -> None:
    with pytest.raises(ValidationError, match="31 juni bestaat niet"):
        lees_terug_op("31 juni", VANDAAG)


def test_een_naam_wordt_geen_formule() -> None:
    assert b"'=cmd" in als_csv(["naam"], [["=cmd|' /C calc'!A0"]])


def test_de_export_vraagt_een_reden_en_maakt_een_naam_onschadelijk(wereld: Wereld) -> None:
    with als_eigenaar():
        Persoon.objects.filter(dossier_id=wereld.dossier_id).update(naam="=cmd()")
    client, adres = wereld.client("sanne"), reverse("werkvoorraad:export")
    assert client.post(adres, {"reden": "", "vorm": "csv"}).status_code == 422
    inhoud = client.post(adres, {"reden": "overleg met team", "vorm": "csv"}).content
    assert b"'=cmd()" in inhoud
    assert b"\n=cmd" not in inhoud
    assert client.post(adres, {"reden": "overleg", "vorm": "xlsx"}).content[:2] == b"PK"
    with wereld.als("sanne"):
        assert {i.reden for i in Inzage.objects.all()} == {"overleg met team", "overleg"}


def afspraak(wereld: Wereld) -> Afspraak:
    with als_eigenaar():
        return Afspraak.objects.create(
            gemeente=wereld.assen, dossier_id=wereld.dossier_id, begin=nu() + timedelta(minutes=1), onderwerp="Amira over haar schulden",
            plaats="Kamer 1.12", tolk="Arabisch", met=wereld.gebruikers["sanne"],
        )  # fmt: skip


def test_de_agenda_heeft_nummers_en_geen_namen(wereld: Wereld) -> None:
    afspraak(wereld)
    inhoud = wereld.client("sanne").get(reverse("werkvoorraad:ics")).content.decode()
    assert "SUMMARY:A26-0001 afspraak" in inhoud
    assert inhoud.count("BEGIN:VEVENT") >= 2
    assert "Amira" not in inhoud
    assert "schulden" not in inhoud


def test_de_agenda_heeft_de_geplande_dag_van_de_leerbaarheidstoets(wereld: Wereld) -> None:
    """R211: until there is a result, and the last registration counts."""

    def dagen(naam: str = "sanne") -> list[str]:
        tekst = wereld.client(naam).get(reverse("werkvoorraad:ics")).content.decode()
        gevallen = [deel for deel in tekst.split("BEGIN:VEVENT") if "SUMMARY:A26-0001 leerbaarheidstoets" in deel]
        return [deel.split("DTSTART;VALUE=DATE:")[1][:8] for deel in gevallen]

    dag = vandaag()
    straks, later = dag + timedelta(days=10), dag + timedelta(days=20)
    with wereld.als("sanne") as sanne:
        meld_aan_voor_lbt(wereld.dossier(), door=sanne, op=dag)
    assert dagen() == []  # no day yet
    with wereld.als("sanne") as sanne:
        meld_aan_voor_lbt(wereld.dossier(), door=sanne, op=dag, toets_op=straks)
    assert dagen() == [f"{straks:%Y%m%d}"]
    with wereld.als("sanne") as sanne:
        feit = meld_aan_voor_lbt(wereld.dossier(), door=sanne, op=dag, toets_op=later)
    assert dagen() == [f"{later:%Y%m%d}"]
    tweede_regievoerder(wereld)
    assert dagen("joost") == []  # not on his list
    with wereld.als("sanne") as sanne:
        trek_in(feit, door=sanne, op=dag, reden="Verkeerde dag")
    assert dagen() == [f"{straks:%Y%m%d}"]
    with wereld.als("sanne") as sanne:
        leg_vast(wereld.dossier(), "lbt_uitslag", op=dag, door=sanne, gegevens={"score": 30})
    assert dagen() == []


def test_de_briefing_is_er_voor_wie_het_dossier_mag_zien(wereld: Wereld) -> None:
    adres = reverse("werkvoorraad:briefing", args=[afspraak(wereld).pk])
    inhoud = wereld.client("sanne").get(adres).content.decode()
    assert "Amira Test el Haddad" in inhoud
    assert "PIP nog niet vastgesteld" in inhoud
    assert "Arabisch" in inhoud
    assert wereld.client("ines").get(adres).status_code == 404


def test_rob_ziet_de_verdeling_en_regelt_vervanging(wereld: Wereld) -> None:
    tweede_regievoerder(wereld)
    client = wereld.client("rob")
    assert "Sanne de Wit" in client.get(reverse("werkvoorraad:team")).content.decode()
    dag = vandaag()
    data = {
        "afwezig": wereld.gebruikers["sanne"].pk,
        "vervanger": wereld.gebruikers["joost"].pk,
        "vanaf": dag.isoformat(),
        "tot": dag.isoformat(),
    }
    assert client.post(reverse("werkvoorraad:vervanging"), data).status_code == 302
    with wereld.als("rob"):
        (rij,) = Vervanging.objects.all()
    assert "Amira" in wereld.client("joost").get(LIJST).content.decode()
    client.post(reverse("werkvoorraad:vervanging_einde", args=[rij.pk]))
    assert "Amira" not in wereld.client("joost").get(LIJST).content.decode()


def dekking(wereld: Wereld, afwezig: str, vervanger: str, vanaf: date, tot: date, door: str = "rob") -> Vervanging:
    with wereld.als(door) as wie:
        return regel_vervanging(
            afwezig=wereld.gebruikers[afwezig], vervanger=wereld.gebruikers[vervanger], vanaf=vanaf, tot=tot, door=wie
        )


def test_een_afwezige_heeft_in_dezelfde_dagen_een_vervanger(wereld: Wereld) -> None:
    """Whoever arranges it, on either screen: of two deputies each would think that the other did it."""
    een, drie = date(2026, 6, 1), date(2026, 6, 3)
    eerste = dekking(wereld, "sanne", "kees", een, drie)
    assert dekking(wereld, "sanne", "kees", een, drie, door="fatma") == eerste
    for door in ("rob", "sanne", "fatma"):
        with pytest.raises(Weigering, match="al een vervanger: Kees Boonstra"):
            dekking(wereld, "sanne", "rob", drie, date(2026, 6, 9), door=door)
    with pytest.raises(Weigering, match="zelf afwezig"):
        dekking(wereld, "kees", "sanne", drie, drie)
    with pytest.raises(Weigering, match="werkt dan niet"):
        dekking(wereld, "kees", "ines", drie, drie)
    with pytest.raises(Weigering, match="Alleen een regievoerder"):
        dekking(wereld, "kees", "rob", date(2026, 7, 1), date(2026, 7, 1), door="kees")
    assert dekking(wereld, "sanne", "rob", date(2026, 6, 4), date(2026, 6, 9)).vervanger == wereld.gebruikers["rob"]


def test_wie_vervangt_ziet_de_afspraken_op_lijst_agenda_en_in_de_eigen_agenda(wereld: Wereld) -> None:
    tweede_regievoerder(wereld)
    afspraak(wereld)
    joost, op = wereld.client("joost"), vandaag()
    adressen = (LIJST, reverse("werkvoorraad:agenda"), reverse("werkvoorraad:ics"))
    assert not [adres for adres in adressen if "A26-0001" in joost.get(adres).content.decode()]
    dekking(wereld, "sanne", "joost", op, op)
    for adres in adressen[:2]:
        assert "u vervangt Sanne de Wit" in joost.get(adres).content.decode()
    assert "SUMMARY:A26-0001 afspraak" in joost.get(adressen[2]).content.decode()
    assert "u vervangt" not in wereld.client("sanne").get(LIJST).content.decode()


def test_een_vervanger_ziet_alleen_afspraken_van_de_dagen_van_de_vervanging(wereld: Wereld) -> None:
    with als_eigenaar():
        for dag in (2, 3, 4):
            Afspraak.objects.create(
                gemeente=wereld.assen, dossier_id=wereld.dossier_id, begin=NU.replace(day=dag), onderwerp="gesprek",
                met=wereld.gebruikers["sanne"],
            )  # fmt: skip
    dekking(wereld, "sanne", "kees", VANDAAG, VANDAAG)
    with wereld.als("kees") as kees:
        week = afspraken_tussen(kees, date(2026, 6, 1), date(2026, 6, 7))
    assert [regel.dag for regel in week] == [VANDAAG]


def test_een_stapel_krijgt_een_keer_de_vraag_en_dan_de_daad(wereld: Wereld) -> None:
    client, adres = wereld.client("sanne"), reverse("werkvoorraad:stapel")
    assert client.post(adres, {}).status_code == 409
    kies = {"kies": [str(wereld.dossier_id)] * 2}
    assert "Wat wilt u doen?" in client.post(adres, kies).content.decode()
    alleen_collega = client.post(adres, {**kies, "begin": "toewijzen"}).content.decode()
    assert "Welke collega?" in alleen_collega
    assert "Wat gebeurde er?" not in alleen_collega.split("</main>")[0]
    assert (
        client.post(adres, {**kies, "doe": "ja", "daad": "notitie", "soort": "gestuurd", "tekst": ""}).status_code
        == 422
    )
    assert (
        client.post(adres, {**kies, "doe": "ja", "daad": "toewijzen", "aan": wereld.gebruikers["kees"].pk}).status_code
        == 302
    )
    with wereld.als("kees"):
        assert wereld.dossier().contactpersoon_id == wereld.gebruikers["kees"].pk


def test_wachten_tot_morgen_is_een_woord(wereld: Wereld) -> None:
    """As people say it, in one field; a day that is past or none is said."""
    for tekst, dag in (("morgen", 1), ("Overmorgen", 2), ((vandaag() + timedelta(days=9)).strftime("%d-%m"), 9)):
        form = WachtForm({"wie": "de school", "tot": tekst})
        assert form.is_valid(), form.errors
        assert form.cleaned_data["tot"] == vandaag() + timedelta(days=dag)
    assert "Vul een dag in" in str(WachtForm({"wie": "de school", "tot": "niet"}).errors["tot"])
    assert WachtForm({"wie": "de school", "tot": "straks"}).errors["tot"]
    assert "morgen, vrijdag" in str(WachtForm())


def test_een_stapel_kan_wachten_bellen_en_noteren(wereld: Wereld) -> None:
    client, adres = wereld.client("sanne"), reverse("werkvoorraad:stapel")
    kies = {"kies": [str(wereld.dossier_id)], "doe": "ja"}
    dag = (vandaag() + timedelta(days=3)).isoformat()
    assert client.post(adres, {**kies, "daad": "wacht", "wie": "", "op": dag}).status_code == 422
    assert client.post(adres, {**kies, "daad": "wacht", "wie": "de school", "op": dag}).status_code == 302
    assert client.post(adres, {**kies, "daad": "terugbellen", "op": dag}).status_code == 302
    assert client.post(adres, {**kies, "daad": "notitie", "soort": "gestuurd", "tekst": "Brief."}).status_code == 302
    with wereld.als("sanne"):
        assert {h.soort for h in Herinnering.objects.all()} == {"wacht_op", "terugbellen"}
        assert Contactmoment.objects.get().soort == "gestuurd"


def test_een_stapel_die_iets_anders_doet_dan_de_bladzijde_vroeg_krijgt_een_zin(wereld: Wereld) -> None:
    """Two buttons at once: the questions of one, the act of the other."""
    data = {"kies": [str(wereld.dossier_id)], "doe": "ja", "begin": "toewijzen", "daad": "notitie"}
    antwoord = wereld.client("sanne").post(reverse("werkvoorraad:stapel"), data)
    assert antwoord.status_code == 422
    assert "Schrijf de notitie." in antwoord.content.decode()


def test_wie_wacht_komt_terug_op_de_lijst_zoals_die_gefilterd_was(wereld: Wereld) -> None:
    rij = herinnering(wereld)
    adres = reverse("werkvoorraad:klaar", args=[rij.pk])
    antwoord = wereld.client("sanne").post(f"{adres}?terug=route%3DZ%26lijst%3Dwacht")
    assert antwoord["Location"] == f"{LIJST}?lijst=wacht&route=Z&gedaan=klaar.{rij.pk}"


@pytest.mark.parametrize("naam", ["amira", "bert", "wim"])
def test_wie_geen_werkvoorraad_heeft_rondt_geen_herinnering_af(wereld: Wereld, naam: str) -> None:
    """A newcomer writes C16 (her own appointments), but never takes a line of her contact person off the list."""
    with wereld.als("sanne") as sanne:
        herinnering = zet_herinnering(wereld.dossier(), door=sanne, soort="terugbellen", op=VANDAAG, nu=NU)
    client = wereld.client(naam)
    assert client.post(reverse("werkvoorraad:klaar", args=[herinnering.pk])).status_code == 409
    data = {"kies": str(wereld.dossier_id), "daad": "wacht", "doe": "ja", "wie": "DUO", "op": "1-1-2027"}
    assert client.post(reverse("werkvoorraad:stapel"), data).status_code == 404
    with wereld.als("sanne"):
        assert list(Herinnering.objects.values_list("klaar_op", flat=True)) == [None]
