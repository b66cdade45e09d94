"""Changing an adopted PIP: always a new version, with its reason. The start of the three years stays (Wi 11 lid 3)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from samenspel.dossiers.samen import ids_van
from samenspel.kern import klok
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.plan.bevoegdheden import mag_voorbereiden
from samenspel.plan.handelingen.beginnen import maak_versie
from samenspel.plan.handelingen.inhoud import DELEN, PIPVELDEN
from samenspel.plan.handelingen.slot import een_tegelijk
from samenspel.plan.models import Afweging, Beoordeling, Pip
from samenspel.plan.stand import WEEG_OPNIEUW
from samenspel.toegang.matrix import recht


@transaction.atomic
def wijzig_pip(pip: Pip, *, door: Aanwezige, reden: str, toelichting: str, nu: datetime | None = None) -> Pip:
    """A concept of the next version, filled with what is in force. The adopted version keeps working until then."""
    hoofd = _vers(pip).hoofddossier
    mag_voorbereiden(door, hoofd).of_weiger()
    een_tegelijk(hoofd.pk, door)
    if Pip.objects.filter(dossier_id__in=ids_van(hoofd), stand__in=Pip.OPEN).exists():
        raise Weigering("Er is al een concept voor een nieuwe versie. Ga daarmee verder.")
    pip = _vers(pip)
    if not pip.geldend:
        raise Weigering("Alleen het PIP dat nu geldt, kunt u wijzigen.")
    if reden not in Pip.Reden.values or not reden:
        raise Weigering("Kies waarom het PIP wijzigt.")
    if not toelichting.strip():
        raise Weigering("Schrijf waarom het PIP wijzigt. Dit komt in het besluit.")
    moment = nu or klok.nu()
    velden = {veld: getattr(pip, veld) for veld in PIPVELDEN}
    if reden in WEEG_OPNIEUW:
        velden["omstandigheden"] = ""
    leerroute = "" if reden == Pip.Reden.LEERROUTE_WIJZIGING else pip.leerroute
    nieuw = maak_versie(
        hoofd,
        door=door,
        nu=moment,
        vorige=pip,
        reden=reden,
        toelichting=toelichting.strip(),
        leerroute=leerroute,
        **velden,
    )
    _neem_delen_mee(pip, nieuw, door)
    if reden not in WEEG_OPNIEUW:
        _neem_weging_mee(pip, nieuw)
    return nieuw


def _vers(pip: Pip) -> Pip:
    return Pip.objects.select_related("dossier__gemeente", "dossier__samengevoegd_in__gemeente").get(pk=pip.pk)


def _neem_delen_mee(van: Pip, naar: Pip, door: Aanwezige) -> None:
    """The parts that this person may write; the others are copied by who may, when adopting."""
    for model, velden in DELEN.items():
        deel = model._default_manager.filter(pip=van).first()
        if deel is not None and recht(door.rol, model.vaste_categorie).schrijf:
            waarden = {veld: getattr(deel, veld) for veld in velden}
            model._default_manager.create(gemeente_id=naar.gemeente_id, dossier_id=naar.dossier_id, pip=naar, **waarden)


def _neem_weging_mee(van: Pip, naar: Pip) -> None:
    gemeen = {"gemeente_id": naar.gemeente_id, "dossier_id": naar.dossier_id, "pip": naar}
    Afweging.objects.bulk_create(
        Afweging(leerroute=a.leerroute, zinnen=a.zinnen, eigen_regel=a.eigen_regel, oordeel=a.oordeel, door_id=a.door_id, op=a.op, **gemeen)
        for a in Afweging.objects.filter(pip=van)
    )  # fmt: skip
    route = ("grote_kans_op_diploma", "redelijkerwijs_niet_in_staat")
    Beoordeling.objects.bulk_create(
        Beoordeling(vraag=b.vraag, oordeel=b.oordeel, motivering=b.motivering, door_id=b.door_id, op=b.op, **gemeen)
        for b in Beoordeling.objects.filter(pip=van, vraag__in=route)
    )
