"""The app of assessments."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Assessments."""

    name = "cchc.records.assessments"
    label = "assessments"
    verbose_name = "Kết quả chấm điểm"
