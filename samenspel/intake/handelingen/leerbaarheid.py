"""The learnability test, registering for it, a waiver of it, and a second opinion by a school."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from samenspel.beleid.waarden import eist
from samenspel.dossiers.eigen_regels import Toch
from samenspel.dossiers.handelingen.passeren import houd_aan
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier, Gebeurtenis, Regime
from samenspel.dossiers.samen import hoofd_van, ids_van
from samenspel.intake.bevoegdheden import mag_in_dossier_schrijven
from samenspel.intake.handelingen.eenmalig import al_gemaakt
from samenspel.intake.handelingen.stand import werk_stand_bij
from samenspel.intake.models import LbtAfname, LbtOntheffing, SecondOpinion
from samenspel.intake.stand import vergeet
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import dag_van, nu
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen
from samenspel.toegang.kwalificaties import geldige_kwalificatie
from samenspel.toegang.models import Gebruiker, Kwalificatie
from wet.leerroute import PUNTEN_MAXIMAAL, cesuur, haalbaar


@dataclass(frozen=True, slots=True)
class Buitenstaander:
    """Somebody without a login here who took the test, and the number of the certificate."""

    naam: str
    certificaat: str


@transaction.atomic
def meld_aan_voor_lbt(
    dossier: Dossier, *, door: Aanwezige, op: date, toets_op: date | None = None, sleutel: UUID | None = None,
    vastgelegd_op: datetime | None = None,
) -> Gebeurtenis:  # fmt: skip
    """Registered for the test: a fact of its own, so that the wait shows before there is a result (R211)."""
    moment = _mag(dossier, door, op, vastgelegd_op)
    if toets_op is not None and toets_op < op:
        raise Weigering("De toets ligt voor de dag van de aanmelding. Kijk of de dagen verwisseld zijn.")
    gegevens = {"toets_op": toets_op.isoformat()} if toets_op else {}
    feit = leg_vast(
        dossier, "lbt_aangemeld", op=op, door=door, gegevens=gegevens, sleutel=sleutel, vastgelegd_op=moment
    )
    vergeet(dossier)
    return feit


@transaction.atomic
def leg_lbt_vast(
    dossier: Dossier, *, door: Aanwezige, op: date, score: int, toetsbegeleider: Gebruiker | None = None,
    buitenstaander: Buitenstaander | None = None, examennummer: str = "", aangemeld_op: date | None = None,
    sleutel: UUID | None = None, vastgelegd_op: datetime | None = None, toch: Toch | None = None,
) -> LbtAfname:  # fmt: skip
    """Record the result. The pass mark of that day says whether the B1-route is feasible; the college still decides.

    Raises `Weigering` when the one who took the test was not certified on that day, where the municipality holds on to
    that; `toch` passes that rule.
    """
    moment = _mag(dossier, door, op, vastgelegd_op)
    if al := al_gemaakt(LbtAfname, sleutel, dossier, door):
        return al
    if not 0 <= score <= PUNTEN_MAXIMAAL:
        raise Weigering(f"De toets heeft 0 tot en met {PUNTEN_MAXIMAAL} punten.")
    if aangemeld_op is not None and aangemeld_op > op:
        raise Weigering("De aanmelding ligt na de dag van de toets. Kijk of de dagen verwisseld zijn.")
    certificaat, zonder = _certificaat(dossier, toetsbegeleider, buitenstaander, op)
    if zonder and eist(dossier.gemeente_id, "lbt_certificaat_verplicht", op):
        houd_aan(dossier, "lbt_certificaat", zonder, door=door, op=op, moment=moment, toch=toch)
    aangemeld = _aanmelding(dossier, aangemeld_op, door=door, op=op, moment=moment)
    feit = leg_vast(dossier, "lbt_uitslag", op=op, door=door, gegevens={"score": score}, vastgelegd_op=moment)
    afname = LbtAfname(
        gemeente_id=dossier.gemeente_id, dossier=dossier, op=op, aangemeld_op=aangemeld, examennummer=examennummer.strip(), score=score,
        haalbaar=haalbaar(score, op), cesuur=cesuur(op), toetsbegeleider=toetsbegeleider, certificaat=certificaat,
        begeleider_naam=binnen(buitenstaander.naam, 120) if buitenstaander else "", gebeurtenis=feit, door_id=door.mens(),
        vastgelegd_op=moment,
    )  # fmt: skip
    return _bewaar(afname, dossier, door, sleutel)


def _bewaar(afname: LbtAfname, dossier: Dossier, door: Aanwezige, sleutel: UUID | None) -> LbtAfname:
    afname.pk = sleutel or afname.pk
    afname.save(force_insert=True)
    vergeet(dossier)
    werk_stand_bij(dossier, door=door)
    return afname


def _certificaat(
    dossier: Dossier, collega: Gebruiker | None, buiten: Buitenstaander | None, op: date
) -> tuple[str, str]:
    """The certificate as it was on the day of the test, of a colleague or of somebody from outside; or why there is none."""
    if collega is not None and buiten is not None:
        raise Weigering("Kies een collega, of vul iemand van buiten in. Niet allebei.")
    if buiten is not None:
        if not buiten.naam.strip():
            raise Weigering("Vul van iemand van buiten de naam in.")
        nummer = binnen(buiten.certificaat, 200)
        return nummer, "" if nummer else "Vul het nummer van het certificaat in van wie de toets afnam."
    if collega is None:
        raise Weigering("Kies wie de toets afnam.")
    bewijs = geldige_kwalificatie(collega.pk, dossier.gemeente_id, Kwalificatie.Soort.LEERBAARHEIDSTOETS, op)
    if bewijs is None:
        zin = f"{collega.naam} had op deze dag geen certificaat om de toets af te nemen. Kies wie de toets afnam."
        return "", zin
    return bewijs.bron, ""


def _aanmelding(dossier: Dossier, gegeven: date | None, *, door: Aanwezige, op: date, moment: datetime) -> date | None:
    """The day of registration: what was told now (then it becomes a fact), else the last one that is known."""
    bekend = (
        Gebeurtenis.objects.filter(
            dossier_id__in=ids_van(dossier), soort="lbt_aangemeld", intrekking__isnull=True, op__lte=op
        )
        .order_by("-op")
        .values_list("op", flat=True)
    )
    if gegeven is None:
        return bekend.first()
    if gegeven not in set(bekend):
        leg_vast(dossier, "lbt_aangemeld", op=gegeven, door=door, vastgelegd_op=moment)
    return gegeven


@transaction.atomic
def zie_af_van_lbt(
    dossier: Dossier, *, door: Aanwezige, op: date, beperking: str, motivering: str, sleutel: UUID | None = None,
    vastgelegd_op: datetime | None = None,
) -> LbtAfname:  # fmt: skip
    """No test, because of an impairment in seeing or hearing (Wi2021 art. 14 lid 6).

    That the test cannot be taken is the college's judgement, so it says why. Which impairment it is, and the
    motivation, are health (C12): who reads the test reads only that there was none.
    """
    moment = _mag(dossier, door, op, vastgelegd_op)
    mag_in_dossier_schrijven(door, dossier, "C12").of_weiger()
    if al := al_gemaakt(LbtAfname, sleutel, dossier, door):
        return al
    if beperking not in LbtOntheffing.Beperking.values:
        raise Weigering("Kies of het om zien of horen gaat.")
    if len(motivering.strip()) < 10:
        raise Weigering("Schrijf waarom de toets niet kan, en waar u dat op baseert.")
    afname = LbtAfname(
        gemeente_id=dossier.gemeente_id, dossier=dossier, op=op, afgezien=LbtAfname.Afgezien.ZINTUIG, door_id=door.mens(),
        vastgelegd_op=moment, gebeurtenis=leg_vast(dossier, "lbt_afgezien", op=op, door=door, vastgelegd_op=moment),
    )  # fmt: skip
    _bewaar(afname, dossier, door, sleutel)
    LbtOntheffing.objects.create(
        gemeente_id=dossier.gemeente_id, dossier=dossier, afname=afname, beperking=beperking,
        motivering=binnen(motivering, 2000), door_id=door.mens(), vastgelegd_op=moment,
    )  # fmt: skip
    return afname


@transaction.atomic
def vraag_second_opinion(
    dossier: Dossier, *, door: Aanwezige, op: date, school: str, reden: str, sleutel: UUID | None = None,
    vastgelegd_op: datetime | None = None,
) -> SecondOpinion:  # fmt: skip
    """Ask a school to look again, with the reason of the doubt."""
    moment = _mag(dossier, door, op, vastgelegd_op)
    if al := al_gemaakt(SecondOpinion, sleutel, dossier, door):
        return al
    if not school.strip():
        raise Weigering("Vul in welke school u vraagt.")
    if len(reden.strip()) < 10:
        raise Weigering("Schrijf waarom u twijfelt aan de uitslag. Een collega moet het later begrijpen.")
    opinion = SecondOpinion(
        gemeente_id=dossier.gemeente_id, dossier=dossier, gevraagd_op=op, reden=binnen(reden, 2000), school=binnen(school, 120),
        door_id=door.mens(), vastgelegd_op=moment,
    )  # fmt: skip
    opinion.pk = sleutel or opinion.pk
    opinion.save(force_insert=True)
    return opinion


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
    """What the school found, and what that means for the route. The opinion is advice: the college decides.

    The same outcome twice is once. After a withdrawal the right outcome comes on a row of its own, to the same question.
    """
    moment = _mag(hoofd_van(opinion.dossier), door, op, vastgelegd_op)
    opinion = SecondOpinion.objects.zichtbaar_voor(door).select_for_update(of=("self",)).get(pk=opinion.pk)
    if opinion.uitkomst:
        if (opinion.uitkomst, opinion.uitkomst_op, opinion.gevolg) == (uitkomst, op, binnen(gevolg, 2000)):
            return opinion
        opinion = _opnieuw(opinion, door, moment)
    if uitkomst not in SecondOpinion.Uitkomst.values or not uitkomst:
        raise Weigering("Kies wat de school vindt.")
    if op < opinion.gevraagd_op:
        raise Weigering("De uitkomst ligt voor de dag van de vraag. Kies een latere dag.")
    if not gevolg.strip():
        raise Weigering("Schrijf wat de uitkomst betekent voor de leerroute.")
    opinion.uitkomst, opinion.uitkomst_op, opinion.gevolg = uitkomst, op, binnen(gevolg, 2000)
    opinion.gebeurtenis = leg_vast(opinion.dossier, "second_opinion", op=op, door=door, vastgelegd_op=moment)
    opinion.save()
    return opinion


def _opnieuw(opinion: SecondOpinion, door: Aanwezige, moment: datetime) -> SecondOpinion:
    """The same question, open again: only when the earlier outcome was withdrawn."""
    if SecondOpinion.objects.staand().filter(pk=opinion.pk).exists():
        raise Weigering("De uitkomst staat er al. Klopt die niet? Trek hem in, en leg de goede vast.")
    return SecondOpinion(
        gemeente_id=opinion.gemeente_id, dossier=opinion.dossier, gevraagd_op=opinion.gevraagd_op, reden=opinion.reden,
        school=opinion.school, door_id=door.mens(), vastgelegd_op=moment,
    )  # fmt: skip


def _mag(dossier: Dossier, door: Aanwezige, op: date, vastgelegd_op: datetime | None) -> datetime:
    mag_in_dossier_schrijven(door, dossier, "C07").of_weiger()
    moment = vastgelegd_op or nu()
    if op > dag_van(moment):
        raise Weigering("Deze dag ligt in de toekomst. Kies vandaag of eerder.")
    if dossier.regime == Regime.WI2013:
        raise Weigering("De leerbaarheidstoets hoort bij de wet van 2021. Voor de ondertussengroep bestaat hij niet.")
    return moment
