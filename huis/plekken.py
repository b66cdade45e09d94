"""Where things live: the clone, the environment, and the folder for databases (outside a 0700 home when root)."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[1]
OMGEVING = WORTEL / ".venv"
NODE = WORTEL / ".node"
STAAT = WORTEL / ".samenspel"
BEWIJS = WORTEL / "bewijs"


def python() -> Path:
    """The interpreter of the environment."""
    return OMGEVING / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def met_python(*delen: str) -> list[str]:
    """A command line for the interpreter of the environment."""
    return [str(python()), *delen]


def datamap() -> Path:
    """Data of the embedded database: beside the clone for a user, under /var for root (its home may be 0700).

    The hash keeps two clones apart; a unix socket path may be at most 107 bytes, so the folder is short.
    """
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        merk = hashlib.sha256(str(WORTEL).encode()).hexdigest()[:10]
        basis = Path("/var/lib") if os.access("/var/lib", os.W_OK) else Path(tempfile.gettempdir())
        return basis / f"samenspel-{merk}"
    return STAAT


def sokkelmap(data: Path) -> Path:
    """A folder for the unix socket that is short enough."""
    if len(str(data)) < 80:
        return data
    merk = hashlib.sha256(str(data).encode()).hexdigest()[:10]
    return Path(tempfile.gettempdir()) / f"ssp-{merk}"


def zeg(zin: str) -> None:
    """One line to the person at the terminal."""
    sys.stderr.write(zin + "\n")
    sys.stderr.flush()


def controleer_ruimte(map_: Path, megabytes: int) -> None:
    """Raise `Stop` when the disk under this folder has less room than this."""
    vrij = shutil.disk_usage(map_).free // 1024**2
    if vrij < megabytes:
        raise Stop(
            f"Er is te weinig ruimte in {map_}: {vrij} MB vrij, {megabytes} MB nodig. Maak ruimte en start opnieuw."
        )


class Stop(Exception):
    """Cannot go on; the message is one clear Dutch sentence with the way out."""
