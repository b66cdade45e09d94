"""What is secret is ciphertext under the key of its dossier; keys are replaced while people work; without its key a dossier is unreadable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.exceptions import InvalidTag
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F
from django.test import Client
from django.urls import reverse

from samenspel.dossiers.handelingen.notities import noteer
from samenspel.dossiers.models import Dossier, Notitie
from samenspel.kern.geheim import BLIND, KEK, SleutelOnbekend, ontsleutel, ring, versleutel
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.klok import vandaag
from samenspel.kern.uuid7 import uuid7
from samenspel.kluis import sleutelbos
from samenspel.kluis.draaien import draai, tel_over
from samenspel.kluis.logsleutels import logsleutel, namen_in_het_log
from samenspel.kluis.models import Dossiersleutel
from samenspel.kluis.plekken import alle_plekken
from samenspel.kluis.sleutelbos import SleutelVernietigd, haal, vergeet_alles, vernietig_sleutel
from samenspel.kluis.velden import versleutelde_velden
from samenspel.toegang.matrix import SYSTEEM
from tests.bewijs import bewijs, loop_bewijs
from tests.sleutels.proef import (
    KANARIE,
    alle_waarden,
    eigen_sleutels,
    gevonden,
    lekken,
    straks,
    tabellen_met_geheimen,
    vergeet,
    vul,
    vul_dossier,
    wissel,
)
from tests.wereld import BSN_AMIRA, NU, Wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def sleutels(tmp_path: Path) -> Iterator[Path]:
    with eigen_sleutels(tmp_path / "geheimen") as map_:
        yield map_


def als_systeem(wereld: Wereld) -> Aanwezige:
    return Aanwezige(gebruiker_id=None, gemeente_id=wereld.assen.pk, rol=SYSTEEM, doel="proef")


def _notitie(wereld: Wereld, tekst: str = KANARIE) -> Notitie:
    with wereld.als("sanne") as sanne:
        return noteer(wereld.dossier(), door=sanne, tekst=tekst, nu=NU)


def test_elke_tabel_met_een_geheim_krijgt_een_rij_en_geen_rij_is_leesbaar(sleutels: Path, wereld: Wereld) -> None:
    """V35: what a dump shows of C02, C10, C12 and C15 is ciphertext; and the house reads everything."""
    vul(wereld, 1)
    waarden = alle_waarden()
    assert {tabel for tabel, *_ in waarden} == tabellen_met_geheimen() | {"personen_nummer"}
    assert sum(waarde == f"{KANARIE} 0" for waarde in waarden.values()) >= 7
    assert lekken() == []
    with als_eigenaar(), connection.cursor() as cursor:  # the same question finds what was left readable
        cursor.execute("update dossiers_dossier set nummer = %s where id = %s", [KANARIE, wereld.dossier_id])
    assert sorted(lekken()) == ["dossiers_dossier", "logboek_wijziging"]  # and so does the history of what was


def test_een_cel_leest_alleen_op_zijn_eigen_plek(sleutels: Path, wereld: Wereld) -> None:
    notitie = _notitie(wereld)
    ander = next(iter(vul(wereld, 1)))
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("select tekst from dossiers_notitie where dossier_id = %s", [ander])
        (van_een_ander,) = cursor.fetchone()
        with pytest.raises(IntegrityError, match="op_zijn_plek"), transaction.atomic():
            cursor.execute("update dossiers_notitie set tekst = %s where id = %s", [van_een_ander, notitie.pk])
        goed = bytes(van_een_ander[:1]) + wereld.dossier_id.bytes + bytes(van_een_ander[17:])  # as if it were hers
        cursor.execute("update dossiers_notitie set tekst = %s where id = %s", [goed, notitie.pk])
        cursor.execute("select regel from dossiers_contactmoment where dossier_id = %s", [ander])
        (regel,) = cursor.fetchone()
        cursor.execute(
            "update dossiers_notitie set tekst = %s where dossier_id = %s", [regel, ander]
        )  # right dossier, other column
    for dossier_id in (wereld.dossier_id, ander):
        with wereld.als("sanne"), pytest.raises(InvalidTag):
            list(Notitie.objects.filter(dossier_id=dossier_id))


def _cellen(dossier_id: UUID) -> list[tuple[UUID, bytes]]:
    with connection.cursor() as cursor:
        cursor.execute("select id, tekst from dossiers_notitie where dossier_id = %s order by id", [dossier_id])
        return [(pk, bytes(tekst)) for pk, tekst in cursor.fetchall()]


def _wissel_om(dossier_id: UUID) -> None:
    """Somebody who rules the database puts the words of one note under the other."""
    with connection.cursor() as cursor:
        (een, eerste), (twee, tweede) = _cellen(dossier_id)
        cursor.executemany("update dossiers_notitie set tekst = %s where id = %s", [(tweede, een), (eerste, twee)])


def test_twee_cellen_van_een_dossier_en_kolom_omwisselen_valt_op(sleutels: Path, wereld: Wereld) -> None:
    """Found by an attacker: the right dossier, the right column, another row."""
    _notitie(wereld), _notitie(wereld, "een andere notitie")
    with als_eigenaar():
        _wissel_om(wereld.dossier_id)
    with wereld.als("sanne"):
        for lees in (
            Notitie.objects.values_list("tekst"),
            Notitie.objects.all(),
            Notitie.objects.annotate(ook=F("tekst")).values("ook"),
        ):
            with pytest.raises(InvalidTag):
                list(lees)


def test_een_waarde_van_voor_de_binding_leest_en_wordt_gebonden(sleutels: Path, wereld: Wereld) -> None:
    """The old form stays readable until the next rotation, which binds it to its row and leaves nothing in the history."""
    _notitie(wereld), _notitie(wereld, "een andere notitie")
    with als_eigenaar(), connection.cursor() as cursor:
        for pk, tekst in zip([pk for pk, _ruw in _cellen(wereld.dossier_id)], ("een", "twee"), strict=True):
            oud = sleutelbos.versleutel_van(wereld.dossier_id, tekst.encode(), plek="dossiers_notitie|tekst")
            cursor.execute("update dossiers_notitie set tekst = %s where id = %s", [oud, pk])
    with wereld.als("sanne"):
        assert set(Notitie.objects.values_list("tekst", flat=True)) == {"een", "twee"}
    with als_eigenaar(), connection.cursor() as cursor:
        assert tel_over() == {"dossiers_notitie.tekst": 2}
        cursor.execute("select count(*) from logboek_wijziging")
        voor = cursor.fetchone()
        uit = draai(nu=straks(1), wacht=0)
        assert (uit.vervangen["dossiers_notitie.tekst"], uit.over) == (2, {})
        cursor.execute("select count(*) from logboek_wijziging")
        assert cursor.fetchone() == voor
    with wereld.als("sanne"):
        assert set(Notitie.objects.values_list("tekst", flat=True)) == {"een", "twee"}
    with als_eigenaar():
        _wissel_om(wereld.dossier_id)
    with wereld.als("sanne"), pytest.raises(InvalidTag):
        list(Notitie.objects.all())


def test_zoeken_en_bijwerken_op_een_geheim_worden_geweigerd(sleutels: Path, wereld: Wereld) -> None:
    _notitie(wereld)
    with wereld.als("sanne"):
        with pytest.raises(TypeError, match="versleuteld"):
            Notitie.objects.filter(tekst=KANARIE).exists()
        with pytest.raises(TypeError, match="versleuteld"), transaction.atomic():
            Notitie.objects.update(tekst="anders")
        assert list(Notitie.objects.values_list("tekst", flat=True)) == [KANARIE]


def test_zonder_sleutel_leest_niemand_het_meer_en_alleen_het_systeem_vernietigt(sleutels: Path, wereld: Wereld) -> None:
    _notitie(wereld)
    with wereld.als("sanne"), pytest.raises(DatabaseError, match="alleen het systeem"), transaction.atomic():
        vernietig_sleutel(wereld.dossier_id)
    with wereld.als("sanne"), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Dossiersleutel.objects.all().delete()
    with identiteit(als_systeem(wereld)):
        assert vernietig_sleutel(wereld.dossier_id)
        assert not vernietig_sleutel(wereld.dossier_id)
    with wereld.als("sanne"), pytest.raises(SleutelVernietigd):
        list(Notitie.objects.all())
    with wereld.als("sanne"), pytest.raises(SleutelVernietigd):
        _notitie(wereld)


def test_een_andere_gemeente_ziet_geen_sleutel(sleutels: Path, wereld: Wereld) -> None:
    with wereld.als("ines"):
        assert not Dossiersleutel.objects.exists()
    with wereld.als("sanne"):
        assert Dossiersleutel.objects.count() == 1


def test_een_tweede_opening_na_terugdraaien_krijgt_haar_eigen_sleutel(sleutels: Path, wereld: Wereld) -> None:
    """The form carries the id, so the same id opens twice when the first time was undone."""
    from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier

    id_ = uuid7()
    with wereld.als("sanne") as sanne:
        for keer in range(2):
            with transaction.atomic():
                dossier = open_dossier(
                    Aanmelding(naam="Twee Maal", doelgroep="ASIEL_A"),
                    door=sanne,
                    op=NU.date(),
                    vastgelegd_op=NU,
                    sleutel=id_,
                )
                noteer(dossier, door=sanne, tekst=f"keer {keer}", nu=NU)
                transaction.set_rollback(keer == 0)
    vergeet_alles()
    with wereld.als("sanne"):
        assert [n.tekst for n in Notitie.objects.filter(dossier_id=id_)] == ["keer 1"]


def test_een_nieuwe_hoofdsleutel_terwijl_alles_blijft_lezen(sleutels: Path, wereld: Wereld) -> None:
    """V36: old and new together, then only new; numbers are found all the time; the old files go, and a new process reads everything."""
    bsns = {**vul(wereld, 3), wereld.dossier_id: BSN_AMIRA}
    was = alle_waarden()
    with als_eigenaar():
        namen = namen_in_het_log(wereld.assen.pk, wereld.dossier_id, nu=NU)
    foto = versleutel(b"gezicht", gemeente_id=wereld.assen.pk, plek="proef")
    oude = [wissel(sleutels, naam) for naam in (KEK, BLIND)]
    vergeet()
    assert gevonden(wereld, bsns) == 4
    assert alle_waarden() == was
    bsns |= vul(wereld, 1, vanaf=50)  # made under the new key, among the old
    uit = draai(nu=straks(1), nieuw_in_het_log=True, wacht=0)
    assert uit.over == {}
    assert uit.vervangen["kluis_dossiersleutel"] == 4  # the fifth was new already
    assert uit.vervangen["personen_nummer.blind"] == 4
    with (
        als_eigenaar(),
        connection.cursor() as cursor,
    ):  # the old index under the old key would be found by trying every number
        cursor.execute("select count(*) from logboek_wijziging where tabel = 'personen_nummer' and daad = 'U'")
        assert cursor.fetchone() == (0,)
    for bestand in oude:
        bestand.unlink()
    vergeet()
    nu_ = alle_waarden()
    assert {plek: nu_[plek] for plek in was} == was
    assert gevonden(wereld, bsns) == 5
    with als_eigenaar():
        soort, _sleutel = logsleutel(wereld.assen.pk, nu=straks(1))
        assert soort == "HMAC-dossier-k2"
        assert set(namen) < set(namen_in_het_log(wereld.assen.pk, wereld.dossier_id, nu=straks(1)))
    with pytest.raises(SleutelOnbekend):  # what no place named would be lost: the reason for `plekken`
        ontsleutel(foto, gemeente_id=wereld.assen.pk, plek="proef")


def test_wie_een_oude_sleutel_te_vroeg_weggooit_merkt_het(sleutels: Path, wereld: Wereld) -> None:
    """The positive control of the proof: without the rotation nothing is readable."""
    vul(wereld, 1)
    wissel(sleutels, KEK).unlink()
    vergeet()
    with pytest.raises(SleutelOnbekend):
        alle_waarden()


def test_het_geheim_van_de_tweede_stap_en_een_foto_gaan_mee(sleutels: Path, wereld: Wereld) -> None:
    from allauth.mfa.models import Authenticator
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP
    from allauth.mfa.utils import decrypt

    TOTP.activate(wereld.gebruikers["sanne"], "GEHEIMGEHEIM")
    codes = RecoveryCodes.activate(wereld.gebruikers["sanne"]).get_unused_codes()
    oude = wissel(sleutels, KEK)
    vergeet()
    uit = draai(nu=straks(1), wacht=0)
    assert uit.vervangen["mfa_authenticator"] == 2
    oude.unlink()
    vergeet()
    stappen = {a.type: a for a in Authenticator.objects.filter(user=wereld.gebruikers["sanne"])}
    assert decrypt(stappen["totp"].data["secret"]) == "GEHEIMGEHEIM"
    assert stappen["recovery_codes"].wrap().get_unused_codes() == codes


def test_de_sleutels_van_velen_komen_in_een_vraag(
    sleutels: Path, wereld: Wereld, django_assert_num_queries: Any
) -> None:
    ids = list(vul(wereld, 4))
    vergeet_alles()
    with wereld.als("sanne"):
        with django_assert_num_queries(1):
            assert len(haal(id_ for id_ in ids)) == 4
        with django_assert_num_queries(0):
            haal(ids)


def test_wat_buiten_de_velden_staat_leest_na_een_wissel_zoals_daarvoor(sleutels: Path, wereld: Wereld) -> None:
    """Values of before dossiers had a key, at the place that each app names, read by its own function after the old key went."""
    from samenspel.avg.handelingen.kopie import KOPIE
    from samenspel.dossiers.handelingen.documenten import INHOUD, lees_document
    from samenspel.dossiers.models import Document
    from samenspel.koppelingen.handelingen import BESTAND
    from samenspel.plan.brieven import BEWAARD
    from samenspel.toegang.fotos import foto_van
    from samenspel.toegang.models import Foto
    from samenspel.toegang.sleutelplekken import GEZICHT

    assert {INHOUD, BESTAND, BEWAARD, KOPIE, GEZICHT} < set(alle_plekken())
    vul(wereld, 1)
    sanne, hier = wereld.gebruikers["sanne"], wereld.assen.pk
    with als_eigenaar():
        stuk = Document.objects.get()
        oud = versleutel(b"%PDF oud", gemeente_id=hier, plek=INHOUD.waar(stuk.dossier_id, stuk.pk))
        Document.objects.filter(pk=stuk.pk).update(cijfer=oud)
        gezicht = versleutel(b"gezicht", gemeente_id=hier, plek=GEZICHT.waar(sanne.pk))
        Foto.objects.create(gebruiker=sanne, gemeente=wereld.assen, cijfer=gezicht, gegeven_op=NU, gegeven_door=sanne)
    oude = wissel(sleutels, KEK)
    vergeet()
    assert draai(nu=straks(1), wacht=0).over == {}
    oude.unlink()
    vergeet()
    with als_eigenaar():
        stuk.refresh_from_db()
        assert bytes(stuk.cijfer)[:1] == b"\x02"
        assert lees_document(stuk) == b"%PDF oud"
    with wereld.als("kees") as kees:
        assert foto_van(sanne.pk, wie=kees, op=vandaag()) == b"gezicht"


def test_een_sleutel_blijft_niet_in_het_geheugen(
    sleutels: Path, wereld: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After five minutes it is gone, not only ignored."""
    _notitie(wereld)
    assert wereld.dossier_id in sleutelbos._bos
    later = sleutelbos.time.monotonic() + 400
    monkeypatch.setattr(sleutelbos.time, "monotonic", lambda: later)
    ander = next(iter(vul(wereld, 1)))
    assert ander in sleutelbos._bos
    assert wereld.dossier_id not in sleutelbos._bos


def test_een_sleutelbestand_dat_ter_plaatse_verandert_wordt_gezien(sleutels: Path) -> None:
    import os
    import time

    was = ring(KEK).nu
    time.sleep(1.1)
    (sleutels / KEK).write_text(os.urandom(32).hex())
    assert ring(KEK).nu != was


def test_elke_kolom_met_cijfers_is_aangemeld_of_een_versleuteld_veld() -> None:
    """A table that keeps bytes which nobody named would become unreadable at the next rotation."""
    from django.apps import apps
    from django.db import models

    aangemeld = {(plek.tabel, plek.kolom) for plek in alle_plekken()}
    eigen = {
        ("kluis_dossiersleutel", "kek"),
        ("kluis_dossiersleutel", "verpakt"),
        ("kluis_logsleutel", "kek"),
        ("kluis_logsleutel", "verpakt"),
    }
    geen_geheim = {("personen_nummer", "blind"), ("personen_nummerkort", "blind")}
    logboek = {"logboek"}  # digests, not ciphertext
    over = (
        {
            (model._meta.db_table, veld.column)
            for model in apps.get_models()
            if model._meta.managed and model._meta.app_label not in logboek
            for veld in model._meta.concrete_fields
            if isinstance(veld, models.BinaryField)
        }
        - aangemeld
        - eigen
        - geen_geheim
    )
    assert over == set()


def test_wat_de_matrix_geheim_noemt_staat_versleuteld() -> None:
    """Issue Toegang: C10, C12 and the free text of C15. A new column there is decided here, by name."""
    from django.apps import apps

    leesbaar = {
        "dossiers_contactmoment": {"soort", "op", "sleutel"},
        "dossiers_notitie": {"gedeeld"},
        "dossiers_document": {"soort", "mime", "bytes", "sha256", "ontvangen_op"},
        "intake_antwoord": {"vraag", "vraag_versie", "onderwerp", "kant", "wijze", "op", "organisatie_id", "vervangen_op"},
        "intake_": {"op", "kant", "beoordelaar", "organisatie_id", "editie", "domein", "ingetrokken_op", "ingetrokken_door_id", "ingetrokken_reden", "afname_id"},
        "plan_planregel": {"doel_id", "actie_id", "soort", "taal", "op"},
    }  # fmt: skip
    altijd = {"id", "gemeente_id", "dossier_id", "door_id", "vastgelegd_op", "cijfer"}
    open_ = []
    for model in apps.get_models():
        if getattr(model, "vaste_categorie", "") not in {"C10", "C12", "C14", "C15"} or not model._meta.managed:
            continue
        tabel = model._meta.db_table
        mag = next((kolommen for begin, kolommen in leesbaar.items() if tabel.startswith(begin)), set())
        rest = {veld.column for veld in model._meta.concrete_fields} - altijd - mag - set(versleutelde_velden(model))
        open_ += [f"{tabel}.{kolom}" for kolom in sorted(rest)]
    assert open_ == []


def test_de_bladzijden_lezen_wat_er_staat(sleutels: Path, wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        vul_dossier(wereld.dossier(), sanne, 7)
    sanne_ = wereld.client("sanne")
    for naam in ("dossiers:tijdlijn", "dossiers:gesprekken", "dossiers:documenten"):
        assert f"{KANARIE} 7" in _blad(sanne_, naam, wereld.dossier_id), naam


def _blad(client: Client, naam: str, dossier_id: UUID) -> str:
    return client.get(reverse(naam, args=[dossier_id])).content.decode()


def test_een_dossier_van_voor_de_sleutels_krijgt_er_een(sleutels: Path, wereld: Wereld) -> None:
    """As an upgrade does: migration, then rotation of what stood under the key of the municipality."""
    from django.db import connection as verbinding

    from samenspel.kluis.migreren import maak_ontbrekende_sleutels
    from samenspel.personen.models import Nummer
    from samenspel.personen.nummers import lees_nummer

    with als_eigenaar():
        nummer = Nummer.objects.get(dossier_id=wereld.dossier_id)
        plek = f"personen_nummer|{nummer.soort}|{wereld.dossier_id}"
        Nummer.objects.filter(pk=nummer.pk).update(
            cijfer=versleutel(BSN_AMIRA.encode(), gemeente_id=wereld.assen.pk, plek=plek)
        )
        Dossiersleutel.objects.all().delete()
        vergeet_alles()
        maak_ontbrekende_sleutels().code(None, type("Bewerker", (), {"connection": verbinding}))
        assert Dossiersleutel.objects.count() == Dossier.objects.count()
    draai(nu=straks(1), wacht=0)
    with als_eigenaar():
        nummer.refresh_from_db()
        assert bytes(nummer.cijfer)[:1] == b"\x02"
        assert lees_nummer(nummer) == BSN_AMIRA


def test_een_tiende_van_het_bewijs() -> None:
    """V36, twice of twenty times, with people at work."""
    assert bewijs("sleutels", "1/10")["checked"] > 3_000


def test_het_bewijs_ziet_een_sleutel_die_te_vroeg_weg_is() -> None:
    uitkomst, _tekst = loop_bewijs("sleutels", "20/20", "zonder")
    assert uitkomst["wrong"] > 500
