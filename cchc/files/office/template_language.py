"""What a template may say: offered fields, loops over offered lists, conditions; nothing that runs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes
from jinja2.sandbox import SandboxedEnvironment

from cchc.core.document.fields import FIELDS, OfferedList

FILTERS = frozenset({"upper", "lower", "trim"})
ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Const,
    nodes.Name,
    nodes.Getattr,
    nodes.For,
    nodes.If,
    nodes.Filter,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Compare,
    nodes.Operand,
)
COMMANDS = {
    "Call": "gọi hàm",
    "Assign": "gán giá trị",
    "AssignBlock": "gán giá trị",
    "Include": "chèn mẫu khác",
    "Import": "chèn mẫu khác",
    "FromImport": "chèn mẫu khác",
    "Extends": "chèn mẫu khác",
    "Block": "khối của mẫu khác",
    "Macro": "định nghĩa lệnh mới",
    "CallBlock": "gọi hàm",
    "Getitem": "lấy phần tử",
    "CondExpr": "chọn một trong hai giá trị",
    "Test": "phép thử",
}
MARKS = ("{{", "{%", "{#")  # left in what is said as it stands: {% raw %}
MOST_REPEATED = 200_000  # signs of markup that one entry of a list may repeat
LOOP = frozenset({"index", "index0", "first", "last", "length"})


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that a template may not say, in words, and what it named."""

    code: str
    name: str
    text: str


def faults(tree: nodes.Template, lists: Mapping[str, OfferedList]) -> tuple[Fault, ...]:
    """Everything in a parsed template that is not offered, each once."""
    return tuple(dict.fromkeys(_Reader(lists).read(tree, {})))


@dataclass(frozen=True, slots=True)
class _Reader:
    lists: Mapping[str, OfferedList]

    def read(self, node: nodes.Node, entries: Mapping[str, OfferedList]) -> Iterator[Fault]:
        """Faults of a node and of what stands in it; `entries` are the names that loops gave."""
        match node:
            case nodes.For():
                yield from self._loop(node, entries)
            case nodes.Getattr():
                yield from _attribute(node, entries)
            case nodes.Name():
                yield from self._name(node, entries)
            case nodes.TemplateData() if any(mark in node.data for mark in MARKS):
                yield Fault("command", "raw", "có lệnh không được phép (giữ nguyên văn)")
            case nodes.Filter() if node.name not in FILTERS:
                yield Fault("filter", node.name, f"không dùng được bộ lọc “{node.name}”")
            case _ if not isinstance(node, ALLOWED):
                said = COMMANDS.get(type(node).__name__, "phép tính")
                yield Fault("command", said, f"có lệnh không được phép ({said})")
            case _:
                for child in node.iter_child_nodes():
                    yield from self.read(child, entries)

    def _loop(self, node: nodes.For, entries: Mapping[str, OfferedList]) -> Iterator[Fault]:
        offered = self.lists.get(node.iter.name) if isinstance(node.iter, nodes.Name) else None
        if entries:
            yield Fault("nested", "for", "vòng lặp nằm trong vòng lặp khác")
        elif offered is None:
            named = node.iter.name if isinstance(node.iter, nodes.Name) else "biểu thức"
            yield Fault("loop", named, f"vòng lặp trên “{named}”, không phải danh sách được dùng")
        elif not isinstance(node.target, nodes.Name) or node.recursive or node.test is not None:
            yield Fault("loop", offered.name, f"vòng lặp trên “{offered.name}” viết chưa đúng")
        elif sum(len(one.data) for one in node.find_all(nodes.TemplateData)) > MOST_REPEATED:
            yield Fault("loop", offered.name, f"vòng lặp trên “{offered.name}” lặp lại quá nhiều chữ")
        else:
            inside = {node.target.name: offered}
            for child in (*node.body, *node.else_):
                yield from self.read(child, inside)

    def _name(self, node: nodes.Name, entries: Mapping[str, OfferedList]) -> Iterator[Fault]:
        if node.name in FIELDS or node.name in self.lists:
            return
        offered = entries.get(node.name)
        if offered is None:
            yield Fault("unknown", node.name, f"không có trường “{node.name}”")
        elif offered.fields:
            text = f"“{node.name}” là một dòng của {offered.name}, hãy ghi rõ trường, ví dụ {node.name}."
            yield Fault("entry", node.name, f"{text}{offered.fields[0][0]}")


def _attribute(node: nodes.Getattr, entries: Mapping[str, OfferedList]) -> Iterator[Fault]:
    holder = node.node.name if isinstance(node.node, nodes.Name) else ""
    if holder == "loop" and entries and node.attr in LOOP:
        return
    offered = entries.get(holder)
    if offered is None or node.attr not in offered.names:
        named = f"{holder}.{node.attr}"
        yield Fault("unknown", named, f"không có trường “{named}”")


def repeated(tree: nodes.Template, counts: Mapping[str, int]) -> int:
    """The signs of markup that the loops of a template write, `counts` being the entries of each list."""
    written = 0
    for loop in tree.find_all(nodes.For):
        held = counts.get(loop.iter.name, 0) if isinstance(loop.iter, nodes.Name) else 0
        written += held * sum(len(one.data) for one in loop.find_all(nodes.TemplateData))
    return written


def environment() -> SandboxedEnvironment:
    """The environment in which templates are read and filled in: a sandbox that escapes every value."""
    return SandboxedEnvironment(autoescape=True)
