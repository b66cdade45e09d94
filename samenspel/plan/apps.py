"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "samenspel.plan"
    label = "plan"
