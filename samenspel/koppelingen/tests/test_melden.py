"""Besluit inburgering artikel 9.2 lid 2 and 9.3 lid 2: each fact that the college must report makes one line, with its values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from samenspel.dossiers.forms.feit import EXTRA
from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.models import Dossier, DuoMelding, Gebeurtenis
from samenspel.koppelingen.duo.melden import SOORTEN, regels
from samenspel.plan.models import Pip
from tests.wereld import NU, VANDAAG, Wereld
from wet.melden import MELDINGEN

pytestmark = pytest.mark.django_db

_GEGEVENS: dict[str, dict[str, Any]] = {
    "pip_dagtekening": {"leerroute": "B1"}, "pip_wijziging": {"leerroute": "Z"}, "leerroute_gewijzigd": {"leerroute": "ONDERWIJS"},
    "afgeschaald": {"onderdeel": "lezen", "niveau": "A2"}, "urennorm_verlaagd": {"type": "nt2", "norm": 300},
    "geen_aanbod": {"reden": "de school begint in september"}, "niet_vrijstellende_opleiding": {"opleiding": "mbo zorg", "mag_afmaken": True},
    "uren": {"type": "nt2", "uren": 120},
    "aanwezigheid": {"begin": "2026-05-01", "verzuim_geoorloofd": 4, "verzuim_ongeoorloofd": 2},
    "inspanning": {"inspanning": "Komt naar elke les en oefent in het taalcafé."},
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


@pytest.mark.parametrize("soort", sorted(MELDINGEN))
def test_elk_feit_dat_het_college_moet_melden_geeft_een_regel_met_artikel_en_waarden(
    wereld: Wereld, soort: str
) -> None:
    assert set(_GEGEVENS.get(soort, {})) >= set(EXTRA.get(soort, {})) - {"instelling"}
    leg(wereld, soort, date(2026, 6, 1))
    (regel,) = open_(wereld)
    assert regel.melding.regel == MELDINGEN[soort].code
    assert "artikel 9.2, lid 2" in regel.artikel or "artikel 9.3, lid 2" in regel.artikel
    assert regel.waarden
    assert all(waarde.tekst for waarde in regel.waarden)
    assert wereld.client("sanne").get(reverse("koppelingen:melden"), {"soort": regel.melding.regel}).status_code == 200
    assert regel.melding.regel in SOORTEN


@pytest.mark.parametrize("soort", sorted(MELDINGEN))
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


@pytest.mark.parametrize("soort", ["aanbod_gedaan", "geen_aanbod", "uren", "aanwezigheid", "inspanning"])
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
            intensiteit_leerroute=Decimal("12.5"), alfabetisering_verplicht=False, begonnen_op=NU, begonnen_door_id=sanne.mens(),
            bewaard_op=NU, bewaard_door_id=sanne.mens(), vastgesteld_op=NU, vastgesteld_door_id=sanne.gebruiker_id,
        )  # fmt: skip
    leg(wereld, "pip_dagtekening", date(2026, 5, 28))
    (regel,) = open_(wereld)
    per_veld = {waarde.veld: waarde for waarde in regel.waarden}
    assert per_veld["geschatteIntensiteitB1Route"].tekst.startswith("12,5 uur per week")
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
