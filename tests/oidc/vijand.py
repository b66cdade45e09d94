"""An OpenID provider over HTTP that does everything right, until a test tells it to lie. Imports nothing of `samenspel`.

Each lie is one function in its place: over the claims, the signing, the keys, the answers. It looks at what a client sends as a strict
provider does: PKCE, the client's own proof, one use of a code.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

Claims = dict[str, Any]
Antwoord = tuple[int, dict[str, str], bytes]
SLEUTEL = rsa.generate_private_key(public_exponent=65537, key_size=2048)
VREEMD = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ZWAK = rsa.generate_private_key(public_exponent=65537, key_size=1024)
KROMME = ec.generate_private_key(ec.SECP256R1())
GEHEIM = "een geheim van de client: met / en +"


def pem(sleutel: Any) -> str:
    """As it stands in a file."""
    vorm = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return str(sleutel.private_bytes(*vorm).decode())


def openbaar(sleutel: Any) -> bytes:
    """The public half, as text: the secret of who signs with HS256 and hopes."""
    gegeven: bytes = sleutel.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return gegeven


def jwk(sleutel: Any, kid: str, alg: str = "RS256") -> Claims:
    soort = jwt.algorithms.ECAlgorithm if alg.startswith("ES") else jwt.algorithms.RSAAlgorithm
    return {**soort.to_jwk(sleutel.public_key(), as_dict=True), "kid": kid, "use": "sig", "alg": alg}


def json_antwoord(inhoud: Any, status: int = 200) -> Antwoord:
    return status, {"Content-Type": "application/json"}, json.dumps(inhoud).encode()


def b64(inhoud: bytes) -> str:
    return base64.urlsafe_b64encode(inhoud).rstrip(b"=").decode()


@dataclass(slots=True)
class Code:
    """What was given out, and to whom."""

    client_id: str
    terug: str
    uitdaging: str
    nonce: str
    claims: Claims
    gebruikt: bool = False


@dataclass(slots=True)
class Vijand:
    """One provider. The functions are where it can lie."""

    pad: str
    client: str
    clientsleutel: Any
    poort: int = 0
    claims: Callable[[Claims], Claims] = lambda claims: claims
    teken: Callable[[Claims], str] = lambda claims: jwt.encode(
        claims, SLEUTEL, algorithm="RS256", headers={"kid": "een"}
    )
    sleutels: Callable[[], Antwoord] = lambda: json_antwoord({"keys": [jwk(SLEUTEL, "een")]})
    ontdekking: Callable[[Claims], Claims] = lambda inhoud: inhoud
    token: Callable[[Claims], Antwoord] = json_antwoord
    userinfo: Callable[[Claims], Antwoord] = json_antwoord
    herbruikbaar: bool = False
    codes: dict[str, Code] = field(default_factory=dict)
    tokens: dict[str, Claims] = field(default_factory=dict)
    gevraagd: list[str] = field(default_factory=list)

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.poort}/{self.pad}"

    def log_in(self, adres: str, wie: Claims) -> dict[str, str]:
        """What the browser brings back: somebody logged in. Refuses, as a strict provider, a request that is not as it should be."""
        vraag = {naam: waarden[0] for naam, waarden in parse_qs(urlsplit(adres).query).items()}
        assert adres.startswith(f"{self.issuer}/authorize?")
        assert (vraag["response_type"], vraag["code_challenge_method"]) == ("code", "S256")
        assert vraag["client_id"] == self.client
        assert "openid" in vraag["scope"].split()
        assert min(len(vraag["state"]), len(vraag["nonce"]), len(vraag["code_challenge"])) >= 43  # 256 bits
        nu = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": self.client,
            "iat": nu,
            "exp": nu + 300,
            "auth_time": nu,
            "nonce": vraag["nonce"],
            **wie,
        }
        code = secrets.token_urlsafe(16)
        self.codes[code] = Code(self.client, vraag["redirect_uri"], vraag["code_challenge"], vraag["nonce"], claims)
        return {"code": code, "state": vraag["state"]}

    def wissel(self, formulier: dict[str, str], koppen: Any) -> Antwoord:
        """The token endpoint."""
        code = self.codes.get(formulier.get("code", ""))
        if not self._is_client(formulier, koppen):
            return json_antwoord({"error": "invalid_client"}, 401)
        if code is None or (code.gebruikt and not self.herbruikbaar) or formulier["redirect_uri"] != code.terug:
            return json_antwoord({"error": "invalid_grant"}, 400)
        if b64(hashlib.sha256(formulier["code_verifier"].encode()).digest()) != code.uitdaging:
            return json_antwoord({"error": "invalid_grant"}, 400)
        code.gebruikt = True
        toegang = secrets.token_urlsafe(16)
        self.tokens[toegang] = code.claims
        bewijs = self.teken(
            self.claims({**code.claims, "at_hash": b64(hashlib.sha256(toegang.encode()).digest()[:16])})
        )
        return self.token({"access_token": toegang, "token_type": "Bearer", "expires_in": 60, "id_token": bewijs})

    def _is_client(self, formulier: dict[str, str], koppen: Any) -> bool:
        if self.clientsleutel is None:
            verwacht = base64.b64encode(f"{self.client}:{urlencode({'': GEHEIM})[1:]}".encode()).decode()
            return bool(koppen.get("Authorization") == f"Basic {verwacht}" and "client_secret" not in formulier)
        bewering = jwt.decode(
            formulier["client_assertion"], self.clientsleutel.public_key(), algorithms=["RS256", "ES256"], audience=f"{self.issuer}/token",
            options={"require": ["exp", "iat", "jti", "iss", "sub"]},
        )  # fmt: skip
        return bool(bewering["iss"] == bewering["sub"] == self.client and bewering["exp"] - bewering["iat"] <= 60)

    def antwoord(self, methode: str, waar: str, formulier: dict[str, str], koppen: Any) -> Antwoord:
        """The whole provider, but for the page where somebody types."""
        self.gevraagd.append(waar)
        basis = {
            "issuer": self.issuer, "authorization_endpoint": f"{self.issuer}/authorize", "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks", "userinfo_endpoint": f"{self.issuer}/userinfo", "code_challenge_methods_supported": ["S256"],
        }  # fmt: skip
        match (methode, waar):
            case ("GET", ".well-known/openid-configuration"):
                return json_antwoord(self.ontdekking(basis))
            case ("GET", "jwks"):
                return self.sleutels()
            case ("POST", "token"):
                return self.wissel(formulier, koppen)
            case ("GET", "userinfo"):
                claims = self.tokens.get(koppen.get("Authorization", "").removeprefix("Bearer "))
                return self.userinfo({"sub": claims["sub"]}) if claims else json_antwoord({}, 401)
        return json_antwoord({}, 404)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    ops: tuple[Vijand, ...] = ()


class _Deur(BaseHTTPRequestHandler):
    server: _Server

    def _doe(self) -> None:
        delen = self.path.strip("/").split("/", 1)
        lengte = int(self.headers.get("Content-Length", 0))
        formulier = {naam: w[0] for naam, w in parse_qs(self.rfile.read(lengte).decode()).items()}
        op = next((op for op in self.server.ops if op.pad == delen[0]), None)
        status, koppen, lijf = (
            op.antwoord(self.command, delen[-1], formulier, self.headers) if op else json_antwoord({}, 404)
        )
        self.send_response(status)
        for naam, waarde in koppen.items():
            self.send_header(naam, waarde)
        self.end_headers()
        with suppress(OSError):  # who asked had enough of it
            self.wfile.write(lijf)

    do_GET = do_POST = _doe

    def log_message(self, *_: Any) -> None:
        """Silent."""


@contextmanager
def draait(*ops: Vijand) -> Iterator[None]:
    """These providers answer on one port of this machine."""
    server = _Server(("127.0.0.1", 0), _Deur)
    server.ops = ops
    for op in ops:
        op.poort = server.server_address[1]
    draad = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    draad.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        draad.join(5)
