"""No longer hearing of new workplaces, by the link in the mail: without an account."""

from django.urls import path

from tandem.faces.web.alerts import views

app_name = "alerts"

urlpatterns = [path("<str:secret>/", views.off, name="off")]
