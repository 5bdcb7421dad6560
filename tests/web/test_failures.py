"""What goes wrong is said in Vietnamese, on a page of the house."""

from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.views.defaults import permission_denied, server_error

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


def test_a_form_that_was_open_too_long(db: None) -> None:
    response = Client(enforce_csrf_checks=True).post("/dang-nhap/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "Phiên làm việc đã hết hạn" in words(response.content.decode())
