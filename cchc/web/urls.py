"""Addresses of the pages: Vietnamese words without marks."""

from django.urls import path

from cchc.web import coordination_urls, document_urls, exchange_urls, paper_urls, people_urls, scoring_urls
from cchc.web.views import (
    board,
    catalogue,
    deduction,
    downloads,
    glossary,
    home,
    index,
    index_entry,
    index_profile,
    instrument,
    leader,
    notice,
    plan,
    result,
    sheet,
)

app_name = "web"
urlpatterns = [
    path("", home.home, name="home"),
    *people_urls.urlpatterns,
    path("ket-qua/<slug:assessment>/", result.overview, name="overview"),
    path("ket-qua/<slug:assessment>/bang-diem/", sheet.sheet, name="sheet"),
    path("ket-qua/<slug:assessment>/bang-diem/<str:line>/", sheet.trace, name="trace"),
    path("ket-qua/<slug:assessment>/bang-tru-diem/", deduction.deductions, name="deductions"),
    path("ket-qua/<slug:assessment>/yeu-cau/", board.board, name="board"),
    path("ket-qua/<slug:assessment>/yeu-cau/xac-nhan/", board.tick, name="board_tick"),
    path("ket-qua/<slug:assessment>/yeu-cau/tai-lieu/", board.attach, name="board_attach"),
    path("ket-qua/<slug:assessment>/yeu-cau/tai-lieu/<int:document>/go/", board.detach, name="board_detach"),
    path("ket-qua/<slug:assessment>/tai-ve/<slug:report>.<slug:form>", downloads.download, name="download"),
    path("ke-hoach/<slug:plan>/", plan.plan, name="plan"),
    path("ke-hoach/<slug:plan>/do-phu/", plan.coverage, name="coverage"),
    path("chi-so/", index.indices, name="indices"),
    path("chi-so/<slug:index>/", index.newest, name="index"),
    path("chi-so/<slug:index>/xep-hang/<int:year>/", index.league_table, name="league"),
    path("chi-so/<slug:index>/xep-hang/<int:year>/tai-ve.<slug:form>", index.league_file, name="league_file"),
    path("chi-so/<slug:index>/ban-do/<int:year>/", index.country_map, name="map"),
    path(
        "chi-so/<slug:index>/ban-do/<int:year>/hinh/<slug:chart>.<slug:form>", index.map_file, name="map_file"
    ),
    path("chi-so/<slug:index>/ho-so/<slug:unit>/", index_profile.profile, name="profile"),
    path(
        "chi-so/<slug:index>/ho-so/<slug:unit>/hinh/<slug:chart>.<slug:form>",
        index_profile.profile_file,
        name="profile_file",
    ),
    path("chi-so/<slug:index>/nhap/", index_entry.enter, name="enter"),
    path("chi-so/<slug:index>/nhap/tep/", index_entry.enter_file, name="enter_file"),
    path("chi-so/<slug:index>/nhap/xac-nhan/", index_entry.enter_checked, name="enter_checked"),
    path("chi-so/<slug:index>/nhap/rut-lai/<int:score>/", index_entry.withdraw, name="withdraw"),
    path("chi-so/<slug:index>/nhap/mau.xlsx", index_entry.template, name="enter_template"),
    path("lanh-dao/<slug:unit>/", leader.leader, name="leader"),
    path("lanh-dao/<slug:unit>.pdf", leader.leader_pdf, name="leader_pdf"),
    path("bo-tieu-chi/", catalogue.catalogues, name="catalogues"),
    path("bo-tieu-chi/so-sanh/", catalogue.comparison, name="comparison"),
    path("bo-tieu-chi/so-sanh/tai-ve.<slug:form>", downloads.comparison, name="comparison_file"),
    path("bo-tieu-chi/<slug:family>/<slug:version>/", catalogue.catalogue, name="catalogue"),
    path("bo-tieu-chi/phieu/<slug:index>/<slug:version>/", instrument.instrument, name="instrument"),
    path("thong-bao/", notice.notices, name="notices"),
    path("thong-bao/da-doc/", notice.read, name="notices_read"),
    path("thuat-ngu/", glossary.glossary, name="glossary"),
    *coordination_urls.urlpatterns,
    *document_urls.urlpatterns,
    *exchange_urls.urlpatterns,
    *paper_urls.urlpatterns,
    *scoring_urls.urlpatterns,
]
