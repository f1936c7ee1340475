"""The check of a timetable, for everybody."""

from django.urls import path

from tandem.faces.web.timetable import views

app_name = "timetable"

urlpatterns = [path("", views.check, name="check")]
