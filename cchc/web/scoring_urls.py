"""Addresses of the pages on which figures are filled in, judged and collected."""

from django.urls import path

from cchc.web.views import (
    campaign,
    collated,
    contribution,
    contribution_file,
    entry,
    entry_proof,
    portion,
    question,
)

LINE = "dot/<slug:campaign>/phan/<int:portion>/dong/<str:line>/"
PORTION = "dot/<slug:campaign>/phan/<int:portion>/"
urlpatterns = [
    path("dot/", campaign.campaigns, name="campaigns"),
    path("dot/<slug:campaign>/", campaign.campaign, name="campaign"),
    path("dot/<slug:campaign>/hoi-dap/", question.questions, name="questions"),
    path("dot/<slug:campaign>/so-lieu/", contribution.contributions, name="contributions"),
    path("dot/<slug:campaign>/so-lieu/<int:member>/", contribution.contribution, name="contribution"),
    path(
        "dot/<slug:campaign>/tong-hop/<int:collected>/tra-lai/<int:member>/",
        collated.send_back,
        name="contribution_return",
    ),
    path("dot/<slug:campaign>/tong-hop/<int:collected>/", collated.collated, name="collated"),
    path("dot/<slug:campaign>/tong-hop/<int:collected>/nhan/", collated.adopt, name="adopt"),
    path("dot/<slug:campaign>/tong-hop/<int:collected>/tep/", contribution_file.upload, name="collated_file"),
    path(
        "dot/<slug:campaign>/tong-hop/<int:collected>/mau.xlsx",
        contribution_file.template,
        name="collated_template",
    ),
    path(PORTION, portion.portion, name="portion"),
    path(f"{PORTION}con-thieu/", portion.gaps, name="portion_gaps"),
    path(LINE, entry.entry, name="entry"),
    path(f"{LINE}tinh-thu/", entry.preview, name="entry_preview"),
    path(f"{LINE}tai-lieu/", entry_proof.attach, name="entry_attach"),
    path(f"{LINE}go-tai-lieu/<int:proof>/", entry_proof.detach, name="entry_detach"),
    path(f"{LINE}hoi/", entry_proof.ask_about, name="entry_ask"),
    path(f"{LINE}lich-su/", entry_proof.history, name="entry_history"),
    path(f"{PORTION}<slug:act>/", portion.act, name="portion_act"),
]
