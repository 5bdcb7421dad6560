"""The bytes of the documents from which drafts are read."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0003_drafts"),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, unique=True, verbose_name="Mã băm")),
                ("content", models.BinaryField(verbose_name="Tệp")),
                ("at", models.DateTimeField(verbose_name="Gửi lúc")),
            ],
            options={
                "verbose_name": "Tệp gốc của bản thảo kế hoạch",
                "verbose_name_plural": "Tệp gốc của các bản thảo kế hoạch",
            },
        ),
        migrations.AddField(
            model_name="plandraft",
            name="source",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="drafts",
                to="plans.plansource",
                verbose_name="Tệp gốc",
            ),
        ),
    ]
