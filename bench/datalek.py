"""How long the breach kit looks through a year of log: a million lines, made in a transaction that is rolled back.

Goal (V41): within minutes. `python3 run.py bench datalek [lines]`.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import date, datetime, timedelta
from uuid import UUID

# filling a log of a million lines needs the owner, and what is rolled back can only be read on the same connection
os.environ["DATABASE_URL"] = os.environ.get("DATABASE_URL_EIGENAAR", os.environ.get("DATABASE_URL", ""))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")
os.environ.setdefault("SAMENSPEL_POOL", "nee")

import django
from django.db import connection, transaction

django.setup()

from samenspel.datalek.models import Bron
from samenspel.datalek.omvang import Vraag, bereken
from samenspel.kern.identiteit import als_eigenaar
from samenspel.kern.klok import nu

_VUL = """
with wie as (select array_agg(id) as ids from (select id from dossiers_dossier where gemeente_id = %(g)s limit 5000) d),
mensen as (select array_agg(distinct gebruiker_id) as ids from toegang_aanstelling where gemeente_id = %(g)s),
regels as (
  insert into logboek_regel (id, gemeente_id, tijd, gebruiker_id, organisatie_id, rol, doel, activiteit, actie, resultaat, status, pad, herkomst, toestel,
    trace, span, aantal, zout, digest)
  select gen_random_uuid(), %(g)s, %(nu)s::timestamptz - n * interval '31 seconds', mensen.ids[1 + n %% cardinality(mensen.ids)],
    null, 'regievoerder', 'dossiers:dossier', 'dossier',
    case n / 10 %% 10 when 0 then 'schrijf' when 1 then 'uitvoer' else 'lees' end, 'ok', 200, '/', '192.0.2.0/24', decode(lpad(to_hex(n / 40), 16, '0'), 'hex'),
    '', '', 1, gen_random_uuid(), ''
  from generate_series(1, %(n)s) n, mensen returning id, tijd
)
insert into logboek_betrokkene (id, gemeente_id, dossier_id, regel_id, tijd, categorieen, span, zout, digest)
select gen_random_uuid(), %(g)s, wie.ids[1 + floor(random() * cardinality(wie.ids))::int], r.id, r.tijd, array['C01', 'C05', 'C15'], '', gen_random_uuid(), ''
from regels r, wie
"""


def vul(gemeente_id: UUID, regels: int, moment: datetime) -> None:
    """That many lines of a year, each about one dossier; as the owner, in the transaction that is open."""
    with connection.cursor() as cursor:
        cursor.execute(_VUL, {"g": gemeente_id, "n": regels, "nu": moment})
        cursor.execute("analyze logboek_regel")
        cursor.execute("analyze logboek_betrokkene")


def meet(gemeente_id: UUID, account: UUID, moment: datetime) -> dict[str, tuple[int, float]]:
    """People and seconds per source over the whole year."""
    bronnen = {Bron.ACCOUNT: str(account), Bron.SESSIE: f"{12:016x}", Bron.NETWERK: "192.0.2.0/24", Bron.UITVOER: str(account), Bron.RESERVEKOPIE: moment.isoformat()}  # fmt: skip
    uit = {}
    for bron, wat in bronnen.items():
        begin = time.perf_counter()
        omvang = bereken(Vraag(gemeente_id=gemeente_id, bron=bron, wat=wat, vanaf=moment - timedelta(days=366), tot=moment, op=date(2026, 11, 27)))  # fmt: skip
        uit[str(bron)] = len(omvang.getroffenen), time.perf_counter() - begin
    return uit


def main() -> int:
    """Fill, ask every source, roll back."""
    regels, moment = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000, nu()
    with transaction.atomic():
        with als_eigenaar(), connection.cursor() as cursor:
            cursor.execute("select gemeente_id, contactpersoon_id from dossiers_dossier where contactpersoon_id is not null group by 1, 2 order by count(*) desc limit 1")  # fmt: skip
            gemeente_id, account = cursor.fetchone()
            vul(gemeente_id, regels, moment)
        uit = meet(gemeente_id, account, moment)
        transaction.set_rollback(True)
    for bron, (mensen, seconden) in uit.items():
        print(f"{bron:<14} {mensen:>6} mensen  {seconden:6.1f} s")
    return 0 if max(seconden for _mensen, seconden in uit.values()) < 120 else 1


if __name__ == "__main__":
    sys.exit(main())
