"""Addresses of reporting rounds; what has a fixed name stands before rounds and agencies of that name."""

from django.urls import path

from cchc.web.views import paper_report, report, report_figures, report_filling, report_open, report_round

ROUND = "bao-cao/<slug:round_slug>/"
urlpatterns = [
    path("bao-cao/", report_round.reports, name="reports"),
    path("bao-cao/mo/", report_open.report_open, name="report_open"),
    path(ROUND, report_round.report_round, name="report_round"),
    path(f"{ROUND}tong-hop/", report_round.report_whole, name="report_whole"),
    path(f"{ROUND}van-ban/bao-cao/", paper_report.of_round, name="paper_of_round"),
    path(f"{ROUND}van-ban/don-doc/", paper_report.round_reminder, name="paper_round_reminder"),
    path(f"{ROUND}so-lieu/", report_filling.filling, name="report_filling"),
    path(f"{ROUND}so-lieu/tai-ve.xlsx", report_filling.download, name="report_filling_file"),
    path(f"{ROUND}<slug:agency>/", report.report, name="report"),
    path(f"{ROUND}<slug:agency>/tai-ve.<slug:form>", report.report_file, name="report_file"),
    path(f"{ROUND}<slug:agency>/so-lieu/", report_figures.figures, name="report_figures"),
    path(f"{ROUND}<slug:agency>/so-lieu/tai-ve.xlsx", report_figures.download, name="report_figures_file"),
    path(f"{ROUND}<slug:agency>/van-ban/", paper_report.of_report, name="paper_of_report"),
]
