"""The training finder through the API: within reach, from a day on, with what a training leads to."""

import pytest

from tandem.journey.recognition.models import Recognition
from tandem.registers.reference import queries as reference
from tests.factories.organisations import AanloopProgrammeFactory, LocationFactory, ProgrammeFactory
from tests.factories.placement import OpeningFactory
from tests.factories.recognition import RecognitionFactory
from tests.tandem.faces.api.house import NOBODY

pytestmark = pytest.mark.django_db
GENT, HASSELT = {"lat": 51.05, "lon": 3.72}, {"lat": 50.93, "lon": 5.33}


def found(query=""):
    answer = NOBODY.get(f"/trainingsInReach?pageSize=100{query}")
    assert answer.status_code == 200, answer.content
    return {one["training"]: one for one in answer.json()["items"]}


@pytest.fixture
def schools(db):
    chocolate = reference.training_by_code("CHO-CHOCOLATIER")
    near, far = LocationFactory(**GENT), LocationFactory(**HASSELT)
    for code, place in (("CHO-CHOCOLATIER", near), ("CHO-CHOCOLATIER", far), ("BOU-AFWERKING", far)):
        ProgrammeFactory(training=reference.training_by_code(code), location=place)
    AanloopProgrammeFactory(location=near, name="Aanloop voeding", sector=reference.sector_by_code("FOOD"))
    RecognitionFactory(request__training=chocolate, **GENT)


def test_a_training_comes_with_its_places_run_ups_workplaces_and_what_it_leads_to(schools):
    one = found("&near=51.05,3.72&km=10&mode=car")["CHO-CHOCOLATIER"]
    (place,) = one["places"]
    assert (place["distanceKm"], place["runUp"]) == (0.0, "")
    assert place["travelMinutes"] > 0
    assert place["travelKnown"] == "estimate"
    assert [up["runUp"] for up in one["runUps"]] == ["Aanloop voeding"]
    assert one["workplaces"] == 1
    assert one["leadsTo"]["certainty"] == "uncertain"
    assert one["leadsTo"]["after"][0] == {"nl": "werken in het beroep", "en": "working in the trade"}
    assert one["sectors"] == ["FOOD"]


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("", {"CHO-CHOCOLATIER", "BOU-AFWERKING"}),
        ("&near=51.05,3.72&km=10", {"CHO-CHOCOLATIER"}),
        ("&near=51.05,3.72&km=100&minutes=30&mode=car", {"CHO-CHOCOLATIER"}),
        ("&near=50.99,4.53&km=1&minutes=120&mode=car", {"CHO-CHOCOLATIER", "BOU-AFWERKING"}),
        ("&q=chocolatier", {"CHO-CHOCOLATIER"}),
        ("&training=BOU-AFWERKING", {"BOU-AFWERKING"}),
        ("&sector=CONSTRUCTION", {"BOU-AFWERKING"}),
        ("&grade=7", {"CHO-CHOCOLATIER"}),
        ("&runUp=true", {"CHO-CHOCOLATIER"}),
        ("&start=2017-01-01", set()),
    ],
)
def test_everything_asked_has_to_fit(schools, query, codes):
    assert set(found(query)) == codes


def test_the_nearest_stands_first(schools):
    items = NOBODY.get("/trainingsInReach?near=50.93,5.33&km=100").json()["items"]
    assert [one["places"][0]["distanceKm"] for one in items] == sorted(one["places"][0]["distanceKm"] for one in items)


def test_a_hundred_more_places_ask_no_more_questions(schools, query_budget):
    for _ in range(20):
        ProgrammeFactory(training=reference.training_by_code("BOU-AFWERKING"), location=LocationFactory(**GENT))
    with query_budget(10):
        found("&near=51.05,3.72&q=bouw")


def test_minutes_are_counted_from_a_point_and_stand_at_each_place(schools):
    (place, *_) = found("&near=50.99,4.53&minutes=120&mode=car")["BOU-AFWERKING"]["places"]
    assert 30 < place["travelMinutes"] <= 120
    refused = NOBODY.get("/trainingsInReach?minutes=30")
    assert refused.status_code == 400
    assert refused.json()["issues"][0]["name"] == "near"
    assert NOBODY.get("/trainingsInReach?near=51.05,3.72&minutes=121").status_code == 400


def test_recognised_is_told_apart_from_available(schools):
    assert found()["CHO-CHOCOLATIER"]["openWorkplaces"] == 0
    opening = OpeningFactory(recognition=Recognition.objects.get())
    assert found()["CHO-CHOCOLATIER"]["openWorkplaces"] == 1
    opening.taken = opening.places
    opening.save()
    assert found()["CHO-CHOCOLATIER"]["openWorkplaces"] == 0
