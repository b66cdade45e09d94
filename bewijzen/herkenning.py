"""`run.py bewijs herkenning` (V18): does the site tell, by text, status, headers or time, who has an account? 2,000 samples per way in.

Of each way in, half of the samples are about somebody who exists and half about nobody, in random order, with real password hashing. The
answers must be the same to the byte, but for what was typed and the tokens; the times must not differ: Mann-Whitney over the wall clock
with p > 0.01, and medians of the CPU that the site spends less than 5 ms apart (on a machine that others use as well, the median of
the wall clock says more about them). One in a hundred honest comparisons falls below that p, so such a way in is measured once
more, and fails when the second sample says the same. At the end a door that does tell is put in, to see that it is noticed.
Part i of n takes one n-th of the samples of each way in. With `antwoorden` only the answers are compared, with a quick hash, and no time is measured.
"""

from __future__ import annotations

import json
import math
import os
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from tests.mallen import haal_weg, kopieer_mal, met_naam, server

NAAM = "bewijs_herkenning"
STEEKPROEF = 2_000
_VERSCHIL, _P = 0.005, 0.01
_WISSELT = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"|value="[^"]*@voorbeeld.test"|"X-CSRFToken": "[^"]*"')
_EIGEN = frozenset({"date", "expires", "set-cookie"})  # the moment, and a token
WACHTWOORD = "vier losse paarden in de regen"
Vraag = Callable[[bool], Any]
"""Asks about somebody (True) or nobody (False); gives the answer."""


@dataclass(slots=True)
class Uitslag:
    """What was asked and what told."""

    gevraagd: int = 0
    mis: Counter[str] = field(default_factory=Counter)
    tijden: dict[str, dict[str, float]] = field(default_factory=dict)


def mann_whitney(een: list[float], twee: list[float]) -> float:
    """Two-sided p that both come from one distribution (normal approximation, without ties)."""
    rangen = {
        id_: rang
        for rang, (_tijd, id_) in enumerate(
            sorted([(t, (0, i)) for i, t in enumerate(een)] + [(t, (1, i)) for i, t in enumerate(twee)]), 1
        )
    }
    n, m = len(een), len(twee)
    u = sum(rangen[0, i] for i in range(n)) - n * (n + 1) / 2
    sigma = math.sqrt(n * m * (n + m + 1) / 12)
    return math.erfc(abs(u - n * m / 2) / sigma / math.sqrt(2)) if sigma else 1.0


def meet(naam: str, vraag: Vraag, aantal: int, lot: random.Random, uitslag: Uitslag, voor: Callable[[], None]) -> bool:
    """Ask so often in random order; whether the times tell. Answers that differ are written down at once."""
    rij = [True, False] * (aantal // 2)
    lot.shuffle(rij)
    tijden: dict[bool, list[float]] = {True: [], False: []}
    werk: dict[bool, list[float]] = {True: [], False: []}
    gezien: dict[bool, Any] = {}
    for iemand in rij:
        voor()
        begin, begin_werk = time.perf_counter(), time.process_time()
        antwoord = vraag(iemand)
        tijden[iemand].append(time.perf_counter() - begin)
        werk[iemand].append(time.process_time() - begin_werk)
        gezien[iemand] = _kaal(antwoord)
        if len(gezien) == 2 and gezien[True] != gezien[False]:
            uitslag.mis[f"{naam}: een ander antwoord"] += 1
    uitslag.gevraagd += len(rij)
    verschil = abs(statistics.median(werk[True]) - statistics.median(werk[False]))
    p = mann_whitney(tijden[True], tijden[False])
    uitslag.tijden[naam] = {
        "mediaan_ms": round(statistics.median(tijden[True]) * 1000, 2),
        "verschil_cpu_ms": round(verschil * 1000, 3),
        "p": round(p, 4),
    }
    return verschil >= _VERSCHIL or p <= _P


def _kaal(antwoord: Any) -> tuple[int, bytes, tuple[tuple[str, str], ...]]:
    koppen = tuple(sorted((k, v) for k, v in antwoord.headers.items() if k.lower() not in _EIGEN))
    return antwoord.status_code, _WISSELT.sub(b"", antwoord.content), koppen


@dataclass(slots=True)
class Cast:
    """Who exists, by name, and how to ask."""

    adressen: dict[str, str]
    met_passkey: str
    elders: str

    def wegen(self) -> Iterator[tuple[str, Vraag]]:
        """The eight ways in."""
        for wie in ("medewerker", "inburgeraar", "uitgezet", "met_tweede_stap"):
            yield f"wachtwoord, {wie}", self._wachtwoord(self.adressen[wie])
        yield "te vaak geprobeerd", self._te_vaak(self.adressen["medewerker"])
        yield "passkey", self._passkey()
        yield "nieuw wachtwoord per mail", self._per_mail(self.adressen["medewerker"])
        yield "startwachtwoord door een beheerder", self._beheerder()

    def _wachtwoord(self, adres: str) -> Vraag:
        return lambda iemand: _post(
            "account_login", {"login": adres if iemand else _niemand(), "password": "zeven groene olifanten"}
        )

    def _te_vaak(self, adres: str) -> Vraag:
        from django.utils import timezone

        from samenspel.toegang.rem import neem_beurt_voor_wachtwoord

        def vraag(iemand: bool) -> Any:
            wie = adres if iemand else _niemand()
            for _keer in range(5):
                neem_beurt_voor_wachtwoord(wie, "127.0.0.1", timezone.now())
            return _post("account_login", {"login": wie, "password": WACHTWOORD})

        return vraag

    def _passkey(self) -> Vraag:
        from tests.sleutelhanger import HOST, Sleutel

        def vraag(iemand: bool) -> Any:
            from django.test import Client
            from django.urls import reverse

            client, sleutel = Client(SERVER_NAME=HOST), Sleutel()
            opties = client.get(reverse("mfa_login_webauthn"), HTTP_ACCEPT="application/json").json()["request_options"]
            van = self.met_passkey if iemand else uuid4().hex
            return client.post(
                reverse("mfa_login_webauthn"), {"credential": json.dumps(sleutel.teken(opties, gebruiker=_b64(van)))}
            )

        return vraag

    def _per_mail(self, adres: str) -> Vraag:
        return lambda iemand: _post("account_reset_password", {"email": adres if iemand else _niemand()})

    def _beheerder(self) -> Vraag:
        from django.test import Client
        from django.urls import reverse

        from samenspel.toegang.models import Gebruiker
        from tests.wereld import log_in

        client = Client()
        log_in(client, Gebruiker.objects.get(email=self.adressen["beheerder"]))
        return lambda iemand: client.post(reverse("toegang:startwachtwoord", args=[self.elders if iemand else uuid4()]))


def _b64(tekst: str) -> str:
    from fido2.utils import websafe_encode

    return str(websafe_encode(tekst.encode()))


def _niemand() -> str:
    """As long as the addresses that exist."""
    return f"{uuid4().hex[:12]}@voorbeeld.test"


def _post(naam: str, velden: dict[str, str]) -> Any:
    from django.test import Client
    from django.urls import reverse

    return Client().post(reverse(naam), velden)


def _bouw() -> Cast:
    """One of each kind, and somebody who works next door."""
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    from samenspel.kern.identiteit import als_eigenaar
    from samenspel.organisaties.models import Gemeente
    from samenspel.toegang.models import Aanstelling, Gebruiker, Rol

    rollen = {
        "medewerker": Rol.REGIEVOERDER, "inburgeraar": Rol.INBURGERAAR, "uitgezet": Rol.REGIEVOERDER,
        "met_tweede_stap": Rol.TEAMLEIDER, "beheerder": Rol.FUNCTIONEEL_BEHEERDER, "elders": Rol.REGIEVOERDER,
    }  # fmt: skip
    adressen, mensen = {}, {}
    with als_eigenaar():
        plaatsen = [
            Gemeente.objects.create(code=code, naam=code.title(), nummerletter=code[0].upper())
            for code in ("assen", "tynaarlo")
        ]
        for wie, rol in rollen.items():
            adressen[wie] = _niemand()
            mensen[wie] = Gebruiker.objects.create_user(
                adressen[wie], WACHTWOORD, naam=wie, is_active=wie != "uitgezet"
            )
            Aanstelling.objects.create(
                gebruiker=mensen[wie], gemeente=plaatsen[wie == "elders"], rol=rol, vanaf="2022-01-01",
                dossier_id=uuid4() if rol == Rol.INBURGERAAR else None,
            )  # fmt: skip
    TOTP.activate(mensen["met_tweede_stap"], generate_totp_secret())
    return Cast(adressen, _maak_passkey(adressen["medewerker"]), str(mensen["elders"].pk))


def _maak_passkey(adres: str) -> str:
    """Of somebody who has one: how a device names its owner."""
    from allauth.mfa.webauthn.internal.auth import WebAuthn

    from samenspel.toegang.models import Gebruiker
    from tests.sleutelhanger import Sleutel

    mens, sleutel = Gebruiker.objects.get(email=adres), Sleutel()
    WebAuthn.add(mens, "kantoor", sleutel.maak({"publicKey": {"user": {"id": _b64(str(mens.pk))}, "challenge": "eA"}}))
    return str(mens.pk)


def _verraadt(cast: Cast, aantal: int, lot: random.Random, voor: Callable[[], None]) -> bool:
    """The positive control: an account that does not exist is answered without working out a password."""
    from samenspel.toegang import aanmelden

    echt = aanmelden.check_password, aanmelden.wachtwoord_van_niemand  # type: ignore[attr-defined]  # what it imports itself

    def snel(gegeven: str | None, bewaard: str) -> bool:
        return bewaard != "!" and bool(echt[0](gegeven, bewaard))

    vars(aanmelden).update(check_password=snel, wachtwoord_van_niemand=lambda: "!")
    try:
        return meet("controle", cast._wachtwoord(cast.adressen["medewerker"]), aantal, lot, Uitslag(), voor)
    finally:
        vars(aanmelden).update(check_password=echt[0], wachtwoord_van_niemand=echt[1])


def _zegt_het(cast: Cast, lot: random.Random, voor: Callable[[], None]) -> bool:
    """The positive control of the answers: one space more for nobody, and a header more."""
    vraag = cast._wachtwoord(cast.adressen["medewerker"])

    def met_spatie(iemand: bool) -> Any:
        antwoord = vraag(iemand)
        antwoord.content += b"" if iemand else b" "
        return antwoord

    def met_kop(iemand: bool) -> Any:
        antwoord = vraag(iemand)
        if not iemand:
            antwoord.headers["X-Niemand"] = "ja"
        return antwoord

    for anders in (met_spatie, met_kop):
        uitslag = Uitslag()
        meet("controle", anders, 4, lot, uitslag, voor)
        if not uitslag.mis:
            return False
    return True


def main(deel: str = "1/1", hoe: str = "") -> int:
    """Run one part; the last line is the outcome as JSON. `antwoorden`: only what is answered, not in what time."""
    i, n = map(int, deel.split("/"))
    kopieer_mal(NAAM)
    os.environ |= {
        "DATABASE_URL": met_naam(os.environ["DATABASE_URL"], NAAM), "SAMENSPEL_POOL": "nee", "SAMENSPEL_LOGNIVEAU": "CRITICAL",
        "DJANGO_SETTINGS_MODULE": "samenspel.config.settings",
    }  # fmt: skip
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection

    if hoe == "antwoorden":
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

    uitslag, lot = Uitslag(), random.Random(20260603 + i)  # noqa: S311
    try:
        _meet_alles(uitslag, STEEKPROEF // n // 2 * 2, lot, met_tijd=hoe != "antwoorden")
    finally:
        connection.close()
        with server() as verbinding:
            haal_weg(verbinding, NAAM)
    counts = {"per weg": STEEKPROEF // n // 2 * 2, "tijden": uitslag.tijden, "mis": uitslag.mis}
    uitkomst = {"checked": uitslag.gevraagd, "wrong": uitslag.mis.total(), "seed": 20260603 + i, "counts": counts}
    sys.stdout.write(json.dumps(uitkomst) + "\n")
    return 1 if uitslag.mis else 0


def _meet_alles(uitslag: Uitslag, aantal: int, lot: random.Random, *, met_tijd: bool) -> None:
    from samenspel.toegang.models import Inlogrem

    def voor() -> None:
        Inlogrem.objects.all().delete()

    cast = _bouw()
    for naam, vraag in cast.wegen():
        if not met_tijd:
            meet(naam, vraag, aantal, lot, uitslag, voor)
            uitslag.tijden.clear()
            continue
        meet(naam, vraag, 20, lot, Uitslag(), voor)  # what is made once is made
        if meet(naam, vraag, aantal, lot, uitslag, voor) and meet(naam, vraag, aantal, lot, uitslag, voor):
            uitslag.mis[f"{naam}: de tijd verraadt het"] += 1
        sys.stdout.write(f"{naam}: {uitslag.tijden[naam]}\n")
    if not _zegt_het(cast, lot, voor):
        uitslag.mis["een deur die het zegt, viel niet op"] += 1
    if met_tijd and not _verraadt(cast, 60, lot, voor):
        uitslag.mis["een deur die het verraadt, viel niet op"] += 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
