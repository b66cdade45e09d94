"""One face (peers, idea 10): a photo by one's own choice, shown to few, and gone when one says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, ProgrammingError, transaction
from django.urls import reverse

from samenspel.huisstijl.tests.fotohulp import JPEG, met_exif, png
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.kern.klok import vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.beheer import beeindig_aanstelling, ruim_foto_op, stel_aan
from samenspel.toegang.fotos import foto_van, haal_foto_weg, plaats_foto
from samenspel.toegang.models import VAN_EEN_DOSSIER, Aanstelling, Beheerdaad, Foto, Gebruiker, Vervanging
from samenspel.toegang.tasks import ruim_fotos_op
from tests.wereld import NU, Wereld, werkt_ook_in

pytestmark = pytest.mark.django_db


def _bestand(inhoud: bytes = JPEG, naam: str = "ik.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(naam, inhoud)


def _plaats(wereld: Wereld, naam: str = "sanne") -> Gebruiker:
    mens = wereld.gebruikers[naam]
    with wereld.als(naam) as zelf:
        plaats_foto(mens, door=zelf, inhoud=JPEG, op=vandaag(), nu=NU)
    return mens


def test_sanne_plaatst_haar_foto_en_haalt_hem_weg(wereld: Wereld) -> None:
    client, adres = wereld.client("sanne"), reverse("toegang:eigen_foto")
    beeld = reverse("toegang:foto", args=[wereld.gebruikers["sanne"].pk])
    assert client.get(beeld).status_code == 404
    assert client.post(adres, {"foto": _bestand(met_exif())}).status_code == 302
    blad = client.get(adres).content.decode()
    assert f'src="{beeld}?v=' in blad
    assert 'alt="Uw foto nu"' in blad
    antwoord = client.get(beeld)
    assert (antwoord.status_code, antwoord["Content-Type"]) == (200, "image/png")
    assert antwoord["Cache-Control"] == "private, max-age=86400"
    assert b"52.9925" not in antwoord.content
    with als_eigenaar():
        assert b"PNG" not in bytes(Foto.objects.get().cijfer)  # encrypted, as documents are
    assert client.post(reverse("toegang:eigen_foto_weg")).status_code == 302
    assert client.get(beeld).status_code == 404
    with als_eigenaar():
        assert not Foto.objects.exists()
        assert Gebruiker.objects.get(pk=wereld.gebruikers["sanne"].pk).foto_op is None


def test_wie_mag_kijken(wereld: Wereld) -> None:
    """Colleagues of the municipality; no partner, nobody elsewhere, and a newcomer only at an address of their own."""
    beeld = reverse("toegang:foto", args=[_plaats(wereld).pk])
    namen = ("sanne", "kees", "rob", "fatma", "ines", "bert", "amira")
    codes = {naam: wereld.client(naam).get(beeld).status_code for naam in namen}
    assert codes == {"sanne": 200, "kees": 200, "rob": 200, "fatma": 200, "ines": 404, "bert": 404, "amira": 404}


def test_de_database_laat_een_ander_ook_niet_kijken_of_schrijven(wereld: Wereld) -> None:
    """The second wall, without the screens. Amira sees her contact person, until that is another."""
    mens = _plaats(wereld)
    gezien = {}
    for naam in ("kees", "ines", "bert", "amira"):
        with wereld.als(naam):
            gezien[naam] = Foto.objects.filter(gebruiker=mens).count()
    assert gezien == {"kees": 1, "ines": 0, "bert": 0, "amira": 1}
    for naam in ("kees", "amira"):
        with wereld.als(naam) as wie, pytest.raises(ProgrammingError), transaction.atomic():
            Foto.objects.create(
                gebruiker=wereld.gebruikers["rob"], gemeente_id=wie.gemeente_id, cijfer=b"x", gegeven_op=NU, gegeven_door_id=wie.mens()
            )  # fmt: skip
    with wereld.als("kees"):
        assert Foto.objects.filter(gebruiker=mens).delete()[0] == 0


def test_een_partner_krijgt_ook_zonder_de_database_geen_foto(wereld: Wereld) -> None:
    mens = _plaats(wereld)
    with als_eigenaar():
        assert foto_van(mens.pk, wie=wereld.bert, op=vandaag()) is None
        assert foto_van(mens.pk, wie=wereld.rob, op=vandaag())


def test_wie_waarneemt_is_voor_amira_te_zien_op_de_dagen_daarvan(wereld: Wereld) -> None:
    """By the database alone: not before, not after."""
    kees, dag = _plaats(wereld, "kees"), timedelta(days=1)
    velden: dict[str, Any] = {"gemeente": wereld.assen, "afwezig": wereld.gebruikers["sanne"], "vervanger": kees}
    gezien = []
    for vanaf, tot in ((-9, -1), (0, 0), (1, 9)):
        with als_eigenaar():
            Vervanging.objects.all().delete()
            Vervanging.objects.create(vanaf=vandaag() + vanaf * dag, tot=vandaag() + tot * dag, **velden)
        with wereld.als("amira") as amira:
            gezien.append(foto_van(kees.pk, wie=amira, op=vandaag()) is not None)
    assert gezien == [False, True, False]


def test_wie_hier_niet_meer_werkt_is_niet_meer_te_zien(wereld: Wereld) -> None:
    mens, gisteren = _plaats(wereld), vandaag() - timedelta(days=1)
    with wereld.als("kees") as kees:
        assert foto_van(mens.pk, wie=kees, op=vandaag())
    with als_eigenaar():
        Aanstelling.objects.filter(gebruiker=mens).update(tot=gisteren)
    with wereld.als("kees") as kees:
        assert foto_van(mens.pk, wie=kees, op=vandaag()) is None


def _foto_van(mens: Gebruiker) -> tuple[bool, bool]:
    """Whether a photo is stored, and whether a page would ask for it."""
    with als_eigenaar():
        return Foto.objects.filter(gebruiker=mens).exists(), Gebruiker.objects.get(pk=mens.pk).foto_op is not None


def test_met_het_einde_van_de_laatste_aanstelling_gaat_de_foto_weg(wereld: Wereld) -> None:
    kees, vandaag_ = _plaats(wereld, "kees"), vandaag()
    with wereld.als("fatma") as fatma:
        tweede = stel_aan(kees, door=fatma, rol="ondersteuner_regie", vanaf=date(2026, 6, 1))
        beeindig_aanstelling(tweede, door=fatma, tot=vandaag_, vandaag=vandaag_)
    assert _foto_van(kees) == (True, True)  # works here still, in the first
    with wereld.als("fatma") as fatma:
        beeindig_aanstelling(wereld.aanstellingen["kees"], door=fatma, tot=vandaag_, vandaag=vandaag_)
        assert "foto_weggehaald" in Beheerdaad.objects.filter(over=kees).values_list("wat", flat=True)
    assert _foto_van(kees) == (False, False)


def test_wie_later_vertrekt_of_ook_elders_werkt_houdt_zijn_foto(wereld: Wereld) -> None:
    kees, op = _plaats(wereld, "kees"), vandaag()
    with wereld.als("fatma") as fatma:
        beeindig_aanstelling(wereld.aanstellingen["kees"], door=fatma, tot=op + timedelta(days=1), vandaag=op)
    assert _foto_van(kees) == (True, True)
    with als_eigenaar():
        Aanstelling.objects.create(
            gebruiker=kees, gemeente=wereld.tynaarlo, rol="coach_inburgering", vanaf=op + timedelta(days=9)
        )
    with wereld.als("fatma") as fatma:
        rij = Aanstelling.objects.get(pk=wereld.aanstellingen["kees"].pk)
        beeindig_aanstelling(rij, door=fatma, tot=op, vandaag=op)
    assert _foto_van(kees) == (True, True)  # begins next door


def test_elke_nacht_gaat_de_foto_weg_van_wie_nergens_meer_werkt(wereld: Wereld) -> None:
    """Of an appointment that ended by itself, and of who is only a newcomer now; not on the last day."""
    kees, sanne, rob = (_plaats(wereld, naam) for naam in ("kees", "sanne", "rob"))
    op = vandaag()
    with als_eigenaar():
        Aanstelling.objects.filter(gebruiker=kees).update(tot=op - timedelta(days=1))
        Aanstelling.objects.filter(gebruiker=sanne).update(tot=op)
    ruim_fotos_op(0)
    assert [_foto_van(mens) for mens in (kees, sanne, rob)] == [(False, False), (True, True), (True, True)]
    with wereld.als("fatma"):
        daad = Beheerdaad.objects.get(over=kees)
        assert (daad.wat, daad.door_id, daad.gemeente_id) == ("foto_weggehaald", None, wereld.assen.pk)


def test_de_database_ruimt_alleen_op_wat_weg_moet(wereld: Wereld) -> None:
    """Past the act: no day in the future, nobody's but who left, and not for another role."""
    kees = _plaats(wereld, "kees")
    with als_eigenaar():
        Aanstelling.objects.filter(gebruiker=kees).update(tot=vandaag() + timedelta(days=9))
    with wereld.als("fatma") as fatma:
        assert ruim_foto_op(fatma, na=date(2999, 1, 1), van=kees.pk) == 0
        assert ruim_foto_op(fatma, na=date(2999, 1, 1)) == 0
    with wereld.als("sanne") as wie, pytest.raises(ProgrammingError, match="alleen beheer"), transaction.atomic():
        ruim_foto_op(wie, na=vandaag())
    assert _foto_van(kees) == (True, True)


def test_beheer_plaatst_een_foto_alleen_op_verzoek_en_dat_staat_in_het_log(wereld: Wereld) -> None:
    kees, fatma = wereld.gebruikers["kees"], wereld.client("fatma")
    adres = reverse("toegang:foto_van_collega", args=[kees.pk])
    zonder = fatma.post(adres, {"foto": _bestand()})
    assert zonder.status_code == 422
    assert "alleen als deze collega daar zelf om vroeg" in zonder.content.decode()
    assert fatma.post(adres, {"foto": _bestand(), "gevraagd": "on"}).status_code == 302
    assert wereld.client("kees").get(reverse("toegang:foto", args=[kees.pk])).status_code == 200
    weg = reverse("toegang:foto_van_collega_weg", args=[kees.pk])
    assert [fatma.post(weg).status_code for _keer in range(2)] == [302, 302]
    with wereld.als("fatma") as wie:
        daden = list(Beheerdaad.objects.order_by("op", "id").values_list("wat", flat=True))
        assert daden == ["foto_gegeven", "foto_weggehaald"]
        with pytest.raises(Weigering, match="eigen keuze"):
            plaats_foto(kees, door=wie, inhoud=JPEG, op=vandaag(), nu=NU)


@pytest.mark.parametrize("naam", ["sanne", "rob", "ines", "bert", "amira"])
def test_een_ander_plaatst_of_wist_geen_foto(wereld: Wereld, naam: str) -> None:
    kees = _plaats(wereld, "kees")
    with wereld.als(naam) as wie:
        with pytest.raises(Weigering):
            plaats_foto(kees, door=wie, inhoud=JPEG, op=vandaag(), nu=NU, gevraagd=True)
        with pytest.raises(Weigering):
            haal_foto_weg(kees, door=wie, op=vandaag())
    with als_eigenaar():
        assert Foto.objects.count() == 1


def test_van_wie_ook_elders_werkt_plaatst_beheer_geen_foto_en_een_inburgeraar_heeft_er_geen(wereld: Wereld) -> None:
    ines = wereld.gebruikers["ines"]
    with als_eigenaar():
        werkt_ook_in(
            wereld.assen,
            ines,
            thuis=wereld.tynaarlo,
            door=wereld.gebruikers["fatma"],
            rol="coach_inburgering",
            vanaf=date(2026, 6, 1),
        )
    with wereld.als("fatma") as fatma, pytest.raises(Weigering, match="andere gemeente"):
        plaats_foto(ines, door=fatma, inhoud=JPEG, op=vandaag(), nu=NU, gevraagd=True)
    with als_eigenaar():
        Foto.objects.create(gebruiker=ines, gemeente=wereld.tynaarlo, cijfer=b"x", gegeven_op=NU, gegeven_door=ines)
    with wereld.als("fatma") as fatma:
        with pytest.raises(Weigering, match="andere gemeente"):
            haal_foto_weg(ines, door=fatma, op=vandaag())
        assert Foto.objects.filter(gebruiker=ines).update(gegeven_op=NU) == 0
        assert Foto.objects.filter(gebruiker=ines).delete()[0] == 0  # nor past the act
    with wereld.als("ines") as zelf:
        haal_foto_weg(ines, door=zelf, op=vandaag())
    with als_eigenaar():
        assert not Foto.objects.exists()
    client, adres = wereld.client("amira"), reverse("toegang:eigen_foto")
    assert client.get(adres).status_code == 409
    assert adres not in client.get(reverse("toegang:instellingen")).content.decode()


@pytest.mark.parametrize("inhoud", [b"MZ" + bytes(300), png(60, 60), png()[:150]], ids=["programma", "klein", "stuk"])
def test_een_verkeerd_bestand_krijgt_een_zin_en_laat_de_oude_foto_staan(wereld: Wereld, inhoud: bytes) -> None:
    _plaats(wereld)
    antwoord = wereld.client("sanne").post(reverse("toegang:eigen_foto"), {"foto": _bestand(inhoud, "foto.jpg")})
    assert antwoord.status_code == 422
    assert "oto is " in antwoord.content.decode() or "geen foto" in antwoord.content.decode()
    with als_eigenaar():
        assert Foto.objects.count() == 1


def test_wie_voor_een_dossier_komt_plaatst_ook_in_de_databank_geen_foto(wereld: Wereld) -> None:
    """The policies say the same as the act: `VAN_EEN_DOSSIER`."""
    kees = wereld.wie("kees")
    for rol in VAN_EEN_DOSSIER:
        with (
            identiteit(replace(kees, rol=rol)),
            pytest.raises(DatabaseError, match="row-level security"),
            transaction.atomic(),
        ):
            Foto.objects.create(
                gebruiker_id=kees.mens(), gemeente=wereld.assen, cijfer=b"x", gegeven_op=NU, gegeven_door_id=kees.mens()
            )
