"""Registers with the versions of their definition, rows with their evidence, years confirmed as complete."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cchc.records.agencies.models import Agency
from cchc.records.evidence.models import Document


class KeptRegister(models.Model):
    """A register: one of the house for all provinces, or of one province; `text` is its newest definition."""

    slug = models.SlugField("Mã", max_length=120, unique=True)
    province = models.ForeignKey(
        Agency, models.PROTECT, null=True, related_name="+", verbose_name="Tỉnh, thành phố"
    )
    title = models.CharField("Tên sổ", max_length=300)
    text = models.TextField("Định nghĩa")
    version = models.PositiveIntegerField("Bản", default=1)

    class Meta:
        verbose_name = "Sổ theo dõi"
        verbose_name_plural = "Sổ theo dõi"
        ordering = ("title", "slug")

    def __str__(self) -> str:
        return self.title


class RegisterVersion(models.Model):
    """A definition as it was kept at some time; never changed."""

    register = models.ForeignKey(
        KeptRegister, models.PROTECT, related_name="versions", verbose_name="Sổ theo dõi"
    )
    number = models.PositiveIntegerField("Bản")
    text = models.TextField("Định nghĩa")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người lập"
    )
    at = models.DateTimeField("Lập lúc")

    class Meta:
        verbose_name = "Bản định nghĩa của sổ"
        verbose_name_plural = "Bản định nghĩa của sổ"
        ordering = ("register", "-number")
        constraints = (models.UniqueConstraint(fields=("register", "number"), name="register_version_once"),)

    def __str__(self) -> str:
        return f"{self.register} ({self.number})"


class Row(models.Model):
    """One row; a removed one stays with its reason. The days are those of its columns, for finding it."""

    register = models.ForeignKey(
        KeptRegister, models.PROTECT, related_name="rows", verbose_name="Sổ theo dõi"
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Cơ quan giữ sổ")
    values = models.JSONField("Nội dung", default=dict)
    day = models.DateField("Ngày xếp năm")
    due = models.DateField("Hạn", null=True)
    done = models.DateField("Đã làm ngày", null=True)
    folded = models.TextField("Chữ để tìm", blank=True, editable=False)
    version = models.PositiveIntegerField("Lần ghi", default=1)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người ghi"
    )
    at = models.DateTimeField("Ghi lúc")
    removed_at = models.DateTimeField("Bỏ lúc", null=True)
    removed_why = models.TextField("Lý do bỏ", blank=True)
    documents = models.ManyToManyField(
        Document, through="RowDocument", related_name="+", verbose_name="Tài liệu kiểm chứng"
    )

    class Meta:
        verbose_name = "Dòng của sổ"
        verbose_name_plural = "Dòng của sổ"
        ordering = ("-day", "-id")
        indexes = (models.Index(fields=("register", "agency", "day"), name="register_rows_of_a_year"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True) | ~Q(removed_why=""), name="removed_row_says_why"
            ),
        )

    def __str__(self) -> str:
        return f"{self.register}, {self.agency}: {self.pk}"


class RowDocument(models.Model):
    """One document that proves a row."""

    row = models.ForeignKey(Row, models.PROTECT, related_name="proofs", verbose_name="Dòng của sổ")
    document = models.ForeignKey(Document, models.PROTECT, related_name="+", verbose_name="Tài liệu")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người gắn"
    )
    at = models.DateTimeField("Gắn lúc")

    class Meta:
        verbose_name = "Tài liệu kiểm chứng của dòng sổ"
        verbose_name_plural = "Tài liệu kiểm chứng của dòng sổ"
        ordering = ("row", "id")
        constraints = (models.UniqueConstraint(fields=("row", "document"), name="row_proof_once"),)

    def __str__(self) -> str:
        return f"{self.row}: {self.document}"


class YearClosed(models.Model):
    """The head of an agency says that no row of a year is missing; any later change takes it back."""

    register = models.ForeignKey(
        KeptRegister, models.PROTECT, related_name="years", verbose_name="Sổ theo dõi"
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Cơ quan giữ sổ")
    year = models.PositiveIntegerField("Năm")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người xác nhận"
    )
    at = models.DateTimeField("Xác nhận lúc")

    class Meta:
        verbose_name = "Xác nhận sổ đã đủ"
        verbose_name_plural = "Xác nhận sổ đã đủ"
        ordering = ("register", "agency", "-year")
        constraints = (
            models.UniqueConstraint(fields=("register", "agency", "year"), name="year_closed_once"),
        )

    def __str__(self) -> str:
        return f"{self.register}, {self.agency}, {self.year}"
