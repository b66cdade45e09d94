"""One line of the work list: what of a deadline does not depend on today, and its state on a day."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from wet.kalender import dag_uit
from wet.regel import GEHAALD, VERVALLEN
from wet.regels import REGELS

_DAARNA = {regel.code: regel.daarna for regel in REGELS}


class Rij(NamedTuple):
    """What `BewaakteTermijn` stores. All fields are plain: text, dates, None; `rest` is a flat JSON object.

    `geeindigd_op`: since that day the term is no longer asked (`rest["reden"]` says why). `versie`: code and first day
    of the rule version or the policy value. In `rest`, all optional: `basis` (kind of start event), `duur` (policy
    value), `aantal`, `reden`, `vrij_tot` (last day of a temporary exemption), `wacht` (for a third party, unanswered),
    `kaal` (last day before it moved off a rest day), `onzeker`, and what a sentence needs of one term.
    """

    code: str
    start: date | None
    uiterlijk: date | None
    voldaan_op: date | None
    geeindigd_op: date | None
    rest: dict[str, Any]
    versie: str


def stand(rij: Rij, dag: date) -> str:
    """The state on a day on or after the last recorded event; the order of the tests is that of the contract."""
    start, uiterlijk, voldaan, rest = rij.start, rij.uiterlijk, rij.voldaan_op, rij.rest
    if rij.geeindigd_op is not None or (voldaan is None and _nu_niet_gevraagd(rij, dag)):
        return "vervallen"
    if start is None or start > dag:
        return "niet_gestart"
    if voldaan is not None:
        return "gehaald" if uiterlijk is None or voldaan <= uiterlijk or "wacht" in rest else "te_laat"
    if uiterlijk is None or ("wacht" in rest and dag > uiterlijk):
        return "open"
    if dag <= uiterlijk:
        return "loopt"
    return "gehaald" if _DAARNA[rij.code] == GEHAALD else "te_laat"


def _nu_niet_gevraagd(rij: Rij, dag: date) -> bool:
    """Temporarily exempt, or a right whose last day has passed."""
    rest = rij.rest
    if "vrij_tot" in rest and dag <= dag_uit(rest["vrij_tot"]):
        return True
    return _DAARNA[rij.code] == VERVALLEN and rij.uiterlijk is not None and dag > rij.uiterlijk


def laatste_dag(rij: Rij, dag: date) -> date | None:
    """The last day as known on a day: none once ten weeks have passed while a third party has not answered."""
    if "wacht" in rij.rest and rij.uiterlijk is not None and (rij.voldaan_op or dag) > rij.uiterlijk:
        return None
    return rij.uiterlijk


def voldaan_op(rij: Rij, dag: date) -> date | None:
    """The day of fulfilment, where the state is one of fulfilment; for a period that ran out, its last day."""
    nu = stand(rij, dag)
    if nu == "gehaald" and rij.voldaan_op is None:
        return rij.uiterlijk
    return rij.voldaan_op if nu in ("gehaald", "te_laat") else None
