"""The ways to break a figure down (contract.md section 4)."""

from __future__ import annotations

from samenspel.monitor.feitenbank import As, eerste, laatste_gegeven

_ROUTE = ("pip_dagtekening", "pip_wijziging", "leerroute_gewijzigd")
_BEGIN = ("plicht_start", "kennisgeving_inburgeringsplicht", "dossier_geopend")

# A birth year alone counts as turned that year; an unknown date is a class of its own.
_GEBOREN = """(case length(p.geboortedatum) when 4 then p.geboortedatum || '-01-01' when 7 then p.geboortedatum || '-01'
  else p.geboortedatum end)"""
_JAREN = f"extract(year from age(%(op)s::date, {_GEBOREN}::date))"
_LEEFTIJD = f"""case when coalesce(p.geboortedatum, '') = '' then 'onbekend' when {_JAREN} < 18 then 'jonger dan 18'
  when {_JAREN} < 28 then '18 tot en met 27' when {_JAREN} < 45 then '28 tot en met 44' when {_JAREN} < 67 then '45 tot en met 66'
  else '67 of ouder' end"""

GEHEEL = As(groep="'totaal'")

ASSEN: dict[str, As] = {
    "gemeente": As(groep="%(code)s::text"),
    "periode": As(groep="extract(year from {dag})::int::text", per_jaar=True),
    "cohort": As(
        groep="coalesce(extract(year from s.begin)::int::text, 'onbekend')",
        soorten=_BEGIN,
        kolommen=(("begin", eerste(*_BEGIN)),),
    ),
    "doelgroep": As(
        groep="coalesce(s.groep_nu, d.doelgroep)",
        soorten=("doelgroep_gewijzigd",),
        kolommen=(("groep_nu", laatste_gegeven("doelgroep", "doelgroep_gewijzigd")),),
    ),
    "geslacht": As(groep="coalesce(nullif(p.geslacht, ''), 'onbekend')"),
    "leeftijdsklasse": As(groep=_LEEFTIJD),
    "leerroute": As(
        groep="coalesce(nullif(s.route, ''), 'geen')",
        soorten=_ROUTE,
        kolommen=(("route", laatste_gegeven("leerroute", *_ROUTE)),),
    ),
    "regime": As(groep="d.regime"),
}
