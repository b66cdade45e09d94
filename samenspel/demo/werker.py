"""A process that writes portions of the volume. It imports Django only after it has begun: it is started bare."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from samenspel.demo.volume import Deel

_staat: dict[str, Any] = {}


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
