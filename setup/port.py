"""Say clearly that a port cannot be had, before anything else is done."""

import errno
import socket
import sys

HINTS = {
    errno.EADDRINUSE: "cổng {port} đang bận, có thể một lần make run trước còn chạy. Hãy dừng lần chạy ấy",
    errno.EACCES: "không có quyền mở cổng {port}: cổng dưới 1024 cần quyền quản trị. Hãy dùng quyền ấy",
}
OTHER = "không mở được cổng {port}. Hãy xem lại số cổng (từ 1024 đến 65535)"


def main(port: int) -> int:
    """0 when the port is free on this machine's own address, otherwise 1 with a hint."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            hint = HINTS.get(getattr(error, "errno", 0), OTHER).format(port=port)
            sys.stderr.write(f"Lỗi: {hint}, hoặc chọn cổng khác, ví dụ: make run PORT=8001\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
