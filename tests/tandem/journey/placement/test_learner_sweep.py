"""What a learner chose and told, and whom the learner met, goes half a year after leaving, not earlier."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import transaction

from tandem.base import events
from tandem.base.actor import SYSTEM
from tandem.base.periods import add_months
from tandem.journey.intake.terms.tracks import LeftReason, Phase
from tandem.journey.placement.actions import learner
from tandem.journey.placement.models import Introduction
from tandem.journey.placement.terms.introductions import IntroductionHappened
from tests.factories.intake import TrackFactory
from tests.factories.introductions import IntroductionFactory
from tests.factories.placement import LearnerProfileFactory, SavedOpeningFactory, VetoFactory

pytestmark = pytest.mark.django_db

FACTORIES = (SavedOpeningFactory, VetoFactory, LearnerProfileFactory, partial(IntroductionFactory, refused=True))


def model_of(factory):
    return getattr(factory, "func", factory)._meta.model


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
        left = set(model_of(factory).objects.values_list("track", flat=True))
        assert left == {kept.pk, here.pk}
    gone.refresh_from_db()
    assert learner.sweep(now=now) == 0


def test_the_words_of_an_introduction_go_with_it_and_what_runs_is_ended_first(now):
    left_on = add_months(now.date(), -6) - timedelta(days=1)
    gone = TrackFactory(phase=Phase.LEFT, left_on=left_on, left_reason=LeftReason.MOVED)
    over, runs = IntroductionFactory(track=gone, refused=True), IntroductionFactory(track=gone)
    told = {"subject": over, "at": now, "detail": {"words": "Het klikte niet."}}
    with transaction.atomic():
        events.record(IntroductionHappened.REFUSED, actor=SYSTEM, **told)

    assert learner.sweep(now=now) == 1

    assert Introduction.objects.get() == runs
    (event,) = events.history(over)
    assert event.detail.body is None
    assert not list(events.verify())
