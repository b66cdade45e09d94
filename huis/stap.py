"""A step that shows progress when it takes longer than two seconds."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from huis.plekken import WORTEL, Stop, zeg

GEDULD = 2.0
"""Seconds of silence before a step says what it is doing, and between its dots."""


@contextmanager
def stap(naam: str) -> Iterator[None]:
    """Say the name after two seconds, dots while it lasts, and the time at the end."""
    begin, klaar = time.monotonic(), threading.Event()

    def toon() -> None:
        if klaar.wait(GEDULD):
            return
        sys.stderr.write(f"{naam} ")
        sys.stderr.flush()
        while not klaar.wait(GEDULD):
            sys.stderr.write(".")
            sys.stderr.flush()
        sys.stderr.write(f" {time.monotonic() - begin:.0f} s\n")

    draad = threading.Thread(target=toon, daemon=True)
    draad.start()
    try:
        yield
    finally:
        klaar.set()
        draad.join(timeout=1)


def voer_uit(
    naam: str, opdracht: Sequence[str | Path], *, omgeving: Mapping[str, str] | None = None, hulp: str = ""
) -> None:
    """Run a command quietly; on failure raise `Stop` with its last lines and the way out."""
    with stap(naam):
        uit = subprocess.run(
            [str(deel) for deel in opdracht], cwd=WORTEL, env=dict(omgeving) if omgeving else None, capture_output=True,
            text=True, check=False,
        )  # fmt: skip
    if uit.returncode:
        staart = "\n".join((uit.stdout + uit.stderr).strip().splitlines()[-12:])
        zeg(staart)
        raise Stop(f"{naam} lukte niet. {hulp}".strip())
