"""Locks on files: two runs in one clone wait for each other, or share, and a killed run lets go by itself."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from huis.plekken import zeg


@dataclass(slots=True)
class Slot:
    """A lock on a file, held by this process; the operating system opens it when the process ends, however it ends."""

    bestand: Path
    _fd: int = field(default=-1, repr=False)

    def neem(self, *, gedeeld: bool = False) -> bool:
        """Take it without waiting; False when somebody else holds it in a way that excludes this."""
        self._open()
        try:
            fcntl.flock(self._fd, (fcntl.LOCK_SH if gedeeld else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def wacht(self, *, op: str) -> None:
        """Take it alone, and say what we wait for when it is not free."""
        if self.neem():
            return
        zeg(f"Even wachten: {op}.")
        fcntl.flock(self._fd, fcntl.LOCK_EX)

    def laat_los(self) -> None:
        """Let go; nothing happens when it was not held."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def _open(self) -> None:
        if self._fd < 0:
            self.bestand.parent.mkdir(parents=True, exist_ok=True)
            self._fd = os.open(self.bestand, os.O_RDWR | os.O_CREAT, 0o600)


@contextmanager
def om_de_beurt(bestand: Path, *, op: str) -> Iterator[None]:
    """One at a time; the others wait."""
    slot = Slot(bestand)
    slot.wacht(op=op)
    try:
        yield
    finally:
        slot.laat_los()
