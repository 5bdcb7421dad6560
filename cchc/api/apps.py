"""The app of this door."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """JSON for other programs."""

    name = "cchc.api"
    label = "api"
    verbose_name = "Giao diện lập trình"
