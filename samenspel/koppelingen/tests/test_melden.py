"""Besluit inburgering artikel 9.2 lid 2 and 9.3 lid 2: each fact that the college must report makes one line, with its values."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from samenspel.dossiers.handelingen.toewijzen import wijs_toe
from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import Dossier, DuoMelding, Gebeurtenis
from samenspel.kern.identiteit import als_eigenaar
from samenspel.koppelingen.duo.bezwaren import Feiten, van_aanbod, van_gesprek, van_intrekking
from samenspel.koppelingen.duo.melden import SOORTEN, regels
from samenspel.plan.models import Pip
from samenspel.toegang.models import Gebruiker
from tests.wereld import BSN_AMIRA, NU, VANDAAG, Wereld
from wet.melden import MELDINGEN

pytestmark = pytest.mark.django_db

_GEGEVENS: dict[str, dict[str, Any]] = {
    "pip_dagtekening": {"leerroute": "B1"}, "pip_wijziging": {"leerroute": "Z"},
    "leerroute_gewijzigd": {"leerroute": "ONDERWIJS", "reden": "haalt het diploma van het taalschakeltraject wel"},
    "afgeschaald": {"onderdeel": "lezen", "niveau": "A2"}, "urennorm_verlaagd": {"type": "nt2", "norm": 300},
    "geen_aanbod": {"reden": "de school begint in september"}, "niet_vrijstellende_opleiding": {"opleiding": "mbo zorg", "mag_afmaken": True},
    "uren": {"type": "nt2", "uren": 120},
    "aanwezigheid": {"begin": "2026-05-01", "verzuim_geoorloofd": 4, "verzuim_ongeoorloofd": 2},
    "inspanning": {"inspanning": "Komt naar elke les en oefent in het taalcafé."},
    "taalniveau": {"lezen": "A2", "luisteren": "B1", "schrijven": "A1", "spreken": "A2"},
    "aanbod_gedaan": {"school": "Taalschool Noord", "schoolnummer": "0012345678", "keurmerk": "bow", "alfabetisering": "AA", "start_opleiding": "2026-06-15"},
}  # fmt: skip
LID_2: dict[str, tuple[str, str, tuple[str, ...]]] = {
    # domein.md 6.1, Besluit inburgering 9.2 lid 2 onder a: the route and its changes, the intensity (asylum)
    "de leerroute": ("pip_dagtekening", "artikel 9.3, lid 2", ("leerroute", "geschatteIntensiteitB1Route")),
    "een wijziging van de leerroute": ("leerroute_gewijzigd", "artikel 9.2, lid 2, onderdeel a", ("leerroute", "leerroute_vanaf", "reden_wijziging")),
    # onder b: progress, attendance, effort, language level, PVT, MAP
    "de voortgang": ("uren", "artikel 9.2, lid 2, onderdeel b", ("uren", "soort_uren", "dag")),
    "de aanwezigheid": ("aanwezigheid", "artikel 9.2, lid 2, onderdeel b", ("vanaf", "dag", "verzuim_geoorloofd", "verzuim_ongeoorloofd")),
    "de inspanning": ("inspanning", "artikel 9.2, lid 2, onderdeel b", ("inspanning", "dag")),
    "het taalniveau": ("taalniveau", "artikel 9.2, lid 2, onderdeel b", ("dag", "niveau_lezen", "niveau_luisteren", "niveau_schrijven", "niveau_spreken")),
    "de PVT": ("pvt_ondertekend", "artikel 9.2, lid 2, onderdeel b", ("datumOndertekeningPvt",)),
    "de MAP": ("map_eindgesprek", "artikel 9.2, lid 2, onderdeel b", ("datumEindgesprekMap",)),
    "het einde van de Z-route": ("z_eindgesprek", "artikel 9.2, lid 2, onderdeel b", ("datumAfrondingZroute", "uren_cursus", "uren_participatie")),
    # 9.3 lid 2: the date of the PIP, no offer, an education that does not exempt
    "de dagtekening van het PIP": ("pip_dagtekening", "artikel 9.3, lid 2", ("dagtekeningPip",)),
    "een wijziging van het PIP": ("pip_wijziging", "artikel 9.3, lid 2", ("dagtekeningPip", "leerroute")),
    "geen aanbod": ("geen_aanbod", "artikel 9.3, lid 2", ("dag", "reden")),
    "een opleiding die niet vrijstelt": ("niet_vrijstellende_opleiding", "artikel 9.3, lid 2", ("opleiding", "indicatorMagOpleidingAfmaken")),
    # the send list of domein.md 6.4
    "een aanbod": ("aanbod_gedaan", "artikel 9.3, lid 2", ("datumInburgeringsaanbod", "school", "instellingsnummer", "indicatorAlfabetiseringsonderwijs", "verwachteStartdatumOpleiding")),
    "het niveau per vaardigheid": ("afgeschaald", "artikel 9.3, lid 2", ("onderdeel", "niveau")),
    "een lagere urennorm": ("urennorm_verlaagd", "artikel 9.3, lid 2", ("norm",)),
    "geen leerbaarheidstoets": ("lbt_afgezien", "artikel 9.2, lid 2", ("dag", "geen_lbt")),
    "de contactpersoon": ("toegewezen", "artikel 9.2, lid 2", ("naam", "email", "telefoonnummer")),
}  # fmt: skip


def leg(wereld: Wereld, soort: str, op: date, **gegevens: Any) -> Gebeurtenis:
    with wereld.als("sanne") as sanne:
        return leg_vast(
            wereld.dossier(), soort, op=op, door=sanne, gegevens=gegevens or _GEGEVENS.get(soort, {}), vastgelegd_op=NU
        )


def lijst(wereld: Wereld, **filters: Any) -> list[Any]:
    with wereld.als("sanne") as sanne:
        rijen = (
            DuoMelding.objects.filter(**filters)
            .select_related("dossier", "gebeurtenis")
            .order_by("gebeurtenis__op", "pk")
        )
        return regels(rijen, wie=sanne, vandaag=VANDAAG)


def open_(wereld: Wereld) -> list[Any]:
    return lijst(wereld, gemeld_op__isnull=True, vervallen_op__isnull=True)


@pytest.mark.parametrize("wat", LID_2)
def test_elk_feit_dat_het_college_moet_melden_geeft_een_regel_met_artikel_en_waarden(wereld: Wereld, wat: str) -> None:
    soort, artikel, velden = LID_2[wat]
    gegevens = dict(_GEGEVENS.get(soort, {}))
    if soort == "pip_dagtekening":
        gegevens["uren_totaal"] = 600
    if soort == "toegewezen":
        with als_eigenaar():
            Gebruiker.objects.filter(pk=wereld.gebruikers["kees"].pk).update(telefoon="0592 123456")
        gegevens = {"aan": str(wereld.gebruikers["kees"].pk)}
    leg(wereld, soort, date(2026, 6, 1), **gegevens)
    (regel,) = open_(wereld)
    assert regel.artikel == f"Besluit inburgering 2021, {artikel}"
    gevuld = {waarde.veld for waarde in regel.waarden if waarde.tekst}
    assert set(velden) <= gevuld
    assert bool(regel.onzeker) == (wat in {"geen leerbaarheidstoets", "de contactpersoon"})
    assert regel.melding.regel in SOORTEN


def test_elke_soort_melding_staat_in_de_lijst_per_artikel() -> None:
    assert {soort for soort, _artikel, _velden in LID_2.values()} == set(MELDINGEN)


@pytest.mark.parametrize("soort", ["pip_dagtekening", "uren", "aanbod_gedaan", "taalniveau", "lbt_afgezien"])
def test_wat_duo_zelf_zei_hoeft_niemand_te_melden(wereld: Wereld, soort: str) -> None:
    with wereld.als("sanne") as sanne:
        leg_vast(
            wereld.dossier(),
            soort,
            op=date(2026, 6, 1),
            door=sanne,
            gegevens=_GEGEVENS.get(soort, {}),
            bron="duo",
            vastgelegd_op=NU,
        )
    assert open_(wereld) == []


@pytest.mark.parametrize("soort", ["aanbod_gedaan", "geen_aanbod", "uren", "aanwezigheid", "inspanning", "taalniveau"])
def test_aanbod_en_uren_meldt_het_college_alleen_voor_asiel(wereld: Wereld, soort: str) -> None:
    with wereld.als("sanne"):
        Dossier.objects.filter(pk=wereld.dossier_id).update(doelgroep="GEZIN", doelgroep_nu="GEZIN")
    leg(wereld, soort, date(2026, 6, 1))
    assert open_(wereld) == []


def test_uren_zijn_een_totaal_dat_het_vorige_vervangt_en_terugkomt_na_intrekken(wereld: Wereld) -> None:
    leg(wereld, "uren", date(2026, 5, 1), type="nt2", uren=40)
    leg(wereld, "pip_dagtekening", date(2026, 5, 10))
    leg(wereld, "uren", date(2026, 5, 20), type="nt2", uren=30)
    tweede = leg(wereld, "uren", date(2026, 6, 1), type="nt2", uren=12)
    waarden = {regel.melding.gebeurtenis.op: regel.kopie for regel in open_(wereld) if regel.melding.regel == "uren"}
    assert list(waarden) == [date(2026, 6, 1)]
    assert "taalles en KNM in de leerroute" in waarden[date(2026, 6, 1)]
    assert "42" in waarden[date(2026, 6, 1)]  # the 40 hours before the PIP belong to the brede intake
    with wereld.als("sanne") as sanne:
        trek_in(tweede, door=sanne, op=VANDAAG, reden="dubbel geboekt", vastgelegd_op=NU)
    over = [regel for regel in open_(wereld) if regel.melding.regel == "uren"]
    assert [regel.melding.gebeurtenis.op for regel in over] == [date(2026, 5, 20)]
    assert "30" in over[0].kopie


def test_de_regel_van_een_pip_draagt_intensiteit_en_alfabetisering_uit_het_plan(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        Pip.objects.create(
            gemeente=wereld.assen, dossier_id=wereld.dossier_id, versie=1, stand="vastgesteld", leerroute="B1", dagtekening=date(2026, 5, 28),
            intensiteit_leerroute=Decimal("12.5"), uren_leerroute_totaal=600, alfabetisering_verplicht=False, begonnen_op=NU, begonnen_door_id=sanne.mens(),
            bewaard_op=NU, bewaard_door_id=sanne.mens(), vastgesteld_op=NU, vastgesteld_door_id=sanne.gebruiker_id,
        )  # fmt: skip
    leg(wereld, "pip_dagtekening", date(2026, 5, 28))
    (regel,) = open_(wereld)
    per_veld = {waarde.veld: waarde for waarde in regel.waarden}
    assert per_veld["geschatteIntensiteitB1Route"].tekst == "600"  # DUO asks the whole route, not 12.5 a week
    assert not any("totaal aantal uren" in zin for zin in regel.bezwaren)
    assert per_veld["indicatorAlfabetiseringsonderwijs"].bij_duo == "NVT"
    assert per_veld["leerroute"].bij_duo == "B"
    with wereld.als("sanne"):
        Dossier.objects.filter(pk=wereld.dossier_id).update(doelgroep_nu="GEZIN")
    (regel,) = open_(wereld)
    assert "geschatteIntensiteitB1Route" not in {waarde.veld for waarde in regel.waarden}


def test_meer_regels_tegelijk_afvinken_is_alles_of_niets(wereld: Wereld) -> None:
    leg(wereld, "pip_dagtekening", date(2026, 5, 28))
    leg(wereld, "pvt_ondertekend", date(2026, 6, 2))
    ids = [str(regel.melding.pk) for regel in open_(wereld)]
    client, adres = wereld.client("sanne"), reverse("koppelingen:samen_gemeld")
    for velden, zin in (
        ({"op": "3-6-2026"}, "Kies eerst"),
        ({"op": "31-6-2026", "melding": ids}, "31 juni bestaat niet"),
        ({"op": "1-6-2026", "melding": ids}, "voordat het gebeurde"),  # the PVT was a day later
    ):
        antwoord = client.post(adres, velden)
        assert antwoord.status_code == 422
        assert zin in antwoord.content.decode()
        assert len(open_(wereld)) == 2
    assert client.post(adres, {"op": "3-6-2026", "melding": ids}).status_code == 302
    assert open_(wereld) == []
    assert wereld.client("rob").post(adres, {"op": "3-6-2026", "melding": ids}).status_code == 409


def test_artikel_9_2_lid_2_onder_b_aanwezigheid_en_inspanning_door_het_formulier(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    url = reverse("dossiers:feit", args=[wereld.dossier_id, "aanwezigheid"])
    fout = client.post(
        url,
        {"op": "1-6-2026", "begin": "2-6-2026", "verzuim_geoorloofd": "4", "verzuim_ongeoorloofd": "2", "bron": "hand"},
    )
    assert "verwisseld" in fout.content.decode()
    goed = {
        "op": "1-6-2026",
        "begin": "1-5-2026",
        "verzuim_geoorloofd": "4",
        "verzuim_ongeoorloofd": "0",
        "bron": "hand",
    }
    assert client.post(url, goed).status_code == 302
    (regel,) = open_(wereld)
    assert regel.kopie == (
        "Geteld vanaf: 01-05-2026\nDatum: 01-06-2026\nUren gemist met toestemming: 4\nUren gemist zonder toestemming: 0"
    )
    assert regel.artikel == "Besluit inburgering 2021, artikel 9.2, lid 2, onderdeel b"
    tijdlijn = client.get(reverse("dossiers:tijdlijn", args=[wereld.dossier_id])).content.decode()
    assert "4 uur gemist met toestemming" in tijdlijn


def test_zonder_totaal_van_de_b1_route_zegt_de_regel_wat_ontbreekt(wereld: Wereld) -> None:
    leg(wereld, "pip_dagtekening", date(2026, 5, 28))
    (regel,) = open_(wereld)
    assert "geschatteIntensiteitB1Route" not in {waarde.veld for waarde in regel.waarden}
    assert any("totaal aantal uren" in zin for zin in regel.bezwaren)


def test_een_nieuwe_contactpersoon_vervangt_de_regel_van_de_vorige(wereld: Wereld) -> None:
    with wereld.als("rob") as rob:
        for naam in ("kees", "sanne"):
            wijs_toe([wereld.dossier()], aan=wereld.gebruikers[naam], door=rob, op=VANDAAG, vastgelegd_op=NU)
    (regel,) = open_(wereld)
    assert regel.kopie.startswith("Naam van de contactpersoon: Sanne de Wit\nE-mail")
    assert any("telefoon" in zin for zin in regel.bezwaren)
    pagina = wereld.client("sanne").get(reverse("koppelingen:melden"), {"stand": "vervallen"}).content.decode()
    assert "er is een andere contactpersoon" in pagina
    adressen = re.findall(r'(?:href|action|data-adres)="([^"]*)"', pagina)
    for tekst in (pagina[pagina.index("<title>") : pagina.index("</title>")], *adressen):
        assert not any(naam in tekst.lower() for naam in ("sanne", "kees", "amira", BSN_AMIRA, "voorbeeld.test"))


_GOED = {"school": "Taalschool Noord", "schoolnummer": "0012345678", "keurmerk": "bow", "alfabetisering": "NVT"}
_PIP_B1: dict[str, Any] = {"pip_dagtekening": [(date(2026, 4, 1), {"leerroute": "B1"})]}
_TERMIJN: dict[str, Any] = {"duo_termijn": [(date(2026, 4, 2), {"begin": "2026-04-02", "einde": "2029-04-01"})]}


def _feiten(**meer: Any) -> Feiten:
    return Feiten({**_PIP_B1, **_TERMIJN, **meer}, "ASIEL_A", VANDAAG)


@pytest.mark.parametrize(("anders", "op", "zin"), [
    ({}, date(2026, 6, 1), ""),
    ({"school": ""}, date(2026, 6, 1), "De school ontbreekt"),
    ({"schoolnummer": ""}, date(2026, 6, 1), "nummer van de school"),
    ({"keurmerk": "geen"}, date(2026, 6, 1), "Blik op Werk"),
    ({"alfabetisering": ""}, date(2026, 6, 1), "eerst leert lezen en schrijven"),
    ({}, date(2026, 3, 31), "voor het PIP"),
    ({"start_opleiding": "2026-03-30"}, date(2026, 6, 1), "voor het PIP"),
    ({"einde_opleiding": "2029-06-01"}, date(2026, 6, 1), "na het einde van de termijn"),
    ({}, date(2026, 4, 20), "nieuwer aanbod bij deze school"),
])  # fmt: skip
def test_wat_duo_bij_een_aanbod_weigert(anders: dict[str, str], op: date, zin: str) -> None:
    ander = {**_GOED, "school": "TAALSCHOOL NOORD"}
    feiten = _feiten(
        aanbod_gedaan=[(op, {**_GOED, **anders}), *([(date(2026, 5, 20), ander)] if "nieuwer" in zin else [])]
    )
    zinnen = van_aanbod(feiten, op=op, gegevens={**_GOED, **anders})
    assert any(zin in gezegd for gezegd in zinnen) if zin else zinnen == []


def test_in_de_onderwijsroute_alleen_een_school_met_taalschakeltraject() -> None:
    feiten = Feiten({"pip_dagtekening": [(date(2026, 4, 1), {"leerroute": "ONDERWIJS"})]}, "ASIEL_A", VANDAAG)
    assert any("taalschakeltraject" in zin for zin in van_aanbod(feiten, op=date(2026, 6, 1), gegevens=_GOED))
    assert van_aanbod(feiten, op=date(2026, 6, 1), gegevens={**_GOED, "keurmerk": "tst"}) == []


@pytest.mark.parametrize(("regel", "feiten", "zin"), [
    ("pip_vastgesteld", _TERMIJN, "termijn al vastgesteld"),
    ("pip_gewijzigd", {"uren": [(date(2026, 5, 1), {"type": "nt2", "uren": 3})]}, "al uren gevolgd"),
    ("pip_vastgesteld", {}, ""),
    ("pvt", {"z_eindgesprek": [(date(2026, 6, 1), {})]}, "Z-route is al afgerond"),
    ("map", {"z_eindgesprek": [(date(2026, 6, 1), {})]}, "Z-route is al afgerond"),
    ("map", _TERMIJN, ""),
])  # fmt: skip
def test_wat_duo_niet_meer_laat_intrekken(regel: str, feiten: dict[str, Any], zin: str) -> None:
    zinnen = van_intrekking(Feiten(feiten, "ASIEL_A", VANDAAG), regel=regel)
    assert any(zin in gezegd for gezegd in zinnen) if zin else zinnen == []


@pytest.mark.parametrize(("einde", "verwijtbaar", "zin"), [
    ("2026-05-01", "", "vul Ja of Nee in"), ("2026-05-01", "ja", ""), ("2026-05-01", "nee", ""), ("2029-04-01", "", ""),
    ("2029-04-01", "ja", "kan pas als de termijn voorbij is"), ("2029-04-01", "nee", "voor het einde van de termijn"),
])  # fmt: skip
def test_verwijtbaar_alleen_als_duo_erom_vraagt(einde: str, verwijtbaar: str, zin: str) -> None:
    feiten = _feiten(duo_termijn=[(date(2026, 4, 2), {"begin": "2026-04-02", "einde": einde})])
    zinnen = van_gesprek(feiten, op=date(2026, 6, 1), verwijtbaar=verwijtbaar)
    assert any(zin in gezegd for gezegd in zinnen) if zin else zinnen == []


def test_een_ingetrokken_gemeld_pip_wordt_getoetst_aan_wat_duo_nog_toelaat(wereld: Wereld) -> None:
    pip = leg(wereld, "pip_dagtekening", date(2026, 5, 28))
    leg(wereld, "uren", date(2026, 6, 1))
    with wereld.als("sanne") as sanne:
        DuoMelding.objects.filter(regel="pip_vastgesteld").update(gemeld_op=VANDAAG)
        trek_in(pip, door=sanne, op=VANDAAG, reden="van een ander", vastgelegd_op=NU)
    (regel,) = [r for r in open_(wereld) if r.intrekking]
    assert any("al uren gevolgd" in zin for zin in regel.bezwaren)
