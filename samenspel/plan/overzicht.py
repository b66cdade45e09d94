"""What the PIP tab shows: where it stands, what comes next, what is missing and where to fill it in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.huisstijl.datums import voluit
from samenspel.intake.vragenlijst import vragen
from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.identiteit import Aanwezige
from samenspel.plan.models import Pip, PipBezwaar
from samenspel.plan.stand import Versie
from wet.pip import Gebrek

_AFWEGING = "plan:afweging"
INTAKE = "intake_"
_PLEK = {
    "leerroute": (_AFWEGING, "id_leerroute_0"),
    "keuze_past_niet": (_AFWEGING, "id_leerroute_0"),
    "leerroute_elders": ("dossiers:termijnen", "vastleggen"),
    "leerroute_gelijk": (_AFWEGING, "id_leerroute_0"),
    "afweging_B1": (_AFWEGING, "route-B1"),
    "afweging_ONDERWIJS": (_AFWEGING, "route-ONDERWIJS"),
    "afweging_Z": (_AFWEGING, "route-Z"),
    "grote_kans_op_diploma": (_AFWEGING, "id_oordeel_grote_kans_op_diploma_0"),
    "redelijkerwijs_niet_in_staat": (_AFWEGING, "id_oordeel_redelijkerwijs_niet_in_staat_0"),
    "voortgang_wijkt_af": (_AFWEGING, "id_oordeel_voortgang_wijkt_af_0"),
    "bijzonder_individueel_geval": (_AFWEGING, "id_oordeel_bijzonder_individueel_geval_0"),
    "bespreking": ("plan:bespreking", "id_op"),
    "omstandigheden": (_AFWEGING, "id_omstandigheden"),
    "zonder_tweede_mening": (_AFWEGING, "id_oordeel_zonder_tweede_mening_0"),
    "intake_in_afwezigheid": (_AFWEGING, "id_oordeel_intake_in_afwezigheid_0"),
    "duo_a2_onderwijs": (_AFWEGING, "id_leerroute_0"),
    "afschalen_route": (_AFWEGING, "id_leerroute_0"),
    "afschalen_uren": ("dossiers:termijnen", "vastleggen"),
}
_INTAKE = {
    "intake_leerbaarheidstoets": "intake:leerbaarheidstoets",
    "intake_schriftelijk_vastgelegd": "intake:intake",
}
_VELD = {
    "vve": "vve_afspraken",
    "voortgangsgesprekken": "aantal_voortgangsgesprekken",
    "alfabetisering": "alfabetisering_verplicht_0",
    "examen_in_z_route": "examenonderdelen_toegestaan_0",
    "niveau_per_vaardigheid": "niveau_lezen_0",
    "duo_b1_z": "niveau_lezen_0",
    "duo_a2_eerste_pip": "niveau_lezen_0",
    "urennorm": "urennorm_cursus",
    "uren_vooraf": "uren_vooraf_bekeken",
    "duo_intensiteit": "intensiteit_leerroute",
    "voldoende_inspanning": "oordeel_voldoende_inspanning_0",
    "niet_op_b1": "oordeel_niet_op_b1_0",
}


@dataclass(frozen=True, slots=True)
class Punt:
    """One thing that is missing, as a sentence that leads to its field."""

    code: str
    zin: str
    grondslag: str
    url: str


def punten(gebreken: list[Gebrek], dossier_id: UUID) -> list[Punt]:
    """Each gap with the address of its field."""
    return [Punt(g.code, g.zin, g.grondslag, _adres(g.code, dossier_id)) for g in gebreken]


def _adres(code: str, dossier_id: UUID) -> str:
    if code.startswith(INTAKE) and code not in _PLEK:
        return _plek_in_de_intake(code, dossier_id)
    naam, anker = _PLEK.get(code, ("plan:inhoud", f"id_{_VELD.get(code, code)}"))
    if code.startswith("duo_voor_"):
        naam, anker = "plan:vaststelling", "id_dagtekening"
    return f"{reverse(naam, args=[dossier_id])}#{anker}"


def _plek_in_de_intake(code: str, dossier_id: UUID) -> str:
    """The test, the talk, or the first question of this part of the legal minimum."""
    if code == "intake_alleen_praten_gezegd":
        return f"{reverse('intake:gesprek', args=[dossier_id, 'welkomgesprek'])}#id_recht_alleen_gezegd"
    deel = code.removeprefix(INTAKE)
    if vraag := next((vraag for vraag in vragen().values() if vraag.wettelijk == deel), None):
        return f"{reverse('intake:vragen', args=[dossier_id, vraag.domein])}#v-{vraag.code}"
    return reverse(_INTAKE[code], args=[dossier_id])


@dataclass(frozen=True, slots=True)
class Stap:
    """One of the steps to a decision. `eerst`: the one to do now."""

    naam: str
    stand: str
    woord: str
    url: str
    knop: str
    eerst: bool = False


def stappen(versie: Versie, gebreken: list[Punt], dossier_id: UUID) -> list[Stap]:
    """Weigh, fill in, discuss, adopt: in any order but the last. First what the brede intake still lacks."""
    pip = versie.pip
    intake = [p for p in gebreken if p.code.startswith(INTAKE)]
    afweging = [p for p in gebreken if p.url.startswith(reverse(_AFWEGING, args=[dossier_id]))]
    inhoud = [p for p in gebreken if p.url.startswith(reverse("plan:inhoud", args=[dossier_id]))]
    alle = [
        *([_stap(_("Brede intake"), _nog(len(intake)), False, True, "intake:intake", _("Doe de intake"), dossier_id)] if intake else []),
        _stap(_("Drie leerroutes afwegen"), _("%(n)s van 3 afgewogen") % {"n": versie.aantal_gewogen}, not afweging,
              bool(versie.afwegingen), _AFWEGING, _("Weeg af"), dossier_id),
        _stap(_("Intensiteit en afspraken"), _nog(len(inhoud)), not inhoud, bool(pip.ondersteuning or pip.intensiteit_pvt),
              "plan:inhoud", _("Vul in"), dossier_id),
        _stap(_("Bespreken"), _besproken(pip), pip.stand == Pip.Stand.BESPROKEN and not pip.gewijzigd_na_bespreking,
              pip.stand == Pip.Stand.BESPROKEN, "plan:bespreking", _("Leg het gesprek vast"), dossier_id),
        _stap(_("Vaststellen"), _nog(len(gebreken)), False, False, "plan:vaststelling", _("Stel het PIP vast"), dossier_id),
    ]  # fmt: skip
    eerst = next(nummer for nummer, stap in enumerate(alle) if stap.stand != "gehaald")
    return [replace(stap, eerst=nummer == eerst) for nummer, stap in enumerate(alle)]


def _stap(naam: str, woord: str, klaar: bool, bezig: bool, url: str, knop: str, dossier_id: UUID) -> Stap:
    stand = "gehaald" if klaar else "loopt" if bezig else "nog_niet"
    return Stap(naam, stand, woord, reverse(url, args=[dossier_id]), knop)


def _nog(aantal: int) -> str:
    if not aantal:
        return _("Compleet")
    return _("Nog 1 ding nodig") if aantal == 1 else _("Nog %(n)s dingen nodig") % {"n": aantal}


def _besproken(pip: Pip) -> str:
    if not pip.besproken_op:
        return _("Nog niet besproken")
    if pip.besproken_hoe == Pip.Vorm.NIET:
        return _("Gesprek lukte niet, %(dag)s") % {"dag": voluit(pip.besproken_op)}
    if pip.gewijzigd_na_bespreking:
        return _("Besproken op %(dag)s, daarna gewijzigd") % {"dag": voluit(pip.besproken_op)}
    return _("Besproken op %(dag)s") % {"dag": voluit(pip.besproken_op)}


@dataclass(frozen=True, slots=True)
class Kort:
    """The PIP of one dossier in one glance, for tab and block: one query."""

    stand_open: str
    stand_geldend: str
    dagtekening: date | None
    bezwaar: bool


def kort(dossier: Dossier, wie: Aanwezige) -> Kort:
    """Read once per page; tab and block share the answer through the dossier instance."""
    bewaard: dict[tuple[str, UUID | None], Kort] = dossier.__dict__.setdefault("_pipkort", {})
    sleutel = (wie.rol, wie.gebruiker_id)
    if sleutel not in bewaard:
        bewaard[sleutel] = _kort(_LOPENDE_PIPS(wie, ids_van(dossier)))
    return bewaard[sleutel]


def _lopende_pips(wie: Aanwezige, ids: list[UUID]) -> QuerySet[Pip, dict[str, Any]]:
    lopend = PipBezwaar.objects.zichtbaar_voor(wie).filter(pip_id=OuterRef("pk"), uitkomst="")
    rijen = Pip.objects.zichtbaar_voor(wie).filter(dossier_id__een_van=ids, stand__in=[*Pip.OPEN, *Pip.GELDEND])
    laatste = rijen.order_by("-vastgesteld_op", "-bewaard_op")
    return laatste.annotate(bezwaar=Exists(lopend)).values("stand", "dagtekening", "bezwaar")


_LOPENDE_PIPS = Eenmaal(_lopende_pips)


def _kort(rijen: list[dict[str, Any]]) -> Kort:
    geldend = next((rij for rij in rijen if rij["stand"] in Pip.GELDEND), None)
    return Kort(
        stand_open=next((rij["stand"] for rij in rijen if rij["stand"] in Pip.OPEN), ""),
        stand_geldend=geldend["stand"] if geldend else "",
        dagtekening=geldend["dagtekening"] if geldend else None,
        bezwaar=any(rij["bezwaar"] for rij in rijen),
    )
