"""For which trainings a company can train, by what happens there."""

from django.urls import path

from tandem.faces.web.coverage import views

app_name = "coverage"

urlpatterns = [
    path("", views.start, name="start"),
    path("tekst/", views.paste, name="paste"),
    path("opleidingen/", views.trainings, name="trainings"),
    path("opleidingen/lijst.<str:kind>", views.trainings_export, name="trainings_export"),
    path("opleidingen/<slug:slug>/", views.training, name="training"),
    path("opleidingen/<slug:slug>/lijst.<str:kind>", views.training_export, name="training_export"),
    path("samen/<slug:slug>/", views.together, name="together"),
    path("samen/<slug:slug>/lijst.<str:kind>", views.together_export, name="together_export"),
    path("samen/<slug:slug>/plan.pdf", views.together_pdf, name="together_pdf"),
]
