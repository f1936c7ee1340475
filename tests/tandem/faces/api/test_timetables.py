"""The check of a timetable through the API: the agreement, the hours, and every finding with its day."""

import pytest

from tests.tandem.faces.api.house import NOBODY

pytestmark = pytest.mark.django_db
WEEK = "school 8:30-15:30;school 8:30-15:30;4:00-8:00 9:00-13:00;8:00-12:00 13:00-17:00;8:00-12:00 13:00-16:00"


def test_hours_are_answered_with_the_agreement_and_what_is_not_met():
    told = NOBODY.get(f"/timetableCheck?age=17&week={WEEK}").json()
    assert (told["agreement"], told["because"], told["mayStand"]) == ("OAO", "enough_hours", False)
    assert (told["hoursAtWork"], told["hoursAtSchool"]) == (23, 14)
    (finding,) = [one for one in told["findings"] if one["code"] == "timetable.early"]
    assert (finding["week"], finding["day"], finding["blocks"]) == (1, 3, True)
    assert (finding["parameter"], finding["certainty"]) == ("minor.night_until", "official")
    assert NOBODY.get(f"/timetableCheck?age=18&week={WEEK}").json()["mayStand"] is True


@pytest.mark.parametrize(
    "query",
    [
        "age=17",
        "age=12&week=8:00-12:00",
        "age=17&week=acht",
        "age=17&week=;;;;;;;8:00-12:00",
        "age=17&week=8-9&day=2010-01-01",
        "age=17" + "&week=8-9" * 5,
    ],
)
def test_what_cannot_be_asked_is_refused(query):
    answer = NOBODY.get(f"/timetableCheck?{query}")
    assert answer.status_code == 400
    assert answer.json()["issues"]
