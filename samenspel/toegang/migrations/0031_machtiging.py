"""Who may look along for a newcomer: the row, its wall, and what more the account of such a person is not (ADR 29). What it opens: `avg` 0011.

No role writes the row: `avg_machtig` makes it with the consent that it is. The login role finds the keys, as those of a volunteer.
"""

from __future__ import annotations

from importlib import import_module

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

import samenspel.kern.uuid7
from samenspel.toegang.rls import vervang_in

ROLLEN = [*import_module("samenspel.toegang.migrations.0030_jurist").ROLLEN, ("gemachtigde", "gemachtigde")]
_GEMEENTE = "gemeente_id = (select current_setting('app.gemeente')::uuid)"
_IK = "(select nullif(current_setting('app.gebruiker'), '')::uuid)"
MUUR = f"""
alter table toegang_machtiging enable row level security;
alter table toegang_machtiging force row level security;
create policy eigenaar on toegang_machtiging to samenspel_eigenaar using (true) with check (true);
create policy app_lees on toegang_machtiging for select to samenspel_app using ({_GEMEENTE} and (gebruiker_id = {_IK}
  or (select toegang_bereik()) in ('gemeente', 'zichzelf') and ((select toegang_hele_gemeente()) or dossier_id in (select toegang_bereikbare_dossiers('')))));
create policy login_leest on toegang_machtiging for select to samenspel_login using (true);
create policy login_wijzigt on toegang_machtiging for update to samenspel_login using (true) with check (true);
grant select on toegang_machtiging to samenspel_app;
grant select, update (link_merk, link_tot, toestel_merk) on toegang_machtiging to samenspel_login;
alter table toegang_machtiging add constraint toegang_machtiging_zelfde_gemeente foreign key (dossier_id, gemeente_id)
  references dossiers_dossier (id, gemeente_id) deferrable initially deferred;
"""
MUUR_WEG = "; ".join(
    f"drop policy if exists {naam} on toegang_machtiging"
    for naam in ("eigenaar", "app_lees", "login_leest", "login_wijzigt")
)
_EEN = "array['mb_vrijwilliger', 'informele_taal_maatje', 'sleutelpersoon'"
_DELEN = (
    ("toegang_rol_past(text, text)", "'inburgeraar'", "'inburgeraar', 'gemachtigde'"),
    ("toegang_bewaak_rol()", "(new.rol = 'inburgeraar') <>", "(new.rol = any (array['inburgeraar', 'gemachtigde'])) <>"),
    ("toegang_eigen_dossier(uuid)", "a.rol = 'inburgeraar'", "a.rol = any (array['inburgeraar', 'gemachtigde'])"),
    (  # the newcomer chooses (`avg_machtig`, as the owner): nobody of the staff makes one, and nobody but the house and the newcomer's act ends it
        "toegang_bewaak_toelating()",
        "  elsif rol <> 'functioneel_beheerder' then",
        "  elsif tg_table_name = 'toegang_aanstelling' and nieuw ->> 'rol' = 'gemachtigde' and tg_op = 'INSERT' then\n"
        "    raise exception 'wie meekijkt, kiest de inburgeraar zelf' using errcode = '42501';\n"
        "  elsif rol <> 'functioneel_beheerder' then",
    ),
    ("toegang_is_vrijwilliger(uuid)", f"{_EEN}]", f"{_EEN}, 'gemachtigde']"),
    ("toegang_bewaak_elders()", f"{_EEN}]", f"{_EEN}, 'gemachtigde']"),
    ("toegang_kring_mensen()", "a.rol <> 'inburgeraar'", "a.rol <> all (array['inburgeraar', 'gemachtigde'])"),
    ("toegang_kring_mensen()", "n.rol <> 'inburgeraar'", "n.rol <> all (array['inburgeraar', 'gemachtigde'])"),
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("toegang", "0030_jurist"), ("dossiers", "0002_muur")]

    operations = [
        migrations.AlterField(
            "aanstelling", "rol", models.CharField(max_length=40, choices=ROLLEN)
        ),
        migrations.AlterField(
            "aanstelling",
            "dossier_id",
            models.UUIDField(null=True, blank=True, help_text="Het eigen dossier van een inburgeraar, of waarvoor iemand gemachtigd is."),
        ),
        migrations.CreateModel(
            name="Machtiging",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False, default=samenspel.kern.uuid7.uuid7, editable=False)),
                ("dossier_id", models.UUIDField(db_index=True)),
                ("naam", models.CharField(max_length=120)),
                (
                    "relatie",
                    models.CharField(
                        max_length=20,
                        choices=[
                            ("familie", "familie"),
                            ("vriend", "vriend of kennis"),
                            ("hulpverlener", "hulpverlener of vrijwilliger"),
                            ("jurist", "advocaat of juridisch adviseur"),
                            ("anders", "iemand anders"),
                        ],
                    ),
                ),
                ("onderdelen", django.contrib.postgres.fields.ArrayField(models.CharField(max_length=3))),
                ("vanaf", models.DateField()),
                ("tot", models.DateField(verbose_name="tot en met")),
                ("link_merk", models.CharField(max_length=64, blank=True, db_index=True)),
                ("link_tot", models.DateTimeField(null=True)),
                ("code", models.CharField(max_length=128, blank=True)),
                ("toestel_merk", models.CharField(max_length=64, blank=True, db_index=True)),
                ("gemaakt_op", models.DateTimeField()),
                (
                    "gebruiker",
                    models.OneToOneField(
                        to=settings.AUTH_USER_MODEL, on_delete=django.db.models.deletion.PROTECT, related_name="machtiging"
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        to="organisaties.gemeente", on_delete=django.db.models.deletion.PROTECT, related_name="+", db_index=False
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=Q(tot__gte=F("vanaf")), name="machtiging_einde_na_begin"),
                    models.CheckConstraint(condition=~Q(onderdelen=[]), name="machtiging_voor_iets"),
                ],
            },
        ),
        migrations.RunSQL(MUUR, MUUR_WEG),
        *(vervang_in(f, was, wordt) for f, was, wordt in _DELEN),
    ]  # fmt: skip
