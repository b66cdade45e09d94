"""What a page says after an act travels in a cookie, as strict as the others."""

from __future__ import annotations

import django.contrib.messages.storage.cookie
from django.conf import settings


class Berichtenkoek(django.contrib.messages.storage.cookie.CookieStorage):
    """With the prefix that binds it to this host, where there is HTTPS."""

    cookie_name = "__Host-berichten" if settings.VEILIG else "berichten"
