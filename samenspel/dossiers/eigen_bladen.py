"""The tabs that the dossier itself has; higher apps add theirs in between."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from samenspel.dossiers.beeld import kop_van
from samenspel.dossiers.bladen import Tabblad, meld_tabblad_aan
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige


def _gesprekken(dossier: Dossier, wie: Aanwezige, op: date) -> str:
    return str(kop_van(dossier, wie=wie).gesprekken or "")


def _documenten(dossier: Dossier, wie: Aanwezige, op: date) -> str:
    return str(kop_van(dossier, wie=wie).documenten or "")


def _partners(dossier: Dossier, wie: Aanwezige, op: date) -> str:
    return str(kop_van(dossier, wie=wie).partners or "")


def meld_aan() -> None:
    """Called once, from `ready`."""
    meld_tabblad_aan(Tabblad(code="overzicht", titel=_("Overzicht"), url_naam="dossiers:dossier", volgorde=10))
    meld_tabblad_aan(
        Tabblad(
            code="gesprekken", titel=_("Gesprekken"), url_naam="dossiers:gesprekken", volgorde=50, telling=_gesprekken
        )
    )
    meld_tabblad_aan(
        Tabblad(
            code="documenten", titel=_("Documenten"), url_naam="dossiers:documenten", volgorde=60, telling=_documenten
        )
    )
    meld_tabblad_aan(
        Tabblad(code="partners", titel=_("Partners"), url_naam="dossiers:partners", volgorde=70, telling=_partners)
    )
    meld_tabblad_aan(Tabblad(code="termijnen", titel=_("Termijnen"), url_naam="dossiers:termijnen", volgorde=80))
