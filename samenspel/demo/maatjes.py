"""Noor is a taalmaatje of Vaart Welzijn: a newcomer said yes, Ilse asked her in, and she promised secrecy (ADR 27). Through the acts."""

from __future__ import annotations

from datetime import date, timedelta

from samenspel.avg.delen import een_op_een
from samenspel.avg.handelingen.toestemmen import Gevraagd, leg_toestemming_vast
from samenspel.demo.bouwer import moment
from samenspel.demo.organisaties import MAATJE, Huis, geef_login
from samenspel.demo.toestemmingen import aanwezig
from samenspel.kern.identiteit import Aanwezige, als_eigenaar, identiteit
from samenspel.kern.klok import vandaag
from samenspel.keten.handelingen.vrijwilligers import beloof_geheimhouding, nodig_uit
from samenspel.organisaties.models import Organisatie
from samenspel.toegang.models import Betrokkenheid, Rol, Vrijwilliger
from wet.kalender import plus_maanden

_SINDS = timedelta(days=14)


def bouw_maatje(huis: Huis, op: date) -> None:
    """In the newest dossier of Marieke in which welfare takes part. In a world of another year the yes would be over, and nobody is asked."""
    tot = plus_maanden(op, 6)
    if not op <= vandaag() <= tot:
        return
    vaart, marieke = huis.organisaties["Vaart Welzijn"], aanwezig(huis, "marieke@assen.test")
    with identiteit(marieke):
        ja = _vraag_ja(vaart, marieke, op, tot)
    if ja is None:
        return
    ilse = aanwezig(huis, "ilse@vaart.test")
    wie = Aanwezige(
        gebruiker_id=ilse.gebruiker_id, gemeente_id=ilse.gemeente_id, rol=ilse.rol, doel="demo", aanstelling_id=ilse.aanstelling_id,
        organisatie_id=vaart.pk, naam=ilse.naam,
    )  # fmt: skip
    with identiteit(wie):
        rij, _sleutels = nodig_uit(
            door=wie, naam=MAATJE.naam, dossier_id=ja.dossier_id, vanaf=op - _SINDS, tot=tot, nu=moment(op, 9), als=Rol.INFORMELE_TAAL_MAATJE
        )  # fmt: skip
    _laat_binnen(rij, op)


def _vraag_ja(vaart: Organisatie, marieke: Aanwezige, op: date, tot: date) -> Betrokkenheid | None:
    """To somebody one on one."""
    mee = Betrokkenheid.objects.loopt(op).filter(
        gemeente_id=marieke.gemeente_id, organisatie=vaart, categorieen__contains=["C13"], dossier__contactpersoon_id=marieke.gebruiker_id,
        dossier__gesloten_op__isnull=True,
    )  # fmt: skip
    deelname = mee.order_by("-pk").first()
    if deelname is None:
        return None
    onderdeel = next(
        deel for deel in een_op_een(vaart, [deelname.dossier_id], wie=marieke, op=op) if deel.rij_id == deelname.pk
    )
    gevraagd = Gevraagd(
        waarom="Elke week samen Nederlands praten.",
        op=op - _SINDS,
        tot=tot,
        taal="Nederlands",
        wijze="gesproken",
        vrij_gezegd=True,
    )
    leg_toestemming_vast(onderdeel, vaart, gevraagd, door=marieke, nu=moment(op, 8))
    return deelname


def _laat_binnen(rij: Vrijwilliger, op: date) -> None:
    """She comes in by a link and a code; in the demo also by the password of everybody, so that one can look along."""
    with als_eigenaar():
        geef_login(rij.gebruiker, MAATJE.email)
    noor = Aanwezige(
        gebruiker_id=rij.gebruiker_id, gemeente_id=rij.gemeente_id, rol=Rol.INFORMELE_TAAL_MAATJE, doel="demo", organisatie_id=rij.organisatie_id
    )  # fmt: skip
    with identiteit(noor):
        beloof_geheimhouding(door=noor, nu=moment(op, 10))
