"""All rules together: every version of every term."""

from __future__ import annotations

from wet import awb, beleid, besluit_inburgering, participatiewet, regeling, wi2021
from wet.regel import Termijnregel

REGELS: tuple[Termijnregel, ...] = tuple(
    sorted(
        (
            *wi2021.REGELS,
            *besluit_inburgering.REGELS,
            *regeling.REGELS,
            *participatiewet.REGELS,
            *awb.REGELS,
            *beleid.REGELS,
        ),
        key=lambda regel: (regel.code, regel.geldig_vanaf),
    )
)


def versies(code: str) -> tuple[Termijnregel, ...]:
    """The versions of one term, oldest first. Raises KeyError for an unknown code."""
    gevonden = tuple(regel for regel in REGELS if regel.code == code)
    if not gevonden:
        raise KeyError(code)
    return gevonden
