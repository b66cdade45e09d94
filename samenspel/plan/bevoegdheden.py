"""Who may do what with a PIP: a coach prepares, who has a mandate decides (Awb 10:3, 10:10)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from samenspel.dossiers.bevoegdheden import mag_op_bezwaar_vastleggen
from samenspel.dossiers.models import Doelgroep, Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import JA, Oordeel, Weigering, nee
from samenspel.plan.models import Pip, PipBezwaar
from samenspel.toegang.kwalificaties import geldige_kwalificatie
from samenspel.toegang.matrix import SYSTEEM, Bereik, bereik, recht
from samenspel.toegang.models import Kwalificatie, Rol
from wet.regel import PLICHTIG

GEEN_PIP = "Voor deze persoon bestaat geen PIP: de Wet inburgering 2021 geldt hier niet. Maak een ondersteuningsplan."
_BESLISROLLEN = frozenset({"regievoerder", SYSTEEM})


def krijgt_een_pip(dossier: Dossier) -> Oordeel:
    """A PIP is for whom the act obliges (Wi 15); for others there is a support plan."""
    doelgroep = dossier.doelgroep_nu or dossier.doelgroep
    if doelgroep in {Doelgroep.WI2013, Doelgroep.VRIJWILLIG} or doelgroep not in PLICHTIG:
        return nee(GEEN_PIP)
    return JA


def mag_voorbereiden(wie: Aanwezige, dossier: Dossier) -> Oordeel:
    """Weighing, filling in and discussing: who directs the dossier, and who assists."""
    if dossier.gemeente_id != wie.gemeente_id:
        return nee("Dit dossier hoort bij een andere gemeente.")
    if dossier.gesloten_op:
        return nee("Dit dossier is gesloten. Heropen het eerst.")
    if dossier.samengevoegd_in_id:
        return nee("Dit dossier is samengevoegd. Werk in het andere dossier.")
    if wie.gebruiker_id is None:
        return nee("Een PIP maakt een medewerker, niet het systeem.")
    if bereik(wie.rol) is not Bereik.GEMEENTE or not recht(wie.rol, "C06").schrijf:
        return nee("Uw rol maakt geen PIP. Vraag de regievoerder van dit dossier.")
    return krijgt_een_pip(dossier)


def mens_van(wie: Aanwezige) -> UUID:
    """Who did it. Raises `Weigering` for a job of the house: a decision has a person."""
    if wie.gebruiker_id is None:
        raise Weigering("Een PIP maakt een medewerker, niet het systeem.")
    return wie.gebruiker_id


def mandaat_van(wie: Aanwezige, op: date) -> Kwalificatie | None:
    """The mandate in the register that lets this person sign a PIP on that day."""
    return geldige_kwalificatie(mens_van(wie), wie.gemeente_id, Kwalificatie.Soort.MANDAAT_PIP, op)


def mag_beslissen(wie: Aanwezige, dossier: Dossier, op: date) -> Oordeel:
    """Adopting, making known, changing: a regievoerder with a mandate on that day."""
    mag = mag_voorbereiden(wie, dossier)
    if not mag:
        return mag
    if wie.rol not in _BESLISROLLEN:
        return nee("U bereidt het PIP voor. Vaststellen doet een regievoerder met mandaat.")
    if mandaat_van(wie, op) is None:
        return nee(
            "U staat niet in het mandaatregister, of uw mandaat is nog niet bevestigd. Vraag een collega met mandaat (laat die meewerken, bij Partners), of de functioneel beheerder om u in te schrijven."
        )
    return JA


def mag_bezwaar_vastleggen(wie: Aanwezige, dossier: Dossier) -> Oordeel:
    """An objection is registered by who may write decisions (C17): who directs the dossier, and a jurist who was asked to look at it."""
    mag = _mag_jurist_hier_werken(wie, dossier) if wie.rol == Rol.JURIST_BEZWAAR else mag_voorbereiden(wie, dossier)
    if not mag:
        return mag
    if not recht(wie.rol, "C17").schrijf:
        return nee("Een bezwaar legt de regievoerder vast.")
    return JA


def mag_op_bezwaar_beslissen(wie: Aanwezige, bezwaar: PipBezwaar, op: date) -> Oordeel:
    """With a mandate, and never by who took the decision (Awb 10:3 lid 3)."""
    if wie.rol == Rol.JURIST_BEZWAAR:
        mag = mag_bezwaar_vastleggen(wie, bezwaar.pip.hoofddossier) and mag_op_bezwaar_vastleggen(wie, op)
    else:
        mag = mag_beslissen(wie, bezwaar.pip.hoofddossier, op)
    if not mag:
        return mag
    if bezwaar.pip.vastgesteld_door_id == wie.gebruiker_id:
        return nee(
            "U stelde dit PIP zelf vast. Over een bezwaar beslist een ander (Algemene wet bestuursrecht, artikel 10:3 lid 3). "
            "Laat een collega met mandaat meewerken: dat regelt u bij Partners."
        )
    return JA


def _mag_jurist_hier_werken(wie: Aanwezige, dossier: Dossier) -> Oordeel:
    """Whether there is an objection, and who was asked, is not asked here: without both there is no dossier in sight (ADR 28)."""
    if dossier.gemeente_id != wie.gemeente_id:
        return nee("Dit dossier hoort bij een andere gemeente.")
    if dossier.samengevoegd_in_id:
        return nee("Dit dossier is samengevoegd. Werk in het andere dossier.")
    return JA if wie.gebruiker_id is not None else nee("Op een bezwaar beslist een medewerker, niet het systeem.")


def mag_bewerken(wie: Aanwezige, pip: Pip) -> Oordeel:
    """The content changes only while it is a concept."""
    if not pip.in_bewerking:
        return nee("Dit PIP is vastgesteld en verandert niet meer. Begin een nieuwe versie.")
    return mag_voorbereiden(wie, pip.hoofddossier)
