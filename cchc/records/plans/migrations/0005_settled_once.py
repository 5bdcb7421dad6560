"""Who settled the day of a task last, and how often it was settled."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0004_draft_sources"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="plantask",
            name="settled_version",
            field=models.PositiveIntegerField(default=0, verbose_name="Lần ghi hạn"),
        ),
        migrations.AddField(
            model_name="plantask",
            name="settled_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Người ghi hạn",
            ),
        ),
        migrations.AddField(
            model_name="plantask",
            name="settled_at",
            field=models.DateTimeField(null=True, verbose_name="Ghi hạn lúc"),
        ),
    ]
