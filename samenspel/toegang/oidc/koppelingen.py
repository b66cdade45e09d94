"""Which account belongs to whom a provider knows: tied by hand, never by an e-mail address. The row holds provider and `sub`, nothing else.

Staff: by a link of the manager, or by who is logged in already. A newcomer: by the BSN, each time again; the number is turned into its
blind index at once, and stands in no row, session, address or log.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from secrets import token_urlsafe
from typing import Final
from uuid import UUID

from allauth.socialaccount.models import SocialAccount
from django.core import signing
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from samenspel.kern.identiteit import Aanwezige
from samenspel.kern.oordeel import Weigering
from samenspel.organisaties.models import Gemeente
from samenspel.toegang.beheer import logt_ook_elders_in, mag_toelaten, noteer_beheerdaad, weiger_van_elders
from samenspel.toegang.models import Aanstelling, Beheerdaad, Gebruiker, Rol
from samenspel.toegang.oidc.aanbieders import Aanbieder, aanbieder
from samenspel.toegang.oidc.idtoken import Bewijs, InlogFout
from samenspel.toegang.rem import eenmalig

LINK_GELDT: Final = timedelta(hours=24)
_ZOUT: Final = "samenspel.koppellink"
Zoeker = Callable[[str, UUID], UUID | None]
"""A BSN and a municipality give the account of a newcomer; raises `InlogFout` when it is no BSN."""
_zoekers: list[Zoeker] = []


def meld_zoeker_aan(zoeker: Zoeker) -> None:
    """Who knows numbers (`personen`) stands above us."""
    _zoekers[:] = [zoeker]


def account_bij(van: Aanbieder, sub: str) -> Gebruiker | None:
    """The account that was tied to this person at this provider; nobody when it is shut."""
    rij = SocialAccount.objects.select_related("user").filter(provider=van.id, uid=sub, user__is_active=True).first()
    return rij.user if rij is not None else None


def koppelingen_van(gebruiker: Gebruiker) -> list[SocialAccount]:
    """Rows of an account, oldest first."""
    return list(SocialAccount.objects.filter(user_id=gebruiker.pk).order_by("date_joined", "pk"))


def koppel(gebruiker: Gebruiker, van: Aanbieder, sub: str) -> None:
    """Tie them. Raises `InlogFout` when this person at this provider is somebody else here."""
    try:
        with transaction.atomic():
            rij, _nieuw = SocialAccount.objects.get_or_create(
                provider=van.id, uid=sub, defaults={"user_id": gebruiker.pk, "extra_data": {}}
            )
    except IntegrityError as fout:
        raise InlogFout("koppeling_bezet") from fout
    if rij.user_id != gebruiker.pk:
        raise InlogFout("koppeling_bezet")


def ontkoppel(gebruiker: Gebruiker, nummer: int) -> bool:
    """One's own; whether there was one."""
    return _weg(SocialAccount.objects.filter(user_id=gebruiker.pk, pk=nummer)) > 0


def _weg(rijen: QuerySet[SocialAccount]) -> int:
    """Without asking for tokens of the provider, as the library would: none is ever kept, and the login role may not look."""
    aantal: int = rijen._raw_delete(rijen.db)
    return aantal


def nieuwkomer_bij(van: Aanbieder, bewijs: Bewijs, *, op: date) -> Gebruiker | None:
    """The account of who has this BSN in this municipality, if it let them in. Raises `InlogFout` when the provider contradicts itself."""
    bsn = bewijs.claims.get(van.bsn)
    if not isinstance(bsn, str):
        raise InlogFout("bsn")
    if bsn in bewijs.sub:  # a sub is kept, a BSN is not: such a provider gives no pairwise sub
        raise InlogFout("bsn_in_sub")
    gemeente = Gemeente.objects.filter(code__in=van.gemeenten).first()
    if gemeente is None:
        raise InlogFout("gemeente")
    gevonden = _zoekers[0](bsn, gemeente.pk)
    gebruiker = Gebruiker.objects.filter(pk=gevonden, is_active=True).first() if gevonden else None
    if gebruiker is not None:
        _hecht(gebruiker, van, bewijs.sub, op)
    return gebruiker


def _hecht(gebruiker: Gebruiker, van: Aanbieder, sub: str, op: date) -> None:
    """A sub stays with one account; it moves when that one lets nobody in any more (a login that ended, and a new one)."""
    with transaction.atomic():
        rij = SocialAccount.objects.filter(provider=van.id, uid=sub).first()
        if rij is not None and rij.user_id != gebruiker.pk:
            geldig = Aanstelling.objects.geldig(op).filter(gebruiker_id=rij.user_id, rol=Rol.INBURGERAAR)
            if geldig.exists():
                raise InlogFout("sub_van_ander")
            _weg(SocialAccount.objects.filter(pk=rij.pk))
        koppel(gebruiker, van, sub)


@transaction.atomic
def maak_koppellink(gebruiker: Gebruiker, van: Aanbieder, *, door: Aanwezige, gemeente: str, op: date) -> str:
    """What stands in the link that ties this account to who opens it and logs in at the provider: once, within a day.

    Of somebody else, who works in this municipality alone (as a new start password). `gemeente`: its code.
    """
    mag_toelaten(door, gebruiker).of_weiger()
    weiger_van_elders(gebruiker, door)
    if logt_ook_elders_in(gebruiker, op):
        raise Weigering(
            "Deze gebruiker werkt ook voor een andere gemeente, of logt in als inburgeraar. "
            "Deze collega koppelt dan zelf, bij Inloggen en veiligheid."
        )
    if van.voor_inburgeraars or gemeente not in van.gemeenten:
        raise Weigering("Deze manier van inloggen is niet van uw gemeente.")
    noteer_beheerdaad(
        Beheerdaad.Wat.KOPPELLINK, gebruiker, gemeente_id=door.gemeente_id, door=door.gebruiker_id, toelichting=van.naam
    )
    inhoud = {"g": str(gebruiker.pk), "a": van.id, "r": gebruiker.sessieronde, "n": token_urlsafe(16)}
    return signing.dumps(inhoud, salt=_ZOUT)


def lees_koppellink(link: str) -> tuple[Gebruiker, Aanbieder] | None:
    """Of whom and where; None when it is too old, not ours, or overtaken by a change of the account. Says nothing of being used."""
    try:
        inhoud = signing.loads(link, salt=_ZOUT, max_age=LINK_GELDT)
    except signing.BadSignature:
        return None
    van = aanbieder(str(inhoud["a"]))
    gebruiker = Gebruiker.objects.filter(pk=UUID(inhoud["g"]), sessieronde=inhoud["r"], is_active=True).first()
    return (gebruiker, van) if gebruiker is not None and van is not None else None


def gebruik_koppellink(link: str, van: Aanbieder, sub: str, *, nu: datetime) -> Gebruiker:
    """Tie the account of the link, once. Raises `InlogFout`."""
    gelezen = lees_koppellink(link)
    if gelezen is None or gelezen[1].id != van.id:
        raise InlogFout("koppellink")
    if not eenmalig("koppellink", link, nu=nu, geldig=LINK_GELDT):
        raise InlogFout("koppellink_gebruikt")
    koppel(gelezen[0], van, sub)
    return gelezen[0]
