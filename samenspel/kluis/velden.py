"""Columns that are encrypted under the key of their dossier: text and numbers in Python, bytes in the database.

No filter, sort or aggregate on them: the database cannot read them. `pre_save` encrypts, because only there a field knows its row;
`QuerySet.update(tekst=...)` is refused. On reading a value brings its own dossier (`sleutelbos`), and the statement the id of the row
it was found in (`select_format`), so `values_list` works too, and a value that was moved to another row opens nothing.
An empty value stays empty: that nothing was written is not a secret.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from django.db import models
from django.forms import CharField, Field, Textarea

from samenspel.kluis.sleutelbos import ontsleutel_van, versleutel_van

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from django.db.backends.base.base import BaseDatabaseWrapper

    _Veld = models.Field[Any, Any]
else:
    _Veld = models.Field


MET_RIJ: Final = b"\x00"
"""What comes out of a statement begins with this and the id of the row; no value itself begins so."""
_KOP = 1 + 16
_KOLOM = re.compile(r'(?P<tabel>"[^"]+")\."[^"]+"')


def versleutelde_velden(model: type[models.Model]) -> dict[str, Versleuteld]:
    """The encrypted columns of a table, by name."""
    return {veld.column: veld for veld in model._meta.concrete_fields if isinstance(veld, Versleuteld)}


def versleutel_rij(
    model: type[models.Model], dossier_id: UUID, rij: dict[str, Any], *, met: AESGCM | None = None
) -> dict[str, Any]:
    """A row by column name, with its id, for who writes without a model: what is a secret of this table becomes ciphertext."""
    geheim = versleutelde_velden(model)
    if not geheim:
        return rij
    id_ = UUID(str(rij["id"]))
    return {k: geheim[k].cijfer(dossier_id, w, rij=id_, met=met) if k in geheim else w for k, w in rij.items()}


class _Cijfer(bytes):
    """Ciphertext, to tell it from what somebody forgot to encrypt."""

    __slots__ = ()


class Versleuteld(_Veld):
    """Abstract: how a value becomes bytes is said by the subclass.

    `plek` names table and column of the value where that is not this field's own: a view on another table.
    """

    empty_strings_allowed = False
    leeg: Any = None

    def __init__(self, *args: Any, plek: str = "", **kwargs: Any) -> None:
        self._plek = plek
        super().__init__(*args, **kwargs)

    @property
    def plek(self) -> str:
        """Table and column to which a value is bound."""
        return self._plek or f"{self.model._meta.db_table}|{self.column}"

    def deconstruct(self) -> Any:
        naam, pad, args, kwargs = super().deconstruct()
        return naam, pad, args, kwargs | ({"plek": self._plek} if self._plek else {})

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "bytea"

    def get_internal_type(self) -> str:
        return "BinaryField"

    def naar_bytes(self, waarde: Any) -> bytes:
        raise NotImplementedError

    def uit_bytes(self, klaar: bytes) -> Any:
        raise NotImplementedError

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        waarde = getattr(model_instance, self.attname)
        return None if waarde is None else self.cijfer(model_instance.dossier_id, waarde, rij=model_instance.pk)  # type: ignore[attr-defined]  # only on what is bound to a dossier

    def cijfer(self, dossier_id: UUID, waarde: Any, *, rij: UUID, met: AESGCM | None = None) -> bytes:
        """The value as it stands in this row of this dossier; `met` its key when it is at hand."""
        if waarde is None or waarde == self.leeg:
            return _Cijfer()
        return _Cijfer(versleutel_van(dossier_id, self.naar_bytes(waarde), plek=self.plek, rij=rij, met=met))

    def get_db_prep_value(self, value: Any, connection: BaseDatabaseWrapper, prepared: bool = False) -> Any:
        if value is None or isinstance(value, _Cijfer):
            return value if value is None else bytes(value)
        if value == self.leeg:  # whether something was written may be asked
            return b""
        raise TypeError(f"{self.name} is versleuteld: zet het via het model, zoek er niet op")

    def select_format(self, compiler: Any, sql: str, params: Any) -> tuple[str, Any]:
        """The column with the id of its row before it; what is not a column itself (a subquery) brings it along."""
        kolom = _KOLOM.fullmatch(sql)
        sleutel = compiler.connection.ops.quote_name(self.model._meta.pk.column)
        return (f"('\\x00'::bytea || uuid_send({kolom['tabel']}.{sleutel}) || {sql})" if kolom else sql), params

    def from_db_value(self, value: bytes | memoryview | None, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        return None if value is None else self.lees_met_rij(bytes(value))

    def lees_met_rij(self, ruw: bytes) -> Any:
        """The value as `select_format` gives it. Raises ValueError for one that came without its row."""
        if ruw[:1] != MET_RIJ:
            raise ValueError(f"{self.name} kwam zonder zijn rij: lees het via het model")
        return self.lees(ruw[_KOP:], rij=UUID(bytes=ruw[1:_KOP]))

    def lees(self, ruw: bytes | memoryview | None, *, rij: UUID) -> Any:
        """The value that stands in the column of this row."""
        if ruw is None:
            return None
        cijfer = bytes(ruw)
        return self.uit_bytes(ontsleutel_van(cijfer, plek=self.plek, rij=rij)) if cijfer else self.leeg


class VersleuteldeTekst(Versleuteld):
    """Text."""

    empty_strings_allowed = True
    leeg = ""

    def naar_bytes(self, waarde: Any) -> bytes:
        return str(waarde).encode()

    def uit_bytes(self, klaar: bytes) -> str:
        return klaar.decode()

    def to_python(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else str(value)

    def formfield(self, **kwargs: Any) -> Field | None:  # type: ignore[override]  # wider in the stubs
        return super().formfield(
            **{"form_class": CharField, "widget": Textarea, "max_length": self.max_length, **kwargs}
        )


class VersleuteldeJson(Versleuteld):
    """Anything that JSON knows: answers, numbers."""

    def naar_bytes(self, waarde: Any) -> bytes:
        return json.dumps(waarde, ensure_ascii=False, separators=(",", ":")).encode()

    def uit_bytes(self, klaar: bytes) -> Any:
        return json.loads(klaar)


class VersleuteldGetal(VersleuteldeJson):
    """A whole number."""

    def to_python(self, value: Any) -> Any:
        return None if value is None else int(value)
