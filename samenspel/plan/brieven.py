"""The letter of a decision: made from what was frozen and kept encrypted by the act that decides; reading only reads."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from typing import Any

from samenspel.huisstijl.pdf.afzender import Afzender, Geadresseerde, Waarneming
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.kluis.plekken import Plek
from samenspel.kluis.sleutelbos import ontsleutel_stuk, versleutel_van
from samenspel.plan.brief.gegevens import (
    Bezwaarwijze,
    BriefGegevens,
    Ondertekening,
    Planactie,
    Plandoel,
    Routeweging,
    Termijnzin,
    Urenvooraf,
    VanElders,
    Wijziging,
)
from samenspel.plan.brief.maken import maak_brief
from samenspel.plan.models import PipBesluit, PipBrief
from samenspel.plan.termijnen import bezwaar_uiterlijk
from wet.grondslag import BI2021, WI2021, Grondslag

_GROND = {
    "LEERROUTE_WIJZIGING": str(Grondslag(WI2021, "17", "2")),
    "AFSCHALEN": str(Grondslag(WI2021, "17", "3")),
    "VERHUIZING": str(Grondslag(BI2021, "5.3", "3")),
    "OVERIG": str(Grondslag(BI2021, "5.3", "6")),
}


def gegevens_uit(inhoud: dict[str, Any]) -> BriefGegevens:
    """From the frozen decision to what goes into the letter. Pure: no row, no clock, no law of its own."""
    van = inhoud["inhoud"]
    dagtekening = _dag(inhoud["dagtekening"])
    termijn = next((t for t in inhoud["termijnen"] if t["code"] == "T17"), None)
    if termijn is None and not inhoud.get("termijn_sinds_elders"):
        raise Weigering(
            "De drie jaar van dit PIP zijn niet bekend. Kijk op het blad Termijnen wat er ontbreekt, en maak dan de brief."
        )
    return BriefGegevens(
        afzender=_afzender(inhoud["afzender"]),
        geadresseerde=Geadresseerde(**{**inhoud["geadresseerde"], "adres": tuple(inhoud["geadresseerde"]["adres"])}),
        ondertekening=Ondertekening(**inhoud["ondertekening"]),
        dossiernummer=inhoud["dossiernummer"],
        dagtekening=dagtekening,
        doelgroep=inhoud["doelgroep"]["code"],
        leerroute=inhoud["leerroute"]["code"],
        wegingen=tuple(
            Routeweging(leerroute=w["leerroute"], oordeel=w["oordeel"], redenen=tuple(w["redenen"]))
            for w in inhoud["wegingen"]
        ),
        motivering=van["motivering"],
        omstandigheden=van.get("omstandigheden", ""),
        hoofddoel=van.get("hoofddoel", ""),
        ontwikkelwens=van.get("ontwikkelwens", ""),
        aandachtspunten=van.get("aandachtspunten", ""),
        ondersteuning=van["ondersteuning"],
        intensiteit_pvt=van["intensiteit_pvt"],
        intensiteit_map=van["intensiteit_map"],
        intensiteit_leerroute=van["intensiteit_leerroute"],
        aantal_voortgangsgesprekken=van["aantal_voortgangsgesprekken"],
        termijn_eerste_dag=_dag(termijn["start"]) if termijn else None,
        termijn_laatste_dag=_dag(termijn["uiterlijk"]) if termijn else None,
        termijnen=tuple(_termijnzin(t) for t in inhoud["termijnen"] if t["code"] != "T17"),
        bezwaar=_bezwaarwijze(inhoud, dagtekening),
        uren_vooraf_bekeken=van["uren_vooraf_bekeken"],
        uren_vooraf=_uren_vooraf(van),
        ouder_van_jong_kind=van["jong_kind"],
        vve_afspraken=van["vve_afspraken"],
        heeft_bijstand=van["heeft_bijstand"],
        ontzorgbesluit=van["ontzorgbesluit"],
        participatiebesluiten=tuple(regel for regel in van["pw_besluiten"].splitlines() if regel.strip()),
        alfabetisering_verplicht=van["alfabetisering_verplicht"],
        examenonderdelen_toegestaan=van["examenonderdelen_toegestaan"],
        examenonderdelen=tuple("KNM" if deel == "knm" else deel for deel in van["examenonderdelen"]),
        afgeschaald=van["afgeschaald"],
        niveaus=tuple(van["niveaus"].items()),
        beperking=van["beperking"],
        urennorm=van["urennorm_cursus"],
        urennorm_participatie=van["urennorm_participatie"],
        bronnen=tuple(inhoud["bronnen"]),
        doelen=tuple(_plandoel(doel) for doel in inhoud["doelen"]),
        versie=inhoud["versie"],
        wijziging=_wijziging(inhoud["wijziging"]),
        van_elders=_van_elders(inhoud.get("van_elders")),
        leerroute_gaat_mee=inhoud.get("leerroute_gaat_mee", False),
    )


def _afzender(van: dict[str, Any]) -> Afzender:
    """Decisions of before the deputy, the languages and the hours were named have none."""
    weg = van.get("waarneming")
    waarneming = weg and Waarneming(**{**weg, "vanaf": _dag(weg["vanaf"]), "tot": _dag(weg["tot"])})
    return Afzender(**{**van, "postadres": tuple(van["postadres"]), "waarneming": waarneming or None})


def _dag(tekst: str) -> date:
    return date.fromisoformat(tekst)


def _termijnzin(termijn: dict[str, Any]) -> Termijnzin:
    return Termijnzin(
        naam=termijn["naam"],
        uitleg=termijn["uitleg"],
        uiterlijk=_dag(termijn["uiterlijk"]),
        grondslag=termijn["grondslag"],
    )


def _bezwaarwijze(inhoud: dict[str, Any], dagtekening: date) -> Bezwaarwijze:
    """To the college itself (Awb 6:4); the address is the one of the municipality, where policy names it."""
    gemeente = inhoud["afzender"]["gemeente"]
    college = f"College van burgemeester en wethouders van {gemeente}"
    return Bezwaarwijze(uiterlijk=bezwaar_uiterlijk(dagtekening), postadres=(college, *inhoud["afzender"]["postadres"]))


def _uren_vooraf(van: dict[str, Any]) -> tuple[Urenvooraf, ...]:
    if not van["uren_vooraf"]:
        return ()
    return (
        Urenvooraf(onderdeel="uren van voor dit plan", uren=van["uren_vooraf"], bewijs=van["uren_vooraf_toelichting"]),
    )


def _plandoel(doel: dict[str, Any]) -> Plandoel:
    acties = tuple(
        Planactie(wat=actie["wat"], wie="u zelf" if actie.get("zelf") else actie["wie"], wanneer=actie["wanneer"])
        for actie in doel["acties"]
    )
    return Plandoel(leefdomein=doel["leefdomein"], woorden=doel["woorden"], acties=acties)


def _wijziging(wijziging: dict[str, Any] | None) -> Wijziging | None:
    if wijziging is None or wijziging["eerdere_dagtekening"] is None:
        return None
    return Wijziging(
        eerdere_dagtekening=_dag(wijziging["eerdere_dagtekening"]),
        reden=wijziging["toelichting"] or wijziging["reden_naam"],
        grondslag=_GROND.get(wijziging["reden"], ""),
    )


def _van_elders(van: dict[str, Any] | None) -> VanElders | None:
    """Decisions of before this was said have none."""
    if van is None:
        return None
    return VanElders(dagtekening=_dag(van["dagtekening"]) if van["dagtekening"] else None, gemeente=van["gemeente"])


BEWAARD = Plek("plan_pipbrief", "cijfer", ("dossier_id", "id"), dossier=True)
"""Where a letter that went out stands."""


def maak_en_bewaar(besluit: PipBesluit, *, nu: datetime) -> bytes:
    """Make the letter and keep it, as part of an act; of two at once the first stays, and both get that one.

    Raises `Weigering` when the letter cannot be set (a character without a font).
    """
    pdf = maak_brief(gegevens_uit(besluit.inhoud))
    sleutel = uuid7()
    brief = PipBrief(
        id=sleutel, gemeente_id=besluit.gemeente_id, dossier_id=besluit.dossier_id, besluit=besluit, bytes=len(pdf),
        sha256=hashlib.sha256(pdf).hexdigest(), gemaakt_op=nu,
        cijfer=versleutel_van(besluit.dossier_id, pdf, plek=BEWAARD.waar(besluit.dossier_id, sleutel)),
    )  # fmt: skip
    PipBrief.objects.bulk_create([brief], ignore_conflicts=True)
    bewaard = PipBrief.objects.get(besluit=besluit)
    return pdf if bewaard.pk == sleutel else lees_brief(bewaard)


def brief_van(besluit: PipBesluit, *, wie: Aanwezige) -> bytes:
    """The letter as it was sent; reading writes nothing. Where none was kept, it is set again from the frozen decision."""
    brief = PipBrief.objects.zichtbaar_voor(wie).filter(besluit=besluit).first()
    return lees_brief(brief) if brief is not None else maak_brief(gegevens_uit(besluit.inhoud))


def lees_brief(brief: PipBrief) -> bytes:
    """The letter as it was kept."""
    return ontsleutel_stuk(
        bytes(brief.cijfer), gemeente_id=brief.gemeente_id, plek=BEWAARD.waar(brief.dossier_id, brief.pk)
    )
