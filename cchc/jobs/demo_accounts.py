"""The accounts of the demonstration: they exist only where the demo flag is set."""

from datetime import datetime

from django.conf import settings

from cchc.core.errors import NotAllowed
from cchc.jobs.demo_agencies import communes, departments
from cchc.records.people.actions import system_person
from cchc.records.people.actions.demonstration import DemoAccount, open_demo_people
from cchc.records.people.models import Role

# Known to all on purpose: the demonstration listens on this machine only.
SHARED_WORD = "cai-cach-hanh-chinh"


def _one(username: str, full_name: str, agency: str, role: Role) -> DemoAccount:
    return DemoAccount(username, full_name, role, (agency,))


def _office(username: str, name: str, agency: str) -> tuple[DemoAccount, DemoAccount]:
    """Who enters figures for an agency, and its head (`ld.`)."""
    return (
        _one(username, f"Đầu mối CCHC {name}", agency, Role.SCORER),
        _one(f"ld.{username}", f"Lãnh đạo {name}", agency, Role.UNIT_HEAD),
    )


def _commune(username: str, name: str, agency: str) -> tuple[DemoAccount, DemoAccount]:
    """Who enters figures for a commune, and its head."""
    return (
        _one(username, f"Cán bộ {name}", agency, Role.COMMUNE_OFFICER),
        _one(f"ld.{username}", f"Lãnh đạo {name}", agency, Role.UNIT_HEAD),
    )


# Whom `make run` names; docs/user tells of the rest.
ACCOUNTS = (
    _one("vinhphuc", "Chuyên viên CCHC tỉnh Vĩnh Phúc", "vinh-phuc/so-noi-vu", Role.COORDINATOR),
    _one("lanhdao.vinhphuc", "Lãnh đạo UBND tỉnh Vĩnh Phúc", "vinh-phuc/ubnd-tinh", Role.LEADER),
    _one("vinhlong", "Chuyên viên CCHC tỉnh Vĩnh Long", "vinh-long/so-noi-vu", Role.COORDINATOR),
    _one("lanhdao.vinhlong", "Lãnh đạo UBND tỉnh Vĩnh Long", "vinh-long/ubnd-tinh", Role.LEADER),
)
VINH_PHUC = (
    *_office("noivu.vinhphuc", "Sở Nội vụ Vĩnh Phúc", "vinh-phuc/so-noi-vu"),
    *_office("tuphap.vinhphuc", "Sở Tư pháp Vĩnh Phúc", "vinh-phuc/so-tu-phap"),
    *_office("vanphong.vinhphuc", "Văn phòng UBND tỉnh Vĩnh Phúc", "vinh-phuc/van-phong-ubnd-tinh"),
    *_office("taichinh.vinhphuc", "Sở Tài chính Vĩnh Phúc", "vinh-phuc/so-tai-chinh"),
    *_office("tttt.vinhphuc", "Sở TT&TT Vĩnh Phúc", "vinh-phuc/so-thong-tin-va-truyen-thong"),
)
VINH_LONG = (
    *_office("noivu.vinhlong", "Sở Nội vụ Vĩnh Long", "vinh-long/so-noi-vu"),
    *_office("vanphong.vinhlong", "Văn phòng UBND tỉnh Vĩnh Long", "vinh-long/van-phong-ubnd-tinh"),
    _one("xa-001", "Cán bộ Xã số 1 (minh họa)", "vinh-long-minh-hoa/xa-001", Role.COMMUNE_OFFICER),
    _one("xa-002", "Cán bộ Xã số 2 (minh họa)", "vinh-long-minh-hoa/xa-002", Role.COMMUNE_OFFICER),
)
INTERNAL = (
    *_office("so-a", "Sở A (minh họa)", "minh-hoa/so-a"),
    *_office("so-b", "Sở B (minh họa)", "minh-hoa/so-b"),
    *_office("so-c", "Sở C (minh họa)", "minh-hoa/so-c"),
    *_commune("xa-1", "Xã 1 (minh họa)", "minh-hoa/xa-1"),
    *_commune("xa-2", "Xã 2 (minh họa)", "minh-hoa/xa-2"),
    *_commune("xa-3", "Xã 3 (minh họa)", "minh-hoa/xa-3"),
    *_commune("phuong-4", "Phường 4 (minh họa)", "minh-hoa/phuong-4"),
    _one("thamdinh.vinhphuc", "Tổ thẩm định Vĩnh Phúc", "vinh-phuc/so-noi-vu", Role.APPRAISER),
    _one("thamdinh.vinhlong", "Tổ thẩm định Vĩnh Long", "vinh-long/so-noi-vu", Role.APPRAISER),
    _one("thamdinh.so-c", "Người thẩm định của Sở C (minh họa)", "minh-hoa/so-c", Role.APPRAISER),
)


def _many() -> tuple[DemoAccount, ...]:
    """Two people who enter the figures of many agencies, so that nobody signs in a hundred times."""
    officer = "Cán bộ các xã, phường Vĩnh Long (minh họa)"
    return (
        DemoAccount("so.vinhlong", "Đầu mối CCHC các sở Vĩnh Long", Role.SCORER, departments()),
        DemoAccount("xa.vinhlong", officer, Role.COMMUNE_OFFICER, communes()),
    )


def open_demo_accounts(*, now: datetime) -> tuple[DemoAccount, ...]:
    """Open those that do not exist yet, return those to be named; raises NotAllowed without the demo flag."""
    if not settings.DEMO:
        raise NotAllowed("Tài khoản dùng thử chỉ được mở khi chạy thử (make run)")
    everybody = (*ACCOUNTS, *VINH_PHUC, *VINH_LONG, *_many(), *INTERNAL)
    open_demo_people(everybody, SHARED_WORD, by=system_person(now=now), now=now)
    return ACCOUNTS
