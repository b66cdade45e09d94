"""`run.py bewijs sleutels` (V36): both main keys and those of the log are replaced twenty times while people work; every old key is destroyed.

After each time every value in every encrypted column is read in a fresh memory and held against what it was, every number is searched, every
line of the Logboek Dataverwerkingen is found by person, and those who worked meanwhile met no fault. Part i of n takes every n-th time.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from bewijzen._opstelling import eigen_database, einde, zeg

KEREN, WERKERS, DOSSIERS = 20, 3, 40
WORTEL = Path(__file__).resolve().parents[1]


def main(deel: str = "1/1", hoe: str = "") -> int:
    """Run one part; the last line is the outcome as JSON. `zonder`: the positive control, in which nothing is brought under the new keys."""
    i, n = map(int, deel.split("/"))
    with eigen_database("sleutels"), tempfile.TemporaryDirectory() as map_:
        return draai_keren(range(i - 1, KEREN, n), Path(map_), zonder_draaien=hoe == "zonder")


def draai_keren(keren: range, map_: Path, *, zonder_draaien: bool = False) -> int:
    """So many times; the exit code. `zonder_draaien` destroys the old keys at once: the positive control."""
    from samenspel.kern.geheim import BLIND, KEK
    from samenspel.kern.identiteit import als_eigenaar
    from tests.sleutels.proef import alle_waarden, eigen_sleutels, lekken, vergeet, vul, wissel
    from tests.wereld import _bouw

    mis: Counter[str] = Counter()
    telling: Counter[str] = Counter()
    with _als_eigenaar_verbonden(), eigen_sleutels(map_ / "geheimen") as sleutels:
        with als_eigenaar():
            wereld = _bouw()
        bsns = vul(wereld, DOSSIERS)
        for keer in keren:
            was = alle_waarden()
            with _aan_het_werk(map_, keer, mis, telling, bsns):
                oude = [wissel(sleutels, naam) for naam in (KEK, BLIND)]
                if not zonder_draaien:
                    uit = _draai(sleutels)
                    mis["de opdracht mislukte"] += uit != 0
                for bestand in oude:
                    bestand.unlink()
            vergeet()
            _kijk_na(wereld, was, bsns, mis, telling)
            zeg(
                f"keer {keer + 1}: {telling['waarden']} waarden gelezen, {telling['werk']} keer gewerkt, {mis.total()} mis"
            )
        mis.update(f"leesbaar in de database: {tabel}" for tabel in lekken())
    gevraagd = sum(telling[wat] for wat in ("waarden", "nummers", "regels", "werk"))
    return einde(gevraagd, +mis, **dict(telling), keren=len(keren))


@contextmanager
def _als_eigenaar_verbonden() -> Iterator[None]:
    """The default connection is the owner's, as for a migration; who works connects as the login role (`_omgeving`)."""
    from django.db import connections

    eigen = connections.databases["default"]
    was = dict(eigen)
    connections.close_all()
    eigen.update(
        {
            sleutel: connections.databases["eigenaar"][sleutel]
            for sleutel in ("USER", "PASSWORD", "HOST", "PORT", "NAME")
        }
    )
    del connections["default"]
    try:
        yield
    finally:
        connections.close_all()
        eigen.clear()
        eigen.update(was)
        del connections["default"]


@contextmanager
def _aan_het_werk(
    map_: Path, keer: int, mis: Counter[str], telling: Counter[str], bsns: dict[UUID, str]
) -> Iterator[None]:
    """Employees at work, each a process; afterwards what they did and met is counted."""
    stop = map_ / f"stop{keer}"
    uit = [map_ / f"werk{keer}_{n}.json" for n in range(WERKERS)]
    omgeving = {**os.environ, "SAMENSPEL_GEHEIMEN": str(map_ / "geheimen")}
    opdrachten = [
        [sys.executable, "-m", "tests.sleutels.last", str(pad), str(stop), str(keer * WERKERS + n)]
        for n, pad in enumerate(uit)
    ]
    processen = [subprocess.Popen(een, cwd=WORTEL, env=omgeving) for een in opdrachten]  # noqa: S603  # our own command
    try:
        yield
    finally:
        stop.touch()
        for proces in processen:
            mis["een werker stopte"] += proces.wait(120) != 0
    for pad in uit:
        verslag: dict[str, Any] = json.loads(pad.read_text())
        telling["werk"] += verslag["gedaan"]
        mis["niemand werkte"] += verslag["gedaan"] == 0
        mis["fout tijdens het werk"] += len(verslag["fouten"])
        for fout in verslag["fouten"][:1]:
            zeg(fout)
        bsns.update({UUID(id_): bsn for id_, bsn in verslag["nieuw"].items()})


def _draai(sleutels: Path) -> int:
    omgeving = {**os.environ, "SAMENSPEL_GEHEIMEN": str(sleutels), "DATABASE_URL": os.environ["DATABASE_URL_EIGENAAR"]}
    gedaan = subprocess.run(
        [sys.executable, "manage.py", "draai_sleutels", "--log"],
        cwd=WORTEL,
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
    )
    if gedaan.returncode:
        zeg(gedaan.stdout[-1500:] + gedaan.stderr[-1500:])
    return gedaan.returncode


def _kijk_na(wereld: Any, was: dict[Any, Any], bsns: dict[UUID, str], mis: Counter[str], telling: Counter[str]) -> None:
    from tests.sleutels.proef import alle_waarden, gevonden

    try:
        nu = alle_waarden()
        telling["nummers"] += len(bsns)
        mis["nummer niet gevonden"] += len(bsns) - gevonden(wereld, bsns)
        _kijk_het_log_na(wereld, mis, telling)
    except Exception as fout:  # an unreadable value is the finding itself
        mis[f"niet te lezen: {type(fout).__name__}"] += len(was)
        return
    telling["waarden"] += len(nu)
    mis["waarde veranderd of weg"] += sum(nu.get(plek) != waarde for plek, waarde in was.items())


def _kijk_het_log_na(wereld: Any, mis: Counter[str], telling: Counter[str]) -> None:
    """Every line about a person is found by the names that the person has under all keys."""
    from django.db import connection

    from samenspel.kern.identiteit import als_eigenaar
    from samenspel.kern.klok import nu
    from samenspel.kluis.logsleutels import namen_in_het_log

    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(
            "select dossier_id, array_agg(span) from logboek_betrokkene where dossier_id is not null group by dossier_id"
        )
        for dossier_id, spans in cursor.fetchall():
            namen = [hash_ for _soort, hash_ in namen_in_het_log(wereld.assen.pk, dossier_id, nu=nu())]
            cursor.execute("select span from logboek_verwerking where betrokkene = any(%s)", [namen])
            gevonden = {bytes(rij[0]) for rij in cursor.fetchall()}
            telling["regels"] += len(spans)
            mis["regel in het log niet gevonden"] += len({bytes(span) for span in spans} - gevonden)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
