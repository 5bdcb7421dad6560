"""How accounts are found and listed: by words without marks, by given name first."""

import re

from cchc.core.errors import InputRefused, Problem
from cchc.core.vietnamese import folded, sort_key

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")
TAKEN_BY_PAGES = frozenset({"moi", "tep", "mat-khau", "he-thong"})


def searched(full_name: str, username: str, position: str = "") -> dict[str, str]:
    """The columns that searching and listing need; Vietnamese names are listed by their last word."""
    given = full_name.rpartition(" ")[2]
    return {
        "folded": folded(f"{full_name} {username} {position}")[:600],
        "sort_key": sort_key(f"{given} {full_name}"),
    }


def refuse_username(username: str) -> None:
    """Raise InputRefused for a sign-in name that cannot stand in an address or that pages need."""
    if not USERNAME.fullmatch(username):
        message = "Tên đăng nhập gồm 3 đến 60 chữ thường không dấu, chữ số, dấu chấm hoặc gạch"
        raise InputRefused([Problem("bad_username", message, hint="Ví dụ: nguyen.van.an")])
    if username in TAKEN_BY_PAGES:
        raise InputRefused([Problem("bad_username", "Tên đăng nhập này hệ thống đã dùng")])
