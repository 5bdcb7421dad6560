from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogues", "0005_drafts")]

    operations = [
        migrations.AddField(
            "cataloguedraft",
            "touched",
            models.JSONField(default=dict, verbose_name="Lần ghi của từng dòng"),
        ),
        migrations.AddField(
            "cataloguedraft",
            "mapping",
            models.JSONField(default=dict, verbose_name="Đối chiếu với năm trước"),
        ),
    ]
