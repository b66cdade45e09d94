"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig


class MonitorConfig(AppConfig):
    name = "samenspel.monitor"
    label = "monitor"
