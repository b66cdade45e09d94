"""`translate` and `url` as Django has them, but what cannot change is worked out once. Built in: no template loads this."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import template
from django.template.base import Node, Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as djangos_url
from django.templatetags.i18n import TranslateNode, do_translate
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from samenspel.kern.adressen import adres_van

register = template.Library()


class VertaaldNode(Node):
    """The words of one `{% translate "…" %}`, looked up once per language."""

    def __init__(self, bron: TranslateNode) -> None:
        self._bron = bron
        self._per_taal: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        taal = get_language()
        if taal not in self._per_taal:
            self._per_taal[taal] = self._bron.render(context)
        return self._per_taal[taal]


@register.tag("translate")
def translate(parser: Parser, token: Token) -> Node:
    """A constant without filter, context or name is kept; all else is Django's."""
    node = do_translate(parser, token)
    if not isinstance(node, TranslateNode) or node.noop or node.asvar or node.message_context is not None:
        return node
    woorden: Any = node.filter_expression
    return VertaaldNode(node) if not woorden.filters and getattr(woorden.var, "literal", None) is not None else node


class AdresNode(URLNode):
    """An address with ids alone, or with nothing, is put together instead of looked up."""

    def render(self, context: Context) -> str:
        ids = [deel.resolve(context) for deel in self.args]
        if self.kwargs or self.asvar or not all(isinstance(id_, UUID) for id_ in ids):
            return super().render(context)
        return SafeString(adres_van(self.view_name.resolve(context), *ids))


@register.tag("url")
def url(parser: Parser, token: Token) -> Node:
    """As Django reads it."""
    node = djangos_url(parser, token)
    return AdresNode(node.view_name, node.args, node.kwargs, node.asvar)
