"""The form with which a municipality writes a plan template; works without a line of JavaScript."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.forms.basis import Bewaakt, Eenmalig
from samenspel.plan.domeinen import Domein
from samenspel.plan.models.leefplan import Actie
from samenspel.plan.models.pip import Leerroute
from samenspel.plan.plansoort import PLANSOORTEN
from samenspel.plan.sjablooninhoud import (
    EIGENAREN,
    MEESTE_ACTIES,
    MEESTE_DOELEN,
    Sjabloonactie,
    Sjabloondoel,
    Sjablooninhoud,
    gebreken,
)

_BEGINDOELEN, _BEGINACTIES = 1, 2
_EEN_KIEZEN = [("", _("Kies"))]


@dataclass(frozen=True, slots=True)
class Doelvak:
    """One goal on the form; `open` when there is something to see."""

    nummer: int
    verborgen: list[BoundField]
    velden: list[BoundField]
    acties: list[Actievak]
    open: bool
    woorden: str


@dataclass(frozen=True, slots=True)
class Actievak:
    """One action on the form; the optional fields apart."""

    nummer: int
    code: BoundField
    velden: list[BoundField]
    meer: list[BoundField]
    meer_open: bool


class PlansjabloonForm(Eenmalig, Bewaakt):
    """A name, a kind of plan, goals and under each its actions. What is left empty is not there."""

    naam = forms.CharField(
        label=_("Naam van het sjabloon"), max_length=80, error_messages={"required": _("Geef het sjabloon een naam.")}
    )
    uitleg = forms.CharField(
        label=_("Wanneer gebruikt u dit?"), max_length=300, required=False, widget=forms.Textarea({"rows": 2}),
        help_text=_("Een of twee zinnen voor uw collega's."),
    )  # fmt: skip
    plansoort = forms.ChoiceField(
        label=_("Voor welk plan?"), choices=list(PLANSOORTEN.items()), widget=forms.RadioSelect,
        error_messages={"required": _("Kies voor welk plan dit sjabloon is.")},
    )  # fmt: skip
    leerroute = forms.ChoiceField(
        label=_("Alleen bij deze leerroute"), choices=[("", _("Elke leerroute")), *Leerroute.choices], required=False
    )
    doelental = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, domeinen: Iterable[Domein], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.domeinen = list(domeinen)
        self.doelen = range(self._aantal("doelental", _BEGINDOELEN, MEESTE_DOELEN))
        self.acties = {nummer: self._doelvelden(nummer) for nummer in self.doelen}

    def _aantal(self, naam: str, begin: int, meeste: int) -> int:
        """How many rows there are: as many as the page showed."""
        ruw = str(self.data.get(naam, "") if self.is_bound else self.initial.get(naam, begin))
        aantal = min(max(int(ruw) if ruw.isdecimal() and len(ruw) < 4 else begin, begin), meeste)
        self.initial[naam] = aantal
        return aantal

    def _doelvelden(self, nummer: int) -> range:
        begin = f"doel_{nummer}"
        keuzes = [(d.code, d.naam) for d in self.domeinen if d.gebruikt]
        self.fields[f"{begin}_code"] = _verborgen()
        self.fields[f"{begin}_domein"] = forms.ChoiceField(
            label=_("Onderdeel van het plan"), choices=[*_EEN_KIEZEN, *keuzes], required=False,
            error_messages={"invalid_choice": _("Kies een onderdeel dat uw gemeente gebruikt.")},
        )  # fmt: skip
        self.fields[f"{begin}_woorden"] = forms.CharField(
            label=_("Voorzet voor het doel"), required=False, widget=forms.Textarea({"rows": 2}),
            help_text=_("Zoals iemand het zou zeggen: ik wil … In het plan schrijft u het in eigen woorden op."),
        )  # fmt: skip
        self.fields[f"{begin}_acties"] = forms.IntegerField(required=False, widget=forms.HiddenInput)
        acties = range(self._aantal(f"{begin}_acties", _BEGINACTIES, MEESTE_ACTIES))
        for plaats in acties:
            self._actievelden(f"actie_{nummer}_{plaats}", plaats + 1)
        return acties

    def _actievelden(self, begin: str, n: int) -> None:
        self.fields[f"{begin}_code"] = _verborgen()
        self.fields[f"{begin}_wat"] = forms.CharField(label=_now("Actie %(n)s") % {"n": n}, required=False)
        self.fields[f"{begin}_eigenaar"] = forms.ChoiceField(
            label=_("Wie doet dit meestal?"), choices=[*_EEN_KIEZEN, *EIGENAREN.items()], required=False
        )
        self.fields[f"{begin}_weken"] = forms.IntegerField(
            label=_("Klaar binnen (weken)"), required=False, widget=forms.TextInput({"inputmode": "numeric", "data-grootte": "kort"}),
            error_messages={"invalid": _("Vul een heel getal in, bijvoorbeeld 4.")},
        )  # fmt: skip
        self.fields[f"{begin}_opdracht"] = forms.CharField(
            label=_("Wat leest de partner?"), required=False,
            help_text=_("Bij geld en gezondheid moet dit: geen bedragen, schulden of ziekte. Anders leest de partner de actie."),
        )  # fmt: skip
        self.fields[f"{begin}_onderwerp"] = forms.ChoiceField(
            label=_("Hoort bij dit onderdeel van het besluit"), choices=Actie.Onderwerp.choices, required=False
        )

    def clean(self) -> dict[str, Any] | None:
        if not self.errors:
            # All places first: an error takes its field out of what was cleaned.
            plekken = [(self.veld_van(gebrek.veld), gebrek.zin) for gebrek in gebreken(self.inhoud, self.domeinen)]
            for veld, zin in plekken:
                self.add_error(veld, zin)
        return super().clean()

    @property
    def inhoud(self) -> Sjablooninhoud:
        """What was written, with the empty rows left out."""
        g = self.cleaned_data
        doelen = tuple(doel for nummer in self.doelen if (doel := self._doel(nummer)) is not None)
        return Sjablooninhoud(_schoon(g["naam"]), g["plansoort"], doelen, _schoon(g["uitleg"]), g["leerroute"])

    def _doel(self, nummer: int) -> Sjabloondoel | None:
        g, begin = self.cleaned_data, f"doel_{nummer}"
        acties = tuple(actie for plaats in self.acties[nummer] if (actie := self._actie(nummer, plaats)) is not None)
        doel = Sjabloondoel(g[f"{begin}_domein"], _schoon(g[f"{begin}_woorden"]), acties, g[f"{begin}_code"])
        return doel if doel.domein or doel.woorden or acties else None

    def _actie(self, nummer: int, plaats: int) -> Sjabloonactie | None:
        g, begin = self.cleaned_data, f"actie_{nummer}_{plaats}"
        wat, opdracht = _schoon(g[f"{begin}_wat"]), _schoon(g[f"{begin}_opdracht"])
        weken = g[f"{begin}_weken"]
        if not (wat or opdracht or g[f"{begin}_eigenaar"] or weken is not None or g[f"{begin}_onderwerp"]):
            return None
        return Sjabloonactie(
            wat, g[f"{begin}_eigenaar"], weken or 0, opdracht, g[f"{begin}_onderwerp"], g[f"{begin}_code"]
        )

    def veld_van(self, veld: str) -> str | None:
        """The field of a flaw: flaws count the goals and actions that were filled in, fields the rows on the page."""
        delen = veld.split("_")
        if delen[0] == "doel" and (rijen := self._gevuld()):
            nummer = rijen[int(delen[1])]
            return f"doel_{nummer}_{delen[2]}"
        if delen[0] == "actie":
            nummer = self._gevuld()[int(delen[1])]
            plaatsen = [p for p in self.acties[nummer] if self._actie(nummer, p) is not None]
            return f"actie_{nummer}_{plaatsen[int(delen[2])]}_{delen[3]}"
        return veld if veld in self.fields else None

    def _gevuld(self) -> list[int]:
        return [nummer for nummer in self.doelen if self._doel(nummer) is not None]

    @property
    def vakken(self) -> list[Doelvak]:
        """Every goal with its actions, to show; folded when it is in order and not the only one."""
        return [self._vak(nummer) for nummer in self.doelen]

    def _vak(self, nummer: int) -> Doelvak:
        begin = f"doel_{nummer}"
        velden = [self[f"{begin}_domein"], self[f"{begin}_woorden"]]
        acties = [self._actievak(f"actie_{nummer}_{plaats}", plaats) for plaats in self.acties[nummer]]
        fout = any(veld.errors for veld in (*velden, *(v for vak in acties for v in (*vak.velden, *vak.meer))))
        woorden = str(velden[1].value() or "")
        leeg = not woorden and not velden[0].value()
        hier = self.initial.get("open") == nummer or len(self.doelen) == 1
        verborgen = [self[f"{begin}_code"], self[f"{begin}_acties"]]
        return Doelvak(nummer, verborgen, velden, acties, fout or leeg or hier, woorden)

    def _actievak(self, begin: str, plaats: int) -> Actievak:
        meer = [self[f"{begin}_opdracht"], self[f"{begin}_onderwerp"]]
        return Actievak(
            plaats + 1, self[f"{begin}_code"], [self[f"{begin}_{naam}"] for naam in ("wat", "eigenaar", "weken")], meer,
            any(veld.errors or veld.value() for veld in meer),
        )  # fmt: skip


def _verborgen() -> forms.CharField:
    return forms.CharField(required=False, max_length=10, widget=forms.HiddenInput)


def _schoon(tekst: str) -> str:
    return " ".join(tekst.split())


def begin_van(inhoud: Sjablooninhoud) -> dict[str, Any]:
    """What stands in the form when an existing version or a sample is opened."""
    begin: dict[str, Any] = {
        "naam": inhoud.naam, "uitleg": inhoud.uitleg, "plansoort": inhoud.plansoort, "leerroute": inhoud.leerroute,
        "doelental": max(len(inhoud.doelen), _BEGINDOELEN),
    }  # fmt: skip
    for nummer, doel in enumerate(inhoud.doelen):
        vak = f"doel_{nummer}"
        begin |= {f"{vak}_code": doel.code, f"{vak}_domein": doel.domein, f"{vak}_woorden": doel.woorden}
        begin[f"{vak}_acties"] = len(doel.acties)
        for plaats, actie in enumerate(doel.acties):
            begin |= {f"actie_{nummer}_{plaats}_{naam}": getattr(actie, naam) for naam in _VAN_ACTIE}
    return begin


_VAN_ACTIE = ("code", "wat", "eigenaar", "weken", "opdracht", "onderwerp")


def met_meer_rijen(data: QueryDict) -> dict[str, Any]:
    """What was typed so far, for the same form with one more goal or action: nothing is judged yet."""
    begin: dict[str, Any] = {naam: data.get(naam, "") for naam in data if naam not in {"csrfmiddlewaretoken", "meer"}}
    wat = data.get("meer", "")
    naam = f"doel_{wat}_acties" if wat.isdecimal() else "doelental"
    aantal = str(begin.get(naam, ""))
    begin[naam] = (int(aantal) if aantal.isdecimal() and len(aantal) < 4 else 1) + 1
    return begin | ({"open": int(wat)} if wat.isdecimal() and len(wat) < 4 else {})
