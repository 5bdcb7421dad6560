"""Documents on their way to drafts: what is read of them waits until a person confirms it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("agencies", "0002_agency_folded_agency_sort_key"),
        ("assessments", "0003_frozen_result"),
        ("catalogues", "0006_draft_lines"),
        ("plans", "0005_settled_once"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file_name", models.CharField(max_length=255, verbose_name="Tên tệp")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chờ đọc"),
                            ("running", "Đang đọc"),
                            ("read", "Đã đọc"),
                            ("refused", "Không đọc được"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="Tình trạng",
                    ),
                ),
                ("attempt", models.PositiveIntegerField(default=1, verbose_name="Lần đọc")),
                ("done", models.PositiveIntegerField(default=0, verbose_name="Đã đọc")),
                ("whole", models.PositiveIntegerField(default=0, verbose_name="Tất cả")),
                ("tables", models.PositiveIntegerField(default=0, verbose_name="Số bảng đã gặp")),
                ("beat_at", models.DateTimeField(verbose_name="Có tin lúc")),
                ("content", models.JSONField(null=True, verbose_name="Nội dung")),
                ("shown", models.JSONField(null=True, verbose_name="Kết quả đọc")),
                ("problems", models.JSONField(default=list, verbose_name="Vì sao không đọc được")),
                ("sent_at", models.DateTimeField(verbose_name="Gửi lúc")),
                (
                    "catalogue",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalogues.catalogueversion",
                        verbose_name="Bộ tiêu chí",
                    ),
                ),
                (
                    "draft",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="plans.plandraft",
                        verbose_name="Bản thảo đã lập",
                    ),
                ),
                (
                    "province",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                        verbose_name="Tỉnh, thành phố",
                    ),
                ),
                (
                    "register",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.register",
                        verbose_name="Danh sách cơ quan",
                    ),
                ),
                (
                    "result",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assessments.assessment",
                        verbose_name="Kết quả cần khắc phục",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="Người gửi",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="plans.plansource",
                        verbose_name="Tệp gốc",
                    ),
                ),
            ],
            options={
                "verbose_name": "Bản đọc văn bản kế hoạch",
                "verbose_name_plural": "Bản đọc văn bản kế hoạch",
                "ordering": ("-sent_at", "-id"),
            },
        ),
    ]
