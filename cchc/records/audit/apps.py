"""The app of the audit trail."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Audit trail."""

    name = "cchc.records.audit"
    label = "audit"
    verbose_name = "Nhật ký"
