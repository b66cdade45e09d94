"""Amira said something about her health; a team leader, an FG and a welfare organisation stand around her dossier."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from samenspel.avg.handelingen.toestemmen import Gevraagd, leg_toestemming_vast
from samenspel.avg.models import ToestemmingKort
from samenspel.avg.onderdelen import Onderdeel, onderdelen
from samenspel.intake.handelingen.metingen import leg_belemmering_vast
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.klok import nu, vandaag
from samenspel.toegang.models import Aanstelling, Gebruiker, Rol
from tests.wereld import NU, VANDAAG, Wereld


def stel_aan(wereld: Wereld, naam: str, rol: Rol) -> Aanwezige:
    """Somebody of Assen in this role, since 2022."""
    with als_eigenaar():
        wereld.gebruikers[naam] = Gebruiker.objects.create_user(f"{naam}@voorbeeld.test", "x", naam=naam.title())
        wereld.aanstellingen[naam] = Aanstelling.objects.create(
            gebruiker=wereld.gebruikers[naam], gemeente=wereld.assen, rol=rol, vanaf=date(2022, 1, 1)
        )
    return wereld.wie(naam)


def vul_gezondheid(wereld: Wereld) -> None:
    """Two things about health (C12), of which one may be shared."""
    with wereld.als("sanne") as sanne:
        dossier = wereld.dossier()
        leg_belemmering_vast(
            dossier, door=sanne, op=VANDAAG, lichamelijk="zwaar", psychisch="geen", hulp="nodig", vastgelegd_op=NU
        )
        leg_belemmering_vast(
            dossier,
            door=sanne,
            op=date(2026, 5, 1),
            lichamelijk="licht",
            psychisch="zwaar",
            hulp="gestart",
            vastgelegd_op=NU,
        )


def gezondheid(wereld: Wereld, wie: Aanwezige) -> list[Onderdeel]:
    """What this person sees of her health, the newest first."""
    with identiteit(wie):
        return onderdelen([wereld.dossier_id], wie=wie, categorieen=["C12"])


def gevraagd(**velden: object) -> Gevraagd:
    """Asked in Arabic with an interpreter; she said yes."""
    vast: dict[str, object] = {
        "waarom": "Anneke zoekt een cursus die past.", "op": vandaag(), "tot": date(vandaag().year, 12, 31) if vandaag().month < 12 else vandaag(),
        "taal": "Arabisch", "tolk": "telefonische tolk", "wijze": "gesproken", "vrij_gezegd": True,
    }  # fmt: skip
    return Gevraagd(**{**vast, **velden})  # type: ignore[arg-type]  # the fields of the dataclass by name


def deel(wereld: Wereld, onderdeel: Onderdeel, **velden: object) -> UUID:
    """Sanne writes down that Bert's organisation may know this one thing."""
    with wereld.als("sanne") as sanne:
        return leg_toestemming_vast(onderdeel, wereld.vluchtelingenwerk, gevraagd(**velden), door=sanne, nu=nu())


def toestemming(wereld: Wereld, sleutel: UUID, wie: Aanwezige) -> ToestemmingKort:
    """The consent as this person sees it."""
    with identiteit(wie):
        return ToestemmingKort.objects.zichtbaar_voor(wie).get(pk=sleutel)
