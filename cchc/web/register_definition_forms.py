"""The form by which a province sets up a register: columns, what they are for, the lines that rows feed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError

from cchc.core.errors import CchcError, FactError
from cchc.core.register.definition import (
    FIELD_KINDS,
    Amounts,
    ByKind,
    Feed,
    FieldOption,
    Reckoning,
    RegisterDefinition,
    RegisterField,
    Share,
    Tally,
)
from cchc.core.register.wording import EXAMPLE, cases_in, cases_text, conditions_in, conditions_text
from cchc.core.vietnamese import folded
from cchc.web.coordination_fields import CoordinationForm, LongText
from cchc.web.form_fields import PlainText

COLUMNS, FEEDS, MOST_FEEDS = 12, 3, 60
MORE = "them-dong"
PURPOSES = (
    ("", "không"),
    ("day", "ngày xếp dòng vào năm"),
    ("due", "hạn"),
    ("day_due", "hạn, cũng xếp dòng vào năm"),
    ("done", "ngày đã làm xong"),
    ("day_done", "ngày đã làm xong, cũng xếp dòng vào năm"),
)
HOW = (
    ("tally", "đếm dòng, hoặc cộng một cột số"),
    ("share", "tỷ lệ dòng đạt trên tổng số dòng"),
    ("amounts", "tỷ lệ hai cột số"),
    ("by_kind", "đếm theo từng loại của dòng tiêu chí"),
)
PART_HELP = (
    "Tỷ lệ dòng: điều kiện đạt. Hai cột số: tên cột tử số, xuống dòng, cột mẫu số. "
    "Từng loại: mã loại: điều kiện."
)


class DefinitionForm(CoordinationForm):
    """A register with up to thirty columns and as many lines fed as are asked for; empty ones are left."""

    title = PlainText(label="Tên sổ", max_length=200, error_messages={"required": "Hãy ghi tên sổ."})
    row = PlainText(
        label="Một dòng gọi là gì",
        max_length=60,
        help_text="Ví dụ: báo cáo, hội nghị, kiến nghị",
        error_messages={"required": "Hãy ghi tên gọi của một dòng."},
    )
    note = LongText(label="Lưu ý khi ghi", required=False, rows=2)
    personal = forms.BooleanField(label="Sổ về cá nhân: chỉ giữ số lượng, không có cột chữ", required=False)
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput())

    def __init__(
        self, catalogues: Iterable[tuple[str, str]], old: RegisterDefinition | None, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.old = old
        kept = len(old.fields) if old is not None else 0
        self.columns = min(30, max(COLUMNS, kept + 4))
        choices = [("", "Không"), *catalogues]
        for place in range(self.columns):
            self._group(f"c{place}", _column_fields())
        self.feeds = _feed_places(old, self.data or self.initial)
        for place in range(self.feeds):
            self._group(f"f{place}", _feed_fields(choices))

    def _group(self, prefix: str, fields: Mapping[str, forms.Field]) -> None:
        for name, field in fields.items():
            look = "form-select" if isinstance(field.widget, forms.Select) else "form-control"
            if not isinstance(field.widget, forms.CheckboxInput):
                field.widget.attrs["class"] = look
            self.fields[f"{prefix}_{name}"] = field

    @property
    def column_groups(self) -> list[list[Any]]:
        """The bound fields of each column, for the page."""
        return [self._bound(f"c{place}", _column_fields()) for place in range(self.columns)]

    @property
    def feed_groups(self) -> list[list[Any]]:
        """The bound fields of each line fed, for the page."""
        return [self._bound(f"f{place}", _feed_fields(())) for place in range(self.feeds)]

    def _bound(self, prefix: str, names: Iterable[str]) -> list[Any]:
        return [self[f"{prefix}_{name}"] for name in names]

    def clean(self) -> dict[str, Any]:
        """Read the groups into a definition, or say what cannot be read."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if self.errors:
            return given
        fields, purposes = self._columns(given)
        known = RegisterDefinition(
            id=self.old.id if self.old else _slug(given["title"], "-") or "so",
            title=given["title"],
            row=given["row"],
            day=_first(purposes, "day"),
            fields=fields,
            due=_first(purposes, "due"),
            done=_first(purposes, "done"),
            personal=given["personal"],
            note=given["note"],
        )
        try:
            given["definition"] = replace(known, feeds=tuple(self._feeds(given, known)))
        except CchcError as error:
            hint = f" {error.problem.hint}." if error.problem.hint else ""
            raise ValidationError(f"{error.problem.message}.{hint}") from error
        return given

    def _columns(self, given: Mapping[str, Any]) -> tuple[tuple[RegisterField, ...], dict[str, str]]:
        old = self.old.fields if self.old is not None else ()
        fields: list[RegisterField] = []
        purposes: dict[str, str] = {}
        for place in range(self.columns):
            said: dict[str, Any] = {name: given.get(f"c{place}_{name}") for name in _column_fields()}
            if not said["label"]:
                continue
            before = old[place] if place < len(old) else None
            taken = {one.key for one in (*fields, *old)}
            key = before.key if before is not None else _free(_slug(said["label"], "_"), taken)
            fields.append(_field(key, said, before))
            purposes[key] = said["purpose"]
        return tuple(fields), purposes

    def _feeds(self, given: Mapping[str, Any], known: RegisterDefinition) -> Iterator[Feed]:
        for place in range(self.feeds):
            said = {name: str(given.get(f"f{place}_{name}") or "") for name in _feed_fields(())}
            if said["catalogue"]:
                yield Feed(said["catalogue"], said["line"], _reckoning(said, known))


def _feed_places(old: RegisterDefinition | None, given: Mapping[str, Any]) -> int:
    """How many lines the form offers: those kept or typed, and always some that are free."""
    kept = len(old.feeds) + FEEDS if old is not None and old.feeds else FEEDS
    typed = next((place for place in range(MOST_FEEDS, 0, -1) if f"f{place - 1}_catalogue" in given), 0)
    return min(max(kept, typed + FEEDS if MORE in given else typed), MOST_FEEDS)


def _column_fields() -> dict[str, forms.Field]:
    return {
        "label": PlainText(label="Tên cột", max_length=120, required=False),
        "kind": forms.ChoiceField(label="Loại", choices=list(FIELD_KINDS.items()), required=False),
        "options": LongText(label="Các lựa chọn, mỗi dòng một", rows=2, required=False),
        "unit": PlainText(label="Đơn vị tính", max_length=40, required=False),
        "purpose": forms.ChoiceField(label="Dùng làm", choices=PURPOSES, required=False),
        "required": forms.BooleanField(label="Bắt buộc ghi", required=False),
    }


def _feed_fields(catalogues: Iterable[tuple[str, str]]) -> dict[str, forms.Field]:
    return {
        "catalogue": forms.ChoiceField(label="Bộ tiêu chí", choices=list(catalogues), required=False),
        "line": PlainText(label="Mã dòng tiêu chí", max_length=40, required=False),
        "how": forms.ChoiceField(label="Cách tính", choices=HOW, required=False),
        "where": LongText(label="Chỉ tính những dòng", rows=2, required=False, help_text=EXAMPLE),
        "part": LongText(label="Phần đạt", rows=2, required=False, help_text=PART_HELP),
        "of": PlainText(
            label="Cột số được cộng", max_length=120, required=False, help_text="Để trống là đếm dòng"
        ),
    }


def _field(key: str, said: Mapping[str, Any], before: RegisterField | None) -> RegisterField:
    known = {one.name: one.id for one in before.options} if before is not None else {}
    options: list[FieldOption] = []
    names = said["options"].splitlines() if said["kind"] == "choice" else []
    for name in filter(None, map(str.strip, names)):
        taken = {one.id for one in options} | set(known.values())
        options.append(FieldOption(known.get(name) or _free(_slug(name, "_"), taken), name))
    return RegisterField(
        key=key,
        label=said["label"],
        kind=said["kind"] or "text",
        options=tuple(options),
        required=bool(said["required"]),
        unit=said["unit"],
    )


def _reckoning(said: Mapping[str, str], known: RegisterDefinition) -> Reckoning:
    where = conditions_in(said["where"], known.fields)
    of = _key(said["of"], known) if said["of"] else ""
    match said["how"]:
        case "share":
            return Share(conditions_in(said["part"], known.fields), where)
        case "amounts":
            named = [one.strip() for one in said["part"].splitlines() if one.strip()]
            if len(named) != 2:
                raise FactError("Tỷ lệ hai cột số: ghi tên cột tử số, xuống dòng, tên cột mẫu số")
            return Amounts(_key(named[0], known), _key(named[1], known), where)
        case "by_kind":
            return ByKind(cases_in(said["part"], known.fields, of))
        case _:
            return Tally(where, of)


def _key(label: str, known: RegisterDefinition) -> str:
    found = next((one.key for one in known.fields if folded(one.label) == folded(label)), None)
    if found is None:
        raise FactError(f"Sổ không có cột “{label}”")
    return found


def _first(purposes: Mapping[str, str], wanted: str) -> str:
    return next((key for key, purpose in purposes.items() if wanted in purpose.split("_")), "")


def _slug(text: str, between: str) -> str:
    plain = "".join(sign if sign.isascii() and sign.isalnum() else " " for sign in folded(text))
    words = plain.split()
    while words and words[0][0].isdigit() and between == "_":
        words = words[1:]
    return between.join(words)[:40].strip(between)


def _free(wanted: str, taken: set[str]) -> str:
    name = wanted or f"k{uuid4().hex[:6]}"
    names = (name, *(f"{name[:36]}_{number}" for number in range(2, 60)))
    return next(one for one in names if one not in taken)


def definition_initial(definition: RegisterDefinition, version: int) -> dict[str, Any]:
    """What the form is filled with for a register that is there."""
    found: dict[str, Any] = {
        "title": definition.title,
        "row": definition.row,
        "note": definition.note,
        "personal": definition.personal,
        "seen": version,
    }
    for place, field in enumerate(definition.fields):
        said = {
            "label": field.label,
            "kind": field.kind,
            "options": "\n".join(one.name for one in field.options),
            "unit": field.unit,
            "purpose": _purpose(definition, field.key),
            "required": field.required,
        }
        found |= {f"c{place}_{name}": value for name, value in said.items()}
    for place, feed in enumerate(definition.feeds):
        said = {"catalogue": feed.catalogue, "line": feed.line, **_said(feed.reckoning, definition)}
        found |= {f"f{place}_{name}": value for name, value in said.items()}
    return found


def _purpose(definition: RegisterDefinition, key: str) -> str:
    parts = (("day", definition.day), ("due", definition.due), ("done", definition.done))
    said = "_".join(name for name, column in parts if column == key)
    return said if said in dict(PURPOSES) else ""


def _said(reckoning: Reckoning, definition: RegisterDefinition) -> dict[str, str]:
    labels = {one.key: one.label for one in definition.fields}
    match reckoning:
        case Tally(where, of):
            return {"how": "tally", "where": conditions_text(where, definition), "of": labels.get(of, "")}
        case Share(part, where):
            texts = conditions_text(part, definition), conditions_text(where, definition)
            return {"how": "share", "part": texts[0], "where": texts[1]}
        case Amounts(part_of, whole_of, where):
            named = f"{labels[part_of]}\n{labels[whole_of]}"
            return {"how": "amounts", "part": named, "where": conditions_text(where, definition)}
        case ByKind(kinds):
            of = next((labels[kind.of] for kind in kinds if kind.of), "")
            return {"how": "by_kind", "part": cases_text(kinds, definition), "of": of}
