"""The doors of the API, one folder per version."""

from django.urls import path

from tandem.faces.api.v1.main import api as v1

app_name = "api"
urlpatterns = [path("v1/", v1.urls)]
