"""The living plan of one dossier, read from its lines and its actions: two statements, within the sight of one person.

Everything that is said in the plan stands in lines that are only added. So the plan of an earlier moment (the day of
the decision, the version of a support plan) is the same reading with the later lines left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, QuerySet, Value
from django.utils.translation import gettext as _

from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.huisstijl import datums
from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.identiteit import Aanwezige
from samenspel.kluis.unie import in_unie
from samenspel.plan.domeinen import DOMEIN, DOMEINEN, Domein
from samenspel.plan.ggm import GGMDOEL
from samenspel.plan.models.leefplan import PLANREGELS, Actie, Planregel
from samenspel.toegang.matrix import recht

S = Planregel.Soort
_KOLOMMEN = ("id", "doel_id", "actie_id", "soort", "tekst", "taal", "gegevens", "op", "vastgelegd_op", "door__naam")
_GEHEIM = {kolom: [(model, kolom) for model in PLANREGELS.values()] for kolom in ("tekst", "gegevens")}
_NUMMER = {domein: nummer for nummer, domein in enumerate(PLANREGELS)}
_ACTIEKOLOMMEN = (
    "id", "doel_id", "eigenaar", "medewerker__naam", "organisatie__naam", "contact", "eigenaar_uiterlijk", "opdracht",
    "onderwerp", "begint_op", "gepland_op", "klaar_op", "terugmelding", "vervallen_op", "toets_op", "getoetst_op", "effect",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of the plan, as it was written down."""

    id: UUID
    doel_id: UUID
    actie_id: UUID | None
    soort: str
    tekst: str
    taal: str
    gegevens: dict[str, Any]
    op: date
    vastgelegd_op: datetime
    door: str
    domein: str


@dataclass(frozen=True, slots=True)
class Actiebeeld:
    """One action with its words. `wat` is "" for who may see the action but not its words; `opdracht` then says enough."""

    id: UUID
    doel_id: UUID
    wat: str
    domein: str
    eigenaar: str
    eigenaar_naam: str
    contact: str
    eigenaar_uiterlijk: date | None
    opdracht: str
    onderwerp: str
    begint_op: date
    gepland_op: date
    klaar_op: date | None
    vervallen_op: date | None
    toets_op: date | None
    getoetst_op: date | None
    effect: str
    resultaat: str
    regels: tuple[Regel, ...]

    @property
    def open(self) -> bool:
        return self.klaar_op is None and self.vervallen_op is None

    @property
    def tekst(self) -> str:
        """What to call it on screen."""
        return self.wat or self.opdracht

    @property
    def van_niemand(self) -> bool:
        return self.open and self.eigenaar == Actie.Eigenaar.NIEMAND

    def te_laat(self, op: date) -> bool:
        """Open after its day. Nobody's fault: the day was our own."""
        return self.open and self.gepland_op < op

    def te_toetsen(self, op: date) -> bool:
        """Done, and the day to ask whether it helped has come."""
        return (
            self.klaar_op is not None and self.getoetst_op is None and self.toets_op is not None and self.toets_op <= op
        )


@dataclass(frozen=True, slots=True)
class Doelbeeld:
    """One goal in the newcomer's own words, with its sub-goals and its actions."""

    id: UUID
    domein: str
    tekst: str
    taal: str
    bovendoel_id: UUID | None
    gesteld_op: date
    bereikt_op: date | None
    losgelaten_op: date | None
    slotzin: str
    regels: tuple[Regel, ...]
    acties: tuple[Actiebeeld, ...] = ()
    subdoelen: tuple[Doelbeeld, ...] = field(default=())

    @property
    def lijst(self) -> str:
        """The list of GGM that the first words were chosen from; empty for words of one's own."""
        ggm = GGMDOEL.get(self.regels[0].gegevens.get("ggm", ""))
        return ggm.lijst if ggm else ""

    @property
    def open(self) -> bool:
        return self.bereikt_op is None and self.losgelaten_op is None

    @property
    def alle_acties(self) -> tuple[Actiebeeld, ...]:
        """Of the goal and of its sub-goals."""
        return (*self.acties, *(actie for sub in self.subdoelen for actie in sub.alle_acties))

    @property
    def volgende(self) -> Actiebeeld | None:
        """The open action that comes first; what belongs to nobody goes before."""
        openstaand = [actie for actie in self.alle_acties if actie.open]
        return min(openstaand, key=lambda a: (not a.van_niemand, a.gepland_op)) if openstaand else None


@dataclass(frozen=True, slots=True)
class Leefplan:
    """What one person may see of the plan: goals by domain, and actions of which only the task may travel."""

    doelen: tuple[Doelbeeld, ...]
    zonder_doel: tuple[Actiebeeld, ...]
    regels: tuple[Regel, ...]
    domeinen: tuple[Domein, ...]

    @property
    def acties(self) -> tuple[Actiebeeld, ...]:
        return (*(actie for doel in self.doelen for actie in doel.alle_acties), *self.zonder_doel)

    @property
    def partneracties(self) -> tuple[Actiebeeld, ...]:
        """Actions whose words the reader may not see, but whose task was written for a partner."""
        return tuple(actie for actie in self.zonder_doel if actie.opdracht)

    @property
    def leeg(self) -> bool:
        return not self.doelen and not self.partneracties

    @property
    def bijgewerkt_op(self) -> date | None:
        """The day of the latest line."""
        return max((datums.als_datum(regel.vastgelegd_op) for regel in self.regels), default=None)

    def van_domein(self, code: str) -> tuple[Doelbeeld, ...]:
        """Main goals of a domain, open ones first."""
        eigen = [doel for doel in self.doelen if doel.domein == code]
        return tuple(sorted(eigen, key=lambda doel: (not doel.open, doel.gesteld_op)))

    def doel(self, id_: UUID) -> Doelbeeld | None:
        """A goal or sub-goal by id."""
        return next((d for d in _alle(self.doelen) if d.id == id_), None)

    def actie(self, id_: UUID) -> Actiebeeld | None:
        return next((actie for actie in self.acties if actie.id == id_), None)


def _alle(doelen: Iterable[Doelbeeld]) -> Iterable[Doelbeeld]:
    for doel in doelen:
        yield doel
        yield from _alle(doel.subdoelen)


def leefplan_van(dossier: Dossier, wie: Aanwezige) -> Leefplan:
    """Read once per page: tab, blocks and timeline share the answer through the dossier instance."""
    bewaard: dict[tuple[str, UUID | None], Leefplan] = dossier.__dict__.setdefault("_leefplan", {})
    sleutel = (wie.rol, wie.gebruiker_id)
    if sleutel not in bewaard:
        bewaard[sleutel] = _lees(dossier, wie)
    return bewaard[sleutel]


def _lees(dossier: Dossier, wie: Aanwezige) -> Leefplan:
    ids = ids_van(dossier)
    return bouw(_regels(ids, wie), _acties(ids, wie), _domeinen(wie))


def vergeet(dossier: Dossier) -> None:
    """After an act in the same request."""
    dossier.__dict__.pop("_leefplan", None)


def leefplan_bij(plan: Leefplan, moment: datetime) -> Leefplan:
    """The same plan as it stood at an earlier moment: pure, from the lines that were there."""
    regels = tuple(regel for regel in plan.regels if regel.vastgelegd_op <= moment)
    per_actie: dict[UUID, list[Regel]] = defaultdict(list)
    for regel in regels:
        if regel.actie_id is not None:
            per_actie[regel.actie_id].append(regel)
    toen = [_actie_toen(lijst) for lijst in per_actie.values()]
    return bouw(regels, toen, plan.domeinen)


def _domeinen(wie: Aanwezige) -> tuple[Domein, ...]:
    return tuple(d for d in DOMEINEN if (r := recht(wie.rol, d.categorie)).lees and not r.eigen)


def _regels(ids: list[UUID], wie: Aanwezige) -> list[Regel]:
    """Every line in sight, oldest first: one UNION ALL over the categories."""
    return sorted((Regel(*rij) for rij in _REGELS(wie, ids)), key=_volgorde)


def _alle_regels(wie: Aanwezige, ids: list[UUID]) -> QuerySet[Any, tuple[Any, ...]]:
    """Of every domain; of one that somebody may not read there are none."""
    delen = [
        _deel(PLANREGELS[d.code], d.code, wie).filter(dossier_id__een_van=ids) for d in _domeinen(wie) or DOMEINEN[:1]
    ]
    return delen[0].union(*delen[1:], all=True)


_REGELS = Eenmaal(_alle_regels)


_RANG = {soort: rang for rang, soort in enumerate(S.values)}


def _volgorde(regel: Regel) -> tuple[datetime, date, int, UUID]:
    """As it went. What is taken over from paper has one moment: then by day and by what must come first."""
    return regel.vastgelegd_op, regel.op, _RANG[regel.soort], regel.id


def _deel(model: type[Planregel], domein: str, wie: Aanwezige) -> QuerySet[Any, Any]:
    rijen = model.objects.zichtbaar_voor(wie).order_by()
    kolommen = [in_unie(_GEHEIM[kolom], _NUMMER[domein]) if kolom in _GEHEIM else kolom for kolom in _KOLOMMEN]
    return rijen.values_list(*kolommen, Value(domein, output_field=CharField()))


def _acties(ids: list[UUID], wie: Aanwezige) -> list[dict[str, Any]]:
    return _ACTIES(wie, ids)


def _alle_acties(wie: Aanwezige, ids: list[UUID]) -> QuerySet[Any, dict[str, Any]]:
    rijen: QuerySet[Any] = Actie.objects.zichtbaar_voor(wie).filter(dossier_id__een_van=ids)
    return rijen.order_by("gepland_op", "id").values(*_ACTIEKOLOMMEN)


_ACTIES = Eenmaal(_alle_acties)


def _actie_toen(regels: Sequence[Regel]) -> dict[str, Any]:
    """An action as its lines told it: the first says what was agreed, later ones move, assign or close it."""
    rij: dict[str, Any] = dict.fromkeys(_ACTIEKOLOMMEN)
    eerste = regels[0]
    rij |= {
        "id": eerste.actie_id,
        "doel_id": eerste.doel_id,
        "contact": "",
        "opdracht": "",
        "terugmelding": "",
        "effect": "",
    }
    for regel in regels:
        g = regel.gegevens
        rij |= {sleutel: date.fromisoformat(g[sleutel]) for sleutel in ("begint_op", "gepland_op", "eigenaar_uiterlijk", "toets_op") if g.get(sleutel)}  # fmt: skip
        rij |= {sleutel: g[sleutel] for sleutel in ("eigenaar", "onderwerp", "effect") if sleutel in g}
        if "eigenaar" in g:
            rij["medewerker__naam"] = g.get("naam", "")
        dag = {S.AFGEROND: "klaar_op", S.VERVALLEN: "vervallen_op", S.GETOETST: "getoetst_op"}.get(S(regel.soort))
        if dag:
            rij[dag] = regel.op
    rij["onderwerp"] = rij["onderwerp"] or ""
    return rij


def bouw(regels: Sequence[Regel], acties: Iterable[dict[str, Any]], domeinen: tuple[Domein, ...]) -> Leefplan:
    """Pure: lines and actions become goals with actions."""
    per_actie: dict[UUID, list[Regel]] = defaultdict(list)
    per_doel: dict[UUID, list[Regel]] = defaultdict(list)
    for regel in regels:
        if regel.actie_id is not None:
            per_actie[regel.actie_id].append(regel)
        else:
            per_doel[regel.doel_id].append(regel)
    beelden: dict[UUID, list[Actiebeeld]] = defaultdict(list)
    los = []
    for rij in acties:
        beeld = _actiebeeld(rij, per_actie.get(rij["id"], []))
        if rij["doel_id"] in per_doel:
            beelden[rij["doel_id"]].append(beeld)
        else:
            los.append(beeld)
    doelen = [_doelbeeld(lijst) for lijst in per_doel.values()]
    kinderen: dict[UUID | None, list[Doelbeeld]] = defaultdict(list)
    for doel in doelen:
        kinderen[doel.bovendoel_id if doel.bovendoel_id in per_doel else None].append(doel)
    boven = tuple(_met_takken(doel, kinderen, beelden) for doel in kinderen[None])
    return Leefplan(boven, tuple(los), tuple(regels), domeinen)


def _met_takken(
    doel: Doelbeeld, kinderen: dict[UUID | None, list[Doelbeeld]], acties: dict[UUID, list[Actiebeeld]]
) -> Doelbeeld:
    return Doelbeeld(
        doel.id, doel.domein, doel.tekst, doel.taal, doel.bovendoel_id, doel.gesteld_op, doel.bereikt_op, doel.losgelaten_op,
        doel.slotzin, doel.regels, tuple(acties.get(doel.id, ())),
        tuple(_met_takken(kind, kinderen, acties) for kind in kinderen.get(doel.id, ())),
    )  # fmt: skip


def _doelbeeld(regels: list[Regel]) -> Doelbeeld:
    woorden = [r for r in regels if r.soort in {S.GESTELD, S.GEWIJZIGD}][-1]
    slot = next((r for r in reversed(regels) if r.soort in {S.BEREIKT, S.LOSGELATEN}), None)
    boven = regels[0].gegevens.get("bovendoel")
    return Doelbeeld(
        id=regels[0].doel_id, domein=regels[0].domein, tekst=woorden.tekst, taal=woorden.taal,
        bovendoel_id=UUID(boven) if boven else None, gesteld_op=regels[0].op,
        bereikt_op=slot.op if slot and slot.soort == S.BEREIKT else None,
        losgelaten_op=slot.op if slot and slot.soort == S.LOSGELATEN else None,
        slotzin=slot.tekst if slot else "", regels=tuple(regels),
    )  # fmt: skip


def _actiebeeld(rij: dict[str, Any], regels: list[Regel]) -> Actiebeeld:
    wat = next((r for r in regels if r.soort == S.AFGESPROKEN), None)
    klaar = next((r.tekst for r in reversed(regels) if r.soort == S.AFGEROND), "")
    return Actiebeeld(
        id=rij["id"], doel_id=rij["doel_id"], wat=wat.tekst if wat else "", domein=wat.domein if wat else "",
        eigenaar=rij["eigenaar"], eigenaar_naam=_naam(rij), contact=rij["contact"], eigenaar_uiterlijk=rij["eigenaar_uiterlijk"],
        opdracht=rij["opdracht"], onderwerp=rij["onderwerp"], begint_op=rij["begint_op"], gepland_op=rij["gepland_op"],
        klaar_op=rij["klaar_op"], vervallen_op=rij["vervallen_op"], toets_op=rij["toets_op"], getoetst_op=rij["getoetst_op"],
        effect=rij["effect"], resultaat=klaar or rij["terugmelding"], regels=tuple(regels),
    )  # fmt: skip


def _naam(rij: dict[str, Any]) -> str:
    """The owner by name; empty when it is nobody."""
    match rij["eigenaar"]:
        case Actie.Eigenaar.INBURGERAAR:
            return _("de inburgeraar zelf")
        case Actie.Eigenaar.NIEMAND:
            return ""
        case _:
            return str(rij["medewerker__naam"] or rij["organisatie__naam"] or "")


def acties_zonder_eigenaar(dossier: Dossier, wie: Aanwezige) -> list[Actiebeeld]:
    """Open actions that are nobody's: they may be discussed, but no plan is adopted with them.

    Also those whose words `wie` may not read: they block as well.
    """
    return [actie for actie in leefplan_van(dossier, wie).acties if actie.van_niemand]


def zin_zonder_eigenaar(acties: Sequence[Actiebeeld]) -> str:
    """The sentence of the refusal; empty when every action has an owner."""
    if not acties:
        return ""
    namen = ", ".join(f"‘{actie.tekst or _('een actie die u niet mag lezen')}’" for actie in acties[:3])
    meer = _(" en nog %(n)s") % {"n": len(acties) - 3} if len(acties) > 3 else ""
    return _("Nog niemand doet: %(namen)s%(meer)s. Kies wie dit doet. Bespreken kan wel al.") % {
        "namen": namen,
        "meer": meer,
    }


def domein_van(doel_id: UUID, plan: Leefplan) -> Domein | None:
    """The domain of a goal in sight."""
    doel = plan.doel(doel_id)
    return DOMEIN[doel.domein] if doel else None
