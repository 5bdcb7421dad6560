"""The registers that a person sees, and their definitions as core values."""

from functools import lru_cache

from django.db.models import Q, QuerySet

from cchc.core.register.definition import RegisterDefinition
from cchc.files.kept_registers import register_from_text
from cchc.records.assessments.queries import NotVisibleError
from cchc.records.people.queries import Standing
from cchc.records.registers.models import KeptRegister


def province_of(standing: Standing) -> int | None:
    """The province in which a person holds a role; None for who holds none."""
    return next((one.root for one in standing.held if one.root is not None), None)


def registers_seen(standing: Standing) -> QuerySet[KeptRegister]:
    """The registers of the house and of the person's provinces; none for who holds no role."""
    roots = {one.root for one in standing.held if one.root is not None}
    if not roots:
        return KeptRegister.objects.none()
    return KeptRegister.objects.filter(Q(province__isnull=True) | Q(province__in=roots))


def register_named(standing: Standing, slug: str) -> KeptRegister:
    """One register; raises NotVisibleError for what the person may not see. One query."""
    found = registers_seen(standing).filter(slug=slug).first()
    if found is None:
        raise NotVisibleError(slug)
    return found


def definition_of(register: KeptRegister) -> RegisterDefinition:
    """The newest definition; what was read once is kept as long as it stays the same."""
    return _read(register.slug, register.text)


@lru_cache(maxsize=256)
def _read(slug: str, text: str) -> RegisterDefinition:
    return register_from_text(text.encode(), slug)
