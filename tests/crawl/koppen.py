"""What every answer must say in its headers (V21, V22), read from the plan and not from our settings."""

from __future__ import annotations

from collections.abc import Mapping
from http.cookies import SimpleCookie
from typing import Any

CSP = {
    "default-src": {"'none'"}, "script-src": {"'self'"}, "style-src": {"'self'"}, "img-src": {"'self'", "data:"}, "connect-src": {"'self'"},
    "form-action": {"'self'"}, "base-uri": {"'none'"}, "frame-ancestors": {"'none'"}, "object-src": {"'none'"},
}  # fmt: skip
VAST = {
    "X-Content-Type-Options": "nosniff", "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",  # "no-referrer" makes Chromium send `Origin: null` with every form
}  # fmt: skip
EEN_JAAR = 31_536_000


def _csp(tekst: str) -> dict[str, set[str]]:
    delen = (deel.split() for deel in tekst.split(";") if deel.strip())
    return {naam: set(bronnen) for naam, *bronnen in delen}


def bezwaren(
    koppen: Mapping[str, str], koeken: SimpleCookie | Mapping[str, Any], *, https: bool, blijft: bool = False
) -> list[str]:
    """What is wrong with the headers of one answer. `blijft`: a file without personal data, or a face, that a browser may keep."""
    fout = [naam for naam, waarde in VAST.items() if koppen.get(naam) != waarde]
    csp = _csp(koppen.get("Content-Security-Policy", ""))
    fout += [f"CSP {naam}" for naam, bronnen in CSP.items() if csp.get(naam) != bronnen]
    fout += [f"CSP {naam} te ruim" for naam, bronnen in csp.items() if bronnen & {"'unsafe-inline'", "'unsafe-eval'", "*", "https:"}]  # fmt: skip
    if not koppen.get("Permissions-Policy"):
        fout.append("Permissions-Policy")
    bewaren = koppen.get("Cache-Control", "")
    if not bewaren or (not blijft and "no-store" not in bewaren and "no-cache" not in bewaren):
        fout.append("Cache-Control")
    hsts = dict(deel.strip().partition("=")[::2] for deel in koppen.get("Strict-Transport-Security", "").split(";"))
    if https and (int(hsts.get("max-age", 0)) < EEN_JAAR or "includeSubDomains" not in hsts):
        fout.append("Strict-Transport-Security")
    return fout + [f"koek {naam}: {wat}" for naam, koek in koeken.items() for wat in _koek(naam, koek, https=https)]


def _koek(naam: str, koek: Any, *, https: bool) -> list[str]:
    weg = not koek.value or koek["max-age"] == 0  # taken back: nothing is in it
    vragen = [
        (https and not naam.startswith("__Host-"), "geen __Host-"),
        (https and not koek["secure"], "geen Secure"),
        (bool(koek["domain"]) or koek["path"] != "/", "voor meer dan deze host"),
        (not weg and not koek["httponly"], "geen HttpOnly"),
        (koek["samesite"] not in {"Lax", "Strict"}, "geen SameSite"),
    ]
    return [zin for fout, zin in vragen if fout]
