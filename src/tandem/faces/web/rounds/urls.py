"""Matching rounds: made, worked out, compared."""

from django.urls import path

from tandem.faces.web.rounds import views

app_name = "rounds"

urlpatterns = [
    path("", views.listed, name="list"),
    path("lijst.<str:kind>", views.list_export, name="list_export"),
    path("nieuw/", views.new, name="new"),
    path("<uuid:round_id>/", views.round_page, name="round"),
    path("<uuid:round_id>/vooraf.<str:kind>", views.pairs_export, name="pairs_export"),
    path("<uuid:round_id>/aanpassen/", views.change, name="change"),
    path("<uuid:round_id>/meedoen/", views.join, name="join"),
    path("<uuid:round_id>/aanbieders/", views.ask_provider, name="ask_provider"),
    path("<uuid:round_id>/aanbieders/gebied/", views.ask_area, name="ask_area"),
    path("<uuid:round_id>/berekenen/", views.ask_run, name="ask_run"),
    path("<uuid:round_id>/vastleggen/", views.set_pair, name="set_pair"),
    path("<uuid:round_id>/losmaken/<uuid:pair_id>/", views.drop_pair, name="drop_pair"),
    path("<uuid:round_id>/wegleggen/", views.discard, name="discard"),
    path("berekening/<uuid:run_id>/", views.run_page, name="run"),
    path("berekening/<uuid:run_id>/lijst.<str:kind>", views.run_export, name="run_export"),
    path("berekening/<uuid:run_id>/gelijke-kansen/", views.fairness_page, name="fairness"),
    path("berekening/<uuid:run_id>/gelijke-kansen.<str:kind>", views.fairness_export, name="fairness_export"),
    path("berekening/<uuid:run_id>/voorstellen/", views.publish, name="publish"),
    path("berekening/<uuid:run_id>/markt.npz", views.market_file, name="market"),
    path("berekening/<uuid:run_id>/narekenen/", views.verify, name="verify"),
    path("berekening/<uuid:run_id>/<uuid:track_id>/", views.line_page, name="line"),
]
