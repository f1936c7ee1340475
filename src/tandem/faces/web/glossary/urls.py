"""The official words, with their meaning."""

from django.urls import path

from tandem.faces.web.glossary import views

app_name = "glossary"

urlpatterns = [
    path("", views.terms, name="terms"),
    path("lijst.<str:kind>", views.terms_export, name="export"),
]
