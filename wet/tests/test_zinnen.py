"""What a coach reads when hours, exams, PVT, MAP, exemptions or more time do not fit: each sentence and its article.

One table per part. It is long on purpose: a jurist can read it beside the law.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from wet.examens import kijk_uitslag_na
from wet.feiten import Gebeurtenis
from wet.pip import Gebrek
from wet.pvt_en_map import Map, Pvt, duo_weigert_de_dag, ontbreekt_aan_de_map, ontbreekt_aan_de_pvt
from wet.tests.hulp import dag, feiten, g, pip
from wet.urenregels import Urenkader, Urenregel, telt_mee
from wet.verlenging import Aanvraag, Inspanning, gebreken_van_bijna_klaar, gebreken_van_de_aanvraag
from wet.vrijstelling import gebreken_van_het_besluit, past_niet_bij_de_ontheffing
from wet.zroute import (
    gebreken_van_de_lagere_norm,
    gebreken_van_examen_in_z,
    gebreken_van_het_eindgesprek,
    te_bespreken_bij_het_eindgesprek,
    zmeters,
)

KADER = Urenkader(dag("2026-11-27"), plicht_start=dag("2026-02-02"), pip=dag("2026-05-04"), leerroute="Z")


def les(van: str = "2026-09-07", tot: str = "", **extra: Any) -> Urenregel:
    return Urenregel(**{"soort": "nt2", "uren": 3, "van": dag(van), "tot": dag(tot or van), **extra})


def examen(wanneer: str = "2027-01-10", niveau: str | None = "B1", **extra: Any) -> Gebeurtenis:
    gegevens = {"onderdeel": "lezen", "geslaagd": True, **({"niveau": niveau} if niveau else {}), **extra}
    return g("examenuitslag", wanneer, **gegevens)


def uitslag(nieuw: Gebeurtenis, *eerder: Gebeurtenis, route: str = "B1") -> list[Gebrek]:
    gekeken = kijk_uitslag_na(feiten(pip("2026-01-05", route), *eerder), nieuw, dag("2027-06-01"))
    return [*gekeken.weigert, *gekeken.let_op]


BI, RI, WI = (f"{naam} inburgering 2021, artikel" for naam in ("Besluit", "Regeling", "Wet"))
DUO = "DUO, aansluiting voor gemeenten (juni 2026)"


def lees(*gebreken: Gebrek | None) -> list[tuple[str, str, str]]:
    assert None not in gebreken
    return [(gebrek.code, gebrek.zin, gebrek.grondslag) for gebrek in gebreken if gebrek is not None]


def test_de_regel_zelf() -> None:
    gebreken = (
        telt_mee(les("2026-09-07", "2026-09-06"), KADER),
        telt_mee(les("2026-11-28"), KADER),
        telt_mee(les(uren=0), KADER),
        telt_mee(les(verzuim="geoorloofd"), KADER),
        telt_mee(les(verzuim="ongeoorloofd"), KADER),
    )
    assert lees(*gebreken) == [
        ("einde_voor_begin", "De regel eindigt op 6 september 2026, voor het begin op 7 september 2026.", ""),
        ("toekomst", "28 november 2026 moet nog komen. Boek uren pas als de les er was.", ""),
        ("onmogelijk_aantal", "0 uur kan niet in deze dagen. Kijk het aantal na.", ""),
        (
            "verzuim_geoorloofd",
            "Gemiste uren zijn geen gevolgde uren. Er was een goede reden: zij tellen niet tegen iemand die om meer tijd vraagt.",
            f"{BI} 4.4, lid 2, onderdeel b",
        ),
        ("verzuim_ongeoorloofd", "Gemiste uren zijn geen gevolgde uren.", f"{BI} 4.4, lid 2, onderdeel b"),
    ]


def test_uren_voor_en_na_de_plicht_en_het_pip() -> None:
    gebreken = (
        telt_mee(les("2026-02-01"), KADER),
        telt_mee(les("2026-10-02"), KADER._replace(plicht_einde=dag("2026-10-01"))),
        telt_mee(les(), KADER._replace(pip=None)),
        telt_mee(les("2026-05-03", "2026-05-04"), KADER),
        telt_mee(les("2026-05-03"), KADER),
        telt_mee(les("2026-05-01", in_intake=True), KADER),
        telt_mee(les("2026-05-01", in_intake=True), KADER._replace(oordelen={"uren_uit_de_intake": False})),
    )
    assert lees(*gebreken) == [
        ("voor_plicht", "Deze uren zijn van voor de inburgeringsplicht. Die begon op 2 februari 2026.", f"{WI} 3"),
        ("na_plicht", "Deze uren zijn van na de inburgeringsplicht. Die eindigde op 1 oktober 2026.", f"{WI} 3"),
        (
            "nog_geen_pip",
            "Er is nog geen PIP. Uren uit de brede intake kunnen meetellen zodra het er is.",
            f"{BI} 5.3, lid 5",
        ),
        (
            "splitsen",
            "Deze regel loopt over het PIP van 4 mei 2026 heen. Vraag de uren van voor en na die dag apart.",
            f"{BI} 5.3, lid 5",
        ),
        (
            "voor_pip",
            "Deze uren zijn van voor het PIP van 4 mei 2026. Die tellen alleen mee als de wet het zegt.",
            f"{BI} 5.3, lid 5",
        ),
        (
            "uren_uit_de_intake",
            "Beantwoord en motiveer eerst: Tellen de uren uit de brede intake mee?",
            f"{BI} 3.14, lid 6",
        ),
        ("uren_uit_de_intake", "U besloot dat deze uren niet meetellen.", f"{BI} 3.14, lid 6"),
    ]


def test_uren_van_welke_school_en_plek() -> None:
    opleiding = les("2025-09-01", instelling="niet_vrijstellend")
    gebreken = (
        telt_mee(les(instelling="overig"), KADER),
        telt_mee(les("2026-08-31", keurmerk_vanaf=dag("2026-09-01")), KADER),
        telt_mee(les("2026-10-01", keurmerk_tot=dag("2026-09-30")), KADER),
        telt_mee(opleiding, KADER),
        telt_mee(opleiding, KADER._replace(pip=None)),
        telt_mee(opleiding, KADER._replace(leerroute="B1")),
        telt_mee(opleiding._replace(van=dag("2024-05-03")), KADER),
        telt_mee(les(soort="participatie"), KADER._replace(oordelen={"plek_past": False})),
    )
    assert lees(*gebreken) == [
        (
            "geen_keurmerk",
            "Deze school heeft geen keurmerk. De uren tellen niet mee. De lessen kunnen wel nuttig zijn.",
            f"{BI} 3.14, lid 2, onderdeel a",
        ),
        (
            "keurmerk_nog_niet",
            "De school heeft het keurmerk sinds 1 september 2026. Uren van ervoor tellen niet mee.",
            f"{BI} 3.14, lid 2, onderdeel a",
        ),
        (
            "keurmerk_verlopen",
            "De school had het keurmerk tot en met 30 september 2026. Uren van erna tellen niet mee.",
            f"{BI} 3.14, lid 2, onderdeel a",
        ),
        (
            "uren_niet_vrijstellend",
            "Beantwoord en motiveer eerst: Gaan de uren Nederlands en KNM op vso, praktijkonderwijs of entree van de 800 uur af?",
            f"{BI} 3.14, lid 9",
        ),
        ("nog_geen_pip", "Er is nog geen PIP. Deze uren kunnen meetellen zodra het er is.", f"{BI} 3.14, lid 9"),
        (
            "alleen_in_de_z_route",
            "Uren op vso, praktijkonderwijs of entree kunnen alleen in de Z-route van de 800 uur af.",
            f"{BI} 3.14, lid 9",
        ),
        (
            "te_lang_voor_pip",
            "Deze uren zijn van meer dan twee jaar voor het PIP. Uren vanaf 4 mei 2024 kunnen meetellen.",
            f"{BI} 3.14, lid 9",
        ),
        (
            "plek_past",
            "U oordeelde dat op deze plek geen Nederlands wordt gesproken, of dat iemand er alleen werkt. Zoek een plek die past.",
            f"{BI} 3.14, lid 2, onderdeel b",
        ),
    ]


def test_dezelfde_uren_twee_keer() -> None:
    gebreken = (
        telt_mee(les(kenmerk="L-1"), KADER, [les(kenmerk="L-1")]),
        telt_mee(les(), KADER, [les()]),
        telt_mee(les("2026-09-30"), KADER, [les("2026-09-01", "2026-09-30", uren=30)]),
    )
    assert lees(*gebreken) == [
        ("dubbel", "Deze regel staat er al, met hetzelfde nummer.", ""),
        ("dubbel", "Deze regel staat er al: 3 uur, 7 september 2026.", ""),
        (
            "overlap",
            "Deze dagen zitten al in een andere regel: 30 uur, 1 september 2026 tot en met 30 september 2026. Vraag de school welke klopt.",
            "",
        ),
    ]


def test_de_lagere_norm_en_examen_in_z() -> None:
    gebreken = (
        *gebreken_van_de_lagere_norm(800, soort="participatie", beperking=False, revalidatie=True, oordelen={}),
        *gebreken_van_de_lagere_norm(
            400, soort="nt2", beperking=True, revalidatie=True, oordelen={"lagere_urennorm": False}
        ),
        *gebreken_van_examen_in_z("B1", {}),
        *gebreken_van_examen_in_z("Z", {}),
        *gebreken_van_examen_in_z("Z", {"tot_examen_in_staat": False}),
    )
    assert lees(*gebreken) == [
        (
            "alleen_cursusuren",
            "Een lagere norm bestaat alleen voor de cursusuren. Voor meedoen kan DUO ontheffing geven.",
            f"{BI} 3.14, lid 8",
        ),
        ("geen_lagere_norm", "Kies een norm onder de 800 uur.", f"{RI} 3.16, lid 2"),
        (
            "geen_revalidatie",
            "Een lagere norm kan bij een beperking van horen of zien, als iemand daarvoor een revalidatietraject volgt.",
            f"{RI} 3.16, lid 2",
        ),
        (
            "lagere_urennorm",
            "Beantwoord en motiveer nog: Volgt iemand een revalidatietraject om een beperking van horen of zien, en is daarom een lagere norm nodig?",
            f"{RI} 3.16, lid 2",
        ),
        ("lagere_urennorm", "U oordeelde dat de gewone norm geldt.", f"{RI} 3.16, lid 2"),
        ("alleen_in_de_z_route", "Dit hoort alleen bij de Z-route.", f"{BI} 3.14, lid 7"),
        (
            "tot_examen_in_staat",
            "Beantwoord en motiveer nog: Is iemand in de Z-route in staat om dit examen te doen, en wil hij of zij dat?",
            f"{BI} 3.14, lid 7",
        ),
        ("tot_examen_in_staat", "U oordeelde dat iemand dit examen niet kan of niet wil doen.", f"{BI} 3.14, lid 7"),
    ]


def test_het_eindgesprek_van_de_z_route() -> None:
    nog_niets = zmeters(feiten(pip("2026-07-01", "Z")), dag("2027-01-01"))
    gebreken = (
        *gebreken_van_het_eindgesprek(
            "B1", op=dag("2026-06-01"), vandaag=dag("2026-05-01"), begin=None, door_college=False
        ),
        *te_bespreken_bij_het_eindgesprek(nog_niets, "ASIEL_A"),
    )
    assert lees(*gebreken) == [
        ("alleen_in_de_z_route", "Een eindgesprek hoort bij de Z-route.", f"{BI} 3.14, lid 2, onderdeel c"),
        (
            "niet_door_het_college",
            "De gemeente voert dit gesprek zelf. Een ander mag het niet namens u doen, behalve een openbaar lichaam waarin u samenwerkt.",
            f"{BI} 3.14, lid 4",
        ),
        ("toekomst", "Leg het eindgesprek pas vast als het er was.", f"{BI} 3.14, lid 2, onderdeel c"),
        (
            "voor_de_termijn",
            "De inburgeringstermijn was nog niet begonnen. Kijk de dag na.",
            f"{BI} 3.14, lid 2, onderdeel c",
        ),
        ("uren_cursus", "Van de uren cursus zijn er 800 nog niet gedaan.", f"{BI} 3.14, lid 2"),
        ("uren_participatie", "Van de uren participatie zijn er 800 nog niet gedaan.", f"{BI} 3.14, lid 2"),
    ]


def test_een_uitslag_die_niet_kan() -> None:
    gebreken = (
        *uitslag(examen(onderdeel="zwemmen")),
        *uitslag(examen(niveau=None)),
        *uitslag(examen("2027-06-02")),
        *uitslag(examen(), examen()),
    )
    assert lees(*gebreken) == [
        ("geen_onderdeel", "Kies welk onderdeel van het examen het is.", ""),
        ("geen_niveau", "Kies het niveau van lezen.", ""),
        ("toekomst", "2 juni 2027 moet nog komen.", ""),
        ("dubbel", "De uitslag van 10 januari 2027 staat er al.", ""),
    ]


def test_een_uitslag_om_na_te_kijken() -> None:
    ontheffing = g("ontheffing", "2026-03-01", omvang="gedeeltelijk", onderdeel="lezen")
    gebreken = (
        *uitslag(examen("2026-01-04", "A2"), ontheffing, examen()),
        *uitslag(examen(niveau="A2"), route="Z"),
    )
    assert lees(*gebreken) == [
        (
            "vrijgesteld",
            "Hoeft niet: DUO gaf hiervoor op 1 maart 2026 een ontheffing. Kijk na of de uitslag bij deze persoon hoort.",
            f"{WI} 7, lid 3",
        ),
        ("al_gehaald", "Lezen op B1 was al gehaald, op 10 januari 2027.", ""),
        (
            "onder_het_niveau",
            "Dit is geslaagd, maar onder het niveau van het PIP. Daar staat B1.",
            f"{WI} 7, lid 1, onderdeel a",
        ),
        (
            "voor_pip",
            "Dit examen is van voor het PIP van 5 januari 2026. Of het meetelt is niet zeker. DUO kan er vrijstelling voor geven.",
            f"{BI} 5.3, lid 5",
        ),
        (
            "niet_in_het_pip",
            "In het PIP staat niet dat deze persoon examen doet. Leg dat vast, of kijk na of de uitslag klopt.",
            f"{BI} 3.14, lid 7",
        ),
    ]


def test_pvt_en_map() -> None:
    half = Pvt(12, 1, ("vrijheid",), True, False, dag("2026-10-01"))
    gebreken = (*ontbreekt_aan_de_pvt(Pvt()), *ontbreekt_aan_de_pvt(half), *ontbreekt_aan_de_map(Map(), leerroute="Z"))
    assert lees(*gebreken) == [
        (
            "pvt_activiteit",
            "Er is nog geen activiteit of excursie over een Nederlandse kernwaarde.",
            f"{BI} 3.1, lid 2",
        ),
        ("pvt_uren", "Er zijn 0 van de 12 uren geboekt.", f"{BI} 3.1, lid 3"),
        ("pvt_aanwezig_inleiding", "Leg vast wanneer iemand bij de inleiding was.", f"{BI} 3.1, lid 4"),
        ("pvt_ondertekening", "De participatieverklaring is nog niet ondertekend.", f"{BI} 3.1, lid 1"),
        (
            "pvt_aanwezig_ondertekening",
            "Ondertekenen gebeurt op de bijeenkomst. Leg vast dat iemand erbij was.",
            f"{BI} 3.1, lid 4",
        ),
        (
            "map_themas",
            "Nog niet aan bod: Beroepenoriëntatie, Werknemerscompetenties, Realistisch beroepsbeeld, Beroepskansen, Beroepscompetenties verwerven, Netwerk opbouwen, Werk vinden, Werkcultuur.",
            f"{BI} 3.2, lid 1",
        ),
        ("map_uren", "Er zijn 0 van de 40 praktijkuren geboekt.", f"{RI} 3.1"),
        ("map_eindgesprek", "Het eindgesprek is nog niet gevoerd.", f"{BI} 3.2, lid 2"),
    ]


def test_wat_duo_van_de_dag_weigert() -> None:
    gebreken = duo_weigert_de_dag(
        dag("2026-11-28"), vandaag=dag("2026-11-27"), begin=None, heeft_eigen_pip=False, z_afgerond_op=dag("2026-11-01")
    )
    assert lees(*gebreken) == [
        ("duo_geen_pip", "DUO neemt dit alleen aan als het PIP van uw gemeente nu geldt.", DUO),
        ("duo_toekomst", "28 november 2026 moet nog komen.", DUO),
        ("duo_voor_termijn", "De inburgeringstermijn was op die dag nog niet begonnen.", DUO),
        ("duo_na_z_route", "De Z-route was al afgerond op 1 november 2026.", DUO),
    ]


def test_een_besluit_van_duo() -> None:
    vandaag = dag("2026-11-27")
    gebreken = (
        *gebreken_van_het_besluit(
            "ontheffing", "tijdelijk", op=dag("2026-11-28"), vandaag=vandaag, tot=dag("2026-11-01")
        ),
        *gebreken_van_het_besluit("vrijstelling", "gedeeltelijk", op=vandaag, vandaag=vandaag),
        *past_niet_bij_de_ontheffing(["lezen", "luisteren", "schrijven", "spreken", "knm", "participatie"], "B1"),
    )
    assert lees(*gebreken) == [
        ("toekomst", "Het besluit van 28 november 2026 moet nog komen.", ""),
        ("bestaat_niet", "Een ontheffing die tijdelijk is, bestaat niet. Kijk het besluit van DUO na.", f"{WI} 5"),
        ("einde_voor_begin", "De laatste dag ligt voor het besluit.", ""),
        ("geen_onderdeel", "Kies voor welk onderdeel dit geldt.", f"{WI} 4"),
        (
            "vier_taaldelen",
            "Ontheffing kan voor hooguit drie van de vier taalonderdelen. Kijk de besluiten van DUO na.",
            f"{BI} 2.7, lid 3",
        ),
        (
            "taal_en_knm",
            "De regel noemt taalonderdelen of KNM. Of het samen kan, is niet zeker. Kijk de besluiten van DUO na.",
            f"{BI} 2.7, lid 3",
        ),
        (
            "participatie_buiten_z",
            "Ontheffing voor meedoen hoort bij de Z-route. Kijk de leerroute en het besluit van DUO na.",
            f"{BI} 2.7, lid 3, onderdeel c",
        ),
    ]


def test_een_aanvraag_om_meer_tijd() -> None:
    termijn: dict[str, date] = {"begin": dag("2026-02-03"), "einde": dag("2029-02-02")}
    wie: dict[str, Any] = {"doelgroep": "GEZIN", "leerroute": "B1", **termijn}
    gebreken = (
        *gebreken_van_de_aanvraag(Aanvraag("g", dag("2026-05-03")), op=dag("2028-08-01"), **wie),
        *gebreken_van_de_aanvraag(Aanvraag("a", dag("2029-02-03"), dag("2029-02-04")), op=dag("2029-03-01"), **wie),
    )
    assert lees(*gebreken) == [
        ("past_niet", "Deze reden past niet bij de doelgroep of de leerroute.", f"{RI} 4.1, lid 1, onderdeel g"),
        ("te_vroeg", "Vragen kan vanaf 2 augustus 2028. Leg de reden en het bewijs alvast vast.", f"{BI} 4.5, lid 1"),
        ("bewijs", "Maak een verklaring van de gemeente.", f"{RI} 4.1, lid 3, onderdeel g"),
        (
            "toelichting",
            "Schrijf met de inburgeraar op waarom inburgeren hierdoor niet kon, en dat hij of zij daar niets aan kon doen.",
            f"{BI} 4.3, lid 1",
        ),
        ("te_laat", "De termijn liep tot en met 2 februari 2029. Bel DUO.", f"{BI} 4.5, lid 1"),
        ("buiten_de_termijn", "De reden moet in de inburgeringstermijn liggen.", f"{BI} 4.3, lid 1"),
        (
            "te_kort",
            "Deze reden telt vanaf 3 maanden achter elkaar. Samen met een andere reden kan het wel.",
            f"{RI} 4.1, lid 1, onderdeel a",
        ),
        ("bewijs", "Nodig is een medische machtiging.", f"{RI} 4.1, lid 3, onderdeel a"),
        (
            "toelichting",
            "Schrijf met de inburgeraar op waarom inburgeren hierdoor niet kon, en dat hij of zij daar niets aan kon doen.",
            f"{BI} 4.3, lid 1",
        ),
    ]


def test_bijna_klaar() -> None:
    gebreken = (
        *gebreken_van_bijna_klaar(Inspanning(ongeoorloofd=2), doelgroep="ASIEL_A", leerroute="Z"),
        *gebreken_van_bijna_klaar(Inspanning(map=True), doelgroep="GEZIN", leerroute="B1"),
    )
    assert lees(*gebreken) == [
        ("route", "Dit kan alleen in de B1-route.", f"{BI} 4.4, lid 2, onderdeel a"),
        (
            "lessen",
            "Niet alle lessen zijn gevolgd: 2 uur is gemist zonder goede reden.",
            f"{BI} 4.4, lid 2, onderdeel b",
        ),
        (
            "onderdelen",
            "Van de vier taalonderdelen zijn er 0 gehaald. Nodig zijn er 2.",
            f"{BI} 4.4, lid 2, onderdeel c",
        ),
        ("knm", "KNM is nog niet gehaald.", f"{BI} 4.4, lid 2, onderdeel c"),
        ("pvt_en_map", "Nog niet afgerond: de PVT en de MAP.", f"{BI} 4.4, lid 2, onderdeel d"),
        ("uren", "Er zijn 0 van de 450 uur taal of KNM gevolgd.", f"{BI} 4.4, lid 3"),
        (
            "onderdelen",
            "Van de vier taalonderdelen zijn er 0 gehaald. Nodig zijn er 2.",
            f"{BI} 4.4, lid 2, onderdeel c",
        ),
        ("knm", "KNM is nog niet gehaald.", f"{BI} 4.4, lid 2, onderdeel c"),
        ("pvt_en_map", "Nog niet afgerond: de PVT.", f"{BI} 4.4, lid 2, onderdeel d"),
    ]
