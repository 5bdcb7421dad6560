"""Milestones of the province, what the Ministry said, the council, publication by groups, and snapshots."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from cchc.core.campaign.circuit import Step
from cchc.records.agencies.models import Agency
from cchc.records.campaigns.models import STEPS, Campaign, CampaignUnit
from cchc.records.catalogues.models import CatalogueLine
from cchc.records.evidence.models import Document
from cchc.records.points import PointsField


class Milestone(models.Model):
    """An act of the province as a whole with its proof: signed, sent, appraised, answered."""

    campaign_unit = models.ForeignKey(
        CampaignUnit, models.PROTECT, related_name="milestones", verbose_name="Đơn vị trong đợt"
    )
    step = models.CharField("Bước", max_length=20, choices=STEPS)
    number = models.CharField("Số, ký hiệu văn bản", max_length=120, blank=True)
    day = models.DateField("Ngày")
    sent_on = models.DateField("Gửi đi ngày", null=True)
    source = models.TextField("Nguồn, căn cứ")
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name="Văn bản"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người ghi"
    )
    at = models.DateTimeField("Ghi lúc")

    class Meta:
        verbose_name = "Mốc của đợt"
        verbose_name_plural = "Các mốc của đợt"
        ordering = ("campaign_unit", "day", "id")
        constraints = (
            models.UniqueConstraint(fields=("campaign_unit", "step"), name="milestone_once_per_step"),
            models.CheckConstraint(condition=~Q(source=""), name="milestone_has_source"),
            models.CheckConstraint(
                condition=Q(step__in=[one.value for one in Step]), name="milestone_step_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_step_display()}: {self.campaign_unit}"


class RoundDeduction(models.Model):
    """One cause, one amount that the Ministry took, with the document it rests on and the agencies concerned.

    The three lists hold slugs of agencies of the campaign's register, in the order of the source.
    """

    campaign_unit = models.ForeignKey(
        CampaignUnit, models.PROTECT, related_name="round_deductions", verbose_name="Đơn vị trong đợt"
    )
    line = models.ForeignKey(CatalogueLine, models.PROTECT, related_name="+", verbose_name="Dòng")
    position = models.PositiveIntegerField("Thứ tự trong dòng")
    cause = models.TextField("Lý do trừ điểm")
    amount = PointsField("Điểm bị trừ")
    document_number = models.CharField("Số văn bản", max_length=120, blank=True)
    document_date = models.DateField("Ngày văn bản", null=True)
    document_title = models.TextField("Tên văn bản", blank=True)
    judge = models.CharField("Cơ quan thẩm định", max_length=300, blank=True)
    occurring = models.JSONField("Đơn vị để xảy ra", default=list)
    responsible = models.JSONField("Cơ quan chịu trách nhiệm", default=list)
    leading = models.JSONField("Cơ quan chủ trì khắc phục", default=list)
    responsible_status = models.CharField("Mức xác thực của trách nhiệm", max_length=40)
    note = models.TextField("Ghi chú", blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người ghi"
    )
    at = models.DateTimeField("Ghi lúc")

    class Meta:
        verbose_name = "Khoản trừ của Bộ"
        verbose_name_plural = "Các khoản trừ của Bộ"
        ordering = ("campaign_unit", "line__position", "position")
        constraints = (
            models.UniqueConstraint(
                fields=("campaign_unit", "line", "position"), name="round_deduction_position_once"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="round_deduction_positive"),
            models.CheckConstraint(condition=~Q(cause=""), name="round_deduction_has_cause"),
        )

    def __str__(self) -> str:
        return f"{self.line.key}: {self.cause}"


class PublishedResult(models.Model):
    """What the Ministry published of the province: total, groups, parts, ranks; points are texts in JSON."""

    campaign_unit = models.OneToOneField(
        CampaignUnit, models.PROTECT, related_name="published_result", verbose_name="Đơn vị trong đợt"
    )
    figures = models.JSONField("Số công bố", default=dict)
    source = models.TextField("Nguồn công bố")
    version = models.PositiveIntegerField("Lần ghi", default=1)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người ghi"
    )
    at = models.DateTimeField("Ghi lúc")

    class Meta:
        verbose_name = "Kết quả do Bộ công bố"
        verbose_name_plural = "Các kết quả do Bộ công bố"
        constraints = (models.CheckConstraint(condition=~Q(source=""), name="published_result_has_source"),)

    def __str__(self) -> str:
        return f"{self.campaign_unit}: {self.source}"


class CouncilMember(models.Model):
    """A member of the appraisal council of a campaign."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="council", verbose_name="Đợt")
    name = models.CharField("Họ và tên", max_length=200)
    position = models.CharField("Chức vụ", max_length=200, blank=True)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, related_name="+", verbose_name="Cơ quan")
    chair = models.BooleanField("Chủ tịch Hội đồng", default=False)
    order = models.PositiveSmallIntegerField("Thứ tự")

    class Meta:
        verbose_name = "Thành viên Hội đồng thẩm định"
        verbose_name_plural = "Hội đồng thẩm định"
        ordering = ("campaign", "order")

    def __str__(self) -> str:
        return self.name


class Ballot(models.TextChoices):
    """How the council decides."""

    MEETING = "meeting", "Biểu quyết tại cuộc họp"
    WRITING = "writing", "Lấy ý kiến bằng văn bản"


class CouncilDecision(models.Model):
    """What the council decided of one line of one unit, with the count of votes; kept for good."""

    campaign_unit = models.ForeignKey(
        CampaignUnit, models.PROTECT, related_name="council_decisions", verbose_name="Đơn vị trong đợt"
    )
    line = models.ForeignKey(CatalogueLine, models.PROTECT, related_name="+", verbose_name="Dòng")
    ballot = models.CharField("Hình thức", max_length=20, choices=Ballot.choices)
    members = models.PositiveSmallIntegerField("Số thành viên")
    present = models.PositiveSmallIntegerField("Số thành viên dự họp hoặc cho ý kiến")
    in_favour = models.PositiveSmallIntegerField("Tán thành")
    against = models.PositiveSmallIntegerField("Không tán thành")
    carried = models.BooleanField("Được thông qua")
    fact = models.JSONField("Số liệu đưa ra biểu quyết")
    reason = models.TextField("Nội dung, lý do")
    minutes = models.CharField("Biên bản số, ngày", max_length=200, blank=True)
    absent_own = models.PositiveSmallIntegerField("Không biểu quyết vì là đơn vị mình", default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người ghi"
    )
    at = models.DateTimeField("Ghi lúc")

    class Meta:
        verbose_name = "Quyết định của Hội đồng"
        verbose_name_plural = "Quyết định của Hội đồng"
        ordering = ("campaign_unit", "line__position", "at")
        constraints = (
            models.CheckConstraint(
                condition=Q(present__lte=F("members")) & Q(in_favour__lte=F("present") - F("against")),
                name="votes_within_present",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="decision_has_reason"),
        )

    def __str__(self) -> str:
        return f"{self.line.key}: {self.in_favour}/{self.present}"


class Publication(models.Model):
    """The results of one group of units made official; an empty group means all of the campaign."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="publications", verbose_name="Đợt")
    ranking_group = models.CharField("Nhóm xếp hạng", max_length=80, blank=True)
    number = models.CharField("Số quyết định", max_length=120)
    day = models.DateField("Ngày quyết định")
    reason = models.TextField("Lý do công bố khi còn dòng chưa có số liệu", blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người công bố"
    )
    at = models.DateTimeField("Công bố lúc")

    class Meta:
        verbose_name = "Lần công bố"
        verbose_name_plural = "Các lần công bố"
        ordering = ("campaign", "day", "id")
        constraints = (
            models.UniqueConstraint(fields=("campaign", "ranking_group"), name="published_once_per_group"),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.campaign}"


class Snapshot(models.Model):
    """A published unit, frozen: hash of the catalogue, facts of all rounds, sheet, program version."""

    campaign_unit = models.OneToOneField(
        CampaignUnit, models.PROTECT, related_name="snapshot", verbose_name="Đơn vị trong đợt"
    )
    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="snapshots", verbose_name="Lần công bố"
    )
    catalogue_sha256 = models.CharField("Mã băm của bộ tiêu chí", max_length=64)
    text = models.TextField("Nội dung đóng băng")
    sha256 = models.CharField("Mã băm của nội dung", max_length=64)
    program = models.CharField("Phiên bản phần mềm", max_length=40)
    at = models.DateTimeField("Lúc")

    class Meta:
        verbose_name = "Bản đóng băng"
        verbose_name_plural = "Các bản đóng băng"
        ordering = ("campaign_unit",)

    def __str__(self) -> str:
        return f"{self.campaign_unit}: {self.sha256[:12]}"
