"""`{{ sessie.user_agent|toestel }}`: a device as people call it; `{{ opties|als_json }}`: what a passkey is asked."""

from __future__ import annotations

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder

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
