"""An interpreter who was booked for one appointment (ADR 30)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from samenspel.demo.bouwer import moment
from samenspel.demo.organisaties import TOLK, Huis, geef_login
from samenspel.demo.toestemmingen import aanwezig
from samenspel.demo.toeval import werkdag
from samenspel.dossiers.handelingen.afspraken import plan_afspraak
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.klok import vandaag
from samenspel.kern.uuid7 import uuid7
from samenspel.keten.handelingen.tolken import beloof_geheimhouding, boek_tolk
from samenspel.toegang.models import Gebruiker, Rol, Tolkboeking

VAN = "duo_bericht_laat"
"""The story in whose dossier the appointment is."""
_DEMO_LEEFT = timedelta(days=180)


def bouw_tolk(huis: Huis, dossier_id: UUID, op: date) -> None:
    """Booked by the contact person. The database looks at the clock of the wall, so the appointment is soon after today; in a world of another year nobody comes."""
    dag = werkdag(vandaag() + timedelta(days=2))
    if not op <= vandaag() <= op + _DEMO_LEEFT:
        return
    with als_eigenaar():
        email = Dossier.objects.values_list("contactpersoon__email", flat=True).get(pk=dossier_id)
    regie = aanwezig(huis, email or "")
    with identiteit(regie):
        afspraak = plan_afspraak(
            Dossier.objects.zichtbaar_voor(regie).get(pk=dossier_id), door=regie, begin=moment(dag, 9), onderwerp="Voortgang", met=huis.gebruikers[email or ""],
            nu=moment(op, 8), sleutel=uuid7(), plaats="Gemeentehuis, Noordersingel 33", tolk="tolk Tigrinya",
        )  # fmt: skip
        sleutel, _sleutels = boek_tolk(
            afspraak, door=regie, naam=TOLK.naam, taal="Tigrinya", voorkeur="vrouw", nu=moment(op, 8)
        )
    _laat_binnen(sleutel, op)


def _laat_binnen(boeking_id: UUID, op: date) -> None:
    """She comes in by a link and a code; in the demo also by the password of everybody, so that one can look along."""
    with als_eigenaar():
        rij = Tolkboeking.objects.get(pk=boeking_id)
        geef_login(Gebruiker.objects.get(pk=rij.gebruiker_id), TOLK.email)
    selam = Aanwezige(gebruiker_id=rij.gebruiker_id, gemeente_id=rij.gemeente_id, rol=Rol.TOLK, doel="demo")
    with identiteit(selam):
        beloof_geheimhouding(door=selam, nu=moment(op, 10))
