"""Somebody without a school asks for help, follows what becomes of it, and can withdraw it: without an account."""

from django.urls import path

from tandem.faces.web.enquire import views

app_name = "enquire"

urlpatterns = [
    path("", views.start, name="start"),
    path("verstuurd/", views.sent, name="sent"),
    path("<str:secret>/", views.follow, name="follow"),
    path("<str:secret>/bevestigen/", views.confirm, name="confirm"),
    path("<str:secret>/intrekken/", views.withdraw, name="withdraw"),
]
