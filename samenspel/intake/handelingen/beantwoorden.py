"""Answering a question of the intake, one at a time, from whichever side."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.dossiers.verversing import als_systeem
from samenspel.huisstijl.datums import voluit
from samenspel.intake.antwoorden import TABEL_VAN
from samenspel.intake.bevoegdheden import mag_beantwoorden
from samenspel.intake.eigenvragen import vraag_van
from samenspel.intake.handelingen.stand import werk_stand_bij
from samenspel.intake.handelingen.vragenlijst import start_bij_eerste_antwoord
from samenspel.intake.models import Antwoord, Kant, Wijze
from samenspel.intake.vragenlijst import Vraag
from samenspel.intake.waarden import controleer
from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.klok import dag_van, nu
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.matrix import recht
from samenspel.toegang.models import Rol


class IntussenGewijzigd(Weigering):
    """A colleague wrote this answer since the page was opened."""


@transaction.atomic
def beantwoord(
    dossier: Dossier, code: str, waarde: Any, *, door: Aanwezige, op: date, kant: str = Kant.ZELF, wijze: str = Wijze.GESPREK,
    onderwerp: str = "", gezien: str | None = None, gelezen: int | None = None, vastgelegd_op: datetime | None = None, bijwerken: bool = True,
) -> Antwoord | None:  # fmt: skip
    """Keep one answer; an empty value takes the current answer away. Returns the current answer, if any.

    The same side on the same day by the same person is corrected in place; anything else replaces the current
    answer, which stays readable. `gezien` is the mark of the answer that the page showed ("" for none): when
    it differs a colleague was first and `IntussenGewijzigd` is raised. Without it nothing is compared. `gelezen` is
    the version of the question that the page showed: nobody answers words that were not read.
    """
    vraag = _vraag(dossier, code, gelezen)
    mag_beantwoorden(door, dossier, vraag, kant).of_weiger()
    moment = vastgelegd_op or nu()
    if op > dag_van(moment):
        raise Weigering("De dag van het gesprek ligt in de toekomst. Kies vandaag of eerder.")
    nieuw = controleer(vraag, waarde)
    with _als_schrijver(door, vraag) as schrijver:
        staand = _staand(schrijver, dossier, vraag, onderwerp, kant)
        huidig = staand[0] if staand else None
        if huidig is not None and huidig.waarde == nieuw and huidig.vraag_versie == vraag.versie:
            return huidig
        _weiger_bij_verschil(huidig, gezien)
        if huidig is None and nieuw == "":
            return None
        _weiger_van_voor_het_andere(huidig, dossier, op)
        antwoord = _schrijf(
            staand,
            dossier,
            vraag,
            nieuw,
            schrijver,
            door=door,
            op=op,
            kant=kant,
            wijze=wijze,
            onderwerp=onderwerp,
            moment=moment,
        )
    if kant == Kant.ZELF:
        start_bij_eerste_antwoord(dossier, door=door, op=op, vastgelegd_op=moment)
    if bijwerken:
        werk_stand_bij(dossier, door=door)
    return antwoord


def _als_schrijver(door: Aanwezige, vraag: Vraag) -> AbstractContextManager[Aanwezige]:
    """Who writes the row. The matrix lets a newcomer read most of her dossier, not write in it: the house keeps her answer."""
    if door.rol == Rol.INBURGERAAR and not recht(door.rol, vraag.categorie).schrijf:
        return identiteit(als_systeem(door))
    return nullcontext(door)


def _vraag(dossier: Dossier, code: str, gelezen: int | None) -> Vraag:
    vraag = vraag_van(dossier.gemeente_id, code)
    if vraag is None:
        raise Weigering("Deze vraag bestaat niet (meer). Laad de bladzijde opnieuw.")
    if gelezen not in (None, vraag.versie):
        raise IntussenGewijzigd("De gemeente heeft deze vraag intussen veranderd. Lees de vraag en bewaar opnieuw.")
    return vraag


def _staand(wie: Aanwezige, dossier: Dossier, vraag: Vraag, onderwerp: str, kant: str) -> list[Antwoord]:
    """The current answer first; of two records of one person then that of the other record."""
    return _GELDEND[vraag.categorie](wie, ids_van(dossier), vraag.code, onderwerp, str(kant))


def _geldend(
    tabel: type[Antwoord], wie: Aanwezige, dossier_ids: list[UUID], code: str, onderwerp: str, kant: str
) -> QuerySet[Any, Antwoord]:
    """The current answers, latest first, locked."""
    rijen = tabel.objects.zichtbaar_voor(wie).select_for_update(of=("self",))
    return rijen.filter(
        dossier_id__een_van=dossier_ids, vraag=code, onderwerp=onderwerp, kant=kant, vervangen_op__isnull=True
    ).order_by("-op", "-vastgelegd_op")


_GELDEND = {categorie: Eenmaal(partial(_geldend, tabel)) for categorie, tabel in TABEL_VAN.items()}


def merk(antwoord: Antwoord | None) -> str:
    """What a form sends back as `gezien`."""
    return f"{antwoord.pk}.{antwoord.vastgelegd_op.timestamp():.6f}" if antwoord else ""


def _weiger_bij_verschil(huidig: Antwoord | None, gezien: str | None) -> None:
    if gezien is not None and gezien != merk(huidig):
        raise IntussenGewijzigd(
            "Een collega heeft dit antwoord intussen veranderd. Kijk wat er staat en bewaar opnieuw."
        )


def _weiger_van_voor_het_andere(huidig: Antwoord | None, dossier: Dossier, op: date) -> None:
    """In the record that was merged into this one stands a later answer, which would go on being the current one."""
    if huidig is not None and huidig.dossier_id != dossier.pk and op < huidig.op:
        raise Weigering(
            f"In het samengevoegde dossier staat een antwoord van {voluit(huidig.op)}. Kies die dag of later als dit er nu voor in de plaats komt."
        )


def _schrijf(
    staand: list[Antwoord], dossier: Dossier, vraag: Vraag, waarde: Any, schrijver: Aanwezige, *, door: Aanwezige, op: date, kant: str, wijze: str,
    onderwerp: str, moment: datetime,
) -> Antwoord | None:  # fmt: skip
    huidig = next((antwoord for antwoord in staand if antwoord.dossier_id == dossier.pk), None)
    if (
        huidig is not None
        and huidig is staand[0]
        and waarde != ""
        and huidig.op == op
        and huidig.door_id == door.gebruiker_id
    ):
        huidig.waarde, huidig.wijze, huidig.vraag_versie, huidig.vastgelegd_op = waarde, wijze, vraag.versie, moment
        huidig.save(update_fields=["waarde", "wijze", "vraag_versie", "vastgelegd_op"])
        return huidig
    for vorig in staand if waarde == "" else filter(None, [huidig]):  # the other record keeps its own answer
        vorig.vervangen_op = moment
        vorig.save(update_fields=["vervangen_op"])
    if waarde == "":
        return None
    eigen = recht(door.rol, vraag.categorie).eigen
    nieuw: Antwoord = TABEL_VAN[vraag.categorie](
        gemeente_id=dossier.gemeente_id, dossier=dossier, vraag=vraag.code, vraag_versie=vraag.versie, onderwerp=onderwerp, kant=kant,
        wijze=wijze, waarde=waarde, op=op, vastgelegd_op=moment, door_id=door.mens(),
        organisatie_id=door.organisatie_id if eigen or kant in {Kant.SCHOOL, Kant.COA} else None,
    )  # fmt: skip
    try:
        with transaction.atomic():
            nieuw.save(force_insert=True)
    except IntegrityError:  # somebody was just first: perhaps the same page, which keeps each answer while it is typed
        eerder = _staand(schrijver, dossier, vraag, onderwerp, kant)
        if eerder and eerder[0].waarde == waarde and eerder[0].door_id == nieuw.door_id:
            return eerder[0]
        raise IntussenGewijzigd(
            "Een collega beantwoordde deze vraag op hetzelfde moment. Laad de bladzijde opnieuw."
        ) from None
    return nieuw
