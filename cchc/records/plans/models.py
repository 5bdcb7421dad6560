"""Signed plans with their tasks, what agencies say of them, their own plans, and keys of calendars."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cchc.core.plan.progress import STATUS_NAMES, Status
from cchc.records.agencies.models import Agency, Register
from cchc.records.assessments.models import Assessment
from cchc.records.catalogues.models import CatalogueVersion
from cchc.records.evidence.models import LONGEST_ADDRESS, Document
from cchc.records.plans.draft_models import PlanDraft, PlanReading, PlanSource, ReadingState

__all__ = [
    "CalendarKey",
    "Difficulty",
    "DifficultyKind",
    "OwnPlan",
    "Plan",
    "PlanDraft",
    "PlanReading",
    "PlanSource",
    "PlanTask",
    "Progress",
    "ProgressDocument",
    "ReadingState",
]

STATUSES = [(one.value, name) for one, name in STATUS_NAMES.items()]


class Plan(models.Model):
    """One plan as it was signed."""

    slug = models.SlugField("Mã", max_length=120, unique=True)
    kind = models.CharField("Loại", max_length=40)
    number = models.CharField("Số, ký hiệu", max_length=80)
    day = models.DateField("Ngày ban hành")
    title = models.TextField("Trích yếu")
    issuer = models.ForeignKey(Agency, models.PROTECT, related_name="plans", verbose_name="Cơ quan ban hành")
    register = models.ForeignKey(Register, models.PROTECT, related_name="+", verbose_name="Danh sách cơ quan")
    catalogue = models.ForeignKey(
        CatalogueVersion, models.PROTECT, related_name="plans", verbose_name="Bộ tiêu chí"
    )
    result = models.ForeignKey(
        Assessment,
        models.PROTECT,
        null=True,
        related_name="mending_plans",
        verbose_name="Kết quả cần khắc phục",
    )
    amends = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="amendments", verbose_name="Sửa đổi, bổ sung kế hoạch"
    )
    sha256 = models.CharField("Mã băm", max_length=64)
    text = models.TextField("Nội dung tệp")
    loaded_at = models.DateTimeField("Nạp lúc")

    class Meta:
        verbose_name = "Kế hoạch"
        verbose_name_plural = "Kế hoạch"
        ordering = ("-day", "slug")

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"


class PlanTask(models.Model):
    """One specific task of a plan."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="tasks", verbose_name="Kế hoạch")
    number = models.CharField("Số thứ tự", max_length=40)
    title = models.TextField("Nhiệm vụ")
    deadline = models.CharField("Thời gian hoàn thành", max_length=300, blank=True)
    position = models.PositiveIntegerField("Thứ tự")
    settled_due = models.DateField("Hạn do Sở Nội vụ ghi", null=True)
    settled_why = models.TextField("Căn cứ của hạn", blank=True)
    settled_version = models.PositiveIntegerField("Lần ghi hạn", default=0)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="Người ghi hạn"
    )
    settled_at = models.DateTimeField("Ghi hạn lúc", null=True)

    class Meta:
        verbose_name = "Nhiệm vụ cụ thể"
        verbose_name_plural = "Nhiệm vụ cụ thể"
        ordering = ("plan", "position")
        constraints = (models.UniqueConstraint(fields=("plan", "number"), name="task_number_once_per_plan"),)

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class Progress(models.Model):
    """What one agency says of one occurrence of a task; `version` grows, the end is confirmed."""

    task = models.ForeignKey(PlanTask, models.PROTECT, related_name="progress", verbose_name="Nhiệm vụ")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Cơ quan")
    occurrence = models.CharField("Kỳ", max_length=20)
    status = models.CharField("Tình trạng", max_length=20, choices=STATUSES)
    result = models.TextField("Kết quả", blank=True)
    done_on = models.DateField("Hoàn thành ngày", null=True)
    units = models.JSONField("Đơn vị đã thực hiện", default=list, blank=True)  # names, never a percentage
    reason = models.TextField("Lý do không thực hiện được", blank=True)
    version = models.PositiveIntegerField("Lần ghi", default=1)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người ghi"
    )
    at = models.DateTimeField("Ghi lúc")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="Người xác nhận"
    )
    confirmed_at = models.DateTimeField("Xác nhận lúc", null=True)
    documents = models.ManyToManyField(
        Document, through="ProgressDocument", related_name="+", verbose_name="Tài liệu kiểm chứng"
    )

    class Meta:
        verbose_name = "Tình hình thực hiện"
        verbose_name_plural = "Tình hình thực hiện"
        ordering = ("task", "agency", "occurrence")
        constraints = (
            models.UniqueConstraint(fields=("task", "agency", "occurrence"), name="progress_once"),
            models.CheckConstraint(
                condition=Q(status__in=[one.value for one in Status]), name="progress_status_known"
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.CANNOT.value) | ~Q(reason=""), name="progress_says_why_not"
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.DONE.value) | Q(done_on__isnull=False),
                name="progress_done_has_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.task}, {self.agency}, {self.occurrence}: {self.get_status_display()}"


class ProgressDocument(models.Model):
    """One document that proves what an agency says."""

    progress = models.ForeignKey(
        Progress, models.PROTECT, related_name="proofs", verbose_name="Tình hình thực hiện"
    )
    document = models.ForeignKey(Document, models.PROTECT, related_name="+", verbose_name="Tài liệu")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người gắn"
    )
    at = models.DateTimeField("Gắn lúc")

    class Meta:
        verbose_name = "Tài liệu kiểm chứng của nhiệm vụ"
        verbose_name_plural = "Tài liệu kiểm chứng của nhiệm vụ"
        ordering = ("progress", "id")
        constraints = (models.UniqueConstraint(fields=("progress", "document"), name="progress_proof_once"),)

    def __str__(self) -> str:
        return f"{self.progress}: {self.document}"


class DifficultyKind(models.TextChoices):
    """What is told upward."""

    DIFFICULTY = "difficulty", "Khó khăn, vướng mắc"
    PROPOSAL = "proposal", "Kiến nghị, đề xuất"


class Difficulty(models.Model):
    """A difficulty or a proposal of an agency about a task, and the answer to it."""

    task = models.ForeignKey(PlanTask, models.PROTECT, related_name="difficulties", verbose_name="Nhiệm vụ")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Cơ quan")
    occurrence = models.CharField("Kỳ", max_length=20)
    kind = models.CharField("Loại", max_length=20, choices=DifficultyKind.choices)
    text = models.TextField("Nội dung")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người báo cáo"
    )
    at = models.DateTimeField("Báo cáo lúc")
    answer = models.TextField("Trả lời", blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="Người trả lời"
    )
    answered_at = models.DateTimeField("Trả lời lúc", null=True)

    class Meta:
        verbose_name = "Khó khăn, kiến nghị"
        verbose_name_plural = "Khó khăn, kiến nghị"
        ordering = ("-at", "-id")
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="difficulty_has_text"),)

    def __str__(self) -> str:
        return f"{self.task}, {self.agency}: {self.text}"


class OwnPlan(models.Model):
    """The plan of one agency for one year: issued or not, and where it can be read."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="own_plans", verbose_name="Cơ quan")
    year = models.PositiveIntegerField("Năm")
    issued = models.BooleanField("Đã ban hành", default=False)
    number = models.CharField("Số, ký hiệu", max_length=80, blank=True)
    day = models.DateField("Ngày ban hành", null=True)
    address = models.CharField("Địa chỉ", max_length=LONGEST_ADDRESS, blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name="Tài liệu kiểm chứng"
    )
    note = models.TextField("Ghi chú", blank=True)
    version = models.PositiveIntegerField("Lần ghi", default=1)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người ghi"
    )
    at = models.DateTimeField("Ghi lúc")

    class Meta:
        verbose_name = "Kế hoạch của cơ quan"
        verbose_name_plural = "Kế hoạch của các cơ quan"
        ordering = ("-year", "agency")
        constraints = (
            models.UniqueConstraint(fields=("agency", "year"), name="own_plan_once_a_year"),
            models.CheckConstraint(
                condition=Q(issued=False) | (~Q(number="") & Q(day__isnull=False)), name="own_plan_has_number"
            ),
        )

    def __str__(self) -> str:
        return f"{self.agency}, {self.year}: {self.number}"


class CalendarKey(models.Model):
    """With it a calendar program reads the due days of one agency for one person; only its hash is kept."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="calendar_keys", verbose_name="Người dùng"
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Cơ quan")
    sha256 = models.CharField("Mã băm", max_length=64, unique=True)
    made_at = models.DateTimeField("Tạo lúc")
    revoked_at = models.DateTimeField("Thu hồi lúc", null=True)

    class Meta:
        verbose_name = "Khóa lịch"
        verbose_name_plural = "Khóa lịch"
        ordering = ("person", "-made_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("person", "agency"), condition=Q(revoked_at__isnull=True), name="one_calendar_key"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.agency}"
