"""Who is employed by one municipality and works for another: the contact person of a dossier in each state of that, and who asks (ADR 34)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import psycopg

from tests.matrix.rijen import voeg_toe

if TYPE_CHECKING:
    from tests.matrix.proefwereld import Proefwereld

_BEGIN, _DAG = date(2025, 1, 1), timedelta(days=1)
_ANDERS: dict[str, dict[str, dict[str, Any]]] = {
    "geleend_voorbij": {"samen": {"tot": -1}}, "geleend_nog_niet": {"samen": {"vanaf": 1}}, "geleend_andere_rol": {"samen": {"rollen": ["intakebalie"]}},
    "geleend_thuis_geen_ja": {"thuis": {"ja_op": None}}, "geleend_hier_geen_ja": {"hier": {"ja_op": None}},
    "geleend_thuis_gestopt": {"thuis": {"tot": -1}}, "geleend_hier_gestopt": {"hier": {"tot": -1}},
    "geleend_thuis_niet_erin": {"thuis": {"gemeente_id": uuid4()}}, "geleend_hier_niet_erin": {"hier": {"gemeente_id": uuid4()}},
    "geleend_uit_dienst": {"dienst": {"tot": -1}}, "geleend_dienst_begint": {"dienst": {"vanaf": 1}},
    "geleend_dienst_bij_keten": {"dienst": {"organisatie_id": uuid4()}}, "geleend_dienst_ergens_anders": {"dienst": {"gemeente_id": uuid4()}},
    "geleend_ander_in_dienst": {"dienst": {"gebruiker_id": uuid4()}}, "geleend_zelf_geleend": {"dienst": {"thuisgemeente_id": uuid4()}},
    "geleend_als_inburgeraar": {"dienst": {"rol": "inburgeraar"}},
}  # fmt: skip
"""What each state changes of the agreement, of the place of either municipality in it, or of the employment; a number is so many days from today."""


def leen(eigenaar: psycopg.Connection[Any], hier: UUID, wie: UUID, toestand: str, **aanstelling: Any) -> UUID:
    """Somebody employed elsewhere, appointed here; the id of the municipality where they are employed."""
    anders, thuis, samen = _ANDERS.get(toestand, {}), uuid4(), uuid4()
    vast = {"rol": "regievoerder", "vanaf": _BEGIN}
    rollen = {"rollen": [aanstelling.get("rol", "regievoerder")]}
    voeg_toe(
        eigenaar,
        "toegang_aanstelling",
        {**vast, "gemeente_id": hier, "thuisgemeente_id": thuis, "gebruiker_id": wie, **aanstelling},
    )
    voeg_toe(
        eigenaar,
        "toegang_aanstelling",
        _dagen({**vast, "gemeente_id": thuis, "gebruiker_id": wie, **anders.get("dienst", {})}),
    )
    voeg_toe(
        eigenaar,
        "toegang_samenwerking",
        _dagen({"id": samen, "gemeente_id": hier, "vanaf": _BEGIN, **rollen, **anders.get("samen", {})}),
    )
    for plek, gemeente in (("thuis", thuis), ("hier", hier)):
        velden = {"samenwerking_id": samen, "gemeente_id": gemeente, "ja_op": datetime.now(tz=UTC)}
        voeg_toe(eigenaar, "toegang_deelnemer", _dagen({**velden, **anders.get(plek, {})}))
    return thuis


def _dagen(velden: dict[str, Any]) -> dict[str, Any]:
    return {
        naam: date.today() + waarde * _DAG if isinstance(waarde, int) else waarde for naam, waarde in velden.items()
    }


def vragers(eigenaar: psycopg.Connection[Any], wereld: Proefwereld) -> None:
    """Who asks: as a regievoerder under an agreement that holds; in every other role something that must not matter. And who may not any more."""
    hier, elders = wereld.gemeenten
    leen(eigenaar, hier, wereld.gebruiker, "geleend")
    leen(eigenaar, elders, wereld.gebruiker, "geleend_voorbij", rol="intakebalie")
    leen(eigenaar, hier, wereld.gebruiker, "geleend_voorbij", rol="beleidsadviseur")
    leen(eigenaar, hier, wereld.gebruiker, "geleend_voorbij", rol="ondersteuner_regie")
    _in_dienst(eigenaar, hier, wereld.gebruiker, rol="ondersteuner_regie")
    _in_dienst(eigenaar, hier, wereld.gebruiker, rol="coach_inburgering", tot=-1)
    leen(eigenaar, hier, wereld.leent_niet_meer, "geleend_voorbij")
    leen(eigenaar, hier, wereld.leent_niet_meer, "geleend", vanaf=date.today() + _DAG)
    leen(eigenaar, hier, wereld.leent_niet_meer, "geleend", tot=date.today() - _DAG)
    _in_dienst(eigenaar, elders, wereld.leent_niet_meer)
    _in_dienst(eigenaar, hier, wereld.leent_niet_meer, rol="intakebalie")


def _in_dienst(eigenaar: psycopg.Connection[Any], waar: UUID, wie: UUID, **velden: Any) -> None:
    vast = {"rol": "regievoerder", "vanaf": _BEGIN, "gemeente_id": waar, "gebruiker_id": wie}
    voeg_toe(eigenaar, "toegang_aanstelling", _dagen({**vast, **velden}))
