"""What a draft names that is not there: no plan is issued with it, for nobody could follow it."""

from collections.abc import Iterable, Iterator

from cchc.core.catalogue.nodes import Kind
from cchc.core.errors import Place, Problem
from cchc.core.plan.tasks import Plan


def unknown_names(plan: Plan) -> tuple[Problem, ...]:
    """Every line, area and agency that the lists of a plan name and that does not exist."""
    return (*_areas(plan), *_lines(plan), *_agencies(plan))


def _areas(plan: Plan) -> Iterator[Problem]:
    known = {node.key for node in plan.catalogue.areas if node.kind is Kind.AREA}
    named = [(one.area, "Chủ trì lĩnh vực") for one in plan.area_leads]
    named += [(one.area, "Nội dung trong thân kế hoạch") for one in plan.body_requirements if one.area]
    for area, where in named:
        if area not in known:
            yield Problem("unknown_area", f"{where}: không có lĩnh vực “{area}” trong bộ tiêu chí")


def _lines(plan: Plan) -> Iterator[Problem]:
    named = [(one.line, "Tiêu chí và yêu cầu") for one in plan.criteria]
    named += [(one.line, "Tiêu chí bị trừ điểm") for one in plan.deductions]
    named += [(line, "Nội dung trong thân kế hoạch") for one in plan.body_requirements for line in one.lines]
    named += [(one.line, "Khắc phục theo nguyên nhân") for one in plan.cause_judgements]
    for line, where in named:
        if line not in plan.catalogue.by_key:
            said = f"{where}: không có dòng “{line}” trong bộ tiêu chí"
            yield Problem("unknown_line", said, Place(criterion=line))


def _agencies(plan: Plan) -> Iterator[Problem]:
    named: list[tuple[str, Iterable[str]]] = [
        ("Chủ trì lĩnh vực", [one.lead for one in plan.area_leads]),
        ("Chế độ báo cáo", [who for one in plan.reporting for who in (*one.who, one.through) if who]),
        ("Tiêu chí và yêu cầu", [who for one in plan.criteria for who in (*one.leads, *one.coordinating)]),
        ("Tiêu chí bị trừ điểm", [who for one in plan.deductions for who in one.responsible]),
    ]
    for where, agencies in named:
        for agency in dict.fromkeys(agencies):
            if not plan.agencies.has(agency):
                said = f"{where}: không có cơ quan “{agency}” trong danh sách"
                yield Problem("unknown_agency", said)
