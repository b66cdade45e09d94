"""To which record the login of a newcomer leads: when it was merged, the one in which it goes on, and back when they are taken apart.

The login role asks it before there is an identity, so both walls stand around that record alone. Only of a newcomer's own appointment.
"""

from __future__ import annotations

from django.db import migrations

EIGEN_DOSSIER = """
create function toegang_eigen_dossier(aanstelling uuid) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with recursive keten (id, verder, gemeente) as (
    select d.id, d.samengevoegd_in_id, d.gemeente_id from toegang_aanstelling a
      join dossiers_dossier d on d.id = a.dossier_id and d.gemeente_id = a.gemeente_id
      where a.id = aanstelling and a.rol = 'inburgeraar'
    union
    select d.id, d.samengevoegd_in_id, d.gemeente_id from keten k join dossiers_dossier d on d.id = k.verder and d.gemeente_id = k.gemeente
  )
  select id from keten where verder is null
$$;
revoke all on function toegang_eigen_dossier(uuid) from public;
grant execute on function toegang_eigen_dossier(uuid) to samenspel_login, samenspel_app;
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0011_bewaking_overeenkomst_en_foto"), ("dossiers", "0008_minder_indexen")]

    operations = [migrations.RunSQL(EIGEN_DOSSIER, "drop function if exists toegang_eigen_dossier(uuid)")]
