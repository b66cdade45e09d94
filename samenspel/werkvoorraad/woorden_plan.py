"""The words of a row that no term asks for: actions of the plan, second opinions, signals."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.huisstijl import datums
from samenspel.kern.adressen import adres, adres_bestaat
from samenspel.werkvoorraad import signalen
from samenspel.werkvoorraad.acties import actiedaad_adres
from samenspel.werkvoorraad.adressen import actie_adres, notitie_adres
from samenspel.werkvoorraad.models import ACHTTIEN, BEKEND, KENNISGEVING, LEERBAARHEID, ONTZORGEN, PVT, TIENWEKEN
from samenspel.werkvoorraad.ophalen import GEVRAAGD, MEEDOEN, TOETS
from samenspel.werkvoorraad.regels import Regel


def dagen_open(dagen: int) -> str:
    """`2 dagen open`; nothing before the first."""
    if dagen <= 0:
        return ""
    return _("1 dag open") if dagen == 1 else _("%(n)s dagen open") % {"n": dagen}


def actiewoorden(regel: Regel, op: date, tekst: str) -> dict[str, Any]:
    """An action of one's own, or one of which the effect must be checked."""
    assert regel.dag is not None
    toets = regel.soort == TOETS
    wat = tekst or _("Actie uit het plan")
    return {
        "wat": _("Hielp dit? %(wat)s") % {"wat": wat} if toets else wat,
        "voor_bron": _("Actie uit het plan"),
        "bron": _("geen wettelijke termijn"),
        "bron_url": "",
        "uitleg": (
            _("Op %(sinds)s is afgesproken om op %(dag)s na te gaan of dit hielp.")
            if toets
            else _("Op %(sinds)s is afgesproken dat u dit doet, uiterlijk %(dag)s.")
        )
        % _dagen(regel),
        "dag": max(regel.dag, op),
        "nog": dagen_open((op - regel.dag).days),
        "knop": _("Ga na") if toets else _("Rond actie af"),
        "actie_url": actiedaad_adres(regel.dossier_id, regel.id, "effect" if toets else "afronden"),
    }


def actie_ander_woorden(regel: Regel, op: date, tekst: str) -> dict[str, Any]:
    """An action that somebody else has not done in time: ask, or agree on another day."""
    assert regel.dag is not None
    wie = regel.wie or _("de inburgeraar zelf")
    woorden = {"wie": wie, "wat": tekst or _("actie uit het plan")}
    return {
        "wat": _("Nog niet gedaan door %(wie)s: %(wat)s") % woorden,
        "voor_bron": _("Actie uit het plan · geen wettelijke termijn"),
        "bron": _("Verzet actie"),
        "bron_url": actiedaad_adres(regel.dossier_id, regel.id, "verzetten"),
        "uitleg": _("Op %(sinds)s is afgesproken dat %(wie)s dit doet, uiterlijk %(dag)s. Vraag hoe het staat.")
        % {"wie": wie, **_dagen(regel)},
        "dag": op,
        "nog": dagen_open((op - regel.dag).days),
        "knop": _("Vraag na"),
        "icoon": "phone",
        "actie_url": notitie_adres(regel.dossier_id, "gesproken"),
    }


def mening_woorden(regel: Regel, op: date) -> dict[str, Any]:
    """A school was asked to look again and has not answered."""
    assert regel.dag is not None
    woorden = {"school": regel.wie, "dag": datums.voluit(regel.dag)}
    return {
        "wat": _("Tweede mening van %(school)s: nog geen uitkomst") % woorden,
        "voor_bron": _("Gevraagd op %(dag)s") % {"dag": datums.kort(regel.dag, op)},
        "bron": _("geen wettelijke termijn"),
        "bron_url": "",
        "uitleg": _(
            "Op %(dag)s is aan %(school)s een tweede mening over de leerbaarheid gevraagd. Zonder uitkomst weegt u de leerroutes niet goed af."
        )
        % woorden,
        "dag": op,
        "nog": dagen_open((op - regel.dag).days),
        "knop": _("Leg uitkomst vast"),
        "actie_url": reverse("intake:uitkomst", args=[regel.dossier_id, regel.id])
        if adres_bestaat("intake:leerbaarheidstoets")
        else adres(regel.dossier_id, "dossiers:dossier"),
    }


def meedoen_woorden(regel: Regel, op: date) -> dict[str, Any]:
    """An organisation that leaves soon (prolong or end), that said no (read why, ask another), or that did not answer (call, or withdraw)."""
    assert regel.dag is not None
    woorden = {"wie": regel.wie, "dag": datums.voluit(regel.dag)}
    vast = {"bron": _("geen wettelijke termijn"), "bron_url": adres(regel.dossier_id, "dossiers:partners")}
    if regel.soort == GEVRAAGD:
        return {
            **vast,
            "wat": _("Wacht op %(wie)s: doet die mee?") % woorden,
            "voor_bron": _("Gevraagd op %(dag)s") % {"dag": datums.kort(regel.dag, op)},
            "uitleg": _(
                "%(wie)s gaf nog geen antwoord. Bel, of trek de vraag in op het blad Partners en vraag een ander."
            )
            % woorden,
            "dag": op,
            "nog": dagen_open((op - regel.dag).days),
            "knop": _("Bekijk de vraag"),
            "actie_url": adres(regel.dossier_id, "dossiers:partners"),
        }
    if regel.soort != f"{MEEDOEN}geaccepteerd":
        return {
            **vast,
            "wat": _("%(wie)s zei nee op uw vraag om mee te doen") % woorden,
            "voor_bron": _("Antwoord van %(dag)s") % {"dag": datums.kort(regel.dag, op)},
            "uitleg": _("Lees op het blad Partners waarom. Vraag daarna een andere organisatie, of haal de vraag weg."),
            "dag": op,
            "nog": dagen_open((op - regel.dag).days),
            "knop": _("Lees waarom"),
            "actie_url": adres(regel.dossier_id, "dossiers:partners"),
        }
    return {
        **vast,
        "wat": _("%(wie)s doet bijna niet meer mee") % woorden,
        "voor_bron": _("Laatste dag van meedoen"),
        "uitleg": _(
            "%(wie)s doet mee tot en met %(dag)s en ziet daarna dit dossier niet meer. Verleng, of laat het aflopen en bespreek wie het overneemt."
        )
        % woorden,
        "dag": regel.dag,
        "nog": "",
        "knop": _("Verleng of laat aflopen"),
        "actie_url": reverse("dossiers:verlengen", args=[regel.dossier_id, regel.id]),
    }


def signaalwoorden(regel: Regel, melding: signalen.Melding, op: date) -> dict[str, Any]:
    """A signal in short; the whole sentence of `wet` stands under it."""
    assert regel.dag is not None
    wat, knop, url = {
        BEKEND: (_("PIP later bekendgemaakt dan het gedagtekend is"), _("Vertel het"), notitie_adres(regel.dossier_id, "gesproken")),
        ONTZORGEN: (
            _("Ontzorgen eindigt voor het is beoordeeld"), _("Beoordeel ontzorgen"), actie_adres("beoordeel_ontzorgen", regel.dossier_id)
        ),
        TIENWEKEN: (_("DUO telt de tien weken vanaf een andere dag"), _("Kijk feiten na"), adres(regel.dossier_id, "dossiers:tijdlijn")),
        KENNISGEVING: (_("Het PIP is ouder dan de kennisgeving van DUO"), _("Kijk feiten na"), adres(regel.dossier_id, "dossiers:tijdlijn")),
        PVT: (
            _("Participatieverklaring getekend met minder dan 12 uur"), _("Boek uren"), actie_adres("boek_uren", regel.dossier_id)
        ),
        LEERBAARHEID: (
            _("Nog niet aangemeld voor de leerbaarheidstoets"), _("Meld aan"), adres(regel.dossier_id, "intake:toetsaanmelding")
        ),
        ACHTTIEN: (_("Een kind wordt 18 jaar"), _("Open dossier"), adres(regel.dossier_id, "dossiers:dossier")),
    }[melding.code]  # fmt: skip
    return {
        "wat": wat,
        "voor_bron": _("Signaal"),
        "bron": melding.grondslag,
        "bron_url": adres(regel.dossier_id, "dossiers:termijnen"),
        "uitleg": melding.tekst,
        "dag": max(regel.dag, op),
        "nog": dagen_open((op - regel.dag).days),
        "knop": knop,
        "actie_url": url,
    }


def _dagen(regel: Regel) -> dict[str, str]:
    sinds = datums.voluit(regel.sinds) if regel.sinds else ""
    return {"sinds": sinds, "dag": datums.voluit(regel.dag) if regel.dag else ""}
