"""Somebody at work while keys are replaced: `python -m tests.sleutels.last UIT STOP ZAAD`. Every answer is checked; faults are written down.

A process of its own, as the login role: it learns of a new key only from the directory, as a worker of the house does.
"""

from __future__ import annotations

import json
import random
import sys
import traceback
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from samenspel.dossiers.models import Dossier
    from samenspel.kern.identiteit import Aanwezige


class Werk:
    """One employee: writes, reads back, searches, opens dossiers; what it learnt goes to `uit`."""

    def __init__(self, zaad: int) -> None:
        from samenspel.kern.identiteit import Aanwezige
        from samenspel.toegang.models import Aanstelling

        self.bron, self.gedaan, self.fouten, self.nieuw, self.zaad = (
            random.Random(zaad),
            0,
            list[str](),
            dict[str, str](),
            zaad,
        )
        wat = Aanstelling.objects.get(gebruiker__email="sanne@voorbeeld.test")
        self.wie: Aanwezige = Aanwezige(
            gebruiker_id=wat.gebruiker_id,
            gemeente_id=wat.gemeente_id,
            rol=wat.rol,
            doel="proef",
            aanstelling_id=wat.pk,
            naam="sanne",
        )

    def een(self) -> None:
        """One piece of work in a transaction of its own."""
        from samenspel.dossiers.models import Dossier
        from samenspel.kern.identiteit import identiteit

        daad = self.bron.choice([self.schrijf, self.schrijf, self.zoek, self.toon, self.stuk, self.open, self.kijk])
        with identiteit(self.wie):
            ids = list(Dossier.objects.order_by("pk").values_list("pk", flat=True))
            daad(Dossier.objects.select_related("gemeente").get(pk=self.bron.choice(ids)))
        self.gedaan += 1

    def schrijf(self, dossier: Dossier) -> None:
        from samenspel.dossiers.handelingen.notities import noteer
        from samenspel.dossiers.models import Notitie
        from tests.wereld import NU

        tekst = f"werk {self.zaad} {self.gedaan}"
        noteer(dossier, door=self.wie, tekst=tekst, nu=NU)
        assert tekst in [notitie.tekst for notitie in Notitie.objects.filter(dossier=dossier)]

    def _nummer(self, dossier_id: UUID) -> str:
        from samenspel.kern.klok import nu
        from samenspel.personen.models import NummerKort
        from samenspel.personen.nummers import toon_nummer

        rij = NummerKort.objects.zichtbaar_voor(self.wie).get(dossier_id=dossier_id, soort="bsn")
        return toon_nummer(rij, door=self.wie, reden="proef van de sleutels", op=nu())

    def toon(self, dossier: Dossier) -> None:
        assert len(self._nummer(dossier.pk)) == 9

    def zoek(self, dossier: Dossier) -> None:
        from samenspel.personen.nummers import met_nummer

        pk = dossier.pk
        assert [rij.dossier_id for rij in met_nummer(self._nummer(pk), wie=self.wie)] == [pk]

    def stuk(self, dossier: Dossier) -> None:
        from samenspel.dossiers.handelingen.documenten import lees_document
        from samenspel.dossiers.models import Document

        for document in Document.objects.filter(dossier=dossier):
            assert lees_document(document).startswith(b"%PDF")

    def open(self, _dossier: Dossier) -> None:
        from samenspel.demo.toeval import proef_bsn
        from samenspel.dossiers.handelingen.openen import Aanmelding, open_dossier
        from tests.wereld import NU

        bsn = proef_bsn(2_000 + self.zaad * 1_000 + len(self.nieuw))
        nieuw = open_dossier(
            Aanmelding(naam="Proef Nieuw", doelgroep="ASIEL_A", bsn=bsn),
            door=self.wie,
            op=date(2026, 2, 1),
            vastgelegd_op=NU,
        )
        self.nieuw[str(nieuw.pk)] = bsn

    def kijk(self, dossier: Dossier) -> None:
        """A line in both logs."""
        from samenspel.kern.klok import nu
        from samenspel.toegang.logschrijver import Spoor, schrijf

        spoor = Spoor(self.bron.randbytes(16), None, "10.0.0.0/24", b"", nu())
        schrijf(
            self.wie, spoor, pad="proef", actie="gelezen", resultaat="ok", status=200, gelezen={dossier.pk: {"C01"}}
        )


def main(uit: str, stop: str, zaad: str) -> None:
    """Work until the file `stop` is there."""
    import django

    django.setup()
    from django.db import connection

    werk = Werk(int(zaad))
    while not Path(stop).exists():
        try:
            werk.een()
        except Exception:  # every kind of fault counts
            werk.fouten.append(traceback.format_exc()[-1500:])
            connection.close()
            if len(werk.fouten) > 50:
                break
    Path(uit).write_text(json.dumps({"gedaan": werk.gedaan, "fouten": werk.fouten, "nieuw": werk.nieuw}))


if __name__ == "__main__":
    main(*sys.argv[1:4])
