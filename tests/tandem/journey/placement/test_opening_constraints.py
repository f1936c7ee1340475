"""Every opening that cannot be, refused by the database itself."""

from datetime import date, timedelta

import pytest

from tandem.journey.placement.terms.openings import OpeningState, WishKind
from tests.factories.numbers import NOW
from tests.factories.placement import (
    GuidanceFactory,
    OpeningContactFactory,
    OpeningFactory,
    OpeningMentorFactory,
    OpeningWishFactory,
)
from tests.tandem.registers.house import breaks, constraints_of, once, twice

pytestmark = pytest.mark.django_db

BROKEN = {
    "opening_state_known": once(OpeningFactory, state="forgotten"),
    "opening_once": twice(OpeningFactory, "recognition", "school_year", "starts_on"),
    "opening_dates_in_order": once(OpeningFactory, starts_on=date(2027, 7, 1)),
    "opening_places_plausible": once(OpeningFactory, places=0),
    "opening_first_minute_in_day": once(OpeningFactory, first_minute=1440),
    "opening_hours_plausible": once(OpeningFactory, hours_per_week=0),
    "opening_closed_has_reason": once(OpeningFactory, closed=True, close_reason="a whim"),
    "opening_expired_has_day": once(OpeningFactory, state=OpeningState.EXPIRED),
    "opening_free_once_opened": once(OpeningFactory, free_since=NOW - timedelta(days=400)),
    "opening_paused_has_moment": once(OpeningFactory, state=OpeningState.PAUSED),
    "opening_who_needs_when": once(OpeningFactory, paused_at=NOW),
    "opening_contact_can_be_reached": once(OpeningContactFactory, email="", phone=""),
    "opening_wish_once": twice(OpeningWishFactory, "opening"),
    "opening_wish_kind_known": once(OpeningWishFactory, kind="beauty", language=""),
    "opening_wish_language_known": once(OpeningWishFactory, language=""),
    "opening_wish_age_known": once(OpeningWishFactory, kind=WishKind.HYGIENE, language="", age=18),
    "opening_wish_has_why": once(OpeningWishFactory, why=""),
    "opening_mentor_once": twice(OpeningMentorFactory, "opening", "mentor"),
    "guidance_once": twice(GuidanceFactory, "establishment", "mentor"),
    "guidance_learners_plausible": once(GuidanceFactory, learners=21),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_what_cannot_be(name):
    assert breaks(constraints_of("placement")[name], BROKEN[name])


def test_a_closed_place_may_be_opened_again_from_the_same_day():
    closed = OpeningFactory(closed=True)

    OpeningFactory(recognition=closed.recognition)
