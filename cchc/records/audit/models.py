"""The append-only log: who did what, when, to which subject; the database itself refuses changes."""

from typing import Any

from django.conf import settings
from django.db import models

LONGEST_SUBJECT = 200


class Root(models.Func):
    """The first part of a subject, the campaign or the thing itself; written out, or no index serves it."""

    arity = 1
    output_field = models.CharField()
    template = "SPLIT_PART(%(expressions)s, '/', 1)"

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> tuple[str, Any]:
        """SQLite splits nothing."""
        found = "SUBSTR(%(expressions)s, 1, INSTR(%(expressions)s || '/', '/') - 1)"
        return self.as_sql(compiler, connection, template=found, **extra)


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
        # The index on Root stands in a migration only: a migration cannot import the function.
        indexes = (models.Index(fields=("subject", "at"), name="event_by_subject"),)

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y %H:%M} {self.verb} {self.subject}"
