"""What is counted of unmet demand, that nothing in it leads to anybody, and how long it is kept."""

import json
from datetime import date, datetime, timedelta

import pytest
from django.core import serializers
from django.db import connection

from tandem.journey.demand import actions, queries
from tandem.journey.demand.models import UnmetDemand
from tandem.journey.demand.rules import FailedSearch
from tandem.journey.intake.terms.tracks import LeftReason
from tandem.journey.placement.actions import publishing
from tandem.journey.placement.models import Opening, SearchClock
from tandem.journey.placement.queries import clocks
from tandem.journey.placement.terms.clocks import ClockState, Milestone, StopReason
from tandem.registers.access.terms import Role
from tandem.registers.geo import queries as geo
from tandem.registers.geo.models import RegionMember
from tandem.registers.mandates.models import Body
from tests.factories.clocks import SearchClockFactory
from tests.factories.demand import UnmetDemandFactory
from tests.factories.intake import TrackFactory
from tests.factories.introductions import IntroductionFactory
from tests.factories.reference import TrainingFactory
from tests.harness import matching
from tests.harness.matching import somebody
from tests.tandem.registers.house import breaks, constraints_of, once, opens, twice

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BROKEN = {
    "demand_counted_once": twice(UnmetDemandFactory, "week", "kind", "training", "nis"),
    "demand_kind_known": once(UnmetDemandFactory, kind="wished"),
    "demand_reason_known": once(UnmetDemandFactory, reason="full"),
    "demand_counts_something": once(UnmetDemandFactory, count=0),
    "demand_week_begins_on_monday": once(UnmetDemandFactory, week=date(2026, 9, 15)),
}


def test_the_database_refuses_a_count_that_cannot_be() -> None:
    known = constraints_of("demand")
    for name, broken in BROKEN.items():
        assert breaks(known[name], broken), name


def counted() -> dict[str, int]:
    return dict(UnmetDemand.objects.order_by("kind").values_list("kind", "count"))


def test_each_night_counts_who_was_left_whose_days_ended_and_what_waits_and_nothing_leads_to_them(
    now: datetime,
) -> None:
    school = matching.build(now)
    opening = school.bakery()
    near = school.learner()
    left = school.learner(lat=51.30, street="Kanariestraat", house_number="17", nis="44021")
    one = school.round()
    run = school.run(one)
    publishing.publish(actor=school.head, run_id=run.pk, answers_until=date(2026, 12, 4), now=now)
    SearchClock.objects.all().delete()
    late = SearchClockFactory(track=left, started_on=date(2026, 10, 12), told=Milestone.OVER)
    waiting = school.bakery(seats=2)
    met = school.bakery()
    IntroductionFactory(opening=met, track=near)
    monday = date(2026, 11, 16)
    waited = now - timedelta(days=28)
    Opening.objects.filter(pk__in=[waiting.pk, met.pk]).update(opened_at=waited, free_since=waited)
    Opening.objects.filter(pk=opening.pk).update(opened_at=now, free_since=now)
    actions.tick(now=now)
    assert actions.tick(now=now) == UnmetDemand.objects.count()
    rows = {row.kind: row for row in UnmetDemand.objects.filter(week=monday)}
    assert {kind: row.count for kind, row in rows.items()} == {
        "unplaced": 1,
        "waiting": 1,
        "late": 1,
    }
    assert rows["unplaced"].reason == "none_in_reach"
    told = json.dumps(json.loads(serializers.serialize("json", UnmetDemand.objects.all())))
    person, place = left.person, waiting.establishment
    canaries = (
        *(left.number, str(left.pk), str(person.pk), person.given_name, person.family_name, "Kanariestraat", "51.3"),
        *(str(late.pk), str(run.pk), one.number, str(waiting.pk), place.name, place.number, str(place.pk)),
        *(str(school.provider.pk), school.provider.number, str(school.coach.user_id), f"{now:%H:%M}"),
    )
    assert [canary for canary in canaries if str(canary) in told] == []
    assert "44021" in told


def _due(on: date, now: datetime, **track: object) -> SearchClock:
    """A clock of which the last day is this one."""
    one: SearchClock = SearchClockFactory(track=TrackFactory(**track))
    for back in range(21, 60):
        one.started_on = on - timedelta(days=back)
        if clocks.reading(one, day=now.date()).count.due_on == on:
            one.save(update_fields=["started_on"])
            return one
    raise AssertionError(on)


def test_a_search_that_ends_before_a_week_off_counts_and_who_goes_to_another_school_counts_once(now: datetime) -> None:
    friday, monday = date(2026, 10, 30), now.replace(month=11, day=2)
    _due(friday, monday, searching=True)
    assert SearchClock.objects.get().told == "", "the first school day after it is told, that is a week later"
    actions.tick(now=monday - timedelta(days=3))
    assert counted() == {}, "the last day is not over"
    actions.tick(now=monday)
    assert counted() == {"late": 1}

    left = {"left": True, "left_reason": LeftReason.HANDED_OVER}
    over = {"told": Milestone.OVER, "state": ClockState.STOPPED, "stopped_on": friday, "stop_reason": StopReason.LEFT}
    SearchClock.objects.filter(pk=_due(friday, monday, **left).pk).update(**over)
    actions.tick(now=monday)
    assert counted() == {"late": 1}, "the days run on elsewhere, and are counted there"


def test_what_merges_later_moves_no_quarter_and_points_are_placed_before_anything_is_held(
    now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    UnmetDemandFactory(count=9)
    agency = somebody(Role.AGENCY_STAFF)
    (before,) = queries.shown(agency, day=now.date()).counts
    assert before.forum
    RegionMember.objects.filter(municipality__nis="44021").update(valid_until=date(2026, 11, 1))
    assert list(queries.shown(agency, day=now.date()).counts) == [before]

    held, real = [], geo.nearest_municipality
    outside = len(connection.savepoint_ids)

    def placed(*where: float, **more: object) -> object:
        held.append(len(connection.savepoint_ids) - outside)
        return real(*where, **more)

    monkeypatch.setattr(geo, "nearest_municipality", placed)
    actions.note_searches(failed={FailedSearch(TrainingFactory().pk, "", 51.05, 3.73): 1}, now=now)
    assert held == [0]


def test_searches_add_up_by_week_and_municipality_and_are_kept_as_long_as_the_law_of_the_house_says(
    now: datetime,
) -> None:
    training = TrainingFactory()
    here, point = FailedSearch(training.pk, "44021"), FailedSearch(training.pk, "", 51.05, 3.73)
    assert actions.note_searches(failed={here: 2, point: 1}, now=now) == 3
    actions.note_searches(failed={here: 4}, now=now)
    assert list(UnmetDemand.objects.values_list("week", "kind", "nis", "count")) == [
        (date(2026, 11, 16), "searched", "44021", 7)
    ]
    actions.tick(now=now)
    assert counted() == {"searched": 7}
    first = date(2026, 9, 28)
    actions.sweep(day=first + timedelta(days=1826 + 13))
    assert counted() == {"searched": 7}
    actions.sweep(day=first + timedelta(days=1826 + 14))
    assert counted() == {}


def test_only_finished_quarters_are_read_and_a_partnership_reads_its_own_sector(now: datetime) -> None:
    day = now.date()
    body = Body.objects.filter(sector__isnull=False).order_by("code").first()
    assert body is not None
    UnmetDemandFactory(count=9)
    UnmetDemandFactory(count=9, week=date(2026, 11, 16))
    assert list(queries.shown(somebody(Role.AGENCY_STAFF), day=day).counts.values()) == [9]
    assert queries.shown(somebody(Role.PARTNERSHIP_STAFF, body.pk), day=day).counts == {}
    for role in (Role.COACH, Role.COMPANY_ADMIN, Role.LEARNER, Role.PUBLIC):
        assert not opens(queries.shown, somebody(role), day=day)
