"""Rounds, places that suit and learners who fit, where a timetable says how long the bus takes."""

from dataclasses import replace
from datetime import date, datetime, time

import numpy as np
import pytest
from django.urls import reverse

from tandem.faces.api.v1.rounds.shapes import LearnerLine
from tandem.journey.placement.queries.weights import balance
from tandem.journey.placement.rules import schedule as schedules
from tandem.journey.placement.rules.lines import NO_WAY, Hurdle, told
from tandem.journey.placement.rules.market import Point, Site
from tandem.journey.placement.snapshot import engine, facts, fitting, replay, shelf
from tandem.journey.placement.snapshot.shelf import Shelf
from tandem.journey.placement.snapshot.ways import BUS, MODES, NEVER
from tandem.registers.access.terms import Role
from tandem.registers.travel.models import Timetable
from tandem.registers.travel.queries import networks, pairs
from tandem.registers.travel.queries.doors import Spot, reaches_by
from tandem.registers.travel.queries.pairs import Pairs
from tandem.registers.travel.rules.arrays import degrees_of
from tandem.registers.travel.rules.timetable import packed
from tandem.registers.travel.terms import Known, TravelMode
from tests.factories.travel import in_use
from tests.harness import matching
from tests.harness.matching import School
from tests.harness.reading import read
from tests.harness.visitors import visitor
from tests.tandem.journey.placement.markets import DAY, of, offer, seeker, site_id
from tests.tandem.registers.travel.feeds import MONDAY, as_timetable, drawn
from tests.tandem.registers.travel.naive import Call, Feed, Trip
from tests.tandem.registers.travel.test_journeys import places

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BY_BUS = {"work_willing": "yes", "travel_modes": ["public_transport"], "longest_minutes": 60}
STOPS = {"Markt": (51.05, 3.72), "Fabriek": (51.10, 3.72)}
WORDS = "17 min met het openbaar vervoer, volgens de dienstregeling van Verzonnen Vervoer 1"


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    networks._network.cache_clear()
    pairs._pairs.cache_clear()
    shelf.forget()


@pytest.fixture
def school(now: datetime) -> School:
    """A school."""
    return matching.build(now)


def running(feed: Feed) -> Timetable:
    """A timetable that counts on the day of the rounds."""
    table = replace(as_timetable(feed), first_day=DAY)
    return in_use(packed(table), valid_from=DAY, valid_until=date(2026, 11, 30))


def bus(arrives: int) -> Feed:
    """One bus a day, at half past seven, from beside the home to beside the work."""
    calls = Call("Markt", 27000, 27000), Call("Fabriek", arrives, arrives)
    return Feed(STOPS, (Trip(calls, frozenset({MONDAY}), line="12"),), {})


def test_a_round_counts_what_the_timetable_says_and_keeps_it_when_another_comes(school: School) -> None:
    track = school.learner(lat=51.0501, said=BY_BUS)
    work = school.bakery(lat=51.1001, first_minute=480)
    early = school.bakery(lat=51.1001, first_minute=420)
    one = school.round()
    before = school.run(one)
    estimate = before.lines.get().minutes
    assert estimate not in {None, 17, 18}
    assert "timetable" not in before.options

    first = running(bus(arrives=27900))
    run = school.run(one)
    line = run.lines.get()
    assert (line.minutes, line.opening_id, line.story["mode"]) == (17, work.pk, "public_transport")
    assert Hurdle("travel", 1, str(early.pk), NO_WAY, 60) in told(line.story).hurdles
    schedule = schedules.told(run.options["timetable"])
    assert schedule is not None
    assert (schedule.day, schedule.digests) == (DAY, (first.digest,))

    Timetable.objects.all().delete()
    running(bus(arrives=27960))
    assert replay.gives_the_same(run)
    again = school.run(one)
    assert again.lines.get().minutes == 18
    assert again.inputs != run.inputs
    assert LearnerLine.of(line).known is Known.TIMETABLE
    head = visitor(Role.PROVIDER_ADMIN, school.provider.pk)
    page = read(head.get(reverse("rounds:line", args=[run.pk, track.pk]))).words
    assert WORDS in page
    assert "Op 1 werkplek raak je met bus of trein niet op tijd" in page
    page = read(head.get(reverse("rounds:run", args=[run.pk]))).words
    assert "17 minuten, volgens de dienstregeling" in page
    assert "bus en trein op maandag 23 november 2026" in page

    Timetable.objects.all().delete()
    last = school.run(one)
    assert (last.inputs, last.answer) == (before.inputs, before.answer)
    assert "timetable" not in last.options
    assert LearnerLine.of(last.lines.get()).known is Known.ESTIMATE


def test_places_that_suit_and_learners_who_fit_count_it_too(school: School) -> None:
    running(bus(arrives=27900))
    track = school.learner(lat=51.0501, said=BY_BUS)
    cyclist = school.learner(lat=51.0501)
    work = school.bakery(lat=51.1001, first_minute=480)
    early = school.bakery(lat=51.1001, first_minute=420)
    day = school.now.date()
    found = Shelf(day=day, school_year=2026).suited(facts.seekers_of([track], day=day)[0], k=5)
    assert [(one.opening_id, one.minutes, one.mode) for one in found.found] == [(work.pk, 17, "public_transport")]
    assert [(one.opening_id, one.found) for one in found.hurdles] == [(str(early.pk), NO_WAY)]
    head = visitor(Role.PROVIDER_ADMIN, school.provider.pk)
    assert WORDS in read(head.get(reverse("proposals:suited", args=[track.pk]))).words
    assert "min met de fiets, geschat" in read(head.get(reverse("proposals:suited", args=[cyclist.pk]))).words
    fits = {one.track.pk: one for one in fitting.for_guide(school.head, work, day=day)}
    assert (fits[track.pk].minutes, fits[track.pk].mode) == (17, "public_transport")
    assert fits[cyclist.pk].mode == "bike"
    assert WORDS in read(head.get(reverse("learners:fitting", args=[work.pk]))).words


def test_the_list_is_every_opening_within_reach_with_the_minutes_of_one_trip(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    running(drawn(1))
    homes, works, hours = places(1, 21), places(8, 9), (420, 450, 480)
    ways = [frozenset({"public_transport"}), frozenset({"bike", "public_transport"}), frozenset({"bike"})]
    seekers = [seeker(at, home=Point(*home), modes=ways[at % 3], limit_minutes=25) for at, home in enumerate(homes)]
    sites = [Site(site_id(at), Point(*work), 1) for at, work in enumerate(works)]
    offers = [offer(at, start_minute=hours[at % 3]) for at in range(9)]
    plain = of([replace(one, modes=frozenset({"bike"})) for one in seekers], sites, offers)
    market = replace(of(seekers, sites, offers), schedule=facts.schedule_on(DAY))
    ready = engine.arranged(market, balance())
    with monkeypatch.context() as patched:
        patched.setattr(Pairs, "_from_one", None)
        asked = engine.posed(ready, balance())
        patched.setattr(Pairs, "_to_one", None)
        assert engine.posed(ready, balance()).problem.minutes.tolist() == asked.problem.minutes.tolist()
    learner, pool = np.repeat(np.arange(21), 9), np.tile(np.arange(9), 21)
    cycling = engine.arranged(plain, balance())
    by_bike, _ = cycling.ways.quickest(cycling.search, learner, pool)
    spots, region = ready.columns.flat.spots, ready.region
    home_spots = spots(region.learners.x_m, region.learners.y_m)
    work_spots = spots(region.places.x_m, region.places.y_m)
    ends = [Spot(*one) for one in zip(*degrees_of(work_spots), strict=True)]
    trips = [(end, time(*divmod(hours[at % 3], 60))) for at, end in enumerate(ends)]
    expected: dict[tuple[int, int], tuple[int, str]] = {}
    schedule = market.schedule
    assert schedule is not None
    alone = Pairs(schedule.digests, schedule.day)
    for at, home in enumerate(zip(*degrees_of(home_spots), strict=True)):
        told_by_bus = reaches_by(Spot(*home), trips, TravelMode.PUBLIC_TRANSPORT, day=DAY)
        took = [NEVER if one.minutes is None else max(1, one.minutes) for one in told_by_bus]
        minute = np.array([hours[each % 3] for each in range(9)])
        from_home = alone.minutes(np.full(9, home_spots[at]), work_spots, minute)
        assert from_home.tolist() == [-1 if one.minutes is None else one.minutes for one in told_by_bus]
        for end in range(9):
            bike = int(by_bike[9 * at + end]) if at % 3 else NEVER
            public = took[end] if at % 3 != 2 else NEVER
            if min(bike, public) <= 25:
                expected[at, end] = (bike, "bike") if bike <= public else (public, MODES[BUS].value)
    problem = asked.problem
    listed = np.repeat(np.arange(21), np.diff(problem.ptr))
    rows = zip(listed.tolist(), problem.pool.tolist(), problem.minutes.tolist(), asked.mode.tolist(), strict=True)
    assert {(one, other): (minutes, MODES[mode].value) for one, other, minutes, mode in rows} == expected
    assert len({way for _, way in expected.values()}) == 2
