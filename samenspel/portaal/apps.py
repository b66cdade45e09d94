"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig


class PortaalConfig(AppConfig):
    name = "samenspel.portaal"
    label = "portaal"
