"""The app of indices."""

from django.apps import AppConfig


class IndexesConfig(AppConfig):
    """Indices."""

    name = "cchc.records.indexes"
    label = "indexes"
    verbose_name = "Chỉ số"
