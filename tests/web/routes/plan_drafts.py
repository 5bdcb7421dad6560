"""Drafts of plans: the coordinator writes, leaders of the province read, others find nothing."""

from collections.abc import Callable

from cchc.records.people.models import Role
from tests.web.conftest import signed_in
from tests.web.drafting import LIST, NEW, UPLOAD, document, drafted, drafted_with_duty, imported, sent
from tests.web.routes import Route
from tests.web.walkers import COORDINATORS, STRANGER, Answers, of

LEADERS = of(Role.LEADER)
ABOVE = Answers({200: COORDINATORS | LEADERS | {STRANGER}}, others=403)
BEGIN = Answers({200: COORDINATORS | {STRANGER}}, others=403)
READ = Answers({200: COORDINATORS | LEADERS, 404: {STRANGER}}, others=403)
WRITE = Answers({200: COORDINATORS, 404: {STRANGER}}, others=403)
DONE = Answers({302: COORDINATORS, 404: {STRANGER}}, others=403)
NO = Answers(others=405)


def inside(tail: str) -> Callable[[], str]:
    """A page of a draft that is made on the way."""
    return lambda: f"{drafted()}{tail}"


def read_from_file() -> str:
    """The file of a draft that is read from one on the way."""
    return f"{imported()}tep-goc/"


def waiting() -> str:
    """A document that is sent on the way."""
    return sent(signed_in("vinhphuc"), document())


def with_duty(tail: str) -> Callable[[], str]:
    """A page of the general duty of a draft that is made on the way."""
    return lambda: f"{drafted_with_duty()}muc/nhiem-vu-chung/0/{tail}"


ROUTES = {
    "web:plan_drafts": Route(LIST, ABOVE),
    "web:plan_draft_new": Route(NEW, BEGIN, BEGIN),
    "web:plan_draft_import": Route(UPLOAD, BEGIN, BEGIN),
    "web:plan_reading": Route(waiting, WRITE, DONE),
    "web:plan_draft": Route(inside(""), READ),
    "web:plan_draft_source": Route(
        read_from_file, Answers({200: COORDINATORS | LEADERS, 404: {STRANGER}}, others=403)
    ),
    "web:plan_draft_head": Route(inside("phan-dau/"), WRITE, WRITE),
    "web:plan_draft_task_new": Route(inside("nhiem-vu/"), WRITE, WRITE),
    "web:plan_draft_task": Route(inside("nhiem-vu/1/"), WRITE, WRITE),
    "web:plan_draft_section": Route(inside("muc/nhiem-vu-chung/"), READ),
    "web:plan_draft_entry_new": Route(inside("muc/nhiem-vu-chung/them/"), WRITE, WRITE),
    "web:plan_draft_entry": Route(with_duty(""), WRITE, WRITE),
    "web:plan_draft_target_new": Route(with_duty("chi-tieu/"), WRITE, WRITE),
    "web:plan_draft_target": Route(with_duty("chi-tieu/0/"), WRITE, WRITE),
    "web:plan_draft_result": Route(inside("ket-qua/"), NO, DONE),
    "web:plan_draft_settle": Route(inside("xem-lai/"), NO, DONE),
    "web:plan_draft_drop": Route(inside("bo/"), NO, DONE),
    "web:plan_draft_issue": Route(inside("ban-hanh/"), WRITE, WRITE),
}
