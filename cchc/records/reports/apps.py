"""The app of reports."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Reporting rounds and the reports of agencies."""

    name = "cchc.records.reports"
    label = "reports"
    verbose_name = "Báo cáo định kỳ"
