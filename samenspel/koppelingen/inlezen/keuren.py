"""The dry run: what every row would do, and why. Writes nothing; booking uses the very same outcome."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samenspel.kern.oordeel import Weigering
from samenspel.koppelingen.inlezen.bekenden import Bekenden, zoek_bekenden
from samenspel.koppelingen.inlezen.betrokkene import is_bruikbaar, nieuw_doel, wie_is_dit
from samenspel.koppelingen.inlezen.feiten import feiten_van, zet_feiten, zonder_pip_van_voor_de_wet
from samenspel.koppelingen.inlezen.gezin import VELDEN as GEZINSVELDEN
from samenspel.koppelingen.inlezen.gezin import vul_bekend_gezin, zet_gezin
from samenspel.koppelingen.inlezen.herkennen import Tabel
from samenspel.koppelingen.inlezen.nulmeting import GEZONDHEID, TAAL, ZRM, vul_bekende, zet_nulmeting
from samenspel.koppelingen.inlezen.ontleden import naam, ontleed
from samenspel.koppelingen.inlezen.persoon import zet_persoon, zet_rest
from samenspel.koppelingen.inlezen.regel import Doel, Regel, Uitkomst
from samenspel.koppelingen.inlezen.ronde import Ronde

STUK = 5_000
_NUMMERS: tuple[str, ...] = ("bsn", "v_nummer")


@dataclass(slots=True)
class Keuring(Ronde):
    """One pass over a file, piece by piece."""

    def stukken(self, tabel: Tabel, *, vanaf: int = 0) -> Iterator[list[Regel]]:
        """The outcome of the rows, `STUK` at a time; `vanaf` skips rows that were booked before."""
        velden = [
            (kolom, self.soort.per_code[kolom.veld]) for kolom in tabel.kolommen if kolom.veld in self.soort.per_code
        ]
        for begin in range(vanaf, len(tabel.rijen), STUK):
            yield self._stuk(velden, tabel.rijen[begin : begin + STUK])

    def _stuk(self, velden: list[Any], rijen: Sequence[tuple[int, list[str]]]) -> list[Regel]:
        regels: list[tuple[Regel, dict[str, Any], dict[str, bytes]]] = []
        for nummer, cellen in rijen:
            regel = Regel(nummer)
            waarden = ontleed(velden, cellen, regel, vandaag=self.vandaag)
            regel.naam = naam(waarden)
            blind = {code: self.blind(code, waarden[code]) for code in _NUMMERS if code in waarden}
            regels.append((regel, waarden, blind))
        bekenden = zoek_bekenden(
            {waarde for _regel, _waarden, blind in regels for waarde in blind.values()},
            {waarden.get("geboortedatum", "") for _regel, waarden, _blind in regels},
            wie=self.wie,
            vandaag=self.vandaag,
            eerder=self.eerder,
        )
        if any(kolom.veld in GEZINSVELDEN for kolom, _veld in velden):
            vul_bekend_gezin([*bekenden.op_nummer.values(), *bekenden.op_naam.values()], self.wie)
        if any(kolom.veld.startswith((TAAL, GEZONDHEID, ZRM)) for kolom, _veld in velden):
            vul_bekende([*bekenden.op_nummer.values(), *bekenden.op_naam.values()], self.wie)
        for regel, waarden, blind in regels:
            if not regel.is_fout():
                self._beoordeel(regel, waarden, blind, bekenden)
        return [regel for regel, _waarden, _blind in regels]

    def _beoordeel(self, regel: Regel, waarden: dict[str, Any], blind: dict[str, bytes], bekenden: Bekenden) -> None:
        doel = wie_is_dit(self, regel, waarden, blind, bekenden)
        if regel.is_fout():
            return
        try:
            feiten = feiten_van(self, regel, zonder_pip_van_voor_de_wet(self, regel, waarden), doel)
        except Weigering as weigering:
            regel.zeg("", weigering.reden, erg=True)
            return
        if regel.is_fout():
            return
        if doel is None:
            doel = nieuw_doel(self, regel, waarden, blind, bekenden)
            if doel is None:
                return
        elif not is_bruikbaar(regel, doel):
            return
        regel.doel = doel
        zet_persoon(self, regel, waarden, doel)
        zet_feiten(self, regel, feiten, doel)
        zet_gezin(regel, waarden, doel, self.wie, self.vandaag)
        beoordelaar = _("overgenomen uit een bestand") if self.soort.code == "scores" else ""
        zet_nulmeting(regel, waarden, doel, self.wie, beoordelaar=beoordelaar)
        zet_rest(self, regel, waarden, doel, bekenden)
        _bepaal_uitkomst(regel, doel)


def _bepaal_uitkomst(regel: Regel, doel: Doel) -> None:
    if regel.uitkomst is Uitkomst.NIEUW:
        return
    if doel.nieuw:
        regel.zeg("", _("Dezelfde persoon staat ook in rij %(rij)s.") % {"rij": doel.eerste_rij})
    verandert = (
        regel.feiten or regel.nummers or regel.contacten or regel.contactpersoon_id or regel.gezin or regel.metingen
    )
    regel.uitkomst = Uitkomst.BIJGEWERKT if verandert else Uitkomst.BEKEND
