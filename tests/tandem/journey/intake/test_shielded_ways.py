"""That a NAFT was advised, chosen or left for is for the circle of the shielded part; others read another way."""

from datetime import date

import pytest

from tandem.base.actor import Actor
from tandem.base.errors import NotPossible
from tandem.journey.intake.actions import phases, tracks
from tandem.journey.intake.models import Advice
from tandem.journey.intake.queries import advice, needs, run_ups
from tandem.journey.intake.terms.advice import AdvisedWay, Adviser
from tandem.journey.intake.terms.screening import Path
from tandem.journey.intake.terms.tracks import LeftReason
from tandem.registers.access.terms import Role
from tests.factories.accounts import UserFactory
from tests.factories.intake import AdviceFactory, TrackFactory

pytestmark = pytest.mark.django_db


def test_only_the_own_coach_and_the_family_read_that_it_is_a_naft(now):
    day = now.date()
    track = TrackFactory(guided=True, person__user=UserFactory())
    AdviceFactory(track=track, way="naft", motive="Kanarie wil rust.")
    AdviceFactory(track=track, way="dual", given_on=date(2026, 5, 4))
    coach, head = (
        Actor(user, role, track.provider_id)
        for user, role in ((track.coach_id, Role.COACH), (UserFactory().pk, Role.PROVIDER_ADMIN))
    )
    learner = Actor(track.person.user_id, Role.LEARNER)
    phases.start_run_up(actor=coach, track_id=track.pk, now=now)
    tracks.leave(actor=coach, track_id=track.pk, reason=LeftReason.NAFT, left_on=day, now=now)
    track.refresh_from_db()

    for actor in (coach, learner):
        assert [one.way for one in advice.advice_of(actor, track.pk, day=day)] == ["naft", "dual"]
        assert run_ups.run_ups_of(actor, track.pk, day=day)[0].outcome == "naft"
        assert needs.left_for(actor, track, day=day) is LeftReason.NAFT
    told = [(one.way, one.motive) for one in advice.advice_of(head, track.pk, day=day)]
    assert told == [("other", ""), ("dual", "Werkt graag met de handen.")]
    assert run_ups.run_ups_of(head, track.pk, day=day)[0].outcome == "other_education"
    assert needs.left_for(head, track, day=day) is LeftReason.OTHER
    assert Advice.objects.filter(way="naft", motive="Kanarie wil rust.").exists(), "nothing is written"


def test_no_finding_tells_others_that_a_naft_was_advised(now):
    track = TrackFactory(guided=True, person__birth_date=date(1999, 3, 1), is_job_seeker=True)
    for adviser in Adviser:
        AdviceFactory(track=track, adviser=adviser, way=AdvisedWay.NAFT)
    head = Actor(UserFactory().pk, Role.PROVIDER_ADMIN, track.provider_id)

    with pytest.raises(NotPossible) as refusal:
        phases.start_search(actor=head, track_id=track.pk, now=now)
    kept = advice.verdict(track, advice.told_on(track.pk), Path.DUAL, day=now.date())
    found = {one.code: one.found for one in (*refusal.value.verdict.unmet, *kept.unmet)}
    asked = {"advice.vdab_positive", "advice.class_council_followed", "advice.clb_followed"}
    assert {code: found[code] for code in asked} == dict.fromkeys(asked, AdvisedWay.OTHER)
