"""Advice of the class council, the CLB and VDAB: noted, taken away, and what it means for the next step."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from tandem.base.verdict import Effect
from tandem.journey.intake.actions import advice as actions
from tandem.journey.intake.actions import phases
from tandem.journey.intake.models import Advice, Track
from tandem.journey.intake.queries import advice as doors
from tandem.journey.intake.rules import advice as rules
from tandem.journey.intake.rules.advice import AdviceForm
from tandem.journey.intake.rules.screening import LearnerFacts
from tandem.journey.intake.terms.advice import AdviceHappened, AdvisedWay, Adviser
from tandem.journey.intake.terms.screening import Answer, Path
from tandem.journey.intake.terms.tracks import Phase
from tandem.law import norms
from tandem.registers.access.terms import Role
from tests.factories.intake import AdviceFactory, TrackFactory
from tests.tandem.registers.house import ROLES, last, opens, refused, somebody

DAY = date(2026, 11, 21)
COUNCIL = AdviceForm(
    Adviser.CLASS_COUNCIL, AdvisedWay.DUAL, date(2026, 6, 25), Answer.YES, Answer.YES, " Werkt graag. "
)
VDAB = AdviceForm(Adviser.VDAB, AdvisedWay.DUAL, date(2026, 11, 2))
MINOR = LearnerFacts(date(2009, 4, 12), is_special_education=False)
ADULT = LearnerFacts(date(2008, 11, 21), is_special_education=False)


def on(path, *advice, learner=MINOR):
    return rules.on_path(path, advice, learner, day=DAY, norms=norms.at(DAY))


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, set()),
        ({"given_on": DAY}, set()),
        ({"given_on": DAY + timedelta(days=1)}, {"advice.given_in_past"}),
        ({"given_on": date(2009, 4, 12)}, {"advice.given_after_birth"}),
        ({"work_ready": Answer.UNKNOWN}, {"advice.double"}),
        ({"adviser": Adviser.CLB, "work_ready": Answer.UNKNOWN}, set()),
        ({"motive": "x" * 1001}, {"advice.motive"}),
    ],
)
def test_an_advice_is_noted_as_it_can_be(changed, codes):
    law = norms.at(DAY)

    assert rules.may_note(replace(COUNCIL, **changed), birth_date=MINOR.birth_date, day=DAY, norms=law).codes() == codes


@pytest.mark.parametrize(
    ("path", "advice", "codes"),
    [
        (Path.DUAL, (), {"advice.council_heard"}),
        (Path.DUAL, (COUNCIL,), set()),
        (Path.RUN_UP, (COUNCIL,), {"advice.class_council_followed"}),
        (Path.OTHER, (replace(COUNCIL, way=AdvisedWay.NAFT),), set()),
        (Path.DUAL, (COUNCIL, replace(VDAB, adviser=Adviser.CLB, way=AdvisedWay.RUN_UP)), {"advice.clb_followed"}),
        (Path.DUAL, (replace(COUNCIL, way=AdvisedWay.RUN_UP), replace(COUNCIL, given_on=DAY)), set()),
    ],
)
def test_advice_of_the_school_warns_and_never_stops(path, advice, codes):
    found = on(path, *advice)

    assert found.codes() == codes
    assert found.is_ok


def test_no_class_council_is_asked_of_an_adult_or_before_2019():
    assert "advice.council_heard" not in on(Path.RUN_UP, learner=ADULT).codes()
    before = date(2019, 3, 1)
    child = replace(MINOR, birth_date=date(2003, 1, 1))
    assert rules.on_path(Path.RUN_UP, (), child, day=before, norms=norms.at(before)).codes() == set()


@pytest.mark.parametrize(
    ("learner", "advice", "codes"),
    [
        (replace(ADULT, is_job_seeker=True), (), {"advice.vdab_positive"}),
        (replace(ADULT, is_job_seeker=True), (VDAB,), set()),
        (
            replace(ADULT, is_job_seeker=True),
            (VDAB, replace(VDAB, way=AdvisedWay.OTHER, given_on=DAY)),
            {"advice.vdab_positive"},
        ),
        (replace(ADULT, is_job_seeker=True), (COUNCIL,), {"advice.vdab_positive"}),
        (replace(ADULT, is_job_seeker=False), (), set()),
        (ADULT, (), {"advice.job_seeker_known"}),
        (replace(ADULT, birth_date=date(2008, 11, 22), is_job_seeker=True), (), set()),
        (replace(ADULT, birth_date=None, is_job_seeker=True), (), set()),
    ],
)
def test_a_job_seeker_who_is_of_age_needs_a_yes_of_vdab(learner, advice, codes):
    found = rules.may_learn_dual(advice, learner, day=DAY, norms=norms.at(DAY))

    assert found.codes() == codes
    assert found.is_ok == ("advice.vdab_positive" not in codes)
    assert all(one.effect is Effect.WARN for one in on(Path.DUAL, *advice, learner=learner).unmet)


@pytest.fixture
def track(db):
    return TrackFactory()


@pytest.fixture
def coach(track):
    return somebody(Role.COACH, track.provider_id)


def note(actor, track, form, now):
    return actions.note(actor=actor, track_id=track.pk, form=form, now=now)


def test_advice_is_noted_and_one_that_was_a_mistake_counts_no_more(track, coach, now, day):
    first = note(coach, track, COUNCIL, now)
    told = last(track)
    assert (told.code, "way" in told.data) == (AdviceHappened.NOTED, False)
    assert "graag" not in str(told.data)
    second = note(coach, track, replace(COUNCIL, way=AdvisedWay.RUN_UP), now)

    gone = actions.withdraw(actor=coach, track_id=track.pk, advice_id=second.pk, now=now)

    assert (gone.withdrawn_by, last(track).code) == (coach.user_id, AdviceHappened.WITHDRAWN)
    assert [one.pk for one in doors.advice_of(coach, track.pk, day=day)] == [first.pk]
    assert doors.told_on(track.pk) == [COUNCIL.tidy()]
    assert not opens(actions.withdraw, actor=coach, track_id=track.pk, advice_id=second.pk, now=now)
    assert not opens(actions.withdraw, actor=coach, track_id=track.pk, advice_id=AdviceFactory().pk, now=now)


def test_without_a_yes_of_vdab_a_job_seeker_does_not_start_to_search(coach, track, now):
    track.person.birth_date = date(2007, 1, 1)
    track.person.save()
    for phase, step in ((Phase.INTAKE, phases.start_search), (Phase.RUN_UP, phases.end_run_up)):
        Track.objects.filter(pk=track.pk).update(phase=phase)
        actions.tell_job_seeker(actor=coach, track_id=track.pk, is_job_seeker=True, now=now)
        with refused("advice.vdab_positive"):
            step(actor=coach, track_id=track.pk, now=now)
        said = note(coach, track, VDAB, now)

        assert step(actor=coach, track_id=track.pk, now=now).phase == Phase.SEARCHING
        actions.withdraw(actor=coach, track_id=track.pk, advice_id=said.pk, now=now)


def test_the_same_answer_on_vdab_again_is_no_event(track, coach, now):
    told = actions.tell_job_seeker(actor=coach, track_id=track.pk, is_job_seeker=True, now=now)
    before = last(track)

    again = actions.tell_job_seeker(actor=coach, track_id=track.pk, is_job_seeker=True, now=now)

    assert (before.code, before.data) == (AdviceHappened.JOB_SEEKER_TOLD, {})
    assert (last(track).pk, again.version) == (before.pk, told.version)


@pytest.mark.django_db
def test_nothing_is_noted_of_who_left(now):
    track = TrackFactory(left=True)
    coach = somebody(Role.COACH, track.provider_id)

    with refused("advice.learner_is_here"):
        note(coach, track, COUNCIL, now)
    with refused("advice.learner_is_here"):
        actions.tell_job_seeker(actor=coach, track_id=track.pk, is_job_seeker=True, now=now)


@pytest.mark.parametrize("role", ROLES)
def test_only_who_guides_notes_advice(role, track, now, day):
    row = AdviceFactory(track=track)
    guides = role in {Role.COACH, Role.PROVIDER_ADMIN, Role.SYSTEM}
    for organisation_id in (track.provider_id, uuid4()):
        actor = somebody(role, organisation_id)
        is_own = guides and (role is Role.SYSTEM or organisation_id == track.provider_id)
        assert opens(doors.advice_of, actor, track.pk, day=day) is is_own
        if not is_own:
            assert not opens(note, actor, track, COUNCIL, now)
            assert not opens(actions.withdraw, actor=actor, track_id=track.pk, advice_id=row.pk, now=now)
            assert not opens(actions.tell_job_seeker, actor=actor, track_id=track.pk, is_job_seeker=None, now=now)
    assert Advice.objects.valid().count() == 1
