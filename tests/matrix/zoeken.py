"""Who notices a bug in the wall: where it was noticed the last time, else everybody, in the order in which most bugs show early."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, LiteralString, cast

import psycopg

from tests.matrix.fouten import Fout
from tests.matrix.muur import DADEN, Uitslag, Vrager, alle_proeven, als
from tests.matrix.naief import HUIS, LEES, MAAK, MINDER_ZEKER, PROEFROLLEN, SPOREN, VERWIJDER, WIJZIG, tabellen
from tests.matrix.toestanden import (
    BOEKINGEN,
    LEENT_NIET,
    MACHTIGINGEN,
    NALOOP_ZONDER_COACHAFSPRAAK,
    TOEWIJZINGEN,
    ZONDER_COACHAFSPRAAK,
)

_EERST = [
    *((rol, toestand) for rol in PROEFROLLEN for toestand in ("loopt", "geen")), (HUIS, "geen"), ("tolk", "geen"), *(("tolk", toestand) for toestand in BOEKINGEN), ("regievoerder", LEENT_NIET), *((wie, toestand) for wie in ("mb_vrijwilliger", "informele_taal_maatje", "sleutelpersoon") for toestand in TOEWIJZINGEN), ("regievoerder", "geen"), ("jurist_bezwaar", "geen"), *(("gemachtigde", toestand) for toestand in MACHTIGINGEN), ("taalaanbieder", "loopt"), ("mb_coordinator", "loopt"), ("teamleider", "geen"), ("inburgeraar", "geen"), ("inburgeraar", MINDER_ZEKER),
    ("intakebalie", "geen"), ("klantcontact_balie", "geen"), ("budgetcoach", ZONDER_COACHAFSPRAAK), ("budgetcoach", NALOOP_ZONDER_COACHAFSPRAAK), ("budgetcoach", "loopt"),
    ("functionaris_gegevensbescherming", "geen"), ("mb_coordinator", "gedeeld"), ("sociaal_team_welzijn", "gedeeld"), ("coa_casemanager", "loopt"), ("werkcoach_wpda", "loopt"), ("stadsbank_gkb", "loopt"), ("sociaal_team_welzijn", "loopt"), ("proef_schrijft_alles", "gestopt"),
]  # fmt: skip
_DADEN = {"app_lees": (LEES,), "app_maak": (MAAK,), "app_wijzig": (WIJZIG,), "app_verwijder": (VERWIJDER,)}
"""What a policy is about: asked first, of everybody."""


Plek = tuple[str, str, str]
"""Who noticed a bug, in which state they asked, and of which table or view."""


def zonder_fout(vrager: Vrager) -> list[str]:
    """What differs from the matrix while nothing is wrong, for the roles that only this proof has: V1 asks the others, and a difference would hide a bug."""
    for rol in PROEFROLLEN:
        for toestand in ("loopt", "geen", "gestopt"):
            vrager.alles(rol, toestand)
    return [f"zonder fout anders dan de matrix: {waar}" for waar in vrager.uitslag.mis]


def wie_ziet(fout: Fout, eigenaar: psycopg.Connection[Any], vrager: Vrager, eerst: Plek | None = None) -> Plek | None:
    """Build it in, ask until something differs from the matrix, take it out. `eerst` is where it was noticed the last time."""
    eigenaar.execute(cast("LiteralString", fout.erin))
    try:
        return next(
            (gezien for wie, hier, namen, daden in _vragen(fout, vrager, eerst) if (gezien := _anders(vrager, wie, hier, namen, daden))), None
        )  # fmt: skip
    finally:
        eigenaar.execute(cast("LiteralString", fout.eruit))


def _vragen(
    fout: Fout, vrager: Vrager, eerst: Plek | None
) -> Iterator[tuple[str, str, frozenset[str], tuple[str, ...]]]:
    """In which order to ask: the last time, then what the bug is about, then everything. Of a function first one table of each category, of everybody."""
    if eerst:
        yield eerst[0], eerst[1], frozenset({eerst[2]}), DADEN
    volgorde = _EERST + [proef for proef in alle_proeven() if proef not in _EERST]
    alles = frozenset({fout.waar} if fout.waar else {*(tabel.naam for tabel in tabellen()), *vrager.zichten, *SPOREN})
    if not fout.waar:
        # a category, and whether an organisation has rows of its own there
        per_categorie = {(tabel.categorie, bool(tabel.van_wie)): tabel.naam for tabel in reversed(tabellen())}
        yield from (
            (wie, hier, frozenset({*per_categorie.values(), *vrager.zichten, *SPOREN}), (LEES,))
            for wie, hier in volgorde
        )
    for daden in dict.fromkeys((_DADEN.get(fout.beleid, DADEN), DADEN)):
        yield from ((wie, hier, alles, daden) for wie, hier in volgorde)


class _Gezien(Exception):
    """Something came out otherwise: enough. Carries the place."""


class _Eerste(Uitslag):
    """Stops at the first difference."""

    __slots__ = ()

    def meld(self, *waar: str) -> None:
        raise _Gezien(*waar[:3])


def _anders(
    vrager: Vrager, principal: str, toestand: str, namen: frozenset[str], daden: tuple[str, ...]
) -> Plek | None:
    hier = Vrager(vrager.login, vrager.wereld, vrager.zichten, _Eerste())
    try:
        with als(vrager.login, vrager.wereld, principal, toestand):
            for tabel in tabellen():
                if tabel.naam in namen:
                    hier.tabel(principal, toestand, tabel, daden)
            for zicht in namen.intersection(vrager.zichten):
                hier.zicht(principal, toestand, zicht)
            for naam in namen.intersection(SPOREN):
                hier.spoor(principal, toestand, naam, daden)
    except _Gezien as gezien:
        return principal, toestand, gezien.args[2]
    return None
