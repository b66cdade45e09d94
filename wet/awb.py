"""Algemene wet bestuursrecht: the articles that we rely on."""

from __future__ import annotations

from datetime import date

from wet.beleidswaarden import Beleid
from wet.grondslag import AWB, Grondslag
from wet.overzicht import Overzicht
from wet.regel import AFWEZIG, ALLE, INBURGERAAR, VERVALLEN, Begin, Duur, NietVanToepassing, Termijnregel


def na_bekendmaking(x: Overzicht, regel: Termijnregel, beleid: Beleid) -> Begin | NietVanToepassing | None:
    """Article 6:8: from the day after the decision was made known; only who has a PIP can object to one."""
    if "pip_dagtekening" not in x.per:
        return AFWEZIG
    bekend = x.laatste("pip_bekendgemaakt")
    return Begin(bekend.op) if bekend is not None else None


def bezwaar_tegen_pip(
    x: Overzicht, regel: Termijnregel, start: date, uiterlijk: date | None, rest: dict[str, object]
) -> date | None:
    """An objection that names no article is one against the PIP."""
    return next((g.op for g in x.per.get("bezwaar", ()) if g.op >= start and not g.gegevens.get("artikel")), None)


BEZWAARTERMIJN = Termijnregel(
    code="T15",
    naam="Bezwaar maken tegen het PIP",
    eigenaar=INBURGERAAR,
    grondslag=(Grondslag(AWB, "6:7"), Grondslag(AWB, "6:8", "1")),
    geldig_vanaf=date(1994, 1, 1),
    groepen=ALLE,
    begint=na_bekendmaking,
    duur=Duur(6, "weken"),
    atw=True,
    voldaan_door=bezwaar_tegen_pip,
    daarna=VERVALLEN,
    van_de_plicht=False,
    onzeker="De tekst van de Algemene wet bestuursrecht is nog niet nagelezen.",
)

REGELS = (BEZWAARTERMIJN,)
