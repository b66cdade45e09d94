"""The sentences above the list: they count, and link to what they count."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from samenspel.huisstijl import datums
from samenspel.werkvoorraad.groepen import Groep
from samenspel.werkvoorraad.keuze import lijst_van
from samenspel.werkvoorraad.regels import Regel

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


def samenvatting(regels: list[Regel], op: date, afspraken: int) -> SafeString:
    """`Woensdag 3 juni. Eén termijn is voorbij, vier mensen hebben u deze week nodig. U heeft drie afspraken.`"""
    mijn = [r for r in regels if lijst_van(r) == "mijn"]
    laat = sum(r.groep is Groep.TE_LAAT for r in mijn)
    week = len({r.dossier_id for r in mijn if r.groep is Groep.DEZE_WEEK})
    voorbij = _("Niets is te laat")
    if laat:
        link = format_html(
            '<a href="?groep=te_laat">{} {}</a>',
            telwoord(laat, hoofdletter=True),
            _("termijn") if laat == 1 else _("termijnen"),
        )
        voorbij = format_html("{} {}", link, _("is voorbij") if laat == 1 else _("zijn voorbij"))
    nodig = _("niemand heeft u deze week nodig")
    if week:
        link = format_html(
            '<a href="?groep=deze_week">{} {}</a>', telwoord(week), _("mens") if week == 1 else _("mensen")
        )
        nodig = format_html("{} {}", link, _("heeft u deze week nodig") if week == 1 else _("hebben u deze week nodig"))
    agenda = _("U heeft %(n)s %(wat)s.") % {
        "n": telwoord(afspraken),
        "wat": _("afspraak") if afspraken == 1 else _("afspraken"),
    }
    dag = datums.lang(op).rsplit(" ", 1)[0].capitalize()
    return format_html("{}. {}, {}. {}", dag, voorbij, nodig, agenda)


def leeg_zin(regels: list[Regel], op: date) -> str:
    """What comes first, for an empty list."""
    komend = min(
        (r for r in regels if r.dag is not None and r.dag >= op), key=lambda r: r.dag or date.max, default=None
    )
    if komend is None or komend.dag is None:
        return _("Er loopt nu geen termijn. Nieuwe dossiers komen hier vanzelf te staan.")
    return _("De eerste termijn komt op %(dag)s: %(naam)s.") % {"dag": datums.lang(komend.dag), "naam": komend.naam}
