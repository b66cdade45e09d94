"""Icons and state shapes: inline SVG on an 18 x 18 grid, drawn for Samenspel, one place for all."""

from __future__ import annotations

from typing import Final

from django.utils.safestring import SafeString, mark_safe

ICONEN: Final[dict[str, str]] = {
    "search": '<circle cx="8" cy="8" r="5"/><path d="m12 12 4 4"/>',
    "menu": '<path d="M2.5 5h13M2.5 9h13M2.5 13h13"/>',
    "close": '<path d="m4.5 4.5 9 9m0-9-9 9"/>',
    "phone": '<path d="M3 2.5h3l1.5 3.7-1.8 1.5a9 9 0 0 0 4.6 4.6l1.5-1.8 3.7 1.5v3c-7 1-13.5-5.5-12.5-12.5z"/>',
    "pen": '<path d="m3 15 .8-3.5 8.4-8.4a1.6 1.6 0 0 1 2.3 0l.4.4a1.6 1.6 0 0 1 0 2.3l-8.4 8.4z"/>',
    "check": '<path d="m3 9.5 4 4 8-9"/>',
    "clock": '<circle cx="9" cy="9" r="6.5"/><path d="M9 5.3V9l2.5 2"/>',
    "home": '<path d="M2.5 8.3 9 3l6.5 5.3M4.3 7.5V15h9.4V7.5M7.3 15v-4h3.4v4"/>',
    "person": '<circle cx="9" cy="6" r="3"/><path d="M3.5 15.5c.4-3 2.5-4.7 5.5-4.7s5.1 1.7 5.5 4.7"/>',
    "people": (
        '<circle cx="6.7" cy="6" r="2.7"/><path d="M1.8 15c.3-2.8 2.1-4.4 4.9-4.4s4.6 1.6 4.9 4.4'
        'M11.3 3.5a2.7 2.7 0 0 1 0 5M13.3 11c1.7.6 2.7 2 2.9 4"/>'
    ),
    "speech": '<path d="M2.5 3.5h13v9H8.5l-3 3v-3h-3z"/>',
    "talk": '<path d="M2 3h9v6.5H6l-2 2v-2H2z"/><path d="M13.5 6.5H16v6.5h-2v2l-2-2H7.5v-1"/>',
    "euro": '<path d="M14 4.5A5.7 5.7 0 0 0 5 9a5.7 5.7 0 0 0 9 4.5M3 7.6h7.5M3 10.4h6.5"/>',
    "heart": '<path d="M9 15C2.3 10.7 2 7.7 2.3 6.2 3 3.3 7 2.7 9 5.7c2-3 6-2.4 6.7.5.3 1.5 0 4.5-6.7 8.8z"/>',
    "school": '<path d="M1.5 7 9 3.5 16.5 7 9 10.5z"/><path d="M4.5 8.7v3.8c2.5 2 6.5 2 9 0V8.7"/>',
    "briefcase": '<rect x="2" y="5.5" width="14" height="9.5" rx="1.5"/><path d="M6.3 5.3V3h5.4v2.3M2 10h14"/>',
    "calendar": '<rect x="2.5" y="4" width="13" height="11.5" rx="1.5"/><path d="M2.5 7.5h13M6 2.3V5.5M12 2.3V5.5"/>',
    "filter": '<path d="M2.5 5h13M5 9h8M7.5 13h3"/>',
    "lock": '<rect x="3.5" y="8" width="11" height="7.5" rx="1.5"/><path d="M6 8V5.5a3 3 0 0 1 6 0V8"/>',
    "doc": '<path d="M4 2.5h6.5L14 6v9.5H4zM10.3 2.7V6.2H14M6.5 9.3h5M6.5 12h5"/>',
    "globe": '<circle cx="9" cy="9" r="6.5"/><path d="M2.5 9h13M9 2.5c-4 4-4 9 0 13 4-4 4-9 0-13z"/>',
    "plus": '<path d="M9 3.5v11M3.5 9h11"/>',
    "minus": '<path d="M3.5 9h11"/>',
    "info": '<circle cx="9" cy="9" r="6.5"/><path d="M9 8.3V12.5M9 5.6v.1"/>',
    "question": '<circle cx="9" cy="9" r="6.5"/><path d="M7 7.2C7.3 4.8 11 5 11 7.2 11 8.7 9 8.8 9 10.3M9 12.7v.1"/>',
    "warning": '<path d="M9 2.8 16.3 15H1.7zM9 7.3v3.7M9 13v.1"/>',
    "arrow": '<path d="M3 9h12M10.5 4.5 15 9l-4.5 4.5"/>',
    "back": '<path d="M15 9H3M7.5 4.5 3 9l4.5 4.5"/>',
    "chevron": '<path d="m6.5 4 5 5-5 5"/>',
    "down": '<path d="m4 6.5 5 5 5-5"/>',
    "up": '<path d="m4 11.5 5-5 5 5"/>',
    "mail": '<rect x="2" y="4" width="14" height="10.5" rx="1.5"/><path d="m2.5 5 6.5 5 6.5-5"/>',
    "flag": '<path d="M4 16V2.8M4 3.5h9.5l-2 3 2 3H4"/>',
    "pin": '<path d="M9 16.3c-3.5-4-5-6.5-5-8.8a5 5 0 0 1 10 0c0 2.3-1.5 4.8-5 8.8z"/><circle cx="9" cy="7.5" r="1.8"/>',
    "print": '<path d="M5 6.5v-4h8v4M5 12.5H2.5v-6h13v6H13"/><path d="M5 10.5h8v5H5z"/>',
    "external": '<path d="M10.5 2.5h5v5M15.3 2.7 8.5 9.5M7.5 4h-5v11.5H14v-5"/>',
    "download": '<path d="M9 2.5v9M5 8l4 4 4-4M3 15.5h12"/>',
    "upload": '<path d="M9 12V3M5 6.5l4-4 4 4M3 15.5h12"/>',
    "sound": '<path d="M2.5 7v4h2.8L9 14V4L5.3 7zM11.5 6.7a3 3 0 0 1 0 4.6M13.5 4.5a6 6 0 0 1 0 9"/>',
    "camera": '<rect x="2" y="5" width="14" height="10" rx="1.5"/><path d="m6 5 1-2h4l1 2"/><circle cx="9" cy="10" r="2.7"/>',
    "bell": '<path d="M4 12.5c1.2-1.2 1-3 1-4.5a4 4 0 0 1 8 0c0 1.5-.2 3.3 1 4.5zM7.7 15h2.6"/>',
    "hourglass": '<path d="M4.5 2.5h9M4.5 15.5h9M5.5 2.5c0 4 3.5 4.5 3.5 6.5s-3.5 2.5-3.5 6.5M12.5 2.5'
    'c0 4-3.5 4.5-3.5 6.5s3.5 2.5 3.5 6.5"/>',
    "scales": '<path d="M9 2.5V15M5.5 15.5h7M3 5h12M4 5.2 2 10.5h4zM14 5.2l-2 5.3h4z"/>',
    "handshake": '<path d="m2 6 3-2.5L9 6l3.5-2.5L16 6M2 11l2.5 1L8 15l2 .5 4.5-4M9 6 6.5 9l1.5 1 2-1.5 4.5 4"/>',
    "eye": '<path d="M1.5 9c3.5-6 11.5-6 15 0-3.5 6-11.5 6-15 0z"/><circle cx="9" cy="9" r="2.3"/>',
    "equal": '<path d="M4 7h10M4 11h10"/>',
    "unequal": '<path d="M4 7h10M4 11h10M11.5 3.5l-5 11"/>',
    "logout": '<path d="M7.5 3H3v12h4.5M7 9h9M12.5 5.5 16 9l-3.5 3.5"/>',
    "settings": '<path d="M2.5 5.5h7M13 5.5h2.5M2.5 12.5H5M8.5 12.5h7"/><circle cx="11.3" cy="5.5" r="1.7"/>'
    '<circle cx="6.8" cy="12.5" r="1.7"/>',
}
"""Name -> paths. English names: this is machinery."""

_RICHTING: Final = {"arrow", "back", "chevron", "external", "logout", "talk", "speech", "sound"}

STANDEN: Final[dict[str, tuple[str, str]]] = {
    "te_laat": (
        "Te laat",
        (
            '<rect x="1" y="1" width="14" height="14" rx="2.5" fill="currentColor"/>'
            '<path d="M8 4v5M8 11.6v.2" class="gat" stroke="#fff" stroke-width="2" stroke-linecap="round"/>'
        ),
    ),
    "dringend": (
        "Dringend",
        (
            '<path d="M8 1.5 15.2 14.5H.8z" fill="currentColor" stroke="currentColor" stroke-linejoin="round"/>'
            '<path d="M8 6v4M8 12.3v.1" class="gat" stroke="#fff" stroke-width="1.7" stroke-linecap="round"/>'
        ),
    ),
    "deze_week": (
        "Deze week",
        (
            '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.8"/>'
            '<path d="M8 2v12A6 6 0 0 1 8 2z" fill="currentColor"/>'
        ),
    ),
    "loopt": (
        "Loopt",
        (
            '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.8"/>'
            '<path d="M8 8V2a6 6 0 0 1 6 6z" fill="currentColor"/>'
        ),
    ),
    "gepland": (
        "Gepland",
        (
            '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.8"/>'
            '<path d="M8 2v12A6 6 0 0 1 8 2z" fill="currentColor"/>'
        ),
    ),
    "nog_niet": (
        "Nog niet begonnen",
        '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.8"/>',
    ),
    "wacht": (
        "Wacht op",
        (
            '<circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" stroke-width="1.8"/>'
            '<path d="M6.2 5.5v5M9.8 5.5v5" stroke="currentColor" stroke-width="1.7" stroke-linecap="round"/>'
        ),
    ),
    "gehaald": (
        "Gehaald",
        (
            '<circle cx="8" cy="8" r="7" fill="currentColor"/>'
            '<path d="m4.8 8.3 2.3 2.3 4.2-4.7" fill="none" class="gat" stroke="#fff" stroke-width="1.8"'
            ' stroke-linecap="round" stroke-linejoin="round"/>'
        ),
    ),
    "onzeker": (
        "Onzeker",
        (
            '<circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" stroke-width="1.6" stroke-dasharray="2.5 2"/>'
            '<path d="M6.2 6.6C6.4 4.5 9.7 4.7 9.7 6.6c0 1.3-1.7 1.3-1.7 2.6M8 11.4v.1" fill="none"'
            ' stroke="currentColor" stroke-width="1.5" stroke-linecap="round"/>'
        ),
    ),
    "let_op": (
        "Let op",
        (
            '<path d="M8 1.5 15.2 14.5H.8z" fill="currentColor" stroke="currentColor" stroke-linejoin="round"/>'
            '<path d="M8 6v4M8 12.3v.1" class="gat" stroke="#fff" stroke-width="1.7" stroke-linecap="round"/>'
        ),
    ),
}
"""State -> its default word and its shape on a 16 x 16 grid."""


def _svg(naam: str, paden: str) -> SafeString:
    richting = " data-richting" if naam in _RICHTING else ""
    return mark_safe(  # noqa: S308  # our own constants
        f'<svg class="icoon" viewBox="0 0 18 18" aria-hidden="true" focusable="false"{richting}>{paden}</svg>'
    )


ICOON_SVG: Final[dict[str, SafeString]] = {naam: _svg(naam, paden) for naam, paden in ICONEN.items()}
VORM_SVG: Final[dict[str, SafeString]] = {
    stand: mark_safe(  # noqa: S308  # our own constants
        f'<svg class="vorm" data-stand="{stand}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{vorm}</svg>'
    )
    for stand, (_, vorm) in STANDEN.items()
}
