"""How every form looks, without a line in the form: a renderer, our BoundField, and Dutch days.

Settings: `FORM_RENDERER = "samenspel.huisstijl.formulieren.HuisstijlRenderer"`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.huisstijl.datums import MAANDEN
from samenspel.kern.klok import vandaag

_KLASSEN: Final = (
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.RadioSelect, ""),
    (forms.CheckboxSelectMultiple, ""),
    (forms.CheckboxInput, ""),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (forms.HiddenInput, ""),
    (forms.MultiWidget, "utrecht-textbox"),
    (forms.widgets.Input, "utrecht-textbox utrecht-textbox--html-input"),
)


class HuisstijlVeld(BoundField):
    """A bound field that knows its classes, its description and how it is laid out."""

    @property
    def vorm(self) -> str:
        """`keuzes`, `vink`, `groep` or `veld`: which part of the template it takes."""
        widget = self.field.widget
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return "keuzes"
        if isinstance(widget, forms.CheckboxInput):
            return "vink"
        return "groep" if isinstance(widget, forms.MultiWidget) else "veld"

    @property
    def hulp_id(self) -> str:
        return f"{self.auto_id}_hulp"

    @property
    def fout_id(self) -> str:
        return f"{self.auto_id}_fout"

    @property
    def anker(self) -> str:
        """The id an error summary links to: the first control."""
        return f"{self.auto_id}_0" if self.vorm in {"keuzes", "groep"} else self.id_for_label or str(self.auto_id)

    @property
    def aria_describedby(self) -> str | None:
        ids = [self.hulp_id] if self.help_text else []
        return " ".join([*ids, self.fout_id] if self.errors else ids) or None

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        widget.attrs.pop("maxlength", None)  # a browser cuts what is pasted without a word; the form says it
        klaar = super().build_widget_attrs(attrs, widget)
        klasse = next((klasse for soort, klasse in _KLASSEN if isinstance(widget, soort)), "")
        eigen = widget.attrs.get("class", "")
        if klasse or eigen:
            klaar["class"] = f"{klasse} {eigen}".strip()
        if self.vorm == "veld" and klaar.pop("required", False):
            klaar["aria-required"] = "true"
        klaar.pop("required", None)  # the server says it in Dutch, in one place
        if beschrijving := self.aria_describedby:
            klaar["aria-describedby"] = beschrijving
            if self.vorm in {"keuzes", "groep"}:
                klaar.pop("aria-describedby")  # it belongs to the fieldset
        return klaar


class HuisstijlRenderer(TemplatesSetting):
    """Django's `TemplatesSetting` with our form, our field and our error templates."""

    form_template_name = "huisstijl/formulier/formulier.html"
    field_template_name = "huisstijl/formulier/veld.html"
    bound_field_class = HuisstijlVeld


def lees_dag(tekst: str) -> date:
    """Read a day as Dutch people write it: `11-6-2026`, `11 6 2026`, `11 juni 2026`, `2026-06-11`.

    Raises ValidationError with a sentence the user can act on.
    """
    if iso := re.fullmatch(r"\s*(\d{4})-(\d{2})-(\d{2})\s*", tekst):
        jaar, maand, dag = (int(deel) for deel in iso.groups())
    else:
        delen = re.split(r"[\s./-]+", tekst.strip().lower())
        if len(delen) == 4 and delen[0].isalpha():
            delen = delen[1:]  # vrijdag 19 juni 2026
        if len(delen) != 3 or not delen[0].isdigit() or not delen[2].isdigit():
            raise ValidationError(_("Schrijf dag, maand en jaar, bijvoorbeeld 11-6-2026."), code="dag")
        dag, maand, jaar = int(delen[0]), _maand(delen[1]), int(delen[2])
    return _bestaand(dag, maand, jaar)


def _maand(tekst: str) -> int:
    if tekst.isdigit():
        return int(tekst)
    treffers = [nummer for nummer, naam in enumerate(MAANDEN, 1) if naam.startswith(tekst)] if len(tekst) >= 3 else []
    treffers = treffers or [3] * (tekst == "mrt")
    if len(treffers) != 1:
        raise ValidationError(
            _("De maand ‘%(maand)s’ kennen wij niet. Schrijf een getal van 1 tot en met 12."), params={"maand": tekst}
        )
    return treffers[0]


def _bestaand(dag: int, maand: int, jaar: int) -> date:
    if not 1 <= maand <= 12:
        raise ValidationError(
            _("Maand %(maand)s bestaat niet. Schrijf een getal van 1 tot en met 12."), params={"maand": maand}
        )
    if not 1900 <= jaar <= 2200:
        raise ValidationError(_("Schrijf het jaar met vier cijfers, bijvoorbeeld 2026."), code="jaar")
    dagen = monthrange(jaar, maand)[1]
    if not 1 <= dag <= dagen:
        naam = MAANDEN[maand - 1]
        raise ValidationError(
            _("%(dag)s %(maand)s bestaat niet. %(Maand)s heeft %(dagen)s dagen."),
            params={"dag": dag, "maand": naam, "Maand": naam.capitalize(), "dagen": dagen},
        )
    return date(jaar, maand, dag)


class DagTekst(forms.TextInput):
    """One text field for a day, shown as `11-6-2026`."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "numeric", "data-grootte": "kort", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return f"{value.day}-{value.month}-{value.year}" if isinstance(value, date) else value


class DagInvoer(forms.MultiWidget):
    """Three small fields: day, month, year. What was typed stays, also when it is not a day."""

    template_name = "huisstijl/formulier/dag.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        cijfers = {"inputmode": "numeric", "autocomplete": "off"}
        delen: dict[str, forms.Widget | type[forms.Widget]] = {
            deel: forms.TextInput({**cijfers, "maxlength": lengte, "data-deel": deel})
            for deel, lengte in (("dag", "2"), ("maand", "10"), ("jaar", "4"))
        }
        super().__init__(delen, attrs)

    def decompress(self, value: Any) -> list[str]:
        if isinstance(value, date):
            return [str(value.day), str(value.month), str(value.year)]
        if not value:
            return ["", "", ""]
        delen = str(value).split("-", 2)
        return ([*delen, "", "", ""])[:3]

    def value_from_datadict(self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str) -> str:  # type: ignore[override]
        delen = [str(data.get(f"{name}_{deel}", "")).strip() for deel in ("dag", "maand", "jaar")]
        return "-".join(delen) if any(delen) else str(data.get(name, ""))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, self.decompress(value), attrs)
        namen = (_("Dag"), _("Maand"), _("Jaar"))
        for deel, naam in zip(context["widget"]["subwidgets"], namen, strict=True):
            deel["naam"] = naam
        return context


VROEGSTE_JAAR: Final = 2000
VERSTE_JAREN: Final = 20


class DagVeld(forms.Field):
    """A day in the Netherlands: three small fields, or one with `widget=DagTekst`.

    No day of a dossier lies before 2000 or more than twenty years ahead: there the year was typed wrongly.
    """

    widget = DagInvoer
    default_error_messages = {"required": gettext_lazy("Vul de dag in.")}

    def lees(self, tekst: str) -> date | None:
        """The day that these words are. Raises `ValidationError` with a sentence when they are none."""
        return lees_dag(tekst)

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        dag = self.lees(str(value))
        if dag is None:
            return None
        if dag.year < VROEGSTE_JAAR:
            raise ValidationError(_("Deze dag is te lang geleden. Kijk of het jaar klopt."), code="te_vroeg")
        if dag.year > vandaag().year + VERSTE_JAREN:
            raise ValidationError(_("Deze dag ligt te ver weg. Kijk of het jaar klopt."), code="te_ver")
        return dag
