"""What the PIP holds (Wi 15, Besluit 5.3): saved in parts, each in the category that protects it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from django.db import models, transaction

import wet
from samenspel.dossiers.feiten import feiten_van
from samenspel.kern import klok
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.plan.handelingen.slot import bewaar, bewerk
from samenspel.plan.handelingen.wegen import Antwoord, leg_antwoord_vast
from samenspel.plan.models import Pip, PipBelastbaarheid, PipGezin, PipInkomen
from samenspel.plan.models.pip import VanPip
from samenspel.plan.stand import Versie, niet_gevraagd, versie_van
from samenspel.toegang.matrix import recht

PIPVELDEN = (
    "ondersteuning",
    "intensiteit_pvt",
    "intensiteit_map",
    "intensiteit_leerroute",
    "uren_leerroute_totaal",
    "aantal_voortgangsgesprekken",
    "alfabetisering_verplicht",
    "examenonderdelen_toegestaan",
    "examenonderdelen",
    "niveau_lezen",
    "niveau_luisteren",
    "niveau_schrijven",
    "niveau_spreken",
    "uren_vooraf_bekeken",
    "uren_vooraf",
    "uren_vooraf_toelichting",
    "motivering",
    "omstandigheden",
    "hoofddoel",
    "ontwikkelwens",
    "aandachtspunten",
)
DELEN: dict[type[VanPip], tuple[str, ...]] = {
    PipGezin: ("jong_kind", "vve_afspraken"),
    PipInkomen: ("heeft_bijstand", "ontzorgbesluit", "pw_besluiten"),
    PipBelastbaarheid: ("beperking", "urennorm_cursus", "urennorm_participatie"),
}


@transaction.atomic
def leg_inhoud_vast(
    pip: Pip,
    gegevens: Mapping[str, Any],
    *,
    door: Aanwezige,
    bewerking: int | None = None,
    nu: datetime | None = None,
    antwoorden: Mapping[str, Antwoord] | None = None,
) -> Pip:
    """Keep what was filled in; half is fine. Fields that this person may not write stay as they were."""
    pip = bewerk(pip, door=door, bewerking=bewerking)
    for model, velden in DELEN.items():
        if recht(door.rol, model.vaste_categorie).schrijf:
            _bewaar_deel(model, pip, {veld: gegevens[veld] for veld in velden if veld in gegevens})
    for vraag, antwoord in (antwoorden or {}).items():
        leg_antwoord_vast(pip, vraag, antwoord, door=door, nu=nu)
    if antwoorden:
        pip.refresh_from_db(fields=["bewerking", "gewijzigd_na_bespreking"])
    _controleer_hoofddoel(pip, gegevens.get("hoofddoel", ""))
    kolommen = [veld for veld in PIPVELDEN if veld in gegevens]
    for veld in kolommen:
        setattr(pip, veld, _schoon(gegevens[veld]))
    leeg = maak_leeg(pip, versie_van(pip, door), feiten_van(pip.hoofddossier))
    return bewaar(pip, [*kolommen, *leeg], door=door, nu=nu or klok.nu())


def maak_leeg(pip: Pip, versie: Versie, feiten: wet.Feiten) -> list[str]:
    """Empty what this group and route do not have; gives the columns that changed."""
    gewist = []
    for veld in niet_gevraagd(versie, feiten, pip.hoofddossier.doelgroep_nu):
        leeg: Any = cast("models.Field[Any, Any]", Pip._meta.get_field(veld)).get_default()
        if getattr(pip, veld) != leeg:
            setattr(pip, veld, leeg)
            gewist.append(veld)
    return gewist


def _controleer_hoofddoel(pip: Pip, nieuw: str) -> None:
    """One of the six; one of before only where it was chosen before."""
    if nieuw and nieuw != pip.hoofddoel and nieuw not in set(Pip.Hoofddoel.values) - Pip.HOOFDDOEL_VAN_VROEGER:
        raise Weigering("Kies een van de zes hoofddoelen.", veld="hoofddoel")


def _schoon(waarde: Any) -> Any:
    return waarde.replace("\x00", "").strip() if isinstance(waarde, str) else waarde


def _bewaar_deel(model: type[VanPip], pip: Pip, waarden: Mapping[str, Any]) -> None:
    if not waarden:
        return
    deel = model._default_manager.filter(pip=pip).first() or model(
        gemeente_id=pip.gemeente_id, dossier_id=pip.dossier_id, pip=pip
    )
    schoon = {veld: _schoon(waarde) for veld, waarde in waarden.items()}
    if deel._state.adding and not any(schoon.values()):
        return
    for veld, waarde in schoon.items():
        setattr(deel, veld, waarde)
    deel.save()
