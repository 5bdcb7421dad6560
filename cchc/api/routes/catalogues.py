"""Catalogues with their lines, compared, and survey forms: open to everybody who holds a key."""

from ninja import Path, Query, Router

from cchc.api.answers import reads
from cchc.api.callers import Call
from cchc.api.schemas.catalogues import CatalogueOut, WholeCatalogueOut, catalogue_out, whole_catalogue
from cchc.api.schemas.instruments import InstrumentOut, InstrumentRowOut
from cchc.api.schemas.plain import Compared, LineKey
from cchc.api.schemas.reports import ReportOut, report_out
from cchc.core.catalogue.compare import compare, crosswalk_problems
from cchc.core.catalogue.mapping import Crosswalk
from cchc.core.report.comparison import comparison_report
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.catalogues.queries import all_catalogues, catalogue_named, crosswalk_between
from cchc.records.indexes.queries import all_instruments

catalogues = Router(tags=["Bộ tiêu chí"])


@catalogues.get(
    "/catalogues",
    response=reads(list[CatalogueOut]),
    url_name="catalogues",
    summary="Các bộ tiêu chí",
    operation_id="catalogues",
)
def listed(request: Call) -> list[CatalogueOut]:
    """Mọi bộ tiêu chí đã nạp, theo họ rồi theo bản."""
    return [catalogue_out(one) for one in all_catalogues()]


@catalogues.get(
    "/catalogues/{family}/{version}",
    response=reads(WholeCatalogueOut),
    url_name="catalogue",
    summary="Một bộ tiêu chí với các dòng",
    operation_id="catalogue",
)
def whole(request: Call, family: Path[LineKey], version: Path[LineKey]) -> WholeCatalogueOut:
    """Từng dòng: điểm tối đa, cách đo, câu cách chấm, tài liệu phải có, các ô phải nhập."""
    found = catalogue_named(f"{family}/{version}")
    if found is None:
        raise NotVisibleError(version)
    return whole_catalogue(found)


@catalogues.get(
    "/comparison",
    response=reads(ReportOut),
    url_name="comparison",
    summary="So sánh hai bộ tiêu chí",
    operation_id="comparison",
)
def comparison(request: Call, asked: Query[Compared]) -> ReportOut:
    """Từng dòng theo bảng đối chiếu đã viết; không có bảng đối chiếu thì không đoán."""
    found = {one.id: one for one in all_catalogues()}
    old, new = found.get(asked.old), found.get(asked.new)
    if old is None or new is None or old.id == new.id:
        raise NotVisibleError(f"{asked.old} {asked.new}")
    crosswalk = crosswalk_between(old.id, new.id) or Crosswalk(old.id, new.id, ())
    if crosswalk_problems(old, new, crosswalk):
        raise NotVisibleError(f"{asked.old} {asked.new}")
    return report_out(comparison_report(compare(old, new, crosswalk)))


@catalogues.get(
    "/instruments",
    response=reads(list[InstrumentRowOut]),
    url_name="instruments",
    summary="Các phiếu khảo sát",
    operation_id="instruments",
)
def instruments(request: Call) -> list[InstrumentRowOut]:
    """Phiếu của các chỉ số khảo sát, theo chỉ số rồi theo năm."""
    return [InstrumentRowOut.model_validate(one) for one in all_instruments()]


@catalogues.get(
    "/instruments/{index}/{version}",
    response=reads(InstrumentOut),
    url_name="instrument",
    summary="Một phiếu khảo sát",
    operation_id="instrument",
)
def instrument(request: Call, index: Path[LineKey], version: Path[LineKey]) -> InstrumentOut:
    """Hỏi ai, hỏi gì, trả lời theo thang nào, câu nào tính vào chỉ số."""
    found = next((one for one in all_instruments() if one.id == f"{index}/{version}"), None)
    if found is None:
        raise NotVisibleError(version)
    return InstrumentOut.model_validate(found)
