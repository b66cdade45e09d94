"""`{% blok sjabloon gegevens %}`: a block of a higher app, with its own context on top of the page's."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag(takes_context=True)
def blok(context: Context, sjabloon: str, gegevens: dict[str, Any]) -> SafeString:
    """Render as `{% include %}` would, with every key of `gegevens` as a variable."""
    gevonden = context.template.engine.get_template(sjabloon)  # type: ignore[union-attr]  # a tag renders inside a template
    with context.push(**gegevens):
        return gevonden.render(context)
