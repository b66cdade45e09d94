"""A hostile provider: everything that it can say wrong is refused, each for its own reason, and logged; the same one without a lie logs in."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from django.test import Client

from tests.oidc.conftest import AMIRA, MIDDEN, SANNE, Opstelling, binnen, inlogregels
from tests.oidc.vijand import KROMME, SLEUTEL, VREEMD, ZWAK, Claims, Vijand, b64, json_antwoord, jwk, openbaar
from tests.wereld import BSN_AMIRA, Wereld

pytestmark = pytest.mark.django_db
Leugen = Callable[[Vijand], None]


def claim(**anders: Any) -> Leugen:
    """These claims otherwise; None: not there."""

    def lieg(op: Vijand) -> None:
        op.claims = lambda c: {naam: w for naam, w in {**c, **anders}.items() if w is not None}

    return lieg


def tijd(**verschil: int) -> Leugen:
    """These times so many seconds from now."""

    def lieg(op: Vijand) -> None:
        op.claims = lambda c: {**c, **{naam: int(time.time()) + seconden for naam, seconden in verschil.items()}}

    return lieg


def met(sleutel: Any, alg: str, kid: str = "een", **kop: Any) -> Leugen:
    """Signed with this key."""

    def lieg(op: Vijand) -> None:
        op.teken = lambda c: jwt.encode(c, sleutel, algorithm=alg, headers={"kid": kid, **kop})

    return lieg


def _hs256(op: Vijand) -> None:
    """By hand: the library itself will not sign with a public key."""

    def teken(claims: Claims) -> str:
        deel = f"{b64(json.dumps({'alg': 'HS256', 'kid': 'een'}).encode())}.{b64(json.dumps(claims).encode())}"
        return f"{deel}.{b64(hmac.new(openbaar(SLEUTEL), deel.encode(), hashlib.sha256).digest())}"

    op.teken = teken


def _verbouwd(verbouw: Callable[[list[str]], str]) -> Leugen:
    def lieg(op: Vijand) -> None:
        goed = op.teken
        op.teken = lambda c: verbouw(goed(c).split("."))

    return lieg


def _kop(alg: str) -> str:
    return b64(json.dumps({"alg": alg, "kid": "een"}).encode())


def _zwak(op: Vijand) -> None:
    """1024 bits; by hand, for the library refuses to sign with it."""

    def teken(claims: Claims) -> str:
        deel = f"{_kop(alg='RS256')}.{b64(json.dumps(claims).encode())}"
        return f"{deel}.{b64(ZWAK.sign(deel.encode(), PKCS1v15(), SHA256()))}"

    op.teken = teken
    op.sleutels = lambda: json_antwoord({"keys": [jwk(ZWAK, "een")]})


def _ander_lijf(delen: list[str]) -> str:
    """The signature of one person under the claims of another."""
    return ".".join([delen[0], b64(json.dumps({"sub": "een ander"}).encode()), delen[2]])


def jwks(antwoord: Callable[[], Any]) -> Leugen:
    def lieg(op: Vijand) -> None:
        op.sleutels = antwoord

    return lieg


def ontdekking(**anders: Any) -> Leugen:
    def lieg(op: Vijand) -> None:
        op.ontdekking = lambda inhoud: {**inhoud, **anders}

    return lieg


def token(verander: Callable[[Claims], Any]) -> Leugen:
    def lieg(op: Vijand) -> None:
        op.token = verander

    return lieg


def userinfo(antwoord: Callable[[Claims], Any]) -> Leugen:
    def lieg(op: Vijand) -> None:
        op.userinfo = antwoord

    return lieg


def _binnen_het_netwerk(_: Any = None) -> Any:
    return 302, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""


LEUGENS: dict[str, tuple[Leugen, str]] = {
    "andere uitgever": (claim(iss="http://127.0.0.1:1/ander"), "iss"),
    "uitgever met een streep erachter": (lambda op: claim(iss=f"{op.issuer}/")(op), "iss"),
    "geen uitgever": (claim(iss=None), "iss"),
    "voor een andere client": (claim(aud="client-ander"), "aud"),
    "voor niemand": (claim(aud=None), "aud"),
    "voor twee, zonder azp": (claim(aud=["client-digid", "client-ander"]), "aud_meer"),
    "voor twee, met onze azp": (claim(aud=["client-digid", "client-ander"], azp="client-digid"), "aud_meer"),
    "azp van een ander": (claim(azp="client-ander"), "azp"),
    "andere nonce": (claim(nonce="x" * 43), "nonce"),
    "geen nonce": (claim(nonce=None), "nonce"),
    "lege nonce": (claim(nonce=""), "nonce"),
    "voorbij": (tijd(exp=-60, iat=-400), "exp"),
    "geen einde": (claim(exp=None), "exp"),
    "einde als tekst": (claim(exp="9999999999"), "exp"),
    "uit de toekomst": (tijd(iat=120), "iat"),
    "van gisteren": (tijd(iat=-86_400), "iat_oud"),
    "geen begin": (claim(iat=None), "iat"),
    "geldt nog niet": (tijd(nbf=120), "nbf"),
    "ingelogd in de toekomst": (tijd(auth_time=120), "auth_time"),
    "zonder handtekening, alg none": (lambda op: setattr(op, "teken", lambda c: jwt.encode(c, None, algorithm="none", headers={"kid": "een"})), "vorm"),
    "alg none met een handtekening": (_verbouwd(lambda d: f"{_kop(alg='none')}.{d[1]}.{d[2]}"), "algoritme"),
    "alg NONE in hoofdletters": (_verbouwd(lambda d: f"{_kop(alg='NONE')}.{d[1]}.{d[2]}"), "algoritme"),
    "HS256 met de openbare sleutel": (_hs256, "algoritme"),
    "RS512": (met(SLEUTEL, "RS512"), "algoritme"),
    "PS256 met een sleutel voor RS256": (met(SLEUTEL, "PS256"), "sleutelsoort"),
    "onbekende sleutel": (met(VREEMD, "RS256", kid="twee"), "kid"),
    "vreemde sleutel, zelfde nummer": (met(VREEMD, "RS256"), "handtekening"),
    "ES256 onder een nummer van RSA": (met(KROMME, "ES256"), "sleutelsoort"),
    "sleutel in de kop": (met(VREEMD, "RS256", jwk=jwk(VREEMD, "een")), "handtekening"),
    "adres van sleutels in de kop": (met(VREEMD, "RS256", jku="http://127.0.0.1/jwks"), "handtekening"),
    "kritieke kop": (met(SLEUTEL, "RS256", crit=["exp"]), "kop"),
    "geen nummer": (lambda op: setattr(op, "teken", lambda c: jwt.encode(c, SLEUTEL, algorithm="RS256")), "kid"),
    "handtekening eraf": (_verbouwd(lambda d: f"{d[0]}.{d[1]}."), "vorm"),
    "ander lijf onder de handtekening": (_verbouwd(_ander_lijf), "handtekening"),
    "handtekening half": (_verbouwd(lambda d: f"{d[0]}.{d[1]}.{d[2][:40]}"), "handtekening"),
    "geen token": (token(lambda t: json_antwoord({**t, "id_token": None})), "geen_token"),
    "token van een lijst": (token(lambda t: json_antwoord({**t, "id_token": [t["id_token"]]})), "geen_token"),
    "te groot token": (claim(vulling="x" * 20_000), "te_groot"),
    "te zwakke sleutel": (
        _zwak, "sleutel",
    ),
    "twee sleutels met een nummer": (jwks(lambda: json_antwoord({"keys": [jwk(VREEMD, "een"), jwk(SLEUTEL, "een")]})), "kid"),
    "sleutel om te versleutelen": (jwks(lambda: json_antwoord({"keys": [{**jwk(SLEUTEL, "een"), "use": "enc"}]})), "kid"),
    "gedeeld geheim als sleutel": (
        jwks(lambda: json_antwoord({"keys": [{"kty": "oct", "kid": "een", "k": b64(openbaar(SLEUTEL))}]})), "sleutelsoort",
    ),
    "sleutels stuk": (jwks(lambda: json_antwoord({"error": "x"}, 503)), "uit_status_503"),
    "sleutels zijn geen lijst": (jwks(lambda: json_antwoord({"keys": {}})), "sleutels"),
    "sleutels zijn geen json": (jwks(lambda: (200, {}, b"<html>")), "uit_geen_json"),
    "sleutels te groot": (jwks(lambda: (200, {}, b" " * 400_000)), "uit_te_groot"),
    "sleutels verwijzen naar binnen": (jwks(_binnen_het_netwerk), "uit_doorverwezen"),
    "sleutels op een andere host": (ontdekking(jwks_uri="http://169.254.169.254/jwks"), "uit_host"),
    "token van een andere host": (ontdekking(token_endpoint="http://localhost:1/token"), "token_host"),
    "userinfo op een andere host": (ontdekking(userinfo_endpoint="http://10.0.0.1/"), "userinfo_host"),
    "userinfo van een ander": (userinfo(lambda c: json_antwoord({"sub": "een-ander"})), "userinfo_sub"),
    "userinfo zonder sub": (userinfo(lambda c: json_antwoord({})), "userinfo_sub"),
    "userinfo stuk": (userinfo(lambda c: json_antwoord({}, 500)), "userinfo_status_500"),
    "token stuk": (token(lambda t: json_antwoord({"error": "invalid_grant"}, 400)), "token_status_400"),
    "token verwijst naar binnen": (token(_binnen_het_netwerk), "token_doorverwezen"),
    "token van een andere soort": (token(lambda t: json_antwoord({**t, "token_type": "mac"})), "token_soort"),
    "token zonder toegang": (token(lambda t: json_antwoord({"id_token": t["id_token"], "token_type": "Bearer"})), "token_soort"),
    "toegang van een ander": (token(lambda t: json_antwoord({**t, "access_token": "van een ander"})), "at_hash"),
    "te laag niveau, onbekend": (claim(acr="urn:proef:basis"), "acr"),
    "geen niveau": (claim(acr=None), "acr"),
    "niveau als lijst": (claim(acr=[MIDDEN]), "acr"),
    "geen sub": (claim(sub=None), "sub"),
    "lege sub": (claim(sub=""), "sub"),
    "sub met een regeleinde": (claim(sub="a\nb"), "sub"),
    "geen BSN": (claim(bsn=None), "bsn"),
    "BSN als getal": (claim(bsn=int(BSN_AMIRA)), "bsn"),
    "BSN met een spatie": (claim(bsn=f" {BSN_AMIRA}"), "bsn"),
    "BSN in andere cijfers": (claim(bsn="٩٩٩٩٩٠٠١٩"), "bsn"),
    "BSN klopt niet": (claim(bsn="999990018"), "bsn"),
    "BSN van niemand hier": (claim(bsn="999990032"), "onbekend"),
}  # fmt: skip


def _reden(caplog: pytest.LogCaptureFixture) -> str:
    regels = [r.getMessage() for r in caplog.records if r.name == "samenspel.inlog"]
    assert len(regels) == 1
    return regels[0].removeprefix("mislukte inlog (").removesuffix(")").rsplit(": ", 1)[-1]


def _geweigerd(antwoord: Any, client: Client) -> None:
    assert antwoord.status_code == 403
    assert "niet gelukt" in antwoord.content.decode()
    assert binnen(client) == ""
    assert inlogregels()[-1] == ("inlog:aanbieder", "geweigerd")


def test_dezelfde_aanbieder_zonder_leugen_logt_in(wereld: Wereld, ops: Opstelling) -> None:
    client = Client()
    antwoord = ops.log_in(client, "digid", AMIRA)
    assert antwoord.status_code == 302
    assert binnen(client) == str(wereld.gebruikers["amira"].pk)
    assert client.get("/mijn/").status_code == 200
    assert inlogregels()[-1] == ("inlog", "ok")
    assert ops.digid.gevraagd == [".well-known/openid-configuration", "token", "jwks", "userinfo"]


@pytest.mark.parametrize("naam", LEUGENS)
def test_elke_leugen_wordt_geweigerd(
    wereld: Wereld, ops: Opstelling, naam: str, caplog: pytest.LogCaptureFixture
) -> None:
    lieg, reden = LEUGENS[naam]
    lieg(ops.digid)
    client = Client()
    _geweigerd(ops.log_in(client, "digid", AMIRA), client)
    assert _reden(caplog) == reden
    assert BSN_AMIRA not in caplog.text


def test_een_ontdekking_van_een_andere_uitgever(wereld: Wereld, ops: Opstelling) -> None:
    """Already on the way there."""
    ontdekking(issuer="https://elders.voorbeeld.nl")(ops.digid)
    client = Client()
    _geweigerd(client.post("/inloggen/bij/digid/"), client)


@pytest.mark.parametrize(
    "adres", ["https://elders.voorbeeld.nl/authorize", "javascript:alert(1)", "//elders/authorize"]
)
def test_de_browser_gaat_alleen_naar_een_host_van_de_instellingen(wereld: Wereld, ops: Opstelling, adres: str) -> None:
    ontdekking(authorization_endpoint=adres)(ops.digid)
    client = Client()
    _geweigerd(client.post("/inloggen/bij/digid/"), client)


def test_een_aanbieder_zonder_s256(wereld: Wereld, ops: Opstelling) -> None:
    ontdekking(code_challenge_methods_supported=["plain"])(ops.digid)
    client = Client()
    _geweigerd(client.post("/inloggen/bij/digid/"), client)


def test_hetzelfde_antwoord_voor_de_tweede_keer(
    wereld: Wereld, ops: Opstelling, caplog: pytest.LogCaptureFixture
) -> None:
    client = Client()
    vraag = ops.digid.log_in(ops.naar(client, "digid"), AMIRA)
    assert ops.terug(client, "digid", vraag).status_code == 302
    client.post("/inloggen/uit/")
    _geweigerd(ops.terug(client, "digid", vraag), client)
    assert _reden(caplog) == "state"


def test_een_state_werkt_een_keer_van_alle_processen(
    wereld: Wereld, ops: Opstelling, caplog: pytest.LogCaptureFixture
) -> None:
    """Two requests at the same moment both read the session before either wrote it: a row says that it was used."""
    client = Client()
    vraag = ops.digid.log_in(ops.naar(client, "digid"), AMIRA)
    sessie = client.session
    gelezen = sessie["socialaccount_states"]
    ops.terug(client, "digid", {**vraag, "code": "een andere"})
    sessie = client.session
    sessie["socialaccount_states"] = gelezen
    sessie.save()
    caplog.clear()
    _geweigerd(ops.terug(client, "digid", vraag), client)
    assert _reden(caplog) == "state"


def test_een_gebruikte_code_onder_een_nieuwe_state(
    wereld: Wereld, ops: Opstelling, caplog: pytest.LogCaptureFixture
) -> None:
    """Also when the provider itself forgets that a code works once: the nonce and the proof of PKCE are of another conversation."""
    ops.digid.herbruikbaar = True
    een, twee = Client(), Client()
    vraag = ops.digid.log_in(ops.naar(een, "digid"), AMIRA)
    assert ops.terug(een, "digid", vraag).status_code == 302
    nieuw = ops.digid.log_in(ops.naar(twee, "digid"), AMIRA)
    _geweigerd(ops.terug(twee, "digid", {**nieuw, "code": vraag["code"]}), twee)
    assert _reden(caplog) == "token_status_400"


def test_een_state_van_een_andere_sessie(wereld: Wereld, ops: Opstelling, caplog: pytest.LogCaptureFixture) -> None:
    """Somebody else's answer, brought into this browser: nobody logs in as another without knowing it."""
    dader, slachtoffer = Client(), Client()
    vraag = ops.digid.log_in(ops.naar(dader, "digid"), AMIRA)
    ops.naar(slachtoffer, "digid")
    _geweigerd(ops.terug(slachtoffer, "digid", vraag), slachtoffer)
    assert _reden(caplog) == "state"


@pytest.mark.parametrize("vraag", [{}, {"code": "x"}, {"state": "x" * 43, "code": "x"}, {"state": "", "code": "x"}])
def test_een_antwoord_waar_niemand_om_vroeg(wereld: Wereld, ops: Opstelling, vraag: dict[str, str]) -> None:
    client = Client()
    _geweigerd(ops.terug(client, "digid", vraag), client)


def test_een_code_van_een_andere_aanbieder(wereld: Wereld, ops: Opstelling, caplog: pytest.LogCaptureFixture) -> None:
    """Mix-up: the state belongs to one provider, the answer comes in at the address of another."""
    client = Client()
    vraag = ops.ander.log_in(ops.naar(client, "ander"), SANNE)
    _geweigerd(ops.terug(client, "assen", vraag), client)
    assert _reden(caplog) == "state"


def test_een_antwoord_dat_een_andere_uitgever_noemt(
    wereld: Wereld, ops: Opstelling, caplog: pytest.LogCaptureFixture
) -> None:
    client = Client()
    vraag = ops.digid.log_in(ops.naar(client, "digid"), AMIRA)
    _geweigerd(ops.terug(client, "digid", {**vraag, "iss": ops.ander.issuer}), client)
    assert _reden(caplog) == "iss_antwoord"


def test_wie_zegt_de_uitgever_te_noemen_moet_dat_doen(wereld: Wereld, ops: Opstelling) -> None:
    ontdekking(authorization_response_iss_parameter_supported=True)(ops.digid)
    client = Client()
    _geweigerd(ops.log_in(client, "digid", AMIRA), client)
    vraag = ops.digid.log_in(ops.naar(client, "digid"), AMIRA)
    assert ops.terug(client, "digid", {**vraag, "iss": ops.digid.issuer}).status_code == 302


def test_wie_bij_de_aanbieder_stopt_komt_niet_binnen(
    wereld: Wereld, ops: Opstelling, caplog: pytest.LogCaptureFixture
) -> None:
    client = Client()
    vraag = ops.digid.log_in(ops.naar(client, "digid"), AMIRA)
    _geweigerd(ops.terug(client, "digid", {"error": "access_denied", "state": vraag["state"]}), client)
    assert _reden(caplog) == "afgebroken"


def test_een_plek_gaat_niet_zonder_einde_naar_de_aanbieder(
    wereld: Wereld, ops: Opstelling, caplog: pytest.LogCaptureFixture
) -> None:
    """A hundred and twenty at once, then one a second; from elsewhere it goes on."""
    for _keer in range(120):
        assert Client().post("/inloggen/bij/digid/").status_code == 200
    for _keer in range(10):
        antwoord = Client().post("/inloggen/bij/digid/")
        if antwoord.status_code == 403:
            break
    _geweigerd(antwoord, Client())
    assert _reden(caplog) == "te_vaak"
    assert Client(REMOTE_ADDR="198.51.100.7").post("/inloggen/bij/digid/").status_code == 200


def test_een_nieuwe_sleutel_wordt_een_keer_gehaald(wereld: Wereld, ops: Opstelling) -> None:
    """Rotation: a number that is not known asks for the keys once more, and not at every login."""
    assert ops.log_in(Client(), "digid", AMIRA).status_code == 302
    ops.digid.sleutels = lambda: json_antwoord({"keys": [jwk(SLEUTEL, "een"), jwk(VREEMD, "twee")]})
    met(VREEMD, "RS256", kid="twee")(ops.digid)
    for _keer in range(2):
        client = Client()
        assert ops.log_in(client, "digid", AMIRA).status_code == 302
        assert binnen(client)
    assert ops.digid.gevraagd.count("jwks") == 2


def test_es256_en_ps256_mogen(wereld: Wereld, ops: Opstelling) -> None:
    for sleutel, alg in ((KROMME, "ES256"), (SLEUTEL, "PS256")):
        met(sleutel, alg, kid=alg)(ops.digid)
        ops.digid.sleutels = lambda s=sleutel, a=alg: json_antwoord({"keys": [jwk(s, a, a)]})  # type: ignore[misc]
        client = Client()
        assert ops.log_in(client, "digid", AMIRA).status_code == 302
        assert binnen(client)


def test_een_tekst_met_een_ander_karakter_is_geen_bsn(wereld: Wereld, ops: Opstelling) -> None:
    """Nothing of the number stands in the session or the row."""
    client = Client()
    ops.log_in(client, "digid", AMIRA)
    from allauth.socialaccount.models import SocialAccount

    rij = SocialAccount.objects.get(provider="digid")
    assert (rij.uid, rij.extra_data) == (AMIRA["sub"], {})
    assert BSN_AMIRA not in json.dumps(dict(client.session), default=str)
