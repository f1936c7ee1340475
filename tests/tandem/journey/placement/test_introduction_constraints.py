"""Every introduction and seat that cannot be, refused by the database itself."""

import pytest

from tandem.journey.placement.terms.introductions import IntroductionState
from tests.factories.introductions import IntroductionFactory, SeatFactory
from tests.factories.numbers import NOW, somebody
from tests.factories.placement import OpeningFactory
from tests.tandem.registers.house import breaks, constraints_of, once, twice

pytestmark = pytest.mark.django_db


def two_places() -> None:
    one = IntroductionFactory(placed=True)
    IntroductionFactory(placed=True, track=one.track)


def the_same_seat() -> None:
    seat = SeatFactory()
    other = IntroductionFactory(promised=True, opening=seat.opening)
    SeatFactory(introduction=other, guided_number=2)


def the_same_guidance() -> None:
    seat = SeatFactory()
    beside = OpeningFactory(recognition=seat.opening.recognition, starts_on=seat.opening.ends_on)
    SeatFactory(introduction=IntroductionFactory(promised=True, opening=beside))


BROKEN = {
    "introduction_state_known": once(IntroductionFactory, state="forgotten"),
    "introduction_origin_known": once(IntroductionFactory, origin="nobody"),
    "introduction_runs_once": twice(IntroductionFactory, "track", "opening"),
    "introduction_one_place": two_places,
    "introduction_ended_has_reason": once(IntroductionFactory, refused=True, reason="a whim"),
    "introduction_talk_whole": once(IntroductionFactory, planned=True, talk_place=""),
    "introduction_planned_has_talk": once(IntroductionFactory, state=IntroductionState.PLANNED),
    "introduction_promised_has_moment": once(IntroductionFactory, state=IntroductionState.PROMISED),
    "introduction_placed_has_moment": once(IntroductionFactory, state=IntroductionState.PLACED),
    "introduction_who_needs_when": once(IntroductionFactory, interested_by=somebody()),
    "opening_not_overbooked": once(OpeningFactory, taken=2),
    "seat_numbers_begin_at_one": once(SeatFactory, number=0),
    "seat_once_per_opening": the_same_seat,
    "seat_once_per_guidance": the_same_guidance,
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_what_cannot_be(name):
    assert breaks(constraints_of("placement")[name], BROKEN[name])


def test_what_ended_may_begin_again():
    ended = IntroductionFactory(lapsed=True)

    again = IntroductionFactory(track=ended.track, opening=ended.opening)
    assert again.proposed_at < NOW
