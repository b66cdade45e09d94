"""Undo a file: what it made goes, what people did afterwards stays, and it says exactly which is which.

A dossier that this file made and that nobody touched since is erased, for somebody who came in by mistake
should leave no trace; the receipt says only that it was. Everywhere else the facts are withdrawn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction
from django.utils.translation import gettext as _

from samenspel.beleid.waarden import beleid_van
from samenspel.dossiers.meldingen import laat_ingetrokken_vervallen, werk_regels_bij
from samenspel.dossiers.models import Dossier, DuoMelding, Gebeurtenis
from samenspel.dossiers.soorten import SOORTEN as GEBEURTENISSEN
from samenspel.dossiers.verversing import als_systeem
from samenspel.intake.handelingen.metingen import ZRM_TABEL
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.kern.vullen import voeg_toe
from samenspel.koppelingen.bevoegdheden import mag_terugdraaien
from samenspel.koppelingen.inlezen.gezin import laat_gezin_vervallen
from samenspel.koppelingen.inlezen.nulmeting import neem_terug
from samenspel.koppelingen.inlezen.verversen import ververs_velen
from samenspel.koppelingen.models import Inlezing, InlezingSpoor
from samenspel.organisaties.models import Gemeente
from samenspel.personen.models import Contactgegeven
from samenspel.toegang.gebonden import DossierGebonden
from samenspel.toegang.models import Aanstelling, Betrokkenheid

_AFGELEID = frozenset({"BewaakteTermijn", "Zoekterm", "Persoon", "DuoMelding", "InlezingSpoor", "IntakeStand"})
_GEVOLGD = {
    "Gebeurtenis": InlezingSpoor.Soort.GEBEURTENIS,
    "Nummer": InlezingSpoor.Soort.NUMMER,
    "Contactgegeven": InlezingSpoor.Soort.CONTACT,
    "Notitie": InlezingSpoor.Soort.NOTITIE,
    "Gezinslid": InlezingSpoor.Soort.GEZIN,
    "TaalMeting": InlezingSpoor.Soort.METING,
    "PositieveGezondheidMeting": InlezingSpoor.Soort.METING,
    **{tabel.__name__: InlezingSpoor.Soort.METING for tabel in ZRM_TABEL.values()},
}
Sporen = dict[str, dict[UUID, UUID]]  # kind -> row -> dossier


def _sporen(inlezing: Inlezing) -> Sporen:
    uit: Sporen = defaultdict(dict)
    for gemaakt, dossier_id in inlezing.sporen.values_list("gemaakt", "dossier_id"):
        for soort, rijen in gemaakt.items():
            uit[soort].update((UUID(rij), dossier_id) for rij in rijen)
    return uit


def _aangeraakt(nieuw: set[UUID], sporen: Sporen, inlezing: Inlezing) -> set[UUID]:
    """Dossiers of this file in which something else happened: any row of any table that the file did not make."""
    geraakt: set[UUID] = set(
        Dossier.objects.filter(samengevoegd_in__in=nieuw).values_list("samengevoegd_in_id", flat=True)
    )
    geraakt |= set(
        Dossier.objects.filter(pk__in=nieuw)
        .exclude(samengevoegd_in=None, gesloten_op=None)
        .values_list("pk", flat=True)
    )
    for model in apps.get_models():
        if issubclass(model, DossierGebonden) and not model.minimaal and model.__name__ not in _AFGELEID:
            eigen = sporen.get(str(_GEVOLGD.get(model.__name__, "")), {})
            rijen = model._default_manager.filter(dossier_id__in=nieuw).values_list("pk", "dossier_id")
            geraakt |= {dossier_id for pk, dossier_id in rijen if pk not in eigen}
    geraakt |= set(
        DuoMelding.objects.filter(dossier_id__in=nieuw, gemeld_op__isnull=False).values_list("dossier_id", flat=True)
    )
    ander = InlezingSpoor.objects.filter(dossier_id__in=nieuw).exclude(inlezing=inlezing)
    geraakt |= set(ander.values_list("dossier_id", flat=True))
    geraakt |= set(Betrokkenheid.objects.filter(dossier_id__in=nieuw).values_list("dossier_id", flat=True))
    geraakt |= {
        pk for pk in Aanstelling.objects.filter(dossier_id__in=nieuw).values_list("dossier_id", flat=True) if pk
    }
    return geraakt


@transaction.atomic
def draai_terug(inlezing: Inlezing, *, door: Aanwezige, op: date, nu: datetime, reden: str) -> Inlezing:
    """Undo one file. Raises `Weigering` when it was undone before, is still running, or is not theirs to undo."""
    inlezing = Inlezing.objects.select_for_update(of=("self",)).get(pk=inlezing.pk)
    mag_terugdraaien(door, inlezing).of_weiger()
    if not reden.strip():
        raise Weigering(_("Schrijf waarom u dit ongedaan maakt. Een collega moet het later begrijpen."))
    with identiteit(als_systeem(door)):
        sporen = _sporen(inlezing)
        nieuw = set(sporen[InlezingSpoor.Soort.DOSSIER])
        blijft = _aangeraakt(nieuw, sporen, inlezing) & nieuw
        weg = nieuw - blijft
        verslag = _trek_in(sporen, weg, door=door, op=op, nu=nu, reden=reden.strip())
        leden = {pk for pk, dossier_id in sporen[InlezingSpoor.Soort.GEZIN].items() if dossier_id not in weg}
        verslag["gezinsleden_vervallen"] = laat_gezin_vervallen(leden, op=op)
        metingen = {pk for pk, dossier_id in sporen[InlezingSpoor.Soort.METING].items() if dossier_id not in weg}
        verslag["metingen_ingetrokken"] = neem_terug(metingen, door=door, nu=nu, reden=reden.strip())
        verslag["gewist"] = _wis(weg, inlezing)
        verslag["blijft"] = len(blijft)
        verslag["nummers_blijven"] = sum(1 for pk in sporen[InlezingSpoor.Soort.NUMMER].values() if pk not in weg)
        verslag["contactpersoon_blijft"] = sum(
            1 for pk in sporen[InlezingSpoor.Soort.TOEWIJZING].values() if pk not in weg
        )
        verslag["notities_blijven"] = sum(1 for pk in sporen[InlezingSpoor.Soort.NOTITIE].values() if pk not in weg)
    inlezing.stand = Inlezing.Stand.TERUG
    inlezing.terug_op, inlezing.terug_door_id, inlezing.terug_verslag = nu, door.gebruiker_id, verslag
    inlezing.save(update_fields=["stand", "terug_op", "terug_door", "terug_verslag"])
    return inlezing


def _trek_in(sporen: Sporen, weg: set[UUID], *, door: Aanwezige, op: date, nu: datetime, reden: str) -> dict[str, int]:
    """Withdraw the facts in dossiers that stay, end the contacts, and bring terms and lines for DUO up to date."""
    staat = {pk for pk, dossier_id in sporen[InlezingSpoor.Soort.GEBEURTENIS].items() if dossier_id not in weg}
    feiten = Gebeurtenis.objects.filter(pk__in=staat, intrekking__isnull=True).exclude(
        soort__in=["dossier_geopend", "toegewezen"]
    )
    rijen: list[dict[str, Any]] = [
        {"id": uuid7(), "gemeente_id": feit.gemeente_id, "dossier_id": feit.dossier_id, "categorie": feit.categorie,
         "soort": "intrekking", "op": op, "vastgelegd_op": nu, "door_id": door.gebruiker_id, "bron": "hand", "trekt_in_id": feit.pk,
         "gegevens": {"reden": reden, **({} if GEBEURTENISSEN[feit.soort].voor_wet else {"eigen": True})}}
        for feit in feiten
    ]  # fmt: skip
    voeg_toe("dossiers_gebeurtenis", rijen)
    laat_ingetrokken_vervallen({rij["trekt_in_id"]: rij["id"] for rij in rijen}, op=op)
    contacten = {pk for pk, dossier_id in sporen[InlezingSpoor.Soort.CONTACT].items() if dossier_id not in weg}
    einde = Contactgegeven.objects.filter(pk__in=contacten, tot__isnull=True).update(tot=op)
    geraakt = Dossier.objects.filter(pk__in={rij["dossier_id"] for rij in rijen})
    hoofden = {hoofd or pk for pk, hoofd in geraakt.values_list("pk", "samengevoegd_in_id")}
    werk_regels_bij(hoofden)
    ververs_velen(
        list(hoofden), beleid=beleid_van(door.gemeente_id), gemeente=Gemeente.objects.get(pk=door.gemeente_id), wie=door
    )
    return {"ingetrokken": len(rijen), "contacten_beeindigd": einde}


def _wis(ids: Iterable[UUID], inlezing: Inlezing) -> int:
    """Erase untouched dossiers of this file, through the one function of the owner that may; it knows itself who asks."""
    te_wissen = list(ids)
    if not te_wissen:
        return 0
    with connection.cursor() as cursor:
        cursor.execute("select koppelingen_wis_ingelezen(%s, %s)", [inlezing.pk, te_wissen])
        (aantal,) = cursor.fetchone()
    return int(aantal)
