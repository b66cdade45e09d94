"""From a declared indicator and a question to an answer; the same for every figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from samenspel.monitor.assen import ASSEN, GEHEEL
from samenspel.monitor.feitenbank import As, Groep, Telwijze, Vraag, tel
from samenspel.monitor.indicatoren.definities import DAGEN, INDICATOREN, PROCENT, Indicator
from samenspel.monitor.uitkomst import NOG_GEEN_GEGEVENS, Rij, Uitkomst, bescherm, mediaan_van, procent


def _geteld(indicator: Indicator, vraag: Vraag, as_: As) -> dict[str, list[Groep]]:
    """The persons that count, by group; all municipalities together."""
    per: dict[str, list[Groep]] = defaultdict(list)
    if indicator.hoe is not None:
        groepen = tel(indicator.hoe, vraag, as_) if isinstance(indicator.hoe, Telwijze) else indicator.hoe(vraag, as_)
        for groep in groepen:
            per[groep.naam].append(groep)
    return per


def _rij(indicator: Indicator, naam: str, groepen: Iterable[Groep], alle: int) -> Rij:
    groepen = list(groepen)
    aantal = sum(groep.aantal for groep in groepen)
    if indicator.verdeling:
        return Rij(naam, aantal, alle, procent(aantal, alle))
    if indicator.eenheid == PROCENT:
        teller = sum(groep.in_teller for groep in groepen)
        return Rij(naam, teller, aantal, procent(teller, aantal))
    if indicator.eenheid == DAGEN:
        waarden = [(groep.waarde, groep.aantal) for groep in groepen if groep.waarde is not None]
        return Rij(naam, None, aantal, mediaan_van(waarden))
    return Rij(naam, aantal, None, aantal)


def cijfer(
    code: str, vraag: Vraag, *, gemeente: str, uitsplitsing: str | None = None, publiek: bool = False
) -> Uitkomst:
    """Compute one figure. Raises `KeyError` for an unknown code or axis."""
    indicator = INDICATOREN[code]
    per = _geteld(indicator, vraag, ASSEN[uitsplitsing] if uitsplitsing else GEHEEL)
    groepen = [groep for naam in per for groep in per[naam]]
    alle = sum(groep.aantal for groep in groepen)
    totaal = _rij(indicator, "totaal", groepen, alle) if alle else Rij("totaal", None, None, None)
    rijen = [_rij(indicator, naam, per[naam], alle) for naam in sorted(per)] if uitsplitsing else []
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


def _reden(totaal: Rij, alle: int) -> str | None:
    if not alle:
        return NOG_GEEN_GEGEVENS
    return "te klein om openbaar te tonen" if totaal.onderdrukt else None
