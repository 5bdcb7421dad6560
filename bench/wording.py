"""What was measured, in rows of a page."""

from collections.abc import Iterator, Sequence

from bench.pages import CLIENTS, REQUESTS, Cost
from bench.savers import Told
from bench.server import Server


def seconds_text(seconds: float) -> str:
    """Seconds to a tenth, with a decimal comma."""
    return f"{seconds:.1f}".replace(".", ",")


def cost_rows(costs: Sequence[Cost], server: Server) -> Iterator[str]:
    """The table of pages; raises RuntimeError for a page that needs more queries than it may."""
    yield ""
    yield f"| trang | truy vấn (cho phép) | kB | một người, trung vị (lâu nhất) | {CLIENTS} người, trung vị |"
    yield "|---|---|---|---|---|"
    for cost in costs:
        if cost.queries > cost.page.most_queries:
            raise RuntimeError(f"{cost.page.path}: {cost.queries} queries")
        yield (
            f"| {cost.page.name} | {cost.queries} ({cost.page.most_queries}) | {cost.size // 1000} | "
            f"{cost.one:.0f} ({cost.one_worst:.0f}) ms | {cost.eight:.0f} ms |"
        )
    peak = server.peak_memory() / 1_000_000
    yield ""
    yield (
        f"Mỗi trang {REQUESTS} lần, qua HTTP, gunicorn như `make run`; "
        f"bộ nhớ cao nhất của một tiến trình {peak:.0f} MB."
    )


def saved_rows(told: Told, missing: Sequence[str], seconds: float, people: int) -> Iterator[str]:
    """The burst of saves; raises RuntimeError when anything was lost or refused."""
    if missing or told.refused or told.cut_off:
        raise RuntimeError(f"lost {missing[:3]}, refused {told.refused[:3]}, cut off {told.cut_off}")
    times = sorted(told.times)
    middle, slow = times[len(times) // 2], times[int(len(times) * 0.95)]
    yield ""
    yield (
        f"- {people} người lưu cùng lúc, {len(times)} lần lưu trong {seconds_text(seconds)} giây: "
        f"không mất lần nào, không lần nào bị từ chối; trung vị {middle:.0f} ms, 95 % dưới {slow:.0f} ms."
    )


def killed_rows(told: Told, missing: Sequence[str], *, again: bool) -> Iterator[str]:
    """The kill; raises RuntimeError when anything confirmed was lost or the site does not come back."""
    if missing or not again or not told.confirmed:
        raise RuntimeError(f"lost {missing[:3]}, confirmed {len(told.confirmed)}, answers again: {again}")
    yield (
        f"- `kill -9` giữa lúc đang lưu, sau {len(told.times)} lần trả lời: "
        f"{len(told.confirmed)} dòng đã xác nhận, không mất dòng nào; "
        "khởi động lại thì trang trả lời ngay."
    )
