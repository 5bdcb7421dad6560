"""Addresses of documents that leave the house, and of the offices' own templates."""

from django.urls import path

from cchc.web.views import office_template, paper, paper_making

urlpatterns = [
    path("van-ban/", paper.papers, name="papers"),
    path("van-ban/<int:issued>/", paper.paper, name="paper"),
    path("van-ban/<int:issued>/tai-ve.<slug:form>", paper.paper_file, name="paper_file"),
    path("van-ban/<int:issued>/ban-ky/", paper.paper_signed, name="paper_signed"),
    path("van-ban/lap/ke-hoach/<slug:plan>/", paper_making.of_plan, name="paper_of_plan"),
    path("van-ban/lap/ke-hoach/<slug:plan>/don-doc/", paper_making.plan_reminder, name="plan_reminder"),
    path("van-ban/lap/ket-qua/<slug:assessment>/", paper_making.of_result, name="paper_of_result"),
    path("van-ban/lap/dot/<slug:campaign>/don-doc/", paper_making.reminder, name="paper_reminder"),
    path(
        "van-ban/lap/dot/<slug:campaign>/don-vi/<slug:unit>/tai-lieu/",
        paper_making.evidence,
        name="paper_evidence",
    ),
    path("van-ban/mau/", office_template.templates, name="office_templates"),
    path("van-ban/mau/<slug:kind>/", office_template.template, name="office_template"),
    path("van-ban/mau/<slug:kind>/mau-goi-y.docx", office_template.starter, name="office_starter"),
    path("van-ban/mau/tep/<int:template>.docx", office_template.file, name="office_template_file"),
    path("van-ban/mau/tep/<int:template>/<slug:act>/", office_template.act, name="office_template_act"),
]
