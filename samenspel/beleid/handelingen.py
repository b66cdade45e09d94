"""Setting a policy value: by date, with its decision; the deadlines follow in a job."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

from samenspel.beleid.herberekenen import vraag_herberekening
from samenspel.beleid.models import Beleidswaarde
from samenspel.beleid.parameters import PARAMETERS, Parameter, Werking
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import JA, Oordeel, Weigering, nee
from samenspel.kern.tekst import binnen
from samenspel.kern.volgorde import om_de_beurt


def mag_beleid_zetten(wie: Aanwezige) -> Oordeel:
    """Only the functional manager, on the ground of a decision."""
    if wie.rol in {"functioneel_beheerder", "systeem"}:
        return JA
    return nee("Alleen een functioneel beheerder zet beleid. Vraag die van uw gemeente.")


@transaction.atomic
def zet_waarde(
    parameter: str, *, waarde: Any, vanaf: date, bron: str, door: Aanwezige, nu: datetime, vervang: bool = False
) -> Beleidswaarde:
    """From `vanaf` on this value is in force (None: none is). What was in force before that day stays what it was.

    Two values on one day cannot be; `vervang` corrects a mistake made on that same day.
    """
    mag_beleid_zetten(door).of_weiger()
    if parameter not in PARAMETERS:
        raise Weigering("Deze keuze kent Samenspel niet.")
    if not bron.strip():
        raise Weigering("Noem het besluit waarop deze waarde rust, zoals: collegebesluit van 3 maart 2026.")
    keur(PARAMETERS[parameter], waarde)
    om_de_beurt("beleid", door.gemeente_id)
    velden = {"waarde": waarde, "bron": binnen(bron, 200), "door_id": door.gebruiker_id, "vastgelegd_op": nu}
    al = Beleidswaarde.objects.filter(gemeente_id=door.gemeente_id, parameter=parameter, vanaf=vanaf).first()
    if al is not None and not vervang:
        raise Weigering(
            "Op deze dag begint al een waarde. Kies een andere dag, of vink aan dat u die waarde verbetert."
        )
    if al is not None:
        for veld, nieuw in velden.items():
            setattr(al, veld, nieuw)
        al.save()
        rij = al
    else:
        rij = Beleidswaarde.objects.create(gemeente_id=door.gemeente_id, parameter=parameter, vanaf=vanaf, **velden)
    if PARAMETERS[parameter].werking is Werking.TERMIJN:
        vraag_herberekening(door.gemeente_id, aanleiding=str(PARAMETERS[parameter].naam), nu=nu)
    return rij


def keur(parameter: Parameter, waarde: Any) -> None:
    """Raise `Weigering` when the value does not fit the parameter."""
    if waarde is None:
        return
    match parameter.soort:
        case "getal":
            if (
                not isinstance(waarde, int)
                or isinstance(waarde, bool)
                or not parameter.minimum <= waarde <= parameter.maximum
            ):
                raise Weigering(f"Vul een heel getal in van {parameter.minimum} tot en met {parameter.maximum}.")
        case "ja_nee":
            if not isinstance(waarde, bool):
                raise Weigering("Kies ja of nee.")
        case "keuze":
            if waarde not in dict(parameter.keuzes):
                raise Weigering("Kies een van de mogelijkheden.")
        case _:
            if not isinstance(waarde, str) or not 0 < len(waarde) <= 200:
                raise Weigering("Vul een tekst in van hooguit 200 tekens.")
