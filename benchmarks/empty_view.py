"""The website plus one view that does nothing: what every page costs before it starts."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from tandem.config import urls


def empty(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - Django's signature
    """Nothing."""
    return HttpResponse("")


urlpatterns = [path("leeg/", empty), *urls.urlpatterns]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
