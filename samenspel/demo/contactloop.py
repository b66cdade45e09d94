"""What a caseworker writes down about one made-up life: quick notes, long notes, appointments, and coming back to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from samenspel.demo.bouwer import Bouwer, moment
from samenspel.demo.toeval import werkdag
from samenspel.dossiers.handelingen.afspraken import plan_afspraak, zeg_afspraak_af
from samenspel.dossiers.handelingen.notities import noteer, noteer_contact, rond_af, zet_herinnering
from samenspel.dossiers.models import Afspraak, Dossier, Herinnering
from samenspel.kern.uuid7 import uuid7
from samenspel.plan.handelingen.bezwaartermijn import OVER_BEZWAAR

if TYPE_CHECKING:
    from samenspel.demo.levensloop import Levensloop, Stap

_NA = (60, 190)  # days between two contacts
_SOORTEN = {"gesproken": 60, "niet_bereikt": 15, "gestuurd": 10, "bezocht": 8, "niet_verschenen": 7}
_REGELS = {
    "gesproken": (
        "De lessen gaan goed. Vraagt naar een snellere groep.", "Heeft een brief van de gemeente gekregen en die samen gelezen.",
        "Maakt zich zorgen over de huur. Verwezen naar het spreekuur.", "Wil vaker oefenen met spreken.", "Gesproken met de tolk erbij, aan de telefoon.",
        "Kan op maandag niet, want dan past zij op de kinderen van de buren.", "Alles loopt. Belt zelf als er iets is.",
    ),
    "niet_bereikt": ("Gaat niet over.", "Voicemail ingesproken.", "Nummer klopte niet; nagevraagd bij de begeleider."),
    "gestuurd": ("Brief over de cursus gestuurd.", "Bericht met de dag en de plek van de afspraak.", "Formulier meegestuurd, met uitleg in eigen taal."),
    "bezocht": ("Thuis langs geweest, koffie gedronken en de post bekeken.", "Op de les langs geweest en de docent gesproken."),
    "niet_verschenen": ("Was er niet; de bus reed niet.", "Was er niet en belde later zelf terug."),
}  # fmt: skip
_NOTITIES = (
    "De docent ziet dat het lezen vooruitgaat. Schrijven blijft lastig. Wij letten hier de komende weken op en spreken de docent weer.",
    "Wil graag werken. Het werkbedrijf heeft een plek gevonden die bij de lestijden past. De eerste dag is een kennismaking.",
    "Slaapt slecht sinds het nieuws van thuis. Wil er nu niet over praten met een ander. Afgesproken dat ik er later op terugkom.",
    "Samen de toeslagen nagelopen met de vrijwilliger. Er ontbrak een handtekening; die is nu gezet.",
)  # fmt: skip
_WACHT = (
    ("de taalschool", "T18"),
    ("DUO", ""),
    ("de woningbouwvereniging", ""),
    ("het werkbedrijf", ""),
    ("de huisarts", ""),
)


def contacten(leven: Levensloop) -> list[Stap]:
    """Every note, appointment and reminder of this life, each on its own day."""
    return [*_korte_notities(leven), *_notities(leven), *_afspraken(leven), *_wachten(leven)]


def _korte_notities(leven: Levensloop) -> Iterator[Stap]:
    """One line each few weeks or months; who could not be reached is called back."""
    rnd = leven.toeval("contact").rnd
    dag = werkdag(leven.begin + timedelta(days=rnd.randint(7, 30)))
    while dag <= leven.op:
        soort = rnd.choices(list(_SOORTEN), list(_SOORTEN.values()))[0]
        terug = (
            werkdag(dag + timedelta(days=rnd.randint(2, 9))) if soort == "niet_bereikt" or rnd.random() < 0.1 else None
        )
        yield dag, partial(_noteer_contact, op=dag, soort=soort, regel=rnd.choice(_REGELS[soort]), terug=terug)
        if terug is not None:
            yield terug, partial(_kom_terug, op=terug, regel=rnd.choice(_REGELS["gesproken"]))
        dag = werkdag(dag + timedelta(days=rnd.randint(*_NA)))


def _noteer_contact(bouwer: Bouwer, dossier: Dossier, *, op: date, soort: str, regel: str, terug: date | None) -> None:
    noteer_contact(
        [dossier], door=bouwer.wie, soort=soort, op=op, regel=regel, sleutel=uuid7(), nu=moment(op, 14), terug_op=terug
    )  # fmt: skip


def _kom_terug(bouwer: Bouwer, dossier: Dossier, *, op: date, regel: str) -> None:
    if (open_ := _oudste_herinnering(dossier, "terugbellen", "kom_terug")) is not None:
        rond_af(open_, door=bouwer.wie, nu=moment(op, 15))
        _noteer_contact(bouwer, dossier, op=op, soort="gesproken", regel=regel, terug=None)


def _oudste_herinnering(dossier: Dossier, *soorten: str) -> Herinnering | None:
    open_ = Herinnering.objects.filter(dossier=dossier, klaar_op__isnull=True, soort__in=soorten)
    return open_.exclude(wie__startswith=OVER_BEZWAAR).order_by("op", "pk").first()


def _notities(leven: Levensloop) -> Iterator[Stap]:
    """Now and then a longer one; one in five is shared with the newcomer."""
    rnd = leven.toeval("notities").rnd
    dag = leven.begin + timedelta(days=rnd.randint(40, 200))
    while dag <= leven.op:
        tekst, gedeeld = rnd.choice(_NOTITIES), rnd.random() < 0.2
        yield dag, partial(_noteer, op=dag, tekst=tekst, gedeeld=gedeeld)
        dag += timedelta(days=rnd.randint(120, 400))


def _noteer(bouwer: Bouwer, dossier: Dossier, *, op: date, tekst: str, gedeeld: bool) -> None:
    noteer(dossier, door=bouwer.wie, tekst=tekst, nu=moment(op, 16), gedeeld=gedeeld)


def _afspraken(leven: Levensloop) -> Iterator[Stap]:
    """With a talk twice a year, one in eight of which is put off for a week; and for one in three something ahead."""
    rnd = leven.toeval("afspraken").rnd
    dag = werkdag(leven.begin + timedelta(days=rnd.randint(12, 40)))
    while dag <= leven.op:
        yield from _afspraak(leven, dag, verzet=rnd.random() < 0.125, tolk=rnd.random() < 0.5)
        dag = werkdag(dag + timedelta(days=rnd.randint(150, 300)))
    if rnd.random() < 0.34:
        yield from _afspraak(leven, werkdag(leven.op + timedelta(days=rnd.randint(1, 60))), tolk=rnd.random() < 0.5)


def _afspraak(leven: Levensloop, dag: date, *, tolk: bool, verzet: bool = False) -> Iterator[Stap]:
    gemaakt = max(min(dag, leven.op) - timedelta(days=9), leven.begin)
    if leven.dicht is not None and gemaakt < leven.dicht <= dag:  # who is about to close plans no talk for afterwards
        return
    plan = partial(_plan_afspraak, tolk=f"tolk {leven.taal}" if tolk else "")
    yield gemaakt, partial(plan, op=gemaakt, dag=dag)
    if verzet and (anders := dag - timedelta(days=1)) > gemaakt:
        yield anders, partial(_zeg_af, op=anders)
        yield anders, partial(plan, op=anders, dag=werkdag(dag + timedelta(days=7)))


def _plan_afspraak(bouwer: Bouwer, dossier: Dossier, *, op: date, dag: date, tolk: str) -> None:
    plan_afspraak(
        dossier, door=bouwer.wie, begin=moment(dag, 12, 30), onderwerp="Hoe gaat het nu?", met=bouwer.regievoerder, nu=moment(op, 11),
        sleutel=uuid7(), plaats="Gemeentehuis", tolk=tolk,
    )  # fmt: skip


def _zeg_af(bouwer: Bouwer, dossier: Dossier, *, op: date) -> None:
    for afspraak in Afspraak.objects.filter(dossier=dossier, begin__gt=moment(op), afgezegd_op__isnull=True)[:1]:
        zeg_afspraak_af(afspraak, door=bouwer.wie, nu=moment(op, 10))


def _wachten(leven: Levensloop) -> Iterator[Stap]:
    """One in five waited for somebody once; one in eight waits now, mostly for some weeks more."""
    rnd = leven.toeval("wachten").rnd
    wie, code = rnd.choice(_WACHT)
    if rnd.random() < 0.2:
        dag = leven.pip + timedelta(days=rnd.randint(10, 60))
        yield dag, partial(_wacht_op, op=dag, tot=dag + timedelta(days=28), wie=wie, code=code)
        yield dag + timedelta(days=21), partial(_niet_meer, op=dag + timedelta(days=21))
    if rnd.random() < 0.125:
        dag = leven.op - timedelta(days=rnd.randint(0, 10))
        tot = leven.op + timedelta(days=rnd.randint(14, 60))
        yield max(dag, leven.begin), partial(_wacht_op, op=max(dag, leven.begin), tot=tot, wie=wie, code=code)


def _wacht_op(bouwer: Bouwer, dossier: Dossier, *, op: date, tot: date, wie: str, code: str) -> None:
    zet_herinnering(
        dossier, door=bouwer.wie, soort=Herinnering.Soort.WACHT_OP, op=tot, nu=moment(op, 10), wie=wie, termijn_code=code
    )  # fmt: skip


def _niet_meer(bouwer: Bouwer, dossier: Dossier, *, op: date) -> None:
    if (open_ := _oudste_herinnering(dossier, "wacht_op")) is not None:
        rond_af(open_, door=bouwer.wie, nu=moment(op, 10))
