"""The second step between login and page: allauth's, but for who has just given two factors at a provider."""

from __future__ import annotations

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from samenspel.toegang.tweede_stap import gaf_bij_aanbieder


class TweedeStap(AuthenticateStage):  # type: ignore[misc]  # allauth ships no types
    """Asks the code or passkey of this house, unless the provider said which factors it saw, and the settings believe it."""

    def _should_handle(self, request: HttpRequest) -> bool:
        return bool(super()._should_handle(request)) and not gaf_bij_aanbieder(request, self.login.user)
