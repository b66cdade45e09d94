"""`manage.py demo_verhalen`: write docs/handleiding/demowereld.md anew."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

import samenspel.demo.wereld  # noqa: F401  # importing registers the stories
from samenspel.demo.handleiding import verhalenpagina

PAD = settings.BASE_DIR / "docs/handleiding/demowereld.md"


class Command(BaseCommand):
    help = "Schrijft de bladzijde over de demowereld opnieuw."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **opties: Any) -> None:
        PAD.parent.mkdir(parents=True, exist_ok=True)
        PAD.write_text(verhalenpagina(), encoding="utf-8")
        self.stdout.write(str(PAD.relative_to(settings.BASE_DIR)))
