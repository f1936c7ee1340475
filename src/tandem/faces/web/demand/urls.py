"""Unmet demand: what the regions miss, counted so that nobody can be found in it."""

from django.urls import path

from tandem.faces.web.demand import views

app_name = "demand"

urlpatterns = [
    path("", views.counts, name="list"),
    path("lijst.<str:kind>", views.export_list, name="export"),
]
