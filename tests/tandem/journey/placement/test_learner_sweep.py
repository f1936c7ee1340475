"""What a learner chose and told goes half a year after the learner left, and not a day earlier."""

from datetime import timedelta

import pytest

from tandem.base.periods import add_months
from tandem.journey.intake.terms.tracks import LeftReason, Phase
from tandem.journey.placement.actions import learner
from tests.factories.intake import TrackFactory
from tests.factories.placement import LearnerProfileFactory, SavedOpeningFactory, VetoFactory

pytestmark = pytest.mark.django_db

FACTORIES = (SavedOpeningFactory, VetoFactory, LearnerProfileFactory)


def test_half_a_year_after_leaving_everything_goes_and_the_track_stays(now):
    long_ago = add_months(now.date(), -6)
    gone = TrackFactory(phase=Phase.LEFT, left_on=long_ago - timedelta(days=1), left_reason=LeftReason.MOVED)
    kept = TrackFactory(phase=Phase.LEFT, left_on=long_ago, left_reason=LeftReason.MOVED)
    here = TrackFactory(searching=True)
    for track in (gone, kept, here):
        for factory in FACTORIES:
            factory(track=track)

    assert learner.sweep(now=now) == len(FACTORIES)

    for factory in FACTORIES:
        left = set(factory._meta.model.objects.values_list("track", flat=True))
        assert left == {kept.pk, here.pk}
    gone.refresh_from_db()
    assert learner.sweep(now=now) == 0
