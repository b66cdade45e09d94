"""On the page of partners of a dossier: what the newcomer shared with whom, and who opened the emergency door."""

from __future__ import annotations

from datetime import date
from typing import Any

from samenspel.avg.bevoegdheden import mag_toestemming_vastleggen, mag_zaak_behandelen, noodcategorieen
from samenspel.avg.delen import gedeeld_van, met_ons_gedeeld
from samenspel.avg.noodlijst import alle, regels
from samenspel.avg.zaken import alle as alle_zaken
from samenspel.avg.zaken import lopende_beperkingen
from samenspel.avg.zaken import regels as regels_van
from samenspel.dossiers.beeld import er_staat, samen
from samenspel.dossiers.bladen import Blok, meld_blok_aan
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import nu
from samenspel.toegang.matrix import CATEGORIEEN, Bereik, bereik, recht


def meld_aan() -> None:
    """Called once, from `ready`."""
    meld_blok_aan(Blok(code="gedeeld", volgorde=10, plek="partners", template="avg/blok_gedeeld.html", gegevens=_gedeeld))  # fmt: skip
    meld_blok_aan(
        Blok(code="privacy", volgorde=15, plek="partners", template="avg/blok_privacy.html", gegevens=_privacy)
    )
    meld_blok_aan(Blok(code="bewaard", volgorde=1, plek="hoofd", template="avg/blok_bewaard.html", gegevens=_bewaard))
    meld_blok_aan(Blok(code="met_u", volgorde=3, plek="hoofd", template="avg/blok_met_u.html", gegevens=_met_u))
    meld_blok_aan(Blok(code="nood", volgorde=20, plek="partners", template="avg/blok_nood.html", gegevens=_nood))


def _gedeeld(dossier: Dossier, wie: Aanwezige, op: date) -> dict[str, Any] | None:
    if not recht(wie.rol, "C19").kort:
        return None
    regels_ = gedeeld_van(samen(dossier, wie=wie), wie=wie, op=op)
    mag = bool(mag_toestemming_vastleggen(wie))
    return {"regels": regels_, "dossier": dossier, "mag": mag} if regels_ or mag else None


def _met_u(dossier: Dossier, wie: Aanwezige, op: date) -> dict[str, Any] | None:
    """For a jurist: the single things that the newcomer let them know (T)."""
    if bereik(wie.rol) is not Bereik.GEMEENTE or not any(recht(wie.rol, c).gedeeld for c in CATEGORIEEN):
        return None
    rijen = [mij for id_ in samen(dossier, wie=wie) for mij in met_ons_gedeeld(id_, wie=wie)]
    return {"delen": rijen} if rijen else None


def _privacy(dossier: Dossier, wie: Aanwezige, op: date) -> dict[str, Any] | None:
    if not recht(wie.rol, "C19").kort:
        return None
    zaken = regels_van(alle_zaken(wie).filter(dossier_id__in=samen(dossier, wie=wie)), op=op)
    mag = bool(mag_zaak_behandelen(wie))
    return {"zaken": zaken, "dossier": dossier, "mag_openen": mag} if zaken or mag else None


def _bewaard(dossier: Dossier, wie: Aanwezige, op: date) -> dict[str, Any] | None:
    """What is only stored, and what the newcomer says beside a fact that stayed as it was (AVG 16)."""
    if not recht(wie.rol, "C19").kort or bereik(wie.rol) is not Bereik.GEMEENTE:
        return None
    if not er_staat(dossier, "beperking") and not er_staat(dossier, "verklaring"):
        return None
    hier = samen(dossier, wie=wie)
    beperkingen = list(lopende_beperkingen(hier, wie=wie))
    verklaringen = [zaak for zaak in alle_zaken(wie).filter(dossier_id__in=hier) if zaak.verklaring]
    if not beperkingen and not verklaringen:
        return None
    return {
        "beperkingen": beperkingen,
        "verklaringen": verklaringen,
        "dossier": dossier,
        "mag": bool(mag_zaak_behandelen(wie)),
    }


def _nood(dossier: Dossier, wie: Aanwezige, op: date) -> dict[str, Any] | None:
    if not recht(wie.rol, "C19").kort:
        return None
    rijen = regels(alle(wie).filter(dossier_id__in=samen(dossier, wie=wie)), wie=wie, nu=nu())
    mag = bool(noodcategorieen(wie))
    return {"noden": rijen, "dossier": dossier, "mag_beginnen": mag} if rijen or mag else None
