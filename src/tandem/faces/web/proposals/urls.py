"""Places that suit one learner."""

from django.urls import path

from tandem.faces.web.proposals import views

app_name = "proposals"

urlpatterns = [
    path("<uuid:track_id>/", views.suited, name="suited"),
    path("<uuid:track_id>/lijst.<str:kind>", views.export_suited, name="export"),
]
