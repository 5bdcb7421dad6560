"""The app of registers."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Registers kept all year, whose rows become facts."""

    name = "cchc.records.registers"
    label = "registers"
    verbose_name = "Sổ theo dõi"
