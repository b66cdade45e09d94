"""The functional manager lets people in and out, by date; nobody else does, and no dossier is within reach."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection, transaction
from django.db.utils import DatabaseError, ProgrammingError
from django.urls import reverse

from samenspel.huisstijl.tests.fotohulp import png
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.kern.oordeel import Weigering
from samenspel.organisaties.models import Organisatie
from samenspel.toegang import beheer, beheer_kwalificaties
from samenspel.toegang.categorieen import rollen_voor
from samenspel.toegang.contracten import beeindig_contractbeheer, geef_contractbeheer
from samenspel.toegang.fotos import haal_foto_weg, plaats_foto
from samenspel.toegang.matrix import SYSTEEM, rechten
from samenspel.toegang.models import (
    EEN_OP_EEN,
    VAN_EEN_DOSSIER,
    Aanstelling,
    Beheerdaad,
    Gebruiker,
    Kwalificatie,
    Rol,
    Vervanging,
)
from samenspel.toegang.oidc.aanbieders import Aanbieder
from samenspel.toegang.oidc.koppelingen import maak_koppellink
from samenspel.toegang.wijzigen import wijzig_aanstelling, wijzig_gegevens
from tests.wereld import NU, WACHTWOORD, Wereld, werken_samen

pytestmark = pytest.mark.django_db


def test_fatma_maakt_een_gebruiker_met_een_startwachtwoord_dat_werkt(wereld: Wereld) -> None:
    antwoord = wereld.client("fatma").post(
        reverse("toegang:gebruiker_nieuw"),
        {"email": "Nieuw@Assen.test", "naam": "Nina Nieuw", "rol": "regievoerder", "vanaf": "1-6-2026"},
    )
    assert antwoord.status_code == 200
    gebruiker = Gebruiker.objects.get(email="nieuw@assen.test")
    wachtwoord = antwoord.context["wachtwoord"]
    assert wachtwoord in antwoord.content.decode()
    assert gebruiker.check_password(wachtwoord)
    with wereld.als("fatma"):
        assert Aanstelling.objects.get(gebruiker=gebruiker).gemeente_id == wereld.assen.pk


def test_een_partner_zonder_organisatie_wordt_geweigerd_en_niets_blijft_achter(wereld: Wereld) -> None:
    antwoord = wereld.client("fatma").post(
        reverse("toegang:gebruiker_nieuw"),
        {"email": "p@partner.test", "naam": "Piet", "rol": "taalaanbieder", "vanaf": "1-6-2026"},
    )
    assert antwoord.status_code == 422
    assert "Kies de organisatie" in antwoord.content.decode()
    assert 'value="p@partner.test"' in antwoord.content.decode()
    assert not Gebruiker.objects.filter(email="p@partner.test").exists()


def test_een_rol_past_bij_het_soort_organisatie(wereld: Wereld) -> None:
    """Else somebody of the guidance would look into the debts, by a role that was never agreed with it."""
    vluchtelingenwerk = wereld.vluchtelingenwerk
    with wereld.als("fatma") as fatma:
        mens, _wachtwoord = beheer.maak_gebruiker(door=fatma, email="p@partner.test", naam="Piet")
        for rol in beheer.PARTNERROLLEN - {"mb_coordinator", "budgetcoach"}:
            with pytest.raises(Weigering, match="past niet bij VluchtelingenWerk Noord"):
                beheer.stel_aan(mens, door=fatma, rol=rol, vanaf=date(2026, 6, 1), organisatie=vluchtelingenwerk)
        goed = beheer.stel_aan(
            mens, door=fatma, rol="mb_coordinator", vanaf=date(2026, 6, 1), organisatie=vluchtelingenwerk
        )
    assert goed.organisatie == vluchtelingenwerk


@pytest.mark.pg15
@pytest.mark.parametrize("soort", ["", *Organisatie.Soort.values])
def test_ook_de_database_kent_alleen_rollen_die_passen(wereld: Wereld, soort: str) -> None:
    """Past the act, as who manages and as the owner: every role of the matrix at every kind, and at the municipality itself."""
    organisatie = None
    with als_eigenaar():
        wereld.gebruikers["nieuw"] = Gebruiker.objects.create_user("nieuw@voorbeeld.test", None, naam="Nieuw")
    if soort:
        with als_eigenaar():
            organisatie = Organisatie.objects.create(naam="Noorderlicht", soort=soort)
            organisatie.gemeenten.add(wereld.assen)
    mag = (
        (set(rollen_voor(soort)) & set(Rol.values)) - set(VAN_EEN_DOSSIER)
        if soort
        else set(Rol.values) - beheer.PARTNERROLLEN - set(EEN_OP_EEN)
    )
    for rol in {principal for principal, _categorie in rechten()} | {SYSTEEM, ""}:
        eigen = {"dossier_id": wereld.dossier_id} if rol in VAN_EEN_DOSSIER else {}
        with als_eigenaar():
            fout = _fout_bij(wereld, rol=rol, organisatie=organisatie, **eigen)
        assert fout == ("" if rol in mag else "deze rol past niet bij deze organisatie"), (rol, soort)
        with wereld.als("fatma"):  # who never lets a newcomer in, nor a volunteer
            fout = _fout_bij(wereld, rol=rol, organisatie=organisatie, **eigen)
        assert (fout == "") is (rol in mag - {*VAN_EEN_DOSSIER, *EEN_OP_EEN}), (rol, soort)


@pytest.mark.django_db
def test_een_auditor_heeft_geen_andere_rol_hier(wereld: Wereld) -> None:
    """The own lines of the log, of the minute in which one opened a dossier, would say whose the pseudonyms are."""
    kees = wereld.gebruikers["kees"]
    vast: dict[str, Any] = {"vanaf": date(2026, 6, 1), "tot": date(2026, 12, 1)}
    with wereld.als("fatma") as fatma, pytest.raises(Weigering, match="geen andere rol"):
        beheer.stel_aan(kees, rol=Rol.AUDITOR_REKENKAMER, door=fatma, **vast)
    with als_eigenaar(), pytest.raises(ProgrammingError, match="geen andere rol"), transaction.atomic():
        Aanstelling.objects.create(gebruiker=kees, gemeente=wereld.assen, rol=Rol.AUDITOR_REKENKAMER, **vast)


def _fout_bij(wereld: Wereld, **velden: Any) -> str:
    """What the database says of such an appointment of somebody new; "" when it takes it. Nothing stays."""
    merk = transaction.savepoint()
    try:
        with transaction.atomic():
            Aanstelling.objects.create(
                gebruiker=wereld.gebruikers["nieuw"],
                gemeente=wereld.assen,
                vanaf=date(2026, 6, 1),
                tot=date(2026, 12, 1),
                **velden,
            )
    except ProgrammingError as fout:
        return str(fout).splitlines()[0]
    finally:
        transaction.savepoint_rollback(merk)
    return ""


@pytest.mark.pg15
def test_een_aanstelling_of_een_organisatie_verandert_niet_onder_iemand_vandaan(wereld: Wereld) -> None:
    """Another role, another organisation, one that does not work here, an own dossier, another kind."""
    bert, kees = wereld.aanstellingen["bert"].pk, wereld.aanstellingen["kees"].pk
    with als_eigenaar():
        elders = Organisatie.objects.create(naam="Elders", soort=Organisatie.Soort.MAATSCHAPPELIJKE_BEGELEIDING)
        elders.gemeenten.add(wereld.tynaarlo)
    anders: list[tuple[Any, dict[str, Any], str]] = [
        (bert, {"rol": "stadsbank_gkb"}, "past niet"),
        (bert, {"organisatie": None}, "past niet"),
        (bert, {"organisatie": elders}, "werkt niet voor deze gemeente"),
        (kees, {"organisatie": wereld.vluchtelingenwerk}, "past niet"),
        (kees, {"dossier_id": wereld.dossier_id}, "eigen dossier"),
        (kees, {"rol": SYSTEEM}, "past niet"),
    ]
    for pk, velden, zin in anders:
        with als_eigenaar(), pytest.raises(ProgrammingError, match=zin), transaction.atomic():
            Aanstelling.objects.filter(pk=pk).update(**velden)
    with als_eigenaar(), pytest.raises(ProgrammingError, match="niet past bij dit soort"), transaction.atomic():
        Organisatie.objects.filter(pk=wereld.vluchtelingenwerk.pk).update(soort=Organisatie.Soort.KREDIETBANK)
    with wereld.als("fatma") as fatma, pytest.raises(Weigering, match="werkt niet voor uw gemeente"):
        beheer.stel_aan(
            wereld.gebruikers["kees"], door=fatma, rol="mb_coordinator", vanaf=date(2026, 6, 1), organisatie=elders
        )


def test_waar_niemand_inlogt_is_geen_keuze_bij_een_aanstelling(wereld: Wereld) -> None:
    """An interpreter gets a booking: nobody of an organisation of the kind `overig` has a role that can log in."""
    with als_eigenaar():
        tolken = Organisatie.objects.create(naam="Tolken Noord", soort=Organisatie.Soort.OVERIG)
        tolken.gemeenten.add(wereld.assen)
    blad = wereld.client("fatma").get(reverse("toegang:gebruiker_nieuw")).content.decode()
    assert "VluchtelingenWerk Noord" in blad
    assert "Tolken Noord" not in blad
    with wereld.als("fatma") as fatma:
        for rol in sorted(beheer.PARTNERROLLEN):
            with pytest.raises(Weigering, match="past niet bij Tolken Noord"):
                beheer.stel_aan(
                    wereld.gebruikers["kees"], door=fatma, rol=rol, vanaf=date(2026, 6, 1), organisatie=tolken
                )


def test_elke_partnerrol_past_bij_een_soort_organisatie() -> None:
    assert {rol for soort in Organisatie.Soort.values for rol in rollen_voor(soort)} >= beheer.PARTNERROLLEN


@pytest.mark.parametrize("naam", ["sanne", "rob", "bert", "amira", "lotte"])
def test_een_ander_beheert_geen_gebruikers(wereld: Wereld, naam: str) -> None:
    assert wereld.client(naam).get(reverse("toegang:beheer")).status_code == 409
    assert (
        wereld.client(naam).get(reverse("toegang:gebruiker", args=[wereld.gebruikers["sanne"].pk])).status_code == 409
    )


def test_wie_voor_een_andere_gemeente_werkt_bestaat_hier_niet(wereld: Wereld) -> None:
    assert (
        wereld.client("fatma").get(reverse("toegang:gebruiker", args=[wereld.gebruikers["ines"].pk])).status_code == 404
    )
    assert "Ines" not in wereld.client("fatma").get(reverse("toegang:beheer")).content.decode()


def test_een_mandaat_een_vervanging_en_het_einde_van_een_aanstelling(wereld: Wereld) -> None:
    fatma, kees, sanne = wereld.client("fatma"), wereld.gebruikers["kees"], wereld.gebruikers["sanne"]
    fatma.post(
        reverse("toegang:kwalificatie_nieuw", args=[kees.pk]),
        {"soort": "mandaat_pip", "bron": "mandaatbesluit 2026", "vanaf": "1-6-2026"},
    )
    fatma.post(
        reverse("toegang:vervanging"),
        {"afwezig": sanne.pk, "vervanger": kees.pk, "vanaf": "1-12-2026", "tot": "24-12-2026"},
    )
    aanstelling = wereld.aanstellingen["kees"]
    fatma.post(reverse("toegang:aanstelling_einde", args=[aanstelling.pk]), {"tot": "31-12-2026"})
    with wereld.als("fatma"):
        assert Kwalificatie.objects.get(gebruiker=kees).bron == "mandaatbesluit 2026"
        assert Vervanging.objects.get().vervanger == kees
        assert Aanstelling.objects.get(pk=aanstelling.pk).tot == date(2026, 12, 31)


def test_de_enige_beheerder_kan_niet_weg(wereld: Wereld) -> None:
    antwoord = wereld.client("fatma").post(
        reverse("toegang:aanstelling_einde", args=[wereld.aanstellingen["fatma"].pk]), {"tot": "31-12-2026"}
    )
    assert antwoord.status_code == 422
    assert "enige functioneel beheerder" in antwoord.content.decode()


def test_een_dag_die_niet_bestaat_krijgt_een_zin_en_niets_gaat_verloren(wereld: Wereld) -> None:
    antwoord = wereld.client("fatma").post(
        reverse("toegang:gebruiker_nieuw"),
        {"email": "n@assen.test", "naam": "Nina 🌷", "rol": "regievoerder", "vanaf": "31-6-2026"},
    )
    assert antwoord.status_code == 422
    assert "31 juni bestaat niet" in antwoord.content.decode()
    assert "Nina 🌷" in antwoord.content.decode()


def test_wie_ook_elders_werkt_houdt_zijn_wachtwoord(wereld: Wereld) -> None:
    """Else a manager of one municipality logs in as a colleague of another, and reads that municipality's dossiers."""
    with als_eigenaar():
        werken_samen(wereld.tynaarlo, wereld.assen, door=wereld.gebruikers["fatma"])
    fatma = wereld.client("fatma")
    velden = {"email": "ines@voorbeeld.test", "naam": "Ines", "rol": "coach_inburgering", "vanaf": "1-6-2026"}
    assert fatma.post(reverse("toegang:gebruiker_nieuw"), velden).status_code == 302
    antwoord = fatma.post(reverse("toegang:startwachtwoord", args=[wereld.gebruikers["ines"].pk]))
    assert antwoord.status_code == 409
    assert "werkt ook voor een andere gemeente" in antwoord.content.decode()
    assert Gebruiker.objects.get(pk=wereld.gebruikers["ines"].pk).check_password(WACHTWOORD)


def test_het_wachtwoord_van_een_inburgeraar_komt_niet_van_beheer(wereld: Wereld) -> None:
    """A manager sees no dossier, so cannot log in as a newcomer either, by appointing that newcomer first."""
    fatma = wereld.client("fatma")
    velden = {"email": "amira@voorbeeld.test", "naam": "Amira", "rol": "coach_inburgering", "vanaf": "1-6-2026"}
    fatma.post(reverse("toegang:gebruiker_nieuw"), velden)
    antwoord = fatma.post(reverse("toegang:startwachtwoord", args=[wereld.gebruikers["amira"].pk]))
    assert antwoord.status_code in {404, 409}
    assert Gebruiker.objects.get(pk=wereld.gebruikers["amira"].pk).check_password(WACHTWOORD)


def test_fatma_geeft_zichzelf_geen_aanstelling_en_geen_mandaat(wereld: Wereld) -> None:
    fatma, zelf = wereld.client("fatma"), wereld.gebruikers["fatma"]
    blad = fatma.get(reverse("toegang:gebruiker", args=[zelf.pk])).content.decode()
    assert "Niemand geeft zichzelf" in blad
    for naam in ("aanstelling_nieuw", "kwalificatie_nieuw"):
        adres = reverse(f"toegang:{naam}", args=[zelf.pk])
        assert adres not in blad
        assert fatma.get(adres).status_code == 409
    velden = {"email": zelf.email, "naam": "Fatma", "rol": "regievoerder", "vanaf": "1-6-2026"}
    antwoord = fatma.post(reverse("toegang:gebruiker_nieuw"), velden)
    assert antwoord.status_code == 422
    assert "Stel dan eerst een tweede beheerder aan" in antwoord.content.decode()
    with wereld.als("fatma") as wie:
        with pytest.raises(Weigering, match="Niemand geeft zichzelf"):
            beheer_kwalificaties.geef_kwalificatie(
                zelf, door=wie, soort="mandaat_pip", vanaf=date(2026, 6, 1), tot=None, bron="x"
            )
        assert Aanstelling.objects.filter(gebruiker=zelf).count() == 1


def test_een_tweede_beheerder_geeft_fatma_wel_een_aanstelling_en_dat_staat_in_het_log(wereld: Wereld) -> None:
    with wereld.als("fatma") as fatma:
        beheer.stel_aan(wereld.gebruikers["lotte"], door=fatma, rol="functioneel_beheerder", vanaf=date(2026, 6, 1))
    lotte = replace(wereld.wie("lotte"), rol="functioneel_beheerder")
    with identiteit(lotte):
        beheer.stel_aan(wereld.gebruikers["fatma"], door=lotte, rol="regievoerder", vanaf=date(2026, 6, 1))
    with wereld.als("fatma"):
        regels = list(Beheerdaad.objects.values_list("door__naam", "over__naam", "wat", "toelichting"))
    assert regels == [
        ("Lotte Kamminga", "Fatma Yilmaz", "aangesteld", "regievoerder, vanaf 01-06-2026"),
        ("Fatma Yilmaz", "Lotte Kamminga", "aangesteld", "functioneel beheerder, vanaf 01-06-2026"),
    ]
    blad = wereld.client("fatma").get(reverse("toegang:gebruiker", args=[wereld.gebruikers["lotte"].pk]))
    assert "functioneel beheerder, vanaf 01-06-2026" in blad.content.decode()
    with wereld.als("ines"):
        assert not Beheerdaad.objects.exists()


def _bij_assen() -> Aanbieder:
    return Aanbieder(
        "assen", "gemeente Assen", "medewerkers", frozenset({"assen"}), "https://voorbeeld.nl", "ik", "oidc"
    )


def test_elke_wijziging_van_toegang_komt_in_het_log(wereld: Wereld) -> None:
    Wat = Beheerdaad.Wat  # a class
    with wereld.als("fatma") as fatma:
        mens, _wachtwoord = beheer.maak_gebruiker(door=fatma, email="n@assen.test", naam="Nina")
        aanstelling = beheer.stel_aan(mens, door=fatma, rol="coach_inburgering", vanaf=date(2026, 6, 1))
        mandaat = beheer_kwalificaties.geef_kwalificatie(
            mens, door=fatma, soort="mandaat_pip", vanaf=date(2026, 6, 1), tot=None, bron="x"
        )
        with wereld.als("rob") as rob:
            beheer_kwalificaties.bevestig_kwalificatie(mandaat, door=rob)
        beheer.geef_startwachtwoord(mens, door=fatma, op=date(2026, 6, 2))
        with als_eigenaar():
            Authenticator.objects.create(user=mens, type=Authenticator.Type.TOTP, data={"secret": "x"})
        beheer.haal_tweede_stap_weg(mens, door=fatma, op=date(2026, 6, 2))
        maak_koppellink(mens, _bij_assen(), door=fatma, gemeente="assen", op=date(2026, 6, 2))
        wijzig_gegevens(mens, door=fatma, email=mens.email, naam="Nina Bos", telefoon="", op=date(2026, 6, 2))
        wijzig_aanstelling(aanstelling, door=fatma, titel="consulent", team=None, uren_per_week=None)
        plaats_foto(mens, door=fatma, inhoud=png(), op=date(2026, 6, 2), nu=NU, gevraagd=True)
        haal_foto_weg(mens, door=fatma, op=date(2026, 6, 2))
        beheer.stel_aan(mens, door=fatma, rol="contractmanager", vanaf=date(2026, 6, 1))
        contract = geef_contractbeheer(mens, wereld.vluchtelingenwerk, door=fatma, vanaf=date(2026, 6, 1), nu=NU)
        beeindig_contractbeheer(contract, door=fatma, tot=date(2026, 6, 30), nu=NU)
        beheer_kwalificaties.beeindig_kwalificatie(mandaat, door=fatma, tot=date(2026, 6, 30), vandaag=date(2026, 6, 3))
        beheer.beeindig_aanstelling(aanstelling, door=fatma, tot=date(2026, 6, 30), vandaag=date(2026, 6, 3))
        # those of a coordinator: keten/tests/test_vrijwilligers.py
        van_coordinator = {Wat.UITGENODIGD.value, Wat.NIEUWE_LINK.value, Wat.VRIJWILLIGER_EINDE.value}
        assert set(Beheerdaad.objects.values_list("wat", flat=True)) == set(Wat.values) - van_coordinator
        with pytest.raises(Weigering, match="Langer kan alleen met een nieuwe"):
            beheer.beeindig_aanstelling(aanstelling, door=fatma, tot=date(2027, 6, 30), vandaag=date(2026, 6, 3))
        with pytest.raises(Weigering, match="Langer kan alleen met een nieuwe"):
            beheer_kwalificaties.beeindig_kwalificatie(
                mandaat, door=fatma, tot=date(2027, 6, 30), vandaag=date(2026, 6, 3)
            )


@pytest.mark.pg15
def test_ook_de_muur_laat_niemand_zichzelf_toe(wereld: Wereld) -> None:
    """Straight into the tables: a manager for themselves, and anybody else for anybody."""
    zelf, ander = wereld.gebruikers["fatma"], wereld.gebruikers["kees"]
    hier = {"gemeente": wereld.assen, "vanaf": date(2026, 6, 1)}
    for naam, mens, zin in (("fatma", zelf, "niemand geeft zichzelf"), ("sanne", ander, "functioneel beheerder")):
        with wereld.als(naam):
            with pytest.raises(DatabaseError, match=zin), transaction.atomic():
                Aanstelling.objects.create(gebruiker=mens, rol="regievoerder", **hier)
            with pytest.raises(DatabaseError, match=zin), transaction.atomic():
                Kwalificatie.objects.create(gebruiker=mens, soort="mandaat_pip", bron="x", **hier)
    with wereld.als("fatma"):
        with pytest.raises(DatabaseError, match="alleen de dagen"), transaction.atomic():
            Aanstelling.objects.filter(gebruiker=ander).update(rol="regievoerder")
        with pytest.raises(DatabaseError, match="alleen de dagen"), transaction.atomic():
            Aanstelling.objects.filter(gebruiker=ander).update(gebruiker=zelf)
        Aanstelling.objects.filter(gebruiker=zelf).update(tot=date(2030, 1, 1))
        with pytest.raises(DatabaseError, match="niemand geeft zichzelf"), transaction.atomic():
            Aanstelling.objects.filter(gebruiker=zelf).update(tot=None)
    with wereld.als("kees"), pytest.raises(DatabaseError, match="functioneel beheerder"), transaction.atomic():
        Kwalificatie.objects.filter(gebruiker=wereld.gebruikers["sanne"]).update(bron="y")


@pytest.mark.pg15
@pytest.mark.parametrize("daad", ["update toegang_beheerdaad set wat = 'x'", "delete from toegang_beheerdaad"])
def test_een_regel_in_het_log_van_beheer_verandert_nooit(wereld: Wereld, daad: str) -> None:
    with pytest.raises(DatabaseError, match="permission denied"), wereld.als("fatma"), connection.cursor() as cursor:
        cursor.execute(daad)


def test_wat_gebruikt_is_eindigt_niet_met_terugwerkende_kracht(wereld: Wereld) -> None:
    """Yesterday shuts at once; a week ago would say afterwards that Kees looked, and Sanne decided, without leave. The sentence names a day that can be chosen."""
    op, kees = date(2026, 6, 3), wereld.aanstellingen["kees"]
    with wereld.als("fatma") as fatma:
        mandaat = Kwalificatie.objects.get(gebruiker=wereld.gebruikers["sanne"], soort="mandaat_pip")
        for tot in (op - timedelta(days=7), date(2000, 1, 1)):
            with pytest.raises(Weigering, match="Kies 2 juni 2026 of een latere dag") as te_vroeg:
                beheer.beeindig_aanstelling(kees, door=fatma, tot=tot, vandaag=op)
            assert te_vroeg.value.veld == "tot"
            with pytest.raises(Weigering, match="Kies 2 juni 2026 of een latere dag"):
                beheer_kwalificaties.beeindig_kwalificatie(mandaat, door=fatma, tot=tot, vandaag=op)
        nieuw = beheer_kwalificaties.geef_kwalificatie(
            wereld.gebruikers["kees"], door=fatma, soort="brede_intake", vanaf=date(2026, 6, 9), tot=None, bron="x"
        )
        with pytest.raises(Weigering, match="Kies 9 juni 2026 of een latere dag"):
            beheer_kwalificaties.beeindig_kwalificatie(nieuw, door=fatma, tot=op, vandaag=op)
        beheer.beeindig_aanstelling(kees, door=fatma, tot=op - timedelta(days=1), vandaag=op)
        beheer_kwalificaties.beeindig_kwalificatie(mandaat, door=fatma, tot=op - timedelta(days=1), vandaag=op)
