"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig


class BalieConfig(AppConfig):
    name = "samenspel.balie"
    label = "balie"
