"""`run.py bewijs tijdreis` (V5): something that opens a dossier ends at t; it is open a second before, and shut a second after.

Two thousand times, chosen by chance: taking part, agreement, consent (its last day, or taken back), emergency, appointment. The clock of the database
does not move for us, so the row does: its end is put a second (or a day, where a day is what counts) behind and before now. Asked of PostgreSQL itself, in a
time zone chosen by chance, and over HTTP in a session that stayed open all the while. A wall that looks at no end must be seen. Part i of n takes every n-th.
"""

from __future__ import annotations

import json
import logging
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, LiteralString, cast

import psycopg
from psycopg import sql

from tests.mallen import haal_weg, kopieer_mal, met_naam, server

if TYPE_CHECKING:
    from django.test import Client

    from tests.wereld import Wereld

NAAM, GEVALLEN, ZAAD = "bewijs_tijdreis", 2000, 20261126
_ZONES = ("UTC", "Europe/Amsterdam", "Pacific/Kiritimati", "Etc/GMT+12")
_WOORDEN = "zware belemmering"
_GEZONDHEID: LiteralString = "select count(*) from intake_belemmeringgezondheid"
_NAMEN: LiteralString = "select count(*) from kort_c01_naam"
_PERSONEN: LiteralString = "select count(*) from personen_persoon"


@dataclass(slots=True)
class Opstelling:
    """The world, a connection of the owner that moves the ends, one of the login role that asks, and open sessions."""

    wereld: Wereld
    eigenaar: psycopg.Connection[Any]
    login: psycopg.Connection[Any]
    sessies: dict[str, Client]
    bladen: dict[str, str]
    nood: str

    def zet(self, opdracht: LiteralString, *waarden: Any) -> None:
        self.eigenaar.execute(opdracht, waarden)

    def in_de_databank(self, naam: str, vraag: LiteralString, zone: str) -> bool:
        """Whether PostgreSQL gives this person any row, whatever the time zone of the connection."""
        wie = self.wereld.wie(naam)
        waarden = {
            "role": "samenspel_app", "app.gebruiker": wie.gebruiker_id, "app.gemeente": wie.gemeente_id, "app.rol": wie.rol, "app.doel": "bewijs",
            "app.organisatie": wie.organisatie_id or "", "app.dossier": wie.dossier_id or "", "TimeZone": zone,
        }  # fmt: skip
        with self.login.transaction(force_rollback=True):
            for sleutel, waarde in waarden.items():
                self.login.execute("select set_config(%s, %s, true)", [sleutel, str(waarde)])
            self.login.execute(_NEEM_PLAATS, [wie.gebruiker_id, wie.gemeente_id, wie.rol])
            rij = self.login.execute(vraag).fetchone()
        return bool(rij and rij[0])

    def op_het_scherm(self, naam: str, woorden: str = "") -> bool:
        """Whether the open session of this person still gets the page, with these words on it."""
        antwoord = self.sessies[naam].get(self.bladen[naam])
        return antwoord.status_code == 200 and woorden in antwoord.content.decode()


def _vandaag() -> date:
    from samenspel.kern.klok import vandaag

    return vandaag()


_NEEM_PLAATS = "select set_config('app.rol', toegang_rol(%s, %s, %s), true)"
"""As `kern.identiteit` does."""
Vraag = Callable[[Opstelling, str], dict[str, bool]]
Zet = Callable[[Opstelling, bool], None]
"""Puts the end just ahead of now (True) or just behind it."""


def _dag(tabel: LiteralString, voorwaarde: LiteralString = "true") -> Zet:
    def zet(o: Opstelling, open_: bool) -> None:
        laatste = _vandaag() if open_ else _vandaag() - timedelta(days=1)
        o.zet("update " + tabel + " set tot = %s where " + voorwaarde, laatste)  # noqa: S608  # our own words

    return zet


def _toestemming(o: Opstelling, open_: bool) -> None:
    laatste = _vandaag() if open_ else _vandaag() - timedelta(days=1)
    o.zet("update avg_toestemming set gevraagd_op = %s, tot = %s", laatste, laatste)


def _intrekken(o: Opstelling, open_: bool) -> None:
    """The newcomer taps; the owner turns it back for the next case."""
    if open_:
        o.zet("update avg_toestemming set ingetrokken_op = null, ingetrokken_door_id = null")
        return
    from django.urls import reverse

    sleutel = o.eigenaar.execute("select id from avg_toestemming").fetchone()
    assert sleutel is not None
    o.sessies["amira"].post(reverse("portaal:delen_stop", args=[sleutel[0]]))


def _nood(o: Opstelling, open_: bool) -> None:
    seconde = timedelta(seconds=1 if open_ else -1)
    o.zet(
        "update avg_noodtoegang set begin = clock_timestamp() - interval '1 hour', einde = clock_timestamp() + %s, gestopt_op = null",
        seconde,
    )


def _stoppen(o: Opstelling, open_: bool) -> None:
    if open_:
        o.zet("update avg_noodtoegang set begin = clock_timestamp(), einde = clock_timestamp() + interval '1 hour', gestopt_op = null")  # fmt: skip
        return
    from django.urls import reverse

    o.sessies["femke"].post(reverse("avg:noodtoegang_stop", args=[o.nood]))


def _client(o: Opstelling, zone: str) -> dict[str, bool]:
    return {"databank": o.in_de_databank("bert", _PERSONEN, zone), "scherm": o.op_het_scherm("bert")}


def _gedeeld(o: Opstelling, zone: str) -> dict[str, bool]:
    return {"databank": o.in_de_databank("bert", _GEZONDHEID, zone), "scherm": o.op_het_scherm("bert", _WOORDEN)}


def _in_nood(o: Opstelling, zone: str) -> dict[str, bool]:
    return {"databank": o.in_de_databank("femke", _GEZONDHEID, zone), "scherm": o.op_het_scherm("femke", _WOORDEN)}


def _gezin(o: Opstelling, zone: str) -> dict[str, bool]:
    return {"databank": o.in_de_databank("hanna", _NAMEN, zone), "scherm": o.op_het_scherm("hanna")}


def _van_elders(o: Opstelling, zone: str) -> dict[str, bool]:
    return {"databank": o.in_de_databank("joost", _PERSONEN, zone), "scherm": o.op_het_scherm("joost")}


def _gemeente_stopt(code: LiteralString) -> Zet:
    """One of the two municipalities leaves, and the other stays."""
    return _dag("toegang_deelnemer", "gemeente_id = (select id from organisaties_gemeente where code = '" + code + "')")  # noqa: S608  # our own words


def _toewijzing_stopt(o: Opstelling, open_: bool) -> None:
    """Stopped a second from now is not stopped yet: it is a moment that was, or none."""
    o.zet("update toegang_toewijzing set gestopt_op = case when %s then null else clock_timestamp() end", open_)


def _bladzijde(naam: str) -> Vraag:
    return lambda o, _zone: {"scherm": o.op_het_scherm(naam)}


SOORTEN: dict[str, tuple[Zet, Vraag]] = {
    "deelname": (_dag("toegang_betrokkenheid"), _client), "overeenkomst": (_dag("toegang_overeenkomst"), _client),
    "deelname, gedeeld": (_dag("toegang_betrokkenheid"), _gedeeld), "overeenkomst, gedeeld": (_dag("toegang_overeenkomst"), _gedeeld),
    "toewijzing van een vrijwilliger": (_dag("toegang_toewijzing"), _gezin), "toewijzing gestopt": (_toewijzing_stopt, _gezin),
    "deelname, vrijwilliger": (_dag("toegang_betrokkenheid"), _gezin), "overeenkomst, vrijwilliger": (_dag("toegang_overeenkomst"), _gezin),
    "aanstelling van een vrijwilliger": (_dag("toegang_aanstelling", "rol = 'mb_vrijwilliger'"), _bladzijde("hanna")),
    "toestemming": (_toestemming, _gedeeld), "toestemming ingetrokken": (_intrekken, _gedeeld),
    "noodtoegang": (_nood, _in_nood), "noodtoegang gestopt": (_stoppen, _in_nood),
    "aanstelling van een partner": (_dag("toegang_aanstelling", "rol = 'mb_coordinator'"), _bladzijde("bert")),
    "aanstelling van een regievoerder": (_dag("toegang_aanstelling", "rol = 'regievoerder'"), _bladzijde("sanne")),
    "aanstelling van een fg": (_dag("toegang_aanstelling", "rol = 'functionaris_gegevensbescherming'"), _bladzijde("femke")),
    "samenwerking van gemeenten": (_dag("toegang_samenwerking"), _van_elders), "gemeente van het dossier in een samenwerking": (_gemeente_stopt("assen"), _van_elders),
    "gemeente van de medewerker in een samenwerking": (_gemeente_stopt("tynaarlo"), _van_elders),
    "in dienst bij een andere gemeente": (_dag("toegang_aanstelling", "rol = 'coach_inburgering' and thuisgemeente_id is null"), _van_elders),
    "aanstelling van iemand van elders": (_dag("toegang_aanstelling", "thuisgemeente_id is not null"), _van_elders),
    "aanstelling van een inburgeraar": (_dag("toegang_aanstelling", "rol = 'inburgeraar'"), _bladzijde("amira")),
}  # fmt: skip


def _maak_open(o: Opstelling) -> None:
    """Everything holds again."""
    for tabel in (
        "toegang_betrokkenheid",
        "toegang_overeenkomst",
        "toegang_samenwerking",
        "toegang_deelnemer",
        "toegang_aanstelling",
    ):
        o.eigenaar.execute(sql.SQL("update {} set tot = null").format(sql.Identifier(tabel)))
    o.zet(
        "update avg_toestemming set ingetrokken_op = null, ingetrokken_door_id = null, gevraagd_op = %s, tot = %s",
        _vandaag(),
        _vandaag() + timedelta(days=30),
    )
    o.zet("update toegang_toewijzing set gestopt_op = null, tot = %s", _vandaag() + timedelta(days=30))
    _stoppen(o, open_=True)


def _vrijwilliger(wereld: Wereld) -> None:
    """Hanna helps Amira, asked in by Bert."""
    from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
    from samenspel.kern.klok import nu
    from samenspel.keten.handelingen.vrijwilligers import beloof_geheimhouding, nodig_uit
    from samenspel.toegang.models import Aanstelling

    dag = _vandaag()
    with wereld.als("bert") as bert:
        rij, _sleutels = nodig_uit(
            door=bert,
            naam="Hanna Brink",
            dossier_id=wereld.dossier_id,
            vanaf=dag - timedelta(days=60),
            tot=dag,
            nu=nu(),
        )
    wereld.gebruikers["hanna"] = rij.gebruiker
    with als_eigenaar():
        Aanstelling.objects.filter(gebruiker_id=rij.gebruiker_id).update(vanaf=dag - timedelta(days=60))
        wereld.aanstellingen["hanna"] = Aanstelling.objects.get(gebruiker_id=rij.gebruiker_id)
    wie: Aanwezige = wereld.wie("hanna")
    with identiteit(wie):
        beloof_geheimhouding(door=wie, nu=nu())


def _regionaal(wereld: Wereld) -> None:
    """Joost is employed by Tynaarlo, and works along in the dossier of Amira in Assen (as the owner)."""
    from samenspel.toegang.models import Aanstelling, Gebruiker, Rol
    from tests.wereld import WACHTWOORD, werken_samen, werkt_mee

    joost = wereld.gebruikers["joost"] = Gebruiker.objects.create_user("joost@voorbeeld.test", WACHTWOORD, naam="Joost")
    werken_samen(wereld.assen, wereld.tynaarlo, door=wereld.gebruikers["fatma"])
    vast = {"gebruiker": joost, "rol": Rol.COACH_INBURGERING}
    Aanstelling.objects.create(gemeente=wereld.tynaarlo, vanaf=date(2022, 2, 1), **vast)
    wereld.aanstellingen["joost"] = (
        Aanstelling.objects.create(  # the first of the two: a session that chose none is here
            gemeente=wereld.assen, thuisgemeente=wereld.tynaarlo, vanaf=date(2022, 1, 1), **vast
        )
    )
    werkt_mee(wereld.assen, joost, door=wereld.gebruikers["sanne"], dossier_id=wereld.dossier_id)


def _bouw(eigenaar: psycopg.Connection[Any], login: psycopg.Connection[Any]) -> Opstelling:
    from django.urls import reverse

    from samenspel.avg.tests.hulp import deel, gezondheid, stel_aan, vul_gezondheid
    from samenspel.avg.tests.test_nood import _open
    from samenspel.kern.identiteit import als_eigenaar
    from samenspel.toegang.models import Rol
    from tests import wereld as wereldmaker

    with als_eigenaar():
        wereld = wereldmaker._bouw()
        _regionaal(wereld)
    vul_gezondheid(wereld)
    stel_aan(wereld, "femke", Rol.FUNCTIONARIS_GEGEVENSBESCHERMING)
    _vrijwilliger(wereld)
    deel(wereld, gezondheid(wereld, wereld.sanne)[0])
    nood = str(_open(wereld).pk)
    bladen = {
        "bert": reverse("keten:client", args=[wereld.dossier_id]), "sanne": reverse("dossiers:partners", args=[wereld.dossier_id]),
        "femke": reverse("avg:noodtoegang", args=[nood]), "amira": reverse("portaal:delen"),
        "hanna": reverse("keten:gezin", args=[wereld.dossier_id]), "joost": reverse("dossiers:partners", args=[wereld.dossier_id]),
    }  # fmt: skip
    return Opstelling(wereld, eigenaar, login, {naam: wereld.client(naam) for naam in bladen}, bladen, nood)


def _te_laat(o: Opstelling, soort: str) -> bool:
    """Whether the end, a second ahead when it was put there, has passed meanwhile: then an answer that says shut says nothing."""
    rij = o.eigenaar.execute("select einde <= clock_timestamp() from avg_noodtoegang").fetchone()
    return soort == "noodtoegang" and rij is not None and bool(rij[0])


def _antwoorden(o: Opstelling, soort: str, zone: str, *, open_: bool) -> dict[str, bool]:
    """What each way of asking says just before or just after the end; asked again where the machine was too busy to ask in time."""
    zet, vraag = SOORTEN[soort]
    zet(o, open_)
    kan = vraag(o, zone)
    for _keer in range(60):
        if not open_ or all(kan.values()) or not _te_laat(o, soort):
            break
        zet(o, open_)
        kan = vraag(o, zone)
    return kan


def _reis(o: Opstelling, soort: str, zone: str, mis: Counter[str]) -> int:
    """One case: open just before, shut just after. Gives how much was asked."""
    gevraagd = 0
    for open_ in (True, False):
        for waar, kan in _antwoorden(o, soort, zone, open_=open_).items():
            gevraagd += 1
            if kan != open_:
                mis[f"{soort}, {'ervoor dicht' if open_ else 'erna open'}: {waar} ({zone})"] += 1
    _maak_open(o)
    return gevraagd


_NOG_ZONDER_GEVAL = (
    "toegang_kring_dossiers",
    "toegang_kring_mensen",
    "toegang_nalopende_dossiers",
    "toegang_met_maatje",
)
"""Cover, working along, teams, own rows after the end, a yes to one person: V1 asks them by day; here there is no case of theirs yet."""
_OP_TIJD = re.compile(r"zonder .*(\btot\b|\beinde\b)")


def _gemist(o: Opstelling) -> list[str]:
    """The functions of the wall that look at no end, one at a time, which were not seen."""
    from tests.matrix.fouten import fouten

    uit = []
    for fout in [
        fout
        for fout in fouten(o.eigenaar)
        if not fout.waar and _OP_TIJD.search(fout.naam) and not fout.naam.startswith(_NOG_ZONDER_GEVAL)
    ]:
        mis: Counter[str] = Counter()
        o.eigenaar.execute(cast("LiteralString", fout.erin))
        try:
            for soort in SOORTEN:
                _reis(o, soort, "UTC", mis)
        finally:
            o.eigenaar.execute(cast("LiteralString", fout.eruit))
        uit += [] if mis else [fout.naam]
    return uit


def main(deel: str = "1/1") -> int:
    """Run one part; the last line is the outcome as JSON."""
    i, n = map(int, deel.split("/"))
    kopieer_mal(NAAM)
    url, url_eigenaar = (met_naam(os.environ[naam], NAAM) for naam in ("DATABASE_URL", "DATABASE_URL_EIGENAAR"))
    os.environ |= {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "samenspel.config.settings", "SAMENSPEL_POOL": "nee"}
    import django

    django.setup()
    logging.disable(logging.WARNING)  # each page that is shut would write a line
    from django.db import connections

    kans = random.Random(ZAAD)  # noqa: S311  # no secret
    gevallen = [(kans.choice(list(SOORTEN)), kans.choice(_ZONES)) for _geval in range(GEVALLEN)][i - 1 :: n]
    mis: Counter[str] = Counter()
    gevraagd = 0
    try:
        with psycopg.connect(url_eigenaar, autocommit=True) as eigenaar, psycopg.connect(url, autocommit=True) as login:
            opstelling = _bouw(eigenaar, login)
            for soort, zone in gevallen:
                gevraagd += _reis(opstelling, soort, zone, mis)
            mis.update(f"de controle zag niet: {naam}" for naam in _gemist(opstelling))
            connections.close_all()
    finally:
        with server() as verbinding:
            haal_weg(verbinding, NAAM)
    for wat, aantal in mis.most_common(50):
        sys.stdout.write(f"niet op tijd: {wat} ({aantal})\n")
    counts = {"gevallen": len(gevallen), "per soort": Counter(soort for soort, _zone in gevallen), "mis": mis}
    sys.stdout.write(json.dumps({"checked": gevraagd, "wrong": mis.total(), "seed": ZAAD, "counts": counts}) + "\n")
    return 1 if mis else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
