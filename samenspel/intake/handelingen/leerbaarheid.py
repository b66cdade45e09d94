"""The learnability test, a waiver of it, and a second opinion by a school."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier, Regime
from samenspel.intake.bevoegdheden import mag_in_dossier_schrijven
from samenspel.intake.handelingen.stand import werk_stand_bij
from samenspel.intake.models import LbtAfname, LbtOntheffing, SecondOpinion
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.kwalificaties import geldige_kwalificatie
from samenspel.toegang.models import Gebruiker, Kwalificatie
from wet.leerroute import PUNTEN_MAXIMAAL, cesuur, haalbaar


@transaction.atomic
def leg_lbt_vast(
    dossier: Dossier, *, door: Aanwezige, op: date, score: int, toetsbegeleider: Gebruiker, examennummer: str = "",
    aangemeld_op: date | None = None, vastgelegd_op: datetime | None = None,
) -> LbtAfname:  # fmt: skip
    """Record the result. The pass mark of that day says whether the B1-route is feasible; the college still decides.

    Raises `Weigering` when the one who took the test was not certified on that day.
    """
    moment = _mag(dossier, door, op, vastgelegd_op)
    if not 0 <= score <= PUNTEN_MAXIMAAL:
        raise Weigering(f"De toets heeft 0 tot en met {PUNTEN_MAXIMAAL} punten.")
    if aangemeld_op is not None and aangemeld_op > op:
        raise Weigering("De aanmelding ligt na de dag van de toets. Kijk of de dagen verwisseld zijn.")
    bewijs = geldige_kwalificatie(toetsbegeleider.pk, dossier.gemeente_id, Kwalificatie.Soort.LEERBAARHEIDSTOETS, op)
    if bewijs is None:
        raise Weigering(
            f"{toetsbegeleider.naam} had op deze dag geen certificaat om de toets af te nemen. Kies wie de toets afnam."
        )
    feit = leg_vast(dossier, "lbt_uitslag", op=op, door=door, gegevens={"score": score}, vastgelegd_op=moment)
    afname = LbtAfname.objects.create(
        gemeente_id=dossier.gemeente_id, dossier=dossier, op=op, aangemeld_op=aangemeld_op, examennummer=examennummer.strip(), score=score,
        haalbaar=haalbaar(score, op), cesuur=cesuur(op), toetsbegeleider=toetsbegeleider, certificaat=bewijs.bron, gebeurtenis=feit,
        door_id=door.mens(), vastgelegd_op=moment,
    )  # fmt: skip
    werk_stand_bij(dossier, door=door)
    return afname


@transaction.atomic
def zie_af_van_lbt(
    dossier: Dossier, *, door: Aanwezige, op: date, beperking: str, motivering: str, vastgelegd_op: datetime | None = None
) -> LbtAfname:  # fmt: skip
    """No test, because of an impairment in seeing or hearing (Wi2021 art. 14 lid 6).

    That the test cannot be taken is the college's judgement, so it says why. Which impairment it is, and the
    motivation, are health (C12): who reads the test reads only that there was none.
    """
    moment = _mag(dossier, door, op, vastgelegd_op)
    mag_in_dossier_schrijven(door, dossier, "C12").of_weiger()
    if beperking not in LbtOntheffing.Beperking.values:
        raise Weigering("Kies of het om zien of horen gaat.")
    if len(motivering.strip()) < 10:
        raise Weigering("Schrijf waarom de toets niet kan, en waar u dat op baseert.")
    afname = LbtAfname.objects.create(
        gemeente_id=dossier.gemeente_id, dossier=dossier, op=op, afgezien=LbtAfname.Afgezien.ZINTUIG, door_id=door.mens(),
        vastgelegd_op=moment, gebeurtenis=leg_vast(dossier, "lbt_afgezien", op=op, door=door, vastgelegd_op=moment),
    )  # fmt: skip
    LbtOntheffing.objects.create(
        gemeente_id=dossier.gemeente_id, dossier=dossier, afname=afname, beperking=beperking,
        motivering=motivering.strip()[:2000], door_id=door.mens(), vastgelegd_op=moment,
    )  # fmt: skip
    werk_stand_bij(dossier, door=door)
    return afname


@transaction.atomic
def vraag_second_opinion(
    dossier: Dossier, *, door: Aanwezige, op: date, school: str, reden: str, vastgelegd_op: datetime | None = None
) -> SecondOpinion:
    """Ask a school to look again, with the reason of the doubt."""
    moment = _mag(dossier, door, op, vastgelegd_op)
    if not school.strip():
        raise Weigering("Vul in welke school u vraagt.")
    if len(reden.strip()) < 10:
        raise Weigering("Schrijf waarom u twijfelt aan de uitslag. Een collega moet het later begrijpen.")
    return SecondOpinion.objects.create(
        gemeente_id=dossier.gemeente_id, dossier=dossier, gevraagd_op=op, reden=reden.strip()[:2000], school=school.strip()[:120],
        door_id=door.mens(), vastgelegd_op=moment,
    )  # fmt: skip


@transaction.atomic
def leg_second_opinion_vast(
    opinion: SecondOpinion,
    *,
    door: Aanwezige,
    op: date,
    uitkomst: str,
    gevolg: str,
    vastgelegd_op: datetime | None = None,
) -> SecondOpinion:
    """What the school found, and what that means for the route. The opinion is advice: the college decides."""
    moment = _mag(opinion.dossier, door, op, vastgelegd_op)
    if opinion.uitkomst:
        raise Weigering("De uitkomst staat er al. Vraag een nieuwe tweede mening als die anders is.")
    if uitkomst not in SecondOpinion.Uitkomst.values or not uitkomst:
        raise Weigering("Kies wat de school vindt.")
    if op < opinion.gevraagd_op:
        raise Weigering("De uitkomst ligt voor de dag van de vraag. Kies een latere dag.")
    if not gevolg.strip():
        raise Weigering("Schrijf wat de uitkomst betekent voor de leerroute.")
    opinion.uitkomst, opinion.uitkomst_op, opinion.gevolg = uitkomst, op, gevolg.strip()[:2000]
    opinion.gebeurtenis = leg_vast(opinion.dossier, "second_opinion", op=op, door=door, vastgelegd_op=moment)
    opinion.save(update_fields=["uitkomst", "uitkomst_op", "gevolg", "gebeurtenis"])
    return opinion


def _mag(dossier: Dossier, door: Aanwezige, op: date, vastgelegd_op: datetime | None) -> datetime:
    mag_in_dossier_schrijven(door, dossier, "C07").of_weiger()
    moment = vastgelegd_op or nu()
    if op > moment.date():
        raise Weigering("Deze dag ligt in de toekomst. Kies vandaag of eerder.")
    if dossier.regime == Regime.WI2013:
        raise Weigering("De leerbaarheidstoets hoort bij de wet van 2021. Voor de ondertussengroep bestaat hij niet.")
    return moment
