"""The dated rules, with their sources."""

from django.urls import path

from tandem.faces.web.law import views

app_name = "law"

urlpatterns = [
    path("", views.rules, name="rules"),
    path("lijst.<str:kind>", views.rules_export, name="export"),
    path("bronnen/", views.sources, name="sources"),
    path("bronnen/lijst.<str:kind>", views.sources_export, name="sources_export"),
    path("<str:key>/", views.rule, name="rule"),
    path("<str:key>/geschiedenis.<str:kind>", views.rule_export, name="rule_export"),
]
