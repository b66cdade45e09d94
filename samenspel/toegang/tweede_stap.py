"""A second step for everybody but the newcomer: after a password alone nothing works but setting one up.

`SAMENSPEL_TWEEDE_STAP` is `verplicht`, and in the demo and in proofs it may be `advies`: said on the screen, not forced.
Whether a session gave a second step stands in the session itself (allauth keeps how somebody showed who they are).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.account.internal.flows.logout import logout
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from samenspel.kern.klok import vandaag
from samenspel.toegang.models import Aanstelling, Gebruiker, Rol

STAPPEN: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
BIJ_HET_AANZETTEN: Final = frozenset(
    {
        "account_aanbieder_opnieuw",
        "account_reauthenticate",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_index",
        "mfa_list_webauthn",
    }
)
"""What still opens after a password alone."""


def is_verplicht() -> bool:
    """Everywhere but in the demo and in proofs."""
    return bool(settings.TWEEDE_STAP == "verplicht")


def gaf_tweede_stap(request: HttpRequest) -> bool:
    """Did this session? No statement is asked for it."""
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, request.user))


def gaf_bij_aanbieder(request: HttpRequest, gebruiker: Gebruiker) -> bool:
    """Did this session prove two factors at a provider of which the settings believe that?"""
    records = get_authentication_records(request, gebruiker)
    return any((record.get("method"), record.get("type")) == ("mfa", "aanbieder") for record in records)


def mag_zonder(aanstellingen: Iterable[Aanstelling]) -> bool:
    """A newcomer, and nothing else: who has no appointment at all must have one too."""
    rollen = {aanstelling.rol for aanstelling in aanstellingen}
    return rollen == {Rol.INBURGERAAR.value}


def eerst_tweede_stap(
    request: HttpRequest, bladzijde: str, aanstellingen: Callable[[], Iterable[Aanstelling]]
) -> HttpResponse | None:
    """Where to go instead of this page; None when nothing stands in the way.

    Who has a second step and did not give it, logged in before it was there: out, and in again with it.
    """
    if not is_verplicht() or gaf_tweede_stap(request) or mag_zonder(aanstellingen()):
        return None
    if is_mfa_enabled(request.user, STAPPEN):
        logout(request, show_message=False)
        return redirect_to_login(request.get_full_path())
    return None if bladzijde in BIJ_HET_AANZETTEN else redirect("mfa_index")


def mag_weg(gebruiker: Gebruiker, authenticator: Authenticator) -> bool:
    """Whether this step may be switched off: the last one only by who may do without."""
    if not is_verplicht() or authenticator.type not in STAPPEN:
        return True
    anders = Authenticator.objects.filter(user_id=gebruiker.pk, type__in=STAPPEN).exclude(pk=authenticator.pk)
    return anders.exists() or mag_zonder(Aanstelling.objects.geldig(vandaag()).filter(gebruiker_id=gebruiker.pk))


def onthoud_nieuwe_stap(request: HttpRequest) -> None:
    """Who sets one up, has just shown that it works: this session goes on."""
    record_authentication(request, request.user, "mfa", type="nieuw")
