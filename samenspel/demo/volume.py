"""The volume: which municipalities and people there are, and which life each dossier tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from samenspel.demo.gezinsloop import KINDEREN, Mens
from samenspel.demo.levensloop import LEVENS, PAREN, Levensloop, levensloop
from samenspel.demo.overeenkomsten import sluit_met
from samenspel.demo.toeval import NIEUWKOMER, STUDENT, Toeval, proef_bsn
from samenspel.dossiers.handelingen.openen import Aanmelding
from samenspel.dossiers.models import Dossier, Dossierteller
from samenspel.kern.identiteit import als_eigenaar
from samenspel.organisaties.models import Gemeente, Organisatie
from samenspel.toegang.models import Aanstelling, Gebruiker, Kwalificatie
from wet.leerroute import cesuur

GEMEENTEN = 342
PER_WERKER = 60
PORTIE = 1_000
IN_PAREN = 0.24  # of the dossiers, those of two people who came together
LETTER = "X"
VOORVOEGSEL = "voorbeeld-"
_S = Organisatie.Soort
_PARTNERS = (_S.KREDIETBANK, _S.MAATSCHAPPELIJKE_BEGELEIDING, _S.TAALSCHOOL, _S.WELZIJN, _S.WERK)
_PARTNERNAAM = "Voorbeeldpartner "
_BIJ_EERSTE_KIND = 19
_SINDS = date(2020, 11, 1)
_KWALIFICATIEBRON = "Mandaatregister (verzonnen)"


@dataclass(frozen=True, slots=True)
class Werker:
    """A caseworker of the volume."""

    id: UUID
    naam: str
    email: str


@dataclass(frozen=True, slots=True)
class Deel:
    """The dossiers `van`..`tot` of one municipality, shared among its caseworkers."""

    gemeente_id: UUID
    code: str
    naam: str
    werkers: tuple[Werker, ...]
    van: int
    tot: int
    aantal: int
    op: date
    zaad: int

    def werker(self, nummer: int) -> Werker:
        """Whose dossier this is; of a couple both are of the same caseworker."""
        return self.werkers[nummer // 2 % len(self.werkers)]

    def collega(self, nummer: int) -> Werker:
        """Who decides on an objection in it: the next one."""
        return self.werkers[(nummer // 2 + 1) % len(self.werkers)]


@dataclass(frozen=True, slots=True)
class Lot:
    """What a dossier of the volume is about: a life of the pool, so many weeks earlier, for this person.

    `ander` is the number of the dossier of the partner, of a couple.
    """

    levensnummer: int
    weken: int
    mens: Mens
    ander: int | None = None


def lot(code: str, nummer: int, aantal: int, op: date, zaad: int) -> Lot:
    """The lot of dossier `nummer` of the `aantal` of a municipality; the same seed and day give the same lot.

    Two dossiers with consecutive numbers may be a couple: the two lives of one couple of the pool, in the same weeks.
    """
    samen = Toeval(f"{code}|huishouden|{nummer // 2}", zaad)
    if (nummer | 1) < aantal and samen.rnd.random() < IN_PAREN:
        return _half(code, nummer, op, zaad, samen)
    toeval = Toeval(f"{code}|{nummer}", zaad)
    leven = levensloop(toeval.rnd.randrange(2 * PAREN, LEVENS), op)
    weken = toeval.rnd.randrange(_hooguit(leven) + 1)
    aanmelding = _aanmelding(toeval, leven, weken, nummer, toeval.rnd.choice(("vrouw", "man")))
    kinderen = tuple(_kindernaam(toeval, leven) for _ in range(KINDEREN))
    return Lot(leven.nummer, weken, Mens(aanmelding, toeval.naam(leven.taal, "man"), "", kinderen))


def _half(code: str, nummer: int, op: date, zaad: int, samen: Toeval) -> Lot:
    """One of a couple: the even numbers the woman, the odd ones the man."""
    eerste = 2 * samen.rnd.randrange(PAREN)
    levens = [levensloop(eerste, op), levensloop(eerste + 1, op)]
    weken = samen.rnd.randrange(min(map(_hooguit, levens)) + 1)
    kinderen = tuple(_kindernaam(samen, levens[0]) for _ in range(KINDEREN))
    zij, hij = (
        _aanmelding(Toeval(f"{code}|{mens}", zaad), leven, weken, mens, geslacht)
        for mens, leven, geslacht in zip((nummer & ~1, nummer | 1), levens, ("vrouw", "man"), strict=True)
    )
    dit, ander = (hij, zij) if nummer % 2 else (zij, hij)
    mens = Mens(dit, ander.naam, ander.geboortedatum, kinderen)
    return Lot(eerste + nummer % 2, weken, mens, nummer ^ 1)


def _kindernaam(toeval: Toeval, leven: Levensloop) -> str:
    return toeval.naam(leven.taal, toeval.rnd.choice(("vrouw", "man"))).split()[0]


@cache
def _hooguit(leven: Levensloop) -> int:
    """How many weeks a life may move: more when it is older, and never to where the test had another pass mark."""
    weken, toets = 6 + (leven.op - leven.begin).days // 60, leven.pip - timedelta(days=20)
    return next(w for w in range(weken, -1, -1) if cesuur(toets - timedelta(weeks=w)) == cesuur(toets))


def _aanmelding(toeval: Toeval, leven: Levensloop, weken: int, nummer: int, geslacht: str) -> Aanmelding:
    return Aanmelding(
        naam=toeval.naam(leven.taal, geslacht),
        doelgroep=leven.groep,
        geboortedatum=toeval.geboortedatum(leven.begin - timedelta(weeks=weken), *_leeftijd(leven)),
        bsn=proef_bsn(nummer),
        telefoon=toeval.telefoon(),
        persoon={
            "geslacht": geslacht, "talen": [leven.taal], "land_herkomst": toeval.herkomst(leven.taal),
            "tolk_nodig": leven.taal not in {"Spaans", "Oekraïens"}, "tolk_taal": leven.taal,
        },
    )  # fmt: skip


def _leeftijd(leven: Levensloop) -> tuple[int, int]:
    """How old somebody can be with this route and these children."""
    van, tot = STUDENT if leven.leerroute == "ONDERWIJS" else NIEUWKOMER
    oudste = max(((leven.begin - kind).days // 365 for kind in leven.gezin.kinderen), default=0)
    van = max(van, oudste + _BIJ_EERSTE_KIND)
    return van, max(tot, van + 3)


def verdeling(aantal: int, gemeenten: int = GEMEENTEN) -> list[int]:
    """How many dossiers each municipality gets, skewed as in real life: 1/(rank + 8). The sum is `aantal`."""
    gewichten = [1 / (rang + 8) for rang in range(gemeenten)]
    som = sum(gewichten)
    delen = [int(aantal * gewicht / som) for gewicht in gewichten]
    delen[0] += aantal - sum(delen)
    return delen


def geladen() -> int:
    """How many dossiers of the volume are there already."""
    with als_eigenaar():
        return Dossier.objects.filter(gemeente__code__startswith=VOORVOEGSEL).count()


def bereid_voor(aantal: int, op: date, zaad: int, gemeenten: int = GEMEENTEN) -> list[Deel]:
    """Municipalities, partners, caseworkers and counters for the volume; small tables, through the ORM as the owner."""
    delen = []
    with als_eigenaar():
        for rang, deel in enumerate(verdeling(aantal, gemeenten)):
            code = f"{VOORVOEGSEL}{rang + 1:03}"
            gemeente, _ = Gemeente.objects.get_or_create(
                code=code, defaults={"naam": f"Voorbeeldgemeente {rang + 1}", "nummerletter": LETTER}
            )
            werkers = _werkers(gemeente, max(2, deel // PER_WERKER))
            delen.append(Deel(gemeente.pk, code, gemeente.naam, werkers, 0, deel, deel, op, zaad))
            _zet_tellers(gemeente, deel, op)
        partners = maak_partners().values()
        for hier in delen:
            sluit_met(Gemeente.objects.get(pk=hier.gemeente_id), partners, hier.werkers[0].id)
    return [deel for deel in delen if deel.tot]


def porties(delen: Iterable[Deel]) -> Iterator[list[Deel]]:
    """The same in pieces of about `PORTIE` dossiers, for the processes that write."""
    portie: list[Deel] = []
    vol = 0
    for deel in delen:
        for van in range(deel.van, deel.tot, PORTIE):
            stuk = replace(deel, van=van, tot=min(deel.tot, van + PORTIE))
            portie.append(stuk)
            vol += stuk.tot - stuk.van
            if vol >= PORTIE:
                yield portie
                portie, vol = [], 0
    if portie:
        yield portie


def maak_partners() -> dict[str, Organisatie]:
    """One partner of each kind, which works for every municipality of the volume."""
    gemeenten = Gemeente.objects.filter(code__startswith=VOORVOEGSEL)
    partners = {}
    for soort in _PARTNERS:
        naam = f"{_PARTNERNAAM}{soort.label} (verzonnen)"
        partners[naam], _ = Organisatie.objects.get_or_create(naam=naam, defaults={"soort": soort})
        partners[naam].gemeenten.add(*gemeenten)
    return partners


def lees_partners() -> dict[str, Organisatie]:
    """The partners of the volume, by name."""
    return {partner.naam: partner for partner in Organisatie.objects.filter(naam__startswith=_PARTNERNAAM)}


def _zet_tellers(gemeente: Gemeente, laatste: int, op: date) -> None:
    """The next dossier that somebody opens gets the number after those of the volume."""
    for jaar in range(op.year - 4, op.year + 1):
        Dossierteller.objects.update_or_create(gemeente=gemeente, jaar=jaar, defaults={"laatste": laatste})


def _werkers(gemeente: Gemeente, aantal: int) -> tuple[Werker, ...]:
    bestaand = list(Gebruiker.objects.filter(aanstellingen__gemeente=gemeente).order_by("pk"))
    nieuw = [
        Gebruiker(email=f"werker{nummer}@{gemeente.code}.test", naam=f"Werker {nummer}", password="!")  # noqa: S106  # unusable
        for nummer in range(len(bestaand), aantal)
    ]
    Gebruiker.objects.bulk_create(nieuw)
    for gebruikers in (nieuw[n : n + 500] for n in range(0, len(nieuw), 500)):
        stel_aan(gemeente, gebruikers)
    return tuple(Werker(g.pk, g.naam, g.email) for g in [*bestaand, *nieuw][:aantal])


def stel_aan(gemeente: Gemeente, gebruikers: list[Gebruiker]) -> None:
    """Appointed as regievoerder, qualified for the intake and the test, with a mandate to decide."""
    Aanstelling.objects.bulk_create(
        Aanstelling(gebruiker=gebruiker, gemeente=gemeente, rol="regievoerder", vanaf=_SINDS)
        for gebruiker in gebruikers
    )
    Kwalificatie.objects.bulk_create(
        Kwalificatie(gebruiker=gebruiker, gemeente=gemeente, soort=soort, vanaf=_SINDS, bron=_KWALIFICATIEBRON)
        for gebruiker in gebruikers
        for soort in Kwalificatie.Soort.values
    )
