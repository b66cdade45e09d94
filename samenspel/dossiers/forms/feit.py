"""One form per kind of fact, declared: the day, the source, and the extra fields that the kind has."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.forms.basis import Eenmalig, dag, niet_na
from samenspel.dossiers.models import Doelgroep, Gebeurtenis
from samenspel.dossiers.schil import LEERROUTES
from samenspel.dossiers.soorten import BEGIN_VAN_DE_WET, MB_STAND, PIP_VAN_VOOR_DE_WET, SOORTEN, VAN_EEN_HANDELING
from samenspel.dossiers.tijdlijn import REDENEN_EINDE

Veldmaker = Callable[[], forms.Field]

_KIES = {"required": _("Maak een keuze.")}
_UREN = [
    ("nt2", _("NT2-les")), ("alfabetisering", _("alfabetisering")), ("knm", _("KNM")), ("participatie", _("participatie")),
    ("pvt", _("participatieverklaring (PVT)")), ("map_praktijk", _("MAP, praktijk")), ("map_overig", _("MAP, overig")),
]  # fmt: skip
_EXAMEN = [
    ("lezen", _("lezen")),
    ("luisteren", _("luisteren")),
    ("schrijven", _("schrijven")),
    ("spreken", _("spreken")),
    ("knm", "KNM"),
]
_NIVEAU = [(niveau, niveau) for niveau in ("A1", "A2", "B1", "B2")]


def _keuze(label: Any, keuzes: Any, *, verplicht: bool = True, hulp: Any = "") -> Veldmaker:
    opties = [("", _("Kies")), *keuzes]
    return lambda: forms.ChoiceField(
        label=label, choices=opties, required=verplicht, help_text=hulp, error_messages=_KIES
    )


def _getal(label: Any, laagst: int, hoogst: int, hulp: Any = "", *, verplicht: bool = True) -> Veldmaker:
    fouten: dict[str, Any] = {
        "required": _("Vul een getal in."), "invalid": _("Vul een heel getal in."),
        "min_value": _("Vul een getal in van %(laag)s tot en met %(hoog)s.") % {"laag": laagst, "hoog": hoogst},
        "max_value": _("Vul een getal in van %(laag)s tot en met %(hoog)s.") % {"laag": laagst, "hoog": hoogst},
    }  # fmt: skip
    return lambda: forms.IntegerField(
        label=label, min_value=laagst, max_value=hoogst, help_text=hulp, error_messages=fouten, required=verplicht
    )


def _tekst(label: Any, *, verplicht: bool = False, hulp: Any = "") -> Veldmaker:
    return lambda: forms.CharField(
        label=label, required=verplicht, max_length=200, help_text=hulp,
        error_messages={"required": _("Schrijf dit kort op."), "max_length": _("Gebruik hooguit 200 tekens.")},
    )  # fmt: skip


def _dag(label: Any, *, verplicht: bool = True) -> Veldmaker:
    return lambda: dag(label, verplicht=verplicht)


_ROUTE = {"leerroute": _keuze(_("Leerroute"), LEERROUTES.items())}
ALFABETISERING: tuple[tuple[str, Any], ...] = (
    ("NVT", _("niet nodig")), ("A", _("ja, voor wie nog niet leest en schrijft")), ("AA", _("ja, voor wie een ander schrift leest")),
)  # fmt: skip
_NAAR_DUO: dict[str, Veldmaker] = {
    "uren_totaal": _getal(
        _("Hoeveel uur taalles en KNM in totaal, naar schatting?"), 1, 9999, _("Alleen bij asiel in de B1-route. DUO vraagt de hele route, niet per week."), verplicht=False,
    ),
    "alfabetisering": _keuze(_("Leert iemand eerst lezen en schrijven?"), ALFABETISERING, verplicht=False),
    "examens_z": _keuze(
        _("Mag iemand in de Z-route examens doen op A2, of in KNM?"), [("ja", _("ja")), ("nee", _("nee"))], verplicht=False,
        hulp=_("Besluit inburgering 2021, artikel 3.14 lid 7"),
    ),
}  # fmt: skip
_VERWIJTBAAR = {
    "verwijtbaar": _keuze(
        _("Was het verwijtbaar dat dit te laat was?"), [("ja", _("ja")), ("nee", _("nee"))], verplicht=False,
        hulp=_("Alleen als de inburgeringstermijn al voorbij was. Het is uw eigen oordeel; DUO vraagt het."),
    ),
}  # fmt: skip


def _elders(vraag: Any, hulp: Any = "") -> dict[str, Veldmaker]:
    """Whose it was: what another municipality did is not ours to report (Besluit 9.2 lid 2, 9.3 lid 2)."""
    return {
        "elders": _keuze(
            vraag, [("ja", _("ja, voor de verhuizing")), ("nee", _("nee, onze gemeente"))], verplicht=False,
            hulp=hulp or _("Zo ja, dan meldde die gemeente het aan DUO."),
        ),
    }  # fmt: skip


_ELDERS_BESLOTEN = _elders(_("Besloot een andere gemeente dit?"))
_ELDERS_GEBEURD = _elders(_("Was dit in een andere gemeente?"))


def _schoolnummer() -> forms.Field:
    return forms.RegexField(
        r"[0-9]{10}", label=_("Nummer van de school bij DUO"), required=False, help_text=_("10 cijfers. U vindt het in de lijst van scholen in het portaal van DUO."),
        error_messages={"invalid": _("Het nummer van een school heeft 10 cijfers. Weet u het niet? Laat het veld leeg.")},
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip


_OMVANG = {
    "omvang": _keuze(
        _("Voor hoeveel?"),
        [("geheel", _("geheel")), ("gedeeltelijk", _("voor een onderdeel")), ("tijdelijk", _("tijdelijk"))],
    ),
    "onderdeel": _keuze(_("Welk onderdeel?"), [*_EXAMEN, ("participatie", _("participatie"))], verplicht=False),
    "tot": _dag(_("Tot en met"), verplicht=False),
}
_BEZWAAR: dict[str, Veldmaker] = {
    "artikel": lambda: forms.CharField(label=_("Artikel van het besluit"), required=False, max_length=60)
}

EXTRA: dict[str, dict[str, Veldmaker]] = {
    "plicht_einde": {"reden": _keuze(_("Waarom eindigt de plicht, volgens DUO?"), REDENEN_EINDE.items())},
    "doelgroep_gewijzigd": {"doelgroep": _keuze(_("Doelgroep, volgens DUO"), Doelgroep.choices)},
    "oproep_brede_intake": {"verschijnen_op": _dag(_("Op welke dag moet iemand komen?"))},
    "lbt_uitslag": {"score": _getal(_("Score"), 0, 40, _("Van 0 tot en met 40."))},
    "pip_dagtekening": {
        "leerroute": _keuze(_("Leerroute"), LEERROUTES.items(), verplicht=False, hulp=_("Alleen bij een PIP van een andere gemeente mag dit nog open blijven.")),
        **_elders(
            _("Stelde een andere gemeente dit PIP vast?"),
            _("Zo ja, dan meldde die gemeente het aan DUO. Leg ook de verhuizing vast: dan lopen de tien weken om het PIP aan te passen."),
        ),
        **_NAAR_DUO,
    },
    "verhuizing": {
        "met_pip": _keuze(
            _("Is er een PIP van de vorige gemeente?"), [("ja", _("ja")), ("nee", _("nee"))], verplicht=False,
            hulp=_("Met een PIP lopen er tien weken om het aan te passen, ook als de dagtekening nog niet bekend is."),
        ),
        "leerroute": lambda: forms.ChoiceField(
            label=_("Leerroute in dat PIP"), required=False, choices=[("", _("Nog niet bekend")), *LEERROUTES.items()],
            help_text=_("Deze leerroute gaat mee naar uw gemeente. Weet u ook de dagtekening? Leg dan dat PIP zelf vast."),
        ),
        "pip_gemeente": _tekst(_("Welke gemeente stelde dat PIP vast?"), hulp=_("Die gemeente komt in de brief te staan.")),
    },
    "pip_bekendgemaakt": _ELDERS_BESLOTEN,
    "pip_wijziging": {**_ROUTE, "reden": _tekst(_("Waarom wijzigt het PIP?")), **_ELDERS_BESLOTEN, **_NAAR_DUO},
    "leerroute_gewijzigd": {
        **_ROUTE,
        **_ELDERS_BESLOTEN,
        "reden": _tekst(_("Waarom wijzigt de leerroute?"), verplicht=True, hulp=_("Kort, en niets over gezondheid of geld. Dit gaat naar DUO.")),
    },
    "pvt_ondertekend": {**_VERWIJTBAAR, **_ELDERS_GEBEURD},
    "map_eindgesprek": {**_VERWIJTBAAR, **_ELDERS_GEBEURD},
    "z_eindgesprek": _ELDERS_GEBEURD,
    "aanbod_gedaan": {
        "school": _tekst(_("Welke school?"), verplicht=True),
        "schoolnummer": _schoolnummer,
        "keurmerk": _keuze(
            _("Welk keurmerk heeft de school?"),
            [("bow", _("Blik op Werk")), ("tst", _("een taalschakeltraject")), ("geen", _("geen van beide"))], verplicht=False,
        ),
        "alfabetisering": _keuze(_("Leert iemand eerst lezen en schrijven?"), ALFABETISERING, hulp=_("DUO vraagt dit bij elk aanbod.")),
        "start_opleiding": _dag(_("Verwachte eerste dag van de lessen"), verplicht=False),
        "einde_opleiding": _dag(_("Verwachte laatste dag van de lessen"), verplicht=False),
        **_elders(_("Bood een andere gemeente deze cursus aan?")),
    },
    "mb_voortgang": {
        "stand": _keuze(_("Hoe gaat het?"), MB_STAND.items()),
        "uren": _getal(_("Hoeveel uur begeleiding tot nu toe?"), 0, 1000, verplicht=False),
    },
    "taalniveau": {
        vaardigheid: _keuze(label, _NIVEAU, verplicht=False)
        for vaardigheid, label in (
            ("lezen", _("Niveau lezen")), ("luisteren", _("Niveau luisteren")), ("schrijven", _("Niveau schrijven")), ("spreken", _("Niveau spreken")),
        )
    },
    "duo_termijn": {"begin": _dag(_("Eerste dag, volgens DUO")), "einde": _dag(_("Laatste dag, volgens DUO"))},
    "termijn_verlengd": {"nieuw_einde": _dag(_("Nieuwe laatste dag"))},
    "afgeschaald": {"onderdeel": _keuze(_("Onderdeel"), _EXAMEN), "niveau": _keuze(_("Niveau"), _NIVEAU), **_ELDERS_BESLOTEN},
    "uren": {
        "type": _keuze(_("Soort uren"), _UREN),
        "uren": _getal(_("Aantal uren"), 0, 5000),
        "instelling": _keuze(
            _("Waar waren de lessen?"),
            [("keurmerk", _("school met keurmerk")), ("web", _("roc of andere WEB-instelling")),
             ("niet_vrijstellend", _("instelling die niet vrijstelt")), ("overig", _("ergens anders"))],
            verplicht=False,
        ),
        **_ELDERS_GEBEURD,
    },
    "urennorm_verlaagd": {
        "type": _keuze(_("Soort uren"), _UREN), "norm": _getal(_("Nieuwe norm in uren"), 0, 800), **_ELDERS_BESLOTEN,
    },
    "examenuitslag": {
        "onderdeel": _keuze(_("Onderdeel"), _EXAMEN),
        "niveau": _keuze(_("Niveau"), _NIVEAU, verplicht=False),
        "geslaagd": _keuze(_("Geslaagd?"), [("ja", _("ja")), ("nee", _("nee"))]),
    },
    "vrijstelling": _OMVANG,
    "ontheffing": _OMVANG,
    "bezwaar": _BEZWAAR,
    "beslissing_op_bezwaar": _BEZWAAR,
    "bezwaar_ingetrokken": _BEZWAAR,
    "waarschuwing": _BEZWAAR,
    "boete": {**_BEZWAAR, "bedrag": _getal(_("Bedrag in euro"), 0, 10_000)},
    "coa_dossier_ontvangen": {
        "volledig": _keuze(_("Is het dossier volledig?"), [("ja", _("ja")), ("nee", _("nee, er ontbreekt iets"))]),
        "ontbreekt": _tekst(_("Wat ontbreekt er?")),
    },
    "geen_aanbod": {"reden": _tekst(_("Waarom is er nog geen aanbod?"), verplicht=True)},
    "aanwezigheid": {
        "begin": _dag(_("Vanaf welke dag telde de school?")),
        "verzuim_geoorloofd": _getal(_("Gemist met toestemming, in uren"), 0, 2000),
        "verzuim_ongeoorloofd": _getal(_("Gemist zonder toestemming, in uren"), 0, 2000),
    },
    "inspanning": {
        "inspanning": _tekst(
            _("Wat doet iemand om in te burgeren?"), verplicht=True, hulp=_("Kort, en niets over gezondheid of geld. Dit gaat naar DUO."),
        ),
    },
    "lbt_aangemeld": {"toets_op": _dag(_("Op welke dag is de toets?"), verplicht=False)},
    "niet_vrijstellende_opleiding": {
        "opleiding": _tekst(_("Welke opleiding?"), verplicht=True),
        "mag_afmaken": _keuze(_("Mag deze persoon de opleiding eerst afmaken?"), [("ja", _("ja")), ("nee", _("nee"))]),
    },
}  # fmt: skip

NIET_MET_DE_HAND = frozenset({"intrekking", "lbt_afgezien", *VAN_EEN_HANDELING})
"""These follow from an act of their own."""

_NIET_TE_KIEZEN = frozenset({Gebeurtenis.Bron.SYSTEEM, Gebeurtenis.Bron.BESTAND, Gebeurtenis.Bron.HANDELING})
_VOOR_WIE_MANDAAT_HEEFT = frozenset({("verhuizing", "leerroute")})
"""Part of a decision of elsewhere: for who may record one, as with a signal of DUO."""
_JA_NEE = frozenset({"geslaagd", "volledig", "mag_afmaken", "examens_z", "elders", "met_pip"})
MAG_LATER = frozenset(
    {"bijstand_beeindigd", "recht_op_bijstand", "verhuizing", "brp_inschrijving", "huisvesting", "pip_dagtekening"}
)
"""Facts that are known before their day."""

_HULP = {
    "kennisgeving_inburgeringsplicht": _(
        "De datum die op de kennisgeving van DUO staat. Daarmee begint de tien weken."
    ),
    "brp_inschrijving": _("De dag van inschrijving in uw gemeente."),
    "bijstand_beeindigd": _("De laatste dag met recht op bijstand."),
    "pip_dagtekening": _("Alleen voor een PIP dat buiten Samenspel is vastgesteld. Leg hier de dagtekening vast."),
    "pip_bekendgemaakt": _("Alleen voor een PIP dat buiten Samenspel is vastgesteld: de dag waarop het is verstuurd."),
    "verhuizing": _("De dag van inschrijving in uw gemeente, na een verhuizing uit een andere gemeente."),
    "uren": _("De dag waarop de uren zijn geboekt."),
    "aanwezigheid": _("De laatste dag die de school telde."),
}


def met_de_hand() -> list[str]:
    """The kinds of fact that a form records, in the order of the table of kinds."""
    return [soort for soort in SOORTEN if soort not in NIET_MET_DE_HAND]


GROEPEN: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("Bericht van DUO"), (
        "kennisgeving_inburgeringsplicht", "tienwekentermijn_gestart", "plicht_start", "doelgroep_gewijzigd", "duo_termijn", "termijn_verlengd",
        "vrijstelling", "ontheffing", "examenuitslag", "plicht_einde", "bericht_ontvangen",
    )),
    (_("Komst en wonen"), (
        "vergunning_verleend", "koppeling_gemeente", "coa_dossier_ontvangen", "azc_gesprek", "huisvesting", "brp_inschrijving", "verhuizing",
    )),
    (_("Bijstand en ontzorgen"), ("recht_op_bijstand", "bijstand_beeindigd", "beoordeling_ontzorgen")),
    (_("Brede intake"), (
        "oproep_brede_intake", "welkomgesprek", "vragenlijst_start", "lbt_aangemeld", "lbt_uitslag", "second_opinion", "informatie_derde_gevraagd",
        "informatie_derde_ontvangen",
    )),
    (_("PIP en leerroute"), (
        "pip_dagtekening", "pip_bekendgemaakt", "pip_wijziging", "leerroute_gewijzigd", "afgeschaald", "urennorm_verlaagd", "plan_besproken",
    )),
    (_("Cursus en uren"), (
        "aanbod_gedaan", "geen_aanbod", "niet_vrijstellende_opleiding", "eerste_les", "uren", "aanwezigheid", "inspanning", "taalniveau",
        "taalschakeltraject_start", "taalschakeldiploma",
    )),
    (_("Begeleiding en meedoen"), (
        "mb_gestart", "mb_voortgang", "mb_beeindigd", "voortgangsgesprek", "vrijwilligerswerk_gestart", "pvt_ondertekend", "map_eindgesprek", "z_eindgesprek",
    )),
    (_("Bezwaar en handhaving"), ("bezwaar", "beslissing_op_bezwaar", "bezwaar_ingetrokken", "waarschuwing", "boete")),
)  # fmt: skip
"""The kinds of fact by subject, in the order in which they happen; every kind stands in one of them (a test compares)."""


class FeitForm(Eenmalig):
    """The form for one kind of fact. `gegevens` gives the extra fields as `wet` wants them."""

    def __init__(self, *args: Any, soort: str, vandaag: date, mag_besluit: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.soort, self.vandaag = soort, vandaag
        self.fields["op"] = dag(_("Op welke dag?"), hulp=_HULP.get(soort, ""))
        for naam, maak in EXTRA.get(soort, {}).items():
            if mag_besluit or (soort, naam) not in _VOOR_WIE_MANDAAT_HEEFT:
                self.fields[naam] = maak()
        self.fields["bron"] = forms.ChoiceField(
            label=_("Van wie weet u dit?"), initial=Gebeurtenis.Bron.HAND,
            choices=[(b.value, _("van de inburgeraar of uit eigen werk") if b == Gebeurtenis.Bron.HAND else b.label) for b in Gebeurtenis.Bron if b not in _NIET_TE_KIEZEN],
        )  # fmt: skip

    def clean(self) -> dict[str, Any] | None:
        schoon = super().clean() or self.cleaned_data
        begin, op = schoon.get("begin"), schoon.get("op")
        if self.soort == "aanwezigheid" and begin and op and begin > op:
            self.add_error(
                "begin", _("Deze dag ligt na de laatste dag die de school telde. Kijk of ze verwisseld zijn.")
            )
        start, einde = schoon.get("start_opleiding"), schoon.get("einde_opleiding")
        if start and einde and einde < start:
            self.add_error("einde_opleiding", _("Deze dag ligt voor de eerste dag van de lessen."))
        if self.soort == "taalniveau" and not any(schoon.get(naam) for naam in EXTRA["taalniveau"]):
            self.add_error("lezen", _("Vul het niveau in van minstens één vaardigheid."))
        if self.soort == "pip_dagtekening" and not schoon.get("leerroute") and schoon.get("elders") != "ja":
            self.add_error("leerroute", _KIES["required"])
        over_het_pip = schoon.get("leerroute") or schoon.get("pip_gemeente")
        if self.soort == "verhuizing" and over_het_pip and schoon.get("met_pip") != "ja":
            self.add_error("met_pip", _("U vulde iets in over een PIP. Kies hier ‘ja’, of maak die velden leeg."))
        if schoon.get("volledig") == "nee" and not str(schoon.get("ontbreekt", "")).strip():
            self.add_error("ontbreekt", _("Schrijf wat er ontbreekt. Dan kan een collega het opvragen."))
        return schoon

    def clean_op(self) -> date:
        op: date = self.cleaned_data["op"]
        if self.soort not in MAG_LATER:
            niet_na(op, self.vandaag, _("Deze dag moet nog komen. Leg vast wat al gebeurd is."))
        if self.soort == "pip_dagtekening" and op < BEGIN_VAN_DE_WET:
            raise ValidationError(PIP_VAN_VOOR_DE_WET)
        return op

    @property
    def gegevens(self) -> dict[str, Any]:
        """The extra fields, dates as ISO text, empty ones left out."""
        gevonden: dict[str, Any] = {}
        for naam in EXTRA.get(self.soort, {}):
            waarde = self.cleaned_data.get(naam)
            if waarde in (None, ""):
                continue
            if naam in _JA_NEE:
                waarde = waarde == "ja"
            gevonden[naam] = waarde.isoformat() if isinstance(waarde, date) else waarde
        return gevonden


class IntrekForm(forms.Form):
    """Why a fact never happened."""

    reden = forms.CharField(
        label=_("Waarom klopt dit feit niet?"), max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text=_("Eén regel is genoeg. Het feit blijft doorgehaald in de tijdlijn staan."),
        error_messages={"required": _("Schrijf waarom dit niet klopt. Een collega moet het later begrijpen."),
                        "max_length": _("Deze reden is te lang. Gebruik hooguit 300 tekens.")},
    )  # fmt: skip
