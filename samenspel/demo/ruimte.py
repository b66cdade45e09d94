"""Whether the disk has room for so many dossiers, asked before anything is written."""

from __future__ import annotations

import shutil
from pathlib import Path

from samenspel.kern.oordeel import JA, Oordeel, nee

KB_PER_DOSSIER = 38  # rows with their indexes, as measured (bench/README.md)
MB_DAARNAAST = 1_500  # the log that PostgreSQL keeps for a crash, and the files it sorts an index in


def nodig_mb(aantal: int) -> int:
    """How many MB of disk this volume takes while it is loaded."""
    return aantal * KB_PER_DOSSIER // 1024 + MB_DAARNAAST


def past_op_schijf(aantal: int, map_: Path) -> Oordeel:
    """Room for the volume in the folder of the database."""
    vrij, nodig = shutil.disk_usage(map_).free // 1024**2, nodig_mb(aantal)
    if vrij >= nodig:
        return JA
    past = max((vrij - MB_DAARNAAST) * 1024 // KB_PER_DOSSIER // 1_000 * 1_000, 0)
    anders = f"of kies een kleiner aantal: {past} past wel" if past else "of laad zonder --schaal"
    return nee(
        f"Er is te weinig ruimte in {map_}: {vrij} MB vrij, en {aantal} dossiers vragen {nodig} MB. Maak ruimte, {anders}."
    )
