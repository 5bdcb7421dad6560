"""Agencies with their dates, the groups of the documents, and who took over what."""

from django.db import models
from django.db.models import F, Q


class Register(models.Model):
    """One file of agencies, with the hash of what was loaded."""

    slug = models.SlugField("Mã", unique=True)
    sha256 = models.CharField("Mã băm", max_length=64)
    loaded_at = models.DateTimeField("Nạp lúc")

    class Meta:
        verbose_name = "Danh sách cơ quan"
        verbose_name_plural = "Danh sách cơ quan"

    def __str__(self) -> str:
        return self.slug


class Agency(models.Model):
    """One organisation between two dates; never moved or renamed into another, only succeeded."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="agencies", verbose_name="Danh sách")
    slug = models.SlugField("Mã", max_length=120)
    name = models.CharField("Tên", max_length=300)
    short_name = models.CharField("Tên viết tắt", max_length=80, blank=True)
    kind = models.CharField("Loại", max_length=40)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="children", verbose_name="Cấp trên"
    )
    root = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", verbose_name="Tỉnh, thành phố"
    )
    central = models.BooleanField("Cơ quan Trung ương", default=False)
    valid_from = models.DateField("Có từ ngày", null=True)
    valid_to = models.DateField("Đến ngày", null=True)
    aliases = models.JSONField("Tên gọi khác", default=list)
    provenance = models.JSONField("Nguồn", default=dict)
    position = models.PositiveIntegerField("Thứ tự")
    folded = models.CharField("Chữ để tìm", max_length=400, blank=True, editable=False)
    sort_key = models.CharField("Khóa sắp xếp", max_length=1300, blank=True, editable=False)

    class Meta:
        verbose_name = "Cơ quan, đơn vị"
        verbose_name_plural = "Cơ quan, đơn vị"
        ordering = ("register", "position")
        constraints = (
            models.UniqueConstraint(fields=("register", "slug"), name="agency_slug_once_per_register"),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_from__lte=F("valid_to")),
                name="agency_dates_in_order",
            ),
        )

    def __str__(self) -> str:
        return self.name


class AgencyGroup(models.Model):
    """A collective name ('các sở, ban, ngành') by kinds of agencies, by members, or both."""

    register = models.ForeignKey(Register, models.PROTECT, related_name="groups", verbose_name="Danh sách")
    slug = models.SlugField("Mã", max_length=120)
    name = models.CharField("Tên", max_length=300)
    aliases = models.JSONField("Tên gọi khác", default=list)
    kinds = models.JSONField("Loại cơ quan", default=list)
    members = models.JSONField("Thành viên", default=list)
    note = models.TextField("Ghi chú", blank=True)
    position = models.PositiveIntegerField("Thứ tự")

    class Meta:
        verbose_name = "Nhóm cơ quan"
        verbose_name_plural = "Nhóm cơ quan"
        ordering = ("register", "position")
        constraints = (
            models.UniqueConstraint(fields=("register", "slug"), name="group_slug_once_per_register"),
        )

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """One function that passes to another agency on a day; no successor means that a person reassigns it."""

    origin = models.ForeignKey(Agency, models.PROTECT, related_name="successions", verbose_name="Cơ quan cũ")
    successor = models.ForeignKey(
        Agency, models.PROTECT, null=True, related_name="inheritances", verbose_name="Cơ quan kế thừa"
    )
    day = models.DateField("Từ ngày")
    function = models.CharField("Chức năng, nhiệm vụ", max_length=300)
    provenance = models.JSONField("Nguồn", default=dict)

    class Meta:
        verbose_name = "Kế thừa nhiệm vụ"
        verbose_name_plural = "Kế thừa nhiệm vụ"
        ordering = ("day", "origin", "id")

    def __str__(self) -> str:
        return f"{self.origin} → {self.successor or 'phân công lại'}"
