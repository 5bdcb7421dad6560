"""Draft catalogues: read from the annex of a decision, completed by persons, published once."""

from django.conf import settings
from django.db import models

from cchc.records.agencies.models import Agency


class CatalogueDraft(models.Model):
    """One draft: the text of its file, what the annex prints and what is doubtful, and who has it in hand.

    `version` counts every change; `touched` says by line ("" the head) at which of them, by whom and when it
    was written last, so that nobody writes over what he has not seen and two people can work on two lines.
    `notes` are the texts and marks of the lines by their id; `by_hand` are the lines that a person has saved;
    `mapping` are the lines of the version before that persons have said to be lines of this one.
    """

    key = models.CharField("Mã", max_length=200, unique=True)
    province = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Tỉnh, thành phố")
    title = models.CharField("Tên", max_length=400)
    level = models.CharField("Cấp", max_length=40)
    decision_number = models.CharField("Số quyết định", max_length=80, blank=True)
    decision_date = models.DateField("Ngày quyết định", null=True)
    illustrative = models.BooleanField("Minh họa", default=False)
    text = models.TextField("Nội dung tệp")
    notes = models.JSONField("Chữ của phụ lục và chỗ phải xem lại", default=dict)
    by_hand = models.JSONField("Dòng người đã sửa", default=list)
    version = models.PositiveIntegerField("Lần ghi", default=1)
    touched = models.JSONField("Lần ghi của từng dòng", default=dict)
    mapping = models.JSONField("Đối chiếu với năm trước", default=dict)
    previous = models.ForeignKey(
        "catalogues.CatalogueVersion",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="Bộ tiêu chí năm trước",
    )
    published = models.OneToOneField(
        "catalogues.CatalogueVersion",
        models.PROTECT,
        null=True,
        related_name="draft",
        verbose_name="Bản đã ban hành",
    )
    file_name = models.CharField("Tên tệp", max_length=255)
    file_sha256 = models.CharField("Mã băm của tệp", max_length=64)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người lập"
    )
    made_at = models.DateTimeField("Lập lúc")
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người sửa"
    )
    changed_at = models.DateTimeField("Sửa lúc")

    class Meta:
        verbose_name = "Bản thảo bộ tiêu chí"
        verbose_name_plural = "Bản thảo bộ tiêu chí"
        ordering = ("-changed_at", "-id")

    def __str__(self) -> str:
        return self.title
