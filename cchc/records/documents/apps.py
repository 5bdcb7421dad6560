"""The app of documents."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Documents that left the house, frozen, and the offices' own templates."""

    name = "cchc.records.documents"
    label = "documents"
    verbose_name = "Văn bản"
