"""What the larger components are fed with: plain values, no models, no clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Menupunt:
    """One place in the menu; `actief` is the place where somebody is."""

    naam: str
    url: str
    actief: bool = False


@dataclass(frozen=True, slots=True)
class Schil:
    """All that the bars around a page are made of: equal values give equal bars. `andere` is (id, label) of each other appointment."""

    naam: str = ""
    aanstelling: str = ""
    gemeente: str = ""
    andere: tuple[tuple[str, str], ...] = ()
    menu: tuple[Menupunt, ...] = ()
    duim: tuple[Menupunt, ...] = ()
    zoek_url: str = ""
    notitie_url: str = ""


@dataclass(frozen=True, slots=True)
class Mijlpaal:
    """A day on the bar. Without `ruit` it is a plain tick; `onzeker` days are called so."""

    datum: date
    naam: str
    ruit: bool = True


@dataclass(frozen=True, slots=True)
class Termijnbalk:
    """A period from first to last day (both included), seen on `op`. `vooruitblik`: not yet decided, so dashed."""

    titel: str
    begin: date
    eind: date
    op: date
    bijschrift: str = ""
    mijlpalen: Sequence[Mijlpaal] = ()
    vooruitblik: bool = False
    maat: str = "lang"  # lang | kort
    begin_naam: str = ""
    eind_naam: str = ""


@dataclass(frozen=True, slots=True)
class Bonregel:
    """One line of a receipt: what, sentence with source, amount (`+ 70 dagen`, a date)."""

    wat: str
    zin: str
    bedrag: str
    bron: str = ""
    bron_url: str = ""


@dataclass(frozen=True, slots=True)
class Tijdlijnpunt:
    """A dated event; `stand` shows a shape before the second line. `wanneer` overrides the shown date (partly unknown)."""

    datum: date
    wat: str
    bij: str = ""
    url: str = ""
    stand: str = ""
    wanneer: str = ""


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab is a link: tabs work without JavaScript."""

    naam: str
    url: str
    actief: bool = False
    aantal: str = ""


@dataclass(frozen=True, slots=True)
class Kruimel:
    """A step of the breadcrumb; the last one, without url, is the page itself."""

    naam: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Feit:
    """One box of the summary row."""

    naam: str
    waarde: str
    bij: str = ""


@dataclass(frozen=True, slots=True)
class Balk:
    """Who does something from `van` up to and including `tot` (None: no end known); a gap is dashed."""

    van: date
    tot: date | None
    tekst: str
    gat: bool = False


@dataclass(frozen=True, slots=True)
class Baan:
    """One party in the strip."""

    naam: str
    bij: str
    balken: Sequence[Balk]


@dataclass(frozen=True, slots=True)
class Reeks:
    """A named series; `waarden` stand beside the labels of the chart, None is missing (not zero)."""

    naam: str
    waarden: Sequence[float | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Werkrij:
    """A row of the work list. `knop` names the act; `nog` replaces the relative date ("2 dagen open").

    `uitleg` answers "why is this here" and opens only in the chosen row, with `ook`: the other lines of this dossier (`meer`
    counts them all). `merk` is a purple mark: came late from the chain. `bijmerk` is a grey one: waits, or whose list it is.
    `klaar_url` (key K) and `kies_waarde` (bulk) need a `<form method="post">` with the csrf token around the list.
    """

    stand: str
    naam: str
    bij: str
    wat: str
    dag: date | None
    knop: str
    url: str
    actie_url: str
    voor_bron: str = ""
    bron: str = ""
    bron_url: str = ""
    nog: str = ""
    icoon: str = ""
    bel_url: str = ""
    notitie_url: str = ""
    wacht_url: str = ""
    klaar_url: str = ""
    uitleg: str = ""
    merk: str = ""
    bijmerk: str = ""
    ook: Sequence[str] = ()
    meer: int = 0
    gekozen: bool = False
    kies_waarde: str = ""
