"""What the database holds for one list: two statements, whatever is asked."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    DateField,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, TruncDate

from samenspel.beleid.models import Beleidswaarde
from samenspel.dossiers.models import Afspraak, BewaakteTermijn, Dossier, Fase, Gebeurtenis, Herinnering
from samenspel.intake.models import IntakeOndertekening, SecondOpinion
from samenspel.kern.identiteit import Aanwezige
from samenspel.personen.models import Gezinslid
from samenspel.plan.models import Actie, Pip
from samenspel.toegang.matrix import Kring, kring
from samenspel.toegang.models import Betrokkenheid, Gebruiker, Vervanging
from samenspel.werkvoorraad.models import SIGNAALCODE, Overgeslagen

EIGEN, ERIN = "dossier", "dossier__samengevoegd_in"
"""Where the dossier of a row is found: its own, or the one that stays when two records of one person were merged."""


def _kolommen(pad: str) -> tuple[str, ...]:
    return (
        f"{pad}_id", f"{pad}__nummer", f"{pad}__fase", f"{pad}__leerroute", f"{pad}__doelgroep_nu", f"{pad}__contactpersoon_id",
        f"{pad}__contactpersoon__naam", f"{pad}__persoon__naam", f"{pad}__persoon__sorteernaam",
    )  # fmt: skip


DOSSIER = _kolommen(EIGEN)
VERVANGT, VERVANGEN, ONDERTEKEND, PIP = "vervangt", "vervangen", "ondertekend", "pip."
ACTIE, TOETS, ACTIE_ANDER = "actie", "toets", "actie_ander"
MEEDOEN = "meedoen."
"""Before the state of an involvement: it ends soon, was refused, or has no answer."""
GEVRAAGD = f"{MEEDOEN}voorgesteld"
MEEDOEN_VOORAF: Final = timedelta(days=14)
TWEEDE_MENING, KIND, GEZIEN = "tweede_mening", "kind", "gezien"
HOOGUIT_NIEMAND: Final = 300


def werkt_voor(wie: Aanwezige, op: date, van: UUID | None) -> QuerySet[Any]:
    """Ids of the people whose list this is: `van` alone, else oneself and whom one covers on that day."""
    if van is not None:
        return Gebruiker.objects.filter(pk=van).values("pk")
    zelf = Gebruiker.objects.filter(pk=wie.gebruiker_id or UUID(int=0)).values("pk")
    gedekt = Vervanging.objects.filter(
        gemeente_id=wie.gemeente_id, vervanger_id=wie.gebruiker_id, vanaf__lte=op, tot__gte=op
    )
    return zelf.union(gedekt.values("afwezig_id"))


def van_de_lijst(wie: Aanwezige, op: date, van: UUID | None, pad: str = EIGEN) -> Q:
    """The dossiers of this list: of these people. Who works along in the dossiers of others has all that is in reach on the own list."""
    if van is None and kring(wie.rol) in {Kring.TOEGEWEZEN, Kring.ONDERSTEUNT}:
        return Q(**{f"{pad}__isnull": False})
    return Q(**{f"{pad}__contactpersoon_id__in": werkt_voor(wie, op, van)})


def gedekte_afspraken(
    wie: Aanwezige, begin: datetime, eind: datetime, van: date, tot: date
) -> QuerySet[Afspraak, Afspraak]:
    """Appointments in a range: one's own, and on the days of the cover those of whom one covers."""
    dekking = Vervanging.objects.filter(gemeente_id=wie.gemeente_id, vervanger_id=wie.gebruiker_id)
    op_die_dag = dekking.filter(afwezig_id=OuterRef("met_id"), vanaf__lte=OuterRef("dag"), tot__gte=OuterRef("dag"))
    zelf = Gebruiker.objects.filter(pk=wie.gebruiker_id or UUID(int=0)).values("pk")
    mensen = zelf.union(dekking.filter(vanaf__lte=tot, tot__gte=van).values("afwezig_id"))
    return (
        Afspraak.objects.zichtbaar_voor(wie)
        .alias(dag=TruncDate("begin"))
        .filter(
            Q(met_id=wie.gebruiker_id) | Exists(op_die_dag), met_id__in=mensen, begin__range=(begin, eind),
            afgezegd_op__isnull=True,
        )
    )  # fmt: skip


def toetsfeiten(wie: Aanwezige, op: date) -> QuerySet[Gebeurtenis, Any]:
    """What is known of the leerbaarheidstoets in the dossiers of this list, oldest first: registered, result, waived."""
    return (
        Gebeurtenis.objects.zichtbaar_voor(wie)
        .filter(
            _open_dossier(), van_de_lijst(wie, op, None), soort__in=("lbt_aangemeld", "lbt_uitslag", "lbt_afgezien"),
            intrekking__isnull=True,
        )
        .order_by("op", "vastgelegd_op")
        .values_list("id", "dossier_id", "dossier__nummer", "soort", "gegevens")
    )  # fmt: skip


def termijnen(wie: Aanwezige, op: date, van: UUID | None) -> QuerySet[BewaakteTermijn, Any]:
    """Every term that is open, not passed, of the dossiers of this list. `rest` comes as text: most are empty."""
    overgeslagen = Overgeslagen.objects.zichtbaar_voor(wie).filter(
        dossier_id=OuterRef("dossier_id"),
        termijn_code=OuterRef("code"),
        start=OuterRef("start"),
        ongedaan_op__isnull=True,
    )
    return (
        BewaakteTermijn.objects.zichtbaar_voor(wie)
        .filter(
            ~Exists(overgeslagen), _open_dossier(), van_de_lijst(wie, op, van), voldaan_op__isnull=True, geeindigd_op__isnull=True,
            uiterlijk__isnull=False,
        )
        .values_list("id", "code", "start", "uiterlijk", Cast("rest", TextField()), "versie", *DOSSIER)
    )  # fmt: skip


def losse_rijen(
    wie: Aanwezige, op: date, van: UUID | None, oudste: str, jongste: str, bijna: date
) -> QuerySet[Any, tuple[Any, ...]]:
    """What else the list must know, in one statement: reminders, how far each PIP is, signed intakes, actions, organisations that
    leave or said no, children, cover.

    A child born from `oudste` up to and including `jongste` (partial dates, as text) may be about to turn eighteen.
    An organisation that takes part until `bijna` leaves soon.

    The columns are those of a reminder: kind, day, who, code of the term, dossier, moment, id; then the dossier. A row of a
    record that was merged stands with the dossier that stays: the row itself never moves.
    """
    eerste, *rest = (
        deel
        for pad in (EIGEN, ERIN)
        for deel in (
            *_delen(wie, op, van, pad),
            _meedoen(wie, op, van, pad, bijna),
            *_signalen(wie, op, van, pad, (oudste, jongste)),
        )
    )
    return eerste.union(*rest, _vervanging(wie, op, van or wie.gebruiker_id), all=True)


def _delen(wie: Aanwezige, op: date, van: UUID | None, pad: str) -> list[QuerySet[Any, tuple[Any, ...]]]:
    eigenaar = van_de_lijst(wie, op, van, pad)
    herinneringen = Herinnering.objects.zichtbaar_voor(wie).filter(
        Q(door_id=van or wie.gebruiker_id) | eigenaar, _open_dossier(pad), klaar_op__isnull=True
    )
    plannen = Pip.objects.zichtbaar_voor(wie).filter(
        eigenaar, _open_dossier(pad), stand__in=[*Pip.OPEN, Pip.Stand.VASTGESTELD]
    )
    if pad == ERIN:
        later = Pip.objects.filter(
            dossier_id=OuterRef(f"{ERIN}_id"), stand__in=Pip.GELDEND, vastgesteld_op__gt=OuterRef("vastgesteld_op")
        )
        plannen = plannen.filter(~Exists(later))  # of two decisions the latest is in force, and only that is made known
    ondertekend = IntakeOndertekening.objects.zichtbaar_voor(wie).filter(
        eigenaar, _open_dossier(pad), gebeurtenis__intrekking__isnull=True, **{f"{pad}__fase": Fase.INTAKE}
    )
    leeg, hier, dossier = Value("", output_field=CharField()), f"{pad}_id", _kolommen(pad)
    dag_van_pip = Coalesce("dagtekening", TruncDate("begonnen_op"), output_field=DateField())
    return [
        herinneringen.values_list("soort", "op", "wie", "termijn_code", hier, "vastgelegd_op", "id", *dossier),
        plannen.values_list(
            Concat(Value(PIP), F("stand"), output_field=CharField()), dag_van_pip, "leerroute", leeg, hier, "begonnen_op", "id", *dossier
        ),
        ondertekend.values_list(
            Value(ONDERTEKEND, output_field=CharField()), "op", leeg, leeg, hier, "vastgelegd_op", "id", *dossier
        ),
        *_acties(wie, op, van, pad),
    ]  # fmt: skip


def niemands_rijen(wie: Aanwezige) -> QuerySet[Any, tuple[Any, ...]]:
    """The first of what is nobody's: enough to count and to show."""
    return alle_niemands_rijen(wie)[:HOOGUIT_NIEMAND]


def alle_niemands_rijen(wie: Aanwezige) -> QuerySet[Any, tuple[Any, ...]]:
    """In the whole municipality: dossiers without a contact person, and actions without an owner (with day and id)."""
    zonder = Dossier.objects.zichtbaar_voor(wie).filter(
        contactpersoon__isnull=True, gesloten_op__isnull=True, samengevoegd_in__isnull=True
    )
    geen_dag, geen_actie = Value(None, output_field=DateField()), Value(None, output_field=UUIDField())
    acties = Actie.objects.zichtbaar_voor(wie).filter(
        eigenaar=Actie.Eigenaar.NIEMAND, klaar_op__isnull=True, vervallen_op__isnull=True
    )
    delen = [
        acties.filter(_open_dossier(pad)).values_list(
            f"{pad}_id", f"{pad}__nummer", f"{pad}__persoon__naam", "eigenaar_uiterlijk", "id", f"{pad}__fase",
            f"{pad}__leerroute", f"{pad}__doelgroep_nu",
        )
        for pad in (EIGEN, ERIN)
    ]  # fmt: skip
    return zonder.values_list(
        "id", "nummer", "persoon__naam", geen_dag, geen_actie, "fase", "leerroute", "doelgroep_nu"
    ).union(*delen, all=True)


def _acties(wie: Aanwezige, op: date, van: UUID | None, pad: str) -> list[QuerySet[Any, tuple[Any, ...]]]:
    """Actions of the living plan that wait for the owner of this list, and in the own dossiers: what somebody else has not
    done in time (a partner, the newcomer, a colleague), and of which the effect must be checked.
    """
    lijst, hier = werkt_voor(wie, op, van), Q(**{f"{pad}__contactpersoon_id__in": werkt_voor(wie, op, van)})
    zichtbaar = Actie.objects.zichtbaar_voor(wie).filter(_open_dossier(pad), vervallen_op__isnull=True)
    eigen = zichtbaar.filter(medewerker_id__in=lijst, klaar_op__isnull=True)
    van_een_ander = Q(eigenaar__in=[Actie.Eigenaar.ORGANISATIE, Actie.Eigenaar.INBURGERAAR]) | (
        Q(eigenaar=Actie.Eigenaar.MEDEWERKER) & ~Q(medewerker_id__in=werkt_voor(wie, op, van))
    )
    anders = zichtbaar.filter(van_een_ander, hier, klaar_op__isnull=True, gepland_op__lt=op)
    toetsen = zichtbaar.filter(hier, klaar_op__isnull=False, getoetst_op__isnull=True, toets_op__isnull=False)
    leeg = Value("", output_field=CharField())
    wie_het_doet = Coalesce("organisatie__naam", "medewerker__naam", leeg, output_field=CharField())
    return [
        rijen.values_list(
            Value(soort, output_field=CharField()), dag, naam, leeg, f"{pad}_id", "vastgelegd_op", "id", *_kolommen(pad)
        )
        for soort, dag, naam, rijen in (
            (ACTIE, "gepland_op", leeg, eigen),
            (ACTIE_ANDER, "gepland_op", wie_het_doet, anders),
            (TOETS, "toets_op", leeg, toetsen),
        )
    ]


def _signalen(
    wie: Aanwezige, op: date, van: UUID | None, pad: str, geboren: tuple[str, str]
) -> list[QuerySet[Any, tuple[Any, ...]]]:
    """What no term says: a second opinion without an outcome, a child that may turn eighteen, and signals seen before."""
    hier = van_de_lijst(wie, op, van, pad) & _open_dossier(pad)
    meningen = SecondOpinion.objects.zichtbaar_voor(wie).staand().filter(hier, uitkomst="")
    kinderen = Gezinslid.objects.zichtbaar_voor(wie).filter(
        hier, relatie=Gezinslid.Relatie.KIND, vervallen_op__isnull=True, geboortedatum__gte=geboren[0],
        geboortedatum__lte=geboren[1],
    )  # fmt: skip
    gezien = Overgeslagen.objects.zichtbaar_voor(wie).filter(
        hier, termijn_code__startswith=SIGNAALCODE, ongedaan_op__isnull=True
    )
    leeg, dossier = Value("", output_field=CharField()), _kolommen(pad)
    geen_dag, geen_moment = Value(None, output_field=DateField()), Value(None, output_field=DateTimeField())
    return [
        meningen.values_list(
            Value(TWEEDE_MENING, output_field=CharField()), "gevraagd_op", "school", leeg, f"{pad}_id", "vastgelegd_op", "id", *dossier
        ),
        kinderen.values_list(
            Value(KIND, output_field=CharField()), geen_dag, Cast("geboortedatum", CharField()), leeg, f"{pad}_id", geen_moment, "id", *dossier
        ),
        gezien.values_list(
            Value(GEZIEN, output_field=CharField()), "start", leeg, "termijn_code", f"{pad}_id", "vastgelegd_op", "id", *dossier
        ),
    ]  # fmt: skip


def _meedoen(wie: Aanwezige, op: date, van: UUID | None, pad: str, bijna: date) -> QuerySet[Any, tuple[Any, ...]]:
    """Organisations whose last day in the own dossiers is near (D5), that said no when they were asked, and that did not answer yet.

    Of the last the day is that of the question, and where the code stands: how many working days this municipality waits, by its policy.
    """
    stand = Betrokkenheid.Stand
    gaat = Q(stand=stand.GEACCEPTEERD, tot__gte=op, tot__lte=bijna, vanaf__lte=op)
    zwijgt = Q(Q(tot__isnull=True) | Q(tot__gte=op), stand=stand.VOORGESTELD, gevraagd_op__isnull=False)
    rijen = Betrokkenheid.objects.filter(
        gaat | zwijgt | Q(stand=stand.GEWEIGERD), _open_dossier(pad), gemeente_id=wie.gemeente_id, dossier__in=Dossier.objects.zichtbaar_voor(wie),
        **{f"{pad}__contactpersoon_id__in": werkt_voor(wie, op, van)},
    )  # fmt: skip
    dag = Case(
        When(stand=stand.GEWEIGERD, then=TruncDate("beantwoord_op")), When(stand=stand.VOORGESTELD, then=TruncDate("gevraagd_op")),
        default=F("tot"), output_field=DateField(),
    )  # fmt: skip
    waarden = Beleidswaarde.objects.filter(
        gemeente_id=wie.gemeente_id, parameter="partner_antwoord_werkdagen", vanaf__lte=op
    )
    wacht = Cast(Subquery(waarden.order_by("-vanaf").values("waarde")[:1]), CharField())
    werkdagen = Case(
        When(stand=stand.VOORGESTELD, then=Coalesce(wacht, Value(""))), default=Value(""), output_field=CharField()
    )
    geen_moment = Value(None, output_field=DateTimeField())
    return rijen.values_list(
        Concat(Value(MEEDOEN), F("stand"), output_field=CharField()), dag, "organisatie__naam", werkdagen, f"{pad}_id", geen_moment, "id", *_kolommen(pad)
    )  # fmt: skip


def _open_dossier(pad: str = EIGEN) -> Q:
    """In this record itself, or in the open dossier that it was merged into."""
    if pad == ERIN:
        return Q(**{f"{ERIN}__isnull": False, f"{ERIN}__gesloten_op__isnull": True})
    return Q(dossier__gesloten_op__isnull=True, dossier__samengevoegd_in__isnull=True)


def _vervanging(wie: Aanwezige, op: date, wiens: UUID | None) -> QuerySet[Any, tuple[Any, ...]]:
    """Who covers whom on that day, as far as it concerns this list; no dossier stands in these rows."""
    rijen = Vervanging.objects.filter(
        Q(vervanger_id=wiens) | Q(afwezig_id=wiens), gemeente_id=wie.gemeente_id, vanaf__lte=op, tot__gte=op
    )
    dekt = Q(vervanger_id=wiens)
    geen, niemand = Value(None, output_field=CharField()), Value(None, output_field=UUIDField())
    return rijen.values_list(
        Case(When(dekt, then=Value(VERVANGT)), default=Value(VERVANGEN), output_field=CharField()), "tot",
        Case(When(dekt, then=F("afwezig__naam")), default=F("vervanger__naam"), output_field=CharField()),
        Value("", output_field=CharField()), niemand, Value(None, output_field=DateTimeField()), "id",
        niemand, geen, geen, geen, geen, niemand, geen, geen, geen,
    )  # fmt: skip
