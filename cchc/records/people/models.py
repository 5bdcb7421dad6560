"""Who signs in, and in which role for which agency between which dates."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q

from cchc.records.agencies.models import Agency

SYSTEM_NAME = "he-thong"  # the account in whose name the installation itself acts


class User(AbstractUser):
    """A person with an account."""

    position = models.CharField("Chức vụ", max_length=200, blank=True)
    phone = models.CharField("Điện thoại công vụ", max_length=40, blank=True)
    must_change_password = models.BooleanField("Phải đổi mật khẩu", default=False)
    second_factor_required = models.BooleanField("Phải dùng lớp bảo vệ thứ hai", default=False)
    folded = models.CharField("Chữ để tìm", max_length=600, blank=True, editable=False)
    sort_key = models.CharField("Khóa sắp xếp", max_length=1300, blank=True, editable=False)

    class Meta(AbstractUser.Meta):
        verbose_name = "Người dùng"
        verbose_name_plural = "Người dùng"

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class Role(models.TextChoices):
    """What a person does in the yearly circle."""

    COORDINATOR = "coordinator", "Chuyên viên CCHC, Sở Nội vụ"
    SCORER = "scorer", "Đầu mối CCHC của cơ quan"
    UNIT_HEAD = "unit_head", "Lãnh đạo đơn vị"
    APPRAISER = "appraiser", "Người thẩm định"
    LEADER = "leader", "Lãnh đạo UBND tỉnh"
    COMMUNE_OFFICER = "commune_officer", "Cán bộ UBND cấp xã"
    ADMINISTRATOR = "administrator", "Quản trị hệ thống"


class Membership(models.Model):
    """A role of a person in one agency, between two dates (both inclusive, empty = open)."""

    person = models.ForeignKey(User, models.PROTECT, related_name="memberships", verbose_name="Người dùng")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="memberships", verbose_name="Cơ quan")
    role = models.CharField("Vai trò", max_length=40, choices=Role.choices)
    valid_from = models.DateField("Từ ngày", null=True, blank=True)
    valid_to = models.DateField("Đến ngày", null=True, blank=True)
    areas = models.JSONField("Lĩnh vực", default=list, blank=True)  # keys of areas; empty means all

    class Meta:
        verbose_name = "Vai trò trong cơ quan"
        verbose_name_plural = "Vai trò trong cơ quan"
        constraints = (
            models.UniqueConstraint(
                fields=("person", "agency", "role"),
                condition=Q(valid_to__isnull=True),
                name="one_open_membership_per_role",
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_from__lte=F("valid_to")),
                name="membership_dates_in_order",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role_known"),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}, {self.agency}"

    @property
    def words(self) -> str:
        """The role with its agency, which the name of some roles holds already."""
        return f"{self.get_role_display().partition(', ')[0]}, {self.agency}"


class ApiToken(models.Model):
    """A key with which a program acts in the name of a person; only its hash is kept."""

    person = models.ForeignKey(User, models.PROTECT, related_name="tokens", verbose_name="Người dùng")
    name = models.CharField("Tên", max_length=120)
    sha256 = models.CharField("Mã băm", max_length=64, unique=True)
    scopes = models.JSONField("Phạm vi", default=list)  # of: read, write
    expires_on = models.DateField("Hết hạn ngày")
    made_at = models.DateTimeField("Tạo lúc")
    used_at = models.DateTimeField("Dùng lần cuối", null=True)
    revoked_at = models.DateTimeField("Thu hồi lúc", null=True)

    class Meta:
        verbose_name = "Khóa truy cập"
        verbose_name_plural = "Khóa truy cập"
        ordering = ("person", "-made_at")

    def __str__(self) -> str:
        return f"{self.person}: {self.name}"


class SignIn(models.Model):
    """One session of a person that has not been ended, so that he sees it and others can end it."""

    person = models.ForeignKey(User, models.PROTECT, related_name="sign_ins", verbose_name="Người dùng")
    session_key = models.CharField("Phiên", max_length=40, unique=True)
    at = models.DateTimeField("Đăng nhập lúc")
    address = models.CharField("Địa chỉ mạng", max_length=45, blank=True)
    browser = models.CharField("Trình duyệt", max_length=200, blank=True)

    class Meta:
        verbose_name = "Phiên đăng nhập"
        verbose_name_plural = "Phiên đăng nhập"
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.person}: {self.at:%d/%m/%Y %H:%M}"


class SignInMark(models.Model):
    """What the door remembers for some minutes: a wrong password or code, and a code that has been used."""

    subject = models.CharField("Đối tượng", max_length=200)
    at = models.DateTimeField("Lúc")

    class Meta:
        verbose_name = "Dấu của cửa đăng nhập"
        verbose_name_plural = "Dấu của cửa đăng nhập"
        indexes = (models.Index(fields=("subject", "at"), name="mark_by_subject"),)

    def __str__(self) -> str:
        return f"{self.subject}: {self.at:%d/%m/%Y %H:%M}"
