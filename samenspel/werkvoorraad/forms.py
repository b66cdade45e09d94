"""Forms of the work list."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.models import Contactmoment
from samenspel.huisstijl.formulieren import DagTekst, DagVeld
from samenspel.kern.klok import vandaag
from samenspel.toegang.models import Gebruiker
from samenspel.werkvoorraad.dagen import lees_terug_op


class KomendeDag(DagVeld):
    """A day to come, in one field, as people say it: `morgen`, `vrijdag`, `12 juni`, `12-6-2027`."""

    def __init__(self, **kwargs: Any) -> None:
        tekst = DagTekst({"inputmode": "text"})
        super().__init__(widget=tekst, help_text=_("Bijvoorbeeld: morgen, vrijdag of 12 juni."), **kwargs)

    def lees(self, tekst: str) -> date | None:
        """The next day of that name from today on; None for `niet`."""
        return lees_terug_op(tekst, vandaag())


class WachtForm(forms.Form):
    """On whom or what, and until when."""

    wie = forms.CharField(
        label=_("Op wie of wat wacht u?"),
        max_length=120,
        error_messages={"required": _("Schrijf op wie of wat u wacht.")},
    )
    tot = KomendeDag(
        label=_("Tot welke dag?"), error_messages={"required": _("Vul een dag in. Dan komt dit terug op uw lijst.")}
    )


class OverslaanForm(forms.Form):
    """Why a step of local policy is passed."""

    reden = forms.CharField(label=_("Waarom slaat u deze stap over?"), max_length=300, widget=forms.Textarea({"rows": 2}),
                            error_messages={"required": _("Schrijf waarom u deze stap overslaat. Een collega moet het later begrijpen.")})  # fmt: skip


class GezienForm(forms.Form):
    """What was done with a signal."""

    reden = forms.CharField(label=_("Wat deed u hiermee?"), max_length=300, widget=forms.Textarea({"rows": 2}),
                            help_text=_("In het dossier blijft het signaal staan."),
                            error_messages={"required": _("Schrijf wat u met dit signaal deed. Een collega moet het later begrijpen.")})  # fmt: skip


class WeergaveForm(forms.Form):
    """A name for this combination of filters."""

    naam = forms.CharField(
        label=_("Naam van de weergave"), max_length=40, error_messages={"required": _("Geef de weergave een naam.")}
    )


class ExportForm(forms.Form):
    """Why a list leaves the system."""

    reden = forms.CharField(label=_("Waarvoor heeft u de lijst nodig?"), max_length=300,
                            error_messages={"required": _("Schrijf waarvoor u de lijst nodig heeft.")})  # fmt: skip
    vorm = forms.ChoiceField(
        label=_("Soort bestand"),
        choices=[("xlsx", _("Excel")), ("csv", _("CSV"))],
        widget=forms.RadioSelect,
        initial="xlsx",
    )


class _Collega(forms.Form):
    def __init__(self, *args: Any, collegas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for veld in self.fields.values():
            if isinstance(veld, forms.ModelChoiceField):
                veld.queryset = collegas


def _collega(vraag: Any, nodig: Any) -> forms.ModelChoiceField[Gebruiker]:
    return forms.ModelChoiceField(
        label=vraag,
        queryset=Gebruiker.objects.none(),
        empty_label=_("Kies"),
        error_messages={"required": nodig},
    )


class VervangingForm(_Collega):
    """Cover during absence."""

    afwezig = _collega(_("Wie is er niet?"), _("Kies wie er niet is."))
    vervanger = _collega(_("Wie neemt waar?"), _("Kies wie waarneemt."))
    vanaf = DagVeld(label=_("Eerste dag"), error_messages={"required": _("Vul de eerste dag in.")})
    tot = DagVeld(label=_("Laatste dag"), error_messages={"required": _("Vul de laatste dag in.")})


class OndersteuningForm(_Collega):
    """An assistant in all dossiers of one regievoerder."""

    ondersteuner = _collega(_("Wie ondersteunt?"), _("Kies wie ondersteunt."))
    regievoerder = _collega(_("Welke regievoerder?"), _("Kies een regievoerder."))
    vanaf = DagVeld(label=_("Eerste dag"), error_messages={"required": _("Vul de eerste dag in.")})
    tot = DagVeld(label=_("Laatste dag"), required=False, help_text=_("Leeg: tot u het stopt."))


class StapelForm(_Collega):
    """One act for several dossiers at once; with `daad` chosen beforehand only its own questions are asked."""

    DADEN: ClassVar[list[tuple[str, Any]]] = [
        ("toewijzen", _("Geef aan een collega")),
        ("terugbellen", _("Zet op de bellijst")),
        ("wacht", _("Wacht op iemand, tot een dag")),
        ("notitie", _("Schrijf overal dezelfde notitie")),
    ]
    VRAGEN: ClassVar[dict[str, dict[str, Any]]] = {
        "toewijzen": {"aan": _("Kies een collega.")},
        "terugbellen": {"op": _("Vul een dag in.")},
        "wacht": {"wie": _("Schrijf op wie of wat u wacht."), "op": _("Vul een dag in.")},
        "notitie": {"soort": _("Kies wat er gebeurde."), "tekst": _("Schrijf de notitie.")},
    }

    daad = forms.ChoiceField(
        label=_("Wat wilt u doen?"),
        widget=forms.RadioSelect,
        choices=DADEN,
        error_messages={"required": _("Kies wat u wilt doen.")},
    )
    aan = forms.ModelChoiceField(
        label=_("Welke collega?"), queryset=Gebruiker.objects.none(), empty_label=_("Kies"), required=False
    )
    wie = forms.CharField(label=_("Op wie of wat wacht u?"), max_length=120, required=False)
    op = KomendeDag(label=_("Op welke dag terugbellen, of tot welke dag wachten?"), required=False)
    soort = forms.ChoiceField(
        label=_("Wat gebeurde er?"), choices=Contactmoment.Soort.choices, widget=forms.RadioSelect, required=False
    )
    tekst = forms.CharField(label=_("Eén regel"), max_length=500, widget=forms.Textarea({"rows": 2}), required=False)

    def __init__(self, *args: Any, daad: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if daad not in self.VRAGEN:
            return
        self.fields["daad"].widget = forms.HiddenInput()
        self.fields["daad"].initial = daad
        for naam in [naam for naam in self.fields if naam != "daad" and naam not in self.VRAGEN[daad]]:
            del self.fields[naam]
        for veld in self.fields.values():
            veld.required = True
        for naam, zin in self.VRAGEN[daad].items():
            self.fields[naam].error_messages["required"] = zin
        if "op" in self.fields:
            self.fields["op"].label = _("Tot welke dag?") if daad == "wacht" else _("Op welke dag?")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for naam, zin in self.VRAGEN.get(data.get("daad", ""), {}).items():
            if not data.get(naam) and naam not in self.errors:
                self.add_error(naam if naam in self.fields else None, zin)  # another act than its page asked about
        return data
