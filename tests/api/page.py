"""Prints docs/api.md: how one gets a key, what is answered, and every address."""

import os
import sys
from collections.abc import Iterator

import django

HEAD = """# Giao diện lập trình

Trang này được in từ mã bằng `make docs`; đừng sửa tay. Trên hệ thống đang chạy: `/api/v1/docs`
(cùng nội dung, thêm các dạng dữ liệu) và `/api/v1/openapi.json` (OpenAPI 3.1).

## Lấy khóa

1. Đăng nhập, mở *Tài khoản của tôi*, *Khóa truy cập*.
2. Đặt tên, chọn *Đọc* hay *Đọc và ghi*, chọn ngày hết hạn (nhiều nhất một năm). Khóa hiện đúng một lần.
3. Gửi khóa trong mỗi lần gọi. Khóa làm được đúng những gì người tạo làm được trên trang, không hơn.

```sh
curl -H "Authorization: Bearer $CCHC_KEY" https://cchc.example.vn/api/v1/me
curl -H "Authorization: Bearer $CCHC_KEY" -H "Content-Type: application/json" \\
  -d '{"fact": {"part": "996", "whole": "1000"}, "note": "Báo cáo quý IV", "seen": 0}' \\
  https://cchc.example.vn/api/v1/portions/12/lines/3.4.1
```

Mất khóa thì thu hồi ở cùng trang. Mỗi khóa gọi nhiều nhất 600 lần một phút ở mỗi tiến trình của máy chủ.

## Quy ước

- Số thập phân là chữ có dấu chấm (`"12.5"`), ngày là `2026-12-31`, thời điểm theo ISO 8601. `null` là chưa
  biết; chưa có số liệu, 0 và không đánh giá là ba dạng khác nhau.
- Điểm không bao giờ do người gọi gửi: máy chủ tính từ số liệu.
- `seen` là `version` đã xem. Người khác đã ghi sau đó thì 409 `entry_changed`, nói ai ghi, lúc
  nào, số gì; không có gì bị ghi đè.
- Mọi lỗi có một dạng: `{"code", "message", "problems": [{"code", "message", "hint", "place"}]}`.

| Mã | Khi nào |
|:-:|---|
| 400 | nội dung không phải JSON |
| 401 | thiếu khóa, khóa hết hạn hay đã thu hồi |
| 403 | được xem mà không được làm; khóa chỉ đọc |
| 404 | không có, hoặc không dành cho người có khóa |
| 405 | địa chỉ không nhận cách gọi ấy |
| 409 | đã có người ghi sau `seen`; phần việc đã đóng hay sai trạng thái |
| 413 | tệp quá lớn |
| 422 | nội dung không nhận được; `problems` kể từng điều |
| 429 | gọi quá nhiều |

## Địa chỉ
"""


def page() -> str:
    """The whole page."""
    return HEAD + "".join(_groups())


def _groups() -> Iterator[str]:
    from cchc.api.documentation import operations

    for tag, listed in operations().items():
        yield f"\n### {tag}\n\n| Gọi | Việc | Gửi | Khóa |\n|---|---|---|---|\n"
        for one in listed:
            sent = ", ".join(filter(None, (one.body, *(f"`{name}`" for name, _ in one.parameters))))
            yield f"| `{one.method} {one.path}` | {one.summary}. {one.description} | {sent} | {one.scope} |\n"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    sys.stdout.write(page())
