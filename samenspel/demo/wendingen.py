"""What goes otherwise in some made-up lives: a changed PIP, an objection, a fact that was not so, closed and opened again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from samenspel.demo.bouwer import Bouwer, moment
from samenspel.demo.plannen import LESUREN, herroep_pip_op, laat_afschalen, wijzig_pip_op
from samenspel.demo.toeval import werkdag
from samenspel.dossiers.handelingen.sluiten import heropen, sluit
from samenspel.dossiers.handelingen.vastleggen import trek_in
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.plan.handelingen.bezwaar import beslis_op_bezwaar, teken_bezwaar_aan
from samenspel.plan.handelingen.bezwaartermijn import verdaag
from samenspel.plan.models import Pip, PipBezwaar
from samenspel.toegang.models import Meewerking

if TYPE_CHECKING:
    from samenspel.demo.levensloop import Levensloop, Stap

_TE_VEEL_UREN = "Zoveel uur les kan niet naast mijn werk."
_NAAR_SCHOOL = "Ik wil naar school voor een diploma."
_GRONDEN = ("De lessen zijn te ver weg.", _TE_VEEL_UREN)
_MINDER_LES = "Werkt nu drie ochtenden per week en heeft dan minder tijd voor de les."
_MEER_LES = "Er is opvang voor het kind gevonden, dus er kan meer les."
_U = PipBezwaar.Uitkomst


@dataclass(frozen=True, slots=True)
class Bezwaar:
    """An objection, well within its terms, and what became of it."""

    ontvangen: date
    gronden: str
    verdaagd: date | None
    beslist: date
    uitkomst: str


def bezwaar_van(leven: Levensloop) -> Bezwaar | None:
    """One in sixteen objects; more often where the decision is of late, so that some are open."""
    rnd = leven.toeval("bezwaar").rnd
    if rnd.random() > (0.25 if (leven.tot - leven.pip).days < 70 else 0.06):
        return None
    ontvangen = leven.pip + timedelta(days=rnd.randint(8, 30))
    uitkomst = rnd.choices((_U.ONGEGROND, _U.INGETROKKEN, _U.GEGROND), weights=(5, 3, 2))[0]
    gronden = _GRONDEN if leven.leerroute == "ONDERWIJS" else (_NAAR_SCHOOL, *_GRONDEN)
    return Bezwaar(
        ontvangen=ontvangen,
        gronden=_TE_VEEL_UREN if uitkomst == _U.GEGROND else rnd.choice(gronden),
        verdaagd=ontvangen + timedelta(days=15) if rnd.random() < 0.3 else None,
        beslist=werkdag(ontvangen + timedelta(days=rnd.randint(25, 36))),
        uitkomst=uitkomst,
    )


def versies(leven: Levensloop) -> list[Stap]:
    """Later versions of the PIP: after a well-founded objection, and for one in four something that changed."""
    rnd, bezwaar = leven.toeval("versies").rnd, bezwaar_van(leven)
    gevonden: list[Stap] = []
    uren = LESUREN[leven.leerroute]
    if bezwaar and bezwaar.uitkomst == _U.GEGROND:
        dag = werkdag(bezwaar.beslist + timedelta(days=16))
        uren -= 2
        gevonden.append((dag, partial(herroep_pip_op, op=dag, leerroute=leven.leerroute, intensiteit_leerroute=uren)))
    dag = werkdag(leven.pip + timedelta(days=rnd.randint(200, 620)))
    if rnd.random() < 0.27:
        if leven.leerroute == "B1" and rnd.random() < 0.5:
            gevonden.append((dag, partial(_schaal_af, op=dag)))
        else:
            waarom, erbij = (_MEER_LES, 2) if leven.gezin.kinderen and rnd.random() < 0.5 else (_MINDER_LES, -1)
            uren += erbij
            gevonden.append((dag, partial(wijzig_pip_op, op=dag, waarom=waarom, intensiteit_leerroute=uren)))
    return [stap for stap in gevonden if stap[0] < leven.tot]


def _schaal_af(bouwer: Bouwer, dossier: Dossier, *, op: date) -> None:
    bouwer.feit(dossier, "uren", op - timedelta(days=20), type="nt2", uren=640)
    laat_afschalen(bouwer, dossier, op, "schrijven")


def wendingen(leven: Levensloop) -> list[Stap]:
    """The objection, and for one in sixteen a fact that was withdrawn."""
    stappen: list[Stap] = []
    if (bezwaar := bezwaar_van(leven)) and leven.pip < leven.tot:
        stappen.append((bezwaar.ontvangen, partial(_maak_bezwaar, bezwaar=bezwaar)))
        if bezwaar.verdaagd:
            stappen.append((bezwaar.verdaagd, partial(_verdaag, op=bezwaar.verdaagd)))
        stappen.append((bezwaar.beslist, partial(_beslis, bezwaar=bezwaar)))
    rnd = leven.toeval("vergissing").rnd
    if rnd.random() < 0.07:
        dag = leven.pip + timedelta(days=rnd.randint(10, 300))
        soort = rnd.choice(("voortgangsgesprek", "eerste_les"))
        stappen.append((dag + timedelta(days=2), partial(_vergis, op=dag, soort=soort)))
    return stappen


def _maak_bezwaar(bouwer: Bouwer, dossier: Dossier, *, bezwaar: Bezwaar) -> None:
    pip = Pip.objects.get(dossier=dossier, stand=Pip.Stand.BEKENDGEMAAKT)
    op = bezwaar.ontvangen
    teken_bezwaar_aan(pip, door=bouwer.wie, ontvangen_op=op, gronden=bezwaar.gronden, nu=moment(op, 15))


def _open_bezwaar(dossier: Dossier) -> PipBezwaar:
    return PipBezwaar.objects.get(dossier=dossier, uitkomst="")


def _verdaag(bouwer: Bouwer, dossier: Dossier, *, op: date) -> None:
    verdaag(_open_bezwaar(dossier), door=bouwer.wie, op=op, weken=6, nu=moment(op, 10))


def _beslis(bouwer: Bouwer, dossier: Dossier, *, bezwaar: Bezwaar) -> None:
    """Withdrawn by the newcomer, or decided by a colleague who did not take the decision itself."""
    ingetrokken = bezwaar.uitkomst == _U.INGETROKKEN
    wie = bouwer.wie if ingetrokken else bouwer.ander
    motivering = "" if ingetrokken else "De belangen zijn opnieuw gewogen, met wat in het gesprek is verteld."
    with _mag_erbij(bouwer, dossier, wie), identiteit(wie):
        beslis_op_bezwaar(
            _open_bezwaar(dossier), door=wie, op=bezwaar.beslist, uitkomst=bezwaar.uitkomst, motivering=motivering,
            nu=moment(bezwaar.beslist, 15),
        )  # fmt: skip


@contextmanager
def _mag_erbij(bouwer: Bouwer, dossier: Dossier, wie: Aanwezige) -> Iterator[None]:
    """The colleague works along for as long as the decision takes (ADR 25). As the owner, and without a trace: the past is replayed."""
    with als_eigenaar():
        rij = Meewerking.objects.create(
            gemeente_id=dossier.gemeente_id, gebruiker_id=wie.mens(), dossier_id=dossier.pk, vanaf=date(2022, 1, 1),
            gegeven_door=bouwer.regievoerder, gegeven_op=moment(date(2022, 1, 1)),
        )  # fmt: skip
    yield
    with als_eigenaar():
        rij.delete()


def _vergis(bouwer: Bouwer, dossier: Dossier, *, op: date, soort: str) -> None:
    """Recorded with the wrong person, and withdrawn two days later."""
    weg = op + timedelta(days=2)
    fout = bouwer.feit(dossier, soort, op)
    trek_in(fout, door=bouwer.wie, op=weg, reden="Dit was van een ander dossier.", vastgelegd_op=moment(weg, 10))


def sluitstappen(leven: Levensloop) -> list[Stap]:
    """Closed, and for some opened again."""
    assert leven.dicht is not None
    stappen: list[Stap] = [(leven.dicht, partial(_sluit, op=leven.dicht, reden=leven.reden))]
    if leven.heropend:
        stappen.append((leven.heropend, partial(_heropen, op=leven.heropend)))
    return stappen


def _sluit(bouwer: Bouwer, dossier: Dossier, *, op: date, reden: str) -> None:
    sluit(dossier, door=bouwer.wie, op=op, reden=reden, vastgelegd_op=moment(op, 16))


def _heropen(bouwer: Bouwer, dossier: Dossier, *, op: date) -> None:
    reden = "Vraagt opnieuw om hulp bij de zoektocht naar werk."
    heropen(dossier, door=bouwer.wie, op=op, reden=reden, vastgelegd_op=moment(op, 9))
