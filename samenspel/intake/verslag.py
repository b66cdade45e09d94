"""The intake in writing: every talk and every answer that the reader may see, by subject (Besluit inburgering art. 5.2)."""

from __future__ import annotations

from typing import Any

from samenspel.dossiers.models import Dossier
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
            Gesprek.objects.zichtbaar_voor(wie).staand().filter(dossier=dossier).order_by("op", "vastgelegd_op")
        ),
        "domeinen": _per_domein(dossier, wie),
    }


def _per_domein(dossier: Dossier, wie: Aanwezige) -> list[tuple[Domein, list[Regel]]]:
    antwoorden = geldende(dossier, wie)
    namen = _voornamen(dossier, wie)
    gevonden = []
    for domein in domeinen().values():
        regels: list[Regel] = []
        for vraag in domein.vragen:
            per_onderwerp: dict[str, list[Gegeven]] = {}
            for gegeven in antwoorden.values():
                if gegeven.vraag == vraag.code:
                    per_onderwerp.setdefault(gegeven.onderwerp, []).append(gegeven)
            regels += [(vraag, namen.get(onderwerp, ""), lijst) for onderwerp, lijst in per_onderwerp.items()]
        if regels:
            gevonden.append((domein, regels))
    return gevonden


def _voornamen(dossier: Dossier, wie: Aanwezige) -> dict[str, str]:
    leden = Gezinslid.objects.zichtbaar_voor(wie).filter(dossier=dossier).values_list("id", "naam")
    return {str(id_): naam.split(" ")[0] for id_, naam in leden}
