"""Addresses of the coordinator's pages; opening stands before the pages of a campaign of that name."""

from django.urls import path

from cchc.web.views import (
    campaign_log,
    campaign_move,
    campaign_open,
    campaign_settings,
    council,
    external,
    late,
    milestone,
    publication,
    returns,
    round_deductions,
    rounds,
)

CAMPAIGN = "dot/<slug:campaign>/"
UNIT = "dot/<slug:campaign>/don-vi/<slug:unit>/"
urlpatterns = [
    path("dot/mo/", campaign_open.campaign_open, name="campaign_open"),
    path(f"{CAMPAIGN}thiet-lap/", campaign_settings.campaign_settings, name="campaign_settings"),
    path(f"{CAMPAIGN}doi-bo-tieu-chi/", campaign_move.campaign_move, name="campaign_move"),
    path(
        f"{CAMPAIGN}doi-bo-tieu-chi/tai-ve.<slug:form>",
        campaign_move.campaign_move_file,
        name="campaign_move_file",
    ),
    path(UNIT, rounds.rounds, name="rounds"),
    path(f"{UNIT}tai-ve.<slug:form>", rounds.rounds_file, name="rounds_file"),
    path(f"{UNIT}dong/<str:line>/", rounds.round_line, name="round_line"),
    path(
        f"{UNIT}dong/<str:line>/khoan-tru/",
        round_deductions.round_deductions,
        name="round_deductions",
    ),
    path(f"{UNIT}moc/", milestone.milestone, name="milestone"),
    path(f"{CAMPAIGN}diem-ngoai/", external.external, name="external"),
    path(f"{CAMPAIGN}diem-ngoai/chon/", external.external_pick, name="external_pick"),
    path(f"{CAMPAIGN}diem-ngoai/xac-nhan/", external.external_confirm, name="external_confirm"),
    path(f"{CAMPAIGN}diem-ngoai/mau.xlsx", external.external_template, name="external_template"),
    path(f"{CAMPAIGN}hoi-dong/", council.council, name="council"),
    path(f"{CAMPAIGN}hoi-dong/chon/", council.choose, name="council_choose"),
    path(f"{CAMPAIGN}hoi-dong/<slug:unit>/<str:line>/", council.vote, name="council_vote"),
    path(f"{CAMPAIGN}cong-bo/", publication.publication, name="publication"),
    path(f"{CAMPAIGN}cham-muon/", late.late, name="late"),
    path(f"{CAMPAIGN}cham-muon/tai-ve.<slug:form>", late.late_file, name="late_file"),
    path(f"{CAMPAIGN}tra-lai/", returns.returns, name="returns"),
    path(f"{CAMPAIGN}nhat-ky/", campaign_log.log, name="campaign_log"),
    path(f"{CAMPAIGN}nhat-ky/tai-ve.<slug:form>", campaign_log.log_file, name="campaign_log_file"),
]
