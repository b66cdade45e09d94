"""What a page is for: the register of processing (`verwerkingen.toml`), and what the log says of a request."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Verwerking:
    """One processing activity (AVG 30): its code in the logs, name, legal ground, and the pages and jobs that belong to it.

    `taken`: by name of the job whose data it goes through; `opdrachten` the same of commands at the server. `altijd`: a page of it is a line in the log also when it shows nobody in particular.
    """

    code: str
    naam: str
    grond: str
    bladen: tuple[str, ...]
    altijd: bool
    taken: dict[str, str]
    opdrachten: dict[str, str]


@cache
def verwerkingen() -> dict[str, Verwerking]:
    """Every activity, by code."""
    met = tomllib.loads((Path(__file__).parent / "verwerkingen.toml").read_text(encoding="utf-8"))
    return {
        code: Verwerking(
            code,
            rij["naam"],
            rij["grond"],
            tuple(rij["bladen"]),
            rij.get("altijd", False),
            rij.get("taken", {}),
            rij.get("opdrachten", {}),
        )
        for code, rij in met.items()
    }


@cache
def verwerking_van(doel: str) -> Verwerking | None:
    """The activity to which a page belongs (the name of its view); None when the register does not have it."""
    passend = ((len(blad), v) for v in verwerkingen().values() for blad in v.bladen if doel.startswith(blad))
    return max(passend, key=lambda paar: paar[0], default=(0, None))[1]


GEEN_GEGEVENS = {"toegang.ruim_inlogrem_op": "counts turns of logging in, under a digest of an address"}
"""Jobs that go through nobody's data, and why."""
ZONDER_REGEL = {
    "dpia": "reads the configuration", "verwerkingsregister": "reads the configuration", "procrastinate": "each job writes a line of its own",
    "eerste_beheerder": "lets a manager in, and that stands in the history of their access",
    "kijk_logboek_na": "compares digests and names nobody; it must run where the log cannot be written any more",
}  # fmt: skip
"""Commands at the server without a line in the logs, and why. Those of the demo belong to no municipality."""


@cache
def verwerking_van_taak(taak: str) -> Verwerking:
    """The activity to which a job or a command belongs. Raises LookupError for one that stands nowhere: it may not run."""
    gevonden = next((v for v in verwerkingen().values() if taak in v.taken or taak in v.opdrachten), None)
    if gevonden is None:
        raise LookupError(f"{taak} staat bij geen verwerking in verwerkingen.toml")
    return gevonden
