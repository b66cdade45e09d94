"""Plan templates of two municipalities: what was taken over from the samples, one that was changed since, and one draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from samenspel.demo.bouwer import moment
from samenspel.demo.organisaties import Huis
from samenspel.demo.toeval import werkdag
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.plan.handelingen.plansjablonen import (
    stel_plansjabloon_op,
    stel_plansjabloon_vast,
    wijzig_plansjabloon,
)
from samenspel.plan.models import Plansjabloon
from samenspel.plan.plansjablonen import voorbeelden
from samenspel.plan.sjablooninhoud import Sjabloonactie, inhoud_van

_VAN = {
    "fatma@assen.test": ("assen", ("eerste_maanden", "financieel_ontzorgen", "opnieuw_op_weg")),
    "nynke@almelo.test": ("almelo", ("eerste_maanden", "kind_en_opvang")),
}
_FIETSLES = Sjabloonactie("Meedoen met de fietsles in de wijk", "i", 8)


def bouw_plansjablonen(huis: Huis, op: date) -> None:
    """Taken over and adopted by the functional manager; Assen added a lesson since, and writes on another."""
    dag = werkdag(op - timedelta(days=190))
    for email, (gemeente, codes) in _VAN.items():
        wie = _beheerder(huis, email, gemeente)
        with identiteit(wie):
            for code in codes:
                rij = stel_plansjabloon_op(voorbeelden()[code], door=wie, nu=moment(dag, 9), voorbeeld=code)
                stel_plansjabloon_vast(rij, besluit="teamoverleg inburgering", door=wie, nu=moment(dag, 11))
    _werk_verder(_beheerder(huis, "fatma@assen.test", "assen"), werkdag(op - timedelta(days=60)))


def _werk_verder(wie: Aanwezige, dag: date) -> None:
    with identiteit(wie):
        een = Plansjabloon.objects.get(gemeente_id=wie.gemeente_id, nummer=1)
        inhoud = inhoud_van(een)
        buurt = inhoud.doelen[-1]
        nieuw = replace(inhoud, doelen=(*inhoud.doelen[:-1], replace(buurt, acties=(*buurt.acties, _FIETSLES))))
        twee = wijzig_plansjabloon(een, nieuw, door=wie, nu=moment(dag, 9))
        stel_plansjabloon_vast(twee, besluit="teamoverleg inburgering, na een half jaar", door=wie, nu=moment(dag, 10))
        stel_plansjabloon_op(voorbeelden()["kind_en_opvang"], door=wie, nu=moment(dag, 11), voorbeeld="kind_en_opvang")


def _beheerder(huis: Huis, email: str, gemeente: str) -> Aanwezige:
    mens = huis.gebruikers[email]
    return Aanwezige(
        gebruiker_id=mens.pk,
        gemeente_id=huis.gemeenten[gemeente].pk,
        rol="functioneel_beheerder",
        doel="demo",
        naam=mens.naam,
    )
