"""Who may record a consent or take it back, and who may open a door in an emergency or judge it."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from samenspel.avg.models import AvgZaakKort, Nood, NoodtoegangKort, ToestemmingKort
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import JA, Oordeel, nee
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.categorieen import rollen_voor
from samenspel.toegang.matrix import CATEGORIEEN, Bereik, bereik, recht
from samenspel.toegang.models import EEN_OP_EEN, VAN_EEN_DOSSIER, Rol

FG = Rol.FUNCTIONARIS_GEGEVENSBESCHERMING.value
_KEURT = frozenset({Rol.REGIEVOERDER.value, Rol.TEAMLEIDER.value, FG})
WACHT_HOOGUIT = timedelta(minutes=60)
"""So long a second person may approve; after that it was no emergency."""


def mag_toestemming_vastleggen(wie: Aanwezige) -> Oordeel:
    """Who directs the dossier asks the newcomer, and writes down the answer."""
    if bereik(wie.rol) is Bereik.GEMEENTE and recht(wie.rol, "C06").schrijf and wie.gebruiker_id is not None:
        return JA
    return nee("Alleen een regievoerder of coach legt vast waar iemand ja op zei.")


def mag_toestemming_intrekken(wie: Aanwezige, toestemming: ToestemmingKort) -> Oordeel:
    """The newcomer, at any time and without a reason (AVG 7 lid 3); or who directs the dossier, for them."""
    if toestemming.ingetrokken_op is not None:
        return nee("Deze toestemming is al ingetrokken.")
    if bereik(wie.rol) is Bereik.ZICHZELF and toestemming.dossier_id == wie.dossier_id:
        return JA
    return mag_toestemming_vastleggen(wie)


def per_stuk_met(soort: str) -> tuple[str, ...]:
    """The categories of which somebody who can log in at an organisation of this kind may get single things (T of the matrix)."""
    rollen = [rol for rol in rollen_voor(soort) if rol in Rol.values and rol not in {*EEN_OP_EEN, *VAN_EEN_DOSSIER}]
    return tuple(c for c in CATEGORIEEN if any(recht(rol, c).gedeeld for rol in rollen))


def per_stuk_voor(rol: str) -> tuple[str, ...]:
    """The same for one person who helps one on one."""
    return tuple(c for c in CATEGORIEEN if rol in EEN_OP_EEN and recht(rol, c).gedeeld)


def per_stuk_met_jurist() -> tuple[str, ...]:
    """The same for a jurist of the municipality, who looks at an objection."""
    return tuple(c for c in CATEGORIEEN if recht(Rol.JURIST_BEZWAAR.value, c).gedeeld)


def kent_maatjes(soort: str) -> bool:
    """Whether people of such an organisation help one on one with consent as their ground."""
    return bool({"informele_taal_maatje", "sleutelpersoon"} & set(rollen_voor(soort)))


def mag_delen_met(organisatie: Organisatie, categorie: str) -> Oordeel:
    """What is compulsory needs no consent and what is closed has none: only cells T can be shared."""
    if categorie in per_stuk_met(organisatie.soort):
        return JA
    return nee(
        f"Dit gegeven kan niet met {organisatie.naam} worden gedeeld met toestemming. Wat deze organisatie nodig heeft voor haar taak, "
        "staat in de overeenkomst."
    )


def noodcategorieen(wie: Aanwezige) -> tuple[str, ...]:
    """What the emergency door of this role leads to; empty for nearly everybody, and for every chain partner."""
    if wie.gebruiker_id is None or wie.organisatie_id is not None:
        return ()
    return tuple(c for c in CATEGORIEEN if recht(wie.rol, c).nood)


def ziet_noodtoegangen(wie: Aanwezige) -> bool:
    """Who reads the list: who reads C19 in short and has the municipality or its cases."""
    return recht(wie.rol, "C19").kort and bereik(wie.rol) in {Bereik.GEMEENTE, Bereik.AVG_ZAAK}


def mag_goedkeuren(wie: Aanwezige, nood: NoodtoegangKort, nu: datetime) -> Oordeel:
    """A second person, on a login of their own."""
    if nood.begin is not None or nood.gestopt_op is not None:
        return nee("Deze noodtoegang wacht niet (meer) op een tweede persoon.")
    if nu > nood.gevraagd_op + WACHT_HOOGUIT:
        return nee("Deze vraag is ouder dan een uur. Is het nog nodig? Vraag opnieuw noodtoegang.")
    if wie.gebruiker_id == nood.door_id:
        return nee("Niemand keurt de eigen noodtoegang goed. Vraag een regievoerder, uw teamleider of de FG.")
    if wie.rol not in _KEURT:
        return nee("Alleen een regievoerder, teamleider of FG keurt noodtoegang goed.")
    return JA


def wie_beoordeelt(nood: Nood) -> str:
    """The FG; and of what an FG did, the team leader."""
    return Rol.TEAMLEIDER.value if nood.rol == FG else FG


def mag_beoordelen(wie: Aanwezige, nood: NoodtoegangKort) -> Oordeel:
    """Within five working days, by somebody who had no part in it."""
    if nood.beoordeeld_op is not None and nood.opnieuw_op is None:
        return nee("Deze noodtoegang is al beoordeeld.")
    if wie.gebruiker_id in {nood.door_id, nood.tweede_id}:
        return nee("Niemand beoordeelt een noodtoegang waar hij of zij zelf bij was.")
    if wie.rol != wie_beoordeelt(nood):
        return nee(f"Deze noodtoegang beoordeelt de {Rol(wie_beoordeelt(nood)).label}.")
    return JA


def ziet_zaken(wie: Aanwezige) -> bool:
    """Who has the list of requests: who reads C19 in short and has the municipality, or its cases."""
    return ziet_noodtoegangen(wie)


def mag_zaak_openen(wie: Aanwezige, dossier_id: UUID) -> Oordeel:
    """The newcomer for the own record; or who directs it, for who asked by telephone or at the desk."""
    if bereik(wie.rol) is Bereik.ZICHZELF:
        return JA if wie.dossier_id == dossier_id else nee("U kunt alleen over uw eigen gegevens iets vragen.")
    return mag_zaak_behandelen(wie)


def mag_zaak_behandelen(wie: Aanwezige, zaak: AvgZaakKort | None = None, *, ook_beslist: bool = False) -> Oordeel:
    """Who directs the record. The data protection officer watches and does not decide (AVG 38 lid 6)."""
    if bereik(wie.rol) is not Bereik.GEMEENTE or not recht(wie.rol, "C06").schrijf or wie.gebruiker_id is None:
        return nee("Dit doet een regievoerder of coach.")
    if zaak is not None and zaak.beslist_op is not None and not ook_beslist:
        return nee("Dit verzoek is al beantwoord. Vraagt iemand opnieuw? Open dan een nieuw verzoek.")
    return JA


def mag_weghalen(wie: Aanwezige) -> Oordeel:
    """What is removed does not come back: a regievoerder decides."""
    return JA if wie.rol == Rol.REGIEVOERDER.value else nee("Weghalen doet een regievoerder.")
