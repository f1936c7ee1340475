"""The training finder."""

from django.urls import path

from tandem.faces.web.trainings import views

app_name = "trainings"

urlpatterns = [
    path("", views.search, name="search"),
    path("lijst.<str:kind>", views.list_export, name="export"),
    path("<slug:slug>/", views.training, name="training"),
]
