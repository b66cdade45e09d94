"""The brede intake of one made-up life, through the acts: talks, answers, measurements, test and signature."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from samenspel.demo.bouwer import Bouwer, moment
from samenspel.demo.intakes import antwoorden_voor, taalniveau
from samenspel.demo.toeval import Toeval
from samenspel.dossiers.models import Dossier
from samenspel.intake.handelingen.beantwoorden import beantwoord
from samenspel.intake.handelingen.gesprekken import Gespreksverslag, houd_eindgesprek, houd_welkomgesprek
from samenspel.intake.handelingen.leerbaarheid import leg_lbt_vast
from samenspel.intake.handelingen.metingen import (
    meet_digitale_vaardigheid,
    meet_netwerk,
    meet_positieve_gezondheid,
    meet_taal,
    meet_zelfredzaamheid,
)
from samenspel.intake.handelingen.ondertekenen import onderteken_intake
from samenspel.intake.handelingen.stand import eenmaal_bijwerken
from samenspel.intake.models import PositieveGezondheidMeting

_ZRM = ("huisvesting", "werk_opleiding", "sociaal_netwerk")


def houd_intake(
    bouwer: Bouwer,
    dossier: Dossier,
    *,
    deel: str,
    op: date,
    toeval: Toeval,
    taal: str,
    leerroute: str,
    partner: str,
    score: int = 0,
) -> None:
    """One part of the intake on its day: welkom, vragen or toets."""
    if deel == "welkom":
        _welkom(bouwer, dossier, op, taal)
    elif deel == "vragen":
        _vragen(bouwer, dossier, op, toeval, leerroute, partner)
    else:
        leg_lbt_vast(
            dossier, door=bouwer.wie, op=op, aangemeld_op=op - timedelta(days=10), score=score,
            toetsbegeleider=bouwer.regievoerder, vastgelegd_op=moment(op),
        )  # fmt: skip


def _welkom(bouwer: Bouwer, dossier: Dossier, op: date, taal: str) -> None:
    verslag = Gespreksverslag(
        op=op, minuten=75, deelnemers=["tolk"], tolk_taal=taal, recht_alleen_gezegd=True, folder_taal=taal,
        onderwerpen=["inburgeren", "leerroutes", "begeleiding", "handhaving"], folders="Inburgeren, hoe gaat dat?",
    )  # fmt: skip
    houd_welkomgesprek([dossier], verslag, door=bouwer.wie, vastgelegd_op=moment(op))


def _vragen(bouwer: Bouwer, dossier: Dossier, op: date, toeval: Toeval, leerroute: str, partner: str) -> None:
    antwoorden = antwoorden_voor(dossier, toeval, leerroute) | {"partner": partner}
    with eenmaal_bijwerken(dossier, door=bouwer.wie):
        for code, waarde in antwoorden.items():
            beantwoord(dossier, code, waarde, door=bouwer.wie, op=op, vastgelegd_op=moment(op))
        _meet(bouwer, dossier, op, toeval, antwoorden)


def _meet(bouwer: Bouwer, dossier: Dossier, op: date, toeval: Toeval, antwoorden: Mapping[str, Any]) -> None:
    wie, rnd, nu = bouwer.wie, toeval.rnd, moment(op)
    _meet_gezondheid(bouwer, dossier, op, toeval)
    meet_netwerk(dossier, rnd.randint(0, 6), door=wie, op=op, vastgelegd_op=nu)
    meet_digitale_vaardigheid(
        dossier,
        door=wie,
        op=op,
        telefoon="zelf",
        formulier=rnd.choice(("hulp", "niet")),
        digid="niet",
        vastgelegd_op=nu,
    )
    meet_zelfredzaamheid(dossier, {code: rnd.randint(2, 5) for code in _ZRM}, door=wie, op=op, vastgelegd_op=nu)
    meet_taal(dossier, taalniveau(antwoorden), door=wie, op=op, bron="gesprek", vastgelegd_op=nu)


def _meet_gezondheid(bouwer: Bouwer, dossier: Dossier, op: date, toeval: Toeval) -> None:
    scores = {dimensie: toeval.rnd.randint(3, 9) for dimensie in PositieveGezondheidMeting.DIMENSIES}
    meet_positieve_gezondheid(dossier, scores, door=bouwer.wie, op=op, vastgelegd_op=moment(op))


def sluit_intake(bouwer: Bouwer, dossier: Dossier, *, op: date, toeval: Toeval, taal: str) -> None:
    """The last talk, the second measurement and the signature."""
    verslag = Gespreksverslag(op=op, minuten=60, deelnemers=["tolk"], tolk_taal=taal, onderwerpen=["plan"])
    houd_eindgesprek([dossier], verslag, door=bouwer.wie, vastgelegd_op=moment(op))
    _meet_gezondheid(bouwer, dossier, op, toeval)
    onderteken_intake(dossier, door=bouwer.wie, op=op, vastgelegd_op=moment(op, 12))
