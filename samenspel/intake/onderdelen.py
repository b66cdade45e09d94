"""What the brede intake must cover before a PIP: the legal minimum, and every subject of the whole intake."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What the legal minimum asks stands in `wet.brede_intake`; here is what proves each part.
ONDERWERPEN: dict[str, str | Promise] = {
    "opleiding": _("opleiding"),
    "werk": _("werkervaring"),
    "diploma": _("diploma's"),
    "lichamelijke_gezondheid": _("lichamelijke gezondheid"),
    "psychische_gezondheid": _("psychische gezondheid"),
    "belastbaarheid": _("belastbaarheid"),
    "gezin": _("gezin"),
    "omstandigheden": _("persoonlijke omstandigheden"),
    "netwerk": _("netwerk"),
    "vve": _("voorschool (VVE)"),
    "kinderopvang": _("kinderopvang"),
    "taalniveau": _("taalniveau"),
    "informele_taal": _("informeel taal oefenen"),
    "digitaal": _("digitale vaardigheid"),
    "leerroute": _("leerroute"),
    "participatie": _("mogelijkheden voor werk en meedoen"),
    "interesses": _("interesses"),
    "intensiteit": _("hoeveel en wanneer"),
    "ambitie": _("ambitie van beide partners"),
    "dagbesteding": _("dagbesteding"),
    "vervoer": _("vervoer"),
    "zelfredzaamheid": _("zelfredzaamheid"),
    "wonen": _("wonen"),
    "mb": _("maatschappelijke begeleiding"),
    "map_pvt": _("MAP en PVT"),
    "financien": _("financiële zelfredzaamheid"),
    "verborgen_schuld": _("schulden die niet gezegd worden"),
    "handhaving": _("informatie over handhaving"),
}
