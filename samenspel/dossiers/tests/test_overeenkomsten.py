"""R231: an organisation sees a category of a dossier when three say so: its role, its agreement and its involvement."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.db.models import QuerySet
from django.urls import reverse

from samenspel.dossiers.handelingen.betrekken import betrek
from samenspel.dossiers.models import Gebeurtenis
from samenspel.kern import klok
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.oordeel import Weigering
from samenspel.personen.models import Contactgegeven, Persoon
from samenspel.toegang.categorieen import mogelijk
from samenspel.toegang.models import Betrokkenheid, Overeenkomst
from samenspel.toegang.overeenkomsten import (
    beeindig_overeenkomst,
    bijna_voorbij,
    gedekt,
    leg_overeenkomst_vast,
    sluiting,
)
from tests.wereld import NU, VANDAAG, Wereld, sluit_overeenkomst

PAPIER: dict[str, Any] = {
    "soort": "verwerkersovereenkomst", "doelen": "begeleiding", "categorieen": ["C01", "C16"], "ondertekend_op": date(2026, 5, 20),
    "vanaf": date(2026, 6, 1), "op": VANDAAG, "nu": NU,
}  # fmt: skip


def _in_beide_muren(wereld: Wereld, naam: str = "bert") -> tuple[set[str], set[str]]:
    """Of which categories Bert sees the person, the phone or a fact: by `zichtbaar_voor`, and by the database alone.

    The first is asked as the owner, for whom the database hides nothing: else the second wall hides a hole in the first.
    """
    wie, hier = wereld.wie(naam), {"dossier_id": wereld.dossier_id}
    personen, telefoons = Persoon.objects.filter(**hier), Contactgegeven.objects.filter(**hier)
    feiten = Gebeurtenis.objects.filter(**hier)
    with als_eigenaar():
        eerste = _soorten(personen.zichtbaar_voor(wie), telefoons.zichtbaar_voor(wie), feiten.zichtbaar_voor(wie))
    with wereld.als(naam):
        tweede = _soorten(personen.all(), telefoons.all(), feiten.all())
    return eerste, tweede


def _soorten(
    personen: QuerySet[Persoon], telefoons: QuerySet[Contactgegeven], feiten: QuerySet[Gebeurtenis]
) -> set[str]:
    uit_de_rijen = set(feiten.values_list("categorie", flat=True))
    return uit_de_rijen | ({"C01"} if personen.exists() else set()) | ({"C03"} if telefoons.exists() else set())


def _zet(wereld: Wereld, model: type[Betrokkenheid] | type[Overeenkomst], **velden: Any) -> None:
    with als_eigenaar():
        model._default_manager.filter(gemeente=wereld.assen, organisatie=wereld.vluchtelingenwerk).update(**velden)


@pytest.mark.pg15
def test_met_alle_drie_de_sleutels_ziet_een_partner_wat_zijn_rol_mag(wereld: Wereld) -> None:
    eerste, tweede = _in_beide_muren(wereld)
    assert eerste == tweede == {"C01", "C03"}


@pytest.mark.pg15
@pytest.mark.parametrize("model", [Betrokkenheid, Overeenkomst])
def test_elk_van_beide_versmalt_en_geen_verbreedt(
    wereld: Wereld, model: type[Betrokkenheid] | type[Overeenkomst]
) -> None:
    _zet(wereld, model, categorieen=["C01", "C09"])  # C09 is not for Bert's role, whatever was signed
    assert _in_beide_muren(wereld) == ({"C01"}, {"C01"})


@pytest.mark.pg15
@pytest.mark.parametrize("model", [Betrokkenheid, Overeenkomst])
def test_een_rij_zonder_categorieen_opent_niets(
    wereld: Wereld, model: type[Betrokkenheid] | type[Overeenkomst]
) -> None:
    _zet(wereld, model, categorieen=[])
    assert _in_beide_muren(wereld) == (set(), set())


@pytest.mark.pg15
def test_zonder_geldige_overeenkomst_ziet_een_betrokken_partner_niets(wereld: Wereld) -> None:
    gisteren = klok.vandaag() - timedelta(days=1)
    _zet(wereld, Overeenkomst, tot=gisteren)
    assert _in_beide_muren(wereld) == (set(), set())
    _zet(wereld, Overeenkomst, tot=None, vanaf=klok.vandaag() + timedelta(days=1))
    assert _in_beide_muren(wereld) == (set(), set())


@pytest.mark.pg15
def test_de_overeenkomst_van_een_andere_gemeente_opent_niets(wereld: Wereld) -> None:
    """The organisation has one with Tynaarlo too; Amira's dossier is Assen's."""
    with als_eigenaar():
        Overeenkomst.objects.filter(gemeente=wereld.assen).delete()
    assert _in_beide_muren(wereld) == (set(), set())


@pytest.mark.pg15
def test_een_feit_staat_open_naar_zijn_eigen_categorie(wereld: Wereld) -> None:
    """Rows that carry their own category: a fact of C04 only where C04 was agreed for this dossier."""
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("update dossiers_gebeurtenis set categorie = 'C04' where soort = 'brp_inschrijving'")
    assert "C04" in _in_beide_muren(wereld)[0] & _in_beide_muren(wereld)[1]
    _zet(wereld, Betrokkenheid, categorieen=["C01", "C16"])
    assert _in_beide_muren(wereld) == ({"C01"}, {"C01"})


def test_fatma_legt_vast_wat_is_ondertekend(wereld: Wereld) -> None:
    with als_eigenaar():
        Overeenkomst.objects.all().delete()
    with wereld.als("fatma") as fatma:
        rij = leg_overeenkomst_vast(wereld.vluchtelingenwerk, door=fatma, **PAPIER)
        assert (rij.gemeente_id, rij.vastgelegd_door_id) == (wereld.assen.pk, fatma.gebruiker_id)
        assert gedekt(wereld.vluchtelingenwerk, wie=fatma, op=VANDAAG) == ("C01", "C16")
        assert gedekt(wereld.vluchtelingenwerk, wie=fatma, op=date(2026, 5, 31)) == ()


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"ondertekend_op": VANDAAG + timedelta(days=1)}, "nog niet geweest"),
        ({"tot": date(2026, 5, 31)}, "ligt voor de eerste dag"),
        ({"categorieen": []}, "Kies welke gegevens"),
        ({"categorieen": ["C01", "C02"]}, "krijgt niet: BSN en V-nummer"),
        ({"categorieen": ["C14"]}, "krijgt niet"),
        ({"doelen": " "}, "Schrijf waarvoor"),
        ({"vanaf": date(2026, 5, 19)}, "niet voordat zij is ondertekend"),
        ({"ondertekend_op": None}, "wanneer de overeenkomst is ondertekend"),
        ({"soort": "wettelijke_taak"}, "in welk artikel"),
    ],
)
def test_een_overeenkomst_die_niet_kan(wereld: Wereld, anders: dict[str, Any], zin: str) -> None:
    with wereld.als("fatma") as fatma, pytest.raises(Weigering, match=zin):
        leg_overeenkomst_vast(wereld.vluchtelingenwerk, door=fatma, **{**PAPIER, **anders})


@pytest.mark.parametrize("wie", ["sanne", "rob", "bert", "lotte"])
def test_alleen_de_functioneel_beheerder_beheert_overeenkomsten(wereld: Wereld, wie: str) -> None:
    with wereld.als(wie) as door, pytest.raises(Weigering, match="functioneel beheerder"):
        leg_overeenkomst_vast(wereld.vluchtelingenwerk, door=door, **PAPIER)


def test_niemand_betrekt_wie_niets_heeft_ondertekend(wereld: Wereld) -> None:
    _zet(wereld, Betrokkenheid, tot=date(2026, 4, 1))
    with als_eigenaar():
        Overeenkomst.objects.filter(gemeente=wereld.assen).update(tot=date(2026, 6, 30), categorieen=["C01", "C16"])
    rest: dict[str, Any] = {"doel": "begeleiding", "vanaf": VANDAAG, "nu": NU}
    with wereld.als("sanne") as sanne:
        dossier, partner = wereld.dossier(), wereld.vluchtelingenwerk
        with pytest.raises(Weigering, match="geen overeenkomst"):
            betrek(dossier, partner, door=sanne, doel="x", vanaf=date(2026, 7, 1), categorieen=["C01"], nu=NU)
        with pytest.raises(Weigering, match="staat niet: telefoon en adres"):
            betrek(dossier, partner, door=sanne, categorieen=["C01", "C03"], **rest)
        with pytest.raises(Weigering, match="Kies welke gegevens"):
            betrek(dossier, partner, door=sanne, categorieen=[], **rest)
        assert betrek(dossier, partner, door=sanne, categorieen=["C01", "C16"], **rest).categorieen == ["C01", "C16"]


def test_beeindigen_sluit_alle_dossiers_de_dag_erna(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        rij = Overeenkomst.objects.get(gemeente=wereld.assen)
        nu: dict[str, Any] = {"door": fatma, "op": VANDAAG, "nu": NU}
        with pytest.raises(Weigering, match="waarom"):
            beeindig_overeenkomst(rij, tot=VANDAAG, reden=" ", **nu)
        with pytest.raises(Weigering, match="al voorbij"):
            beeindig_overeenkomst(rij, tot=VANDAAG - timedelta(days=1), reden="x", **nu)
        beeindig_overeenkomst(rij, tot=VANDAAG, reden="De opdracht is klaar.", **nu)
        rij.refresh_from_db()
        assert (rij.beeindigd_door_id, rij.beeindigd_op) == (fatma.gebruiker_id, NU)
        assert gedekt(wereld.vluchtelingenwerk, wie=fatma, op=VANDAAG)
        assert gedekt(wereld.vluchtelingenwerk, wie=fatma, op=VANDAAG + timedelta(days=1)) == ()
        with pytest.raises(Weigering, match="eindigt al op 3 juni 2026"):
            beeindig_overeenkomst(rij, tot=VANDAAG, reden="nog eens", **nu)
    voorbij = wereld.client("fatma").get(reverse("toegang:overeenkomsten")).content.decode()
    assert "beëindigd door Fatma Yilmaz, 3 juni 2026" in " ".join(
        voorbij.replace("<bdi>", "").replace("</bdi>", "").split()
    )


def test_wat_in_de_wet_staat_ondertekent_niemand(wereld: Wereld) -> None:
    """COA: Wi 35 lid 2, Bi 9.4 lid 3. Also the database asks a signature of every other kind."""
    artikel = "Wet inburgering 2021, artikel 35 lid 2"
    papier = {**PAPIER, "soort": "wettelijke_taak", "ondertekend_op": None, "kenmerk": artikel}
    with wereld.als("fatma") as fatma:
        rij = leg_overeenkomst_vast(wereld.vluchtelingenwerk, door=fatma, **papier)
        assert (rij.ondertekend_op, rij.kenmerk) == (None, artikel)
    with als_eigenaar(), pytest.raises(IntegrityError), transaction.atomic():
        Overeenkomst.objects.filter(pk=rij.pk).update(soort="mandaat")


@pytest.mark.pg15
@pytest.mark.parametrize("naam", ["sanne", "rob", "bert", "amira", "lotte"])
def test_ook_de_database_laat_alleen_beheer_een_overeenkomst_schrijven(wereld: Wereld, naam: str) -> None:
    with als_eigenaar():
        rij = Overeenkomst.objects.get(gemeente=wereld.assen)
    with wereld.als(naam):
        with pytest.raises(ProgrammingError, match="functioneel beheerder"), transaction.atomic():
            Overeenkomst.objects.filter(pk=rij.pk).update(tot=VANDAAG)
        with pytest.raises(ProgrammingError, match="functioneel beheerder"), transaction.atomic():
            sluit_overeenkomst(wereld.assen, wereld.vluchtelingenwerk, wereld.gebruikers[naam])


@pytest.mark.pg15
@pytest.mark.parametrize(
    "anders", [{"categorieen": ["C01", "C14"]}, {"tot": None}, {"tot": date(2026, 7, 1)}, {"vanaf": date(2020, 1, 1)}, {"tot": VANDAAG}]
)  # fmt: skip
def test_een_overeenkomst_eindigt_alleen_en_wie_dat_deed_staat_erbij(wereld: Wereld, anders: dict[str, Any]) -> None:
    """Past the act, by the database: nothing else changes, no day later, and not nameless."""
    with als_eigenaar():
        Overeenkomst.objects.filter(gemeente=wereld.assen).update(tot=date(2026, 6, 30))
    with wereld.als("fatma") as fatma:
        rij = Overeenkomst.objects.filter(gemeente=wereld.assen)
        with pytest.raises(ProgrammingError, match="overeenkomst"), transaction.atomic():
            rij.update(**anders)
        assert rij.update(tot=VANDAAG, beeindigd_door=fatma.gebruiker_id, beeindigd_op=NU) == 1


@pytest.mark.pg15
@pytest.mark.parametrize("naam", ["bert", "amira", "fatma", "wim", "lotte"])
def test_wie_geen_dossiers_van_de_gemeente_heeft_betrekt_niemand_ook_niet_in_de_database(
    wereld: Wereld, naam: str
) -> None:
    velden: dict[str, Any] = {
        "gemeente": wereld.assen,
        "dossier_id": wereld.dossier_id,
        "organisatie": wereld.vluchtelingenwerk,
    }
    with wereld.als(naam):
        assert Betrokkenheid.objects.filter(**velden).update(tot=None) == 0
        with connection.cursor() as cursor:  # without looking: then nobody asks who may read
            cursor.execute("update toegang_betrokkenheid set tot = null")
            assert cursor.rowcount == 0
        with pytest.raises(ProgrammingError, match="betrekt een organisatie"), transaction.atomic():
            Betrokkenheid.objects.create(doel="meekijken", vanaf=VANDAAG, categorieen=["C01"], **velden)


def test_wat_bijna_eindigt_en_geen_opvolger_heeft_vraagt_aandacht(wereld: Wereld) -> None:
    with als_eigenaar():
        Overeenkomst.objects.filter(gemeente=wereld.assen).update(tot=VANDAAG + timedelta(days=90))
    with wereld.als("fatma") as fatma:
        assert bijna_voorbij(fatma, VANDAAG).count() == 1
        assert bijna_voorbij(fatma, VANDAAG - timedelta(days=1)).count() == 0
    with als_eigenaar():
        sluit_overeenkomst(wereld.assen, wereld.vluchtelingenwerk, wereld.gebruikers["fatma"], vanaf=VANDAAG)
    with wereld.als("fatma") as fatma:
        assert bijna_voorbij(fatma, VANDAAG).count() == 0


@pytest.mark.parametrize(
    ("dagen", "grens"), [(0, 7), (7, 7), (8, 30), (30, 30), (31, 90), (90, 90), (91, None), (-1, None)]
)
def test_hoe_dichterbij_het_einde_hoe_dringender(wereld: Wereld, dagen: int, grens: int | None) -> None:
    with als_eigenaar():
        Overeenkomst.objects.filter(gemeente=wereld.assen).update(tot=VANDAAG + timedelta(days=dagen))
    with wereld.als("fatma") as fatma:
        dicht = sluiting(Overeenkomst.objects.get(gemeente=wereld.assen), wie=fatma, op=VANDAAG)
    assert (dicht.grens if dicht else None) == grens
    assert dicht is None or (dicht.dagen, dicht.dossiers) == (dagen, 1)


def test_er_staat_bij_wat_er_dichtgaat_en_alleen_dat(wereld: Wereld) -> None:
    """A later agreement without the family (C04) keeps all the rest open; who stops taking part on that day is not counted."""
    einde = klok.vandaag() + timedelta(days=5)
    with als_eigenaar():
        Overeenkomst.objects.filter(gemeente=wereld.assen).update(tot=einde)
    bladzijde = wereld.client("fatma").get(reverse("toegang:overeenkomsten")).content.decode()
    assert "Eindigt deze week" in bladzijde
    assert "in 1 dossier: naam, geboortedatum en taal" in bladzijde
    assert "Amira" not in bladzijde
    rest = [c for c in mogelijk(wereld.vluchtelingenwerk.soort) if c != "C04"]
    with als_eigenaar():
        sluit_overeenkomst(
            wereld.assen, wereld.vluchtelingenwerk, wereld.gebruikers["fatma"], vanaf=VANDAAG, categorieen=rest
        )
    with wereld.als("fatma") as fatma:
        oud = Overeenkomst.objects.get(gemeente=wereld.assen, tot=einde)
        dicht = sluiting(oud, wie=fatma, op=klok.vandaag())
        assert dicht is not None
        assert (dicht.categorieen, dicht.dossiers) == (("C04",), 1)
    with als_eigenaar():
        Betrokkenheid.objects.update(tot=einde)
    with wereld.als("fatma") as fatma:
        dicht = sluiting(oud, wie=fatma, op=klok.vandaag())
        assert dicht is not None
        assert dicht.dossiers == 0


@pytest.mark.pg15
def test_de_overeenkomsten_van_assen_bestaan_niet_voor_tynaarlo(wereld: Wereld) -> None:
    with wereld.als("ines"):
        assert set(Overeenkomst.objects.values_list("gemeente_id", flat=True)) == {wereld.tynaarlo.pk}


def test_de_schermen_van_fatma(wereld: Wereld) -> None:
    fatma = wereld.client("fatma")
    assert "VluchtelingenWerk Noord" in fatma.get(reverse("toegang:overeenkomsten")).content.decode()
    velden = {
        "organisatie": str(wereld.vluchtelingenwerk.pk), "soort": "mandaat", "doelen": "begeleiding", "categorieen": ["C01", "C02"],
        "ondertekend_op": "20-5-2026", "vanaf": "1-6-2026",
    }  # fmt: skip
    fout = fatma.post(reverse("toegang:overeenkomst_nieuw"), velden)
    assert fout.status_code == 422
    assert fout.context["form"].errors["categorieen"]
    goed = fatma.post(reverse("toegang:overeenkomst_nieuw"), {**velden, "categorieen": ["C01"]})
    assert goed.status_code == 302
    with wereld.als("fatma"):
        rij = Overeenkomst.objects.get(soort="mandaat")
    laatste = {"tot": f"{klok.vandaag():%d-%m-%Y}", "reden": "Klaar."}
    assert fatma.post(reverse("toegang:overeenkomst_einde", args=[rij.pk]), laatste).status_code == 302
    for adres in (reverse("toegang:overeenkomsten"), reverse("toegang:overeenkomst_einde", args=[rij.pk])):
        assert wereld.client("sanne").get(adres).status_code == 409


def test_op_het_blad_partners_staat_wie_er_nog_niet_bij_kan(wereld: Wereld) -> None:
    with als_eigenaar():
        Overeenkomst.objects.filter(gemeente=wereld.assen).delete()
    blad = wereld.client("sanne").get(reverse("dossiers:partners", args=[wereld.dossier_id]))
    assert "Er is nu geen overeenkomst met:" in blad.content.decode()
    assert f'value="{wereld.vluchtelingenwerk.pk}"' not in blad.content.decode()


def test_niemand_kan_meer_delen_dan_de_matrix_voor_dat_soort_toelaat() -> None:
    """Almelo: who pays the bills does not coach, and the other way round; and C14 is nobody's."""
    assert "C10" not in mogelijk("kredietbank")
    assert "C02" not in mogelijk("welzijn")
    assert {"C14", "C19", "C20"}.isdisjoint(
        {c for soort in ("taalschool", "werk", "coa", "overig") for c in mogelijk(soort)}
    )
