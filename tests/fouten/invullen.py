"""Arguments for an act that nobody did in the world of the crawl: by their type, rows of that world where there are any.

An act asks first who does it. So with whatever arguments it must refuse who may not, and with its guard left out it comes further: how far
is not asked.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from unittest.mock import MagicMock
from uuid import UUID

from django.db.models import Model

from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.klok import nu, vandaag
from tests.fouten.muren import nullmuur


class Invuller:
    """Fills in what an act asks."""

    def __init__(self, dossier: Dossier, door: Aanwezige) -> None:
        self.dossier, self.door = dossier, door
        self._rijen: dict[type[Model], Model] = {}

    def __call__(self, functie: Callable[..., Any]) -> dict[str, Any] | None:
        """Every argument that it must have; None when it is not of a kind that can be called."""
        try:
            soorten = get_type_hints(functie)
        except NameError:  # a type that is only there for the checker
            soorten = {}
        namen = [
            p for p in inspect.signature(functie).parameters.values()
            if p.kind not in {p.VAR_POSITIONAL, p.VAR_KEYWORD} and (p.default is p.empty or p.name in {"door", "wie"})
        ]  # fmt: skip
        if any(p.name == "self" for p in namen):
            return None
        return {p.name: self.waarde(soorten.get(p.name), p.name) for p in namen}

    def waarde(self, soort: Any, naam: str) -> Any:
        """Something of this type."""
        if get_origin(soort) in {Union, UnionType}:
            return self.waarde(next(deel for deel in get_args(soort) if deel is not type(None)), naam)
        if get_origin(soort) in {list, tuple, set, frozenset, Iterable, Sequence, Collection}:
            return [self.waarde(get_args(soort)[0], naam)]
        vaste = {
            Aanwezige: self.door, Dossier: self.dossier, date: vandaag() + timedelta(days=1), datetime: nu(), bool: True, int: 1, bytes: b"x",
            UUID: self.dossier.pk, str: self._tekst(naam),
        }  # fmt: skip
        if soort in vaste:
            return vaste[soort]
        is_tabel = isinstance(soort, type) and issubclass(soort, Model) and not soort._meta.abstract
        return self._rij(soort) if is_tabel else MagicMock(name=naam)

    def _tekst(self, naam: str) -> str:
        if naam.startswith("categorie"):
            return "C06"
        return self.dossier.nummer if naam in {"nummer", "tekst", "kaal", "zoek"} else "Een reden die lang genoeg is."

    def _rij(self, soort: type[Model]) -> Model:
        """A row of the dossier, else any row, else one that is not there."""
        if soort not in self._rijen:
            velden = {veld.attname for veld in soort._meta.concrete_fields}
            vast = {"dossier_id": self.dossier.pk, "gemeente_id": self.dossier.gemeente_id}
            hier = {naam: waarde for naam, waarde in vast.items() if naam in velden}
            with nullmuur(), identiteit(self.door):
                alle = soort._default_manager
                self._rijen[soort] = alle.filter(**hier).first() or alle.first() or soort(**hier)
        return self._rijen[soort]
