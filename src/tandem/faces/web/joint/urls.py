"""Filing a plan together."""

from django.urls import path

from tandem.faces.web.joint import views

app_name = "joint"

urlpatterns = [path("<slug:slug>/", views.new, name="new")]
