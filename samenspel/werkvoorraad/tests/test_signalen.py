"""Who needs attention though no term of one's own says so: late actions of others, second opinions, signals of the law."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

import wet
from samenspel.dossiers.beeld import beeld_van
from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.dossiers.verversing import ververs
from samenspel.huisstijl.gegevens import Werkrij
from samenspel.intake.handelingen.leerbaarheid import meld_aan_voor_lbt
from samenspel.intake.models import SecondOpinion
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import vandaag
from samenspel.personen.models import Gezinslid
from samenspel.werkvoorraad.acties import actieteksten
from samenspel.werkvoorraad.bundel import Bundel
from samenspel.werkvoorraad.keuze import lijst_van
from samenspel.werkvoorraad.models import Overgeslagen
from samenspel.werkvoorraad.regels import Regel, regels_van
from samenspel.werkvoorraad.rijen import Blik, maak_rijen
from samenspel.werkvoorraad.signalen import uit_termijnen, van_kind
from samenspel.werkvoorraad.tests.test_plan_op_de_lijst import actie
from tests.wereld import NU, VANDAAG, Wereld, beleid

pytestmark = pytest.mark.django_db
LIJST = "/werkvoorraad/"


def regels(wereld: Wereld, soort: str, op: date = VANDAAG, naam: str = "sanne") -> list[Regel]:
    with wereld.als(naam) as wie:
        return [regel for regel in regels_van(wie, op) if regel.soort == soort]


def rijen(wereld: Wereld, gezocht: Iterable[Regel], op: date = VANDAAG) -> list[Werkrij]:
    alle = list(gezocht)
    with wereld.als("sanne") as sanne:
        blik = Blik(wie=sanne, op=op, laat={}, mag_plannen=True, acties=actieteksten([r.id for r in alle], sanne))
        return maak_rijen([Bundel(regel) for regel in alle], blik)


@pytest.mark.parametrize(
    ("velden", "wie"),
    [
        ({"eigenaar": "organisatie", "opdracht": "Taalmaatje zoeken"}, "VluchtelingenWerk"),
        ({"eigenaar": "inburgeraar"}, "de inburgeraar zelf"),
        ({"eigenaar": "medewerker", "medewerker": "kees"}, "Kees Boonstra"),
    ],
)
def test_een_actie_van_een_ander_die_te_laat_is_staat_bij_de_contactpersoon(
    wereld: Wereld, velden: dict[str, Any], wie: str
) -> None:
    """27 days too late, and nobody's work: the contact person asks, or agrees on another day."""
    if velden["eigenaar"] == "organisatie":
        velden = {**velden, "organisatie": wereld.vluchtelingenwerk}
    if "medewerker" in velden:
        velden = {**velden, "medewerker": wereld.gebruikers["kees"]}
    gevonden = actie(wereld, **velden)
    assert regels(wereld, "actie_ander", date(2026, 6, 5)) == []  # its own last day
    later = date(2026, 7, 2)
    (regel,) = regels(wereld, "actie_ander", later)
    (rij,) = rijen(wereld, [regel], later)
    assert wie in rij.wat
    assert "Kinderopvang regelen" in rij.wat
    assert (rij.stand, rij.nog, rij.knop) == ("dringend", "27 dagen open", "Vraag na")
    assert "geen wettelijke termijn" in rij.voor_bron
    assert (
        rij.bron_url == rij.wacht_url == reverse("plan:actiedaad", args=[wereld.dossier_id, gevonden.pk, "verzetten"])
    )
    assert lijst_van(regel) == "mijn"


def test_een_late_actie_staat_een_keer_op_een_lijst(wereld: Wereld) -> None:
    """Her own action stands as her own; Kees sees his, and nothing of the dossiers of Sanne."""
    actie(wereld)
    later = date(2026, 7, 2)
    assert regels(wereld, "actie_ander", later) == []
    assert len(regels(wereld, "actie", later)) == 1
    actie(wereld, eigenaar="medewerker", medewerker=wereld.gebruikers["kees"])
    assert regels(wereld, "actie_ander", later, "kees") == []
    actie(wereld, eigenaar="niemand", eigenaar_uiterlijk=VANDAAG)
    assert len(regels(wereld, "actie_ander", later)) == 1  # what is nobody's stands under Van niemand


def test_een_tweede_mening_zonder_uitkomst_staat_op_de_lijst_en_kan_wachten(wereld: Wereld) -> None:
    with als_eigenaar():
        mening = SecondOpinion.objects.create(
            gemeente=wereld.assen, dossier_id=wereld.dossier_id, gevraagd_op=VANDAAG - timedelta(days=9), reden="twijfel",
            school="Taalschool Noord", door=wereld.gebruikers["sanne"], vastgelegd_op=NU,
        )  # fmt: skip
    (rij,) = rijen(wereld, regels(wereld, "tweede_mening"))
    assert rij.wat == "Tweede mening van Taalschool Noord: nog geen uitkomst"
    assert rij.nog == "9 dagen open"
    assert rij.actie_url == reverse("intake:uitkomst", args=[wereld.dossier_id, mening.pk])
    client = wereld.client("sanne")
    assert client.get(rij.actie_url).status_code == 200
    dag = vandaag() + timedelta(days=5)
    assert client.post(rij.wacht_url, {"wie": "de school", "tot": dag.isoformat()}).status_code == 302
    (regel,) = regels(wereld, "tweede_mening", vandaag())
    assert (lijst_van(regel), regel.wacht) == ("wacht", ("de school", dag))
    (regel,) = regels(wereld, "tweede_mening", dag)
    assert lijst_van(regel) == "mijn"
    with als_eigenaar():
        SecondOpinion.objects.update(uitkomst="twijfel", uitkomst_op=VANDAAG)
    assert regels(wereld, "tweede_mening") == []


def test_een_pip_dat_later_bekend_werd_vraagt_aandacht_tot_het_gezien_is(wereld: Wereld) -> None:
    """Wi 11 lid 2: the three years run since the day after the date, so days are lost."""
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        leg_vast(
            dossier, "pip_dagtekening", op=date(2026, 5, 20), gegevens={"leerroute": "B1"}, door=sanne, vastgelegd_op=NU
        )
        leg_vast(dossier, "pip_bekendgemaakt", op=date(2026, 6, 1), door=sanne, vastgelegd_op=NU)
    (regel,) = regels(wereld, "signaal")
    (rij,) = rijen(wereld, [regel])
    assert (rij.wat, rij.stand) == ("PIP later bekendgemaakt dan het gedagtekend is", "dringend")
    assert "12 dagen gaan van de termijn af" in rij.uitleg
    assert "artikel 11, lid 2" in rij.bron
    client = wereld.client("sanne")
    assert "Wat deed u hiermee?" in client.post(rij.klaar_url).content.decode()
    assert client.post(rij.klaar_url, {"reden": " "}).status_code == 422
    antwoord = client.post(rij.klaar_url, {"reden": "Amira weet het"})
    assert antwoord.status_code == 302
    assert regels(wereld, "signaal") == []
    assert "staat niet meer op de lijst" in client.get(antwoord["Location"]).content.decode()
    with wereld.als("sanne"):
        (weg,) = Overgeslagen.objects.all()
    client.post(reverse("werkvoorraad:ongedaan", args=["gezien", weg.pk]))
    assert len(regels(wereld, "signaal")) == 1
    assert regels(wereld, "signaal", date(2026, 8, 1)) == []  # nobody can object any more; the dossier keeps saying it


def _feit(wereld: Wereld, soort: str, op: date, **gegevens: Any) -> None:
    with wereld.als("sanne") as sanne:
        leg_vast(wereld.dossier(), soort, op=op, gegevens=gegevens, door=sanne, vastgelegd_op=NU)


def test_duo_die_anders_telt_een_oud_pip_en_te_weinig_uren_staan_op_de_lijst(wereld: Wereld) -> None:
    """Each with the sentence of `wet`, its article and the next act; the rows of T12 and T17 hold what is asked."""
    _feit(wereld, "tienwekentermijn_gestart", date(2026, 4, 13))
    (rij,) = rijen(wereld, regels(wereld, "signaal"))
    assert (rij.wat, rij.stand, rij.knop) == (
        "DUO telt de tien weken vanaf een andere dag",
        "deze_week",
        "Kijk feiten na",
    )
    assert "Wij kwamen uit op 10 april 2026" in rij.uitleg
    assert rij.bron == "Besluit inburgering 2021, artikel 5.3, lid 1"
    assert rij.actie_url == reverse("dossiers:tijdlijn", args=[wereld.dossier_id])
    assert regels(wereld, "signaal", date(2026, 4, 12)) == []  # before DUO said so

    _feit(wereld, "pvt_ondertekend", date(2026, 5, 4))
    _feit(wereld, "uren", date(2026, 5, 4), type="pvt", uren=7.5)
    assert {r.wat for r in rijen(wereld, regels(wereld, "signaal"))} == {
        rij.wat, "Participatieverklaring getekend met minder dan 12 uur",
    }  # fmt: skip

    _feit(wereld, "pip_dagtekening", date(2026, 4, 2), leerroute="B1")  # before DUO's notice of 10 April
    per = {r.wat: r for r in rijen(wereld, regels(wereld, "signaal"))}
    pvt, oud = (
        per["Participatieverklaring getekend met minder dan 12 uur"],
        per["Het PIP is ouder dan de kennisgeving van DUO"],
    )
    assert len(per) == 2  # the ten weeks are met: the dossier keeps saying that DUO counted otherwise
    assert "7,5 van de 12 uren" in pvt.uitleg
    assert pvt.bron == "Besluit inburgering 2021, artikel 3.1"
    assert (pvt.knop, pvt.actie_url) == ("Boek uren", reverse("dossiers:feit", args=[wereld.dossier_id, "uren"]))
    assert "Het PIP van 2 april 2026 is ouder dan de kennisgeving van DUO van 10 april 2026" in oud.uitleg

    with wereld.als("sanne") as sanne:
        beeld = beeld_van(wereld.dossier(), wie=sanne, op=VANDAAG)
        van_wet = {s.tekst for s in wet.signalen(beeld.feiten, beeld.beleid, VANDAAG)}
    assert {pvt.uitleg, oud.uitleg, rij.uitleg} == van_wet  # word for word what the dossier says

    _feit(wereld, "uren", date(2026, 5, 20), type="pvt", uren=4.5)
    client = wereld.client("sanne")
    assert client.post(oud.klaar_url, {"reden": "DUO weet het, de kennisgeving kwam laat"}).status_code == 302
    assert regels(wereld, "signaal") == []


def test_ines_haalt_geen_signaal_van_een_andere_gemeente_weg(wereld: Wereld) -> None:
    for adres in (
        reverse("werkvoorraad:gezien", args=[wereld.dossier_id, "S15", "2026-06-01"]),
        reverse("werkvoorraad:wacht_signaal", args=[wereld.dossier_id, "S15"]),
    ):
        assert wereld.client("ines").post(adres, {"reden": "x", "wie": "x", "tot": "1-1-2030"}).status_code == 404
    onbekend = reverse("werkvoorraad:gezien", args=[wereld.dossier_id, "T12", "2026-06-01"])
    assert wereld.client("sanne").post(onbekend, {"reden": "druk"}).status_code == 409


def test_een_kind_dat_achttien_wordt_staat_een_half_jaar_vooruit_op_de_lijst(wereld: Wereld) -> None:
    with als_eigenaar():
        Gezinslid.objects.create(
            gemeente=wereld.assen, dossier_id=wereld.dossier_id, relatie="kind", naam="Sami", geboortedatum="2008-06-12"
        )
        Gezinslid.objects.create(
            gemeente=wereld.assen, dossier_id=wereld.dossier_id, relatie="kind", naam="Noor", geboortedatum="2010-06-12"
        )
    (regel,) = regels(wereld, "signaal")
    (rij,) = rijen(wereld, [regel])
    assert (rij.wat, rij.dag) == ("Een kind wordt 18 jaar", date(2026, 6, 12))
    assert regels(wereld, "signaal", date(2025, 12, 1)) == []
    assert len(regels(wereld, "signaal", date(2025, 12, 12))) == 1
    assert regels(wereld, "signaal", date(2026, 6, 13)) == []


@pytest.mark.parametrize(
    ("geboren", "op"), [("2008", "2026-07-01"), ("2008-12", "2026-12-31"), ("2009-01-31", "2026-08-01")]
)
def test_de_ruime_vraag_mist_niemand(geboren: str, op: str) -> None:
    """What the database is asked is wider than what `wet` says, also for a birth date that is partly unknown."""
    from samenspel.werkvoorraad.signalen import geboren_tussen

    dag = date.fromisoformat(op)
    oudste, jongste = geboren_tussen(dag)
    assert van_kind(UUID(int=1), "A26-0009", geboren, dag) is not None
    assert oudste <= geboren <= jongste


def test_ontzorgen_dat_eindigt_voor_de_beoordeling_is_een_signaal() -> None:
    """Pw 56a lid 2; from two rows that the list has already."""
    feiten = wet.Feiten("assen", "ASIEL_A", None, (), (wet.Gebeurtenis("recht_op_bijstand", date(2026, 1, 1), {}),))
    beleid = wet.beleid_uit({"ontzorg_review_maanden": [(date(2022, 1, 1), 8, "besluit")]})
    rijen_ = [(UUID(int=n), "A26-0009", rij) for n, rij in enumerate(wet.rijen(feiten, beleid))]
    (melding,) = uit_termijnen(rijen_, VANDAAG)
    assert (melding.code, melding.dag) == ("S07", date(2026, 6, 30))
    (signaal,) = [s for s in wet.signalen(feiten, beleid, VANDAAG) if s.code == "ontzorgreview_na_termijn"]
    assert (melding.tekst, melding.sinds) == (signaal.tekst, signaal.op)


# R211: not registered for the leerbaarheidstoets, by the municipality's own term.


def test_wie_niet_is_aangemeld_voor_de_toets_staat_op_de_lijst_tot_er_een_aanmelding_is(
    wereld: Wereld,
) -> None:
    assert regels(wereld, "signaal") == []  # no value, no term
    beleid(wereld.assen, lbt_aanmelden_weken=3)
    with wereld.als("sanne") as sanne:
        ververs(wereld.dossier(), wie=sanne)
    assert regels(wereld, "signaal", date(2026, 5, 1)) == []  # the ten weeks start on 10 April
    (regel,) = regels(wereld, "signaal")
    (rij,) = rijen(wereld, [regel])
    assert (rij.wat, rij.knop) == ("Nog niet aangemeld voor de leerbaarheidstoets", "Meld aan")
    assert rij.actie_url == reverse("intake:toetsaanmelding", args=[wereld.dossier_id])
    assert "binnen 3 weken na het begin van de tien weken" in rij.uitleg
    assert rij.bron == "proefbesluit"  # the decision of the municipality, no article
    client = wereld.client("sanne")
    assert client.get(rij.actie_url).status_code == 200
    with wereld.als("sanne") as sanne:
        meld_aan_voor_lbt(wereld.dossier(), door=sanne, op=VANDAAG, toets_op=date(2026, 6, 20), vastgelegd_op=NU)
    assert regels(wereld, "signaal") == []


def test_artikel_14_wie_niet_hoeft_in_te_burgeren_staat_niet_als_niet_aangemeld_op_de_lijst() -> None:
    eigen = wet.beleid_uit({"lbt_aanmelden_weken": [(date(2026, 1, 1), 3, "besluit")]})
    meld = wet.Gebeurtenis("kennisgeving_inburgeringsplicht", date(2026, 4, 10))
    vrij = wet.Gebeurtenis("vrijstelling", date(2026, 5, 10), {"omvang": "tijdelijk", "tot": "2026-12-31"})

    def aantal(*feiten: wet.Gebeurtenis, op: date = VANDAAG) -> int:
        rijen_ = wet.rijen(wet.Feiten("wet", "GEZIN", gebeurtenissen=feiten), eigen)
        return len(list(uit_termijnen([(UUID(int=1), "A26-0001", rij) for rij in rijen_], op)))

    assert aantal(meld) == 1
    assert aantal(meld, vrij) == 0
    assert aantal(meld, vrij, op=date(2027, 1, 4)) == 1


def test_het_signaal_over_de_toets_kost_de_lijst_geen_vraag(wereld: Wereld) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def aantal() -> int:
        with wereld.als("sanne") as wie, CaptureQueriesContext(connection) as vangst:
            regels_van(wie, VANDAAG)
        return len(vangst)

    voor = aantal()
    beleid(wereld.assen, lbt_aanmelden_weken=3)
    with wereld.als("sanne") as sanne:
        ververs(wereld.dossier(), wie=sanne)
    assert len(regels(wereld, "signaal")) == 1
    assert aantal() == voor


def test_een_aanmelding_die_werd_ingetrokken_brengt_het_signaal_terug(wereld: Wereld) -> None:
    beleid(wereld.assen, lbt_aanmelden_weken=3)
    with wereld.als("sanne") as sanne:
        feit = meld_aan_voor_lbt(wereld.dossier(), door=sanne, op=VANDAAG, vastgelegd_op=NU)
        assert regels(wereld, "signaal") == []
        trek_in(feit, door=sanne, op=VANDAAG, reden="Vergissing", vastgelegd_op=NU)
    assert len(regels(wereld, "signaal")) == 1
