"""Find a dossier by name (accents, any order), phone, birth date, BSN, V-number or dossier number.

What stands in a record that was merged leads to the one that goes on. Prefix search uses `>=` and `<`, which are leakproof: behind row-level security LIKE would lose its index.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from samenspel.dossiers.models import Dossier, DossierQuerySet
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.plat import na_voorvoegsel, plat, woorden
from samenspel.personen.handelingen import telefoon_zoek
from samenspel.personen.models import Contactgegeven, Zoekterm
from samenspel.personen.nummers import met_nummer

_NUMMER = re.compile(r"([A-Z]{1,3}\d\d)[- ]?(\d{1,6})")
_ALLEEN_CIJFERS = re.compile(r"[+\d][\d\s.\-/()]{3,}")


def zoek(tekst: str, *, wie: Aanwezige) -> DossierQuerySet:
    """Dossiers that match, within sight; empty text matches nothing."""
    alle = Dossier.objects.zichtbaar_voor(wie)
    zichtbaar = alle.filter(samengevoegd_in__isnull=True)
    kaal = tekst.strip()[:80]
    if len(kaal) < 2:
        return zichtbaar.none()
    if _ALLEEN_CIJFERS.fullmatch(kaal):
        return zichtbaar.filter(pk__in=waar_het_staat(_op_nummer(kaal, wie), wie))
    if nummer := _NUMMER.fullmatch(kaal.upper()):
        zelf = alle.filter(nummer=f"{nummer[1]}-{nummer[2].zfill(4)}")
        return zichtbaar.filter(pk__in=zelf.values(blijft=Coalesce("samengevoegd_in_id", "id")))
    grenzen = woordgrenzen(kaal)  # none: only signs, and that is nobody, not everybody
    return met_woorden(zichtbaar, grenzen, wie=wie) if grenzen else zichtbaar.none()


def is_dossiernummer(tekst: str) -> bool:
    """Whether this names one dossier."""
    return bool(_NUMMER.fullmatch(tekst.strip().upper()))


def waar_het_staat(ids: QuerySet[Any, Any], wie: Aanwezige) -> QuerySet[Any, Any]:
    """These ids, and of those that were merged the dossier that goes on."""
    erin = Dossier.objects.zichtbaar_voor(wie).filter(samengevoegd_in__isnull=False, pk__in=ids)
    return ids.union(erin.values("samengevoegd_in_id"), all=True)


def _op_nummer(kaal: str, wie: Aanwezige) -> QuerySet[Any, Any]:
    cijfers = telefoon_zoek(kaal)
    telefoons = Contactgegeven.objects.zichtbaar_voor(wie).filter(zoek__gte=cijfers, zoek__lt=na_voorvoegsel(cijfers))
    datums = Zoekterm.objects.zichtbaar_voor(wie).filter(term=_datum(kaal))
    delen = [datums, met_nummer(kaal, wie=wie)]
    return telefoons.values("dossier_id").union(*(deel.values("dossier_id") for deel in delen), all=True)


def _datum(kaal: str) -> str:
    """`1-3-1994` and `01/03/1994` become `01031994`, as the search terms hold it."""
    delen = re.split(r"[-/. ]", kaal)
    if len(delen) == 3 and len(delen[2]) == 4:
        return delen[0].zfill(2) + delen[1].zfill(2) + delen[2]
    if len(delen) == 3 and len(delen[0]) == 4:
        return delen[0] + delen[1].zfill(2) + delen[2].zfill(2)
    return "".join(delen)


def woordgrenzen(tekst: str) -> tuple[str, ...]:
    """The ends of the range of each word, one after the other; empty when this is not a search by words."""
    kaal = tekst.strip()[:80]
    if len(kaal) < 2 or _ALLEEN_CIJFERS.fullmatch(kaal) or _NUMMER.fullmatch(kaal.upper()):
        return ()
    return tuple(grens for woord in woorden(plat(kaal))[:5] for grens in (woord, na_voorvoegsel(woord)))


def met_woorden(dossiers: DossierQuerySet, grenzen: Sequence[str], *, wie: Aanwezige) -> DossierQuerySet:
    """Those of which every word begins a search term."""
    for begin, einde in zip(grenzen[::2], grenzen[1::2], strict=True):
        termen = Zoekterm.objects.zichtbaar_voor(wie).filter(term__gte=begin, term__lt=einde)
        dossiers = dossiers.filter(pk__in=waar_het_staat(termen.values("dossier_id"), wie))
    return dossiers.filter(samengevoegd_in__isnull=True)
