"""A decision as rows for the screen: the same rows as in its letter, from the same frozen words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from samenspel.huisstijl.datums import voluit
from samenspel.plan.brief.besluit import bouwt_op
from samenspel.plan.brief.inhoud import inhoud
from samenspel.plan.brieven import gegevens_uit
from samenspel.plan.models import PipBesluit


@dataclass(frozen=True, slots=True)
class Besluitblad:
    """What the page of a decision shows."""

    dagtekening: date
    door: str
    mandaat: str
    rijen: list[tuple[str, list[str], str]]
    motivering: str
    omstandigheden: str
    samen: list[tuple[str, str]]
    wegingen: list[dict[str, Any]]
    bronnen: list[str]
    doelen: list[dict[str, Any]]
    bespreking: dict[str, Any]
    wijziging: dict[str, Any] | None
    bouwt_op: str
    leerroute_gaat_mee: bool
    gepasseerd: list[tuple[str, str, str]]


def besluitblad(besluit: PipBesluit) -> Besluitblad:
    """Rows (subject, lines, articles) and the reasons, as they were frozen."""
    van = besluit.inhoud
    gegevens = gegevens_uit(van)
    rijen = [(wat, zin.split("\n"), artikel.replace("\n", ", ")) for wat, zin, artikel in inhoud(gegevens)]
    return Besluitblad(
        dagtekening=besluit.dagtekening,
        door=van["ondertekening"]["naam"],
        mandaat=besluit.mandaat,
        rijen=rijen,
        motivering=van["inhoud"]["motivering"],
        omstandigheden=van["inhoud"].get("omstandigheden", ""),
        samen=_samen(van["inhoud"]),
        wegingen=van["wegingen"],
        bronnen=van["bronnen"],
        doelen=van["doelen"],
        bespreking=van["bespreking"],
        wijziging=van["wijziging"],
        bouwt_op=bouwt_op(gegevens.van_elders) if gegevens.van_elders else "",
        leerroute_gaat_mee=gegevens.leerroute_gaat_mee,
        gepasseerd=[
            (regel["naam"], regel["reden"], f"{regel['door']}, {voluit(date.fromisoformat(regel['op']))}")
            for regel in van.get("gepasseerd", [])
        ],
    )


def _samen(inhoud_: dict[str, Any]) -> list[tuple[str, str]]:
    """Where the plan goes, as it was agreed; decisions of before this was asked have none."""
    namen = (
        ("hoofddoel", _("Hoofddoel")),
        ("ontwikkelwens", _("Ontwikkelwens")),
        ("aandachtspunten", _("Aandachtspunten")),
    )
    return [(naam, inhoud_[sleutel]) for sleutel, naam in namen if inhoud_.get(sleutel)]
