"""Where each row has its own category, a volunteer reaches the agreed categories of a family and no others, as the organisation does.

`rls._bereik` says so since; policies of before are changed in place. Nobody saw more: a volunteer reads no such table today.
"""

from __future__ import annotations

from django.db import migrations

_PAS_AAN = """
do $do$
declare p record; was text := $w$<> 'betrokken'::text$w$; wordt text := $w$<> all (array['betrokken', 'toegewezen'])$w$;
begin
  for p in select tablename, policyname, qual, with_check from pg_policies
    where schemaname = 'public' and position(was in coalesce(qual, '') || coalesce(with_check, '')) > 0
  loop
    execute format('alter policy %I on %I %s %s', p.policyname, p.tablename,
      case when p.qual is not null then 'using (' || replace(p.qual, was, wordt) || ')' else '' end,
      case when p.with_check is not null then 'with check (' || replace(p.with_check, was, wordt) || ')' else '' end);
  end loop;
end $do$;
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0025_vrijwilliger_overal"), ("dossiers", "0012_versleuteld")]

    operations = [migrations.RunSQL(_PAS_AAN, migrations.RunSQL.noop)]
