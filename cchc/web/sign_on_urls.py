"""Addresses of sign-on through the identity provider, under the names that allauth looks for."""

from allauth.socialaccount.providers.openid_connect.views import callback, login
from django.urls import path
from django.views.decorators.http import require_POST, require_safe

PROVIDER = {"provider_id": "tinh"}
urlpatterns = [
    path("dang-nhap/tinh/", require_POST(login), PROVIDER, name="openid_connect_login"),
    path("dang-nhap/tinh/xac-nhan/", require_safe(callback), PROVIDER, name="openid_connect_callback"),
]
