"""The doors of the API, one folder per version; every door stands in the same frame."""

from django.urls import URLPattern, include, path, re_path
from django.views.decorators.csrf import csrf_exempt

from tandem.faces.api.description import show
from tandem.faces.api.frame import framed, nothing_here
from tandem.faces.api.health import health
from tandem.faces.api.v1.main import api as v1

_patterns, _app, _namespace = v1.urls
_doors = [framed(one) for one in _patterns if isinstance(one, URLPattern) and one.name != "api-root"]

app_name = "api"
urlpatterns = [
    path("v1/openapi.json", show, name="description"),
    path("v1/health", health, name="health"),
    path("v1/", include((_doors, _app), _namespace)),
    framed(re_path(r"^(?P<rest>[\s\S]*)$", csrf_exempt(nothing_here), name="nothing")),
]
