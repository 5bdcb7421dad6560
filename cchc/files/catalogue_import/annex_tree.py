"""The tree of an annex: areas, criteria, subcriteria by their numbers; broken numbering is marked."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from cchc.files.catalogue_import.annex_line import LineRead, Mark
from cchc.files.catalogue_import.annex_lines import LinesRead
from cchc.files.catalogue_import.annex_numbers import Number


@dataclass(slots=True)
class Branch:
    """One line with the lines below it; `code` is unique where the numbers restart in every area."""

    line: LineRead
    code: str | None
    children: list["Branch"] = field(default_factory=list)

    def walk(self) -> Iterator["Branch"]:
        """This line and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(slots=True)
class _Growing:
    """The tree while lines are hung into it; `romans`: plain numbers are never those of areas."""

    restarted: bool
    romans: bool
    areas: list[Branch] = field(default_factory=list)
    known: dict[tuple[int, ...], Branch] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)

    def hang(self, line: LineRead) -> None:
        number = line.number
        if number is None:
            self._without_number(line)
        elif number.roman or (len(number.parts) == 1 and not self.romans and not number.letter):
            self._area(line, number)
        elif number.letter:
            self._letter(line, number)
        else:
            self._numbered(line, number)

    def _area(self, line: LineRead, number: Number) -> None:
        before = [one.line.number for one in self.areas]
        self._in_order(line, number, [one for one in before if one is not None])
        self.areas.append(self._branch(line, number.code))
        if number.roman:
            self.known = {}
        self.known[number.parts if not number.roman else ()] = self.areas[-1]

    def _without_number(self, line: LineRead) -> None:
        branch = Branch(line, None)
        if line.bold or not self.areas:
            self.areas.append(branch)
            self.known = {(): branch}
        else:
            self.areas[-1].children.append(branch)

    def _letter(self, line: LineRead, number: Number) -> None:
        above = self._last()
        while above is not None and above.line.number is not None and above.line.number.letter:
            found = self.parent_of(above)
            above = None if found is above else found
        if above is None:
            line.mark("parent_missing", f"Dòng {number.code} không có dòng cấp trên")
            self.areas.append(self._branch(line, number.code))
            return
        code = f"{above.code}.{number.code}" if above.code else number.code
        above.children.append(self._branch(line, code))

    def _last(self) -> Branch | None:
        return list(self.areas[-1].walk())[-1] if self.areas else None

    def parent_of(self, branch: Branch) -> Branch:
        """The line above a line; an area is above itself."""
        for area in self.areas:
            for one in area.walk():
                if branch in one.children:
                    return one
        return branch

    def _numbered(self, line: LineRead, number: Number) -> None:
        parent = self.known.get(number.parts[:-1])
        if parent is None and self.romans:
            parent = self.known.get(())
            level = {len(key) for key, one in self.known.items() if parent and one in parent.children}
            if level and len(number.parts) not in level:
                line.mark("parent_missing", self._orphan(number))
        elif parent is None:
            line.mark("parent_missing", self._orphan(number))
            parent = self._nearest(number)
        if parent is None:
            line.mark("parent_missing", self._orphan(number))
            self.areas.append(self._branch(line, number.code))
            self.known[number.parts] = self.areas[-1]
            return
        self._in_order(line, number, [one.line.number for one in parent.children if one.line.number])
        code = number.code
        if self.restarted and self.areas[-1].code:
            code = f"{self.areas[-1].code}.{code}"
        parent.children.append(self._branch(line, code))
        self.known[number.parts] = parent.children[-1]

    def _orphan(self, number: Number) -> str:
        return f"Không có dòng cấp trên của dòng {number.code}: số thứ tự có thể sai"

    def _nearest(self, number: Number) -> Branch | None:
        """The line above by the longest beginning of the number that is known, else the last area."""
        for length in range(len(number.parts) - 2, 0, -1):
            if number.parts[:length] in self.known:
                return self.known[number.parts[:length]]
        return self.areas[-1] if self.areas else None

    def _in_order(self, line: LineRead, number: Number, before: list[Number]) -> None:
        sisters = [one for one in before if len(one.parts) == len(number.parts) and not one.letter]
        expected = sisters[-1].ordinal + 1 if sisters else 1
        if number.ordinal == expected or (not sisters and self.romans and not number.roman):
            return
        told = "dòng này là dòng đầu" if not sisters else f"đứng sau dòng {sisters[-1].code}"
        line.mark("numbering_broken", f"Số thứ tự {number.code} không liền: {told}")

    def _branch(self, line: LineRead, code: str) -> Branch:
        self.seen[code] += 1
        if self.seen[code] > 1:
            line.mark("number_twice", f"Số thứ tự {code} đã có ở một dòng khác")
        return Branch(line, code)


def tree_of(read: LinesRead) -> tuple[Branch, ...]:
    """The areas with all below them; every line of the annex stands somewhere in the tree."""
    romans = any(line.number is not None and line.number.roman for line in read.lines)
    restarted = romans and _restarted(read.lines)
    named = bool(read.lines) and read.lines[0].number is None and read.lines[0].bold
    if restarted:
        text = "Số thứ tự đánh lại từ đầu trong từng lĩnh vực: mã của dòng ghi thêm số của lĩnh vực"
        read.marks.append(Mark("numbers_restart", text))
    growing = _Growing(restarted, romans or named)
    for line in read.lines:
        growing.hang(line)
    return tuple(growing.areas)


def _restarted(lines: list[LineRead]) -> bool:
    """Whether one number stands below two areas."""
    seen: dict[str, str] = {}
    area = ""
    for line in lines:
        if line.number is None or line.number.letter:
            continue
        if line.number.roman:
            area = line.number.code
        elif seen.setdefault(line.number.code, area) != area:
            return True
    return False
