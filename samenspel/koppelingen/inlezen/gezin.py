"""Partner and children in a caseload file: names with birth dates, or only how many children there are.

What stands in a dossier is never changed; it is said where the file differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.plat import plat
from samenspel.koppelingen.bestanden.cellen import deeldatum
from samenspel.koppelingen.inlezen.regel import Doel, Lid, Regel
from samenspel.koppelingen.inlezen.velden import KINDEREN
from samenspel.personen.grenzen import fout_in_geboortedatum
from samenspel.personen.models import Gezinslid
from samenspel.toegang.matrix import recht

VELDEN = frozenset({"partner_naam", "partner_geboren", "kinderen", "aantal_kinderen"}) | {
    f"kind_{n}_{deel}" for n in range(1, KINDEREN + 1) for deel in ("naam", "geboren")
}
MEESTE_KINDEREN = 15
_TUSSEN_KINDEREN = re.compile(r"\s*(?:[;\n]|,(?!\s*\d)|\ben\b)\s*")
_NAAM_EN_DATUM = re.compile(r"(?P<naam>[^\d(]*?)[\s,(:-]*(?P<datum>(?:\d[\d./ -]*\d|\d{1,2} \w+ \d{4}))\)?")


def vul_bekend_gezin(doelen: Iterable[Doel], wie: Aanwezige) -> None:
    """Who already stands in these dossiers as partner or child, as far as the reader may see: one query."""
    per_id = {doel.dossier_id: doel for doel in doelen if not doel.nieuw}
    if not per_id:
        return
    rijen = Gezinslid.objects.zichtbaar_voor(wie).filter(dossier_id__in=list(per_id), vervallen_op__isnull=True)
    for dossier_id, relatie, naam in rijen.values_list("dossier_id", "relatie", "naam"):
        per_id[dossier_id].gezin.add((relatie, plat(naam)))


def zet_gezin(regel: Regel, waarden: dict[str, Any], doel: Doel, wie: Aanwezige, vandaag: date) -> None:
    """Add to the row who belongs to the household; each reason why somebody is left out is a sentence on the row."""
    if not VELDEN & waarden.keys():
        return
    if not recht(wie.rol, Gezinslid.vaste_categorie).schrijf:
        regel.zeg(_("gezin"), _("Uw rol legt geen gezin vast. Niet overgenomen."))
        return
    _zet_partner(regel, waarden, doel)
    _zet_kinderen(regel, waarden, doel, vandaag)


def _zet_partner(regel: Regel, waarden: dict[str, Any], doel: Doel) -> None:
    naam, geboren = waarden.get("partner_naam", ""), waarden.get("partner_geboren", "")
    if not naam:
        if geboren:
            regel.zeg(_("partner"), _("De naam van de partner ontbreekt. Niet overgenomen."))
        return
    lid = Lid(Gezinslid.Relatie.PARTNER, naam, geboren)
    if lid.sleutel in doel.gezin:
        return
    if any(relatie == Gezinslid.Relatie.PARTNER for relatie, _naam in doel.gezin):
        regel.zeg(_("partner"), _("In het dossier staat een andere partner. Het dossier is niet veranderd."))
        return
    _voeg_toe(regel, doel, lid)


def _zet_kinderen(regel: Regel, waarden: dict[str, Any], doel: Doel, vandaag: date) -> None:
    cel, aantal = str(waarden.get("kinderen", "")), waarden.get("aantal_kinderen")
    if cel.isdigit():
        cel, aantal = "", int(cel)
    genoemd = [*_uit_kolommen(regel, waarden), *_uit_cel(regel, cel, vandaag)]
    nieuw = [lid for lid in genoemd if lid.sleutel not in doel.gezin]
    for lid in nieuw:
        _voeg_toe(regel, doel, lid)
    if aantal is not None:
        _zet_aantal(regel, doel, aantal)


def _zet_aantal(regel: Regel, doel: Doel, aantal: int) -> None:
    """A number alone makes children without a name, to be filled in later; never more than the number."""
    er_al = sum(relatie == Gezinslid.Relatie.KIND for relatie, _naam in doel.gezin)
    if aantal == er_al:
        return
    if er_al or aantal > MEESTE_KINDEREN:
        regel.zeg(
            _("aantal kinderen"),
            _("Er staan %(hier)s kinderen in het dossier of in deze rij, en %(bestand)s als aantal. Kijk dit met de hand na.")
            % {"hier": er_al, "bestand": aantal},
        )  # fmt: skip
        return
    for nummer in range(1, aantal + 1):
        _voeg_toe(regel, doel, Lid(Gezinslid.Relatie.KIND, _("Kind %(n)s (naam volgt)") % {"n": nummer}, ""))
    regel.zeg(_("aantal kinderen"), _("Alleen het aantal is bekend. Vul namen en geboortedatums later aan."))


def _uit_kolommen(regel: Regel, waarden: dict[str, Any]) -> Iterator[Lid]:
    for nummer in range(1, KINDEREN + 1):
        naam, geboren = waarden.get(f"kind_{nummer}_naam", ""), waarden.get(f"kind_{nummer}_geboren", "")
        if naam:
            yield Lid(Gezinslid.Relatie.KIND, naam, geboren)
        elif geboren:
            yield Lid(Gezinslid.Relatie.KIND, _("Kind %(n)s (naam volgt)") % {"n": nummer}, geboren)
            regel.zeg(_("kind %(n)s") % {"n": nummer}, _("De naam ontbreekt. Vul die later aan."))


def _uit_cel(regel: Regel, cel: str, vandaag: date) -> Iterator[Lid]:
    """`Noor 12-3-2015; Sami (2018)`: a name, and a birth date when there is one."""
    for deel in filter(None, _TUSSEN_KINDEREN.split(cel.strip())):
        treffer = _NAAM_EN_DATUM.fullmatch(deel)
        naam, tekst = (treffer["naam"].strip(" ,(:-"), treffer["datum"].strip()) if treffer else (deel, "")
        if not naam or any(teken.isdigit() for teken in naam):
            regel.zeg(_("kinderen"), _("“%(deel)s” is niet te lezen als naam met geboortedatum. Niet overgenomen.") % {"deel": deel[:40]})  # fmt: skip
            continue
        yield Lid(Gezinslid.Relatie.KIND, naam[:200], _geboren(regel, naam, tekst, vandaag))


def _geboren(regel: Regel, naam: str, tekst: str, vandaag: date) -> str:
    if not tekst:
        return ""
    try:
        geboren = deeldatum(tekst, dit_jaar=vandaag.year)
        fout = fout_in_geboortedatum(geboren, vandaag)
    except ValueError as reden:
        geboren, fout = "", str(reden)
    if fout:
        regel.zeg(_("kinderen"), _("Geboortedatum van %(naam)s: %(fout)s Alleen de naam is overgenomen.") % {"naam": naam[:40], "fout": fout})  # fmt: skip
        return ""
    return geboren


def _voeg_toe(regel: Regel, doel: Doel, lid: Lid) -> None:
    doel.gezin.add(lid.sleutel)
    regel.gezin.append(lid)


def laat_gezin_vervallen(ids: Iterable[UUID], *, op: date) -> int:
    """What a file that is undone added to dossiers that stay: no member of the household any more."""
    return Gezinslid.objects.filter(pk__in=list(ids), vervallen_op__isnull=True).update(vervallen_op=op)
