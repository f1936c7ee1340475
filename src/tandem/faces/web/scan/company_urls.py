"""How ready a company is, and from there to a request for recognition."""

from django.urls import path

from tandem.faces.web.scan import urls, views

app_name = "scan"

urlpatterns = [
    *urls.urlpatterns,
    path("aanvraag/", views.choose, name="request"),
    path("aanvraag/klaarzetten/", views.prepare, name="prepare"),
    path("opleidingen.json", views.trainings, name="trainings"),
]
