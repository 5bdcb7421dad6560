"""A draft held against the plan that a person wrote from the same document: precision, recall per field."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from cchc.core.deadline.parse import parse_deadline
from cchc.core.deadline.wording import shown
from cchc.core.plan.tasks import Plan, PlanTarget, Task
from cchc.core.scoring.assessment import Assessment
from cchc.core.scoring.sheet import score_sheet
from cchc.core.vietnamese import folded
from cchc.files.plan_import.draft import DraftPlan, DraftTask

ALIKE = 0.6
PAIRED = 0.45
UNREAD = ("no_number", "table_unread", "table_misfit", "column_doubled")
LOSING = (*UNREAD, "no_tasks", "number_gap", "number_twice", "row_joined")
SYMBOL = re.compile(r"\d+[a-z]?/(?:\d{4}/)?[a-z]{2,}(?:-[a-z&]+)*")


@dataclass(frozen=True, slots=True)
class FieldScore:
    """One field over the whole plan: values expected, found and right; `silent` are wrong and not doubted."""

    name: str
    expected: int
    found: int
    right: int
    silent: tuple[str, ...] = ()

    @property
    def precision(self) -> Fraction | None:
        """The right among the found; None when nothing was found."""
        return Fraction(self.right, self.found) if self.found else None

    @property
    def recall(self) -> Fraction | None:
        """The right among the expected; None when nothing was expected."""
        return Fraction(self.right, self.expected) if self.expected else None


@dataclass(frozen=True, slots=True)
class _Pair:
    """What was expected and what was found in one place, and whether that place is doubted."""

    expected: frozenset[Hashable]
    found: frozenset[Hashable]
    doubted: bool
    where: str


def compare(draft: DraftPlan, plan: Plan, mended: Assessment | None = None) -> tuple[FieldScore, ...]:
    """Every field in the order of a plan; deductions only where the mended result is given."""
    scores = [*_header(draft, plan), *_body(draft, plan), *_tasks(draft, plan)]
    if draft.criteria:
        scores += _criteria(draft, plan)
    if mended is not None:
        scores += _deductions(draft, mended)
    return tuple(scores)


def _header(draft: DraftPlan, plan: Plan) -> Iterator[FieldScore]:
    header = draft.header
    single: tuple[tuple[str, str, object, object], ...] = (
        ("số, ký hiệu", "number", plan.number, header.number or None),
        ("ngày ban hành", "day", plan.day, header.day),
        ("cơ quan ban hành", "issuer", plan.issuer, header.issuer),
        ("loại kế hoạch", "kind", plan.kind, header.kind),
        (
            "giai đoạn",
            "period",
            plan.period,
            (header.first_year, header.last_year) if header.first_year else None,
        ),
    )
    for name, path, wanted, got in single:
        doubted = bool(draft.doubts_on(f"header/{path}"))
        yield _score(name, [_Pair(_some(wanted), _some(got), doubted, name)])
    yield _alike("trích yếu", [plan.title], [header.title] if header.title else [], doubted=False)
    bases = bool(draft.doubts_on("header/legal_bases"))
    yield _sets("căn cứ", _symbols(plan.legal_bases), _symbols(header.legal_bases), doubted=bases)
    yield _sets("nơi nhận", map(_plain, plan.recipients), map(_plain, header.recipients), doubted=False)


def _body(draft: DraftPlan, plan: Plan) -> Iterator[FieldScore]:
    leads = {(one.area, one.lead) for one in plan.area_leads}
    found = {(one.area, one.lead) for one in draft.area_leads}
    yield _sets("mục tiêu", map(_aim, plan.targets), map(_aim, draft.targets), doubted=bool(draft.targets))
    yield _sets("chủ trì lĩnh vực", leads, found, doubted=bool(draft.doubts_on("area_leads")))
    yield _deadlines("hạn báo cáo chấm điểm", plan.scoring_report_deadline, draft.scoring_report_deadline)
    duties = bool(draft.doubts_on("general_duties"))
    yield _alike(
        "nhiệm vụ chung",
        [one.text for one in plan.general_duties],
        [one.text for one in draft.duties],
        doubted=duties,
    )
    yield _alike(
        "nội dung trong thân kế hoạch",
        [one.text for one in plan.body_requirements],
        [one.text for one in draft.requirements],
        doubted=len(draft.requirements) < len(plan.body_requirements) and bool(draft.doubts_on("body")),
    )


def _deadlines(name: str, wanted: str, got: str) -> FieldScore:
    return _score(name, [_Pair(_some(_when(wanted)), _some(_when(got)), doubted=False, where=name)])


def pairs_of(draft: DraftPlan, plan: Plan) -> tuple[tuple[Task | None, DraftTask | None], ...]:
    """The tasks of both, matched by number where both number alike, else by their words in order."""
    numbers = {one.id for one in draft.tasks}
    if sum(one.id in numbers for one in plan.tasks) * 2 > len(plan.tasks):
        wanted = {one.id: one for one in plan.tasks}
        got = {one.id: one for one in draft.tasks}
        return tuple((wanted.get(one), got.get(one)) for one in dict.fromkeys((*wanted, *got)))
    left = list(draft.tasks)
    found: list[tuple[Task | None, DraftTask | None]] = []
    for task in plan.tasks:
        best = max(left, key=lambda one: likeness(task.title, _whole(one)), default=None)
        if best is not None and likeness(task.title, _whole(best)) >= PAIRED:
            left.remove(best)
            found.append((task, best))
        else:
            found.append((task, None))
    return (*found, *((None, one) for one in left))


def _whole(task: DraftTask) -> str:
    """Title and demand of a task: a person may have written both as its title."""
    return f"{task.title} {task.requirement}"


def _tasks(draft: DraftPlan, plan: Plan) -> Iterator[FieldScore]:
    pairs = pairs_of(draft, plan)
    both = [(one, other) for one, other in pairs if one is not None and other is not None]
    rows = [
        _Pair(
            _some(a.id if a else None),
            _some(a.id if a and b else b.id if b else None),
            _doubted(draft, b.id if b else None, "id"),
            "dòng",
        )
        for a, b in pairs
    ]
    yield _score("dòng nhiệm vụ", rows)
    titles = [
        _Pair(
            _some(one.id),
            _some(one.id if likeness(one.title, _whole(other)) >= ALIKE else f"{one.id}?"),
            _doubted(draft, other.id, "title"),
            other.id,
        )
        for one, other in both
    ]
    yield _score("tên nhiệm vụ", titles)
    readers: tuple[tuple[str, str, Callable[[Task | DraftTask], Iterable[Hashable]]], ...] = (
        ("cơ quan chủ trì", "leads", lambda one: one.leads),
        ("cơ quan phối hợp", "coordinating", lambda one: one.coordinating),
        ("thời hạn", "deadline", lambda one: filter(None, [_when(one.deadline)])),
        ("tiêu chí khắc phục", "mends", lambda one: one.mends),
        ("tiêu chí, nguyên văn", "written", lambda one: filter(None, [_plain(one.written)])),
        ("số lượng", "quantity", lambda one: [one.quantity.count] if one.quantity else []),
        ("điểm dự kiến", "expected", lambda one: [] if one.expected is None else [one.expected]),
    )
    for name, path, read in readers:
        yield _score(name, [_pair_of(draft, one, other, path, read) for one, other in pairs])


def _pair_of(
    draft: DraftPlan,
    wanted: Task | None,
    got: DraftTask | None,
    path: str,
    read: Callable[[Task | DraftTask], Iterable[Hashable]],
) -> _Pair:
    named = got.id if got else wanted.id if wanted else ""
    return _Pair(
        frozenset(read(wanted)) if wanted else frozenset(),
        frozenset(read(got)) if got else frozenset(),
        _doubted(draft, got.id if got else None, path),
        f"nhiệm vụ {named}",
    )


def _doubted(draft: DraftPlan, task: str | None, field: str) -> bool:
    """Whether a field is told to be unsure: itself, its row or table.

    A lost row is told by a gap in the numbers, or by a row whose own number is told to be unsure.
    """
    if task is None:
        return any(
            one.code in LOSING or (one.path.startswith("tasks/") and one.path.endswith("/id"))
            for one in draft.doubts
        )
    paths = (f"tasks/{task}", f"tasks/{task}/id")
    row = any(one.path in paths for one in draft.doubts)
    return row or bool(draft.doubts_on(f"tasks/{task}/{field}") or draft.doubts_on("tables"))


def _criteria(draft: DraftPlan, plan: Plan) -> Iterator[FieldScore]:
    nodes = {
        node.key: node for node in plan.catalogue.nodes if node.key in {one.code for one in draft.criteria}
    }
    listed = {node.key for node in plan.catalogue.nodes if node.lead}
    read = {one.code for one in draft.criteria if one.leads}
    yield _sets("dòng tiêu chí", listed, read, doubted=_told_lost(draft, listed, read))
    for name, path in (("chủ trì tiêu chí", "leads"), ("phối hợp tiêu chí", "coordinating")):
        pairs = []
        for one in draft.criteria:
            node = nodes.get(one.code)
            wanted = () if node is None else node.lead if path == "leads" else node.coordinating
            got = one.leads if path == "leads" else one.coordinating
            doubted = bool(draft.doubts_on(f"criteria/{one.code}"))
            pairs.append(_Pair(frozenset(wanted), frozenset(got), doubted, one.code))
        yield _score(name, pairs)


def _told_lost(draft: DraftPlan, wanted: Iterable[str], found: Iterable[str]) -> bool:
    """Whether rows are only missing, and a table or row is told to be unread."""
    return set(found) <= set(wanted) and any(one.code in UNREAD for one in draft.doubts)


def _deductions(draft: DraftPlan, mended: Assessment) -> Iterator[FieldScore]:
    sheet = score_sheet(mended)
    lines = {key: sheet.by_key[key] for key in dict.fromkeys(one.line for one in mended.deductions)}
    found = {one.code: one for one in draft.deductions}
    yield _sets("dòng bị trừ điểm", lines, found, doubted=_told_lost(draft, lines, found))
    both = [(code, line, found[code]) for code, line in lines.items() if code in found]
    columns = (
        ("điểm chuẩn", [(c, line.node.max_points, one.most) for c, line, one in both]),
        ("điểm đạt được", [(c, line.points, one.achieved) for c, line, one in both]),
        ("điểm bị trừ", [(c, line.lost, one.lost) for c, line, one in both]),
    )
    for name, values in columns:
        pairs = [
            _Pair(_some(wanted), _some(got), bool(draft.doubts_on(f"deductions/{code}")), code)
            for code, wanted, got in values
        ]
        yield _score(name, pairs)
    owed: dict[str, set[str]] = {}
    for item in mended.deductions:
        owed.setdefault(item.line, set()).update(item.responsible)
    yield _score(
        "trách nhiệm về điểm bị trừ",
        [
            _Pair(
                frozenset(owed[code]),
                frozenset(one.responsible),
                bool(draft.doubts_on(f"deductions/{code}")),
                code,
            )
            for code, _, one in both
        ],
    )


def _score(name: str, pairs: Iterable[_Pair]) -> FieldScore:
    expected = found = right = 0
    silent = []
    for pair in pairs:
        expected += len(pair.expected)
        found += len(pair.found)
        right += len(pair.expected & pair.found)
        if pair.expected != pair.found and not pair.doubted:
            silent.append(pair.where)
    return FieldScore(name, expected, found, right, tuple(silent))


def _sets(name: str, wanted: Iterable[Hashable], got: Iterable[Hashable], *, doubted: bool) -> FieldScore:
    return _score(name, [_Pair(frozenset(wanted), frozenset(got), doubted, name)])


def _alike(name: str, wanted: list[str], got: list[str], *, doubted: bool) -> FieldScore:
    """Texts in other words: each expected one takes the likest that is left."""
    left = list(got)
    right = 0
    for one in wanted:
        best = max(left, key=lambda other: likeness(one, other), default=None)
        if best is not None and likeness(one, best) >= ALIKE:
            left.remove(best)
            right += 1
    silent = () if doubted or right == len(wanted) == len(got) else (name,)
    return FieldScore(name, len(wanted), len(got), right, silent)


def likeness(short: str, long: str) -> float:
    """The share of the words of a condensed text that stand in the full one, from 0 to 1."""
    words = re.findall(r"[^\W_]+", folded(short))
    full = set(re.findall(r"[^\W_]+", folded(long)))
    return sum(word in full for word in words) / len(words) if words else float(not full)


def _some(value: object) -> frozenset[Hashable]:
    return frozenset() if value is None else frozenset((value,))


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", folded(text)).strip()


def _symbols(texts: Iterable[str]) -> set[str]:
    """The numbers of the documents cited; a law is known by its name."""
    found = set()
    for text in texts:
        named = SYMBOL.search(re.sub(r"\s*([/-])\s*", r"\1", folded(text)))
        found.add(named[0] if named else _plain(text)[:30])
    return found


def _aim(target: PlanTarget) -> Hashable:
    return (target.year, target.index, target.rank_at_most, target.factor, target.at_least)


def _when(text: str) -> Hashable | None:
    """A deadline as it is understood, so that spelling does not matter; its words when it is not."""
    return _plain(shown(parse_deadline(text))) if text else None
