"""Reading one's own notices and how one wants them."""

from django.db.models import BooleanField, Case, QuerySet, Value, When

from cchc.records.notices.choice import Choice, choice_of
from cchc.records.notices.models import Notice, Preference
from cchc.records.people.models import User

READ = Case(When(read_at__isnull=True, then=Value(value=False)), default=True, output_field=BooleanField())


def notices_of(person: User) -> QuerySet[Notice]:
    """All notices of a person: what he has not read first, the overdue first of these, then the newest."""
    return Notice.objects.filter(person=person).annotate(read=READ).order_by("read", "-overdue", "-at", "-pk")


def unread_count(person: User) -> int:
    """How many notices a person has not read; one query."""
    return Notice.objects.filter(person=person, read_at__isnull=True).count()


def choice_for(person: User) -> Choice:
    """What a person chose, the usual for who has not chosen; one query."""
    stored = Preference.objects.filter(person=person).first()
    return Choice() if stored is None else choice_of(stored)
