"""Third parties in what somebody gets (AVG 15 lid 4): a role instead of the name of who works here, "gezinslid" for a partner or an older child.

Family is treated the same whether it is known here or not: what somebody gets may not tell an ex-partner that the other has a dossier.
Only names that the house knows are found in running text. Whoever else is spoken of, a person finds, and holds the item back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from samenspel.organisaties.models import Gemeente
from samenspel.personen.geboorte import grenzen
from samenspel.personen.models import Gezinslid, Persoon
from samenspel.toegang.models import VAN_EEN_DOSSIER, Aanstelling, Rol
from wet.kalender import plus_maanden

GEZINSLID = "[gezinslid]"
EIGEN_STEM = 16
"""From this age somebody decides about the own data (AVG 8, UAVG 5: from memory); before, a parent does."""
ZELF = "u zelf"
ONBEKEND = "een medewerker"


@dataclass(frozen=True, slots=True)
class Zwart:
    """What stands in the place of whom. `per_gebruiker`: an account with its role and organisation, or `ZELF`."""

    per_gebruiker: Mapping[UUID, str]
    per_naam: Mapping[str, str]
    _patroon: re.Pattern[str] | None = field(default=None, repr=False)

    def wie(self, gebruiker_id: UUID | None) -> str | None:
        """Role and organisation of who did something; None where nobody did."""
        return None if gebruiker_id is None else self.per_gebruiker.get(gebruiker_id, ONBEKEND)

    def schoon(self, waarde: Any) -> Any:
        """The same value, with known names of others taken out of every text in it."""
        if isinstance(waarde, str):
            return self._patroon.sub(lambda m: self.per_naam[m.group().casefold()], waarde) if self._patroon else waarde
        if isinstance(waarde, dict):
            return {sleutel: self.schoon(deel) for sleutel, deel in waarde.items()}
        if isinstance(waarde, list | tuple):
            return [self.schoon(deel) for deel in waarde]
        return waarde


def zwart_voor(
    gemeente: Gemeente, dossier_ids: Collection[UUID], eigen_gebruikers: Collection[UUID], *, op: date
) -> Zwart:
    """For a copy of these records (of one person), with the accounts of that person. Reads as the house."""
    per_gebruiker, namen = _medewerkers(gemeente)
    eigen = set(Persoon.objects.filter(dossier_id__in=dossier_ids).values_list("naam", flat=True))
    namen |= dict.fromkeys(_gezin(dossier_ids, op), GEZINSLID)
    anderen = {naam.casefold(): wat for naam, wat in namen.items() if len(naam) > 3 and naam not in eigen}
    return Zwart({**per_gebruiker, **dict.fromkeys(eigen_gebruikers, ZELF)}, anderen, _patroon_van(anderen))


def _medewerkers(gemeente: Gemeente) -> tuple[dict[UUID, str], dict[str, str]]:
    aanstellingen = Aanstelling.objects.filter(gemeente=gemeente).exclude(rol__in=VAN_EEN_DOSSIER).order_by("vanaf")
    per: dict[UUID, str] = {}
    namen: dict[str, str] = {}
    for wie in aanstellingen.select_related("organisatie", "gebruiker"):
        waar = wie.organisatie.naam if wie.organisatie else f"gemeente {gemeente.naam}"
        per[wie.gebruiker_id] = f"{Rol(wie.rol).label}, {waar}"
        namen[wie.gebruiker.naam] = f"[{Rol(wie.rol).label}]"
    return per, namen


def is_jong_kind(lid: Gezinslid, op: date) -> bool:
    """A child that is certainly younger than 16: its parent may read the name; an unknown birthday is no certainty."""
    dagen = grenzen(lid.geboortedatum)
    return lid.relatie == Gezinslid.Relatie.KIND and dagen is not None and op < plus_maanden(dagen[0], 12 * EIGEN_STEM)


def _gezin(dossier_ids: Collection[UUID], op: date) -> Iterable[str]:
    """Names of family as they stand in this record and, of who is known here, in theirs; and of whose record names this person."""
    genoemd = list(Gezinslid.objects.filter(dossier_id__in=dossier_ids))
    noemt = Gezinslid.objects.filter(eigen_dossier_id__in=dossier_ids)
    van = {*(lid.eigen_dossier_id for lid in genoemd), *noemt.values_list("dossier_id", flat=True)}
    yield from (lid.naam for lid in genoemd if not is_jong_kind(lid, op))
    yield from Persoon.objects.filter(dossier_id__in=van).values_list("naam", flat=True)


def _patroon_van(namen: Iterable[str]) -> re.Pattern[str] | None:
    langste_eerst = sorted(namen, key=lambda naam: (-len(naam), naam))
    delen = "|".join(re.escape(naam) for naam in langste_eerst)
    return re.compile(rf"(?<!\w)(?:{delen})(?!\w)", re.IGNORECASE) if delen else None
