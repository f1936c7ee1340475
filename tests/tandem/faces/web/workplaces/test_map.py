"""The map: points that the list also has, and the ground they stand on."""

import json

import pytest
from django.urls import reverse

from tests.factories.geo import BorderFactory
from tests.factories.organisations import EstablishmentFactory
from tests.harness import places

URL = "/werkplekken/kaart.json"
FLANDERS = {"bbox": "2.5,50.6,6.0,51.6", "zoom": "8"}

pytestmark = pytest.mark.django_db


def points(client, **query) -> list[dict[str, object]]:
    """The points of the map, one check of their shape."""
    response = client.get(URL, {**FLANDERS, **query})
    assert response.status_code == 200
    found = json.loads(response.content)["points"]
    for point in found:
        assert {"lat", "lon"} <= set(point)
        assert ("id" in point) == (point.get("count", 1) == 1)
    return found


def test_a_workplace_alone_is_a_point_with_a_page(client, place):
    one = place(name="Bakkerij Aan de Leie")
    (point,) = points(client)
    assert point["id"] == one.number
    assert point["url"] == reverse("workplaces:workplace", args=[one.number])
    assert "Bakkerij Aan de Leie" in point["detail"]


def test_the_card_and_the_point_carry_the_same_name(client, place):
    one = place()
    assert f'data-place="{one.number}"' in client.get("/werkplekken/").content.decode()


def test_places_close_together_are_a_group_without_a_page(client, place):
    place(lat=51.05)
    place(lat=51.06)
    (point,) = points(client)
    assert point["count"] == 2
    assert "url" not in point


def test_trainings_at_one_address_are_one_point_that_names_it(client, place, lorry):
    shop = EstablishmentFactory(name="Bakkerij met garage")
    place(establishment=shop)
    place(establishment=shop, training=lorry)
    (point,) = points(client)
    assert (point["count"], point["label"]) == (2, "Bakkerij met garage")
    assert "2 opleidingen" in point["detail"]


def test_companies_on_one_spot_lead_to_the_list_around_it(client, place):
    place(name="Een")
    place(name="Twee")
    (point,) = points(client, wat="Brood- en banketbakkerij duaal", sorteer="naam")
    assert point["label"] == "2 leerwerkplekken"
    page = client.get(point["url"]).content.decode()
    assert "Een" in page
    assert "Twee" in page


def test_filters_count_on_the_map_too(client, place, lorry):
    place()
    place(training=lorry, lat=51.2, lon=5.0)
    assert len(points(client)) == 2
    assert len(points(client, sector="FOOD")) == 1


def test_the_map_shows_its_own_window_only(client, place):
    place()
    assert points(client, bbox="5.0,51.0,5.5,51.3") == []


@pytest.mark.parametrize(
    "bbox", ["", "a,b,c,d", "1,2,3", "5,51,4,52", "-999,0,999,1", "nan,nan,nan,nan", "inf,0,inf,1", "1,2,3,4,5", "🍞"]
)
def test_a_window_that_is_none_is_refused_without_a_fault(client, bbox):
    response = client.get(URL, {"bbox": bbox})
    assert response.status_code == 400
    assert json.loads(response.content) == {"points": []}


@pytest.mark.parametrize("zoom", ["", "-1", "99", "x"])
def test_an_odd_zoom_does_not_matter(client, place, zoom):
    place()
    response = client.get(URL, {**FLANDERS, "zoom": zoom})
    assert response.status_code in {200, 400}


def test_the_ground_has_an_address_that_a_browser_may_keep(client, place):
    place()
    page = client.get("/werkplekken/").content.decode()
    url = page[page.index('data-background="') + 17 :].split('"')[0]
    response = client.get(url)
    assert response.status_code == 200
    assert "immutable" in response["Cache-Control"]
    assert json.loads(response.content)["type"] == "FeatureCollection"
    assert "Schematische kaart" in page


def test_an_older_ground_is_answered_and_not_kept(client):
    response = client.get("/werkplekken/achtergrond/iets-anders.geojson")
    assert response.status_code == 200
    assert "immutable" not in response["Cache-Control"]


def test_imported_borders_take_the_place_of_the_schematic_map(client, place):
    place()
    before = client.get("/werkplekken/").content.decode()
    BorderFactory()
    after = client.get("/werkplekken/").content.decode()
    assert "Officiële gemeentegrenzen" in after
    assert before.split('data-background="')[1].split('"')[0] not in after


def test_the_map_opens_on_the_circle_that_was_asked_for(client, place):
    place()
    page = client.get("/werkplekken/", {"waar": "Gent", "km": "10"}).content.decode()
    block = page[page.index('id="map-data"') :].split(">", 1)[1].split("</script>")[0]
    data = json.loads(block)
    (south, west), (north, east) = data["bounds"]
    assert south < data["home"]["lat"] < north
    assert west < data["home"]["lon"] < east


@pytest.mark.slow
def test_the_map_asks_few_questions_and_answers_few_points_however_many_places(client, query_budget):
    for size in (10, 990):
        places.build(size)
        with query_budget(10):
            assert len(points(client)) <= 300
