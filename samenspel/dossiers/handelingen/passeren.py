"""Going on past a rule of our own, with a reason: one way for every such rule (ADR 11)."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from samenspel.dossiers.bevoegdheden import mag_passeren
from samenspel.dossiers.eigen_regels import EIGEN_REGELS, Passeerbaar, Toch
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen


def houd_aan(
    dossier: Dossier, regel: str, zin: str, *, door: Aanwezige, op: date, moment: datetime | None, toch: Toch | None = None,
    sleutel: UUID | None = None,
) -> None:  # fmt: skip
    """This rule stands in the way: refuse with `zin`, or record that it was passed, by whom, when and why.

    Called inside the transaction of the act: when the act fails for another reason, nothing was passed. `sleutel`: once,
    for an act that may arrive twice.
    """
    assert regel in EIGEN_REGELS, regel
    if not mag_passeren(door, dossier):
        raise Weigering(zin)
    if toch is None or regel not in toch.regels or not toch.met_reden:
        raise Passeerbaar(zin, regel=regel)
    leg_vast(
        dossier, "regel_gepasseerd", op=op, door=door, gegevens={"regel": regel, "reden": binnen(toch.reden, 500)},
        bron=Gebeurtenis.Bron.HANDELING, vastgelegd_op=moment, sleutel=sleutel,
    )  # fmt: skip
