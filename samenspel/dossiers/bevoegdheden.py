"""Who may do what with a dossier: questions that answer with an `Oordeel` and a reason."""

from __future__ import annotations

import functools
import operator
from datetime import date

from samenspel.dossiers.models import Dossier
from samenspel.dossiers.soorten import BESLUITEN, OVER_BEZWAAR, SOORTEN
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.klok import vandaag
from samenspel.kern.oordeel import JA, Oordeel, nee
from samenspel.toegang.kring import Vandaag, in_kring
from samenspel.toegang.kwalificaties import geldige_kwalificatie
from samenspel.toegang.matrix import SYSTEEM, Bereik, bereik, recht
from samenspel.toegang.models import Aanstelling, Gebruiker, Kwalificatie, Rol


def mag_vastleggen(wie: Aanwezige, dossier: Dossier, soort: str, *, op: date | None = None) -> Oordeel:
    """May this person record a fact of this kind here, on that day (today)?"""
    if soort not in SOORTEN:
        return nee("Dit soort feit kent Samenspel niet.")
    if dossier.gemeente_id != wie.gemeente_id:
        return nee("Dit dossier hoort bij een andere gemeente.")
    if dossier.gesloten_op and soort not in {"dossier_heropend", "samenvoeging_ongedaan"}:
        return nee("Dit dossier is gesloten. Heropen het eerst.")
    if not recht(wie.rol, SOORTEN[soort].categorie).schrijf:
        return nee("Uw rol legt dit niet vast. Vraag de regievoerder van dit dossier.")
    if bereik(wie.rol) is Bereik.ONVERDEELD and (dossier.contactpersoon_id or dossier.samengevoegd_in_id):
        return nee("Dit dossier heeft al een contactpersoon. Geef dit feit aan die collega door.")
    if wie.rol == Rol.JURIST_BEZWAAR:
        return _mag_jurist_vastleggen(wie, soort, op or vandaag())
    return mag_besluit_vastleggen(wie, op or vandaag()) if soort in BESLUITEN else JA


def _mag_jurist_vastleggen(wie: Aanwezige, soort: str, op: date) -> Oordeel:
    """C17 of a jurist is the objection: no warning and no fine, whatever the cell gives (ADR 28)."""
    if soort not in OVER_BEZWAAR:
        return nee("U legt alleen vast wat bij het bezwaar hoort. Vraag de regievoerder van dit dossier.")
    return mag_op_bezwaar_vastleggen(wie, op) if soort in BESLUITEN else JA


def mag_op_bezwaar_vastleggen(wie: Aanwezige, op: date) -> Oordeel:
    """A jurist, with a mandate of its own kind. A regievoerder decides with the one for the PIP: what a mandate covers is for the mandaatbesluit (onzeker)."""
    mandaat = Kwalificatie.Soort.MANDAAT_BEZWAAR
    if wie.gebruiker_id is None or geldige_kwalificatie(wie.gebruiker_id, wie.gemeente_id, mandaat, op) is None:
        return nee(
            "U heeft geen mandaat om op een bezwaar te beslissen, of het is nog niet bevestigd. U kunt de beslissing wel voorbereiden. "
            "Vraag de functioneel beheerder om u in te schrijven, of een collega met mandaat om te beslissen."
        )
    return JA


def mag_passeren(wie: Aanwezige, dossier: Dossier) -> Oordeel:
    """May this person go on past a rule of our own? Who directs the dossier; an assistant asks one of them."""
    if wie.rol not in {"regievoerder", "coach_inburgering"} or wie.gebruiker_id is None:
        return nee("Alleen een regievoerder of coach gaat met een reden toch door.")
    return mag_vastleggen(wie, dossier, "regel_gepasseerd")


def mag_besluit_vastleggen(wie: Aanwezige, op: date) -> Oordeel:
    """A fact that is a decision: a regievoerder who holds the mandate on that day (Awb 10:3), and the house."""
    if wie.rol == SYSTEEM:
        return JA
    if wie.rol != "regievoerder" or wie.gebruiker_id is None:
        return nee("Dit is een besluit. Een besluit legt alleen een regievoerder met mandaat vast.")
    if geldige_kwalificatie(wie.gebruiker_id, wie.gemeente_id, Kwalificatie.Soort.MANDAAT_PIP, op) is None:
        return nee(
            "Dit is een besluit, en u staat niet in het mandaatregister, of uw mandaat is nog niet bevestigd. "
            "Vraag een collega met mandaat, of de functioneel beheerder om u in te schrijven."
        )
    return JA


def mag_dossier_openen(wie: Aanwezige) -> Oordeel:
    """Staff who may write status facts, and the intake desk."""
    if bereik(wie.rol) in {Bereik.GEMEENTE, Bereik.ONVERDEELD} and recht(wie.rol, "C05").schrijf:
        return JA
    return nee("Uw rol opent geen dossiers. Vraag een regievoerder.")


def mag_tolk_boeken(wie: Aanwezige) -> Oordeel:
    """Who works for the municipality and plans appointments."""
    if bereik(wie.rol) is Bereik.GEMEENTE and recht(wie.rol, "C16").schrijf and wie.gebruiker_id is not None:
        return JA
    return nee("Een tolk boekt wie de afspraak maakt. Vraag de regievoerder van dit dossier.")


def mag_verdelen(wie: Aanwezige) -> Oordeel:
    """Choosing a contact person: regievoerder and team leader."""
    if wie.rol in {"regievoerder", "teamleider", "systeem"}:
        return JA
    return nee("Alleen een regievoerder of teamleider verdeelt dossiers.")


def mag_meewerken_regelen(wie: Aanwezige, dossier: Dossier | None = None) -> Oordeel:
    """Letting a colleague work along, and ending that: who directs the dossier, its contact person, and the team leader."""
    contactpersoon = (
        dossier is not None and bereik(wie.rol) is Bereik.GEMEENTE and dossier.contactpersoon_id == wie.gebruiker_id
    )
    if wie.gebruiker_id is not None and (wie.rol in {"regievoerder", "teamleider"} or contactpersoon):
        return JA
    return nee("Alleen de contactpersoon van dit dossier of een teamleider laat een collega meewerken.")


def kan_hier_werken(collega: Gebruiker, dossier: Dossier, *, door: Aanwezige) -> Oordeel:
    """Whether a colleague can be given something to do here: only who reaches the dossier today, for it never shows to anybody else (ADR 25)."""
    if collega.pk in {dossier.contactpersoon_id, door.gebruiker_id}:
        return JA
    hier = Aanstelling.objects.geldig(Vandaag()).filter(gebruiker=collega, gemeente_id=dossier.gemeente_id)
    kringen = [
        in_kring(
            Aanwezige(gebruiker_id=collega.pk, gemeente_id=dossier.gemeente_id, rol=rol, doel=door.doel),
            van_een_ander=True,
        )
        for rol in set(hier.values_list("rol", flat=True))
        if bereik(rol) is Bereik.GEMEENTE
    ]
    if kringen and Dossier.objects.filter(functools.reduce(operator.or_, kringen), pk=dossier.pk).exists():
        return JA
    return nee(
        f"{collega.naam} ziet dit dossier niet. Vraag eerst of {collega.naam} mag meewerken: dat regelt de contactpersoon of een teamleider, "
        "bij Partners."
    )


def mag_sluiten(wie: Aanwezige, dossier: Dossier) -> Oordeel:
    """Closing, reopening and merging: who directs dossiers. The intake desk only fills new ones in."""
    if bereik(wie.rol) is not Bereik.GEMEENTE or not recht(wie.rol, "C05").schrijf:
        return nee("Alleen een regievoerder sluit een dossier of voegt dossiers samen. Vraag het een regievoerder.")
    if dossier.samengevoegd_in_id:
        return nee("Dit dossier is samengevoegd. Werk in het andere dossier.")
    return JA


def mag_nummer_tonen(wie: Aanwezige) -> Oordeel:
    """The full BSN, with a reason that is kept."""
    if recht(wie.rol, "C02").kort and bereik(wie.rol) in {Bereik.GEMEENTE, Bereik.ONVERDEELD}:
        return JA
    return nee("Uw rol ziet geen nummers.")


def mag_bewerken(wie: Aanwezige, categorie: str) -> Oordeel:
    """Writing in one category of the dossier."""
    if recht(wie.rol, categorie).schrijf:
        return JA
    return nee("Uw rol wijzigt dit niet. Vraag de regievoerder van dit dossier.")


def mag_betrekken(wie: Aanwezige) -> Oordeel:
    """Letting an organisation take part, or ending that: who directs the dossier."""
    if bereik(wie.rol) is Bereik.GEMEENTE and recht(wie.rol, "C06").schrijf:
        return JA
    return nee("Alleen een regievoerder of coach betrekt een partner.")


def ziet_partners(wie: Aanwezige) -> bool:
    """Which organisations take part, for what and until when: of C18, the minimal view of it is enough."""
    return recht(wie.rol, "C18").kort


def mag_wissen(wie: Aanwezige, dossier: Dossier) -> Oordeel:
    """Erasure of what never belonged here: only a regievoerder, and nothing that was merged."""
    if wie.rol != "regievoerder":
        return nee("Alleen een regievoerder wist een dossier.")
    if dossier.samengevoegd_in_id or dossier.samengevoegd.exists():
        return nee("Dit dossier is samengevoegd. Haal de dossiers eerst uit elkaar.")
    return JA


def mag_exporteren(wie: Aanwezige) -> Oordeel:
    """A list on one's own computer, with a reason that is kept: for who has work there, and not for who looks at one objection."""
    if bereik(wie.rol) is Bereik.GEMEENTE and recht(wie.rol, "C01").lees and recht(wie.rol, "C16").lees:
        return JA
    return nee("Uw rol maakt geen export van dossiers.")


def ziet_wijzigingen(wie: Aanwezige) -> bool:
    """Who directs dossiers in the municipality sees what a value was before: the same whom the function of the database lets through."""
    return wie.rol == Rol.REGIEVOERDER and bereik(wie.rol) is Bereik.GEMEENTE
