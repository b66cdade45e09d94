"""Municipalities, organisations and staff of the demo. Organisations are those that the documents name; people are made up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.hashers import make_password

from samenspel.beleid.models import Beleidswaarde
from samenspel.demo.samenwerkingen import bouw_samenwerkingen
from samenspel.kern.klok import nu, vandaag
from samenspel.organisaties.models import Gemeente, Organisatie, Regio, Team
from samenspel.toegang.models import Aanstelling, Gebruiker, Kwalificatie, Rol
from wet.beleidswaarden import meegeleverd

_GEMEENTEN = (
    ("aa-en-hunze", "Aa en Hunze", "H", "sda"), ("assen", "Assen", "A", "sda"), ("tynaarlo", "Tynaarlo", "T", "sda"),
    ("almelo", "Almelo", "L", None), ("noordoostpolder", "Noordoostpolder", "N", None), ("venlo", "Venlo", "V", None),
)  # fmt: skip
_S = Organisatie.Soort
_ORGANISATIES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("VluchtelingenWerk Noord-Nederland", _S.MAATSCHAPPELIJKE_BEGELEIDING, ("assen", "tynaarlo")),
    ("Impuls Aa en Hunze", _S.MAATSCHAPPELIJKE_BEGELEIDING, ("aa-en-hunze",)),
    ("Vaart Welzijn", _S.WELZIJN, ("assen",)),
    ("GKB", _S.KREDIETBANK, ("assen", "aa-en-hunze", "tynaarlo")),
    ("Werkplein Drentsche Aa", _S.WERK, ("assen", "aa-en-hunze", "tynaarlo")),
    ("SVWA", _S.MAATSCHAPPELIJKE_BEGELEIDING, ("almelo",)),
    ("Stadsbank Oost Nederland", _S.KREDIETBANK, ("almelo",)),
    ("Avedan", _S.WELZIJN, ("almelo",)),
    ("VluchtelingenWerk Oost-Nederland", _S.MAATSCHAPPELIJKE_BEGELEIDING, ("noordoostpolder",)),
    ("Concern voor Werk", _S.WERK, ("noordoostpolder",)),
    ("Kredietbank Nederland", _S.KREDIETBANK, ("noordoostpolder",)),
    ("VluchtelingenWerk Zuid-Nederland", _S.MAATSCHAPPELIJKE_BEGELEIDING, ("venlo",)),
    ("Taalschool De Wissel (verzonnen)", _S.TAALSCHOOL, ("assen", "aa-en-hunze", "tynaarlo")),
    ("Taalschool Het Kanaal (verzonnen)", _S.TAALSCHOOL, ("almelo", "noordoostpolder", "venlo")),
    ("COA", _S.COA, ("assen", "aa-en-hunze", "tynaarlo", "almelo", "noordoostpolder", "venlo")),
)

WACHTWOORD = "samen voor nieuwkomers"


@dataclass(frozen=True, slots=True)
class Login:
    """One printed login: who, which role, and why to log in as this person. `dagen`: for an assignment of so many days from today."""

    email: str
    naam: str
    gemeenten: tuple[str, ...]
    rol: str
    titel: str = ""
    organisatie: str = ""
    kwalificaties: tuple[str, ...] = ()
    uitleg: str = ""
    tweede_stap: bool = False
    dagen: int = 0


_ALLE = ("brede_intake", "leerbaarheidstoets", "mandaat_pip")
LOGINS: tuple[Login, ...] = (
    Login("marieke@assen.test", "Marieke Hoekstra", ("assen",), Rol.REGIEVOERDER, kwalificaties=_ALLE, uitleg="haar werkvoorraad"),
    Login("joost@assen.test", "Joost Drent", ("assen",), Rol.REGIEVOERDER, kwalificaties=_ALLE, uitleg="neemt waar voor Roelof"),
    Login("kees@assen.test", "Kees Boonstra", ("assen",), Rol.COACH_INBURGERING, "coach inburgering", uitleg="werkt mee in dossiers van Marieke, tekent niet"),
    Login("lies@assen.test", "Lies Nijboer", ("assen",), Rol.ONDERSTEUNER_REGIE, uitleg="ondersteunt Marieke in al haar dossiers"),
    Login("wim@assen.test", "Wim Oosting", ("assen",), Rol.INTAKEBALIE, uitleg="nieuwe dossiers zonder contactpersoon"),
    Login("dirk@assen.test", "Dirk Kuiper", ("assen",), Rol.KLANTCONTACT_BALIE, "klantcontact", uitleg="vindt iemand alleen op de hele naam met de geboortedatum, en ziet dan bijna niets"),
    Login("rob@assen.test", "Rob Veenstra", ("assen",), Rol.TEAMLEIDER, uitleg="verdeling en vervanging in het eerste team"),
    Login("tineke@assen.test", "Tineke Vos", ("assen",), Rol.TEAMLEIDER, uitleg="leidt het tweede team: ziet de dossiers van Roelof"),
    Login("judith@assen.test", "Judith Prins", ("assen",), Rol.JURIST_BEZWAAR, kwalificaties=("mandaat_bezwaar",), uitleg="alleen dossiers met een bezwaar waar Marieke haar bij vroeg"),
    Login("lotte@assen.test", "Lotte Kamminga", ("assen",), Rol.BELEIDSADVISEUR, uitleg="cijfers, geen personen"),
    Login("nora@assen.test", "Nora Hekman", ("assen",), Rol.CONTRACTMANAGER, uitleg="contracten met VluchtelingenWerk en De Wissel: overeenkomsten en cijfers, geen personen"),
    Login("fatma@assen.test", "Fatma Aydın", ("assen",), Rol.FUNCTIONEEL_BEHEERDER, uitleg="gebruikers en beleid"),
    Login("bea@assen.test", "Bea Mulder", ("assen",), Rol.FUNCTIONEEL_BEHEERDER, uitleg="tweede beheerder, logt in met een code", tweede_stap=True),
    Login("femke@assen.test", "Femke Dijkstra", ("assen",), Rol.FUNCTIONARIS_GEGEVENSBESCHERMING, uitleg="noodtoegang: wie keek er toen het niet kon wachten, en een datalek waarvan de klok loopt"),
    Login("ilse@assen.test", "Ilse Wolters", ("assen",), Rol.INFORMATIEBEHEERDER, uitleg="een vernietigingslijst die op een handtekening wacht, ziet geen dossiers"),
    Login("rik@rekenkamer.test", "Rik Vonk", ("assen",), Rol.AUDITOR_REKENKAMER, "rekenkamer", uitleg="het logboek met schuilnamen en cijfers, een half jaar", dagen=182),
    Login("anneke@vwnn.test", "Anneke Smid", ("assen", "tynaarlo"), Rol.MB_COORDINATOR, organisatie="VluchtelingenWerk Noord-Nederland", uitleg="eigen acties"),
    Login("ilse@vaart.test", "Ilse Bos", ("assen",), Rol.SOCIAAL_TEAM_WELZIJN, organisatie="Vaart Welzijn", uitleg="nodigt taalmaatjes en sleutelpersonen uit"),
    Login("joke@vwnn.test", "Joke Dekker", ("assen",), Rol.BUDGETCOACH, organisatie="VluchtelingenWerk Noord-Nederland", uitleg="coacht op geld waar dat is afgesproken"),
    Login("hanna@dewissel.test", "Hanna Bruins", ("assen",), Rol.TAALAANBIEDER, organisatie="Taalschool De Wissel (verzonnen)", uitleg="eigen cursisten"),
    Login("ines@tynaarlo.test", "Ines Postma", ("tynaarlo",), Rol.REGIEVOERDER, kwalificaties=_ALLE, uitleg="ziet Assen niet"),
    Login("geert@tynaarlo.test", "Geert Wiersma", ("tynaarlo",), Rol.FUNCTIONEEL_BEHEERDER, uitleg="beheer van Tynaarlo: een samenwerking die op zijn ja wacht"),
    Login("hilda@aaenhunze.test", "Hilda Pranger", ("aa-en-hunze",), Rol.FUNCTIONEEL_BEHEERDER, uitleg="beheer van Aa en Hunze"),
    Login("sda@regio.test", "Roelof Meijer", ("assen", "aa-en-hunze", "tynaarlo"), Rol.REGIEVOERDER, "regievoerder SDA", kwalificaties=_ALLE, uitleg="in dienst bij Assen, werkt onder een samenwerking ook voor twee buurgemeenten; in Assen het tweede team"),
    Login("harm@aaenhunze.test", "Harm Eising", ("aa-en-hunze",), Rol.REGIEVOERDER, kwalificaties=_ALLE),
    Login("esra@almelo.test", "Esra Kuipers", ("almelo",), Rol.REGIEVOERDER, "coach inburgering", kwalificaties=_ALLE, uitleg="Almelo noemt de regievoerder coach"),
    Login("nynke@almelo.test", "Nynke ter Horst", ("almelo",), Rol.FUNCTIONEEL_BEHEERDER, uitleg="beheer van Almelo"),
    Login("gerda@nop.test", "Gerda Bakker", ("noordoostpolder",), Rol.REGIEVOERDER, "klantmanager inburgering", kwalificaties=_ALLE),
    Login("peer@venlo.test", "Peer Janssen", ("venlo",), Rol.REGIEVOERDER, "coördinator leerroutes", kwalificaties=_ALLE),
)  # fmt: skip

REGIONAAL = "sda@regio.test"
"""Whoever works for three municipalities, under one agreement."""
MET_CODE = tuple(login.email for login in LOGINS if login.tweede_stap)

# Asked in by Ilse (`maatjes.py`), not appointed by a manager.
MAATJE = Login("noor@vaart.test", "Noor Veen", ("assen",), Rol.INFORMELE_TAAL_MAATJE, organisatie="Vaart Welzijn", uitleg="een gezin, na een ja; in het echt met een link en een code")  # fmt: skip

# Booked by who directs (`tolken.py`), for one appointment.
TOLK = Login("tolk@tolken.test", "Selam Tesfay", ("assen",), Rol.TOLK, uitleg="een afspraak van `tigrinya@nieuwkomer.test`, geen dossier; in het echt met een link en een code")  # fmt: skip

# Newcomers who can log in: e-mail address by the story whose dossier is theirs. The address holds no name.
INBURGERAARS: dict[str, str] = {
    "twee_volwassenen": "arabisch@nieuwkomer.test",
    "duo_bericht_laat": "tigrinya@nieuwkomer.test",
}


# Whom a newcomer lets look along: e-mail address by the story of the newcomer. They would come in by a link and a code; here also with the password.
GEMACHTIGDEN: dict[str, str] = {"twee_volwassenen": "meekijken@nieuwkomer.test"}


@dataclass(slots=True)
class Huis:
    """What the rest of the generator needs to find."""

    gemeenten: dict[str, Gemeente] = field(default_factory=dict)
    organisaties: dict[str, Organisatie] = field(default_factory=dict)
    gebruikers: dict[str, Gebruiker] = field(default_factory=dict)


def bouw_huis() -> Huis:
    """Regions, municipalities with their own policy values, organisations, people who work there."""
    huis = Huis()
    regio = Regio.objects.create(code="sda", naam="Samenwerking De Drentsche Aa (SDA)")
    for code, naam, letter, streek in _GEMEENTEN:
        gemeente = Gemeente.objects.create(code=code, naam=naam, nummerletter=letter, regio=regio if streek else None)
        huis.gemeenten[code] = gemeente
        Team.objects.create(gemeente=gemeente, naam="Team Inburgering")
        _bouw_beleid(gemeente)
    for naam, soort, codes in _ORGANISATIES:
        organisatie = Organisatie.objects.create(naam=naam, soort=soort)
        organisatie.gemeenten.set([huis.gemeenten[code] for code in codes])
        huis.organisaties[naam] = organisatie
    for login in LOGINS:
        if login.email == REGIONAAL:
            bouw_samenwerkingen(huis.gemeenten, huis.gebruikers)
        _bouw_login(huis, login)
    return huis


def bouw_inburgeraar(gemeente: Gemeente, email: str, naam: str, dossier_id: UUID, vanaf: date) -> None:
    """The newcomer of a dossier can log in and reaches only that dossier."""
    gebruiker = maak_gebruiker(email, naam)
    Aanstelling.objects.create(
        gebruiker=gebruiker, gemeente=gemeente, rol=Rol.INBURGERAAR, vanaf=vanaf, dossier_id=dossier_id
    )


@cache
def _versleuteld() -> str:
    """Hashing is slow on purpose; the password of the demo is printed and the same for everybody, so once will do."""
    return make_password(WACHTWOORD)


def geef_login(gebruiker: Gebruiker, email: str) -> None:
    """Who comes in otherwise can be looked over the shoulder of with an address and the password of the demo."""
    gebruiker.email, gebruiker.password = email, _versleuteld()
    gebruiker.save(update_fields=["email", "password"])


def maak_gebruiker(email: str, naam: str) -> Gebruiker:
    """An account with the password of the demo."""
    return Gebruiker.objects.create(email=email, naam=naam, password=_versleuteld())


# Made up: no municipality published this (R211); so that the demo shows what it does to the work list.
_EIGEN_BELEID: dict[str, dict[str, object]] = {"assen": {"lbt_aanmelden_weken": 3}}


def _bouw_beleid(gemeente: Gemeente) -> None:
    """The shipped policy set of `wet` becomes the first rows; who ships none starts empty."""
    for parameter, vanaf, waarde, bron in meegeleverd(gemeente.code):
        Beleidswaarde.objects.create(
            gemeente=gemeente, parameter=parameter, vanaf=vanaf, waarde=waarde, bron=bron, vastgelegd_op=nu()
        )
    for parameter, waarde in _EIGEN_BELEID.get(gemeente.code, {}).items():
        Beleidswaarde.objects.create(
            gemeente=gemeente, parameter=parameter, vanaf=date(2022, 1, 1), waarde=waarde,
            bron="werkafspraak team inburgering (verzonnen)", vastgelegd_op=nu(),
        )  # fmt: skip


# How two of them can be reached; the numbers are made up.
_BEREIKBAAR: dict[str, dict[str, str]] = {
    "marieke@assen.test": {
        "telefoon": "088 000 00 01", "talen": "Nederlands, Engels en Duits", "bereikbaar": "maandag tot en met donderdag, 9 tot 16 uur",
    },
    "joost@assen.test": {
        "telefoon": "088 000 00 02", "talen": "Nederlands en Arabisch", "bereikbaar": "elke werkdag, 9 tot 12 uur",
    },
}  # fmt: skip


def _bouw_login(huis: Huis, login: Login) -> None:
    gebruiker = maak_gebruiker(login.email, login.naam)
    for veld, waarde in _BEREIKBAAR.get(login.email, {}).items():
        setattr(gebruiker, veld, waarde)
    gebruiker.save(update_fields=["telefoon", "talen", "bereikbaar"])
    huis.gebruikers[login.email] = gebruiker
    if login.tweede_stap:
        TOTP.activate(gebruiker, generate_totp_secret())
    thuis = huis.gemeenten[login.gemeenten[0]]
    for code in login.gemeenten:
        gemeente = huis.gemeenten[code]
        Aanstelling.objects.create(
            gebruiker=gebruiker, gemeente=gemeente, rol=login.rol, titel=login.titel, uren_per_week=32,
            vanaf=vandaag() if login.dagen else date(2020, 11, 1), tot=vandaag() + timedelta(days=login.dagen) if login.dagen else None,
            team=gemeente.teams.first() if not login.organisatie else None,
            organisatie=huis.organisaties.get(login.organisatie), thuisgemeente=None if login.organisatie or gemeente == thuis else thuis,
        )  # fmt: skip
        for soort in login.kwalificaties:
            Kwalificatie.objects.create(
                gebruiker=gebruiker,
                gemeente=gemeente,
                soort=soort,
                vanaf=date(2020, 11, 1),
                bron="Mandaatregister (verzonnen)",
            )
