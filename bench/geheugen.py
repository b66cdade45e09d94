"""Memory of the server as it is served: two workers of granian after a load of pages.

Budget (design, section 8): workers at most 250 MB together. Reads PSS (shared pages counted once) from /proc.
`python3 run.py bench geheugen [requests]`.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from bench._meten import besluit, client_van, fullest, keer

WORTEL = Path(__file__).resolve().parents[1]


def pss(pid: int) -> float:
    """MB of this process."""
    for regel in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if regel.startswith("Pss:"):
            return int(regel.split()[1]) / 1024
    return 0.0


def kinderen(pid: int) -> list[int]:
    """Every descendant."""
    directe = [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    return [*directe, *(k for kind in directe for k in kinderen(kind))]


def main() -> int:
    """Start, load, read."""
    gebruiker, _, _ = fullest()
    koek = client_van(gebruiker).cookies["sessie"].value
    with socket.socket() as vrij:
        vrij.bind(("127.0.0.1", 0))
        poort = vrij.getsockname()[1]
    opdracht = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(poort), "--workers", "2",
                "--blocking-threads", "4", "--no-ws", "samenspel.config.wsgi:application"]  # fmt: skip
    omgeving = {**os.environ, "SAMENSPEL_ONTWIKKEL": "nee", "SAMENSPEL_DEMO": "ja"}
    omgeving.pop("SAMENSPEL_POOL", None)
    with subprocess.Popen(
        opdracht, cwd=WORTEL, env=omgeving, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            for _ in range(100):
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{poort}/leeft/", timeout=2).read()
                    break
                except OSError:
                    time.sleep(0.2)
            for nummer in range(keer(400)):
                pad = ("/werkvoorraad/", "/dossiers/", "/dossiers/zoek/?zoek=karim")[nummer % 3]
                vraag = urllib.request.Request(f"http://127.0.0.1:{poort}{pad}", headers={"Cookie": f"sessie={koek}"})
                urllib.request.urlopen(vraag, timeout=30).read()
            per = {pid: pss(pid) for pid in [server.pid, *kinderen(server.pid)]}
        finally:
            server.terminate()
    print(", ".join(f"{waarde:.0f} MB" for waarde in per.values()))
    return besluit([("MB samen", sum(per.values()), 250)])


if __name__ == "__main__":
    sys.exit(main())
