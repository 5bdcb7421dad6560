"""The app of this door."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages, in Vietnamese."""

    name = "cchc.web"
    label = "web"
    verbose_name = "Trang"
