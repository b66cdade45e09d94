"""App configuration of the breach kit."""

from __future__ import annotations

from django.apps import AppConfig


class DatalekConfig(AppConfig):
    name = "samenspel.datalek"
    label = "datalek"
