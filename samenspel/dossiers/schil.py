"""The shell of every page of a dossier: header, bar of three years, tabs and note bar.

A page of another app extends `dossiers/schil.html` and gives `schil(dossier, wie=..., op=..., actief="intake")` as context.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.template.exceptions import TemplateDoesNotExist
from django.template.loader import get_template
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.dossiers.balken import balken
from samenspel.dossiers.beeld import Beeld, Kop, beeld_van, gaat_door_in
from samenspel.dossiers.bevoegdheden import mag_nummer_tonen, mag_sluiten
from samenspel.dossiers.bladen import tabbladen
from samenspel.dossiers.gezin import volwassenen
from samenspel.dossiers.models import Dossier, Fase, Regime
from samenspel.huisstijl import datums
from samenspel.huisstijl.gegevens import Kruimel, Tab
from samenspel.kern.adressen import adres_van
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.uuid7 import uuid7
from samenspel.personen.geboorte import in_woorden, leeftijd
from samenspel.personen.handelingen import telefoon_zoek
from samenspel.toegang.fotos import foto_url
from samenspel.toegang.matrix import recht

LEERROUTES = {"B1": gettext_lazy("B1-route"), "ONDERWIJS": gettext_lazy("Onderwijsroute"), "Z": gettext_lazy("Z-route")}
_STAND_VAN_FASE = {Fase.NIEUW: "nog_niet", Fase.GESLOTEN: "gehaald", Fase.NAZORG: "gehaald"}


@dataclass(frozen=True, slots=True)
class Persoonskop:
    """The lines under the name, ready to show; what the reader may not see is empty."""

    naam: str
    geboren: str
    talen: str
    gezin: str
    telefoon: str
    bel_url: str
    email: str
    adres: str
    bsn_staart: str
    v_staart: str
    mag_tonen: bool
    ook: list[str]


def schil(dossier: Dossier, *, wie: Aanwezige, op: date, actief: str, beeld: Beeld | None = None) -> dict[str, Any]:
    """The context of `dossiers/schil.html`. `actief` is the code of the tab that is open."""
    beeld = beeld or beeld_van(dossier, wie=wie, op=op)
    return {
        "dossier": dossier,
        "gaat_door_in": gaat_door_in(dossier, wie=wie),
        "beeld": beeld,
        "kop": persoonskop(beeld.kop, wie=wie, op=op),
        "contactpersoon": dossier.contactpersoon,
        "foto_van_contactpersoon": foto_url(dossier.contactpersoon, wie=wie),
        "vervanger": beeld.kop.vervanger,
        "meewerkers": ", ".join(m.naam for m in beeld.kop.meewerkers if m.vanaf <= op),
        "pillen": _pillen(dossier),
        "kopdata": _kopdata(beeld),
        "termijnbalken": balken(beeld),
        "dossiertabs": _tabs(dossier, wie=wie, op=op, actief=actief),
        "kruimels": _kruimels(dossier, beeld.kop),
        "op": op,
        "mag_bewerken": recht(wie.rol, "C05").schrijf,
        "mag_sluiten": bool(mag_sluiten(wie, dossier)),
        **_notitiebalk(dossier, beeld.kop, wie=wie, op=op),
    }


def persoonskop(kop: Kop, *, wie: Aanwezige, op: date) -> Persoonskop:
    """Words for the header, from the rows in sight."""
    persoon = kop.persoon
    bsn, v_nummer = kop.nummer("bsn"), kop.nummer("v_nummer")
    geboren = ""
    if persoon and persoon.geboortedatum:
        geboren = ", ".join(
            deel for deel in (in_woorden(persoon.geboortedatum), leeftijd(persoon.geboortedatum, op)) if deel
        )
    return Persoonskop(
        naam=kop.naam,
        geboren=geboren,
        talen=_talen(kop),
        gezin=", ".join(_gezinslid(lid, op) for lid in kop.gezin),
        telefoon=kop.contactwaarde("telefoon"),
        bel_url=f"tel:{telefoon_zoek(kop.contactwaarde('telefoon'))}",
        email=kop.contactwaarde("email"),
        adres=kop.contactwaarde("adres") or kop.contactwaarde("azc"),
        bsn_staart=bsn["staart"] if bsn else "",
        v_staart=v_nummer["staart"] if v_nummer else "",
        mag_tonen=bool(mag_nummer_tonen(wie)),
        ook=[" · ".join(deel for deel in (ook.naam, ook.telefoon, ook.nummer) if deel) for ook in kop.ook],
    )


def _talen(kop: Kop) -> str:
    persoon = kop.persoon
    if persoon is None:
        return ""
    if not persoon.tolk_nodig:
        return ", ".join(persoon.talen)
    taal = persoon.tolk_taal or ", ".join(persoon.talen)
    tolk = (
        _("tolk nodig (%(voorkeur)s)") % {"voorkeur": persoon.get_tolk_voorkeur_display()}
        if persoon.tolk_voorkeur
        else _("tolk nodig")
    )
    return f"{taal}, {tolk}" if taal else tolk


def _gezinslid(lid: dict[str, Any], op: date) -> str:
    naam = str(lid["naam"]).split(" ")[0]
    woord = _("partner") if lid["relatie"] == "partner" else _("kind")
    jaren = leeftijd(lid["geboortedatum"] or "", op) if lid["relatie"] == "kind" else ""
    waar = "" if lid["in_nederland"] else _("niet in Nederland")
    return ", ".join(deel for deel in (f"{woord} {naam}", jaren, waar) if deel)


def _geen_route(dossier: Dossier) -> str:
    """Not chosen yet; or chosen, with a PIP of elsewhere, and not known here."""
    return _("Leerroute nog niet bekend") if dossier.fase == Fase.TRAJECT else _("Leerroute nog niet gekozen")


def _pillen(dossier: Dossier) -> list[tuple[str, str]]:
    """Phase and route: (state, words)."""
    pillen = [(_STAND_VAN_FASE.get(Fase(dossier.fase), "loopt"), dossier.get_fase_display().capitalize())]
    if dossier.regime == Regime.WI2021 and dossier.fase != Fase.GESLOTEN:
        route = LEERROUTES.get(dossier.leerroute)
        pillen.append(("loopt", str(route)) if route else ("nog_niet", _geen_route(dossier)))
    return pillen


def _kopdata(beeld: Beeld) -> str:
    """`Asielstatushouder · gekoppeld 16 februari 2026 · ingeschreven 30 maart 2026`."""
    delen = [beeld.dossier.get_doelgroep_nu_display().capitalize()]
    for soort, woord in (("koppeling_gemeente", _("gekoppeld")), ("brp_inschrijving", _("ingeschreven"))):
        if dag := beeld.laatste(soort):
            delen.append(f"{woord} {datums.voluit(dag)}")
    if beeld.dossier.gesloten_op:
        delen.append(_("gesloten %(dag)s") % {"dag": datums.voluit(beeld.dossier.gesloten_op)})
    return " · ".join(delen)


def _tabs(dossier: Dossier, *, wie: Aanwezige, op: date, actief: str) -> list[Tab]:
    tabs = []
    for blad in tabbladen():
        if blad.past is not None and not blad.past(dossier, wie):
            continue
        telling = blad.telling(dossier, wie, op) if blad.telling else ""
        tabs.append(Tab(str(blad.titel), adres_van(blad.url_naam, dossier.pk), blad.code == actief, telling))
    return tabs


def _kruimels(dossier: Dossier, kop: Kop) -> list[Kruimel]:
    return [Kruimel(_("Dossiers"), reverse("dossiers:lijst")), Kruimel(kop.naam or dossier.nummer)]


@cache
def _notitiesjabloon() -> str:
    """The note bar of the werkvoorraad where there is one; else the plain component."""
    for naam in ("werkvoorraad/notitiebalk.html", "huisstijl/componenten/notitiebalk.html"):
        try:
            get_template(naam)
        except TemplateDoesNotExist:
            continue
        return naam
    return ""


def _notitiebalk(dossier: Dossier, kop: Kop, *, wie: Aanwezige, op: date) -> dict[str, Any]:
    """The quick note, for who may write it: the person, and each adult of the household with a dossier of their own."""
    if not recht(wie.rol, "C15").schrijf:
        return {"notitiesjabloon": ""}
    try:
        url = reverse("werkvoorraad:notitie")
    except NoReverseMatch:
        return {"notitiesjabloon": ""}
    mensen = [(str(dossier.pk), kop.persoon.voornaam if kop.persoon else dossier.nummer)]
    mensen += [(str(mens.dossier_id), mens.naam.split(" ")[0]) for mens in volwassenen(kop, op=op)]
    return {
        "notitiesjabloon": _notitiesjabloon(),
        "notitie_post_url": url,
        "mensen": mensen,
        "notitie_sleutel": str(uuid7()),
    }
