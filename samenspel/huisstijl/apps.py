"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig


class HuisstijlConfig(AppConfig):
    name = "samenspel.huisstijl"
    label = "huisstijl"
