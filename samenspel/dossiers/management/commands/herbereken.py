"""`herbereken [--gemeente CODE] [--werkers N]`: every deadline from nothing, on several cores."""

from __future__ import annotations

import gc
import multiprocessing
import os
import time
from argparse import ArgumentParser
from contextlib import ExitStack
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections

from samenspel.beleid.herberekenen import HERBOUW
from samenspel.dossiers.herbouw import Telling, herbouw, huis
from samenspel.kern.identiteit import identiteit
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.taaklog import taak

STUK = 20_000
"""Dossiers per piece of work: small enough to share, large enough to be worth a process."""

Stuk = tuple[UUID, UUID, UUID | None]

_GRENZEN = """
select id from (select id, row_number() over (order by id) as n from dossiers_dossier where gemeente_id = %s) d
where n %% %s = 0 order by id
"""


def stukken(gemeente_id: UUID) -> list[Stuk]:
    """Ranges of ids that together are all dossiers of a municipality."""
    with identiteit(huis(gemeente_id)), connection.cursor() as cursor:
        cursor.execute(_GRENZEN, [gemeente_id, STUK])
        grenzen = [rij[0] for rij in cursor.fetchall()]
    begin = [UUID(int=0), *grenzen]
    eind: list[UUID | None] = [*grenzen, None]
    return [(gemeente_id, na, tot) for na, tot in zip(begin, eind, strict=True)]


def _werk(stuk: Stuk) -> Telling:
    gemeente_id, na, tot_en_met = stuk
    return herbouw(gemeente_id, na=na, tot_en_met=tot_en_met)


def _begin() -> None:
    connections.close_all()  # a connection does not survive a fork
    gc.freeze()


class Command(BaseCommand):
    help = "Reken alle termijnen opnieuw uit, uit de feiten; schrijft alleen wat verandert."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--gemeente", help="code van een gemeente, zoals assen; zonder: alle")
        parser.add_argument("--werkers", type=int, default=os.cpu_count() or 1, help="aantal processen")

    def handle(self, *args: Any, **opties: Any) -> None:
        gemeenten = Gemeente.objects.order_by("code")
        if code := opties["gemeente"]:
            gemeenten = gemeenten.filter(code=code)
            if not gemeenten:
                raise CommandError(f"Gemeente {code} bestaat niet.")
        begin = time.monotonic()
        ids = list(gemeenten.values_list("pk", flat=True))
        with ExitStack() as regels:
            for gemeente_id in ids:
                regels.enter_context(taak(HERBOUW, gemeente_id))
            werk = [stuk for gemeente_id in ids for stuk in stukken(gemeente_id)]
            som = self._voer_uit(werk, opties["werkers"])
        duur = time.monotonic() - begin
        self.stdout.write(f"{som.dossiers} dossiers herberekend in {duur:.1f} s, {som.gewijzigd} termijnen gewijzigd")

    def _voer_uit(self, werk: list[Stuk], werkers: int) -> Telling:
        som = Telling(0, 0)
        if werkers <= 1 or len(werk) <= 1:
            for stuk in werk:
                som += _werk(stuk)
            return som
        connections.close_all()
        with multiprocessing.get_context("fork").Pool(werkers, initializer=_begin) as bak:
            gemeld = 0
            for telling in bak.imap_unordered(_werk, werk):
                som += telling
                if som.dossiers - gemeld >= STUK:
                    gemeld = som.dossiers
                    self.stdout.write(f"{gemeld} dossiers ...")
        return som
