"""`{{ sessie.user_agent|toestel }}`: a device as people call it."""

from __future__ import annotations

from django import template

from samenspel.toegang.toestel import toestel as noem_toestel

register = template.Library()


@register.filter
def toestel(kenmerk: str | None) -> str:
    """The device behind what a browser calls itself."""
    return noem_toestel(kenmerk or "")
