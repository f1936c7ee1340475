"""The shielded part of a file: who opens it, what the table and the history hold, and what is gone for good."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tandem.base import events, secrecy
from tandem.base.actor import SYSTEM, Actor
from tandem.base.secrecy import UnreadableBoxError
from tandem.journey.intake.actions import clock, tracks
from tandem.journey.intake.actions import needs as actions
from tandem.journey.intake.models import NeedsAgreement, NeedsFile
from tandem.journey.intake.queries import needs as doors
from tandem.journey.intake.rules.needs import Told
from tandem.journey.intake.terms.needs import GivenBy, Need, NeedsHappened, Scope
from tandem.journey.intake.terms.tracks import LeftReason
from tandem.registers.access.terms import Role
from tests.factories.accounts import UserFactory
from tests.factories.intake import NeedsFileFactory, TrackFactory
from tests.factories.people import GuardianshipFactory, PersonFactory
from tests.tandem.registers.house import ROLES, last, opens, refused, somebody

pytestmark = pytest.mark.django_db

CANARY = "kanarie zonder kooi"
TOLD = Told(frozenset({Need.QUIET_PLACE, Need.EXTRA_BREAKS}), CANARY)


@pytest.fixture
def track():
    return TrackFactory(guided=True, person__user=UserFactory())


@pytest.fixture
def learner(track):
    return Actor(track.person.user_id, Role.LEARNER)


@pytest.fixture
def coach(track):
    return Actor(track.coach_id, Role.COACH, track.provider_id)


@pytest.fixture
def parent(track):
    row = GuardianshipFactory(child=track.person, guardian=PersonFactory(with_account=True, kept_by=track.provider_id))
    return Actor(row.guardian.user_id, Role.GUARDIAN)


def kept(track, actor, now):
    actions.agree(actor=actor, track_id=track.pk, scope=Scope.KEEP, now=now)
    return actions.keep(actor=actor, track_id=track.pk, told=TOLD, now=now)


def test_what_a_learner_needs_is_kept_under_seal(track, learner, now):
    row = kept(track, learner, now)

    stored = NeedsFile.objects.get()
    assert doors.read(stored) == TOLD
    assert CANARY not in stored.sealed
    assert "quiet" not in stored.sealed
    assert (row.kept_by, row.kept_at) == (learner.user_id, now)


def test_the_history_says_that_something_was_kept_and_never_what(track, learner, now):
    kept(track, learner, now)
    actions.erase(actor=learner, track_id=track.pk, now=now)

    told = events.history(track)
    assert [one.code for one in told] == [NeedsHappened.AGREED, NeedsHappened.KEPT, NeedsHappened.ERASED]
    assert all("quiet" not in str(one.data) and CANARY not in str(one.data) for one in told)
    assert not any(hasattr(one, "detail") for one in told)


def test_nothing_is_kept_before_somebody_agreed(track, learner, coach, now):
    for actor in (learner, coach):
        with refused("needs.agreed"):
            actions.keep(actor=actor, track_id=track.pk, told=TOLD, now=now)


def test_a_coach_notes_a_paper_and_does_not_agree_for_others(track, coach, now):
    with refused("needs.may_agree"):
        actions.agree(actor=coach, track_id=track.pk, scope=Scope.KEEP, now=now)
    given = {"actor": coach, "track_id": track.pk, "scope": Scope.KEEP, "now": now}
    with refused("needs.signed_in_past"):
        actions.note_agreement(**given, given_by=GivenBy.GUARDIAN, signed_on=now.date() + timedelta(days=1))

    row = actions.note_agreement(**given, given_by=GivenBy.GUARDIAN, signed_on=now.date())

    assert (row.voice, row.signed_on, row.given_by) == (GivenBy.GUARDIAN, now.date(), coach.user_id)
    actions.keep(actor=coach, track_id=track.pk, told=TOLD, now=now)
    assert doors.read(NeedsFile.objects.get()) == TOLD


def test_a_paper_from_before_a_withdrawal_is_no_agreement(track, coach, learner, now):
    day = now.date()
    given = {"actor": coach, "track_id": track.pk, "given_by": GivenBy.LEARNER, "now": now}
    for scope in Scope:
        actions.agree(actor=learner, track_id=track.pk, scope=scope, now=now - timedelta(days=9))
    actions.withdraw(actor=learner, track_id=track.pk, scope=Scope.COMPANY, now=now - timedelta(days=5))
    with refused("needs.signed_after_withdrawal"):
        actions.note_agreement(**given, scope=Scope.COMPANY, signed_on=day - timedelta(days=5))
    actions.withdraw(actor=learner, track_id=track.pk, scope=Scope.KEEP, now=now - timedelta(days=2))
    for scope in (Scope.KEEP, Scope.SEARCH, Scope.COMPANY):
        with refused("needs.signed_after_withdrawal"):
            actions.note_agreement(**given, scope=scope, signed_on=day - timedelta(days=3))

    row = actions.note_agreement(**given, scope=Scope.KEEP, signed_on=day - timedelta(days=1))

    assert row.signed_on == day - timedelta(days=1)
    assert not NeedsFile.objects.exists()


def test_who_writes_over_something_unseen_is_told_and_nothing_is_lost(track, learner, coach, now):
    kept(track, learner, now)
    with refused("needs.as_seen"):
        actions.keep(actor=coach, track_id=track.pk, told=Told(words="Iets anders."), now=now)

    assert doors.read(NeedsFile.objects.get()) == TOLD
    actions.keep(actor=coach, track_id=track.pk, told=Told(words="Iets anders."), seen=TOLD, now=now)
    assert doors.kept_of(track) == Told(words="Iets anders.")


def test_a_parent_of_a_minor_agrees_as_a_parent(track, parent, now):
    row = actions.agree(actor=parent, track_id=track.pk, scope=Scope.KEEP, now=now)

    assert row.voice == GivenBy.GUARDIAN
    with refused("needs.agreed_once"):
        actions.agree(actor=parent, track_id=track.pk, scope=Scope.KEEP, now=now)


def test_who_no_longer_agrees_has_everything_erased_at_once(track, learner, now):
    kept(track, learner, now)
    actions.agree(actor=learner, track_id=track.pk, scope=Scope.COMPANY, now=now)

    actions.withdraw(actor=learner, track_id=track.pk, scope=Scope.KEEP, now=now)

    assert not NeedsFile.objects.exists()
    assert not NeedsAgreement.objects.valid().exists()
    assert NeedsAgreement.objects.filter(withdrawn_by=learner.user_id).count() == 2
    assert doors.for_search([track.pk]) == {}
    assert not opens(actions.withdraw, actor=learner, track_id=track.pk, scope=Scope.KEEP, now=now)


def test_a_company_hears_it_only_while_somebody_agrees(track, learner, now):
    kept(track, learner, now)
    assert doors.shared_with_company(track.pk) == frozenset()

    actions.agree(actor=learner, track_id=track.pk, scope=Scope.COMPANY, now=now)
    assert doors.shared_with_company(track.pk) == TOLD.needs

    actions.withdraw(actor=learner, track_id=track.pk, scope=Scope.COMPANY, now=now)
    assert doors.shared_with_company(track.pk) == frozenset()
    assert doors.read(NeedsFile.objects.get()) == TOLD


def test_a_search_hears_met_or_not_met(track, learner, now):
    kept(track, learner, now)
    assert doors.for_search([track.pk]) == {}
    actions.agree(actor=learner, track_id=track.pk, scope=Scope.SEARCH, now=now)

    assert doors.for_search([track.pk, uuid4()]) == {track.pk: TOLD.needs}
    assert doors.meets(track.pk, ["quiet_place", "extra_breaks", "adapted_hours"])
    assert not doors.meets(track.pk, ["quiet_place"])
    assert doors.meets(uuid4(), [])


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("place", ["own", "other"])
def test_nobody_else_opens_it(role, place, track, day, now):
    row = NeedsFileFactory(track=track)
    actor = somebody(role, track.provider_id if place == "own" else uuid4())

    assert not opens(doors.needs_file_for, actor, row.track_id, day=day)
    assert not opens(doors.agreements_for, actor, row.track_id, day=day)
    for act in (actions.erase, actions.keep, actions.agree, actions.withdraw):
        more = {"told": TOLD} if act is actions.keep else {} if act is actions.erase else {"scope": Scope.KEEP}
        assert not opens(act, actor=actor, track_id=row.track_id, now=now, **more)


def test_the_learner_the_parent_and_the_one_coach_open_it(track, learner, coach, parent, day):
    row = NeedsFileFactory(track=track)

    for actor in (learner, coach, parent):
        assert doors.needs_file_for(actor, track.pk, day=day) == row


def test_without_a_coach_nobody_of_the_school_opens_it(day):
    row = NeedsFileFactory(track=TrackFactory())

    for role in (Role.COACH, Role.PROVIDER_ADMIN):
        assert not opens(doors.needs_file_for, somebody(role, row.track.provider_id), row.track_id, day=day)


def test_a_sealed_text_moved_to_another_learner_does_not_open(track, learner, now):
    row = kept(track, learner, now)
    moved = NeedsFileFactory(track=TrackFactory(), sealed=row.sealed)

    with pytest.raises(UnreadableBoxError):
        doors.read(moved)


def test_everything_is_sealed_anew_with_the_newest_key(track, learner, settings, now):
    kept(track, learner, now)
    before = settings.NEEDS_KEYS
    settings.NEEDS_KEYS = f"{secrecy.new_key('2027a')} {before}"

    assert actions.reseal(actor=SYSTEM, now=now) == 1

    stored = NeedsFile.objects.get()
    assert secrecy.key_of(stored.sealed) == "2027a"
    assert doors.read(stored) == TOLD
    assert last(track).data == {"key": "2027a"}
    assert actions.reseal(actor=SYSTEM, now=now) == 0
    settings.NEEDS_KEYS = before
    with pytest.raises(UnreadableBoxError):
        doors.read(stored)


def test_only_the_platform_seals_anew(coach, now):
    with refused("needs.may_reseal"):
        actions.reseal(actor=coach, now=now)


def test_a_year_after_a_learner_left_everything_is_erased(track, learner, now):
    kept(track, learner, now)
    tracks.leave(actor=SYSTEM, track_id=track.pk, reason=LeftReason.WORK, left_on=now.date(), now=now)

    assert clock.tick(now=now + timedelta(days=364)) == {"needs_erased": 0}
    assert clock.tick(now=now + timedelta(days=365)) == {"needs_erased": 1}

    assert not NeedsFile.objects.exists()
    assert not NeedsAgreement.objects.exists()
    assert last(track).code == NeedsHappened.ERASED
    assert clock.tick(now=now + timedelta(days=365)) == {"needs_erased": 0}


def test_an_agreement_goes_a_year_after_leaving_where_nothing_was_written_down(track, learner, now):
    actions.agree(actor=learner, track_id=track.pk, scope=Scope.KEEP, now=now)
    actions.withdraw(actor=learner, track_id=track.pk, scope=Scope.KEEP, now=now)
    actions.agree(actor=learner, track_id=track.pk, scope=Scope.KEEP, now=now)
    tracks.leave(actor=SYSTEM, track_id=track.pk, reason=LeftReason.WORK, left_on=now.date(), now=now)

    clock.tick(now=now + timedelta(days=364))
    assert NeedsAgreement.objects.count() == 2
    clock.tick(now=now + timedelta(days=365))
    assert not NeedsAgreement.objects.exists()
