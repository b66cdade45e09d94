"""Acts from the list: wait, done, pass, and take it back."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

import wet
from samenspel.dossiers.handelingen.notities import rond_af, zet_herinnering
from samenspel.dossiers.models import BewaakteTermijn, Dossier, Herinnering
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.models import Aanstelling, Gebruiker, Vervanging
from samenspel.werkvoorraad.bevoegdheden import mag_plannen, mag_vervanging_regelen
from samenspel.werkvoorraad.models import Overgeslagen
from wet.rekenen import beleidsnaam
from wet.termijn import regel_van


def wet_rij(termijn: BewaakteTermijn) -> wet.Rij:
    """The row as `wet` reads it."""
    return wet.Rij(
        termijn.code,
        termijn.start,
        termijn.uiterlijk,
        termijn.voldaan_op,
        termijn.geeindigd_op,
        termijn.rest,
        termijn.versie,
    )


def is_eigen_beleid(termijn: BewaakteTermijn, op: date) -> bool:
    """Does this term rest on the municipality's own policy?"""
    return bool(beleidsnaam(regel_van(wet_rij(termijn), op)))


@transaction.atomic
def sla_over(termijn: BewaakteTermijn, *, door: Aanwezige, reden: str, op: date, nu: datetime) -> Overgeslagen:
    """Pass a term of local policy, with a reason. A term of the law cannot be passed."""
    mag_plannen(door).of_weiger()
    if not is_eigen_beleid(termijn, op):
        raise Weigering(
            "Deze termijn staat in de wet. U kunt hem niet overslaan. Doe de handeling, of leg vast op wie u wacht."
        )
    if not reden.strip():
        raise Weigering("Schrijf waarom u deze stap overslaat. Een collega moet het later begrijpen.")
    if door.gebruiker_id is None or termijn.start is None:
        raise Weigering("Deze stap kan nu niet worden overgeslagen.")
    overgeslagen, _ = Overgeslagen.objects.get_or_create(
        gemeente_id=termijn.gemeente_id, dossier_id=termijn.dossier_id, termijn_code=termijn.code, start=termijn.start,
        ongedaan_op=None, defaults={"reden": reden.strip()[:300], "door_id": door.gebruiker_id, "vastgelegd_op": nu},
    )  # fmt: skip
    return overgeslagen


@transaction.atomic
def wacht_met_termijn(termijn: BewaakteTermijn, *, door: Aanwezige, wie: str, tot: date, nu: datetime) -> Herinnering:
    """The row waits for somebody until a day; an earlier wait for the same term ends."""
    mag_plannen(door).of_weiger()
    dossier = Dossier.objects.zichtbaar_voor(door).get(pk=termijn.dossier_id)
    for eerder in Herinnering.objects.filter(dossier=dossier, termijn_code=termijn.code, klaar_op__isnull=True):
        rond_af(eerder, door=door, nu=nu)
    return zet_herinnering(
        dossier, door=door, soort=Herinnering.Soort.WACHT_OP, op=tot, nu=nu, wie=wie, termijn_code=termijn.code
    )


@transaction.atomic
def wacht_met_herinnering(
    herinnering: Herinnering, *, door: Aanwezige, wie: str, tot: date, nu: datetime
) -> Herinnering:
    """A reminder becomes a wait until a day."""
    mag_plannen(door).of_weiger()
    if not rond_af(herinnering, door=door, nu=nu):
        raise Weigering("Een collega rondde deze herinnering al af.")
    dossier = Dossier.objects.zichtbaar_voor(door).get(pk=herinnering.dossier_id)
    return zet_herinnering(dossier, door=door, soort=Herinnering.Soort.WACHT_OP, op=tot, nu=nu, wie=wie)


def maak_ongedaan(soort: str, id_: UUID, *, door: Aanwezige, nu: datetime) -> bool:
    """Take the last act back: `klaar` opens the reminder again, `wacht` ends the wait, `overslaan` brings the term back."""
    mag_plannen(door).of_weiger()
    if soort == "klaar":
        zelf = Herinnering.objects.zichtbaar_voor(door).filter(pk=id_, klaar_door_id=door.gebruiker_id)
        return bool(zelf.update(klaar_op=None, klaar_door_id=None))
    if soort == "wacht":
        herinnering = Herinnering.objects.zichtbaar_voor(door).filter(pk=id_, door_id=door.gebruiker_id).first()
        return herinnering is not None and rond_af(herinnering, door=door, nu=nu)
    zelf_overgeslagen = Overgeslagen.objects.zichtbaar_voor(door).filter(
        pk=id_, door_id=door.gebruiker_id, ongedaan_op__isnull=True
    )
    return bool(zelf_overgeslagen.update(ongedaan_op=nu))


@transaction.atomic
def regel_vervanging(
    *, afwezig: Gebruiker, vervanger: Gebruiker, vanaf: date, tot: date, door: Aanwezige
) -> Vervanging:
    """Who takes the list of whom, both days included."""
    mag_vervanging_regelen(door).of_weiger()
    if afwezig.pk == vervanger.pk:
        raise Weigering("Iemand vervangt zichzelf niet. Kies een andere collega.")
    if tot < vanaf:
        raise Weigering("De laatste dag ligt voor de eerste. Kies een latere dag.")
    for gebruiker in (afwezig, vervanger):
        if not Aanstelling.objects.geldig(vanaf).filter(gebruiker=gebruiker, gemeente_id=door.gemeente_id).exists():
            raise Weigering(f"{gebruiker.naam} werkt dan niet voor deze gemeente. Kies een collega.")
    vervanging, _ = Vervanging.objects.get_or_create(
        gemeente_id=door.gemeente_id, afwezig=afwezig, vervanger=vervanger, vanaf=vanaf, tot=tot
    )
    return vervanging


@transaction.atomic
def beeindig_vervanging(vervanging: Vervanging, *, door: Aanwezige, op: date) -> None:
    """Back at work: yesterday was the last day, or it never began."""
    mag_vervanging_regelen(door).of_weiger()
    gisteren = date.fromordinal(op.toordinal() - 1)
    if vervanging.vanaf > gisteren:
        vervanging.delete()
        return
    vervanging.tot = min(vervanging.tot, gisteren)
    vervanging.save(update_fields=["tot"])
