"""Documents as they were entered: what they are, their number and day, and where they can be read."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cchc.records.agencies.models import Agency

LONGEST_ADDRESS = 1000


class Document(models.Model):
    """One document of a province; which lines it proves is said by those who use it.

    `pinned_at`: since then it belongs to a published result, and the database keeps it and its files.
    """

    owner = models.ForeignKey(
        Agency, models.PROTECT, related_name="documents", verbose_name="Tỉnh, thành phố có tài liệu"
    )
    kind = models.CharField("Loại tài liệu kiểm chứng", max_length=120, blank=True)
    title = models.CharField("Tên tài liệu", max_length=500)
    number = models.CharField("Số, ký hiệu", max_length=120, blank=True)
    day = models.DateField("Ngày", null=True)
    address = models.CharField("Địa chỉ", max_length=LONGEST_ADDRESS, blank=True)
    pieces = models.PositiveSmallIntegerField("Số lượng trong tài liệu", default=1)
    seen_on = models.DateField("Ngày xem trang thông tin điện tử", null=True)
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, related_name="+", verbose_name="Cơ quan nộp tài liệu"
    )
    folded = models.CharField("Chữ để tìm", max_length=1300, blank=True, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người nhập"
    )
    entered_at = models.DateTimeField("Nhập lúc")
    pinned_at = models.DateTimeField("Đi cùng kết quả công bố lúc", null=True, editable=False)

    class Meta:
        verbose_name = "Tài liệu kiểm chứng"
        verbose_name_plural = "Tài liệu kiểm chứng"
        ordering = ("owner", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(title=""), name="document_has_title"),
            models.CheckConstraint(condition=Q(pieces__gt=0), name="document_has_pieces"),
            models.CheckConstraint(
                condition=Q(address="")
                | Q(address__startswith="http://")
                | Q(address__startswith="https://"),
                name="document_address_of_the_web",
            ),
        )

    def __str__(self) -> str:
        return self.title


class Revision(models.Model):
    """One file of a document as it was handed in; a newer one is put beside it, never in its place."""

    document = models.ForeignKey(
        Document, models.PROTECT, related_name="revisions", verbose_name="Tài liệu kiểm chứng"
    )
    number = models.PositiveSmallIntegerField("Lần")
    sha256 = models.CharField("Mã băm", max_length=64)
    size = models.PositiveBigIntegerField("Dung lượng (byte)")
    kind = models.CharField("Loại tệp", max_length=20)  # by content: pdf, png, jpg, docx, xlsx, …
    name = models.CharField("Tên tệp", max_length=255)
    pages = models.PositiveIntegerField("Số trang", null=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người tải lên"
    )
    uploaded_at = models.DateTimeField("Tải lên lúc")

    class Meta:
        verbose_name = "Tệp của tài liệu"
        verbose_name_plural = "Tệp của tài liệu"
        ordering = ("document", "-number")
        constraints = (
            models.UniqueConstraint(fields=("document", "number"), name="revision_once_per_document"),
        )

    def __str__(self) -> str:
        return f"{self.name} (lần {self.number})"
