"""From line to row: only the sixty that are shown get their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

import wet
from samenspel.dossiers.bonnen import KENNISGEVING, ONTVANGEN, gezegd_ontvangen
from samenspel.dossiers.models import Fase, Gebeurtenis
from samenspel.dossiers.schil import LEERROUTES
from samenspel.huisstijl import datums
from samenspel.huisstijl.gegevens import Werkrij
from samenspel.kern.adressen import adres
from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.identiteit import Aanwezige
from samenspel.werkvoorraad.acties import actiedaad_adres
from samenspel.werkvoorraad.adressen import NAAR_HET_PIP, actie_adres, notitie_adres
from samenspel.werkvoorraad.bronnen import Taak
from samenspel.werkvoorraad.bundel import Bundel
from samenspel.werkvoorraad.models import MENING
from samenspel.werkvoorraad.ophalen import ACTIE, ACTIE_ANDER, MEEDOEN, TOETS, TWEEDE_MENING
from samenspel.werkvoorraad.regels import BEKENDMAKEN, Regel
from samenspel.werkvoorraad.woorden_plan import (
    actie_ander_woorden,
    actiewoorden,
    dagen_open,
    meedoen_woorden,
    mening_woorden,
    signaalwoorden,
)
from wet.grondslag import AWB, Grondslag
from wet.reden import EIGEN_BELEID

_BRONNEN: Final = {"duo": "DUO-bericht", "coa": "COA-bericht", "brp": "BRP-bericht"}
_OOK: Final = 3
_BEKENDMAKING: Final = str(Grondslag(AWB, "3:41"))

ACTIES: Final = frozenset({ACTIE, ACTIE_ANDER, TOETS})
"""Rows whose words stand in the plan."""

Laat = dict[tuple[UUID, date], tuple[str, int]]
"""(dossier, day) -> (source, days late)."""


@dataclass(frozen=True, slots=True)
class Blik:
    """How a page looks at its lines: who looks, on which day, what came late, the words of actions, whose list it is."""

    wie: Aanwezige
    op: date
    laat: Laat
    mag_plannen: bool = False
    eigenaar: UUID | None = None
    vraag: str = ""
    acties: Mapping[UUID, str] = field(default_factory=dict)

    def met_terugweg(self, url: str) -> str:
        """The address of an act, so that it leads back to the list as it was filtered."""
        return f"{url}?{urlencode({'terug': self.vraag})}" if url and self.vraag else url


def _late_feiten(wie: Aanwezige, ids: list[UUID]) -> QuerySet[Gebeurtenis, tuple[UUID, date, datetime, str, str]]:
    laat = Q(bron__in=_BRONNEN, vastgelegd_op__date__gt=F("op"))
    feiten = Gebeurtenis.objects.zichtbaar_voor(wie).filter(
        laat | Q(soort=ONTVANGEN), dossier_id__een_van=ids, intrekking__isnull=True
    )
    return feiten.values_list("dossier_id", "op", "vastgelegd_op", "bron", "soort")


_LATE_FEITEN = Eenmaal(_late_feiten)


def late_berichten(regels: Iterable[Regel], wie: Aanwezige) -> Laat:
    """Facts that the chain sent after the day itself. One statement.

    A notice counts from the day on which somebody said that it reached us, as on the dossier (`dossiers.bonnen`): that we
    typed it later is not the chain's delay.
    """
    ids = {regel.dossier_id for regel in regels if regel.rij is not None}
    feiten = list(_LATE_FEITEN(wie, list(ids))) if ids else []
    gezegd: defaultdict[UUID, list[date]] = defaultdict(list)
    laat: Laat = {}
    for dossier_id, op, _vastgelegd, _bron, soort in feiten:
        if soort == ONTVANGEN:
            gezegd[dossier_id].append(op)
    for dossier_id, op, vastgelegd_op, bron, soort in feiten:
        if soort == ONTVANGEN:
            continue
        kwam = gezegd_ontvangen(gezegd[dossier_id], op) if soort == KENNISGEVING else None
        if (dagen := ((kwam or localdate(vastgelegd_op)) - op).days) > 0:
            laat[dossier_id, op] = max(laat.get((dossier_id, op), ("", 0)), (bron, dagen), key=lambda paar: paar[1])
    return laat


def maak_rijen(bundels: Iterable[Bundel], blik: Blik, *, kies: UUID | None = None) -> list[Werkrij]:
    """The rows of one page; `kies` is the chosen one."""
    return [_rij(bundel, blik, gekozen=bundel.eerste.id == kies) for bundel in bundels]


def woorden_van(regel: Regel, op: date, acties: Mapping[UUID, str] | None = None) -> dict[str, Any]:
    """What, on which ground, why, by when, and the next act."""
    if regel.rij is not None:
        return _termijnwoorden(regel, op)
    if regel.soort in ACTIES:
        tekst = (acties or {}).get(regel.id, "")
        return actie_ander_woorden(regel, op, tekst) if regel.soort == ACTIE_ANDER else actiewoorden(regel, op, tekst)
    if regel.soort == TWEEDE_MENING:
        return mening_woorden(regel, op)
    if regel.soort.startswith(MEEDOEN):
        return meedoen_woorden(regel, op)
    if regel.melding is not None:
        return signaalwoorden(regel, regel.melding, op)
    return _bekendmakingswoorden(regel, op) if regel.soort == BEKENDMAKEN else _herinneringswoorden(regel, op)


def _rij(bundel: Bundel, blik: Blik, *, gekozen: bool) -> Werkrij:
    regel, op = bundel.eerste, blik.op
    woorden = woorden_van(regel, op, blik.acties)
    wacht, klaar = _toetsen(regel, beleid=woorden["bron"].startswith(EIGEN_BELEID)) if blik.mag_plannen else ("", "")
    notitie = notitie_adres(regel.dossier_id, terug=blik.vraag)
    return Werkrij(
        stand=regel.stand, naam=regel.naam, bij=f"{regel.nummer} · {_waar(regel)}", url=adres(regel.dossier_id, "dossiers:dossier"),
        notitie_url=notitie, bel_url=f"{notitie}&soort=gesproken", wacht_url=blik.met_terugweg(wacht), klaar_url=blik.met_terugweg(klaar),
        merk=_laat_merk(regel, blik.laat), bijmerk=_bijmerk(regel, blik), gekozen=gekozen, kies_waarde=str(regel.dossier_id),
        ook=tuple(_ook(ander, blik) for ander in bundel.ook[:_OOK]), meer=len(bundel.ook), **woorden,
    )  # fmt: skip


def _toetsen(regel: Regel, *, beleid: bool) -> tuple[str, str]:
    """Addresses of W and K: a term of the law is never done from the list, an action moves or ends on its own screen."""
    if regel.soort in (ACTIE, ACTIE_ANDER):
        return actiedaad_adres(regel.dossier_id, regel.id, "verzetten"), ""
    if regel.soort == TWEEDE_MENING:
        return reverse("werkvoorraad:wacht_signaal", args=[regel.dossier_id, MENING]), ""
    if (melding := regel.melding) is not None:
        klaar = reverse("werkvoorraad:gezien", args=[regel.dossier_id, melding.code, melding.sinds.isoformat()])
        return reverse("werkvoorraad:wacht_signaal", args=[regel.dossier_id, melding.code]), klaar
    if regel.soort in (BEKENDMAKEN, TOETS) or regel.soort.startswith(MEEDOEN):
        return "", ""
    soort = "termijn" if regel.rij is not None else "herinnering"
    klaar = "werkvoorraad:klaar" if regel.rij is None else "werkvoorraad:overslaan" if beleid else ""
    return adres(regel.id, f"werkvoorraad:wacht_{soort}"), adres(regel.id, klaar) if klaar else ""


def _bijmerk(regel: Regel, blik: Blik) -> str:
    merken = []
    if regel.wacht:
        dag = datums.kort(regel.wacht[1], blik.op)
        merken.append(_("wacht op %(wie)s tot %(dag)s") % {"wie": regel.wacht[0], "dag": dag})
    if regel.contact and regel.contact_id != (blik.eigenaar or blik.wie.gebruiker_id):
        merken.append(_("lijst van %(naam)s") % {"naam": regel.contact})
    return " · ".join(merken)


def _laat_merk(regel: Regel, laat: Laat) -> str:
    """Came late from the chain: nobody's blame."""
    if regel.rij is None or regel.rij.start is None or not (gevonden := laat.get((regel.dossier_id, regel.rij.start))):
        return ""
    bron, dagen = gevonden
    later = _("1 dag later") if dagen == 1 else _("%(n)s dagen later") % {"n": dagen}
    return _("%(bericht)s kwam %(later)s") % {"bericht": _BRONNEN[bron], "later": later}


def _ook(regel: Regel, blik: Blik) -> str:
    """Another line of the same dossier, short: what, and by when."""
    if regel.rij is not None:
        wat = wet.korte_reden(regel.rij, blik.op).zin
    else:
        wat = str(woorden_van(regel, blik.op, blik.acties)["wat"])
    return f"{wat}, {datums.kort(regel.dag, blik.op)}" if regel.dag else wat


def _termijnwoorden(regel: Regel, op: date) -> dict[str, Any]:
    assert regel.rij is not None
    reden = wet.korte_reden(regel.rij, op)
    eigen = reden.artikel == EIGEN_BELEID
    handeling, knop = reden.handeling, str(reden.knop)
    if handeling == "open_intake" and regel.rij.code == "T12" and regel.stap in NAAR_HET_PIP:
        handeling, naam = NAAR_HET_PIP[regel.stap]
        knop = str(naam)
    return {
        "wat": reden.zin,
        "voor_bron": reden.telling,
        "bron": f"{EIGEN_BELEID} · {_('geen wettelijke termijn')}" if eigen else reden.artikel,
        "bron_url": adres(regel.dossier_id, "dossiers:termijnen"),
        "uitleg": reden.waarom,
        "dag": regel.dag,
        "nog": "" if regel.dag else _("geen datum"),
        "knop": knop,
        "actie_url": actie_adres(handeling, regel.dossier_id),
    }


def _bekendmakingswoorden(regel: Regel, op: date) -> dict[str, Any]:
    assert regel.dag is not None
    handeling, knop = NAAR_HET_PIP["vastgesteld"]
    return {
        "wat": _("PIP vastgesteld, nog niet bekendgemaakt"),
        "voor_bron": _("Op de dag van de dagtekening"),
        "bron": _BEKENDMAKING,
        "bron_url": adres(regel.dossier_id, "dossiers:termijnen"),
        "uitleg": _(
            "Het PIP is van %(dag)s. Het werkt pas als het is bekendgemaakt. De drie jaar loopt al sinds de dag na de dagtekening."
        )
        % {"dag": datums.voluit(regel.dag)},
        "dag": regel.dag,
        "nog": dagen_open((op - regel.dag).days),
        "knop": str(knop),
        "actie_url": actie_adres(handeling, regel.dossier_id),
    }


def _herinneringswoorden(regel: Regel, op: date) -> dict[str, Any]:
    assert regel.dag is not None
    bellen = regel.soort == "terugbellen"
    zin = {"terugbellen": _("Terugbellen"), "wacht_op": _("Wacht op %(wie)s") % {"wie": regel.wie}}.get(
        regel.soort, _("Hier kwam u op terug")
    )
    sinds = datums.voluit(regel.sinds) if regel.sinds else ""
    return {
        "wat": f"{zin}: {regel.wie}" if regel.wie and regel.soort != "wacht_op" else zin,
        "voor_bron": _("Gezet op %(dag)s") % {"dag": datums.kort(regel.sinds, op)} if regel.sinds else "",
        "bron": _("geen wettelijke termijn"),
        "bron_url": "",
        "uitleg": _("Op %(sinds)s is hier een herinnering gezet voor %(dag)s.")
        % {"sinds": sinds, "dag": datums.voluit(regel.dag)},
        "dag": max(regel.dag, op),
        "nog": dagen_open((op - regel.dag).days),
        "knop": _("Bel nu") if bellen else _("Open dossier"),
        "icoon": "phone" if bellen else "",
        "actie_url": notitie_adres(regel.dossier_id, "gesproken")
        if bellen
        else adres(regel.dossier_id, "dossiers:dossier"),
    }


FASEWOORD: Final = {
    Fase.NIEUW: "nieuw",
    Fase.INTAKE: "intake",
    Fase.PIP: "PIP",
    Fase.TRAJECT: "traject",
    Fase.ONDERSTEUNING: "ondersteuning",
    Fase.NAZORG: "nazorg",
}


def _waar(regel: Regel) -> str:
    """The route once it is chosen, else the phase."""
    return _waar_in(regel.leerroute, regel.fase, get_language())


@lru_cache(maxsize=256)
def _waar_in(leerroute: str, fase: str, _taal: str | None) -> str:
    return str(LEERROUTES.get(leerroute) or FASEWOORD.get(Fase(fase), fase))


def taakrijen(taken: Iterable[Taak], op: date, acties: Mapping[UUID, str]) -> list[Werkrij]:
    """Rows of work without an owner."""
    return [
        Werkrij(
            stand="nog_niet" if taak.op is None or taak.op >= op else "dringend", naam=taak.naam, bij=taak.nummer,
            wat=taak.tekst if taak.actie_id is None else acties.get(taak.actie_id) or taak.tekst,
            bron=taak.basis, dag=taak.op, nog="" if taak.op else _("geen datum"), knop=taak.knop, actie_url=taak.url,
            url=adres(taak.dossier_id, "dossiers:dossier"), kies_waarde=str(taak.dossier_id), gekozen=nummer == 0,
            notitie_url=notitie_adres(taak.dossier_id),
        )
        for nummer, taak in enumerate(taken)
    ]  # fmt: skip


def tijd_van(moment: datetime) -> str:
    """`10.00`, with a leading zero so that a column lines up."""
    tekst = datums.tijd(moment)
    return tekst if len(tekst) == 5 else f"0{tekst}"
