"""Addresses of a portion that is taken home as a package; they stand before the acts of a portion."""

from django.urls import path

from cchc.web.views import exchange

PACKAGE = "dot/<slug:campaign>/phan/<int:portion>/goi/"
urlpatterns = [
    path(PACKAGE, exchange.package, name="package"),
    path(f"{PACKAGE}tai-ve/", exchange.package_file, name="package_file"),
    path(f"{PACKAGE}nop/", exchange.package_upload, name="package_upload"),
    path(f"{PACKAGE}ghi/", exchange.package_apply, name="package_apply"),
]
