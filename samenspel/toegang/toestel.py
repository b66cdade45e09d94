"""What a browser calls itself, in plain Dutch: `Chrome op Windows`. A help to recognise one's own device, never a proof."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

# The first that occurs counts: Edge and Opera call themselves Chrome too, Chrome calls itself Safari, an iPad names the iPhone.
_BROWSERS: Final = (
    ("Edg", "Edge"), ("OPR/", "Opera"), ("Opera", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Vivaldi", "Vivaldi"), ("FxiOS", "Firefox"), ("Firefox/", "Firefox"), ("CriOS", "Chrome"), ("Chromium", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("Trident/", "Internet Explorer"),
)  # fmt: skip
_TOESTELLEN: Final = (
    ("iPad", "iPad"), ("iPhone", "iPhone"), ("Android", "Android"), ("CrOS", "Chromebook"), ("Windows", "Windows"), ("Macintosh", "Mac"), ("Linux", "Linux"),
)  # fmt: skip
_ONDUIDELIJK: Final = "Safari"
"""An old Android browser calls itself Safari: without a name of its own it has none here."""


def toestel(kenmerk: str) -> str:
    """`Safari op iPhone`; `onbekend apparaat` when the text says nothing that a person would recognise."""
    browser = next((naam for woord, naam in _BROWSERS if woord in kenmerk), "")
    waarop = next((naam for woord, naam in _TOESTELLEN if woord in kenmerk), "")
    if browser == _ONDUIDELIJK and waarop in {"Android", "Linux", "Windows"}:
        browser = ""
    if browser and waarop:
        return _("%(browser)s op %(toestel)s") % {"browser": browser, "toestel": waarop}
    if waarop:
        return _("onbekende browser op %(toestel)s") % {"toestel": waarop}
    return browser or _("onbekend apparaat")


def naam_van_toestel(kenmerk: str, aantal: int) -> str:
    """`Chrome op Windows`, and `Chrome op Windows 2` when there is one already."""
    naam = toestel(kenmerk)
    return f"{naam} {aantal + 1}" if aantal else naam
