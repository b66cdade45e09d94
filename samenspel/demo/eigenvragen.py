"""Three questions that the municipality of Assen made itself: one with a follow-up, one that nobody wrote in Arabic yet."""

from __future__ import annotations

from datetime import date, timedelta

from samenspel.demo.bouwer import moment
from samenspel.demo.organisaties import Huis
from samenspel.demo.toeval import werkdag
from samenspel.intake.eigenvraag_keuren import Keuzetekst, Vraaginhoud
from samenspel.intake.handelingen.eigenvragen import kijk_teksten_na, stel_eigen_vraag_op, stel_eigen_vraag_vast
from samenspel.kern.identiteit import Aanwezige, identiteit

GEMEENTE = "assen"
POST, HULP_BIJ_POST, FIETSEN = "eigen_1", "eigen_2", "eigen_3"
_INHOUD = (
    Vraaginhoud(
        domein="gezin", categorie="C04", soort="ja_nee", onderdeel="wonen", kanten=("zelf", "professional"),
        tekst={
            "nl": "Krijgt u brieven die u niet begrijpt?",
            "en": "Do you get letters that you do not understand?",
            "ar": "هل تصلك رسائل لا تفهمها؟",
        },
        doorvragen=("Vraag of u de brieven mag zien.", "Ligt er post die nog dicht is?"),
    ),
    Vraaginhoud(
        domein="gezin", categorie="C04", soort="tekst", onderdeel="wonen", toon_als=((POST, "ja"),),
        tekst={
            "nl": "Wie helpt u met die brieven?",
            "en": "Who helps you with those letters?",
            "ar": "من يساعدك في هذه الرسائل؟",
        },
    ),
    Vraaginhoud(
        domein="werk", categorie="C08", soort="keuze", onderdeel="vervoer",
        tekst={"nl": "Kunt u fietsen?", "en": "Can you ride a bicycle?"},
        hulp={"nl": "In Assen is er elke dinsdag fietsles.", "en": "In Assen there are cycling lessons every Tuesday."},
        keuzes=(
            Keuzetekst("", {"nl": "Ja", "en": "Yes"}),
            Keuzetekst("", {"nl": "Een beetje", "en": "A little"}),
            Keuzetekst("", {"nl": "Nee, maar ik wil het leren", "en": "No, but I want to learn it"}),
            Keuzetekst("", {"nl": "Nee", "en": "No"}),
        ),
    ),
)  # fmt: skip


def bouw_eigen_vragen(huis: Huis, op: date) -> None:
    """Drawn up, checked in Dutch and adopted by the functional manager, some months before any story."""
    beheerder = huis.gebruikers["fatma@assen.test"]
    wie = Aanwezige(
        gebruiker_id=beheerder.pk, gemeente_id=huis.gemeenten[GEMEENTE].pk, rol="functioneel_beheerder", doel="demo",
        naam=beheerder.naam,
    )  # fmt: skip
    dag = werkdag(op - timedelta(days=200))
    with identiteit(wie):
        for inhoud in _INHOUD:
            rij = stel_eigen_vraag_op(inhoud, door=wie, nu=moment(dag, 9))
            rij = kijk_teksten_na(rij, [f"{plek}.nl" for plek in rij.teksten], door=wie, nu=moment(dag, 10))
            stel_eigen_vraag_vast(rij, door=wie, nu=moment(dag, 11))
