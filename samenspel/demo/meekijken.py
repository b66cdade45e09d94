"""Who looks along without directing: a jurist at an objection (ADR 28), and somebody whom a newcomer chose (ADR 29)."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from samenspel.avg.models import Toestemming
from samenspel.demo.bouwer import moment
from samenspel.demo.organisaties import Huis, maak_gebruiker
from samenspel.demo.toestemmingen import aanwezig
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import als_eigenaar, identiteit
from samenspel.plan.handelingen.bezwaar import vraag_jurist
from samenspel.plan.models import PipBezwaar
from samenspel.toegang.models import MACHTIGING, Aanstelling, Machtiging, Rol

_JURIST, _VRAGER = "judith@assen.test", "marieke@assen.test"
_GEKOZEN = ["C01", "C06", "C16"]


def bouw_jurist(huis: Huis, op: date) -> None:
    """Marieke asked Judith to look at the objections that run in her dossiers."""
    marieke = aanwezig(huis, _VRAGER)
    with identiteit(marieke):
        lopend = PipBezwaar.objects.zichtbaar_voor(marieke).filter(
            uitkomst="", dossier__contactpersoon_id=marieke.gebruiker_id
        )
        rijen = lopend.select_related("pip__dossier__gemeente", "pip__dossier__samengevoegd_in__gemeente").order_by(
            "pk"
        )
        for bezwaar in rijen.exclude(dossier__gesloten_op__isnull=False):
            vraag_jurist(
                bezwaar,
                huis.gebruikers[_JURIST],
                door=marieke,
                vanaf=op - timedelta(days=2),
                nu=moment(op - timedelta(days=2), 10),
            )


def bouw_gemachtigde(dossier_id: UUID, email: str, op: date) -> None:
    """Somebody whom this newcomer lets look along (as the owner: the choice was made in Mijn plan, days ago)."""
    begin, einde = op - timedelta(days=9), op + timedelta(days=180)
    with als_eigenaar():
        dossier = Dossier.objects.get(pk=dossier_id)
        zelf = Aanstelling.objects.get(dossier_id=dossier_id, rol=Rol.INBURGERAAR).gebruiker
        nadia = maak_gebruiker(email, "Nadia Saleh")
        hier = {"gemeente_id": dossier.gemeente_id, "dossier_id": dossier_id, "tot": einde}
        Aanstelling.objects.create(gebruiker=nadia, rol=Rol.GEMACHTIGDE, vanaf=begin, **hier)
        rij = Machtiging.objects.create(
            gebruiker=nadia,
            naam=nadia.naam,
            relatie=Machtiging.Relatie.FAMILIE,
            onderdelen=_GEKOZEN,
            vanaf=begin,
            gemaakt_op=moment(begin, 20),
            **hier,
        )
        Toestemming.objects.create(
            ontvanger=nadia, tabel=MACHTIGING, rij_id=rij.pk, betreft="C19", voor_wie=rij.relatie, waarom="meekijken", gevraagd_door=zelf,
            gevraagd_op=begin, taal="ar", wijze="zelf", vastgelegd_op=moment(begin, 20), **hier,
        )  # fmt: skip
