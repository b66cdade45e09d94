"""What the reader asked for, read from the address, and the lines that answer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict

from samenspel.dossiers.models import Doelgroep, Fase, Herinnering
from samenspel.kern.plat import plat
from samenspel.kern.zoekterm import verborgen
from samenspel.werkvoorraad.bronnen import Taak
from samenspel.werkvoorraad.groepen import Groep, groep_van
from samenspel.werkvoorraad.ophalen import ACTIE, ACTIE_ANDER, TOETS, TWEEDE_MENING
from samenspel.werkvoorraad.regels import SIGNAAL, Regel
from wet.rekenen import beleidsnaam
from wet.termijn import regel_van

LIJSTEN = ("mijn", "wacht", "later", "niemand")
SOORTEN = ("wet", "beleid", "herinnering", "terugbellen", "actie", "signaal")
ROUTES = ("B1", "ONDERWIJS", "Z", "geen")
VOLGORDES = {"naam": lambda r: r.sorteernaam, "nummer": lambda r: r.nummer}
FILTERS: Final = ("zoek", "fase", "route", "doelgroep", "soort", "groep")
_STANDAARD: Final = {"lijst": "mijn", "volgorde": "urgentie"}


@dataclass(frozen=True, slots=True)
class Keuze:
    """Unknown values fall back to the default: an old bookmark still opens a list. `van` is the owner of the list."""

    lijst: str
    zoek: str
    fase: str
    route: str
    doelgroep: str
    soort: str
    groep: str
    volgorde: str
    van: UUID | None = None

    @property
    def gefilterd(self) -> bool:
        return any(getattr(self, naam) for naam in FILTERS)

    def vraag(self, **anders: str) -> str:
        """The address of this choice, with some parts different; what is default is left out."""
        waarden = {**asdict(self), **anders}
        paren = [(veld.name, str(waarden[veld.name] or "")) for veld in fields(self)]
        return urlencode(verborgen((naam, waarde) for naam, waarde in paren if waarde != _STANDAARD.get(naam)))


def lees_keuze(get: QueryDict) -> Keuze:
    """From the address."""

    def een_van(naam: str, mogelijk: object, standaard: str = "") -> str:
        waarde = get.get(naam, standaard)
        return waarde if waarde in mogelijk else standaard  # type: ignore[operator]  # a container of text

    return Keuze(
        lijst=een_van("lijst", LIJSTEN, "mijn"), zoek=get.get("zoek", "").strip()[:80], fase=een_van("fase", Fase.values),
        route=een_van("route", ROUTES), doelgroep=een_van("doelgroep", Doelgroep.values), soort=een_van("soort", SOORTEN),
        groep=een_van("groep", [g.value for g in Groep]), volgorde=een_van("volgorde", {"urgentie", *VOLGORDES}, "urgentie"),
        van=_uuid(get.get("van", "")),
    )  # fmt: skip


def _uuid(waarde: str) -> UUID | None:
    try:
        return UUID(waarde)
    except ValueError:
        return None


def lijst_van(regel: Regel) -> str:
    """On which tab a line stands."""
    if regel.wacht_op_ander:
        return "wacht"
    return "later" if regel.groep is Groep.LATER else "mijn"


def is_beleid(regel: Regel) -> bool:
    """A term of the municipality's own, which may be passed with a reason."""
    return regel.rij is not None and bool(beleidsnaam(regel_van(regel.rij, regel.rij.start or regel.rij.uiterlijk)))  # type: ignore[arg-type]


def _past(regel: Regel, keuze: Keuze, gezocht: str) -> bool:
    return (
        (not keuze.fase or regel.fase == keuze.fase)
        and (not keuze.route or regel.leerroute == ("" if keuze.route == "geen" else keuze.route))
        and (not keuze.doelgroep or regel.doelgroep == keuze.doelgroep)
        and (not keuze.groep or regel.groep == keuze.groep)
        and (not keuze.soort or _is_soort(regel, keuze.soort))
        and (not gezocht or gezocht in plat(f"{regel.naam} {regel.nummer}"))
    )


def _is_soort(regel: Regel, soort: str) -> bool:
    if soort in ("wet", "beleid"):
        return regel.rij is not None and is_beleid(regel) is (soort == "beleid")
    if soort == "actie":
        return regel.soort in (ACTIE, ACTIE_ANDER, TOETS)
    if soort == "signaal":
        return regel.soort in (SIGNAAL, TWEEDE_MENING)
    return regel.soort in Herinnering.Soort.values and soort in ("herinnering", regel.soort)


def kies_taken(taken: Sequence[Taak], keuze: Keuze, op: date) -> list[Taak]:
    """What is nobody's and passes the filter, in the chosen order: dossiers first, or by name or number."""
    gezocht = plat(keuze.zoek)
    gekozen = [taak for taak in taken if not keuze.gefilterd or _taak_past(taak, keuze, gezocht, op)]
    if keuze.volgorde == "naam":
        gekozen.sort(key=lambda taak: plat(taak.naam))
    if keuze.volgorde == "nummer":
        gekozen.sort(key=lambda taak: taak.nummer)
    return gekozen


def _taak_past(taak: Taak, keuze: Keuze, gezocht: str, op: date) -> bool:
    return (
        (not keuze.fase or taak.fase == keuze.fase)
        and (not keuze.route or taak.leerroute == ("" if keuze.route == "geen" else keuze.route))
        and (not keuze.doelgroep or taak.doelgroep == keuze.doelgroep)
        and (not keuze.groep or (taak.op is not None and groep_van(taak.op, op) == keuze.groep))
        and (not keuze.soort or (keuze.soort == "actie" and taak.actie_id is not None))
        and (not gezocht or gezocht in plat(f"{taak.naam} {taak.nummer}"))
    )


def kies_regels(regels: list[Regel], keuze: Keuze) -> list[Regel]:
    """The lines of one tab that pass the filter, in the chosen order."""
    gezocht = plat(keuze.zoek)
    gekozen = [r for r in regels if lijst_van(r) == keuze.lijst and (not keuze.gefilterd or _past(r, keuze, gezocht))]
    if keuze.volgorde != "urgentie":
        gekozen.sort(key=VOLGORDES[keuze.volgorde])
    return gekozen
