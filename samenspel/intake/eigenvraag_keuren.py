"""What a municipality's own question must be, before it is kept or adopted: each flaw as a sentence at its field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from samenspel.intake.antwoorden import TABEL_VAN
from samenspel.intake.models import Kant
from samenspel.intake.onderdelen import ONDERWERPEN
from samenspel.intake.vragenlijst import EIGEN, TALEN, Soort, Vraag, domeinen

LANGSTE_VRAAG, LANGSTE_HULP, LANGSTE_KEUZE, LANGSTE_DOORVRAAG = 300, 500, 150, 200
MEESTE_KEUZES, MEESTE_DOORVRAGEN = 20, 10
MET_EIGEN_KEUZES = frozenset({Soort.KEUZE, Soort.MEERKEUZE})
MET_KEUZES = MET_EIGEN_KEUZES | {Soort.JA_NEE}
_BUITEN = frozenset({Kant.COA.value, Kant.SCHOOL.value})  # who reads only what the own organisation answered
_SOORTEN = frozenset(soort.value for soort in Soort)
_TAAL = {"nl": "het Nederlands", "en": "het Engels", "ar": "het Arabisch"}


@dataclass(frozen=True, slots=True)
class Gebrek:
    """One flaw; `veld` is the name of the field on the screen."""

    veld: str
    zin: str


@dataclass(frozen=True, slots=True)
class Keuzetekst:
    """One answer to choose, in its languages; `code` is empty for a new one."""

    code: str
    per_taal: Mapping[str, str]

    @property
    def is_leeg(self) -> bool:
        return not any(self.per_taal.values())


@dataclass(frozen=True, slots=True)
class Vraaginhoud:
    """All that a person writes of one version. `toon_als` holds pairs of a question and one of its answers."""

    domein: str
    categorie: str
    soort: str
    onderdeel: str
    tekst: Mapping[str, str]
    hulp: Mapping[str, str] = field(default_factory=dict)
    doorvragen: tuple[str, ...] = ()
    keuzes: tuple[Keuzetekst, ...] = ()
    toon_als: tuple[tuple[str, str], ...] = ()
    per_kind: bool = False
    kanten: tuple[str, ...] = (Kant.ZELF.value,)
    hoogste: int = 0

    @property
    def ingevulde_keuzes(self) -> tuple[Keuzetekst, ...]:
        return tuple(keuze for keuze in self.keuzes if not keuze.is_leeg)


def bronnen(alle: Iterable[Vraag], domein: str, nummer: int | None) -> list[Vraag]:
    """The questions on this page that a condition may look at: asked before it, with fixed answers, and once per person."""
    return [
        vraag
        for vraag in alle
        if vraag.domein == domein and vraag.keuzes and not vraag.per_kind and _staat_ervoor(vraag, nummer)
    ]


def _staat_ervoor(vraag: Vraag, nummer: int | None) -> bool:
    return nummer is None or not vraag.is_eigen or int(vraag.code.removeprefix(EIGEN)) < nummer


def gebreken(inhoud: Vraaginhoud, mogelijk: Iterable[Vraag], *, code: str = "") -> list[Gebrek]:
    """Every flaw. `mogelijk`: the questions that a condition may look at (`bronnen`); `code` of this question, if it has one."""
    return [
        *_vaste_keuzes(inhoud),
        *_vraagtekst(inhoud),
        *_doorvragen(inhoud),
        *_keuzes(inhoud),
        *_hoogste(inhoud),
        *_voorwaarde(inhoud, {vraag.code: vraag for vraag in mogelijk}, code),
    ]


def _vaste_keuzes(inhoud: Vraaginhoud) -> Iterator[Gebrek]:
    if inhoud.domein not in domeinen():
        yield Gebrek("domein", "Kies een bladzijde van de vragenlijst.")
    if inhoud.categorie not in TABEL_VAN:
        yield Gebrek("categorie", "Kies een categorie. Die bepaalt wie het antwoord mag zien.")
    if inhoud.soort not in _SOORTEN:
        yield Gebrek("soort", "Kies wat voor antwoord u vraagt.")
    if inhoud.onderdeel not in ONDERWERPEN:
        yield Gebrek("onderdeel", "Kies het onderwerp van de brede intake waar de vraag bij hoort.")
    if not inhoud.kanten or not set(inhoud.kanten) <= set(Kant.values):
        yield Gebrek("kanten", "Kies wie deze vraag beantwoordt.")


def _vraagtekst(inhoud: Vraaginhoud) -> Iterator[Gebrek]:
    if not inhoud.tekst.get("nl"):
        yield Gebrek("vraag_nl", "Schrijf de vraag in het Nederlands.")
    if any(inhoud.hulp.values()) and not inhoud.hulp.get("nl"):
        yield Gebrek("hulp_nl", "Schrijf de uitleg ook in het Nederlands.")
    for taal in TALEN:
        yield from _lengte(f"vraag_{taal}", inhoud.tekst.get(taal, ""), LANGSTE_VRAAG)
        yield from _lengte(f"hulp_{taal}", inhoud.hulp.get(taal, ""), LANGSTE_HULP)


def _lengte(veld: str, tekst: str, hoogste: int) -> Iterator[Gebrek]:
    if len(tekst) > hoogste:
        yield Gebrek(veld, f"Deze tekst is te lang: {len(tekst)} tekens. Er passen {hoogste} tekens in.")


def _doorvragen(inhoud: Vraaginhoud) -> Iterator[Gebrek]:
    if len(inhoud.doorvragen) > MEESTE_DOORVRAGEN:
        yield Gebrek("doorvragen", f"Schrijf hooguit {MEESTE_DOORVRAGEN} regels.")
    if te_lang := next((regel for regel in inhoud.doorvragen if len(regel) > LANGSTE_DOORVRAAG), None):
        zin = f"Een regel is te lang: {len(te_lang)} tekens. Er passen {LANGSTE_DOORVRAAG} tekens in een regel."
        yield Gebrek("doorvragen", zin)


def _keuzes(inhoud: Vraaginhoud) -> Iterator[Gebrek]:
    ingevuld = inhoud.ingevulde_keuzes
    if inhoud.soort not in MET_EIGEN_KEUZES:
        if ingevuld and inhoud.soort in _SOORTEN:
            plek = next(nummer for nummer, keuze in enumerate(inhoud.keuzes) if not keuze.is_leeg)
            zin = "Bij dit soort vraag horen geen eigen antwoorden. Haal ze weg, of kies een vraag met antwoorden."
            yield Gebrek(f"keuze_{plek}_nl", zin)
        return
    if len(ingevuld) < 2:
        yield Gebrek("keuze_0_nl", "Schrijf ten minste twee antwoorden waaruit iemand kiest.")
    if len(ingevuld) > MEESTE_KEUZES:
        yield Gebrek("keuze_0_nl", f"Schrijf hooguit {MEESTE_KEUZES} antwoorden.")
    for nummer, keuze in enumerate(inhoud.keuzes):
        if not keuze.is_leeg:
            yield from _keuze(inhoud, nummer, keuze)


def _keuze(inhoud: Vraaginhoud, nummer: int, keuze: Keuzetekst) -> Iterator[Gebrek]:
    if not keuze.per_taal.get("nl"):
        yield Gebrek(f"keuze_{nummer}_nl", "Schrijf dit antwoord ook in het Nederlands.")
    for taal in TALEN:
        woorden = keuze.per_taal.get(taal, "")
        yield from _lengte(f"keuze_{nummer}_{taal}", woorden, LANGSTE_KEUZE)
        eerder = {ander.per_taal.get(taal, "").casefold() for ander in inhoud.keuzes[:nummer]}
        if woorden and woorden.casefold() in eerder:
            yield Gebrek(f"keuze_{nummer}_{taal}", f"Dit antwoord staat er in {_TAAL[taal]} twee keer.")


def _hoogste(inhoud: Vraaginhoud) -> Iterator[Gebrek]:
    if inhoud.hoogste and inhoud.soort != Soort.GETAL and inhoud.soort in _SOORTEN:
        yield Gebrek("hoogste", "Een hoogste getal hoort alleen bij een vraag naar een getal. Laat het leeg.")
    if not 0 <= inhoud.hoogste <= 9999:
        yield Gebrek("hoogste", "Vul een getal in van 1 tot en met 9999, of laat het leeg.")


def _voorwaarde(inhoud: Vraaginhoud, mogelijk: Mapping[str, Vraag], code: str) -> Iterator[Gebrek]:
    gevraagd = {vraag for vraag, _waarde in inhoud.toon_als}
    if not gevraagd:
        return
    if len(gevraagd) > 1:
        yield Gebrek("toon_als", "Kies antwoorden bij één vraag. Een voorwaarde kijkt naar één vraag tegelijk.")
        return
    bron = mogelijk.get(gevraagd.pop())
    if code and any(vraag == code for vraag, _waarde in inhoud.toon_als):
        yield Gebrek("toon_als", "Een vraag kan niet van zichzelf afhangen. Kies een andere vraag.")
    elif bron is None:
        yield Gebrek("toon_als", "Kies een vraag die eerder op deze bladzijde staat en die nog gesteld wordt.")
    elif not {waarde for _vraag, waarde in inhoud.toon_als} <= {keuze.code for keuze in bron.keuzes}:
        yield Gebrek("toon_als", "Dit antwoord kan iemand daar niet geven. Kies een van de antwoorden die er staan.")
    elif bron.categorie != inhoud.categorie:
        yield Gebrek(
            "toon_als",
            f"De vraag waarvan deze afhangt, is van een andere categorie ({bron.categorie}). Wie die niet mag zien, zou "
            "het antwoord uit deze vraag afleiden. Kies dezelfde categorie, of haal de voorwaarde weg.",
        )
    elif {*inhoud.kanten} & _BUITEN - {*bron.kanten}:
        yield Gebrek(
            "toon_als",
            "Het COA of de taalschool beantwoordt die eerdere vraag niet, en zou deze dus nooit krijgen. "
            "Haal die kant weg, of kies een andere voorwaarde.",
        )
