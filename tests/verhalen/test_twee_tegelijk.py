"""Two people at once, each with a session of their own on a real server: one wins, the other gets a sentence, nothing is lost."""

from __future__ import annotations

import html
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from http.cookiejar import CookieJar
from threading import Barrier
from typing import Any

import psycopg
import pytest

from samenspel.demo.organisaties import WACHTWOORD
from tests.mallen import omgeving_voor
from tests.verhalen.conftest import _demo_database, server_over, toegangscode

pytestmark = pytest.mark.browser
KEREN = 6
MARIEKE, JOOST = "marieke@assen.test", "joost@assen.test"


class _BlijfHier(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


@dataclass
class Zitting:
    """One person in one browser without a screen."""

    adres: str
    koekjes: CookieJar = field(default_factory=CookieJar)

    def vraag(self, pad: str, gegevens: dict[str, Any] | None = None, **koppen: str) -> tuple[int, str]:
        """Status and text; a redirect is not followed, its text is where it leads."""
        opener = urllib.request.build_opener(_BlijfHier, urllib.request.HTTPCookieProcessor(self.koekjes))
        inhoud = urllib.parse.urlencode(gegevens, doseq=True).encode() if gegevens is not None else None
        verzoek = urllib.request.Request(self.adres + pad, data=inhoud, headers={"Referer": self.adres + pad, **koppen})
        try:
            with opener.open(verzoek, timeout=60) as antwoord:
                return antwoord.status, antwoord.read().decode()
        except urllib.error.HTTPError as fout:
            return fout.code, fout.headers.get("Location") or fout.read().decode()

    def formulier(self, pad: str) -> dict[str, str]:
        """The hidden fields of the page: token and mark of the state; not those of the search box."""
        _status, tekst = self.vraag(pad)
        tekst = re.sub(r'(?s)<form[^>]*role="search".*?</form>', "", tekst)
        velden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', tekst)
        return {naam: html.unescape(waarde) for naam, waarde in reversed(velden)}  # the first of a name counts

    def log_in(self, email: str) -> Zitting:
        velden = self.formulier("/inloggen/")
        status, verder = self.vraag("/inloggen/", {**velden, "login": email, "password": WACHTWOORD})
        assert status == 302, email
        if "authenticate" in verder:
            status, _tekst = self.vraag(verder, {**self.formulier(verder), "code": toegangscode(email, "samen")})
            assert status == 302, email
        return self


@pytest.fixture(scope="module")
def adres() -> Iterator[str]:
    """A world of its own: what other stories adopted or gave away would be missing here, and the other way round."""
    with server_over(_demo_database("samen")) as url:
        yield url


@pytest.fixture
def samen(adres: str) -> tuple[Zitting, Zitting]:
    marieke, joost = Zitting(adres).log_in(MARIEKE), Zitting(adres).log_in(JOOST)
    _laat_waarnemen(marieke)
    return marieke, joost


def _laat_waarnemen(marieke: Zitting) -> None:
    """Joost covers for her today, so that both reach her dossiers. Arranged twice is once."""
    pad, dag = "/werkvoorraad/team/vervanging/", date.today().isoformat()
    mensen = dict(lees("select email, id::text from toegang_gebruiker where email in (%s, %s)", MARIEKE, JOOST))
    velden = {"afwezig": mensen[MARIEKE], "vervanger": mensen[JOOST], "vanaf": dag, "tot": dag}
    assert marieke.vraag(pad, marieke.formulier(pad) | velden)[0] == 302


def tegelijk(
    wie: Sequence[Zitting], pad: str, velden: Sequence[dict[str, str]], **koppen: str
) -> list[tuple[int, str]]:
    """Everybody sends their own form at the same moment."""
    start = Barrier(len(wie))

    def stuur(zitting: Zitting, gegevens: dict[str, str]) -> tuple[int, str]:
        start.wait()
        return zitting.vraag(pad, gegevens, **koppen)

    with ThreadPoolExecutor(len(wie)) as draden:
        return list(draden.map(stuur, wie, velden))


def lees(vraag: str, *waarden: object) -> list[Any]:
    """Straight from the database, as the owner."""
    with psycopg.connect(omgeving_voor(_demo_database("samen"))["DATABASE_URL_EIGENAAR"]) as verbinding:
        return verbinding.execute(vraag, waarden).fetchall()


def _dossiers(aantal: int) -> list[str]:
    rijen = lees(
        "select d.id from dossiers_dossier d join organisaties_gemeente g on g.id = d.gemeente_id"
        " join toegang_gebruiker m on m.id = d.contactpersoon_id"
        " where g.code = 'assen' and d.gesloten_op is null and d.samengevoegd_in_id is null and d.regime = 'wi2021' and m.email = %s order by d.id limit %s",
        MARIEKE, aantal,
    )  # fmt: skip
    assert len(rijen) == aantal
    return [str(rij[0]) for rij in rijen]


def test_een_pip_wordt_een_keer_vastgesteld(samen: tuple[Zitting, Zitting]) -> None:
    ((dossier,),) = lees("select dossier_id from plan_pip where stand = 'besproken' limit 1")
    pad, vandaag = f"/dossiers/{dossier}/pip/vaststelling/", date.today().strftime("%d-%m-%Y")
    velden = [wie.formulier(pad) | {"dagtekening": vandaag} for wie in samen]
    uitkomst = tegelijk(samen, pad, velden)
    (wint,) = [nummer for nummer, (_status, tekst) in enumerate(uitkomst) if tekst.endswith("/pip/bekendmaking/")]
    status, tekst = uitkomst[1 - wint]
    if status == 302:  # came just after: the next page says so
        _status, tekst = samen[1 - wint].vraag(tekst)
    assert re.search(r"Dit PIP is al vastgesteld|Een collega heeft (dit|dit PIP) gewijzigd", tekst)
    assert lees("select count(*) from plan_pipbesluit where dossier_id = %s", dossier) == [(1,)]
    assert lees(
        "select count(*) from dossiers_gebeurtenis where dossier_id = %s and soort = 'pip_dagtekening'", dossier
    ) == [(1,)]


def test_een_dossier_krijgt_een_contactpersoon(samen: tuple[Zitting, Zitting]) -> None:
    """Both opened the form on the same state; one chooses Joost, the other Kees."""
    wie = {
        email: str(id_)
        for email, id_ in lees("select email, id from toegang_gebruiker where email like '%%@assen.test'")
    }
    for dossier in _dossiers(KEREN):
        pad = f"/dossiers/{dossier}/toewijzen/"
        keuzes = (wie[JOOST], wie["kees@assen.test"])
        velden = [z.formulier(pad) | {"aan": aan} for z, aan in zip(samen, keuzes, strict=True)]
        uitkomst = tegelijk(samen, pad, velden)
        assert sorted(status for status, _tekst in uitkomst) in ([302, 404], [302, 422])
        winnaar = keuzes[[status for status, _tekst in uitkomst].index(302)]
        (anders,) = ((status, tekst) for status, tekst in uitkomst if status != 302)
        tekst = (
            "Een collega heeft dit gewijzigd" if anders[0] == 404 else anders[1]
        )  # who came later does not see it any more
        assert "werd intussen de contactpersoon" in tekst or "Een collega heeft dit gewijzigd" in tekst
        assert [str(r[0]) for r in lees("select contactpersoon_id from dossiers_dossier where id = %s", dossier)] == [
            winnaar
        ]


def test_een_dossier_wordt_een_keer_gesloten(samen: tuple[Zitting, Zitting]) -> None:
    for dossier in _dossiers(3):
        pad, vandaag = f"/dossiers/{dossier}/sluiten/", date.today().strftime("%d-%m-%Y")
        velden = [
            z.formulier(pad) | {"op": vandaag, "reden": reden}
            for z, reden in zip(samen, ("klaar", "verhuisd"), strict=True)
        ]
        uitkomst = tegelijk(samen, pad, velden)
        assert sorted(status for status, _tekst in uitkomst) == [302, 422]
        (tekst,) = (tekst for status, tekst in uitkomst if status == 422)
        assert "Dit dossier is al gesloten" in tekst or "Een collega heeft dit gewijzigd" in tekst
        feiten = (
            "select gegevens ->> 'reden' from dossiers_gebeurtenis where dossier_id = %s and soort = 'dossier_gesloten'"
        )
        winnaar = ("klaar", "verhuisd")[[status for status, _tekst in uitkomst].index(302)]
        assert lees(feiten, dossier) == [(winnaar,)]


@pytest.mark.parametrize("kruislings", [False, True])
def test_twee_dossiers_gaan_een_keer_samen(samen: tuple[Zitting, Zitting], *, kruislings: bool) -> None:
    """Both merge the same pair; also each into the other, which must not make a circle."""
    een, twee = _dossiers(2)
    nummers = {
        str(pk): nummer
        for pk, nummer in lees("select id, nummer from dossiers_dossier where id in (%s, %s)", een, twee)
    }
    paren = [(een, twee), (twee, een) if kruislings else (een, twee)]
    with ThreadPoolExecutor(2) as draden:
        start = Barrier(2)

        def voeg_samen(zitting: Zitting, paar: tuple[str, str]) -> tuple[int, str]:
            pad = f"/dossiers/{paar[0]}/samenvoegen/"
            velden = zitting.formulier(pad) | {"nummer": nummers[paar[1]], "reden": "zelfde persoon"}
            start.wait()
            return zitting.vraag(pad, velden)

        uitkomst = list(draden.map(voeg_samen, samen, paren))
    assert {status for status, _tekst in uitkomst} <= {302, 404, 409, 422}
    assert 302 in {status for status, _tekst in uitkomst}
    over = lees(
        "select count(*) from dossiers_samenvoeging where dossier_id in (%s, %s) and ongedaan_op is null", een, twee
    )
    assert over == [(1,)]
    assert lees(
        "select count(*) from dossiers_dossier where id in (%s, %s) and samengevoegd_in_id is not null", een, twee
    ) == [(1,)]


def test_een_beleidswaarde_begint_een_keer_op_een_dag(adres: str) -> None:
    """Two managers, each with another value from the same day; the second hears it, and what she typed is still there."""
    twee = Zitting(adres).log_in("fatma@assen.test"), Zitting(adres).log_in("bea@assen.test")
    pad = "/beleid/vragenlijst_weken/"
    for jaar in range(2031, 2034):
        velden = [
            z.formulier(pad) | {"waarde": waarde, "vanaf": f"1-1-{jaar}", "bron": f"besluit over {waarde} weken"}
            for z, waarde in zip(twee, "78", strict=True)
        ]
        uitkomst = tegelijk(twee, pad, velden)
        assert sorted(status for status, _tekst in uitkomst) == [302, 422]
        verliest = [status for status, _tekst in uitkomst].index(422)
        assert "Op deze dag begint al een waarde" in uitkomst[verliest][1]
        assert f"besluit over {'78'[verliest]} weken" in uitkomst[verliest][1]
        rijen = lees(
            "select waarde::text from beleid_beleidswaarde w join organisaties_gemeente g on g.id = w.gemeente_id"
            " where g.code = 'assen' and parameter = 'vragenlijst_weken' and vanaf = %s", date(jaar, 1, 1),
        )  # fmt: skip
        assert rijen == [("78"[1 - verliest],)]


def test_een_vraag_krijgt_een_antwoord_en_het_andere_blijft_staan(samen: tuple[Zitting, Zitting]) -> None:
    """The first answer ever, to the same question, by two colleagues; what the loser typed comes back with what stands now."""
    ((dossier,),) = lees(
        "select d.id from dossiers_dossier d join organisaties_gemeente g on g.id = d.gemeente_id where g.code = 'assen'"
        " and d.gesloten_op is null and d.contactpersoon_id is null and d.regime = 'wi2021' and not exists"  # both see the pile
        " (select from intake_antwoordwerk a where a.dossier_id = d.id) order by d.id desc limit 1"
    )
    blad = f"/dossiers/{dossier}/intake/vragen/werk/"
    for code in ("werk_wens", "vaardigheden", "interesses", "dag"):
        pad = f"/dossiers/{dossier}/intake/antwoord/{code}/"
        velden = [_antwoord(z, blad, code, f"Antwoord van {n}") for n, z in zip("ab", samen, strict=True)]
        uitkomst = tegelijk(samen, pad, velden, **{"HX-Request": "true"})
        assert sorted(status for status, _tekst in uitkomst) == [200, 422], code
        (tekst,) = (tekst for status, tekst in uitkomst if status == 422)
        assert "Een collega" in tekst
        rijen = lees("select waarde from intake_antwoordwerk where dossier_id = %s and vraag = %s", dossier, code)
        winnaar = "ab"[[status for status, _tekst in uitkomst].index(200)]
        assert rijen == [(f"Antwoord van {winnaar}",)]
    begonnen = "select count(*) from dossiers_gebeurtenis where dossier_id = %s and soort = 'vragenlijst_start'"
    assert lees(begonnen, dossier) == [(1,)]


def _antwoord(zitting: Zitting, blad: str, code: str, tekst: str) -> dict[str, str]:
    """As the page sends it: the mark says that nothing stood there."""
    velden = zitting.formulier(blad)
    return {
        "csrfmiddlewaretoken": velden["csrfmiddlewaretoken"], "kant": "zelf", "taal": "nl", "wijze": "gesprek", f"v-{code}": tekst,
        "op": date.today().strftime("%d-%m-%Y"), f"g-v-{code}": "",
    }  # fmt: skip
