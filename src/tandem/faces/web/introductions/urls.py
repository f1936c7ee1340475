"""Introductions: a learner and a workplace get to know each other, seen from both sides."""

from django.urls import path

from tandem.faces.web.introductions import steps, views

app_name = "introductions"

_ONE = "<uuid:introduction_id>/"

urlpatterns = [
    path("", views.introductions, name="list"),
    path("lijst.<str:kind>", views.list_export, name="export"),
    path("voorstellen/<uuid:track_id>/<uuid:opening_id>/", steps.propose, name="propose"),
    path(_ONE, views.introduction, name="introduction"),
    path(f"{_ONE}geschiedenis/", views.history, name="history"),
    path(f"{_ONE}geschiedenis.<str:kind>", views.history_export, name="history_export"),
    path(f"{_ONE}gesprek.ics", views.talk_file, name="talk_file"),
    path(f"{_ONE}gesprek/", steps.plan, name="plan"),
    path(f"{_ONE}toezeggen/", steps.promise, name="promise"),
    path(f"{_ONE}andere-werkplek/", steps.transfer, name="transfer"),
    path(f"{_ONE}graag/", steps.show_interest, name="show_interest"),
    path(f"{_ONE}brief/", steps.letter, name="letter"),
    path(f"{_ONE}ja/", steps.accept, name="accept"),
    path(f"{_ONE}nee/", steps.refuse, name="refuse"),
    path(f"{_ONE}intrekken/", steps.withdraw, name="withdraw"),
    path(f"{_ONE}weggevallen/", steps.fall_away, name="fall_away"),
]
