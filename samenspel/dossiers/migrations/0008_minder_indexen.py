
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0007_bevestigd_mandaat'),
        ('organisaties', '0002_rechten'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name='afspraak',
            name='met',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='afspraken', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AlterField(
            model_name='bewaaktetermijn',
            name='dossier',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set', to='dossiers.dossier'),
        ),
        migrations.AlterField(
            model_name='contactmoment',
            name='dossier',
            field=models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)s_set', to='dossiers.dossier'),
        ),
        migrations.AlterField(
            model_name='gebeurtenis',
            name='trekt_in',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='intrekking', to='dossiers.gebeurtenis'),
        ),
        migrations.AddConstraint(
            model_name='gebeurtenis',
            constraint=models.UniqueConstraint(condition=models.Q(('trekt_in__isnull', False)), fields=('trekt_in',), name='gebeurtenis_trekt_in'),
        ),
    ]
