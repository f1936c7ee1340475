"""Who decides about what."""

from django.urls import path

from tandem.faces.web.mandates import views

app_name = "mandates"

urlpatterns = [
    path("", views.matrix, name="matrix"),
    path("lijst.<str:kind>", views.matrix_export, name="export"),
    path("waarheen/", views.route, name="route"),
    path("instantie/<slug:code>/", views.body, name="body"),
]
