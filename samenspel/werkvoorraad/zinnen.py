"""The sentences above the list: they count, and link to what they count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samenspel.huisstijl import datums
from samenspel.toegang.models import Gebruiker
from samenspel.werkvoorraad.bronnen import Taak
from samenspel.werkvoorraad.caseload import Last
from samenspel.werkvoorraad.groepen import Groep
from samenspel.werkvoorraad.keuze import lijst_van
from samenspel.werkvoorraad.regels import Dekking, Regel

_TELWOORDEN = ("geen", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def telwoord(aantal: int, *, hoofdletter: bool = False) -> str:
    """`vier`; digits above twelve. At the start of a sentence `Eén`."""
    if aantal >= len(_TELWOORDEN):
        return str(aantal)
    woord = _TELWOORDEN[aantal]
    return ("Eén" if aantal == 1 else woord.capitalize()) if hoofdletter else woord


def dagdeel(moment: datetime) -> str:
    """The greeting of the hour."""
    return _("Goedemorgen") if moment.hour < 12 else _("Goedemiddag") if moment.hour < 18 else _("Goedenavond")


def samenvatting(regels: Sequence[Regel], op: date, afspraken: int | None, van: UUID | None = None) -> SafeString:
    """`Woensdag 3 juni. Eén termijn is voorbij, vier mensen hebben u deze week nodig. U heeft drie afspraken.`

    Without `afspraken`, of the list of a colleague (`van`), nothing is said about appointments.
    """
    mijn = [r for r in regels if lijst_van(r) == "mijn"]
    laat = sum(r.groep is Groep.TE_LAAT for r in mijn)
    week = len({r.dossier_id for r in mijn if r.groep is Groep.DEZE_WEEK})
    dag = datums.lang(op).rsplit(" ", 1)[0].capitalize()
    wiens = f"van={van}&" if van else ""
    zinnen = format_html("{}. {}, {}.", dag, _laat_zin(laat, wiens), _week_zin(week, wiens, ander=van is not None))
    if afspraken is None:
        return zinnen
    wat = _("afspraak") if afspraken == 1 else _("afspraken")
    return format_html("{} {}", zinnen, _("U heeft %(n)s %(wat)s.") % {"n": telwoord(afspraken), "wat": wat})


def _laat_zin(aantal: int, wiens: str) -> SafeString | str:
    if not aantal:
        return _("Niets is te laat")
    wat = _("termijn") if aantal == 1 else _("termijnen")
    eind = _("is voorbij") if aantal == 1 else _("zijn voorbij")
    return format_html('<a href="?{}groep=te_laat">{} {}</a> {}', wiens, telwoord(aantal, hoofdletter=True), wat, eind)


def _week_zin(aantal: int, wiens: str, *, ander: bool) -> SafeString | str:
    if not aantal:
        return _("niemand vraagt deze week iets") if ander else _("niemand heeft u deze week nodig")
    wat = _("mens") if aantal == 1 else _("mensen")
    eind = _("heeft u deze week nodig") if aantal == 1 else _("hebben u deze week nodig")
    if ander:
        eind = _("vraagt deze week iets") if aantal == 1 else _("vragen deze week iets")
    return format_html('<a href="?{}groep=deze_week">{} {}</a> {}', wiens, telwoord(aantal), wat, eind)


def dekking_zinnen(dekking: Sequence[Dekking], collega: Gebruiker | None, op: date) -> list[str]:
    """`U neemt waar voor Marieke Hoekstra, tot en met vr 5 juni.`"""
    zinnen = []
    for rij in dekking:
        woorden = {"naam": rij.naam, "dag": datums.kort(rij.tot, op), "wie": collega.naam if collega else ""}
        if collega:
            zin = _("%(wie)s neemt waar voor %(naam)s, tot en met %(dag)s.") if rij.vervangt else _(
                "%(naam)s neemt deze lijst waar, tot en met %(dag)s."
            )  # fmt: skip
        else:
            zin = _("U neemt waar voor %(naam)s, tot en met %(dag)s.") if rij.vervangt else _(
                "%(naam)s neemt uw lijst waar, tot en met %(dag)s."
            )  # fmt: skip
        zinnen.append(zin % woorden)
    return zinnen


def niemand_zin(taken: Sequence[Taak]) -> str:
    """`Twee dossiers hebben nog geen contactpersoon. Eén actie uit een plan heeft nog geen eigenaar.` Without names."""
    if not taken:
        return _("Alles heeft een eigenaar.")
    zinnen = []
    if dossiers := sum(taak.is_dossier for taak in taken):
        wat = _("dossier heeft") if dossiers == 1 else _("dossiers hebben")
        zinnen.append(
            _("%(n)s %(wat)s nog geen contactpersoon.") % {"n": telwoord(dossiers, hoofdletter=True), "wat": wat}
        )
    if werk := sum(not taak.is_dossier for taak in taken):
        wat = _("actie uit een plan heeft") if werk == 1 else _("acties uit een plan hebben")
        zinnen.append(_("%(n)s %(wat)s nog geen eigenaar.") % {"n": telwoord(werk, hoofdletter=True), "wat": wat})
    return " ".join(zinnen)


def team_zin(lasten: Sequence[Last], op: date) -> str:
    """`Woensdag 3 juni. Twee termijnen zijn te laat. Eén collega is er niet.`"""
    laat, weg = sum(last.te_laat for last in lasten), sum(bool(last.afwezig) for last in lasten)
    zinnen = [f"{datums.lang(op).rsplit(' ', 1)[0].capitalize()}."]
    wat = _("termijn is te laat") if laat == 1 else _("termijnen zijn te laat")
    zinnen.append(f"{telwoord(laat, hoofdletter=True)} {wat}." if laat else _("Niets is te laat."))
    if weg:
        zinnen.append(
            f"{telwoord(weg, hoofdletter=True)} {_('collega is er niet') if weg == 1 else _('collega’s zijn er niet')}."
        )
    return " ".join(zinnen)


def leeg_zin(regels: Sequence[Regel], op: date) -> str:
    """What comes first, for an empty list."""
    komend = min(
        (r for r in regels if r.dag is not None and r.dag >= op), key=lambda r: r.dag or date.max, default=None
    )
    if komend is None or komend.dag is None:
        return _("Er loopt nu geen termijn. Nieuwe dossiers komen hier vanzelf te staan.")
    return _("De eerste termijn komt op %(dag)s: %(naam)s.") % {"dag": datums.lang(komend.dag), "naam": komend.naam}
