"""Discussing, adopting, making known, changing, and an objection."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.forms.basis import Eenmalig, dag
from samenspel.plan.forms.basis import PipForm, tekst
from samenspel.plan.models import BezwaarStap, Pip, PipBezwaar
from samenspel.toegang.models import Gebruiker


class BesprekingForm(PipForm):
    """How, when, with whom, in which language."""

    op = dag(_("Op welke dag besprak u het PIP?"))
    hoe = forms.ChoiceField(label=_("Hoe besprak u het?"), choices=Pip.Vorm.choices, widget=forms.RadioSelect,
                            error_messages={"required": _("Kies hoe u het PIP besprak.")})  # fmt: skip
    met = forms.MultipleChoiceField(
        label=_("Wie was er nog bij?"),
        choices=Pip.Deelnemer.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    tolk_taal = forms.CharField(label=_("In welke taal vertaalde de tolk?"), required=False, max_length=40)
    instemming = forms.ChoiceField(
        label=_("Is de inburgeraar het eens met het plan?"), choices=Pip.Instemming.choices, required=False,
        widget=forms.RadioSelect, help_text=_("Lukte het gesprek niet? Laat dit dan leeg."),
    )  # fmt: skip
    bespreking = tekst(
        _("Wat vindt de inburgeraar van het plan?"), lengte=4000,
        hulp=_("In eigen woorden. Lukte het gesprek niet? Schrijf hier waarom, en wat u deed om het te laten lukken."),
    )  # fmt: skip

    def clean(self) -> dict[str, Any] | None:
        schoon = super().clean()
        if schoon is not None and schoon.get("hoe") not in {None, Pip.Vorm.NIET} and not schoon.get("instemming"):
            self.add_error("instemming", _now("Kies of de inburgeraar het eens is met het plan."))
        return schoon


class VaststellingForm(PipForm):
    """The day on the decision, which is the day of sending."""

    dagtekening = dag(_("Dagtekening"), hulp=_("De dag waarop u het PIP verstuurt: vandaag."))


class BekendmakingForm(PipForm):
    """How and when it was sent or handed over."""

    op = dag(_("Op welke dag verstuurde of gaf u het PIP?"))
    hoe = forms.ChoiceField(label=_("Hoe?"), choices=Pip.Wijze.choices, widget=forms.RadioSelect,
                            error_messages={"required": _("Kies hoe u het PIP bekendmaakte.")})  # fmt: skip


class WijzigingForm(PipForm):
    """Why the PIP changes."""

    reden = forms.ChoiceField(
        label=_("Waarom wijzigt het PIP?"), choices=[keuze for keuze in Pip.Reden.choices if keuze[0]], widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarom het PIP wijzigt.")},
    )  # fmt: skip
    toelichting = forms.CharField(
        label=_("Wat is er veranderd?"), max_length=4000, widget=forms.Textarea({"rows": 3, "dir": "auto"}), help_text=_("Dit komt in het besluit."),
        error_messages={"required": _("Schrijf waarom het PIP wijzigt. Dit komt in het besluit.")},
    )  # fmt: skip


class BezwaarForm(Eenmalig):
    """An objection that came in."""

    ontvangen_op = dag(_("Op welke dag kwam het bezwaar binnen?"))
    gronden = tekst(_("Wat wil de inburgeraar anders?"), lengte=4000, hulp=_("In eigen woorden."))


class BeslissingForm(Eenmalig):
    """What was decided on it."""

    op = dag(_("Datum van de beslissing"))
    uitkomst = forms.ChoiceField(
        label=_("Wat is er besloten?"), choices=[keuze for keuze in PipBezwaar.Uitkomst.choices if keuze[0]], widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat er op het bezwaar is besloten.")},
    )  # fmt: skip
    motivering = tekst(_("Waarom?"), lengte=8000, rijen=4, hulp=_("Bij een intrekking mag dit leeg blijven."))

    def __init__(self, *args: Any, zelf_beslist: bool = False, te_laat: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if te_laat:
            self.fields["motivering"].help_text = _(
                "Schrijf ook waarom het bezwaar later kwam, en waarom u dat wel of niet een goede reden vindt. Bij een intrekking mag dit leeg blijven."
            )
        if zelf_beslist:
            alleen = [("ingetrokken", PipBezwaar.Uitkomst.INGETROKKEN.label)]
            self.fields["uitkomst"].choices = alleen  # type: ignore[attr-defined]  # a ChoiceField


class JuristForm(Eenmalig):
    """Who looks at the objection."""

    jurist = forms.ModelChoiceField(
        label=_("Welke jurist kijkt naar dit bezwaar?"), queryset=Gebruiker.objects.none(), empty_label=_("Kies"),
        error_messages={"required": _("Kies een jurist.")},
    )  # fmt: skip

    def __init__(self, *args: Any, juristen: QuerySet[Gebruiker], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["jurist"].queryset = juristen  # type: ignore[attr-defined]  # a ModelChoiceField


class BezwaarstapForm(Eenmalig):
    """What changes the term of an objection; each kind asks its own fields."""

    op = dag(_("Op welke dag?"))
    weken = forms.IntegerField(
        label=_("Met hoeveel weken?"), min_value=1, max_value=6, widget=forms.TextInput({"inputmode": "numeric", "data-grootte": "kort"}),
        error_messages={
            "required": _("Vul een getal in van 1 tot en met 6."), "invalid": _("Vul een getal in van 1 tot en met 6."),
            "min_value": _("Vul een getal in van 1 tot en met 6."), "max_value": _("Verdagen kan met hoogstens 6 weken."),
        },
    )  # fmt: skip
    tot = dag(_("Tot en met welke dag?"))
    grond = forms.ChoiceField(
        label=_("Waarom mag verder uitstel?"), choices=BezwaarStap.Grond.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarom verder uitstel mag.")},
    )  # fmt: skip
    toelichting = forms.CharField(
        label=_("Waar blijkt dat uit?"), max_length=4000, widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Schrijf waaruit de instemming blijkt, of welk voorschrift het uitstel nodig maakt.")},
    )  # fmt: skip

    def __init__(self, *args: Any, velden: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam in ("weken", "tot", "grond", "toelichting"):
            if naam not in velden:
                del self.fields[naam]

    @property
    def gegevens(self) -> dict[str, Any]:
        """What goes to the act."""
        return {naam: waarde for naam, waarde in self.cleaned_data.items() if naam != "sleutel"}
