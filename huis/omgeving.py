"""The Python environment: hash-pinned, with uv when it is there, else venv and pip."""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import sys
from pathlib import Path

from huis.plekken import OMGEVING, WORTEL, Stop, met_python, python
from huis.stap import voer_uit

MINIMUM = (3, 11)


def controleer_python(versie: tuple[int, int]) -> None:
    """Raise `Stop` on a Python that is too old."""
    if versie < MINIMUM:
        nu = ".".join(map(str, versie))
        raise Stop(
            f"Samenspel heeft Python 3.11 of nieuwer nodig; dit is {nu}. Installeer python3.11 en probeer het daarmee."
        )


def stempel(*bestanden: Path) -> str:
    """A hash over the contents of files and the Python version: changes when something must be installed again."""
    som = hashlib.sha256(repr(sys.version_info[:2]).encode())
    for bestand in bestanden:
        som.update(bestand.read_bytes())
    return som.hexdigest()


def zorg_voor_omgeving(*, ontwikkel: bool) -> None:
    """Make or update `.venv`; nothing happens when its stamp is right. Development includes the test tools."""
    lijst = WORTEL / ("requirements-dev.txt" if ontwikkel else "requirements.txt")
    merk = OMGEVING / "stempel.txt"
    gewenst = {stempel(lijst), stempel(WORTEL / "requirements-dev.txt")}
    if python().exists() and merk.exists() and merk.read_text() in gewenst:
        return
    uv = shutil.which("uv")
    _maak(uv)
    hashes = ["--quiet", "--require-hashes", "--only-binary=:all:"]
    if uv:
        opdracht = [uv, "pip", "sync", "--python", str(python()), *hashes, str(lijst)]
    else:
        opdracht = met_python("-m", "pip", "install", "--disable-pip-version-check", *hashes, "-r", str(lijst))
    voer_uit("Python-pakketten ophalen", opdracht, hulp="Is er netwerk? Start daarna opnieuw.")
    merk.write_text(stempel(lijst))


def _maak(uv: str | None) -> None:
    if python().exists():
        return
    if uv:
        voer_uit("Omgeving maken", [uv, "venv", "--quiet", "--python", sys.executable, OMGEVING])
        return
    if importlib.util.find_spec("ensurepip") is None:
        raise Stop("python3-venv ontbreekt. Installeer het met: apt-get install python3-venv")
    voer_uit(
        "Omgeving maken",
        [sys.executable, "-m", "venv", OMGEVING],
        hulp="Installeer python3-venv: apt-get install python3-venv",
    )
