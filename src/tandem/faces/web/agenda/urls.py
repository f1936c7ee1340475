"""The search time in an own calendar: the address, and what a calendar reads there."""

from django.urls import path

from tandem.faces.web.agenda import views

app_name = "agenda"

urlpatterns = [
    path("", views.feed, name="feed"),
    path("maken/", views.make, name="make"),
    path("intrekken/", views.revoke, name="revoke"),
    path("<str:secret>.ics", views.file, name="file"),
]
