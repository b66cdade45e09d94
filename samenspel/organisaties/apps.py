"""App configuration."""

from __future__ import annotations

from django.apps import AppConfig


class OrganisatiesConfig(AppConfig):
    name = "samenspel.organisaties"
    label = "organisaties"
