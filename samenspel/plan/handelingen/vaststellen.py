"""Adopting a PIP, and making it known: the decision of the college (Wi 15, Wi 11 lid 2, Awb 3:40-3:46)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction

import wet
from samenspel.beleid.waarden import beleid_van
from samenspel.dossiers.eigen_regels import Toch
from samenspel.dossiers.elders import kwam_met_pip
from samenspel.dossiers.feiten import feiten_van
from samenspel.dossiers.handelingen.passeren import houd_aan
from samenspel.dossiers.handelingen.vastleggen import leg_vast
from samenspel.dossiers.models import Dossier, Gebeurtenis
from samenspel.dossiers.samen import ids_van
from samenspel.huisstijl.datums import als_datum, voluit
from samenspel.kern import klok
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.plan.besluit import leg_inhoud_bijeen
from samenspel.plan.bevoegdheden import mag_beslissen, mens_van
from samenspel.plan.brieven import maak_en_bewaar
from samenspel.plan.handelingen.inhoud import DELEN, maak_leeg
from samenspel.plan.handelingen.slot import slot
from samenspel.plan.leefplan import acties_zonder_eigenaar, zin_zonder_eigenaar
from samenspel.plan.meegekomen import geldende_route, meegekomen
from samenspel.plan.models import Pip, PipBesluit
from samenspel.plan.stand import Versie, alle_gebreken, nieuw_afgeschaald, versie_van
from samenspel.plan.uit_de_intake import vondsten_zonder_actie
from samenspel.plan.vooraf import open_delen_van_de_intake, tegenspraken_met_de_toets


class Onvolledig(Weigering):
    """Something is missing; `gebreken` says what, each with its ground."""

    def __init__(self, gebreken: list[Any]) -> None:
        super().__init__(" ".join(gebrek.zin for gebrek in gebreken))
        self.gebreken = gebreken


@transaction.atomic
def stel_pip_vast(
    pip: Pip, *, door: Aanwezige, dagtekening: date, bewerking: int | None = None, nu: datetime | None = None, met_brief: bool = True,
    toch: Toch | None = None,
) -> Pip:  # fmt: skip
    """Decide. The day on the decision is the day of sending, which is today; an earlier day is refused (Wi 11 lid 2).

    Freezes the whole content, replaces the version in force, and records what the law must know. The same act twice is
    refused the second time. `met_brief=False` keeps no letter: who opens it gets it set anew.
    """
    moment = nu or klok.nu()
    _controleer_dag(dagtekening, als_datum(moment))
    pip = slot(pip, bewerking=bewerking)
    _weiger_als_al_vast(pip)
    mag_beslissen(door, pip.hoofddossier, dagtekening).of_weiger()
    feiten, beleid = feiten_van(pip.hoofddossier, slot=True), beleid_van(pip.gemeente_id)
    _vul_aan(pip, door)
    versie = versie_van(pip, door)
    _zet_reden(pip, feiten)
    maak_leeg(pip, versie, feiten)
    if gebreken := alle_gebreken(
        versie, feiten, beleid, doelgroep=pip.hoofddossier.doelgroep_nu, dagtekening=dagtekening,
        intake=open_delen_van_de_intake(versie, pip.hoofddossier, feiten, door),
        tegenspraken=tegenspraken_met_de_toets(versie, pip.hoofddossier, feiten, door),
    ):  # fmt: skip
        raise Onvolledig(gebreken)  # first what nobody can pass: else the way past the rest leads to a wall
    zonder = zin_zonder_eigenaar(acties_zonder_eigenaar(pip.hoofddossier, door))
    if zonder:
        houd_aan(pip.hoofddossier, "actie_zonder_eigenaar", zonder, door=door, op=dagtekening, moment=moment, toch=toch)
    if vondsten := vondsten_zonder_actie(pip.hoofddossier, door):
        zin = " ".join(str(vondst.zin) for vondst in vondsten)
        houd_aan(pip.hoofddossier, "intake_zonder_actie", zin, door=door, op=dagtekening, moment=moment, toch=toch)
    _vervang_de_vorige(pip, dagtekening)
    _zet_vast(pip, dagtekening=dagtekening, door=door, nu=moment)
    erbij = _feiten_van_het_besluit(versie, feiten)
    inhoud = leg_inhoud_bijeen(versie, door=door, eerder=feiten, feiten=feiten.met(*erbij), beleid=beleid, nu=moment)
    besluit = PipBesluit.objects.create(
        gemeente_id=pip.gemeente_id, dossier=pip.dossier, pip=pip, dagtekening=dagtekening, inhoud=inhoud,
        door_id=mens_van(door), mandaat=inhoud["ondertekening"]["mandaat"], vastgelegd_op=moment,
    )  # fmt: skip
    _leg_feiten_vast(pip.hoofddossier, erbij, door=door, nu=moment)
    if met_brief:
        maak_en_bewaar(besluit, nu=moment)
    return pip


def _controleer_dag(dagtekening: date, vandaag: date) -> None:
    if dagtekening < vandaag:
        raise Weigering(
            f"De dagtekening is de dag waarop u het PIP verstuurt. {voluit(dagtekening).capitalize()} is al voorbij: kies {voluit(vandaag)}."
        )
    if dagtekening > vandaag:
        raise Weigering("De dagtekening ligt in de toekomst. Stel het PIP vast op de dag waarop u het verstuurt.")


def _weiger_als_al_vast(pip: Pip) -> None:
    if not pip.in_bewerking:
        wie = pip.vastgesteld_door.naam if pip.vastgesteld_door else ""
        dag = f" op {voluit(pip.dagtekening)}" if pip.dagtekening else ""
        raise Weigering(f"Dit PIP is al {pip.get_stand_display()}{dag}{f' door {wie}' if wie else ''}.")


def _vul_aan(pip: Pip, door: Aanwezige) -> None:
    """Parts that the one who prepared may not write (benefit) come from the earlier version."""
    if pip.vorige is None:
        return
    for model, velden in DELEN.items():
        eerder = model._default_manager.filter(pip=pip.vorige).first()
        if eerder is not None and not model._default_manager.filter(pip=pip).exists():
            waarden = {veld: getattr(eerder, veld) for veld in velden}
            model._default_manager.create(gemeente_id=pip.gemeente_id, dossier_id=pip.dossier_id, pip=pip, **waarden)


def _zet_reden(pip: Pip, feiten: wet.Feiten) -> None:
    """Somebody turned out to have come with a PIP after this concept was begun: it adapts that one (Bi 5.3 lid 3)."""
    mee = meegekomen(pip, feiten)
    if pip.reden == Pip.Reden.EERSTE and mee is not None and not mee.hier_verder:
        pip.reden = Pip.Reden.VERHUIZING


def _vervang_de_vorige(pip: Pip, op: date) -> None:
    geldend = Pip.objects.filter(dossier_id__in=ids_van(pip.hoofddossier), stand__in=Pip.GELDEND)
    for vorige in geldend.select_for_update(no_key=True):
        vorige.stand, vorige.geeindigd_op = Pip.Stand.GEWIJZIGD, op
        vorige.save(update_fields=["stand", "geeindigd_op"])


def _zet_vast(pip: Pip, *, dagtekening: date, door: Aanwezige, nu: datetime) -> None:
    pip.stand, pip.dagtekening, pip.vastgesteld_op = Pip.Stand.VASTGESTELD, dagtekening, nu
    pip.vastgesteld_door_id = door.gebruiker_id
    pip.bewerking += 1
    pip.save()


def _feiten_van_het_besluit(versie: Versie, feiten: wet.Feiten) -> tuple[wet.Gebeurtenis, ...]:
    """What the law must know: the first PIP, or a change; another route; levels and norms that went down."""
    pip = versie.pip
    assert pip.dagtekening is not None  # set by _zet_vast
    op, route = pip.dagtekening, {"leerroute": pip.leerroute}
    staand = list(wet.geldende(feiten))
    if not any(g.soort == "pip_dagtekening" for g in staand) and not kwam_met_pip(feiten):
        erbij = [wet.Gebeurtenis("pip_dagtekening", op, route)]
    else:
        erbij = [wet.Gebeurtenis("pip_wijziging", op, route)]
        if geldende_route(pip, feiten, op) not in (None, pip.leerroute):
            erbij.append(wet.Gebeurtenis("leerroute_gewijzigd", op, route))
    erbij += [
        wet.Gebeurtenis("afgeschaald", op, {"onderdeel": vaardigheid, "niveau": niveau})
        for vaardigheid, niveau in nieuw_afgeschaald(pip, feiten).items()
    ]
    return (*erbij, *_lagere_normen(versie, staand, op))


def _lagere_normen(versie: Versie, staand: list[wet.Gebeurtenis], op: date) -> list[wet.Gebeurtenis]:
    deel = versie.belastbaarheid
    if deel is None or not deel.beperking or versie.pip.leerroute != "Z":
        return []
    gold = {g.gegevens.get("type"): g.gegevens.get("norm") for g in staand if g.soort == "urennorm_verlaagd"}
    normen = {"nt2": deel.urennorm_cursus, "participatie": deel.urennorm_participatie}
    return [
        wet.Gebeurtenis("urennorm_verlaagd", op, {"type": soort, "norm": norm})
        for soort, norm in normen.items()
        if norm is not None and gold.get(soort) != norm
    ]


def _leg_feiten_vast(dossier: Dossier, feiten: tuple[wet.Gebeurtenis, ...], *, door: Aanwezige, nu: datetime) -> None:
    """Through the one door; the deadlines are brought up to date once, with the last fact."""
    for feit in feiten:
        leg_vast(
            dossier, feit.soort, op=feit.op, door=door, gegevens=dict(feit.gegevens), vastgelegd_op=nu,
            bron=Gebeurtenis.Bron.HANDELING, verversen=feit is feiten[-1],
        )  # fmt: skip


@transaction.atomic
def maak_pip_bekend(pip: Pip, *, door: Aanwezige, op: date, hoe: str, nu: datetime | None = None) -> Pip:
    """Handed over or sent: the decision works from here on, and the objection term starts the day after (Awb 3:40, 6:8)."""
    moment = nu or klok.nu()
    pip = slot(pip)
    mag_beslissen(door, pip.hoofddossier, als_datum(moment)).of_weiger()
    if pip.stand == Pip.Stand.BEKENDGEMAAKT and pip.bekendgemaakt_op:
        raise Weigering(f"Dit PIP is al bekendgemaakt op {voluit(pip.bekendgemaakt_op)}.")
    if pip.stand != Pip.Stand.VASTGESTELD or pip.dagtekening is None:
        raise Weigering("Stel het PIP eerst vast. Daarna maakt u het bekend.")
    if op > als_datum(moment):
        raise Weigering("Deze dag ligt in de toekomst. Kies de dag waarop u het PIP verstuurde of uitreikte.")
    if op < pip.dagtekening:
        raise Weigering(f"Het PIP is van {voluit(pip.dagtekening)}. Bekendmaken kan niet eerder.")
    if hoe not in Pip.Wijze.values:
        raise Weigering("Kies hoe u het PIP bekendmaakte.")
    pip.stand, pip.bekendgemaakt_op, pip.bekendgemaakt_hoe = Pip.Stand.BEKENDGEMAAKT, op, hoe
    pip.save(update_fields=["stand", "bekendgemaakt_op", "bekendgemaakt_hoe"])
    leg_vast(
        pip.hoofddossier, "pip_bekendgemaakt", op=op, door=door, bron=Gebeurtenis.Bron.HANDELING, vastgelegd_op=moment
    )
    return pip
