"""Correcting what stands about a user: name, address and phone, and title, team and hours of an appointment."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from allauth.account.models import EmailAddress
from django.db import transaction

from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Oordeel, Weigering, nee
from samenspel.organisaties.models import Team
from samenspel.toegang.beheer import logt_ook_elders_in, mag_beheren, noteer_beheerdaad, weiger_van_elders
from samenspel.toegang.models import Aanstelling, Beheerdaad, Gebruiker


def mag_gegevens_wijzigen(door: Aanwezige, gebruiker: Gebruiker, op: date) -> Oordeel:
    """Only of who works in this municipality alone: an address is a way in, and a name stands in letters of others too."""
    mag = mag_beheren(door)
    if mag and logt_ook_elders_in(gebruiker, op):
        return nee(
            "Deze gebruiker werkt ook voor een andere gemeente, of logt in als inburgeraar. Telefoon en talen wijzigt deze "
            "gebruiker zelf bij Mijn instellingen. Vraag voor naam of e-mailadres de technisch beheerder."
        )
    return mag


@transaction.atomic
def wijzig_gegevens(
    gebruiker: Gebruiker, *, door: Aanwezige, email: str, naam: str, telefoon: str, op: date
) -> list[str]:
    """Gives what changed. Letters and decisions that exist keep the words of their day."""
    weiger_van_elders(gebruiker, door)
    mag_gegevens_wijzigen(door, gebruiker, op).of_weiger()
    nieuw = {"email": email.strip().lower(), "naam": " ".join(naam.split()), "telefoon": telefoon.strip()}
    if not nieuw["email"] or not nieuw["naam"]:
        raise Weigering("Een gebruiker heeft een naam en een e-mailadres.")
    if Gebruiker.objects.filter(email=nieuw["email"]).exclude(pk=gebruiker.pk).exists():
        raise Weigering("Een andere gebruiker logt al in met dit e-mailadres.")
    oud = {veld: getattr(gebruiker, veld) for veld in nieuw}
    anders = [veld for veld in nieuw if nieuw[veld] != oud[veld]]
    if not anders:
        return []
    for veld in anders:
        setattr(gebruiker, veld, nieuw[veld])
    gebruiker.save(update_fields=anders)
    if "email" in anders:
        EmailAddress.objects.filter(user=gebruiker).delete()  # the old address no longer lets anybody in
    woorden = {"email": "e-mailadres", "naam": "naam", "telefoon": "telefoon"}
    _log(Beheerdaad.Wat.GEGEVENS, gebruiker, door, [f"{woorden[veld]} was {oud[veld] or 'leeg'}" for veld in anders])
    return anders


@transaction.atomic
def wijzig_aanstelling(
    aanstelling: Aanstelling, *, door: Aanwezige, titel: str, team: Team | None, uren_per_week: Decimal | None
) -> list[str]:
    """Title, team and hours. Another role or organisation is another appointment."""
    mag_beheren(door).of_weiger()
    if aanstelling.gemeente_id != door.gemeente_id:
        raise Weigering("Deze aanstelling is van een andere gemeente.")
    if team is not None and team.gemeente_id != door.gemeente_id:
        raise Weigering("Kies een team van uw eigen gemeente.")
    nieuw = {"titel": " ".join(titel.split()), "team": team, "uren_per_week": uren_per_week}
    anders = {veld: getattr(aanstelling, veld) for veld in nieuw if getattr(aanstelling, veld) != nieuw[veld]}
    if not anders:
        return []
    for veld in anders:
        setattr(aanstelling, veld, nieuw[veld])
    aanstelling.save(update_fields=list(anders))
    woorden = {"titel": "titel", "team": "team", "uren_per_week": "uren per week"}
    regels = [f"{woorden[veld]} was {oud or 'leeg'}" for veld, oud in anders.items()]
    _log(Beheerdaad.Wat.AANSTELLING_GEWIJZIGD, aanstelling.gebruiker, door, [aanstelling.get_rol_display(), *regels])
    return list(anders)


@transaction.atomic
def wijzig_eigen_gegevens(gebruiker: Gebruiker, *, door: Aanwezige, telefoon: str, talen: str, bereikbaar: str) -> None:
    """How one can be reached, and in which languages: everybody says that about themselves only."""
    if door.gebruiker_id != gebruiker.pk:
        raise Weigering("U wijzigt alleen uw eigen gegevens.")
    gebruiker.telefoon, gebruiker.talen, gebruiker.bereikbaar = (
        " ".join(tekst.split()) for tekst in (telefoon, talen, bereikbaar)
    )
    gebruiker.save(update_fields=["telefoon", "talen", "bereikbaar"])


def _log(wat: Beheerdaad.Wat, over: Gebruiker, door: Aanwezige, delen: list[str]) -> None:
    noteer_beheerdaad(wat, over, gemeente_id=door.gemeente_id, door=door.gebruiker_id, toelichting=", ".join(delen))
