"""Every door of the website and the API."""

from django.urls import include, path

from tandem.faces.api.health import health

urlpatterns = [
    path("health", health, name="health"),
    path("api/", include("tandem.faces.api.urls")),
    path("", include("tandem.faces.web.urls")),
]

handler400 = "tandem.faces.web.errors.bad_request"
handler403 = "tandem.faces.web.errors.forbidden"
handler404 = "tandem.faces.web.errors.not_found"
handler500 = "tandem.faces.web.errors.server_error"
