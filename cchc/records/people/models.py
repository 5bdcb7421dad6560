"""Who signs in, and in which role for which agency between which dates."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q

from cchc.records.agencies.models import Agency


class User(AbstractUser):
    """A person with an account."""

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

    class Meta:
        verbose_name = "Vai trò trong cơ quan"
        verbose_name_plural = "Vai trò trong cơ quan"
        constraints = (
            models.UniqueConstraint(fields=("person", "agency", "role"), name="one_membership_per_role"),
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
