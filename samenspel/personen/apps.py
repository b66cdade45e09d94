"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig


class PersonenConfig(AppConfig):
    name = "samenspel.personen"
    label = "personen"
