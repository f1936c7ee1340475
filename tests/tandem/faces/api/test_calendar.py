"""The school calendar and the public holidays through the API: of a school year, and of a range of days."""

import pytest

from tests.tandem.faces.api.house import NOBODY

pytestmark = pytest.mark.django_db


def told(path):
    return [
        (one["kind"], one["name"]["nl"], one["since"], one["until"])
        for one in NOBODY.get(f"{path}&pageSize=100").json()["items"]
    ]


def test_a_school_year_holds_its_school_holidays_free_days_and_public_holidays():
    year = NOBODY.get("/schoolYears/2026-2027").json()
    assert (year["since"], year["until"], year["certainty"], year["sources"]) == (
        "2026-09-01",
        "2027-09-01",
        "retold",
        ["L8"],
    )
    assert year["note"]["en"].startswith("Derived from the rule of article 7.")
    kinds = [one["kind"] for one in year["holidays"]]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "school_holiday": 5,
        "school_free_day": 6,
        "public_holiday": 12,
    }
    assert [one["since"] for one in year["holidays"]] == sorted(one["since"] for one in year["holidays"])
    autumn = next(one for one in year["holidays"] if one["name"]["nl"] == "herfstvakantie")
    assert (autumn["since"], autumn["until"], autumn["name"]["en"]) == ("2026-11-02", "2026-11-09", "autumn holiday")


def test_a_public_holiday_says_that_it_was_computed_and_a_school_holiday_where_it_was_read():
    items = NOBODY.get("/holidays?since=2026-12-20&until=2026-12-26").json()["items"]
    school, christmas = items
    assert (school["name"]["en"], school["certainty"], school["sources"]) == ("Christmas holiday", "retold", ["L8"])
    assert (christmas["name"], christmas["sources"]) == ({"nl": "Kerstmis", "en": "Christmas Day"}, [])
    assert christmas["certainty"] == "retold"
    assert christmas["note"]["nl"].startswith("Berekend met een programmabibliotheek")
    codes = {one["code"] for one in NOBODY.get("/law/sources?pageSize=100").json()["items"]}
    assert set(school["sources"]) <= codes


def test_a_range_holds_what_shares_a_day_with_it_and_its_last_day_is_not_in_it():
    assert told("/holidays?since=2026-11-08&until=2026-11-11") == [
        ("school_holiday", "herfstvakantie", "2026-11-02", "2026-11-09")
    ]
    assert told("/holidays?since=2026-11-09&until=2026-11-12") == [
        ("public_holiday", "Wapenstilstand", "2026-11-11", "2026-11-12"),
        ("school_free_day", "Wapenstilstand", "2026-11-11", "2026-11-12"),
    ]
    assert told("/holidays?since=2026-11-12&until=2026-11-13") == []


def test_a_range_over_two_school_years_holds_each_holiday_once():
    names = [row[1] for row in told("/holidays?since=2027-06-30&until=2027-09-10")]
    assert names == ["zomervakantie", "Nationale feestdag", "O. L. V. Hemelvaart"]


@pytest.mark.usefixtures("fixed_clock")
def test_without_days_it_is_from_today_to_the_end_of_the_school_year():
    rows = told("/holidays?page=1")
    assert rows[0] == ("school_holiday", "kerstvakantie", "2026-12-21", "2027-01-04")
    assert rows[-1][1] == "O. L. V. Hemelvaart"
    assert all(row[2] < "2027-09-01" for row in rows)


def test_school_years_come_in_pages_and_the_oldest_first():
    first = NOBODY.get("/schoolYears?pageSize=2").json()
    assert [one["label"] for one in first["items"]] == ["2016-2017", "2017-2018"]
    assert first["total"] == 14
    assert first["items"][0]["certainty"] == "official"


@pytest.mark.parametrize(
    "path",
    [
        "/schoolYears/2040-2041",
        "/schoolYears/2026-2028",
        "/holidays?since=2016-08-31&until=2016-09-30",
        "/holidays?since=2030-08-01&until=2030-09-02",
        "/holidays?since=2035-01-01",
    ],
)
def test_outside_the_school_years_we_know_there_is_nothing(path):
    assert NOBODY.get(path).status_code == 404


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("since=gisteren", "since"),
        ("until=30-06-2027", "until"),
        ("since=2027-01-01&until=2027-01-01", "until"),
        ("since=2027-01-02&until=2027-01-01", "until"),
        ("dag=2027-01-01", "dag"),
    ],
)
def test_a_range_that_cannot_be_is_refused_in_dutch(query, name):
    refused = NOBODY.get(f"/holidays?{query}")
    assert refused.status_code == 400
    assert refused["Content-Language"] == "nl"
    (issue,) = refused.json()["issues"]
    assert (issue["in"], issue["name"]) == ("query", name)
    assert issue["title"] in {"Deze waarde past hier niet.", "Dit veld kennen wij niet."}


def test_a_label_that_is_no_school_year_is_refused():
    assert NOBODY.get("/schoolYears/volgend").status_code == 400
