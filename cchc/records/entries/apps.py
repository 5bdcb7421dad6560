"""The app of figures of campaigns."""

from django.apps import AppConfig


class EntriesConfig(AppConfig):
    """Figures of campaigns, what proves them, and what is asked about them."""

    name = "cchc.records.entries"
    label = "entries"
    verbose_name = "Số liệu của đợt"
