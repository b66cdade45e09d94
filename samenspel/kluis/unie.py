"""One column of several tables in a UNION, some encrypted and some not: bytes in the statement, values in Python.

Each part puts the number of its table before the value, so that every row says how it is to be read; of an encrypted one also its id.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models
from django.db.models import ExpressionWrapper, F, Func, Value
from django.db.models.functions import Cast

from samenspel.kluis.sleutelbos import haal, is_van_dossier
from samenspel.kluis.velden import MET_RIJ, Versleuteld

if TYPE_CHECKING:
    _Veld = models.Field[Any, Any]
else:
    _Veld = models.Field
Model = type[models.Model]
_CIJFER = 1 + 1 + 16  # number of the table, mark, id of the row


class InUnie(_Veld):
    """The type of such a column. `later` leaves the bytes, for who first brings all keys together (`lees_velen`)."""

    def __init__(self, velden: Sequence[Any], *, later: bool = False) -> None:
        self._velden, self._later = velden, later
        super().__init__()

    def get_internal_type(self) -> str:
        return "BinaryField"

    def from_db_value(self, value: bytes | memoryview | None, expression: Any, connection: Any) -> Any:
        return value if value is None or self._later else self.lees(bytes(value))

    def lees(self, ruw: bytes) -> Any:
        """The value of one row."""
        veld = self._velden[ruw[0]]
        if isinstance(veld, Versleuteld):
            return veld.lees_met_rij(ruw[1:])
        tekst = ruw[1:].decode()
        return json.loads(tekst) if isinstance(veld, models.JSONField) else tekst


def in_unie(kolommen: Sequence[tuple[Model, str]], nummer: int, *, later: bool = False) -> ExpressionWrapper[Any]:
    """The column of table `nummer` of these (model, column), as every part of the UNION gives it."""
    velden = [model._meta.get_field(kolom) for model, kolom in kolommen]
    kolom = kolommen[nummer][1]
    leesbaar = Func(Cast(F(kolom), models.TextField()), Value("UTF8"), function="convert_to")
    rij = Func(F("pk"), function="uuid_send", output_field=models.BinaryField())
    delen: list[Any] = [Value(MET_RIJ), rij, F(kolom)] if isinstance(velden[nummer], Versleuteld) else [leesbaar]
    samen = Func(Value(bytes([nummer])), *delen, template="(%(expressions)s)", arg_joiner=" || ")
    return ExpressionWrapper(samen, output_field=InUnie(velden, later=later))


def lees_velen(kolommen: Sequence[tuple[Model, str]], rijen: Iterable[bytes | memoryview]) -> list[Any]:
    """Values of many dossiers at once (`later`): their keys come in one statement."""
    ruwe = [bytes(rij) for rij in rijen]
    haal(
        UUID(bytes=rij[_CIJFER + 1 : _CIJFER + 17])
        for rij in ruwe
        if rij[1:2] == MET_RIJ and is_van_dossier(rij[_CIJFER:])
    )
    veld = InUnie([model._meta.get_field(kolom) for model, kolom in kolommen])
    return [veld.lees(rij) for rij in ruwe]
