"""Write the example results of the illustrative catalogues; seeded, so the files come out byte for byte."""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

SEED = 20261115
CATALOGUES = Path(__file__).parent.parent / "catalogues"
STORIES = [Path(__file__).with_name(f"illustrative_{name}.yaml") for name in ("units", "board")]
BARE = re.compile(r"[a-z][a-z0-9_-]*")
Spec = dict[str, Any]


class Draw:
    """The chance of one unit and line; a line keeps its figures when another line changes."""

    def __init__(self, unit: str, line: str, story: Spec, known: dict[str, int]) -> None:
        self.chance = random.Random(f"{SEED}/{unit}/{line}")  # noqa: S311 - seeded, so that files repeat
        self.quality: float = story["quality"]
        self.known = known

    def level(self) -> float:
        """How well the unit does here: 0 worst, 1 best."""
        return min(max(self.quality + self.chance.uniform(-0.3, 0.3), 0.0), 1.0)

    def between(self, span: list[int]) -> int:
        """A whole number between the worst and the best of a span."""
        return round(span[0] + (span[1] - span[0]) * self.level())

    def pair(self, spec: Spec) -> Spec:
        """A size, known of the unit or within a span, and a second number as so many thousandths of it."""
        (first, size), (second, span) = list(spec.items())[:2]
        whole = self.known[size] if isinstance(size, str) else self.chance.randint(*size)
        thousandths = min(self.between(span), 1000 if second == "part" else spec.get("most", 9999))
        self.known[spec.get("rest", "")] = whole - whole * thousandths // 1000
        return {second: whole * thousandths // 1000, first: whole}

    def day(self, spec: Spec) -> Spec:
        """A day some days after the deadline or before it; nobody signs at a weekend."""
        done = spec["due"] + timedelta(days=self.between(spec["late"]))
        return {"due": spec["due"], "done": done - timedelta(days=max(done.weekday() - 4, 0))}

    def fact(self, spec: Spec) -> Spec:
        """The fact of one line; the first key of its specification says of which kind."""
        kind, told = next(iter(spec.items()))
        match kind:
            case "due":
                return self.day(spec)
            case "cases":
                return {kind: {case: max(self.between(span), 0) for case, span in told.items()}}
            case "count":
                return {kind: max(self.between(told), 0)}
            case "done":
                return {kind: told[: self.between([spec["least"], len(told)])]}
            case "option":
                return {kind: told[self.between([0, len(told) - 1])]}
            case "points":
                return {kind: Decimal(self.between(told)) / 100}
            case "value":
                return {kind: self.level() >= told}
            case _:
                return self.pair(spec)


def gathered(line: str, spec: Spec, story: Spec) -> Spec:
    """The figures of many units, each drawn alone, some not sent; or one sum divided among the units."""
    members = [member for group in spec["among"] for member in story["groups"][group]]
    draws = {member: Draw(member, line, story, {}) for member in members}
    chance = Draw("", line, story, {}).chance
    if "sum" in spec:
        whole, part = spec["sum"]["whole"], spec["sum"]["part"]
        sizes = Counter(members * 8) + Counter(chance.choices(members, k=whole - 8 * len(members)))
        late = Counter(chance.sample(members, whole - part))
        shares = {unit: {"part": sizes[unit] - late[unit], "whole": sizes[unit]} for unit in members}
        return {"expected": members, "units": shares}
    absent = chance.sample(members, spec.get("missing", 0))
    units = {member: draw.fact(spec["each"]) for member, draw in draws.items() if member not in absent}
    return {"expected": members, "units": units}


def flow(value: Any) -> str:
    """A value on one line of YAML; codes and texts quoted."""
    match value:
        case dict():
            return "{" + ", ".join(f"{flow(key)}: {flow(entry)}" for key, entry in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(flow, value)) + "]"
        case str() | bool() | None if not BARE.fullmatch(str(value)):
            return json.dumps(value, ensure_ascii=False)
        case float() | Decimal():
            return f"{value:.2f}"
        case _:
            return str(value)


def facts_text(lines: Spec, unit: str, story: Spec) -> str:
    """The facts of one unit: drawn, then what its story says instead."""
    known, text = dict(story["sizes"]), ""
    for line, spec in lines.items():
        drawn = gathered(line, spec, story) if "among" in spec else Draw(unit, line, story, known).fact(spec)
        entry = story.get("facts", {}).get(line, drawn)
        if line in story.get("provisional", []):
            entry = entry | {"provisional": True, "cutoff_date": story["cutoff"]}
        if line not in story.get("absent", []):
            text += entry_text(line, entry)
    return text


def entry_text(line: str, entry: Spec) -> str:
    """One fact; figures of many units stand one below the other."""
    if len(entry.get("units", {})) <= 3:
        return f'  "{line}": {flow(entry)}\n'
    units = "".join(f"      {unit}: {flow(fact)}\n" for unit, fact in entry["units"].items())
    expected = "".join(f"      - {unit}\n" for unit in entry["expected"])
    return f'  "{line}":\n    expected:\n{expected}    units:\n{units}'


def deductions_text(deductions: Spec) -> str:
    """The deduction items of one unit; empty when nobody has written any."""
    text = "\ndeductions:\n" if deductions else ""
    for line, items in deductions.items():
        marked = (item | {"responsible_status": "illustrative"} for item in items)
        text += f'  - line: "{line}"\n    items:\n' + "".join(f"      - {flow(item)}\n" for item in marked)
    return text


def examples() -> Iterator[tuple[Path, str]]:
    """Every example file and its text."""
    for path in STORIES:
        stories = yaml.safe_load(path.read_text(encoding="utf-8"))
        header = stories.pop("header")
        for catalogue, plan in stories.items():
            for unit, story in plan["units"].items():
                text = header.format(seed=SEED, unit=unit, catalogue=catalogue, **story)
                told = story | {"groups": plan.get("groups", {}), "cutoff": plan["cutoff"]}
                text += facts_text(plan["lines"], unit, told) + deductions_text(story.get("deductions", {}))
                yield CATALOGUES / catalogue / "examples" / f"{story.get('file', f'{unit}-2026')}.yaml", text


def main() -> None:
    """Write every example file of every story."""
    for path, text in examples():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
