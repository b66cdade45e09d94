"""Forms of koppelingen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as vertaal
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.bonnen import KENNISGEVING
from samenspel.dossiers.dubbelen import Lijkt
from samenspel.dossiers.forms.basis import Deeldatum, Eenmalig, dag, niet_na
from samenspel.dossiers.models import Doelgroep, Dossier
from samenspel.dossiers.schil import LEERROUTES
from samenspel.dossiers.soorten import BEGIN_VAN_DE_WET, PIP_VAN_VOOR_DE_WET
from samenspel.huisstijl.formulieren import DagVeld
from samenspel.kern.identiteit import Aanwezige
from samenspel.koppelingen.bestanden.wacht import MAX_BYTES
from samenspel.koppelingen.duo.melden import SOORTEN as MELDSOORTEN
from samenspel.koppelingen.duo.signalen import MET_PIP, VESTIGING, ZONDER_PIP, Signaal
from samenspel.koppelingen.handelingen import Gelezen
from samenspel.koppelingen.inlezen.rechten import leesbare_soorten
from samenspel.koppelingen.inlezen.velden import SOORTEN, BestandSoort
from samenspel.koppelingen.models import Inlezing
from samenspel.personen.geboorte import in_woorden
from wet.regel import PLICHTIG

ANDERS = "anders"
_NIET = ("", _("niet gebruiken"))


_ONDERDEEL = [
    ("lezen", _("lezen")),
    ("luisteren", _("luisteren")),
    ("schrijven", _("schrijven")),
    ("spreken", _("spreken")),
    ("knm", "KNM"),
]
_KIES = ("", _("Kies"))


def _keuze(label: Any, keuzes: Any, *, verplicht: bool = True) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, choices=[_KIES, *keuzes], required=verplicht, error_messages={"required": _("Maak een keuze.")}
    )


def _velden_van(signaal: Signaal, *, mag_besluit: bool) -> Iterator[tuple[str, bool]]:
    """What the form of this signal asks, and what of that is necessary. The PIP of elsewhere is for who holds a mandate."""
    if signaal.code == MET_PIP and mag_besluit:
        yield from (("pip_op", False), ("leerroute", False), ("pip_gemeente", False))
    if signaal.code == ZONDER_PIP:
        yield "kennisgeving", False
    if any(soort == KENNISGEVING for soort, *_rest in signaal.feiten):
        yield "ontvangen_op", False
    yield from (("einde" if naam == "nieuw_einde" else naam, True) for naam in signaal.nodig if naam != "doelgroep")
    if signaal.code == "SS199":
        yield "niveau", False
    if signaal.doelgroepen:
        yield "doelgroep", True
    if signaal.code in VESTIGING:
        yield from (("begin", False), ("einde", False))
    if signaal.opent:
        yield from ((naam, False) for naam in ("datum_plicht", "naam", "doelgroep", "geboortedatum"))


def _wie_dat_is(dossier: Dossier) -> str:
    """`A26-0417 · Amira el Haddad · geboren 14 maart 1994`."""
    persoon = dossier.persoon
    geboren = vertaal("geboren %(dag)s") % {"dag": in_woorden(persoon.geboortedatum)} if persoon.geboortedatum else ""
    return " · ".join(filter(None, (dossier.nummer, persoon.naam, geboren)))


class SignaalForm(Eenmalig):
    """Who, which day, and only what this signal needs. `waarden` are the fields as the signal names them."""

    wie = forms.CharField(
        label=_("BSN, V-nummer of dossiernummer"), max_length=20, widget=forms.TextInput({"autocomplete": "off"}),
        error_messages={"required": _("Vul een BSN, V-nummer of dossiernummer in."), "max_length": _("Dit is te lang voor een nummer.")},
    )  # fmt: skip
    op = dag(_("Datum in het signaal"), hulp=_("De dag die DUO noemt."))

    def __init__(self, *args: Any, signaal: Signaal, vandaag: date, mag_besluit: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.signaal, self.vandaag = signaal, vandaag
        self.bij_collega = False
        self.initial.setdefault("ontvangen_op", vandaag)
        for naam, verplicht in _velden_van(signaal, mag_besluit=mag_besluit):
            self._voeg_toe(naam, verplicht=verplicht)

    def _voeg_toe(self, naam: str, *, verplicht: bool) -> None:
        groepen = [keuze for keuze in Doelgroep.choices if keuze[0] in (self.signaal.doelgroepen or PLICHTIG)]
        nieuw = _("Alleen als deze persoon hier nog geen dossier heeft.")
        velden: dict[str, Callable[[], forms.Field]] = {
            "doelgroep": lambda: _keuze(_("Doelgroep"), groepen, verplicht=verplicht),
            "pip_op": lambda: dag(
                _("Dagtekening van het PIP van de vorige gemeente"), verplicht=verplicht,
                hulp=_("De dag op dat besluit. Nog niet bekend? Laat dit open: het blijft zichtbaar als nog niet bekend."),
            ),
            "leerroute": lambda: forms.ChoiceField(
                label=_("Leerroute in dat PIP"), required=verplicht, choices=[("", _("Nog niet bekend")), *LEERROUTES.items()],
                help_text=_("Deze leerroute gaat mee naar uw gemeente."),
            ),
            "pip_gemeente": lambda: forms.CharField(
                label=_("Welke gemeente stelde dat PIP vast?"), required=verplicht, max_length=100,
                help_text=_("Die gemeente komt in de brief te staan."),
                error_messages={"max_length": _("Deze naam is te lang. Gebruik hooguit 100 tekens.")},
            ),
            "ontvangen_op": lambda: dag(
                _("Wanneer kwam dit bericht bij u?"), verplicht=verplicht,
                hulp=_("Kwam het later dan de datum in het signaal, dan ziet u dat bij de termijn en op de werkvoorraad."),
            ),
            "kennisgeving": lambda: dag(
                _("Kennisgeving van DUO"), verplicht=verplicht,
                hulp=_("De dag waarop DUO schreef dat iemand moet inburgeren. Daarvan hangt af wanneer het PIP klaar moet zijn. Nog niet bekend? Laat dit open."),
            ),
            "tot": lambda: dag(_("Vrijgesteld tot en met"), verplicht=verplicht),
            "begin": lambda: dag(_("Eerste dag van de termijn"), verplicht=verplicht),
            "einde": lambda: dag(_("Laatste dag van de termijn"), verplicht=verplicht),
            "onderdeel": lambda: _keuze(_("Onderdeel"), [*_ONDERDEEL, ("participatie", _("participatie"))]),
            "niveau": lambda: _keuze(_("Niveau"), [(n, n) for n in ("A1", "A2", "B1", "B2")], verplicht=verplicht),
            "score": lambda: forms.IntegerField(
                label=_("Punten"), min_value=0, max_value=40, help_text=_("Van 0 tot en met 40."),
                error_messages={"required": _("Vul een getal in."), "invalid": _("Vul een heel getal in."),
                                "min_value": _("Van 0 tot en met 40."), "max_value": _("Van 0 tot en met 40.")},
            ),
            "geslaagd": lambda: _keuze(_("Geslaagd?"), [("ja", _("ja")), ("nee", _("nee"))]),
            "datum_plicht": lambda: dag(_("Begin van de inburgeringsplicht"), verplicht=verplicht),
            "naam": lambda: forms.CharField(
                label=_("Naam"), required=verplicht, max_length=200, help_text=nieuw,
                error_messages={"max_length": _("Deze naam is te lang. Gebruik hooguit 200 tekens.")},
            ),
            "geboortedatum": lambda: Deeldatum(label=_("Geboortedatum"), required=verplicht),
        }  # fmt: skip
        self.fields[naam] = velden[naam]()

    def bied_keuze_aan(self, lijkt: Lijkt) -> None:
        """Ask whether it is somebody who is here already, right under the number. Also what was chosen before stays."""
        keuzes = [(str(dossier.pk), _wie_dat_is(dossier)) for dossier in lijkt.dossiers]
        self.bij_collega = lijkt.bij_collega
        vraag, nee = _("Is dit dezelfde persoon?"), _("Nee, dit is iemand anders: open een nieuw dossier")
        if not keuzes:
            vraag, nee = (
                _("Weet u zeker dat dit iemand anders is?"),
                _("Ja, dit is iemand anders: open een nieuw dossier"),
            )
        self.fields["wie_is_het"] = forms.ChoiceField(
            label=vraag, widget=forms.RadioSelect, choices=[*keuzes, (ANDERS, nee)]
        )
        self.fields["anders_omdat"] = forms.CharField(
            label=_("Iemand anders? Schrijf waaraan u dat ziet."),
            required=False,
            max_length=300,
            widget=forms.Textarea({"rows": 2, "dir": "auto"}),
            help_text=_("Dit komt in het dossier. Schrijf niets over geld of gezondheid."),
        )
        self.order_fields(["wie", "wie_is_het", "anders_omdat"])

    @property
    def gekozen(self) -> dict[str, Any]:
        """Which dossier it is, or why it is nobody of these; empty when the form did not ask yet."""
        keuze = str(self.data.get("wie_is_het", ""))
        if keuze == ANDERS:
            return {"anders_omdat": str(self.data.get("anders_omdat", "")).replace("\x00", "")[:300]}
        try:
            return {"zelfde": UUID(keuze)}
        except ValueError:
            return {}

    def clean_ontvangen_op(self) -> date | None:
        return self._al_geweest("ontvangen_op")

    def clean_op(self) -> date:
        op: date = self.cleaned_data["op"]
        if self.signaal.code not in VESTIGING:
            niet_na(op, self.vandaag, _("Deze dag moet nog komen. Kijk of de datum klopt."))
        return op

    def clean_pip_op(self) -> date | None:
        pip_op = self._al_geweest("pip_op")
        if pip_op is not None and pip_op < BEGIN_VAN_DE_WET:
            raise ValidationError(PIP_VAN_VOOR_DE_WET)
        return pip_op

    def clean_kennisgeving(self) -> date | None:
        return self._al_geweest("kennisgeving")

    def _al_geweest(self, veld: str) -> date | None:
        gekozen: date | None = self.cleaned_data[veld]
        niet_na(gekozen, self.vandaag, _("Deze dag moet nog komen. Kijk of de datum klopt."))
        return gekozen

    def clean(self) -> dict[str, Any] | None:
        schoon = super().clean() or self.cleaned_data
        begin, op = schoon.get("begin"), schoon.get("op")
        if begin and (einde := schoon.get("einde")) and einde < begin:
            self.add_error("einde", _("Deze dag ligt voor de eerste dag van de termijn. Kijk of ze verwisseld zijn."))
        if op and (kwam := schoon.get("ontvangen_op")) and kwam < (schoon.get("kennisgeving") or op):
            self.add_error("ontvangen_op", _("Deze dag ligt voor de datum in het signaal. Kijk of ze verwisseld zijn."))
        if op and (tot := schoon.get("tot")) and tot < op:
            self.add_error("tot", _("Deze dag ligt voor de datum in het signaal. Kijk of ze verwisseld zijn."))
        return schoon

    @property
    def waarden(self) -> dict[str, Any]:
        """The fields that are filled in."""
        g = {naam: waarde for naam, waarde in self.cleaned_data.items() if waarde not in (None, "")}
        if "geslaagd" in g:
            g["geslaagd"] = g["geslaagd"] == "ja"
        return g


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

    def clean_bestand(self) -> Any:
        bestand = self.cleaned_data["bestand"]
        if bestand.size > MAX_BYTES:
            raise ValidationError(_("Het bestand is groter dan 20 MB. Splits het, of bewaar alleen het ene werkblad."))
        return bestand


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
