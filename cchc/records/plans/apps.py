"""The app of plans."""

from django.apps import AppConfig


class PlansConfig(AppConfig):
    """Plans."""

    name = "cchc.records.plans"
    label = "plans"
    verbose_name = "Kế hoạch"
