"""Votes of the appraisal council: more than half of those present, or of all members in writing."""

from typing import Literal

from cchc.core.errors import FactError

BallotKind = Literal["meeting", "writing"]


def carried(ballot: BallotKind, members: int, present: int, in_favour: int) -> bool:
    """Whether a proposal is carried; exactly half is not more than half.

    Raises FactError for counts that cannot be true: more present than members, more in favour than present.
    """
    if not 0 <= in_favour <= present <= members:
        raise FactError(
            f"Số phiếu không thể xảy ra: {in_favour} tán thành, {present} dự họp hoặc cho ý kiến, "
            f"{members} thành viên"
        )
    return in_favour * 2 > (present if ballot == "meeting" else members)
