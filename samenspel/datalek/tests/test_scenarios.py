"""V41: ten ways in which data leak, each with what is true kept beside it. Everybody who is touched is found, and nobody else.

The truth is written down while the log is made (which dossiers, which categories), and never asked of the code under test.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from samenspel.avg.models import Toestemming
from samenspel.datalek.models import Bron
from samenspel.datalek.omvang import Omvang, Vraag, bereken
from samenspel.datalek.tests.hulp import keek, maak_dossiers, met_fg
from samenspel.dossiers.models import Document, Dossier, GewistDossier, Samenvoeging
from samenspel.kern.identiteit import als_eigenaar
from samenspel.koppelingen.models import Inlezing, InlezingSpoor
from samenspel.personen.models import Contactgegeven, Gezinslid, Persoon
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db
BEGIN = datetime(2026, 5, 1, tzinfo=UTC)
EINDE = datetime(2026, 6, 1, tzinfo=UTC)
IN, ERVOOR, ERNA = BEGIN + timedelta(days=9), BEGIN - timedelta(seconds=1), EINDE
GESTOLEN = b"\xaa" * 8


@pytest.fixture
def assen(wereld: Wereld) -> tuple[Wereld, list[UUID]]:
    """Twelve dossiers; around every scenario others look too, before and after the window, elsewhere, or were refused."""
    alle = maak_dossiers(met_fg(wereld), 12)
    keek(wereld, "rob", alle[8:10], IN, sessie=b"rob-rob-")
    keek(wereld, "sanne", alle[9:10], ERVOOR, sessie=GESTOLEN)
    keek(wereld, "sanne", alle[9:10], ERNA, sessie=GESTOLEN)
    keek(wereld, "sanne", [], IN, resultaat="geweigerd", sessie=GESTOLEN)
    keek(wereld, "bert", alle[9:10], ERVOOR)
    keek(wereld, "ines", [], IN)
    return wereld, alle


def _van(wereld: Wereld, bron: str, wat: object, **anders: Any) -> Omvang:
    return bereken(
        Vraag(gemeente_id=wereld.assen.pk, bron=bron, wat=str(wat), **{"vanaf": BEGIN, "tot": EINDE, "op": date(2026, 6, 3), **anders})
    )  # fmt: skip


def _gevonden(omvang: Omvang) -> dict[UUID, set[str]]:
    return {g.dossier_id: g.categorieen for g in omvang.getroffenen}


def test_een_laptop_kwijt_is_een_sessie(assen: tuple[Wereld, list[UUID]]) -> None:
    wereld, alle = assen
    waar: dict[UUID, set[str]] = {}
    for dossier_id, soorten in ((alle[0], "C05"), (alle[1], "C05,C12"), (alle[0], "C02")):
        keek(wereld, "sanne", [dossier_id], IN, categorieen=soorten, sessie=GESTOLEN)
        waar.setdefault(dossier_id, set()).update(soorten.split(","))
    keek(wereld, "sanne", [alle[2]], IN, sessie=b"thuis-pc")
    omvang = _van(wereld, Bron.SESSIE, GESTOLEN.hex())
    assert _gevonden(omvang) == waar
    assert [g.bekeken for g in omvang.getroffenen] == [2, 1]


def test_een_document_in_de_verkeerde_mail(assen: tuple[Wereld, list[UUID]]) -> None:
    wereld, alle = assen
    with als_eigenaar():
        document, ander = (
            Document.objects.create(
                gemeente=wereld.assen, dossier_id=dossier_id, titel="", mime="application/pdf", bytes=1, sha256="0", cijfer=b"x",
                ontvangen_op=date(2026, 5, 2), door=wereld.gebruikers["sanne"], vastgelegd_op=IN,
            )
            for dossier_id in alle[3:5]
        )  # fmt: skip
    keek(
        wereld,
        "sanne",
        [alle[3]],
        IN,
        actie="uitvoer",
        pad=f"/dossiers/{alle[3]}/documenten/{document.pk}/",
        categorieen="C15",
    )
    keek(
        wereld,
        "sanne",
        [alle[4]],
        IN,
        actie="uitvoer",
        pad=f"/dossiers/{alle[4]}/documenten/{ander.pk}/",
        categorieen="C15",
    )
    omvang = _van(wereld, Bron.DOCUMENT, document.pk)
    assert _gevonden(omvang) == {alle[3]: {"C15"}}
    assert omvang.getroffenen[0].gedownload == 1


def test_een_collega_die_rondkijkt(assen: tuple[Wereld, list[UUID]]) -> None:
    wereld, alle = assen
    for dossier_id in alle[:7]:
        keek(wereld, "kees", [dossier_id], IN, categorieen="C01,C05")
    keek(wereld, "kees", alle[6:8], IN, categorieen="C01")  # a list
    omvang = _van(wereld, Bron.ACCOUNT, wereld.gebruikers["kees"].pk)
    assert _gevonden(omvang) == {d: {"C01", "C05"} for d in alle[:7]} | {alle[7]: {"C01"}}


def test_een_account_van_een_partner_overgenomen(assen: tuple[Wereld, list[UUID]]) -> None:
    """From elsewhere: what the owner of the account did on its own network is not counted."""
    wereld, alle = assen
    keek(wereld, "bert", alle[:2], IN, netwerk="198.51.100.0/24", categorieen="C16")
    keek(wereld, "bert", alle[5:6], IN, netwerk="192.0.2.0/24", categorieen="C16")
    assert set(_gevonden(_van(wereld, Bron.NETWERK, "198.51.100.0/24"))) == set(alle[:2])
    assert set(_gevonden(_van(wereld, Bron.ORGANISATIE, wereld.vluchtelingenwerk.pk))) == {*alle[:2], alle[5]}


def test_een_lijst_verkeerd_ingelezen(assen: tuple[Wereld, list[UUID]]) -> None:
    wereld, alle = assen
    with als_eigenaar():
        fout, goed = (
            Inlezing.objects.create(
                gemeente=wereld.assen,
                soort="caseload",
                door=wereld.gebruikers["sanne"],
                gemaakt_op=IN,
                verloopt_op=EINDE,
            )
            for _ in range(2)
        )
        for inlezing, dossiers in ((fout, alle[:3]), (goed, alle[3:6])):
            for rij, dossier_id in enumerate(dossiers):
                gemaakt = {"nummer": [str(uuid4())]} if rij == 0 else {"contact": [str(uuid4())]}
                InlezingSpoor.objects.create(
                    gemeente=wereld.assen, dossier_id=dossier_id, inlezing=inlezing, gemaakt=gemaakt, rij=rij
                )
    keek(wereld, "rob", alle[1:2], IN)
    omvang = _van(wereld, Bron.INLEZING, fout.pk)
    assert _gevonden(omvang) == {
        alle[0]: {"C01", "C05", "C02"}, alle[1]: {"C01", "C05", "C03"}, alle[2]: {"C01", "C05", "C03"},
    }  # fmt: skip
    assert {g.dossier_id: g.bekeken for g in omvang.getroffenen} == {alle[0]: 0, alle[1]: 1, alle[2]: 0}


def test_een_reservekopie_gestolen(assen: tuple[Wereld, list[UUID]]) -> None:
    """Everybody who had a dossier at that moment, with all it holds; who is erased since is counted, and nobody knows who that was."""
    wereld, alle = assen
    moment = datetime(2026, 5, 20, 3, tzinfo=UTC)
    with als_eigenaar():
        Dossier.objects.filter(pk__in=[wereld.dossier_id, *alle]).update(aangemaakt_op=moment)
        Dossier.objects.filter(pk=alle[11]).update(aangemaakt_op=moment + timedelta(seconds=1))
        for dagen in (-1, 1):
            GewistDossier.objects.create(
                gemeente=wereld.assen, nummer=f"A26-7{dagen}", reden="verkeerd_regime", gewist_op=moment + timedelta(days=dagen),
                door=wereld.gebruikers["sanne"],
            )  # fmt: skip
    omvang = _van(wereld, Bron.RESERVEKOPIE, moment.isoformat())
    gevonden = _gevonden(omvang)
    assert set(gevonden) == {wereld.dossier_id, *alle[:11]}
    assert {"C01", "C02", "C03", "C05"} <= gevonden[wereld.dossier_id]
    assert gevonden[alle[0]] == {"C01", "C05"}
    assert omvang.gewist == 1


def test_een_gedeelde_telefoon_van_een_nieuwkomer(assen: tuple[Wereld, list[UUID]]) -> None:
    wereld, _alle = assen
    keek(wereld, "amira", [wereld.dossier_id], IN, categorieen="C06,C16", sessie=b"telefoon")
    omvang = _van(wereld, Bron.SESSIE, b"telefoon".hex())
    assert _gevonden(omvang) == {wereld.dossier_id: {"C06", "C16"}}


def test_een_toestemming_die_er_niet_was(assen: tuple[Wereld, list[UUID]]) -> None:
    wereld, alle = assen
    with als_eigenaar():
        fout, goed = (
            Toestemming.objects.create(
                gemeente=wereld.assen, dossier_id=dossier_id, organisatie=wereld.vluchtelingenwerk, tabel="plan_doel", rij_id=uuid4(),
                betreft="C06", waarom="proef", gevraagd_op=date(2026, 5, 2), taal="Arabisch", wijze="gesproken", tot=date(2026, 12, 31),
                vastgelegd_op=IN, gevraagd_door=wereld.gebruikers["sanne"],
            )
            for dossier_id in alle[:2]
        )  # fmt: skip
    keek(wereld, "bert", alle[:2], IN, categorieen="C06")
    keek(wereld, "sanne", alle[:1], IN, categorieen="C06")
    omvang = _van(wereld, Bron.TOESTEMMING, fout.pk)
    assert _gevonden(omvang) == {alle[0]: {"C06"}}
    assert omvang.getroffenen[0].bekeken == 1
    shared = _van(wereld, Bron.ORGANISATIE, wereld.vluchtelingenwerk.pk)
    assert {g.dossier_id: g.gedeeld for g in shared.getroffenen} == {alle[0]: 1, alle[1]: 1}
    assert goed.pk != fout.pk


def test_twee_mensen_ten_onrechte_samengevoegd(assen: tuple[Wereld, list[UUID]]) -> None:
    wereld, alle = assen
    with als_eigenaar():
        samenvoeging = Samenvoeging.objects.create(
            gemeente=wereld.assen,
            dossier_id=alle[0],
            blijft_id=wereld.dossier_id,
            reden="proef",
            door=wereld.gebruikers["sanne"],
            op=IN,
        )
    gevonden = _gevonden(_van(wereld, Bron.SAMENVOEGING, samenvoeging.pk))
    assert set(gevonden) == {alle[0], wereld.dossier_id}
    assert "C02" in gevonden[wereld.dossier_id]
    assert "C02" not in gevonden[alle[0]]


def test_een_bestand_kwijt_dat_iemand_maakte(assen: tuple[Wereld, list[UUID]]) -> None:
    wereld, alle = assen
    keek(wereld, "sanne", alle[:6], IN, actie="uitvoer", categorieen="C01,C06", pad="/werkvoorraad/export/")
    keek(wereld, "sanne", alle[6:9], IN)
    omvang = _van(wereld, Bron.UITVOER, wereld.gebruikers["sanne"].pk)
    assert _gevonden(omvang) == {d: {"C01", "C06"} for d in alle[:6]}
    assert {g.gedownload for g in omvang.getroffenen} == {1}


def test_het_venster_telt_het_begin_en_niet_het_einde(assen: tuple[Wereld, list[UUID]]) -> None:
    wereld, alle = assen
    for volg, tijd in enumerate((ERVOOR, BEGIN, ERNA - timedelta(microseconds=1), ERNA)):
        keek(wereld, "kees", [alle[volg]], tijd)
    assert set(_gevonden(_van(wereld, Bron.ACCOUNT, wereld.gebruikers["kees"].pk))) == set(alle[1:3])


def test_wat_bij_het_vertellen_telt(assen: tuple[Wereld, list[UUID]]) -> None:
    """Language, a secret address that still holds, what is kept apart, and children under sixteen, also when only a year is known."""
    wereld, alle = assen
    with als_eigenaar():
        Persoon.objects.filter(dossier_id=alle[1]).update(talen=["Dari", "Engels"], tolk_taal="Pasjtoe")
        Persoon.objects.filter(dossier_id=alle[2]).update(talen=[], geboortedatum="2010-06-04")
        for dossier_id, tot in ((alle[0], None), (alle[1], date(2026, 4, 30)), (alle[2], date(2026, 5, 1))):
            Contactgegeven.objects.create(
                gemeente=wereld.assen, dossier_id=dossier_id, soort="adres", waarde="x", geheim=True, tot=tot
            )
        for geboren in ("2010", "2010-06-03", "2010-06-04", "2024-01", ""):
            for dossier_id in alle[:2]:
                Gezinslid.objects.create(
                    gemeente=wereld.assen, dossier_id=dossier_id, relatie="kind", naam="k", geboortedatum=geboren
                )
        Gezinslid.objects.create(
            gemeente=wereld.assen, dossier_id=alle[0], relatie="partner", naam="p", geboortedatum="2012"
        )
    keek(wereld, "kees", alle[:1], IN, categorieen="C04,C14")
    keek(wereld, "kees", alle[1:3], IN, categorieen="C05")
    omvang = _van(wereld, Bron.ACCOUNT, wereld.gebruikers["kees"].pk)
    per = {g.dossier_id: (g.taal, g.geheim, g.kluis, g.kinderen) for g in omvang.getroffenen}
    assert per == {
        alle[0]: ("Tigrinya", True, True, 3), alle[1]: ("Pasjtoe", False, False, 0), alle[2]: ("", True, False, 1),
    }  # fmt: skip
    assert omvang.telling()["talen"] == {"Tigrinya": 1, "Pasjtoe": 1, "": 1}


def test_wie_intussen_gewist_is_telt_mee_zonder_naam(assen: tuple[Wereld, list[UUID]]) -> None:
    from django.db import connection

    wereld, alle = assen
    keek(wereld, "kees", alle[:2], IN)
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("select set_config('app.gemeente', %s, true), set_config('app.rol', 'systeem', true), set_config('app.doel', 'bewaren', true)", [str(wereld.assen.pk)])  # fmt: skip
        cursor.execute("select logboek_wis(%s, %s)", [alle[0], uuid4()])
    omvang = _van(wereld, Bron.ACCOUNT, wereld.gebruikers["kees"].pk)
    assert (set(_gevonden(omvang)), omvang.gewist) == ({alle[1]}, 1)


def test_de_buurgemeente_telt_niet_mee(assen: tuple[Wereld, list[UUID]]) -> None:
    wereld, alle = assen
    keek(wereld, "kees", alle[:1], IN)
    daar = Vraag(gemeente_id=wereld.tynaarlo.pk, bron=Bron.ACCOUNT, wat=str(wereld.gebruikers["kees"].pk), vanaf=BEGIN, tot=EINDE, op=date(2026, 6, 3))  # fmt: skip
    assert bereken(daar).getroffenen == ()
