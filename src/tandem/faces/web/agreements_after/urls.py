"""The life of a signed agreement: what holds now, suspended, changed, ended."""

from django.urls import path

from tandem.faces.web.agreements_after import views

app_name = "agreement_life"

_ONE = "<uuid:agreement_id>/"

urlpatterns = [
    path(f"{_ONE}verder/", views.life, name="life"),
    path(f"{_ONE}beeindigen/", views.end, name="end"),
    path(f"{_ONE}beeindigen/afroepen/", views.call_off, name="call_off"),
    path(f"{_ONE}schorsen/", views.suspend, name="suspend"),
    path(f"{_ONE}schorsing/<uuid:suspension_id>/einde/", views.resume, name="resume"),
    path(f"{_ONE}schorsing/<uuid:suspension_id>/schrappen/", views.strike, name="strike"),
    path(f"{_ONE}wijzigen/", views.amend, name="amend"),
    path(f"{_ONE}wijziging/<uuid:amendment_id>/", views.amendment, name="amendment"),
    path(f"{_ONE}wijziging/<uuid:amendment_id>/akkoord/", views.agree, name="agree"),
    path(f"{_ONE}wijziging/<uuid:amendment_id>/weigeren/", views.refuse, name="refuse"),
    path(f"{_ONE}wijziging/<uuid:amendment_id>/intrekken/", views.withdraw, name="withdraw"),
]
