"""The one named cast. Each person stands for one relation to the dossier of Amira.

Today, in the world of the tests, is Wednesday 3 June 2026 (as on the sketches).
"""

from __future__ import annotations

import time
from contextlib import AbstractContextManager
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client

from samenspel.beleid.models import Beleidswaarde
from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
from samenspel.dossiers.models import Doelgroep, Dossier
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kluis.logsleutels import logsleutel
from samenspel.organisaties.models import Gemeente, Organisatie, Regio
from samenspel.toegang.categorieen import mogelijk
from samenspel.toegang.matrix import SYSTEEM
from samenspel.toegang.models import (
    Aanstelling,
    Betrokkenheid,
    Deelnemer,
    Gebruiker,
    Kwalificatie,
    Meewerking,
    Overeenkomst,
    Rol,
    Samenwerking,
)
from samenspel.toegang.samenwerken import ROLLEN

VANDAAG = date(2026, 6, 3)
NU = datetime(2026, 6, 3, 8, 42, tzinfo=UTC)
WACHTWOORD = "een lang wachtwoord voor de proef"
BSN_AMIRA = "999990019"


@dataclass(frozen=True, slots=True)
class Wereld:
    """Assen with its people, Tynaarlo with Ines, and the dossier of Amira in Assen."""

    assen: Gemeente
    tynaarlo: Gemeente
    vluchtelingenwerk: Organisatie
    gebruikers: dict[str, Gebruiker]
    aanstellingen: dict[str, Aanstelling]
    dossier_id: UUID

    def wie(self, naam: str) -> Aanwezige:
        """The identity of one of the cast, by first name."""
        aanstelling = self.aanstellingen[naam]
        return Aanwezige(
            gebruiker_id=aanstelling.gebruiker_id,
            gemeente_id=aanstelling.gemeente_id,
            rol=aanstelling.rol,
            doel="proef",
            aanstelling_id=aanstelling.pk,
            organisatie_id=aanstelling.organisatie_id,
            dossier_id=aanstelling.dossier_id,
            naam=naam,
            niveau="substantieel" if aanstelling.rol == Rol.INBURGERAAR else "",
        )

    @property
    def sanne(self) -> Aanwezige:
        """Regievoerder in Assen: may do everything in Amira's dossier."""
        return self.wie("sanne")

    @property
    def rob(self) -> Aanwezige:
        """Team leader in Assen: reads and divides, does not decide."""
        return self.wie("rob")

    @property
    def ines(self) -> Aanwezige:
        """Regievoerder in Tynaarlo: for her the dossier does not exist."""
        return self.wie("ines")

    @property
    def bert(self) -> Aanwezige:
        """VluchtelingenWerk: sees only what its role and involvement allow."""
        return self.wie("bert")

    @property
    def amira(self) -> Aanwezige:
        """The newcomer herself."""
        return self.wie("amira")

    def als(self, naam: str) -> AbstractContextManager[Aanwezige]:
        """Run as one of the cast."""
        return identiteit(self.wie(naam))

    def dossier(self) -> Dossier:
        """Amira's dossier, read afresh under the present identity."""
        return Dossier.objects.select_related("gemeente").get(pk=self.dossier_id)

    def client(self, naam: str) -> Client:
        """A browser in which this person is logged in, with a second factor already given."""
        client = Client()
        log_in(client, self.gebruikers[naam])
        return client


def log_in(client: Client, gebruiker: Gebruiker) -> None:
    """With the second step given, as django-allauth writes it down."""
    vers = Gebruiker.objects.get(pk=gebruiker.pk)  # a session carries the round of the account as it is now
    client.force_login(vers, backend="samenspel.toegang.aanmelden.LoginBackend")
    sessie = client.session
    sessie["account_authentication_methods"] = [{"method": "mfa", "type": "totp", "at": time.time()}]
    sessie["account_authentication_methods_user"] = str(gebruiker.pk)
    sessie.save()
    # as a login through the page writes it; `force_login` goes past that
    UserSession.objects.get_or_create(
        session_key=client.session.session_key, defaults={"user": vers, "ip": "127.0.0.1", "user_agent": "proef"}
    )


_CAST = (
    ("sanne", "Sanne de Wit", "assen", Rol.REGIEVOERDER, None),
    ("rob", "Rob Veenstra", "assen", Rol.TEAMLEIDER, None),
    ("kees", "Kees Boonstra", "assen", Rol.COACH_INBURGERING, None),
    ("wim", "Wim Oosting", "assen", Rol.INTAKEBALIE, None),
    ("lotte", "Lotte Kamminga", "assen", Rol.BELEIDSADVISEUR, None),
    ("fatma", "Fatma Yilmaz", "assen", Rol.FUNCTIONEEL_BEHEERDER, None),
    ("ines", "Ines Postma", "tynaarlo", Rol.REGIEVOERDER, None),
    ("bert", "Bert Zandstra", "assen", Rol.MB_COORDINATOR, "vluchtelingenwerk"),
)


@pytest.fixture
def wereld(db: None) -> Wereld:
    """The cast and Amira's dossier: coupled on 16 February, DUO's notice of 10 April, registered 30 March 2026.

    It stands in the database of who asks for it (`conftest`), made once per run; a test gets its own copy of the objects.
    """
    return deepcopy(_KLAAR[0])


@pytest.fixture
def verse_wereld(db: None) -> Wereld:
    """The same, made now: for who looks at what was written the last seconds."""
    with als_eigenaar():
        return _bouw()


_KLAAR: list[Wereld] = []


def zet_klaar() -> None:
    """Make the cast in the database in use now, to stay."""
    with als_eigenaar():
        _KLAAR.append(_bouw())


def _bouw() -> Wereld:
    regio = Regio.objects.create(code="sda", naam="SDA")
    gemeenten = {
        code: Gemeente.objects.create(code=code, naam=code.title(), nummerletter=letter, regio=regio)
        for code, letter in (("assen", "A"), ("tynaarlo", "T"))
    }
    vluchtelingenwerk = Organisatie.objects.create(
        naam="VluchtelingenWerk Noord", soort=Organisatie.Soort.MAATSCHAPPELIJKE_BEGELEIDING
    )
    vluchtelingenwerk.gemeenten.set(gemeenten.values())
    gebruikers: dict[str, Gebruiker] = {}
    aanstellingen: dict[str, Aanstelling] = {}
    for naam, volledig, gemeente, rol, organisatie in _CAST:
        gebruikers[naam] = Gebruiker.objects.create_user(f"{naam}@voorbeeld.test", WACHTWOORD, naam=volledig)
        aanstellingen[naam] = Aanstelling.objects.create(
            gebruiker=gebruikers[naam], gemeente=gemeenten[gemeente], rol=rol, vanaf=date(2022, 1, 1),
            organisatie=vluchtelingenwerk if organisatie else None,
        )  # fmt: skip
    for soort in Kwalificatie.Soort.values:
        Kwalificatie.objects.create(
            gebruiker=gebruikers["sanne"],
            gemeente=gemeenten["assen"],
            soort=soort,
            vanaf=date(2022, 1, 1),
            bron="proef",
        )
    dossier_id = _open_amira(gemeenten["assen"], gebruikers["sanne"])
    werkt_mee(gemeenten["assen"], gebruikers["kees"], door=gebruikers["sanne"], dossier_id=dossier_id)
    gebruikers["amira"] = Gebruiker.objects.create_user("amira@voorbeeld.test", WACHTWOORD, naam="Amira Test")
    aanstellingen["amira"] = Aanstelling.objects.create(
        gebruiker=gebruikers["amira"],
        gemeente=gemeenten["assen"],
        rol=Rol.INBURGERAAR,
        vanaf=date(2026, 2, 16),
        dossier_id=dossier_id,
    )
    for van in gemeenten.values():
        logsleutel(van.pk, nu=NU)  # else the first page of a test makes the key of the log
        sluit_overeenkomst(van, vluchtelingenwerk, gebruikers["fatma"])
    Betrokkenheid.objects.create(
        gemeente=gemeenten["assen"], dossier_id=dossier_id, organisatie=vluchtelingenwerk,
        doel="maatschappelijke begeleiding", vanaf=date(2026, 3, 30), categorieen=list(mogelijk(vluchtelingenwerk.soort)),
        stand=Betrokkenheid.Stand.GEACCEPTEERD,
    )  # fmt: skip
    return Wereld(gemeenten["assen"], gemeenten["tynaarlo"], vluchtelingenwerk, gebruikers, aanstellingen, dossier_id)


def werken_samen(*gemeenten: Gemeente, door: Gebruiker, **velden: Any) -> Samenwerking:
    """An agreement since 2022 in which each of these municipalities said yes, for everybody who works for one of them (as the owner)."""
    vast: dict[str, Any] = {
        "naam": "Regionaal team", "vorm": Samenwerking.Vorm.GEZAMENLIJK, "doelen": "een team voor de regio", "rollen": [rol.value for rol in ROLLEN],
        "ondertekend_op": date(2021, 12, 1), "vanaf": date(2022, 1, 1), "gemeente": gemeenten[0], "vastgelegd_door": door, "vastgelegd_op": NU,
    }  # fmt: skip
    samen = Samenwerking.objects.create(**{**vast, **velden})
    for gemeente in gemeenten:
        Deelnemer.objects.create(samenwerking=samen, gemeente=gemeente, gevraagd_op=NU, ja_op=NU)
    return samen


def werkt_ook_in(
    gemeente: Gemeente, gebruiker: Gebruiker, *, thuis: Gemeente, door: Gebruiker, **velden: Any
) -> Aanstelling:
    """One of a regional team: employed by `thuis`, appointed in this municipality too, under an agreement of both (as the owner)."""
    werken_samen(thuis, gemeente, door=door)
    return Aanstelling.objects.create(gebruiker=gebruiker, gemeente=gemeente, thuisgemeente=thuis, **velden)


def werkt_mee(gemeente: Gemeente, gebruiker: Gebruiker, *, door: Gebruiker, **velden: Any) -> Meewerking:
    """A colleague works along since 2022, in one dossier or for one regievoerder (as the owner)."""
    vast = {"vanaf": date(2022, 1, 1), "gegeven_door": door, "gegeven_op": NU}
    return Meewerking.objects.create(gemeente=gemeente, gebruiker=gebruiker, **{**vast, **velden})


def sluit_overeenkomst(gemeente: Gemeente, organisatie: Organisatie, fatma: Gebruiker, **velden: Any) -> Overeenkomst:
    """An agreement that covers all that an organisation of this kind can get, since 2022 (as the owner)."""
    vast = {
        "doelen": "begeleiding",
        "categorieen": list(mogelijk(organisatie.soort)),
        "vanaf": date(2022, 1, 1),
        "ondertekend_op": date(2021, 12, 1),
    }
    return Overeenkomst.objects.create(
        gemeente=gemeente, organisatie=organisatie, soort=Overeenkomst.Soort.VERWERKERSOVEREENKOMST, vastgelegd_door=fatma, vastgelegd_op=NU,
        **{**vast, **velden},
    )  # fmt: skip


def _open_amira(assen: Gemeente, sanne: Gebruiker) -> UUID:
    from samenspel.dossiers.handelingen.vastleggen import leg_vast

    systeem = Aanwezige(gebruiker_id=sanne.pk, gemeente_id=assen.pk, rol=SYSTEEM, doel="proef")
    aanmelding = Aanmelding(
        naam="Amira Test el Haddad",
        doelgroep=Doelgroep.ASIEL_A,
        geboortedatum="1994-03-14",
        bsn=BSN_AMIRA,
        telefoon="06 12345618",
    )
    with identiteit(systeem):
        dossier = open_dossier(aanmelding, door=systeem, op=date(2026, 2, 16), vastgelegd_op=NU)
        Dossier.objects.filter(pk=dossier.pk).update(contactpersoon=sanne)
        dossier.refresh_from_db()
        for soort, op in (
            ("koppeling_gemeente", date(2026, 2, 16)),
            ("brp_inschrijving", date(2026, 3, 30)),
            ("kennisgeving_inburgeringsplicht", date(2026, 4, 10)),
        ):
            leg_vast(dossier, soort, op=op, door=systeem, bron="duo", vastgelegd_op=NU)
    return dossier.pk


def beleid(gemeente: Gemeente, **waarden: object) -> None:
    """Give a municipality policy values from 2022 on (as the owner)."""
    with als_eigenaar():
        for parameter, waarde in waarden.items():
            Beleidswaarde.objects.create(
                gemeente=gemeente, parameter=parameter.replace("__", "."), vanaf=date(2022, 1, 1), waarde=waarde,
                bron="proefbesluit", vastgelegd_op=NU,
            )  # fmt: skip
