"""What a matching round looks at."""

from datetime import date

import pytest

from tandem.journey.placement.rules.market import age_on, urgency
from tandem.journey.placement.terms.rounds import LeftOut
from tests.tandem.journey.placement.markets import learner_id, of, offer, opening_id, seeker, site, site_id


def test_the_order_in_which_facts_were_found_changes_nothing() -> None:
    seekers, sites, offers = [seeker(2), seeker(1)], [site(2), site(1)], [offer(2), offer(1)]
    assert of(seekers, sites, offers) == of(seekers[::-1], sites[::-1], offers[::-1])


def test_learners_stand_in_the_order_in_which_they_came() -> None:
    found = of([seeker(5, came=9), seeker(7, came=3)], [], [])
    assert [one.track_id for one in found.seekers] == [learner_id(7), learner_id(5)]


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"home": None}, LeftOut.NO_HOME),
        ({"modes": frozenset()}, LeftOut.NO_TRAVEL),
        ({"limit_minutes": None}, LeftOut.NO_TRAVEL),
        ({"free_from": date(2027, 9, 1), "free_until": date(2027, 9, 1)}, LeftOut.NOT_FREE),
        ({"is_promised": True, "home": None}, LeftOut.ALREADY_PROMISED),
    ],
)
def test_who_cannot_take_part_is_left_out_with_the_reason(facts: dict[str, object], why: LeftOut) -> None:
    found = of([seeker(1, **facts), seeker(2)], [site(1)], [offer(1)])
    assert found.left_out == {learner_id(1): why}
    assert [one.track_id for one in found.seekers] == [learner_id(2)]


def test_an_opening_without_a_position_is_left_out_and_so_is_a_site_without_openings() -> None:
    found = of([], [site(1), site(2)], [offer(1), offer(3)])
    assert [one.opening_id for one in found.offers] == [opening_id(1)]
    assert [one.establishment_id for one in found.sites] == [site_id(1)]


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2009, 5, 1), date(2027, 4, 30), 17),
        (date(2009, 5, 1), date(2027, 5, 1), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2030, 1, 1), date(2026, 1, 1), 0),
        (None, date(2026, 1, 1), 15),
        (date(1009, 5, 1), date(2026, 1, 1), 120),
    ],
)
def test_an_age_is_full_years_and_is_assumed_where_no_day_of_birth_is_known(
    born: date | None, day: date, age: int
) -> None:
    assert age_on(born, day, assumed=15) == age


@pytest.mark.parametrize(
    ("days_left", "points"), [(None, 0), (25, 0), (20, 0), (15, 250), (1, 950), (0, 1000), (-4, 1000)]
)
def test_the_less_time_is_left_the_more_it_counts(days_left: int | None, points: int) -> None:
    assert urgency(days_left, term=20) == points


def test_without_a_term_nothing_is_urgent() -> None:
    assert urgency(3, term=0) == 0
