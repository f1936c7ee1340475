"""That a NAFT was advised, chosen or left for is for the circle of the shielded part; others read another way."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps

from tandem.base.actor import Actor
from tandem.base.errors import NotPossible
from tandem.journey.intake.actions import phases, tracks
from tandem.journey.intake.models import Advice, NeedsAgreement, RunUp
from tandem.journey.intake.queries import advice, needs, run_ups
from tandem.journey.intake.terms.advice import AdvisedWay, Adviser
from tandem.journey.intake.terms.needs import Scope
from tandem.journey.intake.terms.screening import Path
from tandem.journey.intake.terms.tracks import LeftReason
from tandem.registers.access.terms import Role
from tests.factories.accounts import UserFactory
from tests.factories.intake import AdviceFactory, NeedsAgreementFactory, ReferralFactory, ScreeningFactory, TrackFactory

pytestmark = pytest.mark.django_db

MOVED = import_module("tandem.journey.intake.migrations.0008_own_agreement_for_referrals")


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


def test_what_was_before_gets_a_run_up_and_an_agreement_of_its_own(now):
    referred = ReferralFactory().track
    kept = NeedsAgreementFactory(track=referred)
    NeedsAgreementFactory(track=ReferralFactory().track, withdrawn=True)
    NeedsAgreementFactory()
    track = TrackFactory(guided=True)
    ScreeningFactory(track=track, concluded=True)
    coach = Actor(track.coach_id, Role.COACH, track.provider_id)
    given = {"actor": coach, "track_id": track.pk}
    phases.start_run_up(**given, now=now)
    phases.end_run_up(**given, now=now + timedelta(days=3))
    phases.start_run_up(**given, now=now + timedelta(days=5))
    RunUp.objects.all().delete()

    for _ in range(2):
        MOVED.own_agreements(apps, None)
        MOVED.earlier_run_ups(apps, None)

    own = NeedsAgreement.objects.get(scope=Scope.REFER)
    assert (own.track_id, own.given_at, own.given_by) == (referred.pk, kept.given_at, kept.given_by)
    rows = [(one.started_at, one.state, one.outcome) for one in RunUp.objects.order_by("started_at")]
    assert rows == [(now, "ended", "to_dual"), (now + timedelta(days=5), "running", "")]
    tracks.leave(**given, reason=LeftReason.NAFT, left_on=now.date() + timedelta(days=6), now=now + timedelta(days=6))
    RunUp.objects.filter(outcome="naft").delete()
    MOVED.earlier_run_ups(apps, None)
    assert RunUp.objects.get(outcome="naft").ended_on == now.date() + timedelta(days=6)
