"""The intake in writing: every talk and every answer that the reader may see, by subject (Besluit inburgering art. 5.2)."""

from __future__ import annotations

from typing import Any

from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.intake.antwoorden import Gegeven, geldende
from samenspel.intake.models import Gesprek
from samenspel.intake.vragenlijst import Domein, Vraag, domeinen
from samenspel.kern.identiteit import Aanwezige
from samenspel.personen.models import Gezinslid

Regel = tuple[Vraag, str, list[Gegeven]]


def verslag_van(dossier: Dossier, wie: Aanwezige) -> dict[str, Any]:
    """Talks in order, and per subject the questions that have an answer, each with the answer of every side."""
    return {
        "gesprekken": list(
            Gesprek.objects.zichtbaar_voor(wie)
            .staand()
            .filter(dossier_id__in=ids_van(dossier))
            .order_by("op", "vastgelegd_op")
        ),
        "domeinen": _per_domein(dossier, wie),
    }


def _per_domein(dossier: Dossier, wie: Aanwezige) -> list[tuple[Domein, list[Regel]]]:
    """By the words that were asked: also of a question that was changed or withdrawn since."""
    namen = _voornamen(dossier, wie)
    per_vraag: dict[tuple[str, int, str], list[Gegeven]] = {}
    for gegeven in geldende(dossier, wie).values():
        per_vraag.setdefault((gegeven.vraag, gegeven.versie, gegeven.onderwerp), []).append(gegeven)
    regels: list[Regel] = [
        (lijst[0].gevraagd, namen.get(onderwerp, ""), lijst)
        for (_code, _versie, onderwerp), lijst in sorted(per_vraag.items(), key=_plaats)
    ]
    paginas = (
        (domein, [regel for regel in regels if regel[0].domein == domein.code]) for domein in domeinen().values()
    )
    return [(domein, van_hier) for domein, van_hier in paginas if van_hier]


def _plaats(paar: tuple[tuple[str, int, str], list[Gegeven]]) -> tuple[tuple[int, int, int], int]:
    vraag = paar[1][0].gevraagd
    return vraag.plaats, vraag.versie


def _voornamen(dossier: Dossier, wie: Aanwezige) -> dict[str, str]:
    leden = Gezinslid.objects.zichtbaar_voor(wie).filter(dossier_id__in=ids_van(dossier)).values_list("id", "naam")
    return {str(id_): naam.split(" ")[0] for id_, naam in leden}
