"""One version with all its parts, and what still stands in its way: questions about rows, answered by `wet`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import F

import wet
from samenspel.dossiers.models import Dossier
from samenspel.dossiers.samen import ids_van
from samenspel.kern.identiteit import Aanwezige
from samenspel.plan.meegekomen import geldende_route, meegekomen
from samenspel.plan.models import Afweging, Beoordeling, Pip, PipBelastbaarheid, PipGezin, PipInkomen
from samenspel.plan.models.pip import Leerroute
from wet.beoordeling import IN_AFWEZIGHEID, ZONDER_TWEEDE_MENING
from wet.brede_intake import Onderdeel, gebreken_van_de_intake
from wet.leerroute import Punt, gebreken_van_de_tegenspraak
from wet.pip import VAARDIGHEDEN, Gebrek, Plan, gebreken, intensiteit_naar_duo, vereisten
from wet.regel import PLICHTIG
from wet.wijzigen import (
    afschaaluren,
    gebreken_van_de_afweging,
    gebreken_van_de_wissel,
    gebreken_van_het_afschalen,
)

# With these reasons the routes are weighed afresh; otherwise the weighing of the earlier version goes along.
WEEG_OPNIEUW = frozenset({Pip.Reden.LEERROUTE_WIJZIGING, Pip.Reden.HERROEPING})


@dataclass(frozen=True, slots=True)
class Versie:
    """A version of the PIP with the parts that the reader may see."""

    pip: Pip
    gezin: PipGezin | None
    inkomen: PipInkomen | None
    belastbaarheid: PipBelastbaarheid | None
    afwegingen: dict[str, Afweging]
    beoordelingen: dict[str, Beoordeling]

    @property
    def gewogen(self) -> dict[str, bool]:
        """Per route: weighed or not."""
        return {route: bool((a := self.afwegingen.get(route)) and a.volledig) for route in Leerroute.values}

    @property
    def aantal_gewogen(self) -> int:
        return sum(self.gewogen.values())

    @property
    def past(self) -> list[str]:
        return [route for route, a in self.afwegingen.items() if a.oordeel == Afweging.Oordeel.PAST]

    @property
    def oordelen(self) -> dict[str, bool | None]:
        """Per question of `wet.beoordeling`: judged with a motivation, else None."""
        return {
            vraag: beoordeling.oordeel if beoordeling.motivering.strip() else None
            for vraag, beoordeling in self.beoordelingen.items()
        }


def versies_van(dossier: Dossier, wie: Aanwezige) -> list[Pip]:
    """Every version in sight, also of a record that was merged into this one: concepts, then the latest decision first."""
    rijen = Pip.objects.zichtbaar_voor(wie).filter(dossier_id__in=ids_van(dossier))
    volgorde = (F("vastgesteld_op").desc(nulls_first=True), "-bewaard_op", "-versie")
    return list(rijen.select_related("vastgesteld_door", "bewaard_door").order_by(*volgorde))


def in_bewerking(dossier: Dossier, wie: Aanwezige) -> Pip | None:
    """The concept, when there is one."""
    open_ = Pip.objects.zichtbaar_voor(wie).filter(dossier_id__in=ids_van(dossier), stand__in=Pip.OPEN)
    return open_.order_by("-bewaard_op", "-versie").first()


def geldend(dossier: Dossier, wie: Aanwezige) -> Pip | None:
    """The version in force, when there is one; of two records of one person the latest decision."""
    besluiten = Pip.objects.zichtbaar_voor(wie).filter(dossier_id__in=ids_van(dossier), stand__in=Pip.GELDEND)
    return besluiten.select_related("vastgesteld_door").order_by("-vastgesteld_op").first()


def versie_van(pip: Pip, wie: Aanwezige) -> Versie:
    """The version with its parts, within the sight of the reader."""
    return Versie(
        pip=pip,
        gezin=PipGezin.objects.zichtbaar_voor(wie).filter(pip=pip).first(),
        inkomen=PipInkomen.objects.zichtbaar_voor(wie).filter(pip=pip).first(),
        belastbaarheid=PipBelastbaarheid.objects.zichtbaar_voor(wie).filter(pip=pip).first(),
        afwegingen={a.leerroute: a for a in Afweging.objects.zichtbaar_voor(wie).filter(pip=pip)},
        beoordelingen={b.vraag: b for b in Beoordeling.objects.zichtbaar_voor(wie).filter(pip=pip)},
    )


def wet_plan(versie: Versie, feiten: wet.Feiten, doelgroep: str, dagtekening: date | None) -> Plan:
    """The version as `wet.pip` reads it. The letter always holds the objection clause."""
    pip = versie.pip
    staand = list(wet.geldende(feiten))
    pips = [g.op for g in staand if g.soort in ("pip_dagtekening", "pip_wijziging")]
    return Plan(
        doelgroep=doelgroep,
        leerroute=pip.leerroute or None,
        ondersteuning=pip.ondersteuning,
        intensiteit_pvt=_getal(pip.intensiteit_pvt),
        intensiteit_map=_getal(pip.intensiteit_map),
        intensiteit_leerroute=_getal(pip.intensiteit_leerroute),
        ouder_van_jong_kind=bool(versie.gezin and versie.gezin.jong_kind),
        vve_afspraken=versie.gezin.vve_afspraken if versie.gezin else "",
        heeft_bijstand=versie.inkomen.heeft_bijstand if versie.inkomen else _bijstand_loopt(staand),
        ontzorgbesluit=versie.inkomen.ontzorgbesluit if versie.inkomen else "",
        aantal_voortgangsgesprekken=pip.aantal_voortgangsgesprekken,
        alfabetisering_verplicht=pip.alfabetisering_verplicht,
        examenonderdelen_toegestaan=pip.examenonderdelen_toegestaan,
        afgeschaald=is_afgeschaald(versie, staand),
        niveaus=pip.niveaus,
        beperking=bool(versie.belastbaarheid and versie.belastbaarheid.beperking),
        urennorm=urennorm(versie.belastbaarheid),
        uren_vooraf_bekeken=pip.uren_vooraf_bekeken,
        motivering=pip.motivering,
        bezwaarclausule=True,
        dagtekening=dagtekening,
        plicht_start=_dag(staand, "plicht_start"),
        eerste_pip=min((g.op for g in staand if g.soort == "pip_dagtekening"), default=None),
        eerdere_pip=max(pips, default=None),
        gevestigd_op=_dag(staand, "verhuizing"),
    )


def is_afgeschaald(versie: Versie, staand: Iterable[wet.Gebeurtenis]) -> bool:
    """This version scales down, or an earlier one did."""
    eerder = any(g.soort == "afgeschaald" for g in staand)
    return versie.pip.leerroute == "B1" and (versie.pip.reden == Pip.Reden.AFSCHALEN or eerder)


def urennorm(belastbaarheid: PipBelastbaarheid | None) -> int | None:
    """The lower norm that was filled in first: of the course, else of taking part."""
    if belastbaarheid is None:
        return None
    cursus = belastbaarheid.urennorm_cursus
    return cursus if cursus is not None else belastbaarheid.urennorm_participatie


def _bijstand_loopt(staand: Iterable[wet.Gebeurtenis]) -> bool:
    soorten = [
        g.soort for g in sorted(staand, key=lambda g: g.op) if g.soort in ("recht_op_bijstand", "bijstand_beeindigd")
    ]
    return bool(soorten) and soorten[-1] == "recht_op_bijstand"


def _getal(waarde: Decimal | None) -> float | None:
    return None if waarde is None else float(waarde)


def _dag(staand: Iterable[wet.Gebeurtenis], soort: str) -> date | None:
    return max((g.op for g in staand if g.soort == soort), default=None)


def weging_gaat_mee(versie: Versie, feiten: wet.Feiten) -> bool:
    """After a move the route comes along, and is not weighed again (Wi 15 lid 4), whenever that move became known."""
    pip = versie.pip
    if pip.reden in WEEG_OPNIEUW or not pip.leerroute:
        return False
    mee = meegekomen(pip, feiten)
    return mee is not None and pip.leerroute == mee.leerroute


def wacht_op_de_leerroute(versie: Versie, feiten: wet.Feiten) -> bool:
    """The route comes along with the move, and nobody here knows it yet (Wi 15 lid 4)."""
    mee = meegekomen(versie.pip, feiten)
    return mee is not None and not mee.hier_verder and mee.leerroute is None


def alle_gebreken(
    versie: Versie, feiten: wet.Feiten, beleid: wet.Beleid, *, doelgroep: str, dagtekening: date, intake: Iterable[Onderdeel],
    tegenspraken: Iterable[Punt],
) -> list[Gebrek]:  # fmt: skip
    """Everything that stands in the way of adoption on that day, in the order in which one works.

    `intake`: what the law still asks of the brede intake; `tegenspraken`: what contradicts the test (both `vooraf`).
    """
    pip = versie.pip
    plan = wet_plan(versie, feiten, doelgroep, dagtekening)
    gevonden: list[Gebrek] = []
    if plan.doelgroep in PLICHTIG:
        afwezig = versie.oordelen.get(IN_AFWEZIGHEID.code)
        gevonden += gebreken_van_de_intake(intake, oproepen=oproepen(feiten), in_afwezigheid=afwezig)
    if wacht_op_de_leerroute(versie, feiten):
        zin = "De leerroute uit het PIP van de vorige gemeente is nog niet bekend. Vraag die op en leg haar vast: die leerroute gaat mee."
        gevonden.append(Gebrek("leerroute_elders", zin, "Wet inburgering 2021, artikel 15, lid 4"))
    elif plan.doelgroep in PLICHTIG and not weging_gaat_mee(versie, feiten):
        gevonden += gebreken_van_de_afweging(
            versie.gewogen, gekozen=pip.leerroute or None, past=versie.past, oordelen=versie.oordelen,
            omstandigheden=pip.omstandigheden,
        )  # fmt: skip
        oordeel = versie.oordelen.get(ZONDER_TWEEDE_MENING.code)
        gevonden += gebreken_van_de_tegenspraak(tegenspraken, oordeel)
    gevonden += gebreken_van_de_verandering(versie, feiten, beleid, dagtekening)
    gevonden += gebreken(plan)
    if pip.stand == Pip.Stand.CONCEPT:
        zin = "Bespreek het PIP met de inburgeraar, of leg vast waarom dat niet lukte."
        gevonden.append(Gebrek("bespreking", zin, "Wet inburgering 2021, artikel 15"))
    return gevonden


def oproepen(feiten: wet.Feiten) -> int:
    """How often somebody was summoned for the brede intake."""
    return sum(g.soort == "oproep_brede_intake" for g in wet.geldende(feiten))


def gebreken_van_de_verandering(versie: Versie, feiten: wet.Feiten, beleid: wet.Beleid, op: date) -> tuple[Gebrek, ...]:
    """Another route, or a level that goes down: only as `wet.wijzigen` allows."""
    pip = versie.pip
    nu = geldende_route(pip, feiten, op)
    gevonden: tuple[Gebrek, ...] = ()
    if pip.reden == Pip.Reden.LEERROUTE_WIJZIGING and nu and pip.leerroute == nu:
        zin = "De leerroute is nog dezelfde. Kies een andere route, of wijzig het PIP om een andere reden."
        gevonden = (Gebrek("leerroute_gelijk", zin, "Wet inburgering 2021, artikel 17, lid 2"),)
    if nu and pip.leerroute and pip.leerroute != nu and pip.reden != Pip.Reden.HERROEPING:
        gevonden += gebreken_van_de_wissel(nu, pip.leerroute, op, wisselen_tot(feiten, beleid), versie.oordelen)
    if pip.reden == Pip.Reden.AFSCHALEN or nieuw_afgeschaald(pip, feiten):
        gevonden += gebreken_van_het_afschalen(pip.leerroute or None, afschaaluren(feiten, op), versie.oordelen)
    return gevonden


def wisselen_tot(feiten: wet.Feiten, beleid: wet.Beleid) -> date | None:
    """The last day of T24."""
    return next((rij.uiterlijk for rij in wet.rijen(feiten, beleid) if rij.code == "T24"), None)


def nieuw_afgeschaald(pip: Pip, feiten: wet.Feiten) -> dict[str, str]:
    """The skills that go down to A2 with this version and had not before."""
    if pip.leerroute != "B1":
        return {}
    eerder = {
        g.gegevens.get("onderdeel"): g.gegevens.get("niveau") for g in wet.geldende(feiten) if g.soort == "afgeschaald"
    }
    return {v: n for v in VAARDIGHEDEN if (n := pip.niveaus.get(v)) == "A2" and eerder.get(v) != "A2"}


_VELDEN: dict[str, tuple[str, ...]] = {
    "intensiteit_map": ("intensiteit_map",),
    "intensiteit_leerroute": ("intensiteit_leerroute",),
    "alfabetisering": ("alfabetisering_verplicht",),
    "examen_in_z_route": ("examenonderdelen_toegestaan", "examenonderdelen"),
    "niveau_per_vaardigheid": ("niveau_lezen", "niveau_luisteren", "niveau_schrijven", "niveau_spreken"),
}


def niet_gevraagd(versie: Versie, feiten: wet.Feiten, doelgroep: str) -> list[str]:
    """Columns that the law does not ask for this group and route: they stay empty."""
    plan = wet_plan(versie, feiten, doelgroep, None)
    gevraagd = {vereiste.code for vereiste in vereisten(plan)}
    niet = [veld for code, velden in _VELDEN.items() if code not in gevraagd for veld in velden]
    return niet if intensiteit_naar_duo(plan) else [*niet, "uren_leerroute_totaal"]
