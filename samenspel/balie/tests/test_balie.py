"""The desk finds one person by the whole name and the birth date, sees next to nothing, and only for a moment (ADR 31; matrix, `klantcontact_balie`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from samenspel.avg.models import Beperking
from samenspel.balie.handelingen import Uitkomst, vraag_aan_de_balie, vraag_terugbelverzoek
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.models import Afspraak, Dossier, Herinnering
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.klok import dag_van, nu
from samenspel.kern.oordeel import Weigering
from samenspel.keten.models import BereikKort, EigenAfspraak, NaamKort
from samenspel.logboek.models import Betrokkene, Regel
from samenspel.logboek.snuffelen import GEWEIGERD, signalen
from samenspel.personen.handelingen import leg_contact_vast
from samenspel.personen.models import Contactgegeven, Persoon
from samenspel.toegang.balie import open_vragen
from samenspel.toegang.models import Aanstelling, Balievraag, Gebruiker, Rol, Vervanging
from tests.wereld import NU, Wereld, log_in

pytestmark = [pytest.mark.django_db, pytest.mark.pg15]
AMIRA = {"naam": "Amira Test el Haddad", "geboortedatum": "14-3-1994"}
ZOEKEN = "balie:zoeken"
KORT = (NaamKort, BereikKort, EigenAfspraak)


@pytest.fixture
def dirk(wereld: Wereld) -> Aanwezige:
    """Works at the desk of Assen."""
    return _aan_de_balie(wereld, "dirk")


def _aan_de_balie(wereld: Wereld, naam: str) -> Aanwezige:
    with als_eigenaar():
        gebruiker = Gebruiker.objects.create_user(f"{naam}@voorbeeld.test", "x", naam=naam.title())
        aanstelling = Aanstelling.objects.create(
            gebruiker=gebruiker, gemeente=wereld.assen, rol=Rol.KLANTCONTACT_BALIE, vanaf=date(2022, 1, 1)
        )
    wereld.gebruikers[naam], wereld.aanstellingen[naam] = gebruiker, aanstelling
    return wereld.wie(naam)


def _vraag(wie: Aanwezige, naam: str = AMIRA["naam"], geboren: str = "1994-03-14") -> tuple[Uitkomst, UUID]:
    with identiteit(wie):
        return vraag_aan_de_balie(naam, geboren, door=wie)


def _ziet(wie: Aanwezige, model: Any) -> tuple[int, int]:
    """What our own wall lets through, and what the database alone does."""
    with identiteit(wie):
        return model.objects.zichtbaar_voor(wie).count(), model.objects.count()


def _client(wereld: Wereld, naam: str = "dirk") -> Client:
    client = Client()
    log_in(client, wereld.gebruikers[naam])
    return client


def _afspraken(wereld: Wereld, *dagen: int) -> None:
    with als_eigenaar():
        for dag in dagen:
            Afspraak.objects.create(
                gemeente=wereld.assen, dossier_id=wereld.dossier_id, begin=nu() + timedelta(days=dag), onderwerp="geld en gezondheid",
                plaats=f"Kamer {dag}", met=wereld.gebruikers["sanne"],
            )  # fmt: skip


def test_voor_de_vraag_is_er_niemand(wereld: Wereld, dirk: Aanwezige) -> None:
    _afspraken(wereld, 2)
    assert [_ziet(dirk, model) for model in (*KORT, Persoon, Contactgegeven, Dossier)] == [(0, 0)] * 6


def test_na_de_vraag_staat_het_kleinste_zicht_open_van_die_ene(wereld: Wereld, dirk: Aanwezige) -> None:
    _afspraken(wereld, 2)
    with wereld.als("sanne") as sanne:
        open_dossier(
            Aanmelding(naam="Yared Tekle", doelgroep="ASIEL_A", geboortedatum="1990-05-01"), door=sanne, op=date(2026, 5, 1), vastgelegd_op=NU
        )  # fmt: skip
    assert _vraag(dirk)[0] is Uitkomst.GEVONDEN
    assert [_ziet(dirk, model) for model in KORT] == [(1, 1)] * 3
    assert [_ziet(dirk, model) for model in (Persoon, Contactgegeven, Dossier, Afspraak, Herinnering)] == [(0, 0)] * 5


@pytest.mark.parametrize(
    ("naam", "geboren"),
    [
        ("Amira", "1994-03-14"),
        ("Amira Test", "1994-03-14"),
        ("Amira Test el Haddad Extra", "1994-03-14"),
        ("Amira Test el Haddad", "1994-03-15"),
        ("Amira Test el Haddad", "1994"),
        ("Amira Test el Haddad", ""),
        ("", "1994-03-14"),
        ("%", "1994-03-14"),
    ],
)
def test_een_deel_van_de_naam_of_een_andere_dag_vindt_niemand(
    wereld: Wereld, dirk: Aanwezige, naam: str, geboren: str
) -> None:
    assert _vraag(dirk, naam, geboren)[0] is Uitkomst.NIEMAND
    assert _ziet(dirk, NaamKort) == (0, 0)


def test_volgorde_en_accenten_maken_niet_uit(dirk: Aanwezige) -> None:
    assert _vraag(dirk, "EL HÁDDAD, Amira Test")[0] is Uitkomst.GEVONDEN


def test_wie_alleen_een_jaar_heeft_wordt_op_dat_jaar_gevonden(wereld: Wereld, dirk: Aanwezige) -> None:
    with wereld.als("sanne") as sanne:
        open_dossier(
            Aanmelding(naam="Yared Tekle", doelgroep="ASIEL_A", geboortedatum="1990"), door=sanne, op=date(2026, 5, 1), vastgelegd_op=NU
        )  # fmt: skip
    assert _vraag(dirk, "Yared Tekle", "1990")[0] is Uitkomst.GEVONDEN
    assert _vraag(dirk, "Yared Tekle", "1990-01-01")[0] is Uitkomst.NIEMAND


def test_van_een_andere_gemeente_en_een_gesloten_dossier_hoort_de_balie_niets(wereld: Wereld, dirk: Aanwezige) -> None:
    with wereld.als("ines") as ines:
        open_dossier(
            Aanmelding(naam="Buur Voorbeeld", doelgroep="ASIEL_A", geboortedatum="1980-01-02"), door=ines, op=date(2026, 5, 1), vastgelegd_op=NU
        )  # fmt: skip
    assert _vraag(dirk, "Buur Voorbeeld", "1980-01-02")[0] is Uitkomst.NIEMAND
    with als_eigenaar():
        Dossier.objects.filter(pk=wereld.dossier_id).update(gesloten_op=date(2026, 6, 1))
    assert _vraag(dirk)[0] is Uitkomst.NIEMAND


def test_wat_alleen_bewaard_wordt_vindt_de_balie_niet(wereld: Wereld, dirk: Aanwezige) -> None:
    with als_eigenaar():
        Beperking.objects.create(
            gemeente=wereld.assen,
            dossier_id=wereld.dossier_id,
            reden="vraag",
            vanaf=NU,
            door=wereld.gebruikers["sanne"],
        )
    assert _vraag(dirk)[0] is Uitkomst.NIEMAND


def test_twee_dossiers_met_dezelfde_naam_en_dag_gaan_naar_de_regie(wereld: Wereld, dirk: Aanwezige) -> None:
    with wereld.als("sanne") as sanne:
        ander = open_dossier(
            Aanmelding(naam="Haddad, Amira Test el", doelgroep="ASIEL_A", geboortedatum="1994-03-14"), door=sanne, op=date(2026, 5, 1), vastgelegd_op=NU
        )  # fmt: skip
    assert _vraag(dirk)[0] is Uitkomst.MEER
    assert _ziet(dirk, NaamKort) == (0, 0)
    with als_eigenaar():
        Dossier.objects.filter(pk=ander.pk).update(samengevoegd_in_id=wereld.dossier_id)
    assert _vraag(dirk)[0] is Uitkomst.GEVONDEN
    with identiteit(dirk):
        assert NaamKort.objects.get().dossier_id == wereld.dossier_id


def test_na_tien_minuten_is_het_dicht(wereld: Wereld, dirk: Aanwezige) -> None:
    _uitkomst, vraag_id = _vraag(dirk)
    with als_eigenaar():
        vraag = Balievraag.objects.get(pk=vraag_id)
        assert vraag.tot - vraag.op == timedelta(minutes=10)
        Balievraag.objects.update(op=vraag.op - timedelta(minutes=11), tot=vraag.tot - timedelta(minutes=11))
        assert not open_vragen(dirk).exists(), "our own wall alone"
    assert _ziet(dirk, NaamKort) == (0, 0)
    assert _client(wereld).get(reverse("balie:gevonden", args=[vraag_id])).status_code == 404
    with identiteit(dirk), pytest.raises(Weigering, match="voorbij"):
        vraag_terugbelverzoek(vraag_id, door=dirk, nu=nu())


def test_een_collega_aan_de_balie_ziet_wat_dirk_vond_niet(wereld: Wereld, dirk: Aanwezige) -> None:
    els = _aan_de_balie(wereld, "els")
    _uitkomst, vraag_id = _vraag(dirk)
    assert _ziet(els, NaamKort) == (0, 0)
    assert _client(wereld, "els").get(reverse("balie:gevonden", args=[vraag_id])).status_code == 404
    with identiteit(els):
        assert not Balievraag.objects.exists()
    with als_eigenaar():
        assert not open_vragen(els).exists(), "our own wall alone"


def test_de_balie_ziet_alleen_de_eerstvolgende_afspraak(wereld: Wereld, dirk: Aanwezige) -> None:
    _afspraken(wereld, 5, 2, -3)
    _vraag(dirk)
    with identiteit(dirk):
        assert [a.plaats for a in EigenAfspraak.objects.zichtbaar_voor(dirk)] == ["Kamer 2"]


def test_met_een_geheim_nummer_ziet_de_balie_geen_telefoon_en_geen_afspraak(wereld: Wereld, dirk: Aanwezige) -> None:
    _afspraken(wereld, 2)
    with wereld.als("sanne") as sanne:
        rij = leg_contact_vast(wereld.dossier_id, "adres", "Een straat 1", door=sanne)
        Contactgegeven.objects.filter(pk=rij.pk).update(geheim=True)
    _vraag(dirk)
    assert [_ziet(dirk, model) for model in KORT] == [(1, 1), (0, 0), (0, 0)]


def test_de_bladzijde_zegt_wie_te_bellen_en_niet_meer(wereld: Wereld, dirk: Aanwezige) -> None:
    _afspraken(wereld, 2)
    with als_eigenaar():
        Gebruiker.objects.filter(pk=wereld.gebruikers["sanne"].pk).update(telefoon="0592 123456")
        nummer = Dossier.objects.get(pk=wereld.dossier_id).nummer
        vandaag = dag_van(nu())
        Vervanging.objects.create(
            gemeente=wereld.assen,
            afwezig=wereld.gebruikers["sanne"],
            vervanger=wereld.gebruikers["kees"],
            vanaf=vandaag,
            tot=vandaag,
        )
    terug = _client(wereld).post(reverse(ZOEKEN), AMIRA)
    assert terug.status_code == 302
    assert "amira" not in terug["Location"].lower()
    assert str(wereld.dossier_id) not in terug["Location"]
    blad = _client(wereld).get(terug["Location"]).content.decode()
    for woord in ("Amira H.", "Sanne de Wit", "0592 123456", "06 12345618", "Kamer 2", "Kees Boonstra"):
        assert woord in blad
    for woord in ("Haddad", "1994", "geld en gezondheid", nummer, str(wereld.dossier_id), "999990019"):
        assert woord not in blad


def test_een_terugbelverzoek_staat_eenmaal_op_de_bellijst_en_de_balie_leest_het_niet(
    wereld: Wereld, dirk: Aanwezige
) -> None:
    _uitkomst, vraag_id = _vraag(dirk)
    adres = reverse("balie:terugbelverzoek", args=[vraag_id])
    for zin in ("staat op de bellijst", "U vroeg dit al"):
        assert zin in _client(wereld).post(adres, follow=True).content.decode()
    with wereld.als("sanne") as sanne:
        (verzoek,) = Herinnering.objects.zichtbaar_voor(sanne)
        assert (verzoek.soort, verzoek.wie, verzoek.op) == ("terugbellen", "gevraagd aan de balie", dag_van(nu()))
        assert verzoek.door_id == dirk.gebruiker_id
    assert _ziet(dirk, Herinnering) == (0, 0)
    assert "Terugbellen: gevraagd aan de balie" in _client(wereld, "sanne").get("/werkvoorraad/").content.decode()


@pytest.mark.parametrize(
    "opdracht",
    [
        "insert into toegang_balievraag (id, gemeente_id, gebruiker_id, dossier_id, op, tot) select gen_random_uuid(), %(g)s, %(ik)s, %(d)s, now(), now() + interval '1 day'",
        "update toegang_balievraag set tot = tot + interval '1 day'",
        "delete from toegang_balievraag",
        "insert into dossiers_herinnering (id, gemeente_id, dossier_id, soort, op, wie, termijn_code, door_id, vastgelegd_op) select gen_random_uuid(), %(g)s, %(d)s, 'terugbellen', now(), '', '', %(ik)s, now()",
    ],
)
def test_buiten_de_functies_om_schrijft_de_balie_niets(wereld: Wereld, dirk: Aanwezige, opdracht: str) -> None:
    _vraag(dirk)
    met = {"g": wereld.assen.pk, "ik": dirk.gebruiker_id, "d": wereld.dossier_id}
    with identiteit(dirk), pytest.raises(DatabaseError, match=r"denied|policy"), transaction.atomic():
        connection.cursor().execute(opdracht, met)


@pytest.mark.parametrize("naam", ["sanne", "rob", "wim", "lotte", "fatma", "bert", "amira"])
def test_niemand_anders_vraagt_aan_de_balie(wereld: Wereld, dirk: Aanwezige, naam: str) -> None:
    _uitkomst, vraag_id = _vraag(dirk)
    client = wereld.client(naam)
    assert client.get(reverse(ZOEKEN)).status_code == client.post(reverse(ZOEKEN), AMIRA).status_code == 404
    assert client.get(reverse("balie:gevonden", args=[vraag_id])).status_code == 404
    for functie, rest in (
        ("balie_vraag(%s, '{amira}', '1994')", []),
        ("balie_terugbelverzoek(%s, %s, now()::date, now())", [vraag_id]),
    ):
        with wereld.als(naam), pytest.raises(DatabaseError, match="alleen de balie"), transaction.atomic():
            connection.cursor().execute(f"select {functie}", [vraag_id, *rest])


def test_na_dertig_vragen_in_een_uur_is_het_even_genoeg(wereld: Wereld, dirk: Aanwezige) -> None:
    """Of one person, found or not; the database counts, so nothing goes past it. After an hour there is room again."""
    for _ in range(30):
        assert _vraag(dirk, "Niemand Hier")[0] is Uitkomst.NIEMAND
    assert _vraag(dirk)[0] is Uitkomst.WACHT
    assert _ziet(dirk, NaamKort) == (0, 0)
    antwoord = _client(wereld).post(reverse(ZOEKEN), AMIRA)
    assert (antwoord.status_code, antwoord["Retry-After"]) == (429, "600")
    with als_eigenaar():
        uur = timedelta(hours=1)
        for vraag in Balievraag.objects.all():
            Balievraag.objects.filter(pk=vraag.pk).update(op=vraag.op - uur, tot=vraag.tot - uur)
    assert _vraag(dirk)[0] is Uitkomst.GEVONDEN


def test_een_vraag_die_niemand_vond_bewaart_niet_wat_er_getypt_is_en_gaat_na_een_dag_weg(dirk: Aanwezige) -> None:
    _vraag(dirk, "Niemand Hier")
    with als_eigenaar():
        oud = Balievraag.objects.get()
        assert oud.dossier_id is None
        Balievraag.objects.update(op=oud.op - timedelta(days=2), tot=oud.tot - timedelta(days=2))
    _vraag(dirk)
    with als_eigenaar():
        assert not Balievraag.objects.filter(pk=oud.pk).exists()


def _regels(dirk: Aanwezige) -> Iterator[tuple[str, str, int]]:
    with als_eigenaar():
        yield from (
            Regel.objects.filter(gebruiker_id=dirk.gebruiker_id)
            .order_by("tijd")
            .values_list("doel", "resultaat", "aantal")
        )


def test_elke_vraag_staat_in_het_logboek_met_wie_er_gevonden_werd(wereld: Wereld, dirk: Aanwezige) -> None:
    client = _client(wereld)
    client.post(reverse(ZOEKEN), {**AMIRA, "naam": "Niemand Hier"})
    client.get(client.post(reverse(ZOEKEN), AMIRA)["Location"])
    assert list(_regels(dirk)) == [
        ("balie:zoeken", "geweigerd", 0),
        ("balie:zoeken", "ok", 1),
        ("balie:gevonden", "ok", 1),
    ]


def test_van_twee_die_zo_heten_staat_bij_allebei_dat_de_balie_het_vroeg(wereld: Wereld, dirk: Aanwezige) -> None:
    """The desk was told that there is more than one: an answer about both, of which it sees neither."""
    with wereld.als("sanne") as sanne:
        ander = open_dossier(
            Aanmelding(naam="Haddad, Amira Test el", doelgroep="ASIEL_A", geboortedatum="1994-03-14"), door=sanne, op=date(2026, 5, 1), vastgelegd_op=NU
        )  # fmt: skip
    antwoord = _client(wereld).post(reverse(ZOEKEN), AMIRA)
    assert antwoord.status_code == 409
    allebei = {wereld.dossier_id, ander.pk}
    assert not any(str(sleutel) in antwoord.content.decode() for sleutel in allebei)
    assert list(_regels(dirk)) == [("balie:zoeken", "geweigerd", 2)]
    with als_eigenaar():
        regels = Betrokkene.objects.filter(regel__gebruiker_id=dirk.gebruiker_id)
        assert sorted((b.dossier_id, b.categorieen) for b in regels) == sorted(
            (sleutel, ["C01"]) for sleutel in allebei
        )
        assert {v.dossier_id for v in Balievraag.objects.all()} == {None, *allebei}, (
            "the question and whom it was about"
        )
    assert [_ziet(dirk, model) for model in (*KORT, Persoon, Dossier)] == [(0, 0)] * 5
    with als_eigenaar():
        vragen = list(Balievraag.objects.all())
    for vraag in vragen:
        assert _client(wereld).get(reverse("balie:gevonden", args=[vraag.pk])).status_code == 404


def test_een_vraag_die_er_twee_vond_telt_voor_een(wereld: Wereld, dirk: Aanwezige) -> None:
    with wereld.als("sanne") as sanne:
        open_dossier(
            Aanmelding(naam="Amira Test el Haddad", doelgroep="ASIEL_A", geboortedatum="1994-03-14"), door=sanne, op=date(2026, 5, 1), vastgelegd_op=NU
        )  # fmt: skip
    for _ in range(30):
        assert _vraag(dirk)[0] is Uitkomst.MEER
    assert _vraag(dirk)[0] is Uitkomst.WACHT


def test_wie_namen_probeert_is_een_signaal_voor_de_functionaris(wereld: Wereld, dirk: Aanwezige) -> None:
    client = _client(wereld)
    for _ in range(GEWEIGERD):
        client.post(reverse(ZOEKEN), {**AMIRA, "naam": "Niemand Hier"})
    fg = Aanwezige(
        gebruiker_id=wereld.gebruikers["lotte"].pk, gemeente_id=wereld.assen.pk, rol=Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, doel="proef"
    )  # fmt: skip
    with identiteit(fg):
        assert [(s.patroon, s.gebruiker.pk) for s in signalen(fg, nu() + timedelta(days=1))] == [
            ("geweigerd", dirk.gebruiker_id)
        ]


def test_wie_binnenkomt_begint_met_zoeken(wereld: Wereld, dirk: Aanwezige) -> None:
    client = _client(wereld)
    assert client.get("/")["Location"] == reverse(ZOEKEN)
    blad = client.get(reverse(ZOEKEN)).content.decode()
    assert "Hele naam" in blad
    assert "/dossiers/" not in blad
