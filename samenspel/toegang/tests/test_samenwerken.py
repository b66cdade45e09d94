"""A regional team: employed by one municipality, appointed in another, under an agreement that both said yes to (ADR 34)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.kern.klok import vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.beheer import beeindig_aanstelling, stel_aan
from samenspel.toegang.models import Aanstelling, Beheerdaad, Deelnemer, Gebruiker, Rol, Samenwerking
from samenspel.toegang.samenwerken import (
    dekkingen,
    doe_mee,
    gaat_dicht,
    laatste_dag,
    leg_samenwerking_vast,
    stop_deelname,
    van_elders,
    wacht_op_ons,
)
from samenspel.toegang.samenwerkingfuncties import OVERGANG
from tests.wereld import NU, WACHTWOORD, Wereld, werken_samen, werkt_ook_in

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
VANDAAG = vandaag()
"""The clock of the database does not move for us: these days are real ones."""


@pytest.fixture
def beheer(wereld: Wereld) -> Wereld:
    """Geert is functional manager of Tynaarlo."""
    with als_eigenaar():
        geert = wereld.gebruikers["geert"] = Gebruiker.objects.create_user(
            "geert@voorbeeld.test", WACHTWOORD, naam="Geert"
        )
        wereld.aanstellingen["geert"] = Aanstelling.objects.create(
            gebruiker=geert, gemeente=wereld.tynaarlo, rol=Rol.FUNCTIONEEL_BEHEERDER, vanaf=date(2022, 1, 1)
        )
    return wereld


def _leg_vast(wereld: Wereld, naam: str = "fatma", **velden: Any) -> Samenwerking:
    vast: dict[str, Any] = {
        "naam": "Regionaal team", "vorm": "mandaat", "doelen": "een team", "rollen": ["regievoerder"], "gemeenten": [wereld.tynaarlo],
        "ondertekend_op": VANDAAG - 10 * DAG, "vanaf": VANDAAG - 5 * DAG, "op": VANDAAG, "nu": NU,
    }  # fmt: skip
    with wereld.als(naam) as wie:
        return leg_samenwerking_vast(door=wie, **{**vast, **velden})


def _van(wereld: Wereld, samen: Samenwerking, code: str) -> Deelnemer:
    return Deelnemer.objects.select_related("samenwerking").get(samenwerking=samen, gemeente__code=code)


def _zeg_ja(wereld: Wereld, samen: Samenwerking) -> None:
    with wereld.als("geert") as geert:
        doe_mee(_van(wereld, samen, "tynaarlo"), door=geert, op=VANDAAG, nu=NU)


def _sanne_in_tynaarlo(wereld: Wereld, **velden: Any) -> Aanstelling:
    with wereld.als("geert") as geert:
        return stel_aan(wereld.gebruikers["sanne"], door=geert, rol=Rol.REGIEVOERDER, vanaf=VANDAAG - DAG, **velden)


def _is_binnen(wereld: Wereld, aanstelling: Aanstelling, op: date | None = None) -> bool:
    """By our own wall, asked as the login does; and by that of the database, asked as every transaction does."""
    gevonden = Aanstelling.objects.geldig(op or vandaag()).filter(pk=aanstelling.pk).exists()
    if op is None:
        with connection.cursor() as cursor:
            cursor.execute(
                "select toegang_rol(%s, %s, %s) = %s",
                [aanstelling.gebruiker_id, aanstelling.gemeente_id, aanstelling.rol, aanstelling.rol],
            )
            assert cursor.fetchone()[0] is gevonden, "the two walls differ"
    return gevonden


def test_zonder_samenwerking_stelt_een_andere_gemeente_haar_niet_aan(beheer: Wereld) -> None:
    with pytest.raises(Weigering, match="al bij een andere gemeente"):
        _sanne_in_tynaarlo(beheer)
    samen = _leg_vast(beheer)
    with pytest.raises(Weigering, match="al bij een andere gemeente"):
        _sanne_in_tynaarlo(beheer)  # Tynaarlo was asked, and said nothing yet
    _zeg_ja(beheer, samen)
    aanstelling = _sanne_in_tynaarlo(beheer)
    assert aanstelling.thuisgemeente_id == beheer.assen.pk
    assert _is_binnen(beheer, aanstelling)


def test_de_rol_moet_erin_staan_en_de_naam_van_haar_gemeente_komt_niet_over_de_muur(beheer: Wereld) -> None:
    _zeg_ja(beheer, _leg_vast(beheer, rollen=["coach_inburgering"]))
    with pytest.raises(Weigering) as fout:
        _sanne_in_tynaarlo(beheer)
    assert "Assen" not in fout.value.reden


def test_ook_de_databank_weigert_een_aanstelling_zonder_samenwerking(beheer: Wereld) -> None:
    velden = {
        "gebruiker": beheer.gebruikers["sanne"],
        "gemeente": beheer.tynaarlo,
        "rol": Rol.REGIEVOERDER,
        "vanaf": VANDAAG,
    }
    with als_eigenaar():
        for thuis in (None, beheer.assen):
            with pytest.raises(DatabaseError, match="alleen onder een samenwerking"), transaction.atomic():
                Aanstelling.objects.create(thuisgemeente=thuis, **velden)
        assert not Aanstelling.objects.filter(gebruiker=beheer.gebruikers["sanne"], gemeente=beheer.tynaarlo).exists()


def test_elke_gemeente_zegt_zelf_ja_en_niemand_doet_het_voor_twee(beheer: Wereld) -> None:
    samen = _leg_vast(beheer)
    with beheer.als("fatma") as fatma, pytest.raises(Weigering, match="Elke gemeente antwoordt zelf"):
        doe_mee(_van(beheer, samen, "tynaarlo"), door=fatma, op=VANDAAG, nu=NU)
    with beheer.als("ines") as ines, pytest.raises(Weigering, match="functioneel beheerder"):
        doe_mee(_van(beheer, samen, "tynaarlo"), door=ines, op=VANDAAG, nu=NU)
    with als_eigenaar():
        werken_samen(beheer.assen, beheer.tynaarlo, door=beheer.gebruikers["fatma"])
        Aanstelling.objects.create(
            gebruiker=beheer.gebruikers["fatma"], gemeente=beheer.tynaarlo, thuisgemeente=beheer.assen, rol=Rol.FUNCTIONEEL_BEHEERDER, vanaf=VANDAAG - DAG
        )  # fmt: skip
        ook_daar = Aanstelling.objects.get(gebruiker=beheer.gebruikers["fatma"], gemeente=beheer.tynaarlo)
    beheer.aanstellingen["fatma"] = ook_daar
    with beheer.als("fatma") as fatma:
        with pytest.raises(Weigering, match="andere functioneel beheerder"):
            doe_mee(_van(beheer, samen, "tynaarlo"), door=fatma, op=VANDAAG, nu=NU)
        with pytest.raises(DatabaseError, match="niemand zegt ja voor twee"), transaction.atomic():
            Deelnemer.objects.filter(samenwerking=samen, gemeente=beheer.tynaarlo).update(
                ja_op=NU, ja_door=fatma.gebruiker_id
            )
    _zeg_ja(beheer, samen)
    with beheer.als("geert") as geert, pytest.raises(Weigering, match="al op geantwoord"):
        doe_mee(_van(beheer, samen, "tynaarlo"), door=geert, op=VANDAAG, nu=NU)


@pytest.mark.parametrize("wat", ["samenwerking", "hier", "thuis", "dienst"])
def test_eindigt_een_van_de_vier_dan_is_het_meteen_dicht(beheer: Wereld, wat: str) -> None:
    samen = _leg_vast(beheer)
    _zeg_ja(beheer, samen)
    aanstelling, gisteren = _sanne_in_tynaarlo(beheer), vandaag() - DAG
    with als_eigenaar():
        assert _is_binnen(beheer, aanstelling)
        match wat:
            case "samenwerking":
                Samenwerking.objects.filter(pk=samen.pk).update(vanaf=gisteren - DAG, tot=gisteren)
            case "hier" | "thuis":
                Deelnemer.objects.filter(
                    samenwerking=samen, gemeente__code={"hier": "tynaarlo", "thuis": "assen"}[wat]
                ).update(tot=gisteren)
            case _:
                Aanstelling.objects.filter(pk=beheer.aanstellingen["sanne"].pk).update(tot=gisteren)
        assert not _is_binnen(beheer, aanstelling)


def test_een_nieuwe_samenwerking_gaat_door_zonder_nieuwe_aanstelling(beheer: Wereld) -> None:
    _zeg_ja(beheer, _leg_vast(beheer, tot=VANDAAG + 10 * DAG))
    aanstelling = _sanne_in_tynaarlo(beheer)
    with beheer.als("geert") as geert:
        assert laatste_dag(aanstelling, dekkingen(geert), VANDAAG) == VANDAAG + 10 * DAG
        assert [(rij.dagen, rij.grens) for rij in gaat_dicht(geert, VANDAAG)] == [(10, 30)]
    _zeg_ja(beheer, _leg_vast(beheer, vanaf=VANDAAG + 11 * DAG))
    with beheer.als("geert") as geert:
        assert laatste_dag(aanstelling, dekkingen(geert), VANDAAG) is None
        assert gaat_dicht(geert, VANDAAG) == []
    with als_eigenaar():
        assert _is_binnen(beheer, aanstelling, VANDAAG + 11 * DAG)


def test_een_gemeente_stopt_zelf_met_een_reden(beheer: Wereld) -> None:
    samen = _leg_vast(beheer)
    _zeg_ja(beheer, samen)
    _sanne_in_tynaarlo(beheer)
    with beheer.als("geert") as geert:
        mee = _van(beheer, samen, "tynaarlo")
        with pytest.raises(Weigering, match="waarom"):
            stop_deelname(mee, door=geert, tot=VANDAAG, reden=" ", op=VANDAAG, nu=NU)
        with pytest.raises(Weigering, match="meteen dicht"):
            stop_deelname(mee, door=geert, tot=VANDAAG - 2 * DAG, reden="eigen team", op=VANDAAG, nu=NU)
        stop_deelname(mee, door=geert, tot=VANDAAG + 3 * DAG, reden="eigen team", op=VANDAAG, nu=NU)
        assert [(rij.dagen, rij.grens) for rij in gaat_dicht(geert, VANDAAG)] == [(3, 7)]
        with pytest.raises(Weigering, match="eindigt voor uw gemeente al"):
            stop_deelname(mee, door=geert, tot=VANDAAG + 9 * DAG, reden="toch later", op=VANDAAG, nu=NU)
        with pytest.raises(DatabaseError, match="een gemeente stopt zelf"), transaction.atomic():
            Deelnemer.objects.filter(pk=mee.pk).update(tot=VANDAAG + 90 * DAG, gestopt_op=NU + DAG)
    with beheer.als("fatma"):
        assert Deelnemer.objects.filter(pk=mee.pk).update(tot=None) == 0  # of another municipality


def test_wie_vertrekt_bij_de_eigen_gemeente_is_ook_elders_weg(beheer: Wereld) -> None:
    _zeg_ja(beheer, _leg_vast(beheer))
    aanstelling = _sanne_in_tynaarlo(beheer)
    with beheer.als("fatma") as fatma:
        gisteren = vandaag() - DAG
        beeindig_aanstelling(beheer.aanstellingen["sanne"], door=fatma, tot=gisteren, vandaag=vandaag())
    with beheer.als("geert") as geert:
        assert [rij.is_open for rij in van_elders(geert, vandaag())] == [False]  # type: ignore[attr-defined]  # annotated
    with als_eigenaar():
        assert not _is_binnen(beheer, aanstelling)


def test_wie_er_niet_in_zit_leest_er_niets_van(beheer: Wereld) -> None:
    samen = _leg_vast(beheer)
    with beheer.als("ines"):
        assert Samenwerking.objects.filter(pk=samen.pk).exists()  # Tynaarlo was asked
    with als_eigenaar():
        Deelnemer.objects.filter(samenwerking=samen, gemeente=beheer.tynaarlo).delete()
    with beheer.als("ines"):
        assert not Samenwerking.objects.exists()
        assert not Deelnemer.objects.exists()


def test_wat_niet_getekend_is_of_niets_zegt_wordt_geen_samenwerking(beheer: Wereld) -> None:
    for anders, zin in (
        ({"gemeenten": [beheer.assen]}, "met welke gemeente"), ({"rollen": ["taalaanbieder"]}, "welke rollen"), ({"doelen": " "}, "waarvoor"),
        ({"vorm": "overgang"}, "hoe u samenwerkt"), ({"ondertekend_op": VANDAAG + DAG}, "ondertekend"), ({"vanaf": VANDAAG - 11 * DAG}, "niet voordat"),
        ({"tot": VANDAAG - 6 * DAG}, "voor de eerste dag"),
    ):  # fmt: skip
        with pytest.raises(Weigering, match=zin):
            _leg_vast(beheer, **anders)
    with pytest.raises(Weigering, match="functioneel beheerder"):
        _leg_vast(beheer, "sanne")
    with (
        beheer.als("sanne") as sanne,
        pytest.raises(DatabaseError, match="functioneel beheerder"),
        transaction.atomic(),
    ):
        Samenwerking.objects.create(
            gemeente=beheer.assen, naam="x", vorm="mandaat", doelen="x", rollen=["regievoerder"], ondertekend_op=VANDAAG, vanaf=VANDAAG,
            vastgelegd_door_id=sanne.gebruiker_id, vastgelegd_op=NU,
        )  # fmt: skip


def test_op_het_scherm_legt_fatma_vast_zegt_geert_ja_en_staat_sanne_in_de_lijst(beheer: Wereld) -> None:
    adres = reverse("toegang:samenwerkingen")
    antwoord = beheer.client("fatma").post(
        reverse("toegang:samenwerking_nieuw"),
        {
            "naam": "Regionaal team", "gemeenten": [str(beheer.tynaarlo.pk)], "vorm": "mandaat", "doelen": "een team", "rollen": ["regievoerder"],
            "ondertekend_op": "1-1-2026", "vanaf": "1-1-2026",
        },
    )  # fmt: skip
    assert antwoord.status_code == 302, antwoord.content.decode()
    geert = beheer.client("geert")
    assert "1 wacht op uw antwoord" in geert.get(reverse("toegang:beheer")).content.decode()
    assert "nog geen antwoord" in geert.get(adres).content.decode()
    with als_eigenaar():
        mee = Deelnemer.objects.get(gemeente=beheer.tynaarlo)
    geert.post(reverse("toegang:samenwerking_ja", args=[mee.pk]))
    with beheer.als("geert") as wie:
        assert not wacht_op_ons(wie, vandaag()).exists()
    _sanne_in_tynaarlo(beheer)
    assert "regievoerder in <bdi>Tynaarlo</bdi>" in beheer.client("fatma").get(adres).content.decode()
    tekst = geert.get(adres).content.decode()
    assert "Sanne de Wit" in tekst
    assert "Assen" in tekst
    geert.post(
        reverse("toegang:samenwerking_einde", args=[mee.pk]),
        {"tot": f"{vandaag() - DAG:%d-%m-%Y}", "reden": "eigen team"},
    )
    assert "Is dicht" in geert.get(adres).content.decode()
    assert beheer.client("ines").get(adres).status_code == 409


def test_alleen_de_beheerder_van_de_werkgever_ziet_wie_elders_werkt(beheer: Wereld) -> None:
    _zeg_ja(beheer, _leg_vast(beheer))
    _sanne_in_tynaarlo(beheer)
    for naam, aantal in (("fatma", 1), ("geert", 0), ("sanne", 0)):
        with beheer.als(naam), connection.cursor() as cursor:
            cursor.execute("select count(*) from toegang_elders_van_ons()")
            assert cursor.fetchone()[0] == aantal, naam


def test_het_concept_noemt_beide_gemeenten_en_de_vorm(beheer: Wereld) -> None:
    velden = {
        "gemeenten": [str(beheer.tynaarlo.pk)],
        "vorm": "mandaat",
        "doelen": "een <b>team</b>",
        "rollen": ["regievoerder"],
        "vanaf": "1-7-2026",
    }
    antwoord = beheer.client("fatma").post(reverse("toegang:samenwerking_model"), velden)
    tekst = antwoord.content.decode()
    assert antwoord["Content-Disposition"] == 'attachment; filename="concept-samenwerking.html"'
    for woorden in (
        "colleges van Assen en Tynaarlo",
        "Mandaat",
        "precies een gemeente",
        "jurist",
        "Namens het college van Tynaarlo",
    ):
        assert woorden in tekst
    assert "<b>team" not in tekst
    assert "{" not in tekst


def test_de_daad_staat_bij_haar_aanstelling(beheer: Wereld) -> None:
    _zeg_ja(beheer, _leg_vast(beheer))
    _sanne_in_tynaarlo(beheer)
    with identiteit(beheer.wie("geert")):
        assert Beheerdaad.objects.filter(over=beheer.gebruikers["sanne"], wat=Beheerdaad.Wat.AANGESTELD).exists()


def test_wie_er_al_werkte_gaat_negentig_dagen_door(beheer: Wereld) -> None:
    """What migration 0060 makes of somebody with two appointments: employed where the first was, and a term to record what was agreed."""
    oud = {"gebruiker": beheer.gebruikers["sanne"], "gemeente": beheer.tynaarlo, "rol": Rol.REGIEVOERDER}
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("alter table toegang_aanstelling disable trigger bewaak_thuis")
        loopt = Aanstelling.objects.create(vanaf=date(2023, 1, 1), **oud)
        voorbij = Aanstelling.objects.create(vanaf=date(2022, 1, 1), tot=date(2022, 6, 1), **oud)
        cursor.execute(OVERGANG)
        cursor.execute("set constraints all immediate")
        cursor.execute("alter table toegang_aanstelling enable trigger bewaak_thuis")
        loopt.refresh_from_db()
        voorbij.refresh_from_db()
        assert (loopt.thuisgemeente_id, voorbij.thuisgemeente_id) == (beheer.assen.pk, None)
        assert _is_binnen(beheer, loopt)
        assert _is_binnen(beheer, loopt, VANDAAG + 90 * DAG)
        assert not _is_binnen(beheer, loopt, VANDAAG + 91 * DAG)
        assert Aanstelling.objects.filter(thuisgemeente__isnull=False).count() == 1
    with beheer.als("geert") as geert:
        assert [(rij.dagen, rij.grens) for rij in gaat_dicht(geert, VANDAAG)] == [(90, 90)]
    assert "Nog vast te leggen" in beheer.client("geert").get(reverse("toegang:samenwerkingen")).content.decode()


def test_wie_elders_in_dienst_is_vraagt_niemand_met_een_willekeurig_nummer(beheer: Wereld) -> None:
    """Only of who was appointed here from there, or of oneself: else anybody could ask where anybody is employed."""
    ines, tynaarlo = beheer.gebruikers["ines"].pk, beheer.tynaarlo.pk
    with beheer.als("sanne"), pytest.raises(DatabaseError, match="denied"), transaction.atomic():
        connection.cursor().execute("select toegang_in_dienst(%s, %s, %s)", [ines, tynaarlo, VANDAAG])
    with beheer.als("sanne"), connection.cursor() as cursor:
        cursor.execute("select toegang_leent_uit(%s, %s, %s)", [ines, tynaarlo, VANDAAG])
        assert cursor.fetchone() == (False,)
    with als_eigenaar():
        werkt_ook_in(
            beheer.assen,
            beheer.gebruikers["ines"],
            thuis=beheer.tynaarlo,
            door=beheer.gebruikers["fatma"],
            rol=Rol.REGIEVOERDER,
            vanaf=date(2022, 1, 1),
        )
    with beheer.als("sanne"), connection.cursor() as cursor:
        cursor.execute("select toegang_leent_uit(%s, %s, %s)", [ines, tynaarlo, VANDAAG])
        assert cursor.fetchone() == (True,)


def test_na_een_ja_komt_er_geen_derde_gemeente_bij(beheer: Wereld) -> None:
    """Tynaarlo said yes to working with Assen, and not with whoever is added later: that is a new agreement, with a yes of each."""
    samen = _leg_vast(beheer)
    with als_eigenaar():
        derde = Gemeente.objects.create(
            naam="Aa en Hunze", code="aaenhunze", nummerletter="H", regio=beheer.assen.regio
        )
    with beheer.als("geert") as geert:
        doe_mee(_van(beheer, samen, beheer.tynaarlo.code), door=geert, op=VANDAAG, nu=NU)
    for rij in ({"gemeente": derde}, {"gemeente": derde, "ja_op": NU}):
        with beheer.als("fatma"), pytest.raises(DatabaseError, match="nieuwe samenwerking"), transaction.atomic():
            Deelnemer.objects.create(samenwerking=samen, gevraagd_op=NU, **rij)
    with als_eigenaar():
        assert samen.deelnemers.count() == 2


def test_ook_de_eigenaar_schrijft_geen_ja_van_een_mens_voor_twee_gemeenten(beheer: Wereld) -> None:
    """The trigger looks before it writes; two requests at the same moment meet the constraint."""
    samen = _leg_vast(beheer)
    fatma = beheer.gebruikers["fatma"].pk
    with als_eigenaar(), pytest.raises(IntegrityError, match="deelnemer_een_ja_per_mens"), transaction.atomic():
        Deelnemer.objects.filter(samenwerking=samen, ja_op__isnull=True).update(ja_door_id=fatma, ja_op=NU)
