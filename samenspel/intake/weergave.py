"""How a text of the questionnaire looks: in the language of the talk, the Dutch small under it, a mark while it is a draft."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString

from samenspel.intake.vragenlijst import RECHTS_NAAR_LINKS, Tekst, zin


def conceptmerk(tekst: Tekst, taal: str) -> SafeString | str:
    """`concept`, in the language of the text, as long as no person checked it; `only in Dutch` where nobody wrote it."""
    if taal in tekst.ontbreekt:
        woord = zin("ontbreekt")
    elif taal in tekst.concepttalen:
        woord = zin("merk")
    else:
        return ""
    return format_html(
        '<small class="conceptmerk" lang="{}" dir="{}">{}</small>', taal, _richting(taal), woord.in_taal(taal)
    )


def tweetalig(tekst: Tekst, taal: str, *, merk: bool = False) -> SafeString | str:
    """The text in the chosen language, with the Dutch small under it; in Dutch just the text. `merk`: say when it is a draft."""
    achter = conceptmerk(tekst, taal) if merk else ""
    if taal in tekst.ontbreekt:
        return format_html('<bdi lang="nl">{}</bdi> {}', tekst.in_taal("nl"), achter)
    woorden = format_html("{} {}", tekst.in_taal(taal), achter) if achter else tekst.in_taal(taal)
    if taal == "nl":
        return woorden
    return format_html(
        '<span class="vreemd" lang="{}" dir="{}">{}</span><small class="ernaast" lang="nl" dir="ltr">{}</small>',
        taal, _richting(taal), woorden, tekst.in_taal("nl"),
    )  # fmt: skip


def _richting(taal: str) -> str:
    return "rtl" if taal in RECHTS_NAAR_LINKS else "ltr"
