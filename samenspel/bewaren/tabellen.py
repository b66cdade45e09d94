"""Which rows of a dossier belong to which part: from the category of their table, and the few tables in which rows differ.

A table with a dossier that is not here is one that nobody thought of: a test compares this with the catalogue of the database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Final
from uuid import UUID

from django.apps import apps
from django.db import connection, models

from samenspel.dossiers.feiten import rauwe_gebeurtenissen, wet_gebeurtenis
from samenspel.dossiers.soorten import SOORTEN
from samenspel.toegang.gebonden import DossierGebonden
from wet.bewaren import KERNFEITEN
from wet.feiten import ingetrokken

FEITEN: Final = "dossiers_gebeurtenis"
_VAN_CATEGORIE: Final = {"C09": "inkomen", "C10": "inkomen", "C12": "gezondheid", "C17": "besluit"}
_IS_BESLUIT: Final = "exists (select from plan_pipbesluit b where b.pip_id = t.id) or exists (select from plan_pipbezwaar b where b.pip_id = t.id)"
VERSCHILT: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    # an adopted PIP is the decision itself (Wi 15): what was decided stays with it, a concept goes with the content
    "plan_pip": (("besluit", _IS_BESLUIT), ("inhoud", f"not ({_IS_BESLUIT})")),
    "personen_persoon": (("kern", "true"),),
    "personen_naam": (("kern", "soort = 'officieel'"), ("inhoud", "soort <> 'officieel'")),
    "personen_nummer": (("kern", "soort = 'bsn'"), ("inhoud", "soort <> 'bsn'")),
    "personen_contactgegeven": (
        ("kern", "soort = 'adres' and tot is null"),
        ("inhoud", "not (soort = 'adres' and tot is null)"),
    ),
    "toegang_inzage": (("logboek", "true"),),
    "toegang_betrokkenheid": (("inhoud", "true"),),
    "toegang_toewijzing": (("inhoud", "true"),),
    "toegang_meewerking": (("inhoud", "true"),),
    "toegang_machtiging": (("inhoud", "true"),),
    "toegang_balievraag": (("inhoud", "true"),),
    "toegang_tolkboeking": (("inhoud", "true"),),
}
"""By table: part and the condition on a row `t`. The conditions of a table exclude each other and leave no row out."""
_LOS: Final = {
    "toegang_inzage", "toegang_betrokkenheid", "toegang_toewijzing", "toegang_meewerking", "toegang_balievraag", "toegang_machtiging",
    "toegang_tolkboeking",
}  # fmt: skip
"""Tables with a dossier that stand below it, and know it by id alone."""
ELDERS: Final[dict[str, str]] = {
    "dossiers_dossier": "goes last, when every part is gone",
    "kluis_dossiersleutel": "opens what is left of the dossier, and goes with it: then also a copy is unreadable",
    "dossiers_samenvoeging": "goes with the merged dossier",
    "logboek_betrokkene": "the log: its lines stay, what they say of a dossier goes (`logboek_wis`)",
    "logboek_wijziging": "the change history: goes with each row it is about, and with the content (`bewaren_snoei`)",
    "toegang_aanstelling": "the login of the newcomer, and of who looks along for them, goes with the content (`bewaren_snoei`)",
    "bewaren_bewaardag": "says when the rest goes; goes with the dossier",
    "bewaren_vernietigingsregel": "loses its dossier when it is carried out",
    "bewaren_vasthouding": "goes with the dossier",
}
"""Tables with a dossier that are not taken away part by part, and why."""


@cache
def tabellen(deel: str) -> tuple[tuple[str, str], ...]:
    """The tables of a part with the condition on their rows, what points at another before what it points at; not `FEITEN`."""
    gevonden = [
        (model, voorwaarde)
        for model in _modellen()
        for van, voorwaarde in VERSCHILT.get(model._meta.db_table, ((_deel(model), "true"),))
        if van == deel
    ]
    return tuple(
        (model._meta.db_table, voorwaarde) for model, voorwaarde in sorted(gevonden, key=lambda rij: -_diepte(rij[0]))
    )


def _modellen() -> list[type[models.Model]]:
    gebonden = (m for m in apps.get_models() if issubclass(m, DossierGebonden) and not m.minimaal and m._meta.managed)
    los = (m for m in apps.get_models() if m._meta.db_table in _LOS)
    return [m for m in (*gebonden, *los) if m._meta.db_table not in {*ELDERS, FEITEN}]


def _deel(model: type[models.Model]) -> str:
    return _VAN_CATEGORIE.get(getattr(model, "vaste_categorie", ""), "inhoud")


@cache
def _diepte(model: type[models.Model]) -> int:
    """How many tables a row points through; a table that points at nothing is 0."""
    naar = (
        veld.related_model
        for veld in model._meta.get_fields()
        if isinstance(veld, models.ForeignKey) and veld.related_model is not model
    )
    return max((1 + _diepte(m) for m in naar if isinstance(m, type) and issubclass(m, DossierGebonden)), default=0)


def rijen_van(deel: str, dossiers: Iterable[UUID]) -> dict[str, list[tuple[UUID, UUID]]]:
    """By table the rows of a part of these dossiers, as (dossier, row). Reads under the identity that is present."""
    ids = list(dossiers)
    gevonden: dict[str, list[tuple[UUID, UUID]]] = {}
    with connection.cursor() as cursor:
        for tabel, voorwaarde in tabellen(deel):
            vraag = f"select t.dossier_id, t.id from {tabel} t where t.dossier_id = any (%s) and ({voorwaarde})"  # noqa: S608  # our own words
            cursor.execute(vraag, [ids])
            if rijen := cursor.fetchall():
                gevonden[tabel] = rijen
    if feiten := [rij for rij in _feiten(ids) if rij[2] == deel]:
        gevonden[FEITEN] = [(dossier_id, pk) for dossier_id, pk, _ in feiten]
    return gevonden


def _feiten(dossiers: list[UUID]) -> list[tuple[UUID, UUID, str]]:
    """Dossier, fact and its part. What was withdrawn never happened: it goes with the content, and its withdrawal too."""
    gevonden = []
    for dossier_id, rijen in rauwe_gebeurtenissen(dossiers).items():
        weg = ingetrokken(wet_gebeurtenis(rij) for rij in rijen if rij.soort == "intrekking")
        gevonden += [
            (dossier_id, rij.id, "inhoud" if str(rij.id) in weg else deel_van_feit(rij.soort)) for rij in rijen
        ]
    return gevonden


def deel_van_feit(soort: str) -> str:
    """The part of a fact that stands."""
    if soort in KERNFEITEN:
        return "kern"
    return _VAN_CATEGORIE.get(SOORTEN[soort].categorie, "inhoud") if soort in SOORTEN else "inhoud"


def telling(deel: str, dossiers: Iterable[UUID]) -> dict[UUID, int]:
    """How many rows each dossier has of a part."""
    aantal: dict[UUID, int] = defaultdict(int)
    for rijen in rijen_van(deel, dossiers).values():
        for dossier_id, _ in rijen:
            aantal[dossier_id] += 1
    return aantal
