"""What can go on request (AVG 17), and of the rest the ground that refuses: from the table of retention (`wet.bewaren`) and AVG 17 lid 3.

Every category is in one of the two. What the law keeps longer as a named set, a decision and what the municipality must be able to show stay;
of everything else single things can go, and a person decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db.models import Q

from samenspel.avg.onderdelen import (
    ALTIJD,
    NU,
    SOORTEN,
    STAAT,
    Soort,
    Woorden,
    dag_van_sleutel,
    vertel_antwoord,
    vertel_contactgegeven,
    vertel_planregel,
    vertel_zrm,
)
from samenspel.dossiers.models import Afspraak
from samenspel.huisstijl.datums import als_datum
from samenspel.intake.models import (
    AntwoordGezin,
    AntwoordInkomen,
    AntwoordPlan,
    AntwoordTaal,
    AntwoordWerk,
    DigitaleVaardigheidMeting,
    ZrmScoreGezin,
    ZrmScoreWerk,
)
from samenspel.personen.models import Contactgegeven, Gezinslid, Naam
from samenspel.plan.models import PlanregelTaal, PlanregelWerk
from samenspel.toegang.categorieen import NAMEN
from wet.bewaren import delen


@dataclass(frozen=True, slots=True)
class Weigergrond:
    """Why nothing of a category goes: what it is, the article, and what is not certain about that."""

    categorie: str
    naam: str
    grond: str
    onzeker: str = ""


def _naam(rij: Naam) -> Woorden:
    return f"Naam: {rij.get_soort_display()}", rij.naam, dag_van_sleutel(rij.pk)


def _gezinslid(rij: Gezinslid) -> Woorden:
    return f"Gezin: {rij.get_relatie_display()}", rij.naam, dag_van_sleutel(rij.pk)


def _digitaal(rij: DigitaleVaardigheidMeting) -> Woorden:
    return "Digitale vaardigheid", rij.get_telefoon_display(), rij.op


def _afspraak(rij: Afspraak) -> Woorden:
    return "Afspraak", rij.onderwerp, als_datum(rij.begin)


_NIET_KERN_NAAM, _NIET_KERN_CONTACT = ~Q(soort="officieel"), ~Q(soort="adres", tot__isnull=True)
WEG: Final[tuple[Soort, ...]] = (
    *(soort for soort in SOORTEN if soort.model is not Contactgegeven),  # of which more may go than be shared
    *(Soort(model, vertel_antwoord, NU) for model in (AntwoordGezin, AntwoordPlan, AntwoordTaal, AntwoordWerk, AntwoordInkomen)),
    *(Soort(model, vertel_zrm, STAAT) for model in (ZrmScoreGezin, ZrmScoreWerk)),
    *(Soort(model, vertel_planregel, ~Q(tekst="")) for model in (PlanregelTaal, PlanregelWerk)),
    Soort(Naam, _naam, _NIET_KERN_NAAM, altijd=_NIET_KERN_NAAM), Soort(Contactgegeven, vertel_contactgegeven, _NIET_KERN_CONTACT, altijd=_NIET_KERN_CONTACT),
    Soort(Gezinslid, _gezinslid, ALTIJD), Soort(DigitaleVaardigheidMeting, _digitaal, STAAT),
    Soort(Afspraak, _afspraak, ALTIJD),
)  # fmt: skip
"""Every kind of row that can go, with its words. Of names and addresses not what the named set of Bi 9.9 lid 2 keeps."""
WEG_OP_VERZOEK: Final = tuple(sorted({soort.model.vaste_categorie for soort in WEG}))


def weigergronden() -> tuple[Weigergrond, ...]:
    """What stays of which category, and on which ground; also of those of which something else can go."""
    tabel = delen()
    kern, besluit = tabel["kern"], tabel["besluit"]
    return (
        Weigergrond("C01", "officiële naam en geboortedatum", f"AVG 17 lid 3 onder b; {kern.grondslag}", kern.onzeker),
        Weigergrond("C02", str(NAMEN["C02"]), f"AVG 17 lid 3 onder b; {kern.grondslag}", kern.onzeker),
        Weigergrond("C03", "het adres van nu", f"AVG 17 lid 3 onder b; {kern.grondslag}", kern.onzeker),
        Weigergrond(
            "C05", "status bij DUO, termijnen, vrijstelling, ontheffing en hoe aan de plicht is voldaan",
            f"AVG 17 lid 3 onder b; {kern.grondslag}; Wet inburgering 2021, artikel 35", "Welk lid van artikel 35 dit draagt, is niet nagelezen.",
        ),
        Weigergrond("C06", "PIP, afweging en gesprekken van de brede intake", "AVG 17 lid 3 onder b; Wet inburgering 2021, artikelen 14 en 15"),
        Weigergrond("C07", "leerbaarheidstoets en second opinion", "AVG 17 lid 3 onder b; Wet inburgering 2021, artikel 14"),
        Weigergrond("C14", "wat apart wordt bewaard", "AVG 17 lid 3 onder b", "Welke wet dit vraagt, verschilt per gegeven. Vraag de functionaris gegevensbescherming."),
        Weigergrond("C17", str(NAMEN["C17"]), f"AVG 17 lid 3 onder b en e; {besluit.grondslag}", besluit.onzeker),
        Weigergrond("C18", str(NAMEN["C18"]), "geen gegeven over deze persoon"),
        Weigergrond("C19", "wie keek mee, toestemmingen en verzoeken", "AVG 17 lid 3 onder b; AVG 5 lid 2 en 7 lid 1"),
        Weigergrond("C20", "beheer", "geen gegeven over deze persoon"),
    )  # fmt: skip


def weigergronden_van(categorie: str) -> tuple[Weigergrond, ...]:
    """Of this category; of all when none was named."""
    return tuple(grond for grond in weigergronden() if categorie in {"", grond.categorie})
