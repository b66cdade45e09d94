"""What a dossier page needs, in few statements: the header by one query, the facts by one, the policy by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    CharField,
    DateTimeField,
    F,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast, JSONObject
from django.http import Http404

import wet
from samenspel.beleid.waarden import beleid_van
from samenspel.dossiers.bevoegdheden import ziet_partners
from samenspel.dossiers.feiten import KOLOMMEN, Rauw, feiten, feiten_van
from samenspel.dossiers.models import Afspraak, Contactmoment, Document, Dossier, Gebeurtenis, Notitie
from samenspel.dossiers.samen import ids_van
from samenspel.dossiers.soorten import SOORTEN, categorie_van_termijn
from samenspel.dossiers.verversing import als_systeem
from samenspel.kern.eenmaal import Eenmaal
from samenspel.kern.identiteit import Aanwezige, identiteit
from samenspel.kern.klok import vandaag
from samenspel.kluis.sleutelbos import leer, sleutel_erbij
from samenspel.kluis.unie import in_unie
from samenspel.personen.models import Contactgegeven, Gezinslid, NummerKort, Persoon
from samenspel.toegang.lezen import Staand
from samenspel.toegang.matrix import Bereik, bereik, leesbare_categorieen
from samenspel.toegang.models import Betrokkenheid, Meewerking, Vervanging


@dataclass(frozen=True, slots=True)
class Ook:
    """Another record of the same person that goes on inside this one: what it calls the person, and its phone."""

    nummer: str
    naam: str
    telefoon: str


@dataclass(frozen=True, slots=True)
class Meewerker:
    """A colleague who works along here; `overal`: in every dossier of this contact person."""

    id: UUID
    naam: str
    waarvoor: str
    vanaf: date
    tot: date | None
    overal: bool


@dataclass(frozen=True, slots=True)
class Kop:
    """The header of a dossier: the person, how to reach them, who belongs to them. Rows are plain mappings."""

    persoon: Persoon | None
    gezin: list[dict[str, Any]]
    ouders: list[dict[str, Any]]
    contact: list[dict[str, Any]]
    nummers: list[dict[str, Any]]
    vervanger: str
    meewerkers: list[Meewerker]
    samengevoegd: list[UUID]
    ook: list[Ook]
    gesprekken: int
    documenten: int
    partners: int

    @property
    def naam(self) -> str:
        return self.persoon.naam if self.persoon else ""

    def contactwaarde(self, *soorten: str) -> str:
        """The value in use of one of these kinds, the preferred first."""
        return _waarde(self.contact, *soorten)

    def nummer(self, soort: str) -> dict[str, Any] | None:
        return next((rij for rij in self.nummers if rij["soort"] == soort), None)


@dataclass(frozen=True, slots=True)
class Beeld:
    """Facts, policy and deadlines of one dossier on one day, within the sight of one person."""

    dossier: Dossier
    kop: Kop
    gebeurtenissen: list[dict[str, Any]]
    feiten: wet.Feiten
    staand: tuple[wet.Gebeurtenis, ...]
    """The facts that stand, as `wet.geldende` says: ordered once for the whole page."""
    beleid: wet.Beleid
    termijnen: tuple[wet.Termijn, ...]
    op: date

    def termijn(self, code: str) -> wet.Termijn | None:
        return next((termijn for termijn in self.termijnen if termijn.code == code), None)

    def laatste(self, soort: str) -> date | None:
        """The day of the latest fact of a kind that stands."""
        return max((g.op for g in self.staand if g.soort == soort and g.op <= self.op), default=None)


def _lijst(rijen: QuerySet[Any], **velden: str) -> ArraySubquery:
    return ArraySubquery(rijen.values(json=JSONObject(**velden)))


_STAANDEN: dict[str, Callable[[Aanwezige], QuerySet[Any]]] = {}


def _met_kop(wie: Aanwezige, dossier_id: UUID, nu: date) -> QuerySet[Dossier]:
    """The dossier and those merged into it, as far as in sight, each with its header as annotations: one statement."""
    hier = {"dossier_id": OuterRef("pk")}
    lopend = Q(tot__isnull=True) | Q(tot__gte=nu)
    vervangers = Vervanging.objects.filter(
        gemeente_id=wie.gemeente_id, afwezig_id=OuterRef("contactpersoon_id"), vanaf__lte=nu, tot__gte=nu
    )
    meewerkers = Meewerking.objects.filter(
        lopend, Q(dossier_id=OuterRef("pk")) | Q(regievoerder_id=OuterRef("contactpersoon_id")), gemeente_id=wie.gemeente_id, gestopt_op__isnull=True,
    )  # fmt: skip
    doet_mee = Betrokkenheid.objects.all() if ziet_partners(wie) else Betrokkenheid.objects.none()
    return (
        Dossier.objects.zichtbaar_voor(wie)
        .filter(Q(pk=dossier_id) | Q(samengevoegd_in_id=dossier_id))
        .select_related("gemeente", "contactpersoon", "persoon")
        .annotate(
            kop_gezin=_lijst(
                Gezinslid.objects.zichtbaar_voor(wie).filter(vervallen_op__isnull=True, **hier).order_by("-relatie", "geboortedatum"),
                id="id", relatie="relatie", naam="naam", geboortedatum="geboortedatum", in_nederland="in_nederland",
                eigen_dossier="eigen_dossier_id",
            ),
            kop_ouders=_lijst(
                Gezinslid.objects.zichtbaar_voor(wie).filter(
                    eigen_dossier_id=OuterRef("pk"), relatie=Gezinslid.Relatie.KIND, vervallen_op__isnull=True
                ).order_by("dossier_id"),
                dossier="dossier_id", naam="dossier__persoon__naam", nummer="dossier__nummer",
            ),
            kop_contact=_lijst(
                Contactgegeven.objects.zichtbaar_voor(wie).filter(Q(tot__isnull=True) | Q(tot__gt=nu), **hier).order_by("-id"),
                id="id", soort="soort", waarde="waarde", voorkeur="voorkeur", geheim="geheim",
            ),
            kop_nummers=_lijst(NummerKort.objects.zichtbaar_voor(wie).filter(**hier), id="id", soort="soort", staart="staart"),
            kop_sleutel=sleutel_erbij(),
            **{f"kop_{naam}": Staand(vraag(wie).filter(dossier_id=OuterRef("pk"))) for naam, vraag in _STAANDEN.items()},
            kop_vervanger=ArraySubquery(vervangers.order_by("-vanaf").values("vervanger__naam")),
            kop_meewerkers=_lijst(
                meewerkers.order_by("gebruiker__naam", "id"),
                id="id", naam="gebruiker__naam", waarvoor="waarvoor", vanaf="vanaf", tot="tot", overal="regievoerder_id",
            ),
            kop_gesprekken=ArraySubquery(Contactmoment.objects.zichtbaar_voor(wie).filter(**hier).values("pk")),
            kop_documenten=ArraySubquery(Document.objects.zichtbaar_voor(wie).filter(**hier).values("pk")),
            kop_partners=ArraySubquery(
                doet_mee.filter(lopend, stand=Betrokkenheid.Stand.GEACCEPTEERD, gemeente_id=wie.gemeente_id, **hier).values("pk")
            ),
        )
    )  # fmt: skip


_MET_KOP = Eenmaal(_met_kop)


def meld_staand_aan(naam: str, vraag: Callable[[Aanwezige], QuerySet[Any]]) -> None:
    """A higher app asks with every header whether there is a row of its own for this dossier: no statement of its own for most dossiers."""
    _STAANDEN[naam] = vraag


def er_staat(dossier: Dossier, naam: str) -> bool:
    """Whether there was one when the header was read; True where nobody asked, so that who wants to know asks himself."""
    return bool(dossier.__dict__.get(f"kop_{naam}", True))


def haal_dossier(dossier_id: UUID, *, wie: Aanwezige) -> Dossier:
    """The dossier with its header, or 404: what you may not see does not exist. Newcomers and partners have their own doors."""
    if bereik(wie.rol) not in {Bereik.GEMEENTE, Bereik.ONVERDEELD}:
        raise Http404
    # deputies and involvement follow the wall clock, as access does
    rijen = {rij.pk: rij for rij in _MET_KOP(wie, dossier_id, vandaag())}
    for rij in rijen.values():
        leer(rij.pk, rij.gemeente_id, rij.__dict__["kop_sleutel"])
    dossier = rijen.pop(dossier_id, None)
    if dossier is None:
        raise Http404
    _neem_op(dossier, sorted(rijen.values(), key=lambda rij: rij.pk))
    return dossier


def _open(wie: Aanwezige, ids: list[UUID]) -> QuerySet[Dossier]:
    rijen = Dossier.objects.zichtbaar_voor(wie).open().filter(pk__een_van=ids)
    return rijen.annotate(kop_sleutel=sleutel_erbij()).order_by("pk")


_OPEN = Eenmaal(_open)


def haal_open(ids: list[UUID], *, wie: Aanwezige) -> list[Dossier]:
    """Open dossiers in sight, with the keys under which something may be written: one statement. Those that are not are left out."""
    gevonden = _OPEN(wie, ids)
    for dossier in gevonden:
        leer(dossier.pk, dossier.gemeente_id, dossier.__dict__["kop_sleutel"])
    return gevonden


_SAMEN = ("kop_contact", "kop_nummers", "kop_gesprekken", "kop_documenten")


def _neem_op(dossier: Dossier, erin: list[Dossier]) -> None:
    """What stands in the merged records belongs to the header too; what the dossier itself says goes first."""
    kop = dossier.__dict__
    kop["kop_samengevoegd"] = [ander.pk for ander in erin]
    kop["kop_ook"] = [_ook(ander) for ander in erin]
    for veld in _SAMEN:
        kop[veld] = [rij for deel in (dossier, *erin) for rij in deel.__dict__[veld] or []]
    for naam in _STAANDEN:
        kop[f"kop_{naam}"] = any(deel.__dict__[f"kop_{naam}"] for deel in (dossier, *erin))
    for ander in erin:
        kop["kop_gezin"] = kop["kop_gezin"] or ander.__dict__["kop_gezin"]


def _ook(dossier: Dossier) -> Ook:
    persoon = getattr(dossier, "persoon", None)
    telefoon = _waarde(dossier.__dict__["kop_contact"] or [], "telefoon")
    return Ook(dossier.nummer, persoon.naam if persoon else "", telefoon)


def _waarde(contact: list[dict[str, Any]], *soorten: str) -> str:
    """The value in use of one of these kinds, the preferred first."""
    passend = [rij for rij in contact if rij["soort"] in soorten]
    return str(min(passend, key=lambda rij: not rij["voorkeur"])["waarde"]) if passend else ""


def samen(dossier: Dossier, *, wie: Aanwezige) -> list[UUID]:
    """The dossier and those merged into it, in sight: where everything of this person stands."""
    return [dossier.pk, *kop_van(dossier, wie=wie).samengevoegd]


def gaat_door_in(dossier: Dossier, *, wie: Aanwezige) -> Dossier | None:
    """The dossier in which a merged one goes on, when it is in sight."""
    if dossier.samengevoegd_in_id is None:
        return None
    return Dossier.objects.zichtbaar_voor(wie).filter(pk=dossier.samengevoegd_in_id).first()


def kop_van(dossier: Dossier, *, wie: Aanwezige) -> Kop:
    """The header; from the annotations when the dossier came from `haal_dossier`, else by one query."""
    bron = dossier.__dict__
    if "kop_gezin" not in bron:
        vers = haal_dossier(dossier.pk, wie=wie)
        bron.update({sleutel: waarde for sleutel, waarde in vers.__dict__.items() if sleutel.startswith("kop_")})
        dossier._state.fields_cache.update(vers._state.fields_cache)
    return Kop(
        persoon=getattr(dossier, "persoon", None),
        gezin=bron["kop_gezin"] or [],
        ouders=bron["kop_ouders"] or [],
        contact=bron["kop_contact"] or [],
        nummers=bron["kop_nummers"] or [],
        vervanger=(bron["kop_vervanger"] or [""])[0],
        meewerkers=[_meewerker(rij) for rij in bron["kop_meewerkers"] or []],
        samengevoegd=bron["kop_samengevoegd"] or [],
        ook=bron.get("kop_ook") or [],
        gesprekken=len(bron["kop_gesprekken"] or []),
        documenten=len(bron["kop_documenten"] or []),
        partners=len(bron["kop_partners"] or []),
    )


def _meewerker(rij: dict[str, Any]) -> Meewerker:
    tot = date.fromisoformat(rij["tot"]) if rij["tot"] else None
    return Meewerker(
        UUID(rij["id"]),
        rij["naam"],
        rij["waarvoor"],
        date.fromisoformat(rij["vanaf"]),
        tot,
        overal=rij["overal"] is not None,
    )


def gebeurtenissen_van(ids: list[UUID], *, wie: Aanwezige) -> list[dict[str, Any]]:
    """Facts in sight of these dossiers, oldest first, with who recorded them: one statement."""
    return _GEBEURTENISSEN(wie, ids)


def _gebeurtenissen(wie: Aanwezige, ids: list[UUID]) -> QuerySet[Any, dict[str, Any]]:
    rijen: QuerySet[Any] = Gebeurtenis.objects.zichtbaar_voor(wie).filter(dossier_id__een_van=ids).order_by("op", "id")
    return rijen.values(*KOLOMMEN, "bron", "categorie", "door_id", door_naam=F("door__naam"))


_GEBEURTENISSEN = Eenmaal(_gebeurtenissen)


_ONTHOUDEN = "_gebeurtenissen"


def gebeurtenissen_bij(dossier: Dossier, *, wie: Aanwezige) -> list[dict[str, Any]]:
    """The facts of this person, with those of a record that was merged into this one, as the page read them; by one query
    when it did not. For blocks of higher apps."""
    sleutel, rijen = dossier.__dict__.get(_ONTHOUDEN, (None, []))
    if sleutel != (wie.rol, wie.gebruiker_id):
        rijen = gebeurtenissen_van(ids_van(dossier), wie=wie)
    return list(rijen)


_BELEID = "_beleid"


def beleid_bij(dossier: Dossier) -> wet.Beleid:
    """The policy of its municipality, as the page read it; by one query when it did not. For blocks of higher apps."""
    if _BELEID not in dossier.__dict__:
        dossier.__dict__[_BELEID] = beleid_van(dossier.gemeente_id)
    beleid: wet.Beleid = dossier.__dict__[_BELEID]
    return beleid


def vergeet_gebeurtenissen(dossier: Dossier) -> None:
    """A fact was added: who asks again, reads again."""
    dossier.__dict__.pop(_ONTHOUDEN, None)


def beeld_van(dossier: Dossier, *, wie: Aanwezige, op: date) -> Beeld:
    """Everything the law says about this dossier on a day: two statements beside the header."""
    kop = kop_van(dossier, wie=wie)
    rijen = gebeurtenissen_van(samen(dossier, wie=wie), wie=wie)
    dossier.__dict__[_ONTHOUDEN] = (wie.rol, wie.gebruiker_id), rijen
    rauw = [Rauw(*(rij[kolom] for kolom in KOLOMMEN)) for rij in rijen]
    gezin = [lid for lid in kop.gezin if lid["geboortedatum"]]
    geboren = kop.persoon.geboortedatum if kop.persoon else None
    feiten_ = feiten(dossier, rauw, gezin, geboren or None)
    beleid = dossier.__dict__[_BELEID] = beleid_van(dossier.gemeente_id)
    leesbaar = leesbare_categorieen(wie.rol)
    volledig = feiten_ if leest_alles_voor_de_wet(wie) else _alle_feiten(dossier, wie)
    termijnen = tuple(t for t in wet.termijnen(volledig, beleid, op) if categorie_van_termijn(t.code) in leesbaar)
    return Beeld(dossier, kop, rijen, feiten_, wet.geldende(feiten_), beleid, termijnen, op)


_VOOR_DE_WET = frozenset({"C04", *(soort.categorie for soort in SOORTEN.values() if soort.voor_wet)})


def leest_alles_voor_de_wet(wie: Aanwezige) -> bool:
    """Whether somebody reads every fact from which `wet` counts: events of every kind, and the household."""
    return set(leesbare_categorieen(wie.rol)) >= _VOOR_DE_WET


def _alle_feiten(dossier: Dossier, wie: Aanwezige) -> wet.Feiten:
    """Who reads part of the facts still gets the dates that hold: the house counts from all, and each sees the terms of their own categories."""
    with identiteit(als_systeem(wie)):
        return feiten_van(dossier)


def logregels(dossier: Dossier, *, wie: Aanwezige) -> list[tuple[Any, ...]]:
    """Contact moments, notes, appointments and documents as (id, what, kind, text, moment, who): one UNION ALL."""
    return [(*rij[:3], rij[3][:_REGEL], *rij[4:]) for rij in _LOGREGELS(wie, samen(dossier, wie=wie))]


def hele_logregels(dossier: Dossier, *, wie: Aanwezige) -> list[tuple[Any, ...]]:
    """The same with every text to its end, for paper."""
    return list(_logregels(wie, samen(dossier, wie=wie)))


_REGEL = 500
"""As much of a text as the timeline can need: the longest line of a contact moment."""


_TEKSTEN = {
    "contact": (Contactmoment, "regel"),
    "notitie": (Notitie, "tekst"),
    "afspraak": (Afspraak, "onderwerp"),
    "document": (Document, "titel"),
}
_TEKST_VAN = {wat: nummer for nummer, wat in enumerate(_TEKSTEN)}


def _logregels(wie: Aanwezige, ids: list[UUID]) -> QuerySet[Any, tuple[Any, ...]]:
    delen = [
        _deel(Contactmoment.objects.zichtbaar_voor(wie), ids, "contact", "soort", "op", "door__naam"),
        _deel(Notitie.objects.zichtbaar_voor(wie), ids, "notitie", None, "vastgelegd_op", "door__naam"),
        _deel(
            Afspraak.objects.zichtbaar_voor(wie).filter(afgezegd_op__isnull=True),
            ids,
            "afspraak",
            "tolk",
            "begin",
            "met__naam",
        ),
        _deel(
            Document.objects.zichtbaar_voor(wie),
            ids,
            "document",
            "soort",
            "ontvangen_op",
            "door__naam",
        ),
    ]
    return delen[0].union(*delen[1:], all=True)


_LOGREGELS = Eenmaal(_logregels)


def _deel(
    rijen: QuerySet[Any], ids: list[UUID], wat: str, soort: str | None, moment: str, door: str
) -> QuerySet[Any, Any]:
    return (
        rijen.filter(dossier_id__een_van=ids)
        .order_by()
        .values_list(
            "id",
            Value(wat, output_field=CharField()),
            Cast(soort, CharField()) if soort else Value("", output_field=CharField()),
            in_unie(list(_TEKSTEN.values()), _TEKST_VAN[wat]),
            Cast(moment, DateTimeField()),
            door,
        )
    )
