"""Findings about one file, each with the row and the criterion of the value that it is about."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from cchc.core.agency.lineage import AgencyRegister
from cchc.core.catalogue.nodes import Status
from cchc.core.errors import Place, Problem
from cchc.files.document import criterion_at
from cchc.files.yaml_tree import Path, YamlTree


@dataclass(frozen=True, slots=True)
class Findings:
    """The faults of a file, and what a reader must know although it is no fault."""

    tree: YamlTree
    errors: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)

    def place(self, path: Path) -> Place:
        """File, row and criterion of a value."""
        return Place(self.tree.file, row=self.tree.row(path), criterion=criterion_at(self.tree, path))

    def add(self, code: str, message: str, path: Path, hint: str) -> None:
        """Keep one fault."""
        self.errors.append(Problem(code, message, self.place(path), hint))

    def notice(self, code: str, message: str, path: Path) -> None:
        """Keep what a reader must know although it is no fault."""
        self.notices.append(Problem(code, message, self.place(path)))

    def agencies(self, register: AgencyRegister, identifiers: Iterable[str], path: Path) -> None:
        """Keep a fault for each agency that the register does not know; `path` is the list of them."""
        for position, identifier in enumerate(identifiers):
            self.agency(register, identifier, (*path, position))

    def agency(self, register: AgencyRegister, identifier: str | None, path: Path) -> None:
        """Keep a fault when the register does not know the agency or group."""
        if identifier is not None and not register.has(identifier):
            message = f"Không có cơ quan hay nhóm cơ quan “{identifier}” trong danh sách “{register.id}”"
            hint = f"Thêm vào agencies/{register.id}.yaml hoặc sửa mã"
            self.add("unknown_agency", message, path, hint)

    def note_needed(
        self, status: Status, note: str | None, path: Path, *, illustrative: bool = False
    ) -> None:
        """Keep a fault when a figure that is not sourced has no remark; `illustrative` files say so once."""
        if illustrative and status is Status.ILLUSTRATIVE:
            return
        if status is not Status.SOURCED and not note:
            hint = "Ghi rõ trong “note” suy ra thế nào hoặc vì sao chưa có nguồn"
            self.add("missing_note", f"Mức độ “{status}” phải kèm ghi chú", path, hint)

    def twice(self, identifiers: Iterable[str], path: Path, what: str) -> None:
        """Keep a fault for each identifier of a list that stands there already."""
        seen: dict[str, int] = {}
        for position, identifier in enumerate(identifiers):
            row = self.tree.row((*path, position))
            if identifier in seen:
                message = f"{what} “{identifier}” bị lặp: đã có ở dòng {seen[identifier]}"
                self.add("duplicate_id", message, (*path, position), "Mỗi mã chỉ dùng một lần")
            seen.setdefault(identifier, row)
