"""Campaigns: catalogue, year, units, duties, windows, and the portions of work that agencies owe."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cchc.core.campaign.circuit import CIRCUIT_NAMES, STEP_NAMES, Circuit, Step
from cchc.core.campaign.portion import STATE_NAMES, PortionState
from cchc.records.agencies.models import Agency, Register
from cchc.records.assessments.models import Assessment
from cchc.records.catalogues.models import CatalogueLine, CatalogueVersion

CIRCUITS = [(one.value, CIRCUIT_NAMES[one]) for one in Circuit]
STEPS = [(one.value, STEP_NAMES[one]) for one in Step]
STATES = [(one.value, STATE_NAMES[one]) for one in PortionState]


class Campaign(models.Model):
    """One catalogue, pinned by its hash, in one year, for a list of units of one province."""

    slug = models.SlugField("Mã", max_length=120, unique=True)
    title = models.CharField("Tên", max_length=300)
    circuit = models.CharField("Loại đợt", max_length=20, choices=CIRCUITS)
    province = models.ForeignKey(Agency, models.PROTECT, related_name="campaigns", verbose_name="Tỉnh")
    register = models.ForeignKey(Register, models.PROTECT, related_name="+", verbose_name="Danh sách cơ quan")
    catalogue = models.ForeignKey(
        CatalogueVersion, models.PROTECT, related_name="campaigns", verbose_name="Bộ tiêu chí"
    )
    catalogue_sha256 = models.CharField("Mã băm của bộ tiêu chí", max_length=64)
    year = models.PositiveSmallIntegerField("Năm đánh giá")
    unit_day = models.DateField("Cơ quan, đơn vị xét theo ngày")
    illustrative = models.BooleanField("Minh họa", default=False)
    opening_report = models.JSONField("Điều cần biết khi mở đợt", default=list)  # sentences
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người mở"
    )
    opened_at = models.DateTimeField("Mở lúc")

    class Meta:
        verbose_name = "Đợt chấm điểm"
        verbose_name_plural = "Đợt chấm điểm"
        ordering = ("illustrative", "-year", "slug")
        constraints = (
            models.CheckConstraint(
                condition=Q(circuit__in=[one.value for one in Circuit]), name="campaign_circuit_known"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Window(models.Model):
    """The time in which one step of a campaign is open; it closes by itself."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="windows", verbose_name="Đợt")
    step = models.CharField("Bước", max_length=20, choices=STEPS)
    opens_at = models.DateTimeField("Mở lúc")
    closes_at = models.DateTimeField("Đóng lúc")
    closing_logged = models.BooleanField("Đã ghi nhật ký đóng", default=False)

    class Meta:
        verbose_name = "Thời gian của bước"
        verbose_name_plural = "Thời gian của các bước"
        ordering = ("campaign", "opens_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("campaign", "step"), name="one_window_per_step"),
            models.CheckConstraint(condition=Q(opens_at__lt=F("closes_at")), name="window_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.opens_at:%d/%m/%Y} – {self.closes_at:%d/%m/%Y}"


class CampaignUnit(models.Model):
    """One unit that is assessed in a campaign: the province itself, or one of its own units."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="units", verbose_name="Đợt")
    unit = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Đơn vị được đánh giá")
    ranking_group = models.CharField("Nhóm xếp hạng", max_length=80, blank=True)
    previous = models.ForeignKey(
        Assessment, models.PROTECT, null=True, related_name="+", verbose_name="Kết quả năm trước"
    )
    published = models.ForeignKey(
        Assessment, models.PROTECT, null=True, related_name="+", verbose_name="Kết quả đã công bố"
    )
    position = models.PositiveIntegerField("Thứ tự")

    class Meta:
        verbose_name = "Đơn vị trong đợt"
        verbose_name_plural = "Đơn vị trong đợt"
        ordering = ("campaign", "position")
        constraints = (models.UniqueConstraint(fields=("campaign", "unit"), name="unit_once_per_campaign"),)

    def __str__(self) -> str:
        return f"{self.unit} ({self.campaign})"


class DutyKind(models.TextChoices):
    """What an agency does with lines of a campaign."""

    SCORE = "score", "Chấm điểm"
    APPRAISE = "appraise", "Thẩm định"
    COLLATE = "collate", "Tổng hợp số liệu"


class Duty(models.Model):
    """Which agency scores, appraises or collates an area or a line; a line goes before its area.

    `key` is the key of an area or of a line, empty for the whole catalogue. In an internal campaign every
    unit scores itself without a row here.
    """

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="duties", verbose_name="Đợt")
    kind = models.CharField("Việc", max_length=20, choices=DutyKind.choices)
    key = models.CharField("Lĩnh vực hoặc dòng", max_length=120, blank=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Cơ quan")

    class Meta:
        verbose_name = "Phân công"
        verbose_name_plural = "Phân công"
        ordering = ("campaign", "kind", "key")
        constraints = (
            models.UniqueConstraint(fields=("campaign", "kind", "key"), name="one_duty_per_key"),
            models.CheckConstraint(condition=Q(kind__in=DutyKind.values), name="duty_kind_known"),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.key or 'tất cả'}: {self.agency}"


class Portion(models.Model):
    """What one agency owes for one unit in one step; `state` is changed by acts only."""

    campaign_unit = models.ForeignKey(
        CampaignUnit, models.PROTECT, related_name="portions", verbose_name="Đơn vị trong đợt"
    )
    step = models.CharField("Bước", max_length=20, choices=STEPS)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="portions", verbose_name="Cơ quan")
    lines = models.JSONField("Các dòng", default=list)  # keys of leaves, in printed order
    state = models.CharField(
        "Trạng thái", max_length=20, choices=STATES, default=PortionState.DRAFT.value, db_index=True
    )
    changed_at = models.DateTimeField("Đổi trạng thái lúc")
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="Người đổi"
    )

    class Meta:
        verbose_name = "Phần việc"
        verbose_name_plural = "Phần việc"
        ordering = ("campaign_unit", "step", "agency")
        constraints = (
            models.UniqueConstraint(fields=("campaign_unit", "step", "agency"), name="portion_once"),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in PortionState]), name="portion_state_known"
            ),
            models.CheckConstraint(
                condition=Q(step__in=[one.value for one in Step]), name="portion_step_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency}: {self.get_step_display()}, {self.campaign_unit}"


class ExtensionKind(models.TextChoices):
    """Why a portion may be edited although its window is closed."""

    LATE = "late", "Cho nộp muộn"
    REOPENED = "reopened", "Mở lại"
    RETURNED = "returned", "Trả lại để bổ sung"


class Extension(models.Model):
    """More time for one portion, given by name and with a reason."""

    portion = models.ForeignKey(Portion, models.PROTECT, related_name="extensions", verbose_name="Phần việc")
    kind = models.CharField("Loại", max_length=20, choices=ExtensionKind.choices)
    until = models.DateTimeField("Đến")
    reason = models.TextField("Lý do")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người cho phép"
    )
    at = models.DateTimeField("Lúc")

    class Meta:
        verbose_name = "Gia hạn, mở lại"
        verbose_name_plural = "Gia hạn, mở lại"
        ordering = ("portion", "-at", "-id")
        constraints = (models.CheckConstraint(condition=~Q(reason=""), name="extension_has_reason"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.portion}"


class CollectedLine(models.Model):
    """A line of a unit whose figure is added up from those of many agencies."""

    campaign_unit = models.ForeignKey(
        CampaignUnit, models.PROTECT, related_name="collected_lines", verbose_name="Đơn vị trong đợt"
    )
    line = models.ForeignKey(CatalogueLine, models.PROTECT, related_name="+", verbose_name="Dòng")
    collating = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Cơ quan tổng hợp")
    provisional_cutoff = models.DateField("Ngày chốt số ước", null=True)
    final_cutoff = models.DateField("Ngày chốt số chính thức", null=True)

    class Meta:
        verbose_name = "Dòng tổng hợp từ nhiều đơn vị"
        verbose_name_plural = "Dòng tổng hợp từ nhiều đơn vị"
        ordering = ("campaign_unit", "line__position")
        constraints = (models.UniqueConstraint(fields=("campaign_unit", "line"), name="collected_line_once"),)

    def __str__(self) -> str:
        return f"{self.line.key}: {self.campaign_unit}"


class Member(models.Model):
    """One agency from which the figure of a collected line is expected."""

    collected = models.ForeignKey(
        CollectedLine, models.PROTECT, related_name="members", verbose_name="Dòng tổng hợp"
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Cơ quan")
    position = models.PositiveIntegerField("Thứ tự")

    class Meta:
        verbose_name = "Đơn vị phải nhập số liệu"
        verbose_name_plural = "Đơn vị phải nhập số liệu"
        ordering = ("collected", "position")
        constraints = (models.UniqueConstraint(fields=("collected", "agency"), name="member_once"),)

    def __str__(self) -> str:
        return f"{self.agency}: {self.collected}"


class CatalogueMove(models.Model):
    """A proposed move of an open campaign to another version, with its kept / changed / lost report."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="moves", verbose_name="Đợt")
    old = models.ForeignKey(CatalogueVersion, models.PROTECT, related_name="+", verbose_name="Bộ tiêu chí cũ")
    new = models.ForeignKey(
        CatalogueVersion, models.PROTECT, related_name="+", verbose_name="Bộ tiêu chí mới"
    )
    new_sha256 = models.CharField("Mã băm của bộ tiêu chí mới", max_length=64)
    report = models.JSONField("Báo cáo giữ, đổi, mất", default=dict)
    reason = models.TextField("Lý do")
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người đề xuất"
    )
    proposed_at = models.DateTimeField("Đề xuất lúc")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="Người xác nhận"
    )
    confirmed_at = models.DateTimeField("Xác nhận lúc", null=True)

    class Meta:
        verbose_name = "Chuyển bộ tiêu chí"
        verbose_name_plural = "Chuyển bộ tiêu chí"
        ordering = ("campaign", "-proposed_at")

    def __str__(self) -> str:
        return f"{self.campaign}: {self.old} → {self.new}"
