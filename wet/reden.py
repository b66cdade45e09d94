"""What a work list says about one deadline: short, with its ground and the next act, from the row alone."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from wet.grondslag import Grondslag
from wet.kalender import dag_en_maand, voluit
from wet.rekenen import beleidsnaam
from wet.rij import Rij, laatste_dag, stand
from wet.termijn import regel_van
from wet.uitleg import duur_van, waarom_vervallen, wat_onbekend_is

EIGEN_BELEID = "Eigen beleid van de gemeente"


class Reden(NamedTuple):
    """A line of the work list. `zin`: what is open; `telling` and `artikel`: its ground; `waarom`: read aloud.

    `handeling` names the next act (`leg_aanbod_vast`), `knop` is what stands on its button.
    """

    zin: str
    telling: str
    artikel: str
    waarom: str
    handeling: str
    knop: str

    @property
    def basis(self) -> str:
        """The ground on one line: how long, and by which article."""
        return " · ".join(deel for deel in (self.telling, self.artikel) if deel)


class _Tekst(NamedTuple):
    zin: str
    norm: str
    handeling: str
    knop: str
    gevolg: str = ""
    te_laat: str = ""
    kop: str = "Binnen {duur}"


_TEKSTEN: dict[str, _Tekst] = {
    "T01": _Tekst(
        "Nog geen welkomgesprek na de koppeling van {dag}",
        "De koppeling was op {start}. Het welkomgesprek is binnen {duur}.",
        "plan_welkomgesprek",
        "Plan gesprek",
    ),
    "T02": _Tekst(
        "Vragenlijst nog niet begonnen na het welkomgesprek van {dag}",
        "Het welkomgesprek was op {start}. De vragenlijst begint binnen {duur}.",
        "open_intake",
        "Open intake",
    ),
    "T04": _Tekst(
        "Begeleiding nog niet begonnen na de inschrijving van {dag}",
        "De inschrijving was op {start}. De begeleiding begint op die dag.",
        "leg_begeleiding_vast",
        "Leg begeleiding vast",
        kop="Op de dag zelf",
    ),
    "T05": _Tekst(
        "Begeleiding loopt af",
        "De begeleiding begon op {start} en duurt hooguit {duur}.",
        "plan_overdracht",
        "Plan overdracht",
        te_laat="Begeleiding duurt langer dan afgesproken",
        kop="Hooguit {duur}",
    ),
    "T06": _Tekst(
        "Ontzorgen stopt",
        "De bijstand begon op {start}. Het ontzorgen duurt {duur}.",
        "neem_besluit_ontzorgen",
        "Neem besluit",
        "Langer kan alleen met een besluit voor deze persoon.",
        kop="Na {duur}",
    ),
    "T07": _Tekst(
        "Ontzorgen nog niet beoordeeld",
        "De beoordeling is {duur} na {start}.",
        "beoordeel_ontzorgen",
        "Beoordeel ontzorgen",
        kop="Na {duur}",
    ),
    "T08": _Tekst(
        "Opgeroepen voor de brede intake",
        "De oproep is van {start}.",
        "herinner_aan_oproep",
        "Herinner nu",
        te_laat="Niet verschenen na de oproep van {dag}",
        kop="",
    ),
    "T12": _Tekst(
        "PIP nog niet vastgesteld",
        "De termijn van {duur} begon op {start}.",
        "open_intake",
        "Open intake",
        "De inburgeringstermijn begint pas met het PIP.",
    ),
    "T13": _Tekst(
        "Het PIP van de vorige gemeente is nog niet aangepast",
        "De inschrijving in deze gemeente was op {start}. Het PIP wordt binnen {duur} aangepast.",
        "pas_pip_aan",
        "Pas PIP aan",
    ),
    "T15": _Tekst(
        "Bezwaar tegen het PIP kan nog",
        "Het PIP is bekendgemaakt op {start}. Bezwaar maken kan {duur}.",
        "bekijk_pip",
        "Bekijk PIP",
    ),
    "T17": _Tekst(
        "De inburgeringstermijn loopt af",
        "De inburgeringstermijn begon op {start}.",
        "plan_gesprek",
        "Plan gesprek",
        te_laat="De inburgeringstermijn is voorbij",
        kop="",
    ),
    "T18": _Tekst(
        "Nog geen cursus aangeboden na het PIP van {dag}",
        "Het PIP is van {start}. De gemeente biedt binnen {duur} een cursus aan.",
        "leg_aanbod_vast",
        "Leg aanbod vast",
        "Door een later aanbod kan de termijn langer worden.",
    ),
    "T19": _Tekst(
        "Taalschakeltraject nog niet begonnen na het PIP van {dag}",
        "Het PIP is van {start}. Het taalschakeltraject begint binnen {duur}.",
        "leg_start_taalschakeltraject_vast",
        "Leg start vast",
        "Door een latere start kan de termijn langer worden.",
    ),
    "T21": _Tekst(
        "Meedoen nog niet begonnen",
        "De Z-route begon op {start}. Het meedoen begint binnen {duur}.",
        "leg_meedoen_vast",
        "Leg meedoen vast",
    ),
    "T22": _Tekst(
        "Nog niet genoeg voortgangsgesprekken",
        "De termijn begon op {start}. In het eerste jaar zijn {aantal} gesprekken nodig, er waren er {gedaan}.",
        "plan_gesprek",
        "Plan gesprek",
        kop="Eerste {duur}",
    ),
    "T24": _Tekst(
        "Leerroute wisselen kan nog",
        "De termijn begon op {start}. Een andere leerroute kan de eerste {duur}.",
        "weeg_leerroutes_af",
        "Weeg routes af",
        "Van de onderwijsroute naar de B1-route kan ook later.",
        kop="Eerste {duur}",
    ),
    "T26": _Tekst(
        "Uren van de Z-route nog niet gehaald",
        "De termijn begon op {start}.",
        "boek_uren",
        "Boek uren",
        kop="Binnen de inburgeringstermijn",
    ),
    "T27": _Tekst(
        "Eindgesprek van de Z-route nog niet gevoerd",
        "De termijn begon op {start}.",
        "plan_eindgesprek",
        "Plan eindgesprek",
        kop="Binnen de inburgeringstermijn",
    ),
    "T28": _Tekst(
        "MAP nog niet afgerond",
        "De termijn begon op {start}.",
        "plan_eindgesprek_map",
        "Plan eindgesprek",
        kop="Binnen de inburgeringstermijn",
    ),
    "T29": _Tekst(
        "Participatieverklaring nog niet ondertekend",
        "De termijn begon op {start}.",
        "plan_ondertekening",
        "Plan ondertekening",
        kop="Binnen de inburgeringstermijn",
    ),
    "T32": _Tekst(
        "Mag DUO om meer tijd vragen",
        "Verlenging vragen kan vanaf {start}, tot het einde van de termijn.",
        "plan_gesprek",
        "Plan gesprek",
        kop="6 maanden vooraf",
    ),
    "T37": _Tekst(
        "Gegevens moeten worden gewist",
        "De inburgeringsplicht eindigde op {start}. De gegevens blijven daarna nog {duur}.",
        "bekijk_wissen",
        "Bekijk wissen",
        kop="Na {duur}",
    ),
}


def korte_reden(rij: Rij, dag: date) -> Reden:
    """What a work list shows for a started term on a day. Cheap: formats the row, reads no facts."""
    assert rij.start is not None
    regel, tekst = regel_van(rij, dag), _TEKSTEN[rij.code]
    duur = duur_van(rij, regel)
    velden = {
        "dag": dag_en_maand(rij.start),
        "start": voluit(rij.start),
        "duur": str(duur),
        "aantal": rij.rest.get("aantal", ""),
        "gedaan": rij.rest.get("gedaan", 0),
    }
    nu = stand(rij, dag)
    zin = tekst.te_laat if nu == "te_laat" and tekst.te_laat else tekst.zin
    if nu == "open" and "wacht" in rij.rest:
        zin = "Het PIP wacht op informatie van een ander"
    waarom = [tekst.norm.format(**velden), _einde(rij, dag, nu), tekst.gevolg, wat_onbekend_is(rij)]
    return Reden(
        zin=zin.format(**velden),
        telling=tekst.kop.format(**velden),
        artikel=EIGEN_BELEID if beleidsnaam(regel) else _artikel(regel.grondslag[-1 if rij.code == "T18" else 0]),
        waarom=" ".join(deel for deel in waarom if deel),
        handeling=tekst.handeling,
        knop=tekst.knop,
    )


def _einde(rij: Rij, dag: date, nu: str) -> str:
    if nu == "vervallen":
        return waarom_vervallen(rij, dag)
    if nu == "open":
        return (
            "Een laatste dag is er pas als de informatie binnen is."
            if "wacht" in rij.rest
            else "Er is nog geen laatste dag."
        )
    uiterlijk = laatste_dag(rij, dag)
    if uiterlijk is None:
        return ""
    return f"De laatste dag {'was' if uiterlijk < dag else 'is'} {voluit(uiterlijk)}."


def _artikel(grond: Grondslag) -> str:
    """As people say it: regulation, article, paragraph; without the part."""
    return f"{grond.regeling}, artikel {grond.artikel}" + (f" lid {grond.lid}" if grond.lid else "")
