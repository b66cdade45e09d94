"""BIO2 8.15.01 and the Logboek Dataverwerkingen: who looked stands in both logs, or nothing is shown."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import Error
from django.urls import get_resolver

from samenspel.kern.identiteit import SYSTEEM, als_eigenaar, identiteit
from samenspel.kern.klok import dag_van, nu
from samenspel.kern.leesboek import leesboek
from samenspel.logboek.models import Actie, Betrokkene, Bundel, Regel, Resultaat, Verwerking
from samenspel.logboek.nakijken import Uitkomst, kijk_na
from samenspel.logboek.verzegelen import ankers, ruim_op, verzegel
from samenspel.toegang.logschrijver import herkomst_van
from samenspel.toegang.verwerkingen import verwerking_van
from tests.wereld import Wereld

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ankermap(settings: Any, tmp_path: Path) -> Path:
    settings.SAMENSPEL_ANKERS = str(tmp_path / "ankers")
    return tmp_path / "ankers"


def _nagekeken() -> Uitkomst:
    with als_eigenaar():
        return kijk_na(nu(), using="default")


def _laatste() -> Regel:
    with als_eigenaar():
        return Regel.objects.order_by("-tijd", "-id")[0]


def test_een_dossier_openen_staat_in_beide_logboeken(wereld: Wereld) -> None:
    wereld.client("sanne").get(f"/dossiers/{wereld.dossier_id}/", REMOTE_ADDR="192.0.2.77")
    regel = _laatste()
    assert (regel.actie, regel.resultaat, regel.status) == (Actie.LEES, Resultaat.OK, 200)
    assert (regel.gebruiker_id, regel.aanstelling_id) == (
        wereld.gebruikers["sanne"].pk,
        wereld.aanstellingen["sanne"].pk,
    )
    assert (regel.doel, regel.activiteit, regel.herkomst) == ("dossiers:dossier", "dossier", "192.0.2.0/24")
    with als_eigenaar():
        betrokkene = Betrokkene.objects.get(regel=regel)
        verwerking = Verwerking.objects.get(span=betrokkene.span)
        kop = Verwerking.objects.get(span=regel.span)
    assert betrokkene.dossier_id == wereld.dossier_id
    assert {"C01", "C05"} <= set(betrokkene.categorieen)
    assert bytes(verwerking.trace) == bytes(regel.trace) == bytes(kop.trace)
    assert bytes(verwerking.ouder or b"") == bytes(regel.span)
    assert (verwerking.naam, verwerking.status) == ("Dossier bijhouden", "Ok")


def test_het_logboek_dataverwerkingen_noemt_geen_gebruiker_en_geen_dossier(wereld: Wereld) -> None:
    wereld.client("sanne").get(f"/dossiers/{wereld.dossier_id}/")
    with als_eigenaar():
        rijen = [str(list(v.values())) + repr(bytes(v["betrokkene"] or b"")) for v in Verwerking.objects.values()]
    for verboden in (wereld.gebruikers["sanne"].pk, wereld.dossier_id, "sanne"):
        assert not any(str(verboden) in rij for rij in rijen)


def test_een_lijst_noemt_ieder_die_erop_staat_en_niemand_anders(wereld: Wereld) -> None:
    antwoord = wereld.client("sanne").get("/dossiers/")
    with als_eigenaar():
        namen = {b.dossier_id for b in Betrokkene.objects.filter(regel=_laatste())}
    assert namen == {wereld.dossier_id}
    assert str(wereld.dossier_id) in antwoord.content.decode()


def test_geen_logboek_geen_gegevens(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("alter table logboek_betrokkene rename to logboek_weg")
    client.raise_request_exception = False
    antwoord = client.get(f"/dossiers/{wereld.dossier_id}/")
    assert antwoord.status_code >= 500
    assert "Amira" not in antwoord.content.decode()


def test_wat_geweigerd_is_staat_er_ook_en_noemt_niemand(wereld: Wereld) -> None:
    wereld.client("ines").get(f"/dossiers/{wereld.dossier_id}/")
    regel = _laatste()
    assert (regel.resultaat, regel.status, regel.aantal) == (Resultaat.GEWEIGERD, 404, 0)
    assert regel.gemeente_id == wereld.tynaarlo.pk


def test_een_spoor_van_buiten_gaat_mee_ook_zonder_steekproef(wereld: Wereld) -> None:
    spoor = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"
    wereld.client("sanne").get(f"/dossiers/{wereld.dossier_id}/", headers={"traceparent": spoor})
    assert bytes(_laatste().trace).hex() == "0af7651916cd43dd8448eb211c80319c"


def test_van_een_adres_blijft_het_netwerk() -> None:
    assert herkomst_van("192.0.2.77") == "192.0.2.0/24"
    assert herkomst_van("2001:db8:1:2::3") == "2001:db8:1::/48"
    assert herkomst_van("onzin") == ""


def test_elke_bladzijde_hoort_bij_een_verwerking() -> None:
    zonder = [naam for naam in _bladen() if verwerking_van(naam) is None]
    assert zonder == []


def _bladen() -> list[str]:
    gevonden: list[str] = []

    def loop(patronen: Sequence[object], voor: str) -> None:
        for patroon in patronen:
            if hasattr(patroon, "url_patterns"):
                ruimte = getattr(patroon, "namespace", None)
                loop(patroon.url_patterns, f"{voor}{ruimte}:" if ruimte else voor)
            elif getattr(patroon, "name", None) and voor:
                gevonden.append(f"{voor}{patroon.name}")  # type: ignore[attr-defined]

    loop(get_resolver().url_patterns, "")
    assert len(gevonden) > 100
    return gevonden


@pytest.mark.parametrize("opdracht", [
    "update logboek_regel set doel = 'iets anders'", "delete from logboek_regel", "update logboek_betrokkene set categorieen = '{}'",
    "delete from logboek_verwerking", "delete from logboek_schakel", "insert into logboek_wacht values (gen_random_uuid())",
])  # fmt: skip
@pytest.mark.parametrize("naam", ["sanne", "rob", "amira"])
def test_niemand_verandert_een_regel(wereld: Wereld, opdracht: str, naam: str) -> None:
    wereld.client("sanne").get(f"/dossiers/{wereld.dossier_id}/")
    verzegel(nu())
    with pytest.raises(Error), transaction.atomic(), identiteit(wereld.wie(naam)), connection.cursor() as cursor:
        cursor.execute(opdracht)


def test_ook_de_eigenaar_verandert_niets_zonder_de_bewaking_uit_te_zetten(wereld: Wereld) -> None:
    wereld.client("sanne").get(f"/dossiers/{wereld.dossier_id}/")
    with pytest.raises(Error, match="Het logboek verandert niet"), als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("update logboek_regel set doel = 'iets anders'")


def test_wie_zichzelf_is_ziet_de_regels_over_zichzelf_en_een_ander_niets(wereld: Wereld) -> None:
    wereld.client("sanne").get(f"/dossiers/{wereld.dossier_id}/")
    with identiteit(wereld.wie("amira")) as amira:
        assert Betrokkene.objects.zichtbaar_voor(amira).exists()
        assert Regel.objects.filter(betrokkenen__dossier_id=wereld.dossier_id).exists()
    for naam in ("sanne", "rob", "ines"):
        with identiteit(wereld.wie(naam)) as wie:
            assert not Betrokkene.objects.zichtbaar_voor(wie).exists()
            assert not Regel.objects.exists()


def test_verzegeld_en_verankerd_klopt_alles(verse_wereld: Wereld) -> None:
    client = verse_wereld.client("sanne")
    for _keer in range(3):
        client.get(f"/dossiers/{verse_wereld.dossier_id}/")
    verse_wereld.client("ines").get(f"/dossiers/{verse_wereld.dossier_id}/")
    voor = _nagekeken()
    assert voor.wachten >= 4
    assert voor.fouten == []
    hoofden = verzegel(nu())
    assert {hoofd.keten for hoofd in hoofden} >= {verse_wereld.assen.pk, verse_wereld.tynaarlo.pk}
    na = _nagekeken()
    assert (na.fouten, na.wachten, na.niet_verankerd) == ([], 0, 0)
    assert na.regels + na.wijzigingen == voor.wachten
    assert verzegel(nu()) == []


def test_wat_nog_geen_anker_heeft_wordt_gezegd(wereld: Wereld, ankermap: Path) -> None:
    wereld.client("sanne").get(f"/dossiers/{wereld.dossier_id}/")
    verzegel(nu())
    for bestand in ankermap.glob("*.txt"):
        bestand.unlink()
    uit = _nagekeken()
    assert uit.fouten == []
    with als_eigenaar():
        assert uit.niet_verankerd == uit.regels + Bundel.objects.count() > uit.regels > 0


def test_een_staart_die_opnieuw_geschreven_is_past_niet_op_het_anker(wereld: Wereld) -> None:
    client = wereld.client("sanne")
    client.get(f"/dossiers/{wereld.dossier_id}/")
    verzegel(nu())
    client.get("/dossiers/")
    verzegel(nu())
    with (
        als_eigenaar(),
        connection.cursor() as cursor,
    ):  # whoever rules the database rewrites the last line, its digest and its link
        cursor.execute(
            "alter table logboek_regel disable trigger bewaak; alter table logboek_schakel disable trigger bewaak"
        )
        cursor.execute(
            "select nummer, regel_id from logboek_schakel where keten = %s order by nummer desc limit 1",
            [wereld.assen.pk],
        )
        nummer, regel_id = cursor.fetchone()
        cursor.execute(
            "select hash from logboek_schakel where keten = %s and nummer = %s", [wereld.assen.pk, nummer - 1]
        )
        vorige = bytes((cursor.fetchone() or [hashlib.sha256(f"samenspel|{wereld.assen.pk}".encode()).digest()])[0])
        nieuw = hashlib.sha256(b"een ander verhaal").digest()
        hash_ = hashlib.sha256(vorige + f"{wereld.assen.pk}|{nummer}|{regel_id}".encode() + nieuw).digest()
        cursor.execute("update logboek_regel set digest = %s where id = %s", [nieuw, regel_id])
        cursor.execute(
            "update logboek_schakel set digest = %s, hash = %s where regel_id = %s", [nieuw, hash_, regel_id]
        )
    assert any("buiten de database" in fout for fout in _nagekeken().fouten)


def test_wissen_na_de_bewaartermijn_laat_de_digests_staan(wereld: Wereld) -> None:
    wereld.client("sanne").get(f"/dossiers/{wereld.dossier_id}/")
    verzegel(nu())
    with identiteit(wereld.sanne), connection.cursor() as cursor, pytest.raises(Error), transaction.atomic():
        cursor.execute("select logboek_wis(%s, %s)", [wereld.dossier_id, uuid4()])
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "select set_config('app.gemeente', %s, true), set_config('app.rol', 'systeem', true), set_config('app.doel', 'bewaren', true)",
            [str(wereld.assen.pk)],
        )
        cursor.execute("select logboek_wis(%s, %s)", [wereld.dossier_id, uuid4()])
        assert cursor.fetchone() == (1,)
    verzegel(nu())
    with als_eigenaar():
        assert not Betrokkene.objects.filter(dossier_id=wereld.dossier_id).exists()
    assert _nagekeken().fouten == []


def test_een_ander_bewijs_van_wissen_dekt_niets(wereld: Wereld) -> None:
    """Who erases more than was sealed is seen: the line of the deletion holds the hash of what it took."""
    test_wissen_na_de_bewaartermijn_laat_de_digests_staan(wereld)
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("insert into logboek_gewist select sha256('x'), regel_id from logboek_gewist limit 1")
    assert any("bewijs van wissen" in fout for fout in _nagekeken().fouten)


def test_van_oude_dagen_blijft_het_laatste_hoofd(wereld: Wereld, ankermap: Path) -> None:
    for _keer in range(2):
        wereld.client("sanne").get(f"/dossiers/{wereld.dossier_id}/")
        verzegel(nu())
    alle = [hoofd for hoofd in ankers() if hoofd.keten == wereld.assen.pk]
    assert len(alle) == 2
    ruim_op(dag_van(nu() + timedelta(days=1)))
    assert [hoofd for hoofd in ankers() if hoofd.keten == wereld.assen.pk] == alle[-1:]


def test_een_lijst_waar_zij_niet_op_staat_noemt_haar_niet(wereld: Wereld) -> None:
    """The work list reads a whole caseload to sort it; only who is on the page was looked at."""
    client = wereld.client("sanne")
    assert "Amira" in client.get("/werkvoorraad/").content.decode()
    with als_eigenaar():
        assert Betrokkene.objects.filter(regel=_laatste(), dossier_id=wereld.dossier_id).exists()
    voor = _laatste().pk
    assert "Amira" not in client.get("/werkvoorraad/?route=Z").content.decode()
    with als_eigenaar():
        assert not Betrokkene.objects.filter(dossier_id=wereld.dossier_id).exclude(regel=voor).exists()


def test_wat_het_huis_zelf_leest_voor_iemand_is_geen_kijken(wereld: Wereld) -> None:
    wereld.client("sanne").get(f"/dossiers/{wereld.dossier_id}/")
    huis, amira = replace(wereld.sanne, rol=SYSTEEM), wereld.wie("amira")
    with leesboek() as boek:
        with identiteit(huis):
            assert len(Betrokkene.objects.zichtbaar_voor(huis)) == 1
        assert boek.gelezen == {}
        with identiteit(amira):
            assert len(Betrokkene.objects.zichtbaar_voor(amira)) == 1
        assert "C19" in boek.gelezen[wereld.dossier_id]
