"""Who may do what in the intake."""

from __future__ import annotations

from datetime import date

from samenspel.beleid.waarden import eist
from samenspel.dossiers.bevoegdheden import mag_passeren
from samenspel.dossiers.models import Dossier
from samenspel.intake.models import Kant
from samenspel.intake.vragenlijst import Vraag
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import JA, Oordeel, nee
from samenspel.toegang.kwalificaties import geldige_kwalificatie
from samenspel.toegang.matrix import Bereik, bereik, recht
from samenspel.toegang.models import Kwalificatie, Rol

# What a newcomer may answer alone, at home. Money and health are for a talk (and reading them on a phone asks
# for a stronger login than this issue has): docs/adr, "a newcomer answers for herself".
THUIS = frozenset({"C04", "C06", "C07", "C08", "C13"})
_KANT_VAN_ROL = {"inburgeraar": Kant.ZELF, "taalaanbieder": Kant.SCHOOL, "coa_casemanager": Kant.COA}


def kanten_van(wie: Aanwezige) -> tuple[str, ...]:
    """On whose behalf this person may write: staff for every side, another party for its own."""
    if eigen := _KANT_VAN_ROL.get(wie.rol):
        return (eigen,)
    if bereik(wie.rol) is Bereik.BETROKKEN:
        return (Kant.PROFESSIONAL,)
    return tuple(Kant.values)


def mag_vragen_maken(wie: Aanwezige) -> Oordeel:
    """Only the functional manager makes questions of the municipality; nobody changes what is shipped."""
    if wie.rol == Rol.FUNCTIONEEL_BEHEERDER:
        return JA
    return nee("Alleen een functioneel beheerder maakt vragen voor de intake. Vraag die van uw gemeente.")


def mag_in_dossier_schrijven(wie: Aanwezige, dossier: Dossier, categorie: str) -> Oordeel:
    """Open, of the own municipality, and of a category that the role may write."""
    if dossier.gemeente_id != wie.gemeente_id:
        return nee("Dit dossier hoort bij een andere gemeente.")
    if dossier.samengevoegd_in_id:
        return nee(_waar_het_verder_gaat(dossier))
    if dossier.gesloten_op:
        return nee("Dit dossier is gesloten. Heropen het eerst.")
    if wie.gebruiker_id is None:
        return nee("Dit legt een medewerker vast, niet het systeem.")
    if not recht(wie.rol, categorie).schrijf:
        return nee("Uw rol legt dit niet vast. Vraag de regievoerder van dit dossier.")
    return JA


def _waar_het_verder_gaat(dossier: Dossier) -> str:
    """Where to go with a dossier that was merged into another; without the number of one that is out of sight."""
    if "_gaat_verder_in" not in dossier.__dict__:  # a page asks it for every question
        rijen = Dossier.objects.filter(samengevoegd=dossier).values_list("nummer", flat=True)
        dossier.__dict__["_gaat_verder_in"] = rijen.first()
    verder = dossier.__dict__["_gaat_verder_in"]
    if verder is None:
        return "Dit dossier is samengevoegd met een ander dossier. Vraag een regievoerder waar het verder gaat."
    return f"Dit dossier is samengevoegd met {verder}. Ga verder in {verder}: daar staat alles van deze persoon bij elkaar."


def mag_beantwoorden(wie: Aanwezige, dossier: Dossier, vraag: Vraag, kant: str) -> Oordeel:
    """May this person write the answer of this side to this question?"""
    if kant not in vraag.kanten:
        return nee("Deze vraag heeft dit antwoord niet: kies een andere kant.")
    if kant not in kanten_van(wie):
        return nee("U legt alleen vast wat uw eigen organisatie weet.")
    if wie.rol == Rol.INBURGERAAR:
        return mag_zelf_antwoorden(wie, dossier, vraag)
    return mag_in_dossier_schrijven(wie, dossier, vraag.categorie)


def mag_zelf_antwoorden(wie: Aanwezige, dossier: Dossier, vraag: Vraag) -> Oordeel:
    """A newcomer answers on her own side of her own open dossier, and only what can be told without a talk."""
    if wie.dossier_id != dossier.pk or dossier.gemeente_id != wie.gemeente_id:
        return nee("U beantwoordt alleen vragen over uzelf.")
    if dossier.gesloten_op:
        return nee("Uw dossier is gesloten. Vraag uw contactpersoon.")
    if vraag.categorie not in THUIS:
        return nee("Over geld en gezondheid praten wij samen. Dat vult u hier niet in.")
    return JA


def mag_ondertekenen(wie: Aanwezige, dossier: Dossier, op: date) -> Oordeel:
    """May this person sign here, the qualification apart? Or may they at least pass that rule with a reason."""
    mag = mag_in_dossier_schrijven(wie, dossier, "C06")
    if not mag:
        return mag
    if wie.gebruiker_id is None:
        return nee("Een intake ondertekent een medewerker, niet het systeem.")
    gekwalificeerd = is_gekwalificeerd(wie, op)
    return gekwalificeerd if not gekwalificeerd and not mag_passeren(wie, dossier) else JA


def is_gekwalificeerd(wie: Aanwezige, op: date) -> Oordeel:
    """The municipality's own rule: who signs has the qualification, unless it decided otherwise. The law asks for none."""
    if wie.gebruiker_id is None:
        return nee(_NIET_GEKWALIFICEERD)
    bewijs = geldige_kwalificatie(wie.gebruiker_id, wie.gemeente_id, Kwalificatie.Soort.BREDE_INTAKE, op)
    return (
        nee(_NIET_GEKWALIFICEERD)
        if bewijs is None and eist(wie.gemeente_id, "intake_kwalificatie_verplicht", op)
        else JA
    )


_NIET_GEKWALIFICEERD = "U kunt de intake voorbereiden, maar niet ondertekenen. Dat doet een collega met een beroepskwalificatie voor de brede intake."
