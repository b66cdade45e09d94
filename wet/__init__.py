"""The law: deadlines, signals and what a plan must hold, from facts and policy. Standard library only, no clock.

Facts     `Gebeurtenis(soort, op, gegevens, id, vastgelegd_op)`, `Feiten(gemeente, doelgroep, geboortedatum, gezin, gebeurtenissen)`;
          `lees_feiten(obj)` reads the JSON of the contract and raises `Fouten` (each a `Fout` with `pad` and `zin`);
          `fouten_bij(feiten, gebeurtenis)` gives the faults that an event has or makes among these facts (`pad` is its field;
          only the kinds of `HANGT_SAMEN` can clash with another);
          `geldende(feiten)` the events that stand, `situatie(feiten)` group and route over all days,
          `verhuisd_met_pip(feiten)` the day of the move with another municipality's PIP.
Policy    `Beleid.waarde(naam, op)` -> `Beleidswaarde(waarde, geldig_vanaf, bron)` or None; `beleid_voor(gemeente)` gives a
          shipped set, `beleid_uit({naam: [(vanaf, waarde, bron)]})` one from rows.
Answers   `termijnen(feiten, beleid, op)` -> `Termijn`s with state; explanation and grounds are made when asked for.
          `signalen(feiten, beleid, op)` -> `Signaal`s. `bon(feiten, beleid, code, op)` -> the receipt of one term.
Rows      `rijen(feiten, beleid)` -> `Rij`s, independent of today, for every term with a start; `stand(rij, dag)`,
          `laatste_dag(rij, dag)` and `voldaan_op(rij, dag)` equal `termijnen` on every day from the last event on.
          A term without a row has not started. `korte_reden(rij, dag)` -> what a work list shows, from the row alone.
Reports   `melding_voor(soort, doelgroep=..., bron=..., elders=...)` -> what to report to DUO, or None.
Keeping   `wet.bewaren`: per part of a dossier the last day on which it may be kept, and what holds deletion up.
Choices   `wet.leerroute`, `wet.brede_intake` and `wet.pip` hold the law on route, intake and plan; `wet.wijzigen` on another route.
Progress  `wet.urenregels` (does a line of hours count), `wet.zroute` (the meter), `wet.examens`, `wet.pvt_en_map`, `wet.vrijstelling`,
          `wet.verlenging`, `wet.voldaan`; `wet.ijkpunten` says when to look again. `wet.wi2013`: the ondertussengroep.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from wet.beleidswaarden import Beleid, Beleidswaarde, beleid_uit, beleid_voor
from wet.feiten import Feiten, Gebeurtenis, Situatie
from wet.lezen import HANGT_SAMEN, Fout, Fouten, fouten_bij, lees_feiten
from wet.melden import Melding, melding_voor
from wet.regels import REGELS
from wet.rij import Rij, laatste_dag, stand, voldaan_op
from wet.signalen import Signaal, signalen
from wet.termijn import Termijn, geldende, rijen, situatie, termijnen, verhuisd_met_pip

if TYPE_CHECKING:
    from wet.bonregels import Bon
    from wet.reden import Reden

__all__ = [
    "HANGT_SAMEN",
    "REGELS",
    "Beleid",
    "Beleidswaarde",
    "Feiten",
    "Fout",
    "Fouten",
    "Gebeurtenis",
    "Melding",
    "Rij",
    "Signaal",
    "Situatie",
    "Termijn",
    "beleid_uit",
    "beleid_voor",
    "bon",
    "fouten_bij",
    "geldende",
    "korte_reden",
    "laatste_dag",
    "lees_feiten",
    "melding_voor",
    "rijen",
    "signalen",
    "situatie",
    "stand",
    "termijnen",
    "verhuisd_met_pip",
    "voldaan_op",
]


def bon(feiten: Feiten, beleid: Beleid, code: str, op: date) -> Bon | None:
    """The receipt of one term on a day, or None when the term does not apply (loaded when first asked for)."""
    from wet.bonregels import bon as maak_bon

    return maak_bon(feiten, beleid, code, op)


def korte_reden(rij: Rij, dag: date) -> Reden:
    """What a work list shows for a started term on a day, from the row alone (loaded when first asked for)."""
    from wet.reden import korte_reden as maak_reden

    return maak_reden(rij, dag)
