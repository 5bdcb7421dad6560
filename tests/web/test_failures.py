"""What goes wrong is said in Vietnamese, on a page of the house."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory
from django.views.defaults import bad_request, permission_denied, server_error

from tests.web.reading import words


def test_not_found(vinh_phuc: Client) -> None:
    response = vinh_phuc.get("/khong-co/")
    assert response.status_code == 404
    assert "Không tìm thấy trang" in words(response.content.decode())


def test_not_allowed(rf: RequestFactory) -> None:
    response = permission_denied(rf.get("/"), PermissionDenied())
    assert response.status_code == 403
    assert "Không có quyền xem trang này" in words(response.content.decode())


def test_a_failure_of_ours(rf: RequestFactory) -> None:
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "Hệ thống gặp lỗi" in words(response.content.decode())


def test_a_host_that_is_not_ours(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    response = client.get("/", headers={"Host": "khac.example"})
    assert response.status_code == 400
    assert "Yêu cầu không hợp lệ" in words(response.content.decode())
    assert [record.getMessage() for record in caplog.records] == ["Bad Request: /"]
    assert not any(record.exc_info for record in caplog.records)


def test_a_request_that_cannot_be_read(rf: RequestFactory) -> None:
    response = bad_request(rf.get("/"), SuspiciousOperation())
    assert response.status_code == 400
    assert "Yêu cầu không hợp lệ" in words(response.content.decode())


def test_a_page_that_takes_no_change(vinh_phuc: Client) -> None:
    response = vinh_phuc.post("/ket-qua/vinh-phuc-2017/")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    assert "Trang này chỉ để xem" in words(response.content.decode())


def test_a_form_that_was_open_too_long(db: None) -> None:
    response = Client(enforce_csrf_checks=True).post("/dang-nhap/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "Phiên làm việc đã hết hạn" in words(response.content.decode())
