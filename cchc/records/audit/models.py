"""The append-only log: who did what, when, to which subject; the database itself refuses changes."""

from django.conf import settings
from django.db import models

LONGEST_SUBJECT = 200


class Event(models.Model):
    """One act of one person (or of the system), written in the transaction of the act itself."""

    at = models.DateTimeField("Thời điểm")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="Người thực hiện"
    )
    verb = models.CharField("Hành động", max_length=80)
    subject = models.CharField("Đối tượng", max_length=LONGEST_SUBJECT)
    detail = models.JSONField("Chi tiết", default=dict)

    class Meta:
        verbose_name = "Sự kiện"
        verbose_name_plural = "Nhật ký"
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("subject", "at"), name="event_by_subject"),)

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M} {self.verb} {self.subject}"
