"""The search time of learners: the board of a provider and its coaches, one learner, more days, what follows."""

from django.urls import path

from tandem.faces.web.clock.views import board, one, steps

app_name = "clock"

_CLOCK = "<uuid:clock_id>/"
_EXTENSION = "verlenging/<uuid:extension_id>/"

urlpatterns = [
    path("", board.board, name="board"),
    path("lijst.<str:kind>", board.board_export, name="export"),
    path("bellen/", board.calls, name="calls"),
    path("bellen/lijst.<str:kind>", board.calls_export, name="calls_export"),
    path(_CLOCK, one.clock_page, name="clock"),
    path(f"{_CLOCK}dagen.<str:kind>", one.days_export, name="days_export"),
    path(f"{_CLOCK}geschiedenis/", one.history, name="history"),
    path(f"{_CLOCK}geschiedenis.<str:kind>", one.history_export, name="history_export"),
    path(f"{_CLOCK}verlengen/", steps.ask, name="ask"),
    path(f"{_CLOCK}vervolg/", steps.handle, name="handle"),
    path(f"{_CLOCK}gebeld/<uuid:person_id>/", steps.note_call, name="note_call"),
    path(f"{_EXTENSION}beslissen/", steps.decide, name="decide"),
    path(f"{_EXTENSION}intrekken/", steps.withdraw, name="withdraw"),
]
