"""The interface as a whole: what it is called, who may call, how often, and what it answers to errors."""

from ninja import NinjaAPI

from cchc.api.callers import RATE, READ, PerKey
from cchc.api.problems import map_errors
from cchc.api.routes.bundles import bundles
from cchc.api.routes.campaigns import campaigns
from cchc.api.routes.catalogues import catalogues
from cchc.api.routes.contributions import contributions
from cchc.api.routes.coordination import coordination
from cchc.api.routes.council import council
from cchc.api.routes.documents import documents
from cchc.api.routes.glossary import glossary
from cchc.api.routes.indices import indices
from cchc.api.routes.people import people
from cchc.api.routes.plan_life import plan_life
from cchc.api.routes.plan_loop import plan_loop
from cchc.api.routes.plans import plans
from cchc.api.routes.portions import portions
from cchc.api.routes.publication import publication
from cchc.api.routes.questions import questions
from cchc.api.routes.registers import registers
from cchc.api.routes.reporting import reporting
from cchc.api.routes.reporting_rounds import reporting_rounds
from cchc.api.routes.requirements import requirements
from cchc.api.routes.results import results
from cchc.api.routes.rounds import rounds

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
ROUTERS = (
    people,
    catalogues,
    campaigns,
    coordination,
    rounds,
    council,
    publication,
    portions,
    contributions,
    questions,
    documents,
    bundles,
    results,
    requirements,
    plans,
    plan_life,
    plan_loop,
    reporting,
    reporting_rounds,
    registers,
    indices,
    glossary,
)
for router in ROUTERS:
    api.add_router("", router)
