"""What the municipalities of the demo agreed with organisations about data: without it nobody of a partner would see anything."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from samenspel.demo.organisaties import Huis
from samenspel.kern.klok import nu
from samenspel.organisaties.models import Gemeente, Organisatie
from samenspel.toegang.categorieen import mogelijk
from samenspel.toegang.models import Aanstelling, Contractbeheer, Overeenkomst, Rol

_BEGIN = date(2020, 11, 1)
_S, _T = Organisatie.Soort, Overeenkomst.Soort
_SOORT = {
    _S.MAATSCHAPPELIJKE_BEGELEIDING: _T.VERWERKERSOVEREENKOMST,
    _S.WELZIJN: _T.VERWERKERSOVEREENKOMST,
    _S.WERK: _T.MANDAAT,
    _S.COA: _T.WETTELIJKE_TAAK,
}
_DOELEN = {
    _S.TAALSCHOOL: "Lessen plannen en geven, voortgang en uren melden",
    _S.MAATSCHAPPELIJKE_BEGELEIDING: "Maatschappelijke begeleiding van statushouders (Wet inburgering 2021, artikel 13 lid 3)",
    _S.KREDIETBANK: "Betalen van vaste lasten uit de bijstand (Participatiewet, artikel 56a)",
    _S.WERK: "Begeleiding naar werk (Participatiewet)",
    _S.WELZIJN: "Hulp bij ontmoeten en meedoen",
    _S.COA: "Overdracht van wie uit een opvanglocatie komt",
}
_ARTIKEL_COA = "Wet inburgering 2021, artikel 35 lid 2; Besluit, artikel 9.4 lid 3"
EINDIGT_BIJNA, ZONDER = ("Taalschool De Wissel (verzonnen)", "assen"), ("COA", "venlo")
"""To see what that looks like: one that ends soon, and an organisation with which nothing was signed."""


def te_delen(organisatie: Organisatie, *, coacht: bool = False) -> list[str]:
    """What its people can get of a dossier. Health opens thing by thing, by consent; who guides does not look into the money (Almelo).

    `coacht`: with an agreement to coach somebody on money, for which a budget coach of the same organisation comes in.
    """
    geld = {"C09"} if coacht else {"C09", "C10"}
    niet = geld if organisatie.soort == _S.MAATSCHAPPELIJKE_BEGELEIDING else set()
    return [categorie for categorie in mogelijk(organisatie.soort) if categorie not in niet]


def bouw_overeenkomsten(huis: Huis, op: date) -> None:
    """One for each organisation of a municipality, from before the pilot on."""
    for gemeente in huis.gemeenten.values():
        hier = Aanstelling.objects.filter(gemeente=gemeente, organisatie=None)
        door = hier.filter(rol=Rol.FUNCTIONEEL_BEHEERDER).order_by("pk").first() or hier.order_by("pk").first()
        assert door is not None
        for organisatie in gemeente.organisaties.exclude(naam=ZONDER[0] if gemeente.code == ZONDER[1] else ""):
            bijna = (organisatie.naam, gemeente.code) == EINDIGT_BIJNA
            soort = _SOORT.get(_S(organisatie.soort), _T.GEGEVENSUITWISSELING)
            wettelijk = soort == _T.WETTELIJKE_TAAK
            Overeenkomst.objects.create(
                gemeente=gemeente, organisatie=organisatie, soort=soort, doelen=_DOELEN[_S(organisatie.soort)], categorieen=te_delen(organisatie, coacht=True),
                kenmerk=_ARTIKEL_COA if wettelijk else "Z2020-0417", ondertekend_op=None if wettelijk else _BEGIN - timedelta(days=10),
                vanaf=_BEGIN, tot=op + timedelta(days=40) if bijna else None, vastgelegd_door_id=door.gebruiker_id, vastgelegd_op=nu(),
            )  # fmt: skip


def bouw_contractbeheer(huis: Huis) -> None:
    """Whose contracts the contract manager of Assen manages."""
    nora, fatma = huis.gebruikers["nora@assen.test"], huis.gebruikers["fatma@assen.test"]
    for naam in ("VluchtelingenWerk Noord-Nederland", "Taalschool De Wissel (verzonnen)"):
        Contractbeheer.objects.create(
            gemeente=huis.gemeenten["assen"], gebruiker=nora, organisatie=huis.organisaties[naam], vanaf=_BEGIN, gegeven_door=fatma, gegeven_op=nu()
        )  # fmt: skip


def sluit_met(gemeente: Gemeente, partners: Iterable[Organisatie], door: UUID) -> None:
    """For a municipality of the volume: with each partner, for as long as it is there."""
    Overeenkomst.objects.bulk_create(
        Overeenkomst(
            gemeente=gemeente, organisatie=partner, soort=_SOORT.get(_S(partner.soort), _T.GEGEVENSUITWISSELING), doelen=_DOELEN[_S(partner.soort)],
            categorieen=te_delen(partner, coacht=True), ondertekend_op=_BEGIN - timedelta(days=10), vanaf=_BEGIN, vastgelegd_door_id=door, vastgelegd_op=nu(),
        )
        for partner in partners
        if not Overeenkomst.objects.filter(gemeente=gemeente, organisatie=partner).exists()
    )  # fmt: skip
