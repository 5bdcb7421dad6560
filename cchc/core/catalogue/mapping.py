"""The written mapping of lines between two catalogue versions (bảng đối chiếu tiêu chí)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MappedLines:
    """Lines that become other lines: one to one, many to one, or to nothing (`new` empty)."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """All mapped lines between two versions; `same_code` lists lines whose code and meaning both stayed."""

    old: str
    new: str
    lines: tuple[MappedLines, ...]
    same_code: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
