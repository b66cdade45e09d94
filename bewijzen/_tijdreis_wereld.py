"""The world of the time travel: Amira's dossier, and everybody who has it in reach by something that ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, LiteralString
from uuid import UUID

import psycopg

if TYPE_CHECKING:
    from django.test import Client

    from tests.wereld import Wereld

OPDRACHT, AMIRA, PLEK = "Bel over de post", "Amira Test el Haddad", "Noordersingel 33"
_NEEM_PLAATS = "select set_config('app.rol', toegang_rol(%s, %s, %s), true)"
"""As `kern.identiteit` does."""


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


def vandaag() -> date:
    from samenspel.kern import klok

    return klok.vandaag()


def _helpt(wereld: Wereld, coordinator: str, naam: str, als: str) -> None:
    """Somebody helps Amira one on one, asked in by the coordinator of the organisation."""
    from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
    from samenspel.kern.klok import nu
    from samenspel.keten.handelingen.vrijwilligers import beloof_geheimhouding, nodig_uit
    from samenspel.toegang.models import Aanstelling

    dag = vandaag()
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
    # the first of the two: a session that chose none is here
    wereld.aanstellingen["joost"] = Aanstelling.objects.create(
        gemeente=wereld.assen, thuisgemeente=wereld.tynaarlo, vanaf=date(2022, 1, 1), **vast
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
            gemeente=wereld.assen, dossier_id=wereld.dossier_id, organisatie=vaart, doel="ontmoeten", vanaf=vandaag() - timedelta(days=90),
            categorieen=list(mogelijk(vaart.soort)), stand=Betrokkenheid.Stand.GEACCEPTEERD,
        )  # fmt: skip
    with wereld.als("sanne") as sanne:
        (ja,) = een_op_een(vaart, [wereld.dossier_id], wie=sanne, op=vandaag())
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
        dagen = {"vanaf": vandaag() - timedelta(days=60), "tot": vandaag()}
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
        actie(doel(wereld), wereld, eigenaar=van_vluchtelingenwerk(wereld), opdracht=OPDRACHT)


def _gemachtigde(wereld: Wereld) -> None:
    """Amira lets Nadia look along at who she is; it began before today."""
    from samenspel.kern.identiteit import als_eigenaar
    from samenspel.portaal.tests.test_gemachtigde import laat_meekijken
    from samenspel.toegang.models import Aanstelling, Rol

    laat_meekijken(wereld, "C01")
    with als_eigenaar():
        Aanstelling.objects.filter(rol=Rol.GEMACHTIGDE).update(vanaf=vandaag() - timedelta(days=60))


def _tolk(wereld: Wereld) -> None:
    """Selam is booked for one appointment with Amira, and promised secrecy."""
    from samenspel.kern.identiteit import als_eigenaar
    from samenspel.keten.tests.test_tolk import afspraak, boek
    from samenspel.toegang.models import Aanstelling, Gebruiker

    wie, _sleutels = boek(wereld, afspraak(wereld))
    with als_eigenaar():
        Aanstelling.objects.filter(gebruiker_id=wie.gebruiker_id).update(vanaf=vandaag() - timedelta(days=60))
        wereld.gebruikers["selam"] = Gebruiker.objects.get(pk=wie.gebruiker_id)
        wereld.aanstellingen["selam"] = Aanstelling.objects.get(gebruiker_id=wie.gebruiker_id)


def _balie(wereld: Wereld) -> str:
    """Dirk works at the desk, and asked after Amira. Gives the id of the question."""
    from samenspel.balie.handelingen import Uitkomst, vraag_aan_de_balie
    from samenspel.kern.identiteit import als_eigenaar
    from samenspel.toegang.models import Rol

    with als_eigenaar():
        _stel_aan(wereld, "dirk", Rol.KLANTCONTACT_BALIE)
    with wereld.als("dirk") as dirk:
        uitkomst, vraag_id = vraag_aan_de_balie(AMIRA, "1994-03-14", door=dirk)
    assert uitkomst is Uitkomst.GEVONDEN
    return str(vraag_id)


def bouw(eigenaar: psycopg.Connection[Any], login: psycopg.Connection[Any]) -> Opstelling:
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
    _gemachtigde(wereld)
    _tolk(wereld)
    vraag = _balie(wereld)
    deel(wereld, gezondheid(wereld, wereld.sanne)[0])
    nood = str(_open(wereld).pk)
    bladen = {
        "bert": reverse("keten:client", args=[wereld.dossier_id]), "sanne": reverse("dossiers:partners", args=[wereld.dossier_id]),
        "femke": reverse("avg:noodtoegang", args=[nood]), "amira": reverse("portaal:delen"),
        "hanna": reverse("keten:gezin", args=[wereld.dossier_id]), "joost": reverse("dossiers:partners", args=[wereld.dossier_id]),
        "bert_afgerond": reverse("keten:afgerond"), "ruud": reverse("dossiers:partners", args=[van_tess]),
        "dirk": reverse("balie:gevonden", args=[vraag]), "nadia": reverse("portaal:gemachtigd"), "selam": reverse("keten:tolk"),
    }  # fmt: skip
    bladen |= dict.fromkeys(("hanna", "noor"), reverse("keten:gezin", args=[wereld.dossier_id]))
    bladen |= dict.fromkeys(("petra", "kees", "olga"), bladen["sanne"])
    sessies = {naam: wereld.client(naam.partition("_")[0]) for naam in bladen}
    return Opstelling(wereld, eigenaar, login, sessies, bladen, nood)
