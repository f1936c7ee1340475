"""The days of an agreement: by its weeks, without holidays, with what was agreed otherwise; in a calendar."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tandem.journey.agreements.queries.days import days_of_track
from tandem.journey.agreements.rules.days import days_of
from tandem.journey.agreements.rules.ending import Stopped
from tandem.journey.agreements.rules.forms import AgreementForm
from tandem.journey.agreements.terms import HoursAt
from tandem.law.calendar import is_public_holiday, is_school_holiday
from tests.factories.agreements import WEEK
from tests.harness import agreeing
from tests.harness.visitors import visitor

SCHOOL = "; ".join(["school 8:30-12:00 13:00-16:00"] * 5)
WORK = "; ".join(["8:00-12:00 13:00-17:00"] * 5)


def form(**told: object) -> AgreementForm:
    usual = {"begins_on": date(2027, 3, 22), "ends_on": date(2027, 5, 14), "hours": WEEK}
    return AgreementForm(**{**usual, **told})


def at_work(one: AgreementForm, **told: object) -> list[date]:
    return [there.day for there in days_of(one, **told) if there.where is HoursAt.WORK]


def test_the_days_follow_the_week_and_leave_holidays_out() -> None:
    days = list(days_of(form(ends_on=date(2027, 4, 16))))
    assert [(there.day.isoformat()[5:], str(there.where)) for there in days[:5]] == [
        ("03-22", "lessons"),
        ("03-23", "lessons"),
        ("03-24", "work"),
        ("03-25", "work"),
        ("03-26", "work"),
    ]
    assert [there.day for there in days[5:]] == [date(2027, 4, 12) + timedelta(days=ahead) for ahead in range(5)]
    assert days[-1].hours == "8:00-12:00 13:00-16:30"


def test_weeks_that_take_turns_come_in_turn() -> None:
    turned = form(hours=f"{SCHOOL}\n{WORK}", ends_on=date(2027, 4, 30))
    assert at_work(turned)[0] == date(2027, 4, 12)
    three = form(hours=f"{SCHOOL}\n{WORK}\n{SCHOOL}")
    assert at_work(three)[0] == date(2027, 4, 19)
    assert at_work(replace(three, turns_skip_holidays=True))[0] == date(2027, 4, 12)
    resting = form(hours=f"{SCHOOL}\n{WORK}", turns_from=date(2027, 3, 29))
    assert at_work(resting)[0] == date(2027, 3, 22)


def test_what_was_agreed_of_holidays_what_lay_still_and_what_ended_count() -> None:
    plain = at_work(form())
    agreed = form(holiday_works="31/3/2027", holiday_recovered="14/4/2027", holiday_paid="15/4/2027")
    told = at_work(agreed)
    assert set(told) - set(plain) == {date(2027, 3, 31)}
    assert set(plain) - set(told) == {date(2027, 4, 14), date(2027, 4, 15)}
    still = at_work(form(), stopped=[Stopped(date(2027, 4, 14), date(2027, 4, 15))])
    assert set(plain) - set(still) == {date(2027, 4, 14), date(2027, 4, 15)}
    assert max(at_work(form(), until=date(2027, 4, 15))) == date(2027, 4, 15)


@pytest.mark.slow
@given(begins=st.dates(date(2025, 1, 1), date(2028, 1, 1)), more=st.integers(0, 300))
def test_no_day_falls_in_a_holiday_or_outside_the_term(begins: date, more: int) -> None:
    ends = begins + timedelta(days=more)
    for there in days_of(form(begins_on=begins, ends_on=ends, hours=f"{SCHOOL}\n{WORK}")):
        assert begins <= there.day <= ends
        assert there.day.weekday() < 5
        assert not is_public_holiday(there.day)
        assert not is_school_holiday(there.day)


@pytest.mark.slow
@pytest.mark.django_db
def test_the_calendar_of_a_plan_shows_days_once_the_agreement_is_signed(now) -> None:
    story = agreeing.presented(agreeing.filled(agreeing.begun()))
    plan = story.track.plans.get()
    address = f"/opleidingsplannen/{plan.pk}/agenda.ics"
    company = visitor(story.company.role, story.company.organisation_id, user_id=story.company.user_id)
    assert company.get(address).content.decode().count("BEGIN:VEVENT") == 1

    type(story.agreement).objects.update(state="signed", registered_at=now)
    days = company.get(address).content.decode()
    assert days.count("BEGIN:VEVENT") > 80
    assert "DTSTART;VALUE=DATE:20270106" in days
    assert f"Werkplek: {story.recognition.establishment.name}\\, 8:00-12:00 13:00-17:00" in days.replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20270331" not in days
    stranger = agreeing.begun()
    assert days_of_track(stranger.coach, story.track.pk, day=date(2026, 11, 23)) == []
