"""A caseload spreadsheet on its way in: what becomes of each row."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import BewaakteTermijn, Dossier, Gebeurtenis, Notitie
from samenspel.kern.oordeel import Weigering
from samenspel.koppelingen.handelingen import (
    bevestig,
    keuring,
    kies_kolommen,
    lees_stuk,
    open_bestand,
)
from samenspel.koppelingen.inlezen.regel import Uitkomst
from samenspel.koppelingen.tests.bestandmakers import caseload, proef_bsn
from samenspel.koppelingen.tests.hulp_inlezen import KOPPEN, een_rij, keur, kies, lees_in, zinnen
from samenspel.personen.models import Contactgegeven, NummerKort, Zoekterm
from samenspel.personen.nummers import toon_nummer
from tests.wereld import BSN_AMIRA, NU, VANDAAG, Wereld, beleid


def test_proefdraaien_schrijft_niets(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        voor = (Dossier.objects.count(), Gebeurtenis.objects.count(), NummerKort.objects.count())
        regels = keur([KOPPEN, een_rij()], sanne)
        assert [regel.uitkomst for regel in regels] == [Uitkomst.NIEUW]
        assert (Dossier.objects.count(), Gebeurtenis.objects.count(), NummerKort.objects.count()) == voor


def test_een_regel_wordt_een_dossier_met_feiten_nummer_zoektermen_en_termijnen(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        inlezing = lees_in([KOPPEN, een_rij(pip=date(2026, 5, 20), route="B1-route")], sanne)
        assert (inlezing.stand, inlezing.telling, inlezing.bestand) == ("klaar", {"nieuw": 1}, None)
        dossier = Dossier.objects.get(persoon__naam="Sara Proef")
        assert (dossier.doelgroep_nu, dossier.leerroute, dossier.fase, dossier.nummer) == (
            "GEZIN",
            "B1",
            "traject",
            "A26-0002",
        )
        soorten = set(Gebeurtenis.objects.filter(dossier=dossier).values_list("soort", flat=True))
        assert soorten == {"dossier_geopend", "kennisgeving_inburgeringsplicht", "pip_dagtekening"}
        nummer = NummerKort.objects.get(dossier=dossier)
        assert toon_nummer(nummer, door=sanne, reden="proef van inlezen", op=NU) == proef_bsn(7)
        assert set(Zoekterm.objects.filter(dossier=dossier).values_list("term", flat=True)) == {
            "sara",
            "proef",
            "19900501",
            "01051990",
        }
        assert BewaakteTermijn.objects.get(dossier=dossier, code="T12").voldaan_op == date(2026, 5, 20)


def test_inlezen_geeft_dezelfde_termijnen_en_stand_als_de_handelingen_een_voor_een(wereld: Wereld) -> None:
    beleid(wereld.assen, welkomgesprek_weken=6)
    feiten = (("koppeling_gemeente", date(2026, 2, 2)), ("brp_inschrijving", date(2026, 3, 16)), ("kennisgeving_inburgeringsplicht", date(2026, 3, 20)), ("pip_dagtekening", date(2026, 5, 28)))  # fmt: skip
    with wereld.als("sanne") as sanne:
        met_hand = open_dossier(
            Aanmelding(naam="Hand Proef", doelgroep="ASIEL_A", geboortedatum="1990-05-01"),
            door=sanne,
            op=VANDAAG,
            vastgelegd_op=NU,
        )
        for soort, op in feiten:
            leg_vast(
                met_hand,
                soort,
                op=op,
                door=sanne,
                gegevens={"leerroute": "Z"} if soort == "pip_dagtekening" else {},
                vastgelegd_op=NU,
            )
        lees_in([["Naam", "Geboortedatum", "Doelgroep", "Koppeling", "Inschrijving BRP", "Kennisgeving DUO", "Datum PIP", "Leerroute"],
                  ["Bestand Proef", "1-5-1990", "asiel", *(op for _soort, op in feiten), "Z-route"]], sanne)  # fmt: skip
        uit_bestand = Dossier.objects.get(persoon__naam="Bestand Proef")
        met_hand.refresh_from_db()
        velden = ("code", "categorie", "start", "uiterlijk", "voldaan_op", "geeindigd_op", "rest", "versie")
        assert list(BewaakteTermijn.objects.filter(dossier=met_hand).order_by("code").values_list(*velden)) == list(
            BewaakteTermijn.objects.filter(dossier=uit_bestand).order_by("code").values_list(*velden)
        )
        assert (met_hand.fase, met_hand.leerroute, met_hand.doelgroep_nu) == (
            uit_bestand.fase,
            uit_bestand.leerroute,
            uit_bestand.doelgroep_nu,
        )


def test_hetzelfde_bestand_twee_keer_is_de_tweede_keer_al_bekend(wereld: Wereld) -> None:
    rijen = caseload(40)
    with wereld.als("sanne") as sanne:
        assert lees_in(rijen, sanne).telling == {"nieuw": 40}
        aantal = Gebeurtenis.objects.count()
        assert lees_in(rijen, sanne).telling == {"bekend": 40}
        assert Gebeurtenis.objects.count() == aantal


def test_wie_al_een_dossier_heeft_wordt_aangevuld_en_wat_afwijkt_blijft_zoals_het_was(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        rij = een_rij(
            "Haddad, Amira (el)",
            bsn=int(BSN_AMIRA),
            geboren=date(1994, 3, 14),
            groep="asiel",
            kennis=date(2026, 4, 12),
            pip=date(2026, 6, 1),
            route="Z",
        )
        (regel,) = keur([KOPPEN, rij], sanne)
        assert regel.uitkomst is Uitkomst.BIJGEWERKT
        assert "In het dossier staat 10-4-2026, in het bestand 12-4-2026" in zinnen(regel)
        lees_in([KOPPEN, rij], sanne)
        soorten = Counter(Gebeurtenis.objects.filter(dossier_id=wereld.dossier_id).values_list("soort", flat=True))
        assert soorten["kennisgeving_inburgeringsplicht"] == 1
        assert soorten["pip_dagtekening"] == 1
        assert BewaakteTermijn.objects.get(dossier_id=wereld.dossier_id, code="T12").voldaan_op == date(2026, 6, 1)


def test_een_bsn_zonder_nul_vooraan_wordt_aangevuld_en_dat_staat_erbij(wereld: Wereld) -> None:
    """000000012 passes the elfproef and belongs to nobody."""
    with wereld.als("sanne") as sanne:
        (regel,) = keur([KOPPEN, een_rij(bsn="00000012")], sanne)
        assert regel.nummers["bsn"] == "000000012"
        assert "nul vooraan" in zinnen(regel)


def test_een_bsn_dat_niet_klopt_houdt_de_regel_tegen_met_kolom_en_rij(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        goed, fout = keur([KOPPEN, een_rij(), een_rij("Yusuf Proef", bsn=999990018)], sanne)
        assert (goed.uitkomst, fout.uitkomst, fout.rij) == (Uitkomst.NIEUW, Uitkomst.FOUT, 3)
        assert fout.berichten[0].kolom == "BSN"
        assert "elfproef" in fout.berichten[0].tekst


def test_twee_regels_van_een_persoon_worden_een_dossier(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        een, twee = keur([KOPPEN, een_rij(), een_rij(pip=date(2026, 5, 30), route="Z")], sanne)
        assert een.doel is twee.doel
        assert "staat ook in rij 2" in zinnen(twee)
        lees_in([KOPPEN, een_rij(), een_rij(pip=date(2026, 5, 30), route="Z")], sanne)
        assert Dossier.objects.filter(persoon__naam="Sara Proef").count() == 1
        assert Dossier.objects.get(persoon__naam="Sara Proef").leerroute == "Z"


def test_een_naamgenoot_met_dezelfde_geboortedatum_en_een_ander_nummer_moet_met_de_hand(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        (regel,) = keur([KOPPEN, een_rij("el Haddad Amira Test", geboren=date(1994, 3, 14))], sanne)
        assert regel.uitkomst is Uitkomst.FOUT
        assert "ander nummer" in zinnen(regel)


def test_wie_op_iemand_lijkt_krijgt_een_vraag_en_toch_een_dossier(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        (regel,) = keur([KOPPEN, een_rij("Amira Anders", geboren=date(1994, 3, 14), bsn="")], sanne)
        assert regel.uitkomst is Uitkomst.NIEUW
        assert "Lijkt op A26-0001" in zinnen(regel)


def test_het_v_nummer_en_daarna_naam_met_geboortedatum_vinden_dezelfde_persoon(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        lees_in([KOPPEN, een_rij(bsn="", v="1234567890")], sanne)
        op_v, op_naam = keur(
            [
                KOPPEN,
                een_rij("Anders Geschreven", geboren="", bsn="", v="123.456.7890"),
                een_rij("PROEF, Sara", bsn="", kennis=""),
            ],
            sanne,
        )
        assert op_v.doel is not None
        assert op_naam.doel is not None
        assert op_v.doel.dossier_id == op_naam.doel.dossier_id


def test_zonder_naam_of_zonder_groep_staat_er_wat_ontbreekt_en_een_groep_voor_alles_helpt(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        inlezing = kies(
            [KOPPEN, een_rij("", bsn=proef_bsn(1)), een_rij("Zonder Groep", bsn=proef_bsn(2), groep="")], sanne
        )
        tabel = open_bestand(inlezing, wie=sanne).tabel
        zonder_naam, zonder_groep = next(keuring(inlezing, wie=sanne, vandaag=VANDAAG).stukken(tabel))
        assert "geen naam" in zinnen(zonder_naam)
        assert "Bij welke groep" in zinnen(zonder_groep)
        kies_kolommen(inlezing, {kolom.plek: kolom.veld for kolom in tabel.kolommen}, door=sanne, doelgroep="GEZIN")
        _naam, groep = next(keuring(inlezing, wie=sanne, vandaag=VANDAAG).stukken(tabel))
        assert groep.uitkomst is Uitkomst.NIEUW


def test_een_gesloten_dossier_wordt_niet_stil_heropend(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        Dossier.objects.filter(pk=wereld.dossier_id).update(gesloten_op=VANDAAG)
        (regel,) = keur([KOPPEN, een_rij("Amira", bsn=BSN_AMIRA)], sanne)
        assert regel.uitkomst is Uitkomst.OVERGESLAGEN
        assert "gesloten. Heropen het eerst" in zinnen(regel)


def test_de_intakebalie_vult_geen_dossier_van_een_collega_aan_en_maakt_ook_geen_tweede(wereld: Wereld) -> None:
    with wereld.als("wim") as wim:
        bij_sanne, nieuw = keur(
            [KOPPEN, een_rij("Amira", bsn=BSN_AMIRA), een_rij(pip=date(2026, 5, 30), route="Z")], wim
        )
        assert bij_sanne.uitkomst is Uitkomst.OVERGESLAGEN
        assert "bij een collega" in zinnen(bij_sanne)
        assert "A26" not in zinnen(bij_sanne)
        assert [feit.soort for feit in nieuw.feiten] == ["kennisgeving_inburgeringsplicht"]
        assert "Uw rol legt dit niet vast" in zinnen(nieuw)
        assert lees_in([KOPPEN, een_rij("Amira", bsn=BSN_AMIRA), een_rij()], wim).telling == {
            "overgeslagen": 1,
            "nieuw": 1,
        }


def test_een_coach_opent_geen_dossier_en_mag_dit_bestand_niet_kiezen(wereld: Wereld) -> None:
    with wereld.als("kees") as kees, pytest.raises(Weigering, match="Vraag een regievoerder"):
        kies([KOPPEN, een_rij()], kees)


def test_de_contactpersoon_uit_het_bestand_wordt_gekozen_en_een_onbekende_niet(wereld: Wereld) -> None:
    koppen = [*KOPPEN, "Klantmanager"]
    with wereld.als("sanne") as sanne:
        lees_in(
            [koppen, [*een_rij(), "kees boonstra"], [*een_rij("Yusuf P", bsn=proef_bsn(8)), "Piet Onbekend"]], sanne
        )
        assert not Dossier.objects.filter(persoon__naam="Sara Proef").exists()  # it is a colleague's now
    with wereld.als("rob"):
        assert Dossier.objects.get(persoon__naam="Sara Proef").contactpersoon_id == wereld.gebruikers["kees"].pk
        assert Dossier.objects.get(persoon__naam="Yusuf P").contactpersoon_id is None
        assert Gebeurtenis.objects.filter(soort="toegewezen", dossier__persoon__naam="Sara Proef").count() == 1


def test_opmerkingen_worden_een_notitie_bij_een_nieuw_dossier(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        lees_in([[*KOPPEN, "Bijzonderheden"], [*een_rij(), "Belt liever na vijven 🎉 " + "é" * 9_000]], sanne)
        assert Notitie.objects.get(dossier__persoon__naam="Sara Proef").tekst.startswith("Belt liever na vijven 🎉")


def test_het_aantal_opdrachten_hangt_niet_af_van_het_aantal_regels(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        aantallen = []
        for zaad, aantal in ((1, 5), (2, 300)):
            inlezing = kies(caseload(aantal, zaad=zaad), sanne)
            bevestig(inlezing, door=sanne, al_gemeld=False)
            with CaptureQueriesContext(
                connection,
            ) as gevangen:
                lees_stuk(inlezing.pk, door=sanne, vandaag=VANDAAG, nu=NU)
            aantallen.append(len(gevangen))
        assert aantallen[0] == aantallen[1]


def test_dezelfde_kolom_twee_keer_kiezen_wordt_geweigerd_en_een_eigen_kop_wordt_onthouden(wereld: Wereld) -> None:
    koppen = ["Naam", "Geboren", "Ons eigen woord", "Groep"]
    rij = ["Sara Proef", "1-5-1990", "1-5-2026", "gezin"]
    with wereld.als("sanne") as sanne:
        inlezing = kies([koppen, rij], sanne)
        with pytest.raises(Weigering, match="twee keer"):
            kies_kolommen(inlezing, {0: "naam", 1: "naam"}, door=sanne)
        kies_kolommen(
            inlezing, {0: "naam", 1: "geboortedatum", 2: "kennisgeving_inburgeringsplicht", 3: "doelgroep"}, door=sanne
        )
        volgende = kies([koppen, rij], sanne)
        assert volgende.kolommen["2"] == "kennisgeving_inburgeringsplicht"
    with wereld.als("ines") as ines:
        assert kies([koppen, rij], ines).kolommen["2"] == ""


def test_contactgegevens_komen_mee_en_een_ander_nummer_verandert_het_dossier_niet(wereld: Wereld) -> None:
    koppen = [*KOPPEN, "Tel", "Straat", "Huisnr", "Postcode", "Plaats"]
    with wereld.als("sanne") as sanne:
        lees_in([koppen, [*een_rij(), "06-11111111", "Proefstraat", 12, "9400 AA", "Assen"]], sanne)
        waarden = dict(
            Contactgegeven.objects.filter(dossier__persoon__naam="Sara Proef").values_list("soort", "waarde")
        )
        assert waarden == {"telefoon": "06-11111111", "adres": "Proefstraat 12, 9400 AA Assen"}
        (regel,) = keur([koppen, [*een_rij(), "06 22222222", "", "", "", ""]], sanne)
        assert regel.uitkomst is Uitkomst.BEKEND
        assert "niet veranderd" in zinnen(regel)
