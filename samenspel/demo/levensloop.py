"""One made-up life as data: what is reported, and which facts follow. Acts and COPY make the same rows of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from samenspel.demo.toeval import Toeval, proef_bsn
from samenspel.dossiers.handelingen.openen import Aanmelding


@dataclass(frozen=True, slots=True)
class Feit:
    """One fact to record; `bron` as in `Gebeurtenis.Bron`."""

    soort: str
    op: date
    bron: str
    gegevens: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Levensloop:
    """The report of a person and the facts after it, in order."""

    op: date
    aanmelding: Aanmelding
    feiten: tuple[Feit, ...]


_GROEPEN = (("ASIEL_A", 55), ("ASIEL_B", 15), ("GEZIN", 18), ("OVERIG", 4), ("WI2013", 8))


def levensloop(toeval: Toeval, op: date, volgnummer: int) -> Levensloop:
    """The n-th made-up life before `op`: from newly coupled to three years on."""
    rnd = toeval.rnd
    taal = toeval.taal()
    geslacht = rnd.choice(("vrouw", "man"))
    groep = rnd.choices([g for g, _ in _GROEPEN], weights=[w for _, w in _GROEPEN])[0]
    sinds = rnd.randint(5, 1100)
    begin = op - timedelta(days=sinds)
    aanmelding = Aanmelding(
        naam=toeval.naam(taal, geslacht),
        doelgroep=groep,
        geboortedatum=toeval.geboortedatum(begin),
        bsn=proef_bsn(volgnummer),
        telefoon=toeval.telefoon(),
        persoon={
            "geslacht": geslacht, "talen": [taal], "land_herkomst": toeval.herkomst(taal),
            "tolk_nodig": taal not in {"Spaans", "Oekraïens"}, "tolk_taal": taal,
        },
    )  # fmt: skip
    feiten = () if groep == "WI2013" else tuple(f for f in _loop(toeval, groep, begin) if f.op <= op)
    if groep == "WI2013" and sinds > 60:
        feiten = (Feit("steunplan_vastgesteld", begin + timedelta(days=45), "hand", {}),)
    return Levensloop(begin, aanmelding, feiten)


def _loop(toeval: Toeval, groep: str, begin: date) -> list[Feit]:
    """The usual order of facts, each some days after the previous."""
    rnd = toeval.rnd
    asiel = groep in {"ASIEL_A", "ASIEL_B"}
    leerroute = rnd.choices(("B1", "Z", "ONDERWIJS"), weights=(55, 35, 10))[0]
    ingeschreven = begin + timedelta(days=rnd.randint(20, 70))
    gemeld = ingeschreven + timedelta(days=rnd.randint(1, 30))
    pip = gemeld + timedelta(days=rnd.randint(40, 75))
    feiten = [Feit("koppeling_gemeente", begin, "coa", {})] if asiel else []
    feiten += [
        Feit("brp_inschrijving", ingeschreven, "brp", {}),
        Feit("plicht_start", gemeld, "duo", {}),
        Feit("kennisgeving_inburgeringsplicht", gemeld, "duo", {}),
    ]
    if groep == "ASIEL_A" and rnd.random() < 0.7:
        feiten.append(Feit("recht_op_bijstand", ingeschreven, "hand", {}))
    feiten += [
        Feit("welkomgesprek", begin + timedelta(days=rnd.randint(15, 50)), "hand", {}),
        Feit(
            "lbt_uitslag",
            pip - timedelta(days=20),
            "duo",
            {"score": rnd.randint(16, 27) if leerroute == "Z" else rnd.randint(28, 39)},
        ),
        Feit("pip_dagtekening", pip, "hand", {"leerroute": leerroute}),
        Feit("pip_bekendgemaakt", pip, "hand", {}),
    ]
    if asiel:
        feiten.append(Feit("aanbod_gedaan", pip + timedelta(days=rnd.randint(10, 110)), "hand", {}))
    feiten += [
        Feit("voortgangsgesprek", pip + timedelta(days=rnd.randint(120, 200)), "hand", {}),
        Feit("pvt_ondertekend", pip + timedelta(days=rnd.randint(200, 500)), "hand", {}),
    ]
    return feiten
