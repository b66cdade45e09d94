"""Who may say who somebody is: the providers of this installation, from the file that `SAMENSPEL_OIDC` names.

    [assen]                                  # the id: stands in addresses
    naam = "gemeente Assen"
    voor = "medewerkers"                     # or "inburgeraars"
    gemeenten = ["assen"]                    # which appointments a login through it opens
    issuer = "https://login.voorbeeld.nl/tenant/v2.0"
    client_id = "..."
    geheim = "oidc_assen"                    # a file in SAMENSPEL_GEHEIMEN, never the secret itself

No provider makes an account or gives a role: a group in a token is not looked at (ADR 19).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import urlsplit

from django.conf import settings

from samenspel.kern.uitgaand import Bestemming
from samenspel.toegang.niveau import NIVEAUS

ALGORITMEN: Final = frozenset({"RS256", "PS256", "ES256"})
"""Signatures that are accepted: never `none`, never one with a shared secret."""
BASIC, SLEUTEL = "client_secret_basic", "private_key_jwt"
_ID: Final = re.compile(r"[a-z0-9-]{2,40}")
_VELDEN: Final = frozenset({
    "naam", "voor", "gemeenten", "issuer", "client_id", "bewijs", "geheim", "sleutel_id", "algoritmen", "scopes", "acr", "tweede_stap", "bsn", "hosts", "intern", "userinfo",
})  # fmt: skip
Voor = Literal["medewerkers", "inburgeraars"]


@dataclass(frozen=True, slots=True)
class Aanbieder:
    """One provider. `acr`: the URI of each level of a newcomer; `tweede_stap`: the values that say that two factors were given."""

    id: str
    naam: str
    voor: Voor
    gemeenten: frozenset[str]
    issuer: str
    client_id: str
    geheim: str
    bewijs: str = SLEUTEL
    sleutel_id: str = ""
    algoritmen: frozenset[str] = ALGORITMEN
    scopes: tuple[str, ...] = ("openid",)
    acr: tuple[tuple[str, tuple[str, ...]], ...] = ()
    tweede_stap: frozenset[str] = frozenset()
    bsn: str = ""
    hosts: frozenset[str] = frozenset()
    intern: bool = False
    userinfo: bool = True

    @property
    def voor_inburgeraars(self) -> bool:
        return self.voor == "inburgeraars"

    @property
    def bestemming(self) -> Bestemming:
        return Bestemming(self.hosts | {urlsplit(self.issuer).hostname or ""}, self.intern)

    def niveau_van(self, acr: str) -> str:
        """The level that this `acr` stands for; empty when the settings do not name it."""
        return next((niveau for niveau, uris in self.acr if acr in uris), "")

    def acr_vragen(self, niveau: str) -> str:
        """What to ask for (`acr_values`): this level; who proves more is welcome too."""
        return " ".join(uri for eigen, uris in self.acr if eigen == niveau for uri in uris)

    @property
    def laagste(self) -> str:
        """The level with which somebody logs in who came for no page in particular."""
        return self.acr[0][0] if self.acr else ""

    def lees_geheim(self) -> str:
        """From its file; raises OSError."""
        return (Path(settings.SAMENSPEL_GEHEIMEN) / self.geheim).read_text(encoding="utf-8").strip()


def aanbieders() -> tuple[Aanbieder, ...]:
    """Every provider of the settings."""
    return _lees(repr(settings.OIDC)) if settings.OIDC else ()


@lru_cache(maxsize=64)
def _lees(_stempel: str) -> tuple[Aanbieder, ...]:
    return tuple(_maak(naam, velden) for naam, velden in settings.OIDC.items())


def _maak(naam: str, velden: Mapping[str, Any]) -> Aanbieder:
    van_nieuwkomers = velden.get("voor") == "inburgeraars"
    standaard = ("openid",) if van_nieuwkomers else ("openid", "profile")
    acr = velden.get("acr", {})
    return Aanbieder(
        id=naam,
        naam=velden["naam"],
        voor=velden["voor"],
        gemeenten=frozenset(velden["gemeenten"]),
        issuer=velden["issuer"],
        client_id=velden["client_id"],
        geheim=velden["geheim"],
        bewijs=velden.get("bewijs", SLEUTEL),
        sleutel_id=velden.get("sleutel_id", ""),
        algoritmen=frozenset(velden.get("algoritmen", ALGORITMEN)),
        scopes=tuple(velden.get("scopes", standaard)),
        acr=tuple((niveau, _lijst(acr[niveau])) for niveau in NIVEAUS if niveau in acr),
        tweede_stap=frozenset(velden.get("tweede_stap", ())),
        bsn=velden.get("bsn", "bsn" if van_nieuwkomers else ""),
        hosts=frozenset(velden.get("hosts", ())),
        intern=velden.get("intern", False),
        userinfo=velden.get("userinfo", True),
    )


def _lijst(waarde: str | list[str]) -> tuple[str, ...]:
    return (waarde,) if isinstance(waarde, str) else tuple(waarde)


def aanbieder(naam: str) -> Aanbieder | None:
    """The provider with this id."""
    return next((a for a in aanbieders() if a.id == naam), None)


def aanbieders_voor(voor: Voor) -> list[Aanbieder]:
    """Those of staff, or those of newcomers."""
    return [a for a in aanbieders() if a.voor == voor]


def gebreken_van_oidc() -> list[str]:
    """Every reason, in Dutch, why these providers may not be used; empty when all is well."""
    return [
        f"OIDC-aanbieder {naam}: {zin}" for naam, velden in settings.OIDC.items() for zin in _gebreken(naam, velden)
    ]


def _gebreken(naam: str, velden: Any) -> Iterator[str]:
    if not isinstance(velden, dict):
        yield "is geen blok met instellingen"
        return
    if not _ID.fullmatch(naam):
        yield "de naam van het blok heeft andere tekens dan kleine letters, cijfers en streepjes"
    if onbekend := sorted(velden.keys() - _VELDEN):
        yield f"onbekende instelling {', '.join(onbekend)}"
    if mist := [v for v in ("naam", "voor", "gemeenten", "issuer", "client_id", "geheim") if not velden.get(v)]:
        yield f"{', '.join(mist)} ontbreekt"
        return
    if velden["voor"] not in {"medewerkers", "inburgeraars"}:
        yield "voor is medewerkers of inburgeraars"
        return
    yield from _gebreken_van(_maak(naam, velden))


def _gebreken_van(a: Aanbieder) -> Iterator[str]:
    vragen = [
        (not a.issuer.startswith("https://") and not settings.PROEF, "issuer begint niet met https://"),
        (not a.algoritmen <= ALGORITMEN or not a.algoritmen, f"algoritmen zijn {', '.join(sorted(ALGORITMEN))}"),
        (a.bewijs not in {BASIC, SLEUTEL}, f"bewijs is {SLEUTEL} of {BASIC}"),
        (a.voor_inburgeraars and a.bewijs != SLEUTEL, f"voor inburgeraars is bewijs {SLEUTEL}"),
        (a.voor_inburgeraars and len(a.gemeenten) != 1, "voor inburgeraars is er precies een gemeente"),
        (a.voor_inburgeraars and not a.acr, "voor inburgeraars staan onder acr de niveaus midden en substantieel"),
        (a.voor_inburgeraars and not a.bsn, "bsn (de naam van het gegeven met het BSN) ontbreekt"),
        ("openid" not in a.scopes, "scopes heeft geen openid"),
        (not re.fullmatch(r"[A-Za-z0-9_.-]+", a.geheim), "geheim is de naam van een bestand in SAMENSPEL_GEHEIMEN"),
    ]
    yield from (zin for fout, zin in vragen if fout)
    if re.fullmatch(r"[A-Za-z0-9_.-]+", a.geheim):
        yield from _gebreken_van_het_geheim(a)


def _gebreken_van_het_geheim(a: Aanbieder) -> Iterator[str]:
    bestand = Path(settings.SAMENSPEL_GEHEIMEN) / a.geheim
    try:
        if bestand.stat().st_mode & 0o007:
            yield f"het bestand {a.geheim} is leesbaar voor iedereen op deze machine; geef alleen uzelf recht (chmod 600)"
        if not a.lees_geheim():
            yield f"het bestand {a.geheim} is leeg"
    except OSError:
        yield f"het geheim {a.geheim} ontbreekt in SAMENSPEL_GEHEIMEN"
