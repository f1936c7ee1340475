"""The pages for who runs the platform."""

from django.urls import path

from tandem.faces.web.system import views

app_name = "system"

urlpatterns = [path("", views.home, name="home")]
