"""Enquiries of people without a school: for a provider, the CLB and VDAB, each what is in its hands."""

from django.urls import path

from tandem.faces.web.enquiries import views

app_name = "enquiries"

_ONE = "<uuid:enquiry_id>/"

urlpatterns = [
    path("", views.enquiries, name="list"),
    path("lijst.<str:kind>", views.export_list, name="export"),
    path(_ONE, views.enquiry, name="enquiry"),
    path(f"{_ONE}opnemen/", views.take, name="take"),
    path(f"{_ONE}doorgeven/", views.pass_on, name="pass_on"),
    path(f"{_ONE}afsluiten/", views.close, name="close"),
    path(f"{_ONE}inschrijven/", views.enrol, name="enrol"),
]
