"""The decision as one frozen whole: everything that was decided, in the words of that day (domein.md 4.1 and 4.3).

The letter, the page of a version and the comparison with the living plan read this, never the tables behind it. So
a later sentence, policy value, name or address does not alter what was decided.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any, Final

import wet
from samenspel.dossiers.afzender import afzender_van, geadresseerde_van, rolnaam
from samenspel.dossiers.beeld import beeld_van
from samenspel.dossiers.eigen_regels import EIGEN_REGELS
from samenspel.dossiers.elders import kwam_met_pip
from samenspel.dossiers.models import Dossier
from samenspel.huisstijl.datums import voluit
from samenspel.huisstijl.gegevens import Feit
from samenspel.kern.identiteit import Aanwezige
from samenspel.plan.bevoegdheden import mandaat_van
from samenspel.plan.domeinen import DOMEIN, bij_de_gemeente
from samenspel.plan.handelingen.wegen import VRAGEN
from samenspel.plan.leefplan import Doelbeeld, leefplan_van
from samenspel.plan.meegekomen import meegekomen
from samenspel.plan.models import Actie, Afweging, Pip
from samenspel.plan.models.pip import Leerroute
from samenspel.plan.stand import Versie, is_afgeschaald, weging_gaat_mee
from samenspel.plan.standaardzinnen import zinnen
from samenspel.plan.vooraf import intake_als_bron
from samenspel.plan.weging import Bekend, bekend_over, kernfeiten
from samenspel.toegang.matrix import recht, rechten
from samenspel.toegang.models import Aanstelling

ROUTENAMEN = {"B1": "B1-route", "ONDERWIJS": "onderwijsroute", "Z": "Z-route"}
TERMIJNEN = ("T17", "T18", "T19", "T24", "T26", "T27", "T28", "T29")
NIET_BEKEND = frozenset({"Nog niet gevraagd", "Nog geen uitslag", "Niet bekend"})
_OORDEEL = {
    Afweging.Oordeel.PAST: "De {route} past bij u.",
    Afweging.Oordeel.PAST_NIET: "De {route} past niet bij u.",
    Afweging.Oordeel.LATER: "De {route} past misschien later bij u.",
}
_GEKOZEN = "De {route} past het best bij u."


def leg_inhoud_bijeen(
    versie: Versie, *, door: Aanwezige, eerder: wet.Feiten, feiten: wet.Feiten, beleid: wet.Beleid, nu: datetime
) -> dict[str, Any]:
    """The whole decision as JSON. `feiten` already hold the facts that the decision makes; `eerder` is what stood before it."""
    pip = versie.pip
    op = pip.dagtekening
    assert op is not None  # the act has set it
    dossier = pip.hoofddossier
    bekend = bekend_over(dossier, door, op, beeld_van(dossier, wie=door, op=op))
    return {
        "vorm": 1,
        "versie": pip.versie,
        "dossiernummer": dossier.nummer,
        "dagtekening": op.isoformat(),
        "vastgesteld_op": nu.isoformat(),
        "doelgroep": {"code": dossier.doelgroep_nu, "naam": str(dossier.get_doelgroep_nu_display())},
        "leerroute": {"code": pip.leerroute, "naam": ROUTENAMEN[pip.leerroute]},
        "afzender": _afzender(bekend, beleid, op),
        "geadresseerde": _geadresseerde(bekend),
        "ondertekening": _ondertekening(door, beleid, op),
        "wegingen": _wegingen(versie, gaat_mee=(gaat_mee := weging_gaat_mee(versie, eerder))),
        "leerroute_gaat_mee": gaat_mee,
        "beoordelingen": _beoordelingen(versie),
        "gepasseerd": _gepasseerd(bekend, pip),
        "intake": (intake := intake_als_bron(bekend.beeld, door)),
        "bronnen": [*_bronnen(bekend, intake["toets"]), *intake.pop("bronnen")],
        "bespreking": _bespreking(pip),
        "inhoud": _inhoud(versie, feiten),
        "wijziging": _wijziging(pip, eerder),
        "van_elders": _van_elders(pip, eerder),
        "doelen": _doelen(dossier, door, beleid, op),
        "termijnen": termijnen_van_het_besluit(feiten, beleid, op),
        "termijn_sinds_elders": loopt_sinds_elders(feiten, beleid, op),
    }


def _afzender(bekend: Bekend, beleid: wet.Beleid, op: date) -> dict[str, Any]:
    """As JSON: days as text, lines as a list."""
    velden = asdict(afzender_van(bekend.beeld.dossier, beleid, op))
    weg = velden["waarneming"]
    waarneming = weg and {**weg, "vanaf": weg["vanaf"].isoformat(), "tot": weg["tot"].isoformat()}
    return {**velden, "postadres": list(velden["postadres"]), "waarneming": waarneming}


def _geadresseerde(bekend: Bekend) -> dict[str, Any]:
    velden = asdict(geadresseerde_van(bekend.beeld.kop))
    return {**velden, "adres": list(velden["adres"])}


def _ondertekening(door: Aanwezige, beleid: wet.Beleid, op: date) -> dict[str, str]:
    mandaat = mandaat_van(door, op)
    titel = (
        Aanstelling.objects.filter(pk__in=[door.aanstelling_id] if door.aanstelling_id else [])
        .values_list("titel", flat=True)
        .first()
    )
    return {
        "naam": door.naam,
        "functie": titel or rolnaam(beleid, op),
        "mandaat": mandaat.bron if mandaat else "",
    }


def _wegingen(versie: Versie, *, gaat_mee: bool) -> list[dict[str, Any]]:
    """The routes that were weighed. A route that came along was weighed elsewhere: then only what we weighed ourselves."""
    gewogen = [route for route in Leerroute.values if (a := versie.afwegingen.get(route)) and a.oordeel]
    return [_weging(versie, route) for route in (gewogen if gaat_mee else Leerroute.values)]


def _weging(versie: Versie, route: str) -> dict[str, Any]:
    afweging = versie.afwegingen.get(route)
    gekozen = versie.pip.leerroute == route
    if afweging is None or not afweging.oordeel:
        return {"leerroute": route, "naam": ROUTENAMEN[route], "gekozen": gekozen, "oordeel": "", "redenen": []}
    vorm = _GEKOZEN if gekozen else _OORDEEL[Afweging.Oordeel(afweging.oordeel)]
    teksten = [zinnen()[code].tekst for code in afweging.zinnen if code in zinnen()]
    vraag = {"ONDERWIJS": "grote_kans_op_diploma", "Z": "redelijkerwijs_niet_in_staat"}.get(route)
    beoordeling = versie.beoordelingen.get(vraag) if vraag else None
    return {
        "leerroute": route,
        "naam": ROUTENAMEN[route],
        "gekozen": gekozen,
        "oordeel": vorm.format(route=ROUTENAMEN[route]),
        "redenen": [*teksten, afweging.eigen_regel, *([beoordeling.motivering] if beoordeling else [])],
    }


def _beoordelingen(versie: Versie) -> list[dict[str, Any]]:
    """In the order in which the law asks, for rows come in the order in which they happen to lie."""
    gegeven = versie.beoordelingen
    return [
        {
            "code": code,
            "vraag": ruimte.vraag,
            "grondslag": str(ruimte.grondslag),
            "oordeel": gegeven[code].oordeel,
            "motivering": gegeven[code].motivering,
        }
        for code, ruimte in VRAGEN.items()
        if code in gegeven and gegeven[code].oordeel is not None
    ]


def _bronnen(bekend: Bekend, toets: dict[str, Any] | None) -> list[str]:
    """The facts of that day; the result of the test says who reported it."""
    eerste, *meer = kernfeiten(bekend, [c for c in ("C04", "C11") if mag_in_het_besluit(c)])
    met_bron = Feit(eerste.naam, eerste.waarde, f"{eerste.bij} · {toets['bron']}") if toets else eerste
    return [
        f"{feit.naam}: {feit.waarde}{f' ({feit.bij})' if feit.bij else ''}"
        for feit in (met_bron, *meer)
        if feit.waarde not in NIET_BEKEND
    ]


def _gepasseerd(bekend: Bekend, pip: Pip) -> list[dict[str, str]]:
    """Past which rules of our own somebody went on since the version before, who, when and why: part of the file of the decision."""
    sinds = pip.vorige.vastgesteld_op if pip.vorige else None
    return [
        {
            "regel": rij["gegevens"]["regel"],
            "naam": str(EIGEN_REGELS[rij["gegevens"]["regel"]].naam),
            "reden": rij["gegevens"]["reden"],
            "door": rij["door_naam"] or "",
            "op": rij["op"].isoformat(),
        }
        for rij in bekend.beeld.gebeurtenissen
        if rij["soort"] == "regel_gepasseerd" and (sinds is None or rij["vastgelegd_op"] > sinds)
    ]


def _bespreking(pip: Pip) -> dict[str, Any]:
    return {
        "op": pip.besproken_op.isoformat() if pip.besproken_op else None,
        "hoe": pip.get_besproken_hoe_display() if pip.besproken_hoe else "",
        "met": [str(Pip.Deelnemer(wie).label) for wie in pip.besproken_met],
        "tolk_taal": pip.tolk_taal,
        "instemming": pip.get_instemming_display() if pip.instemming else "",
        "tekst": pip.bespreking,
        "daarna_gewijzigd": pip.gewijzigd_na_bespreking,
    }


def _inhoud(versie: Versie, feiten: wet.Feiten) -> dict[str, Any]:
    """The elements of domein.md 4.1, each with its own key."""
    pip, deel = versie.pip, versie.belastbaarheid
    beperking = bool(deel and deel.beperking and pip.leerroute == "Z")
    return {
        "ondersteuning": pip.ondersteuning,
        "intensiteit_pvt": _getal(pip.intensiteit_pvt),
        "intensiteit_map": _getal(pip.intensiteit_map),
        "intensiteit_leerroute": _getal(pip.intensiteit_leerroute),
        "aantal_voortgangsgesprekken": pip.aantal_voortgangsgesprekken,
        "alfabetisering_verplicht": pip.alfabetisering_verplicht,
        "examenonderdelen_toegestaan": pip.examenonderdelen_toegestaan,
        "examenonderdelen": list(pip.examenonderdelen),
        "afgeschaald": is_afgeschaald(versie, wet.geldende(feiten)),
        "niveaus": pip.niveaus,
        "uren_vooraf_bekeken": pip.uren_vooraf_bekeken,
        "uren_vooraf": pip.uren_vooraf,
        "uren_vooraf_toelichting": pip.uren_vooraf_toelichting,
        "motivering": pip.motivering,
        "omstandigheden": pip.omstandigheden,
        "hoofddoel": pip.get_hoofddoel_display() if pip.hoofddoel else "",
        "ontwikkelwens": pip.ontwikkelwens,
        "aandachtspunten": pip.aandachtspunten,
        "jong_kind": bool(versie.gezin and versie.gezin.jong_kind),
        "vve_afspraken": versie.gezin.vve_afspraken if versie.gezin else "",
        "heeft_bijstand": bool(versie.inkomen and versie.inkomen.heeft_bijstand),
        "ontzorgbesluit": versie.inkomen.ontzorgbesluit if versie.inkomen else "",
        "pw_besluiten": versie.inkomen.pw_besluiten if versie.inkomen else "",
        "beperking": beperking,
        "urennorm_cursus": deel.urennorm_cursus if deel and beperking else None,
        "urennorm_participatie": deel.urennorm_participatie if deel and beperking else None,
    }


def _getal(waarde: Any) -> float | None:
    return None if waarde is None else float(waarde)


def _wijziging(pip: Pip, feiten: wet.Feiten) -> dict[str, Any] | None:
    """Which decision of ours this one replaces, and why: a version of Samenspel, or a PIP of ours from before it."""
    vorige = pip.vorige.dagtekening if pip.vorige else _eigen_van_voor_samenspel(feiten)
    if not pip.reden and vorige is None:
        return None
    return {
        "reden": pip.reden,
        "reden_naam": str(pip.get_reden_display()) if pip.reden else "",
        "toelichting": pip.toelichting,
        "eerdere_dagtekening": vorige.isoformat() if vorige else None,
    }


def _eigen_van_voor_samenspel(feiten: wet.Feiten) -> date | None:
    """The last PIP that stood before our first decision in Samenspel, and that nobody brought along."""
    if kwam_met_pip(feiten):
        return None
    dagen = (g.op for g in wet.geldende(feiten) if g.soort in ("pip_dagtekening", "pip_wijziging"))
    return max(dagen, default=None)


def _van_elders(pip: Pip, feiten: wet.Feiten) -> dict[str, Any] | None:
    """The PIP of another municipality that this decision adapts (Bi 5.3 lid 3); None once our own decision lies between."""
    mee = meegekomen(pip, feiten)
    if mee is None or mee.hier_verder:
        return None
    return {"dagtekening": mee.dagtekening.isoformat() if mee.dagtekening else None, "gemeente": mee.gemeente}


_BEWAREN_HET_BESLUIT: Final = frozenset({"informatiebeheerder", "svc_zgw_archief"})
"""They keep the document as a whole, whatever stands in it (Archiefwet): they read no dossier."""


def mag_in_het_besluit(categorie: str) -> bool:
    """A goal goes into the decision only when everybody who reads decisions (C17) for a dossier may read its category."""
    lezers = {rol for (rol, cat), r in rechten().items() if cat == "C17" and r.lees} - _BEWAREN_HET_BESLUIT
    return all(recht(rol, categorie).kort for rol in lezers)


def _doelen(dossier: Dossier, door: Aanwezige, beleid: wet.Beleid, op: date) -> list[dict[str, Any]]:
    plan = leefplan_van(dossier, door)
    namen = {domein.code: str(domein.naam) for domein in bij_de_gemeente(DOMEIN.values(), beleid, op)}
    return [
        _doel(doel, namen[doel.domein])
        for doel in plan.doelen
        if doel.open and doel.domein in DOMEIN and mag_in_het_besluit(DOMEIN[doel.domein].categorie)
    ]


def _doel(doel: Doelbeeld, leefdomein: str) -> dict[str, Any]:
    return {
        "leefdomein": leefdomein,
        "woorden": doel.tekst,
        "acties": [
            {
                "wat": actie.tekst,
                "wie": actie.eigenaar_naam or _nog_te_bepalen(actie.eigenaar_uiterlijk),
                "zelf": actie.eigenaar == Actie.Eigenaar.INBURGERAAR,
                "wanneer": f"uiterlijk {voluit(actie.gepland_op)}",
            }
            for actie in doel.alle_acties
            if actie.open
        ],
    }


def _nog_te_bepalen(uiterlijk: date | None) -> str:
    return f"nog te bepalen, uiterlijk {voluit(uiterlijk)}" if uiterlijk else "nog te bepalen"


def loopt_sinds_elders(feiten: wet.Feiten, beleid: wet.Beleid, op: date) -> bool:
    """The three years run since a PIP of elsewhere of which nobody here knows the day: our change cannot wait for it (Bi 5.3 lid 3)."""
    if not kwam_met_pip(feiten):
        return False
    return any(
        t.code == "T17" and t.stand == "niet_gestart" and t.start is None for t in wet.termijnen(feiten, beleid, op)
    )


def termijnen_van_het_besluit(feiten: wet.Feiten, beleid: wet.Beleid, op: date) -> list[dict[str, Any]]:
    """The terms that the decision names, as they stand with the facts that it makes."""
    return [
        {
            "code": termijn.code,
            "naam": termijn.naam,
            "uitleg": termijn.uitleg,
            "start": termijn.start.isoformat() if termijn.start else None,
            "uiterlijk": termijn.uiterlijk.isoformat() if termijn.uiterlijk else None,
            "grondslag": ", ".join(termijn.grondslag),
        }
        for termijn in wet.termijnen(feiten, beleid, op)
        if termijn.code in TERMIJNEN and termijn.start and termijn.uiterlijk and termijn.stand != "vervallen"
    ]
