"""Recognitions that sleep: for partnerships, the Flemish partnership and the agency, who ask for places."""

from django.urls import path

from tandem.faces.web.sleeping import views

app_name = "sleeping"

urlpatterns = [
    path("", views.sleeping, name="list"),
    path("lijst.<str:kind>", views.export_list, name="export"),
    path("vragen/", views.ask, name="ask"),
]
