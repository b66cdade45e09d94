"""A device with a passkey, in software: makes one, and signs what a server asks. Every part of its answer can be made wrong."""

from __future__ import annotations

import os
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

Vlag = AuthenticatorData.FLAG
HOST = "localhost"
"""Without https a passkey belongs to localhost only."""


class Sleutel:
    """One passkey on one device. `gezien=False`: the device did not ask who holds it."""

    def __init__(self, host: str = HOST, *, gezien: bool = True, oorsprong: str = "") -> None:
        self.host, self.gezien = host, gezien
        self.oorsprong = oorsprong or f"http://{host}"
        self.id = os.urandom(32)
        self.prive = ec.generate_private_key(ec.SECP256R1())
        self.gebruiker = b""

    def maak(self, opties: dict[str, Any]) -> dict[str, Any]:
        """The answer to `navigator.credentials.create`."""
        publiek = opties["publicKey"]
        self.gebruiker = publiek["user"]["id"].encode()
        gegevens = AttestedCredentialData.create(
            b"\0" * 16, self.id, ES256.from_cryptography_key(self.prive.public_key())
        )
        auth = self._auth(Vlag.AT, gegevens)
        attest = AttestationObject.create("none", auth, {})
        klant = CollectedClientData.create("webauthn.create", publiek["challenge"], self.oorsprong)
        uit = self._omslag({"clientDataJSON": websafe_encode(klant), "attestationObject": websafe_encode(attest)})
        return {**uit, "clientExtensionResults": {"credProps": {"rk": True}}}

    def teken(self, opties: dict[str, Any], **anders: Any) -> dict[str, Any]:
        """The answer to `navigator.credentials.get`; `anders` replaces a part: `challenge`, `soort`, `gebruiker`."""
        challenge = anders.get("challenge", opties["publicKey"]["challenge"])
        auth = self._auth(Vlag(0))
        klant = CollectedClientData.create(anders.get("soort", "webauthn.get"), challenge, self.oorsprong)
        handtekening = self.prive.sign(bytes(auth) + sha256(bytes(klant)).digest(), ec.ECDSA(SHA256()))
        return self._omslag(
            {
                "clientDataJSON": websafe_encode(klant),
                "authenticatorData": websafe_encode(auth),
                "signature": websafe_encode(handtekening),
                "userHandle": anders.get("gebruiker", self.gebruiker.decode()),
            }
        )

    def _auth(self, erbij: AuthenticatorData.FLAG, gegevens: bytes = b"") -> AuthenticatorData:
        vlaggen = Vlag.UP | erbij | (Vlag.UV if self.gezien else Vlag(0))
        auth: AuthenticatorData = AuthenticatorData.create(sha256(self.host.encode()).digest(), vlaggen, 0, gegevens)
        return auth

    def _omslag(self, response: dict[str, Any]) -> dict[str, Any]:
        eigen = websafe_encode(self.id)
        return {"id": eigen, "rawId": eigen, "type": "public-key", "clientExtensionResults": {}, "response": response}
