"""Forms of the intake. What was typed stays on the page; acts do the checking that screens share with paper and import."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.forms.basis import Eenmalig
from samenspel.huisstijl.datums import voluit
from samenspel.huisstijl.formulieren import DagTekst, DagVeld
from samenspel.intake.handelingen.leerbaarheid import Buitenstaander
from samenspel.intake.instrument import zrm_domeinen, zrm_edities, zrm_niveaus
from samenspel.intake.models import (
    BelemmeringGezondheid,
    DigitaleVaardigheidMeting,
    Gesprek,
    Kant,
    LbtOntheffing,
    PositieveGezondheidMeting,
    SecondOpinion,
    TaalMeting,
    Wijze,
)
from samenspel.intake.vragenblad import Regel
from samenspel.intake.vragenlijst import Soort
from samenspel.intake.weergave import tweetalig
from samenspel.toegang.matrix import recht
from samenspel.toegang.models import Gebruiker
from wet.leerroute import PUNTEN_MAXIMAAL


class DagForm(forms.Form):
    """Every act of the intake happens on a day: today, or the day on the paper."""

    op = DagVeld(
        label=_("Op welke dag?"),
        widget=DagTekst,
        error_messages={"required": _("Vul de dag in, bijvoorbeeld 11-6-2026.")},
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        self.vandaag = vandaag
        kwargs["initial"] = {"op": vandaag, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    def clean_op(self) -> date:
        op: date = self.cleaned_data["op"]
        if op > self.vandaag:
            raise forms.ValidationError(_("Deze dag ligt in de toekomst. Kies vandaag of eerder."))
        return op


class EenmaligeDagForm(Eenmalig, DagForm):
    """May arrive twice and has one effect."""


class GesprekgegevensForm(DagForm):
    """Day and way of the answers on a page of the questionnaire."""

    op = DagVeld(
        label=_("Dag van het gesprek"),
        widget=DagTekst,
        error_messages={"required": _("Vul de dag van het gesprek in.")},
    )
    wijze = forms.ChoiceField(label=_("Hoe ingevuld"), choices=Wijze.choices, initial=Wijze.GESPREK)


class VragenForm(forms.Form):
    """The fields of one page of the questionnaire, made from its rows. Values are checked by `waarden.controleer`."""

    def __init__(self, *args: Any, regels: list[Regel], taal: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for regel in regels:
            self.fields[regel.naam] = _veld(regel, taal)
            regel.veld = self[regel.naam]
            regel.een_merk = taal in regel.vraag.geheel_concept

    def ingevuld(self, regel: Regel) -> Any:
        """What the browser sent for this row, unchecked."""
        veld: BoundField = self[regel.naam]
        return veld.field.widget.value_from_datadict(self.data, self.files, veld.html_name)


def _veld(regel: Regel, taal: str) -> forms.Field:
    vraag = regel.vraag
    los = taal not in vraag.geheel_concept  # else the mark at the question says it for its choices too
    keuzes: list[tuple[str, Any]] = [(keuze.code, tweetalig(keuze.tekst, taal, merk=los)) for keuze in vraag.keuzes]
    gemeen: dict[str, Any] = {
        "label": tweetalig(vraag.tekst, taal, merk=True),
        "required": False,
        "initial": _toonbaar(regel),
    }
    uit = {} if regel.bewerkbaar else {"disabled": "disabled"}
    match vraag.soort:
        case Soort.TEKST:
            return forms.CharField(
                widget=forms.Textarea({"rows": 2, "dir": "auto", "class": "utrecht-textarea", **uit}), **gemeen
            )
        case Soort.MEERKEUZE:
            return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple(uit), choices=keuzes, **gemeen)
        case Soort.GETAL | Soort.DEELDATUM:
            kort = {
                "inputmode": "numeric" if vraag.soort is Soort.GETAL else "text",
                "data-grootte": "kort",
                "autocomplete": "off",
            }
            return forms.CharField(widget=forms.TextInput({"class": "utrecht-textbox", **kort, **uit}), **gemeen)
        case _:
            leeg = [("", _("Geen antwoord"))] if regel.gegeven is not None else []
            return forms.ChoiceField(widget=forms.RadioSelect(uit), choices=[*keuzes, *leeg], **gemeen)


def _toonbaar(regel: Regel) -> Any:
    """Partly known dates as people write them: `3-1994`."""
    waarde = regel.beginwaarde
    if regel.vraag.soort is Soort.DEELDATUM and isinstance(waarde, str):
        return "-".join(str(int(deel)) for deel in reversed(waarde.split("-"))) if waarde else ""
    return waarde


class GesprekForm(DagForm):
    """A talk: for whom, who was there, what was told and given."""

    vorm = forms.ChoiceField(
        label=_("Hoe was het gesprek?"), choices=Gesprek.Vorm.choices, widget=forms.RadioSelect, initial="persoon"
    )
    gezin = forms.MultipleChoiceField(
        label=_("Ook voor deze volwassenen"), widget=forms.CheckboxSelectMultiple, required=False
    )
    groep = forms.CharField(
        label=_("Ook voor deze dossiers"), required=False, max_length=400,
        help_text=_("Bij een groep: schrijf de dossiernummers, met een komma ertussen. Bijvoorbeeld A26-0417, A26-0418."),
    )  # fmt: skip
    minuten = forms.IntegerField(
        label=_("Hoeveel minuten?"), required=False, min_value=1, max_value=600,
        error_messages={"invalid": _("Vul een heel getal in, bijvoorbeeld 60."), "max_value": _("Een gesprek duurt hier hoogstens 600 minuten.")},
    )  # fmt: skip
    deelnemers = forms.MultipleChoiceField(
        label=_("Wie was erbij, naast de inburgeraar en uzelf?"), choices=Gesprek.Deelnemer.choices, widget=forms.CheckboxSelectMultiple, required=False
    )  # fmt: skip
    tolk_taal = forms.CharField(label=_("Taal van de tolk"), required=False, max_length=40)
    onderwerpen = forms.MultipleChoiceField(
        label=_("Waar ging het over?"),
        choices=Gesprek.Onderwerp.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    recht_alleen_gezegd = forms.BooleanField(
        label=_("Ik heb gezegd dat de inburgeraar ook alleen mag praten"), required=False,
        help_text=_("De wet vraagt dit: Besluit inburgering 2021, artikel 5.2, lid 2."),
    )  # fmt: skip
    folders = forms.CharField(label=_("Welke folders gaf u mee?"), required=False, max_length=200)
    folder_taal = forms.CharField(label=_("In welke taal waren de folders?"), required=False, max_length=40)
    groepsgrootte = forms.IntegerField(
        label=_("Hoeveel mensen deden mee?"), min_value=1, max_value=200, initial=1,
        error_messages={"invalid": _("Vul een heel getal in, bijvoorbeeld 6."), "required": _("Vul in hoeveel mensen meededen.")},
    )  # fmt: skip
    sessie = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, gezinsleden: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if gezinsleden:
            self.fields["gezin"].choices = gezinsleden  # type: ignore[attr-defined]  # a ChoiceField
        else:
            del self.fields["gezin"]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if "tolk" in gegevens.get("deelnemers", []) and not gegevens.get("tolk_taal"):
            self.add_error("tolk_taal", _("Er was een tolk bij. Vul de taal van de tolk in."))
        if gegevens.get("folders") and not gegevens.get("folder_taal"):
            self.add_error("folder_taal", _("U gaf folders mee. Vul in welke taal zij hebben."))
        return gegevens


class AanmeldingForm(EenmaligeDagForm):
    """Registered for the test; there is no result yet."""

    op = DagVeld(
        label=_("Wanneer aangemeld?"), widget=DagTekst, error_messages={"required": _("Vul de dag van aanmelding in.")}
    )
    toets_op = DagVeld(
        label=_("Op welke dag is de toets?"), required=False, widget=DagTekst, help_text=_("Als u dat al weet.")
    )


class Begeleidersveld(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """Colleagues who are or were certified; an ended certificate says so, for a test of before."""

    def label_from_instance(self, obj: Any) -> str:
        if obj.certificaat_loopt:
            return str(obj.naam)
        return _("%(naam)s (certificaat tot en met %(dag)s)") % {"naam": obj.naam, "dag": voluit(obj.certificaat_tot)}


class ToetsForm(EenmaligeDagForm):
    """The result of the learnability test, or the reason why there is none."""

    afgezien = forms.BooleanField(
        label=_("Er is geen toets, door een beperking bij zien of horen"), required=False,
        help_text=_("Wet inburgering 2021, artikel 14, lid 6."),
    )  # fmt: skip
    beperking = forms.ChoiceField(
        label=_("Geen toets: wat is de beperking?"), required=False, choices=[("", _("Kies")), *LbtOntheffing.Beperking.choices],
        help_text=_("Dit en de reden ziet alleen wie gezondheid mag zien."),
    )  # fmt: skip
    motivering = forms.CharField(
        label=_("Geen toets: waarom kan het niet?"), required=False, max_length=2000, widget=forms.Textarea({"rows": 2}),
        help_text=_("Schrijf ook waar u dat op baseert, zoals een verklaring die u zag."),
    )  # fmt: skip
    score = forms.IntegerField(
        label=_("Punten"), required=False, min_value=0, max_value=PUNTEN_MAXIMAAL, widget=forms.TextInput({"inputmode": "numeric", "data-grootte": "kort"}),
        help_text=_("0 tot en met 40. Zij staan in Mijn DUO."),
        error_messages={
            "required": _("Vul de punten in, of kruis aan dat er geen toets is."),
            "invalid": _("Vul een heel getal in, van 0 tot en met 40."),
            "max_value": _("De toets heeft hoogstens 40 punten."),
            "min_value": _("Vul een getal in van 0 tot en met 40."),
        },
    )  # fmt: skip
    aangemeld_op = DagVeld(
        label=_("Wanneer aangemeld?"), required=False, widget=DagTekst, help_text=_("Staat in Mijn DUO.")
    )
    examennummer = forms.CharField(label=_("Examennummer"), required=False, max_length=30)
    toetsbegeleider = Begeleidersveld(
        label=_("Wie nam de toets af?"), queryset=Gebruiker.objects.none(), required=False, empty_label=_("Kies een collega"),
        help_text=_("Collega's met een certificaat op de dag van de toets."),
    )  # fmt: skip
    buiten_naam = forms.CharField(
        label=_("Of iemand van buiten: de naam"), required=False, max_length=120,
        help_text=_("Alleen als niemand uit de lijst de toets afnam."),
    )  # fmt: skip
    buiten_certificaat = forms.CharField(
        label=_("Nummer van het certificaat van die persoon"), required=False, max_length=200
    )

    def __init__(self, *args: Any, begeleiders: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["toetsbegeleider"].queryset = begeleiders  # type: ignore[attr-defined]  # a ModelChoiceField
        self.fields["score"].required = not self.data.get("afgezien")
        self.order_fields(
            ["op", "score", "toetsbegeleider", "buiten_naam", "buiten_certificaat", "aangemeld_op", "examennummer", "afgezien"]
        )  # fmt: skip

    @property
    def buitenstaander(self) -> Buitenstaander | None:
        """Who took the test, when that was somebody without a login here."""
        naam, certificaat = self.cleaned_data["buiten_naam"], self.cleaned_data["buiten_certificaat"]
        return Buitenstaander(naam, certificaat) if naam or certificaat else None

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if gegevens.get("afgezien"):
            if not gegevens.get("beperking"):
                self.add_error("beperking", _("Kies of het om zien of horen gaat."))
            if len(gegevens.get("motivering", "").strip()) < 10:
                self.add_error("motivering", _("Schrijf waarom de toets niet kan, en waar u dat op baseert."))
        elif not (gegevens.get("toetsbegeleider") or gegevens.get("buiten_naam")):
            if "toetsbegeleider" not in self.errors:
                self.add_error("toetsbegeleider", _("Kies wie de toets afnam."))
        elif gegevens.get("buiten_naam") and not gegevens.get("buiten_certificaat"):
            self.add_error("buiten_certificaat", _("Vul het nummer van het certificaat in."))
        return gegevens


class TweedeMeningForm(EenmaligeDagForm):
    """Ask a school for a second opinion."""

    school = forms.CharField(label=_("Welke school?"), max_length=120)
    reden = forms.CharField(
        label=_("Waarom twijfelt u aan de uitslag?"), widget=forms.Textarea({"rows": 3}), min_length=10, max_length=2000
    )


class UitkomstForm(DagForm):
    """What the school found."""

    uitkomst = forms.ChoiceField(
        label=_("Wat vindt de school?"), widget=forms.RadioSelect, choices=SecondOpinion.Uitkomst.choices[1:]
    )
    gevolg = forms.CharField(
        label=_("Wat betekent dit voor de leerroute?"), widget=forms.Textarea({"rows": 3}), max_length=2000
    )


class IntrekForm(forms.Form):
    """Why a record is taken back."""

    reden = forms.CharField(
        label=_("Waarom klopt dit niet?"), min_length=5, max_length=500, widget=forms.Textarea({"rows": 2}),
        help_text=_("Bijvoorbeeld: hoort bij een ander dossier. Schrijf niets over gezondheid."),
        error_messages={"required": _("Schrijf waarom dit niet klopt."), "min_length": _("Schrijf waarom dit niet klopt, in een paar woorden.")},
    )  # fmt: skip


class OndertekeningForm(Eenmalig):
    """A signature, and who prepared the intake."""

    voorbereid_door = forms.ChoiceField(
        label=_("Wie bereidde deze intake voor?"), error_messages={"required": _("Kies wie de intake voorbereidde.")}
    )

    def __init__(self, *args: Any, voorbereiders: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld = self.fields["voorbereid_door"]
        keuzes = voorbereiders if len(voorbereiders) == 1 else [("", _("Kies")), *voorbereiders]
        veld.choices = keuzes  # type: ignore[attr-defined]  # a ChoiceField


class MetingForm(EenmaligeDagForm):
    """What every measurement has: the day, whose view, and who looked."""

    categorie = ""

    kant = forms.ChoiceField(
        label=_("Wie vindt dit?"), choices=Kant.choices, widget=forms.RadioSelect, initial=Kant.PROFESSIONAL
    )
    beoordelaar = forms.CharField(
        label=_("Functie of organisatie"), required=False, max_length=80, help_text=_("Bijvoorbeeld: taalschool, huisarts, klantmanager. Geen naam.")
    )  # fmt: skip

    @property
    def kopvelden(self) -> list[BoundField]:
        """When, and whose view."""
        return [veld for veld in self.visible_fields() if veld.name in MetingForm.base_fields]

    @property
    def meetvelden(self) -> list[BoundField]:
        """What is measured; the fields that a subclass declares or makes."""
        return [veld for veld in self.visible_fields() if veld.name not in MetingForm.base_fields]

    def scores(self, velden: tuple[str, ...]) -> dict[str, int]:
        """The filled-in number fields."""
        return {naam: int(self.cleaned_data[naam]) for naam in velden if self.cleaned_data.get(naam) not in (None, "")}


class PositieveGezondheidForm(MetingForm):
    """Six scores from 0 to 10."""

    categorie = "C12"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kant"].initial = Kant.ZELF
        for naam in PositieveGezondheidMeting.DIMENSIES:
            label = str(PositieveGezondheidMeting._meta.get_field(naam).verbose_name).capitalize()  # type: ignore[union-attr]
            self.fields[naam] = forms.IntegerField(
                label=label, min_value=0, max_value=10, widget=forms.TextInput({"inputmode": "numeric", "data-grootte": "kort"}),
                error_messages={
                    "required": _("Vul een getal in van 0 tot en met 10."), "invalid": _("Vul een getal in van 0 tot en met 10."),
                    "min_value": _("Vul een getal in van 0 tot en met 10."), "max_value": _("Vul een getal in van 0 tot en met 10."),
                },
            )  # fmt: skip


class TaalForm(MetingForm):
    """A level per skill."""

    categorie = "C07"

    bron = forms.ChoiceField(label=_("Waar komt dit vandaan?"), choices=TaalMeting.Bron.choices)
    doel = forms.BooleanField(label=_("Dit is het niveau waar we naartoe werken"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, naam in TaalMeting.Vaardigheid.choices:
            keuzes = [("", _("niet gemeten")), *TaalMeting.Niveau.choices]
            self.fields[code] = forms.ChoiceField(label=str(naam).capitalize(), choices=keuzes, required=False)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if not any(gegevens.get(code) for code in TaalMeting.Vaardigheid.values):
            raise forms.ValidationError(_("Vul het niveau in van minstens één vaardigheid."))
        return gegevens


class ZelfredzaamheidForm(MetingForm):
    """Scores 1 to 5 for the domains of the chosen edition whose category the role may write."""

    categorie = "C13"

    editie = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)

    def __init__(self, *args: Any, rol: str = "regievoerder", uitgave: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        gestuurd = self.data.get("editie", "")
        self.uitgave = gestuurd if gestuurd in zrm_edities() else uitgave
        self.initial["editie"] = self.uitgave
        keuzes = [("", _("niet bekeken")), *((str(score), f"{score} {naam}") for score, naam in zrm_niveaus().items())]
        for domein in zrm_domeinen(self.uitgave):
            if recht(rol, domein.categorie).schrijf:
                self.fields[domein.code] = forms.ChoiceField(
                    label=domein.naam.capitalize(), choices=keuzes, required=False
                )

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        if not any(gegevens.get(domein.code) for domein in zrm_domeinen(self.uitgave)):
            raise forms.ValidationError(_("Vul minstens één domein in."))
        return gegevens


class NetwerkForm(MetingForm):
    """Informal contacts."""

    categorie = "C13"

    contacten = forms.IntegerField(
        label=_("Met hoeveel Nederlanders praat iemand, buiten school, werk en hulp?"), min_value=0, max_value=500,
        widget=forms.TextInput({"inputmode": "numeric", "data-grootte": "kort"}),
        error_messages={"invalid": _("Vul een heel getal in, bijvoorbeeld 3."), "required": _("Vul een getal in. Nul mag ook."), "max_value": _("Vul een getal in van 0 tot en met 500.")},
    )  # fmt: skip
    per = forms.ChoiceField(label=_("Per"), choices=[("week", _("week")), ("maand", _("maand"))])


class DigitaalForm(MetingForm):
    """Digital skill."""

    categorie = "C07"

    telefoon = forms.ChoiceField(
        label=_("Appen en zoeken op de telefoon"),
        choices=DigitaleVaardigheidMeting.Niveau.choices,
        widget=forms.RadioSelect,
    )
    formulier = forms.ChoiceField(
        label=_("Een formulier invullen op internet"),
        choices=DigitaleVaardigheidMeting.Niveau.choices,
        widget=forms.RadioSelect,
    )
    digid = forms.ChoiceField(
        label=_("Inloggen met DigiD"), choices=DigitaleVaardigheidMeting.Niveau.choices, widget=forms.RadioSelect
    )


class BelemmeringForm(MetingForm):
    """Hindrance by health, and help."""

    categorie = "C12"

    lichamelijk = forms.ChoiceField(
        label=_("Lichamelijke gezondheid"), choices=BelemmeringGezondheid.Zwaarte.choices, widget=forms.RadioSelect
    )
    psychisch = forms.ChoiceField(
        label=_("Psychische gezondheid"), choices=BelemmeringGezondheid.Zwaarte.choices, widget=forms.RadioSelect
    )
    hulp = forms.ChoiceField(label=_("Hulp"), choices=BelemmeringGezondheid.Hulp.choices, widget=forms.RadioSelect)

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or self.cleaned_data
        zwaartes = {gegevens.get("lichamelijk"), gegevens.get("psychisch")}
        if gegevens.get("hulp") == BelemmeringGezondheid.Hulp.GESTART and zwaartes == {
            BelemmeringGezondheid.Zwaarte.GEEN
        }:
            self.add_error(
                "hulp", _("Er is hulp begonnen, maar u koos twee keer geen belemmering. Kijk welke van de twee klopt.")
            )
        return gegevens
