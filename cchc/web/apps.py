"""The app of this door."""

from django.apps import AppConfig
from django.core.validators import ProhibitNullCharactersValidator

NOT_PRINTED = "Có ký tự không in được, hãy gõ lại"


class WebConfig(AppConfig):
    """Pages, in Vietnamese."""

    name = "cchc.web"
    label = "web"
    verbose_name = "Trang"

    def ready(self) -> None:
        """Say in Vietnamese, on every form, what Django's own translation leaves in English."""
        ProhibitNullCharactersValidator.message = NOT_PRINTED
