"""Who works at the desk can log in, and reaches a dossier only for a moment after finding it by the whole name and the birth date (ADR 31).

A question at the desk is written by the function that searches (`balie` 0001) and by nobody else. What stands in the functions of the wall is
changed in place, so that what another app added to them stays.
"""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

import samenspel.kern.uuid7
from samenspel.toegang.migrations._rollen import met_rol
from samenspel.toegang.rls import GEMEENTE, vervang_in

_IK = "nullif(current_setting('app.gebruiker'), '')::uuid"
MUUR = f"""
alter table toegang_balievraag enable row level security;
alter table toegang_balievraag force row level security;
create policy eigenaar on toegang_balievraag to samenspel_eigenaar using (true) with check (true);
create policy app_lees on toegang_balievraag for select to samenspel_app
  using ({GEMEENTE} and (gebruiker_id = (select {_IK}) or (select toegang_hele_gemeente())));
grant select on toegang_balievraag to samenspel_app;
alter table toegang_balievraag add constraint toegang_balievraag_zelfde_gemeente foreign key (dossier_id, gemeente_id)
  references dossiers_dossier (id, gemeente_id) deferrable initially deferred;
create function toegang_gevonden_dossiers() returns setof uuid
language sql stable security definer set search_path = public, pg_temp rows 5 as $$
  select v.dossier_id from toegang_balievraag v where toegang_bereik() = 'gezocht' and v.gemeente_id = current_setting('app.gemeente')::uuid
    and v.gebruiker_id = {_IK} and v.tot > statement_timestamp() and v.dossier_id is not null
$$;
revoke all on function toegang_gevonden_dossiers() from public;
grant execute on function toegang_gevonden_dossiers() to samenspel_app, samenspel_eigenaar;
"""  # noqa: S608  # our own words
MUUR_WEG = """
drop function if exists toegang_gevonden_dossiers();
drop policy if exists eigenaar on toegang_balievraag;
drop policy if exists app_lees on toegang_balievraag;
"""
_KRING = "select k.id from toegang_in_de_kring() k (id)"
_LAATSTE = "'gemachtigde'])"
_DELEN = (
    (
        "toegang_bereikbare_dossiers(text)",
        _KRING,
        f"select v.id from toegang_gevonden_dossiers() v (id)\n     union all\n     {_KRING}",  # noqa: S608  # our own words
    ),
    ("toegang_rol_past(text, text)", _LAATSTE, f"'klantcontact_balie', {_LAATSTE}"),
)
ROLLEN = met_rol("0031_machtiging", "klantcontact_balie", "balie", voor="beleidsadviseur")


def _mens(*, null: bool = False) -> models.ForeignKey:
    return models.ForeignKey(
        to=settings.AUTH_USER_MODEL, on_delete=django.db.models.deletion.PROTECT, related_name="+", db_index=False, null=null
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("toegang", "0031_machtiging"), ("keten", "0008_budgetcoach")]

    operations = [
        migrations.AlterField("aanstelling", "rol", models.CharField(max_length=40, choices=ROLLEN)),
        migrations.CreateModel(
            name="Balievraag",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        primary_key=True, serialize=False, default=samenspel.kern.uuid7.uuid7, editable=False
                    ),
                ),
                ("dossier_id", models.UUIDField(null=True, db_index=True)),
                ("op", models.DateTimeField()),
                ("tot", models.DateTimeField()),
                ("contactpersoon", _mens(null=True)),
                ("gebruiker", _mens()),
                (
                    "gemeente",
                    models.ForeignKey(
                        to="organisaties.gemeente",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        db_index=False,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["gebruiker", "op"], name="balievraag_van_wie")],
                "constraints": [
                    models.CheckConstraint(condition=Q(tot__gte=F("op")), name="balievraag_einde_na_begin")
                ],
            },
        ),
        migrations.RunSQL(MUUR, MUUR_WEG),
        *(vervang_in(functie, was, wordt) for functie, was, wordt in _DELEN),
    ]
