"""The application as it is served, with one page more that breaks: to look at what a user then sees."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from samenspel.config.wsgi import application  # isort: skip  # first: it sets Django up
from samenspel.config.urls import urlpatterns

__all__ = ["application"]


def kapot(request: HttpRequest) -> HttpResponse:
    """Nobody expected this."""
    raise RuntimeError("kapot")


urlpatterns.append(path("kapot/", kapot, name="kapot"))
