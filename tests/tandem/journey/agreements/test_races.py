"""Two at once: an agreement is never signed beside another, after it was given up, or without a recognition.

Each with its control: the same two without the lock, held at the worst moment, do come through together.
"""

from collections.abc import Callable
from datetime import date
from threading import Barrier, Event, get_ident

import pytest

from tandem.base import events
from tandem.base.actor import Actor
from tandem.faces.exchange.models import AgreementFile
from tandem.faces.exchange.takeovers import actions
from tandem.journey.agreements import snapshot
from tandem.journey.agreements.actions import amendments, drafts, following, signing, takeover
from tandem.journey.agreements.models import Agreement
from tandem.journey.agreements.terms import AgreementHappened, AgreementState, AmendmentState, Signer
from tandem.journey.intake.models import Track
from tandem.journey.recognition.actions import clock as recognition_clock
from tandem.journey.recognition.actions import lifting
from tandem.journey.recognition.models import Recognition
from tandem.journey.recognition.terms import LiftGround, RecognitionState
from tandem.registers.access.terms import Role
from tandem.registers.mandates import queries as mandates
from tandem.registers.mandates.terms import Power
from tests.factories.intake import TrackFactory
from tests.factories.numbers import NOW, somebody
from tests.factories.recognition import (
    ExtractCheckFactory,
    MentorFactory,
    MentorPostingFactory,
    RecognitionFactory,
)
from tests.harness import changing, outside
from tests.harness.agreeing import learns_also_at, text_of
from tests.harness.signed import sign_all
from tests.tandem.journey.agreements.conftest import BEGINS, TOLD
from tests.tandem.registers.house import at_once, last, only_postgres

pytestmark = [only_postgres, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
WAIT = 20
DONE = AgreementHappened.COMPLETED


@pytest.fixture
def unlocked(monkeypatch):
    """Nobody waits for anybody: the control."""

    def found(_actor, agreement_id, **_):
        return Agreement.objects.named().get(pk=agreement_id)

    for module in (signing, drafts):
        monkeypatch.setattr(module, "held", found)


def after_looking(monkeypatch, act: Callable[[], object]) -> None:
    """What happens once somebody looked at the rules, and before anything is written."""
    looked = snapshot.assess

    def assess(*args, **told):
        answer = looked(*args, **told)
        act()
        return answer

    monkeypatch.setattr(snapshot, "assess", assess)


def sign_last(story):
    return lambda: signing.sign(
        actor=story.coach,
        agreement_id=story.agreement.pk,
        signer=Signer.PROVIDER,
        shown=story.agreement.paper,
        strength="test",
        now=NOW,
    )


def give_up(story):
    return lambda: drafts.withdraw(actor=story.company, agreement_id=story.agreement.pk, words="Toch niet.", now=NOW)


def happened(story) -> set[str]:
    return {one.code for one in events.history(story.agreement)}


BOTH = {AgreementHappened.COMPLETED, AgreementHappened.WITHDRAWN}


def test_it_is_signed_or_given_up(presented):
    sign_all(presented, but=Signer.PROVIDER)
    told = at_once(sign_last(presented), give_up(presented))
    assert sum(isinstance(one, frozenset) for one in told) == 1
    assert len(BOTH & happened(presented)) == 1
    state = presented.again().state
    assert state in {AgreementState.SIGNED, AgreementState.WITHDRAWN}


def test_the_control_without_the_lock_it_is_signed_and_given_up(presented, unlocked, monkeypatch):
    sign_all(presented, but=Signer.PROVIDER)
    looked, over = Event(), Event()
    party_of, sign = drafts.doors.party_of, sign_last(presented)

    def waits(*args, **told):
        looked.set()
        over.wait(WAIT)
        return party_of(*args, **told)

    def signs() -> object:
        looked.wait(WAIT)
        try:
            return sign()
        finally:
            over.set()

    monkeypatch.setattr(drafts.doors, "party_of", waits)
    told = at_once(signs, give_up(presented))
    assert not any(isinstance(one, frozenset) for one in told), told
    assert happened(presented) >= BOTH


def second(story) -> Agreement:
    """Another agreement of the same learner for the same hours, elsewhere, as far as the first."""
    place = RecognitionFactory(request__training=story.track.training)
    mentor = MentorFactory(company=place.company)
    MentorPostingFactory(mentor=mentor, establishment=place.establishment)
    ExtractCheckFactory(mentor=mentor)
    learns_also_at(story, place)
    made = drafts.begin(
        actor=story.coach, track_id=story.track.pk, recognition_id=place.pk, mentor_id=mentor.pk, now=NOW
    )
    told = {name: TOLD[name] for name in ("begins_on", "ends_on", "hours")}
    return drafts.fill(actor=story.coach, agreement_id=made.pk, version=made.version, told=told, now=NOW)


def present(story, one: Agreement):
    text = text_of(one)
    return lambda: signing.present(actor=story.coach, agreement_id=one.pk, text=text, now=NOW)


def test_of_two_for_the_same_hours_one_is_presented(filled):
    other = second(filled)
    told = at_once(present(filled, filled.agreement), present(filled, other))
    assert sum(isinstance(one, frozenset) and "agreement.only_one" in one for one in told) == 1
    assert Agreement.objects.filter(state=AgreementState.SIGNING).count() == 1


def test_the_control_without_the_lock_both_are_presented(filled, unlocked, monkeypatch):
    other = second(filled)
    after_looking(monkeypatch, Barrier(2, timeout=WAIT).wait)
    at_once(present(filled, filled.agreement), present(filled, other))
    assert Agreement.objects.filter(state=AgreementState.SIGNING).count() == 2


def test_nothing_stays_signed_whose_recognition_ends_meanwhile(presented):
    sign_all(presented, but=Signer.PROVIDER)
    Recognition.objects.filter(pk=presented.recognition.pk).update(valid_until="2027-02-01")
    later = NOW.replace(year=2027, month=2, day=1)
    at_once(sign_last(presented), lambda: recognition_clock.expire(now=later))
    ended = last(presented.recognition).pk
    assert not [one for one in events.history(presented.agreement) if one.code == DONE and one.pk > ended]
    following.happened(event_id=ended, now=later)
    now, called = presented.again().state, AgreementHappened.COACH_CALLED in happened(presented)
    assert (now, called) in {(AgreementState.SIGNED, True), (AgreementState.DRAFT, False)}, "it ends nothing"


def test_the_control_without_the_lock_it_is_signed_under_no_recognition(presented, unlocked, monkeypatch):
    sign_all(presented, but=Signer.PROVIDER)
    Recognition.objects.filter(pk=presented.recognition.pk).update(valid_until="2027-02-01")
    looked, over = Event(), Event()

    def wait() -> None:
        looked.set()
        over.wait(WAIT)

    after_looking(monkeypatch, wait)

    def expires() -> None:
        looked.wait(WAIT)
        recognition_clock.expire(now=NOW.replace(year=2027, month=2, day=1))
        over.set()

    at_once(sign_last(presented), expires)
    presented.recognition.refresh_from_db()
    assert presented.recognition.state == RecognitionState.EXPIRED
    ended = last(presented.recognition).pk
    assert [one.pk > ended for one in events.history(presented.agreement) if one.code == DONE] == [True]


def lifts(story) -> Callable[[], object]:
    """The body lifts the recognition from today on."""
    row = story.recognition
    route = mandates.route(
        power=Power.RECOGNISE,
        company_id=row.company_id,
        training=row.training_id,
        nis=row.request.establishment.nis,
        day=NOW.date(),
    )
    manager = Actor(somebody(), Role.PARTNERSHIP_MANAGER, route.body_id)
    told = lifting.Told(frozenset({LiftGround.MENTOR}), "Wij zochten samen.", "Er is geen mentor.", NOW.date())
    return lambda: lifting.lift(actor=manager, request_id=row.request_id, told=told, now=NOW)


def test_nothing_stays_signed_whose_recognition_is_lifted_meanwhile(presented):
    sign_all(presented, but=Signer.PROVIDER)
    at_once(sign_last(presented), lifts(presented))
    presented.recognition.refresh_from_db()
    assert presented.recognition.state == RecognitionState.LIFTED
    lifted = last(presented.recognition).pk
    assert not [one for one in events.history(presented.agreement) if one.code == DONE and one.pk > lifted]
    following.happened(event_id=lifted, now=NOW)
    assert presented.again().state in {AgreementState.ENDED, AgreementState.DRAFT}


def test_the_control_without_the_lock_it_is_signed_after_it_was_lifted(presented, unlocked, monkeypatch):
    sign_all(presented, but=Signer.PROVIDER)
    looked, over, lift = Event(), Event(), lifts(presented)

    def wait() -> None:
        looked.set()
        over.wait(WAIT)

    after_looking(monkeypatch, wait)

    def follows() -> None:
        looked.wait(WAIT)
        lift()
        over.set()

    at_once(sign_last(presented), follows)
    lifted = last(presented.recognition).pk
    assert [one.pk > lifted for one in events.history(presented.agreement) if one.code == DONE] == [True]


def test_a_file_holds_every_learner_before_it_takes_a_number(db_school, monkeypatch):
    """Somebody begins an agreement for the learner of the second row while the first one goes in: nobody is stuck."""
    school, second = db_school
    numbered, held = Event(), Event()
    take, hold = takeover.numbers.take, drafts.hold_learner
    file = school.hand_in(school.row(), second)
    actions.let_in(actor=school.boss, file_id=file.pk, seen=school.look(file).seen, now=NOW)
    threads = []

    def takes(series: str) -> int:
        number = take(series)
        if get_ident() in threads:
            numbered.set()
            held.wait(2)
        return number

    def holds(person_id) -> None:
        hold(person_id)
        held.set()

    def begins() -> object:
        numbered.wait(WAIT)
        other = Track.objects.get(person__family_name="Tweede")
        coach = Actor(other.coach_id, Role.COACH, other.provider_id)
        return drafts.begin(actor=coach, track_id=other.pk, recognition_id=school.recognition.pk, now=NOW)

    def takes_over() -> object:
        threads.append(get_ident())
        return actions.take_over(file_id=file.pk, now=NOW)

    monkeypatch.setattr(takeover.numbers, "take", takes)
    monkeypatch.setattr(drafts, "hold_learner", holds)
    _done, begun = at_once(takes_over, begins)
    assert {one[0] for one in AgreementFile.objects.get().results.values()} == {"new"}
    assert begun == {"agreement.once_per_company"}


@pytest.fixture
def db_school():
    """A school with two learners who work already."""
    school = outside.school()
    other = TrackFactory(
        searching=True,
        guided=True,
        provider=school.track.provider,
        training=school.track.training,
        ends_on=school.track.ends_on,
        person__family_name="Tweede",
        person__birth_date=date(2009, 5, 6),
    )
    told = {"given_name": other.person.given_name, "family_name": "Tweede", "birth_date": "2009-05-06"}
    return school, school.row(**told, old_number="2")


def proposed(story):
    """A change that holds from the first day on, to which the company said yes."""
    sign_all(story)
    return changing.propose(story, story.company, now=NOW, from_on=BEGINS)


def says_yes(row, actor):
    return lambda: changing.agree(row, actor, now=NOW)


def test_of_two_last_yeses_at_once_both_count_and_the_change_is_agreed_once(presented):
    row = proposed(presented)
    told = at_once(says_yes(row, presented.coach), says_yes(row, presented.guardian))
    assert not any(isinstance(one, frozenset) for one in told), told
    row.refresh_from_db()
    assert row.state == AmendmentState.AGREED
    agreed = [one for one in events.history(presented.agreement) if one.code == AgreementHappened.AMENDMENT_AGREED]
    assert len(agreed) == 2


def test_the_control_without_the_lock_each_yes_waits_for_the_other(presented, monkeypatch):
    row = proposed(presented)
    both = Barrier(2, timeout=WAIT)
    waits_for = amendments.waits_for

    def found(_actor, agreement_id, **_):
        return Agreement.objects.named().get(pk=agreement_id)

    def waits(one):
        answer = waits_for(one)
        both.wait()
        return answer

    monkeypatch.setattr(amendments, "held", found)
    monkeypatch.setattr(amendments, "waits_for", waits)
    monkeypatch.setattr(amendments.events, "record", lambda *_given, **_told: None)  # its chain is a lock of its own
    at_once(says_yes(row, presented.coach), says_yes(row, presented.guardian))
    row.refresh_from_db()
    assert row.state == AmendmentState.PROPOSED
    assert waits_for(row) == []


def test_a_change_is_agreed_to_or_withdrawn(presented):
    row = proposed(presented)
    changing.agree(row, presented.guardian, now=NOW)
    told = at_once(
        says_yes(row, presented.coach),
        lambda: amendments.withdraw(actor=presented.company, amendment_id=row.pk, now=NOW),
    )
    assert sum(isinstance(one, frozenset) for one in told) == 1
    row.refresh_from_db()
    assert row.state in {AmendmentState.AGREED, AmendmentState.WITHDRAWN}
