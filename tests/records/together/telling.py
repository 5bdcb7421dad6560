"""What an act that came too late was told."""

from cchc.core.errors import CchcError, InputRefused


def told(found: object) -> str:
    """The code of the refusal; a fault that is no refusal is raised."""
    if isinstance(found, InputRefused):
        return found.problems[0].code
    if isinstance(found, CchcError):
        return found.code
    if isinstance(found, Exception):
        raise found
    return ""


def words(found: object) -> str:
    """The refusal as the person reads it; a fault that is no refusal is raised."""
    told(found)
    return str(found)
