"""The premiums of an agreement, for everybody."""

from django.urls import path

from tandem.faces.web.premiums import views

app_name = "premiums"

urlpatterns = [path("", views.check, name="check")]
