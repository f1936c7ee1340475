"""The search for a workplace: list, filters, exports and suggestions, for a visitor without an account."""

import csv
import io
import json
import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from tandem.faces.exchange import tables
from tandem.registers.geo.rules import distance_km
from tandem.registers.travel.queries import networks
from tandem.registers.travel.rules.timetable import packed
from tests.factories.placement import OpeningFactory
from tests.factories.travel import in_use
from tests.harness import places
from tests.tandem.registers.travel.feeds import MONDAY, as_timetable
from tests.tandem.registers.travel.test_doors import LINE

GENT = {"postal_code": "9000", "municipality": "Gent", "nis": "44021", "lat": 51.05, "lon": 3.72}
BRUGGE = {"postal_code": "8000", "municipality": "Brugge", "nis": "31005", "lat": 51.21, "lon": 3.22}
URL = "/werkplekken/"
PART = {"HX-Request": "true"}

pytestmark = pytest.mark.django_db


def words(response) -> str:
    """The page as one line of text, with its marks."""
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


# -------------------------------------------------------------------------------------------------------------- finding


def test_everybody_sees_the_whole_register(client, place):
    place(name="Bakkerij Aan de Leie")
    page = words(client.get(URL))
    assert "1 leerwerkplek<" in page
    assert "Bakkerij Aan de Leie" in page
    assert "Zoek een erkende leerwerkplek" in page


def test_an_empty_register_says_so_and_offers_ways_on(client):
    page = words(client.get(URL))
    assert "Geen leerwerkplekken" in page
    assert reverse("site:contact") in page


def test_the_name_of_a_training_finds_only_that_training(client, place, lorry):
    place(name="Bakkerij")
    place(name="Garage", training=lorry)
    page = words(client.get(URL, {"wat": "brood- en BANKETBAKKERIJ duaal"}))
    assert "1 leerwerkplek<" in page
    assert "Garage" not in page


def test_a_word_finds_companies_and_trainings_without_accents(client, place, lorry):
    place(name="Traiteur Bâteau", training=lorry)
    place(name="Noord")
    assert "Traiteur Bâteau" in words(client.get(URL, {"wat": "bateau"}))
    assert "Noord" in words(client.get(URL, {"wat": "banket"}))


def test_a_place_gives_distance_minutes_and_the_nearest_first(client, place):
    place(name="Verder", lat=51.10, lon=3.80)
    place(name="Dichtbij", lat=51.06, lon=3.73)
    page = words(client.get(URL, {"waar": "Gent", "met": "auto"}))
    assert page.index("Dichtbij") < page.index("Verder")
    assert "min met de auto" in page
    assert "schatting" in page
    assert "vogelvlucht" in page


def test_a_postal_code_is_a_place(client, place):
    place(name="Brugse bakker", **BRUGGE)
    place(name="Gentse bakker")
    page = words(client.get(URL, {"waar": "8000", "km": "5"}))
    assert "Brugse bakker" in page
    assert "Gentse bakker" not in page


def test_a_point_of_the_map_is_a_place(client, place):
    place(name="Brugse bakker", **BRUGGE)
    page = words(client.get(URL, {"waar": "51.21,3.22", "km": "2"}))
    assert "het punt op de kaart" in page
    assert "Brugse bakker" in page


def test_an_empty_circle_widens_by_itself_and_says_so(client, place):
    place(name="Brugse bakker", **BRUGGE)
    page = words(client.get(URL, {"waar": "Gent", "km": "10"}))
    assert "Binnen 10 km van" in page
    assert "U ziet wat binnen 50 km ligt" in page
    assert "Brugse bakker" in page
    assert "km=50" in page  # the map looks as wide as the list


def test_a_place_nobody_knows_shows_the_whole_region_and_says_so(client, place):
    place(name="Bakkerij")
    page = words(client.get(URL, {"waar": "Nergensdorp"}))
    assert "Wij kennen geen plaats “Nergensdorp”. U ziet de hele streek." in page
    assert "1 leerwerkplek<" in page


def test_the_radius_counts_to_its_rim(client, place):
    edge = place(name="Op de rand", lat=51.05, lon=3.9)
    km = distance_km(51.05, 3.72, edge.lat, edge.lon)
    assert 10 < km < 20
    assert "Op de rand" in words(client.get(URL, {"waar": "51.05,3.72", "km": "20"}))
    assert "Binnen 10 km" in words(client.get(URL, {"waar": "51.05,3.72", "km": "10"}))


# -------------------------------------------------------------------------------------------------------------- filters


def test_filters_are_counted_as_if_nothing_of_their_own_were_chosen(client, place, lorry):
    place(name="Bakkerij")
    place(name="Garage", training=lorry)
    page = words(client.get(URL, {"sector": "FOOD"}))
    assert "1 leerwerkplek<" in page
    other = lorry.sectors.order_by("code")[0].code
    choice = page[page.index(f'id="sector-{other}"') :][:400]
    assert 'filters-count">1<' in choice
    assert "disabled" not in choice[: choice.index(">")]


def test_a_filter_that_would_find_nothing_is_disabled_and_not_hidden(client, place):
    place()
    page = words(client.get(URL))
    choice = page[page.index('id="sector-TEXTILE"') :]
    assert "disabled" in choice[: choice.index(">")]


def test_every_chosen_filter_can_be_taken_away_and_place_and_text_stay(client, place):
    place()
    query = {"sector": ["FOOD"], "provincie": "40000", "waar": "Gent", "wat": "bakkerij"}
    page = words(client.get(URL, query))
    assert page.count('class="chip"') == 2
    reset = page[page.index("Wis alle filters") - 200 : page.index("Wis alle filters")]
    assert "waar=Gent" in reset
    assert "wat=bakkerij" in reset
    assert "sector" not in reset


def test_a_province_holds_its_municipalities(client, place):
    place(name="Gentse bakker")
    place(name="Brugse bakker", **BRUGGE)
    page = words(client.get(URL, {"provincie": "30000"}))
    assert "Brugse bakker" in page
    assert "Gentse bakker" not in page


def test_htmx_gets_the_list_and_the_filters_without_the_frame(client, place):
    place()
    part = words(client.get(URL, {"sector": "FOOD"}, headers=PART))
    assert "<html" not in part
    assert 'id="uitkomst"' in part
    assert 'hx-swap-oob="true"' in part
    assert "data-map-url" in part


def test_show_more_shows_twenty_more_and_ends(client, place):
    for number in range(25):
        place(name=f"Bakkerij {number:02}")
    first = words(client.get(URL))
    assert "20 van 25 getoond" in first
    assert "?tot=40" in first
    more = words(client.get(URL, {"tot": "40"}, headers=PART))
    assert "25 van 25 getoond" in more
    assert "Toon meer" not in more
    assert more.count("data-focus") == 1


def test_the_order_can_be_chosen_and_the_nearest_needs_a_place(client, place, now):
    place(name="Anker", granted_at=now - timedelta(days=3))
    place(name="Zeewind", granted_at=now)
    by_name = words(client.get(URL, {"sorteer": "dichtst"}))
    assert by_name.index("Anker") < by_name.index("Zeewind")
    newest = words(client.get(URL, {"sorteer": "nieuwst"}))
    assert newest.index("Zeewind") < newest.index("Anker")


# ------------------------------------------------------------------------------------------------------------ bad input


@pytest.mark.parametrize(
    "query",
    [
        {"wat": "\x00\u202e<script>alert(1)</script>", "waar": "🍞" * 50},
        {"km": "99999999999999999999", "tot": "-1", "met": "raket", "sorteer": "'"},
        {"km": "abc", "tot": "99999999999999999999999"},
        {"sector": ["NERGENS", "", "FOOD' OR 1=1"], "provincie": "99999", "opleiding": ["geen", "x" * 5000]},
        {"waar": "999.9,999.9"},
        {"waar": "51.05,"},
        {"waar": "x" * 4000, "wat": "y" * 4000},
        {"opleiding": [f"o{n}" for n in range(500)]},
    ],
)
def test_whatever_is_asked_gets_a_gentle_answer(client, place, query):
    place()
    page = words(client.get(URL, query))
    assert "<script>alert" not in page
    words(client.get(URL, query, headers=PART))
    assert client.get("/werkplekken/lijst.csv", query).status_code == 200
    window = {"bbox": "2.5,50.6,6.0,51.6", "zoom": "8"}
    assert client.get("/werkplekken/kaart.json", {**query, **window}).status_code == 200


# -------------------------------------------------------------------------------------------------------------- exports


def test_the_list_as_csv_holds_the_filter_and_real_rows(client, place):
    one = place(name="=Bakkerij")
    response = client.get("/werkplekken/lijst.csv", {"waar": "Gent", "sector": "FOOD"})
    text = response.content.decode("utf-8-sig")
    assert "# Waar: Gent (20 km)" in text
    assert "# Filters: Voedingsnijverheid" in text
    rows = list(csv.reader(io.StringIO("".join(text.splitlines(keepends=True)[_head(text) :])), delimiter=";"))
    assert rows[0][0] == "Erkenningsnummer"
    assert rows[0][-1] == "Kilometer"
    assert rows[1][0] == one.number
    assert rows[1][2] == "'=Bakkerij"
    assert response["Content-Disposition"].startswith("attachment")


def _head(text: str) -> int:
    """How many lines tell about the list."""
    return sum(line.startswith("#") for line in text.splitlines())


def test_the_file_looks_as_wide_as_the_list(client, place):
    one = place(**BRUGGE)
    query = {"waar": "Gent", "km": "20"}
    assert one.number in words(client.get(URL, query))
    text = client.get("/werkplekken/lijst.csv", query).content.decode("utf-8-sig")
    assert "# Waar: Gent (50 km)" in text
    assert one.number in text


def test_the_list_as_xlsx_can_be_opened(client, place):
    one = place()
    response = client.get("/werkplekken/lijst.xlsx")
    book = load_workbook(io.BytesIO(response.content))
    assert book["Lijst"]["A2"].value == one.number


def test_another_kind_of_file_does_not_exist(client):
    assert client.get("/werkplekken/lijst.pdf").status_code == 404


def test_a_list_that_is_too_long_is_cut_and_says_so(client, place, monkeypatch):
    monkeypatch.setattr(tables, "MOST_EXPORTED", 2)
    for _ in range(3):
        place()
    text = client.get("/werkplekken/lijst.csv").content.decode()
    assert "de eerste 2 van 3" in text


# ----------------------------------------------------------------------------------------------------------------- JSON


def test_trainings_are_suggested_by_what_is_typed(client):
    items = json.loads(client.get("/werkplekken/opleidingen.json", {"q": "bakk"}).content)["items"]
    assert {"value", "label", "detail"} == set(items[0])
    assert any("banketbakkerij" in item["label"] for item in items)
    assert len(items) <= 8


def test_places_are_suggested_by_name_and_postal_code(client):
    items = json.loads(client.get("/werkplekken/plaatsen.json", {"q": "gen"}).content)["items"]
    assert items[0]["label"] == "Genk"
    assert items[0]["detail"] == "gemeente"
    codes = json.loads(client.get("/werkplekken/plaatsen.json", {"q": "9000"}).content)["items"]
    assert codes[0]["label"] == "9000 Gent"


@pytest.mark.parametrize("q", ["", " ", "\x00", "%", "x" * 9000, "🍞"])
def test_odd_texts_get_no_suggestions(client, q):
    for url in ("/werkplekken/opleidingen.json", "/werkplekken/plaatsen.json"):
        assert json.loads(client.get(url, {"q": q}).content) == {"items": []}


# ------------------------------------------------------------------------------------------------------------ how quick


@pytest.mark.slow
def test_the_search_asks_as_few_questions_of_a_thousand_places_as_of_ten(client, query_budget):
    everything = {
        "wat": "bakkerij",
        "waar": "Gent",
        "sector": "FOOD",
        "provincie": "40000",
        "opleiding": "bakkerij-duaal",
    }
    asked = []
    for size in (10, 990):
        places.build(size)
        for query in ({}, {"waar": "Gent", "km": "0"}, everything):
            with query_budget(20) as captured:
                client.get(URL, query)
            asked.append(len(captured))
    assert asked[:2] == asked[3:5]


@pytest.mark.slow
def test_a_search_that_has_to_widen_stays_within_its_questions(client, place, query_budget):
    place(name="Brugse bakker", **BRUGGE)
    query = {"wat": "bakker", "waar": "Gent", "km": "2", "sector": "FOOD", "provincie": "30000"}
    with query_budget(20):
        assert "Brugse bakker" in words(client.get(URL, query))


def test_only_workplaces_with_a_free_place_can_be_asked_for(client, place, query_budget):
    free, paused, closed, full = (place(name=name, **GENT) for name in ("Vrij", "Pauze", "Dicht", "Vol"))
    OpeningFactory(recognition=free, places=3, taken=1)
    OpeningFactory(recognition=full, places=2, taken=2)
    OpeningFactory(recognition=paused, paused=True)
    OpeningFactory(recognition=free, starts_on=date(2027, 2, 1))
    with query_budget(20):
        everything = client.get(reverse("workplaces:search")).content.decode()
    assert "3 plaatsen vrij" in everything
    assert '<span class="filters-count">1</span>' in everything
    with query_budget(20):
        text = client.get(reverse("workplaces:search"), {"vrij": "1"}).content.decode()
    assert "1 leerwerkplek" in text
    assert free.number in text
    assert paused.number not in text
    assert closed.number not in text
    assert full.number not in text
    assert 'name="vrij" value="1" id="vrij-1" checked' in text

    lines = client.get(reverse("workplaces:export", args=["csv"])).content.decode().splitlines()
    left = {one.number: next(line for line in lines if one.number in line) for one in (free, full)}
    assert re.search(r"[;,]3[;,]", left[free.number])
    assert re.search(r"[;,]0[;,]", left[full.number])


def test_a_region_in_which_every_place_is_taken_is_a_search_that_failed(client, place, bakery):
    OpeningFactory(recognition=place(name="Vol", **GENT), places=2, taken=2)
    asked = {"waar": "9000 Gent", "opleiding": bakery.slug}

    assert client.get(URL, asked).failed_search is None
    full = client.get(URL, asked | {"vrij": "1"})
    assert "Geen leerwerkplekken" in words(full)
    assert full.failed_search.training_id == bakery.pk


# -------------------------------------------------------------------------------------------------------------- minutes


def test_minutes_narrow_order_and_say_what_they_rest_on(client, place, query_budget):
    far = place(name="Verder", lat=51.09, lon=3.78)
    place(name="Dichtbij", lat=51.055, lon=3.725)
    place(name="Te ver", **BRUGGE)
    query = {"waar": "Gent", "minuten": "40", "met": "fiets"}
    with query_budget(20):
        page = words(client.get(URL, query))
    assert page.index("Dichtbij") < page.index("Verder")
    assert "2 leerwerkplekken<" in page
    assert "Te ver" not in page
    assert "schatting met een vaste snelheid" in page
    window = {"bbox": "2.5,50.6,6.0,51.6", "zoom": "8"}
    shown = client.get("/werkplekken/kaart.json", {**query, **window}).json()["points"]
    assert sum(point.get("count", 1) for point in shown) == 2
    text = client.get("/werkplekken/lijst.csv", query).content.decode("utf-8-sig")
    assert "# Waar: Gent (40 minuten met de fiets)" in text
    rows = list(csv.reader(io.StringIO("".join(text.splitlines(keepends=True)[_head(text) :])), delimiter=";"))
    assert rows[0][-3:] == ["Kilometer", "Minuten", "Reistijd"]
    assert rows[2][0] == far.number
    assert rows[2][-1] == f"ongeveer {rows[2][-2]} min met de fiets, geschat"
    assert client.get("/werkplekken/lijst.xlsx", query).status_code == 200


def test_without_a_timetable_the_bus_is_an_estimate_and_says_so(client, place):
    place()
    page = words(client.get(URL, {"waar": "Gent", "minuten": "60", "met": "ov"}))
    assert "geen dienstregeling van die dag" in page
    early = words(client.get(URL, {"waar": "Gent", "minuten": "60", "met": "ov", "om": "4u00"}))
    assert "Zo vroeg rijdt er nog niets" in early
    assert "Laat de minuten weg" in early


def test_by_bus_every_place_says_its_minutes_and_the_list_whose_timetable_of_which_edition(client, place, fixed_clock):
    networks._network.cache_clear()
    fixed_clock.move(days=-76)
    in_use(
        packed(as_timetable(LINE)), valid_from=MONDAY, valid_until=date(2026, 9, 14), publisher="De Lijn", version="A"
    )
    place(name="Aan de halte", lat=51.0701, lon=3.7601, valid_from=date(2026, 1, 1))
    query = {"waar": "51.0501,3.7001", "minuten": "20", "met": "ov"}
    page = words(client.get(URL, query))
    assert "ongeveer 17 min met het openbaar vervoer, volgens de dienstregeling" in page
    assert (
        "dienstregeling van De Lijn A (vanaf 7 september 2026): op maandag 7 september 2026, om er tegen 08:00" in page
    )
    assert "dienstregeling van De Lijn A" in client.get("/werkplekken/lijst.csv", query).content.decode("utf-8-sig")
    found = client.get("/api/v1/workplaces?near=51.0501,3.7001&minutes=20&mode=public_transport").json()["items"]
    assert [(one["trip"]["minutes"], one["trip"]["known"], one["trip"]["day"]) for one in found] == [
        (17, "timetable", "2026-09-07")
    ]
    assert found[0]["trip"]["timetables"][0].startswith("De Lijn A")


def test_where_nothing_is_so_near_the_list_takes_a_longer_trip_and_says_so(client, place):
    one = place(name="Brugse bakker", **BRUGGE)
    page = words(client.get(URL, {"waar": "Gent", "minuten": "10", "met": "auto"}))
    assert one.number in page
    assert "Binnen 10 minuten met de auto van" in page


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"waar": "Gent", "minuten": "0"}, "Een reis van “0” minuten kennen wij niet. Kies van 1 tot 120"),
        ({"waar": "Gent", "minuten": "5000"}, "Een reis van “5000” minuten kennen wij niet"),
        ({"waar": "Gent", "minuten": "half uur"}, "Een reis van “half uur” minuten kennen wij niet"),
        ({"minuten": "30"}, "Vul bij “Waar” de plaats van vertrek in"),
        ({"waar": "Nergenshuizen", "minuten": "30"}, "Wij kennen geen plaats “Nergenshuizen”"),
        ({"waar": "Gent", "minuten": "30", "om": "25:99"}, "“25:99” lezen wij niet als een uur"),
    ],
)
def test_what_we_do_not_understand_of_minutes_is_told_and_the_list_still_shows(client, place, query, told):
    one = place()
    page = words(client.get(URL, query))
    assert told in page
    assert one.number in page
