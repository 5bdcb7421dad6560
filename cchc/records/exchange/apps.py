"""The app of sealed packages."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Sealed packages that leave the system and come back."""

    name = "cchc.records.exchange"
    label = "exchange"
    verbose_name = "Gói dữ liệu"
