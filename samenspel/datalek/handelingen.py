"""Beginning a case, and writing down what a person decided about it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from samenspel.datalek.bevoegdheden import mag_datalek_vastleggen
from samenspel.datalek.models import Aard, Bron, Datalek, Datalekbesluit, Getroffene
from samenspel.datalek.omvang import Omvang, Vraag, bereken
from samenspel.datalek.stand import stand_van
from samenspel.kern.identiteit import SYSTEEM, Aanwezige, identiteit
from samenspel.kern.klok import dag_van
from samenspel.kern.oordeel import Weigering

MINSTENS = 20
_S = Datalekbesluit.Soort


@transaction.atomic
def leg_datalek_vast(
    *, bron: str, wat: str, vanaf: datetime, tot: datetime, aard: str, omschrijving: str, ontdekt_op: datetime, door: Aanwezige, op: datetime
) -> Datalek:  # fmt: skip
    """A case with everybody it touches, as the log and the tables say it now. The clock runs from `ontdekt_op`."""
    mag_datalek_vastleggen(door).of_weiger()
    mens = door.mens()
    if bron not in Bron.values or aard not in Aard.values:
        raise Weigering("Kies waar het begon, en wat er met de gegevens gebeurde.")
    if not wat:
        raise Weigering("Schrijf om welk account, bestand of moment het gaat.", veld="wat")
    if not vanaf < tot:
        raise Weigering("Het einde ligt voor het begin. Kijk de tijden na.", veld="tot")
    if ontdekt_op > op:
        raise Weigering("U kunt het niet later ontdekken dan nu.", veld="ontdekt_op")
    if len(omschrijving.strip()) < MINSTENS:
        raise Weigering("Schrijf in een paar zinnen wat er gebeurde.", veld="omschrijving")
    omvang = bereken(Vraag(gemeente_id=door.gemeente_id, bron=bron, wat=wat, vanaf=vanaf, tot=tot, op=dag_van(op)))
    huis = Aanwezige(gebruiker_id=mens, gemeente_id=door.gemeente_id, rol=SYSTEEM, doel=door.doel)
    with identiteit(huis):
        zaak = Datalek.objects.create(
            gemeente_id=door.gemeente_id, bron=bron, wat=wat, vanaf=vanaf, tot=tot, aard=aard, omschrijving=omschrijving.strip(),
            ontdekt_op=ontdekt_op, door_id=mens, op=op, telling=omvang.telling(),
        )  # fmt: skip
        _schrijf_op(zaak, omvang)
    return zaak


def _schrijf_op(zaak: Datalek, omvang: Omvang) -> None:
    Getroffene.objects.bulk_create(
        (
            Getroffene(
                gemeente_id=zaak.gemeente_id, zaak=zaak, dossier_id=g.dossier_id, nummer=g.nummer, categorieen=sorted(g.categorieen), bekeken=g.bekeken,
                gewijzigd=g.gewijzigd, gedownload=g.gedownload, nummers=g.nummers, gedeeld=g.gedeeld, eerste=g.eerste, laatste=g.laatste,
                taal=g.taal, geheim=g.geheim, kluis=g.kluis, kinderen=g.kinderen,
            )
            for g in omvang.getroffenen
        ),
        batch_size=1_000,
    )  # fmt: skip


@transaction.atomic
def besluit_over_datalek(
    zaak: Datalek, *, soort: str, beslist_door: str, motivering: str, door: Aanwezige, op: datetime
) -> Datalekbesluit:
    """One decision or step, with why. Samenspel decides nothing and sends nothing: this records what people did."""
    mag_datalek_vastleggen(door).of_weiger()
    eerder = list(zaak.besluiten.all())
    _past(soort, {b.soort for b in eerder}, open_=bool(stand_van(zaak, eerder, op).te_doen))
    if not beslist_door.strip():
        raise Weigering("Schrijf welke functie dit besloot.", veld="beslist_door")
    if len(motivering.strip()) < MINSTENS:
        raise Weigering("Schrijf waarom, in minstens een zin. De AP mag dit lezen (AVG 33 lid 5).", veld="motivering")
    return Datalekbesluit.objects.create(
        gemeente_id=zaak.gemeente_id, zaak=zaak, soort=soort, beslist_door=beslist_door.strip(), motivering=motivering.strip(),
        door_id=door.mens(), op=op,
    )  # fmt: skip


def _past(soort: str, eerder: set[str], *, open_: bool) -> None:
    """Whether this step can follow what was decided before."""
    if soort not in _S.values:
        raise Weigering("Kies wat er besloten of gedaan is.", veld="soort")
    if _S.GESLOTEN in eerder:
        raise Weigering("Dit datalek is afgehandeld. Leg een nieuw datalek vast als er meer bekend wordt.")
    if soort == _S.AP_GEMELD and _S.AP_MELDEN not in eerder:
        raise Weigering("Leg eerst vast dat u dit meldt aan de AP, en waarom.", veld="soort")
    if soort == _S.VERTELD and _S.VERTELLEN not in eerder:
        raise Weigering("Leg eerst vast dat u het de mensen vertelt, en waarom.", veld="soort")
    if soort == _S.GESLOTEN and open_:
        raise Weigering("Er is nog iets te doen. Kijk onder 'Nog te doen'.", veld="soort")
