"""The indicators whose facts an act in the project can record now. Others say "nog geen gegevens"."""

from __future__ import annotations
