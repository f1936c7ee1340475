"""The search time in one's own calendar: a secret address, days that move along, and no name of a learner."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from tandem.journey.placement.actions import feeds
from tandem.journey.placement.models import CalendarFeed
from tandem.registers.access.models import Capacity, ReadNote
from tandem.registers.access.terms import Role
from tests.factories.accounts import UserFactory
from tests.factories.clocks import ClockExtensionFactory, SearchClockFactory
from tests.factories.introductions import IntroductionFactory
from tests.harness import learner
from tests.harness.reading import read
from tests.harness.visitors import organisation_for, visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PAGE, MAKE, REVOKE = (reverse(f"agenda:{name}") for name in ("feed", "make", "revoke"))


def made(client):
    client.post(MAKE)
    return client.get("/api/v1/me/calendarFeed").json()["address"].removeprefix("http://testserver")


def calendar(path):
    """The events of a calendar as any reader takes them: lines unfolded, properties by name."""
    answer = Client().get(path)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    raw = answer.content
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    lines = raw.decode().replace("\r\n ", "").split("\r\n")
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")
    events, now = [], None
    for line in lines:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            now = {}
        elif line == "END:VEVENT":
            events.append(now)
            now = None
        elif now is not None:
            now[name] = value
    assert len({one["UID"] for one in events}) == len(events)
    return events


def test_a_calendar_reads_the_days_of_the_own_learners_and_no_name(coach, karin, searching):
    noor = searching("Noor", date(2026, 11, 2), track__person__family_name="Geheimnaam")
    searching("Ander", date(2026, 11, 2), track__coach=UserFactory())
    ClockExtensionFactory(clock=noor, asked_at=datetime(2026, 11, 20, 9, 0, tzinfo=UTC))
    talk = IntroductionFactory(planned=True, track=noor.track, talk_starts=datetime(2026, 11, 26, 13, 0, tzinfo=UTC))
    assert "Er is nog geen adres." in read(coach.get(PAGE)).words

    path = made(coach)
    events = calendar(path)

    days = {one["DTSTART;VALUE=DATE"]: one["SUMMARY"] for one in events if "DTSTART;VALUE=DATE" in one}
    number = noor.track.number
    assert days == {
        "20261124": f"Zoektijd: nog 10 opleidingsdagen (N.G. {number})",
        "20261120": f"Zoektijd: verlenging gevraagd (N.G. {number})",
        "20261201": f"Zoektijd: nog 5 opleidingsdagen (N.G. {number})",
        "20261204": f"Zoektijd: nog 2 opleidingsdagen (N.G. {number})",
        "20261208": f"Zoektijd: laatste dag (N.G. {number})",
    }
    (meeting,) = [one for one in events if "DTSTART" in one]
    assert meeting["DTSTART"] == "20261126T130000Z"
    assert meeting["SUMMARY"].startswith("Gesprek bij ")
    assert "LOCATION" not in meeting
    assert str(talk.pk) in meeting["UID"]
    content = Client().get(path).content.decode()
    assert "Geheimnaam" not in content
    assert "Noor" not in content
    note = ReadNote.objects.get(page="agenda:file")
    assert (note.user_id, note.role) == (karin.user_id, Role.COACH)


def test_days_that_are_granted_move_the_calendar_along(coach, searching):
    noor = searching("Noor", date(2026, 11, 2), extended_days=20)
    ClockExtensionFactory(clock=noor, granted=True)
    events = calendar(made(coach))

    said = {one["SUMMARY"].split(" (")[0]: one["DTSTART;VALUE=DATE"] for one in events}
    assert said["Zoektijd: 20 dagen erbij"] == "20261121"
    assert said["Zoektijd: laatste dag"] == "20270119"


def test_an_address_is_renewed_and_revoked_and_ends_with_the_capacity(coach, karin, searching, fixed_clock):
    searching("Noor", date(2026, 11, 2))
    first = made(coach)
    assert read(coach.get(PAGE)).words.count("Nog niet gelezen door een agenda.") == 1
    assert Client().get(first).status_code == 200
    second = made(coach)

    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200
    assert Client().post(second).status_code == 405
    assert Client().get(second[:-6] + "x.ics").status_code == 404
    assert "Laatst gelezen op" in read(coach.get(PAGE)).words
    coach.post(REVOKE)
    assert Client().get(second).status_code == 404
    coach.post(REVOKE)  # once more asks for nothing

    third = made(coach)
    Capacity.objects.filter(pk=karin.pk).update(valid_until=date(2026, 11, 21))
    assert Client().get(third).status_code == 404
    assert CalendarFeed.objects.filter(revoked_at__isnull=True).count() == 1
    later = fixed_clock.now() + timedelta(days=400)
    assert feeds.sweep(now=later) == 2


def test_a_learner_and_a_parent_read_the_own_days_in_their_own_words(now):
    noor = learner.build(now)
    SearchClockFactory(track=noor.track, started_on=date(2026, 11, 2))
    IntroductionFactory(
        planned=True, track=noor.track, talk_starts=now + timedelta(days=2), talk_place="Bakkerij; achteraan, links"
    )
    for role in learner.FAMILY:
        client = visitor(role, user_id=noor.account(role))
        events = calendar(made(client))

        assert f"Zoektijd: laatste dag ({noor.track.person.given_name[:1]}.)" in {one["SUMMARY"] for one in events}
        assert {one["LOCATION"] for one in events if "LOCATION" in one} == {r"Bakkerij\; achteraan\, links"}
        assert not any(noor.track.number in one["SUMMARY"] for one in events)
        assert all(
            f"/mijn-traject/{noor.track.pk}/" in one["URL"] or "/kennismakingen/" in one["URL"] for one in events
        )

    stranger = visitor(Role.LEARNER, organisation_for(Role.LEARNER))
    assert calendar(made(stranger)) == []


def test_a_calendar_of_many_asks_as_little_of_the_database(coach, searching, query_budget):
    for n in range(3):
        IntroductionFactory(planned=True, track=searching(f"N{n}", date(2026, 11, 2)).track)
    path = made(coach)
    Client().get(path)
    with query_budget(9) as few:
        Client().get(path)
    for n in range(20):
        IntroductionFactory(planned=True, track=searching(f"M{n}", date(2026, 11, 2)).track)
    with query_budget(9) as many:
        Client().get(path)

    assert len(few) == len(many)
