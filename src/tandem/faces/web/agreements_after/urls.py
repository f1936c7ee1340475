"""The life of a signed agreement: what holds now, suspended, changed, ended."""

from django.urls import path

from tandem.faces.web.agreements_after import changes, views

app_name = "agreement_life"

_ONE = "<uuid:agreement_id>/"
_CHANGE = f"{_ONE}wijziging/<uuid:amendment_id>/"

urlpatterns = [
    path(f"{_ONE}verder/", views.life, name="life"),
    path(f"{_ONE}beeindigen/", views.end, name="end"),
    path(f"{_ONE}beeindigen/afroepen/", views.call_off, name="call_off"),
    path(f"{_ONE}schorsen/", views.suspend, name="suspend"),
    path(f"{_ONE}schorsing/<uuid:suspension_id>/einde/", views.resume, name="resume"),
    path(f"{_ONE}schorsing/<uuid:suspension_id>/schrappen/", views.strike, name="strike"),
    path(f"{_ONE}geslaagd/", views.passed, name="passed"),
    path(f"{_ONE}geslaagd/<uuid:passed_id>/schrappen/", views.strike_passed, name="strike_passed"),
    path(f"{_ONE}wijzigen/", changes.amend, name="amend"),
    path(_CHANGE, changes.amendment, name="amendment"),
    path(f"{_CHANGE}tekst.pdf", changes.paper, name="amendment_paper"),
    path(f"{_CHANGE}akkoord.pdf", changes.sealed, name="amendment_sealed"),
    path(f"{_CHANGE}bewijs.pdf", changes.evidence, name="amendment_evidence"),
    path(f"{_CHANGE}akkoord/", changes.agree, name="agree"),
    path(f"{_CHANGE}papier/<str:signer>/", changes.scan, name="scan_amendment"),
    path(f"{_CHANGE}ander/<str:signer>/", changes.replace_signer, name="replace_signer"),
    path(f"{_CHANGE}herinneren/<str:signer>/", changes.remind, name="remind"),
    path(f"{_CHANGE}weigeren/", changes.refuse, name="refuse"),
    path(f"{_CHANGE}intrekken/", changes.withdraw, name="withdraw"),
]
