"""Who logs in to the world of the crawl, and where they work: by each state of an agreement an organisation of each kind, and somebody there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from samenspel.organisaties.models import Organisatie
from samenspel.toegang.models import Aanstelling, Gebruiker, Rol
from tests.wereld import sluit_overeenkomst

if TYPE_CHECKING:
    from tests.crawl.wereld import Crawlwereld

VANDAAG = date.today()
SOORT_VAN_ROL = {
    "taalaanbieder": Organisatie.Soort.TAALSCHOOL, "mb_coordinator": Organisatie.Soort.MAATSCHAPPELIJKE_BEGELEIDING,
    "budgetcoach": Organisatie.Soort.MAATSCHAPPELIJKE_BEGELEIDING, "stadsbank_gkb": Organisatie.Soort.KREDIETBANK, "werkcoach_wpda": Organisatie.Soort.WERK,
    "sociaal_team_welzijn": Organisatie.Soort.WELZIJN, "coa_casemanager": Organisatie.Soort.COA,
}  # fmt: skip
DAG = timedelta(days=1)
AFSPRAKEN: dict[str, dict[str, Any] | None] = {
    "loopt": {}, "zonder_overeenkomst": None, "overeenkomst_voorbij": {"tot": VANDAAG - DAG},
    "overeenkomst_nog_niet": {"vanaf": VANDAAG + DAG}, "niet_in_overeenkomst": {"categorieen": []},
}  # fmt: skip
"""By which state of the agreement there is an organisation of each kind."""


def zet_mensen_neer(wereld: Crawlwereld) -> None:
    """Somebody for every principal, and a second regievoerder who may decide on an objection."""
    basis = wereld.basis
    rest = (
        ("otto", "Otto Bakker", Rol.ONDERSTEUNER_REGIE),
        ("joost", "Joost Drent", Rol.REGIEVOERDER),
        ("mira", "Mira Jansen", Rol.REGIEVOERDER),
        ("judith", "Judith Prins", Rol.JURIST_BEZWAAR),
        ("dirk", "Dirk Kuiper", Rol.KLANTCONTACT_BALIE),
        ("nora", "Nora Hekman", Rol.CONTRACTMANAGER),
        ("rik", "Rik Vonk", Rol.AUDITOR_REKENKAMER),
        ("frans", "Frans Gerritsen", Rol.FUNCTIONARIS_GEGEVENSBESCHERMING),
    )
    for naam, voluit, rol in rest:
        _gebruiker(wereld, naam, voluit, rol)
    namen = {
        "regievoerder": "sanne", "coach_inburgering": "kees", "ondersteuner_regie": "otto", "intakebalie": "wim", "klantcontact_balie": "dirk", "teamleider": "rob",
        "beleidsadviseur": "lotte", "contractmanager": "nora", "auditor_rekenkamer": "rik", "functioneel_beheerder": "fatma", "functionaris_gegevensbescherming": "frans", "inburgeraar": "amira", "jurist_bezwaar": "judith",
    }  # fmt: skip
    for rol, naam in namen.items():
        wereld.gebruikers[rol, ""] = basis.gebruikers[naam]
    wereld.gebruikers["regievoerder", "andere_gemeente"] = basis.gebruikers["ines"]
    for rol, soort in SOORT_VAN_ROL.items():
        for toestand, velden in AFSPRAKEN.items():
            organisatie = Organisatie.objects.create(naam=f"{soort} {toestand}", soort=soort)
            organisatie.gemeenten.set([basis.assen, basis.tynaarlo])
            for gemeente in (basis.assen, basis.tynaarlo) if velden is not None else ():
                sluit_overeenkomst(gemeente, organisatie, basis.gebruikers["fatma"], **(velden or {}))
            wereld.organisaties[rol, toestand] = organisatie
            naam = f"{rol}.{toestand}"
            wereld.gebruikers[rol, toestand] = _gebruiker(wereld, naam, naam, Rol(rol), organisatie)


def _gebruiker(
    wereld: Crawlwereld, naam: str, voluit: str, rol: str, organisatie: Organisatie | None = None
) -> Gebruiker:
    basis = wereld.basis
    gebruiker = Gebruiker(email=f"{naam}@voorbeeld.test", naam=voluit, password=basis.gebruikers["sanne"].password)
    gebruiker.save()
    basis.gebruikers[naam] = gebruiker
    basis.aanstellingen[naam] = Aanstelling.objects.create(
        gebruiker=gebruiker, gemeente=basis.assen, rol=rol, organisatie=organisatie, **_looptijd(rol)
    )
    return gebruiker


def _looptijd(rol: str) -> dict[str, date]:
    """An auditor comes for an assignment."""
    if rol == Rol.AUDITOR_REKENKAMER:
        return {"vanaf": VANDAAG, "tot": VANDAAG + 90 * DAG}
    return {"vanaf": date(2022, 1, 1)}


def variant(toestand: str) -> str:
    """The agreement of the organisation that a state is about."""
    return toestand if toestand in AFSPRAKEN else "loopt"
