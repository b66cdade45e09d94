"""The form with which a municipality writes a question of its own; works without a line of JavaScript."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.forms.basis import Bewaakt, Eenmalig
from samenspel.intake.antwoorden import TABEL_VAN
from samenspel.intake.eigenvraag_keuren import (
    MEESTE_KEUZES,
    MET_EIGEN_KEUZES,
    Gebrek,
    Keuzetekst,
    Vraaginhoud,
    gebreken,
)
from samenspel.intake.onderdelen import ONDERWERPEN
from samenspel.intake.vragenbeheer import CATEGORIEEN, KANTEN, SOORTEN
from samenspel.intake.vragenlijst import RECHTS_NAAR_LINKS, TALEN, Domein, Soort, Vraag

_BEGINRIJEN, _RIJEN_ERBIJ = 4, 4
_VAST = _("Dit blijft zoals het is: de vraag is al gesteld.")


@dataclass(frozen=True, slots=True)
class Tekstvelden:
    """One text: its Dutch, and the other languages, which are folded until there is something to see."""

    nederlands: BoundField
    anders: list[BoundField]

    @property
    def talen_open(self) -> bool:
        return any(staat_iets(veld) for veld in self.anders)

    @property
    def staat_iets(self) -> bool:
        return staat_iets(self.nederlands) or self.talen_open


def staat_iets(veld: BoundField) -> bool:
    """Is there a value or an error to see?"""
    return bool(veld.errors or str(veld.value() or "").strip())


class EigenVraagForm(Eenmalig, Bewaakt):
    """All that one version of a question is made of. `bronnen`: the questions on which a condition may rest."""

    soort = forms.ChoiceField(
        label=_("Wat voor antwoord vraagt u?"), choices=[("", _("Kies")), *SOORTEN.items()],
        error_messages={"required": _("Kies wat voor antwoord u vraagt.")},
    )  # fmt: skip
    doorvragen = forms.CharField(
        label=_("Vraag door"), required=False, widget=forms.Textarea({"rows": 3, "dir": "auto"}),
        help_text=_("Geheugensteun voor de medewerker, een regel per zin. De inburgeraar ziet dit niet."),
    )  # fmt: skip
    hoogste = forms.IntegerField(
        label=_("Hoogste getal"), required=False, widget=forms.TextInput({"inputmode": "numeric", "data-grootte": "kort"}),
        help_text=_("Alleen bij een getal. Leeg: 999."), error_messages={"invalid": _("Vul een heel getal in, bijvoorbeeld 12.")},
    )  # fmt: skip
    kanten = forms.MultipleChoiceField(
        label=_("Wie beantwoordt deze vraag?"), choices=list(KANTEN.items()), widget=forms.CheckboxSelectMultiple,
        help_text=_("Elke kant krijgt een eigen antwoord; verschillen worden getoond."),
        error_messages={"required": _("Kies wie deze vraag beantwoordt.")},
    )  # fmt: skip
    per_kind = forms.BooleanField(label=_("Stel deze vraag voor elk kind apart"), required=False)
    categorie = forms.ChoiceField(
        label=_("Waar gaat het antwoord over?"), choices=[(c, f"{naam} ({c})") for c, naam in CATEGORIEEN.items() if c in TABEL_VAN],
        help_text=_("Dit bepaalt wie het antwoord mag zien. Vragen over geld en gezondheid komen niet in het portaal."),
        error_messages={"invalid_choice": _("Kies waar het antwoord over gaat. Dat bepaalt wie het mag zien.")},
    )  # fmt: skip
    onderdeel = forms.ChoiceField(
        label=_("Onderwerp van de brede intake"), help_text=_("Zo staat het antwoord straks bij het goede deel van het plan."),
        error_messages={"invalid_choice": _("Kies een onderwerp van deze bladzijde.")},
    )  # fmt: skip
    toon_als = forms.MultipleChoiceField(
        label=_("Wanneer stelt u deze vraag?"), required=False, widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Kies een vraag die eerder op deze bladzijde staat en die nog gesteld wordt, met een van haar antwoorden.")},
    )  # fmt: skip
    keuzerijen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, pagina: Domein, bronnen: Iterable[Vraag], code: str = "", vast: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.pagina, self.bronnen, self.code = pagina, list(bronnen), code
        self._teksten()
        self.rijen = self._keuzerijen()
        self._zet_keuzes()
        for naam in ("categorie", "soort", "per_kind") if vast else ():
            self.fields[naam].disabled, self.fields[naam].help_text = True, _VAST

    def _teksten(self) -> None:
        for taal in TALEN:
            self.fields[f"vraag_{taal}"] = _tekstveld(_("De vraag"), taal, verplicht=taal == "nl")
            self.fields[f"hulp_{taal}"] = _tekstveld(_("Uitleg onder de vraag"), taal)
        self.fields["vraag_nl"].error_messages["required"] = _("Schrijf de vraag in het Nederlands.")

    def _keuzerijen(self) -> range:
        """How many rows there are to write an answer in: as many as the page showed."""
        try:
            aantal = int(self.data["keuzerijen"] if self.is_bound else self.initial.get("keuzerijen", _BEGINRIJEN))
        except (KeyError, TypeError, ValueError):
            aantal = _BEGINRIJEN
        rijen = range(max(_BEGINRIJEN, min(aantal, MEESTE_KEUZES)))
        self.initial["keuzerijen"] = len(rijen)
        for nummer in rijen:
            self.fields[f"keuze_{nummer}_code"] = forms.CharField(
                required=False, max_length=10, widget=forms.HiddenInput
            )
            for taal in TALEN:
                self.fields[f"keuze_{nummer}_{taal}"] = _tekstveld(_("Antwoord %(n)s"), taal, nummer=nummer + 1)
        return rijen

    def _zet_keuzes(self) -> None:
        onderwerpen = dict.fromkeys(vraag.onderdeel for vraag in self.pagina.vragen if not vraag.is_eigen)
        self.fields["onderdeel"].choices = [(code, ONDERWERPEN[code]) for code in onderwerpen]  # type: ignore[attr-defined]
        self.fields["toon_als"].choices = [  # type: ignore[attr-defined]
            (
                bron.tekst.in_taal("nl"),
                [(f"{bron.code}={keuze.code}", keuze.tekst.in_taal("nl")) for keuze in bron.keuzes],
            )
            for bron in self.bronnen
        ]

    def clean(self) -> dict[str, Any] | None:
        if not self.errors:
            for gebrek in gebreken(self.inhoud, self.bronnen, code=self.code):
                self.zet_fout(gebrek)
        return super().clean()

    def zet_fout(self, gebrek: Gebrek) -> None:
        """A flaw at its field, or of the whole form when it is about something the form does not ask."""
        self.add_error(gebrek.veld if gebrek.veld in self.fields else None, gebrek.zin)

    @property
    def inhoud(self) -> Vraaginhoud:
        """What was written."""
        g = self.cleaned_data
        return Vraaginhoud(
            domein=self.pagina.code, categorie=g["categorie"], soort=g["soort"], onderdeel=g["onderdeel"],
            tekst=self._in_talen("vraag"), hulp=self._in_talen("hulp"),
            doorvragen=tuple(regel for ruw in g["doorvragen"].splitlines() if (regel := _schoon(ruw))),
            keuzes=tuple(Keuzetekst(g.get(f"keuze_{n}_code", ""), self._in_talen(f"keuze_{n}")) for n in self.rijen),
            toon_als=tuple((vraag, waarde) for vraag, _is, waarde in (paar.partition("=") for paar in g["toon_als"])),
            per_kind=g["per_kind"], kanten=tuple(g["kanten"]), hoogste=g["hoogste"] or 0,
        )  # fmt: skip

    def _in_talen(self, begin: str) -> dict[str, str]:
        return {taal: _schoon(self.cleaned_data.get(f"{begin}_{taal}", "")) for taal in TALEN}

    def _tekst_in_talen(self, begin: str) -> Tekstvelden:
        nederlands, *anders = (self[f"{begin}_{taal}"] for taal in TALEN)
        return Tekstvelden(nederlands, anders)

    @property
    def keuzevelden(self) -> list[tuple[BoundField, Tekstvelden]]:
        """Per row the hidden code and the answer in its languages."""
        return [(self[f"keuze_{nummer}_code"], self._tekst_in_talen(f"keuze_{nummer}")) for nummer in self.rijen]

    @property
    def keuzes_open(self) -> bool:
        """The rows of answers: where somebody chooses from them, wrote in one, or something is not right."""
        soort = self["soort"].value()
        return soort in MET_EIGEN_KEUZES or any(teksten.staat_iets for _code, teksten in self.keuzevelden)

    @property
    def vraagtekst(self) -> Tekstvelden:
        return self._tekst_in_talen("vraag")

    @property
    def hulptekst(self) -> Tekstvelden:
        return self._tekst_in_talen("hulp")

    @property
    def uitleg_open(self) -> bool:
        """Explanation and what to ask on: optional, so folded until somebody wrote there."""
        return self.hulptekst.staat_iets or staat_iets(self["doorvragen"])

    @property
    def hoogste_open(self) -> bool:
        return self["soort"].value() == Soort.GETAL.value or staat_iets(self["hoogste"])

    @property
    def voorwaarden(self) -> list[tuple[str, str, list[Any], bool]]:
        """Per question on which this one may rest: its words, its category, its boxes, and whether one is ticked."""
        vakjes = list(self["toon_als"])
        gevonden, begin = [], 0
        for bron in self.bronnen:
            eigen = vakjes[begin : begin + len(bron.keuzes)]
            begin += len(bron.keuzes)
            gekozen = any(vakje.data["selected"] for vakje in eigen)
            gevonden.append((bron.tekst.in_taal("nl"), str(CATEGORIEEN[bron.categorie]), eigen, gekozen))
        return gevonden


def _tekstveld(label: Any, taal: str, *, verplicht: bool = False, nummer: int = 0) -> forms.CharField:
    naam = label % {"n": nummer} if nummer else label
    return forms.CharField(
        label=f"{naam}, {TALEN[taal]}", required=verplicht,
        widget=forms.TextInput({"lang": taal, "dir": "rtl" if taal in RECHTS_NAAR_LINKS else "ltr", "autocomplete": "off"}),
    )  # fmt: skip


def _schoon(tekst: str) -> str:
    return " ".join(tekst.split())


def begin_van(inhoud: Vraaginhoud) -> dict[str, Any]:
    """What stands in the form when an existing version is opened, with room for a few more answers."""
    begin: dict[str, Any] = {
        "soort": inhoud.soort, "categorie": inhoud.categorie, "onderdeel": inhoud.onderdeel, "kanten": list(inhoud.kanten),
        "per_kind": inhoud.per_kind, "hoogste": inhoud.hoogste or None, "doorvragen": "\n".join(inhoud.doorvragen),
        "toon_als": [f"{vraag}={waarde}" for vraag, waarde in inhoud.toon_als], "keuzerijen": len(inhoud.keuzes) + 1,
    }  # fmt: skip
    teksten = {"vraag": inhoud.tekst, "hulp": inhoud.hulp}
    teksten |= {f"keuze_{nummer}": keuze.per_taal for nummer, keuze in enumerate(inhoud.keuzes)}
    begin |= {f"{plek}_{taal}": per_taal.get(taal, "") for plek, per_taal in teksten.items() for taal in TALEN}
    return begin | {f"keuze_{nummer}_code": keuze.code for nummer, keuze in enumerate(inhoud.keuzes)}


def met_meer_rijen(data: QueryDict) -> dict[str, Any]:
    """What was typed so far, for the same form with more rows: nothing is judged yet."""
    begin: dict[str, Any] = {naam: data.get(naam, "") for naam in data if naam != "csrfmiddlewaretoken"}
    begin |= {naam: data.getlist(naam) for naam in ("kanten", "toon_als")}
    rijen = data.get("keuzerijen", "")
    begin["keuzerijen"] = (int(rijen) if rijen.isdecimal() and len(rijen) < 4 else _BEGINRIJEN) + _RIJEN_ERBIJ
    return begin
