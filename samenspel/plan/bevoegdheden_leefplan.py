"""Who may do what with the living plan and the support plan."""

from __future__ import annotations

from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import JA, Oordeel, nee
from samenspel.plan.domeinen import DOMEIN
from samenspel.plan.models.leefplan import Actie
from samenspel.plan.plansoort import Plansoort, plansoort_van
from samenspel.toegang.matrix import Bereik, bereik, recht
from samenspel.toegang.models import Rol


def mag_plan_bijhouden(wie: Aanwezige, dossier: Dossier) -> Oordeel:
    """The plan as a whole: staff who direct, in an open dossier of their own municipality."""
    if dossier.gemeente_id != wie.gemeente_id:
        return nee("Dit dossier hoort bij een andere gemeente.")
    if dossier.samengevoegd_in_id:
        return nee("Dit dossier is samengevoegd. Werk in het andere dossier.")
    if dossier.gesloten_op:
        return nee("Dit dossier is gesloten. Heropen het eerst.")
    if wie.gebruiker_id is None:
        return nee("Dit legt een medewerker vast, niet het systeem.")
    if bereik(wie.rol) is not Bereik.GEMEENTE or not recht(wie.rol, "C06").schrijf or not recht(wie.rol, "C16").schrijf:
        return nee("Uw rol wijzigt het plan niet. Vraag de contactpersoon van dit dossier.")
    return JA


def dossier_van_het_plan(dossier: Dossier) -> Dossier:
    """Where a goal or an action is looked after: what was merged goes on in the dossier that stays."""
    return dossier.samengevoegd_in or dossier


def mag_domein_bijhouden(wie: Aanwezige, dossier: Dossier, domein: str) -> Oordeel:
    """One domain: who may also write its words."""
    if domein not in DOMEIN:
        return nee("Kies een van de vijf domeinen.")
    mag = mag_plan_bijhouden(wie, dossier)
    if mag and not recht(wie.rol, DOMEIN[domein].categorie).schrijf:
        return nee("Uw rol schrijft niet over dit onderdeel. Vraag de contactpersoon van dit dossier.")
    return mag


def mag_actie_afronden(wie: Aanwezige, actie: Actie) -> Oordeel:
    """Staff who direct, and whoever the action belongs to; a partner does not see the dossier itself."""
    if actie.vervallen_op is not None:
        return nee("Deze actie is vervallen. Spreek een nieuwe af.")
    if actie.klaar_op is not None:
        return nee("Deze actie is al klaar.")
    if actie.gemeente_id != wie.gemeente_id or wie.gebruiker_id is None:
        return nee("Deze actie hoort bij een andere gemeente.")
    if is_eigen_actie(wie, actie):
        return JA
    if bereik(wie.rol) is not Bereik.GEMEENTE:
        return nee("U rondt alleen acties van uzelf af.")
    return mag_plan_bijhouden(wie, dossier_van_het_plan(actie.dossier))


def is_eigen_actie(wie: Aanwezige, actie: Actie) -> bool:
    """Of the own organisation, or of the newcomer who looks; staff act through the plan itself."""
    if bereik(wie.rol) is Bereik.BETROKKEN:
        return actie.organisatie_id is not None and actie.organisatie_id == wie.organisatie_id
    return (
        wie.rol == "inburgeraar" and actie.eigenaar == Actie.Eigenaar.INBURGERAAR and actie.dossier_id == wie.dossier_id
    )


def mag_steunplan_maken(wie: Aanwezige, dossier: Dossier) -> Oordeel:
    """Only for whom the law of 2021 asks no PIP."""
    if plansoort_van(dossier) is not Plansoort.PLAN_ONDERSTEUNING:
        return nee(
            "Voor deze persoon maakt u een PIP. Een ondersteuningsplan is voor de oude wet en voor vrijwilligers."
        )
    return mag_plan_bijhouden(wie, dossier)


def mag_plansjablonen_maken(wie: Aanwezige) -> Oordeel:
    """Only the functional manager, as with the policy values and the questions of the municipality."""
    if wie.rol == Rol.FUNCTIONEEL_BEHEERDER:
        return JA
    return nee("Alleen een functioneel beheerder maakt plansjablonen. Vraag die van uw gemeente.")
