"""Draft plans: written by hand or read from a document, changed until one is issued."""

from django.conf import settings
from django.db import models

from cchc.records.agencies.models import Agency, Register
from cchc.records.assessments.models import Assessment
from cchc.records.catalogues.models import CatalogueVersion


class PlanSource(models.Model):
    """The bytes of a document from which drafts are read, once for each content.

    One that no draft names was only looked at, and goes when its time is over.
    """

    sha256 = models.CharField("Mã băm", max_length=64, unique=True)
    content = models.BinaryField("Tệp")
    at = models.DateTimeField("Gửi lúc")

    class Meta:
        verbose_name = "Tệp gốc của bản thảo kế hoạch"
        verbose_name_plural = "Tệp gốc của các bản thảo kế hoạch"

    def __str__(self) -> str:
        return self.sha256


class PlanDraft(models.Model):
    """One draft. `content` holds `plan` (keys of plan/1), `doubts`, and what else the document said.

    `version` grows with every change, so that nobody writes over what he has not seen.
    """

    slug = models.SlugField("Mã", max_length=120, unique=True)
    province = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Tỉnh, thành phố")
    register = models.ForeignKey(Register, models.PROTECT, related_name="+", verbose_name="Danh sách cơ quan")
    catalogue = models.ForeignKey(
        CatalogueVersion, models.PROTECT, related_name="+", verbose_name="Bộ tiêu chí"
    )
    result = models.ForeignKey(
        Assessment, models.PROTECT, null=True, related_name="+", verbose_name="Kết quả cần khắc phục"
    )
    amends = models.ForeignKey(
        "plans.Plan", models.PROTECT, null=True, related_name="+", verbose_name="Sửa đổi, bổ sung kế hoạch"
    )
    kind = models.CharField("Loại", max_length=40)
    title = models.TextField("Trích yếu")
    content = models.JSONField("Nội dung", default=dict)
    version = models.PositiveIntegerField("Lần ghi", default=1)
    file_name = models.CharField("Tên tệp đã đọc", max_length=255, blank=True)
    file_sha256 = models.CharField("Mã băm của tệp đã đọc", max_length=64, blank=True)
    source = models.ForeignKey(
        PlanSource, models.PROTECT, null=True, related_name="drafts", verbose_name="Tệp gốc"
    )
    issued = models.OneToOneField(
        "plans.Plan", models.PROTECT, null=True, related_name="draft", verbose_name="Kế hoạch đã ban hành"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người lập"
    )
    made_at = models.DateTimeField("Lập lúc")
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người sửa"
    )
    changed_at = models.DateTimeField("Sửa lúc")

    class Meta:
        verbose_name = "Bản thảo kế hoạch"
        verbose_name_plural = "Bản thảo kế hoạch"
        ordering = ("-changed_at", "-id")

    def __str__(self) -> str:
        return self.title
