"""Made-up lives for the proof of retention, and on which day each part of them must go. Imports nothing of samenspel.

The days are those of the second reading (`wet/tests/bewaar_orakel.py`); what is held moves them. Ends fall on few days, as in a calendar of
which only the pages with something on them are read: leap days, ends of months, weekends, and the days on which summer time begins and ends.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from wet.tests.bewaar_orakel import vast, verwacht

DAG = timedelta(days=1)
BEGIN, EINDE = date(2026, 11, 27), date(2087, 1, 1)
EINDDAGEN = (
    date(2027, 2, 28), date(2028, 2, 29), date(2028, 12, 31), date(2029, 3, 25), date(2029, 10, 28), date(2030, 5, 4), date(2031, 1, 31), date(2032, 2, 29),
)  # fmt: skip
BELEID: list[dict[str, Any]] = [
    {"naam": "bewaren_gezondheid_jaren", "vanaf": date(2029, 1, 1), "waarde": 1},
    {"naam": "bewaren_besluit_jaren", "vanaf": date(2029, 6, 1), "waarde": 7},
    {"naam": "bewaren_kern_jaren", "vanaf": date(2030, 1, 1), "waarde": 20},
    {"naam": "bewaren_ondersteuning_jaren", "vanaf": date(2029, 1, 1), "waarde": 2},
]
"""From 2029 on the municipality chooses; ends before that have the law alone."""
KLEIN = 1_000_000
"""From this number on lives are for the small worlds of the controls: more is held, and more turns out otherwise."""
DELEN = ("gezondheid", "inkomen", "inhoud", "besluit", "kern", "logboek")


@dataclass(slots=True)
class Leven:
    """One dossier. `houvast`: holds by a person, from and until. `ingetrokken`: the day on which its end turned out not to be one."""

    nummer: int
    id: UUID
    groep: str
    einde: date | None
    reden: str
    gesloten: date | None
    bekeken: date
    bezwaren: list[tuple[str, date]] = field(default_factory=list)
    houvast: list[tuple[date, date | None]] = field(default_factory=list)
    ingetrokken: date | None = None
    _weg: dict[str, date | None] | None = None

    @property
    def kanarie(self) -> str:
        """A word that stands in every text of this dossier, and nowhere else."""
        return f"kanarie-{self.id.hex[:12]}"

    def weg(self) -> dict[str, date | None]:
        """By part the day on which it is gone: the first after its last day on which nothing holds it. None: never."""
        if self._weg is None:
            self._weg = self._bereken()
        return self._weg

    def _bereken(self) -> dict[str, date | None]:
        dagen = self._met(self.einde)
        if self.ingetrokken is not None:  # from that day on there was no end
            anders = self._met(None)
            for deel, dag in dagen.items():
                if dag is None or dag >= self.ingetrokken:
                    later = anders[deel]
                    dagen[deel] = max(later, self.ingetrokken) if later is not None else None
        return dagen

    def _met(self, einde: date | None) -> dict[str, date | None]:
        leven = {
            "groep": self.groep,
            "einde": einde,
            "reden": self.reden,
            "gesloten": self.gesloten,
            "bekeken": self.bekeken,
            "beleid": BELEID,
        }
        laatste = verwacht(leven)
        dagen = {deel: self._eerste(dag) for deel, dag in laatste.items()}
        weg = [dagen[deel] for deel in DELEN if deel != "logboek"]
        inhoud, besluit, log = dagen["inhoud"], dagen["besluit"], laatste["logboek"]
        if inhoud is None or besluit is None or log is None:
            dagen["logboek"] = None
            return dagen
        vroegst = max(log + DAG, inhoud, besluit)
        alles = None if None in weg else max(dag for dag in weg if dag is not None)
        if alles is not None and alles <= vroegst:  # no dossier any more, so nothing that is held
            dagen["logboek"] = vroegst
        else:
            gehouden = self._eerste(vroegst - DAG)
            dagen["logboek"] = gehouden if alles is None or gehouden is None else min(gehouden, max(alles, vroegst))
        return dagen

    def dossier_weg(self) -> date | None:
        """The day on which the dossier itself is gone: when its last part is; the log has its own time."""
        dagen = [dag for deel, dag in self.weg().items() if deel != "logboek"]
        return None if None in dagen else max(dag for dag in dagen if dag is not None)

    def _eerste(self, laatste: date | None) -> date | None:
        if laatste is None:
            return None
        dag = laatste + DAG
        while self._vast(dag):
            if self._blijft(dag) or dag > EINDE:
                return None
            dag = (
                max((tot for vanaf, tot in self.houvast if tot is not None and vanaf <= dag <= tot), default=dag) + DAG
            )
        return dag

    def _blijft(self, dag: date) -> bool:
        """Held until further notice: an objection on which nobody decides, or a person who did not say until when."""
        return any(tot is None and vanaf <= dag for vanaf, tot in self.houvast) or len(self.bezwaren) == 1

    def _vast(self, dag: date) -> bool:
        return any(vanaf <= dag and (tot is None or dag <= tot) for vanaf, tot in self.houvast) or vast(
            self.bezwaren, dag
        )


def levens(zaad: int, begin: int, aantal: int) -> list[Leven]:
    """So many lives from the number `begin` on; the same for the same seed, whatever part asks for them."""
    return [_leven(random.Random(zaad * 1_000_003 + nummer), nummer) for nummer in range(begin, begin + aantal)]


def _leven(r: random.Random, nummer: int) -> Leven:
    einde = r.choice(EINDDAGEN) if r.random() < 0.92 else None
    reden = r.choices(
        ["voldaan", "overleden", "genaturaliseerd", "vertrokken", "aow", "verkeerd_regime"], [60, 12, 8, 8, 6, 6]
    )[0]
    groep = r.choices(["ASIEL_A", "ASIEL_B", "GEZIN", "OVERIG", "WI2013", "VRIJWILLIG"], [35, 10, 25, 8, 18, 4])[0]
    gesloten = r.choice(EINDDAGEN) if r.random() < 0.6 else None
    leven = Leven(
        nummer, UUID(int=r.getrandbits(128)), groep, einde, reden, gesloten, r.choice([BEGIN - DAG, *EINDDAGEN[:2]])
    )
    begin = (einde or EINDDAGEN[0]) + timedelta(days=30)
    vaker = 10 if nummer >= KLEIN else 1
    if r.random() < 0.1:
        leven.bezwaren = [
            ("bezwaar", begin),
            ("beslissing_op_bezwaar", r.choice([date(2032, 2, 20), date(2033, 4, 29)])),
        ]
    elif r.random() < 0.02:
        leven.bezwaren = [("bezwaar", begin)]
    if r.random() < 0.1 * min(vaker, 3):
        leven.houvast = [(date(2030, 1, 1), r.choice([date(2034, 6, 30), date(2036, 2, 29), date(2050, 1, 1)]))]
    elif r.random() < 0.03:
        leven.houvast = [(date(2026, 12, 1), None)]
    if (
        einde is not None
        and reden not in {"overleden", "verkeerd_regime"}
        and groep in {"ASIEL_A", "GEZIN"}
        and r.random() < 0.03 * vaker
    ):
        leven.ingetrokken = date(2031, 7, 1)
    return leven


def nachten(alle: list[Leven]) -> list[date]:
    """The nights on which something must go, and those before: what goes early is seen."""
    dagen = {dag for leven in alle for dag in (*leven.weg().values(), leven.dossier_weg()) if dag is not None}
    dagen |= {leven.ingetrokken for leven in alle if leven.ingetrokken is not None}
    return sorted(dag for dag in dagen | {dag - DAG for dag in dagen} | {BEGIN, EINDE} if BEGIN <= dag <= EINDE)
