"""House rule: CI runs a part of every proof, so that no proof breaks without anybody seeing it."""

from __future__ import annotations

import pytest

from tests.mallen import WORTEL

ANDERS = {
    "matrix": "tests/matrix/test_muur.py asks the same in full",
    "ingebouwde_fouten": "not yet in CI",
    "contract": "run after a change in wet",
    "termijnregels": "run after a change in wet",
    "mutanten": "run after a change in wet",
}
"""Proofs that no test runs as they are, and why."""
NAMEN = sorted(pad.stem for pad in WORTEL.glob("bewijzen/*.py") if pad.stem[0] != "_")
PROEVEN = "".join(
    pad.read_text(encoding="utf-8") for pad in WORTEL.glob("tests/*/test_*.py") if pad.stem != "test_bewijzen"
)


@pytest.mark.parametrize("naam", [naam for naam in NAMEN if naam not in ANDERS])
def test_een_deel_van_elk_bewijs_draait_in_ci(naam: str) -> None:
    apart = (WORTEL / "tests/test_bewijs.py").read_text(encoding="utf-8")
    assert any(f"{begin}{naam}{einde}" in PROEVEN + apart for begin, einde in (('"', '"'), ("bewijzen.", '"')))


def test_een_uitzondering_is_een_bewijs() -> None:
    assert set(ANDERS) <= set(NAMEN)
