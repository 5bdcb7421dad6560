"""The app of messages."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Notices, digests and telephone calls."""

    name = "cchc.records.notices"
    label = "notices"
    verbose_name = "Thông báo"
