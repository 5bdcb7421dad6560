"""Packages that were handed out, so that what comes back can be held to what went out."""

from django.conf import settings
from django.db import models

from cchc.records.campaigns.models import Portion


class Package(models.Model):
    """One sealed package of one portion: what it held when it left, and its seal."""

    portion = models.ForeignKey(Portion, models.PROTECT, related_name="packages", verbose_name="Phần việc")
    code = models.CharField("Mã gói", max_length=40, unique=True)
    versions = models.JSONField("Lần ghi của từng dòng khi xuất", default=dict)  # line key -> Entry.version
    sha256 = models.CharField("Mã băm của gói", max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người xuất"
    )
    at = models.DateTimeField("Xuất lúc")
    returned_at = models.DateTimeField("Nhận lại lúc", null=True)

    class Meta:
        verbose_name = "Gói dữ liệu"
        verbose_name_plural = "Các gói dữ liệu"
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return self.code
