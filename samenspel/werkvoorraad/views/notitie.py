"""The ten-second note: who, what, one line, come back on. Nine statements at most; sent twice is once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.dossiers.beeld import haal_dossier, haal_open, kop_van
from samenspel.dossiers.gezin import huisgenoten
from samenspel.dossiers.handelingen.notities import noteer_contact
from samenspel.dossiers.models import Contactmoment
from samenspel.dossiers.zoeken import zoek
from samenspel.huisstijl import datums
from samenspel.kern.adressen import adres
from samenspel.kern.klok import nu, vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.kern.zoekterm import lees_vraag
from samenspel.personen.models import Contactgegeven
from samenspel.toegang.verzoek import Verzoek
from samenspel.werkvoorraad.adressen import notitie_adres
from samenspel.werkvoorraad.afspraken import afspraken_op
from samenspel.werkvoorraad.bevoegdheden import mag_noteren
from samenspel.werkvoorraad.dagen import lees_terug_op
from samenspel.werkvoorraad.keuze import lees_keuze

_MEESTE_ADULTS = 12
_SNELLE = 6


def notitie(request: Verzoek) -> HttpResponse:
    """The page, and where every note form posts to."""
    mag_noteren(request.wie).of_weiger()
    return _bewaar(request) if request.method == "POST" else _toon(request, {})


def _bewaar(request: Verzoek) -> HttpResponse:
    fouten: dict[str, str] = {}
    ids = {waarde for tekst in request.POST.getlist("over") for waarde in map(_uuid, tekst.split(",")) if waarde}
    tekst, op = request.POST.get("tekst", "").strip(), vandaag()
    terug_op = _terug_op(request, op, fouten)
    if not ids:
        fouten["over"] = _("Kies over wie de notitie gaat.")
    if request.POST.get("soort") not in Contactmoment.Soort.values:
        fouten["soort"] = _("Kies wat er gebeurde.")
    if not tekst and terug_op is None:
        fouten.setdefault("tekst", _("Schrijf eerst één regel."))
    if len(tekst) > 500:
        fouten["tekst"] = _("Deze regel is te lang. Hooguit 500 letters; schrijf de rest als notitie in het dossier.")
    if fouten:
        return _antwoord_fout(request, fouten)
    dossiers = haal_open(list(ids)[:_MEESTE_ADULTS], wie=request.wie)
    if len(dossiers) != len(ids):
        raise Weigering(_("Een van deze dossiers is gesloten of niet van uw gemeente. Kies opnieuw."))
    noteer_contact(
        dossiers, door=request.wie, soort=request.POST["soort"], op=op, regel=tekst, nu=nu(), terug_op=terug_op,
        sleutel=_uuid(request.POST.get("sleutel", "")) or uuid7(),
    )  # fmt: skip
    terug = _terug(request, dossiers[0].pk)
    return JsonResponse({"bewaard": True, "terug": terug}) if _wil_json(request) else redirect(terug)


def _terug(request: Verzoek, dossier_id: UUID) -> str:
    """Back to the list as it was filtered, when the note began there; else the dossier."""
    gevraagd = request.POST.get("terug", "")[:400]
    if not gevraagd:
        return adres(dossier_id, "dossiers:dossier")
    vraag = lees_keuze(lees_vraag(gevraagd)).vraag()
    return f"{reverse('werkvoorraad:lijst')}?{vraag}{'&' if vraag else ''}gedaan=notitie"


def _terug_op(request: Verzoek, op: date, fouten: dict[str, str]) -> date | None:
    waarde = request.POST.get("terug_op", "")
    if waarde == "anders":
        waarde = request.POST.get("terug_op_anders", "")
    try:
        dag = lees_terug_op(waarde[:40], op)
    except ValidationError as fout:
        fouten["terug_op"] = " ".join(fout.messages)
        return None
    if dag is not None and dag < op:
        fouten["terug_op"] = _("Deze dag is al voorbij. Kies vandaag of later.")
    return dag


def _antwoord_fout(request: Verzoek, fouten: dict[str, str]) -> HttpResponse:
    if _wil_json(request):
        return JsonResponse({"bewaard": False, "fouten": fouten}, status=422)
    return _toon(request, fouten)


def _wil_json(request: Verzoek) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _toon(request: Verzoek, fouten: dict[str, str]) -> HttpResponse:
    bron = request.POST if request.method == "POST" else request.GET
    gezocht = request.GET.get("zoek", "").strip()[:80]
    eerste = _uuid((bron.get("dossier") or bron.get("over") or "").split(",")[0])
    mensen, telefoon = _huishouden(request, eerste) if eerste else (_gevonden(request, gezocht), "")
    op = vandaag()
    context: dict[str, Any] = {
        "mensen": mensen, "telefoon": telefoon, "gezocht": gezocht, "fouten": fouten, "dossier_id": eerste, "form": {"errors": fouten},
        "snel": [] if eerste or gezocht else _snelle_keuze(request, op), "terug": bron.get("terug", ""),
        "dagen": [("", _("niet")), ((op + timedelta(1)).isoformat(), _("morgen")), *_vrijdag(op), ("anders", _("anders"))],
        "soort": bron.get("soort", "gesproken"), "tekst": bron.get("tekst", ""), "terug_op": bron.get("terug_op", ""),
        "over": bron.get("over", mensen[0][0] if mensen else ""), "sleutel": bron.get("sleutel") or uuid7(),
        "terug_op_anders": bron.get("terug_op_anders", ""),
    }  # fmt: skip
    return render(request, "werkvoorraad/notitie.html", context, status=422 if fouten else 200)


def _vrijdag(op: date) -> list[tuple[str, str]]:
    """This week's Friday, or next week's when that is tomorrow or past."""
    dag = op + timedelta(days=(4 - op.weekday()) % 7)
    dag = dag if (dag - op).days > 1 else dag + timedelta(days=7)
    return [(dag.isoformat(), datums.kort(dag, op))]


def _snelle_keuze(request: Verzoek, op: date) -> list[tuple[str, str, str]]:
    """(address, name, why) of who one probably writes about: today's appointments, then the last notes of one's own."""
    terug = request.GET.get("terug", "")
    keuze = {
        a.dossier_id: (notitie_adres(a.dossier_id, terug=terug), a.naam, a.tijd) for a in afspraken_op(request.wie, op)
    }
    eigen = Contactmoment.objects.zichtbaar_voor(request.wie).filter(
        door_id=request.wie.gebruiker_id, dossier__gesloten_op=None
    )
    laatste = eigen.order_by("-vastgelegd_op").values_list("dossier_id", "dossier__persoon__naam", "dossier__nummer")
    for dossier_id, naam, nummer in laatste[: 3 * _SNELLE]:
        keuze.setdefault(dossier_id, (notitie_adres(dossier_id, terug=terug), naam or nummer, _("laatst")))
    return list(keuze.values())[:_SNELLE]


def _gevonden(request: Verzoek, gezocht: str) -> list[tuple[str, str]]:
    if not gezocht:
        return []
    rijen = (
        zoek(gezocht, wie=request.wie)
        .open()
        .order_by("persoon__sorteernaam")
        .values_list("id", "persoon__naam", "nummer")[:8]
    )
    return [(str(id_), f"{naam or ''} {nummer}".strip()) for id_, naam, nummer in rijen]


def _huishouden(request: Verzoek, dossier_id: UUID) -> tuple[list[tuple[str, str]], str]:
    """Each adult apart, and all of them together; the phone number to call."""
    gevonden = haal_dossier(dossier_id, wie=request.wie)
    if gevonden.gesloten_op or gevonden.samengevoegd_in_id:
        raise Http404
    kop = kop_van(gevonden, wie=request.wie)
    mensen = [(str(gevonden.pk), kop.naam or gevonden.nummer)]
    mensen += [(str(m.dossier_id), m.naam) for m in huisgenoten(gevonden, wie=request.wie, op=vandaag())]
    if len(mensen) > 1:
        mensen.append((",".join(id_ for id_, _naam in mensen), _("Allebei") if len(mensen) == 2 else _("Allemaal")))
    return mensen, kop.contactwaarde(Contactgegeven.Soort.TELEFOON)


def _uuid(waarde: str) -> UUID | None:
    try:
        return UUID(waarde.strip())
    except ValueError:
        return None
