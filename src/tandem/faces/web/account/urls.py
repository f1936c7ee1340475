"""Signing in and out, capacities, invitations, keys for programs, notices."""

from django.urls import path

from tandem.faces.web.account import views

app_name = "account"

urlpatterns = [
    path("aanmelden/", views.sign_in, name="sign_in"),
    path("aanmelden/link/", views.ask_link, name="ask_link"),
    path("aanmelden/link/<str:secret>/", views.use_link, name="use_link"),
    path("aanmelden/persona/", views.persona, name="persona"),
    path("afmelden/", views.sign_out, name="sign_out"),
    path("hoedanigheid/", views.capacity, name="capacity"),
    path("uitnodiging/<str:secret>/", views.invitation, name="invitation"),
    path("meldingen/", views.notices, name="notices"),
    path("sleutels/", views.keys, name="keys"),
    path("sleutels/<uuid:token_id>/intrekken/", views.revoke_key, name="revoke_key"),
    path("meldingen/gelezen/", views.read_notices, name="read_notices"),
]
