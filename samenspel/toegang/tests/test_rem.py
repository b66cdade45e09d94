"""Guessing goes slowly, also for who has many places and hands; the owner is never kept out (V19)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from samenspel.kern.identiteit import als_eigenaar
from samenspel.toegang.models import Inlogrem
from samenspel.toegang.rem import eenmalig, neem_beurt_voor_code, neem_beurt_voor_wachtwoord, onthoud_plek, ruim_op
from samenspel.toegang.tests.test_tweede_stap import _code
from tests.wereld import WACHTWOORD, Wereld

pytestmark = pytest.mark.django_db
NU = datetime(2026, 6, 3, 9, 0, tzinfo=UTC)
THUIS, ELDERS = "192.0.2.1", "198.51.100.7"


@pytest.fixture(autouse=True)
def _lege_cache() -> None:
    cache.clear()


def _geraden(plekken: list[str], seconden: int, *, stap: int = 1, email: str = "sanne@voorbeeld.test") -> int:
    """How many passwords are looked at when somebody tries from these places, one each `stap` seconds."""
    momenten = [NU + timedelta(seconds=tel) for tel in range(0, seconden, stap)]
    beurten = (neem_beurt_voor_wachtwoord(email, plekken[n % len(plekken)], op) for n, op in enumerate(momenten))
    return sum(beurt is not None for beurt in beurten)


@pytest.mark.parametrize("aantal", [1, 100, 1_000])
def test_hoogstens_twintig_keer_raden_per_uur_per_account(db: None, aantal: int) -> None:
    """Also from a thousand places, and with one that the account knows among them."""
    plekken = [f"10.{n // 250}.{n % 250}.1" for n in range(aantal)]
    onthoud_plek("sanne@voorbeeld.test", plekken[0], NU)
    assert 5 <= _geraden(plekken, 3_600, stap=2) <= 20


def test_een_account_dat_niet_bestaat_remt_net_zo(db: None) -> None:
    bekend = _geraden([ELDERS], 1_800)
    assert bekend == _geraden([THUIS], 1_800, email="niemand@voorbeeld.test") > 0


def test_wie_elders_raadt_houdt_de_eigenaar_niet_buiten(db: None) -> None:
    onthoud_plek("sanne@voorbeeld.test", THUIS, NU)
    _geraden([ELDERS], 3_600, stap=5)
    straks = NU + timedelta(minutes=59)
    assert neem_beurt_voor_wachtwoord("sanne@voorbeeld.test", ELDERS, straks) is None
    assert neem_beurt_voor_wachtwoord("Sanne@Voorbeeld.test", THUIS, straks) is not None


def test_een_plek_raadt_niet_alle_accounts_langs(db: None) -> None:
    beurten = [neem_beurt_voor_wachtwoord(f"u{n}@voorbeeld.test", ELDERS, NU) for n in range(100)]
    assert sum(beurt is not None for beurt in beurten) == 60
    assert neem_beurt_voor_wachtwoord("u1@voorbeeld.test", THUIS, NU) is not None


def test_wie_het_goed_had_krijgt_de_beurt_terug(db: None) -> None:
    for _keer in range(50):
        beurt = neem_beurt_voor_wachtwoord("sanne@voorbeeld.test", ELDERS, NU)
        assert beurt is not None
        beurt.geef_terug()


def test_met_de_tijd_komen_beurten_terug(db: None) -> None:
    assert sum(neem_beurt_voor_code(1, NU) is not None for _keer in range(20)) == 5
    assert neem_beurt_voor_code(2, NU) is not None
    assert neem_beurt_voor_code(1, NU + timedelta(minutes=6)) is not None


def test_iets_eenmaligs_is_er_een_keer(db: None) -> None:
    kort = timedelta(minutes=2)
    assert eenmalig("code", 1, "123456", nu=NU, geldig=kort)
    assert not eenmalig("code", 1, "123456", nu=NU + timedelta(seconds=90), geldig=kort)
    assert eenmalig("code", 2, "123456", nu=NU, geldig=kort)
    assert eenmalig("code", 1, "123456", nu=NU + timedelta(minutes=3), geldig=kort)


def test_de_tabel_noemt_niemand_en_wordt_opgeruimd(db: None) -> None:
    neem_beurt_voor_wachtwoord("sanne@voorbeeld.test", THUIS, NU)
    rijen = list(Inlogrem.objects.values_list("sleutel", flat=True))
    assert rijen
    assert all(len(sleutel) == 64 and int(sleutel, 16) for sleutel in rijen)
    assert ruim_op(NU) == 0
    assert ruim_op(NU + timedelta(days=1)) == len(rijen)


def _probeer(email: str, wachtwoord: str, client: Client | None = None) -> str:
    antwoord = (client or Client()).post(reverse("account_login"), {"login": email, "password": wachtwoord})
    return antwoord.content.decode() if antwoord.status_code == 200 else str(antwoord["Location"])


def test_op_het_scherm_volgt_na_vijf_keer_een_zin_en_helpt_ook_het_goede_wachtwoord_niet(wereld: Wereld) -> None:
    for email in ("amira@voorbeeld.test", "niemand@voorbeeld.test"):
        assert all("horen niet bij elkaar" in _probeer(email, "iets heel anders") for _keer in range(5))
        assert "Dit ging te vaak mis" in _probeer(email, WACHTWOORD)


def test_van_een_plek_waar_zij_eerder_inlogde_komt_zij_er_dan_wel_in(wereld: Wereld) -> None:
    assert _probeer("amira@voorbeeld.test", WACHTWOORD) == "/"
    aanvaller = Client(REMOTE_ADDR=ELDERS)
    for _keer in range(8):
        _probeer("amira@voorbeeld.test", "iets heel anders", aanvaller)
    assert "te vaak mis" in _probeer("amira@voorbeeld.test", WACHTWOORD, aanvaller)
    assert _probeer("amira@voorbeeld.test", WACHTWOORD) == "/"


def test_codes_raden_stopt_na_vijf_keer(wereld: Wereld) -> None:
    geheim = generate_totp_secret()
    TOTP.activate(wereld.gebruikers["sanne"], geheim)
    client = Client()
    _probeer("sanne@voorbeeld.test", WACHTWOORD, client)
    for _keer in range(5):
        assert "Deze code klopt niet" in client.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    assert "Dit ging te vaak mis" in client.post(reverse("mfa_authenticate"), {"code": _code(geheim)}).content.decode()


def test_een_heel_lang_wachtwoord_wordt_niet_uitgerekend(wereld: Wereld) -> None:
    assert "horen niet bij elkaar" in _probeer("amira@voorbeeld.test", "x" * 129)
    assert not Inlogrem.objects.exists()


def test_een_mislukte_inlog_wordt_gemeld_zonder_naam(wereld: Wereld, caplog: pytest.LogCaptureFixture) -> None:
    _probeer("amira@voorbeeld.test", "iets heel anders")
    assert caplog.messages.count("mislukte inlog (wachtwoord)") == 1
    assert "amira" not in caplog.text
    _probeer("niemand@voorbeeld.test", "iets heel anders")
    _probeer("amira@voorbeeld.test", WACHTWOORD)
    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute("select gebruiker_id, gemeente_id, doel, resultaat from logboek_regel order by tijd")
        regels = cursor.fetchall()
    amira, assen = wereld.gebruikers["amira"].pk, wereld.assen.pk
    assert regels == [
        (amira, assen, "inlog:wachtwoord", "geweigerd"),
        (None, None, "inlog:wachtwoord", "geweigerd"),
        (amira, assen, "inlog", "ok"),
    ]


def test_alleen_de_login_zelf_kan_bij_de_rem(wereld: Wereld) -> None:
    """Not a page with an identity, and not through a form."""
    from django.db import ProgrammingError, transaction

    with pytest.raises(ProgrammingError), wereld.als("fatma"), transaction.atomic():
        Inlogrem.objects.count()
    assert "Inlogrem" not in Path(__file__).parents[1].joinpath("views_beheer.py").read_text()
