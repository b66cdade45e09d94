"""Forms around a request under the AVG."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.avg.handelingen.beperken import Gebruiksgrond
from samenspel.avg.handelingen.zaken import Gevraagd
from samenspel.avg.inzage.woorden import TALEN
from samenspel.avg.models import Zaak
from samenspel.avg.onderdelen import Onderdeel
from samenspel.dossiers.forms.basis import dag
from samenspel.toegang.categorieen import NAMEN

_REDEN = {"required": _("Schrijf waarom.")}


class ZaakForm(forms.Form):
    """What is asked, how, when, and how it was seen who asks."""

    soort = forms.ChoiceField(
        label=_("Wat wordt er gevraagd?"), choices=Zaak.Soort.choices, widget=forms.RadioSelect, error_messages={"required": _("Kies wat er gevraagd wordt.")}
    )  # fmt: skip
    vraag = forms.CharField(
        label=_("In eigen woorden"), max_length=2000, widget=forms.Textarea({"rows": 4}), error_messages={"required": _("Schrijf wat er gevraagd is.")}
    )  # fmt: skip
    betreft = forms.ChoiceField(
        label=_("Over welke gegevens?"), required=False, choices=[("", _("alles")), *NAMEN.items()]
    )
    hoe = forms.ChoiceField(
        label=_("Hoe is het gevraagd?"), choices=[keuze for keuze in Zaak.Hoe.choices if keuze[0] != "portaal"], widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe het gevraagd is.")},
    )  # fmt: skip
    op = dag(_("Op welke dag?"))
    door_wie = forms.CharField(label=_("Wie vroeg het?"), required=False, max_length=120, help_text=_("Leeg: de inburgeraar zelf. Een ander heeft een machtiging nodig."))  # fmt: skip
    identiteit = forms.ChoiceField(
        label=_("Hoe zag u wie dit is?"), required=False, choices=[keuze for keuze in Zaak.Identiteit.choices if keuze[0] != "ingelogd"]
    )  # fmt: skip

    @property
    def gevraagd(self) -> Gevraagd:
        """For the act."""
        return Gevraagd(**self.cleaned_data)


class IdentiteitForm(forms.Form):
    """How it was seen who asks."""

    wijze = forms.ChoiceField(
        label=_("Hoe zag u wie dit is?"), widget=forms.RadioSelect, choices=[k for k in Zaak.Identiteit.choices if k[0] in {"document", "bekend"}],
        error_messages={"required": _("Kies hoe u zag wie dit is.")},
    )  # fmt: skip


class VerlengForm(forms.Form):
    """Why it takes longer."""

    reden = forms.CharField(
        label=_("Waarom duurt het langer?"), max_length=500, widget=forms.Textarea({"rows": 3}), error_messages=_REDEN
    )


class AntwoordForm(forms.Form):
    """The outcome."""

    uitkomst = forms.ChoiceField(
        label=_("Wat is de uitkomst?"), choices=[k for k in Zaak.Uitkomst.choices if k[0]], widget=forms.RadioSelect,
        error_messages={"required": _("Kies wat de uitkomst is.")},
    )  # fmt: skip
    motivering = forms.CharField(
        label=_("Waarom?"),
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        error_messages=_REDEN,
        help_text=_(
            "Bij nee ook: bezwaar kan binnen zes weken na dit antwoord (UAVG 34), en een klacht bij de Autoriteit Persoonsgegevens."
        ),
    )
    verklaring = forms.CharField(
        label=_("Wat de inburgeraar ervan zegt"), required=False, max_length=2000, widget=forms.Textarea({"rows": 3}),
        help_text=_("Blijft iets staan zoals het is? Dan staat dit erbij: op het dossier en in elke kopie."),
    )  # fmt: skip
    antwoord_op = dag(_("Wanneer gaf u het antwoord?"))


class KopieForm(forms.Form):
    """In which language the headings are."""

    taal = forms.ChoiceField(label=_("Taal van de koppen"), choices=list(TALEN.items()))


class RedenForm(forms.Form):
    """Why."""

    reden = forms.CharField(
        label=_("Waarom?"), max_length=500, widget=forms.Textarea({"rows": 3}), error_messages=_REDEN
    )


class GebruikForm(forms.Form):
    """On which ground somebody looks at what is only stored, and why it fits here (AVG 18 lid 2)."""

    grond = forms.ChoiceField(
        label=_("Waarvoor moet u dit dossier nu gebruiken?"), choices=Gebruiksgrond.choices, widget=forms.RadioSelect,
        error_messages={"required": _("Kies waarvoor u dit dossier mag gebruiken. Past niets? Dan blijft het dicht.")},
    )  # fmt: skip
    reden = forms.CharField(
        label=_("Waarom past dat hier?"), max_length=200, widget=forms.Textarea({"rows": 3}), error_messages=_REDEN,
        help_text=_("Dit blijft bewaard, en de inburgeraar kan het lezen."),
    )  # fmt: skip


class OphefForm(RedenForm):
    """Why it is used again, and when that was told."""

    verteld_op = dag(_("Wanneer vertelde u dit aan de inburgeraar?"))


class WeghaalForm(forms.Form):
    """What goes."""

    onderdelen = forms.MultipleChoiceField(
        label=_("Wat gaat er weg?"), widget=forms.CheckboxSelectMultiple, error_messages={"required": _("Kies wat er weg gaat.")}
    )  # fmt: skip
    zeker = forms.BooleanField(
        label=_("Ik weet dat dit niet terug kan"), error_messages={"required": _("Zet een vinkje: dit kan niet terug.")}
    )

    def __init__(self, *args: Any, delen: Sequence[Onderdeel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.delen = {str(deel.rij_id): deel for deel in delen}
        self.fields["onderdelen"].choices = [(sleutel, naam_van(deel)) for sleutel, deel in self.delen.items()]  # type: ignore[attr-defined]  # a MultipleChoiceField

    @property
    def gekozen(self) -> list[Onderdeel]:
        """For the act."""
        return [self.delen[sleutel] for sleutel in self.cleaned_data["onderdelen"]]


class AchterhoudForm(forms.Form):
    """Which item, and why."""

    onderdeel = forms.ChoiceField(
        label=_("Wat geeft u niet?"), error_messages={"required": _("Kies wat u niet geeft.")}
    )
    reden = forms.CharField(
        label=_("Waarom?"), max_length=300, error_messages=_REDEN, help_text=_("De inburgeraar leest dit. Noem dus geen naam: \"gaat over een ander\".")
    )  # fmt: skip

    def __init__(self, *args: Any, delen: Sequence[Onderdeel], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.delen = {str(deel.rij_id): deel for deel in delen}
        self.fields["onderdeel"].choices = [(sleutel, naam_van(deel)) for sleutel, deel in self.delen.items()]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def gekozen(self) -> Onderdeel:
        """For the act."""
        return self.delen[self.cleaned_data["onderdeel"]]


class WeegForm(AchterhoudForm):
    """Whether one thing that is kept apart is given, and why."""

    geven = forms.ChoiceField(
        label=_("Komt dit in de kopie?"), choices=[("nee", _("nee, dit kan iemand in gevaar brengen")), ("ja", _("ja, dit kan gegeven worden"))],
        widget=forms.RadioSelect, error_messages={"required": _("Kies of dit in de kopie komt.")},
    )  # fmt: skip
    field_order = ("onderdeel", "geven", "reden")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["onderdeel"].label = _("Wat weegt u?")


def naam_van(deel: Onderdeel) -> str:
    """One line: what it is, and how it begins."""
    wanneer: date = deel.op
    begin = f": {deel.tekst[:80]}" if deel.tekst else ""
    return f"{deel.titel} ({wanneer:%d-%m-%Y}){begin}"
