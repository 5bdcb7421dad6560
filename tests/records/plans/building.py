"""People and small plans of Vĩnh Phúc as the tests of plans need them."""

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import yaml

from cchc.core.plan.progress import Slot, Status
from cchc.core.plan.tasks import Plan as CorePlan
from cchc.files.store import plan_from_text
from cchc.records.agencies.queries import register_named
from cchc.records.catalogues.queries import catalogue_named
from cchc.records.people.actions import system_person
from cchc.records.people.models import Role, User
from cchc.records.plans.actions import Report, load_plan
from cchc.records.plans.models import Difficulty, OwnPlan, Plan, Progress, ProgressDocument
from tests.web.campaigns_built import person

SLUG = "vinh-phuc-5264-2018"
CATALOGUE = "par_index_province/2948-qd-bnv-2017"
SIGNED = datetime(2018, 7, 18, 2, 0, tzinfo=UTC)


def at(day: date) -> datetime:
    """Nine o'clock of a day in Vietnam."""
    return datetime(day.year, day.month, day.day, 2, 0, tzinfo=UTC)


def coordinator() -> User:
    """Who coordinates in Vĩnh Phúc."""
    return User.objects.get(username="vinhphuc")


def scorer(agency: str = "so-noi-vu") -> User:
    """Who reports for an agency of Vĩnh Phúc."""
    return person(f"cham.{agency}", f"vinh-phuc/{agency}", Role.SCORER, f"Đầu mối {agency}")


def head(agency: str = "so-noi-vu") -> User:
    """The head of an agency of Vĩnh Phúc."""
    return person(f"ld.{agency}", f"vinh-phuc/{agency}", Role.UNIT_HEAD, f"Lãnh đạo {agency}")


def task(number: str, deadline: str, *leads: str, **more: Any) -> dict[str, Any]:
    """A task as a file has it."""
    wanted = {"id": number, "title": f"Nhiệm vụ {number}", "leads": list(leads) or ["so-noi-vu"]}
    return {**wanted, "deadline": deadline, "mends": [], **more}


def written(slug: str, day: date, *tasks: dict[str, Any], **more: Any) -> tuple[CorePlan, str]:
    """A plan of UBND tỉnh Vĩnh Phúc and the text of its file."""
    tree: dict[str, Any] = {
        "schema": "plan/1",
        "id": slug,
        "kind": "annual_par_plan",
        "number": f"{slug}/KH-UBND",
        "date": day,
        "issuer": "ubnd-tinh",
        "title": "Kế hoạch thử",
        "period": {"from": day.year, "to": day.year},
        "agencies": "vinh-phuc",
        "catalogue": CATALOGUE,
        "tasks": list(tasks),
        **more,
    }
    text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
    catalogue, register = catalogue_named(tree["catalogue"]), register_named(tree["agencies"])
    assert catalogue is not None
    assert register is not None
    return plan_from_text(text.encode(), slug, catalogue, register), text


def issued(slug: str, day: date, *tasks: dict[str, Any], **more: Any) -> Plan:
    """A plan of UBND tỉnh Vĩnh Phúc that was loaded."""
    core, text = written(slug, day, *tasks, **more)
    now = at(day)
    digest = sha256(text.encode()).hexdigest()
    load_plan(core, text, digest, None, by=system_person(now=now), now=now)
    return Plan.objects.get(slug=slug)


def slot(number: str, key: str, agency: str = "so-noi-vu") -> Slot:
    """A slot of a plan."""
    return Slot(number, agency, key)


def done(on: date, *units: str) -> Report:
    """What an agency calls done."""
    return Report(Status.DONE, "Đã xong", on, units)


def nothing_said() -> None:
    """Take away what the demonstration reports, so that a plan begins on the day of its signing."""
    Difficulty.objects.all().delete()
    ProgressDocument.objects.all().delete()
    Progress.objects.all().delete()
    OwnPlan.objects.all().delete()
