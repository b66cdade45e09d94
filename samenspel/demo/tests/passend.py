"""Whether what stands behind a decision of the demo fits together: test, answers, measurements, reasons and route."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.intake.antwoorden import geldende
from samenspel.intake.models import SecondOpinion
from samenspel.kern.identiteit import Aanwezige
from samenspel.plan.models import Afweging, Beoordeling, Pip
from samenspel.plan.weging import Bekend, bekend_over
from wet.leerroute import haalbaar, weeg

# Sentences of a decision that say something about the test.
_ZEGT_HAALBAAR = frozenset({"b1_toets_en_gesprek"})
_ZEGT_MEER_KAN = frozenset({"z_niet_nodig"})
_ZEGT_NIET_HAALBAAR = frozenset({"b1_niet_haalbaar", "z_niet_binnen_termijn", "z_eerst_lezen"})


def tegenstrijdig(pip: Pip, wie: Aanwezige) -> list[str]:
    """Everything in this decision that contradicts something else, in words."""
    assert pip.dagtekening is not None
    bekend = bekend_over(pip.dossier, wie, pip.dagtekening)
    oordelen = {b.vraag: b for b in Beoordeling.objects.filter(pip=pip)}
    gezegd = {code for afweging in Afweging.objects.filter(pip=pip) for code in afweging.zinnen}
    return [*_route(pip, bekend, oordelen), *_zinnen(bekend, gezegd), *_metingen(pip, bekend, wie)]


def _route(pip: Pip, bekend: Bekend, oordelen: dict[str, Beoordeling]) -> Iterator[str]:
    """The route against the proposal of the law, from the test alone and from what was judged."""
    overweging = bekend.overweging
    if overweging.lbt_score is not None and not overweging.second_opinion:
        alleen_toets = weeg(overweging).leerroute
        if (alleen_toets == "Z") != (pip.leerroute == "Z"):
            yield f"{pip.leerroute} met {overweging.lbt_score} punten"
    if bekend.tegenspraken and "zonder_tweede_mening" not in oordelen:
        yield f"tegenspraak zonder reden: {bekend.tegenspraken[0].zin}"
    wens = bekend.antwoord("vervolgopleiding")
    beoordeeld = overweging._replace(
        grote_kans_op_diploma=_oordeel(oordelen, "grote_kans_op_diploma"),
        niet_in_staat=_oordeel(oordelen, "redelijkerwijs_niet_in_staat"),
        wil_vervolgopleiding=wens.waarde in {"beroep", "hoger"} if wens else pip.leerroute == "ONDERWIJS",
    )
    if (voorstel := weeg(beoordeeld)).leerroute != pip.leerroute:
        yield f"{pip.leerroute}, terwijl het oordeel wijst op {voorstel.leerroute}"
    yield from (
        punt.zin for punt in voorstel.waarschuwingen if punt.code in {"toets_wijst_hoger", "onderwijsroute_onderzoeken"}
    )


def _oordeel(oordelen: dict[str, Beoordeling], vraag: str) -> bool | None:
    return oordelen[vraag].oordeel if vraag in oordelen else None


def _zinnen(bekend: Bekend, gezegd: set[str]) -> Iterator[str]:
    if bekend.score is None or bekend.score_op is None:
        return
    mening = bekend.tweede_mening
    kan = haalbaar(bekend.score, bekend.score_op)
    ook = kan or (mening is not None and mening.uitkomst == SecondOpinion.Uitkomst.HAALBAAR)
    fout = (_ZEGT_NIET_HAALBAAR if ook else _ZEGT_MEER_KAN) | (frozenset() if kan else _ZEGT_HAALBAAR)
    yield from (f"zegt {code} met {bekend.score} punten" for code in sorted(gezegd & fout))


def _metingen(pip: Pip, bekend: Bekend, wie: Aanwezige) -> Iterator[str]:
    """School, reading and speaking: what somebody says beside what was measured then."""
    antwoorden = {g.vraag: g.waarde for g in geldende(pip.dossier, wie, ["C07", "C08"]).values() if g.kant == "zelf"}
    gemeten = {(m.vaardigheid, m.niveau) for m in bekend.taal if m.bron == "gesprek"}
    if antwoorden.get("alfabet") == "goed" and ("lezen", "ALFA") in gemeten:
        yield "leest goed, en leert nog lezen"
    if antwoorden.get("nederlands_nu") == "niet" and {("spreken", niveau) for niveau in ("A1", "A2", "B1")} & gemeten:
        yield "spreekt nog niet, en toch A1 of hoger"
    if antwoorden.get("opleiding_niveau") == "geen" and antwoorden.get("opleiding_jaren"):
        yield "ging jaren naar school, en nooit"
    if pip.alfabetisering_verplicht and pip.leerroute != "Z":
        yield f"leert eerst lezen, en gaat naar {pip.leerroute}"
