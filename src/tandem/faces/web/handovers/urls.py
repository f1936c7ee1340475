"""Warm handovers: for who gives a learner, the family, and who receives."""

from django.urls import path

from tandem.faces.web.handovers import views

app_name = "handovers"

_ONE = "<uuid:handover_id>/"

urlpatterns = [
    path("", views.handovers, name="list"),
    path("lijst.<str:kind>", views.export_list, name="export"),
    path("nieuw/<uuid:track_id>/", views.give, name="give"),
    path(_ONE, views.handover, name="handover"),
    path(f"{_ONE}blad.pdf", views.sheet_pdf, name="pdf"),
    path(f"{_ONE}akkoord/", views.agree, name="agree"),
    path(f"{_ONE}niet-akkoord/", views.decline, name="decline"),
    path(f"{_ONE}papier/", views.paper, name="paper"),
    path(f"{_ONE}overnemen/", views.accept, name="accept"),
    path(f"{_ONE}terugsturen/", views.send_back, name="send_back"),
    path(f"{_ONE}terugnemen/", views.withdraw, name="withdraw"),
]
