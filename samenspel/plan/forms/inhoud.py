"""What the PIP holds, as fields: those that the law asks for this group and route, and that this person may write."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.kern.identiteit import Aanwezige
from samenspel.plan.forms.basis import PipForm, antwoord_uit, ja_nee, tekst, zet_vraag
from samenspel.plan.handelingen.inhoud import DELEN, PIPVELDEN
from samenspel.plan.handelingen.wegen import Antwoord
from samenspel.plan.models import Pip
from samenspel.plan.stand import Versie
from samenspel.toegang.matrix import recht
from wet.beoordeling import INSPANNING, NIET_OP_B1

AFSCHAALVRAGEN = (INSPANNING.code, NIET_OP_B1.code)
_GETAL = _("Vul een getal in, bijvoorbeeld 12 of 1,5.")
_NIVEAUS = [("B1", _("B1")), ("A2", _("A2"))]


class Uren(forms.DecimalField):
    """Hours a week; a comma is a decimal point here."""

    def __init__(self, label: Any, hulp: Any) -> None:
        super().__init__(
            label=label, required=False, min_value=Decimal(0), max_value=Decimal(40), max_digits=4, decimal_places=1, help_text=hulp,
            widget=forms.TextInput({"inputmode": "decimal", "data-grootte": "kort", "autocomplete": "off"}),
            error_messages={
                "invalid": _GETAL,
                "min_value": _("Minder dan 0 uur kan niet."),
                "max_value": _("Meer dan 40 uur per week kan niet."),
                "max_decimal_places": _("Schrijf hoogstens 1 cijfer achter de komma."),
                "max_digits": _("Meer dan 40 uur per week kan niet."),
            },
        )  # fmt: skip

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]  # the stubs inherit from IntegerField
        return super().to_python(str(value).replace(",", ".") if value not in self.empty_values else value)

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value


def _aantal(label: Any, hoogste: int, hulp: Any, laagste: int = 0) -> forms.IntegerField:
    fout = _("Vul een heel getal in van %(laagste)s tot en met %(hoogste)s.") % {"laagste": laagste, "hoogste": hoogste}
    return forms.IntegerField(
        label=label, required=False, min_value=laagste, max_value=hoogste, help_text=hulp,
        widget=forms.TextInput({"inputmode": "numeric", "data-grootte": "kort", "autocomplete": "off"}),
        error_messages={"invalid": fout, "min_value": fout, "max_value": fout},
    )  # fmt: skip


def _vink(label: Any, hulp: Any = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, help_text=hulp)


def _niveau(vaardigheid: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=vaardigheid, choices=_NIVEAUS, required=False, widget=forms.RadioSelect)


def _velden() -> dict[str, forms.Field]:
    """Every field there is, in the order of the page."""
    return {
        "intensiteit_leerroute": Uren(_("Hoeveel uur les per week?"), _("Wet inburgering 2021, artikel 15 lid 2")),
        "uren_leerroute_totaal": _aantal(_("Hoeveel uur taalles en KNM in de hele route, naar schatting?"), 9999, _("DUO vraagt dit totaal. Het staat niet in het besluit."), laagste=1),
        "intensiteit_pvt": Uren(_("Hoeveel uur per week voor de participatieverklaring (PVT)?"), _("In totaal minstens 12 uur. Wet inburgering 2021, artikel 15 lid 1 onder c")),
        "intensiteit_map": Uren(_("Hoeveel uur per week voor meedoen en werk (MAP)?"), _("In totaal minstens 40 uur praktijk. Wet inburgering 2021, artikel 15 lid 1 onder c")),
        "alfabetisering_verplicht": ja_nee(_("Moet iemand eerst leren lezen en schrijven?"), hulp=_("Nodig voor een lening bij DUO. Besluit inburgering 2021, artikel 6.2 lid 1 onder c")),
        "examenonderdelen_toegestaan": ja_nee(_("Mag iemand in de Z-route examens doen op A2, of in KNM?"), hulp=_("Besluit inburgering 2021, artikel 3.14 lid 7")),
        "examenonderdelen": forms.MultipleChoiceField(label=_("Welke examens?"), choices=Pip.Examenonderdeel.choices, required=False, widget=forms.CheckboxSelectMultiple),
        "niveau_lezen": _niveau(_("Niveau lezen")),
        "niveau_luisteren": _niveau(_("Niveau luisteren")),
        "niveau_schrijven": _niveau(_("Niveau schrijven")),
        "niveau_spreken": _niveau(_("Niveau spreken")),
        "beperking": _vink(_("Een beperking maakt minder uren nodig"), _("Schrijf hier niet welke beperking. Regeling inburgering 2021, artikel 3.16 lid 2")),
        "urennorm_cursus": _aantal(_("Urennorm voor de lessen"), 799, _("Gewoon 800 uur. Leeg: geen lagere norm.")),
        "urennorm_participatie": _aantal(_("Urennorm voor meedoen"), 799, _("Gewoon 800 uur. Leeg: geen lagere norm.")),
        "uren_vooraf_bekeken": _vink(_("Ik heb gekeken of er al uren zijn die meetellen"), _("Uren van voor het PIP tellen alleen als het PIP dat zegt. Besluit inburgering 2021, artikel 5.3 lid 5")),
        "uren_vooraf": _aantal(_("Hoeveel uren tellen mee?"), 2000, _("Leeg of 0: geen.")),
        "uren_vooraf_toelichting": tekst(_("Welke uren zijn dat, en waar blijkt dat uit?"), lengte=2000, rijen=2),
        "aantal_voortgangsgesprekken": _aantal(_("Hoeveel voortgangsgesprekken?"), 60, _("Besluit inburgering 2021, artikel 5.3 lid 4")),
        "ondersteuning": tekst(_("Welke ondersteuning en begeleiding krijgt iemand?"), lengte=8000, rijen=4, hulp=_("Wet inburgering 2021, artikel 15 lid 1 onder b")),
        "jong_kind": _vink(_("Er is een kind dat naar voorschool of vroegschool kan"), _("Wet inburgering 2021, artikel 15 lid 1 onder d")),
        "vve_afspraken": tekst(_("Wat is er afgesproken over voorschool of vroegschool?"), lengte=4000, rijen=2),
        "heeft_bijstand": _vink(_("Iemand krijgt bijstand van de gemeente")),
        "ontzorgbesluit": tekst(_("Wat is het besluit over ontzorgen?"), lengte=4000, rijen=2, hulp=_("Wie betaalt wat, en van wanneer tot wanneer. Wet inburgering 2021, artikel 15 lid 3; Participatiewet, artikel 56a")),
        "pw_besluiten": tekst(_("Andere besluiten in de Participatiewet"), lengte=4000, rijen=2, hulp=_("Een besluit per regel. Leeg: geen.")),
        "hoofddoel": forms.ChoiceField(label=_("Waar gaat het plan naartoe?"), choices=Pip.Hoofddoel.choices, required=False, widget=forms.RadioSelect, help_text=_("Het hoofddoel. Werkfit: op weg naar werk. Maatschappelijk fit: op weg naar meedoen. De kleinere doelen staan in het plan.")),
        "ontwikkelwens": tekst(_("Wat wil de inburgeraar leren of worden?"), lengte=2000, rijen=2, hulp=_("In eigen woorden van de inburgeraar.")),
        "aandachtspunten": tekst(_("Waar letten wij samen op?"), lengte=2000, rijen=2, hulp=_("Een aandachtspunt per regel. Schrijf geen gezondheid of geld op: dat hoort bij een doel.")),
        "motivering": tekst(_("Waarom past dit plan bij deze persoon?"), lengte=8000, rijen=5, hulp=_("Dit komt in het besluit. Algemene wet bestuursrecht, artikel 3:46")),
    }  # fmt: skip


GROEPEN: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("Lessen en meedoen"), ("intensiteit_leerroute", "uren_leerroute_totaal", "intensiteit_pvt", "intensiteit_map", "alfabetisering_verplicht")),
    (_("Examen in de Z-route"), ("examenonderdelen_toegestaan", "examenonderdelen")),
    (_("Niveau per vaardigheid"), ("niveau_lezen", "niveau_luisteren", "niveau_schrijven", "niveau_spreken")),
    (_("Minder uren door een beperking"), ("beperking", "urennorm_cursus", "urennorm_participatie")),
    (_("Uren van voor dit plan"), ("uren_vooraf_bekeken", "uren_vooraf", "uren_vooraf_toelichting")),
    (_("Begeleiding"), ("aantal_voortgangsgesprekken", "ondersteuning")),
    (_("Kinderen"), ("jong_kind", "vve_afspraken")),
    (_("Bijstand en ontzorgen"), ("heeft_bijstand", "ontzorgbesluit", "pw_besluiten")),
    (_("Waar het heen gaat"), ("hoofddoel", "ontwikkelwens", "aandachtspunten")),
    (_("Motivering"), ("motivering",)),
)  # fmt: skip
_CATEGORIE = {veld: model.vaste_categorie for model, velden in DELEN.items() for veld in velden}


class InhoudForm(PipForm):
    """The fields of this group and route. Half is fine; what is missing stands beside the form."""

    def __init__(
        self, *args: Any, versie: Versie, wie: Aanwezige, niet_gevraagd: list[str], afschalen: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, pip=versie.pip, **kwargs)
        self.afschaalvragen = AFSCHAALVRAGEN if afschalen else ()
        for naam, veld in _velden().items():
            if (
                naam in niet_gevraagd
                or not self._mag(naam, wie)
                or (naam in DELEN_VAN_Z and versie.pip.leerroute != "Z")
            ):
                continue
            veld.initial = _beginwaarde(versie, naam)
            if naam == "hoofddoel":
                _zet_hoofddoelen(veld, versie.pip.hoofddoel)
            self.fields[naam] = veld
        for code in self.afschaalvragen:
            zet_vraag(self, code, versie.beoordelingen.get(code))

    @staticmethod
    def _mag(naam: str, wie: Aanwezige) -> bool:
        return naam not in _CATEGORIE or recht(wie.rol, _CATEGORIE[naam]).schrijf

    @property
    def groepen(self) -> list[tuple[Any, list[Any]]]:
        """Fields under their headings; headings without fields stay away."""
        gevuld = [(kop, [self[naam] for naam in namen if naam in self.fields]) for kop, namen in GROEPEN]
        if self.afschaalvragen:
            namen = [f"{deel}_{code}" for code in self.afschaalvragen for deel in ("oordeel", "motivering")]
            gevuld.insert(3, (_("Beoordeling bij het afschalen"), [self[naam] for naam in namen]))
        return [(kop, velden) for kop, velden in gevuld if velden]

    @property
    def gegevens(self) -> dict[str, Any]:
        """What goes to the act."""
        alle = (*PIPVELDEN, *_CATEGORIE)
        return {naam: self.cleaned_data[naam] for naam in alle if naam in self.cleaned_data}

    @property
    def antwoorden(self) -> dict[str, Antwoord]:
        fout = {naam.partition("_")[2] for naam in self.errors}
        return {code: antwoord_uit(self, code) for code in self.afschaalvragen if code not in fout}


DELEN_VAN_Z = frozenset({"beperking", "urennorm_cursus", "urennorm_participatie"})


def _zet_hoofddoelen(veld: forms.Field, nu: str) -> None:
    """The six; one of before only while it is what was chosen, so that nothing changes without somebody choosing."""
    assert isinstance(veld, forms.ChoiceField)
    veld.choices = [
        keuze for keuze in Pip.Hoofddoel.choices if keuze[0] == nu or keuze[0] not in Pip.HOOFDDOEL_VAN_VROEGER
    ]


def _beginwaarde(versie: Versie, naam: str) -> Any:
    bron: Any = versie.pip
    if naam in _CATEGORIE:
        bron = {"C04": versie.gezin, "C09": versie.inkomen, "C11": versie.belastbaarheid}[_CATEGORIE[naam]]
    waarde = getattr(bron, naam, None)
    if naam in {"alfabetisering_verplicht", "examenonderdelen_toegestaan"}:
        return "" if waarde is None else "ja" if waarde else "nee"
    return waarde
