"""The request behind login: it has a user, and someone present in one appointment."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from samenspel.kern.identiteit import Aanwezige
from samenspel.toegang.models import Aanstelling, Gebruiker


class Verzoek(HttpRequest):
    """Types only: the middleware makes sure of it."""

    user: Gebruiker
    wie: Aanwezige
    aanstelling: Aanstelling
    htmx: HtmxDetails
