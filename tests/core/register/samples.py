"""Registers of the tests, in the shape of those that a province keeps."""

from cchc.core.register.definition import (
    Condition,
    Feed,
    FieldOption,
    RegisterDefinition,
    RegisterField,
    Share,
)

LATE = Condition("sent", "late", "due")
IN_TIME = Condition("sent", "in_time", "due")
REPORTS = RegisterDefinition(
    id="bao-cao",
    title="Sổ theo dõi báo cáo",
    row="báo cáo",
    day="due",
    fields=(
        RegisterField(key="title", label="Tên báo cáo", kind="text", required=True),
        RegisterField(
            key="kind",
            label="Loại",
            kind="choice",
            options=(FieldOption("it", "Báo cáo CNTT"), FieldOption("law", "Báo cáo thi hành pháp luật")),
        ),
        RegisterField(key="due", label="Hạn gửi", kind="date"),
        RegisterField(key="sent", label="Ngày gửi", kind="date"),
        RegisterField(key="pages", label="Số trang", kind="whole", unit="trang"),
        RegisterField(key="cost", label="Kinh phí", kind="amount"),
        RegisterField(key="paid", label="Đã chi", kind="amount"),
        RegisterField(key="secret", label="Mật", kind="yes_no"),
    ),
    feeds=(Feed("bo-2017", "1.2", Share((IN_TIME,))),),
)
