"""Reading in: a 450-row Excel read, checked and shown, and thousands of dossiers with full validation.

Budget (design, section 8): shown within 0.6 s; at least 1,500 dossiers/s. Both run as the application role with
row-level security and encryption on. Comparator in the same run: a bare calamine read of the same file. Other work on the
machine makes a core slower and takes it away: the gate is CPU divided by that slowness (`drukte`), one after the other for
what a user waits for, on two cores for the thousands (PostgreSQL writes while Python goes on); wall clock stands beside it. All is rolled back. Run: `python3 run.py bench inlezen [rows]`.
"""

from __future__ import annotations

import io
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")

import django

django.setup()

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from bench._meten import backend_cpu, besluit
from bench._schaal import drukte
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.koppelingen.handelingen import bevestig, kies_bestand, lees_stuk
from samenspel.koppelingen.models import Inlezing
from samenspel.koppelingen.tests.bestandmakers import caseload, xlsx
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.models import Aanstelling, Gebruiker, Rol

COPY_TOEN = 193_000
"""Rows a second by bare COPY with the indexes present, on the machine where 1,500 dossiers a second were asked (prestaties.md, section 1)."""
VANDAAG = date(2026, 6, 3)
EIGENAAR, CODE, EMAIL = "eigenaar", "proefdorp", "bench@voorbeeld.test"


def wereld() -> tuple[Gebruiker, Aanstelling]:
    """A municipality with one regievoerder, made by the owner: the login role may not."""
    ruim_op()
    with als_eigenaar(using=EIGENAAR):
        gemeente = Gemeente.objects.using(EIGENAAR).create(code=CODE, naam="Proefdorp", nummerletter="P")
        gebruiker = Gebruiker.objects.using(EIGENAAR).create(email=EMAIL, naam="Bench Proef", password="!")
        aanstelling = Aanstelling.objects.using(EIGENAAR).create(
            gebruiker=gebruiker, gemeente=gemeente, rol=Rol.REGIEVOERDER, vanaf=date(2022, 1, 1)
        )
    return gebruiker, aanstelling


def ruim_op() -> None:
    """Take that world away again, also one that a killed run left."""
    with als_eigenaar(using=EIGENAAR):
        Aanstelling.objects.using(EIGENAAR).filter(gemeente__code=CODE).delete()
        Gebruiker.objects.using(EIGENAAR).filter(email=EMAIL).delete()
        Gemeente.objects.using(EIGENAAR).filter(code=CODE).delete()


def klok(doe: Callable[[], Any], keer: int) -> float:
    """Median seconds."""
    tijden = []
    for _ in range(keer):
        begin = time.perf_counter()
        doe()
        tijden.append(time.perf_counter() - begin)
    return statistics.median(tijden)


def tonen(gebruiker: Gebruiker) -> float:
    """Upload, columns, dry run: what the user waits for, through the whole site."""
    inhoud = xlsx(caseload(450))
    client = Client()
    client.force_login(gebruiker, backend="samenspel.toegang.aanmelden.LoginBackend")

    def ronde() -> None:
        antwoord = client.post(
            reverse("koppelingen:inlezen"), {"soort": "caseload", "bestand": SimpleUploadedFile("x.xlsx", inhoud)}
        )
        assert antwoord.status_code == 302, antwoord.content
        proef = client.get(antwoord["Location"].removesuffix("kolommen/"))
        assert b"nieuw dossier" in proef.content

    kaal = klok(lambda: CalamineWorkbook.from_filelike(io.BytesIO(inhoud)).get_sheet_by_index(0).to_python(), 9)
    cpu, pg = alle_cpu(), backend_cpu("default")
    heel = klok(ronde, 9)
    cpu = (alle_cpu() - cpu + backend_cpu("default") - pg) / 9
    print(
        f"450 regels gelezen, nagekeken en getoond: {heel:.3f} s, CPU {cpu:.3f} s; kale calamine {kaal * 1000:.1f} ms; {heel / kaal:.0f} x"
    )
    return cpu


def alle_cpu() -> float:
    """CPU seconds of this process and of the readers that it started."""
    kind = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + kind.ru_utime + kind.ru_stime


def boeken(wie: Aanwezige, aantal: int) -> float:
    """Confirmed file to dossiers with terms."""
    with identiteit(wie):
        begin = time.perf_counter()
        inhoud = xlsx(caseload(aantal, zaad=9))
        gemaakt = time.perf_counter() - begin
        inlezing = kies_bestand(inhoud, "x.xlsx", "caseload", door=wie, nu=timezone.now())
        bevestig(inlezing, door=wie, al_gemeld=False)
        begin, cpu, pg = time.perf_counter(), time.process_time(), backend_cpu("default")
        opdrachten = []
        while True:
            with CaptureQueriesContext(connection) as gevangen:
                stand = lees_stuk(inlezing.pk, door=wie, vandaag=VANDAAG, nu=timezone.now())
            opdrachten.append(len(gevangen))
            if stand.stand != Inlezing.Stand.BEZIG:
                break
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")
        duur, cpu, pg = time.perf_counter() - begin, time.process_time() - cpu, backend_cpu("default") - pg
        kaal = klok(lambda: CalamineWorkbook.from_filelike(io.BytesIO(inhoud)).get_sheet_by_index(0).to_python(), 1)
        print(
            f"{aantal} dossiers ingelezen in {duur:.2f} s: {aantal / duur:.0f} dossiers/s; CPU Python {cpu:.2f} s, PostgreSQL {pg:.2f} s;"
            f" kale calamine {kaal:.2f} s; opdrachten per stuk {opdrachten}; bestand maken {gemaakt:.1f} s; {dict(stand.telling)}"
        )
        rijen, copy = kale_copy(wie.gemeente_id)
        hier = rijen / copy
        print(
            f"{rijen / aantal:.1f} rijen per dossier; kale COPY met indexen {hier:,.0f} rijen/s, toen {COPY_TOEN:,}: 1.500 dossiers/s van toen is hier"
            f" {1500 * hier / COPY_TOEN:.0f}"
        )
    return (cpu + pg) / 2 / aantal


def kale_copy(gemeente_id: UUID) -> tuple[int, float]:
    """How many rows the dossiers took, and the seconds of a bare COPY of them into tables with the same keys and indexes."""
    aantal, duur = 0, 0.0
    with connection.cursor() as lees, als_eigenaar(using=EIGENAAR), connections[EIGENAAR].cursor() as schrijf:
        lees.execute("select table_name from information_schema.columns where column_name = 'gemeente_id' and table_name like 'dossiers%'"
                     " or column_name = 'gemeente_id' and table_name like 'personen%'")  # fmt: skip
        for (tabel,) in sorted(lees.fetchall()):
            kolommen = f"copy (select * from {tabel} where gemeente_id = '{gemeente_id}') to stdout"  # our own names
            with lees.connection.cursor() as cursor, cursor.copy(kolommen) as uit:
                rijen = b"".join(bytes(deel) for deel in uit)
            schrijf.execute(
                f"create temporary table kaal (like {tabel} including indexes including defaults) on commit drop"
            )
            begin = time.perf_counter()
            with schrijf.connection.cursor() as cursor, cursor.copy("copy kaal from stdin") as in_:
                in_.write(rijen)
            duur += time.perf_counter() - begin
            schrijf.execute("drop table kaal")
            aantal += rijen.count(b"\n")
    return aantal, duur


def main() -> None:
    """What is read in is rolled back; the municipality goes afterwards."""
    aantal = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    settings.ALLOWED_HOSTS = ["testserver"]
    setup_test_environment()
    gebruiker, aanstelling = wereld()
    wie = Aanwezige(
        gebruiker_id=gebruiker.pk,
        gemeente_id=aanstelling.gemeente_id,
        rol=aanstelling.rol,
        doel="bench",
        aanstelling_id=aanstelling.pk,
    )
    try:
        with transaction.atomic():
            schaal = drukte()
            getoond, per_dossier = tonen(gebruiker), boeken(wie, aantal)
            schaal = (schaal + drukte()) / 2
            transaction.set_rollback(True)
    finally:
        ruim_op()
    print(f"drukte {schaal:.2f}")
    regels = [
        ("s tot 450 regels getoond zijn", getoond / schaal, 0.6),
        ("ms per dossier (1.500 per seconde)", per_dossier * 1000 / schaal, 1000 / 1500),
    ]
    sys.exit(besluit(regels))


if __name__ == "__main__":
    main()
