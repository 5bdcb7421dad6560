"""Print the book of rules as the manual of officers: `python -m tests.spec.manual > docs/rules.md`."""

import sys
from collections.abc import Iterator
from decimal import Decimal

from cchc.core.catalogue import measure_wording
from cchc.core.catalogue.rules import PAIRS, describe
from cchc.core.numerals import points_text
from cchc.core.scoring.evaluate import STATE_LABELS, Score
from tests.spec.book import CHAPTERS, RULE_NAMES
from tests.spec.form import Chapter, Example, Spec

OPENING = """# Cách đo và cách chấm điểm

Tài liệu này do lệnh `python -m tests.spec.manual` in ra từ chính các ví dụ dùng để kiểm thử phần mềm:
ví dụ nào ở đây cũng được tính lại mỗi lần kiểm thử. Không sửa tay. Số liệu trong các ví dụ là số minh họa.

Mỗi dòng chấm điểm có một **cách đo** (từ số liệu ra kết quả) và một **cách chấm điểm** (từ kết quả ra điểm).
Kết quả được giữ chính xác tuyệt đối; chỉ điểm của dòng được làm tròn, đến hai chữ số thập phân,
nửa đơn vị làm tròn lên (1,625 thành 1,63).
*Chưa có số liệu*, *0* và *không đánh giá* là ba trường hợp khác nhau."""


def manual() -> str:
    """The manual as Markdown."""
    return (
        "\n\n".join((OPENING, *_rules(), *(block for chapter in CHAPTERS for block in _chapter(chapter))))
        + "\n"
    )


def _rules() -> Iterator[str]:
    yield "## Bảy cách chấm điểm"
    yield "\n".join(f"- **{name}**: {about}" for name, about in RULE_NAMES.values())
    yield "## Cách đo nào đi với cách chấm nào"
    titles = {chapter.measure: chapter.title for chapter in CHAPTERS}
    rows = (
        f"| {titles[measure]} | {', '.join(RULE_NAMES[rule][0].lower() for rule in rules)} |"
        for measure, rules in PAIRS.items()
    )
    yield "\n".join(("| Cách đo | Cách chấm điểm |", "|---|---|", *rows))


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"## {chapter.title}"
    yield chapter.about
    for spec in chapter.specs:
        yield from _spec(spec)


def _spec(spec: Spec) -> Iterator[str]:
    yield f"### {spec.title}"
    most = Decimal(spec.max_points)
    lines = [f"- Điểm tối đa: {points_text(most)}"]
    if spec.measure is not None:
        lines.append(f"- Cách đo: {measure_wording.describe(spec.measure)}")
        if scope := spec.measure.scope.text():
            lines.append(f"- Phạm vi tính: {scope}")
    name = RULE_NAMES[type(spec.rule)][0].lower()
    lines.append(f"- Cách chấm điểm ({name}): {describe(spec.rule, spec.measure, most)}")
    yield "\n".join(lines)
    yield "\n".join(_example(number, spec, example) for number, example in enumerate(spec.examples, start=1))


def _example(number: int, spec: Spec, example: Example) -> str:
    score = spec.score(example)
    said = "\n".join(f"   - {step.label}: {step.text}" for step in score.trace if step.kind in SHOWN)
    return f"{number}. **{_outcome(score)}**\n{said}"


SHOWN = ("facts", "result", "rounding")


def _outcome(score: Score) -> str:
    if score.points is None:
        label = STATE_LABELS[score.state]
        return f"{label[:1].upper()}{label[1:]}"
    return f"{points_text(score.points)} điểm"


if __name__ == "__main__":
    sys.stdout.write(manual())
