"""Agreements: made together, checked, signed."""

from django.urls import path

from tandem.faces.web.agreements import signing, steps, taking_part, uses, views

app_name = "agreements"

_ONE = "<uuid:agreement_id>/"

urlpatterns = [
    path("", views.agreements, name="list"),
    path("lijst.<str:kind>", views.list_export, name="export"),
    path("nieuw/<uuid:track_id>/", steps.begin, name="begin"),
    path("kennismaking/<uuid:introduction_id>/", steps.from_introduction, name="from_introduction"),
    path(_ONE, views.agreement, name="agreement"),
    path(f"{_ONE}mee/", taking_part.shared, name="shared"),
    path(f"{_ONE}mee/<uuid:workplace_id>/ja/", taking_part.agree_place, name="agree_place"),
    path(f"{_ONE}mee/<uuid:workplace_id>/nee/", taking_part.decline_place, name="decline_place"),
    path(f"{_ONE}geschiedenis/", views.history, name="history"),
    path(f"{_ONE}geschiedenis.<str:kind>", views.history_export, name="history_export"),
    path(f"{_ONE}tekst.pdf", views.paper, name="paper"),
    path(f"{_ONE}getekend.pdf", views.sealed, name="sealed"),
    path(f"{_ONE}bewijs.pdf", views.evidence, name="evidence"),
    path(f"{_ONE}premies/", uses.premiums, name="premiums"),
    path(f"{_ONE}aangifte/", uses.dimona, name="dimona"),
    path(f"{_ONE}aangifte.<str:kind>", uses.dimona_export, name="dimona_export"),
    path(f"{_ONE}agenda.ics", uses.calendar, name="calendar"),
    path(f"{_ONE}bewijs/<str:signer>", views.proof, name="proof"),
    path(f"{_ONE}scan/", signing.keep_scan, name="keep_scan"),
    path(f"{_ONE}scan/bestand", views.outside_scan, name="outside_scan"),
    path(f"{_ONE}deel/<str:section>/", steps.part, name="part"),
    path(f"{_ONE}deel/<str:section>/nakijken/", views.check, name="check"),
    path(f"{_ONE}werkplek/", steps.add_workplace, name="add_workplace"),
    path(f"{_ONE}werkplek/<uuid:workplace_id>/", steps.workplace, name="workplace"),
    path(f"{_ONE}werkplek/<uuid:workplace_id>/weg/", steps.remove_workplace, name="remove_workplace"),
    path(f"{_ONE}doorgeven/", steps.hand_over, name="hand_over"),
    path(f"{_ONE}opmerking/", steps.remark, name="remark"),
    path(f"{_ONE}opmerking/<uuid:remark_id>/klaar/", steps.settle, name="settle"),
    path(f"{_ONE}opgeven/", steps.withdraw, name="withdraw"),
    path(f"{_ONE}aanbieden/", signing.present, name="present"),
    path(f"{_ONE}terugnemen/", signing.take_back, name="take_back"),
    path(f"{_ONE}tekenen/", signing.sign, name="sign"),
    path(f"{_ONE}elektronisch/", signing.sign_at_service, name="sign_at_service"),
    path(f"{_ONE}weigeren/", signing.refuse, name="refuse"),
    path(f"{_ONE}papier/<str:signer>/", signing.scan, name="scan"),
    path(f"{_ONE}ondertekenaar/<str:signer>/", signing.replace, name="replace"),
    path(f"{_ONE}ondertekenaar/<str:signer>/herinneren/", signing.remind, name="remind"),
]
