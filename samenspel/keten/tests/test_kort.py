"""The minimal views (V): what who works along and a team leader know of Amira, and what never comes along."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.urls import reverse

from samenspel.dossiers.beeld import beeld_van, haal_dossier
from samenspel.dossiers.handelingen.notities import noteer
from samenspel.dossiers.handelingen.vastleggen import leg_vast, trek_in
from samenspel.intake.models import AntwoordGezin, AntwoordWerk, Kant, TaalMeting
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.keten.kort import in_het_kort
from samenspel.keten.models import (
    BereikKort,
    BesluitKort,
    EigenInzage,
    GedeeldeNotitie,
    GeldKort,
    GezinKort,
    InkomenKort,
    NiveauKort,
    RoosterKort,
    StatusKort,
)
from samenspel.personen.handelingen import leg_gezinslid_vast
from samenspel.personen.models import Contactgegeven, Gezinslid, Nummer, NummerKort
from samenspel.toegang.matrix import SYSTEEM, Bereik, bereik, recht
from samenspel.toegang.models import Betrokkenheid, Inzage, Overeenkomst
from tests.wereld import BSN_AMIRA, NU, VANDAAG, Wereld

pytestmark = [pytest.mark.django_db, pytest.mark.pg15]


def _als_school(wereld: Wereld) -> Aanwezige:
    """Bert's organisation, asked as a language school would: C05 and C07 differ from his own role."""
    bert = wereld.wie("bert")
    return Aanwezige(
        gebruiker_id=bert.gebruiker_id, gemeente_id=bert.gemeente_id, rol="taalaanbieder", doel="les", organisatie_id=bert.organisatie_id
    )  # fmt: skip


def _huis(wereld: Wereld) -> Aanwezige:
    """For whom the views hide nothing: so the first wall is asked alone. (As the owner a view has no role to ask, and gives nothing.)"""
    return Aanwezige(gebruiker_id=None, gemeente_id=wereld.assen.pk, rol=SYSTEEM, doel="proef")


def _gezin(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        for naam, geboren in (("Lina Voorbeeld", "2021-01-10"), ("Omar Voorbeeld", "2017")):
            leg_gezinslid_vast(wereld.dossier_id, door=sanne, relatie="kind", naam=naam, geboortedatum=geboren)


def test_wie_zelf_keek_ziet_elke_minuut_eenmaal_en_in_woorden(wereld: Wereld) -> None:
    client, adres = wereld.client("sanne"), reverse("dossiers:partners", args=[wereld.dossier_id])
    client.get(reverse("dossiers:dossier", args=[wereld.dossier_id]))
    client.get(adres)
    blad = client.get(adres).content.decode().partition("Wanneer u zelf keek")[2].partition("</ul>")[0]
    with wereld.als("sanne") as sanne:
        blikken = list(EigenInzage.objects.zichtbaar_voor(sanne).exclude(actie="login"))
    minuten = {rij.tijd.replace(second=0, microsecond=0) for rij in blikken[1:]}  # the last is of the page itself
    assert len(blikken) > blad.count("<li>") == len(minuten)
    assert "wie keek" in blad
    assert re.findall(r"\bC\d\d\b", blad) == []


def _woorden(wereld: Wereld, wie: Aanwezige) -> str:
    with identiteit(wie):
        return json.dumps(
            [(blok.titel, blok.regels) for blok in in_het_kort([wereld.dossier_id], wie=wie, op=VANDAAG)],
            ensure_ascii=False,
        )


def test_een_teamleider_ziet_hoeveel_kinderen_en_niet_hoe_ze_heten(wereld: Wereld) -> None:
    _gezin(wereld)
    with wereld.als("rob") as rob:
        assert not Gezinslid.objects.exists()
        assert not Gezinslid.objects.zichtbaar_voor(rob).exists()
        rij = GezinKort.objects.zichtbaar_voor(rob).get(dossier_id=wereld.dossier_id)
        assert (rij.kinderen, rij.partner, len(rij.leeftijden)) == (2, False, 2)
    bladzijde = wereld.client("rob").get(reverse("dossiers:dossier", args=[wereld.dossier_id])).content.decode()
    assert "In het kort" in bladzijde
    assert "2 kinderen" in bladzijde
    assert "Lina" not in bladzijde
    assert (
        "In het kort"
        not in wereld.client("sanne").get(reverse("dossiers:dossier", args=[wereld.dossier_id])).content.decode()
    )


def test_een_teamleider_ziet_dezelfde_termijnen_als_de_regievoerder(wereld: Wereld) -> None:
    """T19 is of C06, which he reads, and is met by a fact of C07, which he does not: for him too it is met."""
    feiten: tuple[tuple[str, date, dict[str, Any]], ...] = (
        ("pip_dagtekening", date(2026, 5, 20), {"leerroute": "ONDERWIJS"}),
        ("taalschakeltraject_start", date(2026, 6, 1), {}),
    )
    with wereld.als("sanne") as sanne:
        for soort, op, gegevens in feiten:
            leg_vast(wereld.dossier(), soort, op=op, door=sanne, gegevens=gegevens, vastgelegd_op=NU)
    gezien = {}
    for naam in ("sanne", "rob"):
        with wereld.als(naam) as wie:
            beeld = beeld_van(haal_dossier(wereld.dossier_id, wie=wie), wie=wie, op=VANDAAG)
            gezien[naam] = {t.code: (t.uiterlijk, t.stand) for t in beeld.termijnen}
            soorten = {rij["soort"] for rij in beeld.gebeurtenissen}
            assert ("taalschakeltraject_start" in soorten) == (naam == "sanne")
    assert "T19" in gezien["rob"]
    assert gezien["rob"].items() <= gezien["sanne"].items()


def test_opvang_komt_uit_de_brede_intake(wereld: Wereld) -> None:
    _gezin(wereld)
    with wereld.als("sanne") as sanne:
        basis: dict[str, Any] = {
            "gemeente": wereld.assen, "dossier_id": wereld.dossier_id, "vraag_versie": 1, "op": VANDAAG, "vastgelegd_op": NU, "door_id": sanne.mens(),
        }  # fmt: skip
        AntwoordGezin.objects.create(vraag="kind_opvang_nodig", waarde="ja", **basis)
        AntwoordGezin.objects.create(vraag="kind_overdag", waarde="thuis", **basis)
        AntwoordWerk.objects.create(vraag="uren_per_week", waarde=12, kant=Kant.ZELF, **basis)
        AntwoordWerk.objects.create(vraag="uren_per_week", waarde=16, kant=Kant.PROFESSIONAL, **basis)
    with wereld.als("rob") as rob:
        gezin = GezinKort.objects.zichtbaar_voor(rob).get()
        assert (gezin.opvang_nodig, gezin.opvang_geregeld) == (True, False)
        assert RoosterKort.objects.zichtbaar_voor(rob).get().uren_per_week == 16  # the professional's view


def test_van_elke_vaardigheid_het_laatste_niveau(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        for op, niveau, doel in (
            (date(2026, 4, 1), "A0", False),
            (date(2026, 5, 1), "A1", False),
            (date(2026, 5, 2), "B1", True),
        ):
            TaalMeting.objects.create(
                gemeente=wereld.assen, dossier_id=wereld.dossier_id, vaardigheid="lezen", niveau=niveau, doel=doel, bron="school", op=op,
                kant=Kant.SCHOOL, door_id=sanne.mens(), vastgelegd_op=NU,
            )  # fmt: skip
    with wereld.als("bert") as bert:
        assert not TaalMeting.objects.zichtbaar_voor(bert).exists()
        assert list(NiveauKort.objects.zichtbaar_voor(bert).values_list("vaardigheid", "niveau")) == [("lezen", "A1")]


def test_bijstand_en_ontzorgen_zonder_bedrag(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        leg_vast(wereld.dossier(), "recht_op_bijstand", op=date(2026, 4, 1), door=sanne, vastgelegd_op=NU)
    with wereld.als("rob") as rob:
        assert InkomenKort.objects.zichtbaar_voor(rob).get().bijstand
    with wereld.als("sanne") as sanne:
        leg_vast(wereld.dossier(), "bijstand_beeindigd", op=date(2026, 5, 1), door=sanne, vastgelegd_op=NU)
    with wereld.als("rob") as rob:
        assert not InkomenKort.objects.zichtbaar_voor(rob).get().bijstand


def test_wat_is_ingetrokken_telt_niet(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        feit = leg_vast(wereld.dossier(), "recht_op_bijstand", op=date(2026, 4, 1), door=sanne, vastgelegd_op=NU)
        trek_in(feit, door=sanne, op=VANDAAG, reden="Verkeerde persoon.", vastgelegd_op=NU)
    with wereld.als("rob") as rob:
        assert not InkomenKort.objects.zichtbaar_voor(rob).get().bijstand


def test_een_geheim_adres_verbergt_ook_de_telefoon(wereld: Wereld) -> None:
    """V.C03.bereik: one number, never the address, and nothing when something is secret: then by the regievoerder."""
    school = _als_school(wereld)
    with identiteit(school):
        assert not Contactgegeven.objects.exists()
        assert [rij.soort for rij in BereikKort.objects.zichtbaar_voor(school)] == ["telefoon"]
    with als_eigenaar():
        Contactgegeven.objects.create(
            gemeente=wereld.assen, dossier_id=wereld.dossier_id, soort="adres", waarde="Geheim 1", geheim=True
        )
    with identiteit(school):
        assert not BereikKort.objects.zichtbaar_voor(school).exists()


def test_een_partner_ziet_zijn_client_en_wie_hij_belt(wereld: Wereld) -> None:
    _gezin(wereld)
    bert = wereld.client("bert")
    lijst = bert.get(reverse("keten:clienten")).content.decode()
    assert "1 persoon" in lijst
    for tekst, aantal in (("hadd AMI", 1), ("Élham", 0)):
        gevonden = bert.post(reverse("keten:clienten"), {"zoekvraag": "ja", "zoek": tekst}, follow=True)
        assert gevonden.content.decode().count(reverse("keten:client", args=[wereld.dossier_id])) == aantal
        assert tekst not in gevonden.redirect_chain[0][0]
    assert "Niemand gevonden" in gevonden.content.decode()
    bladzijde = bert.get(reverse("keten:client", args=[wereld.dossier_id])).content.decode()
    assert "contactpersoon bij de gemeente" in bladzijde
    assert "Sanne" in bladzijde
    assert BSN_AMIRA[-3:] not in bladzijde.split("<h1>")[1]
    assert "Waarom u dit ziet" in bladzijde
    for wie in ("sanne", "rob", "ines", "amira", "fatma"):
        assert wereld.client(wie).get(reverse("keten:client", args=[wereld.dossier_id])).status_code == 404
    with als_eigenaar():
        Betrokkenheid.objects.filter(dossier_id=wereld.dossier_id).update(tot=date(2026, 1, 1), vanaf=date(2025, 1, 1))
    assert bert.get(reverse("keten:client", args=[wereld.dossier_id])).status_code == 404
    assert "U heeft nu geen cliënten" in bert.get(reverse("keten:clienten")).content.decode()


def test_de_afspraak_over_de_categorie_sluit_ook_het_korte_zicht(wereld: Wereld) -> None:
    school = _als_school(wereld)
    with identiteit(school):
        assert StatusKort.objects.zichtbaar_voor(school).exists()
    with als_eigenaar():
        Betrokkenheid.objects.filter(dossier_id=wereld.dossier_id).update(categorieen=["C01", "C07"])
    with identiteit(_huis(wereld)):
        assert not StatusKort.objects.zichtbaar_voor(school).exists()  # the first wall alone
    with identiteit(school):
        assert not StatusKort.objects.exists()  # the second alone
    assert "contactpersoon" not in _woorden(wereld, school)


@pytest.mark.parametrize("naam", ["sanne", "kees", "rob", "lotte", "fatma", "bert", "amira"])
@pytest.mark.parametrize("model", [GezinKort, StatusKort, InkomenKort, GeldKort, BesluitKort])
def test_de_eerste_muur_alleen_opent_wat_de_matrix_kort_geeft(wereld: Wereld, naam: str, model: Any) -> None:
    """Of these there is a row for every dossier."""
    wie = wereld.wie(naam)
    with identiteit(_huis(wereld)):
        assert model.objects.exists()
        bereikt = bereik(wie.rol) is not Bereik.GEEN
        assert model.objects.zichtbaar_voor(wie).exists() == (recht(wie.rol, model.vaste_categorie).kort and bereikt)


def test_een_kort_zicht_is_alleen_om_te_lezen(wereld: Wereld) -> None:
    with wereld.als("rob"), pytest.raises(DatabaseError), transaction.atomic():
        StatusKort.objects.update(fase="gesloten")
    with wereld.als("rob"), pytest.raises(DatabaseError), transaction.atomic():
        GedeeldeNotitie.objects.update(vastgelegd_op=NU)


def test_een_nummer_komt_bedekt_en_voluit_alleen_met_een_spoor(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        assert not Nummer.objects.exists()
        rij = NummerKort.objects.zichtbaar_voor(sanne).get(soort="bsn")
        assert rij.staart == BSN_AMIRA[-3:]
        voor = Inzage.objects.count()
        with connection.cursor() as cursor, pytest.raises(ProgrammingError), transaction.atomic():
            cursor.execute("select nummer_voluit(%s, gen_random_uuid(), 'nee', now())", [rij.pk])  # too short a reason
        with connection.cursor() as cursor:
            cursor.execute("select nummer_voluit(%s, gen_random_uuid(), 'voor het portaal van DUO', now())", [rij.pk])
        assert Inzage.objects.count() == voor + 1
    for naam in ("ines", "bert", "rob", "fatma", "lotte", "amira"):
        with wereld.als(naam), connection.cursor() as cursor, pytest.raises(ProgrammingError), transaction.atomic():
            cursor.execute("select nummer_voluit(%s, gen_random_uuid(), 'een lange reden', now())", [rij.pk])


def test_het_coa_ziet_alleen_het_v_nummer(wereld: Wereld) -> None:
    coa = Aanwezige(
        gebruiker_id=wereld.wie("bert").gebruiker_id, gemeente_id=wereld.assen.pk, rol="coa_casemanager", doel="overdracht",
        organisatie_id=wereld.vluchtelingenwerk.pk,
    )  # fmt: skip
    with als_eigenaar():
        Nummer.objects.create(
            gemeente=wereld.assen, dossier_id=wereld.dossier_id, soort="v_nummer", cijfer=b"x", blind=b"y", staart="567"
        )
        Betrokkenheid.objects.filter(dossier_id=wereld.dossier_id).update(categorieen=["C01", "C02"])
        Overeenkomst.objects.filter(gemeente=wereld.assen).update(categorieen=["C01", "C02"])
    with identiteit(coa):
        assert set(NummerKort.objects.values_list("soort", flat=True)) == {"v_nummer"}


def test_alleen_gedeelde_notities_voor_amira(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        noteer(wereld.dossier(), door=sanne, tekst="voor ons", nu=NU)
        noteer(wereld.dossier(), door=sanne, tekst="voor Amira", gedeeld=True, nu=NU)
    with wereld.als("amira") as amira:
        assert list(GedeeldeNotitie.objects.zichtbaar_voor(amira).values_list("tekst", flat=True)) == ["voor Amira"]


def test_of_er_een_bezwaar_loopt(wereld: Wereld) -> None:
    assert recht("werkcoach_wpda", "C17").kort
    with wereld.als("sanne") as sanne:
        assert BesluitKort.objects.zichtbaar_voor(sanne).get().sinds is None


@pytest.mark.parametrize("einde", ["beslissing_op_bezwaar", "bezwaar_ingetrokken"])
def test_een_bezwaar_loopt_tot_de_beslissing_of_tot_het_is_ingetrokken(wereld: Wereld, einde: str) -> None:
    with wereld.als("sanne") as sanne:
        loopt = BesluitKort.objects.zichtbaar_voor(sanne)
        for soort, op, sinds in (("bezwaar", date(2026, 5, 1), date(2026, 5, 1)), (einde, date(2026, 5, 20), None), ("bezwaar", date(2026, 6, 1), date(2026, 6, 1))):  # fmt: skip
            leg_vast(wereld.dossier(), soort, op=op, door=sanne, vastgelegd_op=NU)
            assert loopt.get().sinds == sinds
