"""Prints docs/permissions.md: every act and every route, against every role."""

import os
import sys
from collections.abc import Iterator

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

SIGNS = {404: "–", 403: "×", 405: "·", 401: "!"}
HEAD = """# Ai được làm gì

Trang này được in từ mã bằng `make docs`; đừng sửa tay. Một kiểm thử đi qua từng đường dẫn với từng vai trò.

## Việc

Dấu ● là vai trò mà chính sách nhắc đến. Ngoài vai trò, chính sách còn xét: đúng cơ quan (hoặc cơ quan cấp
dưới), đúng lĩnh vực, trong thời gian của vai trò, trong thời gian của bước, không thẩm định cơ quan của
mình. “Cài đặt” là tài khoản quản trị của bản cài đặt (superuser).

"""
ROUTES_HEAD = """
## Trang và đường dẫn

| Dấu | Nghĩa |
|:-:|---|
| ● | vào được, hoặc được dẫn tới trang kế tiếp |
| × | bị từ chối (403) |
| – | không có đối với người này (404) |
| → | dẫn tới trang đăng nhập |
| ! | đòi khóa truy cập (401) |
| · | đường dẫn không nhận cách gọi ấy (405) |

Hai dấu cách nhau gạch chéo: trong cơ quan của trang / trong cơ quan khác cùng tỉnh. “Tỉnh khác” là chuyên
viên CCHC của tỉnh khác.

"""


def cells(values: Iterator[str] | list[str]) -> str:
    """One row of a table."""
    return f"| {' | '.join(values)} |\n"


def acts() -> Iterator[str]:
    """The table of acts, in the order of their Vietnamese sentences' list."""
    from cchc.records.people.models import Role
    from tests.permissions.policies import SUPERUSER, policies, roles_of
    from tests.permissions.wording import WORDING

    yield cells(["Việc", *(role.label for role in Role), "Cài đặt"])
    yield cells(["---", *(":-:" for _ in range(len(Role) + 1))])
    known = policies()
    for name, sentence in WORDING.items():
        roles = roles_of(known[name])
        marks = ["●" if role in roles else "" for role in (*(one.value for one in Role), SUPERUSER)]
        yield cells([sentence, *marks])


def routes() -> Iterator[str]:
    """The table of routes, in the order of their addresses."""
    from cchc.records.people.models import Role
    from tests.permissions.urls import patterns
    from tests.web.routes import all_routes
    from tests.web.walkers import ADMINISTRATOR, ANONYMOUS, OTHER, OWN, STRANGER, Answers

    def answered(declared: Answers) -> list[str]:
        kinds = [sign(declared.expected(walker), walker == ANONYMOUS) for walker in (ANONYMOUS, STRANGER)]
        for role in Role:
            here, there = (sign(declared.expected(f"{role.value}@{place}")) for place in (OWN, OTHER))
            kinds.append(here if here == there else f"{here}/{there}")
        return [*kinds, sign(declared.expected(ADMINISTRATOR))]

    yield cells(["Đường dẫn", "", "Chưa đăng nhập", "Tỉnh khác", *(role.label for role in Role), "Cài đặt"])
    yield cells(["---", "---", *(":-:" for _ in range(len(Role) + 3))])
    declared = all_routes()
    known = {name: pattern for name, pattern in patterns().items() if name in declared}
    for name, pattern in sorted(known.items(), key=lambda pair: pair[1]):
        for verb, answers in (("xem", declared[name].get), ("gửi", declared[name].post)):
            marks = answered(answers)
            if set(marks[1:]) != {"·"}:
                yield cells([f"`/{pattern}`", verb, *marks])


def sign(status: int, anonymous: bool = False) -> str:
    """One sign for a status."""
    if anonymous and status == 302:
        return "→"
    return SIGNS.get(status, "●")


def page() -> str:
    """The whole page."""
    return HEAD + "".join(acts()) + ROUTES_HEAD + "".join(routes())


if __name__ == "__main__":
    django.setup()
    sys.stdout.write(page())
