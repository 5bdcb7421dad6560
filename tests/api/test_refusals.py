"""Every refusal has one shape, whoever refuses: the route, the middleware, or Django itself."""

import pytest
from django.test import Client, override_settings

from cchc.api.callers import PerKey
from cchc.api.site import api
from cchc.records.people.models import ApiToken
from tests.api.calling import ROOT, Program, demo
from tests.web.conftest import signed_in


def shape(answer: object) -> tuple[int, str]:
    said = answer.json()
    assert set(said) == {"code", "message", "problems"}
    assert set(said["problems"][0]) == {"code", "message", "hint", "place"}
    assert "no-store" in answer["Cache-Control"]
    return answer.status_code, said["code"]


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer cchc_x"}, {"Authorization": "Basic eDp4"}])
def test_without_a_living_key_nothing_is_told(db: None, headers: dict[str, str]) -> None:
    answer = Client(headers=headers).get(f"{ROOT}/me")
    assert shape(answer) == (401, "no_key")
    assert answer["WWW-Authenticate"] == "Bearer"


def test_a_session_opens_nothing_here(db: None) -> None:
    assert shape(signed_in("vinhphuc").get(f"{ROOT}/me")) == (401, "no_key")


def test_a_revoked_key_opens_nothing(db: None) -> None:
    program = demo("vinhphuc")
    ApiToken.objects.update(revoked_at="2026-01-01T00:00:00Z")
    assert shape(program.get("/me")) == (401, "no_key")


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/nowhere", (404, "not_found")),
        ("/portions/999999", (404, "not_found")),
        ("/portions/0", (422, "invalid")),
        ("/portions/99999999999999999999", (422, "invalid")),
        ("/indices/papi/league/1990", (404, "not_found")),
        ("/indices/none/league/2020", (404, "not_found")),
        ("/documents/999999", (404, "not_found")),
        ("/catalogues/none/none", (404, "not_found")),
        ("/results/vinh-phuc-2017/lines/9.9", (404, "not_found")),
        ("/agencies?limit=0", (422, "invalid")),
        ("/agencies?search=%00", (422, "invalid")),
    ],
)
def test_what_is_not_there_or_not_readable(db: None, path: str, told: tuple[int, str]) -> None:
    assert shape(demo("vinhphuc").get(path)) == told


def test_another_way_to_call_is_refused_with_what_is_possible(db: None) -> None:
    answer = demo("vinhphuc").client.delete(f"{ROOT}/me")
    assert shape(answer) == (405, "wrong_method")
    assert "GET" in answer["Allow"]


@override_settings(CCHC_UPLOAD_MB=1)
def test_what_is_too_large_is_refused_before_it_is_read(db: None) -> None:
    answer = demo("vinhphuc").client.post(f"{ROOT}/documents", {}, CONTENT_LENGTH=str(10**9))
    assert shape(answer) == (413, "too_large")


def test_too_many_calls_must_wait(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    (limit,) = (one for one in throttles() if isinstance(one, PerKey))
    monkeypatch.setattr(limit, "num_requests", 1)
    program: Program = demo("vinhphuc")
    program.get("/me")
    answer = program.get("/me")
    assert shape(answer) == (429, "too_many")
    assert int(answer["Retry-After"]) > 0


def throttles() -> list[object]:
    return list({id(one): one for one in api.throttle}.values())
