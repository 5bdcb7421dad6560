"""Addresses of the pages: Vietnamese words without marks."""

from django.urls import path

from cchc.web.views import account, catalogue, deduction, downloads, glossary, home, instrument, plan, result, sheet

app_name = "web"
urlpatterns = [
    path("", home.home, name="home"),
    path("dang-nhap/", account.Login.as_view(), name="login"),
    path("dang-xuat/", account.Logout.as_view(), name="logout"),
    path("ket-qua/<slug:assessment>/", result.overview, name="overview"),
    path("ket-qua/<slug:assessment>/bang-diem/", sheet.sheet, name="sheet"),
    path("ket-qua/<slug:assessment>/bang-diem/<str:line>/", sheet.trace, name="trace"),
    path("ket-qua/<slug:assessment>/bang-tru-diem/", deduction.deductions, name="deductions"),
    path("ket-qua/<slug:assessment>/tai-ve/<slug:report>.<slug:form>", downloads.download, name="download"),
    path("ke-hoach/<slug:plan>/", plan.plan, name="plan"),
    path("ke-hoach/<slug:plan>/do-phu/", plan.coverage, name="coverage"),
    path("bo-tieu-chi/", catalogue.catalogues, name="catalogues"),
    path("bo-tieu-chi/so-sanh/", catalogue.comparison, name="comparison"),
    path("bo-tieu-chi/so-sanh/tai-ve.<slug:form>", downloads.comparison, name="comparison_file"),
    path("bo-tieu-chi/<slug:family>/<slug:version>/", catalogue.catalogue, name="catalogue"),
    path("bo-tieu-chi/phieu/<slug:index>/<slug:version>/", instrument.instrument, name="instrument"),
    path("thuat-ngu/", glossary.glossary, name="glossary"),
]
