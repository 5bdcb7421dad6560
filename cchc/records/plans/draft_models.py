"""Draft plans: written by hand or read from a document, changed until one is issued."""

from django.conf import settings
from django.db import models

from cchc.records.agencies.models import Agency, Register
from cchc.records.assessments.models import Assessment
from cchc.records.catalogues.models import CatalogueVersion


class PlanSource(models.Model):
    """The bytes of a document from which drafts are read, once for each content.

    One that neither a draft nor a reading names was only looked at, and goes when its time is over.
    """

    sha256 = models.CharField("Mã băm", max_length=64, unique=True)
    content = models.BinaryField("Tệp")
    at = models.DateTimeField("Gửi lúc")

    class Meta:
        verbose_name = "Tệp gốc của bản thảo kế hoạch"
        verbose_name_plural = "Tệp gốc của các bản thảo kế hoạch"

    def __str__(self) -> str:
        return self.sha256


class PlanDraft(models.Model):
    """One draft. `content` holds `plan` (keys of plan/1), `doubts`, and what else the document said.

    `version` grows with every change, so that nobody writes over what he has not seen.
    """

    slug = models.SlugField("Mã", max_length=120, unique=True)
    province = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Tỉnh, thành phố")
    register = models.ForeignKey(Register, models.PROTECT, related_name="+", verbose_name="Danh sách cơ quan")
    catalogue = models.ForeignKey(
        CatalogueVersion, models.PROTECT, related_name="+", verbose_name="Bộ tiêu chí"
    )
    result = models.ForeignKey(
        Assessment, models.PROTECT, null=True, related_name="+", verbose_name="Kết quả cần khắc phục"
    )
    amends = models.ForeignKey(
        "plans.Plan", models.PROTECT, null=True, related_name="+", verbose_name="Sửa đổi, bổ sung kế hoạch"
    )
    kind = models.CharField("Loại", max_length=40)
    title = models.TextField("Trích yếu")
    content = models.JSONField("Nội dung", default=dict)
    version = models.PositiveIntegerField("Lần ghi", default=1)
    file_name = models.CharField("Tên tệp đã đọc", max_length=255, blank=True)
    file_sha256 = models.CharField("Mã băm của tệp đã đọc", max_length=64, blank=True)
    source = models.ForeignKey(
        PlanSource, models.PROTECT, null=True, related_name="drafts", verbose_name="Tệp gốc"
    )
    issued = models.OneToOneField(
        "plans.Plan", models.PROTECT, null=True, related_name="draft", verbose_name="Kế hoạch đã ban hành"
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người lập"
    )
    made_at = models.DateTimeField("Lập lúc")
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người sửa"
    )
    changed_at = models.DateTimeField("Sửa lúc")

    class Meta:
        verbose_name = "Bản thảo kế hoạch"
        verbose_name_plural = "Bản thảo kế hoạch"
        ordering = ("-changed_at", "-id")

    def __str__(self) -> str:
        return self.title


class ReadingState(models.TextChoices):
    """How far a document is on its way to a draft."""

    WAITING = "waiting", "Chờ đọc"
    RUNNING = "running", "Đang đọc"
    READ = "read", "Đã đọc"
    REFUSED = "refused", "Không đọc được"


class PlanReading(models.Model):
    """A document on its way to a draft: what is read of it waits here until a person confirms it.

    `attempt` grows with every order to read, so that an older order of the queue does nothing; `beat_at` is
    when something was last heard of it. `content` is what the draft will hold, `shown` what the page tells,
    `problems` why it was refused, as sentences.
    """

    province = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Tỉnh, thành phố")
    register = models.ForeignKey(Register, models.PROTECT, related_name="+", verbose_name="Danh sách cơ quan")
    catalogue = models.ForeignKey(
        CatalogueVersion, models.PROTECT, related_name="+", verbose_name="Bộ tiêu chí"
    )
    result = models.ForeignKey(
        Assessment, models.PROTECT, null=True, related_name="+", verbose_name="Kết quả cần khắc phục"
    )
    source = models.ForeignKey(PlanSource, models.PROTECT, related_name="readings", verbose_name="Tệp gốc")
    file_name = models.CharField("Tên tệp", max_length=255)
    state = models.CharField(
        "Tình trạng", max_length=10, choices=ReadingState.choices, default=ReadingState.WAITING
    )
    attempt = models.PositiveIntegerField("Lần đọc", default=1)
    done = models.PositiveIntegerField("Đã đọc", default=0)
    whole = models.PositiveIntegerField("Tất cả", default=0)
    tables = models.PositiveIntegerField("Số bảng đã gặp", default=0)
    beat_at = models.DateTimeField("Có tin lúc")
    content = models.JSONField("Nội dung", null=True)
    shown = models.JSONField("Kết quả đọc", null=True)
    problems = models.JSONField("Vì sao không đọc được", default=list)
    draft = models.ForeignKey(
        PlanDraft, models.SET_NULL, null=True, related_name="+", verbose_name="Bản thảo đã lập"
    )
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người gửi"
    )
    sent_at = models.DateTimeField("Gửi lúc")

    class Meta:
        verbose_name = "Bản đọc văn bản kế hoạch"
        verbose_name_plural = "Bản đọc văn bản kế hoạch"
        ordering = ("-sent_at", "-id")

    def __str__(self) -> str:
        return self.file_name
