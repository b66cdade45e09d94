"""Everything of the time travel that ends: how its end is put just ahead of now or just behind it, and who must notice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import LiteralString

from bewijzen._tijdreis_wereld import AMIRA, OPDRACHT, PLEK, Opstelling, vandaag

_WOORDEN = "zware belemmering"
_GEZONDHEID: LiteralString = "select count(*) from intake_belemmeringgezondheid"
_NAMEN: LiteralString = "select count(*) from kort_c01_naam"
_PERSONEN: LiteralString = "select count(*) from personen_persoon"
_ACTIES: LiteralString = "select count(*) from plan_actie"
_VAN_TOLK: dict[str, LiteralString] = {
    "boeking": "select count(*) from kort_c01_boeking", "afspraak": "select count(*) from kort_c16_mijn",
}  # fmt: skip
Vraag = Callable[[Opstelling, str], dict[str, bool]]
Zet = Callable[[Opstelling, bool], None]
"""Puts the end just ahead of now (True) or just behind it."""


def _dag(tabel: LiteralString, voorwaarde: LiteralString = "true") -> Zet:
    def zet(o: Opstelling, open_: bool) -> None:
        laatste = vandaag() if open_ else vandaag() - timedelta(days=1)
        o.zet("update " + tabel + " set tot = %s where " + voorwaarde, laatste)  # noqa: S608  # our own words

    return zet


_EEN_DING: LiteralString = "tabel not in ('toegang_betrokkenheid', 'toegang_machtiging')"
_EEN_OP_EEN: LiteralString = "tabel = 'toegang_betrokkenheid'"
_MEEKIJKEN: LiteralString = "tabel = 'toegang_machtiging'"


def _toestemming(welke: LiteralString) -> Zet:
    def zet(o: Opstelling, open_: bool) -> None:
        laatste = vandaag() if open_ else vandaag() - timedelta(days=1)
        o.zet("update avg_toestemming set gevraagd_op = %s, tot = %s where " + welke, laatste, laatste)  # noqa: S608  # our own words

    return zet


def _intrekken(welke: LiteralString) -> Zet:
    """The newcomer taps; the owner turns it back for the next case."""

    def zet(o: Opstelling, open_: bool) -> None:
        if open_:
            o.zet("update avg_toestemming set ingetrokken_op = null, ingetrokken_door_id = null")
            return
        from django.urls import reverse

        sleutel = o.eigenaar.execute("select id from avg_toestemming where " + welke).fetchone()  # noqa: S608  # our own words
        assert sleutel is not None
        o.sessies["amira"].post(reverse("portaal:delen_stop", args=[sleutel[0]]))

    return zet


def _nood(o: Opstelling, open_: bool) -> None:
    seconde = timedelta(seconds=1 if open_ else -1)
    o.zet(
        "update avg_noodtoegang set begin = clock_timestamp() - interval '1 hour', einde = clock_timestamp() + %s, gestopt_op = null",
        seconde,
    )


def stoppen(o: Opstelling, open_: bool) -> None:
    if open_:
        o.zet("update avg_noodtoegang set begin = clock_timestamp(), einde = clock_timestamp() + interval '1 hour', gestopt_op = null")  # fmt: skip
        return
    from django.urls import reverse

    o.sessies["femke"].post(reverse("avg:noodtoegang_stop", args=[o.nood]))


def _aan_de_balie(o: Opstelling, open_: bool) -> None:
    """The moment of the question moves, and its end along with it: ten minutes is what the database made of it."""
    seconde = timedelta(seconds=1 if open_ else -1)
    o.zet("update toegang_balievraag set op = statement_timestamp() - interval '10 minutes' + %s, tot = statement_timestamp() - interval '10 minutes' + %s + (tot - op)", seconde, seconde)  # fmt: skip


def _meekijken_begint(o: Opstelling, open_: bool) -> None:
    """The other way round: shut the day before."""
    o.zet("update toegang_machtiging set vanaf = %s", vandaag() + timedelta(days=0 if open_ else 1))


def _tolk_de_dag_erna(o: Opstelling, open_: bool) -> None:
    """The day after the appointment is the last."""
    o.zet("update toegang_tolkboeking set dag = %s", vandaag() - timedelta(days=1 if open_ else 2))


def _belooft(tabel: LiteralString) -> Zet:
    """The other way round: shut until the promise."""

    def zet(o: Opstelling, open_: bool) -> None:
        o.zet("update " + tabel + " set geheimhouding_op = case when %s then clock_timestamp() end", open_)  # noqa: S608  # our own words

    return zet


def _client(o: Opstelling, zone: str) -> dict[str, bool]:
    return {"databank": o.in_de_databank("bert", _PERSONEN, zone), "scherm": o.op_het_scherm("bert")}


def _gedeeld(o: Opstelling, zone: str) -> dict[str, bool]:
    return {"databank": o.in_de_databank("bert", _GEZONDHEID, zone), "scherm": o.op_het_scherm("bert", _WOORDEN)}


def _in_nood(o: Opstelling, zone: str) -> dict[str, bool]:
    return {"databank": o.in_de_databank("femke", _GEZONDHEID, zone), "scherm": o.op_het_scherm("femke", _WOORDEN)}


def _gezin(naam: str) -> Vraag:
    return lambda o, zone: {"databank": o.in_de_databank(naam, _NAMEN, zone), "scherm": o.op_het_scherm(naam)}


def _gevonden(o: Opstelling, zone: str) -> dict[str, bool]:
    return {"databank": o.in_de_databank("dirk", _NAMEN, zone), "scherm": o.op_het_scherm("dirk", "Amira H.")}


def _tolkt(o: Opstelling, zone: str) -> dict[str, bool]:
    """The number of the booking, and the place of the appointment; the page stays, and says that it is over, or asks for the promise."""
    databank = {zicht: o.in_de_databank("selam", vraag, zone) for zicht, vraag in _VAN_TOLK.items()}
    return databank | {"scherm": o.op_het_scherm("selam", PLEK)}


def _kijkt_mee(o: Opstelling, zone: str) -> dict[str, bool]:
    """The page stays, and says that it is over."""
    return {"databank": o.in_de_databank("nadia", _PERSONEN, zone), "scherm": o.op_het_scherm("nadia", AMIRA)}


def _van_elders(o: Opstelling, zone: str) -> dict[str, bool]:
    return {"databank": o.in_de_databank("joost", _PERSONEN, zone), "scherm": o.op_het_scherm("joost")}


def _gemeente_stopt(code: LiteralString) -> Zet:
    """One of the two municipalities leaves, and the other stays."""
    return _dag("toegang_deelnemer", "gemeente_id = (select id from organisaties_gemeente where code = '" + code + "')")  # noqa: S608  # our own words


def _kring(naam: str) -> Vraag:
    """Whether a colleague reaches the dossier that is in reach by this alone (ADR 25)."""
    return lambda o, zone: {"databank": o.in_de_databank(naam, _PERSONEN, zone), "scherm": o.op_het_scherm(naam)}


def _eigen_regels(o: Opstelling, zone: str) -> dict[str, bool]:
    """What the organisation did itself, after it took part (ADR 26)."""
    return {"databank": o.in_de_databank("bert", _ACTIES, zone), "scherm": o.op_het_scherm("bert_afgerond", OPDRACHT)}


def _voor_het_begin(o: Opstelling, zone: str) -> dict[str, bool]:
    return _client(o, zone) | {"eigen regels": o.in_de_databank("bert", _ACTIES, zone)}


def _deelname_begint(o: Opstelling, open_: bool) -> None:
    """The other way round: shut the day before. Nothing is over then, so nothing of after the end is there either."""
    eerste = vandaag() + timedelta(days=0 if open_ else 1)
    o.zet("update toegang_betrokkenheid set vanaf = %s, tot = %s", eerste, eerste + timedelta(days=30))


def _naloop(o: Opstelling, open_: bool) -> None:
    o.zet("update toegang_betrokkenheid set tot = %s", vandaag() - timedelta(days=30 if open_ else 31))


def _overeenkomst_in_naloop(o: Opstelling, open_: bool) -> None:
    o.zet("update toegang_betrokkenheid set tot = %s", vandaag() - timedelta(days=1))
    _dag("toegang_overeenkomst")(o, open_)


_IN_ZUID: LiteralString = "gebruiker_id in (select id from toegang_gebruiker where naam = 'Tess') and team_id = (select id from organisaties_team where naam = 'Zuid')"
_IN_NOORD: LiteralString = "team_id = (select id from organisaties_team where naam = 'Noord')"


def _vertrokken(o: Opstelling, open_: bool) -> None:
    """The other way round: only when nothing of the contact person runs here any more, every team leader reaches the dossier."""
    _dag("toegang_aanstelling", _IN_ZUID)(o, False)
    _dag("toegang_aanstelling", _IN_NOORD)(o, not open_)


def _stopt(tabel: LiteralString) -> Zet:
    """Stopped a second from now is not stopped yet: it is a moment that was, or none."""

    def zet(o: Opstelling, open_: bool) -> None:
        o.zet("update " + tabel + " set gestopt_op = case when %s then null else clock_timestamp() end", open_)  # noqa: S608  # our own words

    return zet


def _bladzijde(naam: str) -> Vraag:
    return lambda o, _zone: {"scherm": o.op_het_scherm(naam)}


SOORTEN: dict[str, tuple[Zet, Vraag]] = {
    "deelname": (_dag("toegang_betrokkenheid"), _client), "overeenkomst": (_dag("toegang_overeenkomst"), _client),
    "deelname, gedeeld": (_dag("toegang_betrokkenheid"), _gedeeld), "overeenkomst, gedeeld": (_dag("toegang_overeenkomst"), _gedeeld),
    "deelname begint": (_deelname_begint, _voor_het_begin),
    "eigen regels na het einde": (_naloop, _eigen_regels), "overeenkomst na het einde": (_overeenkomst_in_naloop, _eigen_regels),
    "toewijzing van een vrijwilliger": (_dag("toegang_toewijzing"), _gezin("hanna")), "toewijzing gestopt": (_stopt("toegang_toewijzing"), _gezin("hanna")),
    "vrijwilliger belooft geheimhouding": (_belooft("toegang_vrijwilliger"), _gezin("hanna")),
    "deelname, vrijwilliger": (_dag("toegang_betrokkenheid"), _gezin("hanna")), "overeenkomst, vrijwilliger": (_dag("toegang_overeenkomst"), _gezin("hanna")),
    "aanstelling van een vrijwilliger": (_dag("toegang_aanstelling", "rol = 'mb_vrijwilliger'"), _gezin("hanna")),
    "toestemming": (_toestemming(_EEN_DING), _gedeeld), "toestemming ingetrokken": (_intrekken(_EEN_DING), _gedeeld),
    "iemand een op een": (_toestemming(_EEN_OP_EEN), _gezin("noor")), "iemand een op een ingetrokken": (_intrekken(_EEN_OP_EEN), _gezin("noor")),
    "vraag van de balie": (_aan_de_balie, _gevonden), "aanstelling aan de balie": (_dag("toegang_aanstelling", "rol = 'klantcontact_balie'"), _bladzijde("dirk")),
    "boeking van een tolk": (_tolk_de_dag_erna, _tolkt), "boeking van een tolk gestopt": (_stopt("toegang_tolkboeking"), _tolkt),
    "tolk belooft geheimhouding": (_belooft("toegang_tolkboeking"), _tolkt), "aanstelling van een tolk": (_dag("toegang_aanstelling", "rol = 'tolk'"), _bladzijde("selam")),
    "meekijken": (_toestemming(_MEEKIJKEN), _kijkt_mee), "meekijken ingetrokken": (_intrekken(_MEEKIJKEN), _kijkt_mee),
    "meekijken begint": (_meekijken_begint, _kijkt_mee),
    "aanstelling van een gemachtigde": (_dag("toegang_aanstelling", "rol = 'gemachtigde'"), _bladzijde("nadia")),
    "vervanging": (_dag("toegang_vervanging"), _kring("petra")),
    "meewerken in een dossier": (_dag("toegang_meewerking"), _kring("kees")), "meewerken gestopt": (_stopt("toegang_meewerking"), _kring("kees")),
    "meewerken voor een regievoerder": (_dag("toegang_meewerking"), _kring("olga")),
    "meewerken voor een regievoerder gestopt": (_stopt("toegang_meewerking"), _kring("olga")),
    "aanstelling van een teamleider": (_dag("toegang_aanstelling", "rol = 'teamleider'"), _kring("ruud")),
    "een collega uit het team": (_dag("toegang_aanstelling", _IN_ZUID), _kring("ruud")), "een collega die vertrok": (_vertrokken, _kring("ruud")),
    "noodtoegang": (_nood, _in_nood), "noodtoegang gestopt": (stoppen, _in_nood),
    "aanstelling van een partner": (_dag("toegang_aanstelling", "rol = 'mb_coordinator'"), _bladzijde("bert")),
    "aanstelling van een regievoerder": (_dag("toegang_aanstelling", "rol = 'regievoerder'"), _bladzijde("sanne")),
    "aanstelling van een fg": (_dag("toegang_aanstelling", "rol = 'functionaris_gegevensbescherming'"), _bladzijde("femke")),
    "samenwerking van gemeenten": (_dag("toegang_samenwerking"), _van_elders), "gemeente van het dossier in een samenwerking": (_gemeente_stopt("assen"), _van_elders),
    "gemeente van de medewerker in een samenwerking": (_gemeente_stopt("tynaarlo"), _van_elders),
    "in dienst bij een andere gemeente": (_dag("toegang_aanstelling", "rol = 'coach_inburgering' and thuisgemeente_id is null"), _van_elders),
    "aanstelling van iemand van elders": (_dag("toegang_aanstelling", "thuisgemeente_id is not null"), _van_elders),
    "aanstelling van een inburgeraar": (_dag("toegang_aanstelling", "rol = 'inburgeraar'"), _bladzijde("amira")),
}  # fmt: skip
