"""The words by which a person is found: pure, so that an act and a bulk load make the same."""

from __future__ import annotations

from samenspel.kern.plat import woorden


def termen_van(namen: list[str], geboortedatum: str) -> list[str]:
    """Every distinct plain word of the names, and the birth date as `19940314` and `14031994`."""
    gevonden = woorden(" ".join(namen))
    if geboortedatum:
        delen = geboortedatum.split("-")
        gevonden += ["".join(delen), "".join(reversed(delen))]
    return [term[:60] for term in dict.fromkeys(gevonden)]
