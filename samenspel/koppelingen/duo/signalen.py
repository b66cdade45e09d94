"""What DUO tells a municipality, as data: each signal, the facts it makes, and the fields it needs.

From DUO's public interface description for municipalities (June 2026). A signal that only says that something
was asked, refused or left makes no legal fact: it is kept on the timeline as a message.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as vertaal
from django.utils.translation import gettext_lazy as _

from samenspel.kern.oordeel import JA, Oordeel, Weigering, nee
from samenspel.kern.plat import plat

_ASIEL = ("ASIEL_A", "ASIEL_B")
_REGULIER = ("GEZIN", "OVERIG")
_CODE = re.compile(r"\bSS\s?-?(\d{3})\b", re.IGNORECASE)
BERICHT = "bericht_ontvangen"
ZONDER_PIP, MET_PIP = "SS120", "SS121"
VESTIGING = frozenset({ZONDER_PIP, MET_PIP})
"""Somebody comes to live here from another municipality."""
Feit = tuple[str, date, dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signaal:
    """One event of DUO. `feiten`: (kind, fields that go with it, fixed values). `opent`: may concern somebody new."""

    code: str
    naam: str | Promise
    feiten: tuple[tuple[str, tuple[str, ...], tuple[tuple[str, Any], ...]], ...] = ()
    nodig: tuple[str, ...] = ()
    opent: bool = False
    doelgroepen: tuple[str, ...] = ()


def _s(code: str, naam: str | Promise, *feiten: Any, **rest: Any) -> Signaal:
    uit = tuple(
        (feit, (), ()) if isinstance(feit, str) else (feit[0], tuple(feit[1]), tuple(feit[2].items()))
        for feit in feiten
    )
    return Signaal(code=code, naam=naam, feiten=uit, **rest)


SIGNALEN: dict[str, Signaal] = {
    signaal.code: signaal
    for signaal in (
        _s("SS101", _("is inburgeringsplichtig"), "kennisgeving_inburgeringsplicht", opent=True, nodig=("doelgroep",)),
        _s("SS128", _("is inburgeringsplichtig, bereikt binnen 6 maanden de AOW-leeftijd"), "kennisgeving_inburgeringsplicht", opent=True, nodig=("doelgroep",)),
        _s("SS139", _("de tien weken voor de leerroute zijn gestart"), "tienwekentermijn_gestart", opent=True, nodig=("doelgroep",)),
        _s("SS129", _("tijdelijke vrijstelling ingetrokken, nog geen leerroute"), ("vrijstelling", (), {"omvang": "tijdelijk", "tot": "op"})),
        _s("SS130", _("tijdelijke vrijstelling ingetrokken, leerroute bekend"), ("vrijstelling", (), {"omvang": "tijdelijk", "tot": "op"})),
        _s("SS120", _("komt hier wonen, zonder PIP van een andere gemeente"), "brp_inschrijving", opent=True, nodig=("doelgroep",)),
        _s("SS121", _("komt hier wonen, met een PIP van een andere gemeente"), ("verhuizing", (), {"met_pip": True}), opent=True, nodig=("doelgroep",)),
        _s("SS122", _("is verhuisd naar een andere gemeente")),
        _s("SS123", _("is naar het buitenland vertrokken")),
        _s("SS124", _("van asiel naar gezins- of overige migrant"), ("doelgroep_gewijzigd", ("doelgroep",), {}), nodig=("doelgroep",), doelgroepen=_REGULIER),
        _s("SS125", _("van gezins- of overige migrant naar asiel"), ("doelgroep_gewijzigd", ("doelgroep",), {}), nodig=("doelgroep",), doelgroepen=_ASIEL),
        _s("SS109", _("tijdelijke vrijstelling"), ("vrijstelling", ("tot",), {"omvang": "tijdelijk"}), nodig=("tot",)),
        _s("SS107", _("gehele vrijstelling"), ("vrijstelling", (), {"omvang": "geheel"})),
        _s("SS117", _("gedeeltelijke vrijstelling"), ("vrijstelling", ("onderdeel",), {"omvang": "gedeeltelijk"}), nodig=("onderdeel",)),
        _s("SS115", _("tijdelijke vrijstelling afgewezen")),
        _s("SS114", _("gehele vrijstelling afgewezen")),
        _s("SS116", _("gedeeltelijke vrijstelling afgewezen")),
        _s("SS108", _("gehele ontheffing"), ("ontheffing", (), {"omvang": "geheel"})),
        _s("SS119", _("gedeeltelijke ontheffing"), ("ontheffing", ("onderdeel",), {"omvang": "gedeeltelijk"}), nodig=("onderdeel",)),
        _s("SS118", _("ontheffing afgewezen")),
        _s("SS110", _("inburgeringsplicht ingetrokken"), ("plicht_einde", (), {"reden": "ingetrokken"})),
        _s("SS111", _("is overleden"), ("plicht_einde", (), {"reden": "overleden"})),
        _s("SS106", _("heeft het diploma"), ("plicht_einde", (), {"reden": "voldaan"})),
        _s("SS137", _("is aangemeld voor de leerbaarheidstoets")),
        _s("SS131", _("uitslag van de leerbaarheidstoets"), ("lbt_uitslag", ("score",), {}), nodig=("score",)),
        _s("SS102", _("de inburgeringstermijn is begonnen"), ("duo_termijn", ("begin", "einde"), {}), nodig=("begin", "einde")),
        _s("SS103", _("termijn ambtshalve verlengd"), ("termijn_verlengd", ("nieuw_einde",), {}), nodig=("nieuw_einde",)),
        _s("SS104", _("termijn op verzoek verlengd"), ("termijn_verlengd", ("nieuw_einde",), {}), nodig=("nieuw_einde",)),
        _s("SS113", _("verlenging van de termijn afgewezen")),
        _s("SS199", _("uitslag van een examen"), ("examenuitslag", ("onderdeel", "niveau", "geslaagd"), {}), nodig=("onderdeel", "geslaagd")),
    )
}  # fmt: skip

GROEPEN: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_("Inburgeringsplicht"), ("SS101", "SS128", "SS139", "SS124", "SS125", "SS110", "SS111", "SS106")),
    (_("Verhuizing"), ("SS120", "SS121", "SS122", "SS123")),
    (_("Inburgeringstermijn"), ("SS102", "SS103", "SS104", "SS113")),
    (_("Vrijstelling"), ("SS109", "SS107", "SS117", "SS129", "SS130", "SS115", "SS114", "SS116")),
    (_("Ontheffing"), ("SS108", "SS119", "SS118")),
    (_("Toets en examen"), ("SS137", "SS131", "SS199")),
)
"""Every signal by subject, for who chooses one by hand (a test compares)."""

_OP_NAAM = {plat(str(signaal.naam)): signaal for signaal in SIGNALEN.values()}
_VELDNAAM = {
    "doelgroep": _("groep"),
    "tot": _("vrijgesteld tot en met"),
    "onderdeel": _("onderdeel"),
    "score": _("punten"),
    "begin": _("begin van de termijn"),
    "einde": _("einde van de termijn"),
    "nieuw_einde": _("einde van de termijn"),
    "geslaagd": _("geslaagd"),
}


def signaal(cel: str) -> Signaal:
    """The signal of a cell: DUO's code, or its name. Raises `ValueError` with a sentence."""
    gevonden = SIGNALEN.get(f"SS{treffer[1]}") if (treffer := _CODE.search(cel)) else _OP_NAAM.get(plat(cel))
    if gevonden is None:
        raise ValueError(vertaal("“%(cel)s” is geen signaal van DUO dat Samenspel kent.") % {"cel": cel[:30]})
    return gevonden


def feiten(signaal: Signaal, *, op: date, waarden: Mapping[str, Any]) -> list[Feit]:
    """The facts of one signal: (kind, day, fields). Raises `Weigering` when a field is missing or does not belong."""
    waarden = {**waarden, "nieuw_einde": waarden.get("einde")}
    ontbreekt = [str(_VELDNAAM[naam]) for naam in signaal.nodig if waarden.get(naam) is None]
    if ontbreekt:
        raise Weigering(
            vertaal("Bij “%(signaal)s” hoort ook: %(velden)s.")
            % {"signaal": signaal.naam, "velden": ", ".join(ontbreekt)}
        )
    if signaal.doelgroepen and waarden["doelgroep"] not in signaal.doelgroepen:
        raise Weigering(vertaal("Bij “%(signaal)s” past deze groep niet.") % {"signaal": signaal.naam})
    uit = [(soort, op, _gegevens(velden, dict(vast), op, waarden)) for soort, velden, vast in signaal.feiten]
    if signaal.opent and waarden.get("datum_plicht"):
        uit.insert(0, ("plicht_start", waarden["datum_plicht"], {}))
    if signaal.code == ZONDER_PIP and waarden.get("kennisgeving"):
        uit.insert(0, ("kennisgeving_inburgeringsplicht", waarden["kennisgeving"], {}))
    if signaal.code == MET_PIP:
        if pip_gemeente := " ".join(str(waarden.get("pip_gemeente") or "").split()):
            uit = [(s, d, {**g, "pip_gemeente": pip_gemeente} if s == "verhuizing" else g) for s, d, g in uit]
        uit = _met_het_pip_van_elders(uit, op, waarden)
    if signaal.code in VESTIGING and waarden.get("begin") and waarden.get("einde"):
        uit.append(("duo_termijn", op, {"begin": waarden["begin"].isoformat(), "einde": waarden["einde"].isoformat()}))
    return uit or [(BERICHT, op, {"tekst": str(signaal.naam), "van": "DUO"})]


def _met_het_pip_van_elders(uit: list[Feit], op: date, waarden: Mapping[str, Any]) -> list[Feit]:
    """The PIP of the municipality before, on its own day. Its route goes with it; while that day is not known, with the move."""
    dag, route = waarden.get("pip_op"), {"leerroute": waarden["leerroute"]} if waarden.get("leerroute") else {}
    if dag is None:
        return [
            (soort, wanneer, {**gegevens, **(route if soort == "verhuizing" else {})})
            for soort, wanneer, gegevens in uit
        ]
    if dag > op:
        raise Weigering(
            vertaal("Het PIP van de vorige gemeente is van voor de verhuizing. Kijk of de datums verwisseld zijn."), veld="pip_op"
        )  # fmt: skip
    return [*(feit for feit in uit if feit[0] == "plicht_start"), ("pip_dagtekening", dag, {**route, "elders": True}),
            *(feit for feit in uit if feit[0] != "plicht_start")]  # fmt: skip


def _gegevens(velden: tuple[str, ...], vast: dict[str, Any], op: date, waarden: Mapping[str, Any]) -> dict[str, Any]:
    gegevens = {naam: op.isoformat() if waarde == "op" else waarde for naam, waarde in vast.items()}
    for naam in velden:
        waarde = waarden.get(naam)
        if waarde is not None:
            gegevens[naam] = waarde.isoformat() if isinstance(waarde, date) else waarde
    return gegevens


VERTREK = frozenset({"SS122", "SS123"})


def in_bereik(ons: str, waarden: Mapping[str, Any], *, bekend: bool, vertrekt: bool = False) -> Oordeel:
    """Is this person ours, as DUO counts it? `ons`: plain name of the municipality; `bekend`: a dossier is here.

    Ours is who lives here outside reception, who is coupled to us while in reception, or whose PIP is ours. A
    departure (`vertrekt`) names the new place of living, so there the dossier decides. What the file does not
    tell is not held against anybody.
    """
    woont, gekoppeld, pip = (
        plat(str(waarden.get(naam) or "")) for naam in ("woongemeente", "koppelgemeente", "pip_gemeente")
    )
    in_opvang = bool(waarden.get("in_opvang"))
    if ons in {gekoppeld, pip} or (woont == ons and not in_opvang) or (bekend and vertrekt):
        return JA
    if not (woont or gekoppeld or pip) and (bekend or not in_opvang):
        return JA
    return nee(vertaal("Deze persoon hoort bij een andere gemeente. De regel is niet bewaard."))
