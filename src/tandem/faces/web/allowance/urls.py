"""The allowance of a learner, for everybody."""

from django.urls import path

from tandem.faces.web.allowance import views

app_name = "allowance"

urlpatterns = [
    path("", views.calculator, name="calculator"),
    path("bedragen.<str:kind>", views.amounts_export, name="export"),
]
