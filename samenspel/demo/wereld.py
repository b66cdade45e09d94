"""The whole demo world, in order: the house, the pilot, the published figures, the stories, the caseload."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import UUID

import samenspel.demo.verhalen_brede_intake
import samenspel.demo.verhalen_intake
import samenspel.demo.verhalen_pip
import samenspel.demo.verhalen_plan
import samenspel.demo.verhalen_traject  # noqa: F401  # importing registers the stories
from samenspel.demo import caseload, pilot
from samenspel.demo.adem import in_een_adem, tel_voor_de_planner
from samenspel.demo.bouwer import Bouwer
from samenspel.demo.deelnames import bouw_deelnames
from samenspel.demo.eigenvragen import bouw_eigen_vragen
from samenspel.demo.fotos import bouw_fotos
from samenspel.demo.kring import bouw_kring, bouw_team
from samenspel.demo.maatjes import bouw_maatje
from samenspel.demo.meekijken import bouw_gemachtigde, bouw_jurist
from samenspel.demo.organisaties import GEMACHTIGDEN, INBURGERAARS, Huis, bouw_huis, bouw_inburgeraar
from samenspel.demo.overeenkomsten import bouw_contractbeheer, bouw_overeenkomsten
from samenspel.demo.plansjablonen import bouw_plansjablonen
from samenspel.demo.samenwerkingen import vraag_samenwerking
from samenspel.demo.toestemmingen import bouw_toestemmingen
from samenspel.demo.toeval import ZAAD, Toeval
from samenspel.demo.toezicht import bouw_toezicht
from samenspel.demo.tolken import VAN, bouw_tolk
from samenspel.demo.verhalen import VERHALEN
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.personen.models import Persoon
from samenspel.toegang.models import Aanstelling

_REGIE = {
    "assen": ("marieke@assen.test", "joost@assen.test"),
    "tynaarlo": ("ines@tynaarlo.test",),
    "aa-en-hunze": ("harm@aaenhunze.test",),
    "almelo": ("esra@almelo.test",),
    "noordoostpolder": ("gerda@nop.test",),
    "venlo": ("peer@venlo.test",),
}
_INGELOGD_SINDS = timedelta(days=30)
CASELOAD = {"assen": 34, "tynaarlo": 16, "aa-en-hunze": 14, "almelo": 30, "noordoostpolder": 12, "venlo": 24}

Meld = Callable[[str], None]


def bouw_wereld(op: date, *, meld: Meld, zaad: int = ZAAD, klein: bool = False) -> dict[str, str]:
    """Fill an empty database, in the transaction of the caller; the dossier id of every story by its key.

    `klein` is the house and the stories only.
    """
    with in_een_adem():
        return _bouw(op, meld, zaad, klein=klein)


def _bouw(op: date, meld: Meld, zaad: int, *, klein: bool) -> dict[str, str]:
    with als_eigenaar():
        huis = bouw_huis()
        bouw_team(huis)
        bouw_overeenkomsten(huis, op)
        vraag_samenwerking(huis.gemeenten, huis.gebruikers, op)
        bouw_contractbeheer(huis)
        bouw_fotos(huis, op - _INGELOGD_SINDS)
    bouw_eigen_vragen(huis, op)
    bouw_plansjablonen(huis, op)
    if not klein:
        _bouw_gepubliceerd(huis, meld, zaad)
    gemaakt = {code: _vertel(huis, code, op, zaad) for code in VERHALEN}
    _laat_inburgeraars_binnen(huis, gemaakt, op)
    meld(f"{len(gemaakt)} verhalen")
    for code, aantal in () if klein else CASELOAD.items():
        with _aan_het_werk(huis, code, "caseload", zaad) as bouwer:
            caseload.bouw_caseload(bouwer, op, aantal=aantal, met_pip=code != "noordoostpolder")
        tel_voor_de_planner()
        meld(f"caseload in {huis.gemeenten[code].naam}: {aantal} mensen")
    bouw_kring(huis, gemaakt.values(), op)
    bouw_deelnames(huis, op)
    bouw_jurist(huis, op)
    bouw_maatje(huis, op)
    if VAN in gemaakt:
        bouw_tolk(huis, UUID(gemaakt[VAN]), op)
    if INBURGERAARS:
        ingetrokken = bouw_toestemmingen(huis, UUID(gemaakt[next(iter(INBURGERAARS))]), op)
        bouw_toezicht(huis, ingetrokken, op)
    return gemaakt


def _bouw_gepubliceerd(huis: Huis, meld: Meld, zaad: int) -> None:
    """The pilot and what others published, on fixed days."""
    for code in pilot.PLANNEN:
        with _aan_het_werk(huis, code, "pilot", zaad, nummer=-1) as bouwer:
            aantal = pilot.bouw_plannen(bouwer) + pilot.bouw_azc_gesprekken(bouwer)
        tel_voor_de_planner()
        meld(f"pilot in {huis.gemeenten[code].naam}: {aantal} mensen")
    with _aan_het_werk(huis, "noordoostpolder", "routes", zaad) as bouwer:
        caseload.bouw_routes(bouwer)
    with _aan_het_werk(huis, "almelo", "tweede mening", zaad) as bouwer:
        caseload.bouw_tweede_meningen(bouwer)


def _vertel(huis: Huis, code: str, op: date, zaad: int) -> str:
    verhaal = VERHALEN[code]
    with _aan_het_werk(huis, verhaal.gemeente, f"verhaal {code}", zaad) as bouwer:
        dossier = verhaal.maak(bouwer, op)
        if dossier.gesloten_op is None:
            bouwer.klaar(dossier)
    return str(dossier.pk)


def _laat_inburgeraars_binnen(huis: Huis, gemaakt: dict[str, str], op: date) -> None:
    """Some newcomers have a login of their own."""
    for code, email in INBURGERAARS.items():
        gemeente, dossier_id = huis.gemeenten[VERHALEN[code].gemeente], UUID(gemaakt[code])
        with als_eigenaar():
            naam = Persoon.objects.get(dossier_id=dossier_id).naam
            bouw_inburgeraar(gemeente, email, naam, dossier_id, op - _INGELOGD_SINDS)
        if code in GEMACHTIGDEN:
            bouw_gemachtigde(dossier_id, GEMACHTIGDEN[code], op)


def dag_van_de_wereld() -> date | None:
    """The day on which the world in this database lives; None when this is no demo world.

    No table holds that day: the newcomers of two stories may log in since so many days before it.
    """
    with als_eigenaar():
        sinds = Aanstelling.objects.filter(gebruiker__email__in=INBURGERAARS.values()).order_by("vanaf").first()
    return sinds.vanaf + _INGELOGD_SINDS if sinds else None


@contextmanager
def _aan_het_werk(huis: Huis, gemeente: str, deel: str, zaad: int, nummer: int = 0) -> Iterator[Bouwer]:
    """A builder, present as a regievoerder of this municipality (`nummer` picks who, when there are several)."""
    gebruiker = huis.gebruikers[_REGIE[gemeente][nummer]]
    bouwer = Bouwer(huis, huis.gemeenten[gemeente], gebruiker, Toeval(f"{gemeente}|{deel}", zaad))
    with identiteit(bouwer.wie):
        yield bouwer
