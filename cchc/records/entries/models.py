"""Figures of every round, figures of members, what proves them, and questions about lines."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cchc.core.campaign.circuit import ROUND_NAMES, Round
from cchc.records.agencies.models import Agency
from cchc.records.campaigns.models import Campaign, CampaignUnit, Member, Portion
from cchc.records.catalogues.models import CatalogueLine
from cchc.records.evidence.models import Document
from cchc.records.points import PointsIfKnownField

ROUNDS = [(one.value, ROUND_NAMES[one]) for one in Round]


class Entry(models.Model):
    """What one round says of one line of one unit; `version` grows with every save, `points` are computed."""

    campaign_unit = models.ForeignKey(
        CampaignUnit, models.PROTECT, related_name="entries", verbose_name="Đơn vị trong đợt"
    )
    line = models.ForeignKey(CatalogueLine, models.PROTECT, related_name="+", verbose_name="Dòng")
    round = models.CharField("Vòng", max_length=20, choices=ROUNDS)
    fact = models.JSONField("Số liệu")
    points = PointsIfKnownField("Điểm", null=True)
    note = models.TextField("Thuyết minh", blank=True)
    source = models.TextField("Nguồn", blank=True)
    cutoff_date = models.DateField("Ngày chốt số liệu", null=True)
    provisional = models.BooleanField("Số ước", default=False)
    version = models.PositiveIntegerField("Lần ghi", default=1)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người ghi"
    )
    at = models.DateTimeField("Ghi lúc")

    class Meta:
        verbose_name = "Số liệu của vòng"
        verbose_name_plural = "Số liệu của các vòng"
        ordering = ("campaign_unit", "line__position", "id")
        constraints = (
            models.UniqueConstraint(fields=("campaign_unit", "line", "round"), name="entry_once_per_round"),
            models.CheckConstraint(
                condition=Q(round__in=[one.value for one in Round]), name="entry_round_known"
            ),
            models.CheckConstraint(condition=Q(version__gt=0), name="entry_version_positive"),
        )

    def __str__(self) -> str:
        return f"{self.line.key}, {self.get_round_display()}: {self.fact}"


class ContributionState(models.TextChoices):
    """How far the figure of a member has come."""

    DRAFT = "draft", "Đang nhập"
    SENT = "sent", "Đã gửi"
    RETURNED = "returned", "Trả lại để bổ sung"


class Contribution(models.Model):
    """The figure of one member of a collected line: the provisional one and the final one are two rows."""

    member = models.ForeignKey(
        Member, models.PROTECT, related_name="contributions", verbose_name="Đơn vị phải nhập"
    )
    provisional = models.BooleanField("Số ước", default=False)
    fact = models.JSONField("Số liệu")
    note = models.TextField("Ghi chú", blank=True)
    state = models.CharField(
        "Trạng thái", max_length=20, choices=ContributionState.choices, default=ContributionState.DRAFT
    )
    version = models.PositiveIntegerField("Lần ghi", default=1)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người ghi"
    )
    at = models.DateTimeField("Ghi lúc")

    class Meta:
        verbose_name = "Số liệu thành phần"
        verbose_name_plural = "Số liệu thành phần"
        ordering = ("member", "provisional")
        constraints = (
            models.UniqueConstraint(fields=("member", "provisional"), name="contribution_once"),
            models.CheckConstraint(
                condition=Q(state__in=ContributionState.values), name="contribution_state_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.member}: {self.fact}"


class Proof(models.Model):
    """One document that proves one line of one unit in one round, and where in the document."""

    campaign_unit = models.ForeignKey(
        CampaignUnit, models.PROTECT, related_name="proofs", verbose_name="Đơn vị trong đợt"
    )
    line = models.ForeignKey(CatalogueLine, models.PROTECT, related_name="+", verbose_name="Dòng")
    round = models.CharField("Vòng", max_length=20, choices=ROUNDS, default=Round.SELF.value)
    document = models.ForeignKey(Document, models.PROTECT, related_name="proofs", verbose_name="Tài liệu")
    pages = models.CharField("Trang, mục", max_length=120, blank=True)
    from_last_year = models.BooleanField("Của năm trước (N-1)", default=False)
    other_reason = models.TextField("Lý do dùng tài liệu ngoài danh mục", blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người gắn"
    )
    at = models.DateTimeField("Gắn lúc")

    class Meta:
        verbose_name = "Tài liệu chứng minh dòng"
        verbose_name_plural = "Tài liệu chứng minh dòng"
        ordering = ("campaign_unit", "line__position", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("campaign_unit", "line", "round", "document"), name="proof_once_per_line_and_round"
            ),
        )

    def __str__(self) -> str:
        return f"{self.line.key}: {self.document}"


class Typed(models.Model):
    """A tick 'đã nhập': the line has been retyped into the Ministry's software."""

    campaign_unit = models.ForeignKey(
        CampaignUnit, models.PROTECT, related_name="typed", verbose_name="Đơn vị trong đợt"
    )
    line = models.ForeignKey(CatalogueLine, models.PROTECT, related_name="+", verbose_name="Dòng")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người đánh dấu"
    )
    at = models.DateTimeField("Lúc")

    class Meta:
        verbose_name = "Đã nhập vào phần mềm của Bộ"
        verbose_name_plural = "Đã nhập vào phần mềm của Bộ"
        constraints = (models.UniqueConstraint(fields=("campaign_unit", "line"), name="typed_once"),)

    def __str__(self) -> str:
        return f"{self.line.key}: đã nhập"


class Return(models.Model):
    """Work sent back with a reason and a date, and when it was repaired: of a portion or of a member."""

    portion = models.ForeignKey(
        Portion, models.PROTECT, null=True, related_name="returns", verbose_name="Phần việc"
    )
    contribution = models.ForeignKey(
        Contribution, models.PROTECT, null=True, related_name="returns", verbose_name="Số liệu thành phần"
    )
    lines = models.JSONField("Các dòng", default=list)  # keys; empty means the whole
    reason = models.TextField("Lý do")
    due = models.DateField("Bổ sung trước hết ngày")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người trả lại"
    )
    at = models.DateTimeField("Trả lại lúc")
    repaired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="Người bổ sung"
    )
    repaired_at = models.DateTimeField("Bổ sung lúc", null=True)

    class Meta:
        verbose_name = "Lần trả lại"
        verbose_name_plural = "Các lần trả lại và bổ sung"
        ordering = ("-at", "-id")
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="return_has_reason"),
            models.CheckConstraint(
                condition=Q(portion__isnull=False, contribution__isnull=True)
                | Q(portion__isnull=True, contribution__isnull=False),
                name="return_of_one_thing",
            ),
        )

    def __str__(self) -> str:
        return f"{self.portion or self.contribution}: {self.reason}"


class Question(models.Model):
    """A question about a line ('tiêu chí này hiểu thế nào?') that all units of the campaign see."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="questions", verbose_name="Đợt")
    line = models.ForeignKey(CatalogueLine, models.PROTECT, related_name="+", verbose_name="Dòng")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Cơ quan hỏi")
    text = models.TextField("Câu hỏi")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người hỏi"
    )
    at = models.DateTimeField("Hỏi lúc")
    answer = models.TextField("Trả lời", blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="Người trả lời"
    )
    answered_at = models.DateTimeField("Trả lời lúc", null=True)

    class Meta:
        verbose_name = "Hỏi đáp về dòng"
        verbose_name_plural = "Hỏi đáp về các dòng"
        ordering = ("campaign", "line__position", "at")
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="question_has_text"),)

    def __str__(self) -> str:
        return f"{self.line.key}: {self.text}"
