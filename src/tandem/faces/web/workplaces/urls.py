"""The public register of recognised workplaces."""

from django.urls import path

from tandem.faces.web.workplaces import views

app_name = "workplaces"

urlpatterns = [
    path("", views.search, name="search"),
    path("kaart.json", views.points, name="points"),
    path("opleidingen.json", views.trainings, name="trainings"),
    path("plaatsen.json", views.places, name="places"),
    path("lijst.<str:kind>", views.list_export, name="export"),
    path("achtergrond/<str:version>.geojson", views.background, name="background"),
    path("open/<uuid:opening_id>/", views.opening, name="opening"),
    path("<slug:number>/", views.workplace, name="workplace"),
]
