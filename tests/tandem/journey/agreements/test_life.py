"""After the last signature: how an agreement ends, lies still and changes; what follows from elsewhere; the night."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import transaction

from tandem.base import events
from tandem.base.actor import Actor
from tandem.base.errors import NotFound
from tandem.journey.agreements.actions import amendments, ending, following, night, signing, suspensions
from tandem.journey.agreements.actions.ending import Told
from tandem.journey.agreements.models import Agreement, Amendment, Ending, Signature, Suspension
from tandem.journey.agreements.queries import life
from tandem.journey.agreements.terms import (
    AgreementHappened,
    AgreementState,
    AmendmentState,
    BackReason,
    CoachCalled,
    EndReason,
    Party,
    Signer,
    SuspensionCause,
)
from tandem.journey.intake.actions import tracks
from tandem.journey.intake.terms.tracks import Happened as TrackHappened
from tandem.journey.intake.terms.tracks import LeftReason, Phase
from tandem.journey.recognition.actions import clock as recognition_clock
from tandem.journey.recognition.actions import lifting
from tandem.journey.recognition.models import Recognition
from tandem.journey.recognition.terms import Happened, LiftGround
from tandem.law import norms
from tandem.registers.access.terms import Role
from tandem.registers.mandates import queries as mandates
from tandem.registers.mandates.terms import Power
from tests.factories.agreements import AgreementFactory, AgreementWorkplaceFactory
from tests.factories.numbers import NOW, somebody
from tests.factories.recognition import (
    ExtractCheckFactory,
    MentorFactory,
    MentorPostingFactory,
    RecognitionFactory,
)
from tests.harness import changing
from tests.harness.agreeing import learns_also_at
from tests.harness.signed import sign_all
from tests.tandem.journey.agreements.conftest import BEGINS, ENDS
from tests.tandem.registers.house import last, refused

pytestmark = pytest.mark.django_db
DAY = NOW.date()


def at(day: date) -> datetime:
    """A moment of that day."""
    return datetime(day.year, day.month, day.day, 10, tzinfo=UTC)


LATER = at(date(2027, 3, 10))


@pytest.fixture
def signed(presented):
    sign_all(presented)
    return presented


def codes(agreement: Agreement) -> list[str]:
    return [one.code for one in events.history(agreement)]


def told(reason=EndReason.MUTUAL, day: datetime = LATER, *, later: int = 0, **values) -> Told:
    on = day.date()
    return Told(reason, last_day=on + timedelta(days=later), noticed_on=on, **values)


def end(story, actor: Actor, how: Told, now: datetime = LATER) -> Agreement:
    return ending.end(actor=actor, agreement_id=story.agreement.pk, told=how, now=now)


def test_an_end_of_today_closes_it_at_once_and_the_learner_searches_again(signed):
    with refused("ending.who_may"):
        end(signed, signed.company, told(EndReason.EXPELLED))
    with refused("ending.why_told"):
        end(signed, signed.learner, told(EndReason.URGENT_CAUSE_LEARNER))
    with pytest.raises(NotFound):
        end(signed, Actor(somebody(), Role.COMPANY_ADMIN, somebody()), told())

    end(signed, signed.learner, told(EndReason.URGENT_CAUSE_LEARNER, words="Het was er niet veilig."))

    now = signed.again()
    assert (now.state, now.closed_on, now.closed_side) == (AgreementState.ENDED, LATER.date(), Party.LEARNER)
    assert (now.closed_reason, now.closed_words) == (EndReason.URGENT_CAUSE_LEARNER, "Het was er niet veilig.")
    assert now.track.phase == Phase.SEARCHING
    assert codes(now)[-2:] == [AgreementHappened.END_ANNOUNCED, AgreementHappened.ENDED]
    assert "veilig" not in str([one.data for one in events.history(now)])
    assert last(now.track).code == TrackHappened.PLACE_LOST
    with refused("agreement.end.state"):
        end(signed, signed.company, told())


def test_an_end_ahead_is_told_can_be_called_off_and_comes_by_night(signed):
    end(signed, signed.company, told(EndReason.OTHER, later=7, words="Wij sluiten de afdeling."))
    assert signed.again().state == AgreementState.SIGNED
    with refused("ending.told_already"):
        end(signed, signed.coach, told())
    with refused("ending.own"):
        ending.call_off(actor=signed.learner, agreement_id=signed.agreement.pk, now=LATER)
    ending.call_off(actor=signed.company, agreement_id=signed.agreement.pk, now=LATER)
    with refused("ending.is_told"):
        ending.call_off(actor=signed.company, agreement_id=signed.agreement.pk, now=LATER)
    end(signed, signed.company, told(EndReason.OTHER, later=7, words="Toch wel."))

    assert night.tick(now=LATER + timedelta(days=7))["ended"] == 0
    assert night.tick(now=LATER + timedelta(days=8))["ended"] == 1
    assert night.tick(now=LATER + timedelta(days=8))["ended"] == 0

    now = signed.again()
    assert (now.state, now.closed_on) == (AgreementState.ENDED, date(2027, 3, 17))
    assert (now.closed_side, now.track.phase) == (Party.COMPANY, Phase.SEARCHING)


def test_who_passed_or_has_another_agreement_does_not_search_again(signed):
    other = AgreementFactory(track=signed.track, signed=True)
    end(signed, signed.coach, told())
    assert signed.again().track.phase == Phase.PLACED
    Agreement.objects.filter(pk=other.pk).delete()

    again = AgreementFactory(track=signed.track, company=signed.agreement.company, signed=True)
    ending.end(actor=signed.coach, agreement_id=again.pk, told=told(EndReason.PASSED), now=LATER)
    assert Agreement.objects.get(pk=again.pk).track.phase == Phase.PLACED


def test_the_term_ends_it_once(signed):
    assert night.tick(now=at(ENDS))["term_reached"] == 0
    after = at(ENDS + timedelta(days=1))
    assert [night.tick(now=after)["term_reached"] for _ in range(2)] == [1, 0]
    now = signed.again()
    assert (now.closed_reason, now.closed_on, now.closed_side) == (EndReason.TERM_REACHED, ENDS, Party.CLOCK)


def test_it_lies_still_is_told_when_long_and_goes_on(signed):
    key = {"agreement_id": signed.agreement.pk, "now": LATER}
    first = date(2027, 3, 1)
    with refused("agreement.may_suspend"):
        suspensions.suspend(actor=signed.learner, cause=SuspensionCause.SHORT_LEAVE, begins_on=first, **key)
    row = suspensions.suspend(actor=signed.company, cause=SuspensionCause.ILLNESS_OR_ACCIDENT, begins_on=first, **key)
    with refused("suspension.no_overlap"):
        suspensions.suspend(actor=signed.coach, cause=SuspensionCause.SHORT_LEAVE, begins_on=LATER.date(), **key)
    assert [(one.begins_on, one.ends_on) for one in life.suspensions_of(signed.again())] == [(first, None)]
    assert "illness" not in str([one.data for one in events.history(signed.agreement)])

    assert night.tick(now=at(date(2027, 3, 14)))["suspended_long"] == 0
    assert [night.tick(now=at(date(2027, 3, 15)))["suspended_long"] for _ in range(2)] == [1, 0]

    with refused("suspension.days_in_order"):
        suspensions.resume(actor=signed.company, suspension_id=row.pk, last_day=first - timedelta(days=1), **key)
    suspensions.resume(actor=signed.company, suspension_id=row.pk, last_day=date(2027, 3, 19), **key)
    suspensions.resume(actor=signed.company, suspension_id=row.pk, last_day=date(2027, 3, 19), **key)
    assert codes(signed.agreement).count(AgreementHappened.RESUMED) == 1
    stored = life.suspension_for(signed.coach, row.pk, day=DAY)
    admin = Actor(somebody(), Role.PROVIDER_ADMIN, signed.track.provider_id)
    assert life.cause_for(admin, stored, day=DAY) is None
    for actor in (signed.coach, signed.company, signed.learner, signed.guardian):
        assert life.cause_for(actor, stored, day=DAY) is SuspensionCause.ILLNESS_OR_ACCIDENT
    suspensions.strike(actor=signed.coach, suspension_id=row.pk, **key)
    assert not Suspension.objects.exists()
    assert last(signed.agreement).code == AgreementHappened.SUSPENSION_STRUCK


def test_nothing_lies_still_or_changes_before_it_is_signed(presented):
    key = {"agreement_id": presented.agreement.pk, "now": NOW}
    with refused("suspension.is_signed"):
        suspensions.suspend(actor=presented.coach, cause=SuspensionCause.SHORT_LEAVE, begins_on=BEGINS, **key)
    with refused("amendment.is_signed"):
        amendments.drafted(actor=presented.coach, from_on=BEGINS, told={"other_words": "Meer"}, **key)
    with refused("agreement.end.state"):
        end(presented, presented.coach, told(day=NOW), NOW)


def expire(story) -> int:
    """The recognition is over and the worker follows; gives the event."""
    Recognition.objects.filter(pk=story.recognition.pk).update(valid_until=DAY)
    recognition_clock.expire(now=NOW)
    event = last(story.recognition)
    assert event.code == Happened.RECOGNITION_EXPIRED
    return event.pk


def lift(story, *, lifts_on, recognition=None, now=NOW) -> list[int]:
    """The recognition is lifted by the body that decides; gives the events that the worker follows, in their order."""
    row = recognition or story.recognition
    request = row.request
    route = mandates.route(
        power=Power.RECOGNISE,
        company_id=row.company_id,
        training=row.training_id,
        nis=request.establishment.nis,
        day=now.date(),
    )
    told = lifting.Told(frozenset({LiftGround.MENTOR}), "Wij zochten samen.", "Er is geen mentor meer.", lifts_on)
    manager = Actor(somebody(), Role.PARTNERSHIP_MANAGER, route.body_id)
    lifting.lift(actor=manager, request_id=request.pk, told=told, now=now)
    found = [*events.history(request), *events.history(row)]
    return sorted(one.pk for one in found if one.code in {Happened.LIFTING_DECIDED, Happened.RECOGNITION_LIFTED})


def follow(keys, now=NOW) -> None:
    """What the worker does, twice."""
    for key in [*keys, *keys]:
        following.happened(event_id=key, now=now)


def test_a_lifted_recognition_ends_what_runs_that_day_and_the_learner_searches_again(signed):
    being_signed = AgreementFactory(signing=True, company=signed.agreement.company)
    AgreementWorkplaceFactory(agreement=being_signed, recognition=signed.recognition)
    follow(lift(signed, lifts_on=DAY))

    now = signed.again()
    assert (now.state, now.closed_reason) == (AgreementState.ENDED, EndReason.RECOGNITION_LIFTED)
    assert (now.closed_on, now.closed_side, now.closed_by) == (DAY, Party.CLOCK, None)
    assert codes(now).count(AgreementHappened.ENDED) == 1
    assert AgreementHappened.COACH_CALLED not in codes(now)
    signed.track.refresh_from_db()
    assert signed.track.phase == Phase.SEARCHING
    being_signed.refresh_from_db()
    assert being_signed.state == AgreementState.DRAFT


def test_a_lifting_on_a_later_day_is_announced_and_ends_it_the_day_before(signed):
    lifts_on = BEGINS + timedelta(days=30)
    follow(lift(signed, lifts_on=lifts_on))
    row = life.ending_of(signed.again())
    assert (row.reason, row.side, row.last_day) == (
        EndReason.RECOGNITION_LIFTED,
        Party.CLOCK,
        lifts_on - timedelta(days=1),
    )
    assert codes(signed.agreement).count(AgreementHappened.END_ANNOUNCED) == 1
    with refused("ending.not_forced"):
        ending.call_off(actor=signed.coach, agreement_id=signed.agreement.pk, now=NOW)
    assert signed.again().state == AgreementState.SIGNED

    recognition_clock.expire(now=at(lifts_on))
    night.tick(now=at(lifts_on))
    now = signed.again()
    assert (now.state, now.closed_on) == (AgreementState.ENDED, lifts_on - timedelta(days=1))
    assert now.closed_reason == EndReason.RECOGNITION_LIFTED


def test_a_night_that_was_missed_ends_it_on_the_right_day(signed):
    lifts_on = BEGINS + timedelta(days=30)
    follow(lift(signed, lifts_on=lifts_on))
    later = at(lifts_on + timedelta(days=5))
    recognition_clock.expire(now=later)
    night.tick(now=later)
    assert signed.again().closed_on == lifts_on - timedelta(days=1)


def test_a_party_can_end_it_before_the_forced_day_and_that_stands(signed):
    lifts_on = LATER.date() + timedelta(days=30)
    follow(lift(signed, lifts_on=lifts_on))
    with refused("ending.told_already"):
        end(signed, signed.coach, told(later=29))
    end(signed, signed.coach, told(later=5))
    recognition_clock.expire(now=at(lifts_on))
    night.tick(now=at(lifts_on))
    now = signed.again()
    assert (now.closed_on, now.closed_reason) == (LATER.date() + timedelta(days=5), EndReason.MUTUAL)


def test_a_workplace_that_does_not_lead_asks_for_a_change(signed):
    other = RecognitionFactory(request__training=signed.track.training)
    AgreementWorkplaceFactory(agreement=signed.agreement, recognition=other, is_lead=False)
    follow(lift(signed, lifts_on=DAY, recognition=other))

    now = signed.again()
    assert now.state == AgreementState.SIGNED
    assert codes(now).count(AgreementHappened.COACH_CALLED) == 1
    assert last(now).data["why"] == CoachCalled.WORKPLACE_OVER
    assert following.sweep(now=NOW) == {"unrecognised": 0, "left": 0}


def test_a_workplace_whose_time_is_over_asks_for_nothing(signed):
    other = RecognitionFactory(request__training=signed.track.training)
    AgreementWorkplaceFactory(
        agreement=signed.agreement,
        recognition=other,
        is_lead=False,
        begins_on=DAY - timedelta(days=9),
        ends_on=DAY - timedelta(days=1),
    )
    follow(lift(signed, lifts_on=DAY, recognition=other))
    assert AgreementHappened.COACH_CALLED not in codes(signed.agreement)


def test_what_ends_before_a_lifting_is_signed_and_is_left_alone(presented):
    other = RecognitionFactory(request__training=presented.track.training)
    mentor = MentorFactory(company=other.company)
    MentorPostingFactory(mentor=mentor, establishment=other.establishment)
    ExtractCheckFactory(mentor=mentor)
    told = {"mentor": mentor, "is_lead": False, "agreed_at": NOW}
    AgreementWorkplaceFactory(agreement=presented.agreement, recognition=other, **told)
    learns_also_at(presented, other)
    for one in (presented.recognition, other):
        follow(lift(presented, lifts_on=ENDS + timedelta(days=1), recognition=one))
    assert following.sweep(now=NOW) == {"unrecognised": 0, "left": 0}
    sign_all(presented)
    assert following.sweep(now=NOW) == {"unrecognised": 0, "left": 0}
    assert presented.again().state == AgreementState.SIGNED
    assert life.ending_of(presented.agreement) is None
    assert AgreementHappened.COACH_CALLED not in codes(presented.agreement)


def test_a_term_that_ends_with_the_recognition_is_reached(signed):
    lifts_on = BEGINS + timedelta(days=30)
    follow(lift(signed, lifts_on=lifts_on))
    Agreement.objects.filter(pk=signed.agreement.pk).update(ends_on=lifts_on - timedelta(days=1))
    Ending.objects.all().delete()
    recognition_clock.expire(now=at(lifts_on))
    night.tick(now=at(lifts_on))
    assert signed.again().closed_reason == EndReason.TERM_REACHED
    one = AgreementFactory(signed=True, company=signed.agreement.company, ends_on=lifts_on - timedelta(days=1))
    AgreementWorkplaceFactory(agreement=one, recognition=signed.recognition)
    following.sweep(now=at(lifts_on))
    one.refresh_from_db()
    assert one.state == AgreementState.SIGNED, "its term ends it"


def test_where_the_law_ends_nothing_that_runs_the_coach_hears_of_a_lifting(signed, monkeypatch):
    sanction = norms.at(DAY).sanction
    silent = replace(sanction.lifting_ends_running_agreements, value=False)
    law = SimpleNamespace(sanction=replace(sanction, lifting_ends_running_agreements=silent))
    monkeypatch.setattr(following, "norms", SimpleNamespace(at=lambda _day: law))
    follow(lift(signed, lifts_on=DAY))
    assert signed.again().state == AgreementState.SIGNED
    assert last(signed.agreement).data["why"] == CoachCalled.RECOGNITION_OVER


def test_another_mentor_is_named_between_the_decision_to_lift_and_its_day(signed):
    lifts_on = LATER.date() + timedelta(days=60)
    follow(lift(signed, lifts_on=lifts_on))
    mentor = MentorFactory(company=signed.recognition.company)
    MentorPostingFactory(mentor=mentor, establishment=signed.recognition.establishment)
    ExtractCheckFactory(mentor=mentor)
    place = signed.agreement.workplaces.get()
    row = propose(signed, signed.company, told={}, places={place.pk: {"mentor": mentor.pk}}, from_on=LATER.date())
    changing.agree(row, signed.coach, now=LATER)
    assert signed.agreement.workplaces.filter(mentor=mentor).exists()

    other = RecognitionFactory(request__training=signed.track.training, company=signed.recognition.company)
    MentorPostingFactory(mentor=mentor, establishment=other.establishment)
    lift(signed, lifts_on=lifts_on, recognition=other)
    now = signed.agreement.workplaces.get(is_past=False)
    with refused("agreement.not_lifted"):
        propose(signed, signed.company, told={}, places={now.pk: {"recognition": other.pk}}, from_on=LATER.date())


def test_a_workplace_is_renewed_only_while_the_agreement_holds(signed):
    """The leading one is lifted and the other one ran out, and was renewed."""
    other = RecognitionFactory(request__training=signed.track.training, state="expired", ended_on=DAY)
    AgreementWorkplaceFactory(agreement=signed.agreement, recognition=other, is_lead=False)
    RecognitionFactory(
        request__training=signed.track.training, establishment=other.establishment, company=other.company
    )
    follow(lift(signed, lifts_on=DAY))
    assert signed.again().state == AgreementState.ENDED
    assert signed.agreement.workplaces.filter(recognition=other).exists()


def test_a_renewal_that_is_in_the_agreement_already_comes_in_once(signed):
    old = signed.recognition
    renewed = RecognitionFactory(
        request__training=signed.track.training, establishment=old.establishment, company=old.company, valid_from=DAY
    )
    AgreementWorkplaceFactory(agreement=signed.agreement, recognition=renewed, is_lead=False)
    following.happened(event_id=expire(signed), now=NOW)
    assert last(signed.again()).data["why"] == CoachCalled.RECOGNITION_OVER


def test_where_the_leading_workplace_ran_out_another_that_is_recognised_hides_nothing(signed):
    other = RecognitionFactory(request__training=signed.track.training)
    AgreementWorkplaceFactory(agreement=signed.agreement, recognition=other, is_lead=False)
    following.happened(event_id=expire(signed), now=NOW)
    assert last(signed.again()).data["why"] == CoachCalled.RECOGNITION_OVER


def test_where_a_recognition_ran_out_the_coach_hears_once_and_what_is_being_signed_goes_back(signed):
    being_signed = AgreementFactory(signing=True, company=signed.agreement.company)
    AgreementWorkplaceFactory(agreement=being_signed, recognition=signed.recognition)
    event = expire(signed)

    for _ in range(2):
        following.happened(event_id=event, now=NOW)
    assert following.sweep(now=NOW) == {"unrecognised": 0, "left": 0}

    now = signed.again()
    assert now.state == AgreementState.SIGNED
    assert codes(now).count(AgreementHappened.COACH_CALLED) == 1
    assert last(now).data["why"] == CoachCalled.RECOGNITION_OVER
    being_signed.refresh_from_db()
    assert being_signed.state == AgreementState.DRAFT
    assert last(being_signed).data == {"reason": BackReason.RECOGNITION_ENDED}


def test_it_goes_on_under_a_new_recognition_of_the_same_place(signed):
    old = signed.recognition
    renewed = RecognitionFactory(
        request__training=signed.track.training, establishment=old.establishment, company=old.company, valid_from=DAY
    )
    event = expire(signed)
    for _ in range(2):
        following.happened(event_id=event, now=NOW)
    assert signed.again().state == AgreementState.SIGNED
    # it has not begun yet, so nothing of it is past
    assert signed.agreement.workplaces.get().recognition_id == renewed.pk


def test_the_days_under_a_recognition_that_ran_out_stay_with_it(signed):
    old = signed.recognition
    renewed = RecognitionFactory(
        request__training=signed.track.training,
        establishment=old.establishment,
        company=old.company,
        valid_from=LATER.date(),
        valid_until=date(2032, 3, 10),
    )
    Recognition.objects.filter(pk=old.pk).update(valid_until=LATER.date())
    recognition_clock.expire(now=LATER + timedelta(days=2))
    for _ in range(2):
        following.happened(event_id=last(old).pk, now=LATER + timedelta(days=2))
    rows = signed.agreement.workplaces.order_by("id")
    assert [(one.recognition_id, one.begins_on, one.ends_on, one.is_past, one.is_lead) for one in rows] == [
        (old.pk, None, LATER.date() - timedelta(days=1), True, True),
        (renewed.pk, LATER.date(), None, False, True),
    ]


def test_a_learner_who_leaves_has_no_agreement_any_more(signed):
    draft = AgreementFactory(track=signed.track)
    tracks.leave(actor=signed.coach, track_id=signed.track.pk, reason=LeftReason.CERTIFIED, left_on=DAY, now=NOW)
    for _ in range(2):
        following.happened(event_id=last(signed.track).pk, now=NOW)
    now = signed.again()
    assert (now.state, now.closed_reason, now.closed_on) == (AgreementState.ENDED, EndReason.PASSED, DAY)
    draft.refresh_from_db()
    assert (draft.state, draft.closed_side) == (AgreementState.WITHDRAWN, Party.CLOCK)
    assert now.track.phase == Phase.LEFT


def test_a_mentor_who_goes_calls_the_coach_once_and_ends_nothing(signed):
    with transaction.atomic():  # the room of recognition writes it; here only its trace matters
        made = events.record(Happened.MENTOR_DEACTIVATED, actor=signed.company, subject=signed.mentor, at=NOW)
    for _ in range(2):
        following.happened(event_id=made.pk, now=NOW)
    assert signed.again().state == AgreementState.SIGNED
    assert codes(signed.agreement).count(AgreementHappened.COACH_CALLED) == 1
    assert last(signed.agreement).data["why"] == CoachCalled.NO_MENTOR


def test_an_idle_draft_is_warned_of_and_lapses_unless_somebody_goes_on(story):
    def tick(days: int) -> tuple[int, int]:
        found = night.tick(now=NOW + timedelta(days=days))
        return found["warned"], found["lapsed"]

    assert [tick(days) for days in (75, 76, 77, 89)] == [(0, 0), (1, 0), (0, 0), (0, 0)]
    assert last(story.agreement).code == AgreementHappened.DRAFT_WARNED
    assert [tick(days) for days in (90, 91)] == [(0, 1), (0, 0)]
    assert (story.again().state, story.agreement.closed_side) == (AgreementState.LAPSED, Party.CLOCK)


def test_who_has_to_sign_is_reminded_once_and_in_the_end_the_text_goes_back(presented):
    def tick(days: int) -> tuple[int, int]:
        found = night.tick(now=NOW + timedelta(days=days))
        return found["reminded"], found["brought_back"]

    assert [tick(days) for days in (3, 4, 5, 14)] == [(0, 0), (1, 0), (0, 0), (0, 0)]
    assert last(presented.agreement).code == AgreementHappened.SIGNATURE_REMINDED
    assert [tick(days) for days in (15, 16)] == [(0, 1), (0, 0)]
    assert (presented.again().state, Signature.objects.count()) == (AgreementState.DRAFT, 0)
    assert last(presented.agreement).data == {"reason": BackReason.SIGN_UNTIL_PASSED}


def propose(story, actor: Actor, **values) -> Amendment:
    return changing.propose(story, actor, now=LATER, **values)


def test_a_change_holds_from_its_day_on_once_everybody_said_yes(signed):
    with refused("amendment.changes"):
        propose(signed, signed.company, told={"ends_on": ENDS})
    with refused("amendment.amendable"):
        propose(signed, signed.company, told={"begins_on": BEGINS})
    with refused("amendment.from_later"):
        propose(signed, signed.company, from_on=date(2027, 3, 9))
    with refused("agreement.not_after_track"):
        propose(signed, signed.company, told={"ends_on": date(2028, 7, 1)})
    row = propose(signed, signed.company, words="De winkel sluit in juni.")
    assert (row.changes, row.before) == ({"ends_on": "2027-05-28"}, {"ends_on": "2027-06-30"})
    with refused("amendment.one_at_a_time"):
        propose(signed, signed.coach)
    with refused("amendment.parent_says_yes"):
        changing.agree(row, signed.learner, now=LATER)
    with refused("signature.sign.state"):
        changing.agree(row, signed.company, now=LATER)
    with refused("amendment.not_own"):
        amendments.refuse(actor=signed.company, amendment_id=row.pk, words="Toch niet.", now=LATER)
    changing.agree(row, signed.coach, now=LATER)
    assert amendments.waits_for(Amendment.objects.get()) == [Party.LEARNER]
    changing.agree(row, signed.guardian, now=LATER)
    with refused("amendment.agree.state"):
        changing.agree(row, signed.guardian, now=LATER)
    assert (signed.again().ends_on, Amendment.objects.get().state) == (ENDS, AmendmentState.AGREED)

    assert night.tick(now=at(date(2027, 3, 14)))["amended"] == 0
    assert [night.tick(now=at(date(2027, 3, 15)))["amended"] for _ in range(2)] == [1, 0]

    now = signed.again()
    assert (now.ends_on, Amendment.objects.get().applied_on) == (date(2027, 5, 28), date(2027, 3, 15))
    assert last(now).code == AgreementHappened.AMENDED


def test_another_mentor_is_quick_the_company_says_so_and_the_coach_confirms(signed):
    mentor = MentorFactory(company=signed.recognition.company)
    place = signed.agreement.workplaces.get()
    given = {"told": {}, "places": {place.pk: {"mentor": mentor.pk}}, "from_on": LATER.date()}
    with refused("agreement.mentor_fits"):
        propose(signed, signed.company, **given)
    assert signed.agreement.workplaces.get().mentor_id == signed.mentor.pk
    MentorPostingFactory(mentor=mentor, establishment=signed.recognition.establishment)
    ExtractCheckFactory(mentor=mentor)
    row = propose(signed, signed.company, **given)

    with refused("amendment.own_yes"):
        changing.agree(row, signed.guardian, now=LATER)
    changing.agree(row, signed.coach, now=LATER)

    was, now = signed.agreement.workplaces.get(is_past=True), signed.agreement.workplaces.get(is_past=False)
    assert (was.mentor_id, was.begins_on, was.ends_on) == (signed.mentor.pk, None, LATER.date() - timedelta(days=1))
    assert (now.mentor_id, now.begins_on, now.ends_on) == (mentor.pk, LATER.date(), None)
    assert Amendment.objects.get().state == AmendmentState.APPLIED


def test_a_change_is_refused_withdrawn_or_lapses_with_the_agreement(signed):
    one = propose(signed, signed.coach)
    with refused("agreement.why_told"):
        amendments.refuse(actor=signed.company, amendment_id=one.pk, words=" ", now=LATER)
    amendments.refuse(actor=signed.company, amendment_id=one.pk, words="Dat kan niet.", now=LATER)
    two = propose(signed, signed.learner)
    assert Party.LEARNER in amendments.waits_for(two)
    with refused("amendment.own"):
        amendments.withdraw(actor=signed.company, amendment_id=two.pk, now=LATER)
    amendments.withdraw(actor=signed.guardian, amendment_id=two.pk, now=LATER)
    three = propose(signed, signed.coach)
    end(signed, signed.coach, told())
    assert [night.tick(now=LATER)["amended"] for _ in range(2)] == [1, 0]
    states = dict(Amendment.objects.values_list("pk", "state"))
    assert states == {
        one.pk: AmendmentState.REFUSED,
        two.pk: AmendmentState.WITHDRAWN,
        three.pk: AmendmentState.LAPSED,
    }
    assert signed.again().ends_on == ENDS


def test_a_change_that_cannot_be_right_any_more_calls_the_coach(signed):
    row = propose(signed, signed.coach)
    changing.agree(row, signed.company, signed.guardian, now=LATER)
    Recognition.objects.filter(pk=signed.recognition.pk).update(gone_since=DAY)
    assert night.tick(now=at(date(2027, 3, 15)))["amended"] == 1
    assert (signed.again().ends_on, Amendment.objects.get().state) == (ENDS, AmendmentState.LAPSED)
    assert last(signed.agreement).data["why"] == CoachCalled.AMENDMENT_STUCK


def test_what_is_taken_back_meanwhile_cannot_be_signed(presented):
    shown = presented.agreement.paper
    night.tick(now=NOW + timedelta(days=15))
    with refused("signature.open"):
        signing.sign(
            actor=presented.learner,
            agreement_id=presented.agreement.pk,
            signer=Signer.LEARNER,
            shown=shown,
            strength="test",
            now=NOW,
        )
