"""A dossier that is written at once holds the same rows as one that is built up act by act, in few statements."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samenspel.dossiers.handelingen.aanmelden import meld_aan
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import BewaakteTermijn, Doelgroep, Dossier, DuoMelding, Gebeurtenis
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7, uuid7_tekst
from samenspel.personen.handelingen import leg_contact_vast
from samenspel.personen.models import Contactgegeven, Naam, Nummer, Persoon, Zoekterm
from samenspel.personen.nummers import leg_nummer_vast
from tests.wereld import NU, Wereld, beleid

pytestmark = pytest.mark.django_db

DAG = date(2026, 4, 10)
MODELLEN: tuple[type[Model], ...] = (
    Persoon, Naam, Zoekterm, Nummer, Contactgegeven, Gebeurtenis, DuoMelding, BewaakteTermijn,
)  # fmt: skip
_ANDERS = {"id", "dossier", "gebeurtenis", "nummer", "cijfer"}  # a key, a counter, or a fresh nonce
WIE: dict[str, Any] = {
    "naam": " Sanne  van der Berg ",
    "geboortedatum": "1994-03",
    "persoon": {"talen": ["Tigrinya", "Arabisch"], "tolk_nodig": True, "roepnaam": "San", "andere_namen": ("Zanna",)},
}
BEREIK: dict[str, Any] = {
    "bsn": "999990020", "v_nummer": "1234567890", "telefoon": "+31 6 1111 2222", "azc": "AZC Assen", "adres": "Vaart 12, Assen",
}  # fmt: skip


def rijen(dossier_id: UUID) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of a dossier, without its keys."""
    uit = {}
    alle: tuple[type[Model], ...] = (Dossier, *MODELLEN)
    for model in alle:
        velden = [veld.name for veld in model._meta.concrete_fields if veld.name not in _ANDERS]
        sleutel = "pk" if model is Dossier else "dossier_id"
        gevonden = model._default_manager.filter(**{sleutel: dossier_id}).order_by("pk").values_list(*velden)
        uit[model.__name__] = [tuple(bytes(w) if isinstance(w, memoryview) else w for w in rij) for rij in gevonden]
    return uit


def stap_voor_stap(wereld: Wereld, doelgroep: str, feit: str, bron: str) -> Dossier:
    """Person first; numbers, contacts and facts by an act each."""
    sanne = wereld.sanne
    dossier = open_dossier(Aanmelding(doelgroep=doelgroep, **WIE), door=sanne, op=DAG, bron=bron, vastgelegd_op=NU)
    leg_nummer_vast(dossier.pk, "bsn", BEREIK["bsn"], door=sanne)
    leg_nummer_vast(dossier.pk, "v_nummer", BEREIK["v_nummer"], door=sanne)
    leg_contact_vast(dossier.pk, "telefoon", BEREIK["telefoon"], door=sanne)
    leg_contact_vast(dossier.pk, "azc", BEREIK["azc"], door=sanne, vanaf=DAG)
    leg_contact_vast(dossier.pk, "adres", BEREIK["adres"], door=sanne, vanaf=DAG)
    leg_vast(dossier, feit, op=DAG, door=sanne, bron=bron, vastgelegd_op=NU)
    leg_vast(dossier, "bericht_ontvangen", op=date(2026, 4, 13), door=sanne, vastgelegd_op=NU)
    return dossier


@pytest.mark.parametrize(("feit", "bron"), [
    ("kennisgeving_inburgeringsplicht", "duo"), ("koppeling_gemeente", "coa"), ("recht_op_bijstand", "hand"), ("koppeling_gemeente", "hand"),
])  # fmt: skip
@pytest.mark.parametrize("doelgroep", Doelgroep.values)
def test_in_een_keer_staan_er_dezelfde_rijen_als_stap_voor_stap(
    wereld: Wereld, doelgroep: str, feit: str, bron: str
) -> None:
    beleid(wereld.assen, welkomgesprek_weken=4)
    with wereld.als("sanne") as sanne:
        los = stap_voor_stap(wereld, doelgroep, feit, bron)
        aanmelding = Aanmelding(doelgroep=doelgroep, **WIE, **BEREIK)
        ineens = meld_aan(
            aanmelding, door=sanne, op=DAG, nu=NU, bron=bron, eerste_feit=feit, ontvangen_op=date(2026, 4, 13)
        )
        assert rijen(ineens.pk) == rijen(los.pk)
        assert ineens.nummer != los.nummer
        opnieuw = Dossier.objects.get(pk=ineens.pk)
        assert (ineens.fase, ineens.leerroute, ineens.doelgroep_nu) == (opnieuw.fase, opnieuw.leerroute, opnieuw.doelgroep_nu)  # fmt: skip
        assert ineens.gemeente == opnieuw.gemeente


def test_er_zijn_termijnen_en_meldingen_om_te_vergelijken(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        gezin = meld_aan(
            Aanmelding(doelgroep="GEZIN", **WIE), door=sanne, op=DAG, nu=NU, bron="hand",
            eerste_feit="kennisgeving_inburgeringsplicht",
        )  # fmt: skip
        assert rijen(gezin.pk)["BewaakteTermijn"]


@pytest.mark.parametrize("naam", ["sanne", "wim"])
def test_een_dossier_openen_kost_hooguit_twaalf_opdrachten(wereld: Wereld, naam: str) -> None:
    client = wereld.client(naam)
    velden = {
        "aanleiding": "duo",
        "naam": "Yared Tekle",
        "doelgroep": "GEZIN",
        "op": "1-6-2026",
        "geboortedatum": "1990",
    }
    client.get(reverse("dossiers:nieuw"))
    with CaptureQueriesContext(connection) as vragen:
        antwoord = client.post(reverse("dossiers:nieuw"), {**velden, **BEREIK, "sleutel": str(uuid7())})
    assert antwoord.status_code == 302
    # The test itself is the outer transaction, whose identity comes back at the end; a request has none around it.
    geen_vraag = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "select set_config('role', 'none'")
    assert len([vraag for vraag in vragen if not vraag["sql"].startswith(geen_vraag)]) <= 12


@pytest.mark.parametrize(("anders", "zin"), [
    ({"naam": "  "}, "Vul een naam in"), ({"bsn": "999990018"}, "elfproef"), ({"v_nummer": "12"}, "Een V-nummer heeft 10 cijfers"),
    ({"adres": "  "}, "Vul een telefoonnummer, e-mailadres of adres in"),
])  # fmt: skip
def test_wat_niet_klopt_laat_niets_achter(wereld: Wereld, anders: dict[str, str], zin: str) -> None:
    with wereld.als("sanne") as sanne:
        voor = Dossier.objects.count(), Persoon.objects.count()
        with pytest.raises(Weigering, match=zin):
            open_dossier(
                Aanmelding(**{"doelgroep": "GEZIN", **WIE, **BEREIK, **anders}), door=sanne, op=DAG, vastgelegd_op=NU
            )
        assert (Dossier.objects.count(), Persoon.objects.count()) == voor


def test_dezelfde_sleutel_telt_niet_door(wereld: Wereld) -> None:
    sleutel = uuid7()
    with wereld.als("sanne") as sanne:
        een, twee = (
            open_dossier(Aanmelding(doelgroep="GEZIN", **WIE), door=sanne, op=DAG, vastgelegd_op=NU, sleutel=sleutel)
            for _ in range(2)
        )
        assert een == twee
        assert een.nummer == twee.nummer
        volgende = open_dossier(Aanmelding(doelgroep="GEZIN", **WIE), door=sanne, op=DAG, vastgelegd_op=NU)
        assert int(volgende.nummer[-4:]) == int(een.nummer[-4:]) + 1


def test_rijen_die_na_elkaar_gemaakt_zijn_houden_hun_volgorde() -> None:
    sleutels = [uuid7() for _ in range(500)]
    assert sleutels == sorted(sleutels)
    teksten = [uuid7_tekst() for _ in range(500)]
    assert teksten == sorted(teksten)
    assert {UUID(tekst).version for tekst in teksten} == {7}
