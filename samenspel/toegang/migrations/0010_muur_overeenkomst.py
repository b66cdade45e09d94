"""Without an agreement an organisation sees nothing, and of a dossier only the categories that were agreed for it.

The functions look at both now. Policies that were made before asked which dossiers somebody reaches; they ask of which
dossiers somebody reaches this category. New databases make them so at once (`toegang/rls.py`), and nothing is rewritten.
"""

from __future__ import annotations

from django.db import migrations

from samenspel.toegang.functies import BEREIKBAAR, CELLEN, MET_OVEREENKOMST, bereikbaar, cellen
from samenspel.toegang.rls import schut_gemeente

_OUD = "dossier_id IN ( SELECT toegang_bereikbare_dossiers() AS toegang_bereikbare_dossiers)"
HERSCHRIJF = f"""
do $do$
declare
  p record; cat text; oud text := '{_OUD}'; nieuw text; lees text; schrijf text;
begin
  for p in select tablename, policyname, qual, with_check from pg_policies
           where schemaname = 'public' and concat(qual, with_check) like '%toegang_bereikbare_dossiers()%' loop
    cat := substring(concat(p.qual, p.with_check) from 'toegang_mag\\(''(C[0-9]{{2}})''');
    nieuw := case when cat is null then
      '(dossier_id in (select toegang_bereikbare_dossiers('''')) and ((select toegang_bereik()) <> ''betrokken'' or (dossier_id, categorie::text) in (select c.dossier_id, c.categorie from toegang_bereikbare_cellen() c)))'
      else format('dossier_id in (select toegang_bereikbare_dossiers(%L))', cat) end;
    lees := replace(replace(p.qual, oud, nieuw), 'toegang_bereikbare_dossiers()', format('toegang_bereikbare_dossiers(%L)', coalesce(cat, '')));
    schrijf := replace(replace(p.with_check, oud, nieuw), 'toegang_bereikbare_dossiers()', format('toegang_bereikbare_dossiers(%L)', coalesce(cat, '')));
    execute format('alter policy %I on %I', p.policyname, p.tablename)
      || coalesce(' using (' || lees || ')', '') || coalesce(' with check (' || schrijf || ')', '');
  end loop;
end $do$;
drop function if exists toegang_bereikbare_dossiers();
"""  # noqa: S608  # no value from outside
# Until now an involvement without categories opened whatever the role allows; so it says what it opened.
VUL = """
update toegang_betrokkenheid set categorieen = array['C01','C02','C03','C04','C05','C06','C07','C08','C09','C10','C11','C12','C13','C15','C16','C17','C18']
  where categorieen = '{}';
"""
_RECHTEN = """
revoke all on function toegang_bereikbare_dossiers(text), toegang_bereikbare_cellen() from public;
grant execute on function toegang_bereikbare_dossiers(text), toegang_bereikbare_cellen() to samenspel_app, samenspel_eigenaar;
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0009_overeenkomst"), ("dossiers", "0008_minder_indexen")]

    operations = [
        schut_gemeente("toegang_overeenkomst", daden="IU"),
        migrations.RunSQL(VUL, migrations.RunSQL.noop),
        migrations.RunSQL(
            bereikbaar(MET_OVEREENKOMST) + cellen(MET_OVEREENKOMST) + _RECHTEN, BEREIKBAAR + CELLEN + _RECHTEN
        ),
        migrations.RunSQL(HERSCHRIJF, migrations.RunSQL.noop),
    ]
