"""Taking over agreements that were signed outside Tandem."""

from django.urls import path

from tandem.faces.web.takeovers import views

app_name = "takeovers"

_FILE = "<uuid:file_id>/"

urlpatterns = [
    path("", views.start, name="start"),
    path("sjabloon.<str:kind>", views.empty, name="template"),
    path("bestanden.<str:kind>", views.export_list, name="export"),
    path(_FILE, views.file, name="file"),
    path(f"{_FILE}nog-niet.<str:kind>", views.rest, name="rest"),
    path(f"{_FILE}elke-rij.<str:kind>", views.whole, name="whole"),
    path(f"{_FILE}weg/", views.throw_away, name="throw_away"),
]
