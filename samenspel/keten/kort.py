"""What somebody may know of a dossier in short: one block per category of which the matrix opens the minimal view."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.dossiers.models import Doelgroep, Fase
from samenspel.dossiers.schil import LEERROUTES
from samenspel.huisstijl.datums import voluit
from samenspel.intake.models import TaalMeting
from samenspel.kern.identiteit import Aanwezige
from samenspel.keten.models import (
    BereikKort,
    BesluitKort,
    DoelKort,
    EigenAfspraak,
    GeldKort,
    GezinKort,
    InkomenKort,
    KanKort,
    NetwerkKort,
    NiveauKort,
    RoosterKort,
    StatusKort,
)
from samenspel.toegang.categorieen import NAMEN
from samenspel.toegang.gebonden import Minimaal
from samenspel.toegang.matrix import Bereik, bereik, recht

Regels = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Kort:
    """One category in short: its name, and (what, value) in words."""

    categorie: str
    titel: str
    regels: Regels


def _ja(waarde: bool | None) -> str:
    return {True: _("ja"), False: _("nee"), None: _("niet gevraagd")}[waarde]


def _bereik(rijen: Iterable[BereikKort], op: date) -> Regels:
    namen = {"telefoon": _("telefoon"), "email": _("e-mail")}
    return [(namen[rij.soort], rij.waarde) for rij in rijen]


def _gezin(rijen: Iterable[GezinKort], op: date) -> Regels:
    regels: Regels = []
    for rij in rijen:
        kinderen = (
            ngettext("%(n)s kind", "%(n)s kinderen", rij.kinderen) % {"n": rij.kinderen}
            if rij.kinderen
            else _("geen kinderen")
        )
        jaren = ", ".join(str(jaar) for jaar in rij.leeftijden)
        regels += [(_("partner"), _ja(rij.partner)), (_("kinderen"), f"{kinderen} ({jaren})" if jaren else kinderen)]
        if rij.kinderen:
            regels += [(_("opvang nodig"), _ja(rij.opvang_nodig)), (_("opvang geregeld"), _ja(rij.opvang_geregeld))]
    return regels


def _status(rijen: Iterable[StatusKort], op: date) -> Regels:
    regels: Regels = []
    for rij in rijen:
        regels += [(_("groep"), str(Doelgroep(rij.doelgroep).label)), (_("hoe ver"), str(Fase(rij.fase).label))]
        if rij.einde:
            regels.append((_("klaar met inburgeren voor of op"), voluit(rij.einde)))
        if rij.contactpersoon:
            regels.append((_("contactpersoon bij de gemeente"), rij.contactpersoon.naam))
    return regels


def _doel(rijen: Iterable[DoelKort], op: date) -> Regels:
    regels: Regels = []
    for rij in rijen:
        regels.append((_("leerroute"), str(LEERROUTES.get(rij.leerroute, rij.leerroute))))
        niveaus = (
            (_("lezen"), rij.lezen),
            (_("luisteren"), rij.luisteren),
            (_("schrijven"), rij.schrijven),
            (_("spreken"), rij.spreken),
        )
        regels += [(_("doel: %(wat)s") % {"wat": naam}, niveau) for naam, niveau in niveaus if niveau]
    return regels


def _niveau(rijen: Iterable[NiveauKort], op: date) -> Regels:
    return [
        (str(TaalMeting.Vaardigheid(rij.vaardigheid).label), f"{TaalMeting.Niveau(rij.niveau).label}, {voluit(rij.op)}")
        for rij in rijen
    ]


def _rooster(rijen: Iterable[RoosterKort], op: date) -> Regels:
    regels: Regels = []
    for rij in rijen:
        if rij.uren_per_week is not None:
            regels.append((_("kan leren en meedoen"), _("%(n)s uur per week") % {"n": rij.uren_per_week}))
        if rij.vrijwilligerswerk_sinds:
            regels.append((_("vrijwilligerswerk sinds"), voluit(rij.vrijwilligerswerk_sinds)))
    return regels


def _inkomen(rijen: Iterable[InkomenKort], op: date) -> Regels:
    regels: Regels = []
    for rij in rijen:
        regels.append((_("bijstand"), _ja(rij.bijstand)))
        if rij.ontzorgen_vanaf and rij.ontzorgen_tot:
            tekst = _("%(vanaf)s tot en met %(tot)s") % {
                "vanaf": voluit(rij.ontzorgen_vanaf),
                "tot": voluit(rij.ontzorgen_tot),
            }
            regels.append((_("ontzorgen"), tekst))
    return regels


def _geld(rijen: Iterable[GeldKort], op: date) -> Regels:
    return [(_("er loopt hulp met geld"), _ja(rij.hulp_loopt)) for rij in rijen]


def _kan(rijen: Iterable[KanKort], op: date) -> Regels:
    regels: Regels = []
    for rij in rijen:
        for naam, uren in (
            (_("uren cursus in het hele traject"), rij.uren_cursus),
            (_("uren meedoen in het hele traject"), rij.uren_participatie),
        ):
            if uren is not None:
                regels.append((naam, str(uren)))
    return regels


def _netwerk(rijen: Iterable[NetwerkKort], op: date) -> Regels:
    return [
        regel for rij in rijen for regel in ((_("spreekt mensen in het Nederlands"), _ja(rij.contacten)), (_("doet mee aan een activiteit"), _ja(rij.activiteit)))
    ]  # fmt: skip


def _afspraken(rijen: Iterable[EigenAfspraak], op: date) -> Regels:
    return [
        (f"{voluit(rij.begin)}, {localtime(rij.begin):%H:%M}", rij.plaats)
        for rij in rijen
        if localtime(rij.begin).date() >= op
    ]


def _besluit(rijen: Iterable[BesluitKort], op: date) -> Regels:
    return [
        (_("er loopt een bezwaar"), _("ja, sinds %(dag)s") % {"dag": voluit(rij.sinds)} if rij.sinds else _("nee"))
        for rij in rijen
    ]


_BLOKKEN: tuple[tuple[type[Minimaal], Callable[..., Regels]], ...] = (
    (BereikKort, _bereik), (GezinKort, _gezin), (StatusKort, _status), (DoelKort, _doel), (NiveauKort, _niveau), (RoosterKort, _rooster),
    (InkomenKort, _inkomen), (GeldKort, _geld), (KanKort, _kan), (NetwerkKort, _netwerk), (EigenAfspraak, _afspraken), (BesluitKort, _besluit),
)  # fmt: skip


def in_het_kort(ids: list[UUID], *, wie: Aanwezige, op: date, ook_wie_alles_leest: bool = True) -> list[Kort]:
    """The blocks of these records of one person. Without `ook_wie_alles_leest` only of categories that are open in short and no further."""
    blokken = []
    for model, zeg in _BLOKKEN:
        mag = recht(wie.rol, model.vaste_categorie)
        if not (mag.kort or bereik(wie.rol) is Bereik.GEMACHTIGD) or (mag.lees and not ook_wie_alles_leest):
            continue
        rijen = model._default_manager.zichtbaar_voor(wie).filter(dossier_id__in=ids)  # type: ignore[attr-defined]  # a house rule checks that each has it
        if model is StatusKort:
            rijen = rijen.select_related("contactpersoon")
        if regels := zeg(rijen.order_by("pk"), op):
            blokken.append(Kort(model.vaste_categorie, str(NAMEN[model.vaste_categorie]), regels))
    return blokken
