"""Charts as hand-made SVG, each with title, description and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, pi, sin

from django import template
from django.template import TemplateSyntaxError
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from samenspel.huisstijl.gegevens import Reeks

register = template.Library()


def getal(waarde: float | None) -> str:
    """`82,0`, `1.250`; a missing value has words, never zero."""
    if waarde is None:
        return "niet bekend"
    if isinstance(waarde, int) or waarde == int(waarde):
        return f"{int(waarde):,}".replace(",", ".")
    return f"{waarde:,.1f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def _controleer(reeksen: Sequence[Reeks], namen: Sequence[str], meeste: int = 2) -> None:
    if not 1 <= len(reeksen) <= meeste:
        raise TemplateSyntaxError(f"deze grafiek heeft 1 tot en met {meeste} reeksen: de huidige en de eerdere")
    for reeks in reeksen:
        if len(reeks.waarden) != len(namen):
            raise TemplateSyntaxError(f"reeks {reeks.naam!r} heeft {len(reeks.waarden)} waarden bij {len(namen)} namen")


def _figuur(soort: str, **context: object) -> SafeString:
    return render_to_string(f"huisstijl/componenten/{soort}.html", context)


def _tabel(reeksen: Sequence[Reeks], namen: Sequence[str]) -> list[tuple[str, list[str]]]:
    return [(naam, [getal(r.waarden[i]) for r in reeksen]) for i, naam in enumerate(namen)]


def _omschrijving(reeksen: Sequence[Reeks], namen: Sequence[str]) -> str:
    return " ".join(
        f"{r.naam}: " + ", ".join(f"{n} {getal(w)}" for n, w in zip(namen, r.waarden, strict=True)) + "."
        for r in reeksen
    )


@register.simple_tag
def spinnenweb(titel: str, namen: Sequence[str], reeksen: Sequence[Reeks], hoogste: int = 10) -> SafeString:
    """Scores on axes around a centre, this time and (dashed) up to three times before. `reeksen[0]` is the current one."""
    _controleer(reeksen, namen, meeste=4)
    midden, straal = 190.0, 118.0
    hoeken = [2 * pi * i / len(namen) - pi / 2 for i in range(len(namen))]

    def punt(hoek: float, deel: float) -> tuple[float, float]:
        return round(midden + straal * deel * cos(hoek), 1), round(150 + straal * deel * sin(hoek), 1)

    ringen = [" ".join("{},{}".format(*punt(h, d / 4)) for h in hoeken) for d in range(1, 5)]
    vlakken = []
    for nummer, reeks in enumerate(reeksen, 1):
        punten = [punt(h, w / hoogste) for h, w in zip(hoeken, reeks.waarden, strict=True) if w is not None]
        vlakken.append(
            {"nummer": nummer, "naam": reeks.naam, "punten": punten, "lijn": " ".join(f"{x},{y}" for x, y in punten)}
        )
    etiketten = []
    for hoek, naam in zip(hoeken, namen, strict=True):
        x, y = punt(hoek, 1.13)
        anker = "middle" if abs(cos(hoek)) < 0.2 else "start" if cos(hoek) > 0 else "end"
        regels = (
            naam.split(" ", 1) if anker != "middle" else [naam]
        )  # beside the web two lines fit, one long one does not
        etiketten.append({"x": x, "y": y + 4, "anker": anker, "eerste": regels[0], "tweede": " ".join(regels[1:])})
    assen = [punt(h, 1) for h in hoeken]
    return _figuur(
        "spinnenweb",
        titel=titel,
        omschrijving=_omschrijving(reeksen, namen),
        ringen=ringen,
        assen=assen,
        midden=midden,
        vlakken=list(reversed(vlakken)),
        sleutel=vlakken,
        etiketten=etiketten,
        reeksen=reeksen,
        tabel=_tabel(reeksen, namen),
    )


_BREED, _HOOG, _LINKS, _BOVEN = 600.0, 220.0, 40.0, 22.0


@register.simple_tag
def staafdiagram(
    titel: str, namen: Sequence[str], reeksen: Sequence[Reeks], hoogste: float, eenheid: str = ""
) -> SafeString:
    """Bars on a scale from 0 to `hoogste` (given, so that small multiples share it). Missing is an open place, not zero."""
    _controleer(reeksen, namen)
    vak = (_BREED - _LINKS) / len(namen)
    breed = min(vak * 0.62, 60) / len(reeksen)
    staven = []
    for i in range(len(namen)):
        for r, reeks in enumerate(reversed(reeksen)):
            waarde = reeks.waarden[i]
            hoogte = 0.0 if waarde is None else _HOOG * waarde / hoogste
            x = _LINKS + vak * i + (vak - breed * len(reeksen)) / 2 + breed * r
            staven.append(
                {
                    "x": round(x, 1), "y": round(_BOVEN + _HOOG - hoogte, 1), "hoogte": round(hoogte, 1),
                    "midden": round(x + breed / 2, 1), "boven": round(_BOVEN + _HOOG - hoogte - 6, 1),
                    "tekst": getal(waarde) if waarde is not None else "?", "nummer": len(reeksen) - r,
                }
            )  # fmt: skip
    onder = [{"x": round(_LINKS + vak * (i + 0.5), 1), "naam": naam} for i, naam in enumerate(namen)]
    return _figuur(
        "staafdiagram",
        staven=staven,
        breed=round(breed - 2, 1),
        onder=onder,
        **_assen(titel, namen, reeksen, hoogste, eenheid),
    )


@register.simple_tag
def lijndiagram(
    titel: str, namen: Sequence[str], reeksen: Sequence[Reeks], hoogste: float, eenheid: str = ""
) -> SafeString:
    """Lines on a scale from 0 to `hoogste`; a missing value breaks the line."""
    _controleer(reeksen, namen)
    stap = (_BREED - _LINKS - 40) / max(len(namen) - 1, 1)
    lijnen = []
    for nummer, reeks in enumerate(reeksen, 1):
        stukken: list[list[tuple[float, float]]] = [[]]
        for i, waarde in enumerate(reeks.waarden):
            if waarde is None:
                stukken.append([])
            else:
                stukken[-1].append(
                    (round(_LINKS + 20 + stap * i, 1), round(_BOVEN + _HOOG - _HOOG * waarde / hoogste, 1))
                )
        lijnen.append(
            {
                "nummer": nummer,
                "stukken": [" ".join(f"{x},{y}" for x, y in stuk) for stuk in stukken if stuk],
                "punten": [p for stuk in stukken for p in stuk],
            }
        )
    onder = [{"x": round(_LINKS + 20 + stap * i, 1), "naam": naam} for i, naam in enumerate(namen)]
    return _figuur("lijndiagram", lijnen=lijnen, onder=onder, **_assen(titel, namen, reeksen, hoogste, eenheid))


def _assen(
    titel: str, namen: Sequence[str], reeksen: Sequence[Reeks], hoogste: float, eenheid: str
) -> dict[str, object]:
    raster = [{"y": round(_BOVEN + _HOOG * (1 - d / 2), 1), "tekst": getal(hoogste * d / 2)} for d in (0, 1, 2)]
    return {
        "titel": titel,
        "omschrijving": _omschrijving(reeksen, namen),
        "raster": raster,
        "eenheid": eenheid,
        "reeksen": reeksen,
        "tabel": _tabel(reeksen, namen),
    }


@register.simple_tag
def voortgang(gedaan: float, totaal: float, tekst: str) -> SafeString:
    """A thin bar beside its sentence (`14 van 40 uur`); never without the sentence, never over 100 %."""
    deel = round(min(gedaan / totaal, 1) * 100, 1) if totaal else 0
    return _figuur("voortgang", deel=deel, tekst=tekst)
