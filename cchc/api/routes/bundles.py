"""The bundle of evidence of a unit: its lines, the .zip, and the ticks of what was retyped."""

import tempfile

from django.http import FileResponse
from django.utils import timezone
from ninja import Path, Router

from cchc.api.answers import READING, reads, writes
from cchc.api.callers import WRITE, Call, caller, standing
from cchc.api.problems import RefusalOut
from cchc.api.schemas.bundles import BundleOut, TypedGiven, bundle_out
from cchc.api.schemas.plain import Slug
from cchc.api.schemas.portions import DoneOut
from cchc.files.bundle import write_bundle
from cchc.records.entries.actions import tick_typed
from cchc.records.entries.evidence_bundle import bundle_of

bundles = Router(tags=["Tài liệu kiểm chứng"])
ZIPPED = {
    "responses": {
        200: {
            "description": "Cả gói, mỗi dòng một thư mục",
            "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


@bundles.get(
    "/campaigns/{slug}/units/{unit}/bundle",
    response=reads(BundleOut),
    url_name="bundle",
    summary="Gói tài liệu của một đơn vị",
    operation_id="bundle",
)
def bundle(request: Call, slug: Path[Slug], unit: Path[Slug]) -> BundleOut:
    """Từng dòng với số liệu, thuyết minh, tài liệu đã rời cơ quan, và nội dung để dán."""
    return bundle_out(bundle_of(standing(request), slug, unit))


@bundles.get(
    "/campaigns/{slug}/units/{unit}/bundle/file",
    response=dict.fromkeys(READING, RefusalOut),
    openapi_extra=ZIPPED,
    url_name="bundle_file",
    summary="Tải gói tài liệu",
    operation_id="bundle_file",
)
def zipped(request: Call, slug: Path[Slug], unit: Path[Slug]) -> FileResponse:
    """Tệp .zip với mục lục, nội dung và các tệp."""
    found = bundle_of(standing(request), slug, unit)
    written = tempfile.TemporaryFile(prefix="cchc-")  # noqa: SIM115 - the answer closes it once it is sent
    write_bundle(found.bundle, written)
    written.seek(0)
    name = f"goi-minh-chung-{slug}-{unit}.zip"
    return FileResponse(written, as_attachment=True, filename=name, content_type="application/zip")


@bundles.post(
    "/campaigns/{slug}/units/{unit}/typed",
    response=writes(DoneOut),
    auth=WRITE,
    url_name="typed",
    summary="Đánh dấu dòng đã nhập",
    operation_id="tick_typed",
)
def tick(request: Call, slug: Path[Slug], unit: Path[Slug], given: TypedGiven) -> DoneOut:
    """Dòng đã được nhập vào phần mềm của Bộ, hay chưa."""
    now = timezone.now()
    found = bundle_of(standing(request, now), slug, unit)
    tick_typed(found.unit.pk, given.line, typed=given.typed, by=caller(request), now=now)
    return DoneOut(done=True)
