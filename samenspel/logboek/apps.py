"""App configuration: sealing is work of the worker that never stops."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LogboekConfig(AppConfig):
    name = "samenspel.logboek"
    label = "logboek"

    def ready(self) -> None:
        from samenspel.kern.achtergrond import meld_werk_aan  # models exist from here on
        from samenspel.kern.klok import nu
        from samenspel.kluis.draaien import meld_ook
        from samenspel.logboek.hersleutelen import hersleutel_geschiedenis
        from samenspel.logboek.verzegelen import verzegel
        from samenspel.logboek.volgen import na_migratie

        meld_ook("geschiedenis", hersleutel_geschiedenis)
        post_migrate.connect(na_migratie, sender=self)
        meld_werk_aan("logboek verzegelen", seconden=3, doe=lambda: verzegel(nu()))
