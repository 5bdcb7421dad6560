"""The app of this door."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The clock: management commands that call actions."""

    name = "cchc.jobs"
    label = "jobs"
    verbose_name = "Công việc định kỳ"
