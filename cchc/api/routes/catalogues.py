"""Catalogues with their lines: open to everybody who holds a key, as on the pages."""

from ninja import Path, Router

from cchc.api.answers import reads
from cchc.api.callers import Call
from cchc.api.schemas.catalogues import CatalogueOut, WholeCatalogueOut, catalogue_out, whole_catalogue
from cchc.api.schemas.plain import LineKey
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.catalogues.queries import all_catalogues, catalogue_named

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
