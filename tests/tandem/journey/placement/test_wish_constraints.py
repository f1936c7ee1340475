"""Every choice of a learner that cannot be, refused by the database itself."""

import pytest

from tests.factories.placement import (
    PlaceAlertFactory,
    PlaceHitFactory,
    SavedOpeningFactory,
    VetoFactory,
)
from tests.tandem.registers.house import breaks, constraints_of, once, twice

pytestmark = pytest.mark.django_db

BROKEN = {
    "saved_opening_once": twice(SavedOpeningFactory, "track", "opening"),
    "saved_opening_rank_once": twice(SavedOpeningFactory, "track", first=True),
    "saved_opening_rank_in_list": once(SavedOpeningFactory, rank=11),
    "place_alert_mode_known": once(PlaceAlertFactory, mode="rocket"),
    "place_alert_off_paired": once(PlaceAlertFactory, off=True, off_at=None),
    "place_alert_reaches": once(PlaceAlertFactory, most=0),
    "place_hit_opening_once": twice(PlaceHitFactory, "alert", "opening"),
    "place_hit_recognition_once": twice(PlaceHitFactory, "alert", "recognition", recognised=True),
    "place_hit_again_is_open": once(PlaceHitFactory, recognised=True, is_again=True),
    "place_hit_of_one": once(PlaceHitFactory, opening=None),
    "veto_once": twice(VetoFactory, "track", "establishment"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_database_refuses_a_choice_that_cannot_be(name):
    assert breaks(constraints_of("placement")[name], BROKEN[name])


def test_a_rank_begins_at_one():
    assert breaks(constraints_of("placement")["saved_opening_rank_in_list"], once(SavedOpeningFactory, rank=0))
