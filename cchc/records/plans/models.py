"""Signed plans: the text as loaded with its hash, and one row per task to which work attaches."""

from django.db import models

from cchc.records.agencies.models import Agency, Register
from cchc.records.assessments.models import Assessment
from cchc.records.catalogues.models import CatalogueVersion


class Plan(models.Model):
    """One plan as it was signed."""

    slug = models.SlugField("Mã", max_length=120, unique=True)
    kind = models.CharField("Loại", max_length=40)
    number = models.CharField("Số, ký hiệu", max_length=80)
    day = models.DateField("Ngày ban hành")
    title = models.TextField("Trích yếu")
    issuer = models.ForeignKey(Agency, models.PROTECT, related_name="plans", verbose_name="Cơ quan ban hành")
    register = models.ForeignKey(Register, models.PROTECT, related_name="+", verbose_name="Danh sách cơ quan")
    catalogue = models.ForeignKey(
        CatalogueVersion, models.PROTECT, related_name="plans", verbose_name="Bộ tiêu chí"
    )
    result = models.ForeignKey(
        Assessment,
        models.PROTECT,
        null=True,
        related_name="mending_plans",
        verbose_name="Kết quả cần khắc phục",
    )
    sha256 = models.CharField("Mã băm", max_length=64)
    text = models.TextField("Nội dung tệp")
    loaded_at = models.DateTimeField("Nạp lúc")

    class Meta:
        verbose_name = "Kế hoạch"
        verbose_name_plural = "Kế hoạch"
        ordering = ("-day", "slug")

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"


class PlanTask(models.Model):
    """One specific task of a plan."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="tasks", verbose_name="Kế hoạch")
    number = models.CharField("Số thứ tự", max_length=40)
    title = models.TextField("Nhiệm vụ")
    deadline = models.CharField("Thời gian hoàn thành", max_length=300, blank=True)
    position = models.PositiveIntegerField("Thứ tự")

    class Meta:
        verbose_name = "Nhiệm vụ cụ thể"
        verbose_name_plural = "Nhiệm vụ cụ thể"
        ordering = ("plan", "position")
        constraints = (models.UniqueConstraint(fields=("plan", "number"), name="task_number_once_per_plan"),)

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
