"""Acts on a file: choose it, say what the columns hold, confirm, throw away. Undo stands in `inlezen/terugdraaien.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from samenspel.kern.geheim import ontsleutel, versleutel
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kern.plat import plat
from samenspel.kluis.plekken import Plek
from samenspel.koppelingen.bestanden.lezen import Blad, lees
from samenspel.koppelingen.bevoegdheden import mag_inlezen
from samenspel.koppelingen.inlezen.boeken import Boeking
from samenspel.koppelingen.inlezen.herkennen import Tabel, herken, te_onthouden
from samenspel.koppelingen.inlezen.keuren import STUK, Keuring
from samenspel.koppelingen.inlezen.velden import SOORTEN
from samenspel.koppelingen.models import Inlezing, Kolomkeuze
from samenspel.organisaties.models import Gemeente

BEWAARD = timedelta(days=7)
DIRECT = 2_000  # rows; a longer file goes to the worker


@dataclass(frozen=True, slots=True)
class Gelezen:
    """An opened file: its sheets, and the table with the columns as chosen so far."""

    blad: Blad
    tabel: Tabel


BESTAND = Plek("koppelingen_inlezing", "bestand", ("id",))
"""Where a file that was sent in stands."""


@transaction.atomic
def kies_bestand(inhoud: bytes, naam: str, soort: str, *, door: Aanwezige, nu: datetime) -> Inlezing:
    """Take in a file: read it once to be sure, and keep it encrypted. Its name is not kept: people put names in names."""
    mag_inlezen(door, soort).of_weiger()
    blad = lees(inhoud, naam)
    tabel = herken(blad.rijen, soort, onthouden(door, soort))
    inlezing = Inlezing(
        gemeente_id=door.gemeente_id, soort=soort, door_id=door.mens(), aanstelling_id=door.aanstelling_id,
        blad=blad.naam[:60], gemaakt_op=nu, verloopt_op=nu + BEWAARD, rijen=len(tabel.rijen),
        kolommen={str(kolom.plek): kolom.veld for kolom in tabel.kolommen}, doelgroep=SOORTEN[soort].doelgroep,
    )  # fmt: skip
    inlezing.bestand = versleutel(inhoud, gemeente_id=door.gemeente_id, plek=BESTAND.waar(inlezing.pk))
    inlezing.save(force_insert=True)
    return inlezing


def onthouden(wie: Aanwezige, soort: str) -> dict[str, str]:
    """How this municipality named its columns before."""
    return dict(Kolomkeuze.objects.filter(gemeente_id=wie.gemeente_id, soort=soort).values_list("kop", "veld"))


def open_bestand(inlezing: Inlezing, *, wie: Aanwezige) -> Gelezen:
    """The table of a file that is not confirmed yet. Raises `Weigering` when it is gone."""
    if inlezing.bestand is None:
        raise Weigering(_("Dit bestand is er niet meer: het is ingelezen, weggegooid of ouder dan 7 dagen."))
    inhoud = ontsleutel(bytes(inlezing.bestand), gemeente_id=inlezing.gemeente_id, plek=BESTAND.waar(inlezing.pk))
    blad = lees(inhoud, "", blad=inlezing.blad)
    tabel = herken(blad.rijen, inlezing.soort, onthouden(wie, inlezing.soort))
    return Gelezen(blad, tabel.met({int(plek): veld for plek, veld in inlezing.kolommen.items()}))


@transaction.atomic
def kies_kolommen(
    inlezing: Inlezing, kolommen: Mapping[int, str], *, door: Aanwezige, doelgroep: str = "", blad: str | None = None
) -> Inlezing:
    """What the columns hold, as the user says; remembered for this municipality. Another sheet starts again."""
    _moet_open_staan(inlezing)
    if blad is not None and blad != inlezing.blad:
        inlezing.blad, inlezing.kolommen = blad[:60], {}
        gelezen = open_bestand(inlezing, wie=door)
        inlezing.rijen = len(gelezen.tabel.rijen)
        inlezing.kolommen = {str(kolom.plek): kolom.veld for kolom in gelezen.tabel.kolommen}
        inlezing.save(update_fields=["blad", "kolommen", "rijen"])
        return inlezing
    gekozen = [veld for veld in kolommen.values() if veld]
    dubbel = [veld for veld, aantal in Counter(gekozen).items() if aantal > 1]
    if dubbel:
        raise Weigering(
            _("“%(veld)s” is twee keer gekozen. Laat één kolom over.")
            % {"veld": SOORTEN[inlezing.soort].per_code[dubbel[0]].naam}
        )
    inlezing.kolommen = {str(plek): veld for plek, veld in kolommen.items()}
    inlezing.doelgroep = doelgroep
    inlezing.save(update_fields=["kolommen", "doelgroep"])
    _onthoud(open_bestand(inlezing, wie=door).tabel, inlezing.soort, door)
    return inlezing


def _onthoud(tabel: Tabel, soort: str, door: Aanwezige) -> None:
    Kolomkeuze.objects.bulk_create(
        [Kolomkeuze(gemeente_id=door.gemeente_id, soort=soort, kop=kop, veld=veld) for kop, veld in te_onthouden(tabel).items()],
        update_conflicts=True, unique_fields=["gemeente", "soort", "kop"], update_fields=["veld"],
    )  # fmt: skip


def _moet_open_staan(inlezing: Inlezing) -> None:
    if inlezing.stand != Inlezing.Stand.GEKOZEN:
        raise Weigering(_("Dit bestand is al bevestigd of weggegooid."))


def keuring(inlezing: Inlezing, *, wie: Aanwezige, vandaag: date) -> Keuring:
    """The dry run of this file for this person on this day."""
    gemeente = Gemeente.objects.get(pk=inlezing.gemeente_id)
    return Keuring(wie, SOORTEN[inlezing.soort], vandaag, plat(gemeente.naam), inlezing.doelgroep)


@transaction.atomic
def bevestig(inlezing: Inlezing, *, door: Aanwezige, al_gemeld: bool) -> bool:
    """Start reading in; False when it was started before (double click, two tabs): it happens once."""
    mag_inlezen(door, inlezing.soort).of_weiger()
    return bool(
        Inlezing.objects.filter(pk=inlezing.pk, stand=Inlezing.Stand.GEKOZEN, bestand__isnull=False).update(
            stand=Inlezing.Stand.BEZIG, al_gemeld=al_gemeld
        )
    )


@transaction.atomic
def lees_stuk(inlezing_id: UUID, *, door: Aanwezige, vandaag: date, nu: datetime) -> Inlezing:
    """Book the next piece of a confirmed file: all of it or nothing. The counter moves in the same transaction."""
    inlezing = Inlezing.objects.select_for_update(of=("self",)).get(pk=inlezing_id)
    if inlezing.stand != Inlezing.Stand.BEZIG:
        return inlezing
    gemeente = Gemeente.objects.get(pk=inlezing.gemeente_id)
    tabel = open_bestand(inlezing, wie=door).tabel
    regels = next(keuring(inlezing, wie=door, vandaag=vandaag).stukken(tabel, vanaf=inlezing.verwerkt), [])
    boeking = Boeking(inlezing, door, SOORTEN[inlezing.soort].bron, vandaag, nu, gemeente)
    telling = Counter(inlezing.telling) + boeking.boek(regels)
    inlezing.telling = dict(telling)
    inlezing.verwerkt += len(regels)
    if inlezing.verwerkt >= len(tabel.rijen) or not regels:
        inlezing.stand, inlezing.klaar_op, inlezing.bestand = Inlezing.Stand.KLAAR, nu, None
    inlezing.save(update_fields=["telling", "verwerkt", "stand", "klaar_op", "bestand"])
    return inlezing


def is_groot(inlezing: Inlezing) -> bool:
    """Does this file go to the worker?"""
    return inlezing.rijen > min(DIRECT, STUK)


@transaction.atomic
def gooi_weg(inlezing: Inlezing, *, door: Aanwezige) -> None:
    """Throw a file away that was not confirmed: its content goes at once."""
    mag_inlezen(door, inlezing.soort).of_weiger()
    _moet_open_staan(inlezing)
    inlezing.stand, inlezing.bestand = Inlezing.Stand.WEG, None
    inlezing.save(update_fields=["stand", "bestand"])


def ruim_op(*, wie: Aanwezige, nu: datetime) -> int:
    """Erase files that nobody confirmed within seven days; how many."""
    verlopen = Inlezing.objects.filter(
        gemeente_id=wie.gemeente_id, bestand__isnull=False, verloopt_op__lte=nu, stand=Inlezing.Stand.GEKOZEN
    )
    return verlopen.update(bestand=None, stand=Inlezing.Stand.WEG)
