"""Organisations that were asked, said no, leave soon or left: so that the demo shows what that looks like."""

from __future__ import annotations

from datetime import date, timedelta

from samenspel.demo.bouwer import moment
from samenspel.demo.organisaties import Huis
from samenspel.dossiers.models import Dossier
from samenspel.kern.identiteit import als_eigenaar
from samenspel.toegang.models import Betrokkenheid, Gebruiker

_PARTNER, _GEMEENTE, _VRAGER = "VluchtelingenWerk Noord-Nederland", "assen", "marieke@assen.test"
_S = Betrokkenheid.Stand
_EINDE = (12, 3, -5)
"""Days until the last day, of three that take part."""


def bouw_deelnames(huis: Huis, op: date) -> None:
    """In Assen, of people without a story of their own, on the list of Marieke."""
    with als_eigenaar():
        gemeente, partner = huis.gemeenten[_GEMEENTE], huis.organisaties[_PARTNER]
        marieke = Gebruiker.objects.get(email=_VRAGER)
        mee = Betrokkenheid.objects.filter(
            gemeente=gemeente, organisatie=partner, tot=None, dossier__contactpersoon=marieke
        )
        for rij, dagen in zip(mee.order_by("-pk"), _EINDE, strict=False):
            Betrokkenheid.objects.filter(pk=rij.pk).update(tot=max(rij.vanaf, op + timedelta(days=dagen)))
        zonder = Dossier.objects.open().filter(gemeente=gemeente, contactpersoon=marieke).exclude(
            pk__in=Betrokkenheid.objects.filter(organisatie=partner).values("dossier_id")
        )  # fmt: skip
        for dossier, nee in zip(zonder.order_by("-pk")[:2], (False, True), strict=False):
            Betrokkenheid.objects.create(
                gemeente=gemeente, dossier_id=dossier.pk, organisatie=partner, doel="wegwijs in de nieuwe wijk", categorieen=["C01", "C03", "C16"],
                vanaf=op, tot=op + timedelta(days=120), gevraagd_door=marieke, gevraagd_op=moment(op - timedelta(days=3), 9),
                stand=_S.GEWEIGERD if nee else _S.VOORGESTELD, beantwoord_op=moment(op - timedelta(days=1), 10) if nee else None,
                weigerreden="Geen begeleider vrij tot over zes weken." if nee else "",
            )  # fmt: skip
