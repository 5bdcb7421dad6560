"""The addresses of the interface: those of its routes, its description, and the page that tells it."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path
from ninja.errors import ConfigError

from cchc.api.documentation import openapi, page
from cchc.api.site import api

app_name = "api"
# A key opens these, not a session: the middleware that asks for one must let them pass.
urlpatterns = [
    path("openapi.json", login_not_required(openapi), name="openapi"),
    path("docs", login_not_required(page), name="docs"),
]
for route in api.urls[0]:
    if not isinstance(route, URLPattern):
        raise ConfigError("an address of the interface is no plain pattern")
    if route.name != "api-root":
        login_not_required(route.callback)
        urlpatterns.append(route)
