"""A form that belongs to one version: it knows on which save it was opened, and turns a refusal into a sentence."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.forms.basis import Bewaakt
from samenspel.plan.handelingen.wegen import VRAGEN, Antwoord
from samenspel.plan.models import Beoordeling, Pip

JA_NEE = [("ja", _("Ja")), ("nee", _("Nee"))]


def versiemerk(pip: Pip | None) -> str:
    """Changes with every save, and with every new version."""
    return f"{pip.versie}.{pip.bewerking}" if pip else "nieuw"


class PipForm(Bewaakt):
    """A form on a version."""

    def __init__(self, *args: Any, pip: Pip | None, **kwargs: Any) -> None:
        super().__init__(*args, huidige_versie=versiemerk(pip), **kwargs)
        self.pip = pip


def ja_nee(label: Any, *, hulp: Any = "", beginwaarde: bool | None = None) -> forms.TypedChoiceField:
    """Yes, no, or not yet answered."""
    return forms.TypedChoiceField(
        label=label, choices=JA_NEE, required=False, widget=forms.RadioSelect, empty_value=None,
        coerce=lambda waarde: waarde == "ja", help_text=hulp, initial=in_ja_nee(beginwaarde),
    )  # fmt: skip


def in_ja_nee(waarde: bool | None) -> str:
    return "" if waarde is None else "ja" if waarde else "nee"


def tekst(label: Any, *, lengte: int, rijen: int = 3, hulp: Any = "", beginwaarde: str = "") -> forms.CharField:
    """Some lines of text, in any direction."""
    return forms.CharField(
        label=label, required=False, max_length=lengte, help_text=hulp, initial=beginwaarde,
        widget=forms.Textarea({"rows": rijen, "dir": "auto"}),
        error_messages={"max_length": _("Dit is te lang: %(show_value)d tekens. Er passen %(limit_value)d tekens in.")},
    )  # fmt: skip


def zet_vraag(form: forms.Form, code: str, beoordeling: Beoordeling | None) -> None:
    """Two fields for a question of `wet.beoordeling`: the answer, and the reason."""
    vraag = VRAGEN[code]
    form.fields[f"oordeel_{code}"] = ja_nee(
        vraag.vraag, hulp=str(vraag.grondslag), beginwaarde=beoordeling.oordeel if beoordeling else None
    )
    form.fields[f"motivering_{code}"] = tekst(
        _("Waarom vindt u dat?"), lengte=2000, rijen=2, beginwaarde=beoordeling.motivering if beoordeling else ""
    )


def antwoord_uit(form: forms.Form, code: str) -> Antwoord:
    """The cleaned answer; nothing chosen is None."""
    gegevens = form.cleaned_data
    return Antwoord(gegevens.get(f"oordeel_{code}"), gegevens.get(f"motivering_{code}") or "")
