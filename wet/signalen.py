"""Signals: what a coach must look at and what no deadline says."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from wet.awb import dagen_later_bekendgemaakt, eerste_bekendmaking
from wet.beleidswaarden import Beleid
from wet.besluit_inburgering import eigen_begin_tien_weken, pip_en_latere_kennisgeving
from wet.feiten import Feiten
from wet.grondslag import BI2021, PW, WI2021, Grondslag
from wet.kalender import EEN_DAG, MAANDEN, plus_maanden, voluit
from wet.overzicht import Overzicht
from wet.regel import Duur
from wet.rekenen import alle_rijen
from wet.rij import Rij, stand
from wet.uren import PVT_UREN, in_woorden, te_weinig_pvt

LET_OP, DRINGEND = "let_op", "dringend"


class Signaal(NamedTuple):
    """One signal. `op`: the day of the event that causes it. `grondslag`: articles as text."""

    code: str
    ernst: str
    op: date
    tekst: str
    grondslag: tuple[str, ...]


def signalen(feiten: Feiten, beleid: Beleid, op: date) -> tuple[Signaal, ...]:
    """Every signal on the reference day, sorted by day and code."""
    x = Overzicht(feiten.doelgroep, (g for g in feiten.gebeurtenissen if g.op <= op))
    rijen = {rij.code: rij for rij in alle_rijen(x, beleid)}
    gevonden = [
        _tienweken(x) if "T12" in rijen else None,
        _pip_voor_kennisgeving(x),
        _ontzorgreview(rijen, op),
        _pvt(x),
        _later_bekendgemaakt(x),
        _lbt(rijen, op),
    ]
    gevonden += [kind_wordt_18(geboren, op) for relatie, geboren in feiten.gezin if relatie == "kind"]
    return tuple(sorted((s for s in gevonden if s is not None), key=lambda s: (s.op, s.code, s.tekst)))


def _tienweken(x: Overzicht) -> Signaal | None:
    duo, eigen = x.laatste("tienwekentermijn_gestart"), eigen_begin_tien_weken(x)
    if duo is None or eigen is None or duo.op == eigen.op:
        return None
    return tienweken_verschil(duo.op, eigen.op)


def tienweken_verschil(duo: date, eigen: date) -> Signaal:
    """That signal, from DUO's day and our own."""
    tekst = (
        f"DUO laat de tien weken beginnen op {voluit(duo)}. Wij kwamen uit op {voluit(eigen)}. De datum van DUO telt."
    )
    return Signaal("tienweken_verschil", LET_OP, duo, tekst, (str(Grondslag(BI2021, "5.3", "1")),))


def _pip_voor_kennisgeving(x: Overzicht) -> Signaal | None:
    dagen = pip_en_latere_kennisgeving(x)
    return None if dagen is None else pip_voor_kennisgeving(*dagen)


def pip_voor_kennisgeving(pip: date, kennisgeving: date) -> Signaal:
    """That signal, from the two days."""
    tekst = (
        f"Het PIP van {voluit(pip)} is ouder dan de kennisgeving van DUO van {voluit(kennisgeving)}. Kijk de datums na."
    )
    return Signaal("pip_voor_kennisgeving", LET_OP, pip, tekst, (str(Grondslag(BI2021, "5.3", "1")),))


def _ontzorgreview(rijen: dict[str, Rij], op: date) -> Signaal | None:
    periode, review = rijen.get("T06"), rijen.get("T07")
    return None if periode is None or review is None else ontzorgreview_na_termijn(periode, review, op)


def ontzorgreview_na_termijn(periode: Rij, review: Rij, op: date) -> Signaal | None:
    """The review (T07) is planned for after the last day of the ontzorgen itself (T06): from the two rows alone."""
    if review.start is None or stand(review, op) == "vervallen":
        return None
    if "ingekort" in periode.rest:  # the benefit stopped after the review was done
        return None
    if review.uiterlijk is None or periode.uiterlijk is None or review.uiterlijk <= periode.uiterlijk:
        return None
    tekst = (
        f"Het ontzorgen eindigt volgens de wet op {voluit(periode.uiterlijk)}. De beoordeling staat pas uiterlijk op "
        f"{voluit(review.uiterlijk)}. Beoordeel het ontzorgen eerder."
    )
    return Signaal("ontzorgreview_na_termijn", DRINGEND, review.start, tekst, (str(Grondslag(PW, "56a", "2")),))


def _lbt(rijen: dict[str, Rij], op: date) -> Signaal | None:
    signaal = lbt_niet_aangemeld(rijen["T12"], op) if "T12" in rijen else None
    return signaal if signaal is not None and signaal.op <= op else None


def lbt_niet_aangemeld(tien_weken: Rij, op: date) -> Signaal | None:
    """No registration for the leerbaarheidstoets within the municipality's own term: from the row of the ten weeks (T12) alone.

    Nothing on a day on which the ten weeks are no longer asked: without a duty there is no test (Wi 14).
    """
    rest = tien_weken.rest
    if "lbt" not in rest or stand(tien_weken, op) == "vervallen":
        return None
    sinds, weken, bron = date.fromisoformat(rest["lbt"]), int(rest["lbt_weken"]), rest["lbt_bron"]
    tekst = (
        f"Hier staat nog geen aanmelding voor de leerbaarheidstoets. Uw gemeente doet dat binnen {Duur(weken, 'weken')} "
        "na het begin van de tien weken. Zonder uitslag kiest u later een leerroute."
    )
    return Signaal("lbt_niet_aangemeld", LET_OP, sinds, tekst, (bron,))


def _pvt(x: Overzicht) -> Signaal | None:
    tekort = te_weinig_pvt(x)
    return None if tekort is None else pvt_onder_12_uur(*tekort)


def pvt_onder_12_uur(getekend: date, uren: float) -> Signaal:
    """That signal, from the day of signing and the hours that are booked."""
    tekst = f"De participatieverklaring is getekend op {voluit(getekend)}, met {in_woorden(uren)} van de {PVT_UREN} uren geboekt."
    return Signaal("pvt_onder_12_uur", LET_OP, getekend, tekst, (str(Grondslag(BI2021, "3.1")),))


def _later_bekendgemaakt(x: Overzicht) -> Signaal | None:
    pip, bekend = x.eerste("pip_dagtekening"), eerste_bekendmaking(x)
    if pip is None or bekend is None or bekend == pip.op:
        return None
    later = dagen_later_bekendgemaakt(x)
    if later is None:  # the signal stands (contract), but it says nothing about this PIP
        tekst = (
            f"Het eerste PIP is van {voluit(pip.op)}. De eerste bekendmaking die hier staat, is van {voluit(bekend)}, na een "
            "verhuizing of een wijziging. Zoek op wanneer het eerste PIP bekend is gemaakt en leg dat vast."
        )
    else:
        tekst = later_bekendgemaakt(bekend, later[1])
    return Signaal("pip_later_bekendgemaakt", DRINGEND, bekend, tekst, (str(Grondslag(WI2021, "11", "2")),))


def later_bekendgemaakt(bekend: date, dagen: int) -> str:
    """The sentence of that signal, from the day on which the PIP was made known and how much later that was."""
    return (
        f"Het PIP is van {voluit(bekend - dagen * EEN_DAG)}, maar bekendgemaakt op {voluit(bekend)}. De drie jaar loopt al sinds "
        f"de dag na de dagtekening: {dagen} dagen gaan van de termijn af."
    )


def achttien(geboren: str) -> tuple[date, date]:
    """The first and the last day on which a child with this (partial) date of birth can turn eighteen."""
    delen = [int(deel) for deel in geboren.split("-")]
    vroegst = date(*delen, *(1 for _ in range(3 - len(delen))))
    laatst = vroegst if len(delen) == 3 else plus_maanden(vroegst, 12 if len(delen) == 1 else 1) - EEN_DAG
    return _achttien(vroegst), _achttien(laatst)


def _achttien(geboren: date) -> date:
    """Eighteen years, the day of birth included, are over: for 29 February that is 1 March."""
    return plus_maanden(geboren - EEN_DAG, 18 * 12) + EEN_DAG


def kind_wordt_18(geboren: str, op: date) -> Signaal | None:
    """From six months ahead until the day itself; of a date that is partly unknown, the earliest day counts."""
    vroegst, laatst = achttien(geboren)
    if not plus_maanden(vroegst, -6) <= op <= laatst:
        return None
    wanneer = (f"in {vroegst.year}", f"in {MAANDEN[vroegst.month - 1]} {vroegst.year}", f"op {voluit(vroegst)}")[
        geboren.count("-")
    ]
    tekst = f"Een kind wordt {wanneer} 18 jaar. Kijk of het dan zelf inburgeringsplichtig wordt en of de bijstand verandert."
    return Signaal(
        "kind_wordt_18",
        LET_OP,
        vroegst,
        tekst,
        (str(Grondslag(WI2021, "3", "1")), str(Grondslag(WI2021, "4", "1", "c"))),
    )
