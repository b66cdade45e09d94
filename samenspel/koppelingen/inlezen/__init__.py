"""Reading a file in: recognise columns, try out, book, and undo."""

from __future__ import annotations
