"""The allowance through the API: a day, why, what comes next, every amount, and what cannot be asked."""

import pytest

from tests.tandem.faces.api.house import NOBODY

pytestmark = pytest.mark.django_db


def test_a_day_is_answered_with_why_and_what_comes_next():
    told = NOBODY.get("/allowance?day=2025-03-01&alternatingYears=1").json()
    assert told["allowance"] == {
        "category": 2,
        "amount": "675.90",
        "basis": "published",
        "certainty": "retold",
        "isCapped": False,
        "parameter": "allowance.amount_2",
    }
    assert (told["because"], told["nextDay"]) == (["alternating_year"], "2025-09-01")
    assert (told["nextWhenPassed"]["amount"], told["nextOtherwise"]["amount"]) == ("728.70", "675.90")


def test_today_has_a_forecast_that_says_so():
    told = NOBODY.get("/allowance").json()
    assert (told["allowance"]["basis"], told["allowance"]["certainty"]) == ("forecast", "uncertain")


def test_every_amount_is_listed_or_those_of_one_category():
    every = NOBODY.get("/allowances?pageSize=100").json()
    one = NOBODY.get("/allowances?category=3").json()
    assert every["total"] == 3 * one["total"]
    assert one["items"][0]["allowance"]["isCapped"] is True


@pytest.mark.parametrize(
    "query",
    [
        "/allowance?day=2016-08-31",
        "/allowance?day=gisteren",
        "/allowance?alternatingYears=11",
        "/allowances?category=4",
    ],
)
def test_what_cannot_be_asked_is_refused(query):
    answer = NOBODY.get(query)
    assert answer.status_code == 400
    assert answer.json()["issues"]
