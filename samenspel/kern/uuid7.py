"""UUID version 7 (RFC 9562), made in Python: sortable by time, no business meaning."""

from __future__ import annotations

import os
import time
from uuid import UUID


def uuid7() -> UUID:
    """A new UUIDv7: 48 bits of Unix milliseconds, then 74 random bits."""
    return uuid7_op(time.time_ns() // 1_000_000)


def uuid7_op(milliseconden: int, toeval: bytes | None = None) -> UUID:
    """A UUIDv7 for a given moment; `toeval` (10 bytes) makes it reproducible for the demo world."""
    willekeurig = int.from_bytes(toeval if toeval is not None else os.urandom(10), "big")
    waarde = (milliseconden & (1 << 48) - 1) << 80 | willekeurig
    waarde = waarde & ~(0xF << 76) | 0x7 << 76
    waarde = waarde & ~(0b11 << 62) | 0b10 << 62
    return UUID(int=waarde)
