"""Model texts of agreements, filled in with names, purposes and categories: a draft for a lawyer, never a paper that opens anything."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from samenspel.huisstijl.datums import voluit
from samenspel.kern.identiteit import Aanwezige
from samenspel.organisaties.models import Gemeente, Organisatie
from samenspel.toegang.categorieen import namen
from samenspel.toegang.models import Overeenkomst, Rol
from samenspel.toegang.overeenkomsten import mag_overeenkomsten_beheren, weiger_ander_contract, weiger_categorieen
from samenspel.toegang.samenwerken import mag_samenwerkingen_beheren

SOORTEN = tuple(soort for soort in Overeenkomst.Soort if soort != Overeenkomst.Soort.WETTELIJKE_TAAK)
"""Where the law itself says who gets what, there is nothing to write."""


@dataclass(frozen=True, slots=True)
class Artikel:
    """One article: its heading, its words, and where it comes from."""

    kop: str
    tekst: str
    bron: str


@dataclass(frozen=True, slots=True)
class Modeltekst:
    """A draft. `onzeker`: the articles of the law were written down from memory."""

    titel: str
    grondslag: str
    onzeker: bool
    artikelen: tuple[Artikel, ...]


@cache
def _teksten() -> dict[str, Any]:
    with (Path(__file__).parent / "modelteksten.toml").open("rb") as bestand:
        return tomllib.load(bestand)


def modeltekst(
    soort: str, organisatie: Organisatie, *, door: Aanwezige, doelen: str, categorieen: list[str], vanaf: date, tot: date | None = None,
    subverwerkers: str = "",
) -> Modeltekst:  # fmt: skip
    """The draft for this organisation. What it cannot get by the matrix cannot be written either."""
    mag_overeenkomsten_beheren(door).of_weiger()
    weiger_ander_contract(organisatie, door)
    weiger_categorieen(organisatie, categorieen)
    vak = {
        "gemeente": Gemeente.objects.get(pk=door.gemeente_id).naam, "organisatie": organisatie.naam, "doelen": doelen.strip().rstrip("."),
        "gegevens": namen(sorted(categorieen)), "subverwerkers": subverwerkers.strip().rstrip(".") or "niemand", "vanaf": f"vanaf {voluit(vanaf)}",
        "tot": f"tot en met {voluit(tot)}" if tot else "tot een van beiden haar schriftelijk beëindigt",
    }  # fmt: skip
    return _stel_op([soort], vak)


def modeltekst_samenwerking(
    *,
    door: Aanwezige,
    vorm: str,
    gemeenten: Iterable[Gemeente],
    doelen: str,
    rollen: list[str],
    vanaf: date,
    tot: date | None = None,
) -> Modeltekst:
    """The draft of an agreement between municipalities: what holds for every form, and what this one adds."""
    mag_samenwerkingen_beheren(door).of_weiger()
    namen_van_allen = sorted({g.naam for g in gemeenten} | {Gemeente.objects.get(pk=door.gemeente_id).naam})
    vak = {
        "gemeenten": f"{', '.join(namen_van_allen[:-1])} en {namen_van_allen[-1]}" if len(namen_van_allen) > 1 else namen_van_allen[0],
        "doelen": doelen.strip().rstrip("."), "rollen": ", ".join(str(Rol(rol).label) for rol in sorted(rollen)), "vanaf": f"vanaf {voluit(vanaf)}",
        "tot": f"tot en met {voluit(tot)}" if tot else "tot een gemeente haar schriftelijk beëindigt",
    }  # fmt: skip
    return _stel_op(["samenwerking", f"samenwerking_{vorm}"], vak)


def _stel_op(stukken: list[str], vak: dict[str, str]) -> Modeltekst:
    """Articles of one or more texts, filled in; title and ground are those of the first."""
    bronnen = [_teksten()[stuk] for stuk in stukken]
    artikelen = tuple(
        Artikel(_vul(kop, vak), _vul(tekst, vak), waar) for bron in bronnen for kop, tekst, waar in bron["artikelen"]
    )
    return Modeltekst(bronnen[0]["titel"], bronnen[0]["grondslag"], bool(bronnen[0].get("onzeker")), artikelen)


def _vul(tekst: str, vak: dict[str, str]) -> str:
    """Names between braces, once: what somebody typed is never filled in itself."""
    delen = tekst.split("{")
    return delen[0] + "".join(vak[naam] + rest for naam, _dicht, rest in (deel.partition("}") for deel in delen[1:]))
