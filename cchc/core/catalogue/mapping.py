"""The written mapping of lines between two catalogue versions (bảng đối chiếu tiêu chí)."""

from dataclasses import dataclass
from typing import Literal

Partial = Literal["from", "to"]


@dataclass(frozen=True, slots=True)
class MappedLines:
    """Lines that become other lines: one to one, many to one, or to nothing (`new` empty).

    `stated`: a source says itself that the line is gone or new, so that a file that is not complete does not
    matter.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    note: str = ""
    stated: bool = False


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """All mapped lines between two versions; `same_code` lists lines whose code and meaning both stayed.

    `partial` names the sides whose file does not have every line of its decision.
    """

    old: str
    new: str
    lines: tuple[MappedLines, ...]
    same_code: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    partial: tuple[Partial, ...] = ()
