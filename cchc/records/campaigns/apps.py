"""The app of campaigns."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    """Campaigns: who is assessed, who owes what, and until when."""

    name = "cchc.records.campaigns"
    label = "campaigns"
    verbose_name = "Đợt chấm điểm"
