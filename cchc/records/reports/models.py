"""Reporting rounds: who is asked for what until when, and what each agency has sent."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cchc.records.agencies.models import Agency

PERSON = settings.AUTH_USER_MODEL


class PeriodCutoff(models.Model):
    """A periodic report of every year, as the Ministry asks for it; days as '14/3', '15/12 năm trước'."""

    slug = models.SlugField("Mã", max_length=40, unique=True)
    name = models.CharField("Tên", max_length=120)
    data_from = models.CharField("Số liệu từ ngày", max_length=20)
    data_to = models.CharField("Số liệu đến hết ngày", max_length=20)
    due = models.CharField("Hạn gửi", max_length=20)
    position = models.PositiveSmallIntegerField("Thứ tự")

    class Meta:
        verbose_name = "Mốc chốt số liệu"
        verbose_name_plural = "Mốc chốt số liệu"
        ordering = ("position",)

    def __str__(self) -> str:
        return self.name


class ReportingRound(models.Model):
    """One periodic report of a province: agencies report to Sở Nội vụ, which puts the reports together."""

    slug = models.SlugField("Mã", max_length=120, unique=True)
    root = models.ForeignKey(Agency, models.PROTECT, related_name="reporting_rounds", verbose_name="Tỉnh")
    kind = models.CharField("Kỳ", max_length=40)
    year = models.PositiveIntegerField("Năm")
    name = models.CharField("Tên", max_length=200)
    data_from = models.DateField("Số liệu từ ngày")
    data_to = models.DateField("Số liệu đến hết ngày")
    units_due = models.DateField("Hạn các cơ quan gửi")
    due = models.DateField("Hạn tỉnh gửi")
    illustrative = models.BooleanField("Minh họa", default=False)
    opened_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name="Người mở")
    opened_at = models.DateTimeField("Mở lúc")
    closed_at = models.DateTimeField("Đóng lúc", null=True)
    version = models.PositiveIntegerField("Lần ghi", default=1)
    changed_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name="Người sửa đợt"
    )
    changed_at = models.DateTimeField("Sửa đợt lúc", null=True)

    class Meta:
        verbose_name = "Đợt báo cáo"
        verbose_name_plural = "Đợt báo cáo"
        ordering = ("-data_to", "slug")
        constraints = (
            models.UniqueConstraint(fields=("root", "kind", "year"), name="one_round_a_period"),
            models.CheckConstraint(condition=Q(data_from__lte=F("data_to")), name="round_days_in_order"),
            models.CheckConstraint(condition=Q(units_due__lte=F("due")), name="agencies_before_province"),
        )

    def __str__(self) -> str:
        return self.name


class RoundIndicator(models.Model):
    """One figure that every agency asked gives; `of` is the key of the figure of which it is a part."""

    round = models.ForeignKey(
        ReportingRound, models.PROTECT, related_name="indicators", verbose_name="Đợt báo cáo"
    )
    key = models.CharField("Mã", max_length=40)
    title = models.CharField("Chỉ tiêu", max_length=300)
    unit = models.CharField("Đơn vị tính", max_length=40)
    of = models.CharField("Trong tổng số", max_length=40, blank=True)
    position = models.PositiveIntegerField("Thứ tự")

    class Meta:
        verbose_name = "Chỉ tiêu của đợt báo cáo"
        verbose_name_plural = "Chỉ tiêu của đợt báo cáo"
        ordering = ("round", "position")
        constraints = (models.UniqueConstraint(fields=("round", "key"), name="indicator_once_a_round"),)

    def __str__(self) -> str:
        return self.title


class ReportState(models.TextChoices):
    """Where the report of an agency stands."""

    WAITING = "waiting", "Chưa viết"
    DRAFT = "draft", "Đang viết"
    SUBMITTED = "submitted", "Chờ lãnh đạo đơn vị ký duyệt"
    SENT = "sent", "Đã gửi Sở Nội vụ"
    RETURNED = "returned", "Bị trả lại"


EDITABLE = (ReportState.WAITING, ReportState.DRAFT, ReportState.RETURNED)


class AgencyReport(models.Model):
    """What one agency that was asked reports; `tasks` are frozen when the report is sent."""

    round = models.ForeignKey(
        ReportingRound, models.PROTECT, related_name="reports", verbose_name="Đợt báo cáo"
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Cơ quan")
    state = models.CharField(
        "Tình trạng", max_length=20, choices=ReportState.choices, default=ReportState.WAITING
    )
    remarks = models.JSONField("Nhận xét theo mục", default=dict, blank=True)
    figures = models.JSONField("Số liệu", default=dict, blank=True)  # exact, as text
    tasks = models.JSONField("Nhiệm vụ khi gửi", default=list, blank=True)
    version = models.PositiveIntegerField("Lần ghi", default=0)
    by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+", verbose_name="Người ghi")
    at = models.DateTimeField("Ghi lúc", null=True)
    sent_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, related_name="+", verbose_name="Người duyệt gửi"
    )
    sent_at = models.DateTimeField("Gửi lúc", null=True)

    class Meta:
        verbose_name = "Báo cáo của cơ quan"
        verbose_name_plural = "Báo cáo của các cơ quan"
        ordering = ("round", "agency")
        constraints = (
            models.UniqueConstraint(fields=("round", "agency"), name="one_report_an_agency"),
            models.CheckConstraint(
                condition=Q(state__in=ReportState.values), name="agency_report_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=ReportState.SENT.value) | Q(sent_at__isnull=False),
                name="report_sent_has_moment",
            ),
        )

    def __str__(self) -> str:
        return f"{self.round}: {self.agency}"


class ReportReturn(models.Model):
    """A report sent back for repair, with the reason and the day."""

    report = models.ForeignKey(
        AgencyReport, models.PROTECT, related_name="returns", verbose_name="Báo cáo của cơ quan"
    )
    reason = models.TextField("Lý do")
    due = models.DateField("Gửi lại trước hết ngày")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+", verbose_name="Người trả lại")
    at = models.DateTimeField("Trả lại lúc")
    repaired_at = models.DateTimeField("Gửi lại lúc", null=True)

    class Meta:
        verbose_name = "Lần trả lại báo cáo"
        verbose_name_plural = "Các lần trả lại báo cáo"
        ordering = ("report", "-at", "-id")
        constraints = (models.CheckConstraint(condition=~Q(reason=""), name="report_return_has_reason"),)

    def __str__(self) -> str:
        return f"{self.report}: {self.reason}"
