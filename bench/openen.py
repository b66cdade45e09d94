"""Creating a dossier through the form, with deadlines, search terms, encrypted number and DUO line.

Budget (design, section 8): at most 12 statements, and at least 2 x below django-helpdesk, which takes 22 ms of CPU where
our ceiling of the work list takes 7.6 (prestaties.md): scaled by the ceiling as measured now. `python3 run.py bench openen [requests]`.
"""

from __future__ import annotations

import re
import sys

from django.utils import timezone

from bench._meten import als_eigenaar, besluit, client_van, fullest, keer, meet, sql_van, toon
from bench._schaal import PEERS, plafond_van_de_lijst
from samenspel.demo.toeval import proef_bsn
from samenspel.dossiers.models import Dossier
from samenspel.kern.uuid7 import uuid7
from samenspel.kluis.logsleutels import vergeet_logsleutels
from samenspel.kluis.sleutelbos import vergeet_alles

ADRES = "/dossiers/nieuw/"
NAAM = "Bench Proef Meting"


def main() -> int:
    """Ours against the scaled peer; the dossiers made are closed away by name and removed with `demo_wereld --opnieuw`."""
    gebruiker, _, aantal = fullest()
    client, n, teller = client_van(gebruiker), keer(150), iter(range(20_000, 90_000))

    def ons() -> None:
        velden = {
            "aanleiding": "duo", "naam": NAAM, "doelgroep": "ASIEL_A", "op": f"{timezone.localdate():%d-%m-%Y}", "geboortedatum": "1990",
            "bsn": proef_bsn(next(teller)), "telefoon": "06 12345678", "sleutel": str(uuid7()), "toch": "ja", "dubbel_bekeken": "on",
        }  # fmt: skip
        antwoord = client.post(ADRES, velden)
        assert antwoord.status_code == 302, (
            antwoord.status_code,
            re.findall(rb"(?s)foutenlijst.{0,300}", antwoord.content),
        )

    ons()  # what is kept once per process; the first line of a municipality makes its key
    vergeet_alles()
    vergeet_logsleutels()
    sql = sql_van(ons)
    maat = meet(ons, n)
    with als_eigenaar(using="eigenaar"):
        gemaakt = Dossier.objects.using("eigenaar").filter(persoon__naam=NAAM).count()
    print(f"{aantal} dossiers; {gemaakt} erbij")
    toon("dossier openen", maat, len(sql))
    return besluit([("SQL", len(sql), 12), PEERS["openen"].regel(maat.cpu, plafond_van_de_lijst())])


if __name__ == "__main__":
    sys.exit(main())
