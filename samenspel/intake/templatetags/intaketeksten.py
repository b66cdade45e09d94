"""Texts of the questionnaire in a template."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from samenspel.intake import weergave
from samenspel.intake.vragenlijst import Tekst

register = template.Library()


@register.simple_tag
def conceptmerk(tekst: Tekst, taal: str) -> SafeString | str:
    """The mark of a draft, or nothing."""
    return weergave.conceptmerk(tekst, taal)


@register.simple_tag
def tweetalig(tekst: Tekst, taal: str, merk: bool = True) -> SafeString | str:  # a template passes it by name
    """A text in two languages, with its mark unless `merk=False`."""
    return weergave.tweetalig(tekst, taal, merk=merk)
