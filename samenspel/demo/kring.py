"""Who reaches which dossiers (ADR 25): two teams in Assen, cover in use, a coach with dossiers, an assistant under a regievoerder."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from samenspel.demo.bouwer import moment
from samenspel.demo.organisaties import Huis
from samenspel.dossiers.handelingen.meewerken import laat_meewerken, zet_onder
from samenspel.dossiers.handelingen.toewijzen import wijs_toe
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.organisaties.models import Team
from samenspel.toegang.models import Aanstelling, Rol
from samenspel.toegang.vervanging import regel_vervanging

NAAR_ROELOF, NAAR_ROELOF_ELDERS = 12, 5
_SINDS = timedelta(days=90)


def bouw_team(huis: Huis) -> None:
    """The second team of Assen: Roelof, who works in three municipalities, and Tineke who leads it (as the owner)."""
    team = Team.objects.create(gemeente=huis.gemeenten["assen"], naam="Team Regio")
    mensen = [huis.gebruikers[email] for email in ("sda@regio.test", "tineke@assen.test")]
    Aanstelling.objects.filter(gebruiker__in=mensen, gemeente=huis.gemeenten["assen"]).update(team=team)


def bouw_kring(huis: Huis, verhalen: Iterable[str], op: date) -> None:
    """Through the acts. The stories stay with Marieke; Kees works along in those that are open."""
    mens = huis.gebruikers
    verteld = [UUID(id_) for id_ in verhalen]
    begin, nu = op - _SINDS, moment(op - _SINDS, 12)
    marieke = _aanwezig(huis, "marieke@assen.test", Rol.REGIEVOERDER)
    with identiteit(marieke):
        eigen = (
            Dossier.objects.open()
            .filter(contactpersoon_id=marieke.gebruiker_id)
            .select_related("gemeente")
            .order_by("pk")
        )
        for dossier in eigen.filter(pk__in=verteld):
            laat_meewerken(
                dossier,
                mens["kees@assen.test"],
                door=marieke,
                waarvoor="begeleiding bij het inburgeren",
                vanaf=begin,
                nu=nu,
            )
        zet_onder(mens["lies@assen.test"], regievoerder=mens["marieke@assen.test"], door=marieke, vanaf=begin, nu=nu)
        rest = list(eigen.exclude(pk__in=verteld).order_by("-pk")[:NAAR_ROELOF])
    rob = _aanwezig(huis, "rob@assen.test", Rol.TEAMLEIDER)
    with identiteit(rob):
        wijs_toe(
            rest,
            aan=mens["sda@regio.test"],
            door=rob,
            op=op - timedelta(days=20),
            vastgelegd_op=moment(op - timedelta(days=20)),
        )
    bouw_regionale_caseload(huis, verteld, op)
    with identiteit(_aanwezig(huis, "tineke@assen.test", Rol.TEAMLEIDER)) as tineke:
        regel_vervanging(
            afwezig=mens["sda@regio.test"], vervanger=mens["joost@assen.test"], vanaf=op - timedelta(days=2),
            tot=op + timedelta(days=9), door=tineke,
        )  # fmt: skip


def bouw_regionale_caseload(huis: Huis, verteld: Iterable[UUID], op: date) -> None:
    """Roelof of Assen also has dossiers in Tynaarlo: Ines gives them to him."""
    ines = _aanwezig(huis, "ines@tynaarlo.test", Rol.REGIEVOERDER, "tynaarlo")
    with identiteit(ines):
        eigen = Dossier.objects.open().filter(contactpersoon_id=ines.gebruiker_id).select_related("gemeente")
        wijs_toe(
            list(eigen.exclude(pk__in=verteld).order_by("-pk")[:NAAR_ROELOF_ELDERS]), aan=huis.gebruikers["sda@regio.test"], door=ines, op=op - timedelta(days=20),
            vastgelegd_op=moment(op - timedelta(days=20)),
        )  # fmt: skip


def _aanwezig(huis: Huis, email: str, rol: str, code: str = "assen") -> Aanwezige:
    """This person at work in a municipality."""
    mens, gemeente = huis.gebruikers[email], huis.gemeenten[code]
    with als_eigenaar():
        aanstelling = Aanstelling.objects.get(gebruiker=mens, gemeente=gemeente, rol=rol)
    return Aanwezige(
        gebruiker_id=mens.pk,
        gemeente_id=gemeente.pk,
        rol=rol,
        doel="demo",
        aanstelling_id=aanstelling.pk,
        naam=mens.naam,
    )
