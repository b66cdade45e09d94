"""App configuration of retention."""

from __future__ import annotations

from django.apps import AppConfig


class BewarenConfig(AppConfig):
    name = "samenspel.bewaren"
    label = "bewaren"
