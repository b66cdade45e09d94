"""May a line of hours count? Besluit inburgering 2021, articles 3.1, 3.2, 3.14, 5.3 lid 5 and 5.5.

A line is what a school or a partner delivers. What counts becomes an `uren` event; what does not keeps its reason.
The reasons say what to do next, never whose fault it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from wet.beoordeling import PLEK_PAST, UREN_NIET_VRIJSTELLEND, UREN_UIT_DE_INTAKE, Beoordelingsruimte
from wet.grondslag import BI2021, WI2021, Grondslag
from wet.kalender import plus_maanden, voluit
from wet.pip import Gebrek
from wet.uren import CURSUS, PARTICIPATIE, in_woorden

KEURMERK, WEB, NIET_VRIJSTELLEND, OVERIG = "keurmerk", "web", "niet_vrijstellend", "overig"
GEOORLOOFD, ONGEOORLOOFD = "geoorloofd", "ongeoorloofd"
MAANDEN_VOOR_HET_PIP = 24
"""Besluit, article 3.14 lid 9: hours at an education without exemption, from two years before the PIP."""
GELEZEN = date(2026, 4, 2)
"""The text of article 3.14 lid 9 was read as it stood on this day; in that of 2022 it is not there."""
_UREN_PER_DAG = 24
_SOORTEN = CURSUS | PARTICIPATIE

# Which hours of the brede intake may count, per kind and route: "tenzij uitdrukkelijk anders is bepaald" (5.3 lid 5).
_ALLE_ROUTES = ("B1", "ONDERWIJS", "Z")
_UIT_DE_INTAKE: Mapping[tuple[str, str], Grondslag] = {
    **{("pvt", route): Grondslag(BI2021, "3.1", "5") for route in _ALLE_ROUTES},
    **{(soort, route): Grondslag(BI2021, "3.2", "3") for soort in ("map_praktijk", "map_overig") for route in ("B1", "Z")},
    **{(soort, "Z"): Grondslag(BI2021, "3.14", "6") for soort in ("nt2", "alfabetisering", "knm", "participatie")},
    **{(soort, "B1"): Grondslag(BI2021, "5.5", "2") for soort in ("nt2", "alfabetisering")},
}  # fmt: skip


class Urenregel(NamedTuple):
    """One line: a lesson, or the total of a period from `van` up to and including `tot`.

    `keurmerk_vanaf`, `keurmerk_tot`: from and until when the school has the keurmerk, where that is known. `in_intake`:
    followed in the brede intake. `verzuim`: hours that were missed, with or without leave. `kenmerk`: the line's own
    number at the sender.
    """

    soort: str
    uren: float
    van: date
    tot: date
    aanbieder: str = ""
    instelling: str = KEURMERK
    keurmerk_vanaf: date | None = None
    keurmerk_tot: date | None = None
    in_intake: bool = False
    verzuim: str = ""
    kenmerk: str = ""


class Urenkader(NamedTuple):
    """What a line is held against. `pip`: the day of the first PIP. `oordelen`: motivated answers, by code."""

    op: date
    plicht_start: date | None = None
    plicht_einde: date | None = None
    pip: date | None = None
    leerroute: str | None = None
    oordelen: Mapping[str, bool | None] = {}


class Telling(NamedTuple):
    """Lines that count, and those that do not with their reason."""

    geteld: tuple[Urenregel, ...]
    geweigerd: tuple[tuple[Urenregel, Gebrek], ...]

    @property
    def stand_op(self) -> date | None:
        """The last registered day that counts: every figure of hours says `stand op` with it."""
        return max((regel.tot for regel in self.geteld), default=None)

    def uren(self, soorten: Iterable[str]) -> float:
        """The hours of these kinds."""
        welke = frozenset(soorten)
        return sum(regel.uren for regel in self.geteld if regel.soort in welke)


def telt_mee(regel: Urenregel, kader: Urenkader, eerdere: Iterable[Urenregel] = ()) -> Gebrek | None:
    """Why this line does not count, or None when it does. `eerdere`: lines of this person that count already."""
    if regel.soort not in _SOORTEN:
        raise ValueError(f"onbekende soort uren: {regel.soort}")
    for toets in _TOETSEN:
        if (gebrek := toets(regel, kader)) is not None:
            return gebrek
    return _dubbel(regel, eerdere)


def tel(regels: Iterable[Urenregel], kader: Urenkader, eerdere: Iterable[Urenregel] = ()) -> Telling:
    """Every line held against the law and against the lines before it: a dry run of a whole delivery."""
    per: dict[tuple[str, str], list[Urenregel]] = {}
    for regel in eerdere:
        per.setdefault((regel.aanbieder, regel.soort), []).append(regel)
    geteld, geweigerd = [], []
    for regel in regels:
        bekend = per.setdefault((regel.aanbieder, regel.soort), [])
        gebrek = telt_mee(regel, kader, bekend)
        if gebrek is None:
            geteld.append(regel)
            bekend.append(regel)
        else:
            geweigerd.append((regel, gebrek))
    return Telling(tuple(geteld), tuple(geweigerd))


def te_beoordelen_bij(regel: Urenregel, kader: Urenkader) -> tuple[Beoordelingsruimte, ...]:
    """What the college must still judge before this line can count, or keeps counting."""
    gevraagd = []
    if _is_van_voor(regel, kader) and regel.in_intake and (regel.soort, kader.leerroute or "") in _UIT_DE_INTAKE:
        gevraagd.append(UREN_UIT_DE_INTAKE)
    if regel.instelling == NIET_VRIJSTELLEND and regel.soort in CURSUS and kader.leerroute == "Z":
        gevraagd.append(UREN_NIET_VRIJSTELLEND)
    if regel.soort == "participatie" and kader.leerroute == "Z":
        gevraagd.append(PLEK_PAST)
    return tuple(ruimte for ruimte in gevraagd if kader.oordelen.get(ruimte.code) is None)


# The line itself


def _onmogelijk(r: Urenregel, k: Urenkader) -> Gebrek | None:
    if r.tot < r.van:
        return Gebrek(
            "einde_voor_begin", f"De regel eindigt op {voluit(r.tot)}, voor het begin op {voluit(r.van)}.", ""
        )
    if r.tot > k.op:
        return Gebrek("toekomst", f"{voluit(r.tot)} moet nog komen. Boek uren pas als de les er was.", "")
    if not 0 < r.uren <= _UREN_PER_DAG * ((r.tot - r.van).days + 1):
        return Gebrek("onmogelijk_aantal", f"{in_woorden(r.uren)} uur kan niet in deze dagen. Kijk het aantal na.", "")
    return None


def _verzuim(r: Urenregel, k: Urenkader) -> Gebrek | None:
    if not r.verzuim:
        return None
    zin = "Gemiste uren zijn geen gevolgde uren."
    if r.verzuim == GEOORLOOFD:
        zin = f"{zin} Er was een goede reden: zij tellen niet tegen iemand die om meer tijd vraagt."
    return Gebrek(f"verzuim_{r.verzuim}", zin, str(Grondslag(BI2021, "4.4", "2", "b")))


# Wet, article 3, and Besluit, article 5.3 lid 5: before the duty and before the PIP


def _buiten_de_plicht(r: Urenregel, k: Urenkader) -> Gebrek | None:
    """Article 3.14 lid 9 has its own period, that may lie before the duty."""
    grond = str(Grondslag(WI2021, "3"))
    lid_9 = r.instelling == NIET_VRIJSTELLEND and r.soort in CURSUS
    if k.plicht_start is not None and r.van < k.plicht_start and not lid_9:
        zin = f"Deze uren zijn van voor de inburgeringsplicht. Die begon op {voluit(k.plicht_start)}."
        return Gebrek("voor_plicht", zin, grond)
    if k.plicht_einde is not None and r.tot > k.plicht_einde:
        zin = f"Deze uren zijn van na de inburgeringsplicht. Die eindigde op {voluit(k.plicht_einde)}."
        return Gebrek("na_plicht", zin, grond)
    return None


def _is_van_voor(r: Urenregel, k: Urenkader) -> bool:
    return k.pip is None or r.van < k.pip


def _voor_het_pip(r: Urenregel, k: Urenkader) -> Gebrek | None:
    """Efforts from before the PIP do not count, unless the law says so: the intake, and 3.14 lid 9."""
    if not _is_van_voor(r, k) or (r.instelling == NIET_VRIJSTELLEND and r.soort in CURSUS):
        return None
    grond = _UIT_DE_INTAKE.get((r.soort, k.leerroute or "")) if r.in_intake else None
    if k.pip is None:
        zin = "Er is nog geen PIP. Uren uit de brede intake kunnen meetellen zodra het er is."
        return Gebrek("nog_geen_pip", zin, str(Grondslag(BI2021, "5.3", "5")))
    if r.tot >= k.pip:
        zin = f"Deze regel loopt over het PIP van {voluit(k.pip)} heen. Vraag de uren van voor en na die dag apart."
        return Gebrek("splitsen", zin, str(Grondslag(BI2021, "5.3", "5")))
    if grond is None:
        zin = f"Deze uren zijn van voor het PIP van {voluit(k.pip)}. Die tellen alleen mee als de wet het zegt."
        return Gebrek("voor_pip", zin, str(Grondslag(BI2021, "5.3", "5")))
    return _naar_oordeel(k, UREN_UIT_DE_INTAKE, grond)


def _naar_oordeel(k: Urenkader, ruimte: Beoordelingsruimte, grond: Grondslag) -> Gebrek | None:
    """What counts only when the college says so, with a motivation."""
    oordeel = k.oordelen.get(ruimte.code)
    if oordeel:
        return None
    zin = (
        f"Beantwoord en motiveer eerst: {ruimte.vraag}"
        if oordeel is None
        else "U besloot dat deze uren niet meetellen."
    )
    return Gebrek(ruimte.code, zin, str(grond))


# Besluit, article 3.14 lid 2, 9 and 10: where the hours were followed


def _geen_erkende_school(r: Urenregel, k: Urenkader) -> Gebrek | None:
    """Wi 32 (keurmerk) or 8 lid 2 (WEB): the keurmerk as it was on the days of the line."""
    if r.soort not in CURSUS or r.instelling in (WEB, NIET_VRIJSTELLEND):
        return None
    grond = str(Grondslag(BI2021, "3.14", "2", "a"))
    if r.instelling != KEURMERK:
        zin = "Deze school heeft geen keurmerk. De uren tellen niet mee. De lessen kunnen wel nuttig zijn."
        return Gebrek("geen_keurmerk", zin, grond)
    if r.keurmerk_vanaf is not None and r.van < r.keurmerk_vanaf:
        zin = f"De school heeft het keurmerk sinds {voluit(r.keurmerk_vanaf)}. Uren van ervoor tellen niet mee."
        return Gebrek("keurmerk_nog_niet", zin, grond)
    if r.keurmerk_tot is not None and r.tot > r.keurmerk_tot:
        zin = f"De school had het keurmerk tot en met {voluit(r.keurmerk_tot)}. Uren van erna tellen niet mee."
        return Gebrek("keurmerk_verlopen", zin, grond)
    return None


def _zonder_vrijstelling(r: Urenregel, k: Urenkader) -> Gebrek | None:
    """Lid 9: only for the 800 hours of the Z-route, from two years before the PIP, when the college says so."""
    if r.instelling != NIET_VRIJSTELLEND or r.soort not in CURSUS:
        return None
    grond = Grondslag(BI2021, "3.14", "9")
    if k.pip is None:
        return Gebrek("nog_geen_pip", "Er is nog geen PIP. Deze uren kunnen meetellen zodra het er is.", str(grond))
    if k.leerroute != "Z":
        zin = "Uren op vso, praktijkonderwijs of entree kunnen alleen in de Z-route van de 800 uur af."
        return Gebrek("alleen_in_de_z_route", zin, str(grond))
    grens = plus_maanden(k.pip, -MAANDEN_VOOR_HET_PIP)
    if r.van < grens:
        zin = f"Deze uren zijn van meer dan twee jaar voor het PIP. Uren vanaf {voluit(grens)} kunnen meetellen."
        return Gebrek("te_lang_voor_pip", zin, str(grond))
    return _naar_oordeel(k, UREN_NIET_VRIJSTELLEND, grond)


def onzeker_omdat(regel: Urenregel, kader: Urenkader) -> str:
    """Why it is not certain that a line counts; empty when it is."""
    if regel.instelling != NIET_VRIJSTELLEND or regel.soort not in CURSUS or kader.pip is None:
        return ""
    if kader.pip < GELEZEN:
        return f"De regel over deze opleidingen is gelezen zoals die op {voluit(GELEZEN)} gold. Het PIP is van ervoor."
    if regel.tot >= kader.pip:
        return "Of deze uren ook na het PIP nog van de 800 uur af kunnen, staat niet vast."
    return ""


def _plek_past_niet(r: Urenregel, k: Urenkader) -> Gebrek | None:
    """Lid 2 b: in a Dutch-speaking surrounding and not in isolation. Not judged yet is never held against anybody."""
    if r.soort != "participatie" or k.oordelen.get(PLEK_PAST.code) is not False:
        return None
    zin = "U oordeelde dat op deze plek geen Nederlands wordt gesproken, of dat iemand er alleen werkt. Zoek een plek die past."
    return Gebrek(PLEK_PAST.code, zin, str(PLEK_PAST.grondslag))


_TOETSEN: tuple[Callable[[Urenregel, Urenkader], Gebrek | None], ...] = (
    _onmogelijk,
    _verzuim,
    _buiten_de_plicht,
    _geen_erkende_school,
    _voor_het_pip,
    _zonder_vrijstelling,
    _plek_past_niet,
)


# The same hours twice


def _dubbel(r: Urenregel, eerdere: Iterable[Urenregel]) -> Gebrek | None:
    for eerder in eerdere:
        if (eerder.aanbieder, eerder.soort) != (r.aanbieder, r.soort):
            continue
        if r.kenmerk and r.kenmerk == eerder.kenmerk:
            return Gebrek("dubbel", "Deze regel staat er al, met hetzelfde nummer.", "")
        if not (r.kenmerk and eerder.kenmerk) and (r.van, r.tot, r.uren) == (eerder.van, eerder.tot, eerder.uren):
            return Gebrek("dubbel", f"Deze regel staat er al: {_in_het_kort(eerder)}.", "")
        if _overlapt(r, eerder):
            zin = f"Deze dagen zitten al in een andere regel: {_in_het_kort(eerder)}. Vraag de school welke klopt."
            return Gebrek("overlap", zin, "")
    return None


def _overlapt(een: Urenregel, ander: Urenregel) -> bool:
    """A total over days covers the lessons on those days; two lessons on one day do not cover each other."""
    los = een.van == een.tot and ander.van == ander.tot
    return not los and een.van <= ander.tot and ander.van <= een.tot


def _in_het_kort(r: Urenregel) -> str:
    wanneer = voluit(r.van) if r.van == r.tot else f"{voluit(r.van)} tot en met {voluit(r.tot)}"
    return f"{in_woorden(r.uren)} uur, {wanneer}"


# Being there: what the school says of lessons that were missed


class Aanwezigheid(NamedTuple):
    """Hours followed, and missed with and without leave."""

    gevolgd: float
    geoorloofd: float
    ongeoorloofd: float

    @property
    def alles_gevolgd(self) -> bool:
        """Besluit, article 4.4 lid 2 b: every lesson, but for those missed with leave."""
        return self.gevolgd > 0 and self.ongeoorloofd == 0


def aanwezigheid(regels: Iterable[Urenregel]) -> Aanwezigheid:
    """The hours of lessons, by being there or not. Lines that do not count for the law are attendance all the same."""
    som = {"": 0.0, GEOORLOOFD: 0.0, ONGEOORLOOFD: 0.0}
    for regel in regels:
        if regel.soort in CURSUS:
            som[regel.verzuim] += regel.uren
    return Aanwezigheid(som[""], som[GEOORLOOFD], som[ONGEOORLOOFD])
