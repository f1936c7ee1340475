"""A market as the engine takes it, and an answer told learner by learner."""

from datetime import date
from uuid import UUID

import numpy as np
import pytest

from matchmaker import Options, solve
from matchmaker.explain import Outcome, Reason
from matchmaker.hard import Code
from tandem.faces.documents.matching import PlaceName, hurdle_words
from tandem.faces.documents.words import code_label
from tandem.journey.placement.queries.weights import balance
from tandem.journey.placement.rules import lines as told
from tandem.journey.placement.rules.lines import Line
from tandem.journey.placement.rules.market import Market, Pair
from tandem.journey.placement.snapshot import engine, stories, ways
from tandem.journey.placement.snapshot.engine import Arranged, Posed
from tandem.journey.placement.terms import reasons
from tandem.journey.placement.terms.rounds import LeftOut
from tandem.law import norms
from tandem.registers.geo.rules import distance_km
from tandem.registers.travel.rules.estimates import estimated
from tandem.registers.travel.terms import TravelMode
from tests.tandem.journey.placement.markets import (
    DAY,
    GROWN,
    at_km,
    learner_id,
    of,
    offer,
    opening_id,
    seeker,
    site,
    site_id,
)

pytestmark = pytest.mark.slow


def decided(market: Market, rule: str = "levels", *, smallest: int = 1) -> dict[UUID, Line]:
    """What is told about everybody after a run."""
    ready, asked = arranged(market)
    return stories.lines(ready, asked, solve(asked.problem, Options(rule=rule)), smallest=smallest)


def arranged(market: Market) -> tuple[Arranged, Posed]:
    ready = engine.arranged(market, balance())
    return ready, engine.posed(ready, balance())


def test_the_nearest_opening_is_given_with_the_minutes_that_the_map_tells() -> None:
    line = decided(of([seeker(1, km=2.1)], [site(1, km=0), site(2, km=7)], [offer(1), offer(2)]))[learner_id(1)]
    assert line.opening_id == str(opening_id(1))
    far = distance_km(51.0, 4.0, at_km(2.1).lat, 4.0)
    assert line.minutes == estimated(far, TravelMode.BIKE, norm=norms.at(DAY).travel).minutes
    assert line.outcome == "first_wish"
    assert line.wish == 1
    assert line.reachable == 2


def test_a_minor_does_not_begin_at_four_and_an_adult_does() -> None:
    bakery = offer(1, start_minute=240, end_minute=720)
    found = decided(of([seeker(1), seeker(2, born=GROWN)], [site(1)], [bakery]))
    young, grown = found[learner_id(1)], found[learner_id(2)]
    assert grown.opening_id == str(opening_id(1))
    assert young.opening_id is None
    assert young.hurdles == (told.Hurdle("starts_early", 1, str(opening_id(1)), 240, 360),)


def test_where_nobody_said_when_the_day_begins_the_assumption_counts() -> None:
    ready, _ = arranged(of([seeker(1)], [site(1)], [offer(1, start_minute=None, end_minute=None)]))
    usual = norms.at(DAY).travel.usual_start.value
    begins = 60 * usual.hour + usual.minute
    assert ready.region.pools.start_minute.tolist() == [begins]
    assert ready.region.pools.end_minute.tolist() == [begins + balance().assumed.day_minutes]


@pytest.mark.parametrize(
    ("of_learner", "of_opening", "code"),
    [
        ({"limit_minutes": 5}, {}, "travel"),
        ({"refused": frozenset({site_id(1)})}, {}, "learner_veto"),
        ({}, {"refused": frozenset({learner_id(1)})}, "place_veto"),
        ({}, {"minimum_age": 18}, "age"),
        ({}, {"seats": 0}, "no_seat"),
        ({"free_from": date(2027, 8, 1)}, {}, "not_yet_free"),
        ({"free_until": date(2027, 1, 1)}, {}, "free_too_short"),
        ({}, {"end_minute": 21 * 60}, "ends_late"),
    ],
)
def test_every_condition_that_alone_keeps_a_place_away_is_told(
    of_learner: dict[str, object], of_opening: dict[str, object], code: str
) -> None:
    line = decided(of([seeker(1, km=3, **of_learner)], [site(1)], [offer(1, **of_opening)]))[learner_id(1)]
    assert line.outcome == "no_candidates"
    assert [one.code for one in line.hurdles] == [code]


def test_needs_that_are_not_met_keep_a_place_away_and_stand_in_no_line() -> None:
    needs = frozenset({"wheelchair_access"})
    line = decided(of([seeker(1, km=3, needs=needs)], [site(1)], [offer(1)]))[learner_id(1)]
    assert line.outcome == "no_candidates"
    assert not line.hurdles


def test_needs_that_are_met_keep_nobody_away() -> None:
    needs = frozenset({"quiet_place", "wheelchair_access"})
    line = decided(of([seeker(1, needs=needs)], [site(1)], [offer(1, meets=needs | {"lift"})]))[learner_id(1)]
    assert line.is_placed


def test_somebody_whose_training_nobody_offers_is_told_that() -> None:
    line = decided(of([seeker(1, training="KAP")], [site(1)], [offer(1)]))[learner_id(1)]
    assert line.without_training
    assert not line.hurdles


def test_what_the_last_one_in_has_is_told_of_a_large_group_only() -> None:
    market = of([seeker(1, km=1), seeker(2, km=4)], [site(1)], [offer(1)])
    open_to_all = decided(market, "stable")[learner_id(2)].refused[0]
    guarded = decided(market, "stable", smallest=2)[learner_id(2)].refused[0]
    assert (open_to_all.reason, guarded.reason) == ("nearer", "nearer")
    assert open_to_all.theirs is not None
    assert guarded.theirs is None
    assert guarded.own == open_to_all.own


def test_the_mentors_of_an_establishment_share_their_seats_over_its_openings() -> None:
    market = of([seeker(1), seeker(2)], [site(1, seats=1)], [offer(1), offer(2, at=1)])
    assert sum(line.is_placed for line in decided(market).values()) == 1


def test_who_has_least_time_left_goes_first_where_all_else_is_equal() -> None:
    market = of([seeker(1, days_left=20), seeker(2, days_left=1)], [site(1)], [offer(1)])
    placed = [track for track, line in decided(market, "stable").items() if line.is_placed]
    assert placed == [learner_id(2)]


def test_a_locked_pair_stays_and_a_forbidden_one_never_comes() -> None:
    sites, offers = [site(1), site(2, km=5)], [offer(1), offer(2)]
    market = of([seeker(1), seeker(2)], sites, offers, locked=((1, 2),), forbidden=((2, 1),))
    found = decided(market)
    assert found[learner_id(1)].opening_id == str(opening_id(2))
    assert found[learner_id(1)].outcome == "locked"
    assert found[learner_id(2)].opening_id is None


def test_a_locked_pair_that_a_rule_does_not_allow_is_named() -> None:
    ready, asked = arranged(of([seeker(1)], [site(1, km=80)], [offer(1)], locked=((1, 1),)))
    assert engine.impossible(ready, asked.problem) == (Pair(learner_id(1), opening_id(1)),)
    ready, asked = arranged(of([seeker(1)], [site(1, km=2)], [offer(1)], locked=((1, 1),)))
    assert engine.impossible(ready, asked.problem) == ()


def test_the_own_order_of_a_learner_goes_before_ours() -> None:
    ranked = (opening_id(2), opening_id(1))
    market = of([seeker(1, ranked=ranked)], [site(1), site(2, km=5), site(3)], [offer(1), offer(2), offer(3)])
    line = decided(market)[learner_id(1)]
    assert line.opening_id == str(opening_id(2))
    assert line.wish == 1


def test_everybody_gets_a_line_also_who_took_no_part() -> None:
    found = decided(of([seeker(1), seeker(2, home=None)], [site(1)], [offer(1)]))
    assert set(found) == {learner_id(1), learner_id(2)}
    assert found[learner_id(2)].outcome == "no_home"


def test_a_line_that_is_kept_is_read_as_it_was_told() -> None:
    seekers = [seeker(number, km=number) for number in range(1, 5)]
    found = decided(of(seekers, [site(1), site(2, km=9)], [offer(1), offer(2, start_minute=240)]))
    assert any(line.refused for line in found.values())
    assert any(line.hurdles for line in found.values())
    for line in found.values():
        assert told.told(told.stored(line)) == line


def test_the_parts_of_a_place_never_add_more_than_their_weight() -> None:
    line = decided(of([seeker(1)], [site(1, km=3)], [offer(1, coverage=900)]))[learner_id(1)]
    assert line.parts is not None
    assert line.parts["coverage"] == (180, 200)
    assert line.parts["nearness"][1] == 600
    assert 0 < line.parts["nearness"][0] < 600


def test_an_empty_market_is_a_market() -> None:
    assert decided(of([], [], [])) == {}
    assert decided(of([seeker(1)], [], []))[learner_id(1)].outcome == "no_candidates"


def test_the_table_of_paces_says_what_the_estimates_say() -> None:
    law = norms.at(DAY)
    table = ways.plain_paces(law.travel)
    for at, mode in enumerate(ways.MODES):
        for km in (0.4, 1, 3, 7.7, 20, 55):
            ridden = int(np.ceil(km * 1000 * int(table.seconds_per_km[at, 9]) / 60_000))
            told_by_rule = estimated(km, mode, norm=law.travel).minutes
            assert told_by_rule is not None
            assert abs(ridden + int(table.wait_minutes[at, 9]) - told_by_rule) <= 1


def test_the_quickest_way_counts_place_by_place() -> None:
    both = frozenset({"bike", "public_transport"})
    market = of([seeker(1, born=GROWN, modes=both, limit_minutes=60)], [site(1, km=1)], [offer(1)])
    near = decided(market)[learner_id(1)]
    assert near.mode == "bike"
    market = of([seeker(1, born=GROWN, modes=both, limit_minutes=60)], [site(1, km=13)], [offer(1)])
    far = decided(market)[learner_id(1)]
    assert far.mode == "public_transport"
    assert far.minutes is not None
    assert far.minutes <= 60


def test_a_bicycle_reaches_a_bakery_that_no_bus_reaches_so_early() -> None:
    early = offer(1, start_minute=240, end_minute=720)
    both = frozenset({"bike", "public_transport"})
    line = decided(of([seeker(1, born=GROWN, modes=both, limit_minutes=60)], [site(1, km=3)], [early]))[learner_id(1)]
    assert line.mode == "bike"


def test_who_cannot_be_there_so_early_is_not_sent_there_and_is_told() -> None:
    line = decided(of([seeker(1, earliest_minute=540)], [site(1)], [offer(1)]))[learner_id(1)]
    assert not line.is_placed
    assert line.hurdles == (told.Hurdle("own_start", 1, str(opening_id(1)), 480, 540),)


def test_more_kinds_of_travellers_than_the_engine_has_rows_for_still_fit() -> None:
    modes = [frozenset({mode.value}) for mode in ways.MODES]
    seekers = [
        seeker(number, modes=modes[number % len(modes)], limit_minutes=5 + number % 90) for number in range(1, 600)
    ]
    found = ways.ways_of(seekers, norms.at(DAY).travel)
    assert len(found.paces.seconds_per_km) <= len(modes)
    assert int(found.row.max()) < len(found.paces.seconds_per_km)


def test_each_learner_reaches_what_some_way_reaches_within_the_own_longest_trip_to_the_minute() -> None:
    law = norms.at(DAY).travel
    modes = [one.value for one in ways.MODES]
    sets = [frozenset(mode for at, mode in enumerate(modes) if bits >> at & 1) for bits in range(1, 2 ** len(modes))]
    seekers = [
        seeker(number, km=number % 23, born=GROWN, modes=sets[number % len(sets)], limit_minutes=3 + number % 88)
        for number in range(3000)
    ]
    found = ways.ways_of(seekers, law)
    assert len(found.paces.seconds_per_km) <= 256
    kilometres, learner = np.linspace(0.3, 60, 40), np.arange(len(seekers))
    for hour in (4, 9):
        for km in kilometres:
            metres = round(km * 1000)
            slow, wait = found.plain.seconds_per_km[:, hour], found.plain.wait_minutes[:, hour]
            by_way = -(-metres * slow // 60_000) + wait
            quickest = np.where(found.can, by_way, ways.NEVER).min(axis=1)
            paces = found.paces
            by_row = -(-metres * paces.seconds_per_km[found.row, hour] // 60_000) + paces.wait_minutes[found.row, hour]
            limits = np.array([one.limit_minutes for one in seekers])
            assert (by_row[learner] <= limits).tolist() == (quickest <= limits).tolist()


def test_how_far_a_place_out_of_reach_is_is_told_by_the_quickest_way() -> None:
    both = frozenset({"bike", "public_transport"})
    market = of([seeker(1, born=GROWN, modes=both, limit_minutes=10)], [site(1, km=40)], [offer(1)])
    (hurdle,) = decided(market)[learner_id(1)].hurdles
    assert hurdle.code == "travel"
    km = distance_km(51.0, 4.0, at_km(40).lat, 4.0)
    minutes = [estimated(km, mode, norm=norms.at(DAY).travel).minutes for mode in ways.MODES if mode.value in both]
    assert hurdle.found == min(each for each in minutes if each is not None)


def test_nearer_openings_that_begin_too_early_do_not_hide_one_that_fits() -> None:
    sites = [site(number, km=number / 100) for number in range(1, 80)] + [site(99, km=5)]
    offers = [offer(number) for number in range(1, 80)] + [offer(99, start_minute=600)]
    line = decided(of([seeker(1, earliest_minute=540)], sites, offers))[learner_id(1)]
    assert line.opening_id == str(opening_id(99))


def test_the_priority_of_another_is_never_kept() -> None:
    assert {Reason.LEVEL, Reason.PROMOTED, Reason.CLASS} <= stories.COMPARES_NOTHING


def test_every_code_of_the_engine_has_its_code_here() -> None:
    assert {one.value for one in reasons.Outcome} == {one.value for one in (*Outcome, *LeftOut)}
    assert {one.value for one in reasons.Why} == {one.value for one in Reason}
    assert {one.value for one in reasons.Barrier} == {one.value for one in Code}
    assert {one.value for one in reasons.Weighed} == {one.name for one in balance().learner.criteria}
    for kind in (reasons.Outcome, reasons.Why, reasons.Barrier, reasons.Weighed):
        assert all(code_label(one) for one in kind)


def test_every_barrier_has_a_sentence() -> None:
    name = PlaceName("Bakkerij Voorbeeld", "Gent", 480)
    for code in set(reasons.Barrier) - {reasons.Barrier.TRAINING}:
        hurdle = told.Hurdle(code.value, 2, str(opening_id(1)), DAY.toordinal(), DAY.toordinal())
        (words,) = hurdle_words([hurdle], {opening_id(1): name}, without_training=False)
        assert words.startswith("2 werkplekken")


def test_where_nobody_said_when_the_day_begins_that_is_told() -> None:
    hurdle = told.Hurdle("own_start", 1, str(opening_id(1)), 480, 540)
    name = PlaceName("Bakkerij Voorbeeld", "Gent", None)
    (words,) = hurdle_words([hurdle], {opening_id(1): name}, without_training=False)
    assert "denken we, om 8 uur" in words


def test_days_on_which_nobody_works_there_count_less() -> None:
    days = frozenset({"mon", "tue", "wed"})
    offers = [offer(1, work_days=frozenset({"sat"})), offer(2, work_days=days)]
    line = decided(of([seeker(1, work_days=days)], [site(1), site(2)], offers))[learner_id(1)]
    assert line.opening_id == str(opening_id(2))
    assert line.parts is not None
    assert line.parts["days"] == (200, 200)


def test_no_bus_brings_somebody_to_a_bakery_before_the_first_one_runs() -> None:
    opens = offer(1, start_minute=240, end_minute=720)
    by_bus = seeker(1, km=3, born=GROWN, modes=frozenset({"public_transport"}), limit_minutes=60)
    line = decided(of([by_bus, seeker(2, km=3, born=GROWN)], [site(1, seats=2)], [opens]))[learner_id(1)]
    assert [(one.code, one.found) for one in line.hurdles] == [("travel", told.NO_WAY)]
    later = decided(of([by_bus], [site(1)], [offer(1, start_minute=540)]))[learner_id(1)]
    assert later.is_placed


def test_the_hours_of_minors_come_from_the_law() -> None:
    (rule,) = engine.hour_rules(norms.at(DAY))
    assert (rule.below_age, rule.earliest_minute, rule.latest_minute) == (18, 6 * 60, 20 * 60)
