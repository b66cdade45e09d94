"""A page against its ceiling: the same queries in a bare Django view with an equally long template, as the owner."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from uuid import uuid4

from django.test import Client

from bench._ceiling import View, bare_view, kept, served
from bench._meten import Doe, Kant, als_eigenaar, bare_sql, besluit, eigenaar_doet, lezend, meet_om_en_om, sql_van, toon
from bench._schaal import Peer


@contextmanager
def _plafond(view: View) -> Iterator[Doe]:
    with als_eigenaar(using="eigenaar"), served(view) as plafond:
        yield plafond


def meet_pagina(
    naam: str, client: Client, adres: str, *, rijen: int, keer: int, grens_sql: int, grens_cpu: float, peer: Peer
) -> int:
    """Ours, the ceiling, the bare SQL and the scaled peer in one run; 0 when within budget."""
    eerste = client.get(adres)
    assert eerste.status_code == 200, eerste.status_code
    sql = sql_van(lambda: client.get(adres))
    inhoud = client.get(adres).content
    gelezen = lezend(sql)
    gevuld: list[dict[str, object]] = [
        {"id": uuid4(), "naam": "Naam van iemand", "nummer": "A26-0001 · intake", "wat": "PIP nog niet vastgesteld", "bron": "Besluit inburgering 2021",
         "dag": "", "nog": "over 3 dagen", "url": "/x/", "knop": "Open intake"} for _ in range(max(1, rijen))
    ]  # fmt: skip
    print(f"{naam}: {len(inhoud) / 1024:.0f} kB, {rijen} regels, {keer} verzoeken")
    view, kale_sql = bare_view(gelezen, gevuld, len(inhoud)), bare_sql(gelezen)
    bewaard = bare_view(kept(gelezen), gevuld, len(inhoud))
    kaal, boven, gepland, ons = meet_om_en_om(
        [
            Kant(lambda: eigenaar_doet(kale_sql), "eigenaar"),
            Kant(lambda: _plafond(view), "eigenaar"),
            Kant(lambda: _plafond(bewaard), "eigenaar"),
            Kant(lambda: nullcontext(lambda: client.get(adres))),
        ],
        keer,
    )
    toon("kale SQL", kaal, len(gelezen))
    toon("plafond (view + sjabloon)", boven, len(gelezen))
    toon("plafond, plannen bewaard", gepland, len(gelezen))
    toon(naam, ons, len(sql))
    print(f"ter vergelijking: CPU x plafond met bewaarde plannen {ons.cpu / gepland.cpu:.2f}")
    return besluit(
        [
            ("SQL", len(sql), grens_sql),
            ("CPU x plafond", ons.cpu / boven.cpu, grens_cpu),
            peer.regel(ons.cpu, boven.cpu),
        ]
    )
