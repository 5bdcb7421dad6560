"""The app of people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People."""

    name = "cchc.records.people"
    label = "people"
    verbose_name = "Người dùng"
