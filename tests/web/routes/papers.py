"""Documents that leave the house: coordinators write and sign, leaders read; coordinators keep templates."""

from collections.abc import Callable

from cchc.core.document.kinds import DocumentKind
from cchc.core.document.samples import sample_document
from cchc.files.office.starter import starter_template
from cchc.records.documents.actions import freeze
from cchc.records.documents.models import OfficeTemplate
from cchc.records.people.models import Role
from tests.records.handing_in import NOW, agency, person
from tests.web.campaigns_built import INTERNAL, internal
from tests.web.routes import Route
from tests.web.walkers import (
    COORDINATORS,
    EVERYBODY,
    FOR_EVERYBODY,
    PROVINCE,
    REFUSED,
    STRANGER,
    Answers,
    of,
    seen,
)

LEADERS = of(Role.LEADER)
READING = seen(COORDINATORS, LEADERS)
RUNNING = Answers({200: COORDINATORS, 403: LEADERS})
WRITING = Answers({200: COORDINATORS, 403: PROVINCE - COORDINATORS})
KEEPERS = COORDINATORS | {STRANGER}
KEEPING = Answers({200: KEEPERS}, others=403)
OF_THE_PROVINCE = Answers({200: COORDINATORS, 403: EVERYBODY - KEEPERS})
CHANGING = Answers({302: COORDINATORS}, others=403)
KIND = DocumentKind.IMPROVEMENT_PLAN


def issued(rest: str = "") -> Callable[[], str]:
    """A page of a document of the province, which is written on the way."""

    def made() -> str:
        by = person(Role.COORDINATOR, "so-noi-vu")
        root = agency("tinh-vinh-phuc").pk
        kept = freeze(sample_document(KIND), "plan:vinh-phuc-5264-2018", root, by=by, now=NOW)
        return f"/van-ban/{kept.pk}/{rest}"

    return made


def brought(rest: str) -> Callable[[], str]:
    """An address of a template of the province."""

    def made() -> str:
        template = OfficeTemplate.objects.create(
            root=agency("tinh-vinh-phuc"),
            kind=KIND,
            number=1,
            name="mau.docx",
            content=starter_template(KIND),
            sha256="0" * 64,
            by=person(Role.COORDINATOR, "so-noi-vu"),
            at=NOW,
        )
        return f"/van-ban/mau/tep/{template.pk}{rest}"

    return made


def inside(rest: str) -> Callable[[], str]:
    """A page of an internal campaign that is opened on the way."""

    def made() -> str:
        internal()
        return f"/van-ban/lap/dot/{INTERNAL}/{rest}"

    return made


ROUTES = {
    "web:papers": Route("/van-ban/", FOR_EVERYBODY),
    "web:paper": Route(issued(), READING),
    "web:paper_file": Route(issued("tai-ve.docx"), READING),
    "web:paper_signed": Route(issued("ban-ky/"), RUNNING, RUNNING),
    "web:paper_of_plan": Route("/van-ban/lap/ke-hoach/vinh-phuc-5264-2018/", WRITING, WRITING),
    "web:plan_reminder": Route("/van-ban/lap/ke-hoach/vinh-phuc-5264-2018/don-doc/", WRITING, WRITING),
    "web:paper_of_result": Route("/van-ban/lap/ket-qua/vinh-phuc-2017/", WRITING, WRITING),
    "web:paper_reminder": Route(inside("don-doc/"), RUNNING, RUNNING),
    "web:paper_evidence": Route(inside("don-vi/so-a/tai-lieu/"), RUNNING, RUNNING),
    "web:office_templates": Route("/van-ban/mau/", KEEPING),
    "web:office_template": Route("/van-ban/mau/ke-hoach/", KEEPING, KEEPING),
    "web:office_starter": Route("/van-ban/mau/ke-hoach/mau-goi-y.docx", KEEPING),
    "web:office_template_file": Route(brought(".docx"), OF_THE_PROVINCE),
    "web:office_template_act": Route(brought("/dung/"), REFUSED, CHANGING),
}
