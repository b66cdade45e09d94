"""What every act of the living plan shares: the checks on words and days, and the line that is added to the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.utils.timezone import localdate

from samenspel.dossiers.bevoegdheden import kan_hier_werken
from samenspel.dossiers.handelingen.betrekken import betrek
from samenspel.dossiers.models import Dossier
from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu
from samenspel.kern.oordeel import Weigering
from samenspel.kern.tekst import binnen
from samenspel.organisaties.models import Organisatie
from samenspel.plan.domeinen import DOMEIN, TALEN
from samenspel.plan.models.leefplan import PLANREGELS, Actie, Doel, Planregel
from samenspel.toegang.models import Betrokkenheid, Gebruiker, Overeenkomst

_TALEN = {code for code, _naam in TALEN}
_LANGSTE = 2000
VOOR_EEN_ACTIE = ["C01", "C16"]
"""What a partner gets of a dossier for one action: whom it is about, and the task."""


@dataclass(frozen=True, slots=True)
class Erbij:
    """Why, and until when, a partner that does not take part yet joins this dossier with its action."""

    doel: str
    tot: date | None


@dataclass(frozen=True, slots=True)
class Eigenaar:
    """Who does it. Make one with `van_medewerker`, `van_organisatie`, `van_inburgeraar` or `van_niemand`."""

    soort: str
    medewerker: Gebruiker | None = None
    organisatie: Organisatie | None = None
    contact: str = ""
    uiterlijk: date | None = None
    erbij: Erbij | None = None

    @property
    def naam(self) -> str:
        """As it will be read in the lines of the plan."""
        if self.medewerker is not None:
            return self.medewerker.naam
        return self.organisatie.naam if self.organisatie is not None else ""

    def velden(self) -> dict[str, Any]:
        """The columns of `Actie`."""
        return {
            "eigenaar": self.soort, "medewerker": self.medewerker, "organisatie": self.organisatie,
            "contact": binnen(self.contact, 120), "eigenaar_uiterlijk": self.uiterlijk,
        }  # fmt: skip

    def gegevens(self) -> dict[str, Any]:
        """As it is kept in a line."""
        uiterlijk = {"eigenaar_uiterlijk": self.uiterlijk.isoformat()} if self.uiterlijk else {}
        return {"eigenaar": self.soort, "naam": self.naam, **uiterlijk}


VAN_INBURGERAAR = Eigenaar(Actie.Eigenaar.INBURGERAAR)


def van_medewerker(medewerker: Gebruiker) -> Eigenaar:
    """Somebody of the municipality."""
    return Eigenaar(Actie.Eigenaar.MEDEWERKER, medewerker=medewerker)


def van_organisatie(organisatie: Organisatie, contact: str = "", erbij: Erbij | None = None) -> Eigenaar:
    """A partner, and perhaps the person there; `erbij` lets one join that does not take part yet."""
    return Eigenaar(Actie.Eigenaar.ORGANISATIE, organisatie=organisatie, contact=contact, erbij=erbij)


def van_niemand(uiterlijk: date) -> Eigenaar:
    """To be decided, on this day at the latest."""
    return Eigenaar(Actie.Eigenaar.NIEMAND, uiterlijk=uiterlijk)


def moment_van(op: date, vastgelegd_op: datetime | None) -> datetime:
    """The system's clock; what is recorded lies not in the future."""
    moment = vastgelegd_op or nu()
    if op > localdate(moment):
        raise Weigering("Deze dag ligt in de toekomst. Kies vandaag of eerder.")
    return moment


def zin(tekst: str, wat: str) -> str:
    """The text without white space around it; refuses an empty or an endless one."""
    schoon = tekst.replace("\x00", "").strip()
    if not schoon:
        raise Weigering(wat)
    if len(schoon) > _LANGSTE:
        raise Weigering(f"Dit zijn {len(schoon)} tekens. Kort het in tot {_LANGSTE} tekens.")
    return schoon


def taalcode(taal: str) -> str:
    """A language that the plan knows."""
    if taal not in _TALEN:
        raise Weigering("Kies de taal waarin dit is gezegd.")
    return taal


def controleer_eigenaar(eigenaar: Eigenaar, dossier: Dossier, *, op: date, door: Aanwezige, nu: datetime) -> None:
    """A partner works for this municipality and takes part in this dossier, or was asked to: the action waits for its yes. A colleague reaches the dossier.

    Who takes part is widened only by `betrek`, with its purpose and last day (`erbij`), and so never further than the
    role of that partner. Nobody's task has a day on which somebody must be found.
    """
    if eigenaar.medewerker is not None and not (kan := kan_hier_werken(eigenaar.medewerker, dossier, door=door)):
        raise Weigering(kan.reden, veld="wie")
    partner = eigenaar.organisatie
    if partner is not None and dossier.gemeente_id not in {gemeente.pk for gemeente in partner.gemeenten.all()}:
        raise Weigering(f"{partner.naam} werkt niet voor deze gemeente. Kies een andere partner.")
    if partner is not None and not betrokken_partners(dossier, op).filter(organisatie=partner).exists():
        if eigenaar.erbij is not None:
            _laat_meedoen(partner, dossier, eigenaar.erbij, contact=eigenaar.contact, op=op, door=door, nu=nu)
            return
        raise Weigering(
            f"{partner.naam} doet niet mee in dit dossier, of ziet er geen afspraken en taken. Betrek de partner eerst, op het blad Partners."
        )
    if eigenaar.soort == Actie.Eigenaar.NIEMAND:
        if eigenaar.uiterlijk is None:
            raise Weigering("Schrijf tot wanneer u zoekt wie dit doet.")
        if eigenaar.uiterlijk < op:
            raise Weigering("De dag om een eigenaar te vinden is al voorbij. Kies een latere dag.")


def _laat_meedoen(
    partner: Organisatie, dossier: Dossier, erbij: Erbij, *, contact: str, op: date, door: Aanwezige, nu: datetime
) -> None:
    """For this action, with a last day; what was agreed to share is the task and nothing more (D5)."""
    if erbij.tot is None:
        raise Weigering(
            f"Schrijf tot en met welke dag {partner.naam} meedoet. U kunt dit later verlengen.", veld="betrek_tot"
        )
    betrek(
        dossier.samengevoegd_in or dossier, partner, door=door, doel=erbij.doel, vanaf=op, tot=erbij.tot, categorieen=VOOR_EEN_ACTIE,
        contactpersoon=contact, nu=nu,
    )  # fmt: skip


def betrokken_partners(dossier: Dossier, op: date) -> QuerySet[Betrokkenheid]:
    """Who sees tasks (C16) of this dossier on that day, by its involvement and an agreement (ADR 14), or will after its yes (ADR 26);
    also through the record that this one was merged into."""
    taken = {"categorieen__contains": ["C16"]}
    overeenkomst = Overeenkomst.objects.geldig(op).filter(
        gemeente_id=OuterRef("gemeente_id"), organisatie_id=OuterRef("organisatie_id"), **taken
    )
    ids = [dossier.pk, *([dossier.samengevoegd_in_id] if dossier.samengevoegd_in_id else [])]
    hier = Betrokkenheid.objects.gevraagd_of_loopt(op).filter(gemeente_id=dossier.gemeente_id, dossier_id__in=ids)
    return hier.filter(Exists(overeenkomst), **taken)


def nog_te_betrekken(dossier: Dossier, op: date) -> QuerySet[Organisatie]:
    """Who can join this dossier with an action: works for this municipality, agreements cover what an action shows, and does
    not take part yet. One that takes part without tasks is asked on the page Partners, where one sees what it gets."""
    hun = {"gemeente_id": dossier.gemeente_id, "organisatie_id": OuterRef("pk")}
    hier = [dossier.pk, *([dossier.samengevoegd_in_id] if dossier.samengevoegd_in_id else [])]
    doet_mee = Betrokkenheid.objects.gevraagd_of_loopt(op).filter(dossier_id__in=hier, **hun)
    geldig = Overeenkomst.objects.geldig(op).filter(**hun)
    gedekt = [Exists(geldig.filter(categorieen__contains=[categorie])) for categorie in VOOR_EEN_ACTIE]
    return Organisatie.objects.filter(~Exists(doet_mee), *gedekt, gemeenten=dossier.gemeente_id).order_by("naam")


def opdracht_voor(eigenaar: Eigenaar, domein: str, wat: str, opdracht: str) -> str:
    """What the partner reads. About money and health it is written apart: the action itself may tell too much."""
    if eigenaar.soort != Actie.Eigenaar.ORGANISATIE:
        return ""
    schoon = opdracht.replace("\x00", "").strip()
    if not schoon and DOMEIN[domein].opdracht_apart:
        raise Weigering(
            f"Schrijf wat {eigenaar.naam} moet doen, zonder bedragen of gezondheid. De partner ziet alleen deze regel."
        )
    if len(schoon or wat) > 300:
        raise Weigering("Maak de opdracht aan de partner korter: hooguit 300 tekens.")
    return schoon or wat


def nieuwe_regel(
    dossier: Dossier, domein: str, soort: str, *, doel_id: UUID, actie_id: UUID | None = None, door: Aanwezige, op: date,
    moment: datetime, tekst: str = "", taal: str = "", gegevens: dict[str, Any] | None = None,
) -> Planregel:  # fmt: skip
    """A line in the table of the domain's category, not yet saved."""
    return PLANREGELS[domein](
        gemeente_id=dossier.gemeente_id, dossier=dossier, doel_id=doel_id, actie_id=actie_id, soort=soort, tekst=tekst,
        taal=taal, gegevens=gegevens or {}, op=op, vastgelegd_op=moment, door_id=door.mens(),
    )  # fmt: skip


def domein_van_doel(doel: Doel, door: Aanwezige) -> str:
    """In which category the words of this goal stand, among those that `door` may read; a `Weigering` otherwise."""
    if gevonden := _DOMEIN.eerste(door, doel.pk):
        return str(gevonden[0])
    raise Weigering("Dit doel ziet uw rol niet. Vraag de contactpersoon van dit dossier.")


def _domein(wie: Aanwezige, doel_id: UUID) -> QuerySet[Any, tuple[Any, ...]]:
    """One statement over the five tables: of every action that is finished, moved or looked back on."""
    delen: list[QuerySet[Any, Any]] = [
        model.objects.zichtbaar_voor(wie)
        .filter(doel_id=doel_id, soort=Planregel.Soort.GESTELD)
        .order_by()
        .values_list(Value(domein, output_field=CharField()))
        for domein, model in PLANREGELS.items()
    ]
    return delen[0].union(*delen[1:], all=True)


_DOMEIN = Eenmaal(_domein)
