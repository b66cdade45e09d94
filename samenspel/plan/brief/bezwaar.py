"""The last day for an objection, by `wet` itself (T15: Awb 6:7, 6:8; Algemene termijnenwet 1)."""

from __future__ import annotations

from datetime import date

import wet


def uiterlijk_bij(bekend_op: date) -> date:
    """The last day when the decision is made known on this day."""
    feiten = wet.Feiten(
        "assen",
        "ASIEL_A",
        gebeurtenissen=(
            wet.Gebeurtenis("pip_dagtekening", bekend_op, {"leerroute": "B1"}),
            wet.Gebeurtenis("pip_bekendgemaakt", bekend_op),
        ),
    )
    rij = next(rij for rij in wet.rijen(feiten, wet.beleid_voor("assen")) if rij.code == "T15")
    assert rij.uiterlijk is not None
    return rij.uiterlijk
