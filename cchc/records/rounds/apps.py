"""The app of rounds."""

from django.apps import AppConfig


class RoundsConfig(AppConfig):
    """Rounds after the self-score: rulings, returns, the council, publication."""

    name = "cchc.records.rounds"
    label = "rounds"
    verbose_name = "Các vòng thẩm định"
