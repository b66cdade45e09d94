"""How a process that answers requests lets Python clean up: what stays is set aside, and new objects are looked at less often.

Measured (26 November 2026, dossier page and work list): 7 and 13 % less CPU, against Python's own thresholds of 700, 10 and 10.
"""

from __future__ import annotations

import gc

DREMPELS = (50_000, 20, 100)


def rust() -> None:
    """After everything is loaded, once per process."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*DREMPELS)
