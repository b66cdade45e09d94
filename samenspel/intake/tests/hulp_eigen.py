"""What the tests of a municipality's own questions share: a question as it is written, and the managers who adopt it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.test import Client

from samenspel.intake.eigenvraag_keuren import Keuzetekst, Vraaginhoud
from samenspel.intake.handelingen.eigenvragen import stel_eigen_vraag_op, stel_eigen_vraag_vast
from samenspel.intake.models import EigenVraag
from samenspel.kern.identiteit import Aanwezige, als_eigenaar
from samenspel.toegang.models import Aanstelling, Gebruiker, Rol
from tests.wereld import NU, WACHTWOORD, Wereld, log_in

PAPIER = Vraaginhoud(
    domein="gezin", categorie="C04", soort="ja_nee", onderdeel="wonen",
    tekst={"nl": "Krijgt u papieren post die u niet begrijpt?", "en": "Do you get letters that you do not understand?", "ar": ""},
    kanten=("zelf", "professional"),
)  # fmt: skip
FIETS = Vraaginhoud(
    domein="werk", categorie="C08", soort="keuze", onderdeel="vervoer", tekst={"nl": "Kunt u fietsen?", "en": "", "ar": ""},
    doorvragen=("Wie kan het leren?",),
    keuzes=(Keuzetekst("", {"nl": "Ja"}), Keuzetekst("", {"nl": "Een beetje"}), Keuzetekst("", {"nl": "Nee"})),
)  # fmt: skip


def maak(door: Aanwezige, inhoud: Vraaginhoud = PAPIER, **anders: Any) -> EigenVraag:
    """A question that is asked from now on."""
    return stel_eigen_vraag_vast(stel_eigen_vraag_op(replace(inhoud, **anders), door=door, nu=NU), door=door, nu=NU)


def beheerder_van_tynaarlo(wereld: Wereld) -> tuple[Aanwezige, Client]:
    """The functional manager next door, as an identity and as a browser."""
    with als_eigenaar():
        gebruiker = Gebruiker.objects.create_user("bas@voorbeeld.test", WACHTWOORD, naam="Bas Buurman")
        aanstelling = Aanstelling.objects.create(
            gebruiker=gebruiker, gemeente=wereld.tynaarlo, rol=Rol.FUNCTIONEEL_BEHEERDER, vanaf="2022-01-01"
        )
    client = Client()
    log_in(client, gebruiker)
    wie = Aanwezige(
        gebruiker_id=gebruiker.pk, gemeente_id=wereld.tynaarlo.pk, rol=Rol.FUNCTIONEEL_BEHEERDER, doel="proef",
        aanstelling_id=aanstelling.pk, naam="Bas",
    )  # fmt: skip
    return wie, client
