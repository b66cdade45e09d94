"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig


class WerkvoorraadConfig(AppConfig):
    name = "samenspel.werkvoorraad"
    label = "werkvoorraad"
