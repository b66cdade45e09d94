"""A process that tells lives, or writes portions of the volume. It imports Django only after it has begun: it starts bare."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from samenspel.demo.sjabloon import Sjabloon
    from samenspel.demo.volume import Deel

_staat: dict[str, Any] = {}


def begin_te_vertellen(op: date) -> None:
    """Set up Django; the connection of Django is the only one."""
    import django

    django.setup()
    _staat["op"] = op


def vertel(nummers: Sequence[int]) -> dict[int, Sjabloon]:
    """These lives of the pool."""
    from samenspel.demo.poel import maak_poel

    return maak_poel(_staat["op"], nummers=nummers)


def begin(url: str, poel: bytes) -> None:
    """Set up Django, unpack the pool, open the one connection of this process."""
    import django

    django.setup()
    import psycopg

    from samenspel.demo.invullen import Invuller, kolommen

    sjablonen = pickle.loads(poel)  # noqa: S301  # our own, from the process that started us
    verbinding = psycopg.connect(url)
    verbinding.execute("set synchronous_commit = off")
    verbinding.commit()
    _staat.update(invuller=Invuller(sjablonen), kolommen=kolommen(sjablonen), verbinding=verbinding)


def schrijf(portie: list[Deel]) -> int:
    """Write one portion in one transaction; the number of its dossiers."""
    from samenspel.demo.kopie import schrijf_portie

    with _staat["verbinding"].transaction(), _staat["verbinding"].cursor() as cursor:
        return schrijf_portie(cursor, _staat["invuller"], _staat["kolommen"], portie)
