"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig


class BeleidConfig(AppConfig):
    name = "samenspel.beleid"
    label = "beleid"
