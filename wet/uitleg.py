"""Explanations that a coach can read aloud: Dutch, whole sentences, dates in full."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from wet.kalender import dag_uit, rustdag, voluit
from wet.overzicht import EEUWIG
from wet.regel import Beleidsduur, Duur, Eerste, Laatste, Termijnregel, TotEindeTermijn
from wet.rij import Rij

if TYPE_CHECKING:
    from wet.termijn import Termijn

GEBEURD = {
    "koppeling_gemeente": "de koppeling aan de gemeente op {}",
    "welkomgesprek": "het welkomgesprek van {}",
    "brp_inschrijving": "de inschrijving in de gemeente op {}",
    "mb_gestart": "het begin van de begeleiding op {}",
    "recht_op_bijstand": "het begin van de bijstand op {}",
    "oproep_brede_intake": "de oproep van {}",
    "kennisgeving_inburgeringsplicht": "de kennisgeving van DUO van {}",
    "tienwekentermijn_gestart": "de dag waarop volgens DUO de tien weken begonnen, {}",
    "verhuizing": "de inschrijving in de nieuwe gemeente op {}",
    "pip_bekendgemaakt": "de bekendmaking van het PIP op {}",
    "pip_dagtekening": "het PIP van {}",
    "plicht_einde": "het einde van de inburgeringsplicht op {}",
    "route_z": "de dag waarop de Z-route begon, {}",
    "termijn": "de eerste dag van de inburgeringstermijn, {}",
}
_BASIS = {
    "T13": "verhuizing",
    "T15": "pip_bekendgemaakt",
    "T17": "pip_dagtekening",
    "T21": "route_z",
    "T37": "plicht_einde",
}
REDEN_EINDE = {
    "voldaan": "er is aan de plicht voldaan",
    "overleden": "de inburgeraar is overleden",
    "genaturaliseerd": "de inburgeraar is Nederlander geworden",
    "vertrokken": "de inburgeraar is vertrokken",
    "aow": "de inburgeraar heeft de AOW-leeftijd",
    "ingetrokken": "de plicht is ingetrokken",
    "verkeerd_regime": "de inburgeraar viel onder een andere wet",
}
_BEGINT_NOG = {
    "T01": "Begint zodra iemand aan de gemeente is gekoppeld.",
    "T02": "Begint na het welkomgesprek.",
    "T04": "Begint op de dag van inschrijving in de gemeente.",
    "T05": "Begint zodra de begeleiding begint.",
    "T06": "Begint zodra er recht op bijstand is.",
    "T07": "Begint zodra het PIP is vastgesteld.",
    "T08": "Begint met de oproep voor de brede intake.",
    "T12": "Begint met de kennisgeving van DUO, of met de inschrijving in de gemeente als die later komt.",
    "T15": "Begint zodra het PIP bekend is gemaakt.",
    "T17": "Begint op de dag na de dagtekening van het PIP.",
    "T18": "Begint met het PIP.",
    "T19": "Begint met het PIP.",
    "T37": "Begint als de inburgeringsplicht eindigt.",
}
_ALS_GEDAAN = {
    "T01": "Het welkomgesprek was op {}",
    "T02": "De vragenlijst begon op {}",
    "T04": "De begeleiding begon op {}",
    "T05": "De begeleiding stopte op {}",
    "T07": "Het ontzorgen is beoordeeld op {}",
    "T08": "De inburgeraar verscheen op {}",
    "T12": "Het PIP is van {}",
    "T13": "Het PIP is aangepast op {}",
    "T15": "Het bezwaar kwam op {}",
    "T17": "DUO meldt dat aan de plicht is voldaan op {}",
    "T18": "De cursus is aangeboden op {}",
    "T19": "Het taalschakeltraject begon op {}",
    "T21": "Het meedoen begon op {}",
    "T22": "Het laatste gesprek dat nodig was, was op {}",
    "T26": "De uren zijn gehaald op {}",
    "T27": "Het eindgesprek was op {}",
    "T28": "Het eindgesprek van de MAP was op {}",
    "T29": "De participatieverklaring is ondertekend op {}",
}


def duur_van(rij: Rij, regel: Termijnregel) -> Duur | None:
    """The length that was counted, policy value filled in; None where the end comes from elsewhere."""
    if isinstance(regel.duur, Beleidsduur):
        return Duur(int(rij.rest["duur"]), regel.duur.eenheid) if "duur" in rij.rest else None
    return regel.duur if isinstance(regel.duur, Duur) else None


def startgebeurtenis(rij: Rij, regel: Termijnregel) -> str:
    """The start event in words, with its day."""
    assert rij.start is not None
    begint: Any = regel.begint
    soort = (
        begint.soort
        if isinstance(begint, (Eerste, Laatste))
        else rij.rest.get("basis") or _BASIS.get(rij.code, "termijn")
    )
    return GEBEURD[soort].format(voluit(rij.start))


def uitleg(termijn: Termijn) -> str:
    """The whole explanation: how it is counted, what the state is and why, and what is uncertain."""
    delen = [_telling(termijn), _verschuiving(termijn.rij), _nu(termijn), _bijzonder(termijn)]
    if termijn.onzeker_omdat:
        delen.append(f"Let op: dit is niet zeker. {termijn.onzeker_omdat}")
    return " ".join(deel for deel in delen if deel)


def waarom_vervallen(rij: Rij, dag: date) -> str:
    """Why a term is no longer asked."""
    reden = rij.rest.get("reden", "")
    soort, _, wat = reden.partition(":")
    op = voluit(rij.geeindigd_op) if rij.geeindigd_op is not None else ""
    if soort == "plicht_einde":
        omdat = f": {REDEN_EINDE[wat]}" if wat else ""
        return f"Vervallen: de inburgeringsplicht eindigde op {op}{omdat}."
    if soort in ("vrijstelling", "ontheffing"):
        return f"Vervallen: DUO gaf op {op} een gehele {soort}."
    if soort == "bijstand_beeindigd":
        return f"Vervallen: de bijstand stopte op {op}."
    if soort in ("groep", "leerroute"):
        wat = "doelgroep" if soort == "groep" else "leerroute"
        return f"Vervallen: sinds {op} geldt een andere {wat}, waarvoor dit niet wordt gevraagd."
    if "vrij_tot" in rij.rest and dag <= dag_uit(rij.rest["vrij_tot"]):
        tot = dag_uit(rij.rest["vrij_tot"])
        einde = f" tot en met {voluit(tot)}" if tot != EEUWIG else ""
        return f"Vervallen zolang de tijdelijke vrijstelling duurt{einde}."
    assert rij.uiterlijk is not None
    if rij.code == "T15":
        return f"Vervallen: er kwam geen bezwaar tot en met {voluit(rij.uiterlijk)}."
    return f"Vervallen: dit kon tot en met {voluit(rij.uiterlijk)}."


def _telling(t: Termijn) -> str:
    rij, regel = t.rij, t.regel
    if rij.start is None:
        return (
            _BEGINT_NOG.get(rij.code, "Begint met de inburgeringstermijn, op de dag na de dagtekening van het PIP.")
            if not rij.geeindigd_op
            else ""
        )
    if rij.code == "T17":
        return _telling_termijn(rij, regel)
    if rij.code == "T32":
        return f"Kan vanaf {voluit(rij.start)}, 6 maanden voor het einde van de inburgeringstermijn op {_dag(rij.uiterlijk)}."
    if rij.code == "T04":
        return f"Op de dag van de inschrijving in de gemeente: {voluit(rij.start)}."
    if rij.code == "T08":
        wanneer = f"verschijnen op {_dag(rij.uiterlijk)}" if rij.uiterlijk else "zonder dag om te verschijnen"
        return f"De oproep is van {voluit(rij.start)}, {wanneer}."
    if isinstance(regel.duur, TotEindeTermijn):
        return f"Binnen de inburgeringstermijn, die loopt van {voluit(rij.start)} tot en met {_dag(rij.uiterlijk)}."
    if "meteen" in rij.rest:
        return f"De inburgeringsplicht eindigde op {voluit(rij.start)}: {REDEN_EINDE[rij.rest['meteen']]}. Wis de gegevens op dezelfde dag."
    if "wacht" in rij.rest or "na_derde" in rij.rest:
        return _telling_derde(t)
    vanaf = "vanaf" if regel.telt_mee or rij.code in ("T22", "T24") else "na"
    einde = dag_uit(rij.rest["kaal"]) if "kaal" in rij.rest else rij.uiterlijk
    if "ingekort" in rij.rest:
        return f"{duur_van(rij, regel)} {vanaf} {startgebeurtenis(rij, regel)}, of eerder als de bijstand stopt. De bijstand stopt op {_dag(rij.uiterlijk)}."
    return f"{duur_van(rij, regel)} {vanaf} {startgebeurtenis(rij, regel)}; dat is {_dag(einde)}."


def _telling_termijn(rij: Rij, regel: Termijnregel) -> str:
    assert rij.start is not None
    begin = "volgens DUO" if "begin_duo" in rij.rest else "de dag na de dagtekening van het PIP"
    einde = {"duo_termijn": "volgens DUO", "termijn_verlengd": "nadat DUO de termijn verlengde"}.get(
        rij.rest.get("einde_van", ""), f"{regel.duur}"
    )
    return f"De eerste dag is {voluit(rij.start)} ({begin}), de laatste dag is {_dag(rij.uiterlijk)} ({einde})."


def _telling_derde(t: Termijn) -> str:
    rij, regel = t.rij, t.regel
    gevraagd = f"Op {_dag(dag_uit(rij.rest['gevraagd_op']))} is informatie gevraagd aan een ander"
    einde = dag_uit(rij.rest["kaal"]) if "kaal" in rij.rest else rij.uiterlijk
    if "na_derde" in rij.rest:
        return f"{gevraagd}. Die kwam op {_dag(dag_uit(rij.rest['ontvangen_op']))}; {regel.na_derde} daarna is {_dag(einde)}."
    begin = startgebeurtenis(rij, regel)
    if t.uiterlijk is not None:
        return f"{duur_van(rij, regel)} na {begin}; dat is {_dag(einde)}. {gevraagd}. Zolang die er niet is, mag het later."
    return f"{duur_van(rij, regel)} na {begin} zijn voorbij. {gevraagd}, die er nog niet is. Een laatste dag is er pas {regel.na_derde} nadat die binnenkomt."


def _verschuiving(rij: Rij) -> str:
    if "kaal" not in rij.rest or rij.uiterlijk is None:
        return ""
    kaal = dag_uit(rij.rest["kaal"])
    return f"{_dag(kaal)} is {_met_lidwoord(rustdag(kaal))}, daarom is de laatste dag {_dag(rij.uiterlijk)}."


def _met_lidwoord(naam: str) -> str:
    return f"een {naam}" if naam in ("zaterdag", "zondag") else naam


def _nu(t: Termijn) -> str:
    rij, dag, stand = t.rij, t.dag, t.stand
    if stand == "vervallen":
        return waarom_vervallen(rij, dag)
    if stand == "niet_gestart" and rij.start is not None and rij.code != "T32":
        return f"Dit begint op {voluit(rij.start)}."
    if rij.voldaan_op is not None and stand in ("gehaald", "te_laat"):
        gedaan = _ALS_GEDAAN[rij.code].format(voluit(rij.voldaan_op))
        if stand == "gehaald":
            return f"{gedaan}, op tijd."
        assert rij.uiterlijk is not None
        return f"{gedaan}, {_dagen((rij.voldaan_op - rij.uiterlijk).days)} te laat."
    if stand == "gehaald":
        return f"De periode is voorbij sinds {_dag(rij.uiterlijk)}."
    if stand == "te_laat" and rij.uiterlijk is not None:
        return f"Nog niet gedaan, {_dagen((dag - rij.uiterlijk).days)} te laat."
    return ""


def _bijzonder(t: Termijn) -> str:
    rij, rest = t.rij, t.rij.rest
    if rij.code == "T13":
        return wat_onbekend_is(rij)
    if rij.code == "T24":
        return "Van de onderwijsroute naar de B1-route kan altijd, ook later."
    if rij.code == "T22" and rij.start is not None:
        return f"Er zijn {rest.get('gedaan', 0)} van de {rest['aantal']} gesprekken geweest."
    if rij.code == "T17" and t.stand in ("loopt", "te_laat") and "einde_van" not in rest:
        return "Zodra DUO de datums geeft, gelden die."
    return ""


def wat_onbekend_is(rij: Rij) -> str:
    """What still has to be asked about the PIP that came along with a move."""
    wat = rij.rest.get("onbekend")
    return f"Van het PIP van de vorige gemeente is nog niet bekend: {wat}." if wat else ""


def _dag(dag: date | None) -> str:
    return voluit(dag) if dag is not None else "een dag die nog niet bekend is"


def _dagen(aantal: int) -> str:
    return f"{aantal} {'dag' if aantal == 1 else 'dagen'}"
