"""The checklist: four parts in any order, what the law asks, what can wait, and where sides disagree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.dossiers.models import Dossier, Gebeurtenis, Regime
from samenspel.dossiers.samen import ids_van
from samenspel.huisstijl.datums import voluit
from samenspel.intake.aanwijzingen import uitslag_van
from samenspel.intake.antwoorden import Antwoorden, Verschil, geldende, verschillen
from samenspel.intake.eigenvragen import domeinen_van
from samenspel.intake.models import Gesprek, IntakeOndertekening, Kant, LbtAfname, SecondOpinion, TaalMeting, Wijze
from samenspel.intake.stand import Stand
from samenspel.intake.vragenblad import aantal_vragen
from samenspel.intake.vragenlijst import domeinen
from samenspel.kern.identiteit import Aanwezige
from samenspel.toegang.matrix import recht
from samenspel.toegang.models import Gebruiker
from wet.leerroute import over_de_toets

_NIVEAUS = {niveau: plaats for plaats, niveau in enumerate(TaalMeting.Niveau.values)}


@dataclass(frozen=True, slots=True)
class Deel:
    """One of the four parts: its state as a shape and a word, and the next act."""

    naam: str
    stand: str
    woord: str
    zin: str
    url: str
    knop: str


@dataclass(frozen=True, slots=True)
class Domeinregel:
    """One page of the questionnaire with how many questions are answered."""

    naam: str
    url: str
    beantwoord: int
    totaal: int

    @property
    def stand(self) -> str:
        if not self.beantwoord:
            return "nog_niet"
        return "gehaald" if self.beantwoord >= self.totaal else "loopt"


@dataclass(frozen=True, slots=True)
class Taalverschil:
    """Two sources that measured another level for the same skill."""

    vaardigheid: str
    metingen: tuple[TaalMeting, ...]


def delen(dossier: Dossier, stand: Stand, wie: Aanwezige) -> list[Deel]:
    """The parts of the talk round, each with its own state; none waits for another."""
    gesprekken = list(
        Gesprek.objects.zichtbaar_voor(wie).staand().filter(dossier_id__in=ids_van(dossier)).order_by("op")
    )
    eerste = next((g for g in gesprekken if g.kind == Gesprek.Kind.WELKOM), None)
    einde = next((g for g in reversed(gesprekken) if g.kind == Gesprek.Kind.EINDE), None)
    return [
        _gesprek(
            dossier, _("Welkomgesprek"), Gesprek.Kind.WELKOM, eerste.op if eerste else stand.feiten.get("welkomgesprek")
        ),
        _vragenlijst(dossier, stand),
        *([_toets(dossier, stand, wie)] if dossier.regime != Regime.WI2013 and recht(wie.rol, "C07").lees else []),
        _gesprek(dossier, _("Eindgesprek"), Gesprek.Kind.EINDE, einde.op if einde else None),
    ]


def _gesprek(dossier: Dossier, naam: str, kind: str, op: date | None) -> Deel:
    url = reverse("intake:gesprek", args=[dossier.pk, kind])
    if op is not None:
        return Deel(naam, "gehaald", _("Gehouden"), voluit(op), url, _("Leg nog een gesprek vast"))
    return Deel(naam, "nog_niet", _("Nog niet gehouden"), "", url, _("Leg vast"))


def _vragenlijst(dossier: Dossier, stand: Stand) -> Deel:
    eerste = next(iter(domeinen()))
    url = reverse("intake:vragen", args=[dossier.pk, eerste])
    aantal, begonnen = sum(stand.antwoorden.values()), stand.feiten.get("vragenlijst_start")
    if not aantal and not begonnen:
        return Deel(_("Vragenlijst"), "nog_niet", _("Nog niet begonnen"), "", url, _("Begin"))
    zin = ngettext("%(n)s antwoord", "%(n)s antwoorden", aantal) % {"n": aantal}
    if begonnen:
        zin = f"{zin}, {_('sinds')} {voluit(begonnen)}"
    if stand.handtekening is not None and stand.handtekening.geldt:
        return Deel(_("Vragenlijst"), "gehaald", _("Besproken"), zin, url, _("Bekijk"))
    return Deel(_("Vragenlijst"), "loopt", _("Bezig"), zin, url, _("Ga verder"))


def _toets(dossier: Dossier, stand: Stand, wie: Aanwezige) -> Deel:
    """Our own record of the test; else that DUO told us the result."""
    url = reverse("intake:leerbaarheidstoets", args=[dossier.pk])
    afname, van_duo = laatste_toets(dossier, wie), stand.feiten.get("lbt_uitslag")
    if afname is None and van_duo is not None:
        zin = _("uitslag van %(dag)s, als feit vastgelegd") % {"dag": voluit(van_duo)}
        return Deel(_("Leerbaarheidstoets"), "gehaald", _("Afgenomen"), zin, url, _("Bekijk"))
    if afname is None and (aangemeld := stand.feiten.get("lbt_aangemeld")):
        zin = _("aangemeld op %(dag)s, nog geen uitslag") % {"dag": voluit(aangemeld)}
        if stand.toets_op is not None:
            woorden = {"aangemeld": voluit(aangemeld), "toets": voluit(stand.toets_op)}
            zin = _("aangemeld op %(aangemeld)s, toets gepland op %(toets)s, nog geen uitslag") % woorden
        return Deel(_("Leerbaarheidstoets"), "loopt", _("Aangemeld"), zin, url, _("Leg uitslag vast"))
    if afname is None:
        return Deel(_("Leerbaarheidstoets"), "nog_niet", _("Nog niet afgenomen"), "", url, _("Leg uitslag vast"))
    if afname.afgezien:
        return Deel(_("Leerbaarheidstoets"), "gehaald", _("Niet nodig"), _("ontheven"), url, _("Bekijk"))
    uitslag = _("B1 haalbaar") if afname.haalbaar else _("B1 niet haalbaar")
    zin = _("%(score)s van 40 punten op %(dag)s, grens %(grens)s") % {
        "score": afname.score,
        "dag": voluit(afname.op),
        "grens": afname.cesuur,
    }
    return Deel(_("Leerbaarheidstoets"), "gehaald", uitslag, zin, url, _("Bekijk"))


def laatste_toets(dossier: Dossier, wie: Aanwezige) -> LbtAfname | None:
    """The latest test that was not withdrawn."""
    geldig = LbtAfname.objects.zichtbaar_voor(wie).staand().filter(dossier_id__in=ids_van(dossier))
    return geldig.order_by("-op", "-vastgelegd_op").first()


@dataclass(frozen=True, slots=True)
class Toetsaanmelding:
    """Registered for the test: since when, for which day, and how many days that took or takes."""

    op: date
    toets_op: date | None
    uitslag_op: date | None
    vandaag: date

    @property
    def dagen(self) -> int:
        """Days of waiting until the result, or until today."""
        return ((self.uitslag_op or self.vandaag) - self.op).days


def aanmeldingen(dossier: Dossier, wie: Aanwezige, vandaag: date) -> list[Toetsaanmelding]:
    """Every registration that stands, newest first, each with the first result after it."""
    feiten = (
        Gebeurtenis.objects.zichtbaar_voor(wie)
        .filter(dossier_id__in=ids_van(dossier), soort__in=("lbt_aangemeld", "lbt_uitslag"), intrekking__isnull=True)
        .order_by("op")
    )
    uitslagen = [feit.op for feit in feiten if feit.soort == "lbt_uitslag"]
    gevonden = [
        Toetsaanmelding(
            feit.op, _dag(feit.gegevens.get("toets_op")), next((u for u in uitslagen if u >= feit.op), None), vandaag
        )
        for feit in feiten
        if feit.soort == "lbt_aangemeld"
    ]
    return gevonden[::-1]


def _dag(tekst: object) -> date | None:
    return date.fromisoformat(tekst) if isinstance(tekst, str) and tekst else None


def voorbereiders(dossier: Dossier, wie: Aanwezige, antwoorden: Antwoorden) -> list[tuple[str, str]]:
    """Who may have prepared this intake: everybody who recorded something in it, and the reader."""
    ids = {gegeven.door_id for gegeven in antwoorden.values() if gegeven.wijze != Wijze.ZELF}
    for tabel in (Gesprek, LbtAfname):
        ids |= set(
            tabel.objects.zichtbaar_voor(wie)
            .staand()
            .filter(dossier_id__in=ids_van(dossier))
            .values_list("door_id", flat=True)
        )
    ids |= {wie.gebruiker_id} if wie.gebruiker_id else set()
    return [
        (str(pk), naam) for pk, naam in Gebruiker.objects.filter(pk__in=ids).order_by("naam").values_list("pk", "naam")
    ]


def over_de_uitslag(dossier: Dossier, wie: Aanwezige, antwoorden: Antwoorden, taal: Iterable[TaalMeting]) -> list[str]:
    """What makes the result of the test doubtful, by the rule that the weighing uses too. Never a decision."""
    uitslag = uitslag_van(dossier, wie)
    if uitslag is None:
        return []
    return [punt.zin for punt in over_de_toets(uitslag.overweging(antwoorden, taal))]


def domeinregels(dossier: Dossier, wie: Aanwezige, antwoorden: Antwoorden) -> list[Domeinregel]:
    """The pages of the questionnaire that have a question this reader may see."""
    regels = []
    for domein in domeinen_van(dossier.gemeente_id).values():
        totaal = aantal_vragen(domein, wie)
        codes = {vraag.code for vraag in domein.vragen if vraag.toon_als is None and not vraag.per_kind}
        beantwoord = sum(code in codes and kant == Kant.ZELF for code, _onderwerp, kant in antwoorden)
        if totaal:
            url = reverse("intake:vragen", args=[dossier.pk, domein.code])
            regels.append(Domeinregel(domein.titel.in_taal("nl"), url, beantwoord, totaal))
    return regels


def taalmetingen(dossier: Dossier, wie: Aanwezige) -> list[TaalMeting]:
    """Every level that was found, oldest first; not what is aimed at."""
    rijen = TaalMeting.objects.zichtbaar_voor(wie).staand().filter(dossier_id__in=ids_van(dossier), doel=False)
    return list(rijen.order_by("op", "vastgelegd_op"))


def taalverschillen(metingen: Iterable[TaalMeting]) -> list[Taalverschil]:
    """Per skill: the latest level of each source, where they differ."""
    laatste: dict[str, dict[str, TaalMeting]] = {}
    for meting in metingen:
        laatste.setdefault(meting.vaardigheid, {})[meting.bron] = meting
    gevonden = []
    for per_bron in laatste.values():
        metingen = tuple(sorted(per_bron.values(), key=lambda m: (_NIVEAUS[m.niveau], m.op)))
        if len({meting.niveau for meting in metingen}) > 1:
            gevonden.append(Taalverschil(metingen[0].get_vaardigheid_display(), metingen))
    return gevonden


@dataclass(frozen=True, slots=True)
class Intakeoverzicht:
    """All that the checklist page shows."""

    delen: list[Deel]
    domeinen: list[Domeinregel]
    verschillen: list[Verschil]
    taalverschillen: list[Taalverschil]
    waarschuwingen: list[str]
    opinions: list[SecondOpinion]
    ondertekening: IntakeOndertekening | None
    voorbereiders: list[tuple[str, str]]


def overzicht_van(dossier: Dossier, stand: Stand, wie: Aanwezige) -> Intakeoverzicht:
    """Read what the reader may see of this dossier's intake."""
    antwoorden, taal = geldende(dossier, wie), taalmetingen(dossier, wie)
    ondertekend = IntakeOndertekening.objects.zichtbaar_voor(wie).filter(
        dossier_id__in=ids_van(dossier), gebeurtenis__intrekking__isnull=True
    )
    return Intakeoverzicht(
        delen=delen(dossier, stand, wie),
        domeinen=domeinregels(dossier, wie, antwoorden),
        verschillen=verschillen(antwoorden),
        taalverschillen=taalverschillen(taal),
        waarschuwingen=over_de_uitslag(dossier, wie, antwoorden, taal),
        opinions=list(
            SecondOpinion.objects.zichtbaar_voor(wie)
            .staand()
            .filter(dossier_id__in=ids_van(dossier))
            .order_by("gevraagd_op")
        ),
        ondertekening=ondertekend.select_related("door", "voorbereid_door").order_by("-op", "-vastgelegd_op").first(),
        voorbereiders=voorbereiders(dossier, wie, antwoorden),
    )
