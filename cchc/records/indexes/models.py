"""Indices as loaded, and every published score beside its source; sources never overwrite one another."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cchc.core.catalogue.nodes import Status
from cchc.records.agencies.models import Agency
from cchc.records.points import ScoreField

STATUSES = [status.value for status in Status]


class Index(models.Model):
    """One index: the text of its definition, and the hashes of the two files that were loaded."""

    slug = models.SlugField("Mã", max_length=80, unique=True)
    title = models.CharField("Tên", max_length=400)
    sha256 = models.CharField("Mã băm của tệp chỉ số", max_length=64)
    text = models.TextField("Nội dung tệp")
    scores_sha256 = models.CharField("Mã băm của tệp điểm", max_length=64)
    loaded_at = models.DateTimeField("Nạp lúc")
    revision = models.UUIDField("Lần thay đổi", default=uuid4)  # another one with every change of its scores

    class Meta:
        verbose_name = "Chỉ số"
        verbose_name_plural = "Chỉ số"
        ordering = ("slug",)

    def __str__(self) -> str:
        return self.title


class ScoreSource(models.Model):
    """A publication of scores; `entered` ones were given by people, and no file ever touches them."""

    index = models.ForeignKey(Index, models.PROTECT, related_name="sources", verbose_name="Chỉ số")
    slug = models.CharField("Mã", max_length=120)
    title = models.CharField("Tên nguồn", max_length=400)
    status = models.CharField("Mức xác thực", max_length=40)
    address = models.TextField("Địa chỉ", blank=True)
    licence = models.TextField("Quyền sử dụng", blank=True)
    day = models.DateField("Ngày công bố", null=True)
    note = models.TextField("Ghi chú", blank=True)
    position = models.PositiveIntegerField("Thứ tự")
    entered = models.BooleanField("Do người nhập", default=False)

    class Meta:
        verbose_name = "Nguồn điểm công bố"
        verbose_name_plural = "Nguồn điểm công bố"
        ordering = ("index", "entered", "position")
        constraints = (
            models.UniqueConstraint(fields=("index", "slug"), name="score_source_once_per_index"),
            models.CheckConstraint(condition=Q(status__in=STATUSES), name="score_source_status_known"),
        )

    def __str__(self) -> str:
        return self.title


class PublishedScore(models.Model):
    """What one source says of one unit, year and line; `decimals` are the places that it printed."""

    index = models.ForeignKey(
        Index, models.PROTECT, related_name="scores", db_index=False, verbose_name="Chỉ số"
    )
    source = models.ForeignKey(
        ScoreSource, models.PROTECT, related_name="scores", db_index=False, verbose_name="Nguồn"
    )
    unit = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Đơn vị")
    year = models.PositiveSmallIntegerField("Năm")
    line = models.CharField("Nội dung", max_length=80)
    value = ScoreField("Điểm", null=True)
    decimals = models.PositiveSmallIntegerField("Số chữ số thập phân", default=0)
    rank = models.PositiveSmallIntegerField("Hạng", null=True)
    of = models.PositiveSmallIntegerField("Trong số", null=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="Người nhập"
    )
    entered_at = models.DateTimeField("Nhập lúc", null=True)  # both None for what files say

    class Meta:
        verbose_name = "Điểm công bố"
        verbose_name_plural = "Điểm công bố"
        ordering = ("index", "year", "unit", "line", "source")
        indexes = (models.Index(fields=("index", "year"), name="score_by_year"),)
        constraints = (
            models.UniqueConstraint(
                fields=("source", "unit", "year", "line"), name="score_once_per_source_and_cell"
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | Q(rank__isnull=False), name="score_or_rank_given"
            ),
            models.CheckConstraint(
                condition=Q(rank__isnull=True) | Q(rank__gte=1), name="published_rank_from_one"
            ),
            models.CheckConstraint(
                condition=Q(of__isnull=True) | Q(rank__isnull=False, rank__lte=F("of")),
                name="published_rank_within",
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit}, {self.year}, {self.line}: {self.value} ({self.rank})"


class Instrument(models.Model):
    """One version of the survey form behind an index."""

    slug = models.CharField("Mã", max_length=160, unique=True)
    index = models.ForeignKey(Index, models.PROTECT, related_name="instruments", verbose_name="Chỉ số")
    title = models.CharField("Tên", max_length=400)
    sha256 = models.CharField("Mã băm", max_length=64)
    text = models.TextField("Nội dung tệp")
    loaded_at = models.DateTimeField("Nạp lúc")

    class Meta:
        verbose_name = "Phiếu khảo sát"
        verbose_name_plural = "Phiếu khảo sát"
        ordering = ("index", "slug")

    def __str__(self) -> str:
        return self.title
