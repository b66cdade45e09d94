"""Plans and decisions of the demo, through the acts of `plan`: weighed, filled in, discussed, adopted, made known."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from samenspel.demo.bouwer import Bouwer, moment
from samenspel.demo.leefplannen import leefplan_voor
from samenspel.dossiers.models import Dossier
from samenspel.huisstijl.datums import als_datum
from samenspel.intake.models import TaalMeting
from samenspel.plan.handelingen.beginnen import begin_pip
from samenspel.plan.handelingen.bespreken import bespreek_pip
from samenspel.plan.handelingen.inhoud import leg_inhoud_vast
from samenspel.plan.handelingen.steunplan import begin_steunplan, stel_steunplan_vast
from samenspel.plan.handelingen.vaststellen import maak_pip_bekend, stel_pip_vast
from samenspel.plan.handelingen.wegen import Antwoord, Routeweging, leg_afweging_vast
from samenspel.plan.handelingen.wijzigen import wijzig_pip
from samenspel.plan.models import Pip, PipGezin, PipInkomen
from samenspel.plan.weging import Bekend, bekend_over
from wet.leerroute import haalbaar
from wet.pip import VAARDIGHEDEN

_GEKOZEN = {
    "B1": Routeweging("past", "Leert snel in gesprekken en oefent thuis.", ("b1_toets_en_gesprek", "b1_afschalen_kan")),
    "ONDERWIJS": Routeweging("past", "Weet welke opleiding het wordt en bezocht een open dag.", ("onderwijs_besproken", "onderwijs_past")),
    "Z": Routeweging("past", "Leert het meest door te doen, zoals in de tuin en de keuken.", ("z_niet_binnen_termijn", "z_praktijk")),
}  # fmt: skip
_B1_NA_TWEEDE_MENING = Routeweging("past", "De school keek opnieuw en denkt dat B1 lukt.", ("b1_afschalen_kan",))
_KIEST_WERK = Routeweging("later", "Wil eerst werken. Een opleiding kan later, via de werkgever.", ("onderwijs_besproken", "onderwijs_kiest_werk"))  # fmt: skip
_MIST_DIPLOMA = Routeweging("past_niet", "Heeft een diploma nodig voor het werk van later.", ("z_niet_nodig",))
# What is said of the other two, for each route that was chosen.
_NIET: dict[str, dict[str, Routeweging]] = {
    "B1": {"ONDERWIJS": _KIEST_WERK, "Z": _MIST_DIPLOMA},
    "ONDERWIJS": {
        "B1": Routeweging("past", "B1 lukt ook, maar de opleiding vraagt om het taalschakeltraject.", ("b1_toets_en_gesprek",)),
        "Z": _MIST_DIPLOMA,
    },
    "Z": {
        "B1": Routeweging("past_niet", "Lezen en schrijven kosten nu nog te veel tijd.", ("b1_niet_haalbaar",)),
        "ONDERWIJS": _KIEST_WERK,
    },
}  # fmt: skip
_OP_WEG_NAAR_Z = Antwoord(True, "Zo blijkt uit de toets en uit de lessen op het azc.")
_KAN_HET_EXAMEN = Antwoord(False, "Zo blijkt uit de toets en uit de lessen op het azc.")
_KAN_HET_VOLGENS_DE_SCHOOL = Antwoord(False, "De toets zei van niet. De school zag in de lessen dat het wel lukt.")
_INHOUD: dict[str, Any] = {
    "ondersteuning": "Maatschappelijke begeleiding in het eerste jaar.\nEen taalmaatje via het welzijnswerk.",
    "intensiteit_pvt": Decimal(2),
    "intensiteit_map": Decimal("1.5"),
    "aantal_voortgangsgesprekken": 4,
    "uren_vooraf_bekeken": True,
    "ontwikkelwens": "Werken in een team, en zelf de post kunnen lezen.",
    "aandachtspunten": "Lessen in de ochtend.\nEen vaste contactpersoon.",
}
_MET_KINDEREN = {
    "omstandigheden": "De lestijden passen bij de opvang van de kinderen en bij wat iemand op een dag aankan.",
    "motivering": "De lesuren passen bij de zorg voor het gezin en bij het werk dat iemand wil.",
}
_ZONDER_KINDEREN = {
    "omstandigheden": "De lestijden passen bij wat iemand op een dag aankan.",
    "motivering": "De lesuren passen bij wat iemand aankan en bij het werk dat iemand wil.",
}
_EXAMENS_IN_Z = {"examenonderdelen_toegestaan": True, "examenonderdelen": ["spreken", "knm"]}
_VVE = {"vve_afspraken": "Het kind gaat vier ochtenden per week naar de voorschool."}
_ONTZORGEN = {
    "ontzorgbesluit": "De gemeente betaalt zes maanden de huur, de energie en de zorgverzekering uit de bijstand."
}
_HOOFDDOEL = {"B1": "betaald_werken", "ONDERWIJS": "studiefinanciering", "Z": "maatschappelijk_fit"}
LESUREN = {"B1": Decimal(15), "ONDERWIJS": Decimal(24), "Z": Decimal(8)}


def stel_steunplan_op(bouwer: Bouwer, dossier: Dossier, op: date) -> None:
    """A support plan (Wi2013) with goals in the newcomer's words: no decision, no term, no fine."""
    grondslag = "participatiewet" if dossier.nummer[-1] in "369" else "toestemming"
    plan = begin_steunplan(
        dossier, door=bouwer.wie, op=op, grondslag=grondslag, toestemming_op=op if grondslag == "toestemming" else None,
        vastgelegd_op=moment(op, 9),
    )  # fmt: skip
    leefplan_voor(bouwer, dossier, op)
    stel_steunplan_vast(plan, door=bouwer.wie, op=op, vastgelegd_op=moment(op, 11), verversen=False)


def begin_pip_op(bouwer: Bouwer, dossier: Dossier, op: date, leerroute: str) -> Pip:
    """A complete PIP that was discussed, in the two weeks up to that day."""
    wie = bouwer.wie
    begin, gesprek = moment(op - timedelta(days=12)), op - timedelta(days=4)
    pip = begin_pip(dossier, door=wie, nu=begin)
    bekend = bekend_over(dossier, wie, als_datum(begin))
    pip = _weeg_af(bouwer, pip, leerroute, begin, bekend)
    pip = leg_inhoud_vast(pip, _inhoud(pip, leerroute, bekend), door=wie, nu=begin)
    return bespreek_pip(
        pip,
        door=wie,
        op=gesprek,
        hoe=Pip.Vorm.OP_KANTOOR,
        instemming="eens",
        bespreking="Dit is een goed plan.",
        nu=moment(gesprek, 14),
    )


def _inhoud(pip: Pip, leerroute: str, bekend: Bekend) -> dict[str, Any]:
    """What stands in the PIP, as far as it differs: by route, household, income and reading."""
    eigen = _INHOUD | _gezin(bekend) | {"intensiteit_leerroute": LESUREN[leerroute], "hoofddoel": _HOOFDDOEL[leerroute]}
    eigen["alfabetisering_verplicht"] = any(meting.niveau == TaalMeting.Niveau.ALFA for meting in bekend.taal)
    eigen |= _EXAMENS_IN_Z if leerroute == "Z" else {}
    eigen |= _VVE if PipGezin.objects.filter(pip=pip, jong_kind=True).exists() else {}
    return eigen | (_ONTZORGEN if PipInkomen.objects.filter(pip=pip, heeft_bijstand=True).exists() else {})


def _gezin(bekend: Bekend) -> dict[str, str]:
    return _MET_KINDEREN if any(lid["relatie"] == "kind" for lid in bekend.beeld.kop.gezin) else _ZONDER_KINDEREN


def _weeg_af(bouwer: Bouwer, pip: Pip, leerroute: str, nu: datetime, bekend: Bekend) -> Pip:
    """The three routes, with reasons that fit the test; where the test says otherwise, a school was asked or it says why not."""
    toets_zegt_nee = (
        bekend.score is not None and bekend.score_op is not None and not haalbaar(bekend.score, bekend.score_op)
    )
    routes = {leerroute: _GEKOZEN[leerroute]} | _NIET[leerroute]
    niet_in_staat = _OP_WEG_NAAR_Z if leerroute == "Z" else _KAN_HET_EXAMEN
    if toets_zegt_nee and leerroute == "B1":
        routes["B1"], niet_in_staat = _B1_NA_TWEEDE_MENING, _KAN_HET_VOLGENS_DE_SCHOOL
    antwoorden = {
        "grote_kans_op_diploma": Antwoord(
            leerroute == "ONDERWIJS", "Besproken in het eindgesprek van de brede intake."
        ),
        "redelijkerwijs_niet_in_staat": niet_in_staat,
    }
    if bekend.tegenspraken:  # an old test, or a school that says otherwise
        waarom = "De lessen van het afgelopen jaar laten zien wat kan."
        antwoorden["zonder_tweede_mening"] = Antwoord(True, waarom)
    return leg_afweging_vast(
        pip, door=bouwer.wie, routes=routes, antwoorden=antwoorden, leerroute=leerroute,
        omstandigheden=_gezin(bekend)["omstandigheden"], nu=nu,
    )  # fmt: skip


def stel_pip_op(
    bouwer: Bouwer, dossier: Dossier, op: date, leerroute: str, *, bekendgemaakt: date | None = None
) -> None:
    """An adopted PIP, made known on the day itself unless said otherwise. Its letter is made when somebody opens it."""
    wie = bouwer.wie
    pip = begin_pip_op(bouwer, dossier, op, leerroute)
    pip = stel_pip_vast(pip, door=wie, dagtekening=op, nu=moment(op, 11), met_brief=False)
    bekend = bekendgemaakt or op
    maak_pip_bekend(pip, door=wie, op=bekend, hoe=Pip.Wijze.POST, nu=moment(bekend, 12))


def laat_afschalen(bouwer: Bouwer, dossier: Dossier, op: date, onderdeel: str) -> None:
    """One skill goes to A2, in a new version of the PIP (Wi 17 lid 3): judged, discussed, adopted, made known."""
    begin = moment(op - timedelta(days=9))
    pip = _begin_versie(bouwer, dossier, begin, Pip.Reden.AFSCHALEN, f"Na ruim 600 uur les blijft {onderdeel} achter.")
    niveaus = {f"niveau_{vaardigheid}": "A2" if vaardigheid == onderdeel else "B1" for vaardigheid in VAARDIGHEDEN}
    antwoorden = {vraag: Antwoord(True, "Zo schrijft de school.") for vraag in ("voldoende_inspanning", "niet_op_b1")}
    pip = leg_inhoud_vast(pip, niveaus, door=bouwer.wie, nu=begin, antwoorden=antwoorden)
    _besluit_versie(bouwer, pip, op)


def wijzig_pip_op(bouwer: Bouwer, dossier: Dossier, op: date, waarom: str, **inhoud: Any) -> None:
    """A new version in which something else changed than the route or the levels."""
    begin = moment(op - timedelta(days=9))
    pip = _begin_versie(bouwer, dossier, begin, Pip.Reden.OVERIG, waarom)
    _besluit_versie(bouwer, leg_inhoud_vast(pip, inhoud, door=bouwer.wie, nu=begin), op)


def herroep_pip_op(bouwer: Bouwer, dossier: Dossier, op: date, leerroute: str, **inhoud: Any) -> None:
    """After a well-founded objection: the routes weighed afresh, in a new version."""
    begin = moment(op - timedelta(days=9))
    pip = _begin_versie(
        bouwer, dossier, begin, Pip.Reden.HERROEPING, "Het bezwaar was gegrond: de lesuren pasten niet."
    )
    pip = _weeg_af(bouwer, pip, leerroute, begin, bekend_over(dossier, bouwer.wie, als_datum(begin)))
    _besluit_versie(bouwer, leg_inhoud_vast(pip, inhoud, door=bouwer.wie, nu=begin), op)


def _begin_versie(bouwer: Bouwer, dossier: Dossier, nu: datetime, reden: str, waarom: str) -> Pip:
    pip = Pip.objects.get(dossier=dossier, stand__in=Pip.GELDEND)
    return wijzig_pip(pip, door=bouwer.wie, reden=reden, toelichting=waarom, nu=nu)


def _besluit_versie(bouwer: Bouwer, pip: Pip, op: date) -> None:
    wie, gesprek = bouwer.wie, op - timedelta(days=4)
    pip = bespreek_pip(
        pip,
        door=wie,
        op=gesprek,
        hoe=Pip.Vorm.OP_KANTOOR,
        instemming="eens",
        bespreking="Dit helpt.",
        nu=moment(gesprek, 14),
    )
    pip = stel_pip_vast(pip, door=wie, dagtekening=op, nu=moment(op, 11), met_brief=False)
    maak_pip_bekend(pip, door=wie, op=op, hoe=Pip.Wijze.POST, nu=moment(op, 12))
