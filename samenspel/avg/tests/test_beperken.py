"""Only storing (AVG 18): shut in both walls, opened on a ground of the law, lifted once it was told."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from samenspel.avg.handelingen.beperken import beperk, hef_op, lees_met_reden
from samenspel.avg.models import AvgZaakKort, Slot
from samenspel.avg.tests.hulp_zaken import huis, open_
from samenspel.avg.zaken import lopende_beperkingen
from samenspel.dossiers.handelingen.notities import noteer
from samenspel.dossiers.models import Notitie
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.personen.models import Persoon
from samenspel.toegang.gebonden import betrokken_dossiers
from samenspel.toegang.models import Inzage
from tests.wereld import NU, Wereld

pytestmark = pytest.mark.django_db


GEBRUIK = {"grond": "rechtsvordering", "reden": "Er loopt beroep; ik lees het besluit na."}


def _beperk(wereld: Wereld, betreft: str = "") -> AvgZaakKort:
    zaak = open_(wereld, "beperking", betreft=betreft)
    with wereld.als("sanne") as sanne:
        beperk(zaak, reden="Zij betwist wat er staat.", door=sanne, nu=nu())
    return zaak


def test_alleen_bewaren_sluit_elke_organisatie_buiten_in_beide_muren(wereld: Wereld) -> None:
    with wereld.als("bert") as bert:
        assert betrokken_dossiers(bert, "C01").exists()
        assert Persoon.objects.exists()
    _beperk(wereld)
    with wereld.als("bert") as bert:
        assert not betrokken_dossiers(bert, "C01").exists()
        assert not Persoon.objects.exists()  # the second wall by itself


def test_een_categorie_alleen_bewaren_laat_de_rest_open(wereld: Wereld) -> None:
    _beperk(wereld, "C07")
    with wereld.als("bert") as bert:
        assert betrokken_dossiers(bert, "C01").exists()
        assert not betrokken_dossiers(bert, "C07").exists()
        with connection.cursor() as cursor:
            cursor.execute("select count(*) from toegang_bereikbare_dossiers('C07'), (select count(*) from toegang_bereikbare_cellen() c where c.categorie = 'C07') x where x.count > 0")  # fmt: skip
            assert cursor.fetchone() == (0,)


def test_in_een_dossier_dat_alleen_bewaard_wordt_schrijft_niemand(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        noteer(wereld.dossier(), door=sanne, tekst="voor", nu=NU)
    _beperk(wereld)
    with wereld.als("sanne") as sanne, pytest.raises(DatabaseError, match="alleen bewaard"), transaction.atomic():
        noteer(wereld.dossier(), door=sanne, tekst="na", nu=NU)
    with wereld.als("sanne"), pytest.raises(DatabaseError, match="alleen bewaard"), transaction.atomic():
        Notitie.objects.update(gedeeld=True)
    client = wereld.client("sanne")
    client.post(reverse("avg:alleen_bewaren", args=[wereld.dossier_id]), GEBRUIK)
    antwoord = client.post(
        reverse("dossiers:contact", args=[wereld.dossier_id]),
        {"soort": "telefoon", "waarde": "06 12345678", "sleutel": str(UUID(int=7))},
    )
    assert antwoord.status_code == 409
    assert "alleen bewaard" in antwoord.content.decode()
    with wereld.als("sanne"):
        assert [n.tekst for n in Notitie.objects.all()] == ["voor"]


@pytest.mark.parametrize(
    "velden",
    [
        {"reden": GEBRUIK["reden"]},
        {"grond": "werk", "reden": GEBRUIK["reden"]},
        {"grond": "rechtsvordering", "reden": "Beroep."},
    ],
)
def test_alleen_een_grond_van_de_wet_met_een_zin_opent_het(wereld: Wereld, velden: dict[str, str]) -> None:
    """AVG 18 lid 2: not any reason."""
    _beperk(wereld)
    client = wereld.client("sanne")
    adres = reverse("avg:alleen_bewaren", args=[wereld.dossier_id])
    assert client.post(adres, velden).status_code == 422
    assert "/alleen-bewaren/" in client.get(reverse("dossiers:dossier", args=[wereld.dossier_id]))["Location"]


def test_ook_de_handeling_zelf_vraagt_een_grond_van_de_wet_en_een_zin(wereld: Wereld) -> None:
    """The form asks it first; who calls the act from elsewhere meets the same sentence, and nothing opens."""
    _beperk(wereld)
    with wereld.als("sanne") as sanne:
        for velden, zin in (({"grond": "werk"}, "Kies waarvoor"), ({"reden": " "}, "Schrijf in een zin")):
            with pytest.raises(Weigering, match=zin):
                lees_met_reden(wereld.dossier(), **{**GEBRUIK, **velden}, door=sanne, nu=nu())
        assert not Inzage.objects.filter(dossier_id=wereld.dossier_id).exists()


def test_wie_toch_kijkt_zegt_waarom(wereld: Wereld) -> None:
    zaak = _beperk(wereld)
    client, blad = wereld.client("sanne"), reverse("dossiers:dossier", args=[wereld.dossier_id])
    assert "/alleen-bewaren/" in client.get(reverse("avg:zaak", args=[zaak.pk]))["Location"]
    antwoord = client.get(blad)
    assert antwoord.status_code == 302
    assert "/alleen-bewaren/" in antwoord["Location"]
    assert "Amira" not in client.get(antwoord["Location"]).content.decode()
    assert client.post(antwoord["Location"], GEBRUIK)["Location"] == blad
    assert "alleen bewaard" in client.get(blad).content.decode()
    with huis(wereld):
        assert Inzage.objects.get(wat__contains="alleen bewaard").reden.startswith(
            "voor een bezwaar, beroep of andere rechtsvordering: Er loopt beroep"
        )
    assert wereld.client("amira").get(reverse("portaal:mijn_plan")).status_code == 200


def test_opheffen_kan_pas_als_het_verteld_is(wereld: Wereld) -> None:
    _beperk(wereld)
    with wereld.als("sanne") as sanne:
        (beperking,) = lopende_beperkingen([wereld.dossier_id], wie=sanne)
        with pytest.raises(Weigering, match="Vertel het eerst"):
            hef_op(
                beperking,
                reden="Het is nagekeken en klopt.",
                verteld_op=vandaag() + timedelta(days=1),
                door=sanne,
                nu=nu(),
            )
        hef_op(beperking, reden="Het is nagekeken en klopt.", verteld_op=vandaag(), door=sanne, nu=nu())
        assert not Slot.objects.exists()
        noteer(wereld.dossier(), door=sanne, tekst="weer", nu=NU)
    with wereld.als("bert") as bert:
        assert betrokken_dossiers(bert, "C01").exists()


def test_elke_tabel_van_een_dossier_gaat_op_slot() -> None:
    """A new table would stay open for writing."""
    zonder = ("avg_", "datalek_", "logboek_", "toegang_")  # what is written about keeping, not about the person
    verwacht = {
        model._meta.db_table for model in apps.get_models()
        if model.__module__.startswith("samenspel.") and model._meta.managed and not model._meta.db_table.startswith(zonder)
        and any(getattr(model, naam, None) for naam in ("vaste_categorie", "categorie_per_rij"))
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            "select tgrelid::regclass::text, pg_get_triggerdef(oid) from pg_trigger where tgname = 'bewaak_slot'"
        )
        gevonden = dict(cursor.fetchall())
    assert set(gevonden) == verwacht
    for model in apps.get_models():
        if model._meta.db_table in gevonden:
            assert f"avg_bewaak_slot('{getattr(model, 'vaste_categorie', '')}'" in gevonden[model._meta.db_table]
