"""One question as the newcomer sees it, to look at in Beheer."""

from __future__ import annotations

from django.http import HttpRequest
from django.template.loader import render_to_string

from samenspel.intake.vragenblad import Regel
from samenspel.portaal.zinnen import zinnen


def voorbeeldvraag(request: HttpRequest, regel: Regel, taal: str) -> str:
    """By the template of the portal itself."""
    return render_to_string("portaal/delen/vraag.html", {"taal": taal, "z": zinnen(taal), "regel": regel}, request)
