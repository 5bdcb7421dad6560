"""Where sources contradict one another, as it is given."""

from ninja import Schema


class StatementOut(Schema):
    """Một chỗ của nguồn nói gì."""

    place: str
    says: str


class ConflictOut(Schema):
    """Hai chỗ của nguồn nêu khác nhau; `followed` là chỗ mà kết luận dựa vào, null khi tệp không nói."""

    id: str
    about: str
    first: StatementOut
    second: StatementOut
    line: str | None
    note: str
    followed: str | None
