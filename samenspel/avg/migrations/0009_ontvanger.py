"""A consent can be about one person of an organisation, and about having somebody one on one at all (ADR 27).

Only the parts of the functions that change are replaced, as in `keten` 0004.
"""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from samenspel.toegang.rls import GEMEENTE, vervang_in

_VANDAAG = "(now() at time zone 'Europe/Amsterdam')::date"
_IK = "nullif(current_setting('app.gebruiker'), '')::uuid"
LEG_VAST = "avg_leg_toestemming_vast(jsonb)"
_DELEN = (
    (
        "toegang_gedeeld()",
        "where t.organisatie_id = toegang_organisatie() and",
        f"where t.ontvanger_id is not distinct from (case toegang_bereik() when 'toegewezen' then {_IK} end)"
        " and t.organisatie_id = toegang_organisatie() and",
    ),
    (
        LEG_VAST,
        "if not exists (select from pg_policies p where",
        "if not (t.tabel = 'toegang_betrokkenheid' and t.betreft = 'C13' and t.ontvanger_id is null) and not exists (select from pg_policies p where",
    ),
    (
        LEG_VAST,
        "and x.organisatie_id = t.organisatie_id and",
        "and x.organisatie_id = t.organisatie_id and x.ontvanger_id is not distinct from t.ontvanger_id and",
    ),
    (
        LEG_VAST,
        "  insert into avg_toestemming select t.*;",
        f"""  if t.ontvanger_id is not null and not exists (select from toegang_toewijzing w
      join toegang_aanstelling a on a.gebruiker_id = w.gebruiker_id and a.gemeente_id = w.gemeente_id and a.organisatie_id = w.organisatie_id
      join toegang_recht r on r.rol = a.rol and r.categorie = t.betreft and r.gedeeld
      where w.gebruiker_id = t.ontvanger_id and w.dossier_id = t.dossier_id and w.gemeente_id = t.gemeente_id
        and w.organisatie_id = t.organisatie_id and w.gestopt_op is null and w.tot >= {_VANDAAG}) then
    raise exception 'dit is niet iemand die hier een op een helpt' using errcode = '42501';
  end if;
  insert into avg_toestemming select t.*;""",
    ),
)
_KOLOMMEN = "t.id, t.gemeente_id, t.dossier_id, t.organisatie_id, t.tabel, t.rij_id, t.betreft, t.gevraagd_door_id, t.gevraagd_op, t.waarom, t.tot, t.ingetrokken_op"
DELING = f"""
create or replace view avg_deling with (security_barrier) as
select {_KOLOMMEN}, t.ontvanger_id
from avg_toestemming t
where t.{GEMEENTE} and (select toegang_bereik()) in ('betrokken', 'toegewezen') and t.organisatie_id = (select toegang_organisatie())
  and ((select toegang_bereik()) = 'betrokken' or t.ontvanger_id = (select {_IK}) or t.tabel = 'toegang_betrokkenheid')
  and t.dossier_id in (select toegang_bereikbare_dossiers(''));
"""  # noqa: S608  # our own words
MAATJE = f"""
create function toegang_met_maatje() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 20 as $$
  select c.dossier_id from avg_toestemming c where c.gemeente_id = current_setting('app.gemeente')::uuid and c.organisatie_id = toegang_organisatie()
    and c.tabel = 'toegang_betrokkenheid' and c.ingetrokken_op is null and c.tot >= {_VANDAAG}
$$;
revoke all on function toegang_met_maatje() from public;
grant execute on function toegang_met_maatje() to samenspel_app, samenspel_eigenaar;
"""  # noqa: S608  # our own words


class Migration(migrations.Migration):
    dependencies = [("avg", "0008_gewogen_en_buitensporig"), ("toegang", "0029_maatje")]

    operations = [
        migrations.AddField(
            "toestemming",
            "ontvanger",
            models.ForeignKey(
                to=settings.AUTH_USER_MODEL,
                on_delete=django.db.models.deletion.PROTECT,
                null=True,
                related_name="+",
                db_index=False,
            ),
        ),
        *(vervang_in(f, was, wordt) for f, was, wordt in _DELEN),
        migrations.RunSQL(DELING, migrations.RunSQL.noop),
        migrations.RunSQL(MAATJE, "drop function if exists toegang_met_maatje()"),
    ]
