"""How often a round was changed, and by whom last."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0002_cutoffs"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="reportinground",
            name="version",
            field=models.PositiveIntegerField(default=1, verbose_name="Lần ghi"),
        ),
        migrations.AddField(
            model_name="reportinground",
            name="changed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="Người sửa đợt",
            ),
        ),
        migrations.AddField(
            model_name="reportinground",
            name="changed_at",
            field=models.DateTimeField(null=True, verbose_name="Sửa đợt lúc"),
        ),
    ]
