"""The region of the pilot works with one team: Aa en Hunze, Assen and Tynaarlo, each by its own yes (ADR 34). What was agreed is made up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta

from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.models import Aanstelling, Deelnemer, Gebruiker, Rol, Samenwerking
from samenspel.toegang.samenwerken import doe_mee, leg_samenwerking_vast

_BEGIN = date(2020, 11, 1)
_BEHEER = {"assen": "fatma@assen.test", "tynaarlo": "geert@tynaarlo.test", "aa-en-hunze": "hilda@aaenhunze.test"}


def bouw_samenwerkingen(gemeenten: Mapping[str, Gemeente], gebruikers: Mapping[str, Gebruiker]) -> None:
    """The one under which the regional team works, from the first day of the pilot."""
    getekend, nu = _BEGIN - timedelta(days=10), datetime.combine(_BEGIN - timedelta(days=9), time(10), tzinfo=UTC)
    with identiteit(_beheerder(gemeenten["assen"], gebruikers[_BEHEER["assen"]])) as fatma:
        samen = leg_samenwerking_vast(
            door=fatma, naam="Regionaal team Drentsche Aa", vorm=Samenwerking.Vorm.MANDAAT, rollen=[Rol.REGIEVOERDER, Rol.COACH_INBURGERING],
            doelen="Regie op inburgering door één team voor drie gemeenten", gemeenten=[gemeenten[code] for code in _BEHEER], kenmerk="Z2020-0398",
            ondertekend_op=getekend, vanaf=_BEGIN, op=getekend, nu=nu,
        )  # fmt: skip
    for code in ("tynaarlo", "aa-en-hunze"):
        with identiteit(_beheerder(gemeenten[code], gebruikers[_BEHEER[code]])) as wie:
            doe_mee(
                Deelnemer.objects.select_related("samenwerking").get(samenwerking=samen, gemeente=gemeenten[code]),
                door=wie,
                op=_BEGIN,
                nu=nu,
            )


def vraag_samenwerking(gemeenten: Mapping[str, Gemeente], gebruikers: Mapping[str, Gebruiker], op: date) -> None:
    """One that waits for the answer of Tynaarlo."""
    with identiteit(_beheerder(gemeenten["assen"], gebruikers[_BEHEER["assen"]])) as fatma:
        leg_samenwerking_vast(
            door=fatma, naam="Samen achter de intakebalie", vorm=Samenwerking.Vorm.DIENSTVERLENING, rollen=[Rol.INTAKEBALIE, Rol.ONDERSTEUNER_REGIE],
            doelen="Elkaars intakebalie bemensen bij ziekte", gemeenten=[gemeenten["tynaarlo"]], kenmerk="Z-demo-12",
            ondertekend_op=op - timedelta(days=3), vanaf=op, op=op, nu=datetime.combine(op, time(9), tzinfo=UTC),
        )  # fmt: skip


def _beheerder(gemeente: Gemeente, mens: Gebruiker) -> Aanwezige:
    aanstelling = Aanstelling.objects.get(gebruiker=mens, gemeente=gemeente, rol=Rol.FUNCTIONEEL_BEHEERDER)
    return Aanwezige(
        gebruiker_id=mens.pk, gemeente_id=gemeente.pk, rol=aanstelling.rol, doel="demo", aanstelling_id=aanstelling.pk, naam=mens.naam
    )  # fmt: skip
