"""Forms of koppelingen."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.models import Doelgroep
from samenspel.huisstijl.formulieren import DagVeld
from samenspel.kern.identiteit import Aanwezige
from samenspel.koppelingen.duo.melden import SOORTEN as MELDSOORTEN
from samenspel.koppelingen.handelingen import Gelezen
from samenspel.koppelingen.inlezen.rechten import leesbare_soorten
from samenspel.koppelingen.inlezen.velden import SOORTEN, BestandSoort
from samenspel.koppelingen.models import Inlezing

_NIET = ("", _("niet gebruiken"))


class BestandForm(forms.Form):
    """Which kind of file, and the file."""

    soort = forms.ChoiceField(label=_("Wat zit er in het bestand?"), widget=forms.RadioSelect, choices=())
    bestand = forms.FileField(
        label=_("Bestand"), help_text=_("Excel (.xlsx, .xls), LibreOffice (.ods) of CSV, hoogstens 20 MB."),
        error_messages={"required": _("Kies een bestand."), "empty": _("Het bestand is leeg. Kies een ander bestand.")},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt"}),
    )  # fmt: skip

    def __init__(self, *args: Any, wie: Aanwezige, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        soorten = leesbare_soorten(wie)
        veld = self.fields["soort"]
        if isinstance(veld, forms.ChoiceField):
            veld.choices = [(code, SOORTEN[code].naam) for code in soorten]
            veld.error_messages["required"] = _("Kies wat er in het bestand zit.")
        if len(soorten) == 1:
            veld.initial = soorten[0]


class KolommenForm(forms.Form):
    """What each column holds. One select per column, and the group for rows that do not say it."""

    def __init__(self, *args: Any, inlezing: Inlezing, gelezen: Gelezen, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gelezen = gelezen
        soort = SOORTEN[inlezing.soort]
        keuzes = [_NIET, *sorted(((veld.code, str(veld.naam)) for veld in soort.velden), key=lambda keuze: keuze[1])]
        for kolom in gelezen.tabel.kolommen:
            veld = forms.ChoiceField(
                label=kolom.kop or _("(zonder kop)"), choices=keuzes, required=False, initial=kolom.veld
            )
            self.fields[f"kolom_{kolom.plek}"] = veld
        if soort.opent:
            groepen = [("", _("geen")), *((waarde, naam) for waarde, naam in Doelgroep.choices)]
            self.fields["doelgroep"] = forms.ChoiceField(
                label=_("Groep voor regels zonder groep"), choices=groepen, required=False, initial=inlezing.doelgroep
            )

    def kolomvelden(self) -> list[tuple[Any, Any]]:
        """Pairs of column and its bound select."""
        return [(kolom, self[f"kolom_{kolom.plek}"]) for kolom in self.gelezen.tabel.kolommen]

    def kolommen(self) -> dict[int, str]:
        """Place of a column to its field, as chosen."""
        return {kolom.plek: self.cleaned_data[f"kolom_{kolom.plek}"] for kolom in self.gelezen.tabel.kolommen}


class BevestigForm(forms.Form):
    """Only asked when the file holds facts that the college must report to DUO."""

    al_gemeld = forms.ChoiceField(
        label=_("Zijn deze feiten al aan DUO gemeld?"), widget=forms.RadioSelect,
        choices=(("ja", _("Ja, ze zijn al gemeld")), ("nee", _("Nee, zet ze op de lijst “Nog melden aan DUO”"))),
        error_messages={"required": _("Kies of deze feiten al aan DUO zijn gemeld.")},
    )  # fmt: skip


class RedenForm(forms.Form):
    """Why; kept with what was done."""

    reden = forms.CharField(
        label=_("Waarom?"), max_length=300, min_length=5,
        error_messages={"required": _("Schrijf kort waarom."), "min_length": _("Schrijf in een paar woorden waarom.")},
    )  # fmt: skip


class VinkForm(forms.Form):
    """The day on which it was reported."""

    op = DagVeld(label=_("Gemeld op"))

    def __init__(self, *args: Any, vandaag: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if vandaag is not None:
            self.fields["op"].initial = vandaag


class FilterForm(forms.Form):
    """What the list shows. Unknown values are ignored, for an address may be typed."""

    stand = forms.ChoiceField(
        label=_("Stand"),
        required=False,
        choices=(("open", _("nog melden")), ("gemeld", _("gemeld")), ("vervallen", _("vervallen"))),
    )
    van = forms.ChoiceField(
        label=_("Dossiers"), required=False, choices=(("alle", _("van iedereen")), ("mij", _("van mij")))
    )
    soort = forms.ChoiceField(label=_("Wat"), required=False, choices=(("", _("alles")), *MELDSOORTEN.items()))


def voorbeeldkoppen(soort: BestandSoort) -> list[str]:
    """Headers of the empty example: the names that people read, which are recognised again."""
    return [str(veld.naam)[:1].upper() + str(veld.naam)[1:] for veld in soort.velden]
