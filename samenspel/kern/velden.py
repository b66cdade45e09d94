"""Field types that several apps share."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

if TYPE_CHECKING:
    _CharField = models.CharField[str, str]
else:
    _CharField = models.CharField

_DEEL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def controleer_deeldatum(waarde: str) -> None:
    """Accept `JJJJ`, `JJJJ-MM` or `JJJJ-MM-DD`; raise `ValidationError` with a sentence otherwise."""
    treffer = _DEEL.fullmatch(waarde)
    if treffer is None:
        raise ValidationError("Schrijf een datum als 14-3-1994, een maand als 3-1994 of alleen het jaar.")
    jaar, maand, dag = treffer.groups()
    try:
        date(int(jaar), int(maand or 1), int(dag or 1))
    except ValueError:
        raise ValidationError(f"{waarde} bestaat niet.") from None


class DeelDatumField(_CharField):
    """A date of a person that may be partly unknown. Keeps the precision; never invents 1 January.

    Stored as ISO text (`1994`, `1994-03`, `1994-03-14`), which sorts and matches `wet`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("db_collation", "C")
        super().__init__(*args, **kwargs)
        self.validators.append(controleer_deeldatum)
