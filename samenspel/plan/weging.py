"""What is known when the three routes are weighed: facts with their source, for and against, and what `wet` proposes.

Nothing here judges: a fact stands beside a route with a plus, a minus or an i, and the reader decides.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import F

from samenspel.dossiers.beeld import Beeld, beeld_van
from samenspel.dossiers.models import Dossier
from samenspel.huisstijl.datums import voluit
from samenspel.huisstijl.gegevens import Feit
from samenspel.intake.aanwijzingen import aanwijzingen, kan_nu, niveau_in_woorden, over_iemand
from samenspel.intake.antwoorden import Antwoorden, Gegeven, geldende
from samenspel.intake.models import Kant, LbtAfname, SecondOpinion, TaalMeting
from samenspel.kern.identiteit import Aanwezige
from samenspel.personen.geboorte import grenzen
from samenspel.plan.meegekomen import overgenomen_leerroute
from samenspel.plan.models import Beoordeling, Pip
from wet.leerroute import PUNTEN_MAXIMAAL, Overweging, Punt, cesuur, haalbaar, tegenspraken

_HOGE_OPLEIDING = frozenset({"beroep", "hoger"})
_GELEERD_WERK = frozenset({"vak", "studie"})
_WIL_LEREN = frozenset({"beroep", "hoger"})
_GEZEGD = {
    Kant.ZELF: "eigen woorden",
    Kant.PROFESSIONAL: "gesprek",
    Kant.COA: "COA-dossier",
    Kant.SCHOOL: "taalschool",
}

Zijde = Literal["voor", "tegen", "weten"]


@dataclass(frozen=True, slots=True)
class Afweegfeit:
    """One fact beside one route, with its source."""

    kant: Zijde
    zin: str
    bron: str


@dataclass(frozen=True, slots=True)
class Bekend:
    """Everything that the reader may know about this person and that bears on the route."""

    beeld: Beeld
    score: int | None
    score_op: date | None
    ontheven: bool
    tweede_mening: SecondOpinion | None
    antwoorden: Antwoorden
    taal: tuple[TaalMeting, ...]
    leeftijd: int | None

    @property
    def tegenspraken(self) -> tuple[Punt, ...]:
        """Sides that contradict the test, by the rule of `wet.leerroute`."""
        return tegenspraken(self.overweging)

    @property
    def overweging(self) -> Overweging:
        """The test and every side beside it, as `wet.leerroute` asks for it."""
        return Overweging(
            lbt_score=self.score, lbt_op=self.score_op, lbt_ontheven=self.ontheven,
            aanwijzingen=aanwijzingen(self.antwoorden, self.taal),
            second_opinion=any(g.soort == "second_opinion" for g in self.beeld.staand),
        )  # fmt: skip

    def antwoord(self, vraag: str) -> Gegeven | None:
        """The answer to a question: of the newcomer first, then of the professional, the COA, the school."""
        return next((a for kant in Kant if (a := self.antwoorden.get((vraag, "", kant)))), None)

    def per_kant(self, vraag: str) -> list[Gegeven]:
        """What each side answered, the first of those who say the same."""
        gezegd = [a for kant in Kant if (a := self.antwoorden.get((vraag, "", kant))) and a.waarde not in ("", None)]
        return list({str(a.waarde): a for a in reversed(gezegd)}.values())[::-1]


def bekend_over(dossier: Dossier, wie: Aanwezige, op: date, beeld: Beeld | None = None) -> Bekend:
    """Read once what the weighing needs, within the sight of the reader; also from a record that was merged into this one."""
    beeld = beeld or beeld_van(dossier, wie=wie, op=op)
    ids = [dossier.pk, *beeld.kop.samengevoegd]
    uitslagen = [g for g in beeld.staand if g.soort == "lbt_uitslag" and g.op <= op]
    laatste = max(uitslagen, key=lambda g: g.op, default=None)
    afgezien = (
        LbtAfname.objects.zichtbaar_voor(wie).staand().filter(dossier_id__in=ids).exclude(afgezien="").exists()
        if laatste is None
        else False
    )
    meningen = SecondOpinion.objects.zichtbaar_voor(wie).staand().filter(dossier_id__in=ids)
    met_uitkomst_eerst = F("uitkomst_op").desc(nulls_last=True)
    return Bekend(
        beeld=beeld,
        score=laatste.gegevens.get("score") if laatste else None,
        score_op=laatste.op if laatste else None,
        ontheven=afgezien,
        tweede_mening=meningen.order_by(met_uitkomst_eerst, "-gevraagd_op").first(),
        antwoorden=geldende(dossier, wie, ["C04", "C06", "C07", "C08", "C11"]),
        taal=tuple(
            TaalMeting.objects.zichtbaar_voor(wie)
            .staand()
            .filter(dossier_id__in=ids, doel=False)
            .order_by("vaardigheid", "-op", "-vastgelegd_op")
        ),
        leeftijd=leeftijd_op(beeld.kop.persoon.geboortedatum if beeld.kop.persoon else "", op),
    )


def leeftijd_op(geboortedatum: str, op: date) -> int | None:
    """In whole years; of a date that is partly unknown the youngest that it can be."""
    dagen = grenzen(geboortedatum)
    if dagen is None:
        return None
    geboren = dagen[1]
    return max(op.year - geboren.year - ((op.month, op.day) < (geboren.month, geboren.day)), 0)


def kernfeiten(bekend: Bekend, let_op_uit: Iterable[str] = ("C04", "C11")) -> list[Feit]:
    """The row of facts above the three columns. `let_op_uit`: the categories that the circumstances may come from."""
    feiten = [_toetsfeit(bekend)]
    for naam, vragen in (
        ("Opleiding", ("opleiding_niveau", "opleiding_jaren")),
        ("Werk", ("werk_wat", "werk_gehad")),
        ("Taal nu", ("nederlands_nu",)),
        ("Wens", ("vervolgopleiding", "werk_wens", "toekomst")),
    ):
        feiten.append(_antwoordfeit(bekend, naam, vragen))
    jaren = f"{bekend.leeftijd} jaar" if bekend.leeftijd is not None else "Niet bekend"
    feiten.append(Feit("Leeftijd", jaren, "de wet noemt geen grens"))
    let_op = _let_op(bekend, frozenset(let_op_uit))
    return [*feiten, let_op] if let_op else feiten


def _let_op(bekend: Bekend, categorieen: frozenset[str]) -> Feit | None:
    """Child care, family care and what somebody can bear, in words about what is needed: never why, never a diagnosis."""
    antwoorden = [a for a in bekend.antwoorden.values() if a.gevraagd.categorie in categorieen]
    zinnen = [*_opvang(bekend, antwoorden), *_zorg(antwoorden), *_rekening_houden(antwoorden)]
    if not zinnen:
        gevraagd = any(a.vraag in _OVER_OMSTANDIGHEDEN for a in antwoorden)
        return Feit("Let op", "Niets genoemd", "brede intake") if gevraagd else None
    return Feit("Let op", zinnen[0], "; ".join(zinnen[1:]) or "brede intake")


_OVER_OMSTANDIGHEDEN = frozenset({"kind_opvang_nodig", "zorg_voor_ander", "rekening_houden"})


def _opvang(bekend: Bekend, antwoorden: list[Gegeven]) -> list[str]:
    """For which children there must be care during the lessons, by first name where the reader may see it."""
    nodig = {a.onderwerp for a in antwoorden if a.vraag == "kind_opvang_nodig" and a.waarde == "ja"}
    namen = [str(lid["naam"]).split()[0] for lid in bekend.beeld.kop.gezin if str(lid["id"]) in nodig and lid["naam"]]
    return [f"Opvang voor {' en '.join(namen) if namen else 'een kind'}"] if nodig else []


def _zorg(antwoorden: list[Gegeven]) -> list[str]:
    zorgt = any(a.vraag == "zorg_voor_ander" and a.waarde == "ja" for a in antwoorden)
    uren = next((a.in_woorden for a in antwoorden if a.vraag == "zorg_uren"), "")
    return [f"Zorgt voor een ander{f', {uren} uur per week' if uren else ''}"] if zorgt else []


def _rekening_houden(antwoorden: list[Gegeven]) -> list[str]:
    gezegd = [a for a in antwoorden if a.vraag == "rekening_houden" and a.waarde not in ([], ["niets"])]
    delen = [deel for a in gezegd for deel in a.in_woorden.split(", ") if deel != "Niets"]
    return [zin[:1].upper() + zin[1:].lower() for zin in dict.fromkeys(delen)]


def _toetsfeit(bekend: Bekend) -> Feit:
    if bekend.score is not None and bekend.score_op is not None:
        bij = f"grens {cesuur(bekend.score_op)} · {voluit(bekend.score_op)}"
        return Feit("Leerbaarheidstoets", f"{bekend.score} van {PUNTEN_MAXIMAAL}", bij)
    if bekend.ontheven:
        return Feit("Leerbaarheidstoets", "Niet nodig", "ontheven")
    return Feit("Leerbaarheidstoets", "Nog geen uitslag", "brede intake")


def _antwoordfeit(bekend: Bekend, naam: str, vragen: Iterable[str]) -> Feit:
    antwoorden = [a for vraag in vragen if (a := bekend.antwoord(vraag)) and a.waarde not in ("", [], None)]
    if naam == "Taal nu" and bekend.taal:
        return Feit(naam, *_taal_in_woorden(bekend.taal))
    if not antwoorden:
        return Feit(naam, "Nog niet gevraagd", "brede intake")
    bij = f"{_GEZEGD[Kant(antwoorden[0].kant)]}, {voluit(antwoorden[0].op)}"
    if len(antwoorden) > 1 and antwoorden[1].vraag == "opleiding_jaren":
        bij = f"{antwoorden[1].in_woorden} jaar school, {bij}"
    return Feit(naam, _kort(_groot(over_iemand(antwoorden[0]))), bij)


def _taal_in_woorden(metingen: tuple[TaalMeting, ...]) -> tuple[str, str]:
    laatste: dict[str, TaalMeting] = {}
    for meting in metingen:
        laatste.setdefault(meting.vaardigheid, meting)
    woorden = ", ".join(niveau_in_woorden(m.vaardigheid, m.niveau) for m in laatste.values())
    nieuwste = max(laatste.values(), key=lambda m: m.op)
    return _kort(_groot(woorden), 120), f"{nieuwste.get_bron_display()}, {voluit(nieuwste.op)}"


def _kort(tekst: str, lengte: int = 60) -> str:
    tekst = " ".join(tekst.split())
    return tekst if len(tekst) <= lengte else f"{tekst[: lengte - 1].rstrip()}…"


def voor_en_tegen(bekend: Bekend) -> dict[str, list[Afweegfeit]]:
    """Per route what speaks for it, against it, or is good to know."""
    routes: dict[str, list[Afweegfeit]] = {"B1": [], "ONDERWIJS": [], "Z": []}
    for maker in (_over_de_toets, _over_de_opleiding, _over_lezen, _over_de_wens, _over_de_tweede_mening):
        for route, feit in maker(bekend):
            routes[route].append(feit)
    return routes


def _over_de_toets(bekend: Bekend) -> list[tuple[str, Afweegfeit]]:
    if bekend.score is None or bekend.score_op is None:
        return []
    bron = f"{bekend.score} van {PUNTEN_MAXIMAAL}, leerbaarheidstoets"
    if haalbaar(bekend.score, bekend.score_op):
        return [
            ("B1", Afweegfeit("voor", "De toets zegt: B1 is haalbaar.", bron)),
            ("Z", Afweegfeit("tegen", "De toets is gehaald.", bron)),
        ]
    return [
        ("B1", Afweegfeit("tegen", "De toets zegt: B1 is niet haalbaar.", bron)),
        ("Z", Afweegfeit("voor", "De toets zegt: B1 is niet haalbaar.", bron)),
    ]


def _over_de_opleiding(bekend: Bekend) -> list[tuple[str, Afweegfeit]]:
    """Every side that says something else about school and work; one side does not hide another."""
    gevonden: list[tuple[str, Afweegfeit]] = []
    for vraag in ("opleiding_niveau", "werk_niveau"):
        for gegeven in bekend.per_kant(vraag):
            feit = f"{_groot(over_iemand(gegeven))}.", _GEZEGD[Kant(gegeven.kant)]
            gevonden += [(route, Afweegfeit(kant, *feit)) for route, kant in _wijst_naar(gegeven).items()]
    return gevonden


def _wijst_naar(gegeven: Gegeven) -> dict[str, Zijde]:
    if gegeven.waarde in _HOGE_OPLEIDING | _GELEERD_WERK:
        return {"B1": "voor", "ONDERWIJS": "voor", "Z": "tegen"}
    if gegeven.waarde == "geen":
        return {"B1": "tegen", "ONDERWIJS": "tegen", "Z": "voor"}
    return dict.fromkeys(("B1", "ONDERWIJS", "Z"), "weten")


def _over_lezen(bekend: Bekend) -> list[tuple[str, Afweegfeit]]:
    gevonden: list[tuple[str, Afweegfeit]] = []
    alfabet = bekend.antwoord("alfabet")
    if alfabet is not None and alfabet.waarde == "nee":
        feit = Afweegfeit("weten", "Leert eerst lezen en schrijven.", _GEZEGD[Kant(alfabet.kant)])
        gevonden += [("B1", feit), ("Z", feit)]
    lezen = next((m for m in bekend.taal if m.vaardigheid == TaalMeting.Vaardigheid.LEZEN), None)
    if lezen is not None and lezen.niveau in {TaalMeting.Niveau.ALFA, TaalMeting.Niveau.PRE_A1}:
        zin = f"{_groot(kan_nu(lezen.vaardigheid, lezen.niveau))}."
        gevonden.append(("B1", Afweegfeit("tegen", zin, f"{lezen.get_bron_display()}, {voluit(lezen.op)}")))
    return gevonden


def _over_de_wens(bekend: Bekend) -> list[tuple[str, Afweegfeit]]:
    gevonden: list[tuple[str, Afweegfeit]] = []
    opleiding = bekend.antwoord("vervolgopleiding")
    if opleiding is not None and opleiding.waarde in _WIL_LEREN:
        zin = f"{_groot(over_iemand(opleiding))}."
        gevonden.append(("ONDERWIJS", Afweegfeit("voor", zin, _GEZEGD[Kant(opleiding.kant)])))
        gevonden.append(("Z", Afweegfeit("tegen", "Wil een diploma halen.", _GEZEGD[Kant(opleiding.kant)])))
    elif opleiding is not None and opleiding.waarde == "nee":
        bron = _GEZEGD[Kant(opleiding.kant)]
        gevonden.append(("ONDERWIJS", Afweegfeit("tegen", "Wil nu geen opleiding doen.", bron)))
    werk = bekend.antwoord("werk_wens")
    if werk is not None and werk.waarde:
        zin = f"Wil dit werk doen: {_kort(_klein(str(werk.in_woorden).rstrip('.')))}."
        gevonden.append(("B1", Afweegfeit("weten", zin, _GEZEGD[Kant(werk.kant)])))
    if bekend.leeftijd is not None:
        zin = f"Is {bekend.leeftijd} jaar. De wet noemt geen leeftijdsgrens."
        gevonden.append(("ONDERWIJS", Afweegfeit("weten", zin, "geboortedatum")))
    return gevonden


def _over_de_tweede_mening(bekend: Bekend) -> list[tuple[str, Afweegfeit]]:
    mening = bekend.tweede_mening
    if mening is None or not mening.uitkomst:
        return []
    bron = f"tweede mening, {voluit(mening.uitkomst_op)}" if mening.uitkomst_op else "tweede mening"
    kant: Zijde = {"haalbaar": "voor", "niet_haalbaar": "tegen"}.get(mening.uitkomst, "weten")  # type: ignore[assignment]
    return [("B1", Afweegfeit(kant, f"School: {_klein(mening.get_uitkomst_display())}.", bron))]


def _klein(tekst: str) -> str:
    return tekst[:1].lower() + tekst[1:]


def _groot(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def overweging(bekend: Bekend, pip: Pip | None, beoordelingen: Iterable[Beoordeling] = ()) -> Overweging:
    """The same knowledge, as `wet.leerroute` asks for it."""
    oordelen = {b.vraag: b.oordeel for b in beoordelingen}
    wens = bekend.antwoord("vervolgopleiding")
    richtlijn = bekend.beeld.beleid.waarde("onderwijsroute_leeftijd_richtlijn", bekend.beeld.op)
    return bekend.overweging._replace(
        verhuisd_met_leerroute=overgenomen_leerroute(bekend.beeld.feiten) if pip is None or not pip.vorige_id else None,
        wil_vervolgopleiding=None if wens is None else wens.waarde in _WIL_LEREN,
        grote_kans_op_diploma=oordelen.get("grote_kans_op_diploma"),
        niet_in_staat=oordelen.get("redelijkerwijs_niet_in_staat"),
        leeftijd=bekend.leeftijd,
        leeftijd_richtlijn=int(richtlijn.waarde) if richtlijn else None,
    )
