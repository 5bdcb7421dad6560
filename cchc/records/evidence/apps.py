"""The app of evidence."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Evidence."""

    name = "cchc.records.evidence"
    label = "evidence"
    verbose_name = "Tài liệu kiểm chứng"
