"""From a declared indicator and a question to an answer; the same for every figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date

from samenspel.monitor.feitenbank import Mens, Vraag, mensen
from samenspel.monitor.indicatoren.definities import DAGEN, INDICATOREN, PROCENT, Indicator
from samenspel.monitor.indicatoren.tellingen import Telling
from samenspel.monitor.uitkomst import NOG_GEEN_GEGEVENS, Rij, Uitkomst, bescherm, mediaan, procent

_LEEFTIJDEN = ((18, "jonger dan 18"), (28, "18 tot en met 27"), (45, "28 tot en met 44"), (67, "45 tot en met 66"))


def _cohort(mens: Mens) -> str:
    begin = mens.eerste("plicht_start", "kennisgeving_inburgeringsplicht", "dossier_geopend")
    return str(begin.op.year) if begin else "onbekend"


def leeftijdsklasse(geboortedatum: str, op: date) -> str:
    """The age class on that day; a birth year alone counts as turned that year, an unknown date is a class of its own."""
    if not geboortedatum:
        return "onbekend"
    jaar, maand, dag = (int(deel) for deel in ([*geboortedatum.split("-"), "1", "1"])[:3])
    leeftijd = op.year - jaar - ((op.month, op.day) < (maand, dag))
    return next((naam for grens, naam in _LEEFTIJDEN if leeftijd < grens), "67 of ouder")


ASSEN: dict[str, Callable[[Mens, Telling, Vraag], str]] = {
    "gemeente": lambda mens, telling, vraag: mens.gemeente,
    "periode": lambda mens, telling, vraag: telling.jaar or str(vraag.op.year),
    "cohort": lambda mens, telling, vraag: _cohort(mens),
    "doelgroep": lambda mens, telling, vraag: mens.groep,
    "geslacht": lambda mens, telling, vraag: mens.geslacht or "onbekend",
    "leeftijdsklasse": lambda mens, telling, vraag: leeftijdsklasse(mens.geboortedatum, vraag.op),
    "leerroute": lambda mens, telling, vraag: mens.leerroute or "geen",
    "regime": lambda mens, telling, vraag: mens.regime,
}


def _rij(indicator: Indicator, groep: str, tellingen: list[Telling], alle: int) -> Rij:
    aantal = len(tellingen)
    if indicator.verdeling:
        return Rij(groep, aantal, alle, procent(aantal, alle))
    if indicator.eenheid == PROCENT:
        teller = sum(telling.in_teller for telling in tellingen)
        return Rij(groep, teller, aantal, procent(teller, aantal))
    if indicator.eenheid == DAGEN:
        return Rij(
            groep, None, aantal, mediaan([telling.waarde for telling in tellingen if telling.waarde is not None])
        )
    return Rij(groep, aantal, None, aantal)


def cijfer(
    code: str, vraag: Vraag, *, gemeente: str, uitsplitsing: str | None = None, publiek: bool = False
) -> Uitkomst:
    """Compute one figure. Raises `KeyError` for an unknown code or axis."""
    indicator = INDICATOREN[code]
    groep_van = ASSEN[uitsplitsing] if uitsplitsing else None
    alle: list[Telling] = []
    groepen: dict[str, list[Telling]] = defaultdict(list)
    if indicator.tel is not None:
        for mens in mensen(vraag, indicator.soorten):
            telling = indicator.tel(mens, vraag)
            if telling is None:
                continue
            alle.append(telling)
            if groep_van is not None:
                groepen[groep_van(mens, telling, vraag)].append(telling)
    totaal = _rij(indicator, "totaal", alle, len(alle)) if alle else Rij("totaal", None, None, None)
    rijen = [_rij(indicator, groep, tellingen, len(alle)) for groep, tellingen in sorted(groepen.items())]
    if publiek and alle:
        totaal, rijen = bescherm(totaal, rijen)
    return Uitkomst(
        code=code,
        naam=indicator.naam,
        eenheid=indicator.eenheid,
        peildatum=vraag.op,
        periode=(vraag.van, vraag.tot) if vraag.van and vraag.tot else None,
        gemeente=gemeente,
        definitie=indicator.definitie,
        bron=indicator.bron,
        totaal=totaal,
        reden=_reden(totaal, alle),
        rijen=rijen,
    )


def _reden(totaal: Rij, alle: list[Telling]) -> str | None:
    if not alle:
        return NOG_GEEN_GEGEVENS
    return "te klein om openbaar te tonen" if totaal.onderdrukt else None
