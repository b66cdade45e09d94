"""An act with a note, durable: the ten-second note from screen to committed rows.

Budget (design, section 8): at most 9 statements and 3 x the CPU of the ceiling. Both logs, the change history and the
encryption of the note are in this figure; the statements are those of a process that has no key in memory. The ceiling is a bare Django view that
adds the same rows as the owner in one durable transaction, without login, form, RLS or log. `python3 run.py bench notitie [requests]`.
"""

from __future__ import annotations

import sys
from contextlib import nullcontext
from datetime import date, timedelta

from django.db import connections, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from bench._ceiling import View, served
from bench._meten import Kant, als_eigenaar, besluit, caseload, client_van, fullest, keer, meet_om_en_om, sql_van, toon
from bench._schaal import PEERS
from samenspel.dossiers.models import Contactmoment, Dossier, Herinnering
from samenspel.kern.uuid7 import uuid7
from samenspel.kluis.logsleutels import vergeet_logsleutels
from samenspel.kluis.sleutelbos import vergeet_alles
from samenspel.toegang.models import Gebruiker

ADRES = "/werkvoorraad/notitie/"
REGEL = "Proefnotitie van de meting."


def kale_view(gebruiker: Gebruiker, terug_op: date) -> View:
    """What a plain Django view would do: read the dossier, add the rows, redirect."""

    @csrf_exempt
    def view(request: HttpRequest) -> HttpResponse:
        with transaction.atomic(using="eigenaar"):
            gevonden = Dossier.objects.using("eigenaar").get(pk=request.POST["over"])
            vast = {
                "dossier": gevonden,
                "gemeente_id": gevonden.gemeente_id,
                "door_id": gebruiker.pk,
                "vastgelegd_op": timezone.now(),
            }
            Contactmoment.objects.using("eigenaar").create(
                soort="gesproken", op=timezone.localdate(), regel=request.POST["tekst"], **vast
            )
            Herinnering.objects.using("eigenaar").create(soort="terugbellen", op=terug_op, **vast)
        return HttpResponseRedirect("/")

    return view


def main() -> int:
    """Ours and the ceiling; what was written is removed afterwards."""
    gebruiker, _, aantal = fullest()
    dossier, client, n = caseload(gebruiker, 1)[0], client_van(gebruiker), keer(300)
    terug_op, begonnen = timezone.localdate() + timedelta(days=3), timezone.now()

    def ons() -> None:
        velden = {
            "over": str(dossier.pk),
            "soort": "gesproken",
            "tekst": REGEL,
            "terug_op": terug_op.isoformat(),
            "sleutel": str(uuid7()),
        }
        antwoord = client.post(ADRES, velden)
        assert antwoord.status_code == 302, antwoord.content[:400]

    print(f"{aantal} dossiers; {n} notities")
    try:
        ons()  # what is kept once per process; the first line of a municipality makes its key
        vergeet_alles()
        vergeet_logsleutels()
        sql = sql_van(ons)
        with connections["eigenaar"].cursor() as cursor:
            cursor.execute("select 1")  # the ceiling is the owner on its own connection, one transaction per request
        view, velden = kale_view(gebruiker, terug_op), {"over": str(dossier.pk), "tekst": REGEL}
        boven, maat = meet_om_en_om([Kant(lambda: served(view, velden), "eigenaar"), Kant(lambda: nullcontext(ons))], n)
    finally:
        with als_eigenaar(using="eigenaar"):
            Contactmoment.objects.using("eigenaar").filter(
                vastgelegd_op__gte=begonnen
            ).delete()  # the words are ciphertext
            Herinnering.objects.using("eigenaar").filter(dossier=dossier, op=terug_op, door_id=gebruiker.pk).delete()
    toon("plafond (view met inserts)", boven)
    toon("notitie", maat, len(sql))
    return besluit(
        [
            ("SQL", len(sql), 9),
            ("CPU x plafond", maat.cpu / boven.cpu, 3),
            PEERS["handeling"].regel(maat.cpu, boven.cpu),
        ]
    )


if __name__ == "__main__":
    sys.exit(main())
