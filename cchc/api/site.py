"""The interface as a whole: what it is called, who may call, how often, and what it answers to errors."""

from ninja import NinjaAPI

from cchc.api.callers import RATE, READ, PerKey
from cchc.api.problems import map_errors
from cchc.api.routes.campaigns import campaigns
from cchc.api.routes.catalogues import catalogues
from cchc.api.routes.contributions import contributions
from cchc.api.routes.documents import documents
from cchc.api.routes.people import people
from cchc.api.routes.portions import portions
from cchc.api.routes.results import results

DESCRIPTION = (
    "Mọi thứ xem được trên trang, và việc nộp số liệu, tài liệu, dưới dạng JSON. Số thập phân là chữ có dấu "
    "chấm (không mất chữ số nào), ngày viết 2026-12-31, thời điểm theo ISO 8601. Gửi khóa truy cập của mình "
    "trong đầu mục `Authorization: Bearer …`; tạo khóa ở trang Khóa truy cập. Mọi lỗi có một dạng: `code` "
    "ổn định, `message` tiếng Việt, `problems` kể từng điều kèm chỗ phải sửa."
)

api = NinjaAPI(
    title="CCHC",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api",
    auth=READ,
    throttle=[PerKey(RATE)],
    docs_url=None,
    openapi_url=None,
)
map_errors(api)
for router in (people, catalogues, campaigns, portions, contributions, documents, results):
    api.add_router("", router)
