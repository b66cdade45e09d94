"""An organisation answers whether it takes part (D5; ADR 26). Before its yes it knows what for, and not whom."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import dag_van
from samenspel.kern.oordeel import JA, Oordeel, Weigering, nee
from samenspel.kern.tekst import binnen
from samenspel.toegang.matrix import Bereik, bereik, ook_afgesproken
from samenspel.toegang.models import Betrokkenheid


def mag_antwoorden(wie: Aanwezige) -> Oordeel:
    """Who works at an organisation that takes part in dossiers; not its volunteers."""
    if bereik(wie.rol) is Bereik.BETROKKEN and wie.organisatie_id is not None:
        return JA
    return nee("Alleen een medewerker van de gevraagde organisatie antwoordt hierop.")


@transaction.atomic
def aanvaard_verzoek(verzoek: Betrokkenheid, *, door: Aanwezige, nu: datetime) -> None:
    """Yes: from now on the agreed data are open to the organisation, for the purpose and the days of the question."""
    _weiger_als_het_niet_kan(verzoek, door, nu)
    _antwoord(verzoek, nu, ja=True)


@transaction.atomic
def weiger_verzoek(verzoek: Betrokkenheid, *, door: Aanwezige, reden: str, nu: datetime) -> None:
    """No, with the reason. Nothing was seen; who asked has it in the work list."""
    _weiger_als_het_niet_kan(verzoek, door, nu)
    if len(reden.strip()) < 5:
        raise Weigering("Schrijf kort waarom het niet kan. Dan kan de gemeente iemand anders vragen.", veld="reden")
    _antwoord(verzoek, nu, ja=False, reden=binnen(reden, 300))


def _weiger_als_het_niet_kan(verzoek: Betrokkenheid, door: Aanwezige, nu: datetime) -> None:
    mag_antwoorden(door).of_weiger()
    if (verzoek.organisatie_id, verzoek.gemeente_id) != (door.organisatie_id, door.gemeente_id):
        raise Weigering("Deze vraag is niet aan uw organisatie gesteld.")
    if not set(ook_afgesproken(door.rol)) <= set(verzoek.categorieen):
        raise Weigering("Deze vraag gaat niet over geld. Een collega die begeleidt antwoordt hierop.")
    if verzoek.stand != Betrokkenheid.Stand.VOORGESTELD:
        raise Weigering("Deze vraag is al beantwoord of ingetrokken. U hoeft niets te doen.")
    if verzoek.tot is not None and verzoek.tot < dag_van(nu):
        raise Weigering("De laatste dag van deze vraag is voorbij. Bel wie het vroeg.")


def _antwoord(verzoek: Betrokkenheid, nu: datetime, *, ja: bool, reden: str = "") -> None:
    with connection.cursor() as cursor:
        cursor.execute("select toegang_beantwoord_verzoek(%s, %s, %s, %s)", [verzoek.pk, ja, reden, nu])
    verzoek.refresh_from_db()
