"""Documents that left the house, frozen with their bytes, and the offices' own Word templates."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cchc.core.document.kinds import KIND_NAMES
from cchc.records.agencies.models import Agency
from cchc.records.evidence.models import Document

KINDS = tuple((kind.value, name) for kind, name in KIND_NAMES.items())


class OfficeTemplate(models.Model):
    """One version of a province's own template for a kind of document; the running one is in use."""

    root = models.ForeignKey(
        Agency, models.PROTECT, related_name="office_templates", verbose_name="Tỉnh, thành phố"
    )
    kind = models.CharField("Loại văn bản", max_length=40, choices=KINDS)
    number = models.PositiveSmallIntegerField("Lần")
    name = models.CharField("Tên tệp", max_length=255)
    content = models.BinaryField("Tệp .docx")
    sha256 = models.CharField("Mã băm", max_length=64)
    note = models.CharField("Ghi chú", max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người tải lên"
    )
    at = models.DateTimeField("Tải lên lúc")
    started_at = models.DateTimeField("Dùng từ lúc", null=True)
    ended_at = models.DateTimeField("Thôi dùng lúc", null=True)

    class Meta:
        verbose_name = "Mẫu văn bản của cơ quan"
        verbose_name_plural = "Các mẫu văn bản của cơ quan"
        ordering = ("root", "kind", "-number")
        constraints = (
            models.UniqueConstraint(fields=("root", "kind", "number"), name="template_once_per_version"),
            models.UniqueConstraint(
                fields=("root", "kind"),
                condition=Q(started_at__isnull=False, ended_at__isnull=True),
                name="template_one_in_use",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
                name="template_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, lần {self.number}"

    @property
    def in_use(self) -> bool:
        """Whether new documents of the kind may be written with it."""
        return self.started_at is not None and self.ended_at is None


class IssuedDocument(models.Model):
    """A document as it left the house: the bytes, their hashes, and the data from which it was made.

    `subject` names what it was made of ('plan:vinh-phuc-5264-2018'); `sources` are names and hashes of the
    data. `pdf` is empty where an office's own template was used: only Word sets that. Never changed.
    """

    root = models.ForeignKey(
        Agency, models.PROTECT, related_name="issued_documents", verbose_name="Tỉnh, thành phố"
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, null=True, related_name="+", verbose_name="Cơ quan có văn bản"
    )
    kind = models.CharField("Loại văn bản", max_length=40, choices=KINDS)
    subject = models.CharField("Lập từ", max_length=200)
    title = models.TextField("Tên loại, trích yếu")
    docx = models.BinaryField("Tệp Word")
    docx_sha256 = models.CharField("Mã băm của tệp Word", max_length=64)
    pdf = models.BinaryField("Tệp PDF")
    pdf_sha256 = models.CharField("Mã băm của tệp PDF", max_length=64, blank=True)
    xlsx = models.BinaryField("Tệp Excel")
    xlsx_sha256 = models.CharField("Mã băm của tệp Excel", max_length=64, blank=True, default="")
    sources = models.JSONField("Số liệu đã dùng", default=dict)
    template = models.ForeignKey(
        OfficeTemplate, models.PROTECT, null=True, related_name="+", verbose_name="Mẫu đã dùng"
    )
    illustrative = models.BooleanField("Số liệu minh họa", default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người lập"
    )
    at = models.DateTimeField("Lập lúc")

    class Meta:
        verbose_name = "Văn bản đã lập"
        verbose_name_plural = "Các văn bản đã lập"
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("root", "subject"), name="issued_by_subject"),)
        constraints = (models.CheckConstraint(condition=~Q(title=""), name="issued_has_title"),)

    def __str__(self) -> str:
        return self.title


class SignedCopy(models.Model):
    """The number and day that the office gave, with the scan of what was signed; the newest one counts."""

    issued = models.ForeignKey(
        IssuedDocument, models.PROTECT, related_name="signed_copies", verbose_name="Văn bản"
    )
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name="Bản ký, đóng dấu"
    )
    number = models.CharField("Số, ký hiệu", max_length=120)
    day = models.DateField("Ngày ban hành")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người ghi"
    )
    at = models.DateTimeField("Ghi lúc")

    class Meta:
        verbose_name = "Bản đã ký"
        verbose_name_plural = "Các bản đã ký"
        ordering = ("issued", "-at", "-id")
        constraints = (models.CheckConstraint(condition=~Q(number=""), name="signed_copy_has_number"),)

    def __str__(self) -> str:
        return f"{self.number}: {self.issued}"
