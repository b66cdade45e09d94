"""The register of processing (AVG 30), made from what the house itself runs on: nothing in it can say something else than the code does.

Purposes come from `verwerkingen.toml`, kinds of data and who may see them from the matrix, tables from the models, agreements from the municipality.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from django.apps import apps

from samenspel.toegang.categorieen import naam_van
from samenspel.toegang.matrix import CATEGORIEEN, cel
from samenspel.toegang.models import Deelnemer, Overeenkomst, Rol
from samenspel.toegang.verwerkingen import verwerkingen

_LETTERS = {
    "S": "leest en schrijft", "L": "leest", "E": "alleen wat de eigen organisatie schreef", "V": "in het kort", "T": "per stuk, met toestemming",
    "N": "alleen met noodtoegang", "G": "alleen aantallen",
}  # fmt: skip
_BIJZONDER = {"C11": "AVG 9", "C12": "AVG 9", "C14": "AVG 9 en 10"}
"""Categories that hold special data, from part D2 of the standards."""


def register(gemeente_id: UUID | None = None, *, op: date) -> Iterator[str]:
    """Lines of Markdown. With a municipality also its agreements in force on that day, read under the identity that is present."""
    yield "# Register van verwerkingen (AVG artikel 30)"
    yield ""
    yield f"Gemaakt op {op:%d-%m-%Y} uit de instellingen van Samenspel zelf. Verwerkingsverantwoordelijke: het college van de gemeente."
    yield ""
    yield "## Waarvoor"
    yield ""
    yield "| verwerking | grondslag | wat vanzelf gebeurt, en bij wie |"
    yield "|---|---|---|"
    yield from (
        f"| {v.naam} | {v.grond} | {'; '.join([*v.taken.values(), *v.opdrachten.values()]) or '-'} |"
        for v in verwerkingen().values()
    )
    yield ""
    yield "## Welke gegevens, en wie ze ziet"
    yield from _gegevens()
    if gemeente_id is not None:
        yield from _ontvangers(gemeente_id, op)


def tabellen_van() -> dict[str, list[str]]:
    """The tables of each category; `per rij` where each row has its own."""
    gevonden: dict[str, list[str]] = defaultdict(list)
    for model in apps.get_models():
        if getattr(model, "minimaal", False):
            continue
        soort = getattr(model, "vaste_categorie", "") or (
            "per rij" if getattr(model, "categorie_per_rij", False) else ""
        )
        if soort:
            gevonden[soort].append(model._meta.db_table)
    return {soort: sorted(namen) for soort, namen in gevonden.items()}


def _gegevens() -> Iterator[str]:
    tabellen = tabellen_van()
    for code in CATEGORIEEN:
        naam = naam_van(code)
        yield ""
        yield f"### {code} {naam}" + (f" (bijzonder: {_BIJZONDER[code]})" if code in _BIJZONDER else "")
        yield ""
        yield f"Tabellen: {', '.join(tabellen.get(code, [])) or 'nog geen'}."
        yield ""
        yield "| wie | wat |"
        yield "|---|---|"
        yield from (f"| {rol.label} | {_LETTERS[cel(rol, code)]} |" for rol in Rol if cel(rol, code) in _LETTERS)
    yield ""
    yield f"In deze tabellen heeft elke regel een eigen categorie: {', '.join(tabellen.get('per rij', []))}."


def _ontvangers(gemeente_id: UUID, op: date) -> Iterator[str]:
    yield ""
    yield "## Organisaties waarmee de gemeente iets afsprak"
    yield ""
    yield "| organisatie | soort afspraak | waarvoor | gegevens | tot en met |"
    yield "|---|---|---|---|---|"
    for o in (
        Overeenkomst.objects.geldig(op)
        .filter(gemeente_id=gemeente_id)
        .select_related("organisatie")
        .order_by("organisatie__naam")
    ):
        doelen = " ".join(o.doelen.split()).replace("|", "/")
        einde = f"{o.tot:%d-%m-%Y}" if o.tot else "geen einde"
        yield f"| {o.organisatie.naam} | {o.get_soort_display()} | {doelen} | {', '.join(o.categorieen)} | {einde} |"
    yield from _samenwerkingen(gemeente_id, op)
    yield ""
    yield "Bewaartermijnen en doorgifte buiten de EER: zie het beleid van de gemeente. Samenspel stuurt zelf niets naar buiten."


def _samenwerkingen(gemeente_id: UUID, op: date) -> Iterator[str]:
    """Whose employees also work here, under which agreement (AVG 26 and 30 lid 1 onder a and d)."""
    mee = Deelnemer.objects.doet_mee(op).filter(gemeente_id=gemeente_id).values("samenwerking_id")
    anderen = Deelnemer.objects.doet_mee(op).filter(samenwerking__in=mee).exclude(gemeente_id=gemeente_id)
    rijen = list(anderen.select_related("gemeente", "samenwerking").order_by("gemeente__naam", "samenwerking__naam"))
    if not rijen:
        return
    yield ""
    yield "## Gemeenten waarmee de gemeente een team deelt"
    yield ""
    yield "| gemeente | vorm | waarvoor | rollen |"
    yield "|---|---|---|---|"
    for rij in rijen:
        doelen = " ".join(rij.samenwerking.doelen.split()).replace("|", "/")
        rollen = ", ".join(Rol(rol).label for rol in rij.samenwerking.rollen)
        yield f"| {rij.gemeente.naam} | {rij.samenwerking.get_vorm_display()} | {doelen} | {rollen} |"
