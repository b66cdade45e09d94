"""The draft of a report to the Autoriteit Persoonsgegevens (AVG 33 lid 3): what the house knows, in the order in which the AP asks; the rest is marked.

The order follows the subjects of the AP's form (the report, the organisation, the breach, the data and the people, protection, consequences, telling
people, measures, abroad) in words of our own. `onzeker`: the form itself changes now and then; a person fills it in there, Samenspel sends nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from samenspel.datalek.models import Bron, Datalek, Datalekbesluit
from samenspel.datalek.stand import uiterlijk
from samenspel.huisstijl.datums import voluit
from samenspel.huisstijl.pdf.stuk import Stuk, alinea, kop, tabel
from samenspel.huisstijl.pdf.tekst import OnzetbareTekens, schoon_geheel
from samenspel.huisstijl.pdf.zetten import zet
from samenspel.kern.klok import dag_van
from samenspel.kern.oordeel import Weigering
from samenspel.toegang.categorieen import NAMEN

INVULLEN: Final = "[in te vullen]"
_BIJZONDER: Final = {"C11", "C12", "C14"}
_NIET_GEZIEN: Final = f"Niet gezien in het logboek. {INVULLEN}"
_ONLEESBAAR: Final = {Bron.RESERVEKOPIE}
_S = Datalekbesluit.Soort
_APART: Final = {
    "C14": "wat apart wordt bewaard (veiligheid)",
    "C19": "wie keek, en waarop iemand ja zei",
    "C20": "inloggen en beheer",
}


@dataclass(frozen=True, slots=True)
class Deel:
    """One subject with its questions and what is known; `INVULLEN` where a person must."""

    titel: str
    vragen: tuple[tuple[str, str], ...]


def naam_van(code: str) -> str:
    """The name of a category on paper, also of those that are shared with nobody."""
    return str(NAMEN.get(code, _APART.get(code, code)))


def melding(zaak: Datalek, besluiten: Iterable[Datalekbesluit]) -> tuple[Deel, ...]:
    """Every subject, in order. Of people only numbers."""
    lijst, t = list(besluiten), zaak.telling
    return (_over_de_melding(zaak, lijst), _organisatie(zaak), _wat(zaak), _wie(t), _beveiliging(zaak), _gevolgen(t), _vertellen(t, lijst),
            Deel("Wat u doet", (("Wat deed de gemeente om het te stoppen?", INVULLEN), ("Wat verandert er, zodat het niet nog eens gebeurt?", INVULLEN))),
            Deel("Buiten Nederland", (("Gaat het ook om mensen in andere landen van de EU?", INVULLEN), ("Is er ook een andere toezichthouder ingelicht?", INVULLEN))))  # fmt: skip


def _moment(moment: datetime) -> str:
    from django.utils.timezone import localtime

    return f"{voluit(dag_van(moment))}, {localtime(moment):%H.%M} uur"


def _over_de_melding(zaak: Datalek, besluiten: list[Datalekbesluit]) -> Deel:
    eerder = [b for b in besluiten if b.soort == _S.AP_GEMELD]
    return Deel("Over deze melding", (
        ("Is dit een eerste melding of een vervolg?", f"vervolg op: {eerder[-1].motivering}" if eerder else "eerste melding"),
        ("Wanneer wist u van het datalek?", _moment(zaak.ontdekt_op)),
        ("Uiterlijk te melden", f"{_moment(uiterlijk(zaak))} (72 uur, AVG 33 lid 1)"),
        ("Meldt u later? Waarom?", INVULLEN),
    ))  # fmt: skip


def _organisatie(zaak: Datalek) -> Deel:
    return Deel("Wie meldt", (
        ("Organisatie", f"college van burgemeester en wethouders van {zaak.gemeente.naam}"),
        ("KvK-nummer en adres", INVULLEN),
        ("Functionaris gegevensbescherming: naam, telefoon, e-mail", INVULLEN),
        ("Is er een andere organisatie bij betrokken?", INVULLEN if zaak.bron != Bron.ORGANISATIE else f"ja: {INVULLEN}"),
    ))  # fmt: skip


def _wat(zaak: Datalek) -> Deel:
    return Deel("Wat er gebeurde", (
        ("Samenvatting", zaak.omschrijving),
        ("Waar begon het?", zaak.get_bron_display()),
        ("Wat gebeurde er met de gegevens?", zaak.get_aard_display()),
        ("Wanneer?", f"tussen {_moment(zaak.vanaf)} en {_moment(zaak.tot)}"),
        ("Duurt het nog?", INVULLEN),
    ))  # fmt: skip


def _wie(t: dict[str, Any]) -> Deel:
    codes = t["categorieen"]
    soorten = "; ".join(f"{naam_van(code)} (van {n})" for code, n in codes.items()) or "geen"
    bijzonder = [naam_van(code) for code in codes if code in _BIJZONDER]
    return Deel("Om wie en welke gegevens het gaat", (
        ("Van hoeveel mensen?", f"{t['mensen']} bekend{_gewist(t)}"),
        ("Wie zijn het?", "inburgeraars, van wie een deel met een asielstatus (kwetsbaar)"),
        ("Kinderen jonger dan 16", str(t["kinderen"])),
        ("Welke gegevens?", soorten),
        ("Bijzondere gegevens (AVG 9 en 10)?", ", ".join(bijzonder) or _NIET_GEZIEN + (" Mogelijk wel: in notities en stukken." if "C15" in codes else "")),
        ("Nationaal nummer (BSN)?", f"ja; {t['nummers']} keer voluit getoond" if "C02" in codes else "niet gezien"),
        ("Hoe vaak bekeken, gewijzigd, gedownload?", f"{t['bekeken']}, {t['gewijzigd']}, {t['gedownload']}; gedeeld met toestemming: {t['gedeeld']}"),
    ))  # fmt: skip


def _gewist(t: dict[str, Any]) -> str:
    return f"; daarnaast {t['gewist']} vermeldingen van wie intussen gewist is" if t["gewist"] else ""


def _beveiliging(zaak: Datalek) -> Deel:
    dicht = (
        "BSN, V-nummer, brieven en documenten zijn versleuteld met een sleutel die niet in de kopie staat. Andere gegevens zijn in de kopie te lezen, tenzij de kopie zelf versleuteld is: "
        if zaak.bron in _ONLEESBAAR
        else "nee: wie inlogt ziet gegevens leesbaar. "
    )
    return Deel("Bescherming vooraf", (("Waren de gegevens onleesbaar voor wie ze kreeg?", f"{dicht}{INVULLEN}"),))


def _gevolgen(t: dict[str, Any]) -> Deel:
    let_op = [
        f"{t['geheim']} mensen hebben een geheim adres of nummer" if t["geheim"] else "",
        f"van {t['kluis']} mensen is er iets dat apart wordt bewaard voor de veiligheid" if t["kluis"] else "",
        "identiteitsfraude (naam en geboortedatum, BSN)" if "C02" in t["categorieen"] else "",
    ]
    return Deel("Gevolgen", (
        ("Wat valt op?", "; ".join(zin for zin in let_op if zin) or "niets dat Samenspel kan zien"),
        ("Welke gevolgen kan het hebben, en hoe ernstig?", INVULLEN),
    ))  # fmt: skip


def _vertellen(t: dict[str, Any], besluiten: list[Datalekbesluit]) -> Deel:
    over = [b for b in besluiten if b.soort in {_S.VERTELLEN, _S.NIET_VERTELLEN, _S.VERTELD}]
    talen = ", ".join(f"{taal or 'taal niet bekend'} ({n})" for taal, n in t["talen"].items())
    return Deel("De mensen zelf", (
        ("Vertelt u het hun (AVG 34)? Waarom wel of niet?", "; ".join(f"{b.get_soort_display()}: {b.motivering}" for b in over) or INVULLEN),
        ("In welke talen?", talen or "niemand"),
        ("Wat vertelt u, en hoe?", "brief in eenvoudige taal; wie geen van de talen van de brief leest, wordt gebeld met een tolk. " + INVULLEN),
    ))  # fmt: skip


def melding_pdf(zaak: Datalek, besluiten: Iterable[Datalekbesluit], *, op: datetime) -> bytes:
    """The draft on paper. Refuses letters that no font can draw."""
    gemeente = f"Gemeente {zaak.gemeente.naam}"
    try:
        delen = schoon_geheel(melding(zaak, besluiten))
    except OnzetbareTekens as fout:
        raise Weigering(str(fout)) from fout
    blokken = [blok for deel in delen for blok in (kop(deel.titel), tabel(("Vraag", "Antwoord"), deel.vragen, (2, 3)))]
    stuk = Stuk(
        titel="Concept van een melding van een datalek", afzender=gemeente, onderwerp="Concept van een melding van een datalek",
        voettekst=f"{gemeente} · vertrouwelijk", adres=(), briefhoofd=(), kenmerken=(("Datum", voluit(dag_van(op))),),
        blokken=(*alinea("Dit is een concept. Een mens kijkt het na, vult aan, en meldt het zelf bij de Autoriteit Persoonsgegevens."), *blokken),
    )  # fmt: skip
    return zet(stuk, gemaakt_op=op.replace(microsecond=0))
