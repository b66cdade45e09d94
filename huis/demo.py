"""`run.py demo`: everything that a newcomer needs, and stopping all of it on Ctrl-C."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from huis.omgeving import stempel, zorg_voor_omgeving
from huis.pakketten import zorg_voor_pakketten
from huis.plekken import STAAT, WORTEL, Stop, met_python, zeg
from huis.postgres import Cluster
from huis.slot import Slot
from huis.stap import voer_uit

_LAATSTE_POORT = 65_535
_OPDRACHT = "python3 run.py demo --poort"
_HERSTARTS = 3
_OMKIJKEN = 1.0
"""Seconds between two looks at the processes."""


def demo(rest: list[str]) -> int:
    """Serve the demo world until Ctrl-C."""
    keuze = _keuzes(rest)
    return _draai(keuze, herladen=False)


def dev(rest: list[str]) -> int:
    """The same, with reloading and Django's error pages."""
    return _draai(_keuzes(rest), herladen=True)


def _keuzes(rest: Sequence[str]) -> argparse.Namespace:
    lezer = argparse.ArgumentParser(prog="run.py demo")
    lezer.add_argument("--schaal", type=int, default=0, help="laad N verzonnen dossiers")
    lezer.add_argument("--op", help="de dag waarop de demowereld leeft (JJJJ-MM-DD)")
    lezer.add_argument("--poort", type=int, default=8000)
    lezer.add_argument(
        "--klein", action="store_true", help="alleen de verhalen: veel sneller klaar, zonder de pilot en de caseload"
    )
    lezer.add_argument("--opnieuw", action="store_true", help="gooi de demowereld weg en maak hem nieuw")
    return lezer.parse_args(rest)


def controleer_poort(poort: int) -> None:
    """Raise `Stop` when there is no such port, when we may not have it, or when something else listens there."""
    if not 1 <= poort <= _LAATSTE_POORT:
        raise Stop(f"Poort {poort} bestaat niet. Kies een getal van 1 tot en met {_LAATSTE_POORT}: {_OPDRACHT} 8000")
    with socket.socket() as kandidaat:
        kandidaat.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            kandidaat.bind(("127.0.0.1", poort))
        except PermissionError:
            raise Stop(
                f"Poort {poort} mag alleen de beheerder van deze machine gebruiken. Kies een hogere: {_OPDRACHT} 8000"
            ) from None
        except OSError:
            andere = poort + 1 if poort < _LAATSTE_POORT else 8000
            raise Stop(
                f"Poort {poort} is bezet. Stop wat daar draait, of kies een andere: {_OPDRACHT} {andere}"
            ) from None


def _draai(keuze: argparse.Namespace, *, herladen: bool) -> int:
    slot = Slot(STAAT / "demo.slot")
    if not slot.neem():
        raise Stop("De demo draait al in deze map. Stop die met Ctrl-C, of gebruik hem gewoon.")
    try:
        ruim_vorige_op()
        controleer_poort(keuze.poort)
        return _in_een_beurt(keuze, herladen=herladen)
    finally:
        slot.laat_los()


def _in_een_beurt(keuze: argparse.Namespace, *, herladen: bool) -> int:
    from huis.opdrachten import database

    if keuze.opnieuw and "DATABASE_URL" not in os.environ:
        Cluster("demo").gooi_weg()
    zorg_voor_omgeving(ontwikkel=False)
    zorg_voor_pakketten()
    with database() as omgeving:
        omgeving |= {
            "SAMENSPEL_DEMO": "ja",
            "SAMENSPEL_TWEEDE_STAP": "advies",
            "SAMENSPEL_ONTWIKKEL": "ja" if herladen else "nee",
        }
        _bereid_voor(keuze, omgeving)
        serveer = {sleutel: waarde for sleutel, waarde in omgeving.items() if sleutel != "DATABASE_URL_EIGENAAR"}
        return _serveer(keuze.poort, serveer, herladen=herladen)


def _bereid_voor(keuze: argparse.Namespace, omgeving: dict[str, str]) -> None:
    if "DATABASE_URL_EIGENAAR" not in omgeving:
        raise Stop("Voor de demo op een eigen server is ook DATABASE_URL_EIGENAAR nodig, om tabellen te maken.")
    beheer = met_python("manage.py")
    statisch = STAAT / "statisch"
    omgeving["SAMENSPEL_STATIC"] = str(statisch)
    voer_uit("Tabellen maken", [*beheer, "migrate", "--database=eigenaar", "-v0"], omgeving=omgeving)
    vul = [*beheer, "demo_wereld"]
    if keuze.op:
        vul += ["--op", keuze.op]
    if keuze.klein:
        vul += ["--klein"]
    if keuze.schaal:
        vul += ["--schaal", str(keuze.schaal)]
    if keuze.schaal and "DATABASE_URL" not in os.environ:  # of another server we do not know the disk
        vul += ["--schijf", str(Cluster("demo").map)]
    zeg("Demowereld:")
    als_eigenaar = {
        **omgeving,
        "DATABASE_URL": omgeving["DATABASE_URL_EIGENAAR"],
    }  # it also makes municipalities and users
    if subprocess.run(vul, cwd=WORTEL, env=als_eigenaar, check=False).returncode:
        raise Stop("De demowereld vullen lukte niet.")
    omgeving["SAMENSPEL_STATIC_KLAAR"] = "ja"
    verzamel_opmaak(statisch, omgeving)


def verzamel_opmaak(statisch: Path, omgeving: dict[str, str]) -> None:
    """Collect static files for the server; nothing happens when they are the same as last time."""
    merk, nu = statisch / "stempel.txt", _stempel_statisch()
    if not merk.exists() or merk.read_text() != nu:
        opdracht = met_python("manage.py", "collectstatic", "--noinput", "--clear", "-v0")
        voer_uit("Opmaak verzamelen", opdracht, omgeving=omgeving)
        merk.write_text(nu)


def _stempel_statisch() -> str:
    """A hash over every static file of our own apps."""
    bestanden = sorted(pad for pad in (WORTEL / "samenspel").glob("*/static/**/*") if pad.is_file())
    return stempel(WORTEL / "requirements.txt", *bestanden)


def _serveer(poort: int, omgeving: dict[str, str], *, herladen: bool) -> int:
    server = _ontwikkelserver(poort) if herladen else _server(poort)
    processen = [_start_werker(omgeving), _start(server, {**omgeving, "SAMENSPEL_POOL": "ja"}, "server")]
    _onthoud(processen)
    try:
        _wacht_tot_open(poort, processen[1])
        subprocess.run(met_python("manage.py", "demo_logins"), cwd=WORTEL, env=omgeving, check=False)
        zeg(f"Samenspel staat op http://localhost:{poort}. Stoppen: Ctrl-C.")
        return _bewaak(processen, lambda: _start_werker(omgeving))
    except KeyboardInterrupt:
        zeg("Samenspel stopt.")
        return 0
    finally:
        for teken in (signal.SIGTERM, signal.SIGINT):
            signal.signal(teken, signal.SIG_IGN)  # a second Ctrl-C must not leave a server behind
        _stop(processen)


def _start_werker(omgeving: dict[str, str]) -> subprocess.Popen[bytes]:
    return _start(met_python("manage.py", "procrastinate", "worker"), omgeving, "werker")


def _start(opdracht: list[str], omgeving: dict[str, str], naam: str) -> subprocess.Popen[bytes]:
    """In a session of its own, so that Ctrl-C reaches it through us; what it says goes to its log."""
    return subprocess.Popen(
        opdracht, cwd=WORTEL, env=omgeving, start_new_session=True, stdout=_logboek(naam), stderr=subprocess.STDOUT
    )


def _bewaak(processen: list[subprocess.Popen[bytes]], nieuwe_werker: Callable[[], subprocess.Popen[bytes]]) -> int:
    """Until the server ends. A worker that ends is said and started again, a few times: without it jobs would wait unseen."""
    keren = 0
    while (code := processen[1].poll()) is None:
        if keren <= _HERSTARTS and processen[0].poll() is not None:
            keren += 1
            waar = f"Waarom staat in {STAAT / 'werker.log'}."
            if keren > _HERSTARTS:
                zeg(f"De werker blijft stoppen. Taken op de achtergrond wachten nu tot de demo opnieuw start. {waar}")
            else:
                zeg(f"De werker is gestopt en start opnieuw. {waar}")
                processen[0] = nieuwe_werker()
                _onthoud(processen)
        time.sleep(_OMKIJKEN)
    zeg(f"De server is gestopt. Waarom staat in {STAAT / 'server.log'}.")
    return code


def _server(poort: int) -> list[str]:
    return met_python(
        "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(poort), "--workers", "2",
        "--blocking-threads", "4", "--no-ws", "samenspel.config.wsgi:application",
    )  # fmt: skip


def _ontwikkelserver(poort: int) -> list[str]:
    """Django's own, for it reloads after a change without another package."""
    return met_python("manage.py", "runserver", f"127.0.0.1:{poort}")


def _onthoud(processen: list[subprocess.Popen[bytes]]) -> None:
    """Write down what runs, so that a next start can clear up after a kill."""
    (STAAT / "lopend.txt").write_text("".join(f"{proces.pid}\n" for proces in processen))


def ruim_vorige_op() -> None:
    """Stop server and worker of a previous run that was killed; only processes that are certainly ours."""
    merk = STAAT / "lopend.txt"
    if not merk.exists():
        return
    onze = [int(regel) for regel in merk.read_text().split() if regel.isdigit() and is_van_ons(int(regel))]
    for pid in onze:
        with suppress(OSError):
            os.kill(pid, signal.SIGTERM)
    for _ in range(100):
        if not any(is_van_ons(pid) for pid in onze):
            break
        time.sleep(0.1)
    merk.unlink(missing_ok=True)  # the run that we stopped may have removed it itself


def is_van_ons(pid: int) -> bool:
    """Whether this process is our server or worker, started from this clone: a number may have been given out again."""
    proces = Path(f"/proc/{pid}")
    try:
        opdracht = (proces / "cmdline").read_bytes()
        return (
            any(naam in opdracht for naam in (b"granian", b"procrastinate", b"runserver"))
            and (proces / "cwd").resolve() == WORTEL
        )
    except OSError:
        return False


def _logboek(naam: str) -> int:
    STAAT.mkdir(exist_ok=True)
    return os.open(STAAT / f"{naam}.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)


def _wacht_tot_open(poort: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            break
        with socket.socket() as lijn:
            lijn.settimeout(0.5)
            if lijn.connect_ex(("127.0.0.1", poort)) == 0:
                return
        time.sleep(0.1)
    sys.stderr.write((STAAT / "server.log").read_text()[-1500:])
    raise Stop("De server start niet; hierboven staat waarom.")


def _stop(processen: list[subprocess.Popen[bytes]]) -> None:
    """Each runs in a session of its own, so its whole group hears it: workers and reloaders as well."""
    for proces in processen:
        _stuur(proces, signal.SIGTERM)
    for proces in processen:
        try:
            proces.wait(timeout=10)
        except subprocess.TimeoutExpired:
            _stuur(proces, signal.SIGKILL)
    (STAAT / "lopend.txt").unlink(missing_ok=True)


def _stuur(proces: subprocess.Popen[bytes], teken: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(proces.pid, teken)
