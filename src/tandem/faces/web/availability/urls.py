"""A company answers whether there is a place, by the link in its mail: without an account."""

from django.urls import path

from tandem.faces.web.availability import views

app_name = "availability"

urlpatterns = [
    path("<str:secret>/", views.question, name="question"),
    path("<str:secret>/antwoorden/", views.answer, name="answer"),
]
