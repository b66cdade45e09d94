"""What every form of a dossier can use: once-only keys, a guard against stale forms, and dates of people."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, cast
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.eigen_regels import Passeerbaar, Toch
from samenspel.dossiers.gezin import Huisgenoot
from samenspel.huisstijl.formulieren import DagTekst, DagVeld, lees_dag
from samenspel.kern.klok import vandaag
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.kern.velden import controleer_deeldatum
from samenspel.personen.grenzen import fout_in_geboortedatum

VEROUDERD = _(
    "Een collega heeft dit gewijzigd terwijl u bezig was. Uw tekst staat er nog. Kijk of alles klopt en bewaar opnieuw."
)


def laat_eerst_meewerken(adres: str) -> SafeString:
    """Under the choice of a colleague: who does not see the dossier cannot be given anything in it (ADR 25)."""
    vraag, knop = _now("Ziet een collega dit dossier niet?"), _now("Laat die eerst meewerken")
    return format_html('{} <a href="{}">{}</a>.', vraag, adres, knop)


def toch_van(form: forms.Form) -> Toch | None:
    """Past which rules of our own the sender wants to go on, and why; None when the form did not ask yet."""
    regels = frozenset(filter(None, str(form.data.get("toch_regels", "")).split(",")))
    return Toch(regels, str(form.data.get("toch_reden", ""))) if regels else None


def bied_toch_aan(form: forms.Form, regels: Iterable[str]) -> None:
    """Give the form the field in which somebody writes why they go on past these rules. Any form; twice is once."""
    samen = ",".join(sorted(regels))
    form.fields["toch_reden"] = forms.CharField(
        label=_("Wilt u toch doorgaan? Schrijf waarom."), max_length=500, widget=forms.Textarea({"rows": 2, "dir": "auto"}),
        help_text=_(
            "Dit is een regel van uw gemeente of van Samenspel, niet van de wet. Uw naam, de dag en de reden komen in het dossier. "
            "Schrijf niets over geld of gezondheid."
        ),
    )  # fmt: skip
    form.fields["toch_regels"] = forms.CharField(widget=forms.HiddenInput, required=False)
    form.initial["toch_regels"] = samen
    if form.is_bound:
        data = cast("QueryDict", form.data).copy()  # a bound form of a request
        data["toch_regels"] = samen
        form.data = data


def zet_weigering(form: forms.Form, weigering: Weigering, veld: str | None = None) -> None:
    """The sentence of a refusal at its field, else at `veld`; a rule that may be passed asks for a reason instead."""
    if not isinstance(weigering, Passeerbaar):
        form.add_error(weigering.veld if weigering.veld in form.fields else veld, weigering.reden)
        return
    al = toch_van(form)
    gevraagd = al is not None and weigering.regel in al.regels
    bied_toch_aan(form, {weigering.regel, *(al.regels if al else ())})
    erbij = _("Schrijf in een paar woorden waarom u toch doorgaat.") if gevraagd else ""
    form.add_error("toch_reden", f"{weigering.reden} {erbij}".strip())  # one thing, so one sentence in the summary


class MetToch(forms.Form):
    """A form of an act that a rule of our own may stop: what was typed as a reason to go on stays."""

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and (al := toch_van(self)):
            bied_toch_aan(self, al.regels)  # after cleaning: it belongs to the rule, not to the fields of the act


class Eenmalig(MetToch):
    """A form that may arrive twice and has one effect: the key becomes the id of what is made."""

    sleutel = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, gezin: Sequence[Huisgenoot] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("sleutel", uuid7())
        if gezin:
            self.fields["ook_voor"] = _ook_voor(gezin)

    @property
    def ook_voor(self) -> list[UUID]:
        """The dossiers of other adults of the household for which the act counts too."""
        return [UUID(waarde) for waarde in self.cleaned_data.get("ook_voor", ())]

    @property
    def eenmalige_sleutel(self) -> UUID:
        """The key that came with the form; a new one when it was left out."""
        return self.cleaned_data.get("sleutel") or uuid7()


def _ook_voor(gezin: Sequence[Huisgenoot]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Geldt dit ook voor iemand anders in het gezin?"), required=False, widget=forms.CheckboxSelectMultiple,
        choices=[(str(mens.dossier_id), mens.naam) for mens in gezin],
        help_text=_("Dan komt het in elk dossier te staan."),
        error_messages={"invalid_choice": _("Deze persoon hoort niet bij dit gezin. Open het formulier opnieuw.")},
    )  # fmt: skip


class Bewaakt(MetToch):
    """A form that knows which state it was opened on; when that changed meanwhile it says so and keeps what was typed."""

    versie = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def __init__(self, *args: Any, huidige_versie: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.huidige_versie = huidige_versie
        self.initial["versie"] = huidige_versie

    def clean(self) -> dict[str, Any] | None:
        schoon = super().clean()
        if self.data.get("versie", "") not in {"", self.huidige_versie}:
            data = cast("QueryDict", self.data).copy()  # a bound form of a request
            data["versie"] = self.huidige_versie
            self.data = data
            raise ValidationError(VEROUDERD, code="verouderd")
        return schoon


def versie_van(waarden: Mapping[str, Any]) -> str:
    """A short mark of a state: other values, another mark."""
    tekst = json.dumps(waarden, sort_keys=True, default=str)
    return hashlib.sha256(tekst.encode()).hexdigest()[:32]


class Deeldatum(forms.CharField):
    """A birth date as people know it: `14-3-1994`, `3-1994` or `1994`. Gives ISO text with the same precision."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 30)
        kwargs.setdefault("widget", DagTekst())
        kwargs.setdefault(
            "help_text", _("Bijvoorbeeld 14-3-1994. Weet u alleen de maand of het jaar? Schrijf 3-1994 of 1994.")
        )
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        delen = str(value or "").split("-")
        return (
            "-".join(str(int(deel)) for deel in reversed(delen))
            if all(deel.isdigit() for deel in delen) and len(delen[0]) == 4
            else value
        )

    def clean(self, value: Any) -> str:
        tekst = super().clean(value)
        return lees_deeldatum(tekst) if tekst else ""


def lees_deeldatum(tekst: str) -> str:
    """ISO text of a date that may be partly unknown. Raises `ValidationError` with a sentence."""
    kaal = tekst.strip()
    if re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", kaal):
        iso = kaal
    elif delen := re.fullmatch(r"(\d{1,2})[-/. ](\d{4})", kaal):
        iso = f"{delen[2]}-{int(delen[1]):02}"
    else:
        iso = lees_dag(kaal).isoformat()
    if len(iso) == 7 and not 1 <= int(iso[5:]) <= 12:
        raise ValidationError(_("Maand %(maand)s bestaat niet. Kies 1 tot en met 12."), params={"maand": int(iso[5:])})
    controleer_deeldatum(iso)
    if fout := fout_in_geboortedatum(iso, vandaag()):
        raise ValidationError(fout)
    return iso


def keur(form: forms.Form, veld: str, zin: str) -> None:
    """Put a sentence at a field when there is one."""
    if zin:
        form.add_error(veld, zin)


def lees_talen(tekst: str) -> list[str]:
    """`Tigrinya, Arabisch` as a list. Raises `ValidationError` with a sentence."""
    talen = [" ".join(taal.split()) for taal in tekst.split(",")]
    if any(len(taal) > 40 for taal in talen):
        raise ValidationError(_("De naam van een taal is hooguit 40 tekens. Zet een komma tussen de talen."))
    return [taal for taal in talen if taal]


def dag(label: Any, *, verplicht: bool = True, hulp: Any = "") -> DagVeld:
    """A day in one text field."""
    return DagVeld(
        label=label, required=verplicht, widget=DagTekst(), help_text=hulp or _("Dag, maand en jaar: 11-6-2026."),
        error_messages={"required": _("Vul de dag in.")},
    )  # fmt: skip


def niet_na(dag_: date | None, vandaag: date, zin: Any) -> None:
    """Raise `ValidationError` when a day still has to come."""
    if dag_ is not None and dag_ > vandaag:
        raise ValidationError(zin)


def probeer(form: forms.Form, veld: str | None, doe: Any) -> Any:
    """Run an act or a check; a refusal becomes the sentence at `veld` (None: of the whole form). Gives None then."""
    try:
        return doe()
    except Weigering as weigering:
        form.add_error(veld, weigering.reden)
        return None
