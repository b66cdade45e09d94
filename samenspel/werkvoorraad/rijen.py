"""From line to row: only the sixty that are shown get their words. Addresses are made once per page, not per row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

import wet
from samenspel.dossiers.models import Fase, Gebeurtenis
from samenspel.dossiers.schil import LEERROUTES
from samenspel.huisstijl import datums
from samenspel.huisstijl.gegevens import Werkrij
from samenspel.kern.identiteit import Aanwezige
from samenspel.werkvoorraad.bronnen import Taak
from samenspel.werkvoorraad.regels import Regel
from wet.reden import EIGEN_BELEID

_LEEG: Final = UUID(int=0)
_HANDELINGEN: Final[dict[str, tuple[str, ...]]] = {
    "open_intake": ("intake:intake",),
    "plan_welkomgesprek": ("intake:intake",),
    "pas_pip_aan": ("plan:pip",),
    "bekijk_pip": ("plan:pip",),
    "weeg_leerroutes_af": ("plan:afweging",),
    "leg_aanbod_vast": ("dossiers:feit", "aanbod_gedaan"),
    "leg_begeleiding_vast": ("dossiers:feit", "mb_gestart"),
    "leg_start_taalschakeltraject_vast": ("dossiers:feit", "taalschakeltraject_start"),
    "neem_besluit_ontzorgen": ("dossiers:feit", "beoordeling_ontzorgen"),
    "beoordeel_ontzorgen": ("dossiers:feit", "beoordeling_ontzorgen"),
    "leg_meedoen_vast": ("dossiers:feit", "uren"),
    "boek_uren": ("dossiers:feit", "uren"),
    "plan_gesprek": ("dossiers:gesprekken",),
    "plan_overdracht": ("dossiers:gesprekken",),
    "plan_eindgesprek": ("dossiers:gesprekken",),
    "plan_eindgesprek_map": ("dossiers:gesprekken",),
    "plan_ondertekening": ("dossiers:gesprekken",),
}
_BRONNEN: Final = {"duo": "DUO-bericht", "coa": "COA-bericht", "brp": "BRP-bericht"}


@cache
def _vorm(naam: str, *rest: str) -> tuple[str, str]:
    """What stands before and after the id in the address; the dossier itself while an app has no such screen yet."""
    try:
        adres = reverse(naam, args=[_LEEG, *rest])
    except NoReverseMatch:
        adres = reverse("dossiers:dossier", args=[_LEEG])
    voor, na = adres.split(str(_LEEG))
    return voor, na


def adres(id_: UUID, naam: str, *rest: str) -> str:
    """As `reverse` with one id, at the price of a concatenation."""
    voor, na = _vorm(naam, *rest)
    return f"{voor}{id_}{na}"


def actie_adres(handeling: str, dossier_id: UUID) -> str:
    """Where the next act is done."""
    if handeling == "herinner_aan_oproep":
        return notitie_adres(dossier_id, "gestuurd")
    return adres(dossier_id, *_HANDELINGEN.get(handeling, ("dossiers:dossier",)))


def notitie_adres(dossier_id: UUID, soort: str = "") -> str:
    """The quick note about this person."""
    rest = f"&soort={soort}" if soort else ""
    return f"{reverse('werkvoorraad:notitie')}?dossier={dossier_id}{rest}"


def late_berichten(regels: Iterable[Regel], wie: Aanwezige) -> dict[tuple[UUID, date], tuple[str, int]]:
    """(dossier, day) -> (source, days late) for facts that the chain sent after the day itself. One statement."""
    ids = {regel.dossier_id for regel in regels if regel.rij is not None}
    if not ids:
        return {}
    feiten = Gebeurtenis.objects.zichtbaar_voor(wie).filter(dossier_id__in=ids, bron__in=_BRONNEN)
    laat: dict[tuple[UUID, date], tuple[str, int]] = {}
    for dossier_id, op, vastgelegd_op, bron in feiten.values_list("dossier_id", "op", "vastgelegd_op", "bron"):
        if (dagen := (localdate(vastgelegd_op) - op).days) > 0:
            laat[dossier_id, op] = max(laat.get((dossier_id, op), ("", 0)), (bron, dagen), key=lambda paar: paar[1])
    return laat


def maak_rijen(
    regels: Iterable[Regel],
    *,
    wie: Aanwezige,
    op: date,
    laat: dict[tuple[UUID, date], tuple[str, int]],
    mag_plannen: bool,
    kies: UUID | None,
) -> list[Werkrij]:
    """The rows of one page; `kies` is the chosen one."""
    notitie = f"{reverse('werkvoorraad:notitie')}?dossier="
    return [_rij(r, wie, op, laat, notitie, mag_plannen=mag_plannen, gekozen=r.id == kies) for r in regels]


def _rij(
    regel: Regel,
    wie: Aanwezige,
    op: date,
    laat: dict[tuple[UUID, date], tuple[str, int]],
    notitie: str,
    *,
    mag_plannen: bool,
    gekozen: bool,
) -> Werkrij:
    woorden = _termijnwoorden(regel, op) if regel.rij is not None else _herinneringswoorden(regel, op)
    merken = []
    if regel.rij is not None and regel.rij.start and (gevonden := laat.get((regel.dossier_id, regel.rij.start))):
        merken.append(_laat_merk(*gevonden))
    if regel.wacht:
        merken.append(
            _("wacht op %(wie)s tot %(dag)s") % {"wie": regel.wacht[0], "dag": datums.kort(regel.wacht[1], op)}
        )
    if regel.contact_id != wie.gebruiker_id and regel.contact:
        merken.append(_("lijst van %(naam)s") % {"naam": regel.contact})
    soort = "termijn" if regel.rij is not None else "herinnering"
    beleid = woorden["bron"].startswith(EIGEN_BELEID)
    klaar = "werkvoorraad:klaar" if regel.rij is None else "werkvoorraad:overslaan" if beleid else ""
    return Werkrij(
        stand=regel.stand, naam=regel.naam, bij=f"{regel.nummer} · {_waar(regel)}", url=adres(regel.dossier_id, "dossiers:dossier"),
        notitie_url=f"{notitie}{regel.dossier_id}", bel_url=f"{notitie}{regel.dossier_id}&soort=gesproken",
        wacht_url=adres(regel.id, f"werkvoorraad:wacht_{soort}") if mag_plannen else "",
        klaar_url=adres(regel.id, klaar) if klaar and mag_plannen else "", merk=" · ".join(merken), gekozen=gekozen,
        kies_waarde=str(regel.dossier_id), **woorden,
    )  # fmt: skip


def _termijnwoorden(regel: Regel, op: date) -> dict[str, Any]:
    assert regel.rij is not None
    reden = wet.korte_reden(regel.rij, op)
    eigen = reden.artikel == EIGEN_BELEID
    return {
        "wat": reden.zin,
        "voor_bron": reden.telling,
        "bron": f"{EIGEN_BELEID} · {_('geen wettelijke termijn')}" if eigen else reden.artikel,
        "bron_url": adres(regel.dossier_id, "dossiers:termijnen"),
        "uitleg": reden.waarom,
        "dag": regel.dag,
        "nog": "" if regel.dag else _("geen datum"),
        "knop": reden.knop,
        "actie_url": actie_adres(reden.handeling, regel.dossier_id),
    }


def _herinneringswoorden(regel: Regel, op: date) -> dict[str, Any]:
    assert regel.dag is not None
    bellen = regel.soort == "terugbellen"
    zin = {"terugbellen": _("Terugbellen"), "wacht_op": _("Wacht op %(wie)s") % {"wie": regel.wie}}.get(
        regel.soort, _("Hier kwam u op terug")
    )
    open_dagen = (op - regel.dag).days
    sinds = datums.voluit(regel.sinds) if regel.sinds else ""
    return {
        "wat": f"{zin}: {regel.wie}" if regel.wie and regel.soort != "wacht_op" else zin,
        "voor_bron": _("Gezet op %(dag)s") % {"dag": datums.kort(regel.sinds, op)} if regel.sinds else "",
        "bron": _("geen wettelijke termijn"),
        "bron_url": "",
        "uitleg": _("Op %(sinds)s is hier een herinnering gezet voor %(dag)s.")
        % {"sinds": sinds, "dag": datums.voluit(regel.dag)},
        "dag": max(regel.dag, op),
        "nog": ""
        if open_dagen <= 0
        else _("1 dag open")
        if open_dagen == 1
        else _("%(n)s dagen open") % {"n": open_dagen},
        "knop": _("Bel nu") if bellen else _("Open dossier"),
        "icoon": "phone" if bellen else "",
        "actie_url": notitie_adres(regel.dossier_id, "gesproken")
        if bellen
        else adres(regel.dossier_id, "dossiers:dossier"),
    }


def _laat_merk(bron: str, dagen: int) -> str:
    later = _("1 dag later") if dagen == 1 else _("%(n)s dagen later") % {"n": dagen}
    return _("%(bericht)s kwam %(later)s") % {"bericht": _BRONNEN[bron], "later": later}


_FASEWOORD: Final = {
    Fase.NIEUW: "nieuw",
    Fase.INTAKE: "intake",
    Fase.PIP: "PIP",
    Fase.ONDERSTEUNING: "ondersteuning",
    Fase.NAZORG: "nazorg",
}


def _waar(regel: Regel) -> str:
    """The route once it is chosen, else the phase."""
    return str(LEERROUTES.get(regel.leerroute) or _FASEWOORD.get(Fase(regel.fase), regel.fase))


def taakrijen(taken: Iterable[Taak], op: date) -> list[Werkrij]:
    """Rows of work without an owner."""
    return [
        Werkrij(
            stand="nog_niet" if taak.op is None or taak.op >= op else "dringend", naam=taak.naam, bij=taak.nummer, wat=taak.tekst,
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
