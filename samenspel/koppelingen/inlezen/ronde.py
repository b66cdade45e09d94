"""One pass over a file: who reads, on which day, and whom it met so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from samenspel.dossiers.bevoegdheden import mag_besluit_vastleggen, mag_dossier_openen, mag_verdelen
from samenspel.kern.geheim import blinde_index, blinde_indexen
from samenspel.kern.identiteit import Aanwezige
from samenspel.koppelingen.inlezen.bekenden import NaamSleutel
from samenspel.koppelingen.inlezen.regel import Doel
from samenspel.koppelingen.inlezen.velden import BestandSoort


@dataclass(slots=True)
class Ronde:
    """What stays the same from row to row, and who is met again."""

    wie: Aanwezige
    soort: BestandSoort
    vandaag: date
    gemeente: str  # plain name
    doelgroep: str = ""  # for rows that do not say it
    nieuw_op_nummer: dict[bytes, Doel] = field(default_factory=dict)
    nieuw_op_naam: dict[NaamSleutel, Doel] = field(default_factory=dict)
    eerder: dict[bytes, bytes] = field(default_factory=dict)
    mag_openen: bool = field(init=False)
    mag_verdelen: bool = field(init=False)
    mag_besluit: bool = field(init=False)

    def __post_init__(self) -> None:
        self.mag_openen = bool(mag_dossier_openen(self.wie))
        self.mag_verdelen = bool(mag_verdelen(self.wie))
        self.mag_besluit = bool(mag_besluit_vastleggen(self.wie, self.vandaag))

    def blind(self, soort: str, waarde: str) -> bytes:
        """The number as the index of this municipality knows it; what it was under an older key is remembered in `eerder`."""
        nu = blinde_index(waarde, soort=soort, gemeente_id=self.wie.gemeente_id)
        for index in blinde_indexen(waarde, soort=soort, gemeente_id=self.wie.gemeente_id):
            if index != nu:
                self.eerder[index] = nu
        return nu
