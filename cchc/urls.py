"""The addresses of the site: each door brings its own."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include("cchc.api.urls")),
    path("", include("cchc.web.urls")),
    path("", include("cchc.web.sign_on_urls")),
]
