"""A municipality makes its own questions: draw up, change, adopt, withdraw, and mark a text as checked.

Only the functional manager. Every version keeps who did what and when; what was adopted never changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from samenspel.intake.bevoegdheden import mag_vragen_maken
from samenspel.intake.eigenvraag_keuren import MET_EIGEN_KEUZES, Keuzetekst, Vraaginhoud, bronnen, gebreken
from samenspel.intake.eigenvragen import als_vraag, eigen_vragen, vragen_van
from samenspel.intake.models import EigenVraag
from samenspel.intake.vragenlijst import EIGEN, TALEN, Vraag
from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.kern.uuid7 import uuid7
from samenspel.kern.volgorde import om_de_beurt

_VAST = ("domein", "categorie", "soort", "per_kind")  # what an answer that was given rests on


@transaction.atomic
def stel_eigen_vraag_op(
    inhoud: Vraaginhoud, *, door: Aanwezige, nu: datetime, sleutel: UUID | None = None
) -> EigenVraag:
    """A new question, as a draft: nobody is asked it yet. A form that arrives twice makes one (`sleutel`)."""
    mag_vragen_maken(door).of_weiger()
    om_de_beurt("eigenvragen", door.gemeente_id)
    if sleutel and (al := EigenVraag.objects.filter(gemeente_id=door.gemeente_id, pk=sleutel).first()):
        return al
    _keur(inhoud, door, nummer=None)
    hoogste = EigenVraag.objects.filter(gemeente_id=door.gemeente_id).aggregate(n=Max("nummer"))["n"]
    return EigenVraag.objects.create(
        id=sleutel or uuid7(), gemeente_id=door.gemeente_id, nummer=(hoogste or 0) + 1, versie=1, opgesteld_door_id=door.mens(),
        opgesteld_op=nu, **_velden(inhoud, ()),
    )  # fmt: skip


@transaction.atomic
def wijzig_eigen_vraag(
    rij: EigenVraag, inhoud: Vraaginhoud, *, door: Aanwezige, nu: datetime, gezien: str | None = None
) -> EigenVraag:
    """Change a draft; of what was adopted the next version is drawn up, as a draft. `gezien`: the mark the form showed."""
    mag_vragen_maken(door).of_weiger()
    om_de_beurt("eigenvragen", door.gemeente_id)
    huidig = _laatste(rij, door)
    if huidig.is_concept and huidig.pk != rij.pk:
        raise Weigering("Er is al een concept van een volgende versie. Werk daarin verder.")
    _weiger_bij_verschil(huidig, gezien)
    if huidig.ingetrokken_op is not None and not _wordt_gesteld(huidig):
        raise Weigering("Deze vraag is ingetrokken. Stel een nieuwe vraag op.")
    _keur(inhoud, door, nummer=huidig.nummer)
    _weiger_ander_antwoord(huidig, inhoud)
    versies = list(EigenVraag.objects.filter(gemeente_id=door.gemeente_id, nummer=huidig.nummer))
    velden = _velden(inhoud, versies)
    velden["nagekeken"] = _nog_nagekeken(huidig, velden["teksten"])
    if not huidig.is_concept:
        return EigenVraag.objects.create(
            gemeente_id=door.gemeente_id, nummer=huidig.nummer, versie=max(v.versie for v in versies) + 1,
            opgesteld_door_id=door.mens(), opgesteld_op=nu, **velden,
        )  # fmt: skip
    for naam, waarde in {**velden, "gewijzigd_door_id": door.mens(), "gewijzigd_op": nu}.items():
        setattr(huidig, naam, waarde)
    huidig.save()
    return huidig


@transaction.atomic
def stel_eigen_vraag_vast(rij: EigenVraag, *, door: Aanwezige, nu: datetime, gezien: str | None = None) -> EigenVraag:
    """From now on this version is asked; what was asked before stays with the answers that were given to it."""
    mag_vragen_maken(door).of_weiger()
    om_de_beurt("eigenvragen", door.gemeente_id)
    rij = _vers(rij, door)
    if rij.vastgesteld_op is not None:
        return rij  # sent twice
    _weiger_bij_verschil(rij, gezien)
    if not rij.is_concept:
        raise Weigering("Dit concept is weggedaan. Stel de vraag opnieuw op.")
    _keur(inhoud_van(rij), door, nummer=rij.nummer)
    _weiger_wie_volgt(rij, door)
    rij.vastgesteld_door_id, rij.vastgesteld_op = door.mens(), nu
    rij.save(update_fields=["vastgesteld_door", "vastgesteld_op"])
    return rij


@transaction.atomic
def trek_eigen_vraag_in(rij: EigenVraag, *, door: Aanwezige, nu: datetime, gezien: str | None = None) -> None:
    """No longer asked, in any version; the answers stay readable. Of a draft: only the draft goes."""
    mag_vragen_maken(door).of_weiger()
    om_de_beurt("eigenvragen", door.gemeente_id)
    rij = _vers(rij, door)
    if rij.ingetrokken_op is not None:
        return  # sent twice
    _weiger_bij_verschil(rij, gezien)
    weg = EigenVraag.objects.filter(pk=rij.pk)
    if rij.vastgesteld_op is not None:
        if volgers := _volgers(rij, door):
            raise Weigering(
                f"Van deze vraag hangt een andere af: {volgers[0].tekst.in_taal('nl')} Wijzig die eerst, of trek haar in."
            )
        weg = EigenVraag.objects.filter(gemeente_id=door.gemeente_id, nummer=rij.nummer, ingetrokken_op__isnull=True)
    weg.update(ingetrokken_door_id=door.mens(), ingetrokken_op=nu)


@transaction.atomic
def kijk_teksten_na(
    rij: EigenVraag, plekken: Iterable[str], *, door: Aanwezige, nu: datetime, gezien: str | None = None
) -> EigenVraag:
    """Exactly these texts (`vraag.nl`, `keuze:k1.ar`) are checked by a person; what was ticked before keeps its name and day."""
    mag_vragen_maken(door).of_weiger()
    om_de_beurt("eigenvragen", door.gemeente_id)
    rij = _vers(rij, door)
    _weiger_bij_verschil(rij, gezien)
    gekozen = set(plekken)
    if not gekozen <= {f"{plek}.{taal}" for plek, per_taal in rij.teksten.items() for taal, t in per_taal.items() if t}:
        raise Weigering("Een tekst die u aanvinkte, is er niet (meer). Laad de bladzijde opnieuw.")
    nieuw = {"door": str(door.mens()), "op": nu.isoformat()}
    rij.nagekeken = {plek: rij.nagekeken.get(plek, nieuw) for plek in sorted(gekozen)}
    rij.save(update_fields=["nagekeken"])
    return rij


def inhoud_van(rij: EigenVraag) -> Vraaginhoud:
    """What was written, as the form shows it and the checks read it."""
    return Vraaginhoud(
        domein=rij.domein, categorie=rij.categorie, soort=rij.soort, onderdeel=rij.onderdeel, tekst=rij.teksten["vraag"],
        hulp=rij.teksten.get("hulp", {}), doorvragen=tuple(rij.doorvragen),
        keuzes=tuple(Keuzetekst(code, rij.teksten[f"keuze:{code}"]) for code in rij.keuzes),
        toon_als=tuple((rij.toon_als_vraag, waarde) for waarde in rij.toon_als_waarden), per_kind=rij.per_kind,
        kanten=tuple(rij.kanten), hoogste=rij.hoogste,
    )  # fmt: skip


def _vers(rij: EigenVraag, door: Aanwezige) -> EigenVraag:
    gevonden = EigenVraag.objects.filter(gemeente_id=door.gemeente_id, pk=rij.pk).first()
    if gevonden is None:
        raise Weigering("Deze vraag is van een andere gemeente.")
    return gevonden


def _laatste(rij: EigenVraag, door: Aanwezige) -> EigenVraag:
    """The draft when there is one; else the last version that was adopted; else the last that was."""
    versies = list(EigenVraag.objects.filter(gemeente_id=door.gemeente_id, nummer=_vers(rij, door).nummer))
    return max(versies, key=lambda v: (v.is_concept, v.ingetrokken_op is None, v.versie))


def _wordt_gesteld(rij: EigenVraag) -> bool:
    return rij.code in eigen_vragen(rij.gemeente_id)


def _weiger_bij_verschil(rij: EigenVraag, gezien: str | None) -> None:
    if gezien is not None and gezien != rij.merk:
        raise Weigering(
            "Een collega heeft deze vraag gewijzigd terwijl u bezig was. Uw tekst staat er nog. Kijk of alles klopt en bewaar opnieuw."
        )


def _keur(inhoud: Vraaginhoud, door: Aanwezige, *, nummer: int | None) -> None:
    alle = vragen_van(door.gemeente_id).values()
    code = f"{EIGEN}{nummer}" if nummer is not None else ""
    for gebrek in gebreken(inhoud, bronnen(alle, inhoud.domein, nummer), code=code):
        raise Weigering(gebrek.zin, veld=gebrek.veld)


def _weiger_ander_antwoord(rij: EigenVraag, inhoud: Vraaginhoud) -> None:
    """Once asked, the table, the kind and the subject of an answer stay: else old answers would lie where nobody looks."""
    if rij.versie == 1 and rij.vastgesteld_op is None:
        return
    for veld in _VAST:
        if getattr(inhoud, veld) != getattr(rij, veld):
            raise Weigering(
                "Deze vraag is al gesteld: dit blijft zoals het is. Trek de vraag in en stel een nieuwe op als dit anders moet.",
                veld=veld,
            )


def _volgers(rij: EigenVraag, door: Aanwezige) -> list[Vraag]:
    """The questions that are asked now and hang on this one."""
    alle = eigen_vragen(door.gemeente_id).values()
    return [vraag for vraag in alle if vraag.toon_als is not None and vraag.toon_als.vraag == rij.code]


def _weiger_wie_volgt(rij: EigenVraag, door: Aanwezige) -> None:
    """A new version may not take away the answer on which another question waits: it could never be shown again."""
    over = {keuze.code for keuze in als_vraag(rij).keuzes}
    for vraag in _volgers(rij, door):
        if vraag.toon_als is not None and not vraag.toon_als.waarden <= over:
            raise Weigering(
                f"Op een antwoord dat u weghaalt, wacht een andere vraag: {vraag.tekst.in_taal('nl')} Wijzig die eerst."
            )


def _velden(inhoud: Vraaginhoud, versies: Iterable[EigenVraag]) -> dict[str, Any]:
    keuzes = inhoud.ingevulde_keuzes if inhoud.soort in MET_EIGEN_KEUZES else ()
    codes = _codes(inhoud, versies)
    teksten = {"vraag": _woorden(inhoud.tekst)}
    if any(inhoud.hulp.values()):
        teksten["hulp"] = _woorden(inhoud.hulp)
    teksten |= {f"keuze:{code}": _woorden(keuze.per_taal) for code, keuze in zip(codes, keuzes, strict=True)}
    return {
        "domein": inhoud.domein, "categorie": inhoud.categorie, "soort": inhoud.soort, "onderdeel": inhoud.onderdeel,
        "teksten": teksten, "keuzes": codes, "doorvragen": list(inhoud.doorvragen), "per_kind": inhoud.per_kind,
        "toon_als_vraag": inhoud.toon_als[0][0] if inhoud.toon_als else "",
        "toon_als_waarden": [waarde for _vraag, waarde in inhoud.toon_als], "kanten": list(inhoud.kanten), "hoogste": inhoud.hoogste,
    }  # fmt: skip


def _codes(inhoud: Vraaginhoud, versies: Iterable[EigenVraag]) -> list[str]:
    """An answer keeps its code over the versions; a new one gets a code that no version ever used."""
    bekend = {code for versie in versies for code in versie.keuzes}
    vrij = max((int(code[1:]) for code in bekend), default=0)
    codes: list[str] = []
    for keuze in inhoud.ingevulde_keuzes if inhoud.soort in MET_EIGEN_KEUZES else ():
        if keuze.code in bekend and keuze.code not in codes:
            codes.append(keuze.code)
        else:
            vrij += 1
            codes.append(f"k{vrij}")
    return codes


def _woorden(per_taal: Mapping[str, str]) -> dict[str, str]:
    return {taal: per_taal[taal] for taal in TALEN if per_taal.get(taal)}


def _nog_nagekeken(oud: EigenVraag, teksten: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """A text that stays as it was stays checked; another wording is a draft again."""
    return {
        plek: wie
        for plek, wie in oud.nagekeken.items()
        if (deel := plek.rpartition("."))[2] in (oud.teksten.get(deel[0]) or {})
        and teksten.get(deel[0], {}).get(deel[2]) == oud.teksten[deel[0]][deel[2]]
    }
