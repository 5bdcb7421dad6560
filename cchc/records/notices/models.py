"""Notices of a person, how often he wants them, what was sent, and calls with promises."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from cchc.records.agencies.models import Agency
from cchc.records.campaigns.models import Campaign


class Digest(models.Model):
    """What was sent to a person on a day: never two on one day."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="digests", verbose_name="Người nhận"
    )
    day = models.DateField("Ngày")
    text = models.TextField("Nội dung")
    emailed_at = models.DateTimeField("Gửi thư lúc", null=True)
    hooked_at = models.DateTimeField("Gửi webhook lúc", null=True)
    fault = models.TextField("Lỗi khi gửi", blank=True)

    class Meta:
        verbose_name = "Bản tổng hợp thông báo"
        verbose_name_plural = "Các bản tổng hợp thông báo"
        ordering = ("-day", "person")
        constraints = (models.UniqueConstraint(fields=("person", "day"), name="one_digest_a_day"),)

    def __str__(self) -> str:
        return f"{self.person}: {self.day:%d/%m/%Y}"


class Notice(models.Model):
    """One thing that a person should know; always on his page, whatever is sent besides."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices", verbose_name="Người nhận"
    )
    kind = models.CharField("Loại", max_length=60)
    text = models.TextField("Nội dung")
    about = models.JSONField("Về việc", default=dict)  # campaign, portion, member, line: where it leads
    subject = models.CharField("Đối tượng", max_length=200)
    at = models.DateTimeField("Lúc")
    overdue = models.BooleanField("Quá hạn", default=False)
    read_at = models.DateTimeField("Đọc lúc", null=True)
    digest = models.ForeignKey(
        Digest, models.PROTECT, null=True, related_name="told", verbose_name="Đã gửi trong bản tổng hợp"
    )

    class Meta:
        verbose_name = "Thông báo"
        verbose_name_plural = "Thông báo"
        ordering = ("-at", "-id")
        indexes = (models.Index(fields=("person", "read_at"), name="notice_by_person"),)
        constraints = (models.UniqueConstraint(fields=("person", "kind", "subject"), name="notice_once"),)

    def __str__(self) -> str:
        return self.text


class Rhythm(models.TextChoices):
    """How often a digest is sent."""

    DAILY = "daily", "Hằng ngày"
    WEEKLY = "weekly", "Hằng tuần"
    NEVER = "never", "Không gửi, chỉ xem trên trang"


class Preference(models.Model):
    """What a person chose; without a row the digest comes weekly, on Monday, by e-mail where he has one."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="preference", verbose_name="Người nhận"
    )
    rhythm = models.CharField("Nhịp", max_length=20, choices=Rhythm.choices, default=Rhythm.WEEKLY)
    weekday = models.PositiveSmallIntegerField("Thứ", default=0)
    email = models.BooleanField("Qua thư điện tử", default=True)
    webhook = models.BooleanField("Qua Zalo, Telegram", default=False)

    class Meta:
        verbose_name = "Lựa chọn nhận thông báo"
        verbose_name_plural = "Lựa chọn nhận thông báo"
        constraints = (models.CheckConstraint(condition=Q(weekday__lte=6), name="weekday_known"),)

    def __str__(self) -> str:
        return f"{self.person}: {self.get_rhythm_display()}"


class LogReading(models.Model):
    """How far the log has been read for notices; one row."""

    read_to = models.DateTimeField("Đã đọc nhật ký đến")

    class Meta:
        verbose_name = "Mốc đọc nhật ký"
        verbose_name_plural = "Mốc đọc nhật ký"

    def __str__(self) -> str:
        return f"{self.read_to:%d/%m/%Y %H:%M}"


class Call(models.Model):
    """Whom one telephoned about a campaign, what was said and what was promised."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="calls", verbose_name="Đợt")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="Cơ quan")
    spoken_to = models.CharField("Đã trao đổi với", max_length=200)
    said = models.TextField("Nội dung")
    promised = models.DateField("Hứa xong trước hết ngày", null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="Người gọi"
    )
    at = models.DateTimeField("Lúc")

    class Meta:
        verbose_name = "Cuộc gọi đôn đốc"
        verbose_name_plural = "Các cuộc gọi đôn đốc"
        ordering = ("-at", "-id")

    def __str__(self) -> str:
        return f"{self.agency}: {self.said}"
