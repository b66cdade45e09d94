"""What reaches the log of the server: never the values that PostgreSQL repeats in its errors."""

from __future__ import annotations

import logging
import re

# `DETAIL:  Key (email)=(...) already exists.`; CONTEXT and LINE quote values and statements as well.
_GEGEVENS = re.compile(r"^(DETAIL|CONTEXT|LINE \d+):.*$", re.MULTILINE)


class ZonderGegevens(logging.Formatter):
    """One line and its traceback, with what PostgreSQL says of a row taken out."""

    def format(self, record: logging.LogRecord) -> str:
        return _GEGEVENS.sub(r"\1: (weggelaten)", super().format(record))
