"""The brake on guessing: until when the turns of a key are spent. Only the login role writes it (`na_migratie`)."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("toegang", "0017_sessieronde")]

    operations = [
        migrations.CreateModel(
            name="Inlogrem",
            fields=[
                ("sleutel", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("tot", models.DateTimeField()),
            ],
        ),
    ]
