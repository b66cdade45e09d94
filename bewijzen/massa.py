"""`run.py bewijs massa` (V4): every form gets, beside its own fields, a field for every column of every table, with a value of ours in it.

None of those values may be stored or said back, and what is written may not differ from what the form alone writes. Part i of n takes
every n-th form.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from bewijzen._opstelling import einde, kruiper_over

if TYPE_CHECKING:
    from tests.crawl.kruiper import Kruiper
    from tests.crawl.verwacht import Route

MERK = "MASSAzq"
_WAARDEN = {
    "UUIDField": "deadbeef-dead-4ead-8ead-deadbeefdead", "ForeignKey": "deadbeef-dead-4ead-8ead-deadbeefdead", "OneToOneField": "deadbeef-dead-4ead-8ead-deadbeefdead",
    "DateField": "5-6-1987", "DateTimeField": "1987-06-05 04:03", "BooleanField": "on", "PositiveIntegerField": "7654", "PositiveSmallIntegerField": "7654",
    "IntegerField": "7654", "BigAutoField": "7654321", "JSONField": f'{{"x": "{MERK}"}}', "EmailField": f"{MERK}@kwaad.test",
}  # fmt: skip
_SPOOR = re.compile(r"MASSAzq|deadbeef-dead|1987-06-05|5-6-1987|\b7654\b|7654321", re.IGNORECASE)
_WISSELT = re.compile(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|\\\\x[0-9a-f]+|\d{4}-\d\d-\d\dT[\d:.+]+|[0-9a-f]{32,}|argon2\S+|md5\S+|![A-Za-z0-9]{40}|[a-z0-9]{4}-[a-z0-9]{4}(?=@inlognaam\.invalid)"
)


def alle_velden() -> dict[str, str]:
    """A value for every column of every table of ours, by each name that a form might give it."""
    from django.apps import apps

    uit: dict[str, str] = {}
    for model in apps.get_models():
        for veld in model._meta.concrete_fields:
            waarde = _WAARDEN.get(type(veld).__name__, MERK)
            uit |= {veld.name: waarde, veld.attname: waarde}
    return uit | dict.fromkeys(("is_staff", "is_superuser", "user", "owner", "role", "tenant", "wie", "rol"), MERK)


def _gevolg(
    kruiper: Kruiper, route: Route, wie: tuple[str, str], toestand: str, extra: dict[str, str]
) -> tuple[int, list[str], bytes]:
    """The status, the rows that a form wrote (as text, in order), and the answer."""
    from django.db import connection, transaction

    adres = kruiper.adres(route, toestand, wie[0])
    velden: dict[str, Any] = {**kruiper.velden(adres, route.dossier, toestand)}
    velden |= {naam: waarde for naam, waarde in extra.items() if naam not in velden}
    client = kruiper.client(wie)
    koeken = dict(client.cookies)
    with transaction.atomic():
        voor = {tabel: _rijen(tabel) for tabel in _GERAAKT.get(route.titel, ())}
        kruiper.oog.begin()
        with connection.execute_wrapper(kruiper.oog):
            antwoord = client.post(adres, velden, secure=True)
        geraakt = sorted(set(kruiper.oog.geschreven) - {"django_session"})
        na = {tabel: _rijen(tabel) for tabel in geraakt}
        transaction.set_rollback(True)
    client.cookies.clear()
    client.cookies.update(koeken)  # what logged somebody out is undone as well
    _GERAAKT[route.titel] = tuple(geraakt)
    nieuw = (
        [f"{tabel} {rij}" for tabel, rijen in na.items() for rij in rijen - voor.get(tabel, set())]
        if voor or not geraakt
        else []
    )
    return antwoord.status_code, nieuw, antwoord.content


_GERAAKT: dict[str, tuple[str, ...]] = {}


def _rijen(tabel: str) -> set[str]:
    from django.db import connection

    from samenspel.kern.identiteit import als_eigenaar

    with als_eigenaar(), connection.cursor() as cursor:
        cursor.execute(f"select to_jsonb(t)::text from {tabel} t")  # noqa: S608 - a table of ours
        return {rij[0] for rij in cursor.fetchall()}


def _velden_in(inhoud: bytes) -> set[str]:
    """The names of the fields that a page asks for itself."""
    from tests.crawl.formulieren import lees_formulieren

    return {
        naam.rpartition("-")[2]
        for formulier in lees_formulieren(inhoud.decode("utf-8", "replace"))
        for naam in formulier.velden
    }


def _kaal(rijen: list[str]) -> Counter[str]:
    return Counter(_WISSELT.sub("~", rij) for rij in rijen)


def _controle(kruiper: Kruiper) -> bool:
    """Whether a page that keeps what it is sent, whatever it is called, is seen."""
    from unittest import mock

    from samenspel.toegang.models import Gebruiker
    from tests.crawl.verwacht import routes

    def bewaar(gebruiker: Gebruiker, **_rest: object) -> None:
        Gebruiker.objects.filter(pk=gebruiker.pk).update(voorkeuren={"weergaven": [], "x": MERK})

    (route,) = [route for route in routes() if route.naam == "toegang:instellingen"]
    with mock.patch("samenspel.toegang.views_instellingen.bewaar_voorkeuren", bewaar):
        for _keer in range(2):
            _status, rijen, _inhoud = _gevolg(kruiper, route, ("regievoerder", ""), "loopt", {})
    return any(_SPOOR.search(rij) for rij in rijen)


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    tel, mis = Counter[str](), Counter[str]()
    with kruiper_over("massa") as kruiper:
        from bewijzen.csrf import met_plek

        extra = alle_velden()
        for route, (wie, toestand) in met_plek()[i - 1 :: n]:
            _gevolg(kruiper, route, wie, toestand, {})  # to know which tables it writes
            status, kaal, _inhoud = _gevolg(kruiper, route, wie, toestand, {})
            zonder_eigen = {naam: w for naam, w in extra.items() if naam not in _velden_in(_inhoud)}
            status_massa, massa, inhoud = _gevolg(kruiper, route, wie, toestand, zonder_eigen)
            eigen = _velden_in(_inhoud) | set(
                kruiper.velden(kruiper.adres(route, toestand, wie[0]), route.dossier, toestand)
            )
            tel["formulieren"] += 1
            tel["met gevolg"] += bool(massa)
            tel["velden"] += len(set(extra) - eigen)
            for rij in massa:
                if treffer := _SPOOR.search(rij):
                    mis[
                        f"{route.titel}: bewaard in {rij.split()[0]}: {rij[max(treffer.start() - 40, 0) : treffer.end() + 10]}"
                    ] += 1
            if treffer := _SPOOR.search(inhoud.decode("utf-8", "replace")):
                tekst = inhoud.decode("utf-8", "replace")
                mis[
                    f"{route.titel}: staat terug in het antwoord: {tekst[max(treffer.start() - 60, 0) : treffer.end() + 10]!r}"
                ] += 1
            if massa and (status != status_massa or _kaal(kaal) != _kaal(massa)):  # refused as a whole is fine
                verschil = [*(_kaal(massa) - _kaal(kaal)), *(_kaal(kaal) - _kaal(massa))]
                mis[f"{route.titel}: {status} en {status_massa}, anders: {json.dumps(verschil)[:300]}"] += 1
        if not _controle(kruiper):
            mis["de controle zag niet: een waarde van ons die bewaard wordt"] += 1
    if not tel["met gevolg"]:
        mis["geen enkel formulier had gevolg: het bewijs ziet niets"] += 1
    return einde(tel["velden"], mis, **tel)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
