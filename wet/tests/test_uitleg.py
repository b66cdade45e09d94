"""What a coach reads aloud: whole sentences with the reason."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

import wet
from wet.tests.hulp import alle, dag, feiten, g, pip

KENNISGEVING = g("kennisgeving_inburgeringsplicht", "2026-04-10", vastgelegd_op="2026-04-22")


def zin(op, code, *gebeurtenissen, groep="GEZIN", gemeente="wet"):
    return alle(op, *gebeurtenissen, groep=groep, gemeente=gemeente)[code].uitleg


@pytest.mark.parametrize(
    ("op", "code", "gebeurtenissen", "verwacht"),
    [
        ("2026-06-03", "T12", [KENNISGEVING], "10 weken na de kennisgeving van DUO van 10 april 2026; dat is 19 juni 2026."),
        (
            "2026-06-20",
            "T12",
            [KENNISGEVING],
            "10 weken na de kennisgeving van DUO van 10 april 2026; dat is 19 juni 2026. Nog niet gedaan, 1 dag te laat.",
        ),
        (
            "2026-07-20",
            "T12",
            [KENNISGEVING, pip("2026-06-21")],
            "10 weken na de kennisgeving van DUO van 10 april 2026; dat is 19 juni 2026. Het PIP is van 21 juni 2026, 2 dagen te laat.",
        ),
        (
            "2026-05-01",
            "T12",
            [g("kennisgeving_inburgeringsplicht", "2026-04-20")],
            "10 weken na de kennisgeving van DUO van 20 april 2026; dat is 29 juni 2026.",
        ),
        (
            "2026-06-01",
            "T12",
            [g("tienwekentermijn_gestart", "2026-04-17")],
            "10 weken na de dag waarop volgens DUO de tien weken begonnen, 17 april 2026; dat is 26 juni 2026.",
        ),
        (
            "2026-04-10",
            "T12",
            [g("kennisgeving_inburgeringsplicht", "2026-04-04")],
            "10 weken na de kennisgeving van DUO van 4 april 2026; dat is 13 juni 2026. 13 juni 2026 is een zaterdag, daarom is de laatste dag 15 juni 2026.",
        ),
        (
            "2026-06-01",
            "T12",
            [KENNISGEVING, g("informatie_derde_gevraagd", "2026-05-01")],
            "10 weken na de kennisgeving van DUO van 10 april 2026; dat is 19 juni 2026. Op 1 mei 2026 is informatie gevraagd aan een ander. Zolang die er niet is, mag het later.",
        ),
        (
            "2026-07-01",
            "T12",
            [KENNISGEVING, g("informatie_derde_gevraagd", "2026-05-01")],
            "10 weken na de kennisgeving van DUO van 10 april 2026 zijn voorbij. Op 1 mei 2026 is informatie gevraagd aan een ander, die er nog niet is. Een laatste dag is er pas 2 weken nadat die binnenkomt.",
        ),
        (
            "2026-07-01",
            "T12",
            [KENNISGEVING, g("informatie_derde_gevraagd", "2026-05-01"), g("informatie_derde_ontvangen", "2026-06-24")],
            "Op 1 mei 2026 is informatie gevraagd aan een ander. Die kwam op 24 juni 2026; 2 weken daarna is 8 juli 2026.",
        ),
        (
            "2026-07-01",
            "T17",
            [pip("2026-06-16")],
            "De eerste dag is 17 juni 2026 (de dag na de dagtekening van het PIP), de laatste dag is 16 juni 2029 (3 jaar). Zodra DUO de datums geeft, gelden die.",
        ),
        (
            "2026-07-01",
            "T17",
            [g("duo_termijn", "2026-06-20", begin="2026-06-18", einde="2029-06-17")],
            "De eerste dag is 18 juni 2026 (volgens DUO), de laatste dag is 17 juni 2029 (volgens DUO).",
        ),
        (
            "2026-07-01",
            "T17",
            [pip("2026-06-16"), g("termijn_verlengd", "2026-06-20", nieuw_einde="2029-12-16")],
            "De eerste dag is 17 juni 2026 (de dag na de dagtekening van het PIP), de laatste dag is 16 december 2029 (nadat DUO de termijn verlengde).",
        ),
        ("2026-06-16", "T29", [pip("2026-06-16")], "Binnen de inburgeringstermijn, die loopt van 17 juni 2026 tot en met 16 juni 2029. Dit begint op 17 juni 2026."),
        ("2026-07-01", "T32", [pip("2026-06-16")], "Kan vanaf 16 december 2028, 6 maanden voor het einde van de inburgeringstermijn op 16 juni 2029."),
        (
            "2028-01-01",
            "T24",
            [pip("2026-06-16", "ONDERWIJS")],
            "18 maanden vanaf de eerste dag van de inburgeringstermijn, 17 juni 2026; dat is 16 december 2027. Vervallen: dit kon tot en met 16 december 2027. Van de onderwijsroute naar de B1-route kan altijd, ook later.",
        ),
        ("2026-05-01", "T08", [g("oproep_brede_intake", "2026-05-01")], "De oproep is van 1 mei 2026, zonder dag om te verschijnen."),
        ("2026-05-01", "T08", [g("oproep_brede_intake", "2026-05-01", verschijnen_op="2026-05-04")], "De oproep is van 1 mei 2026, verschijnen op 4 mei 2026."),
        ("2026-05-01", "T08", [], "Begint met de oproep voor de brede intake."),
        ("2026-05-01", "T18", [], "Begint met het PIP."),
        (
            "2026-05-01",
            "T37",
            [g("plicht_einde", "2026-04-01", reden="overleden")],
            "De inburgeringsplicht eindigde op 1 april 2026: de inburgeraar is overleden. Wis de gegevens op dezelfde dag. Nog niet gedaan, 30 dagen te laat.",
        ),
        ("2026-05-01", "T37", [g("plicht_einde", "2026-04-01")], "5 jaar na het einde van de inburgeringsplicht op 1 april 2026; dat is 1 april 2031."),
        ("2026-05-01", "T12", [g("plicht_einde", "2026-04-01")], "Vervallen: de inburgeringsplicht eindigde op 1 april 2026."),
        ("2026-05-01", "T12", [g("vrijstelling", "2026-04-01", omvang="geheel")], "Vervallen: DUO gaf op 1 april 2026 een gehele vrijstelling."),
        (
            "2026-05-01",
            "T12",
            [KENNISGEVING, g("vrijstelling", "2026-05-01", omvang="tijdelijk", tot="2026-12-31")],
            "10 weken na de kennisgeving van DUO van 10 april 2026; dat is 19 juni 2026. Vervallen zolang de tijdelijke vrijstelling duurt tot en met 31 december 2026.",
        ),
    ],
)  # fmt: skip
def test_de_zin_om_voor_te_lezen(op, code, gebeurtenissen, verwacht):
    groep = "ASIEL_A" if code == "T18" else "GEZIN"
    assert zin(op, code, *gebeurtenissen, groep=groep) == verwacht


def test_ontzorgen_en_beleid():
    recht = g("recht_op_bijstand", "2026-03-30")
    assert zin("2026-05-01", "T06", recht, groep="ASIEL_A").startswith(
        "6 maanden vanaf het begin van de bijstand op 30 maart 2026; dat is 29 september 2026. Let op: dit is niet zeker."
    )
    gestopt = zin("2026-08-01", "T06", recht, g("bijstand_beeindigd", "2026-07-01"), groep="ASIEL_A")
    assert (
        "of eerder als de bijstand stopt. De bijstand stopt op 1 juli 2026. De periode is voorbij sinds 1 juli 2026."
        in gestopt
    )
    beoordeling = zin(
        "2026-08-01",
        "T07",
        recht,
        pip("2026-06-16"),
        g("bijstand_beeindigd", "2026-07-01"),
        groep="ASIEL_A",
        gemeente="almelo",
    )
    assert (
        "5 maanden na het PIP van 16 juni 2026; dat is 16 november 2026. Vervallen: de bijstand stopte op 1 juli 2026."
        in beoordeling
    )
    assert "1 van de 2 gesprekken" in zin(
        "2026-08-01", "T22", pip("2026-06-16"), g("voortgangsgesprek", "2026-07-01"), gemeente="almelo"
    )
    assert zin("2026-04-01", "T04", g("brp_inschrijving", "2026-03-30"), groep="ASIEL_B") == (
        "Op de dag van de inschrijving in de gemeente: 30 maart 2026. Nog niet gedaan, 2 dagen te laat."
    )


def test_een_bezwaar_dat_niet_kwam():
    tekst = zin("2026-09-01", "T15", pip("2026-06-16"), g("pip_bekendgemaakt", "2026-06-16"))
    assert "6 weken na de bekendmaking van het PIP op 16 juni 2026; dat is 28 juli 2026." in tekst
    assert "Vervallen: er kwam geen bezwaar tot en met 28 juli 2026." in tekst


def test_elke_termijn_heeft_in_elke_stand_een_zin():
    stappen = [g("koppeling_gemeente", "2025-01-02"), g("welkomgesprek", "2025-01-20"), g("brp_inschrijving", "2025-02-03"), g("recht_op_bijstand", "2025-02-03"),
               g("mb_gestart", "2025-02-10"), g("kennisgeving_inburgeringsplicht", "2025-02-10"), g("oproep_brede_intake", "2025-02-12", verschijnen_op="2025-02-20"),
               pip("2025-04-01", "Z"), g("pip_bekendgemaakt", "2025-04-01"), g("leerroute_gewijzigd", "2025-08-01", leerroute="ONDERWIJS"), g("verhuizing", "2025-10-01"),
               g("plicht_einde", "2028-06-01", reden="voldaan")]  # fmt: skip
    for op in (
        "2025-01-01",
        "2025-02-11",
        "2025-05-01",
        "2025-09-01",
        "2026-01-01",
        "2028-05-01",
        "2029-01-01",
        "2034-01-01",
    ):
        for t in alle(op, *stappen, gemeente="almelo").values():
            assert t.uitleg.endswith("."), t
            assert "None" not in t.uitleg, t
            assert "{" not in t.uitleg, t
            if t.start is not None:
                reden = wet.korte_reden(t.rij, dag(op))
                tekst = " ".join(map(str, reden))
                assert "None" not in tekst
                assert "{" not in tekst
                assert reden.zin
                assert reden.knop
                assert reden.handeling
            bon = wet.bon(feiten(*stappen, gemeente="almelo"), wet.beleid_voor("almelo"), t.code, dag(op))
            assert bon is not None
            assert bon.zin == t.uitleg
            assert bool(bon.regels) == (t.start is not None)


def bonregels(op, code, *gebeurtenissen, groep="GEZIN", gemeente="wet"):
    bon = wet.bon(feiten(*gebeurtenissen, groep=groep), wet.beleid_voor(gemeente), code, dag(op))
    assert bon is not None
    return [tuple(regel)[:3] for regel in bon.regels]


def test_een_bericht_van_na_middernacht_is_van_de_nieuwe_dag():
    """22:30 in UTC on 21 April is half past midnight on the 22nd here."""
    nacht = KENNISGEVING._replace(vastgelegd_op=datetime(2026, 4, 21, 22, 30, tzinfo=UTC))
    assert "Wij kregen het bericht op 22 april." in bonregels("2026-06-03", "T12", nacht)[0][1]


def test_de_bon_van_de_tien_weken():
    assert bonregels("2026-06-03", "T12", KENNISGEVING) == [
        (
            "Begint op",
            "De kennisgeving van DUO van 10 april 2026. Wij kregen het bericht op 22 april.",
            "vr 10 april 2026",
        ),
        ("Telt", "10 weken van 7 dagen", "+ 70 dagen"),
        ("Rustdag", "19 juni is een gewone vrijdag. De dag schuift niet op.", "+ 0 dagen"),
        ("Wachten", "Wij wachten niet op informatie van een ander.", "+ 0 dagen"),
        ("Laatste dag", "Regel geldig vanaf 1 januari 2023", "vr 19 juni 2026"),
    ]
    bon = wet.bon(feiten(KENNISGEVING, groep="GEZIN"), wet.beleid_voor("wet"), "T12", dag("2026-06-03"))
    assert bon is not None
    assert [regel.bron for regel in bon.regels] == [
        "Besluit inburgering 2021, artikel 5.3, lid 1", "Besluit inburgering 2021, artikel 5.3, lid 1", "Algemene termijnenwet, artikel 1, lid 1",
        "Besluit inburgering 2021, artikel 5.3, lid 2", "Besluit inburgering 2021, artikel 5.3, lid 1",
    ]  # fmt: skip


def test_de_bon_van_een_verschoven_dag_en_van_wachten():
    assert bonregels("2026-04-10", "T12", g("kennisgeving_inburgeringsplicht", "2026-04-04"))[2] == (
        "Rustdag", "13 juni is een zaterdag. De laatste dag schuift op.", "+ 2 dagen",
    )  # fmt: skip
    vraag = g("informatie_derde_gevraagd", "2026-05-01")
    assert bonregels("2026-07-10", "T12", KENNISGEVING, vraag)[-2:] == [
        ("Wachten", "Informatie gevraagd op 1 mei, nog niet ontvangen.", "nog niet bekend"),
        ("Laatste dag", "Regel geldig vanaf 1 januari 2023", "nog niet bekend"),
    ]
    assert bonregels("2026-07-10", "T12", KENNISGEVING, vraag, g("informatie_derde_ontvangen", "2026-06-24"))[-2:] == [
        ("Wachten", "Informatie gevraagd op 1 mei, ontvangen op 24 juni. Daarna 2 weken.", "wo 8 juli 2026"),
        ("Laatste dag", "Regel geldig vanaf 1 januari 2023", "wo 8 juli 2026"),
    ]
    assert (
        bonregels("2026-06-10", "T12", KENNISGEVING, vraag, g("informatie_derde_ontvangen", "2026-05-02"))[-2][2]
        == "+ 0 dagen"
    )


def test_twee_weken_na_een_ander_die_op_een_rustdag_eindigen():
    """Received on Saturday 20 June 2026: two weeks later is Saturday 4 July, so the last day is Monday 6 July."""
    feiten_ = (
        KENNISGEVING,
        g("informatie_derde_gevraagd", "2026-05-01"),
        g("informatie_derde_ontvangen", "2026-06-20"),
    )
    t = alle("2026-06-22", *feiten_, groep="GEZIN")["T12"]
    assert t.uiterlijk == dag("2026-07-06")
    assert t.rij.rest["kaal"] == "2026-07-04"
    assert t.uitleg == (
        "Op 1 mei 2026 is informatie gevraagd aan een ander. Die kwam op 20 juni 2026; 2 weken daarna is 4 juli 2026. "
        "4 juli 2026 is een zaterdag, daarom is de laatste dag 6 juli 2026."
    )
    assert bonregels("2026-06-22", "T12", *feiten_)[2:] == [
        ("Rustdag", "4 juli is een zaterdag. De laatste dag schuift op.", "+ 2 dagen"),
        ("Wachten", "Informatie gevraagd op 1 mei, ontvangen op 20 juni. Daarna 2 weken.", "ma 6 juli 2026"),
        ("Laatste dag", "Regel geldig vanaf 1 januari 2023", "ma 6 juli 2026"),
    ]


def test_de_rustdag_van_de_tien_weken_telt_niet_meer_na_het_antwoord_van_een_ander():
    """The ten weeks would have ended on Saturday 13 June; what counts now is two weeks after 24 June, a Wednesday."""
    kennisgeving = g("kennisgeving_inburgeringsplicht", "2026-04-04")
    feiten_ = (
        kennisgeving,
        g("informatie_derde_gevraagd", "2026-05-01"),
        g("informatie_derde_ontvangen", "2026-06-24"),
    )
    t = alle("2026-06-30", *feiten_, groep="GEZIN")["T12"]
    assert "kaal" not in t.rij.rest
    assert "zaterdag" not in t.uitleg
    wacht = alle("2026-06-01", *feiten_[:2], groep="GEZIN")["T12"].uitleg
    assert "10 weken na de kennisgeving van DUO van 4 april 2026; dat is 13 juni 2026." in wacht
    assert "13 juni 2026 is een zaterdag, daarom is de laatste dag 15 juni 2026." in wacht


def test_de_bon_van_andere_termijnen():
    assert bonregels("2026-07-01", "T17", pip("2026-06-16")) == [
        ("Begint op", "De dag na de dagtekening van het PIP.", "wo 17 juni 2026"),
        ("Telt", "3 jaar; de begindag telt mee", "+ 3 jaar"),
        ("Rustdag", "Deze termijn schuift niet op voor een rustdag.", "+ 0 dagen"),
        ("Laatste dag", "Regel geldig vanaf 1 januari 2022", "za 16 juni 2029"),
    ]
    duo = bonregels("2026-07-01", "T17", g("duo_termijn", "2026-06-20", begin="2026-06-18", einde="2029-06-18"))
    assert duo[0][1] == "De eerste dag volgens DUO."
    assert duo[-2][0] == "DUO"
    lokaal = bonregels("2026-07-01", "T01", g("koppeling_gemeente", "2026-02-21"), gemeente="almelo")
    assert lokaal[1:3] == [
        ("Telt", "6 weken van 7 dagen, zo koos de gemeente", "+ 42 dagen"),
        ("Rustdag", "Beleid van de gemeente schuift niet op voor een rustdag.", "+ 0 dagen"),
    ]
    assert (
        bonregels("2026-07-01", "T32", pip("2026-06-16"))[0][1]
        == "Zes maanden voor het einde van de inburgeringstermijn."
    )
    assert wet.bon(feiten(groep="GEZIN"), wet.beleid_voor("wet"), "T18", dag("2026-07-01")) is None
    assert bonregels("2026-07-01", "T17") == []


def test_de_regel_in_de_werkvoorraad():
    t = alle("2026-06-03", pip("2026-02-27", "Z"))["T18"]
    reden = wet.korte_reden(t.rij, dag("2026-06-03"))
    assert reden.zin == "Nog geen cursus aangeboden na het PIP van 27 februari"
    assert reden.basis == "Binnen 3 maanden · Regeling inburgering 2021, artikel 4.1 lid 1"
    assert reden.waarom == (
        "Het PIP is van 27 februari 2026. De gemeente biedt binnen 3 maanden een cursus aan. De laatste dag was 27 mei 2026. "
        "Door een later aanbod kan de termijn langer worden."
    )
    assert (reden.handeling, reden.knop) == ("leg_aanbod_vast", "Leg aanbod vast")


@pytest.mark.parametrize(
    ("op", "code", "gebeurtenissen", "zin", "basis"),
    [
        ("2026-06-03", "T12", [KENNISGEVING], "PIP nog niet vastgesteld", "Binnen 10 weken · Besluit inburgering 2021, artikel 5.3 lid 1"),
        ("2026-07-03", "T12", [KENNISGEVING, g("informatie_derde_gevraagd", "2026-05-01")], "Het PIP wacht op informatie van een ander", "Binnen 10 weken · Besluit inburgering 2021, artikel 5.3 lid 1"),
        ("2026-05-03", "T08", [g("oproep_brede_intake", "2026-05-01", verschijnen_op="2026-05-04")], "Opgeroepen voor de brede intake", "Wet inburgering 2021, artikel 14 lid 1"),
        ("2026-05-05", "T08", [g("oproep_brede_intake", "2026-05-01", verschijnen_op="2026-05-04")], "Niet verschenen na de oproep van 1 mei", "Wet inburgering 2021, artikel 14 lid 1"),
        ("2026-05-05", "T08", [g("oproep_brede_intake", "2026-05-01")], "Opgeroepen voor de brede intake", "Wet inburgering 2021, artikel 14 lid 1"),
        ("2026-05-05", "T01", [g("koppeling_gemeente", "2026-04-01")], "Nog geen welkomgesprek na de koppeling van 1 april", "Binnen 6 weken · Eigen beleid van de gemeente"),
    ],
)  # fmt: skip
def test_de_zin_en_de_basis(op, code, gebeurtenissen, zin, basis):
    reden = wet.korte_reden(alle(op, *gebeurtenissen, groep="GEZIN", gemeente="almelo")[code].rij, dag(op))
    assert (reden.zin, reden.basis) == (zin, basis)


def test_de_werkvoorraad_zegt_wat_van_een_meegekomen_pip_nog_niet_bekend_is():
    rij = alle("2026-06-03", g("verhuizing", "2026-05-06", met_pip=True), groep="GEZIN")["T13"].rij
    assert wet.korte_reden(rij, dag("2026-06-03")).waarom.endswith("is nog niet bekend: dagtekening en leerroute.")
