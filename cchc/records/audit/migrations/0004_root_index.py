"""The log of a campaign is read newest first without sorting all of it."""

from django.db import migrations, models

from cchc.records.audit.models import Root


class Migration(migrations.Migration):
    """One index; on SQLite too it is made without rebuilding the table, which would lose its triggers."""

    dependencies = [("audit", "0003_prefix_index")]
    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                Root("subject"), models.F("at").desc(), models.F("id").desc(), name="event_by_root"
            ),
        ),
    ]
