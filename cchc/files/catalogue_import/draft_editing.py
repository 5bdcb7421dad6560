"""Changes that a person makes to a draft: one line as fields, lines added and taken out; the rest stays."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from cchc.core.errors import InputRefused, Place, Problem, UnknownReference
from cchc.core.numerals import number_text
from cchc.files.catalogue_import.amounts import NotANumber, points_in
from cchc.files.catalogue_import.annex_line import Mark
from cchc.files.catalogue_import.draft_catalogue import APPRAISED, Draft, LineText, source_of
from cchc.files.catalogue_import.naming import slug_of, unused
from cchc.files.catalogue_import.scale_forms import fields_of, measure_written, rule_written
from cchc.files.catalogue_import.scale_written import Written
from cchc.files.catalogue_import.words import bare, lines_of, small, tidy

EFFECTS = {"score": "tính điểm", "bonus": "điểm thưởng", "penalty": "điểm trừ"}
MEASURE, RULE = "measure.", "rule."
ADDED = "người nhập thêm"
SCORED_ONLY = ("measure", "rule", "part", "hint", "may_be_not_applicable")
Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Found:
    """A line of a draft, the list in which it stands, and the line above it."""

    line: Written
    sisters: list[Written]
    parent: Written | None


def find(draft: Draft, identifier: str) -> Found:
    """The line of an identifier; raises UnknownReference."""
    waiting: list[tuple[list[Written], Written | None]] = [(draft.content["areas"], None)]
    while waiting:
        sisters, parent = waiting.pop()
        for line in sisters:
            if line["id"] == identifier:
                return Found(line, sisters, parent)
            waiting.append((line.get("children", []), line))
    raise UnknownReference(f"Bản thảo không có dòng “{identifier}”")


def copied(draft: Draft) -> Draft:
    """A draft that may be changed."""
    return Draft(deepcopy(draft.content), dict(draft.texts), {key: list(m) for key, m in draft.marks.items()})


def line_fields(line: Written) -> dict[str, str]:
    """A line as the fields of its form and of its row in a workbook."""
    fields = {
        "code": line.get("code") or "",
        "name": line.get("name") or "",
        "max_points": "" if line.get("max_points") is None else number_text(line["max_points"], 6),
        "part": line.get("part") or "",
        "effect": line.get("effect", "score"),
        "not_applicable": "1" if line.get("may_be_not_applicable") else "",
        "evidence": "\n".join(one["name"] for one in line.get("required_evidence", ())),
        "place": (line.get("reference") or {}).get("place") or "",
        "hint": line.get("hint") or "",
        "measure": (line.get("measure") or {}).get("kind", ""),
        "rule": (line.get("rule") or {}).get("kind", ""),
    }
    fields |= {f"{MEASURE}{key}": text for key, text in fields_of(line.get("measure")).items()}
    return fields | {
        f"{RULE}{key}": text for key, text in fields_of(line.get("rule"), line.get("measure")).items()
    }


def change_line(draft: Draft, identifier: str, fields: Fields, *, settled: bool) -> Draft:
    """The draft with one line as the fields say; `settled`: its marks have been looked at.

    Raises UnknownReference, and InputRefused with the name of each refused field in the column of its place.
    """
    changed = copied(draft)
    found = find(changed, identifier)
    problems: list[Problem] = []
    after = _line(found.line, fields, problems)
    if problems:
        raise InputRefused(problems)
    ordered = {key: after[key] for key in (*found.line, *after) if key in after}
    found.line.clear()
    found.line.update(ordered)
    if settled:
        changed.marks.pop(identifier, None)
    return changed


def _line(line: Written, fields: Fields, problems: list[Problem]) -> Written:
    after = {key: value for key, value in line.items() if key not in ("children", "measure", "rule", "hint")}
    after["code"] = tidy(fields.get("code", "")) or None
    after["name"] = tidy(fields.get("name", "")) or None
    after["max_points"] = _maximum(fields, problems)
    _optional(after, "effect", fields.get("effect") if fields.get("effect") in ("bonus", "penalty") else None)
    _optional(after, "may_be_not_applicable", fields.get("not_applicable") == "1")
    _optional(after, "required_evidence", _evidence(fields.get("evidence", ""), line))
    place = tidy(fields.get("place", ""))
    after["reference"] = {**(line.get("reference") or {}), "place": place or None}
    if line.get("children"):
        return after | {"children": line["children"]}
    _optional(after, "part", fields.get("part") or line.get("part") or APPRAISED)
    _optional(after, "hint", tidy(fields.get("hint", "")))
    _scale(after, line, fields, problems)
    return after


def _optional(line: Written, key: str, value: Any) -> None:
    if value:
        line[key] = value
    else:
        line.pop(key, None)


def _maximum(fields: Fields, problems: list[Problem]) -> Decimal | None:
    try:
        return points_in(fields.get("max_points", ""))
    except NotANumber as error:
        problems.append(Problem("field_refused", f"Điểm tối đa: {error}", Place(column="max_points")))
        return None


def _evidence(text: str, line: Written) -> list[Written]:
    known = {small(one["name"]): one for one in line.get("required_evidence", ())}
    found: list[Written] = []
    for name in filter(None, map(bare, lines_of(text))):
        taken = [one["id"] for one in found]
        found.append(known.get(small(name)) or {"id": unused(slug_of(name, "tlkc"), taken), "name": name})
    return found


def _scale(after: Written, line: Written, fields: Fields, problems: list[Problem]) -> None:
    measure = None
    try:
        measure = measure_written(fields.get("measure", ""), _below(fields, MEASURE), line.get("measure"))
    except InputRefused as error:
        problems += [_under(MEASURE, problem) for problem in error.problems]
    try:
        rule = rule_written(fields.get("rule", ""), _below(fields, RULE), line.get("rule"), measure)
    except InputRefused as error:
        problems += [_under(RULE, problem) for problem in error.problems]
        return
    if measure is not None:
        after["measure"] = measure
    if rule is not None:
        after["rule"] = rule


def _below(fields: Fields, prefix: str) -> dict[str, str]:
    return {key.removeprefix(prefix): text for key, text in fields.items() if key.startswith(prefix)}


def _under(prefix: str, problem: Problem) -> Problem:
    return Problem(problem.code, problem.message, Place(column=f"{prefix}{problem.place.column}"))


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadGiven:
    """What stands above the lines of a catalogue; None is what no source gives."""

    title: str
    number: str | None
    day: date | None
    issuer: str | None
    year: int
    scale: Decimal | None
    places: int
    bonus_cap: Decimal | None = None
    penalty_cap: Decimal | None = None


def head_given(draft: Draft) -> HeadGiven:
    """The head of a draft as it stands."""
    content = draft.content
    decision = content["decision"]
    return HeadGiven(
        title=content["title"],
        number=decision["number"],
        day=decision["date"],
        issuer=decision["issuer"],
        year=content["years"][0],
        scale=content.get("scale"),
        places=content["rounding"]["places"],
        bonus_cap=content.get("bonus_cap"),
        penalty_cap=content.get("penalty_cap"),
    )


def change_head(draft: Draft, given: HeadGiven) -> Draft:
    """The draft with another head; its lines cite the decision as it is now named."""
    changed = copied(draft)
    content = changed.content
    content["title"] = tidy(given.title)
    content["decision"] = {"number": given.number, "date": given.day, "issuer": given.issuer}
    content["years"] = [given.year]
    content["valid_from"] = given.day
    content["scale"] = given.scale
    content["rounding"] = {**content["rounding"], "places": given.places}
    content["bonus_cap"], content["penalty_cap"] = given.bonus_cap, given.penalty_cap
    content["sources"][0]["title"] = source_of(given.number, given.day, given.issuer) or content["title"]
    return changed


def add_line(draft: Draft, above: str, code: str, name: str) -> tuple[Draft, str]:
    """The draft with one more line below a line ("" an area), unscored until a person says how; its id."""
    changed = copied(draft)
    identifier = unused(slug_of(name, "dong"), changed.codes())
    line: Written = {"id": identifier, "code": tidy(code) or None, "name": tidy(name), "max_points": None}
    areas = changed.content["areas"]
    line["reference"] = {**areas[0]["reference"], "place": None} if areas else None
    if above:
        opened_for_children(changed, above).append(line | {"part": APPRAISED})
    else:
        changed.content["areas"].append(line)
    changed.texts[identifier] = LineText(ADDED)
    return changed, identifier


def opened_for_children(draft: Draft, identifier: str) -> list[Written]:
    """The lines below a line, which is scored by them from now on; raises UnknownReference."""
    parent = find(draft, identifier).line
    if not parent.get("children"):
        without_scale(draft, parent, "Dòng nay có dòng con nên bỏ cách đo, cách chấm cũ")
    children: list[Written] = parent.setdefault("children", [])
    return children


def left_alone(draft: Draft, parent: Written) -> None:
    """A line that has lost its last child is scored itself, and nobody has said how."""
    parent.pop("children", None)
    said = "Dòng không còn dòng con: hãy ghi cách chấm, hoặc bỏ dòng"
    draft.mark(parent["id"], Mark("children_gone", said))


def without_scale(draft: Draft, line: Written, said: str) -> None:
    """Take away what only a scored line has; a mark says so where it had a scale."""
    if line.get("rule") is not None or line.get("measure") is not None:
        draft.mark(line["id"], Mark("scale_dropped", said))
    for key in SCORED_ONLY:
        line.pop(key, None)


def remove_line(draft: Draft, identifier: str) -> Draft:
    """The draft without a line and all below it, never without an area; UnknownReference, InputRefused."""
    changed = copied(draft)
    found = find(changed, identifier)
    if found.parent is None and len(found.sisters) == 1:
        raise InputRefused([Problem("last_area", "Bộ tiêu chí phải còn ít nhất một lĩnh vực")])
    found.sisters.remove(found.line)
    if found.parent is not None and not found.sisters:
        left_alone(changed, found.parent)
    kept = changed.codes()
    changed.texts = {key: text for key, text in changed.texts.items() if key in kept}
    changed.marks = {key: marks for key, marks in changed.marks.items() if not key or key in kept}
    return changed
