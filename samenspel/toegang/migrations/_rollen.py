"""The choices of a role at a migration, said as what it added to those of an earlier one. Django takes no file with this name for a migration."""

from __future__ import annotations

from importlib import import_module


def met_rol(migratie: str, rol: str, label: str, *, voor: str) -> list[tuple[str, str]]:
    """The roles after that migration, and one more before another: their order is that of the screens."""
    was: list[tuple[str, str]] = import_module(f"samenspel.toegang.migrations.{migratie}").ROLLEN
    plek = [code for code, _label in was].index(voor)
    return [*was[:plek], (rol, label), *was[plek:]]
