"""Beginning a PIP, and letting a concept go."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

import wet
from samenspel.dossiers.elders import kwam_met_pip
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.dossiers.samen import ids_van
from samenspel.huisstijl.datums import als_datum
from samenspel.kern import klok
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.personen.geboorte import grenzen
from samenspel.personen.models import Gezinslid
from samenspel.plan.bevoegdheden import mag_voorbereiden, mens_van
from samenspel.plan.handelingen.slot import bewaar, bewerk, een_tegelijk
from samenspel.plan.models import Pip, PipGezin, PipInkomen
from samenspel.toegang.matrix import recht

JONG_TOT = 6  # preschool and early school: until the sixth birthday (voorschool en vroegschool)


@transaction.atomic
def begin_pip(dossier: Dossier, *, door: Aanwezige, nu: datetime | None = None) -> Pip:
    """The first version. A concept that is there already is that concept; an adopted PIP changes by `wijzig_pip`."""
    mag_voorbereiden(door, dossier).of_weiger()
    een_tegelijk(dossier.pk, door)
    if open_versie := Pip.objects.filter(dossier_id__in=ids_van(dossier), stand__in=Pip.OPEN).first():
        return open_versie
    if Pip.objects.filter(dossier_id__in=ids_van(dossier), stand__in=Pip.GELDEND).exists():
        raise Weigering("Er is al een PIP vastgesteld. Begin een nieuwe versie en zeg waarom.")
    reden = Pip.Reden.VERHUIZING if _kwam_met_een_pip(dossier) else Pip.Reden.EERSTE
    return maak_versie(dossier, door=door, nu=nu or klok.nu(), reden=reden)


def maak_versie(dossier: Dossier, *, door: Aanwezige, nu: datetime, **velden: Any) -> Pip:
    """A new row, numbered on, with what is known already put in the parts that this person may write."""
    laatste = Pip.objects.filter(dossier_id__in=ids_van(dossier)).aggregate(n=Max("versie"))["n"] or 0
    pip = Pip.objects.create(
        gemeente_id=dossier.gemeente_id, dossier=dossier, versie=laatste + 1, begonnen_op=nu, begonnen_door_id=mens_van(door),
        bewaard_op=nu, bewaard_door_id=mens_van(door), **velden,
    )  # fmt: skip
    if velden.get("vorige") is None:
        _vul_voor(pip, dossier, door, als_datum(nu))
    return pip


def _kwam_met_een_pip(dossier: Dossier) -> bool:
    rijen = Gebeurtenis.objects.filter(
        dossier_id__in=ids_van(dossier), soort__in=("verhuizing", "pip_dagtekening"), intrekking__isnull=True
    )
    gebeurd = tuple(wet.Gebeurtenis(*rij) for rij in rijen.values_list("soort", "op", "gegevens"))
    return kwam_met_pip(wet.Feiten("wet", dossier.doelgroep, gebeurtenissen=gebeurd))


def _vul_voor(pip: Pip, dossier: Dossier, door: Aanwezige, op: date) -> None:
    gemeen = {"gemeente_id": pip.gemeente_id, "dossier": dossier, "pip": pip}
    if recht(door.rol, "C04").schrijf:
        PipGezin.objects.create(jong_kind=_heeft_jong_kind(dossier, op), **gemeen)
    if recht(door.rol, "C09").schrijf:
        PipInkomen.objects.create(heeft_bijstand=_heeft_bijstand(dossier), **gemeen)


def _heeft_jong_kind(dossier: Dossier, op: date) -> bool:
    geboren = Gezinslid.objects.filter(dossier=dossier, relatie="kind", vervallen_op__isnull=True)
    dagen = (grenzen(datum) for datum in geboren.values_list("geboortedatum", flat=True) if datum)
    return any(d is not None and op.year - d[1].year <= JONG_TOT and d[0] <= op for d in dagen)


def _heeft_bijstand(dossier: Dossier) -> bool:
    rijen = Gebeurtenis.objects.filter(
        dossier_id__in=ids_van(dossier), soort__in=("recht_op_bijstand", "bijstand_beeindigd"), intrekking__isnull=True
    )
    laatste = rijen.order_by("-op", "-vastgelegd_op").values_list("soort", flat=True).first()
    return laatste == "recht_op_bijstand"


@transaction.atomic
def laat_concept_vervallen(
    pip: Pip, *, door: Aanwezige, op: date, bewerking: int | None = None, nu: datetime | None = None
) -> Pip:
    """The concept is let go; it stays readable. An adopted version only ends by a newer one."""
    pip = bewerk(pip, door=door, bewerking=bewerking)
    pip.stand, pip.geeindigd_op = Pip.Stand.VERVALLEN, op
    return bewaar(pip, ["stand", "geeindigd_op"], door=door, nu=nu or klok.nu(), inhoud=False)
