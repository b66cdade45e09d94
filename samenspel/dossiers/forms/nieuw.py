"""One short form to open a dossier, for each of the three ways in which somebody arrives."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.forms.basis import Deeldatum, Eenmalig, dag, keur, lees_talen, niet_na
from samenspel.dossiers.models import Doelgroep
from samenspel.kern.oordeel import Weigering
from samenspel.personen.grenzen import fout_in_telefoon
from samenspel.personen.nummers import normaliseer_bsn, normaliseer_v_nummer


class Aanleiding(models.TextChoices):
    """What brought the person here; it decides which fact is recorded first."""

    DUO = "duo", "kennisgeving van DUO"
    COA = "coa", "koppeling door het COA"
    BIJSTAND = "bijstand", "toekenning van bijstand"
    OVERIG = "overig", "iets anders"


EERSTE_FEIT = {
    Aanleiding.DUO: "kennisgeving_inburgeringsplicht",
    Aanleiding.COA: "koppeling_gemeente",
    Aanleiding.BIJSTAND: "recht_op_bijstand",
}


KINDEREN = 4
_GROEPEN = (
    (_("Het bericht"), ("aanleiding", "op", "ontvangen_op")),
    (_("De persoon"), ("naam", "doelgroep", "geboortedatum", "bsn", "v_nummer", "talen", "tolk_nodig")),
    (_("Bereiken"), ("telefoon", "adres", "azc")),
)


class NieuwForm(Eenmalig):
    """Name and group are enough; what is known beside them saves a later search."""

    aanleiding = forms.ChoiceField(
        label=_("Waardoor weet u van deze persoon?"), choices=Aanleiding.choices, widget=forms.RadioSelect
    )
    naam = forms.CharField(
        label=_("Naam"), max_length=200, help_text=_("Zoals de persoon zelf de naam schrijft. Een voornaam is genoeg."),
        error_messages={"required": _("Vul een naam in. Een voornaam is genoeg."),
                        "max_length": _("Deze naam is te lang. Gebruik hooguit 200 tekens.")},
    )  # fmt: skip
    doelgroep = forms.ChoiceField(
        label=_("Doelgroep"),
        choices=[("", _("Kies")), *Doelgroep.choices],
        error_messages={"required": _("Kies een doelgroep.")},
    )
    op = dag(_("Datum van het bericht"), hulp=_("De dag die op de kennisgeving, de koppeling of het besluit staat."))
    ontvangen_op = dag(
        _("Wanneer kreeg u het bericht?"),
        verplicht=False,
        hulp=_("Alleen als dat later was. Zo is te zien dat het laat kwam."),
    )
    geboortedatum = Deeldatum(label=_("Geboortedatum"), required=False)
    bsn = forms.CharField(
        label=_("BSN"), required=False, max_length=20, help_text=_("Mag later. Het nummer wordt versleuteld bewaard.")
    )
    v_nummer = forms.CharField(label=_("V-nummer"), required=False, max_length=20)
    telefoon = forms.CharField(label=_("Telefoon"), required=False, max_length=30)
    adres = forms.CharField(label=_("Adres"), required=False, max_length=200)
    azc = forms.CharField(
        label=_("AZC"), required=False, max_length=200, help_text=_("Waar iemand woont zolang er nog geen woning is.")
    )
    talen = forms.CharField(
        label=_("Talen"), required=False, max_length=200, help_text=_("Met een komma ertussen: Tigrinya, Arabisch.")
    )
    tolk_nodig = forms.BooleanField(label=_("Er is een tolk nodig"), required=False)
    partner_naam = forms.CharField(label=_("Naam van de partner"), required=False, max_length=200)
    partner_geboren = Deeldatum(label=_("Geboortedatum van de partner"), required=False)
    partner_dossier = forms.BooleanField(
        label=_("Open ook een dossier voor de partner, met hetzelfde bericht"), required=False
    )

    def __init__(self, *args: Any, vandaag: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vandaag = vandaag
        for n in range(1, KINDEREN + 1):
            self.fields[f"kind_{n}_naam"] = forms.CharField(
                label=_("Naam van kind %(n)s") % {"n": n}, required=False, max_length=200
            )
            self.fields[f"kind_{n}_geboren"] = Deeldatum(
                label=_("Geboortedatum van kind %(n)s") % {"n": n}, required=False, help_text=""
            )

    def groepen(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields by subject, as the page shows them; the household comes last and may stay closed."""
        return [(titel, [self[naam] for naam in namen]) for titel, namen in _GROEPEN]

    def gezinsvelden(self) -> list[forms.BoundField]:
        """Partner and children."""
        return [self[naam] for naam in self.fields if naam.startswith(("partner_", "kind_"))]

    @property
    def gezin_ingevuld(self) -> bool:
        """Is anything of the household filled in, right or wrong?"""
        return any(veld.value() for veld in self.gezinsvelden())

    @property
    def gezin(self) -> list[tuple[str, str, str]]:
        """(relation, name, birth date) of every member of the household."""
        g = self.cleaned_data
        leden = [("partner", g["partner_naam"], g["partner_geboren"])]
        leden += [("kind", g[f"kind_{n}_naam"], g[f"kind_{n}_geboren"]) for n in range(1, KINDEREN + 1)]
        return [lid for lid in leden if lid[1].strip()]

    def clean_op(self) -> date:
        op: date = self.cleaned_data["op"]
        niet_na(op, self.vandaag, _("Deze dag moet nog komen. Kijk of de datum klopt."))
        return op

    def clean_ontvangen_op(self) -> date | None:
        ontvangen: date | None = self.cleaned_data["ontvangen_op"]
        niet_na(ontvangen, self.vandaag, _("Deze dag moet nog komen. Kijk of de datum klopt."))
        return ontvangen

    def clean_bsn(self) -> str:
        return _nummer(self.cleaned_data["bsn"], normaliseer_bsn)

    def clean_v_nummer(self) -> str:
        return _nummer(self.cleaned_data["v_nummer"], normaliseer_v_nummer)

    def clean(self) -> dict[str, Any] | None:
        schoon = super().clean() or self.cleaned_data
        op, ontvangen = schoon.get("op"), schoon.get("ontvangen_op")
        if op and ontvangen and ontvangen < op:
            self.add_error("ontvangen_op", _("U kreeg het bericht niet eerder dan de datum die erop staat."))
        if telefoon := str(schoon.get("telefoon") or "").strip():
            keur(self, "telefoon", fout_in_telefoon(telefoon))
        for lid in ("partner", *(f"kind_{n}" for n in range(1, KINDEREN + 1))):
            anders = schoon.get(f"{lid}_geboren") or schoon.get(f"{lid}_dossier")
            if anders and not str(schoon.get(f"{lid}_naam", "")).strip():
                self.add_error(f"{lid}_naam", _("Vul ook de naam in. Een voornaam is genoeg."))
        return schoon

    def clean_talen(self) -> list[str]:
        return lees_talen(self.cleaned_data["talen"])


def _nummer(tekst: str, normaliseer: Any) -> str:
    if not tekst.strip():
        return ""
    try:
        return str(normaliseer(tekst))
    except Weigering as weigering:
        raise ValidationError(weigering.reden) from None
