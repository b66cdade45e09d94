"""What the brede intake must cover: Wet inburgering 2021 article 14 lid 3, Besluit article 5.2."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from wet.beoordeling import IN_AFWEZIGHEID
from wet.grondslag import BI2021, WI2021, Grondslag
from wet.pip import Gebrek

OPROEPEN_VOOR_AFWEZIGHEID = 3


class Onderdeel(NamedTuple):
    """One part of the legal minimum. `alleen_ouders`: asked of parents of young children only."""

    code: str
    naam: str
    grondslag: Grondslag
    alleen_ouders: bool = False


_LID_3, _BI = Grondslag(WI2021, "14", "3"), Grondslag(BI2021, "5.2")

ONDERDELEN: tuple[Onderdeel, ...] = (
    Onderdeel("leerbaarheidstoets", "Leerbaarheidstoets afgenomen", Grondslag(WI2021, "14", "3", "a")),
    Onderdeel("opleiding_en_werk", "Opleiding en werk in het land van herkomst besproken", _LID_3),
    Onderdeel("persoonlijke_omstandigheden", "Persoonlijke omstandigheden besproken", _LID_3),
    Onderdeel("gezondheid", "Lichamelijke en psychische gezondheid besproken", _LID_3),
    Onderdeel("vve", "Voorschool of vroegschool voor het kind besproken", _LID_3, alleen_ouders=True),
    Onderdeel("taalniveau", "Taalniveau bekend", _BI),
    Onderdeel("arbeidsparticipatie", "Mogelijkheden voor werk besproken", _BI),
    Onderdeel("zelfredzaamheid", "Zelfredzaamheid besproken", _BI),
    Onderdeel("schriftelijk_vastgelegd", "Schriftelijk vastgelegd", _BI),
    Onderdeel("alleen_praten_gezegd", "Gezegd dat iemand ook alleen mag praten", _BI),
)


class Stand(NamedTuple):
    """How far the legal minimum is: what is asked, what is there, what is missing."""

    gevraagd: tuple[Onderdeel, ...]
    compleet: tuple[Onderdeel, ...]
    ontbreekt: tuple[Onderdeel, ...]

    @property
    def is_compleet(self) -> bool:
        return not self.ontbreekt


def stand_van_de_intake(
    gedaan: Collection[str],
    *,
    ouder_van_jong_kind: bool,
    lbt_ontheven: bool = False,
    leerroute_overgenomen: bool = False,
) -> Stand:
    """Where the intake stands. `gedaan`: codes of what was done.

    `lbt_ontheven`: waived for a visual or hearing impairment (article 14 lid 6). `leerroute_overgenomen`: after a move
    neither test nor education are asked again (article 15 lid 4). Raises ValueError for an unknown code.
    """
    bekend = {onderdeel.code for onderdeel in ONDERDELEN}
    if onbekend := set(gedaan) - bekend:
        raise ValueError(f"onbekend onderdeel van de brede intake: {', '.join(sorted(onbekend))}")
    zonder = {"leerbaarheidstoets"} if lbt_ontheven else set()
    if leerroute_overgenomen:
        zonder |= {"leerbaarheidstoets", "opleiding_en_werk"}
    gevraagd = tuple(o for o in ONDERDELEN if o.code not in zonder and (ouder_van_jong_kind or not o.alleen_ouders))
    return Stand(
        gevraagd,
        tuple(onderdeel for onderdeel in gevraagd if onderdeel.code in gedaan),
        tuple(onderdeel for onderdeel in gevraagd if onderdeel.code not in gedaan),
    )


def gebreken_van_de_intake(
    ontbreekt: Iterable[Onderdeel], *, oproepen: int = 0, in_afwezigheid: bool | None = None
) -> tuple[Gebrek, ...]:
    """Why no first PIP can be adopted yet: it rests on the whole brede intake (article 14 lid 3 and 5, 15 lid 1).

    After three summonses the college may complete the intake without the newcomer (article 14 lid 2): `in_afwezigheid`
    is its motivated judgement that it does.
    """
    if in_afwezigheid and oproepen >= OPROEPEN_VOOR_AFWEZIGHEID:
        return ()
    gevonden = tuple(
        Gebrek(f"intake_{deel.code}", f"In de brede intake ontbreekt nog: {_klein(deel.naam)}.", str(deel.grondslag))
        for deel in ontbreekt
    )
    if in_afwezigheid and gevonden:
        zin = f"De brede intake zonder de inburgeringsplichtige afronden kan na {OPROEPEN_VOOR_AFWEZIGHEID} oproepen. Er zijn er {oproepen}."
        return (*gevonden, Gebrek(IN_AFWEZIGHEID.code, zin, str(IN_AFWEZIGHEID.grondslag)))
    return gevonden


def _klein(naam: str) -> str:
    return naam[:1].lower() + naam[1:]
