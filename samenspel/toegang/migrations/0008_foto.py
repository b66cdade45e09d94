"""The face of who works here: seen by colleagues of a municipality where that is, and by the newcomers they help."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# A newcomer sees the contact person and who takes over; a partner nobody. People place their own photo, and the functional
# manager one of somebody who works here.
MUUR = """
alter table toegang_foto enable row level security;
alter table toegang_foto force row level security;
create policy eigenaar on toegang_foto to samenspel_eigenaar using (true) with check (true);
create policy app_lees on toegang_foto for select to samenspel_app using (
  gebruiker_id = (select nullif(current_setting('app.gebruiker'), '')::uuid)
  or (
    (select current_setting('app.rol')) <> 'inburgeraar' and (select toegang_organisatie()) is null
    and gebruiker_id in (select gebruiker_id from toegang_aanstelling)
  )
  or (
    (select current_setting('app.rol')) = 'inburgeraar' and (
      gebruiker_id in (select contactpersoon_id from dossiers_dossier)
      or gebruiker_id in (
        select v.vervanger_id from toegang_vervanging v join dossiers_dossier d on d.contactpersoon_id = v.afwezig_id
      )
    )
  )
);
create policy app_maak on toegang_foto for insert to samenspel_app with check ({van_wie});
create policy app_wijzig on toegang_foto for update to samenspel_app using ({van_wie}) with check ({van_wie});
create policy app_verwijder on toegang_foto for delete to samenspel_app using ({van_wie});
grant select, insert, update, delete on toegang_foto to samenspel_app;
""".replace(
    "{van_wie}",
    """(select current_setting('app.rol')) <> 'inburgeraar' and (
    gebruiker_id = (select nullif(current_setting('app.gebruiker'), '')::uuid)
    or (
      (select current_setting('app.rol')) = 'functioneel_beheerder'
      and gebruiker_id in (select gebruiker_id from toegang_aanstelling)
    )
  )""",
)
MUUR_WEG = """
drop policy if exists eigenaar on toegang_foto;
drop policy if exists app_lees on toegang_foto;
drop policy if exists app_maak on toegang_foto;
drop policy if exists app_wijzig on toegang_foto;
drop policy if exists app_verwijder on toegang_foto;
alter table toegang_foto disable row level security;
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0007_muur_team"), ("dossiers", "0002_muur")]

    operations = [
        migrations.AddField(
            model_name="gebruiker",
            name="foto_op",
            field=models.DateTimeField(
                null=True, blank=True, editable=False, help_text="Sinds wanneer er een foto is."
            ),
        ),
        migrations.CreateModel(
            name="Foto",
            fields=[
                (
                    "gebruiker",
                    models.OneToOneField(
                        to=settings.AUTH_USER_MODEL,
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        serialize=False,
                        related_name="foto",
                    ),
                ),
                ("cijfer", models.BinaryField()),
                ("gegeven_op", models.DateTimeField()),
                (
                    "gegeven_door",
                    models.ForeignKey(
                        to=settings.AUTH_USER_MODEL,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        db_index=False,
                    ),
                ),
                (
                    "gemeente",
                    models.ForeignKey(
                        to="organisaties.gemeente", on_delete=django.db.models.deletion.PROTECT, related_name="+"
                    ),
                ),
            ],
        ),
        migrations.AlterField(
            model_name="beheerdaad",
            name="wat",
            field=models.CharField(
                max_length=30,
                choices=[
                    ("gebruiker_gemaakt", "gebruiker gemaakt"),
                    ("gegevens_gewijzigd", "gegevens gewijzigd"),
                    ("aangesteld", "aanstelling gegeven"),
                    ("aanstelling_gewijzigd", "aanstelling gewijzigd"),
                    ("aanstelling_beeindigd", "aanstelling beëindigd"),
                    ("bevoegdheid_gegeven", "bevoegdheid gegeven"),
                    ("bevoegdheid_bevestigd", "bevoegdheid bevestigd"),
                    ("bevoegdheid_beeindigd", "bevoegdheid beëindigd"),
                    ("startwachtwoord_gegeven", "startwachtwoord gegeven"),
                    ("foto_gegeven", "foto geplaatst"),
                    ("foto_weggehaald", "foto weggehaald"),
                ],
            ),
        ),
        migrations.RunSQL(MUUR, MUUR_WEG),
    ]
