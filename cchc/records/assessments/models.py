"""Results of units by year: the facts of each line, the deduction items, and what was published."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cchc.records.agencies.models import Agency, Register
from cchc.records.catalogues.models import CatalogueLine, CatalogueVersion
from cchc.records.evidence.models import Document
from cchc.records.points import PointsField


class Assessment(models.Model):
    """One unit, as it was on a day, in one year, under one catalogue version pinned by its hash."""

    slug = models.SlugField("Mã", max_length=120, unique=True)
    title = models.CharField("Tên", max_length=300)
    catalogue = models.ForeignKey(
        CatalogueVersion, models.PROTECT, related_name="assessments", verbose_name="Bộ tiêu chí"
    )
    catalogue_sha256 = models.CharField("Mã băm của bộ tiêu chí", max_length=64)
    register = models.ForeignKey(Register, models.PROTECT, related_name="+", verbose_name="Danh sách cơ quan")
    unit = models.ForeignKey(
        Agency, models.PROTECT, related_name="assessments", verbose_name="Đơn vị được đánh giá"
    )
    unit_day = models.DateField("Đơn vị xét theo ngày")
    year = models.PositiveSmallIntegerField("Năm đánh giá")
    ranking_group = models.CharField("Nhóm xếp hạng", max_length=80, blank=True)
    illustrative = models.BooleanField("Minh họa", default=False)
    data_date = models.DateField("Ngày của số liệu", null=True)
    source = models.TextField("Nguồn", blank=True)
    published_source = models.TextField("Nguồn công bố", blank=True)
    published_units = models.PositiveSmallIntegerField("Số đơn vị xếp hạng", null=True)
    published_rank_change = models.SmallIntegerField("Thay đổi thứ hạng", null=True)
    sha256 = models.CharField("Mã băm của tệp đã nạp", max_length=64)
    frozen = models.BooleanField("Đã công bố từ đợt chấm điểm", default=False)

    class Meta:
        verbose_name = "Kết quả đánh giá"
        verbose_name_plural = "Kết quả đánh giá"
        ordering = ("illustrative", "-year", "slug")

    def __str__(self) -> str:
        return self.title

    @property
    def province(self) -> Agency:
        """The province of the unit; a unit above which nothing is known stands for itself."""
        return self.unit.root or self.unit


class LineFact(models.Model):
    """The fact of one line, with its source; a line without a row is unknown."""

    assessment = models.ForeignKey(
        Assessment, models.PROTECT, related_name="facts", verbose_name="Kết quả đánh giá"
    )
    line = models.ForeignKey(CatalogueLine, models.PROTECT, related_name="+", verbose_name="Dòng")
    fact = models.JSONField("Số liệu")
    source = models.TextField("Nguồn", blank=True)
    cutoff_date = models.DateField("Ngày chốt số liệu", null=True)
    provisional = models.BooleanField("Số ước", default=False)
    status = models.CharField("Mức xác thực", max_length=40)
    note = models.TextField("Ghi chú", blank=True)

    class Meta:
        verbose_name = "Số liệu"
        verbose_name_plural = "Số liệu"
        ordering = ("assessment", "line")
        constraints = (models.UniqueConstraint(fields=("assessment", "line"), name="one_fact_per_line"),)

    def __str__(self) -> str:
        return f"{self.line}: {self.fact}"


class DeductionItem(models.Model):
    """One cause, one amount of lost points."""

    assessment = models.ForeignKey(
        Assessment, models.PROTECT, related_name="deductions", verbose_name="Kết quả đánh giá"
    )
    line = models.ForeignKey(CatalogueLine, models.PROTECT, related_name="+", verbose_name="Dòng")
    position = models.PositiveIntegerField("Thứ tự")
    cause = models.TextField("Lý do trừ điểm")
    amount = PointsField("Điểm bị trừ")
    document_number = models.CharField("Số văn bản", max_length=120, blank=True)
    document_date = models.DateField("Ngày văn bản", null=True)
    document_title = models.TextField("Tên văn bản", blank=True)
    judge = models.CharField("Cơ quan thẩm định", max_length=300, blank=True)
    responsible_status = models.CharField("Mức xác thực của trách nhiệm", max_length=40)
    note = models.TextField("Ghi chú", blank=True)

    class Meta:
        verbose_name = "Khoản trừ"
        verbose_name_plural = "Khoản trừ"
        ordering = ("assessment", "position")
        constraints = (
            models.UniqueConstraint(fields=("assessment", "position"), name="deduction_position_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="deduction_amount_positive"),
        )

    def __str__(self) -> str:
        return f"{self.line.key}: {self.cause}"


class DeductionRole(models.TextChoices):
    """How an agency is concerned by a deduction item."""

    OCCURRING = "occurring", "Đơn vị để xảy ra"
    RESPONSIBLE = "responsible", "Cơ quan chịu trách nhiệm"
    LEADING = "leading", "Cơ quan chủ trì khắc phục"


class DeductionAgency(models.Model):
    """An agency concerned by an item; an item without a responsible one is unstated in its source."""

    item = models.ForeignKey(DeductionItem, models.PROTECT, related_name="agencies", verbose_name="Khoản trừ")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Cơ quan")
    role = models.CharField("Vai trò", max_length=20, choices=DeductionRole.choices)
    position = models.PositiveIntegerField("Thứ tự")

    class Meta:
        verbose_name = "Cơ quan liên quan đến khoản trừ"
        verbose_name_plural = "Cơ quan liên quan đến khoản trừ"
        ordering = ("item", "role", "position")
        constraints = (
            models.UniqueConstraint(fields=("item", "agency", "role"), name="agency_once_per_item_and_role"),
            models.CheckConstraint(condition=Q(role__in=DeductionRole.values), name="deduction_role_known"),
        )

    def __str__(self) -> str:
        return f"{self.item}: {self.get_role_display()} {self.agency}"


class FigureScope(models.TextChoices):
    """What a published figure is the figure of."""

    TOTAL = "total", "Tổng điểm"
    GROUP = "group", "Nhóm phần điểm"
    PART = "part", "Phần điểm"


class PublishedFigure(models.Model):
    """Points and rank as the judging body published them; never computed, never overwritten."""

    assessment = models.ForeignKey(
        Assessment, models.PROTECT, related_name="published_figures", verbose_name="Kết quả đánh giá"
    )
    scope = models.CharField("Phạm vi", max_length=20, choices=FigureScope.choices)
    ref = models.CharField("Phần hoặc nhóm", max_length=80, blank=True)
    points = PointsField("Điểm")
    rank = models.PositiveSmallIntegerField("Hạng", null=True)

    class Meta:
        verbose_name = "Số công bố"
        verbose_name_plural = "Số công bố"
        ordering = ("assessment", "id")
        constraints = (
            models.UniqueConstraint(fields=("assessment", "scope", "ref"), name="published_figure_once"),
            models.CheckConstraint(condition=Q(scope__in=FigureScope.values), name="published_scope_known"),
        )

    def __str__(self) -> str:
        return f"{self.get_scope_display()} {self.ref}: {self.points}"


class LineDocument(models.Model):
    """One document that proves one line of a result; one document may prove many."""

    assessment = models.ForeignKey(
        Assessment, models.PROTECT, related_name="line_documents", verbose_name="Kết quả đánh giá"
    )
    line = models.ForeignKey(CatalogueLine, models.PROTECT, related_name="+", verbose_name="Dòng")
    document = models.ForeignKey(Document, models.PROTECT, related_name="uses", verbose_name="Tài liệu")

    class Meta:
        verbose_name = "Tài liệu của dòng"
        verbose_name_plural = "Tài liệu của dòng"
        ordering = ("assessment", "document", "line")
        constraints = (
            models.UniqueConstraint(fields=("assessment", "line", "document"), name="document_once_per_line"),
        )

    def __str__(self) -> str:
        return f"{self.line.key}: {self.document}"


class RequirementVerdict(models.Model):
    """What a person says of a requirement that no figure decides, with his reason."""

    assessment = models.ForeignKey(
        Assessment, models.PROTECT, related_name="verdicts", verbose_name="Kết quả đánh giá"
    )
    line = models.ForeignKey(CatalogueLine, models.PROTECT, related_name="+", verbose_name="Dòng")
    met = models.BooleanField("Đạt")
    reason = models.TextField("Lý do")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người xác nhận"
    )
    at = models.DateTimeField("Xác nhận lúc")

    class Meta:
        verbose_name = "Xác nhận yêu cầu"
        verbose_name_plural = "Xác nhận yêu cầu"
        ordering = ("assessment", "line")
        constraints = (
            models.UniqueConstraint(fields=("assessment", "line"), name="one_verdict_per_line"),
            models.CheckConstraint(condition=~Q(reason=""), name="verdict_has_reason"),
        )

    def __str__(self) -> str:
        return f"{self.line.key}: {'đạt' if self.met else 'chưa đạt'}"
