"""Whom a row is about: somebody who is here, somebody of an earlier row, or somebody new."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from samenspel.kern.uuid7 import uuid7
from samenspel.koppelingen.inlezen.bekenden import Bekenden, naam_sleutel
from samenspel.koppelingen.inlezen.regel import Doel, Regel, Uitkomst
from samenspel.koppelingen.inlezen.ronde import Ronde


def wie_is_dit(
    ronde: Ronde, regel: Regel, waarden: dict[str, Any], blind: dict[str, bytes], bekenden: Bekenden
) -> Doel | None:
    """By number, else by name and birth date; None when nobody is here yet. Who cannot be told apart is a fault."""
    gevonden = [
        doel
        for waarde in blind.values()
        if (doel := bekenden.op_nummer.get(waarde) or ronde.nieuw_op_nummer.get(waarde)) is not None
    ]
    if len({doel.dossier_id for doel in gevonden}) > 1:
        regel.zeg(
            _("BSN"), _("BSN en V-nummer horen bij twee verschillende dossiers. Kijk dit met de hand na."), erg=True
        )
        return None
    if gevonden:
        return gevonden[0]
    if not regel.naam or not waarden.get("geboortedatum"):
        return None
    sleutel = naam_sleutel(regel.naam, waarden["geboortedatum"])
    doel = bekenden.op_naam.get(sleutel) or ronde.nieuw_op_naam.get(sleutel)
    if doel is not None and any(soort in doel.nummers for soort in blind):
        regel.zeg(
            _("naam"),
            _(
                "Er is al iemand met deze naam en geboortedatum, maar met een ander nummer%(wie)s. Kijk dit met de hand na."
            )
            % {"wie": _hint(doel)},
            erg=True,
        )
        return None
    return doel


def is_bruikbaar(regel: Regel, doel: Doel) -> bool:
    """Whether this reader may add to that dossier; if not, the row is left out with a sentence."""
    if not doel.bereikbaar:
        regel.zeg("", _("Deze persoon heeft al een dossier bij een collega. Geef de gegevens aan de regievoerder."))
    elif doel.gesloten:
        regel.zeg("", _("Dossier %(nummer)s is gesloten. Heropen het eerst.") % {"nummer": doel.nummer})
    else:
        return True
    regel.uitkomst = Uitkomst.OVERGESLAGEN
    return False


def nieuw_doel(
    ronde: Ronde, regel: Regel, waarden: dict[str, Any], blind: dict[str, bytes], bekenden: Bekenden
) -> Doel | None:
    """The dossier that this row will open; None when it may or can not."""
    doelgroep = waarden.get("doelgroep") or ronde.soort.doelgroep or ronde.doelgroep
    if not ronde.soort.opent:
        regel.zeg("", _("Deze persoon staat niet in Samenspel. De regel is niet bewaard."))
    elif not ronde.mag_openen:
        regel.zeg("", _("Uw rol opent geen dossiers. Vraag een regievoerder deze regel in te lezen."))
    elif not regel.naam:
        regel.zeg(_("naam"), _("Er staat geen naam, en deze persoon is nog niet bekend."), erg=True)
    elif not doelgroep:
        regel.zeg(
            _("groep"),
            _("Bij welke groep hoort deze persoon? Vul de kolom, of kies een groep voor het hele bestand."),
            erg=True,
        )
    else:
        return _maak_doel(ronde, regel, waarden, blind, doelgroep, bekenden)
    return None


def _maak_doel(
    ronde: Ronde, regel: Regel, waarden: dict[str, Any], blind: dict[str, bytes], doelgroep: str, bekenden: Bekenden
) -> Doel:
    regime = "wi2013" if doelgroep == "WI2013" else "wi2021"
    doel = Doel(uuid7(), True, doelgroep, regime=regime, nummers=dict(blind), eerste_rij=regel.rij)
    ronde.nieuw_op_nummer.update(dict.fromkeys(blind.values(), doel))
    if geboren := waarden.get("geboortedatum"):
        sleutel = naam_sleutel(regel.naam, geboren)
        ronde.nieuw_op_naam[sleutel] = doel
        for woorden, ander in bekenden.op_geboorte.get(geboren, ()):
            if woorden & sleutel[0] and ander.bereikbaar:
                regel.zeg(
                    _("naam"),
                    _("Lijkt op %(nummer)s: zelfde geboortedatum en een zelfde naam. Is dit dezelfde persoon?")
                    % {"nummer": ander.nummer},
                )
    elif not blind:
        regel.zeg(_("geboortedatum"), _("Zonder nummer en geboortedatum ziet Samenspel niet of deze persoon er al is."))
    regel.uitkomst = Uitkomst.NIEUW
    return doel


def _hint(doel: Doel) -> str:
    return f" ({doel.nummer})" if doel.nummer and doel.bereikbaar else ""
