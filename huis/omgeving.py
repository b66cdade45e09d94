"""The Python environment: hash-pinned, with uv when it is there, else venv and pip."""

from __future__ import annotations

import hashlib
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

from huis.plekken import OMGEVING, STAAT, WORTEL, Stop, controleer_ruimte, met_python, python
from huis.slot import om_de_beurt
from huis.stap import voer_uit

_NODIG = 1_500  # MB: packages, their cache, the front end


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
    if _is_goed(merk, gewenst):
        return
    with om_de_beurt(STAAT / "omgeving.slot", op="een andere run.py haalt de Python-pakketten op"):
        if not _is_goed(merk, gewenst):
            _haal_op(lijst, merk)


def _is_goed(merk: Path, gewenst: set[str]) -> bool:
    return python().exists() and merk.exists() and merk.read_text() in gewenst


def _haal_op(lijst: Path, merk: Path) -> None:
    controleer_ruimte(WORTEL, _NODIG)
    uv = shutil.which("uv")
    if not merk.exists() or not _zelfde_python():
        shutil.rmtree(OMGEVING, ignore_errors=True)  # half made, or of another Python
    merk.unlink(missing_ok=True)
    _maak(uv)
    voer_uit("Python-pakketten ophalen", _pakketten(uv, lijst), hulp="Is er netwerk? Start daarna opnieuw.")
    merk.write_text(stempel(lijst))


def _pakketten(uv: str | None, lijst: Path) -> list[str]:
    """The command that fetches the packages; both ways refuse a file whose hash is not in the list."""
    hashes = ["--quiet", "--require-hashes", "--only-binary=:all:"]
    if uv:
        return [uv, "pip", "sync", "--python", str(python()), *hashes, str(lijst)]
    return met_python("-m", "pip", "install", "--disable-pip-version-check", *hashes, "-r", str(lijst))


def _zelfde_python() -> bool:
    vraag = "import sys; print(*sys.version_info[:2])"
    uit = subprocess.run(met_python("-c", vraag), capture_output=True, text=True, check=False)
    return uit.stdout.split() == [str(deel) for deel in sys.version_info[:2]]


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
