"""What a company says of an opening, by a program: the same rules as on the website."""

import pytest

from tandem.journey.placement.models import Opening
from tests.tandem.faces.api import house
from tests.tandem.faces.api.house import Cast

pytestmark = pytest.mark.django_db

TOLD = ("startsOn", "endsOn", "expiresOn", "places", "firstMinute", "hoursPerWeek", "workDays", "words", "wishes")
SUMMER = {"startsOn": "2027-07-06", "endsOn": "2027-08-28", "expiresOn": "2027-06-01"}


@pytest.fixture
def cast(now) -> Cast:
    return house.cast(now)


def changed(cast: Cast, **values: object):
    """The answer to a change of the one opening."""
    return cast.boss.put(f"/openings/{cast.opening.pk}", house.opening_form(cast) | values)


def test_what_was_read_can_be_written_back_to_a_tenth_of_an_hour(cast):
    Opening.objects.filter(pk=cast.opening.pk).update(hours_per_week="22.8")
    read = cast.boss.get(f"/openings/{cast.opening.pk}").json()
    assert read["hoursPerWeek"] == 22.8

    answer = changed(cast, **{name: read[name] for name in TOLD})

    assert answer.status_code == 200, answer.content
    assert answer.json()["hoursPerWeek"] == 22.8


@pytest.mark.parametrize("hours", [0, 60.1, 22.75])
def test_hours_are_told_to_a_tenth(cast, hours):
    assert changed(cast, hoursPerWeek=hours).status_code == 400


def test_a_place_of_the_summer_belongs_to_the_year_that_ends(cast):
    answer = changed(cast, **SUMMER)

    assert answer.status_code == 200, answer.content
    assert answer.json()["schoolYear"] == 2026


def test_who_starts_in_the_summer_and_goes_on_means_the_next_year(cast):
    answer = changed(cast, **SUMMER | {"endsOn": "2028-06-30"})

    assert answer.status_code == 409
    assert "opening.in_school_year" in answer.content.decode()
    assert "2027-2028" in answer.content.decode()
