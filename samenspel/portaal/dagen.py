"""Days and times for a newcomer: in words, in three languages, with Western digits."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.timezone import localtime

from samenspel.huisstijl import datums

_DAGEN = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
}
_MAANDEN = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    # The Levant name, with the other name in brackets.
    "ar": (
        "كانون الثاني (يناير)", "شباط (فبراير)", "آذار (مارس)", "نيسان (أبريل)", "أيار (مايو)", "حزيران (يونيو)",
        "تموز (يوليو)", "آب (أغسطس)", "أيلول (سبتمبر)", "تشرين الأول (أكتوبر)", "تشرين الثاني (نوفمبر)", "كانون الأول (ديسمبر)",
    ),
}  # fmt: skip
_UREN = ("twaalf", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf")


def dag(moment: date, taal: str) -> str:
    """`donderdag 4 juni`, `Thursday 4 June`, `الخميس 4 حزيران (يونيو)`."""
    if taal == "nl":
        return f"{datums.DAGEN[moment.weekday()]} {moment.day} {datums.MAANDEN[moment.month - 1]}"
    komma = "، " if taal == "ar" else " "
    return f"{_DAGEN[taal][moment.weekday()]}{komma}{moment.day} {_MAANDEN[taal][moment.month - 1]}"


def tijd(moment: datetime, taal: str) -> str:
    """`10.30 uur`, `10:30`, `الساعة 10:30 صباحًا`."""
    plaatselijk = localtime(moment)
    if taal == "nl":
        return f"{plaatselijk:%H.%M} uur"
    if taal == "en":
        return f"{plaatselijk:%H:%M}"
    uur = plaatselijk.hour % 12 or 12
    return f"الساعة {uur}:{plaatselijk:%M} {'صباحًا' if plaatselijk.hour < 12 else 'مساءً'}"


def gesproken_tijd(moment: datetime) -> str:
    """`half elf in de ochtend`: as people say it, on quarters of an hour; else empty."""
    plaatselijk = localtime(moment)
    uur, minuut = plaatselijk.hour, plaatselijk.minute
    nu, straks = _UREN[uur % 12], _UREN[(uur + 1) % 12]
    woorden = {0: f"{nu} uur", 15: f"kwart over {nu}", 30: f"half {straks}", 45: f"kwart voor {straks}"}
    if minuut not in woorden:
        return ""
    deel = "nacht" if uur < 6 else "ochtend" if uur < 12 else "middag" if uur < 18 else "avond"
    return f"{woorden[minuut]} {'s nachts' if deel == 'nacht' else 'in de ' + deel}"
