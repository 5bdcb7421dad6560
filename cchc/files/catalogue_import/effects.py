"""Bonus and penalty lines of an annex: by the name of their part or a maximum below zero; always marked."""

import re
from collections.abc import Iterator

from cchc.core.catalogue.nodes import Effect
from cchc.core.catalogue.rules import Deduction
from cchc.files.catalogue_import.annex_line import Mark
from cchc.files.catalogue_import.annex_tree import Branch
from cchc.files.catalogue_import.context import ScaleRead, not_understood
from cchc.files.catalogue_import.words import small

LEAD = r"(?:(?:phần|mục|các|nội dung|tiêu chí|nhóm|tính)\s+)*"
TITLES = (
    (Effect.BONUS, re.compile(rf"{LEAD}(?:điểm (?:thưởng|cộng)|(?:thưởng|cộng) điểm)\b.{{0,80}}")),
    (Effect.PENALTY, re.compile(rf"{LEAD}(?:điểm (?:trừ|phạt)|(?:trừ|phạt) điểm)\b.{{0,80}}")),
)
SPOKEN = {
    Effect.BONUS: re.compile(r"điểm (?:thưởng|cộng)|(?:thưởng|cộng) điểm"),
    Effect.PENALTY: re.compile(r"điểm (?:trừ|phạt)|(?:trừ|phạt) điểm"),
}
WORDS = {Effect.BONUS: "điểm thưởng", Effect.PENALTY: "điểm trừ"}


def effect_of(branch: Branch, above: Effect) -> Effect:
    """How the points of a line enter the total: as above it, else as its own name begins or its sign says."""
    if above is not Effect.SCORE:
        return above
    if branch.line.taken:
        return Effect.PENALTY
    said = small(branch.line.name)
    if len(_spoken(said)) != 1:
        return Effect.SCORE
    return next((effect for effect, title in TITLES if title.fullmatch(said)), Effect.SCORE)


def _spoken(said: str) -> tuple[Effect, ...]:
    return tuple(effect for effect, form in SPOKEN.items() if form.search(said))


def effect_marks(branch: Branch, effect: Effect) -> Iterator[Mark]:
    """What to look at: a scored line whose name speaks of an effect, and every line that has one."""
    place = branch.line.place
    if effect is Effect.SCORE and _spoken(small(branch.line.name)):
        text = (
            "Tên dòng nói đến điểm thưởng hoặc điểm trừ; đang để là dòng tính điểm thường,"
            " hãy chọn “Cách tính vào tổng”"
        )
        yield Mark("effect_unclear", text, place)
    elif effect is not Effect.SCORE and not branch.children:
        yield Mark("effect_read", f"Hiểu là {WORDS[effect]}, nằm ngoài thang điểm", place)


def fitting(read: ScaleRead, effect: Effect) -> ScaleRead:
    """A line that takes points must say what each case takes: other words may mean the opposite."""
    if effect is not Effect.PENALTY or read.rule is None or isinstance(read.rule, Deduction):
        return read
    return not_understood("Dòng điểm trừ: chưa rõ câu nêu điểm bị trừ hay điểm còn lại")
