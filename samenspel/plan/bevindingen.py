"""What the brede intake found, beside the domain of the plan that it belongs to (`domeinen.Domein.intake`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samenspel.dossiers.models import Dossier
from samenspel.intake.antwoorden import Gegeven, geldende
from samenspel.intake.models import Kant
from samenspel.kern.identiteit import Aanwezige
from samenspel.plan.domeinen import DOMEIN_VAN_ONDERWERP
from samenspel.toegang.matrix import recht


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One question, in the words that were asked, with what each side answered."""

    vraag: str
    antwoorden: tuple[tuple[str, str], ...]


def bevindingen(dossier: Dossier, wie: Aanwezige) -> Mapping[str, Sequence[Bevinding]]:
    """Per domain, in the order of the questionnaire; only answers in sight. One statement."""
    if not recht(wie.rol, "C06").lees:
        return {}
    per_vraag: dict[tuple[str, int, str], list[Gegeven]] = defaultdict(list)
    for gegeven in geldende(dossier, wie).values():
        per_vraag[gegeven.vraag, gegeven.versie, gegeven.onderwerp].append(gegeven)
    kanten = {kant: nummer for nummer, kant in enumerate(Kant.values)}
    gevonden: dict[str, list[Bevinding]] = defaultdict(list)
    for gegevens in sorted(per_vraag.values(), key=lambda gegevens: gegevens[0].gevraagd.plaats):
        vraag = gegevens[0].gevraagd
        antwoorden = sorted(gegevens, key=lambda g: kanten[g.kant])
        if domein := DOMEIN_VAN_ONDERWERP.get(vraag.onderdeel):
            regels = tuple((g.in_woorden, str(Kant(g.kant).label)) for g in antwoorden)
            gevonden[domein].append(Bevinding(vraag.tekst.in_taal("nl"), regels))
    return gevonden
