"""Every address against its own description, with whatever fits it and much that does not."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import CHECKS, load_all_checks

from cchc.api.callers import PerKey
from cchc.api.documentation import description
from cchc.records.campaigns.models import Portion
from cchc.records.people.models import User
from cchc.wsgi import application
from tests.api.calling import key_of

load_all_checks()
CHECKED = CHECKS.get_by_names(
    [
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_headers_conformance",
        "response_schema_conformance",
    ]
)
EXAMPLES = 4


def closing(environ: dict[str, Any], start: Any) -> list[bytes]:
    """The site as a server runs it: what it opened for an answer is closed once the answer is sent."""
    answer = application(environ, start)
    try:
        return [b"".join(answer)]
    finally:
        answer.close()


schema = schemathesis.openapi.from_dict(description())
schema.app = closing


@pytest.fixture
def key(db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The key of a scorer who may read and write; calls are not counted here."""
    monkeypatch.setattr(PerKey, "get_cache_key", lambda *_: None)
    for signal in (request_started, request_finished):  # a request would end the transaction of the test
        signal.disconnect(close_old_connections)
    yield key_of(User.objects.get(username="noivu.vinhphuc"))
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def there() -> dict[str, Any]:
    """What exists for that scorer, so that calls reach further than to what is not there."""
    owed = Portion.objects.get(
        campaign_unit__campaign__slug="vinh-phuc-2017", agency__slug="so-noi-vu", step="self_scoring"
    )
    return {
        "slug": "vinh-phuc-2017",
        "unit": "tinh-vinh-phuc",
        "portion": owed.pk,
        "line": owed.lines[0],
        "family": "par_index_province",
        "version": "2948-qd-bnv-2017",
        "index": "papi",
        "year": 2020,
    }


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_as_described(case: Any, key: str) -> None:
    if len(str(case.body) + str(case.query)) % 4:  # the others stay as they were made
        case.path_parameters |= {k: v for k, v in there().items() if k in case.path_parameters}
    with transaction.atomic():
        answer = case.call(headers={"Authorization": f"Bearer {key}"})
        transaction.set_rollback(True)
    case.validate_response(answer, checks=CHECKED)
