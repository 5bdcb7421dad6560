"""Heads of the pages of accounts: one's own, and those of a province."""

from django.urls import reverse

from cchc.records.people.models import User
from cchc.web.navigation import Crumb, PageHead, Tab, home_crumb

OWN, LIST = "Tài khoản của tôi", "Người dùng"
OWN_PAGES = (
    (OWN, "web:account"),
    ("Đổi mật khẩu", "web:account_password"),
    ("Lớp bảo vệ thứ hai", "web:account_second_factor"),
    ("Các phiên đăng nhập", "web:account_sessions"),
    ("Khóa truy cập", "web:account_tokens"),
)
LIST_PAGES = (
    ("Danh sách", "web:accounts"),
    ("Mở một tài khoản", "web:account_new"),
    ("Mở theo danh sách Excel", "web:accounts_file"),
)


def own_head(title: str) -> PageHead:
    """The head of a page of one's own account."""
    crumbs = (home_crumb(),) if title == OWN else (home_crumb(), Crumb(OWN, reverse("web:account")))
    tabs = tuple(Tab(text, reverse(name), "page" if text == title else "") for text, name in OWN_PAGES)
    return PageHead(title=title, crumbs=crumbs, tabs=tabs, tabs_label="Các trang của tài khoản")


def list_head(title: str) -> PageHead:
    """The head of the list of accounts and of the pages that open new ones."""
    crumbs = (home_crumb(),) if title == LIST else (home_crumb(), Crumb(LIST, reverse("web:accounts")))
    here = "Danh sách" if title == LIST else title
    tabs = tuple(Tab(text, reverse(name), "page" if text == here else "") for text, name in LIST_PAGES)
    return PageHead(title=title, crumbs=crumbs, tabs=tabs, tabs_label="Các trang về người dùng")


def person_head(person: User, title: str = "") -> PageHead:
    """The head of the page of one account, and of what was done on it."""
    crumbs: tuple[Crumb, ...] = (home_crumb(), Crumb(LIST, reverse("web:accounts")))
    if title:
        crumbs = (*crumbs, Crumb(str(person), reverse("web:person", args=[person.username])))
    return PageHead(title=title or str(person), crumbs=crumbs)
