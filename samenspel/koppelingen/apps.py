"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig


class KoppelingenConfig(AppConfig):
    name = "samenspel.koppelingen"
    label = "koppelingen"
