"""The area of a learner, and of who acts for one: my track."""

from django.urls import path

from tandem.faces.web.learner.views import (
    advice,
    alerts,
    home,
    looked,
    places,
    profile,
    referrals,
    run_up,
    searching,
    telling,
)

app_name = "learner"

_TRACK = "<uuid:track_id>/"
_OPENING = f"{_TRACK}werkplekken/<uuid:opening_id>/"

urlpatterns = [
    path("", home.home, name="home"),
    path(_TRACK, home.track, name="track"),
    path(f"{_TRACK}zoektijd/", searching.search_time, name="search_time"),
    path(f"{_TRACK}zoektijd/dagen.<str:kind>", searching.days_export, name="days_export"),
    path(f"{_TRACK}laat-weten/", alerts.alert, name="alert"),
    path(f"{_TRACK}laat-weten/uit/", alerts.end, name="alert_end"),
    path(f"{_TRACK}aanloop/", run_up.run_up, name="run_up"),
    path(f"{_TRACK}advies/", advice.advice, name="advice"),
    path(f"{_TRACK}over-mij/", telling.telling, name="telling"),
    path(f"{_TRACK}nodig/", telling.needs, name="needs"),
    path(f"{_TRACK}nodig/wissen/", telling.erase_needs, name="needs_erase"),
    path(f"{_TRACK}nodig/verwijzing/", referrals.referrals, name="referrals"),
    path(f"{_TRACK}nodig/verwijzing/<uuid:referral_id>/akkoord/", referrals.agree, name="referral_agree"),
    path(f"{_TRACK}nodig/verwijzing/<uuid:referral_id>/niet/", referrals.refuse, name="referral_refuse"),
    path(f"{_TRACK}nodig/<str:scope>/akkoord/", telling.agree, name="needs_agree"),
    path(f"{_TRACK}nodig/<str:scope>/intrekken/", telling.withdraw, name="needs_withdraw"),
    path(f"{_TRACK}wie-keek/", looked.looked, name="looked"),
    path(f"{_TRACK}wie-keek/lijst.<str:kind>", looked.looked_export, name="looked_export"),
    path(f"{_TRACK}werkplekken/", places.places, name="places"),
    path(f"{_TRACK}werkplekken/lijst.<str:kind>", places.places_export, name="places_export"),
    path(f"{_OPENING}bewaren/", places.save, name="save"),
    path(f"{_OPENING}weg/", places.let_go, name="let_go"),
    path(f"{_OPENING}kiezen/", places.rank, name="rank"),
    path(f"{_OPENING}niet-kiezen/", places.unrank, name="unrank"),
    path(f"{_OPENING}<str:direction>/", places.move, name="move"),
    path(f"{_TRACK}profiel/", profile.profile, name="profile"),
    path(f"{_TRACK}profiel/zo-zie-je-eruit/", profile.preview, name="preview"),
    path(f"{_TRACK}profiel/gevonden-worden/", profile.be_found, name="be_found"),
    path(f"{_TRACK}profiel/verbergen/", profile.hide, name="hide"),
    path(f"{_TRACK}cv/", profile.cv, name="cv"),
    path(f"{_TRACK}cv.pdf", profile.cv_file, name="cv_pdf"),
    path(f"{_TRACK}hier-niet/<uuid:establishment_id>/", places.veto, name="veto"),
    path(f"{_TRACK}toch-wel/<uuid:establishment_id>/", places.undo_veto, name="undo_veto"),
]
