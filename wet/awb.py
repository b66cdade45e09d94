"""Algemene wet bestuursrecht: the articles that we rely on."""

from __future__ import annotations

from datetime import date

from wet.beleidswaarden import Beleid
from wet.grondslag import AWB, Grondslag
from wet.overzicht import Overzicht
from wet.regel import AFWEZIG, ALLE, INBURGERAAR, VERVALLEN, Begin, Duur, NietVanToepassing, Termijnregel


def na_bekendmaking(x: Overzicht, regel: Termijnregel, beleid: Beleid) -> Begin | NietVanToepassing | None:
    """Article 6:8: from the day after the decision was made known; only who has a PIP can object to one.

    Of who moved here with a PIP of a day that nobody knows, our change of it is a decision too.
    """
    gewijzigd = "pip_wijziging" in x.per and any(g.gegevens.get("met_pip") for g in x.per.get("verhuizing", ()))
    if "pip_dagtekening" not in x.per and not gewijzigd:
        return AFWEZIG
    bekend = x.laatste("pip_bekendgemaakt")
    if bekend is None:
        return None
    later = dagen_later_bekendgemaakt(x)
    return Begin(bekend.op, {"later": later[1]} if later is not None and later[0] == bekend.op else None)


def dagen_later_bekendgemaakt(x: Overzicht) -> tuple[date, int] | None:
    """The day on which the first PIP was made known, and how many days after its date that was; None when on the day itself.

    None too when between the two somebody moved here or the PIP changed: then it says nothing about the first one.
    """
    pip = x.eerste("pip_dagtekening")
    bekend = eerste_bekendmaking(x)
    if pip is None or bekend is None or bekend == pip.op:
        return None
    erna = (*x.per.get("verhuizing", ()), *x.per.get("pip_wijziging", ()))
    return None if any(pip.op <= g.op <= bekend for g in erna) else (bekend, (bekend - pip.op).days)


def eerste_bekendmaking(x: Overzicht) -> date | None:
    """The first day, on or after its date, on which the first PIP was made known."""
    pip = x.eerste("pip_dagtekening")
    if pip is None:
        return None
    return next((g.op for g in x.per.get("pip_bekendgemaakt", ()) if g.op >= pip.op), None)


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
