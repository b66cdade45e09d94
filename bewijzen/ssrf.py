# ruff: noqa: S104  # an address to try, not to listen on
"""`run.py bewijs ssrf` (V14): whatever somebody fills in or sends, the server asks nothing of any other machine.

Only the providers that the settings name are ever asked something (`kern/uitgaand.py`, ADR 19), and here none is. This is said in two ways: no
other module of ours has the means, and nothing leaves. The whole proof runs in a network of its own without a way out, in which the kernel counts every
attempt, also of a library that is not Python and of a child process. Part i of n takes every n-th form.
"""

from __future__ import annotations

import ast
import ctypes
import os
import socket
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from bewijzen._opstelling import einde, kruiper_over, zeg
from tests.mallen import WORTEL

ALLOWED: frozenset[str] = frozenset({"samenspel/kern/uitgaand.py"})
"""Modules of ours that may call another machine, by path: this one takes the list of where it may go with each call (`Bestemming`)."""
_MIDDELEN = frozenset({
    "socket", "ssl", "http.client", "urllib.request", "urllib3", "requests", "httpx", "aiohttp", "smtplib", "ftplib", "imaplib", "poplib", "telnetlib", "xmlrpc",
    "websockets", "paramiko", "django.core.mail", "boto3",
})  # fmt: skip
_NEWNET, _NEWUSER = 0x40000000, 0x10000000


def adressen() -> list[str]:
    """A hundred and twenty ways to point a server at itself, its neighbours or its cloud."""
    doelen = [
        "127.0.0.1", "127.1", "127.0.1", "0.0.0.0", "0", "localhost", "localhost.localdomain", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[0:0:0:0:0:ffff:7f00:1]", "2130706433",
        "0x7f000001", "0x7f.0x0.0x0.0x1", "017700000001", "0177.0.0.01", "169.254.169.254", "[fd00:ec2::254]", "2852039166", "0xa9fea9fe", "metadata.google.internal",
        "100.100.100.200", "192.168.0.1", "10.0.0.1", "172.16.0.1", "127.0.0.1.nip.io", "spoofed.burpcollaborator.net", "①②⑦.⓪.⓪.①", "127。0。0。1", "user:pass@127.0.0.1",
        "voorbeeld.nl@127.0.0.1", "127.0.0.1#voorbeeld.nl", "127.0.0.1:5432", "127.0.0.1:22", "voorbeeld.nl:80@127.0.0.1", "[::ffff:169.254.169.254]",
    ]  # fmt: skip
    wegen = [f"{schema}://{doel}/latest/meta-data/" for schema in ("http", "https", "gopher") for doel in doelen]
    anders = [
        "file:///etc/passwd", "file://localhost/etc/passwd", "dict://127.0.0.1:11211/stat", "ldap://127.0.0.1/", "tftp://127.0.0.1/x", "sftp://127.0.0.1/", "jar:http://127.0.0.1!/x",
        "netdoc:///etc/passwd", "\\\\127.0.0.1\\deel\\x", "//127.0.0.1/x", "http:127.0.0.1", "http:///127.0.0.1", "http:\\\\127.0.0.1", "php://filter/resource=/etc/passwd",
        '#import "@preview/kwaad:1.0.0": *', '#image("http://127.0.0.1/x.png")', "<img src=http://127.0.0.1/x>", "=WEBSERVICE(\"http://127.0.0.1/\")",
    ]  # fmt: skip
    return wegen + anders


def met_de_middelen() -> list[str]:
    """Modules of ours that import something that can call another machine."""
    uit = []
    for pad in sorted([*WORTEL.glob("samenspel/**/*.py"), *WORTEL.glob("wet/**/*.py")]):
        if "tests" in pad.parts or pad.relative_to(WORTEL).as_posix() in ALLOWED:
            continue
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            namen = [een.name for een in knoop.names] if isinstance(knoop, ast.Import) else []
            if isinstance(knoop, ast.ImportFrom) and knoop.module:
                namen = [knoop.module, *(f"{knoop.module}.{een.name}" for een in knoop.names)]
            uit += [f"{pad.relative_to(WORTEL)} heeft {naam}" for naam in namen if naam in _MIDDELEN]
    return uit


def sluit_af() -> bool:
    """A network of its own without a way out; False where the machine does not allow that."""
    libc = ctypes.CDLL(None, use_errno=True)
    return libc.unshare(_NEWNET) == 0 or libc.unshare(_NEWUSER | _NEWNET) == 0


def pogingen() -> int:
    """How often somebody tried to reach another machine since the network was made."""
    regels = Path("/proc/net/snmp").read_text().splitlines()
    tellers = {}
    for kop, rij in zip(regels[::2], regels[1::2], strict=True):
        soort = kop.split(":")[0]
        tellers |= {f"{soort} {naam}": int(w) for naam, w in zip(kop.split()[1:], rij.split()[1:], strict=True)}
    return (
        tellers["Ip OutNoRoutes"] + tellers["Tcp ActiveOpens"] + tellers["Udp OutDatagrams"] + tellers["Ip OutRequests"]
    )


def _probeer_zelf() -> None:
    """The positive control: one attempt of our own."""
    with socket.socket() as een:
        een.settimeout(0.2)
        een.connect_ex(("192.0.2.1", 80))


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    mis = Counter(met_de_middelen())
    gezien: list[str] = []
    volgt = {"aan": False}

    def hoor(gebeurtenis: str, args: tuple[Any, ...]) -> None:
        if volgt["aan"] and gebeurtenis in {
            "socket.connect",
            "socket.getaddrinfo",
            "socket.sendto",
            "socket.gethostbyname",
            "urllib.Request",
            "smtplib.connect",
        }:
            gezien.append(f"{gebeurtenis} {args[-1]}"[:120])

    afgesloten = sluit_af()
    sys.addaudithook(hoor)
    gevraagd = 0
    with kruiper_over("ssrf") as kruiper:
        from bewijzen.csrf import met_plek
        from tests.bestanden.kwaad import KLASSEN, Kwaad

        lijst, formulieren = adressen(), met_plek()[i - 1 :: n]
        voor = pogingen()
        volgt["aan"] = True
        for nummer, (route, (wie, toestand)) in enumerate(formulieren):
            adres = kruiper.adres(route, toestand, wie[0])
            velden: dict[str, Any] = {**kruiper.velden(adres, route.dossier, toestand)}
            tekst = [
                naam
                for naam, waarde in velden.items()
                if waarde in (["Proef"], ["Een proef met genoeg letters om een reden te zijn."])
            ]
            for keer in range(8):
                eerste = (nummer * 8 + keer) * 7
                erin = {naam: [lijst[(eerste + plek) % len(lijst)]] for plek, naam in enumerate(tekst or ["terug"])}
                kop = {
                    "referer": lijst[eerste % len(lijst)],
                    "x-forwarded-host": "127.0.0.1",
                    "x-original-url": lijst[(eerste + 1) % len(lijst)],
                }
                kruiper.vraag(
                    "POST", adres, wie, {**velden, **erin}, **{naam: w for naam, w in kop.items() if w.isascii()}
                )
                gevraagd += 1
        gevraagd += _bestanden(
            [Kwaad(k, *f) for k in ("van buiten", "opmaak", "pdf", "entiteiten") for f in KLASSEN[k]()][i - 1 :: n]
        )
        volgt["aan"] = False
        na = pogingen()
        if afgesloten:
            _probeer_zelf()
            if pogingen() == na:
                mis["de controle zag niet: een eigen poging"] += 1
            if na != voor:
                mis[f"{na - voor} keer iets naar een andere machine"] += 1
        else:
            zeg("Deze machine geeft geen eigen netwerk; alleen Python zelf is beluisterd.")
    mis += Counter(gezien)
    return einde(gevraagd, mis, adressen=len(lijst), eigen_netwerk=afgesloten, formulieren=len(formulieren))


def _bestanden(kwaad: list[Any]) -> int:
    """Files that point outside, at every door."""
    from bewijzen.bestanden import DEUREN
    from samenspel.kern.oordeel import Weigering

    for een in kwaad:
        for deur in DEUREN.values():
            try:
                deur(een)
            except Weigering:
                continue
    return len(kwaad) * len(DEUREN)


if __name__ == "__main__":
    assert os.name == "posix"
    sys.exit(main(*sys.argv[1:2]))
