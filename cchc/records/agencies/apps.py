"""The app of units."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """Units."""

    name = "cchc.records.agencies"
    label = "agencies"
    verbose_name = "Cơ quan, đơn vị"
