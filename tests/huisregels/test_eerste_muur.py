"""The first wall alone: with row-level security off, every page shows what it shows with it on.

What the code fetches through `zichtbaar_voor` the database hides as well, so a page that forgets it looks right. Here the views run
as the owner, for whom the database hides nothing, over a world in which everybody has something that they may not see: of their own
dossier, of another one in the municipality, and of the municipality next door.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from copy import copy
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from samenspel.dossiers.handelingen.notities import zet_herinnering
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.toewijzen import wijs_toe
from samenspel.dossiers.models import Afspraak, Dossier
from samenspel.intake.antwoorden import geldende
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.handelingen.gesprekken import Gespreksverslag, houd_welkomgesprek
from samenspel.intake.handelingen.leerbaarheid import leg_lbt_vast, vraag_second_opinion
from samenspel.intake.handelingen.metingen import leg_belemmering_vast, meet_positieve_gezondheid, meet_taal
from samenspel.intake.handelingen.ondertekenen import onderteken_intake
from samenspel.intake.models import Gesprek, LbtAfname, LbtOntheffing, PositieveGezondheidMeting, SecondOpinion
from samenspel.intake.tests.hulp import TOETS, VANDAAG, VRAGEN, WELKOM, vul_vragen
from samenspel.intake.tests.test_zicht import ANTWOORDEN
from samenspel.intake.views.gesprekken import volwassenen
from samenspel.intake.views.intrekken import _TABELLEN
from samenspel.intake.views.metingsoorten import METINGEN
from samenspel.intake.vragenlijst import domeinen
from samenspel.kern.identiteit import ROL_EIGENAAR, Aanwezige, als_eigenaar
from samenspel.kern.klok import nu
from samenspel.kern.uuid7 import uuid7
from samenspel.koppelingen.duo.invoeren import vind
from samenspel.koppelingen.inlezen.bekenden import zoek_bekenden
from samenspel.koppelingen.models import Inlezing
from samenspel.personen.handelingen import leg_gezinslid_vast
from samenspel.personen.models import Gezinslid
from samenspel.toegang.gebonden import DossierGebonden
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db
SCORES = dict.fromkeys(PositieveGezondheidMeting.DIMENSIES, 4)
NIET_OVER = {"intake.IntakeOndertekening"}
"""Names a qualification of Assen."""


@pytest.fixture(autouse=True)
def _een_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages say when they were made."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NU)


@pytest.fixture
def vol(wereld: Wereld) -> list[Dossier]:
    """Amira's dossier filled in every category, and the same rows with Yared (of Kees) and with somebody in Tynaarlo."""
    with wereld.als("sanne") as sanne:
        _vul(wereld, sanne)
        yared = open_dossier(
            Aanmelding(naam="Yared Tekle", doelgroep="GEZIN", geboortedatum="1990-05-01"), door=sanne, op=date(2026, 5, 1), vastgelegd_op=NU
        )  # fmt: skip
        wijs_toe([yared], aan=wereld.gebruikers["kees"], door=sanne, op=date(2026, 5, 2), vastgelegd_op=NU)
    with wereld.als("ines") as ines:
        buur = open_dossier(
            Aanmelding(naam="Buur Voorbeeld", doelgroep="ASIEL_A", geboortedatum="1980"), door=ines, op=date(2026, 5, 1), vastgelegd_op=NU
        )  # fmt: skip
    with als_eigenaar():
        amira = Dossier.objects.get(pk=wereld.dossier_id)
        for ander in (yared, buur):
            _kopieer(amira, ander)
        _zet_naast_elkaar(wereld, amira, yared)
    return [amira, yared, buur]


def _zet_naast_elkaar(wereld: Wereld, amira: Dossier, yared: Dossier) -> None:
    """Partners of each other, a waiver for health, and in both municipalities a file that is read in and one that is not yet."""
    for van, naar in ((yared, amira), (amira, yared)):
        Gezinslid.objects.create(
            gemeente=wereld.assen, dossier=van, relatie="partner", naam="Een naam", eigen_dossier=naar
        )
    LbtOntheffing.objects.create(
        gemeente=wereld.assen, dossier=amira, afname=LbtAfname.objects.get(dossier=amira), beperking="zien", motivering="Ziet niets.",
        door=wereld.gebruikers["sanne"], vastgelegd_op=NU,
    )  # fmt: skip
    for naam, gemeente in (("sanne", wereld.assen), ("ines", wereld.tynaarlo)):
        for soort, stand in (("caseload", "gekozen"), ("caseload", "klaar"), ("nulmeting", "klaar")):
            Inlezing.objects.create(
                gemeente=gemeente, soort=soort, stand=stand, door=wereld.gebruikers[naam], gemaakt_op=NU, verloopt_op=NU, klaar_op=NU
            )  # fmt: skip


def _vul(wereld: Wereld, sanne: Aanwezige) -> None:
    dossier = wereld.dossier()
    houd_welkomgesprek([dossier], Gespreksverslag(op=WELKOM, recht_alleen_gezegd=True), door=sanne, vastgelegd_op=NU)
    vul_vragen(dossier, sanne)
    for code, waarde in ANTWOORDEN.values():
        for kant in ("zelf", "professional") if code == "rekening_houden" else ("zelf",):
            beantwoord(dossier, code, waarde, door=sanne, op=VRAGEN, kant=kant, vastgelegd_op=NU)
    leg_lbt_vast(dossier, door=sanne, op=TOETS, score=31, toetsbegeleider=wereld.gebruikers["sanne"], vastgelegd_op=NU)
    vraag_second_opinion(dossier, door=sanne, op=TOETS, school="Taalschool", reden="Spreekt beter.", vastgelegd_op=NU)
    meet_taal(dossier, {"lezen": "A1"}, door=sanne, op=WELKOM, bron="gesprek", vastgelegd_op=NU)
    meet_taal(dossier, {"lezen": "A2"}, door=sanne, op=TOETS, bron="school", kant="school", vastgelegd_op=NU)
    meet_positieve_gezondheid(dossier, SCORES, door=sanne, op=WELKOM, vastgelegd_op=NU)
    leg_belemmering_vast(
        dossier, door=sanne, op=TOETS, lichamelijk="zwaar", psychisch="zwaar", hulp="nodig", vastgelegd_op=NU
    )
    leg_gezinslid_vast(dossier.pk, door=sanne, relatie="kind", naam="Liya", geboortedatum="2019-05-01")
    onderteken_intake(dossier, door=sanne, op=VANDAAG, vastgelegd_op=NU)
    zet_herinnering(dossier, door=sanne, soort="terugbellen", op=VANDAAG, nu=NU)
    Afspraak.objects.create(
        gemeente_id=dossier.gemeente_id, dossier=dossier, begin=nu() + timedelta(days=2), onderwerp="Gesprek", met_id=sanne.mens()
    )  # fmt: skip


def _kopieer(van: Dossier, naar: Dossier) -> None:
    """Every row of one dossier in another as well, where the table takes it."""
    for model in apps.get_models():
        if not issubclass(model, DossierGebonden) or model._meta.label in NIET_OVER:
            continue
        for rij in model._default_manager.filter(dossier=van):
            nieuw: Any = copy(rij)
            nieuw.pk, nieuw.dossier_id, nieuw.gemeente_id = uuid7(), naar.pk, naar.gemeente_id
            nieuw._state = copy(rij._state)
            nieuw._state.fields_cache = {}
            try:
                with transaction.atomic():
                    nieuw.save(force_insert=True)
            except DatabaseError:  # one per dossier, and it has its own
                continue


def _adressen(vol: list[Dossier]) -> Iterator[str]:
    for naam in (
        "koppelingen:melden",
        "koppelingen:inlezen",
        "koppelingen:signalen",
        "portaal:mijn_plan",
        "portaal:vragen",
    ):
        yield reverse(naam)
    for stand in ("gemeld", "vervallen"):
        yield f"{reverse('koppelingen:melden')}?stand={stand}"
    for domein in domeinen():
        yield reverse("portaal:vragenblad", args=[domein])
    for dossier in vol:
        yield from _intakebladen(dossier)
        yield from _rijbladen(dossier)
        yield reverse("portaal:uitnodigen", args=[dossier.pk])


def _intakebladen(dossier: Dossier) -> Iterator[str]:
    for naam in ("intake", "verslag", "papier", "leerbaarheidstoets", "tweede_mening", "ondertekening"):
        yield reverse(f"intake:{naam}", args=[dossier.pk])
    for domein in domeinen():
        yield reverse("intake:vragen", args=[dossier.pk, domein])
        yield f"{reverse('intake:vragen', args=[dossier.pk, domein])}?kant=professional"
    for kind in Gesprek.Kind.values:
        yield reverse("intake:gesprek", args=[dossier.pk, kind])
    for soort in METINGEN:
        yield reverse("intake:meting", args=[dossier.pk, soort])


def _rijbladen(dossier: Dossier) -> Iterator[str]:
    """Every row that has a page of its own, under every dossier."""
    with als_eigenaar():
        rijen = [(wat, rij.pk) for wat, tabellen in _TABELLEN.items() for t in tabellen for rij in t.objects.all()]
        opinions = list(SecondOpinion.objects.values_list("pk", flat=True))
    for wat, pk in rijen:
        yield reverse("intake:intrekken", args=[dossier.pk, wat, pk])
    for pk in opinions:
        yield reverse("intake:uitkomst", args=[dossier.pk, pk])


_VERANDERT = re.compile(r'<input type="hidden"[^>]*>|"X-CSRFToken": "[^"]*"|<meta name="csrf[^>]*>|nonce="[^"]*"')


def lees(client: Client, adres: str) -> tuple[int, str]:
    """The page, without what differs every time."""
    antwoord = client.get(adres)
    tekst = antwoord.content.decode("utf-8", "replace") if not antwoord.streaming else ""
    return antwoord.status_code, _VERANDERT.sub("", tekst)


def zonder_tweede_muur(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on a page runs as the owner, with the same settings of who is here."""
    monkeypatch.setattr("samenspel.kern.identiteit.ROL_APP", ROL_EIGENAAR)


@pytest.mark.parametrize("naam", ["amira", "wim", "rob", "kees", "sanne", "bert", "ines", "lotte"])
def test_elke_bladzijde_is_zonder_de_tweede_muur_dezelfde(
    wereld: Wereld, vol: list[Dossier], monkeypatch: pytest.MonkeyPatch, naam: str
) -> None:
    if naam == "wim":
        with als_eigenaar():
            Dossier.objects.filter(pk=wereld.dossier_id).update(contactpersoon=None)
    client, adressen = wereld.client(naam), list(_adressen(vol))
    met = {adres: lees(client, adres) for adres in adressen}
    assert 200 in {status for status, _tekst in met.values()} or naam in {"bert", "lotte"}
    zonder_tweede_muur(monkeypatch)
    anders = {adres: verschil for adres in adressen if (verschil := _verschil(met[adres], lees(client, adres)))}
    assert not anders, anders


def _verschil(met: tuple[int, str], zonder: tuple[int, str]) -> list[str]:
    """The lines that one of the two shows more often than the other."""
    een, twee = (Counter([str(status), *map(str.strip, tekst.splitlines())]) for status, tekst in (met, zonder))
    return [*(f"- {regel}" for regel in een - twee), *(f"+ {regel}" for regel in twee - een)][:6]


# What no page shows, asked as the owner.


def test_een_nummer_vindt_zonder_de_tweede_muur_alleen_wat_in_zicht_is(wereld: Wereld, vol: list[Dossier]) -> None:
    """A dossier number: Sanne and Wim have no dossier of a colleague, Ines none of Assen, and nobody in Assen hers."""
    _amira, yared, buur = vol
    with als_eigenaar():
        gezien = {
            naam: [vind(dossier.nummer, wie=wereld.wie(naam)) is not None for dossier in (yared, buur)]
            for naam in ("rob", "kees", "sanne", "wim", "ines", "bert", "lotte")
        }
    assert gezien == {
        "rob": [True, False], "kees": [True, False], "sanne": [False, False], "wim": [False, False], "ines": [False, True], "bert": [False, False], "lotte": [False, False],
    }  # fmt: skip


def test_een_rij_uit_een_bestand_bereikt_alleen_wat_in_zicht_is(
    wereld: Wereld, vol: list[Dossier], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Known in the municipality, and not within reach of a colleague or the intake desk."""
    zonder_tweede_muur(monkeypatch)
    for naam, bereikbaar in (("kees", True), ("sanne", False), ("wim", False)):
        with wereld.als(naam) as wie:
            bekenden = zoek_bekenden([], ["1990-05-01"], wie=wie, vandaag=VANDAAG)
        assert {doel.bereikbaar for doel in bekenden.op_naam.values()} == {bereikbaar}


def test_een_partner_leest_alleen_de_antwoorden_van_de_eigen_organisatie(wereld: Wereld, vol: list[Dossier]) -> None:
    """The network (C13) is E in the matrix: own rows only, whoever answered the others."""
    amira, *_rest = vol
    with als_eigenaar():
        assert geldende(amira, wereld.wie("sanne"), ["C13"])
        assert geldende(amira, wereld.wie("bert"), ["C13"]) == {}


def test_een_gesprek_in_een_groep_kent_geen_dossier_van_elders(
    wereld: Wereld, vol: list[Dossier], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By number in a group, and by the household: Wim hears of no dossier of a colleague, Sanne of none next door."""
    amira, yared, buur = vol
    with als_eigenaar():
        assert volwassenen(amira, wereld.wie("sanne")) == []  # her partner has another contact person
        Dossier.objects.filter(pk=yared.pk).update(contactpersoon=wereld.gebruikers["sanne"])
        assert [pk for pk, _naam in volwassenen(amira, wereld.wie("sanne"))] == [yared.pk]
        Dossier.objects.filter(pk=amira.pk).update(contactpersoon=None)  # now Wim sees her, and not him
        assert volwassenen(amira, wereld.wie("wim")) == []
    zonder_tweede_muur(monkeypatch)
    adres = reverse("intake:gesprek", args=[amira.pk, "vervolg"])
    velden = {"op": "3-6-2026", "vorm": "groep", "groepsgrootte": "2", "sessie": str(uuid7())}
    antwoorden = [wereld.client("sanne").post(adres, {**velden, "groep": ander.nummer}) for ander in (buur, yared)]
    onbekend = ["groep" in antwoord.context["form"].errors for antwoord in antwoorden if antwoord.context]
    assert (antwoorden[0].status_code, onbekend[:1], any(onbekend[1:])) == (422, [True], False)
