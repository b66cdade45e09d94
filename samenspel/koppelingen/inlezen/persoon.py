"""What a row says of the person beside the facts: name, numbers, ways to reach, contact person, a note."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from samenspel.kern.plat import plat
from samenspel.koppelingen.inlezen.bekenden import Bekenden, contact_sleutel
from samenspel.koppelingen.inlezen.ontleden import adres
from samenspel.koppelingen.inlezen.regel import Doel, Regel, Uitkomst
from samenspel.koppelingen.inlezen.ronde import Ronde
from samenspel.personen.models import Contactgegeven, Nummer
from samenspel.toegang.matrix import recht

_CONTACTEN = (
    (Contactgegeven.Soort.TELEFOON, "telefoon"),
    (Contactgegeven.Soort.EMAIL, "email"),
    (Contactgegeven.Soort.AZC, "azc"),
    (Contactgegeven.Soort.ADRES, "adres_heel"),
)


def zet_persoon(ronde: Ronde, regel: Regel, waarden: dict[str, Any], doel: Doel) -> None:
    """Who somebody new is; of anybody the numbers and ways to reach that are not known yet."""
    if regel.uitkomst is Uitkomst.NIEUW:
        talen = [
            deel.strip()[:40] for deel in str(waarden.get("talen", "")).replace("/", ",").replace(";", ",").split(",")
        ]
        regel.persoon = {
            "naam": regel.naam,
            "roepnaam": waarden.get("roepnaam", ""),
            "geboortedatum": waarden.get("geboortedatum", ""),
            "geslacht": waarden.get("geslacht", "anders"),
            "land_herkomst": waarden.get("land_herkomst", ""),
            "talen": [taal for taal in talen if taal],
            "tolk_nodig": waarden.get("tolk", False),
        }
    for soort in (Nummer.Soort.BSN, Nummer.Soort.V_NUMMER):
        if soort in waarden and (regel.uitkomst is Uitkomst.NIEUW or soort not in doel.nummers):
            regel.nummers[soort] = waarden[soort]
            doel.nummers[soort] = ronde.blind(soort, waarden[soort])
    waarden = {**waarden, "adres_heel": adres(waarden)}
    for soort_contact, code in _CONTACTEN:
        waarde = waarden.get(code)
        if not waarde:
            continue
        sleutel = (str(soort_contact), contact_sleutel(soort_contact, waarde))
        if sleutel in doel.contacten:
            continue
        if any(soort == soort_contact for soort, _waarde in doel.contacten):
            regel.zeg(soort_contact.label, _("In het dossier staat iets anders. Het dossier is niet veranderd."))
            continue
        doel.contacten.add(sleutel)
        regel.contacten.append((str(soort_contact), waarde))


def zet_rest(ronde: Ronde, regel: Regel, waarden: dict[str, Any], doel: Doel, bekenden: Bekenden) -> None:
    """The contact person and the note, as far as this reader may give them."""
    if contact := waarden.get("contactpersoon"):
        _zet_contactpersoon(ronde, regel, str(contact), doel, bekenden)
    if notitie := waarden.get("opmerking"):
        if regel.uitkomst is not Uitkomst.NIEUW:
            regel.zeg(_("opmerking"), _("Het dossier bestaat al. De opmerking is niet overgenomen."))
        elif recht(ronde.wie.rol, "C15").schrijf:
            regel.notitie = notitie
        else:
            regel.zeg(_("opmerking"), _("Uw rol schrijft geen notities. Niet overgenomen."))


def _zet_contactpersoon(ronde: Ronde, regel: Regel, cel: str, doel: Doel, bekenden: Bekenden) -> None:
    gekozen = bekenden.medewerkers.get(cel.lower()) or bekenden.medewerkers.get(plat(cel))
    if gekozen is None:
        regel.zeg(
            _("contactpersoon"),
            _("“%(naam)s” heeft hier geen aanstelling als regievoerder of coach. Verdeel dit dossier later.")
            % {"naam": cel[:40]},
        )
    elif gekozen == doel.contactpersoon_id:
        return
    elif doel.contactpersoon_id is not None:
        regel.zeg(_("contactpersoon"), _("Het dossier heeft een andere contactpersoon. Dat is niet veranderd."))
    elif not ronde.mag_verdelen:
        regel.zeg(_("contactpersoon"), _("Alleen een regievoerder of teamleider verdeelt dossiers. Niet overgenomen."))
    else:
        regel.contactpersoon_id = doel.contactpersoon_id = gekozen
