"""What the functional manager sees: every page of the questionnaire with its questions, and one question whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.intake.bevoegdheden import THUIS
from samenspel.intake.eigenvragen import als_vraag, vragen_van
from samenspel.intake.models import EigenVraag, Kant
from samenspel.intake.vragenlijst import TALEN, Domein, Soort, Vraag, domeinen, is_eigen
from samenspel.kern.identiteit import Aanwezige
from samenspel.toegang.matrix import recht
from samenspel.toegang.models import Gebruiker, Rol

CATEGORIEEN: dict[str, str | Promise] = {
    "C04": _("Gezin, kinderen en wonen"),
    "C06": _("Plan en leerroute"),
    "C07": _("Taal en onderwijs"),
    "C08": _("Werk en meedoen"),
    "C09": _("Inkomen en vaste lasten"),
    "C10": _("Omgaan met geld, en schulden"),
    "C11": _("Wat iemand aankan"),
    "C12": _("Gezondheid"),
    "C13": _("Netwerk en ontmoeting"),
}
SOORTEN: dict[str, str | Promise] = {
    Soort.JA_NEE.value: _("Ja, nee of weet ik niet"),
    Soort.KEUZE.value: _("Eén antwoord kiezen"),
    Soort.MEERKEUZE.value: _("Meer antwoorden kiezen"),
    Soort.TEKST.value: _("Zelf iets opschrijven"),
    Soort.GETAL.value: _("Een getal"),
    Soort.DEELDATUM.value: _("Een datum, of alleen een maand of jaar"),
}
KANTEN: dict[str, str | Promise] = {
    Kant.ZELF.value: _("De inburgeraar"),
    Kant.PROFESSIONAL.value: _("De medewerker: het eigen beeld"),
    Kant.COA.value: _("Het COA"),
    Kant.SCHOOL.value: _("De taalschool"),
}
STANDEN: dict[str, tuple[str, str | Promise]] = {
    "concept": ("gepland", _("Concept")),
    "gesteld": ("gehaald", _("Wordt gesteld")),
    "vervangen": ("nog_niet", _("Vervangen")),
    "ingetrokken": ("nog_niet", _("Ingetrokken")),
}
_DELEN: dict[str, str | Promise] = {"vraag": _("De vraag"), "hulp": _("Uitleg")}


@dataclass(frozen=True, slots=True)
class Versie:
    """One version of an own question, with its state and the names of who made it so."""

    rij: EigenVraag
    vraag: Vraag
    stand: str
    namen: Mapping[UUID, str]

    @property
    def vorm(self) -> str:
        return STANDEN[self.stand][0]

    @property
    def woord(self) -> str | Promise:
        return STANDEN[self.stand][1]

    @property
    def soort_in_woorden(self) -> str | Promise:
        return SOORTEN[self.rij.soort]

    @property
    def categorie_in_woorden(self) -> str:
        return f"{CATEGORIEEN[self.rij.categorie]} ({self.rij.categorie})"

    @property
    def daden(self) -> list[tuple[str | Promise, str, datetime]]:
        """(what, by whom, when), in order."""
        rij = self.rij
        alle = (
            (_("opgesteld"), rij.opgesteld_door_id, rij.opgesteld_op),
            (_("gewijzigd"), rij.gewijzigd_door_id, rij.gewijzigd_op),
            (_("vastgesteld"), rij.vastgesteld_door_id, rij.vastgesteld_op),
            (_("ingetrokken"), rij.ingetrokken_door_id, rij.ingetrokken_op),
        )
        return [(wat, self.namen.get(wie, ""), op) for wat, wie, op in alle if wie is not None and op is not None]

    @property
    def niet_nagekeken(self) -> list[str]:
        """The languages in which a text stands that nobody checked."""
        return [TALEN[taal] for taal in TALEN if any(t and f"{p}.{taal}" not in self.rij.nagekeken for p, t in self._in(taal))]  # fmt: skip

    @property
    def niet_vertaald(self) -> list[str]:
        """The languages in which a text is missing."""
        return [TALEN[taal] for taal in TALEN if not all(tekst for _plek, tekst in self._in(taal))]

    def _in(self, taal: str) -> list[tuple[str, str]]:
        return [(plek, per_taal.get(taal, "")) for plek, per_taal in self.rij.teksten.items()]

    @property
    def tekstrijen(self) -> list[tuple[str | Promise, list[Tekstcel]]]:
        """Per text its words in every language, and who checked them."""
        plekken = ["vraag", *(["hulp"] if "hulp" in self.rij.teksten else []), *(f"keuze:{c}" for c in self.rij.keuzes)]
        return [
            (_DELEN.get(plek) or _("Antwoord %(n)s") % {"n": nummer}, [self._cel(plek, taal) for taal in TALEN])
            for nummer, plek in enumerate(plekken, 1 - sum(plek in _DELEN for plek in plekken))
        ]

    def _cel(self, plek: str, taal: str) -> Tekstcel:
        wie = self.rij.nagekeken.get(f"{plek}.{taal}")
        naam = self.namen.get(UUID(wie["door"]), "") if wie else ""
        return Tekstcel(f"{plek}.{taal}", taal, self.rij.teksten[plek].get(taal, ""), naam, datetime.fromisoformat(wie["op"]) if wie else None)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tekstcel:
    """One text in one language, with who checked it and when."""

    plek: str
    taal: str
    tekst: str
    door: str
    op: datetime | None


@dataclass(frozen=True, slots=True)
class Bladzijde:
    """One page of the questionnaire in Beheer: what is shipped, what the municipality asks or writes, what it withdrew."""

    domein: Domein
    eigen: tuple[Versie, ...]
    weg: tuple[Versie, ...]


def bladzijden(wie: Aanwezige) -> list[Bladzijde]:
    """Every page. Of each own question the version that is asked and its draft; of a withdrawn one the last."""
    versies = alle_versies_van(EigenVraag.objects.filter(gemeente_id=wie.gemeente_id))
    gevonden = []
    for domein in domeinen().values():
        hier = [versie for versie in versies if versie.rij.domein == domein.code]
        nog = {versie.rij.nummer for versie in hier if versie.stand in {"gesteld", "concept"}}
        weg = {versie.rij.nummer: versie for versie in hier if versie.rij.nummer not in nog}
        eigen = tuple(versie for versie in hier if versie.stand in {"gesteld", "concept"})
        gevonden.append(Bladzijde(domein, eigen, tuple(weg.values())))
    return gevonden


def alle_versies_van(rijen: Iterable[EigenVraag]) -> list[Versie]:
    """These rows with their state, in order; every version of a question must be among them."""
    gelezen = sorted(rijen, key=lambda rij: (rij.nummer, rij.versie))
    namen = _namen(gelezen)
    geldend = {rij.nummer: rij.pk for rij in gelezen if rij.vastgesteld_op and not rij.ingetrokken_op}
    return [Versie(rij, als_vraag(rij), _stand(rij, geldend.get(rij.nummer)), namen) for rij in gelezen]


def _stand(rij: EigenVraag, geldend: UUID | None) -> str:
    if rij.ingetrokken_op is not None:
        return "ingetrokken"
    if rij.vastgesteld_op is None:
        return "concept"
    return "gesteld" if rij.pk == geldend else "vervangen"


def _namen(rijen: Iterable[EigenVraag]) -> dict[UUID, str]:
    ids = {
        wie
        for rij in rijen
        for wie in (rij.opgesteld_door_id, rij.gewijzigd_door_id, rij.vastgesteld_door_id, rij.ingetrokken_door_id)
    }
    ids |= {UUID(wie["door"]) for rij in rijen for wie in rij.nagekeken.values()}
    return dict(Gebruiker.objects.filter(pk__in=ids - {None}).values_list("pk", "naam"))


def wie_ziet(categorie: str) -> list[str]:
    """The roles that may read an answer of this category, in words."""
    return [str(rol.label) for rol in Rol if recht(rol.value, categorie).lees]


def staat_in_portaal(vraag: Vraag) -> bool:
    """Does a newcomer find this question on her own phone?"""
    return Kant.ZELF in vraag.kanten and vraag.categorie in THUIS


def voorwaarde_in_woorden(vraag: Vraag, wie: Aanwezige) -> tuple[str, str]:
    """(the question that it rests on, the answers that show it), or two empty texts."""
    if vraag.toon_als is None:
        return "", ""
    alle = vragen_van(wie.gemeente_id)
    if (bron := alle.get(vraag.toon_als.vraag)) is None:
        return (_verdwenen(vraag.toon_als.vraag, wie), "")
    woorden = [keuze.tekst.in_taal("nl") for keuze in bron.keuzes if keuze.code in vraag.toon_als.waarden]
    return bron.tekst.in_taal("nl"), ", ".join(woorden)


def _verdwenen(code: str, wie: Aanwezige) -> str:
    """The words of a question that is no longer asked."""
    rijen = EigenVraag.objects.filter(gemeente_id=wie.gemeente_id).order_by("-versie")
    return next((als_vraag(rij).tekst.in_taal("nl") for rij in rijen if is_eigen(code) and rij.code == code), code)
