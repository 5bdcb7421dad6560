"""Catalogue versions as loaded: the text, its hash, and one row per line for others to refer to."""

from django.db import models

from cchc.records.catalogues.draft_models import CatalogueDraft

__all__ = ["CalendarYear", "CatalogueDraft", "CatalogueLine", "CatalogueMapping", "CatalogueVersion"]


class CatalogueVersion(models.Model):
    """One version; a published one never changes, whoever uses it pins its hash."""

    key = models.CharField("Mã", max_length=200, unique=True)
    family = models.CharField("Họ bộ tiêu chí", max_length=80)
    level = models.CharField("Cấp", max_length=40)
    title = models.CharField("Tên", max_length=400)
    decision_number = models.CharField("Số quyết định", max_length=80, blank=True)
    decision_date = models.DateField("Ngày quyết định", null=True)
    illustrative = models.BooleanField("Minh họa", default=False)
    published = models.BooleanField("Đã ban hành", default=False)
    sha256 = models.CharField("Mã băm", max_length=64)
    text = models.TextField("Nội dung tệp")
    loaded_at = models.DateTimeField("Nạp lúc")

    class Meta:
        verbose_name = "Bộ tiêu chí"
        verbose_name_plural = "Bộ tiêu chí"
        ordering = ("family", "key")

    def __str__(self) -> str:
        return self.title


class CatalogueLine(models.Model):
    """One line of a version, to which facts, deductions, evidence and tasks refer."""

    version = models.ForeignKey(
        CatalogueVersion, models.PROTECT, related_name="lines", verbose_name="Bộ tiêu chí"
    )
    key = models.CharField("Mã in hoặc định danh", max_length=120)
    line_id = models.CharField("Định danh", max_length=120)
    title = models.TextField("Tên")
    kind = models.CharField("Cấp dòng", max_length=40)
    is_leaf = models.BooleanField("Là dòng chấm điểm")
    position = models.PositiveIntegerField("Thứ tự")
    folded = models.TextField("Chữ để tìm", blank=True, editable=False)

    class Meta:
        verbose_name = "Dòng của bộ tiêu chí"
        verbose_name_plural = "Dòng của bộ tiêu chí"
        ordering = ("version", "position")
        constraints = (
            models.UniqueConstraint(fields=("version", "key"), name="line_key_once_per_version"),
            models.UniqueConstraint(fields=("version", "line_id"), name="line_id_once_per_version"),
        )

    def __str__(self) -> str:
        return f"{self.key} {self.title}"


class CatalogueMapping(models.Model):
    """The written mapping of lines between two versions: the text as loaded, and its hash."""

    old = models.ForeignKey(CatalogueVersion, models.PROTECT, related_name="+", verbose_name="Bộ tiêu chí cũ")
    new = models.ForeignKey(
        CatalogueVersion, models.PROTECT, related_name="+", verbose_name="Bộ tiêu chí mới"
    )
    sha256 = models.CharField("Mã băm", max_length=64)
    text = models.TextField("Nội dung tệp")
    loaded_at = models.DateTimeField("Nạp lúc")

    class Meta:
        verbose_name = "Bảng đối chiếu tiêu chí"
        verbose_name_plural = "Bảng đối chiếu tiêu chí"
        ordering = ("old", "new")
        constraints = (
            models.UniqueConstraint(fields=("old", "new"), name="one_mapping_between_two_versions"),
        )

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"


class CalendarYear(models.Model):
    """Public holidays and make-up working days of one year, as ISO dates."""

    year = models.PositiveSmallIntegerField("Năm", unique=True)
    holidays = models.JSONField("Ngày nghỉ lễ", default=list)
    makeup_days = models.JSONField("Ngày làm bù", default=list)
    loaded_at = models.DateTimeField("Nạp lúc")

    class Meta:
        verbose_name = "Lịch làm việc"
        verbose_name_plural = "Lịch làm việc"
        ordering = ("year",)

    def __str__(self) -> str:
        return f"Lịch làm việc năm {self.year}"
