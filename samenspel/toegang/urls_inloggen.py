"""Login, log-out, second factor: django-allauth."""

from __future__ import annotations

from allauth.account import views as account
from django.urls import include, path

urlpatterns = [
    path("", include("allauth.account.urls")),
    path("sessies/", include("allauth.usersessions.urls")),
    path("tweede-stap/", include("allauth.mfa.urls")),
    # last, so that these are the addresses that Django gives out
    path("", account.login, name="account_login"),
    path("uit/", account.logout, name="account_logout"),
]
