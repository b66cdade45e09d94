"""`{{ sessie.user_agent|toestel }}`: a device as people call it; `{{ opties|als_json }}`: what a passkey is asked."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder

from samenspel.toegang.oidc.aanbieders import Aanbieder, aanbieders
from samenspel.toegang.oidc.koppelingen import koppelingen_van
from samenspel.toegang.toestel import toestel as noem_toestel
from samenspel.toegang.tweede_stap import is_verplicht

register = template.Library()


@register.filter
def toestel(kenmerk: str | None) -> str:
    """The device behind what a browser calls itself."""
    return noem_toestel(kenmerk or "")


@register.simple_tag
def tweede_stap_is_advies() -> bool:
    """Whether a password alone is enough for staff: in the demo, and in proofs."""
    return not is_verplicht()


@register.filter
def als_json(opties: dict[str, Any]) -> str:
    """For `data-opties` of a form: the content security policy allows no script in a page."""
    return json.dumps(opties, cls=DjangoJSONEncoder)


@register.simple_tag
def aanbieders_bij_inloggen() -> tuple[Aanbieder, ...]:
    """Where somebody can log in besides here."""
    return aanbieders()


@register.simple_tag(takes_context=True)
def eigen_aanbieders(context: dict[str, Any]) -> list[Aanbieder]:
    """Where this person can show once more who they are: providers to which the account is tied."""
    gekoppeld = {rij.provider for rij in koppelingen_van(context["request"].user)}
    return [a for a in aanbieders() if a.id in gekoppeld]
