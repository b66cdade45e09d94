"""Asked before anything opens, answered by the organisation itself, warned before the end, and thirty days of its own words (ADR 26; D5)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse

from samenspel.dossiers.handelingen.betrekken import (
    beeindig_betrokkenheid,
    betrek,
    trek_betrokkenheid_in,
    verleng_betrokkenheid,
)
from samenspel.huisstijl.datums import voluit
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.keten.handelingen.verzoeken import aanvaard_verzoek, weiger_verzoek
from samenspel.keten.tests.hulp import muren
from samenspel.organisaties.models import Organisatie
from samenspel.personen.models import Persoon
from samenspel.plan.models import Actie
from samenspel.plan.tests.hulp_leefplan import actie, doel, van_vluchtelingenwerk
from samenspel.toegang.models import Aanstelling, Betrokkenheid, Gebruiker, Overeenkomst, Rol
from tests.wereld import NU, Wereld, log_in, sluit_overeenkomst

pytestmark = [pytest.mark.django_db, pytest.mark.pg15]
DAG = timedelta(days=1)
S = Betrokkenheid.Stand


def _vraag(wereld: Wereld, **velden: Any) -> Betrokkenheid:
    """VluchtelingenWerk is asked anew about Amira; Bert works there."""
    with als_eigenaar():
        Betrokkenheid.objects.all().delete()
    vast: dict[str, Any] = {"doel": "wegwijs in de wijk", "vanaf": vandaag(), "categorieen": ["C01", "C16"], "nu": nu()}
    with wereld.als("sanne") as sanne:
        return betrek(wereld.dossier(), wereld.vluchtelingenwerk, door=sanne, **{**vast, **velden})


def _ja(wereld: Wereld, vraag: Betrokkenheid) -> None:
    with wereld.als("bert") as bert:
        aanvaard_verzoek(Betrokkenheid.objects.get(pk=vraag.pk), door=bert, nu=nu())


def test_voor_een_ja_gaat_niets_open_en_na_een_ja_wat_is_afgesproken(wereld: Wereld) -> None:
    vraag = _vraag(wereld)
    assert vraag.stand == S.VOORGESTELD
    assert muren(wereld.bert) == (False, False)
    _ja(wereld, vraag)
    assert muren(wereld.bert) == (True, True)


def test_na_een_nee_blijft_het_dicht_en_weet_de_regie_waarom(wereld: Wereld) -> None:
    vraag = _vraag(wereld)
    with wereld.als("bert") as bert:
        with pytest.raises(Weigering, match="waarom het niet kan"):
            weiger_verzoek(vraag, door=bert, reden=" ", nu=nu())
        weiger_verzoek(vraag, door=bert, reden="Geen plek tot oktober.", nu=nu())
    assert muren(wereld.bert) == (False, False)
    with wereld.als("sanne"):
        rij = Betrokkenheid.objects.get()
        assert (rij.stand, rij.weigerreden) == (S.GEWEIGERD, "Geen plek tot oktober.")
    client = wereld.client("sanne")
    assert (
        "Geen plek tot oktober." in client.get(reverse("dossiers:partners", args=[wereld.dossier_id])).content.decode()
    )
    weg = reverse("dossiers:betrokkenheid_intrekken", args=[wereld.dossier_id, rij.pk])
    assert client.post(weg).status_code == 302
    assert client.post(weg).status_code == 409


def test_de_organisatie_ziet_sinds_wanneer_zij_gevraagd_is(wereld: Wereld) -> None:
    vraag = _vraag(wereld, nu=NU)
    client = wereld.client("bert")
    for adres in (reverse("keten:clienten"), reverse("keten:verzoek", args=[vraag.pk])):
        assert "gevraagd op 3 juni 2026" in client.get(adres).content.decode()


def test_de_vraag_noemt_niemand(wereld: Wereld) -> None:
    """Not a name, not a number, not the record in an address; and after the yes the client is there."""
    vraag = _vraag(wereld)
    client = wereld.client("bert")
    adres = reverse("keten:verzoek", args=[vraag.pk])
    lijst, blad = (client.get(a).content.decode() for a in (reverse("keten:clienten"), adres))
    with als_eigenaar():
        persoon, nummer = Persoon.objects.get(), wereld.dossier().nummer
    for tekst in (lijst, blad):
        assert "wegwijs in de wijk" in tekst
        for geheim in (
            persoon.naam,
            *(deel for deel in persoon.naam.split() if len(deel) > 3),
            str(wereld.dossier_id),
            nummer,
        ):
            assert geheim not in tekst
    assert "Sanne de Wit" in blad
    assert client.post(adres, {"antwoord": "nee"}).status_code == 422
    assert client.post(adres, {"antwoord": "ja"}).status_code == 302
    assert persoon.naam in client.get(reverse("keten:clienten")).content.decode()
    assert client.get(adres).status_code == 404  # answered once


def test_wie_niet_gevraagd_is_antwoordt_niet(wereld: Wereld) -> None:
    """Another organisation, staff, and an answer that was given: none of them, in the database neither."""
    vraag = _vraag(wereld)
    with als_eigenaar():
        school = Organisatie.objects.create(naam="De Wissel", soort=Organisatie.Soort.TAALSCHOOL)
        school.gemeenten.add(wereld.assen)
        sluit_overeenkomst(wereld.assen, school, wereld.gebruikers["fatma"])
        juf = Gebruiker.objects.create_user("juf@voorbeeld.test", None, naam="Juf Proef")
        Aanstelling.objects.create(
            gebruiker=juf, gemeente=wereld.assen, rol=Rol.TAALAANBIEDER, vanaf=date(2022, 1, 1), organisatie=school
        )
    vreemd = Aanwezige(
        gebruiker_id=juf.pk, gemeente_id=wereld.assen.pk, rol="taalaanbieder", doel="proef", organisatie_id=school.pk
    )
    for wie in (vreemd, wereld.sanne):
        with identiteit(wie), pytest.raises(Weigering):
            aanvaard_verzoek(vraag, door=wie, nu=nu())
        _database_weigert(wie, vraag)
    client = Client()
    log_in(client, juf)
    assert client.get(reverse("keten:verzoek", args=[vraag.pk])).status_code == 404
    _ja(wereld, vraag)
    with wereld.als("bert") as bert, pytest.raises(Weigering, match="al beantwoord"):
        weiger_verzoek(Betrokkenheid.objects.get(), door=bert, reden="toch niet", nu=nu())
    _database_weigert(wereld.bert, vraag)


def _database_weigert(wie: Aanwezige, vraag: Betrokkenheid) -> None:
    for ja in (True, False):
        with pytest.raises(DatabaseError), identiteit(wie), connection.cursor() as cursor:
            cursor.execute("select toegang_beantwoord_verzoek(%s, %s, 'omdat het kan', now())", [vraag.pk, ja])


@pytest.mark.parametrize(
    "zetten",
    ["stand = 'geaccepteerd'", "stand = 'geweigerd', weigerreden = 'x', beantwoord_op = now()", "categorieen = array['C12']", "doel = 'alles'"],
)  # fmt: skip
def test_de_gemeente_zegt_geen_ja_voor_een_ander_en_maakt_het_niet_ruimer(wereld: Wereld, zetten: str) -> None:
    _vraag(wereld)
    with pytest.raises(DatabaseError), wereld.als("sanne"), connection.cursor() as cursor:
        cursor.execute(f"update toegang_betrokkenheid set {zetten}")  # our own words


def test_een_nieuwe_betrokkenheid_begint_met_een_vraag(wereld: Wereld) -> None:
    vraag = _vraag(wereld)
    for velden in (
        {"stand": S.GEACCEPTEERD},
        {"stand": S.GEWEIGERD},
        {"gevraagd_door_id": wereld.gebruikers["rob"].pk},
    ):
        nieuw = Betrokkenheid(
            gemeente=wereld.assen, dossier_id=wereld.dossier_id, organisatie=wereld.vluchtelingenwerk, doel="x", categorieen=["C01"],
            vanaf=vandaag(), **{"gevraagd_door_id": vraag.gevraagd_door_id, "gevraagd_op": nu(), **velden},
        )  # fmt: skip
        with pytest.raises(DatabaseError), wereld.als("sanne"):
            nieuw.save(force_insert=True)


def test_bij_een_wettelijke_taak_wordt_niets_gevraagd(wereld: Wereld) -> None:
    """Wi 35: the law says that it gets the data, so there is nothing to say no to. For more than that it is asked."""
    with als_eigenaar():
        Overeenkomst.objects.update(soort=Overeenkomst.Soort.WETTELIJKE_TAAK, categorieen=["C01", "C16"])
        sluit_overeenkomst(
            wereld.assen, wereld.vluchtelingenwerk, wereld.gebruikers["fatma"], categorieen=["C01", "C03", "C16"]
        )
    assert _vraag(wereld).stand == S.GEACCEPTEERD
    assert _vraag(wereld, categorieen=["C01", "C03"]).stand == S.VOORGESTELD


def test_wie_gevraagd_is_krijgt_geen_tweede_vraag_tot_zij_is_ingetrokken(wereld: Wereld) -> None:
    vraag = _vraag(wereld)
    nog_eens: dict[str, Any] = {"doel": "x", "vanaf": vandaag(), "categorieen": ["C01"], "nu": nu()}
    with wereld.als("sanne") as sanne:
        with pytest.raises(Weigering, match="al gevraagd"):
            betrek(wereld.dossier(), wereld.vluchtelingenwerk, door=sanne, **nog_eens)
        trek_betrokkenheid_in(vraag, door=sanne, nu=nu())
        assert betrek(wereld.dossier(), wereld.vluchtelingenwerk, door=sanne, **nog_eens).stand == S.VOORGESTELD
    with wereld.als("bert") as bert, pytest.raises(Weigering, match="ingetrokken"):
        aanvaard_verzoek(vraag, door=bert, nu=nu())


def _met_actie(wereld: Wereld, **velden: Any) -> Betrokkenheid:
    """Bert's organisation takes part and has a task; then what the test says of its last day."""
    vraag = _vraag(wereld, vanaf=date(2026, 5, 1))
    _ja(wereld, vraag)
    with wereld.als("sanne"):
        actie(doel(wereld), wereld, eigenaar=van_vluchtelingenwerk(wereld), opdracht="Bel over de post")
    with als_eigenaar():
        Betrokkenheid.objects.update(**velden)
    return Betrokkenheid(pk=vraag.pk)


@pytest.mark.parametrize(
    ("velden", "leest"),
    [
        ({"tot": 0}, True), ({"tot": -1}, True), ({"tot": -30}, True), ({"tot": -31}, False), ({"tot": -1, "stand": "ingetrokken"}, False),
        ({"tot": -1, "categorieen": ["C01"]}, False),
    ],
)  # fmt: skip
def test_eigen_rijen_blijven_dertig_dagen_leesbaar(wereld: Wereld, velden: dict[str, Any], leest: bool) -> None:
    dagen = velden["tot"]
    _met_actie(wereld, **{**velden, "tot": vandaag() + dagen * DAG})
    assert muren(wereld.bert, Actie) == (leest, leest)
    assert muren(wereld.bert) == ((True, True) if dagen == 0 else (False, False))  # the name is not an own row


def test_na_de_laatste_dag_leest_men_en_schrijft_niet(wereld: Wereld) -> None:
    _met_actie(wereld, tot=vandaag() - DAG)
    client = wereld.client("bert")
    with wereld.als("bert"):
        rij = Actie.objects.get()
        assert Actie.objects.update(terugmelding="toch nog") == 0
    assert client.get(reverse("plan:mijn_actie", args=[rij.pk])).status_code == 404
    assert "Bel over de post" not in client.get(reverse("plan:mijn_acties")).content.decode()
    assert reverse("keten:afgerond") in client.get(reverse("keten:clienten")).content.decode()
    blad = client.get(reverse("keten:afgerond")).content.decode()
    assert "Bel over de post" in blad
    with als_eigenaar():
        assert Persoon.objects.get().naam not in blad
        Overeenkomst.objects.update(tot=vandaag() - DAG)
    assert "Bel over de post" not in client.get(reverse("keten:afgerond")).content.decode()


@pytest.mark.parametrize(
    ("dagen", "hoe"), [(15, ""), (14, "loopt"), (4, "loopt"), (3, "let_op"), (0, "let_op"), (-1, "")]
)
def test_veertien_en_drie_dagen_voor_het_einde_staat_het_bij_de_partner(wereld: Wereld, dagen: int, hoe: str) -> None:
    _met_actie(wereld, tot=vandaag() + dagen * DAG)
    blad = wereld.client("bert").get(reverse("keten:clienten")).content.decode()
    assert ("Loopt bijna af" in blad) == bool(hoe)
    assert not hoe or f'data-stand="{hoe}"' in blad


def test_verlengen_op_dezelfde_lijst(wereld: Wereld) -> None:
    rij = _met_actie(wereld, tot=vandaag() + 3 * DAG)
    client, adres = wereld.client("sanne"), reverse("dossiers:verlengen", args=[wereld.dossier_id, rij.pk])
    later = vandaag() + 90 * DAG
    assert client.post(adres, {"tot": (vandaag() + 500 * DAG).isoformat()}).status_code == 422
    assert client.post(adres, {"tot": vandaag().isoformat()}).status_code == 422
    assert client.post(adres, {"tot": later.isoformat()}).status_code == 302
    with wereld.als("sanne"):
        assert Betrokkenheid.objects.get().tot == later


def test_wat_niet_loopt_wordt_niet_verlengd_en_niet_ruimer(wereld: Wereld) -> None:
    vraag = _vraag(wereld, tot=vandaag() + 10 * DAG)
    with wereld.als("sanne") as sanne:
        with pytest.raises(Weigering, match="geen ja gezegd"):
            verleng_betrokkenheid(vraag, door=sanne, tot=vandaag() + 20 * DAG, op=vandaag())
        with pytest.raises(Weigering, match="geen ja gezegd"):
            beeindig_betrokkenheid(vraag, door=sanne, tot=vandaag(), op=vandaag())
    _ja(wereld, vraag)
    with als_eigenaar():
        Overeenkomst.objects.update(categorieen=["C01"])
    with wereld.als("sanne") as sanne, pytest.raises(Weigering, match="staat niet meer: afspraken en taken"):
        verleng_betrokkenheid(Betrokkenheid.objects.get(), door=sanne, tot=vandaag() + 20 * DAG, op=vandaag())


def test_een_deelname_eindigt_niet_voor_gisteren_en_niet_later_dan_afgesproken(wereld: Wereld) -> None:
    """What Bert read last week was with leave; and ending is not a way to give more days."""
    with als_eigenaar():
        Betrokkenheid.objects.update(vanaf=vandaag() - 90 * DAG, tot=vandaag() + 10 * DAG)
    gisteren = vandaag() - DAG
    with wereld.als("sanne") as sanne:
        rij = Betrokkenheid.objects.get()
        with pytest.raises(Weigering, match=f"Kies {voluit(gisteren)} of een latere dag"):
            beeindig_betrokkenheid(rij, door=sanne, tot=vandaag() - 7 * DAG, op=vandaag())
        with pytest.raises(Weigering, match="Langer kan alleen met een nieuwe"):
            beeindig_betrokkenheid(rij, door=sanne, tot=vandaag() + 11 * DAG, op=vandaag())
        beeindig_betrokkenheid(rij, door=sanne, tot=gisteren, op=vandaag())
