"""One page of the questionnaire as the reader may see it: rows of question, field, other sides and history."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.intake.antwoorden import Gegeven, eerdere, geldende, is_van_toepassing, verschillen
from samenspel.intake.bevoegdheden import mag_beantwoorden
from samenspel.intake.eigenvragen import Gesteld
from samenspel.intake.models import Kant
from samenspel.intake.voorzet import voorzet
from samenspel.intake.vragenlijst import EIGEN, Domein, Soort, Vraag, domeinen, is_eigen
from samenspel.intake.waarden import controleer
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kern.plat import plat
from samenspel.personen.models import Gezinslid
from samenspel.toegang.matrix import recht
from samenspel.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True)
class Eerder:
    """An answer that was replaced, and who recorded it."""

    gegeven: Gegeven
    door: str


@dataclass(slots=True)
class Regel:
    """One question on the page, perhaps about one child."""

    vraag: Vraag
    naam: str
    onderwerp: str
    over: str
    zichtbaar: bool
    bewerkbaar: bool
    gegeven: Gegeven | None
    anderen: tuple[Gegeven, ...]
    verschilt: bool
    voorzet: object
    adres: str = ""
    veld: BoundField | None = None
    fouten: list[str] = field(default_factory=list)
    bewaard: bool = False
    onaangeroerd: bool = False
    eerder: tuple[Eerder, ...] = ()
    een_merk: bool = False
    bevestigd: bool = False

    @property
    def heeft_tekstvak(self) -> bool:
        """Typed, not chosen from a list."""
        return self.vraag.soort in {Soort.TEKST, Soort.GETAL, Soort.DEELDATUM}

    @property
    def merk(self) -> str:
        """Sent back as `gezien`: what this page showed."""
        return self.gegeven.merk if self.gegeven else ""

    @property
    def beginwaarde(self) -> object:
        """What stands in the field: the answer, else what we know already."""
        return self.gegeven.waarde if self.gegeven else self.voorzet

    @property
    def is_overgenomen(self) -> bool:
        """Filled in from what we know; not yet an answer."""
        return self.gegeven is None and self.voorzet not in (None, "", [])

    @property
    def getoond(self) -> str:
        """Sent back as `o-`: what this page filled in beforehand, so that an untouched field is known as such."""
        return json.dumps(self.voorzet, ensure_ascii=False) if self.is_overgenomen else ""

    def gelezen(self, gegevens: Mapping[str, str]) -> int | None:
        """Which version of the question the page showed; None when it did not say."""
        versie = gegevens.get(f"w-{self.naam}", "")
        return int(versie) if versie.isdecimal() and len(versie) < 6 else None

    def laat_liggen(self, waarde: object, gegevens: Mapping[str, str]) -> bool:
        """Still what we filled in ourselves, and nobody ticked that it is right: then nobody said it."""
        if f"k-{self.naam}" in gegevens:
            return False
        voorzetten = [_gelezen(gegevens.get(f"o-{self.naam}", ""))]
        if self.gegeven is None:
            voorzetten.append(self.voorzet)
        self.onaangeroerd = any(_is_gelijk(self.vraag, waarde, voorzet) for voorzet in voorzetten)
        return self.onaangeroerd


def is_gewijzigd(regel: Regel, gegevens: Mapping[str, str]) -> bool:
    """Did the municipality change the question since the page was opened? Then its new words must come first."""
    return regel.gelezen(gegevens) not in (None, regel.vraag.versie)


def ingetrokken_met_antwoord(gemeente_id: UUID, gegevens: QueryDict, regels: Iterable[Regel]) -> list[IngetrokkenVraag]:
    """What was filled in at questions that the municipality withdrew since the page was opened."""
    hier = {regel.naam for regel in regels}
    namen = [veld[2:] for veld in gegevens if veld.startswith(f"w-v-{EIGEN}") and veld[2:] not in hier]
    gesteld = Gesteld(gemeente_id, (naam.split("-")[1] for naam in namen))
    alle = (_ingetrokken(gesteld, naam, gegevens) for naam in namen)
    return [weg for weg in alle if weg is not None and weg.antwoord]


@dataclass(frozen=True, slots=True)
class IngetrokkenVraag:
    """A question that the municipality withdrew while somebody was answering it, and what was filled in."""

    naam: str
    vraag: Vraag
    antwoord: str


def ingetrokken_vraag(gemeente_id: UUID, code: str, gegevens: QueryDict) -> IngetrokkenVraag | None:
    """The question behind an answer that came too late; None when it was never asked here in the version that was read."""
    if not is_eigen(code):
        return None
    onderwerp = gegevens.get("onderwerp", "")
    naam = "-".join(filter(None, ("v", code, onderwerp)))
    return _ingetrokken(Gesteld(gemeente_id, [code]), naam, gegevens)


def _ingetrokken(gesteld: Gesteld, naam: str, gegevens: QueryDict) -> IngetrokkenVraag | None:
    code, versie = naam.split("-")[1], str(gegevens.get(f"w-{naam}", ""))
    vraag = gesteld.zoek(code, int(versie)) if versie.isdecimal() and len(versie) < 6 else None
    if vraag is None:
        return None
    waarden = [waarde for waarde in gegevens.getlist(naam) if waarde]
    return IngetrokkenVraag(naam, vraag, vraag.keuze_tekst(waarden) if waarden else "")


def _gelezen(tekst: str) -> object:
    try:
        return json.loads(tekst) if tekst else ""
    except ValueError:
        return ""


def _is_gelijk(vraag: Vraag, waarde: object, voorzet: object) -> bool:
    try:
        bedoeld = controleer(vraag, voorzet)
        return bool(bedoeld != "" and controleer(vraag, waarde) == bedoeld)
    except Weigering:
        return False


@dataclass(frozen=True)
class Vragenblad:
    """The questions of one domain for one dossier, one reader and one side."""

    dossier: Dossier
    wie: Aanwezige
    domein: Domein
    kant: str
    met_eerdere: bool = False

    @cached_property
    def eerdere(self) -> dict[tuple[str, str], tuple[Eerder, ...]]:
        """By question and subject what this side answered before, newest first: two queries for the page."""
        if not self.met_eerdere:
            return {}
        nu = {gegeven.id for gegeven in self.antwoorden.values()}
        alle = eerdere(self.dossier, self.wie, self.domein.vragen)
        gegevens = [g for g in alle if g.kant == self.kant and g.id not in nu]
        namen = dict(Gebruiker.objects.filter(pk__in={g.door_id for g in gegevens}).values_list("pk", "naam"))
        per_vraag: dict[tuple[str, str], tuple[Eerder, ...]] = {}
        for gegeven in gegevens:
            sleutel = gegeven.vraag, gegeven.onderwerp
            per_vraag[sleutel] = (*per_vraag.get(sleutel, ()), Eerder(gegeven, namen.get(gegeven.door_id, "")))
        return per_vraag

    @cached_property
    def antwoorden(self) -> dict[tuple[str, str, str], Gegeven]:
        return geldende(self.dossier, self.wie)

    @cached_property
    def kinderen(self) -> list[tuple[str, str]]:
        """(id, first name) of each child; empty for who may not read the household.

        Of two records of one person each child once: as the dossier that stays has it, and as the other has it where an
        answer is about it there.
        """
        rijen = Gezinslid.objects.zichtbaar_voor(self.wie).filter(
            dossier_id__in=ids_van(self.dossier), relatie="kind", vervallen_op__isnull=True
        )
        kinderen = list(rijen.order_by("geboortedatum").values_list("id", "naam", "geboortedatum", "dossier_id"))
        van_hier = {(plat(naam), geboren) for _id, naam, geboren, waar in kinderen if waar == self.dossier.pk}
        return [
            (str(id_), naam.split(" ")[0])
            for id_, naam, geboren, waar in kinderen
            if waar == self.dossier.pk or (plat(naam), geboren) not in van_hier or self._gaat_over(str(id_))
        ]

    def _gaat_over(self, onderwerp: str) -> bool:
        return any(over == onderwerp for _vraag, over, _kant in self.antwoorden)

    @cached_property
    def _verschillend(self) -> set[tuple[str, str]]:
        return {(verschil.vraag.code, verschil.onderwerp) for verschil in verschillen(self.antwoorden)}

    def regels(self) -> list[Regel]:
        """Every question of this side that the reader may see; the hidden ones follow another answer."""
        return [
            self._regel(vraag, onderwerp, over)
            for vraag in self.domein.vragen
            if self.kant in vraag.kanten and recht(self.wie.rol, vraag.categorie).lees
            for onderwerp, over in self._onderwerpen(vraag)
        ]

    def regel(self, code: str, onderwerp: str) -> Regel | None:
        """One row by question and subject, or None when it is not on this page."""
        return next((r for r in self.regels() if r.vraag.code == code and r.onderwerp == onderwerp), None)

    def _onderwerpen(self, vraag: Vraag) -> Iterator[tuple[str, str]]:
        if vraag.per_kind:
            yield from self.kinderen
        else:
            yield "", ""

    def _regel(self, vraag: Vraag, onderwerp: str, over: str) -> Regel:
        gegeven = self.antwoorden.get((vraag.code, onderwerp, self.kant))
        anderen = tuple(
            self.antwoorden[sleutel]
            for kant in Kant.values
            if kant != self.kant and (sleutel := (vraag.code, onderwerp, kant)) in self.antwoorden
        )
        return Regel(
            vraag=vraag,
            naam="-".join(filter(None, ("v", vraag.code, onderwerp))),
            onderwerp=onderwerp,
            over=over,
            zichtbaar=is_van_toepassing(vraag, self.antwoorden),
            bewerkbaar=bool(mag_beantwoorden(self.wie, self.dossier, vraag, self.kant)),
            gegeven=gegeven,
            anderen=anderen,
            verschilt=(vraag.code, onderwerp) in self._verschillend,
            eerder=self.eerdere.get((vraag.code, onderwerp), ()),
            voorzet=voorzet(self.dossier, vraag, self.wie, self.antwoorden)
            if gegeven is None and self.kant == Kant.ZELF
            else "",
        )


def aantal_vragen(domein: Domein, wie: Aanwezige) -> int:
    """How many questions without a condition the reader can see on this page."""
    return sum(
        vraag.toon_als is None and not vraag.per_kind and recht(wie.rol, vraag.categorie).lees
        for vraag in domein.vragen
    )


def kanten_op(domein: Domein) -> list[tuple[str, str]]:
    """The sides that have a question on this page, with the name of the view."""
    namen = {
        Kant.ZELF: _("Wat de inburgeraar zegt"),
        Kant.PROFESSIONAL: _("Uw eigen beeld"),
        Kant.COA: _("COA-dossier"),
        Kant.SCHOOL: _("Intake van de school"),
    }
    aanwezig = {kant for vraag in domein.vragen for kant in vraag.kanten}
    return [(kant, namen[kant]) for kant in namen if kant in aanwezig]


def buren(domein: Domein) -> tuple[Domein | None, Domein | None]:
    """The page before and after this one."""
    alle = list(domeinen().values())
    plaats = [ander.code for ander in alle].index(domein.code)
    return (alle[plaats - 1] if plaats else None), (alle[plaats + 1] if plaats + 1 < len(alle) else None)


def volgt_op(code: str, domein: Domein) -> list[Vraag]:
    """The questions on this page that appear or go with the answer to this one."""
    return [vraag for vraag in domein.vragen if vraag.toon_als is not None and vraag.toon_als.vraag == code]
