"""Who more can log in: a budget coach (`keten` 0008), and two more people one on one: the taalmaatje and the sleutelpersoon of a welfare organisation (ADR 27).

Their coordinator is who works at that organisation. What stands in policies and functions is changed in place; `keten` 0007 asks for the consent.
"""

from __future__ import annotations

from django.db import migrations, models

from samenspel.toegang.rls import vervang_in


def _beleid(was: str, wordt: str) -> str:
    """In every policy of the two tables; raises when nothing was found."""
    return f"""
do $do$
declare p record; n int := 0;
begin
  for p in select tablename, policyname, qual, with_check from pg_policies where schemaname = 'public'
      and tablename in ('toegang_vrijwilliger', 'toegang_toewijzing') and position($w${was}$w$ in concat(qual, with_check)) > 0 loop
    execute format('alter policy %I on %I', p.policyname, p.tablename)
      || coalesce(' using (' || replace(p.qual, $w${was}$w$, $w${wordt}$w$) || ')', '')
      || coalesce(' with check (' || replace(p.with_check, $w${was}$w$, $w${wordt}$w$) || ')', '');
    n := n + 1;
  end loop;
  if n < 5 then raise exception 'niet gevonden in het beleid: %', n; end if;
end $do$;
"""  # noqa: S608  # our own words


_EEN_OP_EEN = "array['mb_vrijwilliger', 'informele_taal_maatje', 'sleutelpersoon']"
_DELEN = (
    (
        "toegang_bewaak_vrijwilliger()",
        "current_setting('app.rol') = 'mb_coordinator'",
        "current_setting('app.rol') in ('mb_coordinator', 'sociaal_team_welzijn')",
    ),
    (
        "toegang_bewaak_toelating()",
        "nieuw ->> 'rol' = 'mb_vrijwilliger' and",
        "nieuw ->> 'rol' in ('mb_vrijwilliger', 'informele_taal_maatje', 'sleutelpersoon') and",
    ),
    (
        "toegang_bewaak_toelating()",
        "if rol <> 'mb_coordinator' or (nieuw",
        "if rol <> (case nieuw ->> 'rol' when 'mb_vrijwilliger' then 'mb_coordinator' else 'sociaal_team_welzijn' end) or (nieuw",
    ),
    ("toegang_is_vrijwilliger(uuid)", "a.rol = 'mb_vrijwilliger'", f"a.rol = any ({_EEN_OP_EEN})"),
    ("toegang_bewaak_elders()", "new.rol <> 'mb_vrijwilliger' and", f"new.rol <> all ({_EEN_OP_EEN}) and"),
    ("toegang_bewaak_elders()", "new.rol = 'mb_vrijwilliger' and", f"new.rol = any ({_EEN_OP_EEN}) and"),
)
_WAS, _WORDT = "= 'mb_coordinator'::text", "= any (array['mb_coordinator'::text, 'sociaal_team_welzijn'::text])"
ROLLEN = [
    ("regievoerder", "regievoerder"),
    ("coach_inburgering", "coach inburgering"),
    ("ondersteuner_regie", "ondersteuner"),
    ("intakebalie", "intakebalie"),
    ("teamleider", "teamleider"),
    ("beleidsadviseur", "beleidsadviseur"),
    ("functioneel_beheerder", "functioneel beheerder"),
    ("functionaris_gegevensbescherming", "functionaris gegevensbescherming"),
    ("informatiebeheerder", "informatiebeheerder"),
    ("taalaanbieder", "taalschool"),
    ("mb_coordinator", "maatschappelijke begeleiding"),
    ("mb_vrijwilliger", "vrijwilliger"),
    ("informele_taal_maatje", "taalmaatje"),
    ("sleutelpersoon", "sleutelpersoon"),
    ("stadsbank_gkb", "kredietbank"),
    ("budgetcoach", "budgetcoach"),
    ("werkcoach_wpda", "werkcoach"),
    ("sociaal_team_welzijn", "welzijn"),
    ("coa_casemanager", "casemanager COA"),
    ("inburgeraar", "inburgeraar"),
]


class Migration(migrations.Migration):
    dependencies = [("toegang", "0028_verzoek")]

    operations = [
        migrations.AlterField("aanstelling", "rol", models.CharField(max_length=40, choices=ROLLEN)),
        migrations.RunSQL(_beleid(_WAS, _WORDT), migrations.RunSQL.noop),
        *(vervang_in(f, was, wordt) for f, was, wordt in _DELEN),
    ]
