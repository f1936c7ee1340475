"""The public register through the API: what, where, how far; as a file too."""

import csv
import io
from datetime import date

import pytest
from openpyxl import load_workbook

from tandem.registers.reference import queries as reference
from tests.factories.organisations import EstablishmentFactory
from tests.factories.recognition import RecognitionFactory, RecognitionRequestFactory
from tests.tandem.faces.api.house import NOBODY

pytestmark = pytest.mark.django_db

GENT, BRUGGE, HASSELT = (51.05, 3.72, "44021"), (51.21, 3.22, "31005"), (50.93, 5.34, "71022")


def _place(name: str, where: tuple[float, float, str], *, training: str = "BOU-AFWERKING", **options):
    lat, lon, nis = where
    place = EstablishmentFactory(name=name, lat=lat, lon=lon, nis=nis)
    asked = reference.training_by_code(training)
    return RecognitionFactory(
        request=RecognitionRequestFactory(granted=True, establishment=place, training=asked), **options
    )


@pytest.fixture(autouse=True)
def places():
    """Three workplaces, one that ended and one that the register no longer holds."""
    _place("Alfa", GENT)
    _place("Bravo", BRUGGE)
    _place("Charlie =1+1", HASSELT, training="BAK-BB" if _known("BAK-BB") else "ELE-INST")
    _place("Over", GENT, expired=True)
    _place("Weg", GENT, gone=True)


def _known(code: str) -> bool:
    return any(row.code == code for row in reference.trainings_on(date(2026, 11, 21)))


def _names(query: str) -> list[str]:
    answer = NOBODY.get(f"/workplaces?{query}")
    assert answer.status_code == 200, answer.content
    return [item["establishmentName"] for item in answer.json()["items"]]


def test_everything_that_is_valid_is_found_by_name():
    assert _names("") == ["Alfa", "Bravo", "Charlie =1+1"]


def test_the_nearest_come_first_with_kilometres_and_estimated_minutes():
    answer = NOBODY.get("/workplaces?near=51.05,3.72&km=60").json()
    alfa, bravo = answer["items"]

    assert (alfa["establishmentName"], alfa["distanceKm"]) == ("Alfa", 0.0)
    assert 35 < bravo["distanceKm"] < 45
    assert bravo["travelMinutes"]["car"] < bravo["travelMinutes"]["bike"]
    assert answer["total"] == 2


def test_every_filter_narrows():
    assert _names("training=BOU-AFWERKING") == ["Alfa", "Bravo"]
    assert _names("sector=CONSTRUCTION") == ["Alfa", "Bravo"]
    assert _names("nis=44021&nis=31005") == ["Alfa", "Bravo"]
    assert _names("region=10000&q=") == []
    assert _names("q=bravo") == ["Bravo"]
    assert _names("training=BOU-AFWERKING&nis=31005") == ["Bravo"]
    assert _names("training=ZZZ-NIETS") == []
    assert _names("sector=NOWHERE") == []
    assert _names("region=nowhere") == []


def test_without_a_point_nearest_means_by_name():
    assert _names("sort=nearest") == _names("sort=name") == ["Alfa", "Bravo", "Charlie =1+1"]
    assert sorted(_names("sort=newest")) == ["Alfa", "Bravo", "Charlie =1+1"]


@pytest.mark.parametrize("wrong", ["near=Gent", "near=3.72,51.05", "km=0", "km=101", "sort=far", "near=51.05"])
def test_a_question_that_cannot_be_is_refused(wrong):
    assert NOBODY.get(f"/workplaces?{wrong}").status_code == 400


def test_pages_follow_the_distance():
    pages = [NOBODY.get(f"/workplaces?near=51.05,3.72&km=100&pageSize=1&page={page}").json() for page in (1, 2)]
    assert [page["items"][0]["establishmentName"] for page in pages] == ["Alfa", "Bravo"]


def test_an_entry_that_ended_is_still_there_and_says_so():
    answer = NOBODY.get("/workplaces?q=alfa").json()["items"][0]
    detail = NOBODY.get(f"/workplaces/{answer['number']}").json()
    assert detail["isValidToday"] is True
    over = _place("Ook over", GENT, expired=True)
    ended = NOBODY.get(f"/workplaces/{over.number}").json()
    assert (ended["state"], ended["isValidToday"]) == ("expired", False)
    assert NOBODY.get("/workplaces/E-0000-0").status_code == 404


def test_an_entry_names_no_person(cast):
    detail = NOBODY.get(f"/workplaces/{cast.recognition.number}")
    assert "Noor" not in detail.content.decode()
    assert [one["code"] for one in detail.json()["activities"]] == sorted(cast.world.list_codes)


def test_the_totals_count_what_is_public():
    assert NOBODY.get("/workplaces/totals").json()["recognitions"] == 3


def test_the_list_as_a_file_holds_the_same_rows_and_no_formula():
    answer = NOBODY.get("/workplaces/export?format=csv&sort=name")
    lines = answer.content.decode("utf-8-sig").splitlines()
    rows = list(csv.reader(io.StringIO("\n".join(line for line in lines if not line.startswith("#"))), delimiter=";"))

    assert [row[6] for row in rows[1:]] == ["Alfa", "Bravo", "Charlie =1+1"]
    assert any("sort: name" in line for line in lines)
    assert "attachment" in answer["Content-Disposition"]
    book = load_workbook(io.BytesIO(NOBODY.get("/workplaces/export?format=xlsx").content))
    assert book.worksheets[0].max_row == 4


def test_minutes_from_a_point_narrow_order_and_say_what_they_rest_on():
    answer = NOBODY.get("/workplaces?near=51.05,3.72&minutes=90&mode=car&km=1").json()
    alfa, bravo = answer["items"]
    assert (alfa["establishmentName"], bravo["establishmentName"], answer["total"]) == ("Alfa", "Bravo", 2)
    assert bravo["trip"] == {
        "mode": "car",
        "minutes": bravo["travelMinutes"]["car"],
        "known": "estimate",
        "day": None,
        "timetables": [],
    }
    assert _names("near=51.05,3.72&minutes=10&mode=car") == ["Alfa"]
    assert _names("near=51.05,3.72&minutes=60&mode=public_transport&arriveBy=04:00") == []
    rows = list(csv.DictReader(io.StringIO(_file("near=51.05,3.72&minutes=90&mode=car")), delimiter=";"))
    assert [row["minutes"] for row in rows] == [str(one["trip"]["minutes"]) for one in (alfa, bravo)]


def test_minutes_need_a_point_and_a_sensible_number():
    refused = NOBODY.get("/workplaces?minutes=30")
    assert refused.status_code == 400
    assert "near=51.0536,3.7253" in refused.content.decode()
    for wrong in ("minutes=0", "minutes=5000", "minutes=half", "mode=boat", "arriveBy=25:00"):
        assert NOBODY.get(f"/workplaces?near=51.05,3.72&{wrong}").status_code == 400


def _file(query: str) -> str:
    text = NOBODY.get(f"/workplaces/export?{query}").content.decode("utf-8-sig")
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))
