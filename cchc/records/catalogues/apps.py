"""The app of catalogues."""

from django.apps import AppConfig


class CataloguesConfig(AppConfig):
    """Catalogues."""

    name = "cchc.records.catalogues"
    label = "catalogues"
    verbose_name = "Bộ tiêu chí"
