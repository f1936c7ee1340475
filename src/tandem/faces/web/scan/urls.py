"""How ready a company is, without an account."""

from django.urls import path

from tandem.faces.web.scan import views

app_name = "scan"

urlpatterns = [
    path("", views.start, name="start"),
    path("vraag/", views.question, name="question"),
    path("resultaat/", views.result, name="result"),
]
