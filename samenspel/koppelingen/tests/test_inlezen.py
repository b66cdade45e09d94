"""A caseload spreadsheet on its way in: recognised, tried out, booked, and undone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import ProgrammingError, connection
from django.test.utils import CaptureQueriesContext

from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.handelingen.samenvoegen import voeg_samen
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import BewaakteTermijn, Dossier, DuoMelding, Gebeurtenis, GewistDossier, Notitie
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.oordeel import Weigering
from samenspel.koppelingen.bestanden.uitvoer import als_csv
from samenspel.koppelingen.handelingen import (
    bevestig,
    gooi_weg,
    keuring,
    kies_bestand,
    kies_kolommen,
    lees_stuk,
    open_bestand,
    ruim_op,
)
from samenspel.koppelingen.inlezen.regel import Regel, Uitkomst
from samenspel.koppelingen.inlezen.terugdraaien import draai_terug
from samenspel.koppelingen.models import Inlezing
from samenspel.koppelingen.tests.bestandmakers import caseload, proef_bsn, xlsx
from samenspel.personen.models import Contactgegeven, Nummer, Persoon, Zoekterm
from samenspel.personen.nummers import toon_nummer
from tests.wereld import BSN_AMIRA, NU, VANDAAG, Wereld, beleid

KOPPEN = ["Naam", "Geboortedatum", "BSN", "V-nummer", "Doelgroep", "Kennisgeving DUO", "Datum PIP", "Leerroute"]


def _kies(rijen: list[list[Any]], wie: Aanwezige, soort: str = "caseload") -> Inlezing:
    return kies_bestand(xlsx(rijen), "lijst.xlsx", soort, door=wie, nu=NU)


def _keur(rijen: list[list[Any]], wie: Aanwezige, soort: str = "caseload") -> list[Regel]:
    inlezing = _kies(rijen, wie, soort)
    tabel = open_bestand(inlezing, wie=wie).tabel
    return [regel for stuk in keuring(inlezing, wie=wie, vandaag=VANDAAG).stukken(tabel) for regel in stuk]


def _lees_in(rijen: list[list[Any]], wie: Aanwezige, soort: str = "caseload", *, al_gemeld: bool = True) -> Inlezing:
    inlezing = _kies(rijen, wie, soort)
    assert bevestig(inlezing, door=wie, al_gemeld=al_gemeld)
    return lees_stuk(inlezing.pk, door=wie, vandaag=VANDAAG, nu=NU)


def _zinnen(regel: Regel) -> str:
    return " ".join(bericht.tekst for bericht in regel.berichten)


def _rij(naam: str = "Sara Proef", **anders: Any) -> list[Any]:
    waarden = {
        "geboren": date(1990, 5, 1),
        "bsn": proef_bsn(7),
        "v": "",
        "groep": "gezinsmigrant",
        "kennis": date(2026, 5, 1),
        "pip": "",
        "route": "",
        **anders,
    }
    return [naam, *(waarden[sleutel] for sleutel in ("geboren", "bsn", "v", "groep", "kennis", "pip", "route"))]


def test_proefdraaien_schrijft_niets(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        voor = (Dossier.objects.count(), Gebeurtenis.objects.count(), Nummer.objects.count())
        regels = _keur([KOPPEN, _rij()], sanne)
        assert [regel.uitkomst for regel in regels] == [Uitkomst.NIEUW]
        assert (Dossier.objects.count(), Gebeurtenis.objects.count(), Nummer.objects.count()) == voor


def test_een_regel_wordt_een_dossier_met_feiten_nummer_zoektermen_en_termijnen(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        inlezing = _lees_in([KOPPEN, _rij(pip=date(2026, 5, 20), route="B1-route")], sanne)
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
        nummer = Nummer.objects.get(dossier=dossier)
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
        _lees_in([["Naam", "Geboortedatum", "Doelgroep", "Koppeling", "Inschrijving BRP", "Kennisgeving DUO", "Datum PIP", "Leerroute"],
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
        assert _lees_in(rijen, sanne).telling == {"nieuw": 40}
        aantal = Gebeurtenis.objects.count()
        assert _lees_in(rijen, sanne).telling == {"bekend": 40}
        assert Gebeurtenis.objects.count() == aantal


def test_wie_al_een_dossier_heeft_wordt_aangevuld_en_wat_afwijkt_blijft_zoals_het_was(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        rij = _rij(
            "Haddad, Amira (el)",
            bsn=int(BSN_AMIRA),
            geboren=date(1994, 3, 14),
            groep="asiel",
            kennis=date(2026, 4, 12),
            pip=date(2026, 6, 1),
            route="Z",
        )
        (regel,) = _keur([KOPPEN, rij], sanne)
        assert regel.uitkomst is Uitkomst.BIJGEWERKT
        assert "In het dossier staat 10-4-2026, in het bestand 12-4-2026" in _zinnen(regel)
        _lees_in([KOPPEN, rij], sanne)
        soorten = Counter(Gebeurtenis.objects.filter(dossier_id=wereld.dossier_id).values_list("soort", flat=True))
        assert soorten["kennisgeving_inburgeringsplicht"] == 1
        assert soorten["pip_dagtekening"] == 1
        assert BewaakteTermijn.objects.get(dossier_id=wereld.dossier_id, code="T12").voldaan_op == date(2026, 6, 1)


def test_een_bsn_zonder_nul_vooraan_wordt_aangevuld_en_dat_staat_erbij(wereld: Wereld) -> None:
    """000000012 passes the elfproef and belongs to nobody."""
    with wereld.als("sanne") as sanne:
        (regel,) = _keur([KOPPEN, _rij(bsn="00000012")], sanne)
        assert regel.nummers["bsn"] == "000000012"
        assert "nul vooraan" in _zinnen(regel)


def test_een_bsn_dat_niet_klopt_houdt_de_regel_tegen_met_kolom_en_rij(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        goed, fout = _keur([KOPPEN, _rij(), _rij("Yusuf Proef", bsn=999990018)], sanne)
        assert (goed.uitkomst, fout.uitkomst, fout.rij) == (Uitkomst.NIEUW, Uitkomst.FOUT, 3)
        assert fout.berichten[0].kolom == "BSN"
        assert "elfproef" in fout.berichten[0].tekst


def test_twee_regels_van_een_persoon_worden_een_dossier(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        een, twee = _keur([KOPPEN, _rij(), _rij(pip=date(2026, 5, 30), route="Z")], sanne)
        assert een.doel is twee.doel
        assert "staat ook in rij 2" in _zinnen(twee)
        _lees_in([KOPPEN, _rij(), _rij(pip=date(2026, 5, 30), route="Z")], sanne)
        assert Dossier.objects.filter(persoon__naam="Sara Proef").count() == 1
        assert Dossier.objects.get(persoon__naam="Sara Proef").leerroute == "Z"


def test_een_naamgenoot_met_dezelfde_geboortedatum_en_een_ander_nummer_moet_met_de_hand(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        (regel,) = _keur([KOPPEN, _rij("el Haddad Amira Test", geboren=date(1994, 3, 14))], sanne)
        assert regel.uitkomst is Uitkomst.FOUT
        assert "ander nummer" in _zinnen(regel)


def test_wie_op_iemand_lijkt_krijgt_een_vraag_en_toch_een_dossier(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        (regel,) = _keur([KOPPEN, _rij("Amira Anders", geboren=date(1994, 3, 14), bsn="")], sanne)
        assert regel.uitkomst is Uitkomst.NIEUW
        assert "Lijkt op A26-0001" in _zinnen(regel)


def test_het_v_nummer_en_daarna_naam_met_geboortedatum_vinden_dezelfde_persoon(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        _lees_in([KOPPEN, _rij(bsn="", v="1234567890")], sanne)
        op_v, op_naam = _keur(
            [
                KOPPEN,
                _rij("Anders Geschreven", geboren="", bsn="", v="123.456.7890"),
                _rij("PROEF, Sara", bsn="", kennis=""),
            ],
            sanne,
        )
        assert op_v.doel is not None
        assert op_naam.doel is not None
        assert op_v.doel.dossier_id == op_naam.doel.dossier_id


def test_een_feit_in_de_toekomst_of_een_datum_die_niet_bestaat_wordt_overgeslagen_met_een_zin(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        toekomst, onmogelijk = _keur(
            [KOPPEN, _rij(kennis=VANDAAG + timedelta(days=1)), _rij("Yusuf P", bsn=proef_bsn(8), kennis="31-6-2026")],
            sanne,
        )
        assert "ligt in de toekomst" in _zinnen(toekomst)
        assert "31-6-2026 bestaat niet" in _zinnen(onmogelijk)
        assert (toekomst.feiten, onmogelijk.feiten) == ([], [])


def test_een_pip_voor_de_ondertussengroep_wordt_geweigerd_maar_het_dossier_komt_er(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        (regel,) = _keur([KOPPEN, _rij(groep="ondertussengroep", kennis="", pip=date(2026, 5, 1), route="Z")], sanne)
        assert regel.uitkomst is Uitkomst.NIEUW
        assert regel.feiten == []
        assert "geen PIP" in _zinnen(regel)


@pytest.mark.parametrize(
    ("begin", "wordt", "mag"), [("VRIJWILLIG", "ASIEL_A", True), ("ASIEL_A", "VRIJWILLIG", False), ("GEZIN", "GEZIN", True)]
)  # fmt: skip
def test_of_een_pip_wordt_overgenomen_volgt_uit_de_groep_op_die_dag(
    wereld: Wereld, begin: str, wordt: str, mag: bool
) -> None:
    with wereld.als("sanne") as sanne:
        dossier = open_dossier(
            Aanmelding(naam="Sara Proef", doelgroep=begin, bsn=proef_bsn(7)),
            door=sanne,
            op=date(2026, 1, 5),
            vastgelegd_op=NU,
        )
        wissel = {"doelgroep": wordt}
        leg_vast(dossier, "doelgroep_gewijzigd", op=date(2026, 4, 1), door=sanne, gegevens=wissel, vastgelegd_op=NU)
        voor, na = (
            _keur([KOPPEN, _rij(kennis="", pip=dag, route="Z")], sanne)[0]
            for dag in (date(2026, 3, 1), date(2026, 5, 1))
        )
        assert [feit.soort for feit in na.feiten] == (["pip_dagtekening"] if mag else [])
        assert ("geen PIP" in _zinnen(na)) is not mag
        assert bool(voor.feiten) is (begin != "VRIJWILLIG")


def test_wat_termijnen_een_fout_noemt_wordt_niet_overgenomen_en_staat_er_in_het_nederlands(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        dossier = open_dossier(
            Aanmelding(naam="Sara Proef", doelgroep="GEZIN", bsn=proef_bsn(7)),
            door=sanne,
            op=date(2026, 1, 5),
            vastgelegd_op=NU,
        )
        leg_vast(dossier, "plicht_start", op=date(2026, 5, 2), door=sanne, vastgelegd_op=NU)
        (regel,) = _keur([KOPPEN, _rij(kennis="", pip=date(2026, 5, 1), route="Z")], sanne)
        assert regel.feiten == []
        assert _zinnen(regel) == (
            "Het PIP van 1 mei 2026 ligt voor het begin van de inburgeringsplicht, 2 mei 2026. Niet overgenomen."
        )


def test_feiten_van_een_samengevoegd_dossier_zijn_bekend_bij_het_dossier_dat_doorgaat(wereld: Wereld) -> None:
    """Found by the number of either, the row fills in the one that goes on, and what either knew is not loaded again."""
    with wereld.als("sanne") as sanne:
        oud = open_dossier(
            Aanmelding(naam="Sara Proef", doelgroep="GEZIN", bsn=proef_bsn(7)),
            door=sanne,
            op=date(2026, 1, 5),
            vastgelegd_op=NU,
        )
        leg_vast(oud, "kennisgeving_inburgeringsplicht", op=date(2026, 5, 1), door=sanne, vastgelegd_op=NU)
        hoofd = open_dossier(
            Aanmelding(naam="Sara Proef", doelgroep="GEZIN", bsn=proef_bsn(8)),
            door=sanne,
            op=date(2026, 1, 5),
            vastgelegd_op=NU,
        )
        voeg_samen(oud, in_=hoofd, door=sanne, op=date(2026, 5, 3), reden="zelfde", nu=NU)
        for bsn in (proef_bsn(7), proef_bsn(8)):
            (regel,) = _keur([KOPPEN, _rij(bsn=bsn)], sanne)
            assert regel.doel is not None
            assert (regel.doel.dossier_id, regel.feiten) == (hoofd.pk, [])


def test_zonder_naam_of_zonder_groep_staat_er_wat_ontbreekt_en_een_groep_voor_alles_helpt(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        inlezing = _kies([KOPPEN, _rij("", bsn=proef_bsn(1)), _rij("Zonder Groep", bsn=proef_bsn(2), groep="")], sanne)
        tabel = open_bestand(inlezing, wie=sanne).tabel
        zonder_naam, zonder_groep = next(keuring(inlezing, wie=sanne, vandaag=VANDAAG).stukken(tabel))
        assert "geen naam" in _zinnen(zonder_naam)
        assert "Bij welke groep" in _zinnen(zonder_groep)
        kies_kolommen(inlezing, {kolom.plek: kolom.veld for kolom in tabel.kolommen}, door=sanne, doelgroep="GEZIN")
        _naam, groep = next(keuring(inlezing, wie=sanne, vandaag=VANDAAG).stukken(tabel))
        assert groep.uitkomst is Uitkomst.NIEUW


def test_een_gesloten_dossier_wordt_niet_stil_heropend(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        Dossier.objects.filter(pk=wereld.dossier_id).update(gesloten_op=VANDAAG)
        (regel,) = _keur([KOPPEN, _rij("Amira", bsn=BSN_AMIRA)], sanne)
        assert regel.uitkomst is Uitkomst.OVERGESLAGEN
        assert "gesloten. Heropen het eerst" in _zinnen(regel)


def test_de_intakebalie_vult_geen_dossier_van_een_collega_aan_en_maakt_ook_geen_tweede(wereld: Wereld) -> None:
    with wereld.als("wim") as wim:
        bij_sanne, nieuw = _keur([KOPPEN, _rij("Amira", bsn=BSN_AMIRA), _rij(pip=date(2026, 5, 30), route="Z")], wim)
        assert bij_sanne.uitkomst is Uitkomst.OVERGESLAGEN
        assert "bij een collega" in _zinnen(bij_sanne)
        assert "A26" not in _zinnen(bij_sanne)
        assert [feit.soort for feit in nieuw.feiten] == ["kennisgeving_inburgeringsplicht"]
        assert "Uw rol legt dit niet vast" in _zinnen(nieuw)
        assert _lees_in([KOPPEN, _rij("Amira", bsn=BSN_AMIRA), _rij()], wim).telling == {"overgeslagen": 1, "nieuw": 1}


def test_een_coach_opent_geen_dossier_en_mag_dit_bestand_niet_kiezen(wereld: Wereld) -> None:
    with wereld.als("kees") as kees, pytest.raises(Weigering, match="Vraag een regievoerder"):
        _kies([KOPPEN, _rij()], kees)


def test_de_contactpersoon_uit_het_bestand_wordt_gekozen_en_een_onbekende_niet(wereld: Wereld) -> None:
    koppen = [*KOPPEN, "Klantmanager"]
    with wereld.als("sanne") as sanne:
        _lees_in([koppen, [*_rij(), "kees boonstra"], [*_rij("Yusuf P", bsn=proef_bsn(8)), "Piet Onbekend"]], sanne)
        assert Dossier.objects.get(persoon__naam="Sara Proef").contactpersoon_id == wereld.gebruikers["kees"].pk
        assert Dossier.objects.get(persoon__naam="Yusuf P").contactpersoon_id is None
        assert Gebeurtenis.objects.filter(soort="toegewezen", dossier__persoon__naam="Sara Proef").count() == 1


def test_opmerkingen_worden_een_notitie_bij_een_nieuw_dossier(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        _lees_in([[*KOPPEN, "Bijzonderheden"], [*_rij(), "Belt liever na vijven 🎉 " + "é" * 9_000]], sanne)
        assert Notitie.objects.get(dossier__persoon__naam="Sara Proef").tekst.startswith("Belt liever na vijven 🎉")


def test_een_tweede_bevestiging_doet_niets_meer(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        inlezing = _kies([KOPPEN, _rij()], sanne)
        assert bevestig(inlezing, door=sanne, al_gemeld=True)
        assert not bevestig(inlezing, door=sanne, al_gemeld=True)
        lees_stuk(inlezing.pk, door=sanne, vandaag=VANDAAG, nu=NU)
        lees_stuk(inlezing.pk, door=sanne, vandaag=VANDAAG, nu=NU)
        assert Dossier.objects.filter(persoon__naam="Sara Proef").count() == 1


def test_ongedaan_maken_wist_wat_niemand_aanraakte_en_trekt_de_rest_in(wereld: Wereld) -> None:
    rijen = [
        KOPPEN,
        _rij(),
        _rij("Yusuf P", bsn=proef_bsn(8)),
        _rij("Amira", bsn=BSN_AMIRA, kennis="", pip=date(2026, 6, 1), route="Z"),
    ]
    with wereld.als("sanne") as sanne:
        inlezing = _lees_in(rijen, sanne)
        blijft = Dossier.objects.get(persoon__naam="Yusuf P")
        leg_vast(blijft, "welkomgesprek", op=VANDAAG, door=sanne, vastgelegd_op=NU)
        verslag = draai_terug(inlezing, door=sanne, op=VANDAAG, nu=NU, reden="verkeerd bestand").terug_verslag
        assert (verslag["gewist"], verslag["blijft"], verslag["ingetrokken"], verslag["nummers_blijven"]) == (
            1,
            1,
            2,
            1,
        )
        assert not Persoon.objects.filter(naam="Sara Proef").exists()
        assert GewistDossier.objects.get().reden == "inlezing_ongedaan"
        assert not BewaakteTermijn.objects.filter(dossier=blijft, code="T12", start__isnull=False).exists()
        assert BewaakteTermijn.objects.get(dossier_id=wereld.dossier_id, code="T12").voldaan_op is None
        with pytest.raises(Weigering, match="niet \\(meer\\)"):
            draai_terug(inlezing, door=sanne, op=VANDAAG, nu=NU, reden="nog eens")


def test_na_ongedaan_maken_kan_hetzelfde_bestand_er_weer_in(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        inlezing = _lees_in([KOPPEN, _rij()], sanne)
        draai_terug(inlezing, door=sanne, op=VANDAAG, nu=NU, reden="te vroeg")
        assert _lees_in([KOPPEN, _rij()], sanne).telling == {"nieuw": 1}


def test_feiten_die_nog_gemeld_moeten_worden_geven_een_regel_en_al_gemelde_niet(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        _lees_in([KOPPEN, _rij(pip=date(2026, 5, 20), route="Z")], sanne, al_gemeld=True)
        assert DuoMelding.objects.count() == 0
        inlezing = _lees_in(
            [KOPPEN, _rij("Yusuf P", bsn=proef_bsn(8), pip=date(2026, 5, 20), route="Z")], sanne, al_gemeld=False
        )
        assert DuoMelding.objects.get().regel == "pip_vastgesteld"
        draai_terug(inlezing, door=sanne, op=VANDAAG, nu=NU, reden="verkeerd bestand")
        assert DuoMelding.objects.count() == 0


def test_het_aantal_opdrachten_hangt_niet_af_van_het_aantal_regels(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        aantallen = []
        for zaad, aantal in ((1, 5), (2, 300)):
            inlezing = _kies(caseload(aantal, zaad=zaad), sanne)
            bevestig(inlezing, door=sanne, al_gemeld=False)
            with CaptureQueriesContext(
                connection,
            ) as gevangen:
                lees_stuk(inlezing.pk, door=sanne, vandaag=VANDAAG, nu=NU)
            aantallen.append(len(gevangen))
        assert aantallen[0] == aantallen[1]


def test_weggegooid_of_na_zeven_dagen_is_de_inhoud_weg(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        weg, oud = _kies([KOPPEN, _rij()], sanne), _kies([KOPPEN, _rij()], sanne)
        gooi_weg(weg, door=sanne)
        assert ruim_op(wie=sanne, nu=NU + timedelta(days=6)) == 0
        assert ruim_op(wie=sanne, nu=NU + timedelta(days=7)) == 1
        for inlezing in (weg, oud):
            inlezing.refresh_from_db()
            assert (inlezing.bestand, inlezing.stand) == (None, "weg")
        with pytest.raises(Weigering, match="ouder dan 7 dagen"):
            open_bestand(oud, wie=sanne)


def test_het_bestand_staat_versleuteld_en_zonder_naam_in_de_tabel(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        inlezing = kies_bestand(als_csv(KOPPEN, [_rij()]), "Lijst van Sara.csv", "caseload", door=sanne, nu=NU)
        inlezing.refresh_from_db()
        assert b"Sara" not in bytes(inlezing.bestand or b"")
        assert "Sara" not in str(
            {veld.name: getattr(inlezing, veld.name) for veld in Inlezing._meta.fields if veld.name != "bestand"}
        )


def test_ines_van_een_andere_gemeente_en_wim_zien_het_bestand_van_sanne_niet(wereld: Wereld) -> None:
    with wereld.als("sanne") as sanne:
        pk = _kies([KOPPEN, _rij()], sanne).pk
    for naam in ("ines", "wim", "kees", "rob", "bert"):
        with wereld.als(naam) as wie:
            assert not Inlezing.objects.zichtbaar_voor(wie).filter(pk=pk).exists()


def test_dezelfde_kolom_twee_keer_kiezen_wordt_geweigerd_en_een_eigen_kop_wordt_onthouden(wereld: Wereld) -> None:
    koppen = ["Naam", "Geboren", "Ons eigen woord", "Groep"]
    rij = ["Sara Proef", "1-5-1990", "1-5-2026", "gezin"]
    with wereld.als("sanne") as sanne:
        inlezing = _kies([koppen, rij], sanne)
        with pytest.raises(Weigering, match="twee keer"):
            kies_kolommen(inlezing, {0: "naam", 1: "naam"}, door=sanne)
        kies_kolommen(
            inlezing, {0: "naam", 1: "geboortedatum", 2: "kennisgeving_inburgeringsplicht", 3: "doelgroep"}, door=sanne
        )
        volgende = _kies([koppen, rij], sanne)
        assert volgende.kolommen["2"] == "kennisgeving_inburgeringsplicht"
    with wereld.als("ines") as ines:
        assert _kies([koppen, rij], ines).kolommen["2"] == ""


def test_contactgegevens_komen_mee_en_een_ander_nummer_verandert_het_dossier_niet(wereld: Wereld) -> None:
    koppen = [*KOPPEN, "Tel", "Straat", "Huisnr", "Postcode", "Plaats"]
    with wereld.als("sanne") as sanne:
        _lees_in([koppen, [*_rij(), "06-11111111", "Proefstraat", 12, "9400 AA", "Assen"]], sanne)
        waarden = dict(
            Contactgegeven.objects.filter(dossier__persoon__naam="Sara Proef").values_list("soort", "waarde")
        )
        assert waarden == {"telefoon": "06-11111111", "adres": "Proefstraat 12, 9400 AA Assen"}
        (regel,) = _keur([koppen, [*_rij(), "06 22222222", "", "", "", ""]], sanne)
        assert regel.uitkomst is Uitkomst.BEKEND
        assert "niet veranderd" in _zinnen(regel)


def _wis_zelf(wereld: Wereld, rol: str) -> list[Any]:
    """Straight to the function of the owner, as a role of the application."""
    with wereld.als("sanne") as sanne:
        inlezing = _lees_in([KOPPEN, _rij()], sanne)
        nieuw = Dossier.objects.get(persoon__naam="Sara Proef")
    with identiteit(replace(sanne, rol=rol)), connection.cursor() as cursor:
        cursor.execute("select koppelingen_wis_ingelezen(%s, %s)", [inlezing.pk, [nieuw.pk]])
    with wereld.als("sanne"):
        return list(GewistDossier.objects.values_list("door_id", "reden"))


@pytest.mark.pg15
def test_wie_een_inlezing_wist_staat_in_de_transactie_en_wordt_niet_genoemd(wereld: Wereld) -> None:
    """Nobody can put a colleague's name under an erasure: the function takes none."""
    assert _wis_zelf(wereld, "systeem") == [(wereld.gebruikers["sanne"].pk, "inlezing_ongedaan")]
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "select pg_get_function_identity_arguments(oid) from pg_proc where proname = 'koppelingen_wis_ingelezen'"
        )
        assert cursor.fetchall() == [("welke uuid, ids uuid[]",)]


@pytest.mark.pg15
@pytest.mark.parametrize("rol", ["regievoerder", "coach_inburgering", "intakebalie"])
def test_buiten_de_handeling_om_wist_niemand_een_ingelezen_dossier(wereld: Wereld, rol: str) -> None:
    with pytest.raises(ProgrammingError, match="alleen Samenspel wist"):
        _wis_zelf(wereld, rol)
