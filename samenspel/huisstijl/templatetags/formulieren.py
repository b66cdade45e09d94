"""Form parts for a page that lays out its own form; `{{ form }}` needs none of these."""

from __future__ import annotations

from django import forms, template
from django.template import TemplateSyntaxError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from samenspel.huisstijl.formulieren import HuisstijlVeld
from samenspel.huisstijl.iconen import VORM_SVG

register = template.Library()


@register.simple_tag
def formulierveld(veld: HuisstijlVeld) -> SafeString:
    """Label, help, error and control of one bound field, tied together for a screen reader."""
    if not isinstance(veld, HuisstijlVeld):
        raise TemplateSyntaxError("formulierveld wil een veld van een formulier, zoals form.reden")
    return veld.as_field_group()


@register.simple_tag
def foutensamenvatting(form: forms.BaseForm) -> SafeString:
    """What is not right yet, on top of the form, with links to the fields. Nothing when all is well."""
    if not form.errors:
        return SafeString("")
    return render_to_string("huisstijl/formulier/fouten.html", {"form": form, "fouten": fouten_van(form)})


def fouten_van(form: forms.BaseForm) -> list[tuple[str, str]]:
    """(anchor, sentence) of each error; the anchor is empty for an error of the whole form."""
    fouten = [("", str(zin)) for zin in form.non_field_errors()]
    for veld in form:
        anker = veld.anker if isinstance(veld, HuisstijlVeld) else veld.id_for_label
        fouten += [("" if veld.is_hidden else anker, str(zin)) for zin in veld.errors]
    return fouten


@register.simple_tag
def foutvorm() -> SafeString:
    """The square with ! before an error."""
    return VORM_SVG["te_laat"]
