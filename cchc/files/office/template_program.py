"""A program of its own that checks or fills in one template: it may be stopped, its memory has an end.

It reads one line of JSON and answers one line of JSON.
"""

import json
import resource
import sys
from base64 import b64decode, b64encode
from typing import Any

from cchc.core.document.kinds import DocumentKind
from cchc.core.errors import InputRefused
from cchc.files.office.template import check_template, fill_values

MOST_MEMORY = 1536 << 20


def answered(asked: dict[str, Any]) -> dict[str, Any]:
    """The filled-in document, nothing for a template that may be used, or what stands against it."""
    raw, file = b64decode(asked["raw"]), asked["file"]
    try:
        if "values" not in asked:
            check_template(raw, DocumentKind(asked["kind"]), file)
            return {}
        return {"written": b64encode(fill_values(raw, asked["values"], file)).decode()}
    except InputRefused as refused:
        told = ((one.code, one.message, str(one.place), one.hint or "") for one in refused.problems)
        return {"problems": list(told)}
    except (MemoryError, RecursionError):
        return {"refused": "too_large"}
    except Exception:  # noqa: BLE001 - whatever such a file does to its readers, it is refused
        return {"refused": "damaged"}


def main() -> None:
    """Do what is asked within limits and answer."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.write(json.dumps(answered(json.load(sys.stdin))))
