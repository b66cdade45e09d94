"""`{% blok sjabloon gegevens %}`: a block of a higher app, with its own context on top of the page's."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from samenspel.huisstijl.datums import MAANDEN
from samenspel.personen.geboorte import in_woorden

register = template.Library()
_DAG = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MAANDEN)}) \d{{4}}\b")


@register.filter(is_safe=True)
def vette_dagen(zin: str) -> SafeString:
    """The days in a sentence that a coach reads aloud stand out: `<b>19 juni 2026</b>`."""
    return mark_safe(_DAG.sub(r"<b>\g<0></b>", conditional_escape(zin)))  # noqa: S308  # escaped here


@register.filter
def geboren(geboortedatum: str) -> str:
    """`14 maart 1994`, or as much of it as we know."""
    return in_woorden(geboortedatum)


@register.simple_tag(takes_context=True)
def blok(context: Context, sjabloon: str, gegevens: dict[str, Any]) -> SafeString:
    """Render as `{% include %}` would, with every key of `gegevens` as a variable."""
    gevonden = context.template.engine.get_template(sjabloon)  # type: ignore[union-attr]  # a tag renders inside a template
    with context.push(**gegevens):
        return gevonden.render(context)
