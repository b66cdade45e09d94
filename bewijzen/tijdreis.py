"""`run.py bewijs tijdreis` (V5): something that opens a dossier ends at t; it is open a second before, and shut a second after.

Two thousand times, chosen by chance: taking part and the thirty days after it, agreement, consent (its last day, or taken back), emergency, appointment, cover,
working along, a team, somebody one on one. The clock of the database does not move for us, so the row does: its end is put a second (or a day, where a day is what
counts) behind and before now. Asked of PostgreSQL itself, in a time zone chosen by chance, and over HTTP in a session that stayed open all the while. A wall that
looks at no end must be seen. Part i of n takes every n-th.
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
from uuid import UUID

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
_ACTIES: LiteralString = "select count(*) from plan_actie"
_OPDRACHT = "Bel over de post"


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


_EEN_DING: LiteralString = "tabel <> 'toegang_betrokkenheid'"
_EEN_OP_EEN: LiteralString = "tabel = 'toegang_betrokkenheid'"


def _toestemming(welke: LiteralString) -> Zet:
    def zet(o: Opstelling, open_: bool) -> None:
        laatste = _vandaag() if open_ else _vandaag() - timedelta(days=1)
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


def _gezin(naam: str) -> Vraag:
    return lambda o, zone: {"databank": o.in_de_databank(naam, _NAMEN, zone), "scherm": o.op_het_scherm(naam)}


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
    return {"databank": o.in_de_databank("bert", _ACTIES, zone), "scherm": o.op_het_scherm("bert_afgerond", _OPDRACHT)}


def _voor_het_begin(o: Opstelling, zone: str) -> dict[str, bool]:
    return _client(o, zone) | {"eigen regels": o.in_de_databank("bert", _ACTIES, zone)}


def _deelname_begint(o: Opstelling, open_: bool) -> None:
    """The other way round: shut the day before. Nothing is over then, so nothing of after the end is there either."""
    eerste = _vandaag() + timedelta(days=0 if open_ else 1)
    o.zet("update toegang_betrokkenheid set vanaf = %s, tot = %s", eerste, eerste + timedelta(days=30))


def _naloop(o: Opstelling, open_: bool) -> None:
    o.zet("update toegang_betrokkenheid set tot = %s", _vandaag() - timedelta(days=30 if open_ else 31))


def _overeenkomst_in_naloop(o: Opstelling, open_: bool) -> None:
    o.zet("update toegang_betrokkenheid set tot = %s", _vandaag() - timedelta(days=1))
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
    "deelname, vrijwilliger": (_dag("toegang_betrokkenheid"), _gezin("hanna")), "overeenkomst, vrijwilliger": (_dag("toegang_overeenkomst"), _gezin("hanna")),
    "aanstelling van een vrijwilliger": (_dag("toegang_aanstelling", "rol = 'mb_vrijwilliger'"), _bladzijde("hanna")),
    "toestemming": (_toestemming(_EEN_DING), _gedeeld), "toestemming ingetrokken": (_intrekken(_EEN_DING), _gedeeld),
    "iemand een op een": (_toestemming(_EEN_OP_EEN), _gezin("noor")), "iemand een op een ingetrokken": (_intrekken(_EEN_OP_EEN), _gezin("noor")),
    "vervanging": (_dag("toegang_vervanging"), _kring("petra")),
    "meewerken in een dossier": (_dag("toegang_meewerking"), _kring("kees")), "meewerken gestopt": (_stopt("toegang_meewerking"), _kring("kees")),
    "meewerken voor een regievoerder": (_dag("toegang_meewerking"), _kring("olga")),
    "meewerken voor een regievoerder gestopt": (_stopt("toegang_meewerking"), _kring("olga")),
    "aanstelling van een teamleider": (_dag("toegang_aanstelling", "rol = 'teamleider'"), _kring("ruud")),
    "een collega uit het team": (_dag("toegang_aanstelling", _IN_ZUID), _kring("ruud")), "een collega die vertrok": (_vertrokken, _kring("ruud")),
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
    later = _vandaag() + timedelta(days=30)
    o.zet("update toegang_betrokkenheid set vanaf = %s", _vandaag() - timedelta(days=90))
    o.zet(
        "update avg_toestemming set ingetrokken_op = null, ingetrokken_door_id = null, gevraagd_op = %s, tot = %s",
        _vandaag(),
        later,
    )
    o.zet("update toegang_toewijzing set gestopt_op = null, tot = %s", later)
    o.zet("update toegang_vervanging set tot = %s", later)
    o.zet("update toegang_meewerking set gestopt_op = null, tot = null")
    _stoppen(o, open_=True)


def _helpt(wereld: Wereld, coordinator: str, naam: str, als: str) -> None:
    """Somebody helps Amira one on one, asked in by the coordinator of the organisation."""
    from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
    from samenspel.kern.klok import nu
    from samenspel.keten.handelingen.vrijwilligers import beloof_geheimhouding, nodig_uit
    from samenspel.toegang.models import Aanstelling

    dag = _vandaag()
    with wereld.als(coordinator) as door:
        rij, _sleutels = nodig_uit(
            door=door,
            naam=naam.title(),
            dossier_id=wereld.dossier_id,
            vanaf=dag - timedelta(days=60),
            tot=dag,
            nu=nu(),
            als=als,
        )
    wereld.gebruikers[naam] = rij.gebruiker
    with als_eigenaar():
        Aanstelling.objects.filter(gebruiker_id=rij.gebruiker_id).update(vanaf=dag - timedelta(days=60))
        wereld.aanstellingen[naam] = Aanstelling.objects.get(gebruiker_id=rij.gebruiker_id)
    wie: Aanwezige = wereld.wie(naam)
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


def _maatje(wereld: Wereld) -> None:
    """Noor is a taalmaatje of Vaart Welzijn, where Ilse works: Amira said yes to somebody one on one (ADR 27)."""
    from samenspel.avg.delen import een_op_een
    from samenspel.avg.handelingen.toestemmen import leg_toestemming_vast
    from samenspel.avg.tests.hulp import gevraagd
    from samenspel.kern.identiteit import als_eigenaar
    from samenspel.kern.klok import nu
    from samenspel.organisaties.models import Organisatie
    from samenspel.toegang.categorieen import mogelijk
    from samenspel.toegang.models import Betrokkenheid, Rol
    from tests.wereld import sluit_overeenkomst

    with als_eigenaar():
        vaart = Organisatie.objects.create(naam="Vaart Welzijn", soort=Organisatie.Soort.WELZIJN)
        vaart.gemeenten.add(wereld.assen)
        sluit_overeenkomst(wereld.assen, vaart, wereld.gebruikers["fatma"])
        _stel_aan(wereld, "ilse", Rol.SOCIAAL_TEAM_WELZIJN, organisatie=vaart)
        Betrokkenheid.objects.create(
            gemeente=wereld.assen, dossier_id=wereld.dossier_id, organisatie=vaart, doel="ontmoeten", vanaf=_vandaag() - timedelta(days=90),
            categorieen=list(mogelijk(vaart.soort)), stand=Betrokkenheid.Stand.GEACCEPTEERD,
        )  # fmt: skip
    with wereld.als("sanne") as sanne:
        (ja,) = een_op_een(vaart, [wereld.dossier_id], wie=sanne, op=_vandaag())
        leg_toestemming_vast(ja, vaart, gevraagd(), door=sanne, nu=nu())
    _helpt(wereld, "ilse", "noor", Rol.INFORMELE_TAAL_MAATJE)


def _stel_aan(wereld: Wereld, naam: str, rol: str, **velden: Any) -> None:
    """One more of the cast, in Assen (as the owner)."""
    from samenspel.toegang.models import Aanstelling, Gebruiker

    if naam not in wereld.gebruikers:
        wereld.gebruikers[naam] = Gebruiker.objects.create_user(f"{naam}@voorbeeld.test", None, naam=naam.title())
    wereld.aanstellingen[naam] = Aanstelling.objects.create(
        gebruiker=wereld.gebruikers[naam], gemeente=wereld.assen, rol=rol, vanaf=date(2022, 1, 1), **velden
    )


def _collegas(wereld: Wereld) -> UUID:
    """Petra covers for Sanne, Olga assists her, Ruud leads the team in which Tess is contact person of the dossier that this gives."""
    from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
    from samenspel.dossiers.models import Doelgroep, Dossier
    from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
    from samenspel.organisaties.models import Team
    from samenspel.toegang.matrix import SYSTEEM
    from samenspel.toegang.models import Rol, Vervanging
    from tests.wereld import NU, werkt_mee

    sanne = wereld.gebruikers["sanne"]
    with als_eigenaar():
        noord, zuid = (Team.objects.create(gemeente=wereld.assen, naam=naam) for naam in ("Noord", "Zuid"))
        _stel_aan(wereld, "petra", Rol.REGIEVOERDER)
        _stel_aan(wereld, "olga", Rol.ONDERSTEUNER_REGIE)
        _stel_aan(wereld, "ruud", Rol.TEAMLEIDER, team=zuid)
        for team in (noord, zuid):
            _stel_aan(wereld, "tess", Rol.REGIEVOERDER, team=team)
        dagen = {"vanaf": _vandaag() - timedelta(days=60), "tot": _vandaag()}
        Vervanging.objects.create(gemeente=wereld.assen, afwezig=sanne, vervanger=wereld.gebruikers["petra"], **dagen)
        werkt_mee(wereld.assen, wereld.gebruikers["olga"], door=sanne, regievoerder=sanne)
    systeem = Aanwezige(gebruiker_id=sanne.pk, gemeente_id=wereld.assen.pk, rol=SYSTEEM, doel="bewijs")
    with identiteit(systeem):
        aanmelding = Aanmelding(naam="Basma Test", doelgroep=Doelgroep.ASIEL_A, geboortedatum="1990-01-02")
        dossier = open_dossier(aanmelding, door=systeem, op=date(2026, 2, 16), vastgelegd_op=NU)
        Dossier.objects.filter(pk=dossier.pk).update(contactpersoon=wereld.gebruikers["tess"])
    return dossier.pk


def _met_een_taak(wereld: Wereld) -> None:
    """Bert's organisation has a task in the plan: a row of its own."""
    from samenspel.plan.tests.hulp_leefplan import actie, doel, van_vluchtelingenwerk

    with wereld.als("sanne"):
        actie(doel(wereld), wereld, eigenaar=van_vluchtelingenwerk(wereld), opdracht=_OPDRACHT)


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
    _helpt(wereld, "bert", "hanna", Rol.MB_VRIJWILLIGER)
    _maatje(wereld)
    van_tess = _collegas(wereld)
    _met_een_taak(wereld)
    deel(wereld, gezondheid(wereld, wereld.sanne)[0])
    nood = str(_open(wereld).pk)
    bladen = {
        "bert": reverse("keten:client", args=[wereld.dossier_id]), "sanne": reverse("dossiers:partners", args=[wereld.dossier_id]),
        "femke": reverse("avg:noodtoegang", args=[nood]), "amira": reverse("portaal:delen"),
        "hanna": reverse("keten:gezin", args=[wereld.dossier_id]), "joost": reverse("dossiers:partners", args=[wereld.dossier_id]),
        "bert_afgerond": reverse("keten:afgerond"), "ruud": reverse("dossiers:partners", args=[van_tess]),
    }  # fmt: skip
    bladen |= dict.fromkeys(("hanna", "noor"), reverse("keten:gezin", args=[wereld.dossier_id]))
    bladen |= dict.fromkeys(("petra", "kees", "olga"), bladen["sanne"])
    sessies = {naam: wereld.client(naam.partition("_")[0]) for naam in bladen}
    return Opstelling(wereld, eigenaar, login, sessies, bladen, nood)


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


_OP_TIJD = re.compile(r"zonder .*\b(tot|einde|gestopt_op|ingetrokken_op)\b")


_NOG_ZONDER_GEVAL = ("toegang_gevonden_dossiers", "toegang_gemachtigd")
"""The ten minutes of the desk and who looks along: V1 and their own tests ask them; here there is no case of theirs yet."""


def _gemist(o: Opstelling) -> list[str]:
    """The functions of the wall that look at no end, one at a time, which were not seen."""
    from tests.matrix.fouten import fouten

    uit = []
    op_tijd = [fout for fout in fouten(o.eigenaar) if not fout.waar and _OP_TIJD.search(fout.naam)]
    for fout in [fout for fout in op_tijd if not fout.naam.startswith(_NOG_ZONDER_GEVAL)]:
        mis: Counter[str] = Counter()
        o.eigenaar.execute(cast("LiteralString", fout.erin))
        try:
            for soort in SOORTEN:
                _reis(o, soort, "UTC", mis)
                if mis:
                    break
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
