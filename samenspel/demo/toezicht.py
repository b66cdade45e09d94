"""What the records manager and the data protection officer find in Assen: a destruction list that waits for a signature, and a breach on the clock."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from samenspel.bewaren.vernietigen import nacht
from samenspel.datalek.handelingen import besluit_over_datalek, leg_datalek_vast
from samenspel.datalek.models import Aard, Bron, Datalekbesluit
from samenspel.demo.bouwer import moment
from samenspel.demo.organisaties import Huis
from samenspel.demo.toestemmingen import aanwezig
from samenspel.kern.identiteit import identiteit


def bouw_toezicht(huis: Huis, ingetrokken: UUID | None, op: date) -> None:
    """The night before: somebody died and somebody never had the duty, so parts of their dossiers are on the list.

    And yesterday a partner said that it still got what a newcomer had taken back her yes for (`ingetrokken`); today the municipality decided to
    report that.
    """
    nacht(huis.gemeenten["assen"].pk, nu=moment(op, 2))
    if ingetrokken is not None:
        _datalek(huis, ingetrokken, op)


def _datalek(huis: Huis, toestemming: UUID, op: date) -> None:
    femke = aanwezig(huis, "femke@assen.test")
    with identiteit(femke):
        zaak = leg_datalek_vast(
            bron=Bron.TOESTEMMING, wat=str(toestemming), vanaf=moment(op - timedelta(days=12), 8), tot=moment(op - timedelta(days=1), 16),
            aard=Aard.VERTROUWELIJK, ontdekt_op=moment(op - timedelta(days=1), 16), door=femke, op=moment(op, 7),
            omschrijving="De toestemming was ingetrokken. Een lijst die eerder was gemaild, is daarna toch nog gebruikt.",
        )  # fmt: skip
        besluit_over_datalek(
            zaak, soort=Datalekbesluit.Soort.AP_MELDEN, beslist_door="gemeentesecretaris", door=femke, op=moment(op, 8),
            motivering="Het gaat om gezondheid, en de organisatie weet niet wie de lijst nog heeft.",
        )  # fmt: skip
